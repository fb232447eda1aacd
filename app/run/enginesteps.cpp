// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "app/remote/quoting.h"
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

const Step &stepNumbered(int number)
{
    return allSteps().at(std::size_t(number - 1));
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

/// Journals a homeserver.yaml that the script itself has put back.
QByteArray Engine::putBackText() const
{
    QByteArray text;
    for (const JournaledChange &standing : m_journal.standing()) {
        if (const WriteFile *file = writtenFile(standing.change); file && file->synapseReads)
            text +=
                "case $( " + file->probeText().trimmed() + " ) in before*) bk_reverted " + quoted(standing.id) + " 0 ;; esac\n";
    }
    return text;
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
        text += "  if [ $status = 77 ] || [ $status = 78 ]; then\n" + putBackText() + "    [ $status = 78 ] || bk_reverted "
            + quotedId + " 0\n  fi\n";
    } else {
        text += "  (\n" + revertTextOf(change) + "  )\n  bk_reverted " + quotedId + " $?\n";
    }
    return text + surveyQuestions({SurveyPart::Docker, SurveyPart::Synapse, SurveyPart::State}) + "  exit $status\nfi\n";
}

/// No other change has it, of this run or of another.
QString Engine::changeId(int step, int index) const
{
    return QStringLiteral("%1-%2-%3").arg(m_run).arg(step).arg(m_scripts * 10 + index);
}

/// Why a step that is planned must not begin.
std::optional<Error> Engine::refusal(int number, const StepPlan &plan) const
{
    // Nothing that was read counts while somebody else could have written what root runs.
    const bool others = !m_facts.writers.isEmpty();
    if ((plan.state == StepPlan::State::Blocked && !others) || plan.state == StepPlan::State::Operator)
        return Error{ErrorKind::Conflict, plan.reason, {}, QObject::tr("Settle this first, then survey again.")};
    if (plan.changes.empty() && plan.state != StepPlan::State::Blocked)
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
        const QString id = changeId(number, int(index));
        report.changes.append(m_masking->masked(summaryOf(change)));
        text += changeText(change, number, id);
        if (const auto *local = std::get_if<WriteLocalFile>(&change))
            here.emplace_back(id, *local);
    }
    if (!here.empty()) {
        Result<QByteArray> outcomes = writeLocalFiles(here, step, text, stop, listener);
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
        change(QObject::tr("step %1, %2").arg(number).arg(step.title), text, step.limit, stop, listener);
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
    const Result<QString> evidence = saveEvidence(answers);
    report.evidenceFolder = evidence ? *evidence : QString();
    report.error = Error{ErrorKind::StopAndCheck,
        QObject::tr("STOP-AND-CHECK did not pass. %1").arg(m_masking->masked(likelyCause(context(), answers))),
        failed->claim + QStringLiteral(" — ") + failed->evidence,
        QObject::tr("The bridge is not started, and steps 16 and later stay locked. %1 Settle the cause and check again, roll "
                    "back to a step, or leave everything as it is.")
            .arg(evidence ? QObject::tr("The evidence is in %1.").arg(*evidence) : evidence.error().summary)};
}

/// The folder, with a file for each piece of evidence.
Result<QString> Engine::saveEvidence(const Sections &answers) const
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/evidence/")
        + QString(m_host.name()).replace(QLatin1Char('/'), QLatin1Char('_')) + QLatin1Char('-')
        + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const auto &[name, content] : evidenceFiles(context(), answers)) {
        QSaveFile file(folder + QLatin1Char('/') + name);
        // Somebody will print it on a terminal.
        const QByteArray masked = printableLines(QString::fromUtf8(m_masking->masked(content))).toUtf8();
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || file.write(masked) != masked.size() || !file.commit())
            return Error{ErrorKind::Input,
                QObject::tr("The evidence could not be saved in %1: %2.").arg(folder, file.errorString()), {}, {}};
    }
    return folder;
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
    if (answered->status != 0)
        return failureOf(QObject::tr("Checking the proofs"), *answered);
    std::vector<CheckedStep> checked;
    for (const Step &step : allSteps()) {
        if (!done.contains(step.number))
            continue;
        checked.push_back({step.number, judged(step, readOnly, answered->sections, *m_masking)});
    }
    return checked;
}

StepReport Engine::recordLink(const std::stop_token &stop)
{
    const Step &step = stepNumbered(linkStep);
    StepReport report;
    report.step = linkStep;
    const LinkAccount change{m_settings.operatorId, m_settings.bridgeDirectory, m_settings.bridge.service, m_settings.network,
        m_settings.bridge.port};
    const QByteArray id = quoted(changeId(linkStep, 0));
    QByteArray text = opening() + "bk_intent " + id + ' ' + QByteArray::number(linkStep) + ' '
        + quoted(QJsonDocument(recordOf(Change(change))).toJson(QJsonDocument::Compact)) + "\nbk_outcome " + id + " 0\n";
    text += step.question(context()) + surveyQuestions({SurveyPart::State}) + "exit 0\n";
    const Result<Answered> answered = this->change(QObject::tr("record the link"), text, 1min, stop, {});
    if (!answered) {
        report.error = answered.error();
        return report;
    }
    if (answered->status != 0)
        report.error = failureOf(step, *answered);
    else
        judge(report, step, answered->sections);
    return report;
}

} // namespace Bridgekeeper
