// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Bridgekeeper {

/// Whether `arguments` (without the program's name) name a verb of the command line, rather than open the window.
[[nodiscard]] bool isCommandLine(const QStringList &arguments);

/// Runs a verb: plan, apply, check, rollback, status, export. The exit status is the one that architecture.md's table gives;
/// wrong usage is 1.
int runCommandLine(const QStringList &arguments);

} // namespace Bridgekeeper
