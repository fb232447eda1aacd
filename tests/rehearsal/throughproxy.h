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

/// The program's arguments for the practice host through a proxy to its port that listens at `address`, with a known_hosts
/// file of its own in `directory`.
inline QStringList argumentsThrough(
    const LinkProxy &proxy, const QString &directory, const QString &address = QStringLiteral("127.0.0.1"))
{
    static const QStringList straight = PracticeHost::arguments();
    QStringList arguments = straight;
    QString &host = arguments[arguments.indexOf(QStringLiteral("--host")) + 1];
    QString &knownHosts = arguments[arguments.indexOf(QStringLiteral("--known-hosts")) + 1];
    // As known_hosts files name a host with a port, and as --host takes an IPv6 address.
    const QString direct = host.section(u'@', 1).replace(QLatin1String("127.0.0.1"), QLatin1String("[127.0.0.1]"));
    const QString ours = QStringLiteral("[%1]:%2").arg(address).arg(proxy.port());
    QFile known(knownHosts);
    QFile copy(directory + QStringLiteral("/known_hosts"));
    if (known.open(QIODevice::ReadOnly) && copy.open(QIODevice::WriteOnly))
        copy.write(known.readAll().replace(direct.toLatin1(), ours.toLatin1()));
    host = host.section(u'@', 0, 0) + u'@' + (address.contains(u':') ? ours : QString(ours).remove(u'[').remove(u']'));
    knownHosts = copy.fileName();
    return arguments;
}

} // namespace Bridgekeeper::Rehearsal
