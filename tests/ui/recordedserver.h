// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/enginestate.h"
#include "tests/unit/recordings.h"

namespace Bridgekeeper {

/// A server that answers every script with one recorded survey (tests/unit/data/survey).
class RecordedServer : public Host {
public:
    explicit RecordedServer(const QString &recording) : m_output(recorded(recording)) { }

    Result<ScriptResult> run(const Script &, std::stop_token, const OutputSink &) override
    {
        return ScriptResult{0, m_output, {}, {}};
    }
    [[nodiscard]] QString name() const override { return QStringLiteral("matrix.example.org"); }
    [[nodiscard]] int roundTrips() const override { return 1; }

private:
    const QByteArray m_output;
};

/// The server of a recording, as the window learns it.
inline EngineState recordedState(const QString &recording)
{
    RecordedServer server(recording);
    Engine engine(server, {}, QStringLiteral("matt@laptop"));
    const Result<void> surveyed = engine.survey({});
    if (!surveyed)
        qFatal("%s: %s", qPrintable(surveyed.error().summary), qPrintable(surveyed.error().detail));
    return EngineState::of(engine);
}

/// The same server after steps 1 to `last` were done and proved.
inline EngineState settledUntil(int last, EngineState state)
{
    for (StepState &step : state.steps) {
        if (step.number > last)
            continue;
        step.plan = {StepPlan::State::Done, {}, {}, {}};
        step.lockedBecause.clear();
        step.proved = true;
        step.changed = true;
        JournaledChange change;
        change.id = QStringLiteral("change-%1").arg(step.number);
        change.step = step.number;
        change.change =
            MakeDirectory{QStringLiteral("/opt/matrix/step-%1").arg(step.number), QStringLiteral("700"), QStringLiteral("0:0")};
        change.state = JournaledChange::State::Done;
        state.standing.push_back(change);
    }
    if (last < int(state.steps.size()) && state.steps.at(std::size_t(last)).number != stopAndCheckStep + 1)
        state.steps.at(std::size_t(last)).lockedBecause.clear();
    return state;
}

} // namespace Bridgekeeper
