// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/printable.h"

#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

// Other_Format holds what turns the writing direction round.
bool isVisible(QChar character)
{
    return character.isSurrogate() || (character.isPrint() && character.category() != QChar::Other_Format);
}

} // namespace

QString printable(const QString &text, qsizetype longest)
{
    QString shown;
    bool space = false;
    for (const QChar character : text) {
        if (shown.size() >= longest) {
            shown.append(u'…');
            break;
        }
        if (character.isSpace()) {
            space = !shown.isEmpty();
            continue;
        }
        if (space)
            shown.append(u' ');
        space = false;
        shown.append(isVisible(character) ? character : QChar(QChar::ReplacementCharacter));
    }
    return shown;
}

QString printable(const QByteArray &text, qsizetype longest)
{
    // Four bytes a character at most: no need to convert megabytes.
    return printable(QString::fromUtf8(text.left(longest * 4 + 4)), longest);
}

QString printableLines(QString text)
{
    static const QRegularExpression colours(QStringLiteral("\x1b\\[[0-9;]*m"));
    text.remove(colours);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (QChar &character : text) {
        if (!isVisible(character) && character != u'\n' && character != u'\t')
            character = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace Bridgekeeper
