// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checktable.h"

namespace Bridgekeeper {

class IconView;
class PlainTextPane;
class TextLabel;

/// The state of a check in a word.
[[nodiscard]] QString wordOf(CheckState state);

/// One row of a CheckTable. It opens to its details by click, Enter or Space.
class CheckRowView : public QWidget {
    Q_OBJECT

public:
    explicit CheckRowView(QWidget *parent = nullptr);

    void showRow(const CheckRow &row);
    [[nodiscard]] const CheckRow &row() const { return m_row; }
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool canOpen() const { return !m_row.details.isEmpty(); }
    void toggle();
    /// The row as a line of text.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showOpen(bool open);
    void showChevron();

    CheckRow m_row;
    bool m_shown = false;
    IconView *m_icon;
    TextLabel *m_word;
    TextLabel *m_claim;
    TextLabel *m_evidence;
    QWidget *m_consequence;
    TextLabel *m_consequenceWords;
    IconView *m_chevron;
    QWidget *m_head;
    QWidget *m_details = nullptr; ///< made when it is opened for the first time
    PlainTextPane *m_pane = nullptr;
};

} // namespace Bridgekeeper
