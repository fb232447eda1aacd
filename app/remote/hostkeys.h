// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// What known_hosts says about the key that a server shows, from harmless to worst.
enum class HostKeyStatus {
    Known,
    Unknown, ///< nothing is recorded for this host
    OtherType, ///< only keys of other types are recorded for this host
    Changed, ///< a different key of this type is recorded
    Revoked, ///< an @revoked line names this key
};

/// The key that a server showed, as the operator has to judge it.
struct HostKey {
    QString host;
    int port = 22;
    QString type; ///< as in known_hosts: "ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"
    QByteArray blob; ///< the public key in its SSH wire form
    HostKeyStatus status = HostKeyStatus::Unknown;
    QString recordedFingerprint; ///< of the recorded key that stands against this one; empty if there is none
    QString recordedIn; ///< "file:line" of that record

    /// "SHA256:…" as `ssh-keygen -l` prints it.
    [[nodiscard]] QString fingerprint() const;
    /// What an operator types on the server's own console to see the same fingerprint.
    [[nodiscard]] QString verifyCommand() const;
};

/// The shell-like patterns of ssh: only * and ? are special. Linear in time for each star.
[[nodiscard]] bool matchesHostPattern(const QByteArray &name, const QByteArray &pattern);

/// "SHA256:" and the base64 of the key's hash without padding.
[[nodiscard]] QString fingerprintOf(const QByteArray &keyBlob);

/// Compares `key` with the text of a known_hosts file, as sshd(8) describes it under SSH_KNOWN_HOSTS FILE FORMAT: plain, hashed
/// and negated patterns, [host]:port, @revoked. libssh skips lines with a marker, so a revoked key must be found here. `file`
/// is only named in recordedIn. Returns `key` with status and record filled in.
[[nodiscard]] HostKey judgedBy(const QByteArray &knownHosts, const QString &file, HostKey key);

/// The judgement of two files together: the worse one, but Known in one is enough unless the other says Revoked. A host may
/// have several keys of a type on record, as for ssh; Changed is a key that none of the records holds.
[[nodiscard]] HostKey combined(const HostKey &one, const HostKey &other);

/// How a host is named in known_hosts.
enum class HostNaming {
    Plain,
    Hashed, ///< as `HashKnownHosts yes` asks for: who reads the file does not learn which hosts the operator knows
};

/// The line that records this key in known_hosts, with its line end. Hashed, each has a salt of its own.
[[nodiscard]] QByteArray knownHostsLine(const HostKey &key, HostNaming naming = HostNaming::Plain);

/// Appends the key to `file` (made with mode 0600, its directory with 0700), flushed to disk. Input error when it cannot be
/// written.
Result<void> recordHostKey(const QString &file, const HostKey &key, HostNaming naming = HostNaming::Plain);

/// Why a connection to a server with this key is refused; for every status but Known.
[[nodiscard]] Error refusalOf(const HostKey &key);

} // namespace Bridgekeeper
