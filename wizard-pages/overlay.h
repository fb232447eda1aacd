// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace Bridgekeeper {

/// Covers a window with one content while it is open; what is under it cannot be reached then, by keyboard neither.
class Overlay : public QFrame {
    Q_OBJECT

public:
    /// Takes `content` over. `width`: at most so many average characters of the font; 0: as wide as the window.
    Overlay(QWidget *content, int characters, QWidget *window);

    void open();
    void dismiss();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *const m_window;
};

} // namespace Bridgekeeper
