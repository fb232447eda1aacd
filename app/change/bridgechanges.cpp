// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridgechanges.h"

#include "shellcall.h"

#include <QObject>

namespace Bridgekeeper {

QString RegisterBot::summary() const
{
    return QObject::tr("Register %1 in Synapse, and make and delete a device for it").arg(bot);
}

QByteArray RegisterBot::applyText() const
{
    return ":\n";
}

QByteArray RegisterBot::revertText() const
{
    return "bk_say " + quoted(QObject::tr("%1 stays a user of Synapse.").arg(bot)) + '\n';
}

QByteArray RegisterBot::probeText() const
{
    return "bk_state before ''\n";
}

QStringList RegisterBot::cannotUndo() const
{
    return {QObject::tr("The bot's user %1 stays in Synapse's database.").arg(bot)};
}

QJsonObject RegisterBot::record() const
{
    return {{QStringLiteral("bot"), bot}};
}

RegisterBot RegisterBot::fromRecord(const QJsonObject &record)
{
    return {record.value(QLatin1String("bot")).toString()};
}

QString GreetBot::summary() const
{
    return QObject::tr("Open a room as %1 and invite %2 into it").arg(operatorId, bot);
}

QByteArray GreetBot::applyText() const
{
    return shellCall("bk_greet_bot", {operatorId, bot, directory});
}

QByteArray GreetBot::revertText() const
{
    return "bk_say " + quoted(QObject::tr("The room with the bot stays; leave it in any Matrix client.")) + '\n';
}

QByteArray GreetBot::probeText() const
{
    return "bk_state before ''\n";
}

QStringList GreetBot::cannotUndo() const
{
    return {QObject::tr("The room of %1 with %2 stays; leave it in any Matrix client.").arg(operatorId, bot)};
}

QJsonObject GreetBot::record() const
{
    return {{QStringLiteral("operator"), operatorId}, {QStringLiteral("bot"), bot}, {QStringLiteral("directory"), directory}};
}

GreetBot GreetBot::fromRecord(const QJsonObject &record)
{
    GreetBot change;
    change.operatorId = record.value(QLatin1String("operator")).toString();
    change.bot = record.value(QLatin1String("bot")).toString();
    change.directory = record.value(QLatin1String("directory")).toString();
    return change;
}

QString LinkAccount::summary() const
{
    return QObject::tr("Link the Signal account of %1").arg(operatorId);
}

QByteArray LinkAccount::applyText() const
{
    return ":\n";
}

QByteArray LinkAccount::revertText() const
{
    return "bk_log_out " + quoted(directory) + " \"$(bk_bridge_url " + quoted(container) + ' ' + quoted(network) + ' '
        + QByteArray::number(port) + ")\" " + quoted(operatorId) + '\n';
}

QByteArray LinkAccount::probeText() const
{
    return "bk_state before ''\n";
}

QStringList LinkAccount::cannotUndo() const
{
    return {QObject::tr("The phone keeps its linked device until it is removed there: Signal, Settings, Linked devices.")};
}

QJsonObject LinkAccount::record() const
{
    return {{QStringLiteral("operator"), operatorId}, {QStringLiteral("directory"), directory},
        {QStringLiteral("container"), container}, {QStringLiteral("network"), network}, {QStringLiteral("port"), port}};
}

LinkAccount LinkAccount::fromRecord(const QJsonObject &record)
{
    LinkAccount change;
    change.operatorId = record.value(QLatin1String("operator")).toString();
    change.directory = record.value(QLatin1String("directory")).toString();
    change.container = record.value(QLatin1String("container")).toString();
    change.network = record.value(QLatin1String("network")).toString();
    change.port = record.value(QLatin1String("port")).toInt();
    return change;
}

} // namespace Bridgekeeper
