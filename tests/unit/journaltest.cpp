// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/journal.h"
#include "app/remote/quoting.h"
#include "app/settings/settings.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Bridgekeeper;
using State = JournaledChange::State;

namespace {

const QByteArray when = "\"time\":\"2026-11-25T10:00:00Z\"";

/// A line as bk_record of resources/scripts/change.sh writes it.
QByteArray line(const QByteArray &members)
{
    return '{' + when + ',' + members + "}\n";
}

QByteArray run(const char *id, const QJsonObject &settings = {})
{
    return line(Journal::runEntry(QLatin1String(id), QStringLiteral("matt@laptop"), settings));
}

QByteArray intent(const char *change, int step, const Change &made = PullImage{QStringLiteral("image:1")})
{
    return line("\"entry\":\"intent\",\"run\":\"r1\",\"change\":\"" + QByteArray(change) + "\",\"step\":"
        + QByteArray::number(step) + ",\"record\":" + QJsonDocument(recordOf(made)).toJson(QJsonDocument::Compact));
}

QByteArray outcome(const char *change, int status)
{
    return line("\"entry\":\"outcome\",\"change\":\"" + QByteArray(change) + "\",\"status\":" + QByteArray::number(status));
}

QByteArray reverted(const char *change, int status)
{
    return line("\"entry\":\"reverted\",\"run\":\"r1\",\"change\":\"" + QByteArray(change)
        + "\",\"status\":" + QByteArray::number(status));
}

QByteArray proved(int step)
{
    return line(Journal::provedEntry(QStringLiteral("r1"), step,
        {{QStringLiteral("key"), QStringLiteral("claim"), true, QStringLiteral("evidence"), {}, {}}}));
}

QByteArray rollback(int to)
{
    return line(Journal::rollbackEntry(QStringLiteral("r1"), to));
}

Journal read(const QByteArray &lines)
{
    Result<Journal> journal = Journal::parse(lines);
    if (!journal) {
        QTest::qFail(qPrintable(journal.error().summary), __FILE__, __LINE__);
        return {};
    }
    return std::move(*journal);
}

QStringList idsOf(const std::vector<JournaledChange> &changes)
{
    QStringList ids;
    for (const JournaledChange &change : changes)
        ids.append(change.id);
    return ids;
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private slots:
    void isEmptyBeforeTheFirstRun();
    void readsWhoRanWhatAndWhen();
    void knowsHowEachChangeEnded_data();
    void knowsHowEachChangeEnded();
    void standsUntilItIsTakenBack();
    void keepsTheOrderOfTheChanges();
    void dropsProofsWhenAnEarlierStepChanges();
    void keepsProofsOfEarlierStepsWhenALaterOneChanges();
    void dropsProofsWhenAChangeIsTakenBack();
    void dropsProofsAfterTheStepThatIsKept();
    void provesAStepAgain();
    void countsAStepAsDoneWithAChangeOrAProof();
    void remembersTheSettingsOfTheLatestRun();
    void passesOverALineTornAtAnyByte_data();
    void passesOverALineTornAtAnyByte();
    void goesOnBehindALineThatWasTorn();
    void passesOverWhatAPowerCutLeaves();
    void refusesWhatIsNoEntry_data();
    void refusesWhatIsNoEntry();
    void readsWhatTheServersScriptWrites();
    void isReadInTimeOrNotAtAll();
    void refusesMoreThanAnybodyCouldTakeBack();
    void knowsTwentySteps();
};

void JournalTest::isEmptyBeforeTheFirstRun()
{
    const Journal journal = read({});
    QVERIFY(journal.runs().empty() && journal.changes().empty());
    QVERIFY(journal.standing().empty() && journal.open().empty() && journal.stepsDone().isEmpty());
    QVERIFY(journal.settings().isEmpty());
}

void JournalTest::readsWhoRanWhatAndWhen()
{
    const Journal journal = read(run("r1") + intent("c1", 7));
    QCOMPARE(journal.runs().size(), std::size_t(1));
    QCOMPARE(journal.runs().front().id, QStringLiteral("r1"));
    QCOMPARE(journal.runs().front().who, QStringLiteral("matt@laptop"));
    QCOMPARE(journal.runs().front().version, QStringLiteral(BRIDGEKEEPER_VERSION));
    QCOMPARE(journal.runs().front().since, QDateTime(QDate(2026, 11, 25), QTime(10, 0), Qt::UTC));
    const JournaledChange &change = journal.changes().front();
    QCOMPARE(change.id, QStringLiteral("c1"));
    QCOMPARE(change.run, QStringLiteral("r1"));
    QCOMPARE(change.step, 7);
    QCOMPARE(summaryOf(change.change), summaryOf(PullImage{QStringLiteral("image:1")}));
}

void JournalTest::knowsHowEachChangeEnded_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("open");
    QTest::newRow("cut off") << QByteArray() << State::Open << true;
    QTest::newRow("done") << outcome("c1", 0) << State::Done << false;
    QTest::newRow("failed") << outcome("c1", 74) << State::Failed << true;
    QTest::newRow("failed and taken back") << outcome("c1", 1) + reverted("c1", 0) << State::Reverted << false;
    QTest::newRow("taken back") << outcome("c1", 0) + reverted("c1", 0) << State::Reverted << false;
    QTest::newRow("could not be taken back") << outcome("c1", 0) + reverted("c1", 76) << State::Done << false;
    QTest::newRow("taken back at the second try")
        << outcome("c1", 0) + reverted("c1", 76) + reverted("c1", 0) << State::Reverted << false;
    QTest::newRow("settled as done") << proved(1) + outcome("c1", 0) << State::Done << false;
    QTest::newRow("without a status") << line("\"entry\":\"outcome\",\"change\":\"c1\"") << State::Failed << true;
}

void JournalTest::knowsHowEachChangeEnded()
{
    QFETCH(QByteArray, behind);
    QFETCH(State, state);
    QFETCH(bool, open);
    const Journal journal = read(run("r1") + intent("c1", 7) + behind);
    QCOMPARE(journal.changes().front().state, state);
    QCOMPARE(!journal.open().empty(), open);
}

void JournalTest::standsUntilItIsTakenBack()
{
    const QByteArray made = run("r1") + intent("c1", 1) + outcome("c1", 0) + intent("c2", 2) + outcome("c2", 0);
    QCOMPARE(idsOf(read(made).standing()), (QStringList{QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(idsOf(read(made + reverted("c2", 0)).standing()), QStringList{QStringLiteral("c1")});
    QCOMPARE(idsOf(read(made + reverted("c2", 1)).standing()), (QStringList{QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(read(made + reverted("c2", 0)).changes().size(), std::size_t(2));
}

void JournalTest::keepsTheOrderOfTheChanges()
{
    const Journal journal =
        read(run("r1") + intent("c3", 3) + outcome("c3", 0) + intent("c1", 1) + outcome("c1", 0) + intent("c2", 2));
    QCOMPARE(idsOf(journal.standing()), (QStringList{QStringLiteral("c3"), QStringLiteral("c1"), QStringLiteral("c2")}));
}

void JournalTest::dropsProofsWhenAnEarlierStepChanges()
{
    const QByteArray before = run("r1") + proved(1) + proved(2) + proved(3);
    QVERIFY(read(before).isProved(3));
    const Journal journal = read(before + intent("c1", 2) + outcome("c1", 0));
    QVERIFY(journal.isProved(1));
    QVERIFY(!journal.isProved(2));
    QVERIFY(!journal.isProved(3));
}

void JournalTest::keepsProofsOfEarlierStepsWhenALaterOneChanges()
{
    const Journal journal = read(run("r1") + proved(14) + intent("c1", 16) + outcome("c1", 0));
    QVERIFY(journal.isProved(14));
}

void JournalTest::dropsProofsWhenAChangeIsTakenBack()
{
    const QByteArray made = run("r1") + intent("c1", 2) + outcome("c1", 0) + proved(1) + proved(2) + proved(3);
    QVERIFY(read(made).isProved(3));
    for (const int status : {0, 76}) { // a failed attempt may have done half of it
        const Journal journal = read(made + reverted("c1", status));
        QVERIFY(journal.isProved(1));
        QVERIFY(!journal.isProved(2));
        QVERIFY(!journal.isProved(3));
    }
}

void JournalTest::dropsProofsAfterTheStepThatIsKept()
{
    const Journal journal = read(run("r1") + proved(3) + proved(15) + proved(16) + rollback(15));
    QVERIFY(journal.isProved(3) && journal.isProved(15) && !journal.isProved(16));
    QVERIFY(!read(run("r1") + proved(1) + rollback(0)).isProved(1));
}

void JournalTest::provesAStepAgain()
{
    QVERIFY(read(run("r1") + proved(3) + rollback(0) + proved(3)).isProved(3));
}

void JournalTest::countsAStepAsDoneWithAChangeOrAProof()
{
    const Journal journal = read(run("r1") + intent("c1", 1) + outcome("c1", 0) + proved(3) + intent("c2", 7) + outcome("c2", 0)
        + reverted("c2", 0) + intent("c3", 9));
    QCOMPARE(journal.stepsDone(), (QSet<int>{1, 3, 9}));
}

void JournalTest::remembersTheSettingsOfTheLatestRun()
{
    Settings first = Settings().completedFrom({});
    Settings second = first;
    second.domain = QStringLiteral("example.org");
    second.earlierData = EarlierData::StartAnew;
    const Journal journal = read(run("r1", first.toJson()) + intent("c1", 1) + outcome("c1", 0) + run("r2", second.toJson()));
    QCOMPARE(journal.runs().size(), std::size_t(2));
    QCOMPARE(journal.runs().back().id, QStringLiteral("r2"));
    QCOMPARE(Settings::fromJson(journal.settings()).completedFrom({}), second);
    QCOMPARE(idsOf(journal.standing()), QStringList{QStringLiteral("c1")});
}

void JournalTest::passesOverALineTornAtAnyByte_data()
{
    QTest::addColumn<QByteArray>("torn");
    QTest::newRow("run") << run("r2", Settings().completedFrom({}).toJson());
    QTest::newRow("intent") << intent("c2", 2,
        StartService{QStringLiteral("s"), QStringLiteral("c"), QStringLiteral("/a \"b\" ä\n"), QStringLiteral("d"),
            QStringLiteral("@bot:x"), true, 120});
    QTest::newRow("outcome") << outcome("c1", 0);
    QTest::newRow("reverted") << reverted("c1", 0);
    QTest::newRow("proved") << proved(5);
    QTest::newRow("rollback") << rollback(0);
}

void JournalTest::passesOverALineTornAtAnyByte()
{
    QFETCH(QByteArray, torn);
    const QByteArray before = run("r1") + intent("c1", 1) + proved(1);
    for (qsizetype length = 0; length < torn.size() - 1; ++length) {
        const Result<Journal> journal = Journal::parse(before + torn.left(length));
        QVERIFY2(journal, torn.left(length));
        QCOMPARE(journal->runs().size(), std::size_t(1));
        QCOMPARE(journal->changes().size(), std::size_t(1));
        QCOMPARE(journal->changes().front().state, State::Open);
        QVERIFY(journal->isProved(1) && !journal->isProved(5));
    }
    QVERIFY(Journal::parse(before + torn.chopped(1))); // whole, only its line end is missing
}

void JournalTest::goesOnBehindALineThatWasTorn()
{
    const Journal journal = read(run("r1") + intent("c1", 1).left(40) + '\n' + intent("c2", 1) + outcome("c2", 0));
    QCOMPARE(idsOf(journal.changes()), QStringList{QStringLiteral("c2")});
}

void JournalTest::passesOverWhatAPowerCutLeaves()
{
    const Journal journal =
        read(run("r1") + QByteArray(512, '\0') + intent("c1", 1) + intent("c2", 1).left(30) + QByteArray(100, '\0') + "\n\n");
    QCOMPARE(idsOf(journal.changes()), QStringList{QStringLiteral("c1")});
}

void JournalTest::refusesWhatIsNoEntry_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &entry, const char *why) {
        QTest::newRow(name) << entry << QString::fromUtf8(why);
    };
    row("an unknown kind of entry", line("\"entry\":\"moved\""), "“moved” is not a kind of entry");
    row("no kind at all", "{" + when + "}\n", "“” is not a kind of entry");
    row("an unknown kind of change",
        line("\"entry\":\"intent\",\"change\":\"c9\",\"step\":1,\"record\":{\"kind\":\"delete-server\"}"), "“delete-server”");
    row("a change without a record", line("\"entry\":\"intent\",\"change\":\"c9\",\"step\":1"),
        "kind this version does not know");
    row("the outcome of no change", outcome("c9", 0), "a change that is not in the journal");
    row("the way back of no change", reverted("c9", 0), "a change that is not in the journal");
    row("something else", "#!/bin/sh\n", "it is not an entry");
    row("a list", "[1,2]\n", "it is not an entry");
    row("an empty object", "{}\n", "it is not an entry");
    row("damaged in its middle", intent("c9", 2).replace("\"step\"", "\x01step\""), "it is not an entry");
}

void JournalTest::refusesWhatIsNoEntry()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, why);
    const Result<Journal> journal = Journal::parse(run("r1") + intent("c1", 1) + entry + outcome("c1", 0));
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, ErrorKind::Input);
    QVERIFY2(journal.error().summary.contains(QStringLiteral("Line 3 ")), qPrintable(journal.error().summary));
    QVERIFY2(journal.error().summary.contains(why), qPrintable(journal.error().summary));
    QVERIFY(journal.error().hint.contains(QLatin1String("/var/lib/bridgekeeper/journal")));
}

void JournalTest::readsWhatTheServersScriptWrites()
{
    const QTemporaryDir directory;
    QByteArray text;
    for (const char *name : {"base.sh", "change.sh"}) {
        QFile script(QStringLiteral(PROJECT_SOURCE_DIR "/resources/scripts/") + QLatin1String(name));
        QVERIFY(script.open(QIODevice::ReadOnly));
        text += script.readAll();
    }
    text.replace("BK=/var/lib/bridgekeeper", "BK=" + QFile::encodeName(directory.path()));
    const Change file =
        MakeDirectory{QStringLiteral("/opt/it's \"here\"\\ $(id) ä"), QStringLiteral("700"), QStringLiteral("0:0")};
    QProcess process;
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    process.write("BK_RUN=r1\n" + text + "bk_record "
        + quoted(Journal::runEntry(QStringLiteral("r1"), QStringLiteral("o'brien@laptop"), {})) + "\nbk_intent c1 6 "
        + quoted(QJsonDocument(recordOf(file)).toJson(QJsonDocument::Compact)) + "\nbk_outcome c1 0\nbk_intent c2 7 "
        + quoted(QJsonDocument(recordOf(file)).toJson(QJsonDocument::Compact))
        + "\nbk_outcome c2 1\nprintf '{\"time\":\"torn' >>\"$BK/journal\"\nbk_reverted c2 0\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QFile written(directory.filePath(QStringLiteral("journal")));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const Journal journal = read(written.readAll());
    QCOMPARE(journal.runs().front().who, QStringLiteral("o'brien@laptop"));
    QCOMPARE(journal.changes().size(), std::size_t(2));
    QCOMPARE(targetOf(journal.changes().front().change), targetOf(file));
    QCOMPARE(journal.changes().front().state, State::Done);
    QCOMPARE(journal.changes().back().state, State::Reverted);
    QVERIFY(journal.changes().front().since.isValid());
}

void JournalTest::isReadInTimeOrNotAtAll()
{
    QByteArray lines;
    for (int change = 0; lines.size() < 8 * 1024 * 1024; ++change) {
        const QByteArray id = QByteArray::number(change);
        lines += intent(id.constData(), 3) + outcome(id.constData(), 0) + reverted(id.constData(), 0);
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(Journal::parse(lines));
    QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()));
    const Result<Journal> tooLarge = Journal::parse(lines + lines + proved(3));
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().kind, ErrorKind::Input);
    QVERIFY(tooLarge.error().summary.contains(QStringLiteral("larger than 16 MiB")));
}

void JournalTest::refusesMoreThanAnybodyCouldTakeBack()
{
    QByteArray lines;
    for (int change = 0; change < 1000; ++change)
        lines += intent(QByteArray::number(change).constData(), 3);
    QVERIFY(Journal::parse(lines));
    QVERIFY(!Journal::parse(lines + intent("one more", 3)));
    QVERIFY(Journal::parse(lines + intent("one more", 3) + reverted("one more", 0)));
    QVERIFY(!Journal::parse(intent("long", 3, PullImage{QString(10'000, u'x')})));
    const Journal journal = read(line(Journal::runEntry(QStringLiteral("r"), QString(10'000, u'x'), {})));
    QCOMPARE(journal.runs().front().who.size(), 300);
}

void JournalTest::knowsTwentySteps()
{
    for (const int step : {-1, 21, 1'000'000}) {
        for (const QByteArray &lines : {proved(step), rollback(step), intent("c1", step)})
            QVERIFY2(!Journal::parse(lines), lines);
    }
    QVERIFY(Journal::parse(proved(1) + proved(20) + rollback(0) + rollback(20)));
}

QTEST_GUILESS_MAIN(JournalTest)
#include "journaltest.moc"
