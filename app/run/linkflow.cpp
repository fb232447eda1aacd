// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkflow.h"

#include "app/change/shellcall.h"
#include "app/remote/quoting.h"
#include "app/report/causes.h"
#include "app/steps/phases.h"
#include "app/survey/printable.h"

#include <QJsonDocument>
#include <QObject>

#include <algorithm>

namespace Bridgekeeper {

using namespace std::chrono_literals;

namespace {

/// Whoever holds a code can link a device of their own as long as it is valid; a phone opens what it is told to.
bool isLinkCode(const QByteArray &code, const BridgeProfile &bridge)
{
    constexpr qsizetype longest = 1000; // Signal's have about 200
    return !bridge.linkPrefix.isEmpty() && code.size() <= longest && code.startsWith(bridge.linkPrefix.toUtf8())
        && std::all_of(code.begin(), code.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// The code, and each part of it that is no ordinary word.
std::vector<QByteArray> secretsOf(const Exchange &answered)
{
    constexpr qsizetype longest = 4096;
    constexpr qsizetype leastOfAPart = 16;
    const QByteArray code = QJsonDocument::fromJson(answered.body)
                                .object()
                                .value(QLatin1String("display_and_wait"))
                                .toObject()
                                .value(QLatin1String("data"))
                                .toString()
                                .toUtf8()
                                .left(longest);
    std::vector<QByteArray> secrets{code};
    for (const QByteArray &part : code.mid(code.indexOf('?') + 1).split('&')) {
        const QByteArray value = part.mid(part.indexOf('=') + 1);
        if (value.size() >= leastOfAPart)
            secrets.insert(secrets.end(), {value, QByteArray::fromPercentEncoding(value)});
    }
    return secrets;
}

} // namespace

Result<LinkAnswer> linkAnswerFrom(const Exchange &answered, const QByteArray &log, const Settings &settings)
{
    const QJsonObject body = QJsonDocument::fromJson(answered.body).object();
    if (answered.status != 200) {
        const QString said = body.value(QLatin1String("error")).toString();
        const Cause cause = knownCause(said + QLatin1Char('\n') + QString::fromUtf8(log));
        Error error{ErrorKind::Remote, QObject::tr("The bridge could not link Signal."),
            QObject::tr("Status %1 %2: %3")
                .arg(QString::number(answered.status), printable(answered.errcode), printable(said, 1000)),
            {}};
        if (!cause.hint.isEmpty())
            error.hint = cause.hint;
        else if (answered.status == 0)
            error.hint = QObject::tr("The bridge does not answer; look at its state on the Launch page.");
        else
            error.hint = QObject::tr("Ask for a new code and scan it within a minute, or send %1 to %2.")
                             .arg(settings.bridge.loginCommand, settings.botId());
        if (!cause.sentence.isEmpty())
            error.summary += QLatin1Char(' ') + cause.sentence;
        else if ((said.contains(QLatin1String("too many QR code refreshes")) || log.contains("too many QR code refreshes")))
            error.summary += QLatin1Char(' ') + QObject::tr("The code was renewed six times without being scanned.");
        return error;
    }
    LinkAnswer answer;
    answer.login = body.value(QLatin1String("login_id")).toString();
    answer.step = body.value(QLatin1String("step_id")).toString();
    answer.state.instructions = printable(body.value(QLatin1String("instructions")).toString(), 1000);
    const QString type = body.value(QLatin1String("type")).toString();
    answer.state.linked = type == QLatin1String("complete");
    answer.state.code =
        body.value(QLatin1String("display_and_wait")).toObject().value(QLatin1String("data")).toString().toUtf8();
    if (!answer.state.linked && !answer.state.code.isEmpty() && !isLinkCode(answer.state.code, settings.bridge))
        return Error{ErrorKind::Remote,
            QObject::tr("The bridge sent a code that is not one of %1's, so that it is not shown.")
                .arg(settings.bridge.network),
            QObject::tr("Such a code begins with “%1”.").arg(settings.bridge.linkPrefix),
            QObject::tr(
                "Do not scan it. Look at who else can write into the bridge's container or its directory on the server.")};
    if (!answer.state.linked && answer.state.code.isEmpty())
        return Error{ErrorKind::Remote,
            QObject::tr("The bridge asked for something that this program does not know (“%1”).").arg(printable(type)), {},
            QObject::tr("Send %1 to %2 instead.").arg(settings.bridge.loginCommand, settings.botId())};
    return answer;
}

Result<LinkState> LinkFlow::start(const std::stop_token &stop)
{
    m_login.clear();
    m_step.clear();
    const QString path = QStringLiteral("/_matrix/provision/v3/login/start/%1");
    return call(path.arg(percentEncoded(m_engine.settings().bridge.loginFlow)), 60s, stop);
}

Result<LinkState> LinkFlow::wait(const std::stop_token &stop)
{
    const QString path = QStringLiteral("/_matrix/provision/v3/login/step/%1/%2/display_and_wait");
    return call(path.arg(percentEncoded(m_login), percentEncoded(m_step)), 10min, stop);
}

Result<LinkState> LinkFlow::call(const QString &path, std::chrono::seconds limit, const std::stop_token &stop)
{
    const Settings &settings = m_engine.settings();
    const QByteArray text = shellCall("link_call",
        {QStringLiteral("link"), settings.bridge.service, settings.network, QString::number(settings.bridge.port),
            settings.bridgeDirectory, path + QStringLiteral("?user_id=") + percentEncoded(settings.operatorId),
            QString::number(limit.count())});
    const Result<Sections> answers = m_engine.ask(QObject::tr("link Signal"), text, limit + 20s, stop);
    if (!answers)
        return answers.error();
    const Exchange exchange = exchangeOf(*answers, "link");
    m_engine.hide(secretsOf(exchange));
    Result<LinkAnswer> answered = linkAnswerFrom(exchange, answer(*answers, "link-log"), settings);
    if (!answered)
        return std::move(answered).error();
    if (!answered->login.isEmpty())
        m_login = answered->login;
    if (!answered->step.isEmpty())
        m_step = answered->step;
    return std::move(answered->state);
}

} // namespace Bridgekeeper
