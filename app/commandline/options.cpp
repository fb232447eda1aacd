// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "app/laptop/laptopfile.h"
#include "app/remote/sshconfig.h"

#include <QCommandLineParser>
#include <QObject>
#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

const QStringList verbs{QStringLiteral("plan"), QStringLiteral("apply"), QStringLiteral("check"), QStringLiteral("rollback"),
    QStringLiteral("status"), QStringLiteral("export")};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QObject::tr(
        "Installs the mautrix-signal bridge on a Matrix server over SSH: every change seen, every step proved, every step "
        "reversible.\n\n"
        "Without a verb the window opens. Verbs:\n"
        "  plan      all steps with their diffs; changes nothing       0 nothing to do, 2 changes pending, 1 error\n"
        "  apply     runs the steps; asks before each phase            0 done, 3 stopped by STOP-AND-CHECK, 1 error\n"
        "  check     every proof of every step done so far, read-only  0 all hold, 4 some do not\n"
        "  rollback  takes back every step after --to (default: all)   0 proved back, 1 not all\n"
        "  status    what was done, when, by whom                      0\n"
        "  export    the report as Markdown                            0"));
    parser.addPositionalArgument(
        QStringLiteral("verb"), QObject::tr("plan, apply, check, rollback, status or export"), QStringLiteral("[verb]"));
    parser.addOptions({
        {QStringLiteral("host"), QObject::tr("The server: user@name[:port], or an alias of ~/.ssh/config."),
            QStringLiteral("user@name[:port]")},
        {QStringLiteral("identity"), QObject::tr("A private key file; may be given several times."), QStringLiteral("file")},
        {QStringLiteral("known-hosts"), QObject::tr("The known_hosts file."), QStringLiteral("file")},
        {QStringLiteral("accept-host-key"), QObject::tr("The fingerprint of the one unknown host key to accept."),
            QStringLiteral("SHA256:…")},
        {QStringLiteral("no-agent"), QObject::tr("Do not ask an ssh-agent for keys.")},
        {QStringLiteral("settings"),
            QObject::tr("A YAML file with settings; what it leaves out comes from the server, then from the plan."),
            QStringLiteral("file")},
        {QStringLiteral("sudo-password-stdin"),
            QObject::tr(
                "Read the password for sudo from the first line of standard input; it also answers one question for a password "
                "while logging in.")},
        {QStringLiteral("json"), QObject::tr("Print one JSON document.")},
        {QStringLiteral("until"), QObject::tr("apply: the last step to run."), QStringLiteral("step")},
        {QStringLiteral("to"), QObject::tr("rollback: the last step to keep."), QStringLiteral("step")},
        {QStringLiteral("yes"), QObject::tr("Do not ask.")},
        {QStringLiteral("take-over"), QObject::tr("Take the server over from another operator's session.")},
        {QStringLiteral("trust"),
            QObject::tr(
                "An account of the server, or %group, that you trust like root: it may write what root runs. May be given "
                "several times."),
            QStringLiteral("name")},
        {QStringLiteral("link"), QObject::tr("apply: link Signal, with the QR code in the terminal.")},
        {QStringLiteral("services-md"),
            QObject::tr("apply: the services document to update; server:/path for one on the server."), QStringLiteral("file")},
        {QStringLiteral("memory-md"), QObject::tr("apply: the memory document to update; server:/path for one on the server."),
            QStringLiteral("file")},
        {QStringLiteral("practice-host"), QObject::tr("The window: say that the server is the practice host.")},
        {QStringLiteral("appearance"), QObject::tr("The window's colours: light or dark."), QStringLiteral("light|dark")},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

Error wrong(const QString &sentence)
{
    return {ErrorKind::Input, sentence, {}, QObject::tr("“bridgekeeper --help” lists what can be given.")};
}

Result<int> stepNumber(const QString &text, int least)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < least || number > 20)
        return wrong(QObject::tr("“%1” is not the number of a step: %2 to 20.").arg(text).arg(least));
    return number;
}

} // namespace

QString usage()
{
    QCommandLineParser parser;
    declare(parser);
    return parser.helpText();
}

Result<Options> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(QStringList{QStringLiteral("bridgekeeper")} + arguments))
        return wrong(parser.errorText() + QLatin1Char('.'));
    Options options;
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        options.verb = parser.isSet(QStringLiteral("help")) ? QStringLiteral("help") : QStringLiteral("version");
        return options;
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return wrong(QObject::tr("One verb at a time: “%1” is too much.").arg(positional.mid(1).join(QLatin1Char(' '))));
    options.verb = positional.value(0);
    if (!options.verb.isEmpty() && !verbs.contains(options.verb))
        return wrong(QObject::tr("“%1” is not a verb: %2.").arg(options.verb, verbs.join(QStringLiteral(", "))));

    if (const QString host = parser.value(QStringLiteral("host")); !host.isEmpty()) {
        const Result<ServerAddress> address = parseServerAddress(host);
        if (!address)
            return address.error();
        options.connection.user = address->user;
        options.connection.host = address->host;
        options.connection.port = address->port;
    } else if (!options.verb.isEmpty()) {
        return wrong(QObject::tr("No server was named: --host user@name."));
    }
    options.connection.identities = parser.values(QStringLiteral("identity"));
    options.connection.knownHosts = parser.value(QStringLiteral("known-hosts"));
    options.connection.acceptHostKey = parser.value(QStringLiteral("accept-host-key"));
    options.connection.agent = !parser.isSet(QStringLiteral("no-agent"));
    options.sudoPasswordFromInput = parser.isSet(QStringLiteral("sudo-password-stdin"));
    options.json = parser.isSet(QStringLiteral("json"));
    options.yes = parser.isSet(QStringLiteral("yes"));
    options.takeOver = parser.isSet(QStringLiteral("take-over"));
    options.link = parser.isSet(QStringLiteral("link"));
    options.practiceHost = parser.isSet(QStringLiteral("practice-host"));
    options.appearance = parser.value(QStringLiteral("appearance"));
    static const QRegularExpression fingerprint(QStringLiteral("\\ASHA256:[A-Za-z0-9+/]{43}\\z"));
    if (parser.isSet(QStringLiteral("accept-host-key")) && !fingerprint.match(options.connection.acceptHostKey).hasMatch())
        return wrong(QObject::tr("“%1” is not a fingerprint as ssh-keygen prints it: SHA256: and 43 characters.")
                         .arg(options.connection.acceptHostKey));
    if (parser.isSet(QStringLiteral("appearance")) && options.appearance != QLatin1String("light")
        && options.appearance != QLatin1String("dark"))
        return wrong(QObject::tr("The window's colours are light or dark, not “%1”.").arg(options.appearance));
    // Left unheard, one in place of the other would apply or take back far more than was meant.
    if (parser.isSet(QStringLiteral("until")) && options.verb != QLatin1String("apply"))
        return wrong(QObject::tr("--until belongs to apply; rollback takes --to."));
    if (parser.isSet(QStringLiteral("to")) && options.verb != QLatin1String("rollback"))
        return wrong(QObject::tr("--to belongs to rollback; apply takes --until."));
    if (parser.isSet(QStringLiteral("until"))) {
        const Result<int> until = stepNumber(parser.value(QStringLiteral("until")), 1);
        if (!until)
            return until.error();
        options.until = *until;
    }
    if (parser.isSet(QStringLiteral("to"))) {
        const Result<int> to = stepNumber(parser.value(QStringLiteral("to")), 0);
        if (!to)
            return to.error();
        options.to = *to;
    }
    if (const QString path = parser.value(QStringLiteral("settings")); !path.isEmpty()) {
        const Result<QByteArray> text = readNamedText(path);
        if (!text)
            return wrong(QObject::tr("The settings file cannot be used: %1").arg(text.error().summary));
        Result<Settings> settings = Settings::fromYaml(*text, options.settings);
        if (!settings)
            return settings.error();
        options.settings = std::move(*settings);
    }
    if (parser.isSet(QStringLiteral("trust")))
        options.settings.trustedAccounts = parser.values(QStringLiteral("trust"));
    if (parser.isSet(QStringLiteral("services-md")))
        options.settings.servicesDocument = parser.value(QStringLiteral("services-md"));
    if (parser.isSet(QStringLiteral("memory-md")))
        options.settings.memoryDocument = parser.value(QStringLiteral("memory-md"));
    return options;
}

} // namespace Bridgekeeper
