// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layouts.h"

#include <QLayout>
#include <QWidget>

namespace Bridgekeeper {

void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QLayout *inner = item->layout())
            empty(inner);
        // Later: an event of it may be on its way.
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace Bridgekeeper
