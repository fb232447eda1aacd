// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diffrows.h"

#include <QAbstractTableModel>

#include <functional>

namespace Bridgekeeper {

/// Part of a line's text as it is drawn.
struct MarkedText {
    QString text;
    std::vector<Span> changed; ///< in characters
};

/// The rows of a diff as a table of one or two columns. Texts are made when they are asked for, so that a large file costs
/// only what is seen of it.
class DiffModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Side { Before, After };

    explicit DiffModel(QObject *parent = nullptr);

    void setFiles(
        const QByteArray &before, const QByteArray &after, const QByteArray &maskedBefore, const QByteArray &maskedAfter);
    void setSecretsShown(bool shown);
    void setSideBySide(bool sideBySide);
    void unfold(int index);
    void setEverythingUnfolded(bool unfolded);

    [[nodiscard]] bool isSideBySide() const { return m_sideBySide; }
    [[nodiscard]] bool hasSecrets() const { return m_hasSecrets; }
    [[nodiscard]] bool hasFolds() const { return m_hasFolds; }
    [[nodiscard]] int linesAdded() const { return m_added; }
    [[nodiscard]] int linesRemoved() const { return m_removed; }
    [[nodiscard]] int lastLine() const { return m_lastLine; }
    [[nodiscard]] const DiffRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// What a side of a row shows, with the parts that changed.
    [[nodiscard]] MarkedText textOf(const DiffRow &row, Side side) const;
    /// The longest line, in characters of the fixed font.
    [[nodiscard]] int widest() const { return m_widest; }
    /// The row of the next change after row `from` (or before it); -1 when there is none.
    [[nodiscard]] int changeAfter(int from) const;
    [[nodiscard]] int changeBefore(int from) const;
    /// A row as text, with its sign or signs.
    [[nodiscard]] QString lineOf(int index) const;
    [[nodiscard]] static QString foldText(const DiffRow &row);
    /// As a unified diff, secrets hidden.
    [[nodiscard]] QByteArray unified(const QString &path, bool existsBefore, bool existsAfter) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    [[nodiscard]] const QByteArray &bytesOf(Side side, int line) const;
    [[nodiscard]] bool startsChange(int index) const;

    QByteArray m_before, m_after;
    std::vector<DiffLine> m_lines;
    std::vector<QByteArray> m_hiddenBefore, m_hiddenAfter, m_shownBefore, m_shownAfter;
    std::vector<DiffRow> m_rows;
    std::vector<int> m_unfolded;
    bool m_everything = false;
    bool m_secretsShown = false;
    bool m_hasSecrets = false;
    bool m_hasFolds = false;
    bool m_sideBySide = true;
    int m_added = 0;
    int m_removed = 0;
    int m_lastLine = 0;
    int m_widest = 0;
};

} // namespace Bridgekeeper
