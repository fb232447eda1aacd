// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iconview.h"

#include "ui/appearance.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace Bridgekeeper {

qreal runningTurn()
{
    static const QElapsedTimer since = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    constexpr qint64 msPerTurn = 1100;
    return static_cast<qreal>(since.elapsed() % msPerTurn) / msPerTurn;
}

void paintRunning(QPainter &painter, const QRectF &area, const QColor &color, qreal turn)
{
    const qreal width = std::max(1.5, area.width() / 9);
    const QRectF ring = area.adjusted(width, width, -width, -width);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    QColor faint = color;
    faint.setAlphaF(0.22F);
    painter.setPen(QPen(faint, width));
    painter.drawEllipse(ring);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, qRound(-turn * 360 * 16), 110 * 16);
    painter.restore();
}

IconView::IconView(QWidget *parent, qreal lines) : QWidget(parent), m_lines(lines)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconView::showIcon(const QString &name, Tone tone)
{
    m_turning.stop();
    m_name = name;
    m_tone = tone;
    update();
}

void IconView::showRunning()
{
    m_tone = Tone::Accent;
    constexpr int msPerFrame = 60;
    if (!m_turning.isActive())
        m_turning.start(msPerFrame, this);
    update();
}

QSize IconView::sizeHint() const
{
    const int side = qRound(fontMetrics().height() * m_lines);
    return {side, side};
}

void IconView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = colorOf(m_tone, palette());
    if (m_turning.isActive())
        paintRunning(painter, rect(), color, runningTurn());
    else if (!m_name.isEmpty())
        iconOf(m_name, color).paint(&painter, rect());
}

void IconView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_turning.timerId())
        update();
    else
        QWidget::timerEvent(event);
}

} // namespace Bridgekeeper
