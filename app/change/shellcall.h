// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/quoting.h"

#include <initializer_list>

namespace Bridgekeeper {

/// A call of a function of resources/scripts/change.sh, with its arguments quoted.
[[nodiscard]] inline QByteArray shellCall(const char *function, std::initializer_list<QString> arguments)
{
    QByteArray call(function);
    for (const QString &argument : arguments)
        call += ' ' + quoted(argument);
    return call + '\n';
}

/// The same, with `input` as its standard input. Base64 keeps every byte, and no line of it can end the here-document.
[[nodiscard]] inline QByteArray shellCallWithBase64(
    const char *function, std::initializer_list<QString> arguments, const QByteArray &input)
{
    QByteArray call = shellCall(function, arguments);
    call.chop(1);
    call += " <<'BK_END'\n";
    const QByteArray encoded = input.toBase64();
    for (qsizetype at = 0; at < encoded.size(); at += 76)
        call += encoded.mid(at, 76) + '\n';
    return call + "BK_END\n";
}

} // namespace Bridgekeeper
