// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/change/bridgechanges.h"
#include "app/change/containerchanges.h"
#include "app/change/filechanges.h"
#include "app/change/postgreschanges.h"
#include "app/result.h"

#include <variant>

namespace Bridgekeeper {

/// The closed set of changes that this program makes to a server. Each type has
///   kind               a stable word for the journal and for --json
///   target(), summary() what it touches, and one sentence about it
///   applyText(), revertText(), probeText()   calls of the functions in resources/scripts/change.sh; both first are safe to
///   repeat,
///                      the probe prints "before", "after" or "other"
///   cannotUndo()       what a roll back leaves behind, in sentences
///   record(), fromRecord()   what the journal keeps, enough to revert from any laptop, without any secret
using Change = std::variant<WriteFile, MakeDirectory, CreateRole, CreateDatabase, RestoreDatabase, PullImage, RunContainer,
    RunBackup, RestartSynapse, RegisterBot, StartService, GreetBot, LinkAccount, WriteLocalFile>;

// Each asks the type that the change is of. Pure, and none fails.
[[nodiscard]] QString kindOf(const Change &);
[[nodiscard]] QString targetOf(const Change &);
[[nodiscard]] QString summaryOf(const Change &);
[[nodiscard]] QByteArray applyTextOf(const Change &);
[[nodiscard]] QByteArray revertTextOf(const Change &);
[[nodiscard]] QByteArray probeTextOf(const Change &);
[[nodiscard]] QStringList cannotUndoOf(const Change &);

/// With its kind, as the journal keeps it.
[[nodiscard]] QJsonObject recordOf(const Change &);

/// The change that recordOf described; Input error when the kind is unknown (a journal of a newer version), or a path is
/// missing, or a text is longer than any that this program writes.
Result<Change> changeFromRecord(const QJsonObject &record);

/// The file that a change writes, if it writes one.
[[nodiscard]] const WriteFile *writtenFile(const Change &);

/// The same as a unified diff, empty for a change that writes no file.
[[nodiscard]] QByteArray diffOf(const Change &);

} // namespace Bridgekeeper
