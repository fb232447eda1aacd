// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QByteArray>
#include <QElapsedTimer>
#include <QWidget>

#include <vector>

namespace Bridgekeeper {

class TextLabel;

/// A QR code, drawn large with its quiet zone, black on white in either palette, with a countdown to its renewal. What it
/// encodes is a secret: it is neither shown as text nor handed to assistive programs. High-DPI sharp: modules are whole device
/// pixels.
class QrView : public QWidget {
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    /// Draws `text`, renewed in `seconds` (0: no countdown).
    void showCode(const QByteArray &text, int seconds);
    /// Nothing to scan now; `message` stands in its place.
    void showMessage(const QString &message);
    [[nodiscard]] bool hasCode() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void showCountdown();
    [[nodiscard]] QRect codeArea() const;
    void paintCode(QPainter &painter) const;

    std::vector<bool> m_modules; ///< row by row
    int m_side = 0;
    int m_seconds = 0;
    QElapsedTimer m_since;
    QBasicTimer m_tick;
    TextLabel *m_message;
    TextLabel *m_countdown;
};

} // namespace Bridgekeeper
