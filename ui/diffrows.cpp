// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffrows.h"

#include <algorithm>
#include <cstddef>

namespace Bridgekeeper {

namespace {

constexpr std::size_t context = 3;
constexpr std::size_t leastFolded = 4; // a fold takes a line itself

void addChanges(
    std::vector<DiffRow> &rows, const std::vector<DiffLine> &lines, std::size_t from, std::size_t to, bool sideBySide)
{
    std::vector<int> removed;
    std::vector<int> added;
    for (std::size_t index = from; index < to; ++index) {
        if (lines[index].kind == LineKind::Removed)
            removed.push_back(lines[index].before);
        else
            added.push_back(lines[index].after);
    }
    if (sideBySide) {
        for (std::size_t index = 0; index < std::max(removed.size(), added.size()); ++index) {
            const int before = index < removed.size() ? removed[index] : 0;
            const int after = index < added.size() ? added[index] : 0;
            rows.push_back({before > 0 ? LineKind::Removed : LineKind::Added, before, after, 0});
        }
        return;
    }
    for (const int line : removed)
        rows.push_back({LineKind::Removed, line, 0, 0});
    for (const int line : added)
        rows.push_back({LineKind::Added, 0, line, 0});
}

} // namespace

std::vector<QByteArray> linesOf(const QByteArray &file)
{
    std::vector<QByteArray> lines;
    for (qsizetype start = 0; start < file.size();) {
        qsizetype end = file.indexOf('\n', start);
        if (end < 0)
            end = file.size();
        lines.push_back(file.mid(start, end - start));
        start = end + 1;
    }
    return lines;
}

std::vector<QByteArray> hiddenLines(const QByteArray &file, const QByteArray &masked)
{
    std::vector<QByteArray> raw = linesOf(file);
    if (masked == file)
        return raw;
    std::vector<QByteArray> hidden = linesOf(masked);
    if (hidden.size() == raw.size())
        return hidden;
    // A secret over several lines became one: find which lines it took, and show what stands for it in their place.
    std::vector<QByteArray> lines(raw.size(), QByteArrayLiteral("‹hidden›"));
    std::size_t next = 0; // of the lines that a mask took
    for (const DiffLine &line : diffLines(file, masked)) {
        if (line.kind == LineKind::Same) {
            lines[static_cast<std::size_t>(line.before) - 1] = line.text;
            next = static_cast<std::size_t>(line.before);
        } else if (line.kind == LineKind::Added && next < lines.size()) {
            lines[next++] = line.text;
        }
    }
    return lines;
}

std::vector<DiffRow> rowsOf(
    const std::vector<DiffLine> &lines, bool sideBySide, const std::vector<int> &unfolded, bool foldNothing)
{
    std::vector<DiffRow> rows;
    const auto addSame = [&](std::size_t from, std::size_t to) {
        for (std::size_t index = from; index < to; ++index)
            rows.push_back({LineKind::Same, lines[index].before, lines[index].after, 0});
    };
    for (std::size_t from = 0; from < lines.size();) {
        const bool same = lines[from].kind == LineKind::Same;
        std::size_t to = from;
        while (to < lines.size() && (lines[to].kind == LineKind::Same) == same)
            ++to;
        if (!same) {
            addChanges(rows, lines, from, to, sideBySide);
        } else {
            const std::size_t first = from == 0 ? from : std::min(to, from + context);
            const std::size_t last = to == lines.size() ? to : std::max(first, to - std::min(to - first, context));
            const bool open = foldNothing || last - first < leastFolded
                || std::find(unfolded.cbegin(), unfolded.cend(), lines[first].before) != unfolded.cend();
            addSame(from, open ? to : first);
            if (!open) {
                rows.push_back({LineKind::Same, lines[first].before, lines[first].after, static_cast<int>(last - first)});
                addSame(last, to);
            }
        }
        from = to;
    }
    return rows;
}

} // namespace Bridgekeeper
