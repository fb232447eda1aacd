// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgreschanges.h"

#include "shellcall.h"

#include <QObject>

namespace Bridgekeeper {

QString CreateRole::summary() const
{
    return QObject::tr("Create role %1: it may log in, and nothing else").arg(role);
}

QByteArray CreateRole::applyText() const
{
    return shellCallWithBase64("bk_create_role", {role}, verifier);
}

QByteArray CreateRole::revertText() const
{
    return shellCall("bk_drop_role", {role});
}

QByteArray CreateRole::probeText() const
{
    return shellCall("bk_probe_role", {role});
}

QJsonObject CreateRole::record() const
{
    return {{QStringLiteral("role"), role}};
}

CreateRole CreateRole::fromRecord(const QJsonObject &record)
{
    CreateRole change;
    change.role = record.value(QLatin1String("role")).toString();
    return change;
}

QString CreateDatabase::summary() const
{
    return QObject::tr("Create database %1, owned by %2 (UTF-8, collation C)").arg(database, owner);
}

QByteArray CreateDatabase::applyText() const
{
    return shellCall("bk_create_database", {database, owner});
}

QByteArray CreateDatabase::revertText() const
{
    return shellCall("bk_drop_database", {database});
}

QByteArray CreateDatabase::probeText() const
{
    return shellCall("bk_probe_database", {database});
}

QJsonObject CreateDatabase::record() const
{
    return {{QStringLiteral("database"), database}, {QStringLiteral("owner"), owner}};
}

CreateDatabase CreateDatabase::fromRecord(const QJsonObject &record)
{
    CreateDatabase change;
    change.database = record.value(QLatin1String("database")).toString();
    change.owner = record.value(QLatin1String("owner")).toString();
    return change;
}

QString RestoreDatabase::summary() const
{
    return QObject::tr("Load the data of the earlier installation into %1").arg(database);
}

QByteArray RestoreDatabase::applyText() const
{
    return shellCall("bk_restore_database", {database, owner});
}

QByteArray RestoreDatabase::revertText() const
{
    return shellCall("bk_empty_database", {database, owner});
}

QByteArray RestoreDatabase::probeText() const
{
    return shellCall("bk_probe_tables", {database});
}

QJsonObject RestoreDatabase::record() const
{
    return {{QStringLiteral("database"), database}, {QStringLiteral("owner"), owner}};
}

RestoreDatabase RestoreDatabase::fromRecord(const QJsonObject &record)
{
    RestoreDatabase change;
    change.database = record.value(QLatin1String("database")).toString();
    change.owner = record.value(QLatin1String("owner")).toString();
    return change;
}

} // namespace Bridgekeeper
