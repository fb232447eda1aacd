// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"

#include "ui/programstyle.h"

#include <QApplication>
#include <QStyleFactory>

namespace Bridgekeeper {

namespace {

struct Ground {
    QColor window, base, alternate, button, text, disabled;
};

Ground groundOf(bool dark)
{
    return dark ? Ground{0x191b21, 0x21242c, 0x262a33, 0x2e323d, 0xe7e9ef, 0x6d7382}
                : Ground{0xf5f6f9, 0xffffff, 0xf0f2f6, 0xffffff, 0x1d2029, 0x9aa0ae};
}

const Tints &tints(bool dark)
{
    static const Tints light{0x3a56d0, 0x14703a, 0x875200, 0xb3261e, 0x5b6171, 0xe9f6ee, 0xfdf3e0, 0xfdeceb, 0xe4f6ea, 0xabe5bd,
        0xfdeaea, 0xf9c2c0, 0xdcdfe6};
    static const Tints night{0x9fb2ff, 0x6fd398, 0xf0b95a, 0xff9a92, 0xa5abba, 0x1c2f26, 0x33291a, 0x3a2324, 0x1b3327, 0x2a6144,
        0x3d2427, 0x7c3537, 0x3a3f4b};
    return dark ? night : light;
}

QPalette paletteOf(bool dark)
{
    const Ground ground = groundOf(dark);
    const Tints &tint = tints(dark);
    QPalette palette;
    palette.setColor(QPalette::Window, ground.window);
    palette.setColor(QPalette::WindowText, ground.text);
    palette.setColor(QPalette::Base, ground.base);
    palette.setColor(QPalette::AlternateBase, ground.alternate);
    palette.setColor(QPalette::Text, ground.text);
    palette.setColor(QPalette::PlaceholderText, tint.quiet);
    palette.setColor(QPalette::Button, ground.button);
    palette.setColor(QPalette::ButtonText, ground.text);
    palette.setColor(QPalette::BrightText, tint.bad);
    palette.setColor(QPalette::ToolTipBase, dark ? ground.button : ground.text);
    palette.setColor(QPalette::ToolTipText, dark ? ground.text : ground.base);
    palette.setColor(QPalette::Highlight, tint.accent);
    palette.setColor(QPalette::HighlightedText, dark ? QColor(0x10131c) : QColor(Qt::white));
    palette.setColor(QPalette::Link, tint.accent);
    palette.setColor(QPalette::LinkVisited, tint.accent);
    palette.setColor(QPalette::Light, dark ? ground.button.lighter(115) : QColor(Qt::white));
    palette.setColor(QPalette::Midlight, tint.line);
    palette.setColor(QPalette::Mid, tint.line);
    palette.setColor(QPalette::Dark, dark ? QColor(0x4b5160) : QColor(0xb9bec9));
    palette.setColor(QPalette::Shadow, dark ? QColor(0x0b0c10) : QColor(0x9aa0ad));
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, ground.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tint.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, ground.disabled);
    return palette;
}

} // namespace

void applyAppearance(Appearance appearance)
{
    // Asked before our own palette takes the place of the desktop's, and only once: afterwards it would answer for ours.
    static const bool desktopIsDark = isDark(QApplication::palette());
    const bool dark = appearance == Appearance::Dark || (appearance == Appearance::System && desktopIsDark);
    QApplication::setStyle(new ProgramStyle);
    QApplication::setPalette(paletteOf(dark));
    QApplication::setWindowIcon(QIcon(resourceOf(QStringLiteral("bridgekeeper"))));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

Tints tintsOf(const QPalette &palette)
{
    return tints(isDark(palette));
}

} // namespace Bridgekeeper
