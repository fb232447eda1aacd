// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/textlines.h"
#include "app/text/yamlnode.h"
#include "app/text/yamlvalue.h"

namespace Bridgekeeper {

/// How a file indents: the most frequent step wins, the smaller one when they tie.
[[nodiscard]] YamlValue::Style styleOf(const YamlNode &root, const TextLines &text);

/// Whether the blocks of a container stand apart by blank lines, so that one more does, too; the first blocks of a file always
/// do.
[[nodiscard]] bool standApart(const YamlNode &container, const TextLines &text, bool isRoot);

} // namespace Bridgekeeper
