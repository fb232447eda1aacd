// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>

namespace Bridgekeeper {

namespace {

StepPlan planLink(const StepContext &context)
{
    StepPlan plan;
    if (latest<LinkAccount>(context.journal.standing())) {
        plan.reason = QObject::tr("The Signal account is linked.");
        return plan;
    }
    plan.state = StepPlan::State::Operator;
    plan.reason = QObject::tr("Linking needs a person with a phone: a QR code is drawn here, or send %1 to %2.")
                      .arg(context.settings.bridge.loginCommand, context.settings.botId());
    return plan;
}

QByteArray askLogins(const StepContext &context)
{
    const Settings &settings = context.settings;
    return shellCall("prove_link",
        {settings.bridge.service, settings.network, QString::number(settings.bridge.port), settings.bridgeDirectory,
            settings.operatorId});
}

QList<Proof> judgeLogins(const StepContext &context, const Sections &answers)
{
    const Exchange logins = exchangeOf(answers, "logins");
    const QJsonArray all = QJsonDocument::fromJson(logins.body).object().value(QLatin1String("logins")).toArray();
    QStringList names;
    // The name is a phone number, and evidence goes into reports: its end is enough to know it by.
    for (const QJsonValue login : all)
        names.append(QStringLiteral("…") + login.toObject().value(QLatin1String("name")).toString().right(2));
    return {{QStringLiteral("linked"), QObject::tr("The bridge has a Signal account of %1").arg(context.settings.operatorId),
        logins.status == 200 && !all.isEmpty(), all.isEmpty() ? QObject::tr("none") : names.join(QStringLiteral(", ")), {},
        {}}};
}

} // namespace

std::vector<Step> linkSteps()
{
    return {{linkStep, "link", Phase::Link, QObject::tr("Link Signal"),
        QObject::tr("Scan the code with the Signal app: Settings, Linked devices. It is renewed by itself."), planLink,
        askLogins, judgeLogins, {}}};
}

} // namespace Bridgekeeper
