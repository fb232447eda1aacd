// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/sshconfig.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <pwd.h>
#include <unistd.h>

using namespace Bridgekeeper;

class SshConfigTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsAnAddress_data();
    void readsAnAddress();
    void refusesWhatNamesNoServer_data();
    void refusesWhatNamesNoServer();
    void followsAnAlias();
    void putsTheOperatorsWordBeforeTheConfig();
    void fallsBackToTheUsualThings();
    void keepsTheOrderOfTheKeysThatWereNamed();
    void expandsTheHomeDirectory();
    void missesAKeyThatIsNotThere();
    void seesThatAnotherMachineIsInBetween_data();
    void seesThatAnotherMachineIsInBetween();
    void hearsWhetherNamesAreHashed_data();
    void hearsWhetherNamesAreHashed();
    void refusesAConfigThatIsNotThere();
    void refusesAHostThatIsNone();

private:
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_directory->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }
    [[nodiscard]] ConnectionSettings settings(const QString &host) const
    {
        ConnectionSettings settings;
        settings.host = host;
        settings.sshConfig = m_directory->filePath(QStringLiteral("config"));
        return settings;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void SshConfigTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("config"), {});
    write(QStringLiteral("key"), "key");
    write(QStringLiteral("second"), "key");
}

void SshConfigTest::readsAnAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ServerAddress>("address");
    const auto row = [](const char *text, const char *host, const char *user, int port) {
        QTest::newRow(text) << QString::fromUtf8(text)
                            << ServerAddress{QString::fromUtf8(host), QString::fromLatin1(user), port};
    };
    row("example.org", "example.org", "", 0);
    row("matt@example.org", "example.org", "matt", 0);
    row("matt@example.org:2222", "example.org", "matt", 2222);
    row("  matt@example.org ", "example.org", "matt", 0);
    row("example.org:22", "example.org", "", 22);
    row("matt@192.0.2.7", "192.0.2.7", "matt", 0);
    row("2001:db8::7", "2001:db8::7", "", 0);
    row("root@2001:db8::7", "2001:db8::7", "root", 0);
    row("root@[2001:db8::7]:2222", "2001:db8::7", "root", 2222);
    row("[::1]", "::1", "", 0);
    row("matt@corp.example@example.org", "example.org", "matt@corp.example", 0);
    row("my-alias_2", "my-alias_2", "", 0);
    row("münchen.example", "münchen.example", "", 0);
    row("example.org:65535", "example.org", "", 65535);
}

void SshConfigTest::readsAnAddress()
{
    QFETCH(QString, text);
    QFETCH(ServerAddress, address);
    const Result<ServerAddress> read = parseServerAddress(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().summary));
    QCOMPARE(read->host, address.host);
    QCOMPARE(read->user, address.user);
    QCOMPARE(read->port, address.port);
}

void SshConfigTest::refusesWhatNamesNoServer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *text, const char *why) {
        QTest::newRow(*text ? qPrintable(QString::fromUtf8(text).simplified()) : "nothing")
            << QString::fromUtf8(text) << QString::fromLatin1(why);
    };
    row("", "empty");
    row("@example.org", "no user before");
    row("matt@", "no name");
    row("matt@:22", "no name");
    row("-oProxyCommand=id", "hyphen");
    row("matt@-oProxyCommand=id", "hyphen");
    row("-matt@example.org", "hyphen");
    row("example.org:", "no port");
    row("example.org:ssh", "no port");
    row("example.org:0", "no port");
    row("example.org:65536", "no port");
    row("example.org:-22", "no port");
    row("example.org:99999999999", "no port");
    row("[::1", "not closed");
    row("[::1]22", "may follow");
    row("[]:22", "no name");
    row("a:b:c", "no IPv6");
    row("exam ple.org", "character");
    row("$(id).example", "character");
    row("a;id", "character");
    row("ssh://example.org", "port");
    row("a/b", "character");
    row("ma tt@example.org", "character");
    row("a\nb", "character");
    row("`id`", "character");
    row("[[88]", "character");
}

void SshConfigTest::refusesWhatNamesNoServer()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const Result<ServerAddress> read = parseServerAddress(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QVERIFY2(read.error().summary.contains(why), qPrintable(read.error().summary));
    QVERIFY(!read.error().hint.isEmpty());
}

void SshConfigTest::followsAnAlias()
{
    write(QStringLiteral("config"),
        "Host echo6\n  HostName server.example.org\n  User matt\n  Port 2222\n  IdentityFile "
            + QFile::encodeName(m_directory->filePath(QStringLiteral("key"))) + "\n  UserKnownHostsFile /tmp/of-the-config\n");
    const Result<SshTarget> target = resolveTarget(settings(QStringLiteral("echo6")));
    QVERIFY(target);
    QCOMPARE(target->alias, QStringLiteral("echo6"));
    QCOMPARE(target->host, QStringLiteral("server.example.org"));
    QCOMPARE(target->user, QStringLiteral("matt"));
    QCOMPARE(target->port, 2222);
    QCOMPARE(target->knownHosts, QStringLiteral("/tmp/of-the-config"));
    QCOMPARE(target->identities.value(0), m_directory->filePath(QStringLiteral("key")));
    QVERIFY(!target->identitiesChosen);
    QVERIFY(!target->proxied);
}

void SshConfigTest::putsTheOperatorsWordBeforeTheConfig()
{
    write(QStringLiteral("config"),
        "Host *\n  User config\n  Port 2222\n  IdentityFile /nowhere/key\n  UserKnownHostsFile /tmp/of-the-config\n");
    ConnectionSettings asked = settings(QStringLiteral("server.example.org"));
    asked.user = QStringLiteral("matt");
    asked.port = 2200;
    asked.knownHosts = QStringLiteral("/tmp/of-the-operator");
    asked.identities = {m_directory->filePath(QStringLiteral("second"))};
    const Result<SshTarget> target = resolveTarget(asked);
    QVERIFY(target);
    QCOMPARE(target->user, QStringLiteral("matt"));
    QCOMPARE(target->port, 2200);
    QCOMPARE(target->knownHosts, QStringLiteral("/tmp/of-the-operator"));
    QCOMPARE(target->identities, asked.identities);
    QVERIFY(target->identitiesChosen);
}

void SshConfigTest::fallsBackToTheUsualThings()
{
    const Result<SshTarget> target = resolveTarget(settings(QStringLiteral("server.example.org")));
    QVERIFY(target);
    QCOMPARE(target->host, QStringLiteral("server.example.org"));
    QCOMPARE(target->port, 22);
    QCOMPARE(target->user, QString::fromLocal8Bit(::getpwuid(::getuid())->pw_name));
    QCOMPARE(target->knownHosts, QDir::homePath() + QStringLiteral("/.ssh/known_hosts"));
    QCOMPARE(target->globalKnownHosts, QStringLiteral("/etc/ssh/ssh_known_hosts"));
}

void SshConfigTest::keepsTheOrderOfTheKeysThatWereNamed()
{
    ConnectionSettings asked = settings(QStringLiteral("server"));
    asked.identities = {m_directory->filePath(QStringLiteral("second")), m_directory->filePath(QStringLiteral("key"))};
    const Result<SshTarget> target = resolveTarget(asked);
    QVERIFY(target);
    QCOMPARE(target->identities, asked.identities);
}

void SshConfigTest::expandsTheHomeDirectory()
{
    ConnectionSettings asked = settings(QStringLiteral("server"));
    asked.identities = {QStringLiteral("~/no-such-key-of-bridgekeeper")};
    const Result<SshTarget> target = resolveTarget(asked);
    QVERIFY(!target);
    QVERIFY2(target.error().summary.contains(QDir::homePath() + QStringLiteral("/no-such-key-of-bridgekeeper")),
        qPrintable(target.error().summary));
}

void SshConfigTest::missesAKeyThatIsNotThere()
{
    ConnectionSettings asked = settings(QStringLiteral("server"));
    asked.identities = {m_directory->filePath(QStringLiteral("missing"))};
    const Result<SshTarget> target = resolveTarget(asked);
    QVERIFY(!target);
    QCOMPARE(target.error().kind, ErrorKind::Input);
    QVERIFY(target.error().summary.contains(asked.identities.first()));
}

void SshConfigTest::seesThatAnotherMachineIsInBetween_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::newRow("ProxyCommand") << QByteArray("Host *\n  ProxyCommand nc %h %p\n");
    QTest::newRow("ProxyJump") << QByteArray("Host *\n  ProxyJump jump.example.org\n");
}

void SshConfigTest::seesThatAnotherMachineIsInBetween()
{
    QFETCH(QByteArray, config);
    write(QStringLiteral("config"), config);
    const Result<SshTarget> target = resolveTarget(settings(QStringLiteral("server")));
    QVERIFY(target);
    QVERIFY(target->proxied);
}

void SshConfigTest::hearsWhetherNamesAreHashed_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<bool>("hashed");
    const auto row = [](const char *name, const char *config, bool hashed) {
        QTest::newRow(name) << QByteArray(config) << hashed;
    };
    row("nothing said", "User matt\n", false);
    row("yes", "HashKnownHosts yes\n", true);
    row("no", "HashKnownHosts no\n", false);
    row("spelled otherwise", "\thashknownhosts = YES\n", true);
    row("in quotes", "HashKnownHosts \"yes\"\n", true);
    row("a comment", "# HashKnownHosts yes\n", false);
    row("for all, as Debian has it", "Host *\n    HashKnownHosts yes\n", true);
    row("for this host", "Host other server*\n HashKnownHosts yes\n", true);
    row("for another host", "Host other\n HashKnownHosts yes\n", false);
    row("for all but this host", "Host * !server.example.org\n HashKnownHosts yes\n", false);
    row("the first that is said counts", "Host server*\n HashKnownHosts no\nHost *\n HashKnownHosts yes\n", false);
    row("behind another host", "Host other\n HashKnownHosts no\nHost *\n HashKnownHosts yes\n", true);
    row("under a Match of all", "Match all\n HashKnownHosts yes\n", true);
    row("a yes under another Match is taken at its word", "Match exec true\n HashKnownHosts yes\n", true);
    row("a no under another Match is not", "Match exec true\n HashKnownHosts no\nMatch all\n HashKnownHosts yes\n", true);
    row("in a file that is included", "Include more\n", true);
    row("in a file that is included for another host", "Host other\nInclude more\n", false);
    row("a file that includes itself", "Include config\nHashKnownHosts yes\n", true);
}

void SshConfigTest::hearsWhetherNamesAreHashed()
{
    QFETCH(QByteArray, config);
    QFETCH(bool, hashed);
    write(QStringLiteral("config"), config);
    write(QStringLiteral("more"), "HashKnownHosts yes\n");
    const Result<SshTarget> target = resolveTarget(settings(QStringLiteral("server.example.org")));
    QVERIFY2(target, target ? "" : qPrintable(target.error().summary + target.error().detail));
    QCOMPARE(target->hashesKnownHosts, hashed);
}

void SshConfigTest::refusesAConfigThatIsNotThere()
{
    ConnectionSettings asked = settings(QStringLiteral("server"));
    asked.sshConfig = m_directory->filePath(QStringLiteral("missing"));
    const Result<SshTarget> target = resolveTarget(asked);
    QVERIFY(!target);
    QCOMPARE(target.error().kind, ErrorKind::Input);
    QVERIFY(target.error().summary.contains(asked.sshConfig));
}

void SshConfigTest::refusesAHostThatIsNone()
{
    for (const char *host : {"", "-oProxyCommand=id", "a b", "a;id"}) {
        const Result<SshTarget> target = resolveTarget(settings(QLatin1String(host)));
        QVERIFY2(!target, host);
        QCOMPARE(target.error().kind, ErrorKind::Input);
    }
}

QTEST_GUILESS_MAIN(SshConfigTest)
#include "sshconfigtest.moc"
