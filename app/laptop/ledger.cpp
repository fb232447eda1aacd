// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

namespace Bridgekeeper {

namespace {

constexpr qint64 largestEntry = 4 * largestLaptopFile; // base64, and the entry beside the old bytes

/// A rename is on disk when its directory is.
void flushFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// How often `lines` stand in `text` from a line's beginning on; `last` is the place of the last of them.
int timesIn(const QByteArray &text, const QByteArray &lines, qsizetype &last)
{
    int times = 0;
    for (qsizetype at = text.indexOf(lines); at >= 0; at = text.indexOf(lines, at + lines.size())) {
        if (at > 0 && text[at - 1] != '\n')
            continue;
        last = at;
        ++times;
    }
    return times;
}

} // namespace

LedgerEntry LedgerEntry::of(const QString &path, bool existed, const QByteArray &before, const QByteArray &after)
{
    return {path, existed, before, after.startsWith(before) ? after.mid(before.size()) : QByteArray(), sha256Of(after)};
}

DocumentWay wayBack(const LedgerEntry &entry, const LaptopFile &now)
{
    using Kind = DocumentWay::Kind;
    if (!now.exists)
        return {entry.existed ? Kind::NothingOfOurs : Kind::AsBefore, {}};
    if (sha256Of(now.bytes) == entry.afterHash)
        return {Kind::Restored, entry.existed ? std::optional(entry.before) : std::nullopt};
    if (entry.existed && now.bytes == entry.before)
        return {Kind::AsBefore, {}};
    // The line ends before the entry close the line above it, and set it apart.
    qsizetype apart = 0;
    while (apart < entry.added.size() && entry.added[apart] == '\n')
        ++apart;
    const QByteArray lines = entry.added.mid(apart);
    if (lines.isEmpty())
        return {};
    qsizetype at = -1;
    const int times = timesIn(now.bytes, lines, at);
    if (times == 1) {
        if (now.bytes.endsWith(entry.added))
            return {Kind::TakenOut, now.bytes.chopped(entry.added.size())};
        const bool blankAbove = apart > 0 && at > 1 && now.bytes[at - 1] == '\n' && now.bytes[at - 2] == '\n';
        const qsizetype from = blankAbove ? at - 1 : at;
        return {Kind::TakenOut, now.bytes.left(from) + now.bytes.mid(at + lines.size())};
    }
    const QByteArray heading = lines.left(lines.indexOf('\n') + 1);
    qsizetype ignored = -1;
    const bool isOut = times == 0 && !heading.isEmpty() && timesIn(now.bytes + '\n', heading, ignored) == 0;
    return {isOut ? Kind::NothingOfOurs : Kind::Stays, {}};
}

Ledger::Ledger() : m_folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/ledger")) { }

QString Ledger::fileOf(const QString &change) const
{
    // The journal's word is looked up, and never a part of a path.
    return m_folder + QLatin1Char('/') + sha256Of(change.toUtf8()) + QStringLiteral(".json");
}

Result<void> Ledger::remember(const QString &change, const ServerIdentity &server, const LedgerEntry &entry) const
{
    const auto failure = [this](const QString &why) {
        return Error{ErrorKind::Input, QObject::tr("What the way back needs cannot be kept in %1: %2.").arg(m_folder, why), {},
            QObject::tr("Make that directory writable. The document was not written.")};
    };
    if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return failure(QObject::tr("it cannot be made"));
    const QJsonObject json{{QStringLiteral("change"), change}, {QStringLiteral("server"), server.name},
        {QStringLiteral("host_key"), server.fingerprint}, {QStringLiteral("path"), entry.path},
        {QStringLiteral("existed"), entry.existed}, {QStringLiteral("before"), QString::fromLatin1(entry.before.toBase64())},
        {QStringLiteral("added"), QString::fromLatin1(entry.added.toBase64())},
        {QStringLiteral("after_sha256"), entry.afterHash}};
    QSaveFile file(fileOf(change));
    const QByteArray bytes = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return failure(file.errorString());
    flushFolder(m_folder);
    return {};
}

std::optional<LedgerEntry> Ledger::find(const QString &change, const ServerIdentity &server) const
{
    QFile file(fileOf(change));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.read(largestEntry)).object();
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const auto bytes = [&text](const char *key) { return QByteArray::fromBase64(text(key).toLatin1()); };
    if (text("change") != change || text("path").isEmpty() || !server.isSame({text("server"), text("host_key")}))
        return std::nullopt;
    return LedgerEntry{
        text("path"), json.value(QLatin1String("existed")).toBool(), bytes("before"), bytes("added"), text("after_sha256")};
}

void Ledger::forget(const QString &change) const
{
    if (QFile::remove(fileOf(change)))
        flushFolder(m_folder);
}

} // namespace Bridgekeeper
