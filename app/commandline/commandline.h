// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <QStringList>

namespace Bridgekeeper {

/// Runs the verb of `options`: plan, apply, check, rollback, status, export, help or version. The exit status: 0 done, or
/// nothing left to do; 1 an error; 2 changes are pending (plan); 3 STOP-AND-CHECK did not pass (apply); 4 a proof does not hold
/// (check).
int runCommandLine(const Options &options);

/// Says what is wrong with the program's `arguments`, in the form that they ask for. The exit status of an error.
int refuseArguments(const Error &error, const QStringList &arguments);

} // namespace Bridgekeeper
