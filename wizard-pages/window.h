// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Bridgekeeper {

/// Opens the wizard's window and runs until it is closed; `arguments` are those of the program, without its name, and were
/// found to be good. Returns the program's exit status.
int runWindow(int argc, char **argv, const QStringList &arguments);

} // namespace Bridgekeeper
