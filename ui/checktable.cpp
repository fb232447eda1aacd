// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checktable.h"

#include "ui/checkrowview.h"
#include "ui/panel.h"
#include "ui/taborder.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace Bridgekeeper {

CheckTable::CheckTable(QWidget *parent)
    : QWidget(parent),
      m_body(new QWidget),
      m_list(new Panel(m_body)),
      m_lines(new QVBoxLayout(m_list)),
      m_scroll(new QScrollArea(this))
{
    m_lines->setContentsMargins(1, 1, 1, 1);
    m_lines->setSpacing(0);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->addWidget(m_list);
    body->addStretch();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its rows take the focus, and it follows them
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    setAccessibleName(tr("Checks"));
}

void CheckTable::setGrowing(bool growing)
{
    if (growing == m_scroll->isHidden())
        return;
    if (growing) {
        layout()->addWidget(m_scroll->takeWidget());
        m_body->show();
    } else {
        m_scroll->setWidget(m_body);
    }
    m_scroll->setVisible(!growing);
}

void CheckTable::setRows(const QList<CheckRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    QList<CheckRowView *> old = m_views;
    m_views.clear();
    for (const CheckRow &row : rows) {
        const auto found =
            std::find_if(old.cbegin(), old.cend(), [&](const CheckRowView *view) { return view->row().key == row.key; });
        CheckRowView *view = nullptr;
        if (found != old.cend()) {
            view = *found;
            old.erase(found);
        } else {
            view = new CheckRowView(m_list);
            view->installEventFilter(this);
        }
        view->showRow(row);
        m_views.append(view);
    }
    if (old.contains(m_current))
        m_current = nullptr;
    for (CheckRowView *gone : std::as_const(old)) {
        gone->hide();
        gone->deleteLater();
    }
    // Laid out anew only when the order is another: a running check changes its words only.
    QList<QWidget *> wanted;
    for (CheckRowView *view : std::as_const(m_views))
        wanted.append(view);
    QList<QWidget *> laid;
    for (int index = 0; index < m_lines->count(); ++index) {
        if (auto *view = qobject_cast<CheckRowView *>(m_lines->itemAt(index)->widget()))
            laid.append(view);
    }
    if (laid != wanted) {
        // Each row that is added to a list in sight is laid out at once; what has the focus is left in sight, so that it keeps
        // it.
        if (!m_list->isAncestorOf(QApplication::focusWidget()))
            m_list->hide();
        while (QLayoutItem *item = m_lines->takeAt(0)) {
            if (auto *line = qobject_cast<Hairline *>(item->widget()))
                line->deleteLater();
            delete item;
        }
        for (CheckRowView *view : std::as_const(m_views)) {
            if (view != m_views.first())
                m_lines->addWidget(new Hairline(m_list));
            m_lines->addWidget(view);
            view->show();
        }
    }
    setTabOrderInside(this, wanted);
    m_list->setVisible(!m_views.isEmpty());
    if (!m_current && !m_views.isEmpty())
        makeCurrent(m_views.first());
}

const QList<CheckRow> &CheckTable::rows() const
{
    return m_rows;
}

QString CheckTable::text() const
{
    QString text;
    for (const CheckRowView *view : m_views)
        text += view->text() + QLatin1Char('\n');
    return text;
}

void CheckTable::makeCurrent(CheckRowView *row)
{
    if (m_current)
        m_current->setFocusPolicy(Qt::ClickFocus);
    m_current = row;
    m_current->setFocusPolicy(Qt::StrongFocus);
}

void CheckTable::moveTo(qsizetype index)
{
    CheckRowView *const row = m_views.at(std::clamp<qsizetype>(index, 0, m_views.size() - 1));
    row->setFocus(Qt::TabFocusReason);
    // The nearest area that scrolls may be the page's own.
    for (QWidget *above = row->parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above)) {
            area->ensureWidgetVisible(row, 0, 12);
            return;
        }
    }
}

bool CheckTable::eventFilter(QObject *watched, QEvent *event)
{
    auto *row = qobject_cast<CheckRowView *>(watched);
    if (row && event->type() == QEvent::FocusIn)
        makeCurrent(row);
    if (!row || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const qsizetype index = m_views.indexOf(row);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        moveTo(index - 1);
        return true;
    case Qt::Key_Down:
        moveTo(index + 1);
        return true;
    case Qt::Key_Home:
        moveTo(0);
        return true;
    case Qt::Key_End:
        moveTo(m_views.size() - 1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace Bridgekeeper
