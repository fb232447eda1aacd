// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/hostkeys.h"

#include "app/remote/quoting.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QList>
#include <QMessageAuthenticationCode>
#include <QObject>

#include <algorithm>
#include <stdexcept>

#include <openssl/rand.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Bridgekeeper {

namespace {

QByteArray nameInKnownHosts(const QString &host, int port)
{
    const QByteArray name = host.toLower().toUtf8();
    return port == 22 ? name : '[' + name + "]:" + QByteArray::number(port);
}

QByteArray hashedName(const QByteArray &name, const QByteArray &salt)
{
    return QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1);
}

bool matchesHashed(const QByteArray &name, const QByteArray &field)
{
    const QList<QByteArray> parts = field.split('|'); // "", "1", salt, hash
    if (parts.size() != 4 || parts[1] != "1")
        return false;
    return hashedName(name, QByteArray::fromBase64(parts[2])) == QByteArray::fromBase64(parts[3]);
}

bool namesHost(const QByteArray &field, const QByteArray &name)
{
    if (field.startsWith('|'))
        return matchesHashed(name, field);
    bool matched = false;
    for (const QByteArray &entry : field.toLower().split(',')) {
        const bool negated = entry.startsWith('!');
        if (matchesHostPattern(name, negated ? entry.mid(1) : entry)) {
            if (negated)
                return false;
            matched = true;
        }
    }
    return matched;
}

QList<QByteArray> fieldsOf(const QByteArray &line)
{
    return line.simplified().split(' ');
}

// A record of this very key outweighs records of other keys, also of its type, in the same file or another, as it does for ssh;
// only @revoked outweighs it.
int weightOf(HostKeyStatus status)
{
    switch (status) {
    case HostKeyStatus::Unknown:
        return 0;
    case HostKeyStatus::OtherType:
        return 1;
    case HostKeyStatus::Changed:
        return 2;
    case HostKeyStatus::Known:
        return 3;
    case HostKeyStatus::Revoked:
        return 4;
    }
    return 4;
}

} // namespace

bool matchesHostPattern(const QByteArray &name, const QByteArray &pattern)
{
    qsizetype n = 0, p = 0, star = -1, mark = 0;
    while (n < name.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || (pattern[p] != '*' && pattern[p] == name[n]))) {
            ++n;
            ++p;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

QString fingerprintOf(const QByteArray &keyBlob)
{
    const QByteArray hash = QCryptographicHash::hash(keyBlob, QCryptographicHash::Sha256);
    return QStringLiteral("SHA256:") + QString::fromLatin1(hash.toBase64(QByteArray::OmitTrailingEquals));
}

QString HostKey::fingerprint() const
{
    return fingerprintOf(blob);
}

QString HostKey::verifyCommand() const
{
    const QString name = type.startsWith(QLatin1String("ecdsa")) ? QStringLiteral("ecdsa")
        : type.contains(QLatin1String("rsa"))                    ? QStringLiteral("rsa")
                                                                 : QStringLiteral("ed25519");
    return QStringLiteral("ssh-keygen -lf /etc/ssh/ssh_host_%1_key.pub").arg(name);
}

HostKey judgedBy(const QByteArray &knownHosts, const QString &file, HostKey key)
{
    const QByteArray name = nameInKnownHosts(key.host, key.port);
    key.status = HostKeyStatus::Unknown;
    int number = 0;
    for (const QByteArray &line : knownHosts.split('\n')) {
        ++number;
        QList<QByteArray> fields = fieldsOf(line);
        const bool revoked = fields.first() == "@revoked";
        if (revoked)
            fields.removeFirst();
        if (fields.size() < 3 || fields.first().startsWith('#') || fields.first().startsWith('@')
            || !namesHost(fields[0], name))
            continue;
        const QByteArray blob = QByteArray::fromBase64(fields[2]);
        HostKeyStatus said = HostKeyStatus::OtherType;
        if (revoked) {
            if (blob != key.blob)
                continue;
            said = HostKeyStatus::Revoked;
        } else if (blob == key.blob) {
            said = HostKeyStatus::Known;
        } else if (fields[1] == key.type.toUtf8()) {
            said = HostKeyStatus::Changed;
        }
        if (weightOf(said) > weightOf(key.status)) {
            key.status = said;
            key.recordedFingerprint = fingerprintOf(blob);
            key.recordedIn = QStringLiteral("%1:%2").arg(file).arg(number);
        }
    }
    return key;
}

HostKey combined(const HostKey &one, const HostKey &other)
{
    return weightOf(other.status) > weightOf(one.status) ? other : one;
}

QByteArray knownHostsLine(const HostKey &key, HostNaming naming)
{
    QByteArray name = nameInKnownHosts(key.host, key.port);
    if (naming == HostNaming::Hashed) {
        QByteArray salt(QCryptographicHash::hashLength(QCryptographicHash::Sha1), Qt::Uninitialized);
        if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), static_cast<int>(salt.size())) != 1)
            throw std::runtime_error("no random numbers");
        name = "|1|" + salt.toBase64() + '|' + hashedName(name, salt).toBase64();
    }
    return name + ' ' + key.type.toUtf8() + ' ' + key.blob.toBase64() + '\n';
}

Result<void> recordHostKey(const QString &file, const HostKey &key, HostNaming naming)
{
    const auto failure = [&file] {
        return Error{ErrorKind::Input, QObject::tr("The host key cannot be recorded in %1.").arg(file),
            QString::fromLocal8Bit(std::strerror(errno)),
            QObject::tr("Name another file of known host keys, or make this one writable.")};
    };
    const QString directory = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(directory)) {
        if (!QDir().mkpath(QFileInfo(directory).absolutePath()) || ::mkdir(QFile::encodeName(directory).constData(), 0700) != 0)
            return failure();
    }
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failure();
    QFile target;
    if (!target.open(
            descriptor, QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return failure();
    }
    QByteArray line = knownHostsLine(key, naming);
    char last = '\n';
    const off_t size = ::lseek(descriptor, 0, SEEK_END);
    if (size > 0 && ::pread(descriptor, &last, 1, size - 1) == 1 && last != '\n')
        line.prepend('\n');
    if (target.write(line) != line.size() || ::fsync(descriptor) != 0)
        return failure();
    return {};
}

Error refusalOf(const HostKey &key)
{
    Error error{ErrorKind::HostKey, {}, QObject::tr("The server shows %1 %2.").arg(key.type, key.fingerprint()), {}};
    if (!key.recordedIn.isEmpty())
        error.detail += QLatin1Char('\n') + QObject::tr("Recorded in %1: %2.").arg(key.recordedIn, key.recordedFingerprint);
    const QString name = QString::fromUtf8(nameInKnownHosts(key.host, key.port));
    const QString forget = QStringLiteral("ssh-keygen -R %1").arg(QString::fromUtf8(quoted(name)));
    switch (key.status) {
    case HostKeyStatus::Known:
    case HostKeyStatus::Unknown:
        error.summary = QObject::tr("The host key of %1 is not known yet.").arg(key.host);
        error.hint =
            QObject::tr("Compare the fingerprint with what “%1” prints on the server's own console, then accept this one key "
                        "(--accept-host-key %2).")
                .arg(key.verifyCommand(), key.fingerprint());
        break;
    case HostKeyStatus::OtherType:
        error.summary = QObject::tr("%1 shows a host key of another type than the one on record.").arg(key.host);
        error.hint = QObject::tr(
            "Somebody may be answering in its place. Run “%1” on the server's own console; only if it prints the same "
            "fingerprint, remove the old record with “%2” and connect again.")
                         .arg(key.verifyCommand(), forget);
        break;
    case HostKeyStatus::Changed:
        error.summary = QObject::tr("The host key of %1 has changed.").arg(key.host);
        error.hint = QObject::tr(
            "Somebody may be answering in its place, or the server was installed anew. Run “%1” on the server's own "
            "console; only if it prints the same fingerprint, remove the old record with “%2” and connect again.")
                         .arg(key.verifyCommand(), forget);
        break;
    case HostKeyStatus::Revoked:
        error.summary = QObject::tr("The host key of %1 is revoked.").arg(key.host);
        error.hint =
            QObject::tr("Whoever wrote the @revoked line knows that this key is in the wrong hands. Do not connect; the server "
                        "needs a new host key.");
        break;
    }
    return error;
}

} // namespace Bridgekeeper
