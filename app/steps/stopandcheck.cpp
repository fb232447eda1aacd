// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopandcheck.h"

#include "phases.h"

#include "app/change/shellcall.h"
#include "app/survey/printable.h"
#include "app/text/bridgeconfigedit.h"

#include <QObject>
#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

StepPlan planCheck(const StepContext &context)
{
    StepPlan plan;
    plan.reason = QObject::tr("One question would not do: Synapse never returns appservice_id, and without ?user_id= it "
                              "answers with the registration's random sender.");
    if (!latest<RegisterBot>(context.journal.standing()))
        plan.changes.emplace_back(RegisterBot{context.settings.botId()});
    return plan;
}

QByteArray askProbes(const StepContext &context)
{
    const Settings &settings = context.settings;
    const QString directory = settings.bridgeDirectory;
    return shellCall("stop_and_check",
        {directory + QStringLiteral("/registration.yaml"), directory + QStringLiteral("/doublepuppet.yaml"),
            settings.bridge.bot, settings.domain, settings.operatorId, settings.bridge.appserviceId,
            context.facts.registrationInSynapse.path, directory + QStringLiteral("/config.yaml"),
            context.readOnly ? QStringLiteral("yes") : QStringLiteral("no")});
}

QString sentence(const Exchange &exchange)
{
    if (exchange.status == 0)
        return QObject::tr("no answer");
    QString text = QString::number(exchange.status);
    if (!exchange.errcode.isEmpty())
        text += QLatin1Char(' ') + printable(exchange.errcode);
    if (!exchange.userId.isEmpty())
        text += QLatin1Char(' ') + printable(exchange.userId);
    else if (!exchange.error.isEmpty())
        text += QStringLiteral(" “") + printable(exchange.error) + QStringLiteral("”");
    else if (exchange.body.startsWith('<'))
        text += QObject::tr(" an HTML page");
    return text;
}

bool redirected(const Exchange &exchange)
{
    return (exchange.status >= 300 && exchange.status < 400) || exchange.body.trimmed().startsWith('<');
}

/// The registration's sender, as whom Synapse answers its token.
QString senderOf(const StepContext &context)
{
    const Result<Registration> registration = parseRegistration(context.facts.bridgeRegistration.bytes);
    return registration ? QLatin1Char('@') + registration->senderLocalpart + QLatin1Char(':') + context.settings.domain
                        : QString();
}

} // namespace

QString likelyCause(const StepContext &context, const Sections &answers)
{
    const Exchange control = exchangeOf(answers, "control");
    const Exchange whoami = exchangeOf(answers, "whoami");
    const Exchange ping = exchangeOf(answers, "ping");
    const Exchange registered = exchangeOf(answers, "register");
    const Exchange puppet = exchangeOf(answers, "whoami-puppet");
    const Exchange bot = exchangeOf(answers, "whoami-bot");
    const Exchange device = exchangeOf(answers, "device-create");
    const QByteArray log = answer(answers, "synapse-log");
    const QByteArray copy = answer(answers, "token-hash-copy");
    const QByteArray original = answer(answers, "token-hash-registration");
    const QByteArray config = answer(answers, "token-hash-config");
    QString copyName = QStringLiteral("registration.yaml");
    bool copyUnreadable = false;
    for (const char *name : {"doublepuppet.yaml", "registration.yaml"}) {
        const QByteArray section = QByteArray("read-as-synapse-") + name;
        if (answers.contains(section) && !succeeded(answers, section)) {
            copyUnreadable = true;
            copyName = QLatin1String(name);
        }
    }

    if (redirected(whoami) || redirected(control))
        return QObject::tr("A proxy or MAS answered instead of Synapse: %1 does not lead to Synapse itself.")
            .arg(context.settings.synapseUrl);
    if (control.status == 0 || whoami.status == 0) {
        if (log.contains("PermissionError") || copyUnreadable)
            return QObject::tr("Synapse does not run, because it cannot read %1: the file is closed to the user it runs as.")
                .arg(copyName);
        if (log.contains("FileNotFoundError"))
            return QObject::tr("Synapse does not run, because a registration that homeserver.yaml names is not there: a path "
                               "of the host stands where the container's belongs.");
        return QObject::tr("Synapse does not answer at %1; its log says why.").arg(context.settings.synapseUrl);
    }
    if (control.status == 503)
        return QObject::tr("MAS is down: Synapse cannot ask it about a token, so the check itself cannot be trusted. Start MAS "
                           "and check again.");
    if (control.status != 401)
        return QObject::tr("A random token was not refused, so the check itself cannot be trusted.");
    if (copyUnreadable)
        return QObject::tr("Synapse's user cannot read %1 in its directory; the next restart of Synapse would fail.")
            .arg(copyName);
    if (original.isEmpty() || original == "missing")
        return QObject::tr("registration.yaml holds no token that can be used: there must be exactly one line “as_token: …”.");
    if (original != copy)
        return QObject::tr("The copy of registration.yaml that Synapse reads holds another token than the bridge's: it was "
                           "generated again after it was copied.");
    if (original != config)
        return QObject::tr("The token in config.yaml differs from the one in registration.yaml, so the bridge would present a "
                           "token that Synapse does not know.");
    if (whoami.status == 401) {
        const bool named = context.facts.homeserver.bytes.contains("registration.yaml");
        return named
            ? QObject::tr("Synapse does not know the token: it was not restarted since the registration was written, or the "
                          "tokens were generated again afterwards.")
            : QObject::tr("The registration is not loaded: homeserver.yaml does not name it in app_service_config_files.");
    }
    if (whoami.status != 200)
        return QObject::tr("Synapse answers the bridge's token with status %1.").arg(whoami.status);
    if (whoami.userId != senderOf(context))
        return QObject::tr("The token belongs to %1, not to the sender of registration.yaml.").arg(printable(whoami.userId));
    if (ping.status == 403)
        return QObject::tr("The token belongs to another appservice id than “%1”: the registration's id is wrong.")
            .arg(context.settings.bridge.appserviceId);
    if (ping.status == 404)
        return QObject::tr("This Synapse does not know the appservice ping; it is too old.");
    if (registered.errcode == QLatin1String("M_EXCLUSIVE") || bot.status == 403)
        return QObject::tr("The bot's name @%1 is outside the registration's namespace: the domain of the configuration and "
                           "Synapse's server_name differ, or the bot was renamed.")
            .arg(context.settings.bridge.bot);
    if (registered.asked && registered.status != 200 && registered.errcode != QLatin1String("M_USER_IN_USE"))
        return QObject::tr("Synapse does not register @%1: %2.").arg(context.settings.bridge.bot, sentence(registered));
    if (device.asked && (device.status / 100 != 2 || exchangeOf(answers, "device-delete").status / 100 != 2))
        return QObject::tr("A device cannot be made and deleted for the bot without a login (MSC4190), so encryption could not "
                           "work under MAS.");
    if (ping.status == 200 && !context.readOnly)
        return QObject::tr("Something already listens at the bridge's address, though the bridge was not started yet.");
    if (ping.status != 502 && ping.status != 200)
        return QObject::tr("Synapse does not answer the ping of the bridge's id as it should: %1.").arg(sentence(ping));
    if (puppet.status != 200 || exchangeOf(answers, "whoami-operator").status != 200)
        return QObject::tr(
            "The double puppet's registration is not accepted: its namespace does not cover %1, or it is not loaded.")
            .arg(context.settings.operatorId);
    if (!answer(answers, "synapse-registration-errors").isEmpty())
        return QObject::tr("Synapse's log has a registration error since it started.");
    return {};
}

namespace {

QList<Proof> judgeProbes(const StepContext &context, const Sections &answers)
{
    const Settings &settings = context.settings;
    QList<Proof> proofs;
    const auto add = [&](const char *key, const QByteArray &name, const QString &claim, auto holds, const QString &cause) {
        const Exchange answered = exchangeOf(answers, name);
        // A health check leaves out what would write.
        if (!answered.asked && context.readOnly)
            return;
        const bool good = holds(answered);
        proofs.append({QLatin1String(key), claim, good, sentence(answered), QString::fromUtf8(answered.transcript),
            good ? QString() : cause});
    };
    const QString sender = senderOf(context);
    const QString bot = settings.botId();
    add(
        "negative-control", "control", QObject::tr("Negative control: a random token is refused by Synapse"),
        [](const Exchange &e) { return e.status == 401 && e.errcode == QLatin1String("M_UNKNOWN_TOKEN"); },
        QObject::tr("The check itself cannot be trusted (503: MAS is down)."));
    add(
        "whoami", "whoami", QObject::tr("The bridge's token is that of its registration's sender"),
        [&](const Exchange &e) { return e.status == 200 && e.userId == sender; },
        QObject::tr("401: the registration is not loaded, the token differs, or MAS judged it; a redirect or a page: a proxy "
                    "or MAS answered."));
    add(
        "ping", "ping",
        context.readOnly ? QObject::tr("Synapse reaches the bridge")
                         : QObject::tr("Synapse knows the bridge's id (and the bridge is not up yet)"),
        [&](const Exchange &e) {
            return context.readOnly ? e.status == 200 || e.status == 502
                                    : e.status == 502 && e.errcode == QLatin1String("M_CONNECTION_FAILED");
        },
        QObject::tr(
            "403: the token belongs to another id; 404: Synapse is too old; 200: something already listens at that address."));
    add(
        "register-bot", "register", QObject::tr("The bot's user can be registered by the bridge"),
        [&](const Exchange &e) { return e.status == 200 || e.errcode == QLatin1String("M_USER_IN_USE"); },
        QObject::tr("M_EXCLUSIVE: the namespace is wrong."));
    add(
        "whoami-bot", "whoami-bot", QObject::tr("The bridge may act as %1").arg(bot),
        [&](const Exchange &e) { return e.status == 200 && e.userId == bot; },
        QObject::tr("403: the bot is outside the namespaces, or not registered."));
    add(
        "device-created", "device-create", QObject::tr("MSC4190: a device is created for the bot without a login"),
        [](const Exchange &e) { return e.status / 100 == 2; }, QObject::tr("Encryption could not work under MAS."));
    add(
        "device-deleted", "device-delete", QObject::tr("… and deleted again"),
        [](const Exchange &e) { return e.status / 100 == 2; }, QObject::tr("Encryption could not work under MAS."));
    add(
        "whoami-puppet", "whoami-puppet", QObject::tr("The double puppet's token is accepted"),
        [&](const Exchange &e) { return e.status == 200 && e.userId == QStringLiteral("@_doublepuppet:") + settings.domain; },
        QObject::tr("The double puppet's registration is not loaded."));
    add(
        "whoami-operator", "whoami-operator", QObject::tr("… and may speak as %1").arg(settings.operatorId),
        [&](const Exchange &e) { return e.status == 200 && e.userId == settings.operatorId; },
        QObject::tr("Its namespace does not cover the operator."));

    const QByteArray original = answer(answers, "token-hash-registration");
    const bool equal = !original.isEmpty() && original != "missing" && original == answer(answers, "token-hash-copy")
        && original == answer(answers, "token-hash-config");
    proofs.append({QStringLiteral("tokens-equal"),
        QObject::tr("config.yaml, registration.yaml and Synapse's copy hold the same token"), equal,
        QObject::tr("SHA-256 %1… · %2… · %3…")
            .arg(QString::fromUtf8(answer(answers, "token-hash-config").left(12)), QString::fromUtf8(original.left(12)),
                QString::fromUtf8(answer(answers, "token-hash-copy").left(12))),
        {}, equal ? QString() : QObject::tr("A token was generated again after the files were copied.")});
    const bool readable =
        succeeded(answers, "read-as-synapse-registration.yaml") && succeeded(answers, "read-as-synapse-doublepuppet.yaml");
    proofs.append({QStringLiteral("copies-readable"), QObject::tr("Synapse's own user can read both registrations"), readable,
        readable ? QObject::tr("read in its container as its user") : QObject::tr("not both"), {},
        readable ? QString() : QObject::tr("The next restart of Synapse would fail.")});
    const QByteArray errors = answer(answers, "synapse-registration-errors");
    const bool clean = errors.isEmpty();
    proofs.append({QStringLiteral("log-clean"), QObject::tr("Synapse's log has no registration error since it started"), clean,
        errors.isEmpty() ? QObject::tr("none since %1").arg(QString::fromUtf8(answer(answers, "synapse-started")))
                         : QString::fromUtf8(errors).section(QLatin1Char('\n'), -1),
        QString::fromUtf8(errors + "\n\n" + answer(answers, "synapse-log")), {}});
    return proofs;
}

} // namespace

std::map<QString, QByteArray> evidenceFiles(const StepContext &context, const Sections &answers)
{
    std::map<QString, QByteArray> files;
    int number = 0;
    for (const char *probe : {"control", "whoami", "ping", "register", "whoami-bot", "device-create", "device-delete",
             "whoami-puppet", "whoami-operator"}) {
        if (const Exchange answered = exchangeOf(answers, probe); answered.asked)
            files[QStringLiteral("%1-%2.txt").arg(++number, 2, 10, QLatin1Char('0')).arg(QLatin1String(probe))] =
                answered.transcript + '\n';
    }
    files[QStringLiteral("synapse-log.txt")] = answer(answers, "synapse-log") + '\n';
    files[QStringLiteral("mas-log.txt")] = answer(answers, "mas-log") + '\n';
    files[QStringLiteral("token-hashes.txt")] = "config.yaml        " + answer(answers, "token-hash-config")
        + "\nregistration.yaml  " + answer(answers, "token-hash-registration") + "\ncopy for Synapse   "
        + answer(answers, "token-hash-copy") + '\n';
    QByteArray summary = likelyCause(context, answers).toUtf8() + "\n\n";
    for (const Proof &proof : judgeProbes(context, answers))
        summary += (proof.holds ? "PASS  " : "FAIL  ") + proof.claim.toUtf8() + "\n      " + proof.evidence.toUtf8() + '\n';
    files[QStringLiteral("summary.txt")] = summary;
    return files;
}

std::vector<Step> stopAndCheckSteps()
{
    return {{stopAndCheckStep, "stop-and-check", Phase::StopAndCheck, QObject::tr("STOP-AND-CHECK"),
        QObject::tr("Does Synapse accept the bridge's token beside MAS? Nothing after this can be reached while one of these "
                    "probes is red."),
        planCheck, askProbes, judgeProbes, {}}};
}

} // namespace Bridgekeeper
