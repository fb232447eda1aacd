// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/connectionsettings.h"
#include "app/remote/questions.h"
#include "app/remote/sshhost.h"
#include "linkproxy.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

namespace Bridgekeeper {

inline bool runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A real sshd on loopback, with host keys and accounts' keys of its own in a temporary directory. Root only; no systemd.
class SshServer {
public:
    explicit SshServer(QByteArray extraConfig = {}, const QStringList &hostKeyTypes = {QStringLiteral("ed25519")})
        : port(freePort()), m_extra(std::move(extraConfig))
    {
        QDir().mkpath(QStringLiteral("/run/sshd"));
        for (const QString &type : hostKeyTypes)
            makeHostKey(type);
        put(file("authorized_keys"), {});
        start();
    }
    ~SshServer() { stop(); }

    [[nodiscard]] QString file(const char *name) const { return directory.filePath(QLatin1String(name)); }

    void makeHostKey(const QString &type)
    {
        const QString path = directory.filePath(QStringLiteral("host_") + type);
        QFile::remove(path);
        QFile::remove(path + QStringLiteral(".pub"));
        if (!runs(QStringLiteral("ssh-keygen"),
                {QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"), QString(), QStringLiteral("-f"),
                    path}))
            qFatal("ssh-keygen fails");
        if (!m_hostKeys.contains(path))
            m_hostKeys << path;
    }

    /// A key pair of the operator; its public half may log in unless `authorized` is false.
    QString makeKey(const QString &name, const QStringList &options, const QString &passphrase = {}, bool authorized = true)
    {
        const QString path = directory.filePath(name);
        if (!runs(QStringLiteral("ssh-keygen"),
                QStringList{QStringLiteral("-q"), QStringLiteral("-N"), passphrase, QStringLiteral("-f"), path} + options))
            qFatal("ssh-keygen fails");
        if (authorized)
            authorize(bytesOf(path + QStringLiteral(".pub")));
        return path;
    }
    void authorize(const QByteArray &line) { put(file("authorized_keys"), bytesOf(file("authorized_keys")) + line); }

    void start()
    {
        QByteArray config =
            "ListenAddress 127.0.0.1\nPidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nLogLevel VERBOSE\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n";
        config +=
            "Port " + QByteArray::number(port) + "\nAuthorizedKeysFile " + QFile::encodeName(file("authorized_keys")) + '\n';
        for (const QString &key : m_hostKeys)
            config += "HostKey " + QFile::encodeName(key) + '\n';
        put(file("sshd_config"), m_extra + config);
        // Since OpenSSH 9.8 logins that fail, as tests want them to, are answered by closed connections for a while.
        if (runs(QStringLiteral("/usr/sbin/sshd"),
                {QStringLiteral("-t"), QStringLiteral("-f"), file("sshd_config"), QStringLiteral("-o"),
                    QStringLiteral("PerSourcePenalties=no")}))
            put(file("sshd_config"), m_extra + config + "PerSourcePenalties no\n");
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardOutputFile(file("sshd.log"), QIODevice::Append);
        m_process->start(QStringLiteral("/usr/sbin/sshd"),
            {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), file("sshd_config")});
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 10'000; QThread::msleep(20)) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
            if (socket.waitForConnected(1000))
                return;
        }
        qFatal("sshd does not start: %s", bytesOf(file("sshd.log")).constData());
    }
    void stop()
    {
        if (!m_process)
            return;
        m_process->terminate();
        m_process->waitForFinished(5000);
        m_process.reset();
    }

    /// What known_hosts has to hold for this server.
    [[nodiscard]] QByteArray knownHostsLines() const
    {
        QByteArray lines;
        for (const QString &key : m_hostKeys)
            lines += "[127.0.0.1]:" + QByteArray::number(port) + ' ' + bytesOf(key + QStringLiteral(".pub"));
        return lines;
    }

    /// For a connection by the host key on record, with these keys of the operator.
    [[nodiscard]] ConnectionSettings settings(const QStringList &identities) const
    {
        put(file("known_hosts"), knownHostsLines());
        put(file("ssh_config"), {});
        ConnectionSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = port;
        settings.user = QStringLiteral("root");
        settings.identities = identities;
        settings.knownHosts = file("known_hosts");
        settings.sshConfig = file("ssh_config");
        settings.agent = false;
        return settings;
    }

    /// The same, by way of a proxy.
    [[nodiscard]] ConnectionSettings settings(const QStringList &identities, const LinkProxy &proxy) const
    {
        ConnectionSettings through = settings(identities);
        through.port = proxy.port();
        put(through.knownHosts,
            knownHostsLines().replace("]:" + QByteArray::number(port), "]:" + QByteArray::number(proxy.port())));
        return through;
    }

    QTemporaryDir directory;
    int port = 0;

private:
    QByteArray m_extra;
    QStringList m_hostKeys;
    std::unique_ptr<QProcess> m_process;
};

/// An ssh-agent of the test's own, which SSH_AUTH_SOCK names as long as it lives.
class SshAgent {
public:
    explicit SshAgent(const QString &socket)
    {
        QFile::remove(socket);
        m_process.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket});
        QElapsedTimer timer;
        for (timer.start(); !QFile::exists(socket); QThread::msleep(10))
            if (timer.elapsed() > 5000)
                qFatal("ssh-agent does not start");
        qputenv("SSH_AUTH_SOCK", QFile::encodeName(socket));
    }
    ~SshAgent()
    {
        qunsetenv("SSH_AUTH_SOCK");
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    SshAgent(const SshAgent &) = delete;
    SshAgent &operator=(const SshAgent &) = delete;

    void add(const QString &key) const
    {
        if (!runs(QStringLiteral("ssh-add"), {QStringLiteral("-q"), key}))
            qFatal("ssh-add fails");
    }

private:
    QProcess m_process;
};

/// Answers as a test wants it, and counts how often it was asked.
class Answers final : public Questions {
public:
    std::optional<QString> passphrase(const QString &, int) override
    {
        ++passphrasesAsked;
        return taken(passphrases);
    }
    std::optional<QString> password(const QString &, int) override
    {
        ++passwordsAsked;
        return taken(passwords);
    }
    std::optional<QStringList> keyboardInteractive(
        const QString &, const QString &, const std::vector<Prompt> &prompts) override
    {
        ++interactiveAsked;
        lastPrompts = prompts;
        if (const auto answer = taken(interactive))
            return QStringList(static_cast<qsizetype>(prompts.size()), *answer);
        return std::nullopt;
    }
    std::optional<QString> sudoPassword(const QString &) override
    {
        ++sudoAsked;
        return taken(sudoPasswords);
    }
    bool acceptHostKey(const HostKey &key) override
    {
        hostKeys.push_back(key);
        return acceptsHostKey;
    }

    QStringList passphrases, passwords, interactive, sudoPasswords;
    bool acceptsHostKey = false;
    int passphrasesAsked = 0, passwordsAsked = 0, interactiveAsked = 0, sudoAsked = 0;
    std::vector<HostKey> hostKeys;
    std::vector<Prompt> lastPrompts;

private:
    static std::optional<QString> taken(QStringList &answers)
    {
        if (answers.isEmpty())
            return std::nullopt;
        return QString(answers.takeFirst().constData()); // a buffer of its own, which the asker may overwrite
    }
};

/// A host that is connected; when it cannot be, the test fails.
inline std::unique_ptr<SshHost> connected(const ConnectionSettings &settings, Questions &answers)
{
    auto host = SshHost::connect(settings, answers, {});
    if (!host) {
        const Error &error = host.error();
        QTest::qFail(qPrintable(error.summary + QLatin1Char('\n') + error.detail), __FILE__, __LINE__);
        return nullptr;
    }
    return std::move(*host);
}

} // namespace Bridgekeeper
