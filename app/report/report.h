// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/engine.h"

namespace Bridgekeeper {

/// The report of the whole installation as Markdown: what was changed, by whom and when, each proof with its evidence, hashes
/// of the files, and how to take it back. Holds no secret.
[[nodiscard]] QString reportOf(const Engine &engine, const std::vector<CheckedStep> &checked);

} // namespace Bridgekeeper
