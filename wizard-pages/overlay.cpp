// SPDX-License-Identifier: GPL-3.0-or-later
#include "overlay.h"

#include <QEvent>
#include <QHBoxLayout>

namespace Bridgekeeper {

Overlay::Overlay(QWidget *content, int characters, QWidget *window) : QFrame(window), m_window(window)
{
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    if (characters > 0) {
        content->setMaximumWidth(content->fontMetrics().averageCharWidth() * characters);
        layout->addStretch(1);
        layout->addWidget(content, 8, Qt::AlignVCenter);
        layout->addStretch(1);
    } else {
        layout->addWidget(content);
    }
    hide();
    window->installEventFilter(this);
}

void Overlay::open()
{
    setGeometry(m_window->rect());
    raise();
    show();
}

void Overlay::dismiss()
{
    hide();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        setGeometry(m_window->rect());
    return QFrame::eventFilter(watched, event);
}

} // namespace Bridgekeeper
