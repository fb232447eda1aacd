// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkproxy.h"
#include "sshserver.h"

#include <QtTest>

using namespace Bridgekeeper;
using namespace std::chrono_literals;

/// SshHost over a link with faults: what is lost is noticed soon, and said.
class SshLinkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void noticesALinkThatHangs();
    void noticesALinkThatHangsWhileConnecting_data();
    void noticesALinkThatHangsWhileConnecting();
    void waitsForAScriptThatIsMerelyQuiet();
    void noticesALinkThatIsCut();
    void noticesALinkThatIsCutWhileConnecting_data();
    void noticesALinkThatIsCutWhileConnecting();
    void cancelsAConnectionThatDoesNotComeAbout();
    void needsTenRoundTripsToBeRootAndOneForAScript();
    void saysWhyThereIsNoConnection_data();
    void saysWhyThereIsNoConnection();
    void saysThatAPortIsRefused();
    void saysThatANameIsUnknown();

private:
    std::unique_ptr<SshServer> m_server;
    QString m_key;
    Answers m_answers;
};

void SshLinkTest::initTestCase()
{
    m_server = std::make_unique<SshServer>();
    m_key = m_server->makeKey(QStringLiteral("id"), {QStringLiteral("-t"), QStringLiteral("ed25519")});
}

void SshLinkTest::noticesALinkThatHangs()
{
    LinkProxy proxy(m_server->port);
    ConnectionSettings settings = m_server->settings({m_key}, proxy);
    settings.silenceLimit = 2s;
    const auto host = connected(settings, m_answers);
    QVERIFY(host);
    QElapsedTimer timer;
    const Result<ScriptResult> result =
        host->run({QStringLiteral("try"), "echo begun; sleep 20", 60s}, {}, [&](Stream, const QByteArray &) {
            timer.start();
            proxy.hang();
        });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Connection);
    QVERIFY2(timer.elapsed() > 1500 && timer.elapsed() < 6000, QByteArray::number(timer.elapsed()));
    QVERIFY2(result.error().detail.contains(QLatin1String("silent for 2 s")), qPrintable(result.error().detail));
    const Result<ScriptResult> next = host->run({QStringLiteral("try"), "true"}, {});
    QVERIFY(!next && next.error().kind == ErrorKind::Connection);
}

void SshLinkTest::noticesALinkThatHangsWhileConnecting_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 40, 1500})
        QTest::addRow("after %d bytes", bytes) << bytes;
}

void SshLinkTest::noticesALinkThatHangsWhileConnecting()
{
    QFETCH(int, bytes);
    LinkProxy proxy(m_server->port);
    proxy.hangAfterBytesToServer(bytes);
    ConnectionSettings settings = m_server->settings({m_key}, proxy);
    settings.connectLimit = settings.silenceLimit = 1s;
    settings.answerLimit = 4s;
    QElapsedTimer timer;
    timer.start();
    const auto host = SshHost::connect(settings, m_answers, {});
    QVERIFY(!host);
    QCOMPARE(host.error().kind, ErrorKind::Connection);
    QVERIFY2(timer.elapsed() < 7000, QByteArray::number(timer.elapsed()));
    QVERIFY(host.error().summary.endsWith(QLatin1Char('.')) && !host.error().hint.isEmpty());
}

void SshLinkTest::waitsForAScriptThatIsMerelyQuiet()
{
    ConnectionSettings settings = m_server->settings({m_key});
    settings.silenceLimit = 1s;
    const auto host = connected(settings, m_answers);
    QVERIFY(host);
    const Result<ScriptResult> result = host->run({QStringLiteral("try"), "sleep 3; echo done"}, {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().summary));
    QCOMPARE(result->output, QByteArray("done\n"));
}

void SshLinkTest::noticesALinkThatIsCut()
{
    LinkProxy proxy(m_server->port);
    const auto host = connected(m_server->settings({m_key}, proxy), m_answers);
    QVERIFY(host);
    QElapsedTimer timer;
    const Result<ScriptResult> result =
        host->run({QStringLiteral("count sheep"), "echo begun; sleep 20", 60s}, {}, [&](Stream, const QByteArray &) {
            timer.start();
            proxy.cut();
        });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Connection);
    QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()));
    QVERIFY2(result.error().summary.contains(QStringLiteral("“count sheep”")), qPrintable(result.error().summary));
    QVERIFY(!result.error().hint.isEmpty());
}

void SshLinkTest::noticesALinkThatIsCutWhileConnecting_data()
{
    QTest::addColumn<int>("bytes");
    for (int bytes = 0; bytes < 3600; bytes += bytes < 100 ? 20 : 250)
        QTest::addRow("after %d bytes", bytes) << bytes;
}

void SshLinkTest::noticesALinkThatIsCutWhileConnecting()
{
    QFETCH(int, bytes);
    LinkProxy proxy(m_server->port);
    proxy.cutAfterBytesToServer(bytes);
    ConnectionSettings settings = m_server->settings({m_key}, proxy);
    settings.connectLimit = settings.answerLimit = 3s;
    const auto host = SshHost::connect(settings, m_answers, {});
    if (host) { // it needs fewer bytes than these
        QVERIFY(bytes > 1500);
        return;
    }
    QVERIFY2(host.error().kind == ErrorKind::Connection, qPrintable(host.error().summary));
    QVERIFY(host.error().summary.endsWith(QLatin1Char('.')) && !host.error().hint.isEmpty());
}

void SshLinkTest::cancelsAConnectionThatDoesNotComeAbout()
{
    LinkProxy proxy(m_server->port);
    proxy.hang();
    std::stop_source stop;
    std::jthread canceller([&stop] {
        std::this_thread::sleep_for(300ms);
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto host = SshHost::connect(m_server->settings({m_key}, proxy), m_answers, stop.get_token());
    QVERIFY(!host);
    QCOMPARE(host.error().kind, ErrorKind::Cancelled);
    QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()));
}

void SshLinkTest::needsTenRoundTripsToBeRootAndOneForAScript()
{
    const auto delay = 40ms; // each way
    LinkProxy proxy(m_server->port, delay);
    QElapsedTimer timer;
    timer.start();
    const auto host = connected(m_server->settings({m_key}, proxy), m_answers);
    QVERIFY(host);
    QVERIFY2(timer.elapsed() < 10 * 2 * delay.count() + 800, QByteArray::number(timer.elapsed()));
    const int trips = host->roundTrips();
    QVERIFY2(trips >= 5 && trips <= 10, QByteArray::number(trips));
    qint64 shortest = 10'000;
    for (int i = 1; i <= 5; ++i) {
        timer.start();
        QVERIFY(host->run({QStringLiteral("try"), "true"}, {}));
        shortest = std::min(shortest, timer.elapsed());
        QCOMPARE(host->roundTrips(), trips + i);
    }
    QVERIFY2(shortest < 2 * 2 * delay.count(), QByteArray::number(shortest)); // else it were two
}

void SshLinkTest::saysWhyThereIsNoConnection_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<QString>("summary");
    QTest::newRow("another service") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << true
                                     << QStringLiteral("closed the connection");
    QTest::newRow("closes at once") << QByteArray() << true << QStringLiteral("closed the connection");
    QTest::newRow("says nothing") << QByteArray() << false << QStringLiteral("127.0.0.1");
    QTest::newRow("nonsense behind the greeting")
        << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") + QByteArray(200, '\xff') << true << QStringLiteral("127.0.0.1");
    QTest::newRow("an endless greeting") << QByteArray(100'000, 'x') << true << QStringLiteral("127.0.0.1");
}

void SshLinkTest::saysWhyThereIsNoConnection()
{
    QFETCH(QByteArray, greeting);
    QFETCH(bool, closes);
    QFETCH(QString, summary);
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    ConnectionSettings settings = m_server->settings({m_key});
    settings.port = listener.serverPort();
    settings.connectLimit = 1s;
    std::jthread client;
    std::optional<Error> error;
    std::atomic<bool> done = false;
    client = std::jthread([&] {
        Answers answers;
        const auto host = SshHost::connect(settings, answers, {});
        if (!host)
            error = host.error();
        done = true;
    });
    QVERIFY(listener.waitForNewConnection(5000));
    QTcpSocket *socket = listener.nextPendingConnection();
    socket->waitForReadyRead(500); // what the client says first; unread, it would turn the end into a reset
    socket->readAll();
    socket->write(greeting);
    socket->flush();
    if (closes)
        socket->disconnectFromHost();
    QTRY_VERIFY_WITH_TIMEOUT(done, 5000);
    client.join();
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Connection);
    QVERIFY2(error->summary.contains(summary), qPrintable(error->summary + error->detail));
    QVERIFY(!error->hint.isEmpty());
    if (error->summary.contains(QLatin1String("closed")))
        QVERIFY2(error->hint.contains(QLatin1String("another service")), qPrintable(error->hint));
}

void SshLinkTest::saysThatAPortIsRefused()
{
    ConnectionSettings settings = m_server->settings({m_key});
    settings.port = freePort();
    const auto host = SshHost::connect(settings, m_answers, {});
    QVERIFY(!host);
    QCOMPARE(host.error().kind, ErrorKind::Connection);
    QVERIFY2(host.error().summary.contains(QStringLiteral("refuses connections to port %1").arg(settings.port)),
        qPrintable(host.error().summary));
    QVERIFY(host.error().hint.contains(QLatin1String("sshd")));
}

void SshLinkTest::saysThatANameIsUnknown()
{
    ConnectionSettings settings = m_server->settings({m_key});
    settings.host = QStringLiteral("no-such-server.invalid");
    settings.connectLimit = 5s;
    const auto host = SshHost::connect(settings, m_answers, {});
    QVERIFY(!host);
    QCOMPARE(host.error().kind, ErrorKind::Connection);
    QVERIFY2(host.error().summary.contains(QLatin1String("no-such-server.invalid")), qPrintable(host.error().summary));
    QVERIFY(!host.error().hint.isEmpty());
}

QTEST_GUILESS_MAIN(SshLinkTest)
#include "sshlinktest.moc"
