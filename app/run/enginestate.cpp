// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginestate.h"

namespace Bridgekeeper {

EngineState EngineState::of(const Engine &engine)
{
    EngineState state;
    state.server = engine.serverName();
    state.facts = engine.facts();
    state.settings = engine.settings();
    state.invalid = invalidFields(engine.settings());
    state.assumptions = engine.assumptions();
    state.surveyed = engine.isSurveyed();
    state.blockers = engine.blockers();
    const QSet<int> done = engine.journal().stepsDone();
    for (const Step &step : allSteps()) {
        state.steps.push_back({step.number, engine.plan(step.number), engine.lockedBecause(step.number),
            engine.journal().isProved(step.number), done.contains(step.number)});
    }
    state.runs = engine.journal().runs();
    state.standing = engine.journal().standing();
    state.roundTrips = engine.roundTrips();
    return state;
}

} // namespace Bridgekeeper
