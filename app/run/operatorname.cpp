// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatorname.h"

#include <QSysInfo>

namespace Bridgekeeper {

QString operatorName()
{
    return QStringLiteral("%1@%2").arg(qEnvironmentVariable("USER", QStringLiteral("root")), QSysInfo::machineHostName());
}

} // namespace Bridgekeeper
