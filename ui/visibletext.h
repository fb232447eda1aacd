// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgekeeper {

/// Text that came from elsewhere, fit to be shown: control characters and those that turn the writing direction round or hide
/// are visible signs ("‹ESC›", "‹U+202E›"). Line feeds and tabs stay.
[[nodiscard]] QString visibleText(const QString &text);

} // namespace Bridgekeeper
