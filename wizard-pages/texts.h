// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/textlabel.h"

class QLabel;

namespace Bridgekeeper {

/// A label that shows `text`; hidden while it has none.
[[nodiscard]] TextLabel *newText(TextStyle style, const QString &text = {}, Tone tone = Tone::Plain);

/// The label in front of `field`, level with its text; it names the field for assistive programs, and its mnemonic leads there.
[[nodiscard]] QLabel *newFieldLabel(const QString &text, QWidget *field);

} // namespace Bridgekeeper
