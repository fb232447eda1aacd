// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/copybutton.h"

#include "ui/appearance.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Bridgekeeper {

CopyButton::CopyButton(const QString &label, std::function<QString()> copied, QWidget *parent)
    : QPushButton(label, parent), m_label(label)
{
    setAutoDefault(false);
    auto *shown = new QTimer(this);
    shown->setSingleShot(true);
    shown->setInterval(std::chrono::seconds(2));
    connect(shown, &QTimer::timeout, this, [this] { showDone(false); });
    connect(this, &QPushButton::clicked, this, [this, shown, text = std::move(copied)] {
        QGuiApplication::clipboard()->setText(text());
        showDone(true);
        shown->start();
    });
    showDone(false);
    // It must not jump when its label changes.
    const QString before = text();
    const int width = sizeHint().width();
    setText(tr("Copied"));
    setMinimumWidth(std::max(width, sizeHint().width()));
    setText(before);
}

void CopyButton::showDone(bool done)
{
    m_done = done;
    setText(done ? tr("Copied") : m_label);
    setIcon(done ? iconOf(QStringLiteral("check"), tintsOf(palette()).good)
                 : iconOf(QStringLiteral("copy"), palette().color(QPalette::ButtonText)));
}

void CopyButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDone(m_done);
}

} // namespace Bridgekeeper
