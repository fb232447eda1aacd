// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgekeeper {

/// Who works at this computer, as the journal and other operators are told: "matt@laptop".
[[nodiscard]] QString operatorName();

} // namespace Bridgekeeper
