// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/backupscriptedit.h"
#include "app/text/linediff.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

bool isMark(const QByteArray &line)
{
    return line.trimmed().startsWith("# >>> Bridgekeeper: ") || line.trimmed() == "# <<< Bridgekeeper";
}

} // namespace

// A backup script.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray script = Fuzz::bytesOf(data, size);
    const QByteArray bare = withoutDumps(script);
    must(withoutDumps(bare) == bare, "taken out again it changes nothing");
    const BackupAddition addition{{{"mautrix_signal", "mautrix_signal"}, {"mas", "mas_user"}}, "matrix-postgres", 14};
    const Result<QByteArray> with = withDumps(script, addition);
    if (!with) {
        must(with.error().hint.contains(QStringLiteral("bridgekeeper_dump")), "a refusal gives the lines to place by hand");
        return 0;
    }
    const std::vector<QByteArray> dumped = dumpedDatabases(*with);
    for (const DatabaseDump &dump : addition.dumps)
        must(std::find(dumped.begin(), dumped.end(), dump.database) != dumped.end(), "each database is dumped");
    const auto again = withDumps(*with, addition);
    must(again && *again == *with, "made again it changes nothing");

    const QByteArrayList lines = script.split('\n');
    if (*with == script || std::any_of(lines.begin(), lines.end(), isMark))
        return 0;
    must(withoutDumps(*with) == script, "taken out again the script is what it was");
    // Only the clean-up's line is extended; every other line of the script stays as it is.
    qsizetype removed = 0;
    for (const DiffLine &line : diffLines(script, *with))
        removed += line.kind == LineKind::Removed ? 1 : 0;
    must(removed <= 2, "the script's own lines stay");
    return 0;
}
