// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takenbackview.h"

#include "ui/diffview.h"
#include "ui/disclosure.h"
#include "ui/iconview.h"
#include "ui/taborder.h"
#include "ui/textlabel.h"

#include <QHBoxLayout>

#include <algorithm>

namespace Bridgekeeper {

TakenBackView::TakenBackView(const TakenBack &change, const Mask &masked, QWidget *parent)
    : QWidget(parent), m_id(change.changeId), m_icon(new IconView(this, 1.1)), m_word(new TextLabel(TextStyle::Strong, this))
{
    auto *title = new TextLabel(TextStyle::Body, this);
    title->showText(tr("Step %1: %2").arg(QString::number(change.step), change.summary));
    m_title = title->text();
    auto *target = new TextLabel(TextStyle::Code, this);
    target->setTone(Tone::Quiet);
    target->showText(change.target);

    const QStringList words{tr("to come"), tr("running"), tr("taken back"), tr("failed")};
    int widest = 0;
    for (const QString &word : words)
        widest = std::max(widest, QFontMetrics(m_word->font()).horizontalAdvance(word));
    m_word->setFixedWidth(widest + 2);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(target);
    if (change.changedSince)
        addRemark(*texts, tr("Changed by somebody else since: only our lines are taken out."));
    for (const QString &left : change.cannotUndo)
        addRemark(*texts, tr("Cannot be undone: %1").arg(left));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 9, 12, 9);
    head->setSpacing(10);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_word, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addLayout(head);
    if (change.file)
        addDiff(*rows, change, masked);
    setAccessibleDescription(m_remarks.join(QLatin1Char(' ')));
    showState(QStringLiteral("circle"), Tone::Quiet, words.first());
}

void TakenBackView::addRemark(QVBoxLayout &words, const QString &text)
{
    auto *icon = new IconView(this, 0.9);
    icon->showIcon(QStringLiteral("warning"), Tone::Warning);
    auto *label = new TextLabel(TextStyle::Small, this);
    label->setTone(Tone::Warning);
    label->showText(text);
    m_remarks.append(label->text());
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    words.addLayout(row);
}

void TakenBackView::addDiff(QVBoxLayout &rows, const TakenBack &change, const Mask &masked)
{
    auto *place = new QWidget(this);
    auto *inside = new QVBoxLayout(place);
    inside->setContentsMargins(12, 0, 12, 12);
    auto *unfold = new Disclosure(tr("Show what changes in the file"), place, this);
    unfold->setAccessibleName(tr("Show what changes in the file %1").arg(change.target));
    // Made when somebody looks: a roll back may hold many large files.
    connect(unfold, &Disclosure::toggled, place, [place, unfold, change, masked](bool open) {
        if (!open || !place->layout()->isEmpty())
            return;
        auto *diff = new DiffView(place);
        diff->setMasking(masked);
        diff->showDiff(change.target, change.now, change.then, true, !change.then.isNull());
        diff->setFixedHeight(diff->sizeHint().height());
        place->layout()->addWidget(diff);
        setTabOrderAfter(unfold, {place});
    });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 8);
    row->addWidget(unfold);
    row->addStretch();
    rows.addLayout(row);
    rows.addWidget(place);
}

void TakenBackView::showState(const QString &icon, Tone tone, const QString &word)
{
    if (icon.isEmpty())
        m_icon->showRunning();
    else
        m_icon->showIcon(icon, tone);
    m_word->setTone(tone);
    m_word->showText(word);
    setAccessibleName(tr("%1: %2").arg(word, m_title));
}

void TakenBackView::showProgress(Progress progress)
{
    switch (progress) {
    case Progress::Begun:
        return showState(QString(), Tone::Accent, tr("running"));
    case Progress::Done:
        return showState(QStringLiteral("good"), Tone::Good, tr("taken back"));
    case Progress::Failed:
        return showState(QStringLiteral("bad"), Tone::Bad, tr("failed"));
    }
}

} // namespace Bridgekeeper
