// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// A file of resources/engine.qrc, ":/scripts/survey.sh"; empty when there is none. Safe from any thread and before main().
[[nodiscard]] QByteArray engineResource(const QString &path);

} // namespace Bridgekeeper
