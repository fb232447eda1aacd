// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/connectionsettings.h"
#include "app/result.h"

struct ssh_session_struct;

namespace Bridgekeeper {

/// What an operator means by "matt@example.org:2222"; what is not named is empty or 0.
struct ServerAddress {
    QString host;
    QString user;
    int port = 0;
    bool operator==(const ServerAddress &) const = default;
};

/// Reads `[user@]name[:port]`; an IPv6 address with a port needs brackets ("[::1]:22"). Input error with a sentence about what
/// is wrong.
Result<ServerAddress> parseServerAddress(const QString &text);

/// A server after the ssh config has had its say.
struct SshTarget {
    QString alias; ///< as the operator named it
    QString host; ///< where to connect, and the name under which known_hosts records its key
    QString user;
    int port = 22;
    QString knownHosts; ///< the operator's file
    QString globalKnownHosts; ///< the machine's file
    QStringList identities; ///< private key files in the order in which they are tried
    bool identitiesChosen = false; ///< whether the operator named them, rather than the usual files being tried
    bool hashesKnownHosts = false; ///< the config asks for new records in known_hosts without readable names
    bool proxied = false; ///< a ProxyCommand or ProxyJump leads there: libssh has to make the connection
};

/// Gives `session` the host, the ssh config (first, because before libssh 0.12.2 the config may override explicit options) and
/// then the operator's own settings, and returns what came of it. Input error when the config cannot be read or a key file is
/// missing.
Result<SshTarget> configure(ssh_session_struct *session, const ConnectionSettings &settings);

/// The same without a session, for showing where an alias leads.
Result<SshTarget> resolveTarget(const ConnectionSettings &settings);

/// The aliases that `sshConfig` (empty: ~/.ssh/config) and what it includes name, without patterns; for completing what is
/// typed.
[[nodiscard]] QStringList sshAliases(const QString &sshConfig = {});

} // namespace Bridgekeeper
