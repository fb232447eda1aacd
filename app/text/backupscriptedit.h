// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"
#include "app/text/backupscript.h"

#include <QByteArray>

#include <vector>

namespace Bridgekeeper {

/// What step 4 adds to the backup script.
struct BackupAddition {
    std::vector<DatabaseDump> dumps; ///< mautrix_signal and mas
    QByteArray container = "matrix-postgres"; ///< used where the script does not say itself how it reaches pg_dump
    int retentionDays = 14; ///< used where the script has no clean-up of its own
};

/// `script` (sh or bash) with a dump of each database, named and placed like the script's own, and its clean-up
/// extended to them. A dump gets its name only when pg_dump succeeded and its completion marker is there; a failed
/// one leaves no file, says so on standard error, lets the other dumps and the clean-up go on, and makes the script
/// exit with 1 at its end. A database that the script dumps itself is not dumped twice. The same bytes when it holds already.
/// Error Conflict when the script's shape is not understood: its hint holds a snippet to place by hand.
[[nodiscard]] Result<QByteArray> withDumps(
    const QByteArray &script, const BackupAddition &addition, const QString &fileName = QStringLiteral("pg_backup.sh"));

/// `script` with everything that withDumps() added taken out again, its other bytes as they are.
[[nodiscard]] QByteArray withoutDumps(const QByteArray &script);

/// The additions as text that the operator can place in a script of their own.
[[nodiscard]] QByteArray dumpSnippet(const BackupAddition &addition);

} // namespace Bridgekeeper
