// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/disclosure.h"

#include "ui/appearance.h"

#include <QEvent>
#include <QKeyEvent>

namespace Bridgekeeper {

Disclosure::Disclosure(const QString &text, QWidget *content, QWidget *parent) : QToolButton(parent), m_content(content)
{
    setText(text);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::toggled, this, &Disclosure::showState);
    showState();
}

void Disclosure::setOpen(bool open)
{
    setChecked(open);
}

void Disclosure::showState()
{
    const QString folded = isRightToLeft() ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right");
    setIcon(iconOf(isOpen() ? QStringLiteral("chevron-down") : folded, palette().color(QPalette::ButtonText)));
    setAccessibleDescription(isOpen() ? tr("Unfolded. Press to fold.") : tr("Folded. Press to unfold."));
    m_content->setVisible(isOpen());
}

void Disclosure::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        showState();
}

void Disclosure::keyPressEvent(QKeyEvent *event)
{
    // Enter would go on to the dialog's default button, which may change the server.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QToolButton::keyPressEvent(event);
}

} // namespace Bridgekeeper
