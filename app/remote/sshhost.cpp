// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/sshhost.h"

#include "app/remote/authentication.h"
#include "app/remote/rootshell.h"
#include "app/remote/sshconfig.h"
#include "app/remote/ssherrors.h"
#include "app/remote/sshlink.h"
#include "app/remote/tcpconnection.h"

#include <QFile>
#include <QObject>

namespace Bridgekeeper {

// The order matters: the shell's channel goes before the link's session.
struct SshHost::Connection {
    ConnectionSettings settings;
    SshTarget target;
    HostKey hostKey;
    Questions &questions;
    std::unique_ptr<SshLink> link;
    std::unique_ptr<RootShell> shell;
    int roundTrips = 0;
    bool agentUsedUpAttempts = false;

    Result<void> checkHostKey();
    Result<void> openShell(const std::stop_token &stop);
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The wire form of the key that the server showed.
Result<HostKey> shownBy(ssh_session session, const SshTarget &target)
{
    ssh_key key = nullptr;
    char *text = nullptr;
    if (ssh_get_server_publickey(session, &key) != SSH_OK)
        return Error{ErrorKind::HostKey, QObject::tr("%1 shows no host key.").arg(target.host), lastErrorOf(session),
            QObject::tr("Connect again.")};
    const SshKey owned(key);
    if (ssh_pki_export_pubkey_base64(owned.get(), &text) != SSH_OK)
        return Error{ErrorKind::HostKey, QObject::tr("The host key of %1 cannot be read.").arg(target.host),
            lastErrorOf(session), QObject::tr("Connect again.")};
    const SshText base64(text);
    HostKey shown;
    shown.host = target.host;
    shown.port = target.port;
    shown.blob = QByteArray::fromBase64(base64.get());
    // libssh calls every ECDSA key by its curve from 0.9 on, and that is what known_hosts holds.
    shown.type = QString::fromLatin1(ssh_key_type_to_char(ssh_key_type(owned.get())));
    if (ssh_key_type(owned.get()) == SSH_KEYTYPE_ECDSA)
        shown.type = QStringLiteral("ecdsa-sha2-")
            + QString::fromLatin1(ssh_pki_key_ecdsa_name(owned.get())).section(QLatin1Char('-'), -1);
    return shown;
}

} // namespace

Result<void> SshHost::Connection::checkHostKey()
{
    const Result<HostKey> shown = shownBy(link->session(), target);
    if (!shown)
        return shown.error();
    hostKey = combined(judgedBy(contentOf(target.knownHosts), target.knownHosts, *shown),
        judgedBy(contentOf(target.globalKnownHosts), target.globalKnownHosts, *shown));
    // A second opinion, of which only the worse half counts.
    const ssh_known_hosts_e opinion = ssh_session_is_known_server(link->session());
    if (opinion == SSH_KNOWN_HOSTS_CHANGED && hostKey.status != HostKeyStatus::Revoked)
        hostKey.status = HostKeyStatus::Changed;
    else if (opinion != SSH_KNOWN_HOSTS_OK && hostKey.status == HostKeyStatus::Known)
        hostKey.status = opinion == SSH_KNOWN_HOSTS_OTHER ? HostKeyStatus::OtherType : HostKeyStatus::Unknown;
    if (hostKey.status == HostKeyStatus::Known)
        return {};
    if (hostKey.status != HostKeyStatus::Unknown)
        return refusalOf(hostKey);
    const bool accepted =
        settings.acceptHostKey.isEmpty() ? questions.acceptHostKey(hostKey) : settings.acceptHostKey == hostKey.fingerprint();
    if (!accepted) {
        Error refusal = refusalOf(hostKey);
        if (!settings.acceptHostKey.isEmpty())
            refusal.detail += QLatin1Char('\n') + QObject::tr("Accepted beforehand was only %1.").arg(settings.acceptHostKey);
        return refusal;
    }
    if (Result<void> recorded =
            recordHostKey(target.knownHosts, hostKey, target.hashesKnownHosts ? HostNaming::Hashed : HostNaming::Plain);
        !recorded)
        return recorded;
    hostKey.status = HostKeyStatus::Known;
    return {};
}

Result<void> SshHost::Connection::openShell(const std::stop_token &stop)
{
    shell.reset();
    Result<std::unique_ptr<RootShell>> opened = RootShell::open(*link, target.user, settings.answerLimit, questions, stop);
    if (!opened)
        return opened.error();
    shell = std::move(*opened);
    return {};
}

SshHost::SshHost(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) { }
SshHost::~SshHost() = default;

Result<std::unique_ptr<SshHost::Connection>> SshHost::loggedIn(
    const ConnectionSettings &settings, Questions &questions, const std::stop_token &stop)
{
    SshSession session(ssh_new());
    if (!session)
        return Error{
            ErrorKind::Internal, QObject::tr("libssh cannot be started."), {}, QObject::tr("Start the program again.")};
    Result<SshTarget> target = configure(session.get(), settings);
    if (!target)
        return target.error();
    std::unique_ptr<Connection> connection(new Connection{settings, std::move(*target), {}, questions, {}, {}, 0, false});
    connection->link = std::make_unique<SshLink>(std::move(session), connection->target.alias, settings.silenceLimit);
    SshLink &link = *connection->link;

    if (!connection->target.proxied) {
        Result<Socket> socket =
            connectTcp(connection->target.host, connection->target.port, link.wakeup(), stop, settings.connectLimit);
        if (!socket)
            return socket.error();
        const int descriptor = socket->release(); // libssh closes it from here on
        ssh_options_set(link.session(), SSH_OPTIONS_FD, &descriptor);
        connection->roundTrips = 1;
    }
    {
        const QString doing = QObject::tr("while the session was being encrypted");
        const Patience patience(link.wakeup(), stop, settings.connectLimit);
        const Result<int> status = link.finished([&] { return ssh_connect(link.session()); }, SSH_AGAIN, patience, doing);
        if (!status && status.error().kind == ErrorKind::Cancelled)
            return status.error();
        if (!status || *status != SSH_OK) {
            const QString said = lastErrorOf(link.session());
            return said.isEmpty() && !status ? status.error()
                                             : handshakeError(connection->target.alias, connection->target.port, said);
        }
    }
    noticeDeadLink(ssh_get_fd(link.session()), settings.silenceLimit);
    if (Result<void> trusted = connection->checkHostKey(); !trusted)
        return trusted.error();
    Authentication authentication(link, connection->target, settings.agent, settings.answerLimit, questions);
    if (Result<void> in = authentication.run(stop); !in) {
        if (!authentication.agentUsedUpAttempts() || connection->target.identities.isEmpty())
            return in.error();
        connection->agentUsedUpAttempts = true;
        return connection;
    }
    link.watchForSilence();
    return connection;
}

Result<std::unique_ptr<SshHost>> SshHost::connect(
    const ConnectionSettings &settings, Questions &questions, const std::stop_token &stop)
{
    Result<std::unique_ptr<Connection>> connection = loggedIn(settings, questions, stop);
    if (connection && (*connection)->agentUsedUpAttempts) {
        // The agent offered more keys than the server tolerates before the operator's key file had its turn.
        ConnectionSettings withoutAgent = settings;
        withoutAgent.agent = false;
        connection = loggedIn(withoutAgent, questions, stop);
    }
    if (!connection)
        return connection.error();
    if (Result<void> opened = (*connection)->openShell(stop); !opened)
        return opened.error();
    (*connection)->roundTrips += (*connection)->link->turns();
    return std::unique_ptr<SshHost>(new SshHost(std::move(*connection)));
}

Result<ScriptResult> SshHost::run(const Script &script, std::stop_token stop, const OutputSink &sink)
{
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, QObject::tr("“%1” on %2 was cancelled.").arg(script.name, name()),
            QObject::tr("It had not begun on the server."), QObject::tr("Start it again at any time.")};
    if (!ssh_is_connected(m_connection->link->session()))
        return linkLost(name(), QObject::tr("before “%1” could run").arg(script.name), m_connection->link->lossReason());
    if (!m_connection->shell || !m_connection->shell->usable()) {
        if (Result<void> opened = m_connection->openShell(stop); !opened)
            return opened.error();
        m_connection->roundTrips += 2;
    }
    ++m_connection->roundTrips;
    return m_connection->shell->run(script, std::move(stop), sink);
}

QString SshHost::name() const
{
    return m_connection->target.alias;
}

QString SshHost::fingerprint() const
{
    return m_connection->hostKey.fingerprint();
}

int SshHost::roundTrips() const
{
    return m_connection->roundTrips;
}

const HostKey &SshHost::hostKey() const
{
    return m_connection->hostKey;
}

QString SshHost::user() const
{
    return m_connection->target.user;
}

QString SshHost::address() const
{
    return m_connection->target.host;
}

int SshHost::port() const
{
    return m_connection->target.port;
}

} // namespace Bridgekeeper
