// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Bridgekeeper {

/// `bytes` random bytes of OpenSSL's generator as lower-case hexadecimal: safe in a URI, in YAML and in SQL without escaping.
[[nodiscard]] QByteArray randomHex(int bytes);

/// PostgreSQL's SCRAM-SHA-256 verifier of an ASCII password (RFC 5802; PostgreSQL 17 documentation, pg_authid.rolpassword),
/// so that the clear text never reaches the database server.
[[nodiscard]] QByteArray scramVerifier(const QByteArray &password, const QByteArray &salt, int iterations = 4096);

/// What a run may need that does not stand on the server yet; made once per session.
struct FreshSecrets {
    QByteArray databasePassword = randomHex(24);
    QByteArray databaseSalt = randomHex(16); ///< of the password's verifier, in hexadecimal
    QByteArray doublePuppetToken = randomHex(32);
    QByteArray doublePuppetHomeserverToken = randomHex(32);
};

} // namespace Bridgekeeper
