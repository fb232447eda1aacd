// SPDX-License-Identifier: GPL-3.0-or-later
#include "execwatch.h"
#include "practicehost.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>

using namespace Bridgekeeper::Rehearsal;

/// During a whole run, with every process start on server and laptop watched and PostgreSQL logging every statement,
/// no token and no password is seen in an argument or environment, a log, the journal, a shell's history, the report or the
/// output.
class SecretWatchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        QVERIFY(PracticeHost::shell(
                    QStringLiteral("docker exec matrix-postgres psql -U synapse -c \"ALTER SYSTEM SET log_statement = 'all'\" "
                                   "-c 'SELECT pg_reload_conf()'"))
                    .status
            == 0);
        for (const auto &account : PracticeHost::info().value(QLatin1String("accounts")).toArray()) {
            if (account.toObject().value(QLatin1String("user")).toString() == QLatin1String("anna"))
                m_secrets.insert(
                    QStringLiteral("sudo password"), account.toObject().value(QLatin1String("password")).toString().toUtf8());
        }
        QVERIFY(m_secrets.value(QStringLiteral("sudo password")).size() >= 16);
        startWatching();
    }

    void aWholeRunIsWatched()
    {
        runVerb(QStringLiteral("apply"),
            {QStringLiteral("--yes"), QStringLiteral("--link"), QStringLiteral("--services-md"),
                m_home.filePath(QStringLiteral("services.md")), QStringLiteral("--memory-md"),
                m_home.filePath(QStringLiteral("MEMORY.md"))});
        runVerb(QStringLiteral("check"), {});
        runVerb(QStringLiteral("export"), {});
        const QString directory = QStringLiteral("/opt/matrix/mautrix-signal/");
        const QString homeserver = QStringLiteral("/opt/matrix/synapse/homeserver.yaml");
        const auto remember = [this](const char *name, const QString &command) {
            m_secrets.insert(QString::fromLatin1(name), PracticeHost::answer(command));
        };
        remember("database password", QStringLiteral("cat /var/lib/bridgekeeper/secrets/database-password"));
        remember("bridge's as_token", QStringLiteral("sed -n 's/^as_token: *//p' %1registration.yaml").arg(directory));
        remember("bridge's hs_token", QStringLiteral("sed -n 's/^hs_token: *//p' %1registration.yaml").arg(directory));
        remember("double puppet's as_token", QStringLiteral("sed -n 's/^as_token: *//p' %1doublepuppet.yaml").arg(directory));
        remember("double puppet's hs_token", QStringLiteral("sed -n 's/^hs_token: *//p' %1doublepuppet.yaml").arg(directory));
        // What the server had before is nobody's business, either.
        remember("PostgreSQL's password", QStringLiteral("sed -n 's/^POSTGRES_PASSWORD=//p' /opt/matrix/.env"));
        remember("macaroon secret", QStringLiteral("sed -n 's/^macaroon_secret_key: \"\\(.*\\)\"$/\\1/p' %1").arg(homeserver));
        remember("form secret", QStringLiteral("sed -n \"s/^form_secret: '\\(.*\\)'$/\\1/p\" %1").arg(homeserver));
        remember("MAS's secret", QStringLiteral("sed -n 's/^  secret: \"\\(.*\\)\"$/\\1/p' %1").arg(homeserver));
        remember("pickle key", QStringLiteral("sed -n 's/^ *pickle_key: *//p' %1config.yaml").arg(directory));
        remember("provisioning secret", QStringLiteral("sed -n 's/^ *shared_secret: *//p' %1config.yaml").arg(directory));
        remember("password verifier",
            QStringLiteral("docker exec matrix-postgres psql -XAtU synapse -c \"SELECT rolpassword FROM pg_authid WHERE "
                           "rolname = 'mautrix_signal'\""));
        remember("recovery key",
            QStringLiteral("docker exec matrix-postgres psql -XAtU synapse -d mautrix_signal -c \"SELECT value FROM kv_store "
                           "WHERE key = 'recovery_key'\""));
        collect(QStringLiteral("containers' logs"),
            QStringLiteral("for c in matrix-postgres matrix-synapse matrix-mas mautrix-signal; do docker logs $c 2>&1; done"));
        readLaptop();
        runVerb(QStringLiteral("rollback"), {QStringLiteral("--yes")});
        QCOMPARE(bySsh(QStringLiteral("/bin/true the-watch-sees-this-word; echo and-this-line >~/.planted_history")), 0);
        stopWatching();
        readLaptop();
        for (auto secret = m_secrets.cbegin(); secret != m_secrets.cend(); ++secret)
            QVERIFY2(secret->size() >= 16 && !secret->contains('\n'), qPrintable(secret.key()));
        collect(QStringLiteral("PostgreSQL's log"), QStringLiteral("docker logs matrix-postgres 2>&1"));
        collect(QStringLiteral("journal"), QStringLiteral("cat /var/lib/bridgekeeper/journal"));
        collect(QStringLiteral("system logs"), QStringLiteral("find /var/log -type f -exec cat {} +"));
        collect(QStringLiteral("shell histories"), QStringLiteral("find /root /home -name '*history*' -type f -exec cat {} +"));
    }

    void theWatchItselfWorks()
    {
        const QByteArray &server = m_places.value(QStringLiteral("process starts on the server"));
        QVERIFY(server.contains("the-watch-sees-this-word"));
        QVERIFY(server.count('\n') > 500 && server.contains("psql"));
        QVERIFY(m_places.value(QStringLiteral("process starts on the laptop")).contains("execve("));
        QVERIFY(m_places.value(QStringLiteral("PostgreSQL's log")).contains("statement: "));
        QVERIFY(m_places.value(QStringLiteral("laptop's files")).contains("mautrix-signal"));
        QVERIFY(m_places.value(QStringLiteral("shell histories")).contains("and-this-line"));
        QVERIFY(m_places.value(QStringLiteral("system logs")).contains("COMMAND="));
        QVERIFY(m_places.value(QStringLiteral("containers' logs")).contains("ready to accept connections"));
        QVERIFY(m_places.value(QStringLiteral("program's output")).contains("holds"));
        QVERIFY(m_places.value(QStringLiteral("journal")).count('\n') > 40);
    }

    void noSecretIsSeenAnywhere()
    {
        for (auto place = m_places.cbegin(); place != m_places.cend(); ++place) {
            qInfo("%s: %lld bytes, %lld secrets looked for", qPrintable(place.key()), static_cast<long long>(place->size()),
                static_cast<long long>(m_secrets.size()));
            for (auto secret = m_secrets.cbegin(); secret != m_secrets.cend(); ++secret) {
                // The bridge itself writes its recovery key into its database, which PostgreSQL logs here.
                if (secret.key() == QLatin1String("recovery key")
                    && (place.key() == QLatin1String("PostgreSQL's log") || place.key() == QLatin1String("containers' logs")))
                    continue;
                // Its container was given it so; whatever starts there inherits that.
                if (secret.key() == QLatin1String("PostgreSQL's password")
                    && place.key() == QLatin1String("process starts on the server"))
                    continue;
                const qsizetype at = place->indexOf(*secret);
                QVERIFY2(at < 0,
                    qPrintable(QStringLiteral("the %1 stands in the %2: …%3")
                                   .arg(secret.key(), place.key(),
                                       QString::fromUtf8(place->mid(std::max<qsizetype>(0, at - 300), 300)))));
            }
        }
    }

    void cleanupTestCase() { stopWatching(); }

private:
    static QStringList strace(const QString &file)
    {
        return {QStringLiteral("-f"), QStringLiteral("--seccomp-bpf"), QStringLiteral("-q"), QStringLiteral("-e"),
            QStringLiteral("trace=execve,execveat"), QStringLiteral("-e"), QStringLiteral("signal=none"), QStringLiteral("-v"),
            QStringLiteral("-s"), QStringLiteral("1000000"), QStringLiteral("-o"), file};
    }

    /// Every process of the practice host.
    void startWatching()
    {
        const Ended inspected = runProgram(QStringLiteral("docker"),
            {QStringLiteral("inspect"), QStringLiteral("-f"), QStringLiteral("{{.State.Pid}}"),
                PracticeHost::info().value(QLatin1String("container")).toString()});
        const int root = inspected.output.trimmed().toInt();
        QVERIFY(root > 1);
        m_watch = std::make_unique<ExecWatch>(root);
    }

    void stopWatching()
    {
        if (!m_watch)
            return;
        m_places[QStringLiteral("process starts on the server")] += m_watch->stop();
        m_watch.reset();
        QFile laptop(m_home.filePath(QStringLiteral("laptop.strace")));
        if (laptop.open(QIODevice::ReadOnly))
            m_places[QStringLiteral("process starts on the laptop")] += laptop.readAll();
    }

    void readLaptop()
    {
        QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.fileName().endsWith(QLatin1String(".strace")) && file.open(QIODevice::ReadOnly))
                m_places[QStringLiteral("laptop's files")] += file.readAll();
        }
    }

    void runVerb(const QString &verb, const QStringList &more)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.remove(QStringLiteral("XDG_DATA_HOME"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("strace"),
            strace(m_home.filePath(QStringLiteral("laptop.strace")))
                + QStringList{QStringLiteral("-A"), QStringLiteral(BRIDGEKEEPER_PROGRAM), verb}
                + PracticeHost::arguments(QStringLiteral("anna")) + more);
        process.write(m_secrets.value(QStringLiteral("sudo password")) + '\n');
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(900'000));
        const QByteArray said = process.readAllStandardOutput() + process.readAllStandardError();
        m_places[QStringLiteral("program's output")] += said;
        QVERIFY2(process.exitCode() == 0, said.right(3000));
    }

    /// A command as a person at the server would give it: `docker exec` would start it outside of what is watched.
    static int bySsh(const QString &command)
    {
        const QJsonObject info = PracticeHost::info();
        const QStringList words = PracticeHost::arguments();
        return runProgram(QStringLiteral("ssh"),
            {QStringLiteral("-F"), QStringLiteral("/dev/null"), QStringLiteral("-i"),
                words[words.indexOf(QStringLiteral("--identity")) + 1], QStringLiteral("-o"),
                QStringLiteral("UserKnownHostsFile=") + info.value(QLatin1String("known_hosts")).toString(),
                QStringLiteral("-p"), QString::number(info.value(QLatin1String("port")).toInt()),
                QStringLiteral("matt@127.0.0.1"), command})
            .status;
    }

    void collect(const QString &place, const QString &command) { m_places[place] += PracticeHost::shell(command).output; }

    QTemporaryDir m_home;
    std::unique_ptr<ExecWatch> m_watch;
    QHash<QString, QByteArray> m_secrets;
    QHash<QString, QByteArray> m_places;
};

QTEST_GUILESS_MAIN(SecretWatchTest)
#include "secretwatchtest.moc"
