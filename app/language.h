// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace Bridgekeeper {

/// Makes everything said from now on speak the first of the locale's languages that there is a translation for, else English.
/// Call it once, when the application object is there and before anything is said.
void speakLanguageOf(const QLocale &locale);

} // namespace Bridgekeeper
