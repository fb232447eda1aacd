// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffbody.h"

#include "ui/appearance.h"
#include "ui/diffmodel.h"
#include "ui/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr int pad = 8;

int digitsOf(int number)
{
    return std::max(2, static_cast<int>(QString::number(number).size()));
}

class DiffLineDelegate : public QStyledItemDelegate {
public:
    DiffLineDelegate(const DiffModel *model, const QScrollBar *sideways, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model), m_sideways(sideways)
    {
    }

    /// Line numbers and sign, left of the text.
    [[nodiscard]] static int gutterOf(const DiffModel &model, const QFontMetrics &metrics)
    {
        const int number = digitsOf(model.lastLine()) * metrics.horizontalAdvance(u'0') + pad;
        return (model.isSideBySide() ? number : 2 * number) + pad + 2 * metrics.horizontalAdvance(u'+');
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const DiffRow &row = m_model->row(index.row());
        painter->save();
        painter->setLayoutDirection(Qt::LeftToRight);
        painter->setFont(option.font);
        if (row.folded > 0)
            paintFold(*painter, option, row);
        else if (m_model->isSideBySide())
            paintSide(*painter, option, row, index.column() == 0 ? DiffModel::Side::Before : DiffModel::Side::After);
        else
            paintSide(*painter, option, row, row.after > 0 ? DiffModel::Side::After : DiffModel::Side::Before);
        const bool focused = option.widget && option.widget->hasFocus();
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const bool current = view && view->currentIndex().row() == index.row();
        if (option.state & QStyle::State_Selected || (current && focused)) {
            QColor wash = tintsOf(option.palette).accent;
            wash.setAlphaF(0.14F);
            painter->fillRect(option.rect, wash);
        }
        if (current && focused) {
            const QRect area = option.rect;
            const QColor accent = tintsOf(option.palette).accent;
            painter->fillRect(QRect(area.left(), area.top(), area.width(), 1), accent);
            painter->fillRect(QRect(area.left(), area.bottom(), area.width(), 1), accent);
        }
        painter->restore();
    }

private:
    void paintFold(QPainter &painter, const QStyleOptionViewItem &option, const DiffRow &row) const
    {
        const Tints tints = tintsOf(option.palette);
        painter.fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tints.line);
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tints.line);
        const int side = option.fontMetrics.height() * 4 / 5;
        const int gutter = gutterOf(*m_model, option.fontMetrics);
        const QRect icon(option.rect.left() + gutter - side - pad, option.rect.center().y() - side / 2, side, side);
        iconOf(QStringLiteral("unfold"), tints.accent).paint(&painter, icon);
        painter.setPen(tints.accent);
        painter.setFont(QApplication::font());
        painter.drawText(option.rect.adjusted(gutter, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, DiffModel::foldText(row));
    }

    void paintSide(QPainter &painter, const QStyleOptionViewItem &option, const DiffRow &row, DiffModel::Side side) const
    {
        const Tints tints = tintsOf(option.palette);
        const bool before = side == DiffModel::Side::Before;
        const int number = before ? row.before : row.after;
        const bool changed = row.kind != LineKind::Same;
        const QFontMetrics &metrics = option.fontMetrics;
        if (number == 0) {
            // Nothing on this side: hatched, so that it is not taken for an empty line.
            painter.fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
            painter.fillRect(option.rect, QBrush(tints.line, Qt::BDiagPattern));
        } else if (changed) {
            painter.fillRect(option.rect, before ? tints.removedGround : tints.addedGround);
        }
        const int width = digitsOf(m_model->lastLine()) * metrics.horizontalAdvance(u'0');
        int left = option.rect.left() + pad;
        painter.setPen(tints.quiet);
        const auto drawNumber = [&](int line) {
            if (line > 0)
                painter.drawText(QRect(left, option.rect.top(), width, option.rect.height()), Qt::AlignRight | Qt::AlignVCenter,
                    QString::number(line));
            left += width + pad;
        };
        if (!m_model->isSideBySide())
            drawNumber(row.before);
        drawNumber(m_model->isSideBySide() ? number : row.after);
        const int sign = metrics.horizontalAdvance(u'+');
        if (changed && number > 0) {
            painter.setPen(before ? tints.bad : tints.good);
            QFont bold = option.font;
            bold.setBold(true);
            painter.setFont(bold);
            painter.drawText(QRect(left, option.rect.top(), sign + 2, option.rect.height()), Qt::AlignCenter,
                before ? QStringLiteral("−") : QStringLiteral("+"));
            painter.setFont(option.font);
        }
        if (number > 0) {
            const QRect area = option.rect.adjusted(gutterOf(*m_model, metrics), 0, 0, 0);
            paintText(painter, option, area, m_model->textOf(row, side), before ? tints.removedStrong : tints.addedStrong);
        }
        if (m_model->isSideBySide() && !before)
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), 1, option.rect.height()), tints.line);
    }

    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area, const MarkedText &marked,
        const QColor &strong) const
    {
        QTextLayout layout(marked.text, option.font);
        QTextOption direction;
        direction.setTextDirection(Qt::LeftToRight);
        direction.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(direction);
        QList<QTextLayout::FormatRange> formats;
        for (const Span &span : marked.changed) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(span.start);
            range.length = static_cast<int>(span.length);
            range.format.setBackground(strong);
            formats.append(range);
        }
        layout.setFormats(formats);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(1e6);
        layout.endLayout();
        painter.save();
        painter.setClipRect(area);
        painter.setPen(option.palette.color(QPalette::Text));
        layout.draw(&painter, QPointF(area.left() - m_sideways->value(), area.top() + (area.height() - line.height()) / 2));
        painter.restore();
    }

    const DiffModel *m_model;
    const QScrollBar *m_sideways;
};

} // namespace

DiffBody::DiffBody(DiffModel *model, QScrollBar *sideways, QWidget *parent)
    : QTableView(parent), m_model(model), m_sideways(sideways)
{
    setModel(model);
    setItemDelegate(new DiffLineDelegate(model, sideways, this));
    setFont(fontOf(TextStyle::Code, QApplication::font()));
    setLayoutDirection(Qt::LeftToRight); // configuration files read so in every language
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setFont(fontOf(TextStyle::Small, QApplication::font()));
    horizontalHeader()->setLayoutDirection(Qt::LeftToRight);
    horizontalHeader()->setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(0);
    connect(model, &QAbstractItemModel::modelReset, this, &DiffBody::showRows);
    connect(sideways, &QScrollBar::valueChanged, this, [this] { viewport()->update(); });
    showRows();
}

void DiffBody::showRows()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 5);
    horizontalHeader()->setVisible(m_model->isSideBySide());
    clearSpans();
    if (m_model->isSideBySide()) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->row(row).folded > 0)
                setSpan(row, 0, 1, 2);
        }
    }
    measure();
    updateGeometry();
}

void DiffBody::measure()
{
    const int column = viewport()->width() / std::max(1, m_model->columnCount());
    const int room = column - DiffLineDelegate::gutterOf(*m_model, fontMetrics());
    const int needed = m_model->widest() * fontMetrics().horizontalAdvance(u'0') + pad;
    m_sideways->setRange(0, std::max(0, needed - room));
    m_sideways->setPageStep(std::max(1, room));
    m_sideways->setSingleStep(fontMetrics().horizontalAdvance(u'0') * 4);
    m_sideways->setVisible(m_sideways->maximum() > 0);
}

QSize DiffBody::sizeHint() const
{
    return {widthOfTwo(), heightOf(std::clamp(m_model->rowCount(), 3, 22))};
}

int DiffBody::widthOfTwo() const
{
    constexpr int readable = 32;
    return 2 * (readable + digitsOf(m_model->lastLine()) + 5) * fontMetrics().horizontalAdvance(u'0');
}

int DiffBody::heightOf(int rows) const
{
    const int header = m_model->isSideBySide() ? horizontalHeader()->sizeHint().height() : 0;
    return rows * (fontMetrics().height() + 5) + header;
}

void DiffBody::goTo(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    setCurrentIndex(m_model->index(row, 0));
    scrollTo(m_model->index(std::min(row + 5, m_model->rowCount() - 1), 0));
    scrollTo(m_model->index(std::max(row - 2, 0), 0));
}

void DiffBody::unfoldRow(int row)
{
    const int top = verticalScrollBar()->value();
    m_model->unfold(row);
    verticalScrollBar()->setValue(top);
    setCurrentIndex(m_model->index(row, 0));
}

void DiffBody::copySelected() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows))
        lines.append(m_model->lineOf(row.row()));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void DiffBody::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelected();
    const int row = currentRow();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        // Taken in any case: it must not go on to the page's own button.
        if (row >= 0 && m_model->row(row).folded > 0)
            unfoldRow(row);
        return;
    case Qt::Key_Left:
        return m_sideways->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_Right:
        return m_sideways->triggerAction(QScrollBar::SliderSingleStepAdd);
    default:
        QTableView::keyPressEvent(event);
    }
}

void DiffBody::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && m_model->row(index.row()).folded > 0)
        unfoldRow(index.row());
}

void DiffBody::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const bool sideways = std::abs(turn.x()) > std::abs(turn.y()) || event->modifiers() & Qt::ShiftModifier;
    if (!sideways || m_sideways->maximum() == 0)
        return QTableView::wheelEvent(event);
    const int delta = turn.x() != 0 ? turn.x() : turn.y();
    m_sideways->setValue(m_sideways->value() - delta * m_sideways->singleStep() / 40);
    event->accept();
}

void DiffBody::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    measure();
}

void DiffBody::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        goTo(std::max(0, m_model->changeAfter(-1)));
}

void DiffBody::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_model)
        showRows();
}

} // namespace Bridgekeeper
