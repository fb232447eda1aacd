// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/bridgeconfigedit.h"
#include "app/text/composeedit.h"
#include "app/text/homeserveredit.h"
#include "app/text/yamlfile.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

/// One file of data/homeserver or data/compose: parameters (`name value`), `=== before`, then `=== after` or `=== refused`.
/// `bytes crlf no-final-newline`.
struct EditCase {
    QHash<QByteArray, QByteArray> parameters;
    QByteArrayList flags;
    QByteArray before;
    QByteArray after;
    QByteArray refused;
};

QByteArray read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

EditCase readCase(const QString &path)
{
    EditCase found;
    QByteArray section = "head";
    QByteArrayList lines = read(path).split('\n');
    lines.removeLast();
    for (const QByteArray &line : std::as_const(lines)) {
        if (line.startsWith("=== "))
            section = line.mid(4);
        else if (section == "before")
            found.before += line + '\n';
        else if (section == "after")
            found.after += line + '\n';
        else if (section == "refused")
            found.refused += line;
        else
            found.parameters.insert(line.left(line.indexOf(' ')), line.mid(line.indexOf(' ') + 1));
    }
    found.flags = found.parameters.value("bytes").split(' ');
    for (QByteArray *bytes : {&found.before, &found.after}) {
        if (found.flags.contains("no-final-newline"))
            bytes->chop(1);
        if (found.flags.contains("crlf"))
            bytes->replace("\n", "\r\n");
    }
    return found;
}

void caseRows(const char *topic)
{
    QTest::addColumn<QString>("path");
    const QDir directory(QStringLiteral(TEST_DATA_DIR "/data/%1").arg(QString::fromUtf8(topic)));
    const QStringList names = directory.entryList({QStringLiteral("*.case")}, QDir::Files, QDir::Name);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::newRow(qPrintable(name.chopped(5))) << directory.filePath(name);
}

template <typename Edit>
void check(const EditCase &given, Edit edit)
{
    const Result<QByteArray> edited = edit(given.before);
    if (!given.refused.isEmpty()) {
        QVERIFY2(!edited, edited ? edited->constData() : "");
        QVERIFY2((edited.error().summary + edited.error().detail).contains(QString::fromUtf8(given.refused)),
            qPrintable(edited.error().summary));
        return;
    }
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().summary + edited.error().detail));
    QCOMPARE(*edited, given.after);
    QCOMPARE(*edit(*edited), given.after);
}

BridgeConfigGoal plan()
{
    BridgeConfigGoal goal;
    goal.databaseUri = "postgres://mautrix_signal:0123abcd@matrix-postgres:5432/mautrix_signal?sslmode=disable";
    goal.homeserverAddress = "http://matrix-synapse:8008";
    goal.domain = "echo6.co";
    goal.appserviceAddress = "http://mautrix-signal:29328";
    goal.admin = "@matt:echo6.co";
    goal.doublePuppetToken = "puppet-token";
    return goal;
}

QString example()
{
    return QStringLiteral(TEST_DATA_DIR "/data/bridgeconfig/example.yaml");
}

} // namespace

class ComposedEditTest : public QObject {
    Q_OBJECT
private slots:
    void addsRegistrationsToHomeserver_data() { caseRows("homeserver"); }
    void addsRegistrationsToHomeserver()
    {
        QFETCH(QString, path);
        const EditCase given = readCase(path);
        HomeserverAddition addition;
        addition.registrationPaths = {"/data/registration.yaml", "/data/doublepuppet.yaml"};
        check(given, [&](const QByteArray &bytes) { return withRegistrations(bytes, addition); });
    }

    void addsTheServiceToCompose_data() { caseRows("compose"); }
    void addsTheServiceToCompose()
    {
        QFETCH(QString, path);
        const EditCase given = readCase(path);
        ComposeService service;
        service.image = "dock.mau.dev/mautrix/signal:v0.2603.0";
        service.database = given.parameters.value("database", "postgres");
        service.databaseHasHealthcheck = given.parameters.value("healthcheck", "yes") == "yes";
        service.network = given.parameters.value("network", "matrix-net");
        service.externalNetwork = given.parameters.value("external");
        check(given, [&](const QByteArray &bytes) { return withService(bytes, service); });
    }

    void bringsTheBridgesExampleToThePlan()
    {
        const QByteArray before = read(example());
        const Result<QByteArray> edited = withBridgeSettings(before, plan());
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().summary + edited.error().detail));
        QCOMPARE(*edited, read(QStringLiteral(TEST_DATA_DIR "/data/bridgeconfig/edited.yaml")));
        QCOMPARE(*withBridgeSettings(*edited, plan()), *edited);
        for (const char *gone : {"example.com\": user", "@admin:example.com", "foobar", "anotherserver", "bridge.example.com"})
            QVERIFY2(!edited->contains(gone), gone);
    }

    void readsTheBridgesConfiguration()
    {
        const Result<BridgeConfig> config = parseBridgeConfig(*withBridgeSettings(read(example()), plan()));
        QVERIFY(config);
        QCOMPARE(config->databaseType, QStringLiteral("postgres"));
        QCOMPARE(config->databaseUri, QString::fromUtf8(plan().databaseUri));
        QCOMPARE(config->homeserverAddress, QStringLiteral("http://matrix-synapse:8008"));
        QCOMPARE(config->domain, QStringLiteral("echo6.co"));
        QCOMPARE(config->appserviceAddress, QStringLiteral("http://mautrix-signal:29328"));
        QCOMPARE(config->hostname, QStringLiteral("0.0.0.0"));
        QCOMPARE(config->port, 29328);
        QCOMPARE(config->id, QStringLiteral("signal"));
        QCOMPARE(config->botName, QStringLiteral("signalbot"));
        QCOMPARE(config->publicAddress, QString());
        const std::vector<std::pair<QString, QString>> permissions = {{QStringLiteral("*"), QStringLiteral("relay")},
            {QStringLiteral("echo6.co"), QStringLiteral("user")}, {QStringLiteral("@matt:echo6.co"), QStringLiteral("admin")}};
        QVERIFY(config->permissions == permissions);
        QCOMPARE(config->doublePuppetToken(QStringLiteral("echo6.co")), QStringLiteral("puppet-token"));
        QCOMPARE(config->doublePuppetToken(QStringLiteral("example.com")), QString());
        QCOMPARE(config->doublePuppetSecrets.size(), std::size_t(1));
        QVERIFY(config->doublePuppetServers.isEmpty());
        QVERIFY(
            config->encryptionAllow && config->encryptionDefault && config->encryptionRequire && !config->encryptionAppservice);
        QVERIFY(config->msc4190 && config->selfSign && config->allowKeySharing);
        QCOMPARE(config->pickleKey, QStringLiteral("generate"));
        QVERIFY(config->asToken.isEmpty() && config->hsToken.isEmpty());
    }

    void readsTheTokensOnceTheyAreGenerated()
    {
        const Result<BridgeConfig> config = parseBridgeConfig("appservice:\n  as_token: aaa\n  hs_token: bbb\n");
        QCOMPARE(config->asToken, QStringLiteral("aaa"));
        QCOMPARE(config->hsToken, QStringLiteral("bbb"));
    }

    void keepsAGeneratedPickleKey()
    {
        const QByteArray before = read(example()).replace("pickle_key: generate", "pickle_key: abcdefgh");
        QVERIFY(withBridgeSettings(before, plan())->contains("pickle_key: abcdefgh\n"));
    }

    void survivesHostileValues()
    {
        BridgeConfigGoal goal = plan();
        goal.domain = "12345";
        goal.admin = "@a'b\"c: #d:12345";
        goal.databaseUri = "postgres://u:p%40\\ #x@h/d";
        const Result<BridgeConfig> config = parseBridgeConfig(*withBridgeSettings(read(example()), goal));
        QCOMPARE(config->domain, QStringLiteral("12345"));
        QCOMPARE(config->permissions.back().first, QString::fromUtf8(goal.admin));
        QCOMPARE(config->databaseUri, QString::fromUtf8(goal.databaseUri));
    }

    void refusesAConfigurationThatIsNoBridges()
    {
        const Result<QByteArray> edited = withBridgeSettings("homeserver:\n  address: x\n", plan());
        QVERIFY(!edited && edited.error().kind == ErrorKind::Conflict);
    }

    void readsARegistration()
    {
        const Result<Registration> registration = parseRegistration(
            "id: signal\nurl: http://mautrix-signal:29328\nas_token: aaa\nhs_token: bbb\nsender_localpart: Xy\n"
            "namespaces:\n    users:\n        - regex: ^@signalbot:echo6\\.co$\n          exclusive: "
            "true\n"
            "        - regex: ^@signal_.*:echo6\\.co$\n          exclusive: true\n"
            "io.element.msc4190: true\n");
        QVERIFY(registration);
        QCOMPARE(registration->id, QStringLiteral("signal"));
        QCOMPARE(registration->url, QStringLiteral("http://mautrix-signal:29328"));
        QCOMPARE(registration->senderLocalpart, QStringLiteral("Xy"));
        QCOMPARE(registration->users.size(), std::size_t(2));
        QVERIFY(registration->users.front() == (Namespace{QStringLiteral("^@signalbot:echo6\\.co$"), true}));
        QVERIFY(registration->msc4190);
        QVERIFY(!parseRegistration("id: x\nas_token: a\nhs_token: b\n"));
    }

    void writesTheDoublePuppetRegistration()
    {
        const QByteArray bytes = doublePuppetRegistration("echo6.co", "aaa", "0123");
        QCOMPARE(bytes,
            QByteArray("id: doublepuppet\nurl:\nas_token: aaa\nhs_token: \"0123\"\nsender_localpart: _doublepuppet\n"
                       "rate_limited: false\nnamespaces:\n  users:\n    - regex: '@.*:echo6\\.co'\n      exclusive: false\n"));
        const Result<Registration> registration = parseRegistration(bytes);
        QVERIFY(registration && !registration->url);
        QVERIFY(registration->users.front() == (Namespace{QStringLiteral("@.*:echo6\\.co"), false}));
    }
};

QTEST_GUILESS_MAIN(ComposedEditTest)
#include "composededittest.moc"
