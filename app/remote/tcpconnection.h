// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/patience.h"
#include "app/remote/socket.h"
#include "app/result.h"

#include <QString>

#include <chrono>

namespace Bridgekeeper {

/// Finds the addresses of `host` and connects to the first that answers, IPv6 and IPv4 (libssh 0.10 tries only the first
/// address). Non-blocking socket, close-on-exec, without Nagle's delay. Errors: Connection (unknown name, refused, no answer),
/// Cancelled.
Result<Socket> connectTcp(
    const QString &host, int port, const Wakeup &wakeup, std::stop_token stop, std::chrono::milliseconds limit);

/// Makes the kernel notice a dead link within `limit`: keep-alive probes, and TCP_USER_TIMEOUT for data that nobody
/// acknowledges. Does nothing on a socket that is not TCP (a ProxyCommand).
void noticeDeadLink(int descriptor, std::chrono::milliseconds limit);

} // namespace Bridgekeeper
