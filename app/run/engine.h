// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/laptop/ledger.h"
#include "app/remote/host.h"
#include "app/run/journal.h"
#include "app/steps/step.h"
#include "app/text/masking.h"

#include <functional>
#include <memory>

namespace Bridgekeeper {

/// How a step went. Texts are masked.
struct StepReport {
    int step = 0;
    bool alreadyDone = false; ///< its goal held and was proved before; nothing was changed
    QString reason;
    QStringList changes; ///< what was made, a sentence each
    QList<Proof> proofs;
    std::optional<Error> error; ///< why it did not end well
    QString evidenceFolder; ///< on the laptop, when STOP-AND-CHECK failed and it could be saved
    std::chrono::milliseconds took{0};
    int roundTrips = 0;
};

/// One change that a roll back would take back.
struct TakenBack {
    int step = 0;
    QString changeId;
    QString summary;
    QString target;
    bool file = false; ///< then `now` and `then` are the bytes of its file
    QByteArray now, then;
    bool changedSince = false; ///< somebody else edited the file; only our lines are taken out
    QStringList cannotUndo;
};

/// How far one change is on its way back.
enum class Progress { Begun, Done, Failed };

/// What a roll back to `to` would do now.
struct RollbackPreview {
    int to = 0;
    std::vector<TakenBack> changes; ///< in the order in which they are taken back
    QStringList cannotUndo;
};

/// How a roll back to `to` went. Texts are masked.
struct RollbackReport {
    int to = 0;
    QList<Proof> proofs; ///< one for each change: the server is as it was before it
    QStringList failures; ///< what could not be taken back, and why
    QString stays; ///< when that ended the roll back: what stays for it, and what to do, in a sentence
    QStringList cannotUndo;
    std::optional<Error> error; ///< only when the roll back itself could not go on
    std::chrono::milliseconds took{0};

    [[nodiscard]] bool provedBack() const { return !error && failures.isEmpty() && allHold(proofs); }
};

/// The proofs of a step that was done, as they are now.
struct CheckedStep {
    int step = 0;
    QList<Proof> proofs;
};

/// A line for the operator while something runs, masked.
using Listener = std::function<void(Stream, const QString &text)>;

/// Carries the plan out on one server: survey → plan → review → apply → verify, and back. Synchronous; one thread at a time.
/// The server's journal is the only memory, so that any laptop can go on or take back; of its own documents alone a laptop
/// keeps a ledger.
class Engine {
public:
    /// `who` names the operator for the journal and for other operators ("matt@laptop").
    Engine(Host &host, Settings wishes, QString who);
    ~Engine();

    enum class Settling { Settle, LookOnly };

    /// Reads everything once, takes the settings of an earlier run whose changes stand for what the wishes leave open, and
    /// settles what an interrupted run left, unless it is to look only. Waits for a script of this program that is still
    /// running, and says so; Conflict when it is after 15 minutes.
    Result<void> survey(const std::stop_token &stop, const Listener &listener = {}, Settling settling = Settling::Settle);

    [[nodiscard]] const ServerFacts &facts() const { return m_facts; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] const Journal &journal() const { return m_journal; }
    [[nodiscard]] QList<Assumption> assumptions() const;
    /// Whether an assumption blocks every change; then why, one sentence each.
    [[nodiscard]] QStringList blockers() const;

    /// New wishes of the operator; what they leave empty comes from the survey, then from the plan. Where they ask for other
    /// things than the last survey did, nothing can be changed before the next one.
    void wish(const Settings &wishes);
    /// Whether facts and journal are what a whole survey found, under these wishes; a survey that fails half-way leaves
    /// neither.
    [[nodiscard]] bool isSurveyed() const { return m_surveyed; }

    /// Takes the server over from another operator whose session is dead or who agreed.
    void takeOver() { m_takeOver = true; }

    [[nodiscard]] StepPlan plan(int step) const;
    /// Why `step` cannot run yet; empty when it can.
    [[nodiscard]] QString lockedBecause(int step) const;

    /// Runs step `number`: changes and proofs in one script and one round trip.
    StepReport runStep(int number, const std::stop_token &stop, const Listener &listener = {});

    /// Every proof of every step done so far, read-only.
    Result<std::vector<CheckedStep>> check(const std::stop_token &stop);

    /// What rollback() would take back, with the bytes of every file now and then; read-only.
    Result<RollbackPreview> previewRollback(int to, const std::stop_token &stop);
    /// Takes back every step after `to`, the latest first, and proves the old state. What cannot be taken back ends that, as
    /// earlier changes are what it stands on; a document or a greeting, on which nothing stands, does not.
    RollbackReport rollback(int to, const std::stop_token &stop, const Listener &listener = {},
        const std::function<void(const TakenBack &, Progress)> &progress = {});

    /// Writes what is not journaled yet, and keeps the server.
    Result<void> flush(const std::stop_token &stop);
    /// Writes what is not journaled yet, and gives the server free for other operators.
    Result<void> finish(const std::stop_token &stop);

    /// Runs a read-only or self-contained script of a page (linking) with the engine's definitions before it.
    Result<Sections> ask(
        const QString &name, const QByteArray &text, std::chrono::milliseconds limit, const std::stop_token &stop);

    /// Records that step `linkStep` was done by a person, with its proof; an error in the report when that does not hold.
    StepReport recordLink(const std::stop_token &stop);

    /// From now on these are hidden, too.
    void hide(const std::vector<QByteArray> &secrets) { m_masking->add(secrets); }
    /// Every secret that is known so far; it goes on learning, and may outlive the engine.
    [[nodiscard]] const Masking &masking() const { return *m_masking; }
    [[nodiscard]] std::shared_ptr<const Masking> sharedMasking() const { return m_masking; }
    [[nodiscard]] QString serverName() const { return m_host.name(); }
    [[nodiscard]] int roundTrips() const { return m_host.roundTrips(); }

private:
    /// Statuses of resources/scripts/change.sh with a meaning of their own.
    static constexpr int otherOperator = 75;
    static constexpr int putBackByItself = 77;
    static constexpr int stillDown = 78;
    static constexpr int journalHasGrown = 79;
    static constexpr int notWritten = 70;
    /// Of these, nothing was done and nothing written.
    static bool wasTurnedAway(int status) { return status == otherOperator || status == journalHasGrown; }

    struct Answered {
        int status = 0;
        Sections sections;
        QString said; ///< masked standard error
    };

    [[nodiscard]] StepContext context(bool readOnly = false) const;
    [[nodiscard]] QByteArray definitions() const;
    [[nodiscard]] QByteArray opening();
    Result<Answered> perform(const QString &name, const QByteArray &text, std::chrono::milliseconds limit,
        const std::stop_token &stop, const Listener &listener, bool detached);
    /// A script that changes the server, and what it tells of the server afterwards, which is taken over.
    Result<Answered> change(const QString &name, const QByteArray &text, std::chrono::milliseconds limit,
        const std::stop_token &stop, const Listener &listener);
    Result<void> writeJournal(const QByteArray &andThen, const std::stop_token &stop);
    Result<void> adopt(const Sections &sections);
    Result<void> settle(const std::stop_token &stop);
    [[nodiscard]] Result<void> usableFrom(const Settings &goingOn) const;
    [[nodiscard]] std::optional<Error> unusableName() const;
    [[nodiscard]] Error fitToShow(Error error) const;
    [[nodiscard]] QByteArray putBackText() const;
    Result<void> readDocuments(const std::stop_token &stop);
    Result<void> readDocument(const QString &named, FileFact &file, const std::stop_token &stop);
    [[nodiscard]] std::optional<Error> refusal(int number, const StepPlan &plan) const;
    [[nodiscard]] Error failureOf(const QString &what, const Answered &answered) const;
    [[nodiscard]] Error failureOf(const Step &step, const Answered &answered) const;
    void judge(StepReport &report, const Step &step, const Sections &answers);
    [[nodiscard]] Result<QString> saveEvidence(const Sections &answers) const;
    void rememberJournal(const QByteArray &members);
    [[nodiscard]] std::vector<JournaledChange> toTakeBack(int to) const;
    [[nodiscard]] TakenBack described(const JournaledChange &change) const;
    [[nodiscard]] QString changeId(int step, int index) const;
    [[nodiscard]] QByteArray changeText(const Change &change, int step, const QString &id) const;
    [[nodiscard]] ServerIdentity server() const { return {m_host.name(), m_host.fingerprint()}; }
    static Result<void> writeHere(const WriteLocalFile &change);
    Result<QByteArray> writeLocalFiles(const std::vector<std::pair<QString, WriteLocalFile>> &changes, const Step &step,
        const QByteArray &intents, const std::stop_token &stop, const Listener &listener);
    /// Whether a document of this laptop is known to be as it was before the change; false for another computer's.
    [[nodiscard]] bool isUntouchedHere(const JournaledChange &change) const;
    void previewHere(const JournaledChange &change, TakenBack &back) const;
    Result<void> takeBackHere(const JournaledChange &change, QList<Proof> &proofs);
    [[nodiscard]] QStringList leftElsewhere(const JournaledChange &change) const;

    Host &m_host;
    Settings m_wishes;
    Settings m_settings;
    QString m_who;
    QString m_run;
    int m_scripts = 0;
    bool m_takeOver = false;
    bool m_runKnown = false; ///< the journal has this run's first line
    bool m_wentOn = false; ///< the settings of an earlier run were taken over, if there was one
    bool m_surveyed = false;
    qsizetype m_journalSize = 0; ///< in bytes, as it was read last
    ServerFacts m_facts;
    Journal m_journal;
    Documents m_documents;
    Ledger m_ledger;
    FreshSecrets m_secrets;
    QHash<const FileFact *, QByteArray> m_searched; ///< for secrets, by the fact that holds them: they stay as they are mostly
    std::shared_ptr<Masking> m_masking = std::make_shared<Masking>();
    QList<QByteArray> m_unwritten; ///< journal lines that go with the next script
};

} // namespace Bridgekeeper
