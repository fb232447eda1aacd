// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/qrview.h"

#include "ui/appearance.h"
#include "ui/textlabel.h"

#include <QPainter>
#include <QTimerEvent>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>
#include <stdexcept>

namespace Bridgekeeper {

namespace {

constexpr int quietZone = 4; // modules, ISO/IEC 18004

} // namespace

QrView::QrView(QWidget *parent)
    : QWidget(parent), m_message(new TextLabel(TextStyle::Body, this)), m_countdown(new TextLabel(TextStyle::Body, this))
{
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTone(Tone::Quiet);
    m_message->hide();
    m_countdown->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_countdown->setTone(Tone::Quiet);
    m_countdown->hide();
    setAccessibleName(tr("QR code"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void QrView::showCode(const QByteArray &text, int seconds)
{
    try {
        const std::vector<std::uint8_t> bytes(text.cbegin(), text.cend());
        const auto code = qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::MEDIUM);
        m_side = code.getSize();
        m_modules.clear();
        for (int y = 0; y < m_side; ++y) {
            for (int x = 0; x < m_side; ++x)
                m_modules.push_back(code.getModule(x, y));
        }
    } catch (const std::length_error &) {
        showMessage(tr("This code is too long to be drawn. Link with a command to the bot instead."));
        return;
    }
    m_message->hide();
    m_seconds = seconds;
    m_since.start();
    if (seconds > 0)
        m_tick.start(250, this);
    else
        m_tick.stop();
    showCountdown();
    setAccessibleDescription(tr("A code to scan with the phone is shown on the screen."));
    updateGeometry();
    update();
}

void QrView::showMessage(const QString &message)
{
    m_modules.clear();
    m_side = 0;
    m_seconds = 0;
    m_tick.stop();
    m_countdown->hide();
    m_message->showText(message);
    setAccessibleDescription(m_message->text());
    update();
}

bool QrView::hasCode() const
{
    return m_side > 0;
}

void QrView::showCountdown()
{
    const qint64 left = std::max<qint64>(0, m_seconds - m_since.elapsed() / 1000);
    m_countdown->showText(m_seconds == 0 ? QString()
            : left == 0                  ? tr("A new code is on its way.")
            : left == 1                  ? tr("A new code follows in 1 second.")
                                         : tr("A new code follows in %n seconds.", nullptr, static_cast<int>(left)));
}

QSize QrView::sizeHint() const
{
    return {340, 340 + 3 * fontMetrics().height()};
}

QSize QrView::minimumSizeHint() const
{
    return {220, 220 + 3 * fontMetrics().height()};
}

QRect QrView::codeArea() const
{
    const int below = 3 * fontMetrics().height();
    const int side = std::min({width(), height() - below, 480});
    return {(width() - side) / 2, std::max(0, (height() - below - side) / 2), side, side};
}

void QrView::resizeEvent(QResizeEvent *)
{
    const QRect area = codeArea();
    m_message->setGeometry(area.adjusted(24, 24, -24, -24));
    m_countdown->setGeometry(0, area.bottom() + 12, width(), 3 * fontMetrics().height() - 12);
}

void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (hasCode())
        return paintCode(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tintsOf(palette()).line, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(codeArea()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

void QrView::paintCode(QPainter &painter) const
{
    const QRectF area = codeArea();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tintsOf(palette()).line, 1));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);

    // In device pixels: a module of a whole number of them has no grey edge at any scale.
    const qreal ratio = devicePixelRatioF();
    const int pixels = static_cast<int>(area.width() * ratio);
    const int module = std::max(1, pixels / (m_side + 2 * quietZone));
    QImage image(m_side * module, m_side * module, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter modules(&image);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (m_modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_side) + static_cast<std::size_t>(x)])
                modules.fillRect(x * module, y * module, module, module, Qt::black);
        }
    }
    modules.end();
    image.setDevicePixelRatio(ratio);
    const int margin = (pixels - image.width()) / 2;
    // Whole device pixels here, too.
    const QPointF corner = QPointF(qRound(area.left() * ratio) + margin, qRound(area.top() * ratio) + margin) / ratio;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(corner, image);
}

void QrView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tick.timerId())
        showCountdown();
    else
        QWidget::timerEvent(event);
}

} // namespace Bridgekeeper
