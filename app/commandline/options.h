// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/connectionsettings.h"
#include "app/result.h"
#include "app/settings/settings.h"

#include <optional>

namespace Bridgekeeper {

/// What the command line, or the window's start, was told.
struct Options {
    QString verb; ///< empty: the window
    ConnectionSettings connection;
    Settings settings;
    bool sudoPasswordFromInput = false;
    bool json = false;
    bool yes = false;
    bool takeOver = false;
    bool link = false;
    std::optional<int> until; ///< apply
    int to = 0; ///< rollback
    bool practiceHost = false; ///< the window: the server is the practice host, and says so
    QString appearance; ///< the window: light, dark, or empty for the system's
};

/// Reads the arguments, without the program's name. Error Input with a sentence for what is wrong; `help` and `version` are
/// handled by the caller.
Result<Options> readOptions(const QStringList &arguments);

/// What --help prints.
[[nodiscard]] QString usage();

} // namespace Bridgekeeper
