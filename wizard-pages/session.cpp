// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

namespace Bridgekeeper {

PageId pageOf(Phase phase)
{
    return PageId(int(PageId::Database) + int(phase));
}

std::vector<const Step *> stepsOf(Phase phase)
{
    std::vector<const Step *> steps;
    for (const Step &step : allSteps()) {
        if (step.phase == phase)
            steps.push_back(&step);
    }
    return steps;
}

PageId Session::firstOpenPage() const
{
    for (const Step &step : allSteps()) {
        if (!isSettled(step.number) && !skipped.contains(step.number))
            return pageOf(step.phase);
    }
    return PageId::Done;
}

void Session::forgetServer(const Settings &given)
{
    wishes = given;
    connected.reset();
    state.reset();
    runningStep = 0;
    reports.clear();
    proofs.clear();
    approved.reset();
    skipped.clear();
}

std::function<QByteArray(const QByteArray &)> Session::masking() const
{
    return [&thread = engine](const QByteArray &text) { return thread.masked(text); };
}

} // namespace Bridgekeeper
