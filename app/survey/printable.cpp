// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/printable.h"

namespace Bridgekeeper {

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
        // Other_Format holds what turns the writing direction round.
        const bool visible = character.isPrint() && character.category() != QChar::Other_Format;
        shown.append(visible || character.isSurrogate() ? character : QChar(QChar::ReplacementCharacter));
    }
    return shown;
}

QString printable(const QByteArray &text, qsizetype longest)
{
    // Four bytes a character at most: no need to convert megabytes.
    return printable(QString::fromUtf8(text.left(longest * 4 + 4)), longest);
}

} // namespace Bridgekeeper
