// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/text/bridgeconfigedit.h"

#include <QJsonDocument>
#include <QUrl>

namespace Bridgekeeper {

QByteArray answer(const Sections &answers, const QByteArray &name)
{
    const auto found = answers.find(name);
    return found == answers.end() ? QByteArray() : found->second.text.trimmed();
}

QString reasonFrom(const Error &error)
{
    QStringList sentences{error.summary, error.detail, error.hint};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

bool succeeded(const Sections &answers, const QByteArray &name)
{
    const auto found = answers.find(name);
    return found != answers.end() && found->second.status == 0;
}

QByteArray databasePassword(const StepContext &context)
{
    if (context.facts.databasePassword.exists)
        return context.facts.databasePassword.bytes.trimmed();
    if (context.facts.bridgeConfig.exists) {
        if (const auto config = parseBridgeConfig(context.facts.bridgeConfig.bytes)) {
            const QString password = QUrl(config->databaseUri).password(QUrl::FullyDecoded);
            if (!password.isEmpty())
                return password.toUtf8();
        }
    }
    return context.secrets.databasePassword;
}

QString appserviceAddress(const Settings &settings)
{
    return QStringLiteral("http://%1:%2").arg(settings.bridge.service).arg(settings.bridge.port);
}

Exchange exchangeOf(const Sections &answers, const QByteArray &name)
{
    Exchange exchange;
    exchange.asked = answers.contains(name + ".code");
    exchange.status = answer(answers, name + ".code").toInt();
    exchange.body = answer(answers, name + ".body");
    exchange.transcript = answer(answers, name + ".exchange") + "\n\n" + exchange.body;
    const QJsonObject json = QJsonDocument::fromJson(exchange.body).object();
    exchange.errcode = json.value(QLatin1String("errcode")).toString();
    exchange.error = json.value(QLatin1String("error")).toString();
    exchange.userId = json.value(QLatin1String("user_id")).toString();
    return exchange;
}

} // namespace Bridgekeeper
