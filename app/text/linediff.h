// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace Bridgekeeper {

enum class LineKind { Same, Removed, Added };

/// One line of a comparison, without its line end. Line numbers count from 1; 0 where the side has no such line.
struct DiffLine {
    LineKind kind = LineKind::Same;
    int before = 0;
    int after = 0;
    QByteArray text;
};

/// Part of a line, in bytes.
struct Span {
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const Span &) const = default;
};

/// The shortest edit from `before` to `after`, whole files, every line once. Of files that differ in very many lines it is not
/// always the shortest: whatever the files hold, it takes seconds and little more memory than they do themselves.
[[nodiscard]] std::vector<DiffLine> diffLines(const QByteArray &before, const QByteArray &after);

/// A unified diff that `patch -p1` applies ("--- a/…", "+++ b/…", "\ No newline at end of file"); empty when nothing differs.
/// A file that is not there before or after is named /dev/null when the flag says so.
[[nodiscard]] QByteArray unifiedDiff(const QString &path, const QByteArray &before, const QByteArray &after, int context = 3,
    bool existsBefore = true, bool existsAfter = true);

/// Which parts of a removed line and of the added line that took its place differ, for marking changes inside lines.
struct ChangedSpans {
    std::vector<Span> before;
    std::vector<Span> after;
};
[[nodiscard]] ChangedSpans changedSpans(const QByteArray &before, const QByteArray &after);

} // namespace Bridgekeeper
