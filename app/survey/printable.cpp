// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/printable.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

// Other_Format holds what turns the writing direction round, and tags that nobody sees; half of a pair is no character.
bool isVisible(char32_t character)
{
    return QChar::isPrint(character) && QChar::category(character) != QChar::Other_Format;
}

/// Calls `take` with each character and the place and length of its UTF-16.
template <typename Take>
void forEachCharacter(const QString &text, const Take &take)
{
    for (qsizetype at = 0; at < text.size();) {
        const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        take(isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : char32_t(text[at].unicode()), at, isPair ? 2 : 1);
        at += isPair ? 2 : 1;
    }
}

} // namespace

QString printable(const QString &text, qsizetype longest)
{
    QString shown;
    bool space = false;
    bool cut = false;
    forEachCharacter(text, [&](char32_t character, qsizetype at, qsizetype length) {
        if (cut)
            return;
        if (shown.size() >= longest) {
            shown.append(u'…');
            cut = true;
        } else if (QChar::isSpace(character)) {
            space = !shown.isEmpty();
        } else {
            if (space)
                shown.append(u' ');
            space = false;
            shown.append(isVisible(character) ? text.mid(at, length) : QString(QChar(QChar::ReplacementCharacter)));
        }
    });
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
    QString shown;
    shown.reserve(text.size());
    forEachCharacter(text, [&](char32_t character, qsizetype at, qsizetype length) {
        const bool stays = isVisible(character) || character == U'\n' || character == U'\t';
        shown.append(stays ? QStringView(text).sliced(at, length) : QStringView(u"\uFFFD"));
    });
    return shown;
}

QByteArray printableJson(const QJsonDocument &document)
{
    const QString json = QString::fromUtf8(document.toJson());
    QString shown;
    shown.reserve(json.size());
    // Between the texts there is nothing but ASCII, so that each of these stands inside one.
    forEachCharacter(json, [&](char32_t character, qsizetype at, qsizetype length) {
        if (isVisible(character) || character == U'\n') {
            shown.append(QStringView(json).sliced(at, length));
            return;
        }
        for (qsizetype half = at; half < at + length; ++half)
            shown.append(QStringLiteral("\\u%1").arg(json[half].unicode(), 4, 16, QLatin1Char('0')));
    });
    return shown.toUtf8();
}

} // namespace Bridgekeeper
