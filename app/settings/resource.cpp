// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/resource.h"

#include <QFile>

// A static library's resources are not linked in unless somebody asks for them; the macro must stand outside any namespace.
static void initialiseEngineResources()
{
    Q_INIT_RESOURCE(engine);
}

namespace Bridgekeeper {

QByteArray engineResource(const QString &path)
{
    static const bool initialised = (initialiseEngineResources(), true);
    Q_UNUSED(initialised)
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Bridgekeeper
