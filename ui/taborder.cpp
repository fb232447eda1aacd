// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/taborder.h"

#include <QWidget>

#include <utility>

namespace Bridgekeeper {

void setTabOrderAfter(QWidget *before, const QList<QWidget *> &parts)
{
    // Qt moves only what takes the focus, so containers stay where they are and their controls are moved one by one.
    QList<QWidget *> order;
    for (QWidget *part : parts) {
        if (part->focusPolicy() != Qt::NoFocus)
            order.append(part);
        for (QWidget *widget = part->nextInFocusChain(); widget != part; widget = widget->nextInFocusChain()) {
            if (part->isAncestorOf(widget) && widget->focusPolicy() != Qt::NoFocus)
                order.append(widget);
        }
    }
    for (QWidget *widget : std::as_const(order)) {
        QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

void setTabOrderInside(QWidget *container, const QList<QWidget *> &parts)
{
    QWidget *before = container->previousInFocusChain();
    while (before != container && (before->focusPolicy() == Qt::NoFocus || container->isAncestorOf(before)))
        before = before->previousInFocusChain();
    setTabOrderAfter(before, parts);
}

} // namespace Bridgekeeper
