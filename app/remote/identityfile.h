// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// What the head of a private key file tells without its passphrase.
struct IdentityFile {
    enum class Format {
        OpenSsh, ///< ssh-keygen's own, since 7.8 its default
        Pem, ///< "BEGIN RSA/EC PRIVATE KEY", PKCS#8
        Putty, ///< PuTTY's .ppk, which has to be converted
        PublicKey, ///< the .pub file was named by mistake
        Unsupported, ///< a private key of a kind that servers no longer accept (DSA)
        NoKey,
    };
    Format format = Format::NoKey;
    bool encrypted = false;
    QString type; ///< "ssh-ed25519", … ; empty where the head does not tell
    QByteArray publicKey; ///< its wire form; empty where the head does not tell

    [[nodiscard]] bool usable() const { return format == Format::OpenSsh || format == Format::Pem; }
    /// Why it is not usable, with what to do about it.
    [[nodiscard]] QString problem() const;
};

/// Looks at the text of a key file. Never fails: what is no key is NoKey.
[[nodiscard]] IdentityFile identityIn(const QByteArray &text);

/// The same for a file; Input error when it cannot be read.
Result<IdentityFile> lookAtIdentity(const QString &path);

} // namespace Bridgekeeper
