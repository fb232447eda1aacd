// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/enginethread.h"
#include "recordings.h"

#include <condition_variable>

namespace Bridgekeeper {

/// What a server answers to a script.
using Answering = std::function<Result<ScriptResult>(const Script &, const std::stop_token &)>;

/// Whatever is asked, one recorded survey (tests/unit/data/survey).
inline Answering answeringWith(const QString &recording)
{
    return [output = recorded(recording)](const Script &, const std::stop_token &) -> Result<ScriptResult> {
        return ScriptResult{0, output, {}, {}};
    };
}

/// A script that goes on until it is cancelled, for half a minute at most.
inline Error cancelledAtLast(const Script &script, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, std::chrono::seconds(30), [] { return false; });
    return {ErrorKind::Cancelled, QStringLiteral("“%1” was cancelled.").arg(script.name), {}, QStringLiteral("Go on.")};
}

inline Error lostDuring(const Script &script)
{
    return {ErrorKind::Connection, QStringLiteral("The connection was lost while “%1” was running.").arg(script.name), {},
        QStringLiteral("Connect again.")};
}

/// A server that needs no network.
class ScriptedServer final : public Host {
public:
    ScriptedServer(QString name, Answering answering) : m_name(std::move(name)), m_answering(std::move(answering)) { }

    Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &) override
    {
        ++m_trips;
        return m_answering(script, stop);
    }
    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] int roundTrips() const override { return m_trips; }

private:
    const QString m_name;
    const Answering m_answering;
    int m_trips = 0;
};

/// Connects to such a server, whatever its name.
inline Connecting connectingTo(Answering answering)
{
    return [answering = std::move(answering)](
               const ConnectionSettings &settings, Questions &, const std::stop_token &) -> Result<Connection> {
        ConnectionFacts facts;
        facts.user = settings.user;
        facts.address = settings.host;
        return Connection{std::make_unique<ScriptedServer>(settings.host, answering), facts};
    };
}

} // namespace Bridgekeeper
