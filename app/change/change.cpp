// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.h"

#include "app/text/linediff.h"

#include <QObject>

namespace Bridgekeeper {

QString kindOf(const Change &change)
{
    return std::visit([](const auto &c) { return QString::fromLatin1(c.kind); }, change);
}

QString targetOf(const Change &change)
{
    return std::visit([](const auto &c) { return c.target(); }, change);
}

QString summaryOf(const Change &change)
{
    return std::visit([](const auto &c) { return c.summary(); }, change);
}

QByteArray applyTextOf(const Change &change)
{
    return std::visit([](const auto &c) { return c.applyText(); }, change);
}

QByteArray revertTextOf(const Change &change)
{
    return std::visit([](const auto &c) { return c.revertText(); }, change);
}

QByteArray probeTextOf(const Change &change)
{
    return std::visit([](const auto &c) { return c.probeText(); }, change);
}

QStringList cannotUndoOf(const Change &change)
{
    return std::visit([](const auto &c) { return c.cannotUndo(); }, change);
}

QJsonObject recordOf(const Change &change)
{
    QJsonObject record = std::visit([](const auto &c) { return c.record(); }, change);
    record.insert(QStringLiteral("kind"), kindOf(change));
    return record;
}

namespace {

constexpr qsizetype longestText = 8192; // a path has 4096 bytes at most

Error unusable(const QString &summary)
{
    return {ErrorKind::Input, summary, {}, QObject::tr("Use the version of the program that wrote it, or a newer one.")};
}

template <std::size_t I = 0>
Result<Change> fromRecordOfKind(const QString &kind, const QJsonObject &record)
{
    if constexpr (I == std::variant_size_v<Change>) {
        return unusable(
            QObject::tr("The server's journal holds a change of a kind this version does not know: “%1”.").arg(kind));
    } else {
        using Type = std::variant_alternative_t<I, Change>;
        if (kind != QLatin1String(Type::kind))
            return fromRecordOfKind<I + 1>(kind, record);
        Type change = Type::fromRecord(record);
        if constexpr (requires { change.path; }) {
            if (change.path.isEmpty())
                return unusable(QObject::tr("The server's journal holds a change of a file or directory without its path."));
        }
        return Change(std::move(change));
    }
}

} // namespace

Result<Change> changeFromRecord(const QJsonObject &record)
{
    for (const QJsonValue value : record) {
        if (value.toString().size() > longestText)
            return unusable(
                QObject::tr("The server's journal holds a change with a text of more than %1 characters.").arg(longestText));
    }
    return fromRecordOfKind(record.value(QLatin1String("kind")).toString(), record);
}

const WriteFile *writtenFile(const Change &change)
{
    return std::get_if<WriteFile>(&change);
}

QByteArray diffOf(const Change &change)
{
    if (const auto *local = std::get_if<WriteLocalFile>(&change))
        return unifiedDiff(local->path, local->before, local->after, 3, local->existed, true);
    const WriteFile *file = writtenFile(change);
    if (!file || file->secret)
        return {};
    return unifiedDiff(file->path, file->before, file->after, 3, file->existed, true);
}

} // namespace Bridgekeeper
