// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvepage.h"

#include "stepcard.h"
#include "texts.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace Bridgekeeper {

namespace {

QString bulleted(const QStringList &sentences)
{
    return sentences.isEmpty() ? QString() : QStringLiteral("• ") + sentences.join(QStringLiteral("\n• "));
}

/// Whether a step that is still to be run makes a change of type T, now or later.
template <typename T>
bool willMake(const EngineState &state)
{
    return std::any_of(state.steps.begin(), state.steps.end(), [](const StepState &step) {
        const auto isOne = [](const Change &change) { return std::holds_alternative<T>(change); };
        const auto willBeOne = [](const Announcement &later) { return later.kind == QLatin1String(T::kind); };
        return std::any_of(step.plan.changes.begin(), step.plan.changes.end(), isOne)
            || std::any_of(step.plan.later.begin(), step.plan.later.end(), willBeOne);
    });
}

QStringList noticed(const EngineState &state)
{
    QStringList sentences;
    if (willMake<RestartSynapse>(state))
        sentences.append(
            ApprovePage::tr("Synapse restarts once (step 14): messages pause for about ten seconds. If it is not healthy "
                            "again within %1 seconds, the old configuration is put back automatically.")
                .arg(state.settings.restartLimitSeconds));
    if (willMake<RunBackup>(state))
        sentences.append(ApprovePage::tr("The backup script runs once (step 5): disk and database are busier meanwhile."));
    if (willMake<RegisterBot>(state))
        sentences.append(ApprovePage::tr("The bot %1 appears in Matrix (step 15).").arg(state.settings.botId()));
    if (willMake<GreetBot>(state))
        sentences.append(ApprovePage::tr("%1 gets a new room with the bot (step 18).").arg(state.settings.operatorId));
    for (const Assumption &assumption : state.assumptions) {
        if (assumption.key == QLatin1String("image-age") && assumption.verdict == Verdict::Differs)
            sentences.append(assumption.evidence + QStringLiteral(": ") + assumption.consequence);
    }
    if (sentences.isEmpty())
        sentences.append(ApprovePage::tr("Nothing."));
    return sentences;
}

} // namespace

ApprovePage::ApprovePage(Session &session)
    : Page(PageId::Approve, tr("Approve"), session),
      m_notice(newText(TextStyle::Body)),
      m_cannotUndo(newText(TextStyle::Body)),
      m_obstacle(newText(TextStyle::Strong, {}, Tone::Bad)),
      m_approve(new QCheckBox(tr("I have read &what will happen, and approve it")))
{
    m_notice->setObjectName(QStringLiteral("notice"));
    m_cannotUndo->setObjectName(QStringLiteral("cannot-undo"));
    m_obstacle->setObjectName(QStringLiteral("obstacle"));
    m_approve->setObjectName(QStringLiteral("approve"));

    auto *summary = new Panel;
    summary->setTone(Tone::Warning);
    auto *summaryLayout = new QVBoxLayout(summary);
    summaryLayout->addWidget(newText(TextStyle::Heading, tr("What people will notice")));
    summaryLayout->addWidget(m_notice);
    summaryLayout->addSpacing(6);
    summaryLayout->addWidget(newText(TextStyle::Heading, tr("What cannot be undone")));
    summaryLayout->addWidget(m_cannotUndo);
    body()->addWidget(summary);
    body()->addSpacing(6);
    std::optional<Phase> phase;
    for (const Step &step : allSteps()) {
        if (phase != step.phase) {
            phase = step.phase;
            body()->addSpacing(8);
            body()->addWidget(newText(TextStyle::Heading, titleOf(step.phase)));
        }
        m_cards.push_back(new StepCard(step, StepCard::Content::Plan, session.masking()));
        body()->addWidget(m_cards.back());
    }
    addFooter(m_obstacle);
    addFooter(m_approve);
    connect(m_approve, &QCheckBox::clicked, this, [this](bool approved) {
        this->session().approved = approved ? std::optional(this->session().state->settings) : std::nullopt;
        refresh();
    });
}

void ApprovePage::refresh()
{
    setPrimary(nextText());
    const bool known = session().state.has_value();
    m_approve->setEnabled(known);
    if (known) {
        const EngineState &state = *session().state;
        setIntroduction(
            state.standing.empty() ? tr(
                "Everything that will happen, step by step. Nothing was changed yet; each phase still waits for its own click.")
                                   : tr("Everything that will happen, step by step. What is proved already stays as it is; "
                                        "each phase still waits for its own click."));
        for (StepCard *card : m_cards)
            card->refresh(session());
        QStringList lasting;
        for (const StepState &step : state.steps) {
            for (const Change &change : step.plan.changes)
                lasting += cannotUndoOf(change);
        }
        if (state.step(linkStep).plan.state == StepPlan::State::Operator)
            lasting += LinkAccount().cannotUndo();
        lasting.removeDuplicates();
        m_cannotUndo->showText(lasting.isEmpty() ? tr("Nothing: every change can be taken back.") : bulleted(lasting));
        m_notice->showText(bulleted(noticed(state)));
        m_obstacle->showText(state.blockers.join(QLatin1Char('\n')));
        // Other settings are another plan: it was not the one that was read.
        m_approve->setChecked(session().approved == state.settings);
    }
    Page::refresh();
}

void ApprovePage::forgetServer()
{
    Page::forgetServer();
    for (StepCard *card : m_cards)
        card->forget();
}

bool ApprovePage::isComplete() const
{
    return session().state && session().state->blockers.isEmpty() && m_approve->isChecked() && !session().engine.busy();
}

QWidget *ApprovePage::firstField() const
{
    return m_approve;
}

} // namespace Bridgekeeper
