// SPDX-License-Identifier: GPL-3.0-or-later
#include "containerchanges.h"

#include "shellcall.h"

#include <QObject>

namespace Bridgekeeper {

QString PullImage::summary() const
{
    return QObject::tr("Pull the image %1").arg(image);
}

QByteArray PullImage::applyText() const
{
    return shellCall("bk_pull_image", {image});
}

QByteArray PullImage::revertText() const
{
    return shellCall("bk_remove_image", {image});
}

QByteArray PullImage::probeText() const
{
    return shellCall("bk_probe_image", {image});
}

QJsonObject PullImage::record() const
{
    return {{QStringLiteral("image"), image}};
}

PullImage PullImage::fromRecord(const QJsonObject &record)
{
    PullImage change;
    change.image = record.value(QLatin1String("image")).toString();
    return change;
}

QString RunContainer::summary() const
{
    return QObject::tr("Run %1 once, so that it writes %2").arg(image, target());
}

QByteArray RunContainer::applyText() const
{
    return shellCall("bk_run_container", {image, directory, produces});
}

QByteArray RunContainer::revertText() const
{
    return shellCall("bk_undo_run_container", {image, directory});
}

QByteArray RunContainer::probeText() const
{
    return shellCall("bk_probe_run_container", {image, directory, produces});
}

QJsonObject RunContainer::record() const
{
    return {{QStringLiteral("image"), image}, {QStringLiteral("directory"), directory}, {QStringLiteral("produces"), produces}};
}

RunContainer RunContainer::fromRecord(const QJsonObject &record)
{
    RunContainer change;
    change.image = record.value(QLatin1String("image")).toString();
    change.directory = record.value(QLatin1String("directory")).toString();
    change.produces = record.value(QLatin1String("produces")).toString();
    return change;
}

QString RunBackup::summary() const
{
    return QObject::tr("Run %1 once").arg(script);
}

QByteArray RunBackup::applyText() const
{
    return shellCall("bk_run_backup", {script, directory, hash});
}

QByteArray RunBackup::revertText() const
{
    return shellCall("bk_undo_backup", {directory});
}

QByteArray RunBackup::probeText() const
{
    return shellCall("bk_probe_backup", {directory});
}

QStringList RunBackup::cannotUndo() const
{
    return {QObject::tr("Old dumps that the backup script removes by its own retention, as every run of it does.")};
}

QJsonObject RunBackup::record() const
{
    return {{QStringLiteral("script"), script}, {QStringLiteral("directory"), directory}, {QStringLiteral("hash"), hash}};
}

RunBackup RunBackup::fromRecord(const QJsonObject &record)
{
    RunBackup change;
    change.script = record.value(QLatin1String("script")).toString();
    change.hash = record.value(QLatin1String("hash")).toString();
    change.directory = record.value(QLatin1String("directory")).toString();
    return change;
}

QString RestartSynapse::summary() const
{
    return QObject::tr("Restart Synapse (%1) once").arg(container);
}

QByteArray RestartSynapse::call(const char *function) const
{
    return shellCall(function,
        {service, container, QString::number(limitSeconds), url, file, beforeHash, beforeMode, beforeOwner, afterHash});
}

QByteArray RestartSynapse::applyText() const
{
    return call("bk_restart_synapse");
}

QByteArray RestartSynapse::settleText() const
{
    return call("bk_settle_restart");
}

QByteArray RestartSynapse::revertText() const
{
    return shellCall("bk_undo_restart", {service, container, QString::number(limitSeconds), url});
}

QByteArray RestartSynapse::probeText() const
{
    return shellCall("bk_probe_restart", {container});
}

QStringList RestartSynapse::cannotUndo() const
{
    return {QObject::tr("The pause while Synapse restarts.")};
}

QJsonObject RestartSynapse::record() const
{
    return {{QStringLiteral("service"), service}, {QStringLiteral("container"), container}, {QStringLiteral("url"), url},
        {QStringLiteral("limit_seconds"), limitSeconds}, {QStringLiteral("file"), file}, {QStringLiteral("before"), beforeHash},
        {QStringLiteral("before_mode"), beforeMode}, {QStringLiteral("before_owner"), beforeOwner},
        {QStringLiteral("after"), afterHash}};
}

RestartSynapse RestartSynapse::fromRecord(const QJsonObject &record)
{
    RestartSynapse change;
    change.service = record.value(QLatin1String("service")).toString();
    change.container = record.value(QLatin1String("container")).toString();
    change.url = record.value(QLatin1String("url")).toString();
    change.limitSeconds = record.value(QLatin1String("limit_seconds")).toInt();
    change.file = record.value(QLatin1String("file")).toString();
    change.beforeHash = record.value(QLatin1String("before")).toString();
    change.beforeMode = record.value(QLatin1String("before_mode")).toString();
    change.beforeOwner = record.value(QLatin1String("before_owner")).toString();
    change.afterHash = record.value(QLatin1String("after")).toString();
    return change;
}

QString StartService::summary() const
{
    return QObject::tr("Start the service %1, and only this one").arg(service);
}

QByteArray StartService::applyText() const
{
    return shellCall("bk_start_service",
        {service, container, directory, database, restoreIdentity ? QStringLiteral("restore") : QStringLiteral("overwrite"),
            QString::number(limitSeconds)});
}

QByteArray StartService::revertText() const
{
    return shellCall("bk_stop_service", {service, container, directory, bot, database});
}

QByteArray StartService::probeText() const
{
    return shellCall("bk_probe_service", {container});
}

QStringList StartService::cannotUndo() const
{
    return {QObject::tr("The users that the bridge makes for Signal contacts stay in Synapse's database, and their rooms."),
        QObject::tr(
            "What the bridge's directory holds, and a dump of its database, stay in /var/lib/bridgekeeper/kept, readable "
            "by root only.")};
}

QJsonObject StartService::record() const
{
    return {{QStringLiteral("service"), service}, {QStringLiteral("container"), container},
        {QStringLiteral("directory"), directory}, {QStringLiteral("database"), database}, {QStringLiteral("bot"), bot},
        {QStringLiteral("restore_identity"), restoreIdentity}, {QStringLiteral("limit_seconds"), limitSeconds}};
}

StartService StartService::fromRecord(const QJsonObject &record)
{
    StartService change;
    change.service = record.value(QLatin1String("service")).toString();
    change.container = record.value(QLatin1String("container")).toString();
    change.directory = record.value(QLatin1String("directory")).toString();
    change.database = record.value(QLatin1String("database")).toString();
    change.bot = record.value(QLatin1String("bot")).toString();
    change.restoreIdentity = record.value(QLatin1String("restore_identity")).toBool();
    change.limitSeconds = record.value(QLatin1String("limit_seconds")).toInt();
    return change;
}

} // namespace Bridgekeeper
