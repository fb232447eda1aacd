// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace Bridgekeeper {

/// Where the server is and how to get in; holds no secret.
struct ConnectionSettings {
    QString host; ///< a name, an address, or an alias of the ssh config
    QString user; ///< empty: as the ssh config says, else the name of the operator's own account
    int port = 0; ///< 0: as the ssh config says, else 22
    QStringList identities; ///< private key files; empty: as the ssh config says, else the usual files in ~/.ssh
    QString knownHosts; ///< the known_hosts file; empty: as the ssh config says, else ~/.ssh/known_hosts
    QString acceptHostKey; ///< "SHA256:…": the one unknown key that the operator accepts beforehand
    bool agent = true; ///< whether keys of an ssh-agent are offered
    QString sshConfig; ///< the ssh config to read instead of ~/.ssh/config and /etc/ssh/ssh_config
    std::chrono::milliseconds connectLimit = std::chrono::seconds(20); ///< name, TCP, key exchange: each of the three
    std::chrono::milliseconds answerLimit = std::chrono::seconds(30); ///< each answer while logging in and becoming root
    std::chrono::milliseconds silenceLimit =
        std::chrono::seconds(20); ///< a server that owes an answer to a probe for so long is lost
};

} // namespace Bridgekeeper
