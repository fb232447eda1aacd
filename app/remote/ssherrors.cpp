// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/ssherrors.h"

#include <QObject>

namespace Bridgekeeper {

namespace {

bool says(const QString &said, const char *words)
{
    return said.contains(QLatin1String(words), Qt::CaseInsensitive);
}

} // namespace

Error handshakeError(const QString &host, int port, const QString &said)
{
    Error error{ErrorKind::Connection, {}, said, {}};
    if (says(said, "kex error") || says(said, "no match for method")) {
        error.summary = QObject::tr("%1 and this program have no encryption method in common.").arg(host);
        error.hint = QObject::tr(
            "The server's sshd is very old or restricted to unusual algorithms. Update it, or allow current algorithms "
            "in its sshd_config.");
    } else if (says(said, "protocol mismatch") || says(said, "banner") || says(said, "version")) {
        error.summary = QObject::tr("What answers on port %2 of %1 is no SSH server.").arg(host).arg(port);
        error.hint = QObject::tr("Check the port: another service may be listening there.");
    } else if (says(said, "disconnect") || says(said, "eof") || says(said, "reset") || says(said, "closed")) {
        error.summary = QObject::tr("%1 closed the connection before anybody could log in.").arg(host);
        error.hint = QObject::tr(
            "The server may be refusing this address for a while (fail2ban, MaxStartups, PerSourcePenalties): wait some "
            "minutes, or look at its log. Or another service than SSH listens on port %1: check the port.")
                         .arg(port);
    } else if (says(said, "rsa") && (says(said, "short") || says(said, "size") || says(said, "length"))) {
        error.summary = QObject::tr("The host key of %1 is too short to be safe.").arg(host);
        error.hint = QObject::tr("Make a new host key on the server: ssh-keygen -A makes all the usual kinds.");
    } else {
        error.summary = QObject::tr("No SSH session with %1 comes about.").arg(host);
        error.hint = QObject::tr("Try “ssh -v -p %2 %1” in a terminal; it says more.").arg(host).arg(port);
    }
    return error;
}

Error linkLost(const QString &host, const QString &doing, const QString &said)
{
    return {ErrorKind::Connection, QObject::tr("The connection to %1 was lost %2.").arg(host, doing), said,
        QObject::tr("Check the network and connect again. What the server has done meanwhile is on record there.")};
}

Error noAnswer(const QString &host, const QString &doing)
{
    return {ErrorKind::Connection, QObject::tr("%1 stopped answering %2.").arg(host, doing), {},
        QObject::tr("Check the network and the load of the server, then connect again.")};
}

Error cancelledWhileConnecting(const QString &host)
{
    return {ErrorKind::Cancelled, QObject::tr("Connecting to %1 was cancelled.").arg(host), {},
        QObject::tr("Nothing was changed. Connect again at any time.")};
}

Error channelRefused(const QString &host, const QString &said)
{
    return {ErrorKind::Connection, QObject::tr("%1 refuses another channel of this session.").arg(host), said,
        QObject::tr("Its sshd allows too few sessions over one connection (MaxSessions in sshd_config; 2 are needed), or has "
                    "reached a limit of processes.")};
}

bool tooManyAttempts(const QString &said)
{
    return says(said, "too many authentication failures");
}

} // namespace Bridgekeeper
