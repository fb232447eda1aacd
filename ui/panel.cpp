// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel.h"

#include "ui/appearance.h"

#include <QPainter>

namespace Bridgekeeper {

QColor colorOf(Tone tone, const QPalette &palette)
{
    const Tints tints = tintsOf(palette);
    switch (tone) {
    case Tone::Plain:
        break;
    case Tone::Accent:
        return tints.accent;
    case Tone::Good:
        return tints.good;
    case Tone::Warning:
        return tints.warning;
    case Tone::Bad:
        return tints.bad;
    case Tone::Quiet:
        return tints.quiet;
    }
    return palette.color(QPalette::WindowText);
}

Panel::Panel(QWidget *parent) : QFrame(parent) { }

void Panel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    const Tints tints = tintsOf(palette());
    QColor ground = palette().color(QPalette::Base);
    QColor edge = tints.line;
    if (m_tone == Tone::Good || m_tone == Tone::Warning || m_tone == Tone::Bad) {
        ground = m_tone == Tone::Good ? tints.goodGround : m_tone == Tone::Warning ? tints.warningGround : tints.badGround;
        edge = colorOf(m_tone, palette());
        edge.setAlphaF(0.35F);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

Hairline::Hairline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tintsOf(palette()).line);
}

} // namespace Bridgekeeper
