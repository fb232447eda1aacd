// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/options.h"

namespace Bridgekeeper {

/// Opens the wizard's window and runs until it is closed. Returns the program's exit status.
int runWindow(int argc, char **argv, const Options &options);

} // namespace Bridgekeeper
