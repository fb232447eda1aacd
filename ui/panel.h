// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>

namespace Bridgekeeper {

/// What a colour says. It is never the only one that says it.
enum class Tone { Plain, Accent, Good, Warning, Bad, Quiet };

/// The colour of text and icons of this tone.
[[nodiscard]] QColor colorOf(Tone tone, const QPalette &palette);

/// A soft ground with rounded corners and a hairline around it, for things that belong together.
class Panel : public QFrame {
    Q_OBJECT

public:
    explicit Panel(QWidget *parent = nullptr);

    /// Good, Warning and Bad have grounds of their own; every other tone is the palette's base.
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Plain;
};

/// A hairline from side to side.
class Hairline : public QWidget {
    Q_OBJECT

public:
    explicit Hairline(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Bridgekeeper
