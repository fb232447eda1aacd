// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/survey.h"
#include "app/settings/resource.h"
#include "app/survey/printable.h"
#include "recordings.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

const QDateTime laptopTime = QDateTime::fromSecsSinceEpoch(1795495000, Qt::UTC);

Assumption row(const ServerFacts &facts, const char *key, const Settings &settings = {}, bool own = false)
{
    for (const Assumption &assumption : assumptions(facts, settings, own)) {
        if (assumption.key == QLatin1String(key))
            return assumption;
    }
    return {};
}

QStringList blocking(const ServerFacts &facts)
{
    QStringList keys;
    for (const Assumption &assumption : assumptions(facts, {})) {
        if (assumption.blocks)
            keys.append(assumption.key);
    }
    return keys;
}

} // namespace

class SurveyTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheStackOfThePlan();
    void findsNothingInTheWayOnAFreshServer();
    void completesTheSettingsFromTheServer();
    void refusesObjectsOfOurNamesThatAreNotOurs();
    void refusesARegistrationThatSynapseCannotRead();
    void takesAStrangersExclusiveNamespaceForAClash();
    void leavesADoublePuppetThatIsThereAlone();
    void seesDriftAnImmutableFileAndAnotherOperator();
    void followsSymbolicLinks();
    void offersToResumeWhenAJournalIsThere();
    void explainsAFileThatIsNotYaml();
    void readsTheServersNameFromTheFileWhileSynapseIsDown();
    void needsDocker();
    void refusesAFileThatCannotBeReplacedFaithfully_data();
    void refusesAFileThatCannotBeReplacedFaithfully();
    void warnsOfABridgeThatSignalNoLongerLinks();
    void warnsOfAWrongClock();
    void wantsRoomOnTheDisk();
    void namesMissingPrograms();
    void prefersTheLoopbackAddressOfAPublishedPort();
    void leavesAbsentSectionsAsTheyWere();
    void changesNothingWhenASectionCannotBeUnderstood();
    void refusesHostileOutput_data();
    void refusesHostileOutput();
    void namesTheSectionThatCannotBeUnderstood_data();
    void namesTheSectionThatCannotBeUnderstood();
    void refusesListsThatNoServerHas();
    void neverQuotesAFileInAnError();
    void survivesEveryCutAndEveryFlippedByte();
    void showsNoControlCharacters();
    void givesEveryAnswerThatDiffersAWayOn();
    void quotesHostileSettingsInTheScript();
    void survivesShellsOfEveryKind_data();
    void survivesShellsOfEveryKind();
};

void SurveyTest::readsTheStackOfThePlan()
{
    const ServerFacts facts = factsOf(QStringLiteral("pristine"));
    QCOMPARE(facts.operatingSystem, QStringLiteral("Debian GNU/Linux 13 (trixie)"));
    QCOMPARE(facts.loginUser, QStringLiteral("root"));
    QVERIFY(facts.sessionProcess.contains(u' '));
    QCOMPARE(facts.tools.value(QStringLiteral("curl")), QStringLiteral("/usr/bin/curl"));
    QCOMPARE(facts.dockerVersion, QStringLiteral("26.1.5+dfsg1"));
    QCOMPARE(facts.composeVersion, QStringLiteral("2.26.1-4"));
    QCOMPARE(facts.composeFile.path, QStringLiteral("/opt/matrix/docker-compose.yml"));
    QVERIFY(facts.composeFile.bytes.startsWith("# echo6.co Matrix stack"));
    QVERIFY(facts.composeFile.complete);
    QVERIFY(facts.composeAccepted);
    QCOMPARE(facts.composeProject, QStringLiteral("matrix"));
    QCOMPARE(facts.services.size(), 3);
    QVERIFY(facts.service(QStringLiteral("postgres"))->healthcheck);
    QVERIFY(!facts.service(QStringLiteral("mas"))->healthcheck);
    QCOMPARE(facts.service(QStringLiteral("mas"))->networks, QStringList{QStringLiteral("matrix-net")});
    QVERIFY(facts.drifted.isEmpty());
    QCOMPARE(facts.networkMembers.value(QStringLiteral("matrix-net")),
        (QStringList{QStringLiteral("matrix-mas"), QStringLiteral("matrix-postgres"), QStringLiteral("matrix-synapse")}));

    QCOMPARE(facts.synapse.name, QStringLiteral("matrix-synapse"));
    QCOMPARE(facts.synapse.service, QStringLiteral("synapse"));
    QCOMPARE(facts.synapse.health, QStringLiteral("healthy"));
    QVERIFY(facts.synapse.startedAt.isValid());
    QCOMPARE(facts.synapse.workingDir, QStringLiteral("/opt/matrix"));
    QCOMPARE(facts.synapse.mounts.first().source, QStringLiteral("/opt/matrix/synapse"));
    QCOMPARE(facts.synapse.environment.value(QStringLiteral("SYNAPSE_CONFIG_PATH")), QStringLiteral("/data/homeserver.yaml"));
    QCOMPARE(facts.synapseVersion, QStringLiteral("1.147.1"));
    QCOMPARE(facts.serverName, QStringLiteral("echo6.co"));
    QCOMPARE(facts.homeserver.path, QStringLiteral("/opt/matrix/synapse/homeserver.yaml"));
    QCOMPARE(facts.homeserver.mode, QStringLiteral("640"));
    QCOMPARE(facts.homeserver.owner, QStringLiteral("991:991"));
    QCOMPARE(facts.homeserverInContainer, QStringLiteral("/data/homeserver.yaml"));
    QCOMPARE(facts.dataVolume, QStringLiteral("/opt/matrix/synapse"));
    QCOMPARE(facts.dataVolumeInContainer, QStringLiteral("/data"));
    QCOMPARE(facts.synapseUser, QStringLiteral("991:991"));
    QCOMPARE(facts.synapseUrl, QStringLiteral("http://127.0.0.1:8008"));
    QVERIFY(facts.masDelegated);
    QCOMPARE(facts.masStyle, QStringLiteral("matrix_authentication_service"));

    QCOMPARE(facts.mas.name, QStringLiteral("matrix-mas"));
    QCOMPARE(facts.postgres.service, QStringLiteral("postgres"));
    QVERIFY(facts.postgresVersion.startsWith(QLatin1String("17.")));
    QCOMPARE(facts.postgresSuperuser, QStringLiteral("synapse"));
    QVERIFY(facts.postgresSuperuserHolds);
    QCOMPARE(facts.passwordEncryption, QStringLiteral("scram-sha-256"));
    QVERIFY(facts.role(QStringLiteral("synapse"))->superuser);
    QVERIFY(!facts.role(QStringLiteral("mas"))->createDb);
    QCOMPARE(facts.database(QStringLiteral("mas"))->owner, QStringLiteral("mas"));
    QCOMPARE(facts.database(QStringLiteral("synapse"))->collate, QStringLiteral("C"));

    QVERIFY(!facts.bridgeDirectory.exists);
    QCOMPARE(facts.bridgeDirectory.path, QStringLiteral("/opt/matrix/mautrix-signal"));
    QVERIFY(!facts.bridgeContainer.exists);
    QVERIFY(facts.bridgeImageId.isEmpty());
    QVERIFY(facts.imagePullable);
    QVERIFY(facts.linkingImageAvailable);
    QVERIFY(!facts.portTaken);
    QCOMPARE(facts.backupDirectory, QStringLiteral("/opt/matrix/backups"));
    QVERIFY(facts.backupSchedule.startsWith(QLatin1String("/etc/cron.d/matrix-backup: 15 3 * * *")));
    QVERIFY(facts.freeBytes.value(QStringLiteral("/var/lib/docker")) > 0);
    QVERIFY(facts.journal.isEmpty());
    QVERIFY(!facts.lockHolderAlive);
}

void SurveyTest::findsNothingInTheWayOnAFreshServer()
{
    const ServerFacts facts = factsOf(QStringLiteral("pristine"));
    QCOMPARE(blocking(facts), QStringList());
    QStringList differing;
    for (const Assumption &assumption : assumptions(facts, {})) {
        if (assumption.verdict != Verdict::Holds)
            differing.append(assumption.key);
    }
    // The plan's pin is too old for Signal, and the recording is some minutes off our clock.
    QCOMPARE(differing, (QStringList{QStringLiteral("clock"), QStringLiteral("image-age")}));
    QVERIFY(row(facts, "backup-script").evidence.contains(QLatin1String("dumps synapse; keeps 14 days")));
}

void SurveyTest::completesTheSettingsFromTheServer()
{
    const Settings settings = Settings().completedFrom(factsOf(QStringLiteral("pristine")));
    QCOMPARE(settings.composeFile, QStringLiteral("/opt/matrix/docker-compose.yml"));
    QCOMPARE(settings.network, QStringLiteral("matrix-net"));
    QCOMPARE(settings.synapseInnerUrl, QStringLiteral("http://matrix-synapse:8008"));
    QCOMPARE(settings.homeserverFile, QStringLiteral("/opt/matrix/synapse/homeserver.yaml"));
    QCOMPARE(settings.operatorId, QStringLiteral("@matt:echo6.co"));
    QCOMPARE(settings.backupDatabases, (QStringList{QStringLiteral("mautrix_signal"), QStringLiteral("mas")}));
    QCOMPARE(settings.bridgeImage(), QStringLiteral("dock.mau.dev/mautrix/signal:v0.2603.0"));
    QVERIFY(invalidFields(settings).isEmpty());
}

void SurveyTest::refusesObjectsOfOurNamesThatAreNotOurs()
{
    ServerFacts facts = factsOf(QStringLiteral("strangers"));
    QCOMPARE(facts.portHolder, QStringLiteral("host"));
    QCOMPARE(facts.database(QStringLiteral("mautrix_signal"))->tables, 1);
    QVERIFY(facts.bridgeContainer.exists);
    QCOMPARE(facts.bridgeContainer.state, QStringLiteral("created"));
    QVERIFY(!facts.bridgeDirectory.empty);
    QCOMPARE(facts.appservices.first().senderLocalpart, QStringLiteral("other"));
    QCOMPARE(blocking(facts),
        (QStringList{QStringLiteral("appservices"), QStringLiteral("registration-files"), QStringLiteral("role-free"),
            QStringLiteral("database-free"), QStringLiteral("port-free"), QStringLiteral("container-free"),
            QStringLiteral("directory-free")}));

    // Where changes of this program stand they may be its own.
    QVERIFY(!row(facts, "role-free", {}, true).blocks);
    QVERIFY(!row(facts, "directory-free", {}, true).blocks);
    QVERIFY(row(facts, "port-free", {}, true).blocks);
    // Another's appservice of our id is not.
    QVERIFY(row(facts, "appservices", {}, true).blocks);
}

void SurveyTest::refusesARegistrationThatSynapseCannotRead()
{
    ServerFacts facts = factsOf(QStringLiteral("strangers"));
    facts.appservices.removeFirst();
    const Assumption assumption = row(facts, "appservices");
    QVERIFY(assumption.blocks);
    QVERIFY2(assumption.evidence.contains(QLatin1String("No such file")), qPrintable(assumption.evidence));
}

void SurveyTest::takesAStrangersExclusiveNamespaceForAClash()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    AppserviceFact other;
    other.path = QStringLiteral("/data/irc.yaml");
    other.readable = true;
    other.id = QStringLiteral("irc");
    other.senderLocalpart = QStringLiteral("ircbot");
    other.userRegexes = other.exclusiveRegexes = {QStringLiteral("@irc_.*:echo6\\.co"), QStringLiteral("(((")};
    facts.appservices = {other};
    QVERIFY(!row(facts, "appservices").blocks);
    facts.appservices.first().exclusiveRegexes = {QStringLiteral("@s.*")};
    QVERIFY(row(facts, "appservices").blocks);
    facts.appservices.first() = other;
    facts.appservices.first().senderLocalpart = QStringLiteral("signalbot");
    QVERIFY(row(facts, "appservices").blocks);

    // Two registrations with one token keep Synapse from starting.
    facts.appservices.first() = other;
    facts.bridgeRegistration.bytes = "id: signal\nas_token: sekret\n";
    facts.appservices.first().asTokenHash = QStringLiteral("bb757689c39373a6cac9ef6ba55616c6249d7500ca4d443f1130c4766453a412");
    QVERIFY(row(facts, "appservices").blocks);
}

void SurveyTest::leavesADoublePuppetThatIsThereAlone()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    AppserviceFact puppet;
    puppet.path = QStringLiteral("/data/puppets.yaml");
    puppet.readable = true;
    puppet.id = QStringLiteral("puppets");
    puppet.userRegexes = {QStringLiteral("@.*:echo6\\.co")};
    facts.appservices = {puppet};
    QCOMPARE(row(facts, "appservices").verdict, Verdict::Holds);
    QVERIFY(!row(facts, "appservices").consequence.isEmpty());
    // Its id is needed, and so is its file: both would be written over, with the token that other bridges use.
    facts.appservices.first().id = QStringLiteral("doublepuppet");
    QVERIFY(row(facts, "appservices").blocks);
    facts.doublePuppetInSynapse.exists = true;
    QVERIFY(row(facts, "registration-files").blocks);
}

void SurveyTest::seesDriftAnImmutableFileAndAnotherOperator()
{
    const ServerFacts facts = factsOf(QStringLiteral("held"));
    QCOMPARE(facts.drifted, QStringList{QStringLiteral("postgres")});
    QCOMPARE(row(facts, "drift").verdict, Verdict::Differs);
    QVERIFY(!row(facts, "drift").blocks);
    QVERIFY(facts.homeserver.immutable);
    QVERIFY(facts.lockHolderAlive);
    QCOMPARE(facts.lockHolder, QStringLiteral("Anna on laptop, since 2026-11-24T04:00:00Z"));
    QCOMPARE(blocking(facts), (QStringList{QStringLiteral("homeserver-file"), QStringLiteral("one-operator")}));
    QVERIFY(row(facts, "homeserver-file").consequence.contains(QLatin1String("chattr -i")));
}

void SurveyTest::followsSymbolicLinks()
{
    const ServerFacts facts = factsOf(QStringLiteral("held"));
    QCOMPARE(facts.backupScript.path, QStringLiteral("/opt/matrix/real.sh"));
    QCOMPARE(facts.backupScript.namedAs, QStringLiteral("/opt/matrix/scripts/pg_backup.sh"));
    QCOMPARE(facts.backupSchedule, QStringLiteral("/etc/cron.daily/pg-backup"));
    QCOMPARE(Settings().completedFrom(facts).backupScript, QStringLiteral("/opt/matrix/scripts/pg_backup.sh"));
    QVERIFY(row(facts, "backup-script").evidence.contains(QLatin1String("symbolic link")));
}

void SurveyTest::offersToResumeWhenAJournalIsThere()
{
    const ServerFacts facts = factsOf(QStringLiteral("held"));
    QVERIFY(!row(facts, "earlier-run", {}, true).blocks);
    QVERIFY(row(facts, "earlier-run", {}, true).consequence.contains(QLatin1String("Resume")));
    QVERIFY(row(facts, "earlier-run").evidence.contains(QLatin1String("taken back")));
    QVERIFY(facts.keptDump.exists);
    QVERIFY(facts.keptDump.bytes.isEmpty());
    QCOMPARE(facts.keptDump.sha256.size(), 64);
    QVERIFY(facts.keptRecoveryKey);
    QCOMPARE(row(facts, "kept-data").verdict, Verdict::Differs);
    QCOMPARE(facts.synapseAdmins, QStringList{QStringLiteral("@matt:echo6.co")});
}

void SurveyTest::explainsAFileThatIsNotYaml()
{
    const ServerFacts facts = factsOf(QStringLiteral("broken"));
    QVERIFY(row(facts, "homeserver-yaml").blocks);
    QVERIFY(row(facts, "homeserver-yaml").evidence.contains(QLatin1String("line 87")));
    QVERIFY(!row(facts, "homeserver-yaml").evidence.contains(QLatin1String("hunter2")));
    QVERIFY(row(facts, "compose-file").blocks);
    QCOMPARE(row(facts, "compose-file").evidence, QStringLiteral("services must be a mapping"));
    QCOMPARE(row(facts, "backup-script").verdict, Verdict::Differs);
    QCOMPARE(row(facts, "drift").verdict, Verdict::CannotTell);
    QVERIFY(!row(facts, "mas-running").blocks);
    QCOMPARE(row(facts, "mas-running").verdict, Verdict::Differs);
}

void SurveyTest::readsTheServersNameFromTheFileWhileSynapseIsDown()
{
    Sections sections = sectionsOf(QStringLiteral("pristine"));
    sections["synapse"] = {1, {}};
    const ServerFacts facts = factsFrom(sections);
    QCOMPARE(facts.serverName, QStringLiteral("echo6.co"));
    QVERIFY(facts.masDelegated);
    QCOMPARE(row(facts, "appservices").verdict, Verdict::CannotTell);

    const ServerFacts stopped = factsOf(QStringLiteral("stopped"));
    QCOMPARE(stopped.synapseUser, QStringLiteral("991:991"));
    QVERIFY(row(stopped, "synapse-running").blocks);
    QVERIFY(row(stopped, "postgres-running").blocks);
    QVERIFY(row(stopped, "postgres-answers").blocks);
}

void SurveyTest::needsDocker()
{
    const ServerFacts facts = factsOf(QStringLiteral("dockerless"));
    QVERIFY(facts.dockerVersion.isEmpty());
    const Assumption engine = row(facts, "docker-engine");
    QVERIFY(engine.blocks);
    QVERIFY(engine.evidence.contains(QLatin1String("Cannot connect to the Docker daemon")));
}

void SurveyTest::refusesAFileThatCannotBeReplacedFaithfully_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("mounted alone on the host") << QByteArray("mount rw inside") << QByteArray("mount rw own");
    QTest::newRow("read-only file system") << QByteArray("mount rw inside") << QByteArray("mount ro inside");
    QTest::newRow("append-only") << QByteArray("attributes ----") << QByteArray("attributes -a--");
    QTest::newRow("hard link") << QByteArray("links 1") << QByteArray("links 2");
    QTest::newRow("changing while it is read") << QByteArray("\nsize ") << QByteArray("\nsize 1");
    QTest::newRow("no regular file") << QByteArray("kind regular") << QByteArray("kind other");
}

void SurveyTest::refusesAFileThatCannotBeReplacedFaithfully()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    for (const auto &[section, key] : {std::pair{"homeserver", "homeserver-file"}, {"compose_file", "compose-file"}}) {
        Sections sections = sectionsOf(QStringLiteral("pristine"));
        QByteArray &text = sections[section].text;
        QVERIFY(text.contains(from));
        text.replace(text.indexOf(from), from.size(), to);
        QVERIFY(row(factsFrom(sections), key).blocks);
    }
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    facts.synapse.mounts.append({facts.homeserver.path, QStringLiteral("/data/homeserver.yaml"), false});
    QVERIFY(row(facts, "homeserver-file").blocks);
}

void SurveyTest::warnsOfABridgeThatSignalNoLongerLinks()
{
    const ServerFacts facts = factsOf(QStringLiteral("pristine"));
    QVERIFY(row(facts, "image-age").consequence.contains(QLatin1String("v0.2607.0")));
    QVERIFY(!row(facts, "image-age").blocks);
    Settings newer;
    newer.bridge.tag = QStringLiteral("v0.2611.1");
    QCOMPARE(row(facts, "image-age", newer).verdict, Verdict::Holds);
    newer.bridge.tag = QStringLiteral("latest");
    QCOMPARE(row(facts, "image-age", newer).verdict, Verdict::CannotTell);
}

void SurveyTest::warnsOfAWrongClock()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    facts.clockSkewSeconds = -60;
    QCOMPARE(row(facts, "clock").verdict, Verdict::Holds);
    facts.clockSkewSeconds = 3600;
    QCOMPARE(row(facts, "clock").verdict, Verdict::Differs);
    QVERIFY(!row(facts, "clock").blocks);
    facts.clockSkewSeconds = std::numeric_limits<qint64>::min() + 1;
    QCOMPARE(row(facts, "clock").verdict, Verdict::Differs);
}

void SurveyTest::wantsRoomOnTheDisk()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    facts.freeBytes[QStringLiteral("/var/lib/docker")] = 1000;
    QVERIFY(row(facts, "disk").blocks);
    QVERIFY(row(facts, "disk").evidence.contains(QLatin1String("/var/lib/docker")));
}

void SurveyTest::namesMissingPrograms()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    facts.tools[QStringLiteral("flock")].clear();
    QVERIFY(row(facts, "tools").blocks);
    QCOMPARE(row(facts, "tools").evidence, QStringLiteral("missing: flock"));
}

void SurveyTest::prefersTheLoopbackAddressOfAPublishedPort()
{
    Sections sections = sectionsOf(QStringLiteral("pristine"));
    const auto urlWith = [&](const QByteArray &bindings) {
        Sections changed = sections;
        changed["containers"].text.replace(R"([{"HostIp":"127.0.0.1","HostPort":"8008"}])", bindings);
        return factsFrom(changed).synapseUrl;
    };
    QCOMPARE(urlWith(R"([{"HostIp":"0.0.0.0","HostPort":"18008"},{"HostIp":"::","HostPort":"18008"}])"),
        QStringLiteral("http://127.0.0.1:18008"));
    QCOMPARE(urlWith(R"([{"HostIp":"10.0.0.1","HostPort":"1"},{"HostIp":"127.0.0.1","HostPort":"2"}])"),
        QStringLiteral("http://127.0.0.1:2"));
    QCOMPARE(urlWith(R"([{"HostIp":"::1","HostPort":"2"}])"), QStringLiteral("http://[::1]:2"));
    QCOMPARE(urlWith("null"), QString());
    QCOMPARE(urlWith("17"), QString());
    Sections unpublished = sections;
    unpublished["containers"].text.replace(R"([{"HostIp":"127.0.0.1","HostPort":"8008"}])", "null");
    const ServerFacts facts = factsFrom(unpublished);
    QCOMPARE(row(facts, "synapse-url").verdict, Verdict::Differs);
    QVERIFY(Settings().completedFrom(facts).synapseUrl.startsWith(QLatin1String("http://172.")));
}

void SurveyTest::leavesAbsentSectionsAsTheyWere()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    Sections bridgeOnly;
    for (const char *name : {"bridge_directory", "port"})
        bridgeOnly[name] = sectionsOf(QStringLiteral("strangers"))[name];
    QVERIFY(facts.update(bridgeOnly, laptopTime).has_value());
    QVERIFY(facts.bridgeDirectory.exists);
    QVERIFY(facts.portTaken);
    QCOMPARE(facts.serverName, QStringLiteral("echo6.co"));
    QCOMPARE(facts.containers.size(), 3);
    QCOMPARE(facts.synapse.name, QStringLiteral("matrix-synapse"));
    QCOMPARE(facts.synapseUrl, QStringLiteral("http://127.0.0.1:8008"));
}

void SurveyTest::changesNothingWhenASectionCannotBeUnderstood()
{
    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    Sections sections = sectionsOf(QStringLiteral("strangers"));
    sections["free_state"] = {0, "lots"};
    QVERIFY(!facts.update(sections, laptopTime).has_value());
    QVERIFY(!facts.bridgeDirectory.exists);
    QVERIFY(!facts.portTaken);
}

void SurveyTest::refusesHostileOutput_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("a banner") << QByteArray("Welcome!\n") + wire("time", 0, "1");
    QTest::newRow("cut off in a line") << wire("time", 0, "1").chopped(1);
    QTest::newRow("not base64") << QByteArray("time\t0\t!!!!\n");
    QTest::newRow("no status") << QByteArray("time\t\tMQ==\n");
    QTest::newRow("too few fields") << QByteArray("time\t0\n");
    QTest::newRow("too many fields") << QByteArray("time\t0\tMQ==\tMQ==\n");
    QTest::newRow("a name with an escape sequence") << QByteArray("\033[2Jtime\t0\tMQ==\n");
    QTest::newRow("a name with a NUL") << QByteArray("ti\0me\t0\tMQ==\n", 12);
    QTest::newRow("empty lines") << QByteArray("\n\n\n");
    QTest::newRow("megabytes of one line") << QByteArray(5 * 1024 * 1024, 'x') + '\n';
    QTest::newRow("megabytes without a line") << QByteArray(5 * 1024 * 1024, 'x');
    QTest::newRow("binary") << QByteArray("\xff\xfe\x00\x01\n", 5);
    QTest::newRow("megabytes of fields") << QByteArray(40 * 1024 * 1024, '\t') + '\n';
    QByteArray many;
    for (int number = 0; number < 10'001; ++number)
        many += wire("s" + QByteArray::number(number), 0, "1");
    QTest::newRow("very many sections") << many;
}

void SurveyTest::refusesHostileOutput()
{
    QFETCH(QByteArray, output);
    QElapsedTimer timer;
    timer.start();
    const auto sections = parseSections(output);
    QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed()));
    QVERIFY(!sections.has_value());
    QCOMPARE(sections.error().kind, ErrorKind::Internal);
    QVERIFY(sections.error().detail.size() < 500);
    QVERIFY(!sections.error().detail.contains(u'\033'));
    QVERIFY(!sections.error().hint.isEmpty());
}

void SurveyTest::namesTheSectionThatCannotBeUnderstood_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Section>("section");
    const QByteArray deep(100000, '[');
    QTest::newRow("truncated JSON") << QByteArray("containers") << Section{0, R"({"name":"/matrix-syn)"};
    QTest::newRow("an array for an object") << QByteArray("containers") << Section{0, "[]"};
    QTest::newRow("a hundred thousand brackets") << QByteArray("containers") << Section{0, deep};
    QTest::newRow("a model of brackets") << QByteArray("compose_model") << Section{0, deep};
    QTest::newRow("nothing") << QByteArray("compose_model") << Section{0, {}};
    QTest::newRow("Synapse says something else") << QByteArray("synapse") << Section{0, "\033[31mhello"};
    QTest::newRow("psql says nothing") << QByteArray("postgres") << Section{0, {}};
    QTest::newRow("a role that is no object") << QByteArray("postgres") << Section{0, "role\t[]\n"};
    QTest::newRow("no number") << QByteArray("time") << Section{0, "noon"};
    QTest::newRow("a tool without a tab") << QByteArray("tools") << Section{0, "curl"};
    QTest::newRow("free space without a number") << QByteArray("free_docker") << Section{0, "\t/var"};
    QTest::newRow("an image without an id") << QByteArray("image") << Section{0, "null\tnull"};
    QTest::newRow("a file without a kind") << QByteArray("homeserver") << Section{0, "path L2E=\nasked L2E=\n\n"};
    QTest::newRow("a file of a strange kind") << QByteArray("homeserver") << Section{0, "kind door\npath L2E=\nasked L2E=\n\n"};
    QTest::newRow("a file without a path") << QByteArray("homeserver") << Section{0, "kind absent\n\n"};
    QTest::newRow("a file without a size") << QByteArray("homeserver")
                                           << Section{0, "kind regular\npath L2E=\nasked L2E=\nmode 1\nowner 0:0\n\n"};
    QTest::newRow("a file cut off in its header") << QByteArray("homeserver") << Section{0, "kind regular\npath L2E"};
    QTest::newRow("a journal that is cut off") << QByteArray("journal") << Section{141, "{}\n"};
}

void SurveyTest::namesTheSectionThatCannotBeUnderstood()
{
    QFETCH(QByteArray, name);
    QFETCH(Section, section);
    Sections sections = sectionsOf(QStringLiteral("pristine"));
    sections[name] = section;
    ServerFacts facts;
    const auto updated = facts.update(sections, laptopTime);
    QVERIFY(!updated.has_value());
    QCOMPARE(updated.error().kind, ErrorKind::Internal);
    QVERIFY2(updated.error().summary.contains(QString::fromLatin1(name)), qPrintable(updated.error().summary));
    QVERIFY(updated.error().detail.size() < 500);
    QVERIFY(!updated.error().detail.contains(u'\033'));
}

/// Some are compared with each other: ten times as many would take a hundred times as long.
void SurveyTest::refusesListsThatNoServerHas()
{
    for (const char *name : {"containers", "docker_networks", "postgres", "port", "tools"}) {
        ServerFacts facts;
        const Result<void> updated = facts.update({{name, {0, QByteArray("x\n").repeated(6000)}}}, laptopTime);
        QVERIFY2(!updated, name);
        QVERIFY2(updated.error().detail.contains(QStringLiteral("more than 5000 lines")), qPrintable(updated.error().detail));
    }
}

void SurveyTest::neverQuotesAFileInAnError()
{
    Sections sections;
    sections["database_password"] = {0, "kind regular\nhunter2\n\nhunter2\n"};
    ServerFacts facts;
    const auto updated = facts.update(sections, laptopTime);
    QVERIFY(!updated.has_value());
    QVERIFY(!updated.error().detail.contains(QLatin1String("hunter2")));
}

void SurveyTest::survivesEveryCutAndEveryFlippedByte()
{
    QRandomGenerator random(20261124);
    for (const char *recording : {"pristine", "strangers", "held"}) {
        const Sections whole = sectionsOf(QLatin1String(recording));
        for (const auto &[name, section] : whole) {
            for (int i = 0; i < 24; ++i) {
                Section damaged = section;
                if (damaged.text.isEmpty())
                    continue;
                if (i % 2 == 0)
                    damaged.text.truncate(random.bounded(int(damaged.text.size())));
                for (int flips = random.bounded(4); flips > 0 && !damaged.text.isEmpty(); --flips)
                    damaged.text[random.bounded(int(damaged.text.size()))] = char(random.bounded(256));
                Sections sections = whole;
                sections[name] = damaged;
                ServerFacts facts;
                if (facts.update(sections, laptopTime).has_value() && i % 6 == 0)
                    QVERIFY(!assumptions(facts, {}).isEmpty());
            }
        }
    }
    const QByteArray output = recorded(QStringLiteral("held"));
    for (int i = 0; i < 150; ++i) {
        QByteArray damaged = output.left(random.bounded(int(output.size())));
        if (!damaged.isEmpty())
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
        if (const auto sections = parseSections(damaged); sections) {
            ServerFacts facts;
            (void)facts.update(*sections, laptopTime).has_value();
        }
    }
}

void SurveyTest::showsNoControlCharacters()
{
    QCOMPARE(printable(QStringLiteral("  a\r\n\tb\033[31mc  ")), QStringLiteral("a b\uFFFD[31mc"));
    QCOMPARE(printable(QStringLiteral("a\u202Eb\u200Bc")), QStringLiteral("a\uFFFDb\uFFFDc"));
    QCOMPARE(printable(QStringLiteral("Grüße 🙂")), QStringLiteral("Grüße 🙂"));
    QCOMPARE(printable(QByteArray(1000000, 'x')).size(), 301);
    QCOMPARE(printable(QByteArray("\xff\xff\0x", 4)).size(), 4);

    ServerFacts facts = factsOf(QStringLiteral("pristine"));
    facts.serverName = QStringLiteral("evil\033]0;title\007.org");
    facts.networkMembers[QStringLiteral("matrix-net")].append(QStringLiteral("a\nb"));
    facts.drifted = {QStringLiteral("\033[2J")};
    facts.postgresSuperuser = QStringLiteral("\u202E");
    for (const Assumption &assumption : assumptions(facts, {})) {
        for (const QChar character : assumption.evidence + assumption.consequence)
            QVERIFY2(character.isPrint() || character.isSurrogate(), qPrintable(assumption.key));
    }
}

void SurveyTest::givesEveryAnswerThatDiffersAWayOn()
{
    for (const char *recording : {"pristine", "strangers", "held", "broken", "stopped", "dockerless"}) {
        QStringList keys;
        for (const Assumption &assumption : assumptions(factsOf(QLatin1String(recording)), {})) {
            QVERIFY2(assumption.verdict == Verdict::Holds || !assumption.consequence.isEmpty(), qPrintable(assumption.key));
            QVERIFY2(!assumption.blocks || assumption.verdict != Verdict::Holds, qPrintable(assumption.key));
            QVERIFY2(!keys.contains(assumption.key), qPrintable(assumption.key));
            QVERIFY(!assumption.title.isEmpty());
            keys.append(assumption.key);
        }
    }
    QVERIFY(!blocking(ServerFacts{}).isEmpty());
}

void SurveyTest::quotesHostileSettingsInTheScript()
{
    Settings settings;
    settings.composeFile = QStringLiteral("/tmp/a'b$(touch /tmp/pwned)`id`\"\n;x ü/docker-compose.yml");
    settings.bridgeDirectory = QStringLiteral("/nowhere/- n\\t%s");
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    shell.write(surveyDefinitions(settings) + "printf '%s|%s' \"$BK_COMPOSE_FILE\" \"$BK_BRIDGE_DIRECTORY\"\n");
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), settings.composeFile + u'|' + settings.bridgeDirectory);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/pwned")));
}

void SurveyTest::survivesShellsOfEveryKind_data()
{
    QTest::addColumn<QStringList>("shell");
    for (const QStringList &shell :
        {QStringList{QStringLiteral("dash")}, QStringList{QStringLiteral("bash"), QStringLiteral("--posix")},
            QStringList{QStringLiteral("busybox"), QStringLiteral("sh")}})
        QTest::newRow(qPrintable(shell.first())) << shell;
}

void SurveyTest::survivesShellsOfEveryKind()
{
    // Files of this machine, through the script and the parser: odd names, binary content, nothing, and too much.
    QFETCH(QStringList, shell);
    QTemporaryDir directory;
    const QString odd = directory.filePath(QStringLiteral("a b'\n$x ü"));
    const QByteArray content = QByteArray("\0\r\n\xff\n\n", 7) + QByteArray(100000, 'z');
    QFile file(odd);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QFile large(directory.filePath(QStringLiteral("large")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    large.write(QByteArray(6 * 1024 * 1024, 'l'));
    large.close();

    Settings settings;
    settings.backupScript = odd;
    settings.bridgeDirectory = directory.path();
    settings.composeFile = large.fileName();
    settings.homeserverFile = directory.filePath(QStringLiteral("absent/deeper"));
    QProcess process;
    process.start(shell.first(), shell.mid(1) << QStringLiteral("-s"));
    process.write(surveyDefinitions(settings) + "docker() { return 1; }\nlimit() { shift; \"$@\"; }\n"
        + surveyQuestions(
            {SurveyPart::Backup, SurveyPart::Compose, SurveyPart::Synapse, SurveyPart::State, SurveyPart::Machine})
        + "section bridge_directory bk_file plain \"$BK_BRIDGE_DIRECTORY\"\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(30000));
    const auto sections = parseSections(process.readAllStandardOutput());
    QVERIFY2(sections.has_value(), process.readAllStandardError().constData());
    const ServerFacts facts = factsFrom(*sections);
    QCOMPARE(facts.backupScript.path, odd);
    QVERIFY(facts.backupScript.complete);
    QCOMPARE(facts.backupScript.bytes, content);
    QVERIFY(facts.composeFile.exists);
    QVERIFY(!facts.composeFile.complete);
    QCOMPARE(facts.composeFile.size, 6 * 1024 * 1024);
    QVERIFY(!facts.homeserver.exists);
    QVERIFY(facts.bridgeDirectory.directory);
    QVERIFY(!facts.bridgeDirectory.empty);
    QVERIFY(facts.sessionProcess.contains(u' '));
    QVERIFY(!facts.tools.value(QStringLiteral("base64")).isEmpty());
}

QTEST_GUILESS_MAIN(SurveyTest)
#include "surveytest.moc"
