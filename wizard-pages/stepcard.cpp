// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepcard.h"

#include "texts.h"

#include "ui/checktable.h"
#include "ui/diffview.h"
#include "ui/iconview.h"
#include "ui/layouts.h"

#include <QHBoxLayout>

namespace Bridgekeeper {

StepCard::StepCard(const Step &step, Content content, std::function<QByteArray(const QByteArray &)> masked)
    : m_step(step),
      m_content(content),
      m_masked(std::move(masked)),
      m_icon(new IconView),
      m_situation(newText(TextStyle::Small)),
      m_reason(newText(TextStyle::Small, {}, Tone::Quiet)),
      m_changesTitle(newText(TextStyle::Strong)),
      m_changes(new QVBoxLayout),
      m_made(newText(TextStyle::Body)),
      m_proofs(new CheckTable)
{
    setObjectName(QStringLiteral("step-%1").arg(step.number));
    setAccessibleName(QStringLiteral("%1. %2").arg(step.number).arg(step.title));
    m_situation->setObjectName(QStringLiteral("situation"));
    m_situation->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_proofs->setObjectName(QStringLiteral("proofs-%1").arg(step.number));
    m_proofs->setAccessibleName(tr("Proofs of step %1").arg(step.number));
    m_proofs->setGrowing(true);

    auto *heading = new QHBoxLayout;
    heading->addWidget(m_icon, 0, Qt::AlignTop);
    heading->addWidget(newText(TextStyle::Heading, accessibleName()), 1);
    heading->addWidget(m_situation, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addLayout(heading);
    layout->addWidget(newText(TextStyle::Body, step.purpose));
    layout->addWidget(m_reason);
    layout->addWidget(m_changesTitle);
    layout->addLayout(m_changes);
    layout->addWidget(m_made);
    layout->addWidget(m_proofs);
    m_proofs->hide();
    m_icon->setVisible(content == Content::Run);
}

void StepCard::refresh(const Session &session)
{
    showSituation(session);
    if (!session.state)
        return;
    const StepState &state = session.state->step(m_step.number);
    m_reason->showText(state.plan.reason);
    const auto report = session.reports.constFind(m_step.number);
    showChanges(state, report != session.reports.cend() && !report->error && session.engine.busy());
    if (m_content == Content::Run) {
        QStringList made;
        for (const JournaledChange &change : session.state->standing) {
            if (change.step == m_step.number && m_shown.isEmpty())
                made.append(QStringLiteral("• ") + QString::fromUtf8(m_masked(summaryOf(change.change).toUtf8())));
        }
        if (!made.isEmpty())
            m_changesTitle->showText(tr("Changed"));
        m_made->showText(made.join(QLatin1Char('\n')));
        showProofs(session);
    }
}

void StepCard::forget()
{
    m_shown.clear();
    empty(m_changes);
}

void StepCard::showSituation(const Session &session)
{
    QString icon = QStringLiteral("waiting");
    Tone tone = Tone::Quiet;
    QString words = tr("to do");
    const StepState *state = session.state ? &session.state->step(m_step.number) : nullptr;
    const auto report = session.reports.constFind(m_step.number);
    const bool reported = report != session.reports.cend();
    if (m_content == Content::Run && session.runningStep == m_step.number) {
        m_icon->showRunning();
        m_situation->setTone(Tone::Accent);
        m_situation->showText(tr("running"));
        return;
    }
    const auto say = [&](const char *name, Tone toned, const QString &text) {
        icon = QLatin1String(name);
        tone = toned;
        words = text;
    };
    if (reported && report->error && report->error->kind == ErrorKind::Cancelled && !(state && state->settled()))
        say("stop", Tone::Warning, tr("cancelled"));
    else if (reported && report->error && report->error->kind == ErrorKind::Connection && !(state && state->settled()))
        say("warning", Tone::Warning, tr("not known yet"));
    else if (reported && report->error && !(state && state->settled()))
        say("bad", Tone::Bad, tr("failed"));
    else if ((reported && !report->error) || (state && state->settled()))
        say("good", Tone::Good,
            reported && report->took.count() > 0 ? tr("proved in %1 s").arg(double(report->took.count()) / 1000, 0, 'f', 1)
                                                 : tr("proved"));
    else if (state && state->plan.state == StepPlan::State::Blocked)
        say("warning", Tone::Warning, tr("blocked"));
    else if (state && state->plan.state == StepPlan::State::Operator)
        say("people", Tone::Quiet, tr("left to you"));
    else if (state && state->changed)
        say("warning", Tone::Warning, tr("changed, not proved"));
    m_icon->showIcon(icon, tone);
    m_situation->setTone(tone);
    m_situation->showText(words);
}

void StepCard::showChanges(const StepState &state, bool justRun)
{
    const StepPlan &plan = state.plan;
    QByteArray signature;
    for (const Change &change : plan.changes)
        signature += kindOf(change).toUtf8() + '\n' + targetOf(change).toUtf8() + '\n' + summaryOf(change).toUtf8() + '\n'
            + diffOf(change);
    for (const Announcement &later : plan.later)
        signature += later.summary.toUtf8() + '\n';
    // What was just made stays to be looked at.
    if (signature.isEmpty() && state.changed && !m_shown.isEmpty()) {
        m_changesTitle->showText(tr("Changed"));
        return;
    }
    // The state follows when all steps of a click have ended.
    if (justRun && !m_shown.isEmpty()) {
        m_changesTitle->showText(tr("Changed"));
        return;
    }
    m_changesTitle->showText(signature.isEmpty() ? QString() : tr("Will change"));
    if (signature == m_shown)
        return;
    m_shown = signature;
    empty(m_changes);
    for (const Change &change : plan.changes)
        addChange(change);
    for (const Announcement &later : plan.later)
        m_changes->addWidget(newText(TextStyle::Body, QStringLiteral("• ") + later.summary));
}

void StepCard::addChange(const Change &change)
{
    QString line = QStringLiteral("• ") + QString::fromUtf8(m_masked(summaryOf(change).toUtf8()));
    const WriteFile *file = writtenFile(change);
    const auto *local = std::get_if<WriteLocalFile>(&change);
    if (file && file->secret)
        line += QLatin1Char('\n') + tr("%1: its content is a secret and is not shown.").arg(file->path);
    m_changes->addWidget(newText(TextStyle::Body, line));
    if ((!file || file->secret) && !local)
        return;
    auto *diff = new DiffView;
    diff->setObjectName(QStringLiteral("diff"));
    diff->setMasking(m_masked);
    if (file)
        diff->showDiff(file->path, file->before, file->after, file->existed, true);
    else
        diff->showDiff(local->path, local->before, local->after, local->existed, true);
    m_changes->addWidget(diff);
}

void StepCard::showProofs(const Session &session)
{
    QList<CheckRow> rows;
    for (const Proof &proof : session.proofs.value(m_step.number))
        rows.append({proof.key, proof.holds ? CheckState::Good : CheckState::Bad, proof.claim, proof.evidence,
            proof.holds ? QString() : proof.cause, proof.details});
    m_proofs->setRows(rows);
    m_proofs->setVisible(!rows.isEmpty());
}

} // namespace Bridgekeeper
