// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"
#include "app/text/bridgeconfigedit.h"

#include <QObject>

namespace Bridgekeeper {

namespace {

StepPlan planDirectory(const StepContext &context)
{
    StepPlan plan;
    const FileFact &directory = context.facts.bridgeDirectory;
    if (directory.exists) {
        plan.reason = QObject::tr("%1 is there.").arg(directory.path);
        if (!directory.empty && !latest<MakeDirectory>(context.journal.standing())) {
            plan.state = StepPlan::State::Blocked;
            plan.reason = QObject::tr("%1 is there already, and this program did not make it. Move it away, or choose another "
                                      "directory in the settings.")
                              .arg(directory.path);
        }
        return plan;
    }
    plan.changes.emplace_back(
        MakeDirectory{context.settings.bridgeDirectory, QStringLiteral("700"), QStringLiteral("1337:1337")});
    return plan;
}

QByteArray askDirectory(const StepContext &context)
{
    return "section bridge-directory stat -c '%F %a %u:%g' " + quoted(context.settings.bridgeDirectory) + '\n';
}

QList<Proof> judgeDirectory(const StepContext &, const Sections &answers)
{
    const QByteArray found = answer(answers, "bridge-directory");
    return {
        {QStringLiteral("bridge-directory"), QObject::tr("The directory belongs to the bridge's user, and is closed to others"),
            found == "directory 700 1337:1337", QString::fromUtf8(found), {}, {}}};
}

StepPlan planExample(const StepContext &context)
{
    StepPlan plan;
    if (context.facts.bridgeImageId.isEmpty())
        plan.changes.emplace_back(PullImage{context.settings.bridgeImage()});
    if (!context.facts.bridgeConfig.exists)
        plan.changes.emplace_back(
            RunContainer{context.settings.bridgeImage(), context.settings.bridgeDirectory, QStringLiteral("config.yaml")});
    else
        plan.reason = QObject::tr("config.yaml is there.");
    return plan;
}

QByteArray askExample(const StepContext &context)
{
    return "section image bk_image_identity " + quoted(context.settings.bridgeImage())
        + "\nsection config-file stat -c '%s %a' " + quoted(context.settings.bridgeDirectory + QStringLiteral("/config.yaml"))
        + '\n';
}

QList<Proof> judgeExample(const StepContext &context, const Sections &answers)
{
    const Result<BridgeConfig> config = parseBridgeConfig(context.facts.bridgeConfig.bytes);
    return {{QStringLiteral("image"), QObject::tr("The pinned image is there"), succeeded(answers, "image"),
                QString::fromUtf8(answer(answers, "image")), {}, {}},
        {QStringLiteral("config-generated"), QObject::tr("config.yaml is there, and is a configuration of the bridge"),
            config.has_value() && succeeded(answers, "config-file"),
            config ? QObject::tr("%1 bytes, mode %2")
                         .arg(QString::fromUtf8(answer(answers, "config-file")).section(QLatin1Char(' '), 0, 0),
                             QString::fromUtf8(answer(answers, "config-file")).section(QLatin1Char(' '), 1))
                   : config.error().summary,
            {}, {}}};
}

BridgeConfigGoal goal(const StepContext &context)
{
    const Settings &settings = context.settings;
    BridgeConfigGoal goal;
    goal.databaseUri =
        QStringLiteral("postgres://%1:%2@%3:5432/%1?sslmode=disable")
            .arg(settings.bridge.database, QString::fromUtf8(databasePassword(context)), settings.postgresContainer)
            .toUtf8();
    goal.homeserverAddress = settings.synapseInnerUrl.toUtf8();
    goal.domain = settings.domain.toUtf8();
    goal.appserviceAddress = appserviceAddress(settings).toUtf8();
    goal.port = settings.bridge.port;
    goal.admin = settings.operatorId.toUtf8();
    goal.doublePuppetToken = context.secrets.doublePuppetToken;
    // A token that stands there already is the one that the server knows.
    if (const Result<BridgeConfig> config = parseBridgeConfig(context.facts.bridgeConfig.bytes);
        config && !config->doublePuppetToken(settings.domain).isEmpty())
        goal.doublePuppetToken = config->doublePuppetToken(settings.domain).toUtf8();
    return goal;
}

StepPlan planConfig(const StepContext &context)
{
    StepPlan plan;
    const QString path = context.settings.bridgeDirectory + QStringLiteral("/config.yaml");
    const QString summary =
        QObject::tr("Set database, homeserver, address, permissions, encryption and double puppeting in config.yaml");
    const FileFact &config = context.facts.bridgeConfig;
    if (!config.exists) {
        plan.reason = QObject::tr("The diff is known once step 7 has made the example.");
        plan.later.push_back({QLatin1String(WriteFile::kind), path, summary});
        return plan;
    }
    const Result<QByteArray> after = withBridgeSettings(config.bytes, goal(context));
    if (!after) {
        plan.state = StepPlan::State::Blocked;
        plan.reason = reasonFrom(after.error());
        return plan;
    }
    if (*after == config.bytes)
        plan.reason = QObject::tr("config.yaml has all settings already.");
    else
        plan.changes.emplace_back(WriteFile::of(config, *after, summary));
    return plan;
}

QByteArray askConfig(const StepContext &)
{
    return {};
}

QList<Proof> judgeConfig(const StepContext &context, const Sections &)
{
    const Result<BridgeConfig> read = parseBridgeConfig(context.facts.bridgeConfig.bytes);
    if (!read)
        return {{QStringLiteral("config-readable"), QObject::tr("config.yaml can be read"), false, read.error().summary,
            read.error().detail, {}}};
    const BridgeConfig &config = *read;
    const BridgeConfigGoal wanted = goal(context);
    const Settings &settings = context.settings;
    const std::vector<std::pair<QString, QString>> permissions{{QStringLiteral("*"), QStringLiteral("relay")},
        {settings.domain, QStringLiteral("user")}, {settings.operatorId, QStringLiteral("admin")}};
    QStringList shownPermissions;
    for (const auto &[who, level] : config.permissions)
        shownPermissions.append(who + QStringLiteral(": ") + level);
    QStringList puppets;
    for (const auto &[domain, secret] : config.doublePuppetSecrets)
        puppets.append(domain);
    const bool encryption = config.encryptionAllow && config.encryptionDefault && config.encryptionRequire
        && !config.encryptionAppservice && config.msc4190 && config.allowKeySharing && config.selfSign
        && !config.pickleKey.isEmpty();
    const auto word = [](bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); };
    const auto same = [](const char *key, const QString &claim, const QString &found, const QString &expected) {
        return Proof{QLatin1String(key), claim, found == expected, found, {}, {}};
    };
    return {{QStringLiteral("config-database"), QObject::tr("It uses the bridge's own database"),
                config.databaseUri == QString::fromUtf8(wanted.databaseUri) && config.databaseType == QLatin1String("postgres"),
                QObject::tr("%1 at %2").arg(config.databaseType, config.databaseUri.section(QLatin1Char('@'), 1)), {}, {}},
        same("config-homeserver", QObject::tr("It reaches Synapse by its name on the network"), config.homeserverAddress,
            settings.synapseInnerUrl),
        same("config-domain", QObject::tr("Its domain is Synapse's server_name"), config.domain, settings.domain),
        same("config-address", QObject::tr("Synapse reaches it by its name on the network"), config.appserviceAddress,
            appserviceAddress(settings)),
        {QStringLiteral("config-listen"), QObject::tr("It listens on all addresses of its container"),
            config.hostname == QLatin1String("0.0.0.0") && config.port == wanted.port,
            QStringLiteral("%1:%2").arg(config.hostname).arg(config.port), {}, {}},
        {QStringLiteral("config-permissions"), QObject::tr("Exactly three permissions, and none of the example's"),
            config.permissions == permissions, shownPermissions.join(QStringLiteral(", ")), {}, {}},
        {QStringLiteral("config-encryption"), QObject::tr("Encryption is required, by MSC4190, self-signed"), encryption,
            QObject::tr("allow, default, require %1; appservice %2; msc4190 %3; self_sign %4")
                .arg(word(config.encryptionRequire), word(config.encryptionAppservice), word(config.msc4190),
                    word(config.selfSign)),
            {}, {}},
        {QStringLiteral("config-double-puppet"),
            QObject::tr("Double puppeting has one entry, for this domain, and no example server"),
            puppets == QStringList{settings.domain} && config.doublePuppetServers.isEmpty(), puppets.join(QStringLiteral(", ")),
            {}, {}}};
}

} // namespace

std::vector<Step> bridgeConfigurationSteps()
{
    return {
        {6, "bridge-directory", Phase::BridgeConfiguration, QObject::tr("Create the bridge's directory"),
            QObject::tr("Beside the compose file; only the bridge's user (1337) can look into it."), planDirectory,
            askDirectory, judgeDirectory, {SurveyPart::Bridge}},
        {7, "example-config", Phase::BridgeConfiguration, QObject::tr("Generate the example configuration"),
            QObject::tr("The pinned image is pulled, and writes its own example."), planExample, askExample, judgeExample,
            {SurveyPart::Bridge}},
        {8, "config", Phase::BridgeConfiguration, QObject::tr("Edit config.yaml"),
            QObject::tr("Only these settings change; comments, order and everything else stay."), planConfig, askConfig,
            judgeConfig, {SurveyPart::Bridge}},
    };
}

} // namespace Bridgekeeper
