// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/identityfile.h"

#include <QFile>
#include <QObject>
#include <QtEndian>

#include <optional>

#include <openssl/crypto.h>

namespace Bridgekeeper {

namespace {

// Reads the length-prefixed strings of SSH's wire format; every read is checked against the end.
class WireReader {
public:
    explicit WireReader(const QByteArray &bytes) : m_bytes(bytes) { }

    std::optional<quint32> number()
    {
        if (m_bytes.size() - m_at < 4)
            return std::nullopt;
        const auto value = qFromBigEndian<quint32>(m_bytes.constData() + m_at);
        m_at += 4;
        return value;
    }

    std::optional<QByteArray> string()
    {
        const std::optional<quint32> length = number();
        if (!length || static_cast<qsizetype>(*length) > m_bytes.size() - m_at)
            return std::nullopt;
        const QByteArray value = m_bytes.mid(m_at, static_cast<qsizetype>(*length));
        m_at += static_cast<qsizetype>(*length);
        return value;
    }

    void skip(qsizetype count) { m_at += count; }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

// The layout is in OpenSSH's PROTOCOL.key.
void readOpenSsh(const QByteArray &text, IdentityFile &identity)
{
    static const QByteArray begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
    const qsizetype start = text.indexOf(begin) + begin.size();
    const qsizetype end = text.indexOf("-----END", start);
    QByteArray decoded = QByteArray::fromBase64(text.mid(start, end < 0 ? -1 : end - start));
    static const QByteArray magic("openssh-key-v1\0", 15);
    if (!decoded.startsWith(magic))
        return;
    WireReader reader(decoded);
    reader.skip(magic.size());
    const auto cipher = reader.string();
    const auto kdf = cipher ? reader.string() : std::nullopt;
    const auto options = kdf ? reader.string() : std::nullopt;
    const auto count = options ? reader.number() : std::nullopt;
    const auto key = count ? reader.string() : std::nullopt;
    if (key) {
        identity.format = IdentityFile::Format::OpenSsh;
        identity.encrypted = *cipher != "none";
        identity.publicKey = *key;
        WireReader inner(*key);
        identity.type = QString::fromLatin1(inner.string().value_or(QByteArray()));
        if (identity.type == QLatin1String("ssh-dss"))
            identity.format = IdentityFile::Format::Unsupported;
    }
    OPENSSL_cleanse(decoded.data(), static_cast<size_t>(decoded.size()));
}

} // namespace

QString IdentityFile::problem() const
{
    switch (format) {
    case Format::OpenSsh:
    case Format::Pem:
        return {};
    case Format::Putty:
        return QObject::tr("is a PuTTY key; convert it with “puttygen KEY.ppk -O private-openssh -o KEY”");
    case Format::PublicKey:
        return QObject::tr("is a public key; name the file of the private key, usually the same without .pub");
    case Format::Unsupported:
        return QObject::tr("is a DSA key, which servers no longer accept; make a new one with “ssh-keygen -t ed25519”");
    case Format::NoKey:
        break;
    }
    return QObject::tr("is no private key that this program can read, or it is damaged");
}

IdentityFile identityIn(const QByteArray &text)
{
    using Format = IdentityFile::Format;
    IdentityFile identity;
    if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
        readOpenSsh(text, identity);
    } else if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
        identity.format = Format::Pem;
        identity.encrypted = true;
    } else if (text.contains("-----BEGIN RSA PRIVATE KEY-----") || text.contains("-----BEGIN EC PRIVATE KEY-----")
        || text.contains("-----BEGIN PRIVATE KEY-----")) {
        identity.format = Format::Pem;
        identity.encrypted = text.contains("Proc-Type: 4,ENCRYPTED");
    } else if (text.contains("-----BEGIN DSA PRIVATE KEY-----")) {
        identity.format = Format::Unsupported;
    } else if (text.startsWith("PuTTY-User-Key-File-")) {
        identity.format = Format::Putty;
    } else if (text.startsWith("ssh-") || text.startsWith("ecdsa-sha2-") || text.startsWith("sk-")
        || text.contains("BEGIN SSH2 PUBLIC KEY") || text.contains("BEGIN PUBLIC KEY")) {
        identity.format = Format::PublicKey;
    }
    return identity;
}

Result<IdentityFile> lookAtIdentity(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorKind::Input, QObject::tr("The key file %1 cannot be read.").arg(path), file.errorString(),
            QObject::tr("Check its owner and mode.")};
    QByteArray text = file.read(64 * 1024);
    const IdentityFile identity = identityIn(text);
    OPENSSL_cleanse(text.data(), static_cast<size_t>(text.size()));
    return identity;
}

} // namespace Bridgekeeper
