// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/error.h"

#include <QString>

namespace Bridgekeeper {

/// Makes sense of what libssh says when the key exchange does not come about. `said` is its own text.
[[nodiscard]] Error handshakeError(const QString &host, int port, const QString &said);

/// The link is gone. `doing` says when, as the end of a sentence, and so everywhere here: "while logging in", "before “…” could
/// run".
[[nodiscard]] Error linkLost(const QString &host, const QString &doing, const QString &said);

/// The server did not answer in time, `doing` something on the way to root's shell.
[[nodiscard]] Error noAnswer(const QString &host, const QString &doing);

[[nodiscard]] Error cancelledWhileConnecting(const QString &host);

/// The server refuses another channel of the session.
[[nodiscard]] Error channelRefused(const QString &host, const QString &said);

/// Whether `said` is the end of a connection on which too many keys or passwords were tried (sshd's MaxAuthTries).
[[nodiscard]] bool tooManyAttempts(const QString &said);

} // namespace Bridgekeeper
