// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// More than this of a file is never read, and a larger one is an error: it is no document and no settings file.
inline constexpr qint64 largestLaptopFile = 4LL * 1024 * 1024;

/// A file of this computer as it was when it was read.
struct LaptopFile {
    QString path; ///< canonical: without a link
    bool exists = false;
    QByteArray bytes;
};

/// Reads the file that the operator named, wherever the links in its name lead. A file that is not there is no error; a
/// directory, a device, a pipe and a file that is too large are Input errors that say what to do. Never waits for a writer.
Result<LaptopFile> readNamedFile(const QString &named);

/// The same for a path that readNamedFile() found: what has become a link since is an error, too.
Result<LaptopFile> readLaptopFile(const QString &path);

/// The whole text of a file that the operator named, which has to be there; a pipe will do (`--settings <(…)`), and is waited
/// for. The same errors otherwise.
Result<QByteArray> readNamedText(const QString &named);

/// Replaces or makes the file atomically, flushed; whoever owned and could read it still does. Input error when it cannot be
/// written, or when a link stands there now.
Result<void> writeLaptopFile(const QString &path, const QByteArray &bytes);

/// "SHA-256" in hexadecimal, as the journal names a file's content.
[[nodiscard]] QString sha256Of(const QByteArray &bytes);

} // namespace Bridgekeeper
