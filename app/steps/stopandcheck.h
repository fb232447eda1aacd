// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "step.h"

namespace Bridgekeeper {

/// The likely cause of a STOP-AND-CHECK that failed, in one sentence, from its answers; empty when it passed.
[[nodiscard]] QString likelyCause(const StepContext &context, const Sections &answers);

/// The files of the evidence folder: name → content, still to be masked. Every exchange in full as `curl -sv` prints it, the
/// last 50 lines of Synapse's log, the hashes of the tokens, and the cause.
[[nodiscard]] std::map<QString, QByteArray> evidenceFiles(const StepContext &context, const Sections &answers);

} // namespace Bridgekeeper
