// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/tcpconnection.h"

#include "app/remote/ssherrors.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace Bridgekeeper {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype([](addrinfo *list) { ::freeaddrinfo(list); })>;

// getaddrinfo cannot be interrupted: it runs in a thread of its own, which is left behind when nobody waits any more.
struct Lookup {
    Wakeup done;
    std::mutex mutex;
    bool finished = false;
    int status = 0;
    Addresses addresses;
};

// Until `descriptor` shows `events`, the operator cancels, or time is up. Returns false in the latter two.
bool waitFor(int descriptor, short events, const Wakeup &wakeup, const Patience &patience, Patience::Clock::time_point end)
{
    while (!patience.cancelled()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Patience::Clock::now()).count();
        if (left <= 0)
            return false;
        std::array<pollfd, 2> watched{pollfd{descriptor, events, 0}, pollfd{wakeup.descriptor(), POLLIN, 0}};
        ::poll(watched.data(), watched.size(), static_cast<int>(std::min<long long>(left, 60'000)));
        if (watched[0].revents != 0)
            return true;
        if (watched[1].revents != 0)
            wakeup.reset();
    }
    return false;
}

} // namespace

Result<Socket> connectTcp(
    const QString &host, int port, const Wakeup &wakeup, std::stop_token stop, std::chrono::milliseconds limit)
{
    const Patience patience(wakeup, std::move(stop), limit);
    auto lookup = std::make_shared<Lookup>();
    std::thread([lookup, name = host.toUtf8(), service = QByteArray::number(port)] {
        addrinfo wanted{};
        wanted.ai_socktype = SOCK_STREAM;
        wanted.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV;
        addrinfo *found = nullptr;
        int status = ::getaddrinfo(name.constData(), service.constData(), &wanted, &found);
        if (status == EAI_NONAME || status == EAI_ADDRFAMILY) {
            wanted.ai_flags = AI_NUMERICSERV; // ::1 on a machine whose only IPv6 address is the loopback
            status = ::getaddrinfo(name.constData(), service.constData(), &wanted, &found);
        }
        {
            const std::lock_guard lock(lookup->mutex);
            lookup->status = status;
            lookup->addresses.reset(status == 0 ? found : nullptr);
            lookup->finished = true;
        }
        lookup->done.trigger();
    }).detach();
    waitFor(lookup->done.descriptor(), POLLIN, wakeup, patience, patience.end());
    if (patience.cancelled())
        return cancelledWhileConnecting(host);
    Addresses addresses;
    {
        const std::lock_guard lock(lookup->mutex);
        if (!lookup->finished)
            return Error{ErrorKind::Connection, QObject::tr("The name %1 is not resolved in time.").arg(host), {},
                QObject::tr("Check this computer's network connection and its name server.")};
        if (lookup->status != 0)
            return Error{ErrorKind::Connection, QObject::tr("There is no server named %1.").arg(host),
                QString::fromLocal8Bit(::gai_strerror(lookup->status)),
                QObject::tr("Check the spelling, and that this computer is online.")};
        addresses = std::move(lookup->addresses);
    }

    QStringList failures;
    int lastError = ETIMEDOUT;
    for (const addrinfo *address = addresses.get(); address; address = address->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        ::getnameinfo(address->ai_addr, address->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
        Socket socket(::socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol));
        if (socket.descriptor() < 0)
            continue;
        const int one = 1;
        ::setsockopt(socket.descriptor(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        int error = ::connect(socket.descriptor(), address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
        if (error == EINPROGRESS) {
            // An address that swallows everything must leave time for the next one.
            auto end = patience.end();
            if (address->ai_next)
                end = std::min(end, Patience::Clock::now() + limit / 3);
            if (waitFor(socket.descriptor(), POLLOUT, wakeup, patience, end)) {
                socklen_t size = sizeof error;
                ::getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &error, &size);
            } else {
                error = ETIMEDOUT;
            }
        }
        if (error == 0)
            return socket;
        if (patience.cancelled())
            return cancelledWhileConnecting(host);
        lastError = error;
        failures << QStringLiteral("%1: %2").arg(
            QString::fromLatin1(text.data()), QString::fromLocal8Bit(std::strerror(error)));
    }
    const QString detail = failures.join(QLatin1Char('\n'));
    if (lastError == ECONNREFUSED)
        return Error{ErrorKind::Connection, QObject::tr("%1 refuses connections to port %2.").arg(host).arg(port), detail,
            QObject::tr("Check the port, that sshd is running there, and that no firewall is in between.")};
    if (lastError == ETIMEDOUT)
        return Error{ErrorKind::Connection, QObject::tr("%1 does not answer on port %2.").arg(host).arg(port), detail,
            QObject::tr("Check that the server is up, and that a firewall lets this computer in.")};
    return Error{ErrorKind::Connection, QObject::tr("%1 cannot be reached on port %2.").arg(host).arg(port), detail,
        QObject::tr("Check this computer's network connection.")};
}

void noticeDeadLink(int descriptor, std::chrono::milliseconds limit)
{
    const int on = 1;
    const int interval = std::max(1, static_cast<int>(limit.count() / 4000));
    const int probes = 4;
    const auto timeout = static_cast<unsigned int>(limit.count());
    ::setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, &interval, sizeof interval);
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &timeout, sizeof timeout);
}

} // namespace Bridgekeeper
