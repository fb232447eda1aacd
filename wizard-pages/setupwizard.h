// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"

#include "app/commandline/options.h"
#include "ui/errorpanel.h"
#include "ui/steptimeline.h"

#include <QPointer>
#include <QWizard>

namespace Bridgekeeper {

class ConsentPanel;
class Overlay;
class Page;
class RollbackPanel;

/// The window: the timeline of the pages, the page, and the buttons. It hears the engine, keeps what is known in a Session, and
/// lets the current page show it. Nothing on the server changes without a click on a button that says what will change.
class SetupWizard : public QWizard {
    Q_OBJECT

public:
    explicit SetupWizard(const Options &options, QWidget *parent = nullptr);
    ~SetupWizard() override;

    [[nodiscard]] EngineThread &engine() { return m_engine; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] Page *openedPage() const;

    /// Goes to `page`, whatever the gates between say; never past STOP-AND-CHECK before it has passed.
    void openPage(PageId page);
    /// Shows the server as it is now.
    void showState(const EngineState &state);
    /// Opens the way back over the wizard; what runs is cancelled first, if the operator agrees.
    void openRollback();
    /// Asks before leaving while something stands or runs.
    void reject() override;
    void accept() override;
    bool validateCurrentPage() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addPages();
    void addButtons();
    void addOverlays();
    void listen();

    // What the engine tells: listening.cpp
    void showBusy(bool busy);
    void hearStep(const StepReport &report);
    void hearFailure(const Error &error);
    void hearProofs(const std::vector<CheckedStep> &steps);
    void hearRollback(const RollbackReport &report);
    void adoptJournal();
    void forgetOverProofs();
    void doubtState(const std::optional<Error> &error);

    void updateWindow();
    void updateTimeline();
    void updateButtons();
    void enterPage();
    void resumeEarlierRun();
    void askToQuit();
    void leave(int result);
    void askForConsent(const QString &title, const QString &text, const QList<ErrorPanel::Way> &ways,
        std::function<void(const QString &)> decide);
    void dismissConsent();
    void dismissRollback();
    void leaveRollback();
    void updateReach();
    [[nodiscard]] TimelineState stateOf(PageId page) const;

    EngineThread m_engine;
    Session m_session;
    StepTimeline *m_timeline;
    RollbackPanel *m_rollback = nullptr;
    Overlay *m_rollbackOverlay = nullptr;
    ConsentPanel *m_consent = nullptr;
    Overlay *m_consentOverlay = nullptr;
    std::function<void(const QString &)> m_decide;
    const Settings m_givenSettings;
    bool m_journalAdopted = false;
    bool m_walking = false;
    bool m_checked = false; ///< the proofs of earlier sessions were asked for
    bool m_rollbackWhenIdle = false;
    QPointer<QWidget> m_focusBefore; ///< when something began to run
    bool m_rollbackAside = false; ///< its panel makes room for a question
    std::optional<int> m_rolledBackTo;
    std::optional<int> m_leaving; ///< the result of the dialog, once nothing runs any more
    std::optional<Error> m_conflict; ///< shown again when the server was looked at
};

} // namespace Bridgekeeper
