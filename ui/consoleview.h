// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

#include <deque>

class QCheckBox;
class QPushButton;

namespace Bridgekeeper {

class Disclosure;
class IconView;
class PlainTextPane;
class TextLabel;

/// Output of something that runs: a heading with what runs, the elapsed time and a Cancel button, and below it, folded until
/// something runs or the operator opens it, the lines as they come. It follows the end while "Follow" is on; scrolling up
/// switches that off. Escape sequences and other control characters of a server are shown as visible signs, and at most some
/// thousand lines are kept.
class ConsoleView : public QWidget {
    Q_OBJECT

public:
    explicit ConsoleView(QWidget *parent = nullptr);

    /// Something runs from now on: shows `what`, counts the seconds, enables Cancel.
    void begin(const QString &what);
    /// It is over; `result` takes the place of `what`.
    void end(const QString &result);
    /// Whole lines; each call begins a new one.
    void append(const QString &text);
    void clear();
    [[nodiscard]] QString text() const;
    void setOpen(bool open);

signals:
    void cancelRequested();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void showElapsed();
    void showSomeLines();
    void showCount();
    void followOrNot();

    IconView *m_icon;
    TextLabel *m_what;
    TextLabel *m_elapsed;
    QPushButton *m_cancel;
    QWidget *m_output;
    PlainTextPane *m_lines;
    QCheckBox *m_follow;
    Disclosure *m_unfold;
    std::deque<QString> m_kept;
    std::size_t m_unshown = 0; ///< of the kept lines, those at the end that the pane does not have yet
    bool m_filling = false;
    QElapsedTimer m_since;
    QBasicTimer m_second;
    QBasicTimer m_fill;
};

} // namespace Bridgekeeper
