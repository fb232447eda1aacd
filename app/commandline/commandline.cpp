// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "options.h"
#include "terminal.h"

#include "app/remote/sshhost.h"
#include "app/report/report.h"
#include "app/run/engine.h"
#include "app/run/linkflow.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <thread>

#include <unistd.h>

namespace Bridgekeeper {

namespace {

enum ExitStatus { Good = 0, Failed = 1, Pending = 2, Stopped = 3, NotAllHold = 4 };

std::stop_source &interruption()
{
    static std::stop_source source;
    return source;
}

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

/// One verb on one server, talking to a person or, with --json, to a program.
class Session {
public:
    explicit Session(Options options) : m_options(std::move(options)), m_out(stdout), m_err(stderr) { }

    int run()
    {
        std::optional<QString> given;
        if (m_options.sudoPasswordFromInput)
            given = QTextStream(stdin).readLine();
        TerminalQuestions questions(std::move(given));
        Result<std::unique_ptr<SshHost>> host = SshHost::connect(m_options.connection, questions, stop());
        if (!host)
            return fail(host.error());
        const QString who =
            QStringLiteral("%1@%2").arg(qEnvironmentVariable("USER", QStringLiteral("root")), QSysInfo::machineHostName());
        Engine engine(**host, m_options.settings, who);
        m_engine = &engine;
        m_document.insert(QStringLiteral("server"), engine.serverName());
        if (m_options.takeOver)
            engine.takeOver();
        const auto listener = [this](Stream, const QString &text) { m_err << text << '\n' << Qt::flush; };
        if (Result<void> surveyed = engine.survey(stop(), listener); !surveyed)
            return fail(surveyed.error());
        m_document.insert(QStringLiteral("survey_round_trips"), engine.roundTrips());
        if (const QList<InvalidField> invalid = invalidFields(engine.settings());
            !invalid.isEmpty() && m_options.verb != QLatin1String("status")) {
            return fail({ErrorKind::Input,
                QObject::tr("The setting %1 cannot be used: %2").arg(invalid.first().field, invalid.first().reason), {},
                QObject::tr("Correct it in the settings file. Nothing was changed.")});
        }
        const QString &verb = m_options.verb;
        const int status = verb == QLatin1String("plan") ? plan()
            : verb == QLatin1String("apply")             ? apply()
            : verb == QLatin1String("check")             ? check()
            : verb == QLatin1String("rollback")          ? rollback()
            : verb == QLatin1String("export")            ? exportReport()
                                                         : this->status();
        m_document.insert(QStringLiteral("round_trips"), engine.roundTrips());
        printDocument();
        return status;
    }

private:
    static std::stop_token stop() { return interruption().get_token(); }

    int fail(const Error &error)
    {
        m_err << QObject::tr("Error: %1").arg(error.summary) << '\n';
        if (!error.detail.isEmpty())
            m_err << error.detail << '\n';
        if (!error.hint.isEmpty())
            m_err << QObject::tr("What to do: %1").arg(error.hint) << '\n';
        m_err.flush();
        m_document.insert(QStringLiteral("error"), objectOf(error));
        printDocument();
        return Failed;
    }

    void printDocument()
    {
        if (m_options.json && !m_printed)
            m_out << QString::fromUtf8(QJsonDocument(m_document).toJson()) << Qt::flush;
        m_printed = true;
    }

    void say(const QString &line)
    {
        if (!m_options.json)
            m_out << line << '\n' << Qt::flush;
    }

    void sayProofs(const QList<Proof> &proofs)
    {
        for (const Proof &proof : proofs) {
            say(QStringLiteral("      %1 %2 — %3")
                    .arg(proof.holds ? QStringLiteral("✓") : QStringLiteral("✗"), proof.claim, proof.evidence));
            if (!proof.holds && !proof.cause.isEmpty())
                say(QStringLiteral("        ") + proof.cause);
        }
    }

    QJsonObject stepObject(const Step &step, const QString &state)
    {
        return {{QStringLiteral("number"), step.number}, {QStringLiteral("id"), QLatin1String(step.id)},
            {QStringLiteral("title"), step.title}, {QStringLiteral("phase"), idOf(step.phase)},
            {QStringLiteral("state"), state}};
    }

    int plan()
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
                        .arg(assumption.blocks ? QStringLiteral("✗") : QStringLiteral("!"), assumption.title,
                            assumption.evidence, assumption.consequence));
        }
        bool pending = false;
        bool blocked = !m_engine->blockers().isEmpty();
        for (const Step &step : allSteps()) {
            const StepPlan plan = m_engine->plan(step.number);
            pending = pending || plan.state == StepPlan::State::Pending;
            blocked = blocked || plan.state == StepPlan::State::Blocked;
            QJsonObject object = stepObject(step, nameOf(plan.state));
            object.insert(QStringLiteral("reason"), plan.reason);
            QJsonArray changes;
            say(QObject::tr("%1  %2: %3%4")
                    .arg(step.number, 2)
                    .arg(step.title, nameOf(plan.state),
                        plan.reason.isEmpty() ? QString() : QStringLiteral(" — ") + plan.reason));
            for (const Change &change : plan.changes) {
                const QString diff = m_engine->masking().masked(QString::fromUtf8(diffOf(change)));
                changes.append(
                    QJsonObject{{QStringLiteral("kind"), kindOf(change)}, {QStringLiteral("target"), targetOf(change)},
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
        if (blocked) {
            m_document.insert(QStringLiteral("blocked"), QJsonArray::fromStringList(m_engine->blockers()));
            return Failed;
        }
        return pending ? Pending : Good;
    }

    bool confirmed(const QString &question)
    {
        if (m_options.yes)
            return true;
        const std::optional<QString> answer = askOnTerminal(question + QObject::tr(" Type “yes” to go on:"), true);
        return answer == QStringLiteral("yes");
    }

    int apply()
    {
        QJsonArray steps;
        std::optional<Error> error;
        int status = Good;
        std::optional<Phase> phase;
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
            if (phase != step.phase) {
                phase = step.phase;
                if (plan.state != StepPlan::State::Done
                    && !confirmed(QObject::tr("Run the phase “%1”?").arg(titleOf(step.phase)))) {
                    error = Error{ErrorKind::Cancelled,
                        QObject::tr("Stopped before the phase “%1”, as you asked.").arg(titleOf(step.phase)), {},
                        QObject::tr("Run apply again to go on, or rollback to take it back.")};
                    status = Failed;
                    break;
                }
            }
            if (plan.state == StepPlan::State::Pending)
                say(QStringLiteral("%1  %2").arg(step.number, 2).arg(step.title));
            const StepReport report = m_engine->runStep(step.number, stop(), listener);
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
        if (Result<void> finished = m_engine->finish(stop()); !finished && !error) {
            error = finished.error();
            status = Failed;
        }
        if (error) {
            fail(*error);
            return status;
        }
        return Good;
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

    StepReport linkInTerminal()
    {
        StepReport failed;
        failed.step = linkStep;
        LinkFlow flow(*m_engine);
        Result<LinkState> state = flow.start(stop());
        while (state && !state->linked) {
            m_err << qrCodeForTerminal(state->code) << state->instructions << '\n' << Qt::flush;
            state = flow.wait(stop());
        }
        if (!state) {
            failed.error = state.error();
            return failed;
        }
        say(state->instructions);
        return m_engine->recordLink(stop());
    }

    int check()
    {
        const Result<std::vector<CheckedStep>> checked = m_engine->check(stop());
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

    int rollback()
    {
        const Result<RollbackPreview> preview = m_engine->previewRollback(m_options.to, stop());
        if (!preview)
            return fail(preview.error());
        for (const TakenBack &change : preview->changes)
            say(QObject::tr("takes back step %1: %2%3")
                    .arg(change.step, 2)
                    .arg(change.summary,
                        change.changedSince ? QObject::tr(" (edited by somebody else since: only our lines)") : QString()));
        for (const QString &sentence : preview->cannotUndo)
            say(QObject::tr("cannot be undone: %1").arg(sentence));
        if (!confirmed(
                QObject::tr("Roll back to %1?")
                    .arg(m_options.to == 0 ? QObject::tr("before step 1") : QObject::tr("after step %1").arg(m_options.to))))
            return fail({ErrorKind::Cancelled, QObject::tr("Nothing was taken back."), {}, {}});
        const RollbackReport report = m_engine->rollback(
            m_options.to, stop(), [this](Stream, const QString &text) { say(QStringLiteral("      │ ") + text); });
        sayProofs(report.proofs);
        m_document.insert(QStringLiteral("to"), report.to);
        m_document.insert(QStringLiteral("proofs"), toJson(report.proofs));
        m_document.insert(QStringLiteral("failures"), QJsonArray::fromStringList(report.failures));
        m_document.insert(QStringLiteral("stays"), report.stays);
        m_document.insert(QStringLiteral("cannot_undo"), QJsonArray::fromStringList(report.cannotUndo));
        m_document.insert(QStringLiteral("milliseconds"), qint64(report.took.count()));
        if (report.error)
            return fail(*report.error);
        for (const QString &failure : report.failures)
            say(QObject::tr("not taken back: %1").arg(failure));
        if (!report.stays.isEmpty())
            say(report.stays);
        return report.provedBack() ? Good : Failed;
    }

    int status()
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
        if (!m_engine->facts().lockHolder.isEmpty())
            say(QObject::tr("Held by %1").arg(m_engine->facts().lockHolder));
        m_document.insert(QStringLiteral("held_by"), m_engine->facts().lockHolder);
        m_document.insert(QStringLiteral("runs"), runs);
        m_document.insert(QStringLiteral("changes"), changes);
        m_document.insert(QStringLiteral("steps"), steps);
        return Good;
    }

    int exportReport()
    {
        const Result<std::vector<CheckedStep>> checked = m_engine->check(stop());
        if (!checked)
            return fail(checked.error());
        const QString report = reportOf(*m_engine, *checked);
        m_document.insert(QStringLiteral("report"), report);
        say(report);
        return Good;
    }

    Options m_options;
    Engine *m_engine = nullptr;
    QTextStream m_out;
    QTextStream m_err;
    QJsonObject m_document;
    bool m_printed = false;
};

} // namespace

bool isCommandLine(const QStringList &arguments)
{
    const Result<Options> options = readOptions(arguments);
    return !options || !options->verb.isEmpty();
}

int runCommandLine(const QStringList &arguments)
{
    Result<Options> options = readOptions(arguments);
    if (!options) {
        const Error &error = options.error();
        QTextStream(stderr) << QObject::tr("Error: %1").arg(error.summary) << '\n'
                            << QObject::tr("What to do: %1").arg(error.hint) << '\n';
        if (arguments.contains(QLatin1String("--json")))
            QTextStream(stdout) << QJsonDocument(QJsonObject{{QStringLiteral("error"), objectOf(error)}}).toJson();
        return Failed;
    }
    if (options->verb == QLatin1String("help")) {
        QTextStream(stdout) << usage();
        return Good;
    }
    if (options->verb == QLatin1String("version")) {
        QTextStream(stdout) << "bridgekeeper " BRIDGEKEEPER_VERSION "\n";
        return Good;
    }
    // The first Ctrl-C ends the remote work in order; a second one ends the program. A thread of its own waits for it, because
    // a signal handler may not do what a stop request does.
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupts, nullptr);
    std::thread([interrupts] {
        int signal = 0;
        sigwait(&interrupts, &signal);
        interruption().request_stop();
        pthread_sigmask(SIG_UNBLOCK, &interrupts, nullptr);
        pause();
    }).detach();
    return Session(std::move(*options)).run();
}

} // namespace Bridgekeeper
