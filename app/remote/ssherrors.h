// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/error.h"

#include <QString>

namespace Bridgekeeper {

/// Makes sense of what libssh says when the key exchange does not come about. `said` is its own text.
[[nodiscard]] Error handshakeError(const QString &host, int port, const QString &said);

/// The link is gone while `doing` was under way.
[[nodiscard]] Error linkLost(const QString &host, const QString &doing, const QString &said);

/// The server did not answer in time while logging in or becoming root.
[[nodiscard]] Error noAnswer(const QString &host, const QString &doing);

[[nodiscard]] Error cancelledWhileConnecting(const QString &host);

/// The server refuses another channel of the session.
[[nodiscard]] Error channelRefused(const QString &host, const QString &said);

/// Whether `said` is the end of a connection on which too many keys or passwords were tried (sshd's MaxAuthTries).
[[nodiscard]] bool tooManyAttempts(const QString &said);

} // namespace Bridgekeeper
