// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// `value` as one word of a POSIX shell, whatever it holds (a NUL byte cannot be in a shell word: it is dropped).
[[nodiscard]] QByteArray quoted(const QByteArray &value);
[[nodiscard]] QByteArray quoted(const QString &value);

} // namespace Bridgekeeper
