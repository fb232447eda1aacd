// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace Bridgekeeper {

/// Text of a server or a program, read-only, in the fixed font, never rich, with a height of as many lines as it has within
/// limits, and a scroll bar beyond. Tab leaves it.
class PlainTextPane : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PlainTextPane(QWidget *parent = nullptr, int mostLines = 12, int leastLines = 2);

    /// Shows `text` with its control characters as signs.
    void setPlainText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int m_mostLines;
    int m_leastLines;
};

} // namespace Bridgekeeper
