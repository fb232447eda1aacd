// SPDX-License-Identifier: GPL-3.0-or-later
#include "setupwizard.h"

#include "approvepage.h"
#include "backuppage.h"
#include "bridgeconfigurationpage.h"
#include "connectpage.h"
#include "consentpanel.h"
#include "databasepage.h"
#include "documentspage.h"
#include "donepage.h"
#include "launchpage.h"
#include "linkpage.h"
#include "overlay.h"
#include "registrationpage.h"
#include "settingspage.h"
#include "stopandcheckpage.h"
#include "surveypage.h"
#include "synapsepage.h"
#include "verifypage.h"

#include "app/run/operatorname.h"
#include "ui/rollbackpanel.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPushButton>

#include <set>

namespace Bridgekeeper {

namespace {

/// With the connection lost, nobody knows yet how a step ended; and what the operator cancelled did not fail.
bool hasFailed(const StepReport &report)
{
    return report.error && report.error->kind != ErrorKind::Connection && report.error->kind != ErrorKind::Cancelled;
}

} // namespace

SetupWizard::SetupWizard(const Options &options, QWidget *parent)
    : QWizard(parent),
      m_engine(operatorName()),
      m_session{m_engine, options.connection, options.settings, options.practiceHost},
      m_timeline(new StepTimeline),
      m_givenSettings(options.settings)
{
    setObjectName(QStringLiteral("wizard"));
    setWindowFlags(Qt::Window);
    setWindowIcon(QIcon(QStringLiteral(":/icons/bridgekeeper.svg")));
    setWizardStyle(QWizard::ClassicStyle);
    setOptions(QWizard::NoBackButtonOnStartPage | QWizard::NoCancelButtonOnLastPage | QWizard::HaveCustomButton1
        | QWizard::IgnoreSubTitles);
    setSideWidget(m_timeline);
    // Beside a page that asks for width it would be as narrow as it can.
    m_timeline->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    addPages();
    addButtons();
    addOverlays();
    listen();
    restart();
}

SetupWizard::~SetupWizard()
{
    // What the engine still tells is for nobody.
    m_engine.disconnect(this);
}

void SetupWizard::addPages()
{
    auto *connectPage = new ConnectPage(m_session);
    connect(connectPage, &ConnectPage::resumeRequested, this, [this] { resumeEarlierRun(); });
    const QList<Page *> pages{connectPage, new SurveyPage(m_session), new SettingsPage(m_session), new ApprovePage(m_session),
        new DatabasePage(m_session), new BackupPage(m_session), new BridgeConfigurationPage(m_session),
        new RegistrationPage(m_session), new SynapsePage(m_session), new StopAndCheckPage(m_session), new LaunchPage(m_session),
        new VerifyPage(m_session), new LinkPage(m_session), new DocumentsPage(m_session), new DonePage(m_session)};
    for (Page *page : pages) {
        setPage(int(page->id()), page);
        // After QWizard's own connection, which gives its buttons their states first.
        connect(page, &Page::completeChanged, this, [this] { updateButtons(); });
        connect(page, &Page::advanceRequested, this, [this] { next(); });
        connect(page, &Page::pageRequested, this, [this](PageId id) {
            if (!m_engine.busy())
                openPage(id);
        });
        connect(page, &Page::rollbackRequested, this, [this] { openRollback(); });
        connect(page, &Page::quitRequested, this, [this] { askToQuit(); });
    }
    connect(this, &QWizard::currentIdChanged, this, [this] { enterPage(); });
}

void SetupWizard::addButtons()
{
    setButtonText(QWizard::BackButton, tr("&Back"));
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::FinishButton, tr("&Finish"));
    setButtonText(QWizard::CancelButton, tr("&Quit"));
    setButtonText(QWizard::CustomButton1, tr("&Roll back…"));
    setButtonLayout({QWizard::CustomButton1, QWizard::Stretch, QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton,
        QWizard::CancelButton});
    button(QWizard::BackButton)->setObjectName(QStringLiteral("back"));
    button(QWizard::NextButton)->setObjectName(QStringLiteral("primary"));
    button(QWizard::FinishButton)->setObjectName(QStringLiteral("finish"));
    button(QWizard::CancelButton)->setObjectName(QStringLiteral("quit"));
    QAbstractButton *rollBack = button(QWizard::CustomButton1);
    rollBack->setObjectName(QStringLiteral("roll-back"));
    // Enter must never lead back.
    qobject_cast<QPushButton *>(rollBack)->setAutoDefault(false);
    connect(this, &QWizard::customButtonClicked, this, [this] { openRollback(); });
}

void SetupWizard::addOverlays()
{
    m_rollback = new RollbackPanel;
    m_rollback->setObjectName(QStringLiteral("rollback"));
    m_rollback->setMasking(m_session.masking());
    m_rollbackOverlay = new Overlay(m_rollback, 0, this);
    connect(m_rollback, &RollbackPanel::previewRequested, this, [this](int to) { m_engine.previewRollback(to); });
    connect(m_rollback, &RollbackPanel::rollbackRequested, this, [this](int to) { m_engine.rollback(to); });
    connect(m_rollback, &RollbackPanel::cancelRequested, this, [this] { m_engine.cancel(); });
    connect(m_rollback, &RollbackPanel::closed, this, [this] { dismissRollback(); });

    m_consent = new ConsentPanel;
    m_consentOverlay = new Overlay(m_consent, 80, this);
    connect(m_consent, &ConsentPanel::wayChosen, this, [this](const QString &name) { m_decide(name); });
}

Page *SetupWizard::openedPage() const
{
    return qobject_cast<Page *>(currentPage());
}

bool SetupWizard::validateCurrentPage()
{
    return m_walking || QWizard::validateCurrentPage();
}

void SetupWizard::openPage(PageId page)
{
    if (page > PageId::StopAndCheck && !m_session.isSettled(stopAndCheckStep))
        page = PageId::StopAndCheck;
    if (currentId() == int(page))
        return;
    // Page by page, so that Back finds its way.
    setUpdatesEnabled(false);
    m_walking = true;
    while (currentId() < int(page))
        next();
    while (currentId() > int(page))
        back();
    m_walking = false;
    setUpdatesEnabled(true);
    enterPage();
}

void SetupWizard::enterPage()
{
    if (m_walking || !openedPage())
        return;
    Page *page = openedPage();
    page->refresh();
    updateWindow();
    page->firstField()->setFocus(Qt::OtherFocusReason);
    // What earlier sessions proved is asked again, so that it can be shown; this changes nothing.
    const auto *phasePage = qobject_cast<PhasePage *>(page);
    if (phasePage && !m_checked && !m_engine.busy() && m_engine.isConnected()) {
        for (const Step *step : stepsOf(phasePage->phase())) {
            if (m_session.isSettled(step->number) && !m_session.proofs.contains(step->number)) {
                m_checked = true;
                m_engine.check();
                break;
            }
        }
    }
}

void SetupWizard::resumeEarlierRun()
{
    openPage(m_session.firstOpenPage());
    if (!m_checked && !m_engine.busy()) {
        m_checked = true;
        m_engine.check();
    }
}

void SetupWizard::updateWindow()
{
    const QString server = m_session.state ? m_session.state->server : m_session.connection.host;
    setWindowTitle(server.isEmpty() ? QStringLiteral("Bridgekeeper") : QStringLiteral("Bridgekeeper — %1").arg(server));
    updateTimeline();
    updateButtons();
}

TimelineState SetupWizard::stateOf(PageId page) const
{
    if (currentId() == int(page))
        return m_session.runningStep > 0 ? TimelineState::Running : TimelineState::Current;
    const bool passed = currentId() > int(page);
    switch (page) {
    case PageId::Connect:
    case PageId::Survey:
    case PageId::Settings:
        return passed ? TimelineState::Done : TimelineState::Waiting;
    case PageId::Approve:
        return m_session.approved || (passed && m_session.state && !m_session.state->standing.empty()) ? TimelineState::Done
                                                                                                       : TimelineState::Waiting;
    case PageId::Done:
        return m_session.isSettled(stopAndCheckStep) ? TimelineState::Waiting : TimelineState::Locked;
    default:
        break;
    }
    bool settled = true;
    bool skipped = false;
    for (const Step *step : stepsOf(Phase(int(page) - int(PageId::Database)))) {
        settled = settled && m_session.isSettled(step->number);
        skipped = skipped || m_session.skipped.contains(step->number);
        const auto report = m_session.reports.constFind(step->number);
        if (report != m_session.reports.cend() && hasFailed(*report) && !m_session.isSettled(step->number))
            return TimelineState::Failed;
    }
    if (settled)
        return TimelineState::Done;
    if (skipped)
        return TimelineState::Skipped;
    return page > PageId::StopAndCheck && !m_session.isSettled(stopAndCheckStep) ? TimelineState::Locked
                                                                                 : TimelineState::Waiting;
}

void SetupWizard::updateTimeline()
{
    QList<TimelineEntry> entries;
    for (const int id : pageIds()) {
        const auto *page = qobject_cast<Page *>(this->page(id));
        TimelineEntry entry{page->heading(), stateOf(PageId(id)), {}};
        if (const auto *phasePage = qobject_cast<const PhasePage *>(page); phasePage || PageId(id) == PageId::Link) {
            const std::vector<const Step *> steps = stepsOf(Phase(id - int(PageId::Database)));
            entry.range = steps.size() == 1 ? QString::number(steps.front()->number)
                                            : QStringLiteral("%1–%2").arg(steps.front()->number).arg(steps.back()->number);
            for (const Step *step : steps) {
                const auto report = m_session.reports.constFind(step->number);
                const bool reported = report != m_session.reports.cend();
                const bool settled = m_session.isSettled(step->number);
                const TimelineState state = m_session.runningStep == step->number ? TimelineState::Running
                    : settled || (reported && !report->error)                     ? TimelineState::Done
                    : reported && hasFailed(*report)                              ? TimelineState::Failed
                    : m_session.skipped.contains(step->number)                    ? TimelineState::Skipped
                                                                                  : TimelineState::Waiting;
                entry.steps.append({step->number, step->title, state});
            }
        }
        entries.append(entry);
    }
    m_timeline->setEntries(entries);
}

void SetupWizard::updateButtons()
{
    const Page *page = openedPage();
    if (!page)
        return;
    button(QWizard::CustomButton1)->setVisible(m_session.state && !m_session.state->standing.empty());
    QAbstractButton *back = button(QWizard::BackButton);
    back->setEnabled(back->isEnabled() && !m_engine.busy());
}

void SetupWizard::openRollback()
{
    if (!m_session.state || m_session.state->standing.empty() || m_rollbackOverlay->isOpen())
        return;
    if (m_engine.busy()) {
        askForConsent(tr("Something is running"),
            tr("%1. To roll back it has to be cancelled first; what it had begun is then settled on the server.")
                .arg(m_engine.doing()),
            {{QStringLiteral("stay"), tr("&Keep it running")}, {QStringLiteral("cancel-and-roll-back"), tr("Cancel it")}},
            [this](const QString &name) {
                dismissConsent();
                if (name == QLatin1String("stay"))
                    return;
                m_rollbackWhenIdle = true;
                m_engine.cancel();
                if (!m_engine.busy())
                    showBusy(false);
            });
        return;
    }
    std::set<int> steps;
    for (const JournaledChange &change : m_session.state->standing)
        steps.insert(change.step);
    steps.erase(steps.begin());
    QList<RollbackPanel::Target> targets{{0, tr("Before step 1: everything is taken back")}};
    for (const int step : steps)
        targets.append({step - 1, tr("Before step %1, %2").arg(step).arg(allSteps()[std::size_t(step - 1)].title)});
    m_rolledBackTo.reset();
    m_rollbackOverlay->open();
    updateReach();
    m_rollback->choose(targets);
}

void SetupWizard::dismissRollback()
{
    m_rollbackOverlay->dismiss();
    updateReach();
    if (m_engine.busy()) { // what stands now is still being asked
        openedPage()->begin(m_engine.doing());
        return;
    }
    leaveRollback();
}

/// To the page that the server is at now.
void SetupWizard::leaveRollback()
{
    if (!m_rolledBackTo) {
        openedPage()->refresh();
        openedPage()->firstField()->setFocus(Qt::OtherFocusReason);
        return;
    }
    const bool everything = m_session.state && m_session.state->standing.empty();
    const PageId page = everything ? PageId::Survey : m_session.firstOpenPage();
    m_rolledBackTo.reset();
    if (currentId() == int(page))
        enterPage();
    else
        openPage(page);
}

void SetupWizard::askForConsent(
    const QString &title, const QString &text, const QList<ErrorPanel::Way> &ways, std::function<void(const QString &)> decide)
{
    m_decide = std::move(decide);
    m_consent->ask(title, text, ways);
    m_consentOverlay->open();
    updateReach();
    m_consent->safeWay()->setFocus(Qt::OtherFocusReason);
}

void SetupWizard::dismissConsent()
{
    m_consentOverlay->dismiss();
    updateReach();
    if (!m_rollbackOverlay->isOpen())
        openedPage()->firstField()->setFocus(Qt::OtherFocusReason);
}

/// What lies under an open overlay can neither be clicked nor reached by Tab.
void SetupWizard::updateReach()
{
    QWidget *top = m_consentOverlay->isOpen() ? m_consentOverlay : m_rollbackOverlay->isOpen() ? m_rollbackOverlay : nullptr;
    for (QWidget *child : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!child->isWindow())
            child->setEnabled(!top || child == top);
    }
}

void SetupWizard::askToQuit()
{
    QString text;
    if (m_engine.busy())
        text = tr("%1. If you quit now it is cancelled, and the server settles what had begun.").arg(m_engine.doing())
            + QLatin1Char(' ');
    if (m_session.state && !m_session.state->surveyed)
        text +=
            tr("What the last step left on the server is not known yet. Open this window again, on any laptop with the key: it "
               "is settled then.");
    else if (m_session.state && !m_session.state->standing.empty())
        text +=
            tr("What was done stays as it is, and the server keeps a journal of it: open this window again, on any laptop with "
               "the key, to resume or to roll back.");
    else
        text += tr("Nothing stands on the server.");
    askForConsent(tr("Quitting is safe"), text,
        {{QStringLiteral("stay"), tr("&Stay")},
            {QStringLiteral("quit-now"), m_engine.busy() ? tr("Cancel it and quit") : tr("Quit now")}},
        [this](const QString &name) {
            if (name == QLatin1String("stay"))
                dismissConsent();
            else
                leave(QDialog::Rejected);
        });
}

void SetupWizard::leave(int result)
{
    if (!m_engine.busy()) {
        done(result);
        return;
    }
    m_leaving = result;
    m_consentOverlay->open();
    updateReach();
    m_consent->wait(tr("Ending what runs, so that the server is left in order. This takes some seconds at most."));
    m_engine.cancel();
}

void SetupWizard::reject()
{
    if (m_leaving || m_consentOverlay->isOpen())
        return;
    if (m_engine.busy() || (m_session.state && (!m_session.state->surveyed || !m_session.state->standing.empty())))
        askToQuit();
    else
        leave(QDialog::Rejected);
}

void SetupWizard::accept()
{
    leave(QDialog::Accepted);
}

void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        event->accept();
        if (m_leaving)
            return;
        if (m_consentOverlay->isOpen())
            dismissConsent();
        else if (m_rollbackOverlay->isOpen() && !m_rollback->isRunning())
            dismissRollback();
        else
            askToQuit();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        QAbstractButton *primary = button(QWizard::NextButton);
        const bool covered = m_consentOverlay->isOpen() || m_rollbackOverlay->isOpen();
        if (!covered && !qobject_cast<QAbstractButton *>(focusWidget()) && openedPage()->enterIsHarmless()
            && primary->isVisible())
            primary->click();
        return;
    }
    QWizard::keyPressEvent(event);
}

} // namespace Bridgekeeper
