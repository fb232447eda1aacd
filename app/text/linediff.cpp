// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/linediff.h"

#include <dtl/dtl.hpp>

#include <QHash>

#include <algorithm>
#include <set>
#include <utility>

namespace Bridgekeeper {
namespace {

struct Step {
    LineKind kind;
    std::size_t before; // index on the side that has it
    std::size_t after;
};

using Places = std::vector<std::size_t>;
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

// Finds which elements of two sequences stay, in time and memory that are bounded whatever they hold: parts that are too large
// to be compared exactly are divided at elements that each side has once, and what cannot be divided is taken for changed.
class Matching {
public:
    Matching(const std::vector<int> &before, const std::vector<int> &after) : m_before(before), m_after(after) { }

    void compare(const Places &before, const Places &after, int depth)
    {
        if (before.empty() || after.empty())
            return;
        const std::size_t cost = before.size() * after.size();
        if (cost <= mostAtOnce && cost <= m_left) {
            m_left -= cost;
            compareExactly(before, after);
            return;
        }
        if (depth == mostDivisions)
            return;
        std::size_t b = 0;
        std::size_t a = 0;
        const auto part = [](const Places &places, std::size_t from, std::size_t to) {
            return Places(places.begin() + std::ptrdiff_t(from), places.begin() + std::ptrdiff_t(to));
        };
        for (const auto &[inBefore, inAfter] : anchors(before, after)) {
            compare(part(before, b, inBefore), part(after, a, inAfter), depth + 1);
            m_matches.emplace_back(before[inBefore], after[inAfter]);
            b = inBefore + 1;
            a = inAfter + 1;
        }
        if (b > 0)
            compare(part(before, b, before.size()), part(after, a, after.size()), depth + 1);
    }

    [[nodiscard]] Matches takeMatches() { return std::move(m_matches); }

private:
    static constexpr std::size_t mostAtOnce = 2'000'000; // pairs: about 50 MB and a tenth of a second at the worst
    static constexpr int mostDivisions = 3;

    // The shortest edit.
    void compareExactly(const Places &before, const Places &after)
    {
        const auto elements = [](const std::vector<int> &side, const Places &places) {
            std::vector<int> taken;
            taken.reserve(places.size());
            for (const std::size_t place : places)
                taken.push_back(side[place]);
            return taken;
        };
        dtl::Diff<int, std::vector<int>> diff(elements(m_before, before), elements(m_after, after));
        diff.compose();
        std::size_t b = 0;
        std::size_t a = 0;
        for (const auto &[element, info] : diff.getSes().getSequence()) {
            if (info.type == dtl::SES_COMMON)
                m_matches.emplace_back(before[b], after[a]);
            b += info.type == dtl::SES_ADD ? 0 : 1;
            a += info.type == dtl::SES_DELETE ? 0 : 1;
        }
    }

    // The longest row of elements that each side has once, in the same order on both; as places in `before` and `after`.
    [[nodiscard]] Matches anchors(const Places &before, const Places &after) const
    {
        struct Seen {
            std::size_t times[2] = {0, 0};
            std::size_t place[2] = {0, 0};
        };
        QHash<int, Seen> seen;
        for (std::size_t i = 0; i < before.size(); ++i) {
            Seen &element = seen[m_before[before[i]]];
            ++element.times[0];
            element.place[0] = i;
        }
        for (std::size_t i = 0; i < after.size(); ++i) {
            Seen &element = seen[m_after[after[i]]];
            ++element.times[1];
            element.place[1] = i;
        }
        Matches once;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const Seen &element = seen[m_before[before[i]]];
            if (element.times[0] == 1 && element.times[1] == 1)
                once.emplace_back(i, element.place[1]);
        }
        // Patience sorting: the last element of the shortest possible row of each length.
        std::vector<std::size_t> ends;
        std::vector<std::size_t> previous(once.size());
        for (std::size_t i = 0; i < once.size(); ++i) {
            const auto place = std::lower_bound(ends.begin(), ends.end(), i,
                [&once](std::size_t one, std::size_t other) { return once[one].second < once[other].second; });
            previous[i] = place == ends.begin() ? i : *(place - 1);
            if (place == ends.end())
                ends.push_back(i);
            else
                *place = i;
        }
        Matches row(ends.size());
        std::size_t at = ends.empty() ? 0 : ends.back();
        for (std::size_t length = row.size(); length > 0; --length) {
            row[length - 1] = once[at];
            at = previous[at];
        }
        return row;
    }

    const std::vector<int> &m_before;
    const std::vector<int> &m_after;
    std::size_t m_left = 20'000'000; // pairs, in all
    Matches m_matches;
};

// The shortest edit between two sequences of interned elements, or for very large ones one that is found fast; within a run of
// changes, removals come first.
std::vector<Step> shortestEdit(const std::vector<int> &before, const std::vector<int> &after)
{
    const auto [beforeEnd, afterEnd] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto prefix = static_cast<std::size_t>(beforeEnd - before.begin());
    std::size_t suffix = 0;
    while (suffix < before.size() - prefix && suffix < after.size() - prefix
        && before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
        ++suffix;

    std::vector<Step> steps;
    steps.reserve(std::max(before.size(), after.size()));
    for (std::size_t i = 0; i < prefix; ++i)
        steps.push_back({LineKind::Same, i, i});

    // Elements that one side alone has match nothing: left out, files with little in common are compared fast.
    const auto shared = [](const std::vector<int> &side, const std::vector<int> &other, std::size_t from, std::size_t end) {
        const std::set<int> there(other.begin(), other.end());
        std::vector<std::size_t> places;
        for (std::size_t i = from; i < side.size() - end; ++i) {
            if (there.contains(side[i]))
                places.push_back(i);
        }
        return places;
    };
    Matching matching(before, after);
    matching.compare(shared(before, after, prefix, suffix), shared(after, before, prefix, suffix), 0);
    Matches matches = matching.takeMatches();
    for (std::size_t i = 0; i < suffix; ++i)
        matches.emplace_back(before.size() - suffix + i, after.size() - suffix + i);

    std::size_t b = prefix;
    std::size_t a = prefix;
    const auto changeUntil = [&](std::size_t endBefore, std::size_t endAfter) {
        while (b < endBefore)
            steps.push_back({LineKind::Removed, b++, 0});
        while (a < endAfter)
            steps.push_back({LineKind::Added, 0, a++});
    };
    for (const auto &[matchBefore, matchAfter] : matches) {
        changeUntil(matchBefore, matchAfter);
        steps.push_back({LineKind::Same, b++, a++});
    }
    changeUntil(before.size(), after.size());
    return steps;
}

class Interned {
public:
    std::vector<int> ids(const std::vector<QByteArray> &elements)
    {
        std::vector<int> ids;
        ids.reserve(elements.size());
        for (const QByteArray &element : elements) {
            const auto known = m_ids.constFind(element);
            ids.push_back(known != m_ids.cend() ? *known : *m_ids.insert(element, static_cast<int>(m_ids.size())));
        }
        return ids;
    }

private:
    QHash<QByteArray, int> m_ids;
};

// Each line with its line end, so that a line that only gains or loses one counts as changed.
std::vector<QByteArray> splitLines(const QByteArray &text)
{
    std::vector<QByteArray> lines;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype newline = text.indexOf('\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        lines.push_back(text.mid(start, end - start));
        start = end;
    }
    return lines;
}

QByteArray withoutLineEnd(QByteArray line)
{
    if (line.endsWith('\n')) {
        line.chop(1);
        if (line.endsWith('\r'))
            line.chop(1);
    }
    return line;
}

// As git names files: a name that patch could misread stands in quotes, one with a space is ended by a tab.
QByteArray headerName(char side, const QString &path)
{
    QByteArray name = path.toUtf8();
    while (name.startsWith('/'))
        name.remove(0, 1);
    name = QByteArray(1, side) + '/' + name;
    const auto special = [](char c) { return c == '"' || c == '\\' || (c >= 0 && c < ' ') || c == 0x7f; };
    if (std::any_of(name.cbegin(), name.cend(), special)) {
        QByteArray quoted("\"");
        for (const char c : std::as_const(name)) {
            if (c == '"' || c == '\\')
                quoted += QByteArray("\\") + c;
            else if (special(c))
                quoted += '\\' + QByteArray::number(static_cast<int>(c), 8).rightJustified(3, '0');
            else
                quoted += c;
        }
        return quoted + '"';
    }
    return name.contains(' ') ? name + '\t' : name;
}

QByteArray range(std::size_t start, std::size_t count)
{
    const QByteArray first = QByteArray::number(static_cast<qulonglong>(count == 0 ? start : start + 1));
    return count == 1 ? first : first + ',' + QByteArray::number(static_cast<qulonglong>(count));
}

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    // Bytes of a multi-byte UTF-8 character count as letters, so no character is ever split.
    return byte >= 0x80 || byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
        || (byte >= 'A' && byte <= 'Z');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::vector<QByteArray> splitWords(const QByteArray &line)
{
    std::vector<QByteArray> words;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i + 1;
        if (isWordByte(line[i]))
            while (end < line.size() && isWordByte(line[end]))
                ++end;
        else if (isBlank(line[i]))
            while (end < line.size() && isBlank(line[end]))
                ++end;
        words.push_back(line.mid(i, end - i));
        i = end;
    }
    return words;
}

// Two changed words with only blanks between them read as one change.
void joinOverBlanks(std::vector<Span> &spans, const QByteArray &line)
{
    std::vector<Span> joined;
    for (const Span &span : spans) {
        if (!joined.empty()) {
            const qsizetype gap = joined.back().start + joined.back().length;
            if (std::all_of(line.cbegin() + gap, line.cbegin() + span.start, isBlank)) {
                joined.back().length = span.start + span.length - joined.back().start;
                continue;
            }
        }
        joined.push_back(span);
    }
    spans = std::move(joined);
}

} // namespace

std::vector<DiffLine> diffLines(const QByteArray &before, const QByteArray &after)
{
    const std::vector<QByteArray> linesBefore = splitLines(before);
    const std::vector<QByteArray> linesAfter = splitLines(after);
    Interned interned;
    const std::vector<int> idsBefore = interned.ids(linesBefore);
    std::vector<DiffLine> lines;
    for (const Step &step : shortestEdit(idsBefore, interned.ids(linesAfter))) {
        DiffLine line;
        line.kind = step.kind;
        if (step.kind != LineKind::Added)
            line.before = static_cast<int>(step.before) + 1;
        if (step.kind != LineKind::Removed)
            line.after = static_cast<int>(step.after) + 1;
        line.text = withoutLineEnd(step.kind == LineKind::Added ? linesAfter[step.after] : linesBefore[step.before]);
        lines.push_back(std::move(line));
    }
    return lines;
}

QByteArray unifiedDiff(
    const QString &path, const QByteArray &before, const QByteArray &after, int context, bool existsBefore, bool existsAfter)
{
    const std::vector<QByteArray> linesBefore = splitLines(before);
    const std::vector<QByteArray> linesAfter = splitLines(after);
    Interned interned;
    const std::vector<int> idsBefore = interned.ids(linesBefore);
    const std::vector<Step> steps = shortestEdit(idsBefore, interned.ids(linesAfter));
    const auto around = static_cast<std::size_t>(std::max(context, 0));

    QByteArray hunks;
    std::size_t b = 0; // lines of each side that lie before step i
    std::size_t a = 0;
    for (std::size_t i = 0; i < steps.size();) {
        if (steps[i].kind == LineKind::Same) {
            ++b, ++a, ++i;
            continue;
        }
        std::size_t first = i;
        while (first > 0 && i - first < around && steps[first - 1].kind == LineKind::Same)
            --first;
        // A hunk goes on while the next change is near enough for the contexts to touch.
        std::size_t lastChange = i;
        for (std::size_t j = i; j < steps.size() && j - lastChange <= 2 * around + 1; ++j) {
            if (steps[j].kind != LineKind::Same)
                lastChange = j;
        }
        const std::size_t end = std::min(steps.size(), lastChange + 1 + around);
        const std::size_t lead = i - first;
        std::size_t countBefore = 0;
        std::size_t countAfter = 0;
        QByteArray body;
        for (std::size_t j = first; j < end; ++j) {
            const bool added = steps[j].kind == LineKind::Added;
            const QByteArray &line = added ? linesAfter[steps[j].after] : linesBefore[steps[j].before];
            countBefore += added ? 0 : 1;
            countAfter += steps[j].kind == LineKind::Removed ? 0 : 1;
            body += added ? '+' : steps[j].kind == LineKind::Removed ? '-' : ' ';
            body += line;
            if (!line.endsWith('\n'))
                body += "\n\\ No newline at end of file\n";
        }
        hunks += "@@ -" + range(b - lead, countBefore) + " +" + range(a - lead, countAfter) + " @@\n" + body;
        b += countBefore - lead;
        a += countAfter - lead;
        i = end;
    }
    if (hunks.isEmpty())
        return {};
    return "--- " + (existsBefore ? headerName('a', path) : QByteArray("/dev/null")) + "\n+++ "
        + (existsAfter ? headerName('b', path) : QByteArray("/dev/null")) + '\n' + hunks;
}

ChangedSpans changedSpans(const QByteArray &before, const QByteArray &after)
{
    const std::vector<QByteArray> wordsBefore = splitWords(before);
    const std::vector<QByteArray> wordsAfter = splitWords(after);
    Interned interned;
    const std::vector<int> idsBefore = interned.ids(wordsBefore);
    ChangedSpans spans;
    qsizetype b = 0;
    qsizetype a = 0;
    const auto mark = [](std::vector<Span> &side, qsizetype start, qsizetype length) {
        if (!side.empty() && side.back().start + side.back().length == start)
            side.back().length += length;
        else
            side.push_back({start, length});
    };
    for (const Step &step : shortestEdit(idsBefore, interned.ids(wordsAfter))) {
        const qsizetype length = step.kind == LineKind::Added ? wordsAfter[step.after].size() : wordsBefore[step.before].size();
        if (step.kind == LineKind::Removed)
            mark(spans.before, b, length);
        if (step.kind == LineKind::Added)
            mark(spans.after, a, length);
        b += step.kind == LineKind::Added ? 0 : length;
        a += step.kind == LineKind::Removed ? 0 : length;
    }
    joinOverBlanks(spans.before, before);
    joinOverBlanks(spans.after, after);
    return spans;
}

} // namespace Bridgekeeper
