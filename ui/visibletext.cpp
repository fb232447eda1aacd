// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visibletext.h"

#include <QList>

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr char32_t joiner = 0x200d;
constexpr char32_t nonJoiner = 0x200c; // both belong to ordinary words of many languages

bool hides(char32_t character)
{
    if (character == U'\n' || character == U'\t' || character == joiner || character == nonJoiner)
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString signOf(char32_t character)
{
    // Words: hardly any font has the pictures of U+2400.
    if (character == 0x1b)
        return QStringLiteral("‹ESC›");
    if (character == U'\r')
        return QStringLiteral("‹CR›");
    return QStringLiteral("‹U+%1›").arg(QString::number(static_cast<uint>(character), 16).toUpper(), 4, QLatin1Char('0'));
}

} // namespace

QString visibleText(const QString &text)
{
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](QChar character) {
        return (character.unicode() >= 0x20 && character.unicode() < 0x7f) || character == u'\n' || character == u'\t';
    });
    if (plain)
        return text;
    QString shown;
    shown.reserve(text.size() + 16);
    for (const char32_t character : text.toUcs4())
        shown += hides(character) ? signOf(character) : QString::fromUcs4(&character, 1);
    return shown;
}

} // namespace Bridgekeeper
