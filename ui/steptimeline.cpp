// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/steptimeline.h"

#include "ui/appearance.h"
#include "ui/iconview.h"
#include "ui/textlabel.h"
#include "ui/visibletext.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace Bridgekeeper {

namespace {

enum LineRole { StateRole = Qt::UserRole, NumberRole, StepsRole, FirstRole, LastRole };

constexpr int side = 14; // left and right of a line
constexpr int gap = 10; // between icon and words
constexpr int above = 6; // above and below the words of a line

QString wordOf(TimelineState state)
{
    switch (state) {
    case TimelineState::Waiting:
        return StepTimeline::tr("not yet");
    case TimelineState::Current:
        return StepTimeline::tr("now");
    case TimelineState::Running:
        return StepTimeline::tr("running");
    case TimelineState::Done:
        return StepTimeline::tr("done");
    case TimelineState::Failed:
        return StepTimeline::tr("failed");
    case TimelineState::Skipped:
        return StepTimeline::tr("skipped");
    case TimelineState::Locked:
        return StepTimeline::tr("locked");
    }
    return {};
}

struct Sign {
    QString icon;
    Tone tone;
};

Sign signOf(TimelineState state)
{
    switch (state) {
    case TimelineState::Current:
        return {QStringLiteral("current"), Tone::Accent};
    case TimelineState::Running:
        return {QString(), Tone::Accent};
    case TimelineState::Done:
        return {QStringLiteral("good"), Tone::Good};
    case TimelineState::Failed:
        return {QStringLiteral("bad"), Tone::Bad};
    case TimelineState::Skipped:
        return {QStringLiteral("skipped"), Tone::Quiet};
    case TimelineState::Locked:
        return {QStringLiteral("lock"), Tone::Quiet};
    case TimelineState::Waiting:
        break;
    }
    return {QStringLiteral("circle"), Tone::Quiet};
}

// What has a sign of its own that everybody reads needs no word beside it; the rest says it.
bool saysItsState(TimelineState state)
{
    return state == TimelineState::Running || state == TimelineState::Failed || state == TimelineState::Skipped
        || state == TimelineState::Locked;
}

class TimelineLine : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto state = static_cast<TimelineState>(index.data(StateRole).toInt());
        const bool step = index.data(NumberRole).toInt() > 0;
        const bool here =
            !step && (state == TimelineState::Current || state == TimelineState::Running || index.data(StepsRole).toBool());
        const Tints tints = tintsOf(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (here) {
            QColor ground = tints.accent;
            ground.setAlphaF(0.12F);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), 6, 6);
        }

        const Parts parts = partsOf(option, index);
        const QRect iconArea = QStyle::visualRect(option.direction, option.rect, parts.icon);
        paintThread(*painter, option, index, iconArea, tints.line);
        const Sign sign = signOf(state);
        const QColor signColor = colorOf(sign.tone, option.palette);
        if (sign.icon.isEmpty())
            paintRunning(*painter, iconArea, signColor, runningTurn());
        else
            iconOf(sign.icon, signColor).paint(painter, iconArea);

        const bool quiet =
            !here && (state == TimelineState::Waiting || state == TimelineState::Locked || state == TimelineState::Skipped);
        painter->setFont(parts.font);
        painter->setPen(quiet ? tints.quiet : option.palette.color(QPalette::WindowText));
        const int flags =
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignTop)) | Qt::TextWordWrap;
        painter->drawText(QStyle::visualRect(option.direction, option.rect, parts.words), flags, breakable(index));
        if (!parts.word.isEmpty()) {
            painter->setFont(parts.wordFont);
            painter->setPen(state == TimelineState::Failed ? tints.bad
                    : state == TimelineState::Running      ? tints.accent
                                                           : tints.quiet);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, parts.wordArea), flags, parts.word);
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        QStyleOptionViewItem inside = option;
        inside.rect = QRect(0, 0, view ? view->viewport()->width() : option.rect.width(), 0);
        const Parts parts = partsOf(inside, index);
        return {inside.rect.width(), parts.height};
    }

private:
    struct Parts {
        QRect icon, words, wordArea;
        QFont font, wordFont;
        QString word;
        int height = 0;
    };

    /// Names of settings are long words: a line may end behind each of their underscores.
    [[nodiscard]] static QString breakable(const QModelIndex &index)
    {
        return index.data().toString().replace(QLatin1Char('_'), QStringLiteral("_\u200B"));
    }

    [[nodiscard]] static Parts partsOf(const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const auto state = static_cast<TimelineState>(index.data(StateRole).toInt());
        const bool step = index.data(NumberRole).toInt() > 0;
        Parts parts;
        parts.font = option.font;
        parts.wordFont = fontOf(TextStyle::Small, option.font);
        if (step)
            parts.font = parts.wordFont;
        else if (state == TimelineState::Current || state == TimelineState::Running || index.data(StepsRole).toBool())
            parts.font.setWeight(QFont::DemiBold);
        const int line = QFontMetrics(option.font).height();
        const int iconSide = step ? line * 4 / 5 : line * 11 / 10;
        const int start = step ? side + line + gap : side;
        const int textStart = start + iconSide + gap;
        const int width = std::max(40, option.rect.width() - textStart - side);
        const QFontMetrics metrics(parts.font);
        const int pad = step ? above - 3 : above;
        const int height = metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, breakable(index)).height();
        const QPoint origin = option.rect.topLeft();
        parts.icon = QRect(origin + QPoint(start, pad + (metrics.height() - iconSide) / 2), QSize(iconSide, iconSide));
        parts.words = QRect(origin + QPoint(textStart, pad), QSize(width, height));
        parts.height = height + 2 * pad;
        if (saysItsState(state)) {
            parts.word = wordOf(state);
            const int wordHeight = QFontMetrics(parts.wordFont).height();
            parts.wordArea = QRect(origin + QPoint(textStart, pad + height), QSize(width, wordHeight));
            parts.height += wordHeight;
        }
        parts.height = std::max(parts.height, iconSide + 2 * pad);
        return parts;
    }

    // The thread on which the entries are strung.
    static void paintThread(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &icon, const QColor &color)
    {
        painter.setPen(QPen(color, 2));
        if (index.data(NumberRole).toInt() > 0) {
            if (index.data(LastRole).toBool())
                return;
            const int line = QFontMetrics(option.font).height();
            const QRect entry(option.rect.topLeft() + QPoint(side, 0), QSize(line * 11 / 10, 1));
            const int x = QStyle::visualRect(option.direction, option.rect, entry).center().x() + 1;
            painter.drawLine(x, option.rect.top(), x, option.rect.bottom() + 1);
            return;
        }
        const int x = icon.center().x() + 1;
        if (!index.data(FirstRole).toBool())
            painter.drawLine(x, option.rect.top(), x, icon.top() - 3);
        if (!index.data(LastRole).toBool())
            painter.drawLine(x, icon.bottom() + 4, x, option.rect.bottom() + 1);
    }
};

} // namespace

StepTimeline::StepTimeline(QWidget *parent)
    : QWidget(parent), m_lines(new QStandardItemModel(this)), m_view(new QListView(this))
{
    m_view->setModel(m_lines);
    m_view->setItemDelegate(new TimelineLine(m_view));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setWordWrap(true); // without it, lines keep the height that they needed at another width
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setAccessibleName(tr("Progress"));
    m_view->viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->addWidget(m_view);
}

void StepTimeline::setEntries(const QList<TimelineEntry> &entries)
{
    m_entries = entries;
    int row = 0;
    int current = -1;
    bool runs = false;
    const auto show = [&](const QString &title, TimelineState state, int number, bool steps, bool first, bool last) {
        if (row == m_lines->rowCount())
            m_lines->appendRow(new QStandardItem);
        QStandardItem *const item = m_lines->item(row++);
        const QString words = visibleText(number > 0 ? QStringLiteral("%1  %2").arg(QString::number(number), title) : title);
        item->setText(words);
        item->setToolTip(wordOf(state));
        item->setData(static_cast<int>(state), StateRole);
        item->setData(number, NumberRole);
        item->setData(steps, StepsRole);
        item->setData(first, FirstRole);
        item->setData(last, LastRole);
        item->setData(number > 0 ? tr("Step %1, %2: %3").arg(QString::number(number), visibleText(title), wordOf(state))
                                 : tr("%1: %2").arg(words, wordOf(state)),
            Qt::AccessibleTextRole);
        item->setFlags(Qt::ItemIsEnabled);
        runs = runs || state == TimelineState::Running;
    };
    for (qsizetype index = 0; index < entries.size(); ++index) {
        const TimelineEntry &entry = entries[index];
        const bool active = std::any_of(entry.steps.cbegin(), entry.steps.cend(),
            [](const TimelineEntry::Step &step) { return step.state == TimelineState::Running; });
        const bool here = entry.state == TimelineState::Current || entry.state == TimelineState::Running
            || (entry.state == TimelineState::Failed && !entry.steps.isEmpty()) || active;
        if (here)
            current = row;
        const bool last = index + 1 == entries.size();
        show(entry.range.isEmpty() ? entry.title : tr("%1 %2").arg(entry.title, entry.range), entry.state, 0, here, index == 0,
            last);
        if (here) {
            for (const TimelineEntry::Step &step : entry.steps)
                show(step.title, step.state, step.number, false, false, last);
        }
    }
    m_lines->removeRows(row, m_lines->rowCount() - row);
    if (runs)
        m_turning.start(60, this);
    else
        m_turning.stop();
    if (current >= 0)
        m_view->scrollTo(m_lines->index(current, 0), QAbstractItemView::EnsureVisible);
}

const QList<TimelineEntry> &StepTimeline::entries() const
{
    return m_entries;
}

QSize StepTimeline::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30 + 2 * side, fontMetrics().height() * 30};
}

QSize StepTimeline::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 18 + 2 * side, fontMetrics().height() * 8};
}

void StepTimeline::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_turning.timerId())
        m_view->viewport()->update();
    else
        QWidget::timerEvent(event);
}

} // namespace Bridgekeeper
