// SPDX-License-Identifier: GPL-3.0-or-later
#include "filechanges.h"

#include "shellcall.h"

#include <QCryptographicHash>
#include <QObject>

namespace Bridgekeeper {

namespace {

constexpr std::pair<FileCheck, const char *> checkNames[] = {
    {FileCheck::None, "none"}, {FileCheck::Bash, "bash"}, {FileCheck::Compose, "compose"}, {FileCheck::Synapse, "synapse"}};

QString nameOf(FileCheck check)
{
    for (const auto &[value, name] : checkNames) {
        if (value == check)
            return QLatin1String(name);
    }
    Q_UNREACHABLE();
}

FileCheck checkNamed(const QString &name)
{
    for (const auto &[value, known] : checkNames) {
        if (name == QLatin1String(known))
            return value;
    }
    return FileCheck::None;
}

/// As bk_attributes prints them.
QString attributesOf(const QString &mode, const QString &owner)
{
    return mode + QLatin1Char(' ') + owner;
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

WriteFile WriteFile::of(const FileFact &file, const QByteArray &after, const QString &what, FileCheck check,
    const QString &mode, const QString &owner)
{
    WriteFile change;
    change.path = file.path;
    change.existed = file.exists;
    change.before = file.bytes;
    change.after = after;
    change.beforeHash = file.exists ? sha256(file.bytes) : QStringLiteral("absent");
    change.afterHash = sha256(after);
    change.beforeMode = file.exists ? file.mode : QString();
    change.beforeOwner = file.exists ? file.owner : QString();
    change.mode = file.exists ? file.mode : mode;
    change.owner = file.exists ? file.owner : owner;
    change.check = check;
    change.what = what;
    change.wholeBefore = !file.exists || file.complete;
    return change;
}

QByteArray WriteFile::applyText() const
{
    return shellCallWithBase64(
        "bk_write_file", {path, beforeHash, mode, owner, nameOf(check), attributesOf(beforeMode, beforeOwner)}, after);
}

QByteArray WriteFile::revertText() const
{
    return shellCall("bk_restore_file", {path, beforeHash, beforeMode, beforeOwner, afterHash, attributesOf(mode, owner)});
}

QByteArray WriteFile::probeText() const
{
    return shellCall("bk_probe_file", {path, beforeHash, beforeMode, beforeOwner, afterHash});
}

QJsonObject WriteFile::record() const
{
    return {{QStringLiteral("path"), path}, {QStringLiteral("before"), beforeHash}, {QStringLiteral("before_mode"), beforeMode},
        {QStringLiteral("before_owner"), beforeOwner}, {QStringLiteral("after"), afterHash}, {QStringLiteral("mode"), mode},
        {QStringLiteral("owner"), owner}, {QStringLiteral("check"), nameOf(check)}, {QStringLiteral("summary"), what},
        {QStringLiteral("synapse_reads"), synapseReads}, {QStringLiteral("secret"), secret}};
}

WriteFile WriteFile::fromRecord(const QJsonObject &record)
{
    const auto text = [&record](const char *key) { return record.value(QLatin1String(key)).toString(); };
    WriteFile change;
    change.path = text("path");
    change.beforeHash = text("before");
    change.existed = change.beforeHash != QLatin1String("absent");
    change.beforeMode = text("before_mode");
    change.beforeOwner = text("before_owner");
    change.afterHash = text("after");
    change.mode = text("mode");
    change.owner = text("owner");
    change.check = checkNamed(text("check"));
    change.what = text("summary");
    change.synapseReads = record.value(QLatin1String("synapse_reads")).toBool();
    change.secret = record.value(QLatin1String("secret")).toBool();
    return change;
}

QByteArray WriteLocalFile::probeText() const
{
    return "bk_state other 'a file of the laptop'\n";
}

QJsonObject WriteLocalFile::record() const
{
    return {{QStringLiteral("path"), path}, {QStringLiteral("summary"), what}};
}

WriteLocalFile WriteLocalFile::fromRecord(const QJsonObject &record)
{
    WriteLocalFile change;
    change.path = record.value(QLatin1String("path")).toString();
    change.what = record.value(QLatin1String("summary")).toString();
    return change;
}

QString MakeDirectory::summary() const
{
    return QObject::tr("Make the directory %1 (mode %2, owner %3)").arg(path, mode, owner);
}

QByteArray MakeDirectory::applyText() const
{
    return shellCall("bk_make_directory", {path, mode, owner});
}

QByteArray MakeDirectory::revertText() const
{
    return shellCall("bk_remove_directory", {path});
}

QByteArray MakeDirectory::probeText() const
{
    return shellCall("bk_probe_directory", {path});
}

QJsonObject MakeDirectory::record() const
{
    return {{QStringLiteral("path"), path}, {QStringLiteral("mode"), mode}, {QStringLiteral("owner"), owner}};
}

MakeDirectory MakeDirectory::fromRecord(const QJsonObject &record)
{
    return {record.value(QLatin1String("path")).toString(), record.value(QLatin1String("mode")).toString(),
        record.value(QLatin1String("owner")).toString()};
}

} // namespace Bridgekeeper
