// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/shellscript.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace Bridgekeeper {

/// A database that the backup script is to dump, and the role that may read it.
struct DatabaseDump {
    QByteArray database;
    QByteArray role;
};

/// The databases that the script dumps, as far as its text tells.
[[nodiscard]] std::vector<QByteArray> dumpedDatabases(const QByteArray &script);

/// What a database, role or container may be called in a backup script.
[[nodiscard]] bool isBackupName(const QByteArray &word);

/// Whether a line runs pg_dump, in a container or not.
[[nodiscard]] bool isPgDump(const ShellLine &line);

/// How a script names its dumps.
struct DumpNaming {
    QByteArray directory; ///< with its last slash, as an expression of the script
    QByteArray stamp; ///< likewise
};

/// Thrown where a script's shape is not understood.
struct ScriptNotUnderstood {
    QString why;
};

/// Where the script's own dump goes, taken apart. Throws ScriptNotUnderstood.
[[nodiscard]] DumpNaming namingOf(const ShellLine &dump, const ShellVariables &variables);

/// How the script reaches pg_dump, without a terminal, which would spoil the dump; through `container` where it does not say.
[[nodiscard]] QByteArray reachOf(const ShellLine &dump, const QByteArray &container);

/// A `find` of the script that deletes old dumps.
struct DumpCleanUp {
    std::size_t line = 0;
    qsizetype patternStart = 0; ///< of its last `-name PATTERN` in the script
    qsizetype patternLength = 0;
    QByteArray quote = "\"";
    QByteArray age; ///< what stands behind -mtime
    std::vector<QByteArray> notCovered; ///< databases whose dumps it leaves
    bool selectsByName = true; ///< false: in a way that cannot be extended, such as -regex
};

/// The clean-up of the directory that the script's dumps go to, held against the databases that are to be dumped.
[[nodiscard]] std::optional<DumpCleanUp> cleanUpOf(const std::vector<ShellLine> &lines, const DumpNaming &naming,
    const ShellVariables &variables, const std::vector<DatabaseDump> &dumps);

} // namespace Bridgekeeper
