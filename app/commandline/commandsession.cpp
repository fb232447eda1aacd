// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandsession.h"

#include "terminal.h"

#include "app/report/report.h"
#include "app/run/linkflow.h"
#include "app/run/operatorname.h"
#include "app/survey/printable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace Bridgekeeper {

namespace {

enum ExitStatus { Good = 0, Failed = 1, Pending = 2, Stopped = 3, NotAllHold = 4 };

QJsonObject objectOf(const Error &error)
{
    return {{QStringLiteral("summary"), error.summary}, {QStringLiteral("detail"), error.detail},
        {QStringLiteral("hint"), error.hint}};
}

QString nameOf(StepPlan::State state)
{
    switch (state) {
    case StepPlan::State::Done:
        return QStringLiteral("done");
    case StepPlan::State::Pending:
        return QStringLiteral("pending");
    case StepPlan::State::Blocked:
        return QStringLiteral("blocked");
    case StepPlan::State::Operator:
        return QStringLiteral("operator");
    }
    Q_UNREACHABLE();
}

QJsonObject stepObject(const Step &step, const QString &state)
{
    return {{QStringLiteral("number"), step.number}, {QStringLiteral("id"), QLatin1String(step.id)},
        {QStringLiteral("title"), step.title}, {QStringLiteral("phase"), idOf(step.phase)}, {QStringLiteral("state"), state}};
}

QJsonObject reportObject(const Step &step, const StepReport &report)
{
    const QString state = report.error
        ? (report.error->kind == ErrorKind::StopAndCheck ? QStringLiteral("stopped") : QStringLiteral("failed"))
        : QStringLiteral("done");
    QJsonObject object = stepObject(step, state);
    object.insert(QStringLiteral("already_done"), report.alreadyDone);
    object.insert(QStringLiteral("reason"), report.reason);
    object.insert(QStringLiteral("changes"), QJsonArray::fromStringList(report.changes));
    object.insert(QStringLiteral("proofs"), toJson(report.proofs));
    object.insert(QStringLiteral("milliseconds"), qint64(report.took.count()));
    object.insert(QStringLiteral("round_trips"), report.roundTrips);
    return object;
}

} // namespace

CommandSession::CommandSession(Options options, Ask ask, QTextStream &out, QTextStream &err, std::stop_token stop)
    : m_options(std::move(options)), m_ask(std::move(ask)), m_out(out), m_err(err), m_stop(std::move(stop))
{
}

int CommandSession::run(Host &host)
{
    Engine engine(host, m_options.settings, operatorName());
    m_engine = &engine;
    m_document.insert(QStringLiteral("server"), engine.serverName());
    const int status = carryOut();
    m_document.insert(QStringLiteral("round_trips"), engine.roundTrips());
    printDocument();
    m_engine = nullptr;
    return status;
}

int CommandSession::refuse(const Error &error)
{
    const int status = fail(error);
    printDocument();
    return status;
}

int CommandSession::carryOut()
{
    if (m_options.takeOver)
        m_engine->takeOver();
    const auto listener = [this](Stream, const QString &text) { m_err << printableLines(text) << '\n' << Qt::flush; };
    // What an interrupted run left is settled by the verbs that change something.
    const bool changes = m_options.verb == QLatin1String("apply") || m_options.verb == QLatin1String("rollback");
    const auto settling = changes ? Engine::Settling::Settle : Engine::Settling::LookOnly;
    if (Result<void> surveyed = m_engine->survey(m_stop, listener, settling); !surveyed)
        return fail(surveyed.error());
    m_document.insert(QStringLiteral("survey_round_trips"), m_engine->roundTrips());
    if (const QList<InvalidField> invalid = invalidFields(m_engine->settings());
        !invalid.isEmpty() && m_options.verb != QLatin1String("status")) {
        return fail({ErrorKind::Input,
            QObject::tr("The setting %1 cannot be used: %2").arg(invalid.first().field, invalid.first().reason), {},
            QObject::tr("Correct it in the settings file. Nothing was changed.")});
    }
    const QString &verb = m_options.verb;
    return verb == QLatin1String("plan")    ? plan()
        : verb == QLatin1String("apply")    ? apply()
        : verb == QLatin1String("check")    ? check()
        : verb == QLatin1String("rollback") ? rollback()
        : verb == QLatin1String("export")   ? exportReport()
                                            : status();
}

int CommandSession::fail(const Error &error)
{
    m_err << QObject::tr("Error: %1").arg(printable(error.summary, 1000)) << '\n';
    if (!error.detail.isEmpty())
        m_err << printableLines(error.detail) << '\n';
    if (!error.hint.isEmpty())
        m_err << QObject::tr("What to do: %1").arg(printableLines(error.hint)) << '\n';
    m_err.flush();
    m_document.insert(QStringLiteral("error"), objectOf(error));
    return Failed;
}

void CommandSession::printDocument()
{
    if (m_options.json)
        m_out << QString::fromUtf8(printableJson(QJsonDocument(m_document))) << Qt::flush;
}

void CommandSession::say(const QString &text)
{
    if (!m_options.json)
        m_out << printableLines(text) << '\n' << Qt::flush;
}

void CommandSession::sayProofs(const QList<Proof> &proofs)
{
    for (const Proof &proof : proofs) {
        say(QStringLiteral("      %1 %2 — %3")
                .arg(proof.holds ? QStringLiteral("✓") : QStringLiteral("✗"), proof.claim, proof.evidence));
        if (!proof.holds && !proof.cause.isEmpty())
            say(QStringLiteral("        ") + proof.cause);
    }
}

int CommandSession::plan()
{
    QJsonArray steps;
    QJsonArray rows;
    for (const Assumption &assumption : m_engine->assumptions()) {
        const QString verdict = assumption.verdict == Verdict::Holds ? QStringLiteral("holds")
            : assumption.verdict == Verdict::Differs                 ? QStringLiteral("differs")
                                                                     : QStringLiteral("cannot tell");
        rows.append(QJsonObject{{QStringLiteral("key"), assumption.key}, {QStringLiteral("title"), assumption.title},
            {QStringLiteral("verdict"), verdict}, {QStringLiteral("evidence"), assumption.evidence},
            {QStringLiteral("consequence"), assumption.consequence}, {QStringLiteral("blocks"), assumption.blocks}});
        if (assumption.blocks || assumption.verdict != Verdict::Holds)
            say(QStringLiteral("%1 %2: %3 %4")
                    .arg(assumption.blocks ? QStringLiteral("✗") : QStringLiteral("!"), assumption.title, assumption.evidence,
                        assumption.consequence));
    }
    bool pending = false;
    QStringList obstacles = m_engine->blockers();
    for (const Step &step : allSteps()) {
        const StepPlan plan = m_engine->plan(step.number);
        pending = pending || plan.state == StepPlan::State::Pending;
        if (plan.state == StepPlan::State::Blocked)
            obstacles.append(
                QObject::tr("Step %1 (%2) cannot be done.").arg(step.number).arg(step.title) + QLatin1Char(' ') + plan.reason);
        QJsonObject object = stepObject(step, nameOf(plan.state));
        object.insert(QStringLiteral("reason"), plan.reason);
        QJsonArray changes;
        say(QObject::tr("%1  %2: %3%4")
                .arg(step.number, 2)
                .arg(step.title, nameOf(plan.state), plan.reason.isEmpty() ? QString() : QStringLiteral(" — ") + plan.reason));
        for (const Change &change : plan.changes) {
            const QString diff = m_engine->masking().masked(QString::fromUtf8(diffOf(change)));
            changes.append(QJsonObject{{QStringLiteral("kind"), kindOf(change)}, {QStringLiteral("target"), targetOf(change)},
                {QStringLiteral("summary"), summaryOf(change)}, {QStringLiteral("diff"), diff}});
            say(QStringLiteral("      ") + summaryOf(change));
            if (!diff.isEmpty())
                say(diff);
        }
        for (const Announcement &later : plan.later) {
            changes.append(QJsonObject{{QStringLiteral("kind"), later.kind}, {QStringLiteral("target"), later.target},
                {QStringLiteral("summary"), later.summary}, {QStringLiteral("diff"), QString()}});
            say(QStringLiteral("      ") + later.summary);
        }
        object.insert(QStringLiteral("changes"), changes);
        steps.append(object);
    }
    m_document.insert(QStringLiteral("assumptions"), rows);
    m_document.insert(QStringLiteral("steps"), steps);
    if (!obstacles.isEmpty()) {
        m_document.insert(QStringLiteral("blocked"), QJsonArray::fromStringList(m_engine->blockers()));
        return fail({ErrorKind::Conflict, obstacles.first(), obstacles.mid(1).join(QLatin1Char('\n')),
            QObject::tr("Settle this on the server, then survey again. Nothing was changed.")});
    }
    return pending ? Pending : Good;
}

bool CommandSession::confirmed(const QString &question)
{
    if (m_options.yes)
        return true;
    return m_ask(question + QObject::tr(" Type “yes” to go on:")) == QStringLiteral("yes");
}

int CommandSession::apply()
{
    QJsonArray steps;
    std::optional<Error> error;
    int status = Good;
    std::optional<Phase> phase;
    std::stop_token finishing = m_stop;
    const Listener listener = [this](Stream, const QString &text) {
        for (const QString &line : text.split(QLatin1Char('\n')))
            say(QStringLiteral("      │ ") + line);
    };
    for (const Step &step : allSteps()) {
        if (step.number > m_options.until.value_or(documentsStep))
            break;
        const StepPlan plan = m_engine->plan(step.number);
        if (plan.state == StepPlan::State::Operator) {
            if (step.number == linkStep && m_options.link) {
                const StepReport report = linkInTerminal();
                steps.append(reportObject(step, report));
                if (report.error) {
                    error = report.error;
                    status = Failed;
                    break;
                }
                continue;
            }
            say(QObject::tr("%1  %2: left to the operator — %3").arg(step.number, 2).arg(step.title, plan.reason));
            QJsonObject object = stepObject(step, nameOf(plan.state));
            object.insert(QStringLiteral("reason"), plan.reason);
            steps.append(object);
            continue;
        }
        // Steps that are done change nothing: a phase begins, for the operator, with the first that is not.
        if (plan.state != StepPlan::State::Done && phase != step.phase) {
            phase = step.phase;
            if (!confirmed(QObject::tr("Run the phase “%1”?").arg(titleOf(step.phase)))) {
                error = Error{ErrorKind::Cancelled,
                    QObject::tr("Stopped before the phase “%1”, as you asked.").arg(titleOf(step.phase)), {},
                    QObject::tr("Run apply again to go on, or rollback to take it back.")};
                status = Failed;
                finishing = {}; // a Ctrl-C at the question has ended it: nothing is left to stop
                break;
            }
        }
        if (plan.state == StepPlan::State::Pending)
            say(QStringLiteral("%1  %2").arg(step.number, 2).arg(step.title));
        const StepReport report = m_engine->runStep(step.number, m_stop, listener);
        steps.append(reportObject(step, report));
        if (report.alreadyDone)
            say(QObject::tr("%1  %2: already done — %3").arg(step.number, 2).arg(step.title, report.reason));
        sayProofs(report.proofs);
        if (report.error) {
            error = report.error;
            status = report.error->kind == ErrorKind::StopAndCheck ? Stopped : Failed;
            if (!report.evidenceFolder.isEmpty())
                m_document.insert(QStringLiteral("evidence"), report.evidenceFolder);
            break;
        }
    }
    m_document.insert(QStringLiteral("steps"), steps);
    if (Result<void> finished = m_engine->finish(finishing); !finished && !error) {
        error = finished.error();
        status = Failed;
    }
    if (error) {
        fail(*error);
        return status;
    }
    return Good;
}

StepReport CommandSession::linkInTerminal()
{
    StepReport failed;
    failed.step = linkStep;
    LinkFlow flow(*m_engine);
    Result<LinkState> state = flow.start(m_stop);
    // The real bridge gives up after six; no server keeps the terminal busy for ever.
    constexpr int mostCodes = 20;
    for (int codes = 0; state && !state->linked; ++codes) {
        if (codes == mostCodes) {
            failed.error =
                Error{ErrorKind::Remote, QObject::tr("The bridge sent %1 codes, and none was scanned.").arg(mostCodes), {},
                    QObject::tr("Run the step again with the phone at hand.")};
            return failed;
        }
        m_err << qrCodeForTerminal(state->code) << printableLines(state->instructions) << '\n' << Qt::flush;
        state = flow.wait(m_stop);
    }
    if (!state) {
        failed.error = state.error();
        return failed;
    }
    say(state->instructions);
    return m_engine->recordLink(m_stop);
}

int CommandSession::check()
{
    const Result<std::vector<CheckedStep>> checked = m_engine->check(m_stop);
    if (!checked)
        return fail(checked.error());
    QJsonArray steps;
    bool all = true;
    for (const CheckedStep &step : *checked) {
        all = all && allHold(step.proofs);
        QJsonObject object = stepObject(allSteps()[std::size_t(step.step - 1)],
            allHold(step.proofs) ? QStringLiteral("holds") : QStringLiteral("does not hold"));
        object.insert(QStringLiteral("proofs"), toJson(step.proofs));
        steps.append(object);
        say(QStringLiteral("%1  %2").arg(step.step, 2).arg(allSteps()[std::size_t(step.step - 1)].title));
        sayProofs(step.proofs);
    }
    if (checked->empty())
        say(QObject::tr("Nothing was done on this server yet."));
    m_document.insert(QStringLiteral("steps"), steps);
    return all ? Good : NotAllHold;
}

int CommandSession::rollback()
{
    const Result<RollbackPreview> preview = m_engine->previewRollback(m_options.to, m_stop);
    if (!preview)
        return fail(preview.error());
    for (const TakenBack &change : preview->changes)
        say(QObject::tr("takes back step %1: %2%3")
                .arg(change.step, 2)
                .arg(change.summary,
                    change.changedSince ? QObject::tr(" (edited by somebody else since: only our lines)") : QString()));
    for (const QString &sentence : preview->cannotUndo)
        say(QObject::tr("cannot be undone: %1").arg(sentence));
    if (!confirmed(QObject::tr("Roll back to %1?")
                       .arg(m_options.to == 0 ? QObject::tr("before step 1") : QObject::tr("after step %1").arg(m_options.to))))
        return fail({ErrorKind::Cancelled, QObject::tr("Nothing was taken back."), {}, {}});
    const RollbackReport report = m_engine->rollback(
        m_options.to, m_stop, [this](Stream, const QString &text) { say(QStringLiteral("      │ ") + text); });
    sayProofs(report.proofs);
    m_document.insert(QStringLiteral("to"), report.to);
    m_document.insert(QStringLiteral("proofs"), toJson(report.proofs));
    m_document.insert(QStringLiteral("failures"), QJsonArray::fromStringList(report.failures));
    m_document.insert(QStringLiteral("stays"), report.stays);
    m_document.insert(QStringLiteral("cannot_undo"), QJsonArray::fromStringList(report.cannotUndo));
    m_document.insert(QStringLiteral("milliseconds"), qint64(report.took.count()));
    if (report.error)
        return fail(*report.error);
    if (report.provedBack())
        return Good;
    QStringList details = report.failures;
    for (const Proof &proof : report.proofs) {
        if (!proof.holds)
            details.append(proof.claim + QStringLiteral(" — ") + proof.evidence);
    }
    return fail({ErrorKind::Remote, QObject::tr("Not everything could be taken back."), details.join(QLatin1Char('\n')),
        report.stays.isEmpty() ? QObject::tr("Settle the cause, then roll back again; what is back already stays back.")
                               : report.stays});
}

int CommandSession::status()
{
    QJsonArray runs;
    for (const JournaledRun &run : m_engine->journal().runs()) {
        runs.append(QJsonObject{{QStringLiteral("run"), run.id}, {QStringLiteral("who"), run.who},
            {QStringLiteral("since"), run.since.toString(Qt::ISODate)}, {QStringLiteral("version"), run.version}});
        say(QObject::tr("%1  %2 began").arg(run.since.toString(Qt::ISODate), run.who));
    }
    QJsonArray changes;
    for (const JournaledChange &change : m_engine->journal().changes()) {
        const QString state = change.state == JournaledChange::State::Done ? QStringLiteral("done")
            : change.state == JournaledChange::State::Reverted             ? QStringLiteral("taken back")
            : change.state == JournaledChange::State::Open                 ? QStringLiteral("cut off")
                                                                           : QStringLiteral("failed");
        const QString summary = m_engine->masking().masked(summaryOf(change.change));
        changes.append(QJsonObject{{QStringLiteral("step"), change.step}, {QStringLiteral("kind"), kindOf(change.change)},
            {QStringLiteral("target"), targetOf(change.change)}, {QStringLiteral("summary"), summary},
            {QStringLiteral("state"), state}, {QStringLiteral("since"), change.since.toString(Qt::ISODate)},
            {QStringLiteral("run"), change.run}});
        say(QStringLiteral("%1  step %2  %3: %4")
                .arg(change.since.toString(Qt::ISODate))
                .arg(change.step, 2)
                .arg(summary, state));
    }
    QJsonArray steps;
    for (const Step &step : allSteps()) {
        QJsonObject object = stepObject(step,
            m_engine->journal().isProved(step.number)                   ? QStringLiteral("proved")
                : m_engine->journal().stepsDone().contains(step.number) ? QStringLiteral("changed")
                                                                        : QStringLiteral("open"));
        steps.append(object);
    }
    if (changes.isEmpty())
        say(QObject::tr("Nothing was done on this server yet."));
    if (!m_engine->journal().open().empty())
        say(QObject::tr("What was cut off or failed is settled by the next apply or rollback, or when the window connects."));
    if (!m_engine->facts().lockHolder.isEmpty())
        say(QObject::tr("Held by %1").arg(m_engine->facts().lockHolder));
    m_document.insert(QStringLiteral("held_by"), m_engine->facts().lockHolder);
    m_document.insert(QStringLiteral("runs"), runs);
    m_document.insert(QStringLiteral("changes"), changes);
    m_document.insert(QStringLiteral("steps"), steps);
    return Good;
}

int CommandSession::exportReport()
{
    const Result<std::vector<CheckedStep>> checked = m_engine->check(m_stop);
    if (!checked)
        return fail(checked.error());
    const QString report = reportOf(*m_engine, *checked);
    m_document.insert(QStringLiteral("report"), report);
    say(report);
    return Good;
}

} // namespace Bridgekeeper
