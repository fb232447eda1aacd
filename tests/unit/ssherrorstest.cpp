// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/ssherrors.h"

#include <QtTest>

using namespace Bridgekeeper;

/// What libssh says, and what an operator is told.
class SshErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void makesSenseOfAFailedHandshake_data();
    void makesSenseOfAFailedHandshake();
    void knowsTheEndOfTooManyAttempts();
    void alwaysSaysWhatToDo();
    void saysWhenTheServerWasLost();
};

void SshErrorsTest::makesSenseOfAFailedHandshake_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char *said, const char *summary) {
        QTest::newRow(said) << QString::fromLatin1(said) << QString::fromLatin1(summary);
    };
    row("kex error : no match for method server host key algo: server [ssh-dss], client [ssh-ed25519]", "no encryption method");
    row("Protocol mismatch: HTTP/1.1", "no SSH server");
    row("Receiving banner: too large banner", "no SSH server");
    row("Socket error: disconnected", "closed the connection");
    row("Socket error: Connection reset by peer", "closed the connection");
    row("Remote end closed the socket, EOF", "closed the connection");
    row("RSA key size 1024 is too short", "too short to be safe");
    row("Something that nobody expected", "No SSH session");
}

void SshErrorsTest::makesSenseOfAFailedHandshake()
{
    QFETCH(QString, said);
    QFETCH(QString, summary);
    const Error error = handshakeError(QStringLiteral("echo6"), 2222, said);
    QCOMPARE(error.kind, ErrorKind::Connection);
    QVERIFY2(error.summary.contains(summary), qPrintable(error.summary));
    QVERIFY(error.summary.contains(QLatin1String("echo6")));
    QCOMPARE(error.detail, said);
    QVERIFY(!error.hint.isEmpty() && !error.hint.contains(QLatin1Char('%')));
}

void SshErrorsTest::knowsTheEndOfTooManyAttempts()
{
    QVERIFY(tooManyAttempts(QStringLiteral("Received SSH_MSG_DISCONNECT: 2:Too many authentication failures")));
    QVERIFY(!tooManyAttempts(QStringLiteral("Socket error: disconnected")));
}

void SshErrorsTest::alwaysSaysWhatToDo()
{
    const QString host = QStringLiteral("echo6");
    const QString doing = QStringLiteral("while logging in");
    for (const Error &error : {linkLost(host, doing, {}), noAnswer(host, doing), cancelledWhileConnecting(host),
             channelRefused(host, QStringLiteral("no"))}) {
        QVERIFY(error.summary.contains(host) && error.summary.endsWith(QLatin1Char('.')));
        QVERIFY(!error.hint.isEmpty());
    }
    QCOMPARE(cancelledWhileConnecting(host).kind, ErrorKind::Cancelled);
    QVERIFY(channelRefused(host, {}).hint.contains(QLatin1String("MaxSessions")));
}

void SshErrorsTest::saysWhenTheServerWasLost()
{
    const QString host = QStringLiteral("echo6");
    const QString doing = QStringLiteral("while logging in");
    QCOMPARE(linkLost(host, doing, {}).summary, QStringLiteral("The connection to echo6 was lost while logging in."));
    QCOMPARE(noAnswer(host, doing).summary, QStringLiteral("echo6 stopped answering while logging in."));
}

QTEST_GUILESS_MAIN(SshErrorsTest)
#include "ssherrorstest.moc"
