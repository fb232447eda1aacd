// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// `value` as one word of a POSIX shell, whatever it holds (a NUL byte cannot be in a shell word: it is dropped).
[[nodiscard]] QByteArray quoted(const QByteArray &value);
[[nodiscard]] QByteArray quoted(const QString &value);

/// `value` as one piece of a URL's path or as one value of its query, whatever it holds: everything but letters, digits, "-",
/// ".", "_" and "~" as %XX of its UTF-8 (RFC 3986, section 2).
[[nodiscard]] QString percentEncoded(const QString &value);

} // namespace Bridgekeeper
