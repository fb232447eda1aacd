// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/linediff.h"
#include "tests/fuzz/fuzz.h"

#include <optional>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype newline = text.indexOf('\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        lines += text.mid(start, end - start);
        start = end;
    }
    return lines;
}

// `before` with `diff` applied strictly: every context and removed line has to be there; nothing when one is not.
std::optional<QByteArray> applied(const QByteArray &before, const QByteArray &diff)
{
    const QByteArrayList source = linesOf(before);
    const QByteArrayList lines = linesOf(diff);
    QByteArray result;
    qsizetype at = 0;
    for (qsizetype i = 2; i < lines.size(); ++i) {
        const QByteArray &line = lines[i];
        if (line.startsWith("@@ -")) {
            const QByteArray range = line.mid(4, line.indexOf(' ', 4) - 4);
            const bool isEmpty = range.endsWith(",0");
            const qsizetype start = range.left(range.contains(',') ? range.indexOf(',') : range.size()).toLongLong();
            const qsizetype first = isEmpty ? start : start - 1;
            if (first < at || first > source.size())
                return std::nullopt;
            while (at < first)
                result += source[at++];
            continue;
        }
        QByteArray text = line.mid(1);
        if (i + 1 < lines.size() && lines[i + 1].startsWith('\\')) {
            text.chop(1);
            ++i;
        }
        if (line.startsWith('+')) {
            result += text;
            continue;
        }
        if (at >= source.size() || source[at] != text)
            return std::nullopt;
        if (line.startsWith(' '))
            result += text;
        ++at;
    }
    while (at < source.size())
        result += source[at++];
    return result;
}

void checkSpans(const std::vector<Span> &spans, const QByteArray &line)
{
    qsizetype end = 0;
    for (const Span &span : spans) {
        must(span.start >= end && span.length > 0 && span.start + span.length <= line.size(), "spans lie in their line, apart");
        end = span.start + span.length;
    }
}

} // namespace

// Two texts, one behind the first NUL byte of the input; its first byte is the number of lines of context.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const int context = input.isEmpty() ? 3 : static_cast<unsigned char>(input[0]) % 5;
    const qsizetype part = input.indexOf('\0', 1);
    const QByteArray before = part < 0 ? input.mid(1) : input.mid(1, part - 1);
    const QByteArray after = part < 0 ? QByteArray() : input.mid(part + 1);

    const QByteArray diff = unifiedDiff(QStringLiteral("/etc/a file"), before, after, context);
    must(diff.isEmpty() == (before == after), "there is a diff when there is a difference");
    if (!diff.isEmpty()) {
        const auto result = applied(before, diff);
        must(result && *result == after, "the diff leads from one to the other");
        // NOLINTNEXTLINE(readability-suspicious-call-argument): the other way round is what is meant
        const auto back = applied(after, unifiedDiff(QStringLiteral("/etc/a file"), after, before, context));
        must(back && *back == before, "and the opposite diff back");
    }

    int numberBefore = 0;
    int numberAfter = 0;
    for (const DiffLine &line : diffLines(before, after)) {
        must(line.before == (line.kind == LineKind::Added ? 0 : ++numberBefore), "every line of the old side is there once");
        must(line.after == (line.kind == LineKind::Removed ? 0 : ++numberAfter), "every line of the new side is there once");
    }
    must(numberBefore == linesOf(before).size() && numberAfter == linesOf(after).size(), "both sides are shown whole");
    const QByteArray oneLine = before.left(before.indexOf('\n'));
    const QByteArray otherLine = after.left(after.indexOf('\n'));
    const ChangedSpans spans = changedSpans(oneLine, otherLine);
    checkSpans(spans.before, oneLine);
    checkSpans(spans.after, otherLine);
    return 0;
}
