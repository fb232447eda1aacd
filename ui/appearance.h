// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace Bridgekeeper {

/// Light or dark as the operator asked, or as the desktop has it.
enum class Appearance { System, Light, Dark };

/// Gives the program its style, palette, accent and font for `appearance`. Before the first window.
void applyAppearance(Appearance appearance);

/// Whether text is lighter than its ground (Qt 6.4 has no QStyleHints::colorScheme).
[[nodiscard]] bool isDark(const QPalette &palette);

/// Colours beside those of a palette. Each text colour has a contrast of at least 4.5:1 on the palette's base and window, and
/// on the ground that belongs to it.
struct Tints {
    QColor accent; ///< the one accent; also the palette's highlight
    QColor good, warning, bad, quiet; ///< text and icons: holds, differs, fails, secondary text
    QColor goodGround, warningGround, badGround; ///< behind a whole panel
    QColor addedGround, addedStrong; ///< a line of a diff, and the parts inside it that changed
    QColor removedGround, removedStrong;
    QColor line; ///< hairlines between things
};
[[nodiscard]] Tints tintsOf(const QPalette &palette);

/// An icon of resources/icons by its name ("check", "cross", "arrow-right", …), drawn in `color` at every size.
[[nodiscard]] QIcon iconOf(const QString &name, const QColor &color);

} // namespace Bridgekeeper
