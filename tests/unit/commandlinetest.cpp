// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandsession.h"
#include "recordings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

QByteArray line(const QByteArray &members)
{
    return "{\"time\":\"2026-11-25T10:00:00Z\"," + members + "}\n";
}

QByteArray proved(int step)
{
    return line(Journal::provedEntry(QStringLiteral("r"), step, {}));
}

/// A change that is done.
QByteArray made(int step, const Change &change)
{
    return line("\"entry\":\"intent\",\"run\":\"r\",\"change\":\"c\",\"step\":" + QByteArray::number(step)
               + ",\"record\":" + QJsonDocument(recordOf(change)).toJson(QJsonDocument::Compact))
        + line("\"entry\":\"outcome\",\"change\":\"c\",\"status\":0");
}

/// The recording of a server, with this journal on it.
QByteArray withJournal(const QByteArray &journal, const char *recording = "pristine")
{
    return recorded(QLatin1String(recording)) + wire("journal", 0, journal);
}

/// A server on which the first step of the first phase is done, and nothing else.
QByteArray onceBegun()
{
    const QByteArray path = QByteArray("/var/lib/bridgekeeper/secrets/database-password").toBase64();
    const QByteArray password(64, 'a');
    return withJournal(line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("matt@laptop"), {})) + proved(1))
        + wire("database_password", 0,
            "kind regular\npath " + path + "\nasked " + path + "\nmount rw inside\nmode 600\nowner 0:0\nlinks 1\nsize "
                + QByteArray::number(password.size()) + "\n\n" + password);
}

/// Answers every script with one recording.
class RecordedHost final : public Host {
public:
    explicit RecordedHost(QByteArray answer) : m_answer(std::move(answer)) { }

    Result<ScriptResult> run(const Script &script, std::stop_token, const OutputSink &) override
    {
        scripts.append(script.name);
        return ScriptResult{0, m_answer, {}, {}};
    }
    [[nodiscard]] QString name() const override { return QStringLiteral("echo6.co"); }
    [[nodiscard]] int roundTrips() const override { return int(scripts.size()); }

    QStringList scripts;

private:
    QByteArray m_answer;
};

/// What became of a verb.
struct Outcome {
    int status = -1;
    QString out;
    QString err;
    QStringList questions;
    QStringList scripts;
    QJsonObject json;
};

/// Runs the verb of `options` on a server that answers `answer`; the operator says `word` to each question.
Outcome outcomeOf(const Options &options, const QByteArray &answer, const std::optional<QString> &word = {})
{
    Outcome outcome;
    RecordedHost host(answer);
    QTextStream out(&outcome.out);
    QTextStream err(&outcome.err);
    const auto ask = [&](const QString &question) {
        outcome.questions.append(question);
        return word;
    };
    outcome.status = CommandSession(options, ask, out, err, {}).run(host);
    outcome.scripts = host.scripts;
    outcome.json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    return outcome;
}

Options verb(const char *name, bool json = false)
{
    Options options;
    options.verb = QLatin1String(name);
    options.json = json;
    return options;
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void asksBeforeAPhaseOfWhichSomeStepsAreDone();
    void asksOnceForAPhase();
    void asksNothingWhereAllIsDone();
    void asksNothingWhenToldSo();
    void saysWhatBlocksThePlan();
    void saysThatNotEverythingCouldBeTakenBack();
    void keepsAServersControlCharactersFromTheTerminal();
    void leavesAnErrorToProgramsAsItIs();
    void keepsAServersControlCharactersOutOfAnAnswer();
    void readsTheSettingsOfAPipeOnce();
    void printsADocumentThatHarmsNoTerminal();
    void printsADiffThatStillApplies();
};

void CommandLineTest::asksBeforeAPhaseOfWhichSomeStepsAreDone()
{
    const Outcome outcome = outcomeOf(verb("apply"), onceBegun());
    QVERIFY2(outcome.out.contains(QStringLiteral("already done")), qPrintable(outcome.out + outcome.err));
    QCOMPARE(outcome.questions.size(), 1);
    QVERIFY(outcome.questions.first().contains(QStringLiteral("“Database”")));
    QCOMPARE(outcome.scripts.size(), 1); // the survey
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains(QStringLiteral("Stopped before the phase “Database”")));
}

void CommandLineTest::asksOnceForAPhase()
{
    // Its proof is missing, and none comes.
    const Outcome outcome = outcomeOf(verb("apply"), onceBegun(), QStringLiteral("yes"));
    QCOMPARE(outcome.questions.size(), 1);
    QVERIFY(outcome.scripts.size() > 1);
    QCOMPARE(outcome.status, 1);
}

void CommandLineTest::asksNothingWhereAllIsDone()
{
    Options options = verb("apply");
    options.until = 1;
    const Outcome outcome = outcomeOf(options, onceBegun());
    QVERIFY(outcome.questions.isEmpty());
    QCOMPARE(outcome.status, 0);
}

void CommandLineTest::asksNothingWhenToldSo()
{
    Options options = verb("apply");
    options.yes = true;
    const Outcome outcome = outcomeOf(options, onceBegun());
    QVERIFY(outcome.questions.isEmpty());
    QVERIFY(outcome.scripts.size() > 1);
}

void CommandLineTest::saysWhatBlocksThePlan()
{
    const Outcome outcome = outcomeOf(verb("plan", true), recorded(QStringLiteral("strangers")));
    QCOMPARE(outcome.status, 1);
    const QJsonObject error = outcome.json.value(QLatin1String("error")).toObject();
    QCOMPARE(error.keys(), QStringList({QStringLiteral("detail"), QStringLiteral("hint"), QStringLiteral("summary")}));
    const QString summary = error.value(QLatin1String("summary")).toString();
    QVERIFY(!summary.isEmpty() && !error.value(QLatin1String("hint")).toString().isEmpty());
    QVERIFY2(outcome.err.startsWith(QStringLiteral("Error: ") + summary.left(60)), qPrintable(outcome.err));
    for (const char *member : {"server", "survey_round_trips", "assumptions", "steps", "blocked", "round_trips"})
        QVERIFY2(outcome.json.contains(QLatin1String(member)), member);
    QCOMPARE(outcome.json.value(QLatin1String("steps")).toArray().size(), 20);
    QVERIFY(outcomeOf(verb("plan"), recorded(QStringLiteral("strangers"))).err.startsWith(QStringLiteral("Error: ")));
}

void CommandLineTest::saysThatNotEverythingCouldBeTakenBack()
{
    // A server that does not say how it is afterwards proves nothing.
    const QByteArray answer = withJournal(made(16, PullImage{QStringLiteral("image:1")}));
    Options options = verb("rollback", true);
    options.yes = true;
    const Outcome outcome = outcomeOf(options, answer);
    QCOMPARE(outcome.status, 1);
    const QJsonObject error = outcome.json.value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("summary")).toString(), QStringLiteral("Not everything could be taken back."));
    QVERIFY(error.value(QLatin1String("detail")).toString().contains(QStringLiteral("Synapse runs")));
    QVERIFY(!error.value(QLatin1String("hint")).toString().isEmpty());
    QVERIFY(outcome.err.startsWith(QStringLiteral("Error: Not everything could be taken back.\n")));
    for (const char *member : {"to", "proofs", "failures", "stays", "cannot_undo", "milliseconds", "round_trips"})
        QVERIFY2(outcome.json.contains(QLatin1String(member)), member);
}

void CommandLineTest::keepsAServersControlCharactersFromTheTerminal()
{
    QString said;
    QTextStream out(&said);
    QTextStream err(&said);
    CommandSession session(verb("status"), {}, out, err, {});
    const QString evil = QStringLiteral("go \x1b[2J\x1b]0;title\x07 away\rback\x08 %1").arg(QChar(0x9b));
    QCOMPARE(session.refuse({ErrorKind::Connection, evil, evil + QLatin1Char('\n') + evil, evil}), 1);
    for (const QChar character : std::as_const(said))
        QVERIFY2(character.isPrint() || character == QLatin1Char('\n'), qPrintable(said));
    QCOMPARE(said.count(QLatin1Char('\n')), 4);
    QVERIFY(said.contains(QStringLiteral("away")));
}

void CommandLineTest::leavesAnErrorToProgramsAsItIs()
{
    QString said;
    QString printed;
    QTextStream out(&printed);
    QTextStream err(&said);
    CommandSession session(verb("status", true), {}, out, err, {});
    const QString detail = QStringLiteral("one\ntwo \x1b[0m");
    QCOMPARE(session.refuse({ErrorKind::Connection, QStringLiteral("No."), detail, {}}), 1);
    const QJsonObject error = QJsonDocument::fromJson(printed.toUtf8()).object().value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("detail")).toString(), detail);
}

void CommandLineTest::keepsAServersControlCharactersOutOfAnAnswer()
{
    const QByteArray journal =
        line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("\x1b[2Jmatt@laptop"), {})) + proved(1);
    const Outcome outcome = outcomeOf(verb("status"), withJournal(journal));
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains(QStringLiteral("matt@laptop began")));
    QVERIFY(!outcome.out.contains(QLatin1Char('\x1b')));
}

void CommandLineTest::readsTheSettingsOfAPipeOnce()
{
    // Nothing listens there: whoever reads the settings again, and finds none, gets that far.
    QProcess program;
    program.start(QStringLiteral(BRIDGEKEEPER_PROGRAM),
        {QStringLiteral("status"), QStringLiteral("--host"), QStringLiteral("127.0.0.1:1"), QStringLiteral("--no-agent"),
            QStringLiteral("--settings"), QStringLiteral("/dev/stdin"), QStringLiteral("--json")});
    QVERIFY(program.waitForStarted());
    program.write("nobody_knows: this\n");
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 1);
    const QByteArray said = program.readAllStandardError();
    QVERIFY2(said.contains("nobody_knows"), said.constData());
    const QJsonObject json = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    QVERIFY(json.value(QLatin1String("error"))
                .toObject()
                .value(QLatin1String("summary"))
                .toString()
                .contains(QStringLiteral("nobody_knows")));
}

void CommandLineTest::printsADocumentThatHarmsNoTerminal()
{
    const QString evil = QStringLiteral("\x1b[2J\x07 %1 %2 %3 %4 %5 \x7f grün 🔑 %6")
                             .arg(QChar(0x9b))
                             .arg(QChar(0x202e))
                             .arg(QChar(0x2066))
                             .arg(QChar(0x2028))
                             .arg(QString::fromUcs4(U"\U000E0041\U000E007F"))
                             .arg(QChar(0xfeff));
    const QByteArray journal = line(Journal::runEntry(QStringLiteral("r"), evil, {})) + made(16, PullImage{evil})
        + line(Journal::provedEntry(QStringLiteral("r"), 16, {{evil, evil, true, evil, evil, evil}}));
    const Outcome outcome = outcomeOf(verb("status", true), withJournal(journal));
    QCOMPARE(outcome.status, 0);
    for (const uint character : outcome.out.toUcs4())
        QVERIFY2(character == '\n' || (QChar::isPrint(character) && QChar::category(character) != QChar::Other_Format),
            qPrintable(QString::number(character, 16)));
    QVERIFY(outcome.out.contains(QStringLiteral("grün 🔑")));
    // To a program it is what the server said.
    QCOMPARE(
        outcome.json.value(QLatin1String("runs")).toArray().first().toObject().value(QLatin1String("who")).toString(), evil);
    QCOMPARE(
        outcome.json.value(QLatin1String("changes")).toArray().first().toObject().value(QLatin1String("target")).toString(),
        evil);
}

void CommandLineTest::printsADiffThatStillApplies()
{
    Sections sections = sectionsOf(QStringLiteral("pristine"));
    QByteArray &file = sections["homeserver"].text;
    const QByteArray comment = "# \xc2\x9b"
                               "1m \xe2\x80\xae"
                               " C1 and bidi\n";
    const qsizetype body = file.indexOf("\n\n") + 2;
    const QByteArray size = "size " + QByteArray::number(file.size() - body);
    file.insert(file.indexOf("app_service_config_files") < 0 ? file.size() : body, comment);
    file.replace(size, "size " + QByteArray::number(file.size() - body));
    QByteArray answer;
    for (const auto &[name, section] : sections)
        answer += wire(name, section.status, section.text);
    const Outcome outcome = outcomeOf(verb("plan", true), answer);
    QString diff;
    for (const auto &step : outcome.json.value(QLatin1String("steps")).toArray())
        for (const auto &change : step.toObject().value(QLatin1String("changes")).toArray())
            diff += change.toObject().value(QLatin1String("diff")).toString();
    QVERIFY2(diff.contains(QString::fromUtf8(comment)), "the context of the change has the bytes of the file");
    QVERIFY(!outcome.out.contains(QChar(0x9b)) && !outcome.out.contains(QChar(0x202e)));
    QVERIFY(outcome.out.contains(QStringLiteral("\\u009b1m \\u202e")));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
