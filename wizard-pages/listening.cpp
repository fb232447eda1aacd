// SPDX-License-Identifier: GPL-3.0-or-later
// What SetupWizard does with what the engine tells.
#include "setupwizard.h"

#include "connectpage.h"
#include "overlay.h"

#include "ui/rollbackpanel.h"

#include <QAbstractButton>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Bridgekeeper {

using namespace std::chrono_literals;

void SetupWizard::listen()
{
    connect(&m_engine, &EngineThread::busyChanged, this, [this](bool busy) { showBusy(busy); });
    const auto *connectPage = qobject_cast<const ConnectPage *>(page(int(PageId::Connect)));
    connect(connectPage, &ConnectPage::otherServerNamed, this, [this] {
        m_session.forgetServer(m_givenSettings);
        for (const int id : pageIds())
            qobject_cast<Page *>(page(id))->forgetServer();
        m_journalAdopted = false;
        m_checked = false;
    });
    connect(&m_engine, &EngineThread::questionAsked, this, [this](const Question &question) {
        // It is asked on the page, which the roll back must not cover until it is over.
        m_rollbackAside = m_rollbackAside || m_rollbackOverlay->isOpen();
        m_rollbackOverlay->dismiss();
        updateReach();
        openedPage()->askOperator(question);
    });
    connect(&m_engine, &EngineThread::connected, this, [this](const ConnectionFacts &facts) {
        m_session.connected = facts;
        // What became of a step whose link was lost, the server tells now.
        m_session.reports.removeIf(
            [](const auto &entry) { return entry.value().error && entry.value().error->kind == ErrorKind::Connection; });
        m_checked = false;
        openedPage()->clearError();
    });
    connect(&m_engine, &EngineThread::stateChanged, this, [this] { showState(*m_engine.state()); });
    connect(&m_engine, &EngineThread::failed, this, [this](const Error &error) { hearFailure(error); });
    connect(&m_engine, &EngineThread::outputArrived, this, [this](const QString &text) {
        if (m_rollbackOverlay->isOpen())
            m_rollback->appendOutput(text);
        else
            openedPage()->appendOutput(text);
    });
    connect(&m_engine, &EngineThread::stepStarted, this, [this](int step) {
        m_session.runningStep = step;
        openedPage()->startStep(step);
        updateTimeline();
    });
    connect(&m_engine, &EngineThread::stepEnded, this, [this](const StepReport &report) { hearStep(report); });
    connect(&m_engine, &EngineThread::settlingStarted, this, [this] {
        // Whoever leaves waits for some seconds at most: the next start settles it, too.
        if (m_leaving)
            QTimer::singleShot(8s, this, [this] { m_engine.cancel(); });
        else if (!m_rollbackOverlay->isOpen())
            openedPage()->begin(m_engine.doing());
    });
    connect(&m_engine, &EngineThread::checked, this, [this](const std::vector<CheckedStep> &steps) { hearProofs(steps); });
    connect(&m_engine, &EngineThread::rollbackPreviewed, this,
        [this](const RollbackPreview &preview) { m_rollback->showPreview(preview); });
    connect(&m_engine, &EngineThread::takingBack, this,
        [this](const TakenBack &change, Progress progress) { m_rollback->showProgress(change, progress); });
    connect(&m_engine, &EngineThread::rolledBack, this, [this](const RollbackReport &report) { hearRollback(report); });
}

void SetupWizard::showBusy(bool busy)
{
    Page *page = openedPage();
    if (busy) {
        m_focusBefore = focusWidget();
        if (!m_rollbackOverlay->isOpen())
            page->begin(m_engine.doing());
        updateButtons();
        return;
    }
    m_session.runningStep = 0;
    page->end();
    updateWindow();
    if (m_leaving) {
        done(*m_leaving);
        return;
    }
    if (std::exchange(m_rollbackAside, false)) {
        m_rollbackOverlay->open();
        updateReach();
    }
    if (m_rolledBackTo && !m_rollbackOverlay->isOpen()) {
        leaveRollback();
        return;
    }
    if (m_rollbackWhenIdle) {
        m_rollbackWhenIdle = false;
        openRollback();
        return;
    }
    if (m_conflict)
        page->showFailure(*std::exchange(m_conflict, std::nullopt));
    if (m_rollbackOverlay->isOpen() || m_consentOverlay->isOpen() || page != openedPage() || page->hasError())
        return;
    // What had the focus was disabled meanwhile and lost it, or the focus stayed with the operator.
    if (focusWidget() && focusWidget() == m_focusBefore && focusWidget()->isEnabled())
        return;
    QAbstractButton *primary = button(QWizard::NextButton);
    const bool earlierRun = currentId() == int(PageId::Connect) && m_session.state && !m_session.state->standing.empty();
    (primary->isEnabled() && primary->isVisible() && !earlierRun ? static_cast<QWidget *>(primary) : page->firstField())
        ->setFocus(Qt::OtherFocusReason);
}

void SetupWizard::showState(const EngineState &state)
{
    m_session.state = state;
    adoptJournal();
    forgetOverProofs();
    // A new connection knows the wishes of the old one only.
    if (m_engine.isConnected() && m_session.wishes.completedFrom(state.facts) != state.settings)
        m_engine.wish(m_session.wishes);
    openedPage()->refresh();
    updateWindow();
}

/// What was proved and stands no longer, taken back by its own script or by somebody else.
void SetupWizard::forgetOverProofs()
{
    for (const Step &step : allSteps()) {
        if (m_session.isSettled(step.number))
            continue;
        if (const auto report = m_session.reports.constFind(step.number); report != m_session.reports.cend() && !report->error)
            m_session.reports.erase(report);
        const QList<Proof> proofs = m_session.proofs.value(step.number);
        if (std::all_of(proofs.begin(), proofs.end(), [](const Proof &proof) { return proof.holds; }))
            m_session.proofs.remove(step.number);
    }
}

/// The settings of a run that was there before this window go on, unless this start was given others.
void SetupWizard::adoptJournal()
{
    if (std::exchange(m_journalAdopted, true) || m_session.state->standing.empty())
        return;
    const Result<Journal> journal = Journal::parse(m_session.state->facts.journal);
    if (!journal || journal->settings().isEmpty())
        return;
    m_session.wishes = m_session.wishes.goingOnFrom(Settings::fromJson(journal->settings()));
}

void SetupWizard::hearStep(const StepReport &report)
{
    m_session.runningStep = 0;
    m_session.reports.insert(report.step, report);
    if (!report.proofs.isEmpty())
        m_session.proofs.insert(report.step, report.proofs);
    doubtState(report.error);
    openedPage()->endStep(report);
    if (report.error && report.error->kind == ErrorKind::Conflict) {
        m_conflict = report.error;
        m_engine.survey();
    }
    updateTimeline();
}

/// How something ended whose script or link was cut off, the next survey tells.
void SetupWizard::doubtState(const std::optional<Error> &error)
{
    if (error && m_session.state
        && (error->kind == ErrorKind::Cancelled || error->kind == ErrorKind::TimeLimit || error->kind == ErrorKind::Connection))
        m_session.state->surveyed = false;
}

void SetupWizard::hearFailure(const Error &error)
{
    m_session.runningStep = 0;
    m_conflict.reset();
    if (!m_rollbackOverlay->isOpen() && !m_rollbackAside) {
        openedPage()->showFailure(error);
    } else if (error.kind == ErrorKind::Connection) {
        // Only a page leads to a new connection. What of the roll back is known so far goes along.
        m_rolledBackTo.reset();
        m_rollbackAside = false;
        dismissRollback();
        openedPage()->showFailure(m_rollback->withOutcome(error));
    } else {
        m_rollback->showError(error);
    }
    updateWindow();
}

void SetupWizard::hearProofs(const std::vector<CheckedStep> &steps)
{
    QStringList broken;
    for (const CheckedStep &step : steps) {
        m_session.proofs.insert(step.step, step.proofs);
        for (const Proof &proof : step.proofs) {
            if (!proof.holds && m_session.isSettled(step.step))
                broken.append(tr("Step %1: %2 — %3").arg(QString::number(step.step), proof.claim, proof.evidence));
        }
    }
    openedPage()->refresh();
    if (!broken.isEmpty())
        openedPage()->showFailure({ErrorKind::Proof,
            tr("%n proof(s) of earlier steps hold no longer.", nullptr, int(broken.size())), broken.join(QLatin1Char('\n')),
            tr("Something was changed on the server since. Settle it there and survey again, or roll back to before that "
               "step.")});
}

void SetupWizard::hearRollback(const RollbackReport &report)
{
    m_rolledBackTo = report.to;
    doubtState(report.error);
    m_checked = false;
    const auto takenBack = [&report](int step) { return step > report.to; };
    m_session.reports.removeIf([&](const auto &entry) { return takenBack(entry.key()); });
    m_session.proofs.removeIf([&](const auto &entry) { return takenBack(entry.key()); });
    m_session.skipped.clear();
    if (report.to == 0)
        m_session.approved.reset();
    for (const int id : pageIds())
        qobject_cast<Page *>(page(id))->clearError();
    m_rollback->showReport(report);
}

} // namespace Bridgekeeper
