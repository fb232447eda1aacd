// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "app/survey/printable.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

bool matches(const QString &value, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(value).hasMatch();
}

/// Line ends, control characters, and what nobody sees or turns the writing direction round.
bool hasHiddenCharacter(const QString &value)
{
    const QList<uint> characters = value.toUcs4();
    return std::any_of(characters.begin(), characters.end(), [](uint character) {
        const QChar::Category category = QChar::category(character);
        return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
    });
}

/// Each of these answers why a value cannot be used; empty when it can.

QString whyNoDomain(const QString &value)
{
    // The Matrix specification's server name: host, IPv4 or [IPv6], with an optional port.
    static const char *pattern =
        "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,228}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?";
    if (value.contains(QLatin1String("//")))
        return Words::tr("Give the server's name alone, without “https://”.");
    if (value.startsWith(u'@'))
        return Words::tr("Give the server's name, not a user id.");
    if (!matches(value, pattern) || value.contains(QLatin1String("..")) || value.size() > 230)
        return Words::tr("A Matrix server name looks like “example.org”.");
    return {};
}

QString whyNoUserId(const QString &value, const QString &domain)
{
    if (!value.startsWith(u'@') || !value.contains(u':'))
        return Words::tr("A Matrix user id looks like “@name:example.org”.");
    const QString localpart = value.section(u':', 0, 0).mid(1);
    const QString server = value.section(u':', 1);
    if (!matches(localpart, "[A-Za-z0-9._=/+-]+"))
        return Words::tr("Before the colon of a user id stand letters, digits and . _ = - / + only.");
    if (const QString reason = whyNoDomain(server); !reason.isEmpty())
        return reason;
    if (value.toUtf8().size() > 255)
        return Words::tr("A user id has at most 255 characters.");
    if (!domain.isEmpty() && server != domain)
        return Words::tr("The bridge's admin must be an account of %1.").arg(domain);
    return {};
}

QString whyNoPath(const QString &value)
{
    if (!value.startsWith(u'/'))
        return Words::tr("Give a path that begins with “/”.");
    if (hasHiddenCharacter(value))
        return Words::tr("A path may not hold line breaks, control characters or invisible ones.");
    if (value.endsWith(u'/') || value.contains(QLatin1String("//")))
        return Words::tr("Leave out doubled slashes, and the one at the end.");
    if (value.toUtf8().size() > 4000)
        return Words::tr("The path is too long.");
    for (const QString &name : value.split(u'/')) {
        if (name == QLatin1String(".") || name == QLatin1String(".."))
            return Words::tr("Give the path without “.” and “..”.");
        if (name.toUtf8().size() > 255)
            return Words::tr("A name in the path is longer than 255 bytes.");
    }
    return {};
}

QString whyNoDirectory(const QString &value, const QString &composeFile)
{
    if (const QString reason = whyNoPath(value); !reason.isEmpty())
        return reason;
    if (value.contains(u':') || value.contains(u'$'))
        return Words::tr(
            "Compose reads “:” and “$” in a mounted directory's name as something else; choose a path without them.");
    // The image's entry script makes everything below this directory its own (chown -R) at every start.
    if (composeFile.startsWith(value + u'/'))
        return Words::tr("The bridge takes this directory over whole: give it one of its own.");
    return {};
}

QString whyNoContainer(const QString &value)
{
    return matches(value, "[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}")
        ? QString()
        : Words::tr("A name of Docker's has letters, digits and _ . - only, and begins with a letter or digit.");
}

QString whyNoService(const QString &value)
{
    return matches(value, "[a-zA-Z0-9._][a-zA-Z0-9._-]{0,127}")
        ? QString()
        : Words::tr("A Compose service's name has letters, digits and _ . - only, and begins with no hyphen.");
}

QString whyNoHostName(const QString &value)
{
    return matches(value, "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])")
        ? QString()
        : Words::tr("The bridge's name is a host name too: small letters, digits and hyphens, 2 to 63 of them.");
}

QString whyNoNewDatabase(const QString &value)
{
    return matches(value, "[a-z_][a-z0-9_]{0,62}")
        ? QString()
        : Words::tr("A new database's name has small letters, digits and underscores, at most 63.");
}

QString whyNoDatabaseName(const QString &value)
{
    return matches(value, "[A-Za-z0-9_][A-Za-z0-9_.$-]{0,62}")
        ? QString()
        : Words::tr(
            "A name in PostgreSQL has 1 to 63 letters, digits and _ . $ - here, and begins with none of the last three.");
}

QString whyNoImage(const QString &value)
{
    if (value.contains(u'@'))
        return Words::tr("Give the image without a digest; its tag stands in a field of its own.");
    // Docker's grammar: an optional host with a port, then lower-case path components.
    static const char *pattern = "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?/"
                                 ")?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*";
    return value.size() <= 255 && matches(value, pattern) ? QString()
                                                          : Words::tr("An image looks like “dock.mau.dev/mautrix/signal”.");
}

QString whyNoTag(const QString &value)
{
    return matches(value, "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}") ? QString()
                                                               : Words::tr("An image's tag looks like “v0.2607.0”.");
}

QString whyNoUrl(const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        || url.host().isEmpty())
        return Words::tr("An address looks like “http://127.0.0.1:8008”.");
    // Nothing that a shell, curl or a log could take for something else.
    if (!matches(value, "https?://(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?")
        && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment())
        return Words::tr("The host in an address has letters, digits and . - _ only, or is an IP address.");
    if (url.port(80) == 0)
        return Words::tr("A port is a number from 1 to 65535.");
    if (!url.userInfo().isEmpty())
        return Words::tr("Leave user name and password out of the address.");
    if ((!url.path().isEmpty()) || url.hasQuery() || url.hasFragment())
        return Words::tr("Give scheme, host and port only, without anything behind them.");
    return {};
}

QString whyNoInnerUrl(const QString &value)
{
    if (const QString reason = whyNoUrl(value); !reason.isEmpty())
        return reason;
    const QString host = QUrl(value).host();
    if (host == QLatin1String("localhost") || host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1"))
        return Words::tr("Inside the bridge's container, %1 is the bridge itself: name Synapse's container.").arg(host);
    return {};
}

QString whyNoDocument(const QString &value)
{
    if (hasHiddenCharacter(value))
        return Words::tr("A path may not hold line breaks, control characters or invisible ones.");
    if (isOnServer(value))
        return whyNoPath(value.mid(7));
    return value.toUtf8().size() > 4000 ? Words::tr("The path is too long.") : QString();
}

} // namespace

QString whyNotToBackUp(const QString &database)
{
    const QString reason = whyNoDatabaseName(database);
    return reason.isEmpty()
        ? QString()
        : Words::tr("“%1” is no name that a backup script can hold.").arg(printable(database, 80)) + QLatin1Char(' ') + reason;
}

QList<InvalidField> invalidFields(const Settings &settings)
{
    QList<InvalidField> invalid;
    // What is empty is taken from the survey or the plan.
    const auto check = [&](const char *field, const QString &value, const auto &whyNot) {
        if (value.isEmpty())
            return;
        if (const QString reason = whyNot(value); !reason.isEmpty())
            invalid.append({QLatin1String(field), reason});
    };

    check("bridge.image", settings.bridge.image, whyNoImage);
    check("bridge.tag", settings.bridge.tag, whyNoTag);
    check("bridge.linking_tag", settings.bridge.linkingTag, whyNoTag);
    check("bridge.service", settings.bridge.service, whyNoHostName);
    check("bridge.database", settings.bridge.database, whyNoNewDatabase);
    check("bridge.bot", settings.bridge.bot, [](const QString &value) {
        return matches(value, "[a-z0-9_][a-z0-9._=/+-]{0,199}")
            ? QString()
            : Words::tr("A bot's name has small letters, digits and . _ = - / + only, and begins with a letter, digit or _.");
    });
    check("bridge.appservice_id", settings.bridge.appserviceId, [](const QString &value) {
        return matches(value, "[A-Za-z0-9_][A-Za-z0-9._~-]{0,127}")
            ? QString()
            : Words::tr("An appservice's id has letters, digits and . _ ~ - only, and begins with a letter, digit or _.");
    });
    check("bridge.network", settings.bridge.network, [](const QString &value) {
        return value.size() <= 40 && !hasHiddenCharacter(value) ? QString()
                                                                : Words::tr("A network's name has at most 40 characters.");
    });
    // People copy it into a chat.
    check("bridge.login_command", settings.bridge.loginCommand, [](const QString &value) {
        return matches(value, "![a-z0-9][a-z0-9 _-]{0,79}") ? QString()
                                                            : Words::tr("A command to a bot looks like “!signal login”.");
    });
    check("bridge.login_flow", settings.bridge.loginFlow, [](const QString &value) {
        return matches(value, "[A-Za-z0-9_][A-Za-z0-9._-]{0,63}") ? QString() : Words::tr("A login's name looks like “qr”.");
    });
    if (settings.bridge.port < 0 || settings.bridge.port > 65535)
        invalid.append({QStringLiteral("bridge.port"), Words::tr("A port is a number from 1 to 65535.")});

    check("compose_file", settings.composeFile, whyNoPath);
    check("domain", settings.domain, whyNoDomain);
    check("operator_id", settings.operatorId, [&](const QString &value) { return whyNoUserId(value, settings.domain); });
    check("synapse_service", settings.synapseService, whyNoService);
    check("synapse_container", settings.synapseContainer, whyNoContainer);
    check("postgres_service", settings.postgresService, whyNoService);
    check("postgres_container", settings.postgresContainer, whyNoContainer);
    check("postgres_superuser", settings.postgresSuperuser, whyNoDatabaseName);
    check("mas_container", settings.masContainer, whyNoContainer);
    check("network", settings.network, whyNoContainer);
    check("synapse_url", settings.synapseUrl, whyNoUrl);
    check("synapse_inner_url", settings.synapseInnerUrl, whyNoInnerUrl);
    check("homeserver_file", settings.homeserverFile, whyNoPath);
    check("bridge_directory", settings.bridgeDirectory,
        [&](const QString &value) { return whyNoDirectory(value, settings.composeFile); });
    check("backup_script", settings.backupScript, whyNoPath);
    for (const QString &database : settings.backupDatabases) {
        if (const QString reason = whyNotToBackUp(database); !reason.isEmpty())
            invalid.append({QStringLiteral("backup_databases"), reason});
    }
    for (const QString &account : settings.trustedAccounts) {
        if (!matches(account, "%?[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}"))
            invalid.append({QStringLiteral("trusted_accounts"),
                Words::tr("An account's name has letters, digits and _ . - only; a group's has a % before it.")});
    }
    check("services_document", settings.servicesDocument, whyNoDocument);
    check("memory_document", settings.memoryDocument, whyNoDocument);
    if (settings.restartLimitSeconds < 10 || settings.restartLimitSeconds > 3600)
        invalid.append(
            {QStringLiteral("restart_limit_seconds"), Words::tr("Give Synapse between 10 seconds and an hour to come back.")});
    return invalid;
}

} // namespace Bridgekeeper
