// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgekeeper {

/// A failure that people meet, and what it means.
struct Cause {
    QString sentence;
    QString hint;
};

/// The first entry of the dictionary (live-behaviour.md, "Failures people meet") that `output` shows; empty when none does.
[[nodiscard]] Cause knownCause(const QString &output);

} // namespace Bridgekeeper
