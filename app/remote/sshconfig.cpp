// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/sshconfig.h"

#include "app/remote/hostkeys.h"
#include "app/remote/sshhandles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QObject>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace Bridgekeeper {

namespace {

Error addressError(const QString &text, const QString &why)
{
    return {ErrorKind::Input, QObject::tr("“%1” does not name a server: %2").arg(text, why), {},
        QObject::tr(
            "Write name, user@name or user@name:port; an IPv6 address with a port as [::1]:22; or an alias of ~/.ssh/config.")};
}

QString optionOf(ssh_session session, ssh_options_e option)
{
    char *value = nullptr;
    if (ssh_options_get(session, option, &value) != SSH_OK)
        return {};
    const SshText owned(value);
    return QString::fromUtf8(owned.get());
}

QString expanded(QString path)
{
    const QString ssh = QDir::homePath() + QStringLiteral("/.ssh");
    if (path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    // libssh expands %d to ~/.ssh (OpenSSH: to the home directory), and its own defaults are written with it.
    if (path.startsWith(QLatin1String("%d/")))
        path.replace(0, 2, ssh);
    return path;
}

// libssh 0.11 makes ProxyJump connections itself and does not tell that it is going to.
[[maybe_unused]] bool mentionsProxyJump(const QString &path, int depth = 0)
{
    QFile config(path);
    if (depth > 3 || !config.open(QIODevice::ReadOnly))
        return false;
    const QString text = QString::fromUtf8(config.readAll());
    static const QRegularExpression jump(
        QStringLiteral("^\\s*ProxyJump\\b"), QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    static const QRegularExpression include(QStringLiteral("^\\s*Include\\s+\"?([^\\s\"]+)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    if (text.contains(jump))
        return true;
    for (auto match = include.globalMatch(text); match.hasNext();) {
        const QFileInfo pattern(QFileInfo(path).absoluteDir(), expanded(match.next().captured(1)));
        for (const QFileInfo &file : pattern.absoluteDir().entryInfoList({pattern.fileName()}, QDir::Files))
            if (mentionsProxyJump(file.absoluteFilePath(), depth + 1))
                return true;
    }
    return false;
}

// libssh passes over HashKnownHosts. The first value that is said for the host counts; nothing when none is. Under a Match that
// is more than “all” a yes is taken at its word, for a hashed name is found as well, and a no is not.
std::optional<bool> hashesKnownHosts(const QString &path, const QByteArray &alias, bool applies = true, int depth = 0)
{
    QFile config(path);
    if (depth > 3 || !config.open(QIODevice::ReadOnly))
        return std::nullopt;
    static const QRegularExpression line(QStringLiteral("^\\s*(Host|Match|Include|HashKnownHosts)(?:\\s*=\\s*|\\s+)(.+)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression space(QStringLiteral("[\\s\"]+"));
    bool doubtful = false;
    while (!config.atEnd()) {
        const auto match = line.match(QString::fromUtf8(config.readLine()).trimmed());
        if (!match.hasMatch())
            continue;
        const QString key = match.captured(1).toLower();
        const QStringList words = match.captured(2).split(space, Qt::SkipEmptyParts);
        if (key == QLatin1String("host")) {
            applies = doubtful = false;
            for (const QString &word : words) {
                const bool negated = word.startsWith(QLatin1Char('!'));
                if (!matchesHostPattern(alias, (negated ? word.mid(1) : word).toUtf8()))
                    continue;
                applies = !negated;
                if (negated)
                    break;
            }
        } else if (key == QLatin1String("match")) {
            doubtful = words.value(0).compare(QLatin1String("all"), Qt::CaseInsensitive) != 0;
            applies = true;
        } else if (!applies) {
            continue;
        } else if (key == QLatin1String("hashknownhosts")) {
            const bool yes = words.value(0).compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0
                || words.value(0).compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
            if (yes || !doubtful)
                return yes;
        } else {
            for (const QString &word : words) {
                const QFileInfo pattern(QFileInfo(path).absoluteDir(), expanded(word));
                for (const QFileInfo &file : pattern.absoluteDir().entryInfoList({pattern.fileName()}, QDir::Files)) {
                    if (const std::optional<bool> said = hashesKnownHosts(file.absoluteFilePath(), alias, true, depth + 1))
                        return said;
                }
            }
        }
    }
    return std::nullopt;
}

void collectAliases(const QString &path, QStringList &aliases, int depth = 0)
{
    QFile config(path);
    if (depth > 3 || !config.open(QIODevice::ReadOnly))
        return;
    static const QRegularExpression line(
        QStringLiteral("^\\s*(Host|Include)[\\s=]+(.+)$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression space(QStringLiteral("[\\s\"]+"));
    while (!config.atEnd()) {
        const auto match = line.match(QString::fromUtf8(config.readLine()).trimmed());
        if (!match.hasMatch())
            continue;
        for (const QString &word : match.captured(2).split(space, Qt::SkipEmptyParts)) {
            if (match.captured(1).compare(QLatin1String("host"), Qt::CaseInsensitive) == 0) {
                if (!word.contains(QLatin1Char('*')) && !word.contains(QLatin1Char('?')) && !word.startsWith(QLatin1Char('!')))
                    aliases.append(word);
                continue;
            }
            const QFileInfo pattern(QFileInfo(path).absoluteDir(), expanded(word));
            for (const QFileInfo &file : pattern.absoluteDir().entryInfoList({pattern.fileName()}, QDir::Files))
                collectAliases(file.absoluteFilePath(), aliases, depth + 1);
        }
    }
}

Error optionError(ssh_session session, const QString &host)
{
    return {ErrorKind::Input, QObject::tr("The server “%1” cannot be used as it is written.").arg(host), lastErrorOf(session),
        QObject::tr("Correct the host, the user or the port.")};
}

} // namespace

Result<ServerAddress> parseServerAddress(const QString &text)
{
    ServerAddress address;
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return addressError(text, QObject::tr("it is empty."));
    // The last @, because user names of directory services may hold one.
    if (const qsizetype at = rest.lastIndexOf(QLatin1Char('@')); at >= 0) {
        address.user = rest.left(at);
        rest = rest.mid(at + 1);
        if (address.user.isEmpty())
            return addressError(text, QObject::tr("there is no user before the @."));
        if (address.user.startsWith(QLatin1Char('-')))
            return addressError(text, QObject::tr("a user does not begin with a hyphen."));
    }
    QString port;
    bool hasPort = false;
    if (rest.startsWith(QLatin1Char('['))) {
        const qsizetype end = rest.indexOf(QLatin1Char(']'));
        if (end < 0)
            return addressError(text, QObject::tr("the bracket is not closed."));
        address.host = rest.mid(1, end - 1);
        const QString after = rest.mid(end + 1);
        if (!after.isEmpty() && !after.startsWith(QLatin1Char(':')))
            return addressError(text, QObject::tr("only a colon and a port may follow the bracket."));
        hasPort = !after.isEmpty();
        port = after.mid(1);
    } else if (rest.count(QLatin1Char(':')) > 1) {
        address.host = rest; // an IPv6 address without a port
        if (QHostAddress(address.host).isNull())
            return addressError(text, QObject::tr("it has several colons but is no IPv6 address."));
    } else if (const qsizetype colon = rest.indexOf(QLatin1Char(':')); colon >= 0) {
        address.host = rest.left(colon);
        hasPort = true;
        port = rest.mid(colon + 1);
    } else {
        address.host = rest;
    }
    if (address.host.isEmpty())
        return addressError(text, QObject::tr("there is no name."));
    if (address.host.startsWith(QLatin1Char('-')))
        return addressError(text, QObject::tr("a name does not begin with a hyphen."));
    static const QRegularExpression strange(QStringLiteral("[\\[\\]\\s\\x00-\\x1f\\x7f'\"`$\\\\;&<>|()!*?/]"));
    if (address.host.contains(strange) || address.user.contains(strange))
        return addressError(text, QObject::tr("it holds a character that no server name or user has."));
    if (hasPort) {
        bool isNumber = false;
        address.port = port.toInt(&isNumber);
        if (!isNumber || address.port < 1 || address.port > 65535)
            return addressError(text, QObject::tr("“%1” is no port; ports are 1 to 65535.").arg(port));
    }
    return address;
}

Result<SshTarget> configure(ssh_session_struct *session, const ConnectionSettings &settings)
{
    const Result<ServerAddress> plausible =
        parseServerAddress(settings.host.contains(QLatin1Char(':')) && !settings.host.startsWith(QLatin1Char('['))
                ? QLatin1Char('[') + settings.host + QLatin1Char(']')
                : settings.host);
    if (!plausible)
        return plausible.error();
    SshTarget target;
    target.alias = settings.host;
    if (ssh_options_set(session, SSH_OPTIONS_HOST, plausible->host.toUtf8().constData()) != SSH_OK)
        return optionError(session, settings.host);
    if (!settings.sshConfig.isEmpty() && !QFileInfo(settings.sshConfig).isReadable())
        return Error{ErrorKind::Input, QObject::tr("The ssh config %1 cannot be read.").arg(settings.sshConfig), {},
            QObject::tr("Name another file, or none.")};
    const QByteArray config = QFile::encodeName(settings.sshConfig);
    if (ssh_options_parse_config(session, config.isEmpty() ? nullptr : config.constData()) != SSH_OK)
        return Error{ErrorKind::Input, QObject::tr("The ssh config for %1 cannot be used.").arg(settings.host),
            lastErrorOf(session), QObject::tr("See what “ssh -G %1” says about it.").arg(settings.host)};

    // What the config says is done; now what the operator says.
    ssh_set_log_level(SSH_LOG_NOLOG);
    const QString user = settings.user.isEmpty() ? plausible->user : settings.user;
    const int port = settings.port > 0 ? settings.port : plausible->port;
    if (!user.isEmpty() && ssh_options_set(session, SSH_OPTIONS_USER, user.toUtf8().constData()) != SSH_OK)
        return optionError(session, user);
    if (user.isEmpty() && optionOf(session, SSH_OPTIONS_USER).isEmpty())
        ssh_options_set(session, SSH_OPTIONS_USER, nullptr); // the operator's own account
    if (port > 0) {
        const auto number = static_cast<unsigned int>(port);
        if (ssh_options_set(session, SSH_OPTIONS_PORT, &number) != SSH_OK)
            return optionError(session, settings.host);
    }
    const int yes = 1;
    ssh_options_set(session, SSH_OPTIONS_NODELAY, &yes);
    if (!settings.knownHosts.isEmpty())
        ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, QFile::encodeName(settings.knownHosts).constData());

    target.host = optionOf(session, SSH_OPTIONS_HOST);
    target.user = optionOf(session, SSH_OPTIONS_USER);
    unsigned int effectivePort = 0;
    ssh_options_get_port(session, &effectivePort);
    target.port = effectivePort == 0 ? 22 : static_cast<int>(effectivePort);
    const QString knownHosts =
        settings.knownHosts.isEmpty() ? expanded(optionOf(session, SSH_OPTIONS_KNOWNHOSTS)) : settings.knownHosts;
    target.knownHosts = knownHosts.isEmpty() ? QDir::homePath() + QStringLiteral("/.ssh/known_hosts") : knownHosts;
    const QString global = expanded(optionOf(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS));
    target.globalKnownHosts = global.isEmpty() ? QStringLiteral("/etc/ssh/ssh_known_hosts") : global;
    const QByteArray alias = settings.host.toUtf8();
    std::optional<bool> hashes = hashesKnownHosts(
        settings.sshConfig.isEmpty() ? QDir::homePath() + QStringLiteral("/.ssh/config") : settings.sshConfig, alias);
    if (!hashes && settings.sshConfig.isEmpty())
        hashes = hashesKnownHosts(QStringLiteral("/etc/ssh/ssh_config"), alias);
    target.hashesKnownHosts = hashes.value_or(false);
    target.proxied = !optionOf(session, SSH_OPTIONS_PROXYCOMMAND).isEmpty();
#if LIBSSH_VERSION_INT >= SSH_VERSION_INT(0, 11, 0)
    if (settings.sshConfig.isEmpty())
        target.proxied = target.proxied || mentionsProxyJump(QDir::homePath() + QStringLiteral("/.ssh/config"))
            || mentionsProxyJump(QStringLiteral("/etc/ssh/ssh_config"));
    else
        target.proxied = target.proxied || mentionsProxyJump(settings.sshConfig);
#endif

    if (!settings.identities.isEmpty()) {
        target.identitiesChosen = true;
        for (const QString &identity : settings.identities) {
            const QString path = expanded(identity);
            if (!QFileInfo(path).isFile())
                return Error{ErrorKind::Input, QObject::tr("There is no key file %1.").arg(path), {},
                    QObject::tr("Name the private key file, for example ~/.ssh/id_ed25519.")};
            target.identities << path;
        }
        return target;
    }
    // libssh tells only the first identity of its list; the usual files follow it.
    QStringList candidates{expanded(optionOf(session, SSH_OPTIONS_IDENTITY))};
    for (const char *name : {"id_ed25519", "id_ecdsa", "id_rsa"})
        candidates << QDir::homePath() + QStringLiteral("/.ssh/") + QLatin1String(name);
    candidates.removeDuplicates();
    std::copy_if(candidates.cbegin(), candidates.cend(), std::back_inserter(target.identities),
        [](const QString &path) { return !path.isEmpty() && QFileInfo(path).isFile(); });
    return target;
}

Result<SshTarget> resolveTarget(const ConnectionSettings &settings)
{
    const SshSession session(ssh_new());
    if (!session)
        return Error{
            ErrorKind::Internal, QObject::tr("libssh cannot be started."), {}, QObject::tr("Start the program again.")};
    return configure(session.get(), settings);
}

QStringList sshAliases(const QString &sshConfig)
{
    QStringList aliases;
    collectAliases(sshConfig.isEmpty() ? QDir::homePath() + QStringLiteral("/.ssh/config") : sshConfig, aliases);
    aliases.removeDuplicates();
    return aliases;
}

} // namespace Bridgekeeper
