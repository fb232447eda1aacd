// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginethread.h"

#include "app/remote/sshhost.h"
#include "app/report/report.h"

#include <QThread>

#include <algorithm>

namespace Bridgekeeper {

namespace {

Result<Connection> connectBySsh(const ConnectionSettings &settings, Questions &questions, const std::stop_token &stop)
{
    Result<std::unique_ptr<SshHost>> connected = SshHost::connect(settings, questions, stop);
    if (!connected)
        return std::move(connected).error();
    std::unique_ptr<SshHost> host = std::move(*connected);
    const ConnectionFacts facts{host->user(), host->address(), host->port(), host->hostKey(), host->roundTrips()};
    return Connection{std::move(host), facts};
}

/// Whether a script may have been ended in the middle of a change, over a connection that is still there.
bool isCutOff(const std::optional<Error> &error)
{
    return error && (error->kind == ErrorKind::Cancelled || error->kind == ErrorKind::TimeLimit);
}

} // namespace

/// Hands every question to the operator and waits for the answer, or for a cancel.
class EngineThread::Asked final : public Questions {
public:
    explicit Asked(EngineThread &thread) : m_thread(thread) { }

    std::optional<QString> passphrase(const QString &keyFile, int attempt) override
    {
        return one({Question::Kind::Passphrase, keyFile, {}, {{tr("Passphrase"), false}}, attempt, {}});
    }
    std::optional<QString> password(const QString &user, int attempt) override
    {
        return one({Question::Kind::Password, user, {}, {{tr("Password"), false}}, attempt, {}});
    }
    std::optional<QStringList> keyboardInteractive(
        const QString &name, const QString &instruction, const std::vector<Prompt> &prompts) override
    {
        // Some servers send a round without a question only to say something.
        if (prompts.empty())
            return QStringList();
        const std::optional<QStringList> answers =
            ask({Question::Kind::KeyboardInteractive, name, instruction, prompts, ++m_interactiveRounds, {}});
        return answers && answers->size() == qsizetype(prompts.size()) ? answers : std::nullopt;
    }
    std::optional<QString> sudoPassword(const QString &user) override
    {
        return one({Question::Kind::SudoPassword, user, {}, {{tr("Password for sudo"), false}}, 1, {}});
    }
    bool acceptHostKey(const HostKey &key) override
    {
        return ask({Question::Kind::HostKey, key.host, {}, {}, 1, key}).has_value();
    }

    void beginConnection() { m_interactiveRounds = 0; }

private:
    std::optional<QString> one(const Question &question)
    {
        const std::optional<QStringList> answers = ask(question);
        return answers && !answers->isEmpty() ? std::optional(answers->first()) : std::nullopt;
    }

    std::optional<QStringList> ask(const Question &question)
    {
        std::unique_lock lock(m_thread.m_mutex);
        const std::stop_token stop = m_thread.m_current.get_token();
        m_thread.m_waiting = true;
        m_thread.m_answered = false;
        m_thread.tell([thread = &m_thread, question] { emit thread->questionAsked(question); });
        m_thread.m_changed.wait(lock, stop, [this] { return m_thread.m_answered; });
        m_thread.m_waiting = false;
        return m_thread.m_answered ? std::exchange(m_thread.m_answer, std::nullopt) : std::nullopt;
    }

    EngineThread &m_thread;
    int m_interactiveRounds = 0;
};

EngineThread::EngineThread(QString who, QObject *parent)
    : QObject(parent),
      m_who(std::move(who)),
      m_connect(connectBySsh),
      m_questions(std::make_unique<Asked>(*this)),
      m_thread([this](const std::stop_token &stop) { serve(stop); })
{
}

EngineThread::~EngineThread()
{
    // Who listens may be half gone.
    blockSignals(true);
    // In this order: after the cancel nothing is settled any more.
    m_thread.request_stop();
    cancel();
    m_thread.join();
}

void EngineThread::connectBy(Connecting connect)
{
    Q_ASSERT(m_pending == 0);
    m_connect = std::move(connect);
}

QByteArray EngineThread::masked(const QByteArray &text) const
{
    const std::lock_guard lock(m_mutex);
    return m_masking ? m_masking->masked(text) : text;
}

void EngineThread::serve(const std::stop_token &stop)
{
    while (true) {
        Request next;
        std::stop_token cancelled;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_requests.empty(); }))
                break;
            next = std::move(m_requests.front());
            m_requests.pop_front();
            m_current = std::stop_source();
            cancelled = m_current.get_token();
        }
        tell([this, doing = next.doing] { m_doing = doing; });
        next.work(cancelled);
        tell([this] { settle(1); });
    }
    // libssh's handles belong to this thread.
    m_engine.reset();
    m_host.reset();
}

void EngineThread::tell(std::function<void()> report)
{
    QMetaObject::invokeMethod(this, std::move(report), Qt::QueuedConnection);
}

void EngineThread::tellState()
{
    m_stateTold = true;
    tell([this, state = EngineState::of(*m_engine)]() mutable {
        m_state = std::move(state);
        emit stateChanged();
    });
}

void EngineThread::tellFailure(const Error &error)
{
    if (error.kind == ErrorKind::Connection) {
        m_engine.reset();
        m_host.reset();
    }
    tell([this, error] {
        m_connected = m_connected && error.kind != ErrorKind::Connection;
        emit failed(error);
    });
}

void EngineThread::request(const QString &doing, std::function<void(std::stop_token)> work)
{
    Q_ASSERT(QThread::currentThread() == thread());
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back({doing, std::move(work)});
    }
    m_changed.notify_all();
    if (m_pending++ == 0) {
        m_doing = doing;
        emit busyChanged(true);
    }
}

void EngineThread::settle(qsizetype requests)
{
    if (requests == 0 || (m_pending -= requests) > 0)
        return;
    m_doing.clear();
    emit busyChanged(false);
}

void EngineThread::requestOfEngine(const QString &doing, std::function<void(Engine &, std::stop_token)> work)
{
    const Error unconnected{ErrorKind::Connection, tr("There is no connection to the server."), {}, tr("Connect again.")};
    if (!m_connected) {
        tell([this, unconnected] { emit failed(unconnected); });
        return;
    }
    request(doing, [this, work = std::move(work), unconnected](const std::stop_token &stop) {
        if (m_engine)
            work(*m_engine, stop);
        else
            tellFailure(unconnected);
    });
}

void EngineThread::cancel()
{
    qsizetype dropped = 0;
    {
        const std::lock_guard lock(m_mutex);
        dropped = qsizetype(m_requests.size());
        m_requests.clear();
        m_current.request_stop();
    }
    settle(dropped);
}

void EngineThread::answer(const std::optional<QStringList> &answers)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_waiting)
            return;
        m_answer = answers;
        m_answered = true;
    }
    m_changed.notify_all();
}

void EngineThread::connectTo(const ConnectionSettings &settings, const Settings &wishes)
{
    request(tr("Connecting to %1").arg(settings.host), [this, settings, wishes](const std::stop_token &stop) {
        m_connection = settings;
        m_wishes = wishes;
        connectNow(stop);
    });
}

void EngineThread::reconnect()
{
    request(tr("Connecting again"), [this](const std::stop_token &stop) { connectNow(stop); });
}

void EngineThread::connectNow(const std::stop_token &stop)
{
    m_engine.reset();
    m_host.reset();
    m_questions->beginConnection();
    Result<Connection> connection = m_connect(m_connection, *m_questions, stop);
    if (!connection) {
        tell([this] { m_connected = false; });
        tellFailure(connection.error());
        return;
    }
    m_host = std::move(connection->host);
    m_engine = std::make_unique<Engine>(*m_host, m_wishes, m_who);
    m_stateTold = false;
    {
        const std::lock_guard lock(m_mutex);
        m_masking = m_engine->sharedMasking();
    }
    tell([this, facts = connection->facts] {
        m_connected = true;
        emit connected(facts);
    });
    surveyNow(*m_engine, stop);
}

Listener EngineThread::toldOutput()
{
    return [this](Stream, const QString &text) { tell([this, text] { emit outputArrived(text); }); };
}

void EngineThread::surveyNow(Engine &engine, const std::stop_token &stop)
{
    const Result<void> surveyed = engine.survey(stop, toldOutput());
    // What the window shows must be what the engine goes by, also when that has become useless.
    if (surveyed || (m_stateTold && surveyed.error().kind != ErrorKind::Connection))
        tellState();
    if (!surveyed)
        tellFailure(surveyed.error());
}

void EngineThread::settleNow(Engine &engine)
{
    std::stop_token stop;
    {
        const std::lock_guard lock(m_mutex);
        if (m_thread.get_stop_token().stop_requested())
            return;
        // The operator's cancel is spent; the next one is for this.
        m_current = std::stop_source();
        stop = m_current.get_token();
    }
    tell([this] {
        m_doing = tr("Settling what was cut off");
        emit settlingStarted();
    });
    surveyNow(engine, stop);
}

void EngineThread::survey()
{
    requestOfEngine(
        tr("Looking at the server"), [this](Engine &engine, const std::stop_token &stop) { surveyNow(engine, stop); });
}

void EngineThread::takeOver()
{
    requestOfEngine(tr("Taking the server over"), [this](Engine &engine, const std::stop_token &stop) {
        engine.takeOver();
        surveyNow(engine, stop);
    });
}

void EngineThread::wish(const Settings &wishes)
{
    requestOfEngine(tr("Planning"), [this, wishes](Engine &engine, const std::stop_token &stop) {
        m_wishes = wishes;
        engine.wish(wishes);
        if (engine.isSurveyed())
            tellState();
        else
            surveyNow(engine, stop);
    });
}

void EngineThread::runSteps(int first, int last)
{
    requestOfEngine(tr("Running"), [this, first, last](Engine &engine, const std::stop_token &stop) {
        for (int number = first; number <= last; ++number) {
            const StepPlan plan = engine.plan(number);
            if (plan.state == StepPlan::State::Operator)
                continue;
            tell([this, number] { emit stepStarted(number); });
            const StepReport report = engine.runStep(number, stop, toldOutput());
            tell([this, report] { emit stepEnded(report); });
            if (report.error) {
                if (isCutOff(report.error))
                    settleNow(engine);
                else if (report.error->kind == ErrorKind::Connection)
                    tellFailure(*report.error);
                else
                    tellState();
                return;
            }
        }
        if (Result<void> flushed = engine.flush(stop); !flushed)
            tellFailure(flushed.error());
        else
            tellState();
    });
}

void EngineThread::check()
{
    requestOfEngine(tr("Checking every proof"), [this](Engine &engine, const std::stop_token &stop) {
        const Result<std::vector<CheckedStep>> steps = engine.check(stop);
        if (!steps)
            tellFailure(steps.error());
        else
            tell([this, steps = *steps] { emit checked(steps); });
    });
}

void EngineThread::previewRollback(int to)
{
    requestOfEngine(tr("Looking at what a roll back would take back"), [this, to](Engine &engine, const std::stop_token &stop) {
        const Result<RollbackPreview> preview = engine.previewRollback(to, stop);
        if (!preview)
            tellFailure(preview.error());
        else
            tell([this, preview = *preview] { emit rollbackPreviewed(preview); });
    });
}

void EngineThread::rollback(int to)
{
    requestOfEngine(tr("Rolling back"), [this, to](Engine &engine, const std::stop_token &stop) {
        const RollbackReport report =
            engine.rollback(to, stop, toldOutput(), [this](const TakenBack &change, Progress progress) {
                tell([this, change, progress] { emit takingBack(change, progress); });
            });
        tell([this, report] { emit rolledBack(report); });
        if (isCutOff(report.error))
            settleNow(engine);
        else if (report.error && report.error->kind == ErrorKind::Connection)
            tellFailure(*report.error);
        else if (report.error && report.error->kind == ErrorKind::Conflict)
            surveyNow(engine, stop); // somebody else was at work: what stands now is another thing
        else
            tellState();
    });
}

void EngineThread::link()
{
    requestOfEngine(tr("Linking Signal"), [this](Engine &engine, const std::stop_token &stop) {
        tell([this] { emit stepStarted(linkStep); });
        LinkFlow flow(engine);
        Result<LinkState> state = flow.start(stop);
        while (state && !state->linked) {
            tell([this, shown = *state] { emit linkCodeShown(shown); });
            state = flow.wait(stop);
        }
        StepReport report;
        report.step = linkStep;
        if (state)
            report = engine.recordLink(stop);
        else
            report.error = state.error();
        // The journal on the server has to know the proof before anything reads it again.
        if (!report.error) {
            if (const Result<void> flushed = engine.flush(stop); !flushed)
                report.error = flushed.error();
        }
        tell([this, report] { emit stepEnded(report); });
        if (report.error && report.error->kind == ErrorKind::Connection)
            tellFailure(*report.error);
        else
            tellState();
    });
}

void EngineThread::writeReport()
{
    requestOfEngine(tr("Writing the report"), [this](Engine &engine, const std::stop_token &stop) {
        const Result<std::vector<CheckedStep>> steps = engine.check(stop);
        if (!steps)
            tellFailure(steps.error());
        else
            tell([this, report = reportOf(engine, *steps)] { emit reportWritten(report); });
    });
}

} // namespace Bridgekeeper
