// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/survey/serverfacts.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

Settings complete()
{
    return Settings().completedFrom({});
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void shipsTheProfileOfSignal();
    void fallsBackToThePlan();
    void prefersTheOperatorThenTheServer();
    void namesAnAdminOnlyWhenThereIsOne();
    void followsTheComposeFile();
    void comesBackFromJson();
    void readsASettingsFile();
    void refusesASettingsFile_data();
    void refusesASettingsFile();
    void goesOnFromAnEarlierRun();
    void takesNoPathOfALaptopFromAnEarlierRun_data();
    void takesNoPathOfALaptopFromAnEarlierRun();
    void leavesTheProfilesLinkToNobody();
    void refusesBadValues_data();
    void refusesBadValues();
    void acceptsOddButGoodValues_data();
    void acceptsOddButGoodValues();
    void refusesNamesOfDatabases_data();
    void refusesNamesOfDatabases();
    void noValueCanBecomeAnOptionOrHideSomething();
};

void SettingsTest::shipsTheProfileOfSignal()
{
    const auto profile = BridgeProfile::load(QStringLiteral("signal"));
    QVERIFY(profile.has_value());
    QCOMPARE(profile->appserviceId, QStringLiteral("signal"));
    QCOMPARE(profile->tag, QStringLiteral("v0.2603.0"));
    QCOMPARE(profile->linkingTag, QStringLiteral("v0.2607.0"));
    QCOMPARE(profile->port, 29328);
    QCOMPARE(profile->loginCommand, QStringLiteral("!signal login"));
    QCOMPARE(profile->linkPrefix, QStringLiteral("sgnl://linkdevice?"));
    const auto missing = BridgeProfile::load(QStringLiteral("pigeon"));
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().kind, ErrorKind::Internal);
}

void SettingsTest::fallsBackToThePlan()
{
    const Settings settings = complete();
    QCOMPARE(settings.composeFile, QStringLiteral("/opt/matrix/docker-compose.yml"));
    QCOMPARE(settings.domain, QStringLiteral("echo6.co"));
    QCOMPARE(settings.operatorId, QStringLiteral("@matt:echo6.co"));
    QCOMPARE(settings.synapseContainer, QStringLiteral("matrix-synapse"));
    QCOMPARE(settings.postgresContainer, QStringLiteral("matrix-postgres"));
    QCOMPARE(settings.masContainer, QStringLiteral("matrix-mas"));
    QCOMPARE(settings.network, QStringLiteral("matrix-net"));
    QCOMPARE(settings.synapseUrl, QStringLiteral("http://127.0.0.1:8008"));
    QCOMPARE(settings.synapseInnerUrl, QStringLiteral("http://matrix-synapse:8008"));
    QCOMPARE(settings.homeserverFile, QStringLiteral("/opt/matrix/synapse/homeserver.yaml"));
    QCOMPARE(settings.bridgeDirectory, QStringLiteral("/opt/matrix/mautrix-signal"));
    QCOMPARE(settings.backupScript, QStringLiteral("/opt/matrix/scripts/pg_backup.sh"));
    QCOMPARE(settings.bridgeImage(), QStringLiteral("dock.mau.dev/mautrix/signal:v0.2603.0"));
    QCOMPARE(settings.botId(), QStringLiteral("@signalbot:echo6.co"));
    QVERIFY(invalidFields(settings).isEmpty());
    QCOMPARE(settings.completedFrom({}), settings);
}

void SettingsTest::prefersTheOperatorThenTheServer()
{
    ServerFacts facts;
    facts.serverName = QStringLiteral("example.org");
    facts.synapse.name = QStringLiteral("chat");
    facts.synapse.exists = true;
    facts.synapse.networks = {QStringLiteral("a"), QStringLiteral("b")};
    facts.postgres.exists = true;
    facts.postgres.networks = {QStringLiteral("b"), QStringLiteral("c")};
    facts.containers = {facts.synapse, facts.postgres};
    facts.databases = {DatabaseFact{QStringLiteral("synapse"), {}, {}, {}, {}, -1}};
    Settings asked;
    asked.postgresContainer = QStringLiteral("mine");
    asked.bridge.tag = QStringLiteral("v0.2607.0");
    const Settings settings = asked.completedFrom(facts);
    QCOMPARE(settings.domain, QStringLiteral("example.org"));
    QCOMPARE(settings.operatorId, QStringLiteral("@matt:example.org"));
    QCOMPARE(settings.synapseContainer, QStringLiteral("chat"));
    QCOMPARE(settings.synapseInnerUrl, QStringLiteral("http://chat:8008"));
    QCOMPARE(settings.postgresContainer, QStringLiteral("mine"));
    QCOMPARE(settings.network, QStringLiteral("b"));
    QCOMPARE(settings.masContainer, QString());
    QCOMPARE(settings.backupDatabases, QStringList{QStringLiteral("mautrix_signal")});
    QCOMPARE(settings.bridge.tag, QStringLiteral("v0.2607.0"));
    QCOMPARE(settings.bridge.port, 29328);
}

void SettingsTest::namesAnAdminOnlyWhenThereIsOne()
{
    ServerFacts facts;
    facts.serverName = QStringLiteral("example.org");
    facts.synapseAdmins = {QStringLiteral("@root:example.org")};
    QCOMPARE(Settings().completedFrom(facts).operatorId, QStringLiteral("@root:example.org"));
    facts.synapseAdmins.append(QStringLiteral("@two:example.org"));
    QCOMPARE(Settings().completedFrom(facts).operatorId, QStringLiteral("@matt:example.org"));
}

void SettingsTest::followsTheComposeFile()
{
    Settings asked;
    asked.composeFile = QStringLiteral("/srv/chat/compose.yaml");
    asked.bridge.service = QStringLiteral("signal-bridge");
    const Settings settings = asked.completedFrom({});
    QCOMPARE(settings.bridgeDirectory, QStringLiteral("/srv/chat/signal-bridge"));
    QCOMPARE(settings.homeserverFile, QStringLiteral("/srv/chat/synapse/homeserver.yaml"));
}

void SettingsTest::comesBackFromJson()
{
    Settings settings = complete();
    settings.earlierData = EarlierData::StartAnew;
    settings.greetAsOperator = false;
    settings.restartLimitSeconds = 77;
    settings.servicesDocument = QStringLiteral("server:/opt/ü \"x\".md");
    settings.bridge.port = 1234;
    const QByteArray text = QJsonDocument(settings.toJson()).toJson();
    // What is nobody's setting comes from the profile.
    QCOMPARE(Settings::fromJson(QJsonDocument::fromJson(text).object()).completedFrom({}), settings);
    QCOMPARE(Settings::fromJson({}), Settings());
}

void SettingsTest::readsASettingsFile()
{
    const auto settings = Settings::fromYaml("# mine\n"
                                             "domain: example.org\n"
                                             "operator_id: '@me:example.org'\n"
                                             "backup_databases: [mautrix_signal, mas]\n"
                                             "greet_as_operator: false\n"
                                             "restart_limit_seconds: 300\n"
                                             "earlier_data: start_anew\n"
                                             "mas_container:\n"
                                             "bridge:\n  tag: v0.2607.0\n  port: 29400\n",
        complete());
    QVERIFY2(settings.has_value(), settings.has_value() ? "" : qPrintable(settings.error().summary));
    QCOMPARE(settings->domain, QStringLiteral("example.org"));
    QCOMPARE(settings->operatorId, QStringLiteral("@me:example.org"));
    QCOMPARE(settings->backupDatabases.size(), 2);
    QVERIFY(!settings->greetAsOperator);
    QCOMPARE(settings->restartLimitSeconds, 300);
    QCOMPARE(settings->earlierData, EarlierData::StartAnew);
    QCOMPARE(settings->bridge.tag, QStringLiteral("v0.2607.0"));
    QCOMPARE(settings->bridge.port, 29400);
    QCOMPARE(settings->network, QStringLiteral("matrix-net"));
    QVERIFY(Settings::fromYaml("", complete()).has_value());
    QVERIFY(Settings::fromYaml("# nothing yet\n", complete()).has_value());
}

void SettingsTest::refusesASettingsFile_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("hint");
    QTest::newRow("unknown key") << QByteArray("domian: x\n") << QStringLiteral("domian") << QStringLiteral("“domain”");
    QTest::newRow("unknown key of the bridge")
        << QByteArray("bridge:\n  tags: x\n") << QStringLiteral("bridge.tags") << QStringLiteral("“bridge.tag”");
    QTest::newRow("a list for a word") << QByteArray("\ndomain: [x]\n") << QStringLiteral("“domain”")
                                       << QStringLiteral("line 2");
    QTest::newRow("a word for a list") << QByteArray("backup_databases: x\n") << QStringLiteral("backup_databases")
                                       << QStringLiteral("line 1");
    QTest::newRow("a list of lists") << QByteArray("backup_databases: [[x]]\n") << QStringLiteral("backup_databases")
                                     << QStringLiteral("line 1");
    QTest::newRow("a word for a number") << QByteArray("restart_limit_seconds: soon\n")
                                         << QStringLiteral("restart_limit_seconds") << QStringLiteral("line 1");
    QTest::newRow("a word for a switch") << QByteArray("greet_as_operator: maybe\n") << QStringLiteral("greet_as_operator")
                                         << QStringLiteral("line 1");
    QTest::newRow("another word for old data")
        << QByteArray("earlier_data: burn\n") << QStringLiteral("earlier_data") << QStringLiteral("line 1");
    QTest::newRow("twice") << QByteArray("domain: x\ndomain: y\n") << QStringLiteral("“domain” stands twice")
                           << QStringLiteral("line 2");
    QTest::newRow("a bridge that is a word")
        << QByteArray("bridge: x\n") << QStringLiteral("“bridge”") << QStringLiteral("line 1");
    QTest::newRow("a list") << QByteArray("- domain\n") << QStringLiteral("key: value") << QStringLiteral("line 1");
    QTest::newRow("not YAML") << QByteArray("domain: [\n") << QStringLiteral("not YAML") << QStringLiteral("line");
    QTest::newRow("a key that is a list") << QByteArray("? [a]\n: b\n") << QStringLiteral("key that is not a word")
                                          << QStringLiteral("line");
    QTest::newRow("binary") << QByteArray("\x00\x01\xff", 3) << QString() << QString();
    QTest::newRow("deep") << QByteArray(20000, '[') << QString() << QString();
    QTest::newRow("an alias of itself") << QByteArray("backup_databases: &a [*a]\n") << QString() << QString();
    QTest::newRow("a long key") << QByteArray(5000, 'k') + ": x\n" << QString() << QString();
}

void SettingsTest::refusesASettingsFile()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, names);
    QFETCH(QString, hint);
    const auto settings = Settings::fromYaml(yaml, {});
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().kind, ErrorKind::Input);
    QVERIFY2(settings.error().summary.contains(names), qPrintable(settings.error().summary));
    QVERIFY2(settings.error().hint.contains(hint), qPrintable(settings.error().hint));
    QVERIFY(settings.error().summary.size() < 300);
}

void SettingsTest::goesOnFromAnEarlierRun()
{
    Settings earlier;
    earlier.domain = QStringLiteral("earlier.example");
    earlier.network = QStringLiteral("theirs");
    earlier.bridge.port = 1234;
    Settings wishes;
    wishes.domain = QStringLiteral("mine.example");
    const Settings both = wishes.goingOnFrom(earlier);
    QCOMPARE(both.domain, QStringLiteral("mine.example"));
    QCOMPARE(both.network, QStringLiteral("theirs"));
    QCOMPARE(both.bridge.port, 1234);
}

void SettingsTest::takesNoPathOfALaptopFromAnEarlierRun_data()
{
    QTest::addColumn<QString>("wished");
    QTest::addColumn<QString>("earlier");
    QTest::addColumn<QString>("both");
    const auto row = [](const char *name, const char *wished, const char *earlier, const char *both) {
        QTest::newRow(name) << QString::fromLatin1(wished) << QString::fromLatin1(earlier) << QString::fromLatin1(both);
    };
    row("a path of a laptop", "", "/home/matt/.bashrc", "");
    row("a relative one", "", "notes.md", "");
    row("spelled like a server's", "", " server:/x", "");
    row("one on the server", "", "server:/opt/MEMORY.md", "server:/opt/MEMORY.md");
    row("the operator's own word", "/home/matt/services.md", "/home/matt/.bashrc", "/home/matt/services.md");
    row("the operator's own word, against the server's", "mine.md", "server:/opt/MEMORY.md", "mine.md");
}

void SettingsTest::takesNoPathOfALaptopFromAnEarlierRun()
{
    QFETCH(QString, wished);
    QFETCH(QString, earlier);
    QFETCH(QString, both);
    for (QString Settings::*document : {&Settings::servicesDocument, &Settings::memoryDocument}) {
        Settings wishes;
        wishes.*document = wished;
        Settings before;
        before.*document = earlier;
        QCOMPARE(wishes.goingOnFrom(Settings::fromJson(before.toJson())).*document, both);
    }
}

void SettingsTest::leavesTheProfilesLinkToNobody()
{
    Settings mine;
    mine.bridge.linkPrefix = QStringLiteral("https://");
    QCOMPARE(mine.completedFrom({}).bridge.linkPrefix, QStringLiteral("sgnl://linkdevice?"));
    QVERIFY(!Settings::fromYaml("bridge:\n  link_prefix: 'https://'\n", {}));
    QVERIFY(!QJsonDocument(mine.toJson()).toJson().contains("https://"));
}

void SettingsTest::refusesBadValues_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    const auto add = [](const char *field, const QString &value) {
        QTest::addRow("%s %s", field, qPrintable(value.left(40).simplified())) << QString::fromLatin1(field) << value;
    };
    for (const char *value : {"https://echo6.co", "@matt:echo6.co", "echo6 co", "-x.org", "a..b", "x.org:port", "x/y"})
        add("domain", QLatin1String(value));
    add("domain", QString(300, u'a'));
    for (const char *value : {"matt", "@matt", "matt:echo6.co", "@matt:other.org", "@ma tt:echo6.co", "@:echo6.co"})
        add("operator_id", QLatin1String(value));
    for (const char *value : {"docker-compose.yml", "/a/../b", "/a//b", "/a/", "/a\nb", "/./a"})
        add("compose_file", QLatin1String(value));
    add("homeserver_file", u'/' + QString(300, u'x'));
    for (const char *value : {"/opt/matrix", "/opt/a:b", "/opt/$HOME", "relative"})
        add("bridge_directory", QLatin1String(value));
    for (const char *value :
        {"ftp://x", "127.0.0.1:8008", "http://", "http://a:b@c", "http://x/path", "http://x?y", "http://x:99999"})
        add("synapse_url", QLatin1String(value));
    for (const char *value : {"http://localhost:8008", "http://127.0.0.1:8008", "http://[::1]:8008"})
        add("synapse_inner_url", QLatin1String(value));
    add("synapse_container", QStringLiteral("a b"));
    add("mas_container", QStringLiteral("-a"));
    add("network", QStringLiteral("$(id)"));
    add("postgres_service", QStringLiteral("a/b"));
    add("synapse_service", QStringLiteral("-f"));
    for (const char *value : {"a\nb", "-U", "a b", "a*", "a\"b", "a'b", "$(id)", "a/b", "\xc3\xa4"})
        add("postgres_superuser", QString::fromUtf8(value));
    for (const char *value :
        {"http://-x", "http://a b", "http://x\n", "http://x:0", "http://a\"b", "http://$(id)", "http://a'b"})
        add("synapse_url", QString::fromUtf8(value));
    for (const char *value : {"/a\u202e/b", "/a\u2028b", "/a\u200b", "/a\x1b[2J"})
        add("backup_script", QString::fromUtf8(value));
    add("services_document", QStringLiteral("a\nb"));
    add("memory_document", QStringLiteral("a\u202e"));
    add("services_document", QString(5000, u'x'));
    add("services_document", QStringLiteral("server:relative.md"));
    add("bridge.image", QStringLiteral("dock.mau.dev/UPPER"));
    add("bridge.image", QStringLiteral("a@sha256:0"));
    add("bridge.image", QStringLiteral("image:tag"));
    add("bridge.tag", QStringLiteral("-v1"));
    add("bridge.tag", QStringLiteral("v1;id"));
    add("bridge.database", QStringLiteral("Mautrix"));
    add("bridge.database", QStringLiteral("a\"b"));
    add("bridge.service", QStringLiteral("mautrix_signal"));
    add("bridge.bot", QStringLiteral("-bot"));
    add("bridge.bot", QStringLiteral("a b"));
    add("bridge.appservice_id", QStringLiteral("-a"));
    add("bridge.network", QStringLiteral("Sig\u202enal"));
    for (const char *value : {"rm -rf /", "!signal login; id", "!signal\nlogin", "login"})
        add("bridge.login_command", QString::fromUtf8(value));
    for (const char *value : {"../start", "-x", "a b"})
        add("bridge.login_flow", QLatin1String(value));
    add("bridge.port", QStringLiteral("70000"));
    add("restart_limit_seconds", QStringLiteral("5"));
}

void SettingsTest::refusesBadValues()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QJsonObject json = complete().toJson();
    const auto put = [&](QJsonObject &object, const QString &key) {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        object.insert(key, isNumber ? QJsonValue(number) : QJsonValue(value));
    };
    if (field.startsWith(QLatin1String("bridge."))) {
        QJsonObject bridge = json.value(QLatin1String("bridge")).toObject();
        put(bridge, field.mid(7));
        json.insert(QLatin1String("bridge"), bridge);
    } else {
        put(json, field);
    }
    bool named = false;
    for (const InvalidField &invalid : invalidFields(Settings::fromJson(json))) {
        named = named || invalid.field == field;
        QVERIFY(!invalid.reason.isEmpty());
    }
    QVERIFY(named);
}

void SettingsTest::acceptsOddButGoodValues_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    const auto add = [](const char *field, const QString &value) {
        QTest::addRow("%s %s", field, qPrintable(value.left(40).simplified())) << QString::fromLatin1(field) << value;
    };
    add("domain", QStringLiteral("localhost:8448"));
    add("domain", QStringLiteral("[2001:db8::1]:8448"));
    add("compose_file", QStringLiteral("/srv/Grüße & 'quotes' \"x\"/compose.yaml"));
    add("synapse_url", QStringLiteral("http://[::1]:8008"));
    add("synapse_inner_url", QStringLiteral("http://synapse:8008"));
    add("bridge_directory", QStringLiteral("/opt/matrix/my bridges/signal"));
    add("services_document", QStringLiteral("docs/services.md"));
    add("memory_document", QStringLiteral("server:/root/MEMORY.md"));
}

void SettingsTest::acceptsOddButGoodValues()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QJsonObject json = complete().toJson();
    json.insert(field, value);
    if (field == QLatin1String("domain"))
        json.insert(QLatin1String("operator_id"), QString(QLatin1String("@matt:") + value));
    const auto invalid = invalidFields(Settings::fromJson(json));
    QVERIFY2(invalid.isEmpty(), invalid.isEmpty() ? "" : qPrintable(invalid.first().field + u' ' + invalid.first().reason));
}

void SettingsTest::refusesNamesOfDatabases_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, bool good) {
        QTest::newRow(*name ? name : "nothing") << QString::fromUtf8(name) << good;
    };
    for (const char *name : {"mas", "mautrix_signal", "Synapse2", "_a", "0a", "a.b", "a$b", "a-b"})
        row(name, true);
    for (const char *name : {"", "a b", "*", "a*", "a?", "[a]", "~", "-a", ".a", "$a", "$HOME", "`id`", "a'b", "a\"b", "a\\b",
             "a;b", "a|b", "a&b", "a>b", "a\tb", "a\nb", "a/b", "\xc3\xa4", "a\u200b"})
        row(name, false);
    QTest::newRow("63 letters") << QString(63, u'a') << true;
    QTest::newRow("64 letters") << QString(64, u'a') << false;
}

void SettingsTest::refusesNamesOfDatabases()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(whyNotToBackUp(name).isEmpty(), good);
    Settings settings = complete();
    settings.backupDatabases = {QStringLiteral("mas"), name};
    const QList<InvalidField> invalid = invalidFields(settings);
    QCOMPARE(invalid.isEmpty(), good);
    if (!good) {
        QCOMPARE(invalid.first().field, QStringLiteral("backup_databases"));
        QVERIFY(invalid.first().reason.contains(QStringLiteral("is no name that a backup script can hold")));
    }
}

/// Every text of the settings, also one that is added later.
void SettingsTest::noValueCanBecomeAnOptionOrHideSomething()
{
    const QJsonObject json = complete().toJson();
    QStringList fields;
    for (auto field = json.begin(); field != json.end(); ++field) {
        if (field->isString() && field.key() != QLatin1String("earlier_data"))
            fields.append(field.key());
    }
    const QJsonObject bridge = json.value(QLatin1String("bridge")).toObject();
    for (auto field = bridge.begin(); field != bridge.end(); ++field) {
        if (field->isString())
            fields.append(QStringLiteral("bridge.") + field.key());
    }
    QVERIFY(fields.size() > 20);
    for (const QString &field : std::as_const(fields)) {
        // A document on the laptop is named to the laptop alone, and a network to people alone.
        const bool isNoWord = field.endsWith(QLatin1String("_document")) || field == QLatin1String("bridge.network");
        for (const char *value : {"--help", "-x", "a\nb", "a\u202eb", "a\x7f"}) {
            if (isNoWord && *value == '-')
                continue;
            QJsonObject changed = json;
            if (field.startsWith(QLatin1String("bridge."))) {
                QJsonObject profile = bridge;
                profile.insert(field.mid(7), QString::fromUtf8(value));
                changed.insert(QStringLiteral("bridge"), profile);
            } else {
                changed.insert(field, QString::fromUtf8(value));
            }
            const QList<InvalidField> invalid = invalidFields(Settings::fromJson(changed));
            QVERIFY2(
                std::any_of(invalid.begin(), invalid.end(), [&field](const InvalidField &each) { return each.field == field; }),
                qPrintable(field + QLatin1String(": ") + QString::fromUtf8(value)));
        }
    }
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settingstest.moc"
