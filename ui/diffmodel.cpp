// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffmodel.h"

#include "ui/visibletext.h"

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr qsizetype longestLine = 3000; // bytes; what is longer is no text that a person compares
constexpr int tabStop = 8;

// As it is drawn; tabs as blanks up to `column`'s next tab stop.
QString drawn(const QByteArray &bytes, qsizetype column)
{
    const QString visible = visibleText(QString::fromUtf8(bytes));
    if (!visible.contains(u'\t'))
        return visible;
    QString text;
    for (const QChar character : visible) {
        if (character == u'\t')
            text += QString(tabStop - (column + text.size()) % tabStop, QLatin1Char(' '));
        else
            text += character;
    }
    return text;
}

MarkedText markedText(const QByteArray &line, const std::vector<Span> &changed)
{
    const QByteArray bytes = line.left(longestLine);
    MarkedText marked;
    qsizetype at = 0;
    const auto add = [&](qsizetype end) {
        marked.text += drawn(bytes.mid(at, end - at), marked.text.size());
        at = end;
    };
    for (const Span &span : changed) {
        if (span.start >= bytes.size())
            break;
        add(span.start);
        const qsizetype start = marked.text.size();
        add(std::min(bytes.size(), span.start + span.length));
        marked.changed.push_back({start, marked.text.size() - start});
    }
    add(bytes.size());
    if (line.size() > longestLine)
        marked.text += DiffModel::tr("… (%n more bytes)", nullptr, static_cast<int>(line.size() - longestLine));
    return marked;
}

std::vector<Span> whole(const QByteArray &line)
{
    return {{0, line.size()}};
}

QString signOf(LineKind kind)
{
    return kind == LineKind::Added  ? QStringLiteral("+")
        : kind == LineKind::Removed ? QStringLiteral("−")
                                    : QStringLiteral(" ");
}

} // namespace

DiffModel::DiffModel(QObject *parent) : QAbstractTableModel(parent) { }

void DiffModel::setFiles(
    const QByteArray &before, const QByteArray &after, const QByteArray &maskedBefore, const QByteArray &maskedAfter)
{
    m_before = before;
    m_after = after;
    m_hasSecrets = maskedBefore != before || maskedAfter != after;
    // The diff is of what is there, not of what is shown: a secret that another takes the place of is a change.
    m_lines = diffLines(before, after);
    m_shownBefore = linesOf(before);
    m_shownAfter = linesOf(after);
    m_hiddenBefore = hiddenLines(before, maskedBefore);
    m_hiddenAfter = hiddenLines(after, maskedAfter);
    m_secretsShown = false;
    m_everything = false;
    m_unfolded.clear();
    m_added = m_removed = m_widest = 0;
    for (const DiffLine &line : m_lines) {
        m_added += line.kind == LineKind::Added ? 1 : 0;
        m_removed += line.kind == LineKind::Removed ? 1 : 0;
        const auto tabs = static_cast<int>(line.text.count('\t'));
        m_widest = std::max(m_widest, static_cast<int>(std::min(line.text.size(), longestLine)) + tabs * (tabStop - 1));
    }
    m_lastLine = static_cast<int>(std::max(m_shownBefore.size(), m_shownAfter.size()));
    rebuild();
}

void DiffModel::rebuild()
{
    beginResetModel();
    m_rows = rowsOf(m_lines, m_sideBySide, m_unfolded, m_everything);
    m_hasFolds = std::any_of(m_rows.cbegin(), m_rows.cend(), [](const DiffRow &row) { return row.folded > 0; });
    endResetModel();
}

void DiffModel::setSecretsShown(bool shown)
{
    m_secretsShown = shown;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void DiffModel::setSideBySide(bool sideBySide)
{
    if (sideBySide == m_sideBySide)
        return;
    m_sideBySide = sideBySide;
    rebuild();
}

void DiffModel::unfold(int index)
{
    if (row(index).folded == 0)
        return;
    m_unfolded.push_back(row(index).before);
    rebuild();
}

void DiffModel::setEverythingUnfolded(bool unfolded)
{
    m_everything = unfolded;
    m_unfolded.clear();
    rebuild();
}

const QByteArray &DiffModel::bytesOf(Side side, int line) const
{
    const auto index = static_cast<std::size_t>(line) - 1;
    if (side == Side::Before)
        return m_secretsShown ? m_shownBefore[index] : m_hiddenBefore[index];
    return m_secretsShown ? m_shownAfter[index] : m_hiddenAfter[index];
}

MarkedText DiffModel::textOf(const DiffRow &row, Side side) const
{
    const bool before = side == Side::Before;
    const int line = before ? row.before : row.after;
    if (line == 0)
        return {};
    const QByteArray &bytes = bytesOf(side, line);
    std::vector<Span> spans;
    if (row.markBefore > 0 && row.markAfter > 0) {
        const ChangedSpans changed = changedSpans(bytesOf(Side::Before, row.markBefore), bytesOf(Side::After, row.markAfter));
        spans = before ? changed.before : changed.after;
        // Two secrets that look alike while they are hidden are a change still.
        if (changed.before.empty() && changed.after.empty())
            spans = whole(bytes);
    }
    MarkedText text = markedText(bytes, spans);
    const QByteArray &file = before ? m_before : m_after;
    const std::size_t last = before ? m_shownBefore.size() : m_shownAfter.size();
    if (row.kind != LineKind::Same && static_cast<std::size_t>(line) == last && !file.endsWith('\n')) {
        const QString note = QLatin1Char(' ') + tr("‹no line end›");
        text.changed.push_back({text.text.size(), note.size()});
        text.text += note;
    }
    return text;
}

bool DiffModel::startsChange(int index) const
{
    return row(index).kind != LineKind::Same && (index == 0 || row(index - 1).kind == LineKind::Same);
}

int DiffModel::changeAfter(int from) const
{
    for (int index = from + 1; index < rowCount(); ++index) {
        if (startsChange(index))
            return index;
    }
    return -1;
}

int DiffModel::changeBefore(int from) const
{
    for (int index = std::min(from, rowCount()) - 1; index >= 0; --index) {
        if (startsChange(index))
            return index;
    }
    return -1;
}

QString DiffModel::foldText(const DiffRow &row)
{
    return tr("%n unchanged lines", nullptr, row.folded);
}

QString DiffModel::lineOf(int index) const
{
    const DiffRow &shown = row(index);
    if (shown.folded > 0)
        return QStringLiteral("… ") + foldText(shown);
    if (shown.kind == LineKind::Same)
        return QStringLiteral("  ") + textOf(shown, Side::After).text;
    QStringList parts;
    if (shown.before > 0)
        parts.append(signOf(LineKind::Removed) + QLatin1Char(' ') + textOf(shown, Side::Before).text);
    if (shown.after > 0)
        parts.append(signOf(LineKind::Added) + QLatin1Char(' ') + textOf(shown, Side::After).text);
    return parts.join(QLatin1Char('\n'));
}

QByteArray DiffModel::unified(const QString &path, bool existsBefore, bool existsAfter) const
{
    // Made of the files as they are, then each line is put as it is shown: masking the finished text would miss secrets that
    // the signs of the diff cut into pieces.
    QByteArray text;
    std::size_t before = 0;
    std::size_t after = 0;
    bool inHunk = false;
    for (const QByteArray &line : unifiedDiff(path, m_before, m_after, 3, existsBefore, existsAfter).split('\n')) {
        if (line.startsWith("@@ ")) {
            const QList<QByteArray> words = line.split(' ');
            const auto start = [](const QByteArray &range) {
                const QList<QByteArray> numbers = range.mid(1).split(',');
                const bool none = numbers.size() > 1 && numbers[1] == "0"; // then the number is of the line above
                return static_cast<std::size_t>(numbers[0].toInt()) - (none ? 0 : 1);
            };
            before = start(words.value(1));
            after = start(words.value(2));
            inHunk = true;
            text += line + '\n';
        } else if (!inHunk || line.isEmpty() || line.startsWith('\\')) {
            text += line.isEmpty() ? QByteArray() : line + '\n';
        } else {
            const bool added = line.startsWith('+');
            text += line.left(1) + (added ? m_hiddenAfter[after] : m_hiddenBefore[before]) + '\n';
            before += added ? 0 : 1;
            after += line.startsWith('-') ? 0 : 1;
        }
    }
    return text;
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_sideBySide ? 2 : 1;
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const DiffRow &shown = row(index.row());
    if (shown.folded > 0)
        return role == Qt::DisplayRole ? foldText(shown) : tr("%1. Enter shows them.").arg(foldText(shown));
    const bool first = index.column() == 0;
    const Side side = m_sideBySide ? (first ? Side::Before : Side::After) : shown.after > 0 ? Side::After : Side::Before;
    const int number = side == Side::Before ? shown.before : shown.after;
    const QString text = textOf(shown, side).text;
    if (role == Qt::DisplayRole)
        return text;
    if (number == 0)
        return tr("nothing");
    if (shown.kind == LineKind::Same)
        return tr("line %1: %2").arg(QString::number(number), text);
    return side == Side::Before ? tr("line %1 removed: %2").arg(QString::number(number), text)
                                : tr("line %1 added: %2").arg(QString::number(number), text);
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return !m_sideBySide ? tr("Changes") : section == 0 ? tr("Before") : tr("After");
}

} // namespace Bridgekeeper
