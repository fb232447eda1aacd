// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"
#include "app/survey/printable.h"
#include "app/text/bridgeconfigedit.h"
#include "app/text/composeedit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>

namespace Bridgekeeper {

namespace {

StepPlan planService(const StepContext &context)
{
    StepPlan plan;
    const Settings &settings = context.settings;
    const ServerFacts &facts = context.facts;
    ComposeService block;
    block.name = settings.bridge.service.toUtf8();
    block.containerName = block.name;
    block.image = settings.bridgeImage().toUtf8();
    block.database = settings.postgresService.toUtf8();
    const ComposeServiceFact *postgres = facts.service(settings.postgresService);
    block.databaseHasHealthcheck = postgres && postgres->healthcheck;
    const QString beside = facts.composeFile.path.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/');
    block.dataDirectory =
        (settings.bridgeDirectory.startsWith(beside) ? QStringLiteral("./") + settings.bridgeDirectory.mid(beside.size())
                                                     : settings.bridgeDirectory)
            .toUtf8();
    const QString declared = facts.composeNetworks.key(settings.network);
    block.network = (declared.isEmpty() ? settings.network : declared).toUtf8();
    if (declared.isEmpty())
        block.externalNetwork = settings.network.toUtf8();
    const Result<QByteArray> after = withService(facts.composeFile.bytes, block, facts.composeFile.path);
    if (!after) {
        plan.state = StepPlan::State::Blocked;
        plan.reason = reasonFrom(after.error());
        return plan;
    }
    if (*after == facts.composeFile.bytes)
        plan.reason = QObject::tr("The compose file has the service.");
    else
        plan.changes.emplace_back(WriteFile::of(facts.composeFile, *after,
            QObject::tr("Add the service %1, without any published port").arg(settings.bridge.service), FileCheck::Compose));
    return plan;
}

QByteArray askService(const StepContext &context)
{
    return shellCall(
        "prove_compose", {context.settings.bridge.service, context.readOnly ? QStringLiteral("yes") : QStringLiteral("no")});
}

/// What Compose's resolved definition of the service has beyond the block that was shown: keys, and mounts but the bridge's
/// directory at /data.
QStringList addedToService(const QJsonObject &service, const QString &directory)
{
    static const QStringList shown{QStringLiteral("command"), QStringLiteral("container_name"), QStringLiteral("depends_on"),
        QStringLiteral("entrypoint"), QStringLiteral("image"), QStringLiteral("networks"), QStringLiteral("ports"),
        QStringLiteral("restart"), QStringLiteral("volumes")};
    QStringList added;
    for (auto entry = service.begin(); entry != service.end(); ++entry) {
        const bool empty = entry.value().isNull();
        if (!shown.contains(entry.key())
            || ((entry.key() == QLatin1String("command") || entry.key() == QLatin1String("entrypoint")) && !empty))
            added.append(printable(entry.key(), 100));
    }
    for (const QJsonValue value : service.value(QLatin1String("volumes")).toArray()) {
        const QJsonObject mount = value.toObject();
        const QString source = mount.value(QLatin1String("source")).toString();
        if (source != directory || mount.value(QLatin1String("target")).toString() != QLatin1String("/data"))
            added.append(QObject::tr("%1 mounted").arg(printable(source)));
    }
    return added;
}

QList<Proof> judgeService(const StepContext &context, const Sections &answers)
{
    const QString name = context.settings.bridge.service;
    const ComposeServiceFact *service = context.facts.service(name);
    const QJsonObject known = QJsonDocument::fromJson(answer(answers, "compose-json"))
                                  .object()
                                  .value(QLatin1String("services"))
                                  .toObject()
                                  .value(name)
                                  .toObject();
    const bool ports = !known.value(QLatin1String("ports")).toArray().isEmpty();
    const QStringList others = addedToService(known, context.settings.bridgeDirectory);
    return {{QStringLiteral("compose-accepts"), QObject::tr("docker compose accepts the file"),
                succeeded(answers, "compose-accepts"), QObject::tr("docker compose config: status 0"), {}, {}},
        {QStringLiteral("compose-service"), QObject::tr("It knows the service %1, pinned to its image").arg(name),
            service && service->image == context.settings.bridgeImage(),
            service ? service->image : QObject::tr("no such service"), {}, {}},
        {QStringLiteral("compose-no-ports"), QObject::tr("The service publishes no port"), !known.isEmpty() && !ports,
            ports ? QObject::tr("it publishes some") : QObject::tr("none"), {}, {}},
        {QStringLiteral("compose-as-shown"), QObject::tr("Compose makes of it what was shown, and adds nothing"),
            !known.isEmpty() && others.isEmpty(),
            others.isEmpty() ? QObject::tr("image, name, restart, network and one directory")
                             : QObject::tr("not shown: %1").arg(others.join(QStringLiteral(", "))),
            {},
            others.isEmpty()
                ? QString()
                : QObject::tr("Another file of the stack (an override file, .env) adds to the service. Take it out there, "
                              "then run the step again.")}};
}

StepPlan planStart(const StepContext &context)
{
    StepPlan plan;
    const Settings &settings = context.settings;
    const ContainerFact &container = context.facts.bridgeContainer;
    if (container.exists && !latest<StartService>(context.journal.standing())) {
        plan.state = StepPlan::State::Blocked;
        plan.reason =
            QObject::tr("A container named %1 is there already, and this program did not make it. Rename or remove it.")
                .arg(container.name);
        return plan;
    }
    if (container.exists && container.state == QLatin1String("running")) {
        plan.reason = QObject::tr("The bridge is running.");
        return plan;
    }
    const DatabaseFact *database = context.facts.database(settings.bridge.database);
    const QByteArray pickleKey = context.facts.keptPickleKey.bytes.trimmed();
    if (settings.earlierData == EarlierData::Restore && context.facts.keptDump.exists && !pickleKey.isEmpty() && database
        && database->tables == 0) {
        // The dump holds the bot's own keys encrypted under the earlier installation's pickle_key.
        const Result<QByteArray> config = withPickleKey(context.facts.bridgeConfig.bytes, pickleKey);
        if (!config) {
            plan.state = StepPlan::State::Blocked;
            plan.reason = reasonFrom(config.error());
            return plan;
        }
        if (*config != context.facts.bridgeConfig.bytes)
            plan.changes.emplace_back(WriteFile::of(context.facts.bridgeConfig, *config,
                QObject::tr("Put the earlier installation's pickle_key back into config.yaml, which its data needs")));
        plan.changes.emplace_back(RestoreDatabase{settings.bridge.database, settings.bridge.database});
    }
    plan.changes.emplace_back(StartService{settings.bridge.service, settings.bridge.service, settings.bridgeDirectory,
        settings.bridge.database, settings.botId(), settings.earlierData == EarlierData::Restore, 120});
    return plan;
}

QByteArray askBridge(const StepContext &context)
{
    const Settings &settings = context.settings;
    return shellCall("prove_bridge",
        {settings.bridge.service, settings.network, QString::number(settings.bridge.port), settings.bridge.appserviceId,
            settings.bridgeDirectory + QStringLiteral("/registration.yaml")});
}

QList<Proof> judgeBridge(const StepContext &, const Sections &answers)
{
    const QList<QByteArray> state = answer(answers, "bridge-state").split(' ');
    const bool running = state.size() >= 2 && state[0] == "running" && state[1] == "0";
    const Exchange ready = exchangeOf(answers, "ready");
    const Exchange ping = exchangeOf(answers, "ping-bridge");
    const int duration = QJsonDocument::fromJson(ping.body).object().value(QLatin1String("duration_ms")).toInt(-1);
    const bool started = answer(answers, "bridge-started").toInt() > 0 && answer(answers, "bridge-fatal").toInt() == 0;
    const QByteArray log = answer(answers, "bridge-log");
    return {{QStringLiteral("bridge-running"), QObject::tr("The container runs and does not restart"), running,
                QString::fromUtf8(state.mid(0, 3).join(' ')), {}, {}},
        {QStringLiteral("bridge-started"), QObject::tr("Its log reached “Bridge started”, with no fatal line"), started,
            QObject::tr("%1 started, %2 fatal")
                .arg(QString::fromUtf8(answer(answers, "bridge-started")), QString::fromUtf8(answer(answers, "bridge-fatal"))),
            QString::fromUtf8(log), {}},
        {QStringLiteral("bridge-ready"), QObject::tr("The bridge says that it is ready"), ready.status == 200,
            QObject::tr("/_matrix/mau/ready: %1").arg(ready.status), QString::fromUtf8(ready.transcript), {}},
        {QStringLiteral("bridge-ping"), QObject::tr("Synapse reaches the bridge"), ping.status == 200 && duration >= 0,
            duration >= 0 ? QObject::tr("ping %1 ms").arg(duration)
                          : QObject::tr("%1 %2").arg(QString::number(ping.status), ping.errcode),
            QString::fromUtf8(ping.transcript), {}}};
}

} // namespace

std::vector<Step> launchSteps()
{
    return {
        {16, "compose-service", Phase::Launch, QObject::tr("Add the service to the compose file"),
            QObject::tr("One block is added; no other service may change by it."), planService, askService, judgeService,
            {SurveyPart::Compose}},
        {17, "start-bridge", Phase::Launch, QObject::tr("Start the bridge"),
            QObject::tr("Only this service, with --no-deps: without it a drifted Postgres would be recreated."), planStart,
            askBridge, judgeBridge, {SurveyPart::Docker, SurveyPart::Postgres, SurveyPart::Bridge}},
    };
}

} // namespace Bridgekeeper
