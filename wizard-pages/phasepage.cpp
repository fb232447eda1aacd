// SPDX-License-Identifier: GPL-3.0-or-later
#include "phasepage.h"

#include "stepcard.h"
#include "texts.h"

#include "ui/consoleview.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace Bridgekeeper {

PhasePage::PhasePage(Phase phase, const QString &introduction, QString action, Session &session)
    : Page(pageOf(phase), titleOf(phase), session),
      m_phase(phase),
      m_action(std::move(action)),
      m_steps(stepsOf(phase)),
      m_obstacle(new Panel),
      m_obstacleText(newText(TextStyle::Body))
{
    setIntroduction(introduction);
    setAside(range());
    m_obstacle->setTone(Tone::Warning);
    m_obstacle->setObjectName(QStringLiteral("obstacle"));
    auto *buttons = new QHBoxLayout;
    for (const char *name : {"survey", "settings", "take-over"}) {
        const ErrorPanel::Way offered = way(QLatin1String(name));
        auto *button = new QPushButton(offered.text);
        button->setObjectName(QStringLiteral("obstacle-") + offered.name);
        connect(button, &QPushButton::clicked, this, [this, name = offered.name] { takeWay(name); });
        buttons->addWidget(button);
        m_obstacleWays.append(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(m_obstacle);
    layout->addWidget(m_obstacleText);
    layout->addLayout(buttons);
    m_obstacle->hide();
    body()->addWidget(m_obstacle);
    for (const Step *step : m_steps) {
        m_cards.push_back(new StepCard(*step, StepCard::Content::Run, session.masking()));
        body()->addWidget(m_cards.back());
    }
}

QString PhasePage::range() const
{
    const int first = m_steps.front()->number;
    const int last = m_steps.back()->number;
    const int all = int(allSteps().size());
    if (first == last)
        return tr("step %1 of %2").arg(first).arg(all);
    return tr("steps %1 to %2 of %3").arg(first).arg(last).arg(all);
}

bool PhasePage::isSettled() const
{
    return std::all_of(m_steps.begin(), m_steps.end(), [this](const Step *step) { return session().isSettled(step->number); });
}

const StepState *PhasePage::firstOpenStep() const
{
    for (const Step *step : m_steps) {
        if (session().state && !session().isSettled(step->number))
            return &session().state->step(step->number);
    }
    return nullptr;
}

QString PhasePage::obstacle() const
{
    const StepState *open = firstOpenStep();
    if (!open)
        return {};
    if (!open->lockedBecause.isEmpty())
        return open->lockedBecause;
    if (open->plan.state == StepPlan::State::Blocked)
        return open->plan.reason;
    return open->plan.changes.empty() ? QString() : session().state->blockers.join(QLatin1Char('\n'));
}

void PhasePage::refresh()
{
    for (StepCard *card : m_cards)
        card->refresh(session());
    const QString why = obstacle();
    m_obstacleText->showText(why);
    m_obstacle->setVisible(!why.isEmpty() && session().runningStep == 0);
    m_obstacleWays.last()->setVisible(session().state && session().state->facts.lockHolderAlive);
    for (QPushButton *button : std::as_const(m_obstacleWays))
        button->setEnabled(!session().engine.busy());
    setPrimary(isSettled() ? nextText() : action());
    Page::refresh();
}

bool PhasePage::isComplete() const
{
    if (session().engine.busy() || !session().state)
        return false;
    return isSettled() || (session().engine.isConnected() && obstacle().isEmpty());
}

bool PhasePage::validatePage()
{
    if (isSettled())
        return true;
    run();
    return false;
}

/// A step whose file is not known before another one has run gets a click of its own: what it writes is seen first.
int PhasePage::lastOfRun() const
{
    QStringList seen;
    bool begun = false;
    for (const Step *step : m_steps) {
        const StepState &state = session().state->step(step->number);
        for (const Change &change : state.plan.changes) {
            if (const WriteFile *file = writtenFile(change))
                seen.append(file->path);
        }
        const bool unseen = std::any_of(state.plan.later.begin(), state.plan.later.end(), [&seen](const Announcement &later) {
            return later.kind == QLatin1String(WriteFile::kind) && !seen.contains(later.target);
        });
        if (begun && unseen)
            return step->number - 1;
        begun = begun || !state.settled();
    }
    return m_steps.back()->number;
}

int PhasePage::firstOpenNumber() const
{
    const StepState *open = firstOpenStep();
    return open ? open->number : m_steps.back()->number + 1;
}

void PhasePage::run()
{
    clearError();
    for (const Step *step : m_steps) {
        if (!session().isSettled(step->number)) {
            session().reports.remove(step->number);
            session().proofs.remove(step->number);
        }
    }
    console().clear();
    engine().runSteps(m_steps.front()->number, lastOfRun());
}

void PhasePage::startStep(int number)
{
    m_lastRun = number;
    for (StepCard *card : m_cards) {
        card->refresh(session());
        if (card->number() == number) {
            console().show();
            console().begin(card->accessibleName());
            console().setOpen(true);
            bringIntoSight(card);
        }
    }
    m_obstacle->hide();
}

void PhasePage::endStep(const StepReport &report)
{
    for (StepCard *card : m_cards) {
        card->refresh(session());
        if (card->number() == report.step) {
            card->setAccessibleDescription(report.error ? report.error->summary : tr("Step %1 is proved.").arg(report.step));
            QAccessibleEvent alert(card, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
    }
    Page::endStep(report);
}

QString PhasePage::outcome() const
{
    const auto report = session().reports.constFind(m_lastRun);
    if (m_lastRun == 0 || report == session().reports.cend() || !session().state)
        return {};
    if (!session().state->surveyed)
        return tr("What step %1 left on the server is not known yet.").arg(m_lastRun);
    const StepState &state = session().state->step(m_lastRun);
    if (!report->error)
        return isSettled() ? tr("Every step of this page is proved.")
                           : tr("Step %1 is proved. Now read what step %2 will change.").arg(m_lastRun).arg(firstOpenNumber());
    if (state.changed)
        return tr("Step %1 did not end well; its change stands on the server and can be proved or rolled back.").arg(m_lastRun);
    return tr("Step %1 did not end well; nothing of it stands on the server.").arg(m_lastRun);
}

void PhasePage::begin(const QString &what)
{
    Page::begin(what);
    for (QPushButton *button : std::as_const(m_obstacleWays))
        button->setEnabled(false);
}

void PhasePage::forgetServer()
{
    Page::forgetServer();
    m_lastRun = 0;
    for (StepCard *card : m_cards)
        card->forget();
}

void PhasePage::end()
{
    Page::end();
    const QString words = outcome();
    if (words.isEmpty() || !engine().isConnected())
        return;
    console().show();
    console().end(words);
    const auto report = session().reports.constFind(m_lastRun);
    console().setOpen(report->error.has_value());
    for (StepCard *card : m_cards) {
        if (!report->error && card->number() == firstOpenNumber())
            bringIntoSight(card);
    }
}

QList<ErrorPanel::Way> PhasePage::waysFrom(const Error &error) const
{
    QList<ErrorPanel::Way> ways = Page::waysFrom(error);
    // Only what did run can run again; a check or a survey that failed is another thing.
    const auto report = session().reports.constFind(m_lastRun);
    const bool ran = report != session().reports.cend() && report->error && !session().isSettled(m_lastRun);
    if (ran && session().engine.isConnected() && error.kind != ErrorKind::Conflict && error.kind != ErrorKind::Connection)
        ways.prepend(way(QStringLiteral("run-again")));
    if (session().engine.isConnected() && session().state && !session().state->standing.empty())
        ways.append(way(QStringLiteral("roll-back")));
    return ways;
}

void PhasePage::takeWay(const QString &name)
{
    if (name == QLatin1String("run-again"))
        run();
    else
        Page::takeWay(name);
}

} // namespace Bridgekeeper
