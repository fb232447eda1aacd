// SPDX-License-Identifier: GPL-3.0-or-later
#include "laptopfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Bridgekeeper {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) { }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

Error unreadable(const QString &path, int error)
{
    return {ErrorKind::Input, QObject::tr("%1 cannot be read: %2.").arg(path, QString::fromLocal8Bit(std::strerror(error))), {},
        QObject::tr("Name a file that you may read and write.")};
}

Error noFile(const QString &path, const struct stat &status)
{
    const QString what = S_ISDIR(status.st_mode) ? QObject::tr("%1 is a directory.").arg(path)
        : S_ISFIFO(status.st_mode)               ? QObject::tr("%1 is a pipe, not a file.").arg(path)
        : S_ISSOCK(status.st_mode)               ? QObject::tr("%1 is a socket, not a file.").arg(path)
                                                 : QObject::tr("%1 is a device, not a file.").arg(path);
    return {ErrorKind::Input, what, {}, QObject::tr("Name an ordinary file.")};
}

Error tooLarge(const QString &path)
{
    return {ErrorKind::Input,
        QObject::tr("%1 is larger than %2 MiB, which is not read.").arg(path).arg(largestLaptopFile / (1024 * 1024)), {},
        QObject::tr("Name the right file, or shorten this one.")};
}

Result<QByteArray> contentOf(int descriptor, const QString &path)
{
    QByteArray bytes;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    while (true) {
        const ssize_t count = ::read(descriptor, piece.data(), std::size_t(piece.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            return bytes;
        bytes.append(piece.constData(), count);
        if (bytes.size() > largestLaptopFile)
            return tooLarge(path);
    }
}

/// As it is opened from now on: without a link, also while the file itself is not there.
QString canonical(const QString &named)
{
    const QFileInfo info(named);
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty()                 ? info.absoluteFilePath()
        : folder.endsWith(QLatin1Char('/')) ? folder + info.fileName()
                                            : folder + QLatin1Char('/') + info.fileName();
}

} // namespace

Result<LaptopFile> readNamedFile(const QString &named)
{
    return readLaptopFile(canonical(named));
}

Result<LaptopFile> readLaptopFile(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.number() < 0) {
        if (errno == ENOENT)
            return LaptopFile{path, false, {}};
        if (errno == ELOOP)
            return Error{ErrorKind::Input, QObject::tr("%1 is a link now, or one that leads nowhere.").arg(path), {},
                QObject::tr("Name the file itself.")};
        if (errno == ENXIO) // a socket cannot be opened at all
            return Error{ErrorKind::Input, QObject::tr("%1 is a socket, not a file.").arg(path), {},
                QObject::tr("Name an ordinary file.")};
        return unreadable(path, errno);
    }
    struct stat status { };
    if (::fstat(file.number(), &status) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(status.st_mode))
        return noFile(path, status);
    if (status.st_size > largestLaptopFile)
        return tooLarge(path);
    Result<QByteArray> bytes = contentOf(file.number(), path);
    if (!bytes)
        return bytes.error();
    return LaptopFile{path, true, std::move(*bytes)};
}

Result<QByteArray> readNamedText(const QString &named)
{
    struct stat status { };
    if (::stat(QFile::encodeName(named).constData(), &status) != 0)
        return unreadable(named, errno);
    if (!S_ISFIFO(status.st_mode)) {
        const Result<LaptopFile> file = readNamedFile(named);
        if (!file)
            return file.error();
        return file->exists ? Result<QByteArray>(file->bytes) : unreadable(named, ENOENT);
    }
    const Descriptor pipe(::open(QFile::encodeName(named).constData(), O_RDONLY | O_CLOEXEC));
    if (pipe.number() < 0)
        return unreadable(named, errno);
    return contentOf(pipe.number(), named);
}

Result<void> writeLaptopFile(const QString &path, const QByteArray &bytes)
{
    const QString hint = QObject::tr("Choose another place for the document.");
    if (QFileInfo(path).isSymLink())
        return Error{ErrorKind::Input, QObject::tr("%1 is a link now; nothing was written.").arg(path), {}, hint};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorKind::Input, QObject::tr("%1 cannot be written: %2.").arg(path, file.errorString()), {}, hint};
    return {};
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace Bridgekeeper
