// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkpage.h"

#include "stepcard.h"
#include "texts.h"

#include "ui/consoleview.h"
#include "ui/copybutton.h"
#include "ui/qrview.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace Bridgekeeper {

namespace {

/// How long the bridge shows one code (mautrix-signal).
constexpr int secondsPerCode = 45;

} // namespace

LinkPage::LinkPage(Session &session)
    : Page(PageId::Link, titleOf(Phase::Link), session),
      m_code(new QrView),
      m_instructions(newText(TextStyle::Body)),
      m_bot(newText(TextStyle::Body)),
      m_command(newText(TextStyle::LargeCode)),
      m_ways(new QWidget),
      m_linked(new Panel),
      m_skip(new QPushButton(tr("Skip &for now"))),
      m_obstacle(new Panel),
      m_obstacleText(newText(TextStyle::Body)),
      m_card(new StepCard(allSteps().at(linkStep - 1), StepCard::Content::Run, session.masking()))
{
    setIntroduction(
        tr("Link your Signal account to the bridge. This can also be done later, by you or by any user of the bridge."));
    setAside(tr("step %1 of %2").arg(linkStep).arg(allSteps().size()));
    m_code->setObjectName(QStringLiteral("code"));
    m_instructions->setObjectName(QStringLiteral("instructions"));
    m_command->setObjectName(QStringLiteral("command"));
    m_skip->setObjectName(QStringLiteral("skip"));
    m_skip->setAutoDefault(false);
    m_obstacle->setTone(Tone::Warning);
    m_obstacle->setObjectName(QStringLiteral("obstacle"));
    (new QVBoxLayout(m_obstacle))->addWidget(m_obstacleText);
    m_obstacle->hide();
    m_linked->setTone(Tone::Good);
    m_linked->setObjectName(QStringLiteral("linked"));
    (new QVBoxLayout(m_linked))->addWidget(newText(TextStyle::Heading, tr("Your Signal account is linked.")));
    m_linked->hide();
    auto *copy = new CopyButton(tr("Copy &it"), [this] { return m_command->text(); });
    copy->setObjectName(QStringLiteral("copy-command"));
    copy->setAccessibleName(tr("Copy the command"));
    copy->setAutoDefault(false);

    auto *chat = new QHBoxLayout;
    chat->addWidget(m_command);
    chat->addWidget(copy);
    chat->addStretch(1);
    auto *words = new QVBoxLayout;
    words->addWidget(newText(TextStyle::Heading, tr("Have your phone ready")));
    words->addWidget(m_instructions);
    words->addSpacing(12);
    words->addWidget(newText(TextStyle::Heading, tr("Rather by chat?")));
    words->addWidget(m_bot);
    words->addLayout(chat);
    words->addSpacing(12);
    words->addWidget(m_skip, 0, Qt::AlignLeading);
    words->addStretch(1);
    auto *columns = new QHBoxLayout(m_ways);
    columns->setContentsMargins({});
    columns->setSpacing(20);
    columns->addWidget(m_code, 0, Qt::AlignTop);
    columns->addLayout(words, 1);
    body()->addWidget(m_obstacle);
    body()->addWidget(m_ways);
    body()->addWidget(m_linked);
    body()->addWidget(m_card);
    m_code->showMessage(tr("The code appears here."));

    connect(m_skip, &QPushButton::clicked, this, [this] { skip(); });
    connect(&session.engine, &EngineThread::linkCodeShown, this, [this](const LinkState &state) { showCode(state); });
}

void LinkPage::showCode(const LinkState &state)
{
    if (state.code.isEmpty()) {
        m_code->showMessage(tr("The next code is asked for…"));
        return;
    }
    m_code->showCode(state.code, secondsPerCode);
    refresh();
}

void LinkPage::refresh()
{
    const bool linked = session().isSettled(linkStep);
    m_instructions->showText(
        tr("On the phone: Signal › Settings › Linked devices › Link a new device. Then show the code and scan it. "
           "It is renewed by itself while you look for the phone."));
    if (session().state) {
        const Settings &settings = session().state->settings;
        m_bot->showText(tr("Send this to %1 in a Matrix client, in an encrypted room:").arg(settings.botId()));
        m_command->showText(settings.bridge.loginCommand);
        const QString locked = linked ? QString() : session().state->step(linkStep).lockedBecause;
        m_obstacleText->showText(locked);
        m_obstacle->setVisible(!locked.isEmpty());
    }
    m_ways->setVisible(!linked);
    m_linked->setVisible(linked);
    m_card->refresh(session());
    setPrimary(linked ? nextText() : isUnproved() ? tr("Check the &link") : tr("&Show the code"));
    Page::refresh();
}

bool LinkPage::isComplete() const
{
    if (session().engine.busy() || !session().state)
        return false;
    return session().isSettled(linkStep)
        || (session().engine.isConnected() && session().state->step(linkStep).lockedBecause.isEmpty());
}

bool LinkPage::validatePage()
{
    if (session().isSettled(linkStep))
        return true;
    startLinking();
    return false;
}

/// Somebody linked already, and only the proof is missing.
bool LinkPage::isUnproved() const
{
    return session().state && session().state->step(linkStep).plan.state == StepPlan::State::Pending;
}

void LinkPage::startLinking()
{
    clearError();
    session().reports.remove(linkStep);
    session().skipped.remove(linkStep);
    if (isUnproved()) {
        engine().runSteps(linkStep, linkStep);
        return;
    }
    m_code->showMessage(tr("The bridge is asked for a code…"));
    engine().link();
}

void LinkPage::skip()
{
    if (engine().busy()) {
        m_skipping = true;
        engine().cancel();
        return;
    }
    session().reports.remove(linkStep);
    session().skipped.insert(linkStep);
    emit pageRequested(PageId::Documents);
}

void LinkPage::startStep(int)
{
    console().begin(isUnproved() ? tr("Asking the bridge for its accounts") : tr("Waiting for the code to be scanned"));
    console().setOpen(false);
    m_card->refresh(session());
}

void LinkPage::endStep(const StepReport &report)
{
    m_code->showMessage(report.error ? tr("There is no code now.") : tr("Your Signal account is linked."));
    m_card->refresh(session());
    const bool asked = report.error && report.error->kind == ErrorKind::Cancelled;
    if (!asked)
        Page::endStep(report);
    m_card->setAccessibleDescription(report.error ? report.error->summary : tr("Your Signal account is linked."));
    QAccessibleEvent alert(m_card, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LinkPage::end()
{
    Page::end();
    if (m_skipping) {
        m_skipping = false;
        skip();
    }
}

void LinkPage::forgetServer()
{
    Page::forgetServer();
    m_code->showMessage(tr("The code appears here."));
    m_card->forget();
}

QList<ErrorPanel::Way> LinkPage::waysFrom(const Error &error) const
{
    QList<ErrorPanel::Way> ways = Page::waysFrom(error);
    if (session().engine.isConnected() && error.kind != ErrorKind::Conflict)
        ways.prepend({QStringLiteral("run-again"), tr("Show a new code")});
    return ways;
}

void LinkPage::takeWay(const QString &name)
{
    if (name == QLatin1String("run-again"))
        startLinking();
    else
        Page::takeWay(name);
}

} // namespace Bridgekeeper
