// SPDX-License-Identifier: GPL-3.0-or-later
#include "sshserver.h"

#include <QtTest>

using namespace Bridgekeeper;
using namespace std::chrono_literals;

/// Logging in to a real sshd: keys, agent, host keys, and what is said when it fails.
class SshLoginTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_answers = std::make_unique<Answers>(); }
    void takesEveryKindOfKey_data();
    void takesEveryKindOfKey();
    void asksAgainAfterAWrongPassphrase();
    void saysThatThePassphraseIsWrong();
    void asksForNoPassphraseOfAKeyThatTheServerDoesNotWant();
    void triesEachKeyThatWasNamed();
    void saysThatAKeyIsNotAuthorised();
    void saysWhatIsWrongWithAKeyFile_data();
    void saysWhatIsWrongWithAKeyFile();
    void takesAKeyOfTheAgent();
    void doesNotAskTheAgentWhenToldSo();
    void reachesTheKeyFileBehindAnAgentWithTooManyKeys();
    void asksThreeTimesForAPasswordThatIsRefused();
    void saysThatAPasswordIsNeeded();
    void asksAboutAnUnknownHostKeyOnce();
    void doesNotRecordAHostKeyThatIsNotAccepted();
    void acceptsExactlyTheHostKeyNamedBeforehand();
    void refusesAHostKey_data();
    void refusesAHostKey();
    void takesAHostKeyOfEachType_data();
    void takesAHostKeyOfEachType();
    void knowsWhereItIs();

private:
    [[nodiscard]] std::optional<Error> failure(const ConnectionSettings &settings)
    {
        const auto host = SshHost::connect(settings, *m_answers, {});
        return host ? std::nullopt : std::optional(host.error());
    }
    QString newKey(const QStringList &options, const QString &passphrase = {}, bool authorized = true)
    {
        return m_server->makeKey(QStringLiteral("key%1").arg(++m_keys), options, passphrase, authorized);
    }

    const QStringList m_ed25519{QStringLiteral("-t"), QStringLiteral("ed25519")};
    std::unique_ptr<SshServer> m_server;
    std::unique_ptr<Answers> m_answers;
    QString m_key;
    int m_keys = 0;
};

void SshLoginTest::initTestCase()
{
    m_server = std::make_unique<SshServer>();
    m_key = newKey(m_ed25519);
}

void SshLoginTest::takesEveryKindOfKey_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("passphrase");
    for (const char *options : {"-t ed25519", "-t rsa -b 2048", "-t ecdsa", "-t ecdsa -b 521", "-t rsa -b 2048 -m PEM",
             "-t ecdsa -m PEM", "-t rsa -b 2048 -m PKCS8", "-t ecdsa -m PKCS8"})
        for (const char *passphrase : {"", "corréct h'orse"})
            QTest::addRow("%s%s", options, *passphrase ? ", passphrase" : "")
                << QString::fromLatin1(options) << QString::fromUtf8(passphrase);
}

void SshLoginTest::takesEveryKindOfKey()
{
    QFETCH(QString, options);
    QFETCH(QString, passphrase);
    const QString key = newKey(options.split(QLatin1Char(' ')), passphrase);
    m_answers->passphrases = {passphrase};
    const auto host = connected(m_server->settings({key}), *m_answers);
    QVERIFY(host);
    QCOMPARE(m_answers->passphrasesAsked, passphrase.isEmpty() ? 0 : 1);
    QCOMPARE(host->run({QStringLiteral("try"), "id -u"}, {})->output, QByteArray("0\n"));
}

void SshLoginTest::asksAgainAfterAWrongPassphrase()
{
    m_answers->passphrases = {QStringLiteral("wrong"), QStringLiteral("right one")};
    QVERIFY(connected(m_server->settings({newKey(m_ed25519, QStringLiteral("right one"))}), *m_answers));
    QCOMPARE(m_answers->passphrasesAsked, 2);
}

void SshLoginTest::saysThatThePassphraseIsWrong()
{
    m_answers->passphrases = {QStringLiteral("a1"), QStringLiteral("b2"), QStringLiteral("c3"), QStringLiteral("d4")};
    const auto error = failure(m_server->settings({newKey(m_ed25519, QStringLiteral("right one"))}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Authentication);
    QVERIFY2(error->summary.contains(QLatin1String("passphrase does not open the key")), qPrintable(error->summary));
    QCOMPARE(m_answers->passphrasesAsked, 3);
    QVERIFY(!error->detail.contains(QLatin1String("a1")));
}

void SshLoginTest::asksForNoPassphraseOfAKeyThatTheServerDoesNotWant()
{
    const auto error = failure(m_server->settings({newKey(m_ed25519, QStringLiteral("right one"), false)}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Authentication);
    QCOMPARE(m_answers->passphrasesAsked, 0);
}

void SshLoginTest::triesEachKeyThatWasNamed()
{
    QVERIFY(connected(m_server->settings({newKey(m_ed25519, {}, false), m_key}), *m_answers));
}

void SshLoginTest::saysThatAKeyIsNotAuthorised()
{
    const QString key = newKey(m_ed25519, {}, false);
    const auto error = failure(m_server->settings({key}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Authentication);
    QVERIFY2(error->detail.contains(key), qPrintable(error->detail));
    QVERIFY(error->hint.contains(QLatin1String("authorized_keys")));
}

void SshLoginTest::saysWhatIsWrongWithAKeyFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("PuTTY") << QByteArray("PuTTY-User-Key-File-3: ssh-ed25519\n") << QStringLiteral("puttygen");
    QTest::newRow("public half") << bytesOf(m_key + QStringLiteral(".pub")) << QStringLiteral("is a public key");
    QTest::newRow("damaged") << bytesOf(m_key).left(220) << QStringLiteral("damaged");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("no private key");
}

void SshLoginTest::saysWhatIsWrongWithAKeyFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    put(m_server->file("odd"), content);
    const auto error = failure(m_server->settings({m_server->file("odd")}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Authentication);
    QVERIFY2(error->detail.contains(said), qPrintable(error->detail));
}

void SshLoginTest::takesAKeyOfTheAgent()
{
    const SshAgent agent(m_server->file("agent"));
    agent.add(m_key);
    ConnectionSettings settings = m_server->settings({});
    settings.agent = true;
    QVERIFY(connected(settings, *m_answers));
}

void SshLoginTest::doesNotAskTheAgentWhenToldSo()
{
    const SshAgent agent(m_server->file("agent"));
    agent.add(m_key);
    ConnectionSettings settings = m_server->settings({newKey(m_ed25519, {}, false)});
    settings.agent = false;
    const auto error = failure(settings);
    QVERIFY(error && error->kind == ErrorKind::Authentication);
}

void SshLoginTest::reachesTheKeyFileBehindAnAgentWithTooManyKeys()
{
    const SshAgent agent(m_server->file("agent"));
    for (int i = 0; i < 8; ++i) // sshd grants six attempts
        agent.add(newKey(m_ed25519, {}, false));
    m_answers->passphrases = {QStringLiteral("right one")};
    ConnectionSettings settings = m_server->settings({newKey(m_ed25519, QStringLiteral("right one"))});
    settings.agent = true;
    QVERIFY(connected(settings, *m_answers));
    settings = m_server->settings({m_key});
    settings.agent = true;
    QVERIFY2(connected(settings, *m_answers), "a key without a passphrase comes first");
}

void SshLoginTest::asksThreeTimesForAPasswordThatIsRefused()
{
    SshServer server("PasswordAuthentication yes\n");
    m_answers->passwords = {QStringLiteral("hunter-one"), QStringLiteral("hunter-two"), QStringLiteral("hunter-three"),
        QStringLiteral("hunter-four")};
    const auto error = failure(server.settings({newKey(m_ed25519, {}, false)}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Authentication);
    QCOMPARE(m_answers->passwordsAsked, 3);
    QVERIFY2(error->summary.contains(QLatin1String("password of root@127.0.0.1")), qPrintable(error->summary));
    QVERIFY(!error->detail.contains(QLatin1String("hunter")) && !error->hint.contains(QLatin1String("hunter")));
}

void SshLoginTest::saysThatAPasswordIsNeeded()
{
    SshServer server("PasswordAuthentication yes\nPubkeyAuthentication no\n");
    const auto error = failure(server.settings({m_key}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Authentication);
    QVERIFY2(error->detail.contains(QLatin1String("The server accepts: password.")), qPrintable(error->detail));
    QCOMPARE(m_answers->passwordsAsked, 1);
}

void SshLoginTest::asksAboutAnUnknownHostKeyOnce()
{
    const ConnectionSettings settings = m_server->settings({m_key});
    QVERIFY(QFile::remove(settings.knownHosts));
    m_answers->acceptsHostKey = true;
    QVERIFY(connected(settings, *m_answers));
    QCOMPARE(m_answers->hostKeys.size(), std::size_t(1));
    QCOMPARE(m_answers->hostKeys.front().status, HostKeyStatus::Unknown);
    QCOMPARE(m_answers->hostKeys.front().type, QStringLiteral("ssh-ed25519"));
    QCOMPARE(m_answers->hostKeys.front().host, QStringLiteral("127.0.0.1"));
    QCOMPARE(bytesOf(settings.knownHosts), m_server->knownHostsLines().split(' ').mid(0, 3).join(' ').trimmed() + '\n');
    QVERIFY(connected(settings, *m_answers));
    QCOMPARE(m_answers->hostKeys.size(), std::size_t(1));
}

void SshLoginTest::doesNotRecordAHostKeyThatIsNotAccepted()
{
    const ConnectionSettings settings = m_server->settings({m_key});
    put(settings.knownHosts, {});
    const auto error = failure(settings);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::HostKey);
    QCOMPARE(m_answers->hostKeys.size(), std::size_t(1));
    QVERIFY(error->hint.contains(m_answers->hostKeys.front().fingerprint()));
    QCOMPARE(bytesOf(settings.knownHosts), QByteArray());
}

void SshLoginTest::acceptsExactlyTheHostKeyNamedBeforehand()
{
    ConnectionSettings settings = m_server->settings({m_key});
    const QString fingerprint = connected(settings, *m_answers)->hostKey().fingerprint();
    put(settings.knownHosts, {});
    m_answers->acceptsHostKey = true;
    settings.acceptHostKey = QStringLiteral("SHA256:OTZfEgvoIG7piFv+Py+mveAS5WzUiMRvN5U8oM8eF1k");
    const auto error = failure(settings);
    QVERIFY(error && error->kind == ErrorKind::HostKey);
    QVERIFY(error->detail.contains(settings.acceptHostKey) && error->detail.contains(fingerprint));
    QCOMPARE(bytesOf(settings.knownHosts), QByteArray());
    settings.acceptHostKey = fingerprint;
    QVERIFY(connected(settings, *m_answers));
    QVERIFY2(m_answers->hostKeys.empty(), "the word was given beforehand");
    QVERIFY(!bytesOf(settings.knownHosts).isEmpty());
}

void SshLoginTest::refusesAHostKey_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("marker");
    QTest::addColumn<bool>("own");
    QTest::addColumn<QString>("summary");
    QTest::newRow("changed") << QStringLiteral("ed25519") << QByteArray() << false << QStringLiteral("has changed");
    QTest::newRow("of another type") << QStringLiteral("ecdsa") << QByteArray() << false << QStringLiteral("another type");
    QTest::newRow("revoked") << QStringLiteral("ed25519") << QByteArray("@revoked ") << true << QStringLiteral("is revoked");
}

void SshLoginTest::refusesAHostKey()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, marker);
    QFETCH(bool, own);
    QFETCH(QString, summary);
    ConnectionSettings settings = m_server->settings({m_key});
    QByteArray record = m_server->knownHostsLines();
    if (!own) {
        const QString other = newKey({QStringLiteral("-t"), type}, {}, false);
        record = record.left(record.indexOf(' ') + 1) + bytesOf(other + QStringLiteral(".pub"));
    }
    const QByteArray known = marker + record + (own ? record : QByteArray());
    put(settings.knownHosts, known);
    m_answers->acceptsHostKey = true;
    const auto error = failure(settings);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::HostKey);
    QVERIFY2(error->summary.contains(summary), qPrintable(error->summary));
    QVERIFY2(m_answers->hostKeys.empty(), "nobody may be asked about such a key");
    QCOMPARE(bytesOf(settings.knownHosts), known);
    QVERIFY(error->detail.contains(settings.knownHosts + QStringLiteral(":1")));
    // Not even the word given beforehand is enough.
    settings.acceptHostKey = error->detail.section(QLatin1Char(' '), 4, 4).section(QLatin1Char('\n'), 0, 0).chopped(1);
    QVERIFY2(settings.acceptHostKey.startsWith(QLatin1String("SHA256:")), qPrintable(error->detail));
    QVERIFY(failure(settings));
}

void SshLoginTest::takesAHostKeyOfEachType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("ed25519") << QStringLiteral("ed25519") << QStringLiteral("ssh-ed25519");
    QTest::newRow("ecdsa") << QStringLiteral("ecdsa") << QStringLiteral("ecdsa-sha2-nistp256");
    QTest::newRow("rsa") << QStringLiteral("rsa") << QStringLiteral("ssh-rsa");
}

void SshLoginTest::takesAHostKeyOfEachType()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    SshServer server({}, {type});
    server.authorize(bytesOf(m_key + QStringLiteral(".pub")));
    const auto host = connected(server.settings({m_key}), *m_answers);
    QVERIFY(host);
    QCOMPARE(host->hostKey().type, name);
    QCOMPARE(host->hostKey().status, HostKeyStatus::Known);
    QVERIFY(server.knownHostsLines().contains(host->hostKey().blob.toBase64()));
}

void SshLoginTest::knowsWhereItIs()
{
    ConnectionSettings settings = m_server->settings({});
    put(m_server->file("ssh_config"),
        "Host echo6\n  HostName 127.0.0.1\n  User root\n  Port " + QByteArray::number(m_server->port) + "\n  IdentityFile "
            + QFile::encodeName(m_key) + '\n');
    settings.host = QStringLiteral("echo6");
    settings.user.clear();
    settings.port = 0;
    const auto host = connected(settings, *m_answers);
    QVERIFY(host);
    QCOMPARE(host->name(), QStringLiteral("echo6"));
    QCOMPARE(host->address(), QStringLiteral("127.0.0.1"));
    QCOMPARE(host->user(), QStringLiteral("root"));
    QCOMPARE(host->port(), m_server->port);
}

QTEST_GUILESS_MAIN(SshLoginTest)
#include "sshlogintest.moc"
