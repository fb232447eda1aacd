// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panel.h"

#include <QHash>
#include <QLabel>

namespace Bridgekeeper {

/// The program's type scale.
enum class TextStyle { Title, Heading, Strong, Body, Small, Code, LargeCode };

/// The font of a style, from the one that the system or the widget has.
[[nodiscard]] QFont fontOf(TextStyle style, const QFont &base);

/// Text that always fits: it wraps at words, and inside words that are longer than a line, as paths and hashes are. Never rich
/// text; control characters are shown as signs. Text of the code styles is left to right always.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(TextStyle style, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// An empty text hides the label.
    void showText(const QString &text);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QSizeF laidOut(qreal width, QPainter *painter = nullptr) const;
    QSizeF sizeAt(int width) const;
    [[nodiscard]] Qt::LayoutDirection textDirection() const;

    TextStyle m_style;
    Tone m_tone = Tone::Plain;
    mutable QHash<int, QSizeF> m_sizes; ///< of m_measured, by width
    mutable QString m_measured;
};

} // namespace Bridgekeeper
