// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/linediff.h"

#include <QByteArray>

#include <vector>

namespace Bridgekeeper {

/// One row of a shown diff. Line numbers count from 1; 0 where a side has nothing.
struct DiffRow {
    LineKind kind = LineKind::Same; ///< Removed with both numbers: the line after takes the place of the line before
    int before = 0;
    int after = 0;
    int markBefore = 0; ///< lines that are alike: what differs between them is marked inside them; 0 for none
    int markAfter = 0;
    int folded = 0; ///< above 0: this row stands for so many unchanged lines that begin with these numbers
};

/// The lines of `file`, without their line ends, as they are in `masked`, which is the same file with its secrets hidden. A
/// line that holds a part of a secret never comes back as it is, also when the secret goes over several lines.
[[nodiscard]] std::vector<QByteArray> hiddenLines(const QByteArray &file, const QByteArray &masked);

/// The lines of a file without their line ends.
[[nodiscard]] std::vector<QByteArray> linesOf(const QByteArray &file);

/// `lines` as rows: side by side, or with each changed line in a row of its own. Unchanged parts are folded except for three
/// lines around each change and those whose first line (of the side before) is in `unfolded`.
[[nodiscard]] std::vector<DiffRow> rowsOf(
    const std::vector<DiffLine> &lines, bool sideBySide, const std::vector<int> &unfolded, bool foldNothing = false);

} // namespace Bridgekeeper
