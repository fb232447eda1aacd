// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/steps/step.h"
#include "recordings.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace Bridgekeeper;
using State = StepPlan::State;

namespace {

const Step &step(int number)
{
    return allSteps().at(std::size_t(number - 1));
}

QByteArray content(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// What is known of a server, and what the plan makes of it. Changes are carried out on the facts alone.
struct Server {
    ServerFacts facts;
    Settings wishes;
    Journal journal;
    FreshSecrets secrets;
    Documents documents;
    Settings settings;
    QByteArray journalLines;

    explicit Server(const QString &recording = QStringLiteral("pristine"), Settings wished = {})
        : facts(factsOf(recording)), wishes(std::move(wished)), settings(wishes.completedFrom(facts))
    {
    }

    [[nodiscard]] StepContext context() const { return {facts, settings, journal, secrets, documents, false}; }
    [[nodiscard]] StepPlan plan(int number) const { return planStep(step(number), context()); }

    void record(const QByteArray &members)
    {
        journalLines += "{\"time\":\"2026-11-25T10:00:00Z\"," + members + "}\n";
        Result<Journal> read = Journal::parse(journalLines);
        if (!read)
            qFatal("%s", qPrintable(read.error().summary));
        journal = std::move(*read);
    }

    void prove(int number) { record(Journal::provedEntry(QStringLiteral("r"), number, {})); }

    void carryOut(int number, const Change &change)
    {
        const QByteArray id = "c" + QByteArray::number(journal.changes().size());
        record("\"entry\":\"intent\",\"run\":\"r\",\"change\":\"" + id + "\",\"step\":" + QByteArray::number(number)
            + ",\"record\":" + QJsonDocument(recordOf(change)).toJson(QJsonDocument::Compact));
        record("\"entry\":\"outcome\",\"change\":\"" + id + "\",\"status\":0");
        std::visit([this](const auto &made) { take(made); }, change);
    }

    void put(FileFact &fact, const QString &path, const QByteArray &bytes)
    {
        fact.path = path;
        fact.exists = true;
        fact.bytes = bytes;
        fact.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }

    void take(const WriteFile &write)
    {
        for (FileFact *fact :
            {&facts.databasePassword, &facts.backupScript, &facts.bridgeConfig, &facts.bridgeRegistration, &facts.doublePuppet,
                &facts.registrationInSynapse, &facts.doublePuppetInSynapse, &facts.homeserver, &facts.composeFile})
            if (fact->path == write.path)
                return put(*fact, write.path, write.after);
        qFatal("nobody knows the file %s", qPrintable(write.path));
    }
    void take(const MakeDirectory &made)
    {
        facts.bridgeDirectory.path = made.path;
        facts.bridgeDirectory.exists = facts.bridgeDirectory.directory = true;
    }
    void take(const CreateRole &made)
    {
        RoleFact role;
        role.name = made.role;
        role.login = true;
        facts.roles.append(role);
    }
    void take(const CreateDatabase &made) { facts.databases.append({made.database, made.owner, {}, {}, {}, 0}); }
    void take(const PullImage &) { facts.bridgeImageId = QStringLiteral("sha256:0"); }
    void take(const RunContainer &made)
    {
        facts.bridgeDirectory.empty = false;
        const QString path = made.directory + QLatin1Char('/') + made.produces;
        if (made.produces == QLatin1String("config.yaml"))
            return put(facts.bridgeConfig, path, content(QStringLiteral(TEST_DATA_DIR "/data/bridgeconfig/example.yaml")));
        put(facts.bridgeRegistration, path,
            "id: signal\nurl: http://mautrix-signal:29328\nas_token: aaaaaaaa\nhs_token: bbbbbbbb\nsender_localpart: Xy12\n"
            "rate_limited: false\nnamespaces:\n  users:\n    - regex: ^@signalbot:echo6\\.co$\n      exclusive: true\n"
            "io.element.msc4190: true\n");
        QByteArray config = facts.bridgeConfig.bytes;
        const QByteArray placeholder = "\"This value is generated when generating the registration\"";
        config.replace("as_token: " + placeholder, "as_token: aaaaaaaa")
            .replace("hs_token: " + placeholder, "hs_token: bbbbbbbb");
        put(facts.bridgeConfig, facts.bridgeConfig.path, config);
    }
    void take(const StartService &)
    {
        facts.bridgeContainer.exists = true, facts.bridgeContainer.state = QStringLiteral("running");
    }
    template <typename Other>
    void take(const Other &)
    {
    }

    /// Everything before `number` is made and proved.
    void installBefore(int number)
    {
        for (int done = 1; done < number; ++done) {
            for (const Change &change : plan(done).changes)
                carryOut(done, change);
            prove(done);
        }
    }
};

QStringList kindsOf(const StepPlan &plan)
{
    QStringList kinds;
    for (const Change &change : plan.changes)
        kinds.append(kindOf(change) + QLatin1Char(' ') + targetOf(change));
    return kinds;
}

QStringList laterOf(const StepPlan &plan)
{
    QStringList later;
    for (const Announcement &announcement : plan.later)
        later.append(announcement.kind + QLatin1Char(' ') + announcement.target);
    return later;
}

/// All that a plan shows and sends.
QByteArray everythingOf(const StepPlan &plan)
{
    QByteArray all =
        QByteArray::number(int(plan.state)) + plan.reason.toUtf8() + laterOf(plan).join(QLatin1Char('\n')).toUtf8();
    for (const Change &change : plan.changes)
        all += QJsonDocument(recordOf(change)).toJson() + applyTextOf(change) + revertTextOf(change) + diffOf(change);
    return all;
}

} // namespace

class StepsTest : public QObject {
    Q_OBJECT

private slots:
    void areTheTwentyOfThePlanInOrder();
    void planEverythingOnAPristineServer_data();
    void planEverythingOnAPristineServer();
    void findEachGoalReachedOnceItsChangesAreMade();
    void areDoneOnlyWhenTheyAreProvedToo();
    void stopAtWhatIsNotOurs_data();
    void stopAtWhatIsNotOurs();
    void planTheSameFromTheSame_data();
    void planTheSameFromTheSame();
    void survivesAServerOfWhichNothingIsKnown();
    void sayWhyTheyCannotGoOn();
    void doNotWriteAFileThatWasNotReadWhole();
    void runNoBackupThatGoesNobodyKnowsWhere();
    void writeHomeserverOnce();
    void restartSynapseAgainAfterARollBack();
    void doNotMakeAgainWhatSomebodyElseChanged();
    void readThePasswordBackFromTheBridge();
    void keepATokenThatStandsInTheConfiguration();
    void askTheOperatorForTheDocuments();
    void writeTheDocumentsThatTheOperatorNames();
    void leaveDocumentsThatWereWrittenFromElsewhere();
    void leaveTheRoomToTheOperatorWhenTold();
    void linkIsLeftToAPerson();
    void askInShellThatParses_data();
    void askInShellThatParses();
    void proveNothingWithoutAnswers();
};

void StepsTest::areTheTwentyOfThePlanInOrder()
{
    QCOMPARE(allSteps().size(), std::size_t(20));
    QSet<QByteArray> ids;
    QSet<QString> titles;
    int phase = 0;
    for (int number = 1; number <= 20; ++number) {
        QCOMPARE(step(number).number, number);
        ids.insert(step(number).id);
        titles.insert(step(number).title);
        QVERIFY(!step(number).purpose.isEmpty());
        QVERIFY(step(number).plan && step(number).question && step(number).judge);
        QVERIFY(int(step(number).phase) >= phase && int(step(number).phase) <= phase + 1);
        phase = int(step(number).phase);
    }
    QCOMPARE(ids.size(), 20);
    QCOMPARE(titles.size(), 20);
    QVERIFY(step(stopAndCheckStep).phase == Phase::StopAndCheck && step(linkStep).phase == Phase::Link
        && step(documentsStep).phase == Phase::Documents);
    QSet<QString> phases;
    for (int number = 0; number <= int(Phase::Documents); ++number) {
        QVERIFY(!titleOf(Phase(number)).isEmpty());
        phases.insert(idOf(Phase(number)));
    }
    QCOMPARE(phases.size(), 10);
}

void StepsTest::planEverythingOnAPristineServer_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QString>("later");
    const auto row = [](int number, State state, const char *changes, const char *later) {
        QTest::addRow("%02d %s", number, step(number).id)
            << number << state << QString::fromLatin1(changes) << QString::fromLatin1(later);
    };
    row(1, State::Pending, "write-file /var/lib/bridgekeeper/secrets/database-password", "");
    row(2, State::Pending, "create-role mautrix_signal, create-database mautrix_signal", "");
    row(3, State::Pending, "", "");
    row(4, State::Pending, "write-file /opt/matrix/scripts/pg_backup.sh", "");
    row(5, State::Pending, "run-backup /opt/matrix/backups", "");
    row(6, State::Pending, "make-directory /opt/matrix/mautrix-signal", "");
    row(7, State::Pending,
        "pull-image dock.mau.dev/mautrix/signal:v0.2603.0, run-container /opt/matrix/mautrix-signal/config.yaml", "");
    row(8, State::Pending, "", "write-file /opt/matrix/mautrix-signal/config.yaml");
    row(9, State::Pending, "run-container /opt/matrix/mautrix-signal/registration.yaml", "");
    row(10, State::Pending, "", "write-file /opt/matrix/mautrix-signal/doublepuppet.yaml");
    row(11, State::Pending, "",
        "write-file /opt/matrix/synapse/registration.yaml, write-file /opt/matrix/synapse/doublepuppet.yaml");
    row(12, State::Pending, "write-file /opt/matrix/synapse/homeserver.yaml", "");
    row(13, State::Pending, "", "write-file /opt/matrix/synapse/homeserver.yaml");
    row(14, State::Pending, "restart-synapse matrix-synapse", "");
    row(15, State::Pending, "register-bot @signalbot:echo6.co", "");
    row(16, State::Pending, "write-file /opt/matrix/docker-compose.yml", "");
    row(17, State::Pending, "start-service mautrix-signal", "");
    row(18, State::Pending, "greet-bot @signalbot:echo6.co", "");
    row(19, State::Operator, "", "");
    row(20, State::Operator, "", "");
}

void StepsTest::planEverythingOnAPristineServer()
{
    QFETCH(int, number);
    QFETCH(State, state);
    QFETCH(QString, changes);
    QFETCH(QString, later);
    const StepPlan plan = Server().plan(number);
    QCOMPARE(plan.state, state);
    QCOMPARE(kindsOf(plan).join(QStringLiteral(", ")), changes);
    QCOMPARE(laterOf(plan).join(QStringLiteral(", ")), later);
    if (state == State::Operator || (plan.changes.empty() && number != 13))
        QVERIFY(!plan.reason.isEmpty());
}

void StepsTest::findEachGoalReachedOnceItsChangesAreMade()
{
    Server server;
    for (int number = 1; number <= 18; ++number) {
        const StepPlan plan = server.plan(number);
        QCOMPARE(plan.state, State::Pending);
        QVERIFY2(plan.later.empty(), "all that it waits for is there by now");
        for (const Change &change : plan.changes)
            server.carryOut(number, change);
        // Running the backup has no goal on the server but its own proof.
        if (number != 5)
            QVERIFY2(server.plan(number).changes.empty(), step(number).id);
        QCOMPARE(server.plan(number).state, State::Pending);
        server.prove(number);
        const StepPlan again = server.plan(number);
        QVERIFY2(again.state == State::Done, step(number).id);
        QVERIFY(again.changes.empty());
    }
    for (int number = 1; number <= 18; ++number)
        QVERIFY2(server.plan(number).state == State::Done, step(number).id);
    QVERIFY(server.facts.bridgeConfig.bytes.contains("postgres://mautrix_signal:" + server.secrets.databasePassword + '@'));
    QVERIFY(server.facts.doublePuppet.bytes.contains(server.secrets.doublePuppetToken));
    QCOMPARE(server.facts.doublePuppetInSynapse.bytes, server.facts.doublePuppet.bytes);
    QVERIFY(server.facts.homeserver.bytes.contains("- /data/doublepuppet.yaml"));
    QVERIFY(server.facts.composeFile.bytes.contains("./mautrix-signal:/data"));
}

void StepsTest::areDoneOnlyWhenTheyAreProvedToo()
{
    Server server;
    server.installBefore(4);
    QVERIFY(server.plan(2).state == State::Done);
    server.record("\"entry\":\"rollback\",\"run\":\"r\",\"to\":1");
    const StepPlan plan = server.plan(2);
    QCOMPARE(plan.state, State::Pending);
    QVERIFY(plan.changes.empty());
    QVERIFY(!plan.reason.isEmpty());
}

void StepsTest::stopAtWhatIsNotOurs_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("reason");
    QTest::newRow("role and database") << 2 << QStringLiteral("mautrix_signal is there already");
    QTest::newRow("directory") << 6 << QStringLiteral("/opt/matrix/mautrix-signal is there already");
}

void StepsTest::stopAtWhatIsNotOurs()
{
    QFETCH(int, number);
    QFETCH(QString, reason);
    Server server(QStringLiteral("strangers"));
    const StepPlan plan = server.plan(number);
    QCOMPARE(plan.state, State::Blocked);
    QVERIFY2(plan.reason.contains(reason), qPrintable(plan.reason));
    QVERIFY(plan.reason.contains(QLatin1String("this program did not make it")));
    QVERIFY(plan.changes.empty());
}

void StepsTest::planTheSameFromTheSame_data()
{
    QTest::addColumn<QString>("recording");
    for (const char *name : {"pristine", "strangers", "stopped", "broken", "dockerless", "held"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void StepsTest::planTheSameFromTheSame()
{
    QFETCH(QString, recording);
    Server server(recording);
    for (const Step &each : allSteps())
        QCOMPARE(everythingOf(planStep(each, server.context())), everythingOf(planStep(each, server.context())));
    if (recording != QLatin1String("pristine"))
        return;
    for (int number = 1; number <= 18; ++number) {
        server.installBefore(number);
        for (const Step &each : allSteps())
            QCOMPARE(everythingOf(planStep(each, server.context())), everythingOf(planStep(each, server.context())));
    }
}

void StepsTest::survivesAServerOfWhichNothingIsKnown()
{
    Server server;
    server.facts = {};
    server.settings = Settings().completedFrom({});
    for (const Step &each : allSteps()) {
        const StepPlan plan = planStep(each, server.context());
        QVERIFY(plan.state != State::Done);
        (void)each.question(server.context());
        (void)each.judge(server.context(), {});
    }
}

void StepsTest::sayWhyTheyCannotGoOn()
{
    for (const char *recording : {"pristine", "strangers", "stopped", "broken", "dockerless"}) {
        const Server server{QLatin1String(recording)};
        for (const Step &each : allSteps()) {
            const StepPlan plan = server.plan(each.number);
            if (plan.state == State::Pending)
                continue;
            QVERIFY2(plan.reason.endsWith(QLatin1Char('.')) || plan.reason.endsWith(QLatin1Char(')')), qPrintable(plan.reason));
            // Sentences that follow each other are parted as sentences are.
            static const QRegularExpression runTogether(QStringLiteral("[a-z”] [A-Z][a-z]+ the "));
            QVERIFY2(!runTogether.match(plan.reason).hasMatch(), qPrintable(plan.reason));
        }
    }
}

void StepsTest::doNotWriteAFileThatWasNotReadWhole()
{
    Server server;
    server.facts.composeFile.complete = false;
    const StepPlan plan = server.plan(16);
    QCOMPARE(plan.state, State::Blocked);
    QVERIFY(plan.reason.contains(server.facts.composeFile.path));
}

void StepsTest::runNoBackupThatGoesNobodyKnowsWhere()
{
    Server server;
    server.facts.backupDirectory.clear();
    QCOMPARE(server.plan(5).state, State::Blocked);
    QVERIFY(server.plan(5).changes.empty());
    server.prove(5);
    QVERIFY(server.plan(5).state != State::Blocked);
}

void StepsTest::writeHomeserverOnce()
{
    Server server;
    server.installBefore(12);
    const StepPlan write = server.plan(12);
    QCOMPARE(write.changes.size(), std::size_t(1));
    const WriteFile *file = writtenFile(write.changes.front());
    QVERIFY(file && file->synapseReads && file->check == FileCheck::Synapse);
    for (const char *line : {"  msc3202_transaction_extensions: true\n", "  msc2409_to_device_messages_enabled: true\n",
             "  - /data/registration.yaml\n", "  - /data/doublepuppet.yaml\n"})
        QVERIFY2(file->after.contains(line), line);
    server.carryOut(12, write.changes.front());
    server.prove(12);
    QVERIFY(server.plan(13).changes.empty() && server.plan(13).later.empty());
}

void StepsTest::restartSynapseAgainAfterARollBack()
{
    Server server;
    const QByteArray before = server.facts.homeserver.bytes;
    server.installBefore(15);
    QVERIFY(server.plan(14).changes.empty());
    server.record(Journal::rollbackEntry(QStringLiteral("r"), 11));
    for (const JournaledChange &change : server.journal.standing())
        if (change.step >= 12)
            server.record("\"entry\":\"reverted\",\"run\":\"r\",\"change\":\"" + change.id.toLatin1() + "\",\"status\":0");
    server.facts.homeserver.bytes = before;
    QCOMPARE(server.plan(12).changes.size(), std::size_t(1));
    QCOMPARE(server.plan(14).changes.size(), std::size_t(1));
    server.carryOut(12, server.plan(12).changes.front());
    const StepPlan plan = server.plan(14);
    QCOMPARE(plan.changes.size(), std::size_t(1));
    const auto *restart = std::get_if<RestartSynapse>(&plan.changes.front());
    QVERIFY2(restart && !restart->beforeHash.isEmpty() && restart->beforeHash != restart->afterHash, "it knows the way back");
    server.carryOut(14, plan.changes.front());
    QVERIFY(server.plan(14).changes.empty());
}

void StepsTest::doNotMakeAgainWhatSomebodyElseChanged()
{
    Server server;
    server.installBefore(15);
    server.facts.homeserver.bytes.replace("  - /data/doublepuppet.yaml\n", "");
    const StepPlan plan = server.plan(12);
    QCOMPARE(plan.state, State::Done);
    QVERIFY(plan.changes.empty());
    QVERIFY2(plan.reason.contains(QLatin1String("changed by somebody else since")), qPrintable(plan.reason));
}

void StepsTest::readThePasswordBackFromTheBridge()
{
    Server server;
    server.installBefore(9);
    const QByteArray password = server.secrets.databasePassword;
    server.secrets = {}; // another laptop
    QVERIFY(server.secrets.databasePassword != password);
    QVERIFY2(server.plan(8).changes.empty(), "the kept password is the one that stands there");
    server.journal = {};
    server.facts.databasePassword.exists = false;
    server.facts.databasePassword.bytes.clear();
    QVERIFY(server.plan(8).changes.empty());
    const StepPlan keep = server.plan(1);
    QCOMPARE(keep.changes.size(), std::size_t(1));
    QCOMPARE(writtenFile(keep.changes.front())->after, password + '\n');
    QVERIFY(diffOf(keep.changes.front()).isEmpty());
}

void StepsTest::keepATokenThatStandsInTheConfiguration()
{
    Server server;
    server.installBefore(10);
    const QByteArray token = server.secrets.doublePuppetToken;
    server.secrets = {};
    QVERIFY(server.plan(8).changes.empty());
    const StepPlan plan = server.plan(10);
    QVERIFY(writtenFile(plan.changes.front())->after.contains("as_token: " + token));
}

void StepsTest::askTheOperatorForTheDocuments()
{
    const StepPlan plan = Server().plan(documentsStep);
    QCOMPARE(plan.state, State::Operator);
    QVERIFY(plan.reason.contains(QLatin1String("services.md")));
}

void StepsTest::writeTheDocumentsThatTheOperatorNames()
{
    Settings wishes;
    wishes.servicesDocument = QStringLiteral("/home/matt/services.md");
    wishes.memoryDocument = QStringLiteral("server:/opt/matrix/MEMORY.md");
    Server server(QStringLiteral("pristine"), wishes);
    server.documents.services.path = wishes.servicesDocument;
    server.documents.services.exists = true;
    server.documents.services.bytes = "# Services\n\n## synapse\n\n- here\n";
    server.documents.memory.path = QStringLiteral("/opt/matrix/MEMORY.md");
    const StepPlan plan = server.plan(documentsStep);
    QCOMPARE(kindsOf(plan).join(QStringLiteral(", ")),
        QStringLiteral("write-local-file /home/matt/services.md, write-file /opt/matrix/MEMORY.md"));
    const auto *services = std::get_if<WriteLocalFile>(&plan.changes.front());
    QVERIFY(services->after.startsWith(server.documents.services.bytes + "\n## mautrix-signal\n"));
    QVERIFY(services->after.contains("`@signalbot:echo6.co`") && services->after.contains("http://mautrix-signal:29328"));
    const WriteFile *memory = writtenFile(plan.changes.back());
    QVERIFY(memory->after.startsWith("## mautrix-signal\n") && memory->after.contains("`!signal login`"));
    server.documents.services.bytes = services->after;
    server.documents.memory.bytes = memory->after;
    QVERIFY(server.plan(documentsStep).changes.empty());
    QVERIFY(allHold(step(documentsStep).judge(server.context(), {})));
}

/// From another laptop, or without the arguments of the first time: what was proved is not asked for again.
void StepsTest::leaveDocumentsThatWereWrittenFromElsewhere()
{
    Server server;
    server.installBefore(linkStep);
    server.carryOut(documentsStep, WriteLocalFile{QStringLiteral("/home/matt/services.md"), true, {}, {}, {}});
    QCOMPARE(server.plan(documentsStep).state, State::Operator);
    server.prove(documentsStep);
    const StepPlan plan = server.plan(documentsStep);
    QCOMPARE(plan.state, State::Done);
    QVERIFY(plan.changes.empty() && plan.reason.contains(QLatin1String("were updated")));
    QVERIFY(step(documentsStep).judge(server.context(), {}).isEmpty());
}

void StepsTest::leaveTheRoomToTheOperatorWhenTold()
{
    Settings wishes;
    wishes.greetAsOperator = false;
    QVERIFY(Server(QStringLiteral("pristine"), wishes).plan(18).changes.empty());
}

void StepsTest::linkIsLeftToAPerson()
{
    Server server;
    const StepPlan plan = server.plan(linkStep);
    QCOMPARE(plan.state, State::Operator);
    QVERIFY(plan.reason.contains(QLatin1String("!signal login")) && plan.reason.contains(QLatin1String("@signalbot:echo6.co")));
    server.carryOut(linkStep, LinkAccount{QStringLiteral("@matt:echo6.co"), {}, {}, {}, 29328});
    server.prove(linkStep);
    QVERIFY(server.plan(linkStep).state == State::Done);
}

void StepsTest::askInShellThatParses_data()
{
    QTest::addColumn<int>("number");
    for (const Step &each : allSteps())
        QTest::addRow("%02d %s", each.number, each.id) << each.number;
}

void StepsTest::askInShellThatParses()
{
    QFETCH(int, number);
    Settings hostile;
    for (QString Settings::*text : {&Settings::composeFile, &Settings::domain, &Settings::operatorId,
             &Settings::synapseContainer, &Settings::postgresContainer, &Settings::network, &Settings::synapseUrl,
             &Settings::homeserverFile, &Settings::bridgeDirectory, &Settings::backupScript})
        hostile.*text = QStringLiteral("it's $(echo pwned >&2) `echo pwned >&2`\n\"");
    hostile.backupDatabases = {QStringLiteral("a'; $(echo pwned >&2) b")};
    Server server(QStringLiteral("pristine"), hostile);
    server.facts.backupScript.path = server.facts.homeserver.path = server.facts.bridgeConfig.path = hostile.domain;
    const QByteArray question = step(number).question(server.context());
    // Each function is called with its arguments and does nothing; whatever else runs would be heard.
    QByteArray script;
    static const QRegularExpression call(QStringLiteral("^([a-z_]+) "), QRegularExpression::MultilineOption);
    for (auto match = call.globalMatch(QString::fromUtf8(question)); match.hasNext();)
        script += match.next().captured(1).toLatin1() + "() { :; }\n";
    QProcess process;
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    process.write(script + question);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void StepsTest::proveNothingWithoutAnswers()
{
    Server server;
    server.facts.bridgeConfig = server.facts.bridgeRegistration = {};
    for (const Step &each : allSteps())
        if (each.number != documentsStep) // without a document there is nothing to prove
            QVERIFY2(!allHold(each.judge(server.context(), {})), each.id);
}

QTEST_GUILESS_MAIN(StepsTest)
#include "stepstest.moc"
