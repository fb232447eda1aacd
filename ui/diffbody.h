// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QScrollBar;

namespace Bridgekeeper {

class DiffModel;

/// The rows of a DiffModel, drawn line by line as they come into view. Arrow keys move, Enter and a click unfold, Ctrl+C copies
/// the selected rows, Left and Right move both sides' texts.
class DiffBody : public QTableView {
    Q_OBJECT

public:
    /// `sideways` scrolls the texts of both sides; it stays with its own parent.
    DiffBody(DiffModel *model, QScrollBar *sideways, QWidget *parent = nullptr);

    void goTo(int row);
    /// The row that keys act on, -1 at first.
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    [[nodiscard]] QSize sizeHint() const override;
    /// Enough width for two columns that can be read.
    [[nodiscard]] int widthOfTwo() const;
    [[nodiscard]] int heightOf(int rows) const;
    void unfoldRow(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showRows();
    void measure();
    void copySelected() const;

    DiffModel *m_model;
    QScrollBar *m_sideways;
};

} // namespace Bridgekeeper
