// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practicehost.h"
#include "tests/unit/linkproxy.h"

#include <QFile>

namespace Bridgekeeper::Rehearsal {

inline int practicePort()
{
    static const int port = PracticeHost::info().value(QLatin1String("port")).toInt();
    return port;
}

/// The program's arguments for the practice host through a proxy to its port, with a known_hosts file of its own in
/// `directory`.
inline QStringList argumentsThrough(const LinkProxy &proxy, const QString &directory)
{
    static const QStringList direct = PracticeHost::arguments();
    QStringList arguments = direct;
    QString &host = arguments[arguments.indexOf(QStringLiteral("--host")) + 1];
    QString &knownHosts = arguments[arguments.indexOf(QStringLiteral("--known-hosts")) + 1];
    const QString port = host.section(QLatin1Char(':'), -1);
    const QString ours = QString::number(proxy.port());
    QFile known(knownHosts);
    QFile copy(directory + QStringLiteral("/known_hosts"));
    if (known.open(QIODevice::ReadOnly) && copy.open(QIODevice::WriteOnly))
        copy.write(known.readAll().replace(port.toLatin1(), ours.toLatin1()));
    host.replace(QLatin1Char(':') + port, QLatin1Char(':') + ours);
    knownHosts = copy.fileName();
    return arguments;
}

} // namespace Bridgekeeper::Rehearsal
