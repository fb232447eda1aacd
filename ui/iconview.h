// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panel.h"

#include <QBasicTimer>

class QPainter;

namespace Bridgekeeper {

/// A ring with a gap that turns; `turn` from 0 to 1. Says by its shape that something runs.
void paintRunning(QPainter &painter, const QRectF &area, const QColor &color, qreal turn);

/// How far the rings of the whole program have turned now, so that they turn together.
[[nodiscard]] qreal runningTurn();

/// An icon as tall as a line of text, or the sign of something running. It is decoration: the words are beside it.
class IconView : public QWidget {
    Q_OBJECT

public:
    explicit IconView(QWidget *parent = nullptr, qreal lines = 1.0);

    void showIcon(const QString &name, Tone tone);
    void showRunning();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QString m_name;
    Tone m_tone = Tone::Plain;
    qreal m_lines;
    QBasicTimer m_turning;
};

} // namespace Bridgekeeper
