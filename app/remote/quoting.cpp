// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/quoting.h"

#include <QUrl>

#include <algorithm>

namespace Bridgekeeper {

namespace {

// Bytes that no POSIX shell treats specially anywhere in a word, whatever the locale.
bool isPlain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_'
        || byte == '-' || byte == '.' || byte == '/' || byte == ':' || byte == ',' || byte == '+' || byte == '@' || byte == '%';
}

} // namespace

QByteArray quoted(const QByteArray &value)
{
    if (!value.isEmpty() && std::all_of(value.cbegin(), value.cend(), isPlain))
        return value;
    QByteArray word;
    word.reserve(value.size() + 2);
    word += '\'';
    for (const char byte : value) {
        if (byte == '\'')
            word += "'\\''";
        else if (byte != '\0')
            word += byte;
    }
    word += '\'';
    return word;
}

QByteArray quoted(const QString &value)
{
    return quoted(value.toUtf8());
}

QString percentEncoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace Bridgekeeper
