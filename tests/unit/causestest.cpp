// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/causes.h"

#include <QtTest>

using namespace Bridgekeeper;

/// The dictionary of causes, held against what the real programs print.
class CausesTest : public QObject {
    Q_OBJECT

private slots:
    void namesTheCause_data();
    void namesTheCause();
    void knowsNoCauseOfWhatIsNoFailure_data();
    void knowsNoCauseOfWhatIsNoFailure();
    void findsTheCauseInALongLog();
};

void CausesTest::namesTheCause_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *name, const char *output, const char *sentence, const char *hint) {
        QTest::newRow(name) << QString::fromUtf8(output) << QString::fromUtf8(sentence) << QString::fromUtf8(hint);
    };
    row("writable by others",
        "guest may write /opt/matrix, and would choose by that what root does with /opt/matrix/docker-compose.yml. Nothing was "
        "done.",
        "Somebody besides root may write", "--trust");
    row("script changed", "/opt/b.sh is not what was shown: somebody changed it meanwhile. It was not run.",
        "not the one that was shown", "before step 4");
    row("service changed",
        "Compose makes another service mautrix-signal of its files now than the one that was shown and proved: x.",
        "not the one that was shown", "before step 16");
    row("image changed", "The image behind x:1 is another one than the one that was looked at (sha256:1, now sha256:2).",
        "another image now", "before step 7");
    row("link planted",
        "/a/b leads over a link that user 991 made to /etc/shadow, which is not that user's: it was not followed.",
        "Something else stands", "who put it there");
    row("no file of the image's", "The image ended with status 0 and left no config.yaml that may be used.",
        "did not leave a file of its own", "Look into the bridge's directory");
    row("no token", "/a/doublepuppet.yaml names no as_token that can be used.", "no token that can be used",
        "Exactly one line");
    row("too large to keep", "What /a holds is more than a quarter of what is free in /var/lib/bridgekeeper; it was not kept.",
        "too large", "Make room");
    row("as_token refused",
        "FTL The as_token was not accepted. Is the registration file installed in your homeserver correctly?",
        "does not know the bridge's token", "Synapse was restarted");
    row("registration closed to Synapse", "PermissionError: [Errno 13] Permission denied: '/data/registration.yaml'",
        "cannot read the registration", "owner and mode");
    row("registration closed, as others print it", "Permission denied: '/data/registration.yaml'",
        "cannot read the registration", "owner and mode");
    row("path of the host", "FileNotFoundError: [Errno 2] No such file or directory: '/opt/matrix/synapse/registration.yaml'",
        "path of the host", "container sees it");
    row("no login flows", "FTL failed to get supported login flows", "msc4190 is off", "encryption.msc4190 to true");
    row("no appservice login", "homeserver does not support appservice login", "msc4190 is off", "encryption.msc4190 to true");
    row("bridge not reached", "FTL Homeserver -> appservice connection is not working", "cannot reach the bridge", "0.0.0.0");
    row("localhost inside", "Get \"http://127.0.0.1:8008/_matrix\": dial tcp 127.0.0.1:8008: connect: connection refused",
        "localhost", "name on the Docker network");
    row("other domain", "M_EXCLUSIVE (HTTP 400): Invalid user localpart for this application service.", "server_name differ",
        "domain in the settings");
    row("SSL", "pq: SSL is not enabled on the server", "sslmode=disable", "?sslmode=disable");
    row("not whitelisted", "You are not whitelisted to use this bridge", "permissions", "bridge.permissions");
    row("too old", "Login failed: non-200 status code (409) from devices response: Conflict", "too old", "v0.2607.0");
    row("exit code 34",
        "Server already has cross-signing keys, but no key in database. Add `recovery_key` to `kv_store`, or set it to "
        "`overwrite` to generate new keys.",
        "earlier installation", "start anew");
    row("database closed",
        "pg_dump: error: connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\" failed: FATAL:  database "
        "\"mas\" is not currently accepting connections",
        "takes no connections", "ALLOW_CONNECTIONS true");
    row("disk full", "write: No space left on device", "disk is full", "Make room");
    row("Docker down", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
        "Docker is not running", "Start Docker");
    row("changed meanwhile",
        "/opt/matrix/docker-compose.yml is not what the preview showed: somebody changed it meanwhile. Nothing was written.",
        "Somebody else changed the file", "Survey again");
    row("changed just now", "/a was changed by somebody else just now. Nothing was written.", "Somebody else changed the file",
        "Survey again");
    row("Postgres down", "psql: error: could not connect to server: Connection refused", "not running", "healthy");
    row("Postgres refuses",
        "psql: error: connection to server at \"matrix-postgres\" (172.19.0.3), port 5432 failed: Connection refused",
        "not running", "healthy");
    row("Postgres without a socket",
        "connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\" failed: No such file or directory", "not running",
        "healthy");
    row("Postgres starting", "FATAL:  the database system is starting up", "not running", "healthy");
    row("container down", "Error response from daemon: container 5f0b is not running", "not running", "healthy");
    row("no such tag", "manifest for dock.mau.dev/mautrix/signal:v9 not found: manifest unknown", "cannot be pulled", "tag");
    row("no registry", "Get \"https://dock.mau.dev/v2/\": dial tcp: lookup dock.mau.dev: no such host", "cannot be pulled",
        "reaches its registry");
    row("registry too slow", "net/http: request canceled (Client.Timeout exceeded while awaiting headers)", "cannot be pulled",
        "reaches its registry");
}

void CausesTest::namesTheCause()
{
    QFETCH(QString, output);
    QFETCH(QString, sentence);
    QFETCH(QString, hint);
    const Cause cause = knownCause(output);
    QVERIFY2(cause.sentence.contains(sentence), qPrintable(cause.sentence));
    QVERIFY2(cause.hint.contains(hint), qPrintable(cause.hint));
    QVERIFY(cause.sentence.endsWith(QLatin1Char('.')) && cause.hint.endsWith(QLatin1Char('.')));
}

void CausesTest::knowsNoCauseOfWhatIsNoFailure_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("nothing") << QString();
    QTest::newRow("started") << QStringLiteral("INF Bridge started");
    QTest::newRow("the bot's avatar") << QStringLiteral("WRN HTTP 502 media/download/maunium.net/NeXNQarUbrlYBiPCpprYsRqr");
    QTest::newRow("a pull") << QStringLiteral("v0.2603.0: Pulling from mautrix/signal\nStatus: Downloaded newer image");
    QTest::newRow("words of two lines") << QStringLiteral("PermissionError: '/var/log/synapse.log'\nread registration.yaml");
    QTest::newRow("a wrong password") << QStringLiteral(
        "connection to server at \"db\", port 5432 failed: FATAL:  password authentication failed");
    QTest::newRow("409 elsewhere") << QStringLiteral("HTTP 409 of something");
}

void CausesTest::knowsNoCauseOfWhatIsNoFailure()
{
    QFETCH(QString, output);
    QCOMPARE(knownCause(output).sentence, QString());
    QCOMPARE(knownCause(output).hint, QString());
}

void CausesTest::findsTheCauseInALongLog()
{
    QString log;
    for (int i = 0; i < 20'000; ++i)
        log += QStringLiteral("2026-11-24 04:39:57,619 - synapse.access - INFO - 127.0.0.1 - GET /health HTTP/1.1 200\n");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(knownCause(log).sentence, QString());
    QVERIFY(!knownCause(log + QStringLiteral("FTL The as_token was not accepted.\n")).sentence.isEmpty());
    QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()));
}

QTEST_GUILESS_MAIN(CausesTest)
#include "causestest.moc"
