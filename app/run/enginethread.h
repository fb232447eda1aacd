// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/connectionsettings.h"
#include "app/remote/questions.h"
#include "app/run/enginestate.h"
#include "app/run/linkflow.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <thread>

namespace Bridgekeeper {

/// Something that only the operator can answer while a connection is made.
struct Question {
    enum class Kind { Passphrase, Password, KeyboardInteractive, SudoPassword, HostKey };

    Kind kind = Kind::Password;
    QString subject; ///< the key file, the account, or the name that the server gives its questions
    QString instruction; ///< the server's own words, before keyboard-interactive prompts
    std::vector<Prompt> prompts; ///< what is asked: one entry, except for keyboard-interactive; none for a host key
    int attempt = 1; ///< above 1 the last answer was wrong
    HostKey key; ///< for Kind::HostKey
};

/// How a connection came about.
struct ConnectionFacts {
    QString user;
    QString address;
    int port = 22;
    HostKey hostKey;
    int roundTrips = 0;
};

/// A connection that came about: root's shell, and how it was reached.
struct Connection {
    std::unique_ptr<Host> host;
    ConnectionFacts facts;
};

/// Makes a connection, blocking, in the thread of EngineThread. Errors as of SshHost::connect.
using Connecting = std::function<Result<Connection>(const ConnectionSettings &, Questions &, const std::stop_token &)>;

/// Carries one Engine, with its connection, into a thread of its own. Every request returns at once; requests are carried out
/// one after the other, and what comes of them is told by signals, which arrive in the thread of this object, in order. Its own
/// functions are called in that thread only.
class EngineThread : public QObject {
    Q_OBJECT

public:
    /// `who` names the operator for the journal ("matt@laptop").
    explicit EngineThread(QString who, QObject *parent = nullptr);
    /// Cancels what runs and waits for its end, which takes some seconds at most: what that leaves open, the next survey
    /// settles.
    ~EngineThread() override;

    /// Connects by `connect` instead of by SSH; only before the first request. Tests have servers of their own.
    void connectBy(Connecting connect);

    // Requests.

    /// Connects (dropping an earlier connection), and surveys the server: connected(), then stateChanged(); or failed().
    void connectTo(const ConnectionSettings &settings, const Settings &wishes);
    /// The same connection again, after it was lost; the survey settles what was cut off.
    void reconnect();
    /// Reads the server anew and settles what was cut off: stateChanged(); or failed(), and the state stays as it was told
    /// last.
    void survey();
    /// Plans by other wishes, which go on after a reconnect(): stateChanged(). Where they ask the server for other things it is
    /// surveyed before, which may end in failed().
    void wish(const Settings &wishes);
    /// Takes the server over from another operator's session, then surveys.
    void takeOver();
    /// Runs the steps `first` to `last` that are not done, each only when the one before is proved: stepStarted() and
    /// stepEnded() for each, then stateChanged() or failed(). After a cancel or a time limit, settlingStarted() comes in
    /// between.
    void runSteps(int first, int last);
    /// Every proof of every step done so far: checked().
    void check();
    /// rollbackPreviewed().
    void previewRollback(int to);
    /// Takes back every step after `to`: takingBack() for each change, rolledBack() at the end, stateChanged().
    void rollback(int to);
    /// Asks the bridge for codes until one was scanned, then records step 19: linkCodeShown() for each, stepEnded() at the end.
    void link();
    /// The report of the whole run as Markdown: reportWritten().
    void writeReport();
    /// Ends what runs now, and drops what waits. Never blocks. What a cancelled step or roll back had begun is then settled by
    /// a survey, which another cancel() ends, too.
    void cancel();
    /// Answers the question that was asked; std::nullopt: not answered. As many answers as prompts; for a host key, one of any
    /// text.
    void answer(const std::optional<QStringList> &answers);

    /// What runs now, or waits to, in words; empty when nothing does: busy from the moment of a request on.
    [[nodiscard]] QString doing() const { return m_doing; }
    [[nodiscard]] bool busy() const { return !m_doing.isEmpty(); }
    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// The latest state; empty before the first survey.
    [[nodiscard]] const std::optional<EngineState> &state() const { return m_state; }
    /// `text` with every secret hidden that is known so far.
    [[nodiscard]] QByteArray masked(const QByteArray &text) const;

signals:
    void busyChanged(bool busy);
    void connected(const Bridgekeeper::ConnectionFacts &facts);
    void questionAsked(const Bridgekeeper::Question &question);
    void stateChanged();
    /// A request could not be carried out. After ErrorKind::Connection the connection is gone: reconnect().
    void failed(const Bridgekeeper::Error &error);
    void stepStarted(int step);
    void outputArrived(const QString &text);
    void stepEnded(const Bridgekeeper::StepReport &report);
    /// What a cancel or a time limit cut off is being settled; stateChanged() or failed() tells what came of it.
    void settlingStarted();
    void checked(const std::vector<Bridgekeeper::CheckedStep> &steps);
    void rollbackPreviewed(const Bridgekeeper::RollbackPreview &preview);
    void takingBack(const Bridgekeeper::TakenBack &change, Bridgekeeper::Progress progress);
    void rolledBack(const Bridgekeeper::RollbackReport &report);
    /// `code` is drawn as a QR code; empty while the next one is asked for.
    void linkCodeShown(const Bridgekeeper::LinkState &state);
    void reportWritten(const QString &markdown);

private:
    class Asked;
    struct Request {
        QString doing;
        std::function<void(std::stop_token)> work;
    };

    void request(const QString &doing, std::function<void(std::stop_token)> work);
    void requestOfEngine(const QString &doing, std::function<void(Engine &, std::stop_token)> work);
    void serve(const std::stop_token &stop);
    /// So many requests are over.
    void settle(qsizetype requests);
    /// Runs `report` in the thread of this object.
    void tell(std::function<void()> report);
    void tellState();
    void tellFailure(const Error &error);
    void connectNow(const std::stop_token &stop);
    /// Tells what a script says by outputArrived().
    Listener toldOutput();
    void surveyNow(Engine &engine, const std::stop_token &stop);
    /// Surveys after a cancel or a time limit, so that the server's state can be told.
    void settleNow(Engine &engine);

    // The thread of this object.
    QString m_doing;
    qsizetype m_pending = 0; ///< requests that are not over, the running one included
    bool m_connected = false;
    std::optional<EngineState> m_state;

    // The worker's, and nobody else's.
    const QString m_who;
    Connecting m_connect;
    ConnectionSettings m_connection;
    Settings m_wishes;
    std::unique_ptr<Asked> m_questions;
    std::unique_ptr<Host> m_host;
    std::unique_ptr<Engine> m_engine;
    bool m_stateTold = false; ///< of this engine

    // Shared, under the mutex.
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Request> m_requests;
    std::stop_source m_current;
    bool m_waiting = false; ///< for an answer
    bool m_answered = false;
    std::optional<QStringList> m_answer;
    std::shared_ptr<const Masking> m_masking;

    std::jthread m_thread; // last: it is joined before anything else goes
};

} // namespace Bridgekeeper
