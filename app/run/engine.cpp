// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "app/change/shellcall.h"
#include "app/remote/detachedscript.h"
#include "app/report/causes.h"
#include "app/settings/resource.h"
#include "app/steps/phases.h"
#include "app/steps/stopandcheck.h"
#include "app/survey/printable.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace Bridgekeeper {

using namespace std::chrono_literals;

namespace {

QByteArray variable(const char *name, const QString &value)
{
    return QByteArray(name) + '=' + quoted(value) + '\n';
}

const Step &stepNumbered(int number)
{
    return allSteps().at(std::size_t(number - 1));
}

QByteArray journalCall(const QByteArray &members)
{
    return "bk_record " + quoted(members) + " || exit 70\n";
}

QList<Proof> judged(const Step &step, const StepContext &context, const Sections &answers, const Masking &masking)
{
    QList<Proof> proofs = step.judge(context, answers);
    for (Proof &proof : proofs) {
        proof.evidence = masking.masked(proof.evidence);
        proof.details = masking.masked(proof.details);
        proof.cause = masking.masked(proof.cause);
    }
    return printable(std::move(proofs));
}

} // namespace

Engine::Engine(Host &host, Settings wishes, QString who)
    : m_host(host),
      m_wishes(std::move(wishes)),
      m_settings(m_wishes),
      m_who(std::move(who)),
      m_run(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss")) + QLatin1Char('-')
          + QString::fromLatin1(randomHex(3)))
{
    m_masking->add(m_secrets.databasePassword);
    m_masking->add(m_secrets.doublePuppetToken);
    m_masking->add(m_secrets.doublePuppetHomeserverToken);
}

Engine::~Engine() = default;

StepContext Engine::context(bool readOnly) const
{
    return {m_facts, m_settings, m_journal, m_secrets, m_documents, readOnly};
}

QByteArray Engine::definitions() const
{
    const QString user = m_facts.synapseUser.isEmpty() ? QStringLiteral("991:991") : m_facts.synapseUser;
    return "LC_ALL=C; export LC_ALL\n" + surveyDefinitions(m_settings) + variable("BK_RUN", m_run) + variable("BK_WHO", m_who)
        + variable("BK_SESSION", m_facts.sessionProcess)
        + variable("BK_TAKE_OVER", m_takeOver ? QStringLiteral("yes") : QString())
        + variable("BK_COMPOSE_FILE", m_settings.composeFile)
        + variable("BK_COMPOSE_DIRECTORY", m_settings.composeFile.section(QLatin1Char('/'), 0, -2))
        + variable("bk_project", m_facts.composeProject) + variable("BK_SYNAPSE_CONTAINER", m_settings.synapseContainer)
        + variable("BK_SYNAPSE_USER", user) + variable("BK_SYNAPSE_DATA", m_facts.dataVolumeInContainer)
        + variable("BK_SYNAPSE_VOLUME", m_facts.dataVolume) + variable("BK_SYNAPSE_URL", m_settings.synapseUrl)
        + variable(
            "BK_HOMESERVER_FILE", m_facts.homeserver.namedAs.isEmpty() ? m_facts.homeserver.path : m_facts.homeserver.namedAs)
        + variable("BK_POSTGRES_CONTAINER", m_settings.postgresContainer)
        + variable("BK_POSTGRES_SUPERUSER", m_settings.postgresSuperuser)
        + variable("BK_MAS_CONTAINER", m_settings.masContainer)
        + variable("BK_BACKUP_DATABASES", m_settings.backupDatabases.join(QLatin1Char(' ')))
        + variable("BK_DUMPED_DATABASES", dumpedDatabases(m_facts, m_settings).join(QLatin1Char(' ')));
}

/// Definitions, the seat, and what is not journaled yet.
QByteArray Engine::opening()
{
    if (!m_runKnown) {
        m_unwritten.prepend(Journal::runEntry(m_run, m_who, m_settings.toJson()));
        m_runKnown = true;
    }
    QByteArray text = "bk_enter\nbk_forget_scripts\n";
    for (const QByteArray &members : std::as_const(m_unwritten))
        text += journalCall(members);
    return text;
}

Result<Engine::Answered> Engine::perform(const QString &name, const QByteArray &text, std::chrono::milliseconds limit,
    const std::stop_token &stop, const Listener &listener, bool detached)
{
    const QString id = m_run + QLatin1Char('-') + QString::number(++m_scripts);
    Script script{name,
        variable("BK_SCRIPT", id) + definitions() + engineResource(QStringLiteral(":/scripts/change.sh"))
            + engineResource(QStringLiteral(":/scripts/proofs.sh")) + text,
        limit};
    QByteArray said;
    const auto sink = [&](Stream stream, const QByteArray &bytes) {
        if (stream != Stream::ErrorOutput || !listener)
            return;
        // Whole lines only: a secret cut in two could not be masked.
        said += bytes;
        const qsizetype end = said.lastIndexOf('\n');
        if (end >= 0) {
            listener(stream, printableLines(m_masking->masked(QString::fromUtf8(said.left(end)))));
            said.remove(0, end + 1);
        }
    };
    Result<ScriptResult> result = m_host.run(detached ? survivesLinkLoss(script, id) : script, stop, sink);
    if (!result)
        return result.error();
    if (listener && !said.isEmpty())
        listener(Stream::ErrorOutput, printableLines(m_masking->masked(QString::fromUtf8(said))));
    Answered answered;
    answered.status = result->status;
    answered.said = printableLines(m_masking->masked(QString::fromUtf8(result->errorOutput)));
    Result<Sections> sections = parseSections(result->output);
    if (!sections)
        return sections.error();
    answered.sections = std::move(*sections);
    return answered;
}

Result<Engine::Answered> Engine::change(const QString &name, const QByteArray &text, std::chrono::milliseconds limit,
    const std::stop_token &stop, const Listener &listener)
{
    Result<Answered> answered = perform(name, text, limit, stop, listener, true);
    if (!answered)
        return answered;
    if (answered->status != otherOperator)
        m_unwritten.clear();
    if (Result<void> adopted = adopt(answered->sections); !adopted)
        return adopted.error();
    return answered;
}

Result<void> Engine::adopt(const Sections &sections)
{
    if (Result<void> updated = m_facts.update(sections, QDateTime::currentDateTimeUtc()); !updated)
        return updated;
    Result<Journal> journal = Journal::parse(m_facts.journal);
    if (!journal)
        return journal.error();
    m_journal = std::move(*journal);
    m_settings = m_wishes.completedFrom(m_facts);
    for (const FileFact *file : {&m_facts.bridgeConfig, &m_facts.bridgeRegistration, &m_facts.doublePuppet, &m_facts.homeserver,
             &m_facts.composeFile, &m_facts.backupScript}) {
        for (const QByteArray &secret : secretValues(file->bytes))
            m_masking->add(secret);
    }
    m_masking->add(m_facts.databasePassword.bytes.trimmed());
    m_masking->add(m_facts.keptPickleKey.bytes.trimmed());
    return {};
}

Result<void> Engine::survey(const std::stop_token &stop, const Listener &listener)
{
    const QByteArray text = surveyDefinitions(m_settings) + "bk_await_scripts || exit 75\n"
        + surveyQuestions({SurveyPart::Machine, SurveyPart::Docker, SurveyPart::Compose, SurveyPart::Synapse,
            SurveyPart::Postgres, SurveyPart::Bridge, SurveyPart::Backup, SurveyPart::State});
    const auto sink = [&](Stream stream, const QByteArray &bytes) {
        if (stream == Stream::ErrorOutput && listener)
            listener(stream, printableLines(m_masking->masked(QString::fromUtf8(bytes))).trimmed());
    };
    Result<ScriptResult> result = m_host.run({QObject::tr("survey the server"), text, 20min}, stop, sink);
    if (!result)
        return result.error();
    if (result->status == otherOperator)
        return Error{ErrorKind::Conflict, QObject::tr("A script of this program is still running on the server."),
            printableLines(m_masking->masked(QString::fromUtf8(result->errorOutput))).trimmed(),
            QObject::tr("It holds /var/lib/bridgekeeper/lock. Wait for its end; if it hangs, end it, and survey again.")};
    const Result<Sections> sections = parseSections(result->output);
    if (!sections)
        return sections.error();
    if (Result<void> adopted = adopt(*sections); !adopted)
        return adopted;
    if (Result<void> read = readDocuments(stop); !read)
        return read;
    if (!m_journal.open().empty())
        return settle(stop);
    return {};
}

QList<Assumption> Engine::assumptions() const
{
    QList<Assumption> rows = Bridgekeeper::assumptions(m_facts, m_settings, !m_journal.standing().empty());
    for (Assumption &row : rows) {
        if (m_takeOver && row.blocks && row.key == QLatin1String("one-operator")) {
            row.blocks = false;
            row.consequence = QObject::tr("You take the server over from them with the next step.");
        }
    }
    return rows;
}

QStringList Engine::blockers() const
{
    QStringList reasons;
    for (const Assumption &assumption : assumptions()) {
        if (assumption.blocks)
            reasons.append(QObject::tr("“%1” does not hold: %2. %3")
                               .arg(assumption.title, assumption.evidence, assumption.consequence)
                               .trimmed());
    }
    return reasons;
}

void Engine::wish(const Settings &wishes)
{
    m_wishes = wishes;
    m_settings = m_wishes.completedFrom(m_facts);
}

StepPlan Engine::plan(int step) const
{
    return planStep(stepNumbered(step), context());
}

QString Engine::lockedBecause(int step) const
{
    if (step > stopAndCheckStep && !m_journal.isProved(stopAndCheckStep))
        return QObject::tr("STOP-AND-CHECK (step %1) has not passed.").arg(stopAndCheckStep);
    for (int before = 1; before < step; ++before) {
        const StepPlan plan = this->plan(before);
        if (plan.state != StepPlan::State::Done && plan.state != StepPlan::State::Operator)
            return QObject::tr("Step %1 (%2) is not done.").arg(before).arg(stepNumbered(before).title);
    }
    return {};
}

Error Engine::failureOf(const QString &what, const Answered &answered) const
{
    const QString tail = answered.said.trimmed().section(QLatin1Char('\n'), -25);
    const Cause cause = knownCause(answered.said);
    Error error{ErrorKind::Remote, QObject::tr("%1 failed.").arg(what),
        QObject::tr("Exit status %1.\n%2").arg(QString::number(answered.status), tail),
        cause.hint.isEmpty()
            ? QObject::tr("Read the output below. What this step had begun was taken back; run it again, or roll back.")
            : cause.hint};
    if (!cause.sentence.isEmpty())
        error.summary += QLatin1Char(' ') + cause.sentence;
    if (answered.status == otherOperator) {
        error.kind = ErrorKind::Conflict;
        error.summary = tail.section(QLatin1Char('\n'), -1);
        error.hint = QObject::tr("Wait until the other session is over, or take the server over if you know that it is dead.");
    }
    return error;
}

void Engine::rememberJournal(const QByteArray &members)
{
    m_unwritten.append(members);
    // The server's copy follows with the next script; the facts must not wait for it.
    m_facts.journal +=
        "{\"time\":\"" + QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toUtf8() + "\"," + members + "}\n";
    if (Result<Journal> journal = Journal::parse(m_facts.journal))
        m_journal = std::move(*journal);
}

/// Intent, effect, outcome; and when it failed, the way back, the facts, and the end of the script.
QByteArray Engine::changeText(const Change &change, int step, const QString &id) const
{
    const QByteArray quotedId = quoted(id);
    QByteArray text = "bk_say " + quoted(m_masking->masked(summaryOf(change))) + "\nbk_intent " + quotedId + ' '
        + QByteArray::number(step) + ' ' + quoted(QJsonDocument(recordOf(change)).toJson(QJsonDocument::Compact)) + "\n(\n"
        + applyTextOf(change) + ")\nstatus=$?\n";
    // The outcome of a file of the laptop is known there only.
    if (std::holds_alternative<WriteLocalFile>(change))
        return text + "[ $status = 0 ] || { bk_outcome " + quotedId + " $status; bk_reverted " + quotedId
            + " 0; exit $status; }\n";
    // What refused before it did anything (73, 74) has nothing to take back.
    text += "if ! bk_outcome " + quotedId + " $status; then\n  if [ $status = 73 ] || [ $status = 74 ]; then bk_reverted "
        + quotedId + " 0; " + surveyQuestions({SurveyPart::Docker, SurveyPart::Synapse, SurveyPart::State})
        + "exit $status; fi\n";
    if (std::holds_alternative<RestartSynapse>(change)) {
        // Its own script has put the old homeserver.yaml back: the journal says so.
        text += "  if [ $status = 77 ] || [ $status = 78 ]; then\n";
        for (const JournaledChange &standing : m_journal.standing()) {
            if (const WriteFile *file = writtenFile(standing.change); file && file->synapseReads)
                text += "    case $( " + file->probeText().trimmed() + " ) in before*) bk_reverted " + quoted(standing.id)
                    + " 0 ;; esac\n";
        }
        text += "    [ $status = 78 ] || bk_reverted " + quotedId + " 0\n  fi\n";
    } else {
        text += "  (\n" + revertTextOf(change) + "  )\n  bk_reverted " + quotedId + " $?\n";
    }
    return text + surveyQuestions({SurveyPart::Docker, SurveyPart::Synapse, SurveyPart::State}) + "  exit $status\nfi\n";
}

/// Why a step that is planned must not begin.
std::optional<Error> Engine::refusal(int number, const StepPlan &plan) const
{
    if (plan.state == StepPlan::State::Blocked || plan.state == StepPlan::State::Operator)
        return Error{ErrorKind::Conflict, plan.reason, {}, QObject::tr("Settle this first, then survey again.")};
    if (plan.changes.empty())
        return {};
    const QString hint = QObject::tr("Settle this on the server, then survey again. Nothing was changed.");
    if (const QStringList reasons = blockers(); !reasons.isEmpty())
        return Error{ErrorKind::Conflict, reasons.first(), reasons.mid(1).join(QLatin1Char('\n')), hint};
    // What cannot be done to its end is not begun.
    for (int later = number + 1; later <= documentsStep; ++later) {
        if (const StepPlan further = this->plan(later); further.state == StepPlan::State::Blocked)
            return Error{ErrorKind::Conflict, further.reason,
                QObject::tr("Step %1 (%2) cannot be done.").arg(later).arg(stepNumbered(later).title), hint};
    }
    return {};
}

StepReport Engine::runStep(int number, const std::stop_token &stop, const Listener &listener)
{
    const Step &step = stepNumbered(number);
    const auto began = std::chrono::steady_clock::now();
    const int tripsBefore = m_host.roundTrips();
    StepReport report;
    report.step = number;
    const auto ended = [&] {
        report.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        report.roundTrips = m_host.roundTrips() - tripsBefore;
        return report;
    };
    if (const QString locked = lockedBecause(number); !locked.isEmpty()) {
        report.error = Error{
            number > stopAndCheckStep && !m_journal.isProved(stopAndCheckStep) ? ErrorKind::StopAndCheck : ErrorKind::Conflict,
            QObject::tr("Step %1 cannot run yet. %2").arg(QString::number(number), locked), {},
            QObject::tr("Run the earlier steps first.")};
        return ended();
    }
    const StepPlan plan = this->plan(number);
    report.reason = plan.reason;
    report.alreadyDone = plan.state == StepPlan::State::Done;
    if (report.alreadyDone)
        return ended();
    report.error = refusal(number, plan);
    if (report.error)
        return ended();

    QByteArray text = opening();
    std::vector<std::pair<QString, WriteLocalFile>> here;
    for (std::size_t index = 0; index < plan.changes.size(); ++index) {
        const Change &change = plan.changes[index];
        const QString id = QStringLiteral("%1-%2-%3").arg(m_run).arg(number).arg(m_scripts * 10 + int(index));
        report.changes.append(m_masking->masked(summaryOf(change)));
        text += changeText(change, number, id);
        if (const auto *local = std::get_if<WriteLocalFile>(&change))
            here.emplace_back(id, *local);
    }
    if (!here.empty()) {
        Result<QByteArray> outcomes = writeHere(here, step, text, stop, listener);
        if (!outcomes) {
            report.error = outcomes.error();
            return ended();
        }
        text = std::move(*outcomes);
    }
    if (step.question)
        text += step.question(context());
    std::vector<SurveyPart> refreshes = step.refreshes;
    if (std::find(refreshes.begin(), refreshes.end(), SurveyPart::State) == refreshes.end())
        refreshes.push_back(SurveyPart::State);
    text += surveyQuestions(refreshes) + "exit 0\n";

    const Result<Answered> answered =
        change(QObject::tr("step %1, %2").arg(number).arg(step.title), text, 20min, stop, listener);
    if (!answered) {
        report.error = answered.error();
        return ended();
    }
    if (number == documentsStep) {
        if (Result<void> read = readDocuments(stop); !read) {
            report.error = read.error();
            return ended();
        }
    }
    if (answered->status != 0)
        report.error = failureOf(step, *answered);
    else
        judge(report, step, answered->sections);
    return ended();
}

/// Files of the laptop are written between the flushed intent and the outcome, so they cost a round trip more. Returns the
/// beginning of the script that has the outcomes.
Result<QByteArray> Engine::writeHere(const std::vector<std::pair<QString, WriteLocalFile>> &changes, const Step &step,
    const QByteArray &intents, const std::stop_token &stop, const Listener &listener)
{
    const Result<Answered> intended =
        perform(QObject::tr("step %1, %2").arg(step.number).arg(step.title), intents + "exit 0\n", 2min, stop, listener, true);
    if (!intended)
        return intended.error();
    if (intended->status != 0)
        return failureOf(step, *intended);
    m_unwritten.clear();
    QByteArray text = opening();
    std::optional<Error> failed;
    for (const auto &[id, change] : changes) {
        if (Result<void> written = writeHere(change); !written) {
            failed = written.error();
            text += "bk_outcome " + quoted(id) + " 1\nbk_reverted " + quoted(id) + " 0\n";
        } else {
            text += "bk_outcome " + quoted(id) + " 0\n";
        }
    }
    if (!failed)
        return text;
    if (const Result<Answered> noted = perform(
            QObject::tr("write the journal"), text + surveyQuestions({SurveyPart::State}) + "exit 0\n", 2min, stop, {}, true)) {
        if (Result<void> adopted = adopt(noted->sections); !adopted)
            return adopted.error();
    }
    return *failed;
}

Error Engine::failureOf(const Step &step, const Answered &answered) const
{
    Error error = failureOf(QObject::tr("Step %1, “%2”,").arg(step.number).arg(step.title), answered);
    if (answered.status == putBackByItself)
        error.hint = QObject::tr("The old homeserver.yaml was put back and Synapse is healthy again. Its log is in "
                                 "the output; settle the cause, then run from step 12 again.");
    if (answered.status == stillDown)
        error.hint = QObject::tr("Synapse is not healthy with its old configuration either, so the cause lies "
                                 "elsewhere: look at its log in the output.");
    return error;
}

/// The proofs, and the first that does not hold as the step's error; of STOP-AND-CHECK with its cause and evidence.
void Engine::judge(StepReport &report, const Step &step, const Sections &answers)
{
    report.proofs = judged(step, context(), answers, *m_masking);
    if (allHold(report.proofs)) {
        rememberJournal(Journal::provedEntry(m_run, step.number, report.proofs));
        return;
    }
    const auto failed =
        std::find_if(report.proofs.begin(), report.proofs.end(), [](const Proof &proof) { return !proof.holds; });
    report.error = Error{ErrorKind::Proof,
        QObject::tr("Step %1 is not proved: %2 — %3.").arg(QString::number(step.number), failed->claim, failed->evidence),
        failed->details,
        failed->cause.isEmpty() ? QObject::tr("Settle the cause and run the step again, or roll back.") : failed->cause};
    if (step.number != stopAndCheckStep)
        return;
    report.evidenceFolder = saveEvidence(answers);
    report.error = Error{ErrorKind::StopAndCheck,
        QObject::tr("STOP-AND-CHECK did not pass. %1").arg(m_masking->masked(likelyCause(context(), answers))),
        failed->claim + QStringLiteral(" — ") + failed->evidence,
        QObject::tr("The bridge is not started, and steps 16 and later stay locked. The evidence is in %1. Settle the "
                    "cause and check again, roll back to a step, or leave "
                    "everything as it is.")
            .arg(report.evidenceFolder)};
}

QString Engine::saveEvidence(const Sections &answers) const
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/evidence/")
        + QString(m_host.name()).replace(QLatin1Char('/'), QLatin1Char('_')) + QLatin1Char('-')
        + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const auto &[name, content] : evidenceFiles(context(), answers)) {
        QSaveFile file(folder + QLatin1Char('/') + name);
        if (file.open(QIODevice::WriteOnly)) {
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            file.write(m_masking->masked(content));
            file.commit();
        }
    }
    return folder;
}

Result<void> Engine::settle(const std::stop_token &stop)
{
    QByteArray text = opening() + "BK_SETTLING=yes\n";
    for (const JournaledChange &open : m_journal.open()) {
        const QByteArray id = quoted(open.id);
        text += "bk_change=" + id + "\nbk_say " + quoted(QObject::tr("Settling: %1").arg(summaryOf(open.change))) + '\n';
        if (const auto *local = std::get_if<WriteLocalFile>(&open.change)) {
            // Only its laptop can tell; elsewhere it counts as written, and a roll back says what it finds.
            text += local->stateHere() == "before" ? "bk_reverted " + id + " 0\n" : "bk_outcome " + id + " 0\n";
            continue;
        }
        text += "case $( " + probeTextOf(open.change).trimmed() + " ) in\n";
        if (open.state == JournaledChange::State::Open)
            text += "after*) bk_outcome " + id + " 0 ;;\n";
        text += "before*) bk_reverted " + id + " 0 ;;\n*) (\n" + revertTextOf(open.change) + ")\nbk_reverted " + id
            + " $? ;;\nesac\n";
    }
    text += surveyQuestions({SurveyPart::Docker, SurveyPart::Compose, SurveyPart::Synapse, SurveyPart::Postgres,
                SurveyPart::Bridge, SurveyPart::Backup, SurveyPart::State})
        + "exit 0\n";
    const Result<Answered> answered = perform(QObject::tr("settle what was cut off"), text, 20min, stop, {}, true);
    if (!answered)
        return answered.error();
    if (answered->status == otherOperator)
        return {}; // somebody else is at it; the survey says so
    m_unwritten.clear();
    if (answered->status != 0)
        return failureOf(QObject::tr("Settling what an interrupted run left"), *answered);
    return adopt(answered->sections);
}

Result<std::vector<CheckedStep>> Engine::check(const std::stop_token &stop)
{
    const StepContext readOnly = context(true);
    QSet<int> done = m_journal.stepsDone();
    QByteArray text;
    for (const Step &step : allSteps()) {
        if (done.contains(step.number) && step.question)
            text += step.question(readOnly);
    }
    const Result<Answered> answered = perform(QObject::tr("check every proof"), text + "exit 0\n", 10min, stop, {}, false);
    if (!answered)
        return answered.error();
    std::vector<CheckedStep> checked;
    for (const Step &step : allSteps()) {
        if (!done.contains(step.number))
            continue;
        checked.push_back({step.number, judged(step, readOnly, answered->sections, *m_masking)});
    }
    return checked;
}

Result<void> Engine::flush(const std::stop_token &stop)
{
    return m_unwritten.isEmpty() ? Result<void>() : writeJournal({}, stop);
}

Result<void> Engine::finish(const std::stop_token &stop)
{
    return m_unwritten.isEmpty() && !m_runKnown ? Result<void>() : writeJournal("bk_leave\n", stop);
}

Result<void> Engine::writeJournal(const QByteArray &andThen, const std::stop_token &stop)
{
    const Result<Answered> answered =
        perform(QObject::tr("write the journal"), opening() + andThen + "exit 0\n", 2min, stop, {}, true);
    if (!answered)
        return answered.error();
    if (answered->status != 0)
        return failureOf(QObject::tr("Writing the journal"), *answered);
    m_unwritten.clear();
    return {};
}

Result<Sections> Engine::ask(
    const QString &name, const QByteArray &text, std::chrono::milliseconds limit, const std::stop_token &stop)
{
    Result<Answered> answered = perform(name, text + "\nexit 0\n", limit, stop, {}, false);
    if (!answered)
        return answered.error();
    return std::move(answered->sections);
}

StepReport Engine::recordLink(const std::stop_token &stop)
{
    const Step &step = stepNumbered(linkStep);
    StepReport report;
    report.step = linkStep;
    const LinkAccount change{m_settings.operatorId, m_settings.bridgeDirectory, m_settings.bridge.service, m_settings.network,
        m_settings.bridge.port};
    const QByteArray id = quoted(QStringLiteral("%1-%2-0").arg(m_run).arg(linkStep));
    QByteArray text = opening() + "bk_intent " + id + ' ' + QByteArray::number(linkStep) + ' '
        + quoted(QJsonDocument(recordOf(Change(change))).toJson(QJsonDocument::Compact)) + "\nbk_outcome " + id + " 0\n";
    text += step.question(context()) + surveyQuestions({SurveyPart::State}) + "exit 0\n";
    const Result<Answered> answered = this->change(QObject::tr("record the link"), text, 1min, stop, {});
    if (!answered) {
        report.error = answered.error();
        return report;
    }
    report.proofs = judged(step, context(), answered->sections, *m_masking);
    if (allHold(report.proofs))
        rememberJournal(Journal::provedEntry(m_run, linkStep, report.proofs));
    return report;
}

} // namespace Bridgekeeper
