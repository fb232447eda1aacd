// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffrows.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace Bridgekeeper {

namespace {

constexpr std::size_t context = 3;
constexpr std::size_t mostCompared = 600; // pairs of lines in one change; more are paired by their order
constexpr std::size_t leastFolded = 4; // a fold takes a line itself

qsizetype sum(const std::vector<Span> &spans)
{
    return std::accumulate(
        spans.cbegin(), spans.cend(), qsizetype{0}, [](qsizetype total, const Span &span) { return total + span.length; });
}

// Which part of two lines is the same, from 0 to 1; 0 for lines that are less alike than different.
double likeness(const QByteArray &before, const QByteArray &after)
{
    const qsizetype size = before.trimmed().size() + after.trimmed().size();
    if (size == 0)
        return 0;
    const ChangedSpans changed = changedSpans(before.trimmed(), after.trimmed());
    const double same = 1 - static_cast<double>(sum(changed.before) + sum(changed.after)) / static_cast<double>(size);
    return same < 0.4 ? 0 : same;
}

using Lines = std::vector<const DiffLine *>;

// Pairs of lines that are alike, in order, with the greatest likeness in all; by their places in both lists.
std::vector<std::pair<std::size_t, std::size_t>> pairsOf(const Lines &removed, const Lines &added)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    if (removed.size() * added.size() > mostCompared) {
        for (std::size_t index = 0; index < std::min(removed.size(), added.size()); ++index)
            pairs.emplace_back(index, index);
        return pairs;
    }
    const std::size_t width = added.size() + 1;
    std::vector<double> best((removed.size() + 1) * width, 0.0); // of what lies behind both places
    std::vector<double> alike(best.size(), 0.0);
    for (std::size_t r = removed.size(); r-- > 0;) {
        for (std::size_t a = added.size(); a-- > 0;) {
            const std::size_t at = r * width + a;
            alike[at] = likeness(removed[r]->text, added[a]->text);
            best[at] = std::max(best[at + 1], best[at + width]);
            if (alike[at] > 0)
                best[at] = std::max(best[at], alike[at] + best[at + width + 1]);
        }
    }
    for (std::size_t r = 0, a = 0; r < removed.size() && a < added.size();) {
        const std::size_t at = r * width + a;
        if (alike[at] > 0 && best[at] == alike[at] + best[at + width + 1])
            pairs.emplace_back(r++, a++);
        else if (best[at] == best[at + width])
            ++r;
        else
            ++a;
    }
    return pairs;
}

void addChanges(
    std::vector<DiffRow> &rows, const std::vector<DiffLine> &lines, std::size_t from, std::size_t to, bool sideBySide)
{
    Lines removed;
    Lines added;
    for (std::size_t index = from; index < to; ++index)
        (lines[index].kind == LineKind::Removed ? removed : added).push_back(&lines[index]);
    auto pairs = pairsOf(removed, added);
    if (!sideBySide) {
        const std::size_t first = rows.size();
        for (const DiffLine *line : removed)
            rows.push_back({LineKind::Removed, line->before, 0});
        for (const DiffLine *line : added)
            rows.push_back({LineKind::Added, 0, line->after});
        for (const auto &[r, a] : pairs) {
            for (const std::size_t row : {first + r, first + removed.size() + a}) {
                rows[row].markBefore = removed[r]->before;
                rows[row].markAfter = added[a]->after;
            }
        }
        return;
    }
    pairs.emplace_back(removed.size(), added.size());
    std::size_t r = 0;
    std::size_t a = 0;
    for (const auto &[untilRemoved, untilAdded] : pairs) {
        while (r < untilRemoved || a < untilAdded) {
            const int before = r < untilRemoved ? removed[r++]->before : 0;
            const int after = a < untilAdded ? added[a++]->after : 0;
            rows.push_back({before > 0 ? LineKind::Removed : LineKind::Added, before, after});
        }
        if (r < removed.size() && a < added.size()) {
            const int before = removed[r++]->before;
            const int after = added[a++]->after;
            rows.push_back({LineKind::Removed, before, after, before, after});
        }
    }
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
            rows.push_back({LineKind::Same, lines[index].before, lines[index].after});
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
                rows.push_back({LineKind::Same, lines[first].before, lines[first].after, 0, 0, static_cast<int>(last - first)});
                addSame(last, to);
            }
        }
        from = to;
    }
    return rows;
}

} // namespace Bridgekeeper
