// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"

#include <QJsonDocument>
#include <QObject>

namespace Bridgekeeper {

namespace {

StepPlan planGreeting(const StepContext &context)
{
    StepPlan plan;
    const Settings &settings = context.settings;
    if (!settings.greetAsOperator)
        plan.reason = QObject::tr("The settings leave the room with the bot to the operator.");
    else if (latest<GreetBot>(context.journal.standing()))
        plan.reason = QObject::tr("The bot has greeted the operator.");
    else
        plan.changes.emplace_back(GreetBot{settings.operatorId, settings.botId(), settings.bridgeDirectory});
    return plan;
}

QByteArray askBot(const StepContext &context)
{
    return shellCall(
        "prove_bot", {context.settings.botId(), context.settings.bridgeDirectory + QStringLiteral("/registration.yaml")});
}

QList<Proof> judgeBot(const StepContext &context, const Sections &answers)
{
    const QString bot = context.settings.botId();
    const Exchange profile = exchangeOf(answers, "profile");
    const QJsonObject keys = QJsonDocument::fromJson(exchangeOf(answers, "keys").body).object();
    const QStringList devices = keys.value(QLatin1String("device_keys")).toObject().value(bot).toObject().keys();
    const bool master = keys.value(QLatin1String("master_keys")).toObject().contains(bot);
    const QString name = QJsonDocument::fromJson(profile.body).object().value(QLatin1String("displayname")).toString();
    QList<Proof> proofs{
        {QStringLiteral("bot-profile"), QObject::tr("%1 has a profile").arg(bot), profile.status == 200,
            QObject::tr("%1 %2").arg(QString::number(profile.status), name), QString::fromUtf8(profile.transcript), {}},
        {QStringLiteral("bot-device"), QObject::tr("It has a device with keys"), !devices.isEmpty(),
            devices.join(QStringLiteral(", ")), {}, {}},
        {QStringLiteral("bot-master-key"), QObject::tr("It has a master key: end-to-bridge encryption is up"), master,
            master ? QObject::tr("present") : QObject::tr("missing"), {}, {}}};
    if (answers.contains("greeting"))
        proofs.append({QStringLiteral("bot-greeting"), QObject::tr("It joined the operator's room and greeted"),
            succeeded(answers, "greeting"), QString::fromUtf8(answer(answers, "greeting")), {}, {}});
    return proofs;
}

} // namespace

std::vector<Step> verifySteps()
{
    return {{18, "bot", Phase::Verify, QObject::tr("The bot appears in Matrix"),
        QObject::tr("Its profile, its device and its keys; and an invitation by the operator is accepted and greeted."),
        planGreeting, askBot, judgeBot, {}}};
}

} // namespace Bridgekeeper
