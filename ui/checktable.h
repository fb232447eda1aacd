// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace Bridgekeeper {

class CheckRowView;
class Panel;

enum class CheckState { Waiting, Running, Good, Remark, Bad };

/// One thing that was asked, and what was answered.
struct CheckRow {
    QString key; ///< stable
    CheckState state = CheckState::Waiting;
    QString claim;
    QString evidence; ///< one line
    QString consequence; ///< what follows, or the likely cause; may be empty
    QString details; ///< request and response in full; may be empty

    bool operator==(const CheckRow &) const = default;
};

/// A list of checks, each with its state as icon and word. A row with details opens to them by click, Enter or Space. Reachable
/// and readable by keyboard alone.
class CheckTable : public QWidget {
    Q_OBJECT

public:
    explicit CheckTable(QWidget *parent = nullptr);

    /// Replaces the rows; rows that stay (by key) keep their being open, the selection and the scroll position.
    void setRows(const QList<CheckRow> &rows);
    [[nodiscard]] const QList<CheckRow> &rows() const;

    /// When set, the table is as tall as its rows and never scrolls itself.
    void setGrowing(bool growing);

    /// Everything as text, a line a row, for copying.
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeCurrent(CheckRowView *row);
    void moveTo(qsizetype index);

    QList<CheckRow> m_rows;
    QList<CheckRowView *> m_views;
    CheckRowView *m_current = nullptr; ///< the one that Tab reaches
    QWidget *m_body; ///< the list, and nothing below it
    Panel *m_list;
    QVBoxLayout *m_lines;
    QScrollArea *m_scroll;
};

} // namespace Bridgekeeper
