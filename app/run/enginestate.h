// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/engine.h"

#include <memory>

namespace Bridgekeeper {

/// One of the twenty steps, as it stands on the server.
struct StepState {
    int number = 0;
    StepPlan plan;
    QString lockedBecause; ///< empty when it can run now
    bool proved = false;
    bool changed = false; ///< a change of it stands on the server, proved or not

    [[nodiscard]] bool settled() const
    {
        return plan.state == StepPlan::State::Done || (plan.state == StepPlan::State::Operator && proved);
    }
};

/// All that a window shows of an Engine, copied at one moment: a value that any thread may read.
struct EngineState {
    QString server;
    ServerFacts facts;
    Settings settings; ///< complete: wishes, then the survey, then the plan
    QList<InvalidField> invalid;
    QList<Assumption> assumptions;
    bool surveyed = false; ///< what is said here is what a whole survey found; otherwise some of it may be over
    QStringList blockers; ///< why nothing may be changed, one sentence each
    std::vector<StepState> steps; ///< number N at index N - 1
    std::vector<JournaledRun> runs;
    std::vector<JournaledChange> standing; ///< changes on the server, oldest first: what a roll back can take back
    int roundTrips = 0;

    [[nodiscard]] const StepState &step(int number) const { return steps.at(std::size_t(number - 1)); }

    static EngineState of(const Engine &engine);
};

} // namespace Bridgekeeper
