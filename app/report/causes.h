// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgekeeper {

/// A failure that people meet, and what it means.
struct Cause {
    QString sentence;
    QString hint;
};

/// The first known cause of failure that the end of `output` shows, its last 64 KiB; empty when it shows none.
[[nodiscard]] Cause knownCause(const QString &output);

} // namespace Bridgekeeper
