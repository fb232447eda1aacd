// SPDX-License-Identifier: GPL-3.0-or-later
#include "step.h"

#include "phases.h"

#include <QObject>

#include <algorithm>
#include <iterator>

namespace Bridgekeeper {

QString titleOf(Phase phase)
{
    switch (phase) {
    case Phase::Database:
        return QObject::tr("Database");
    case Phase::Backup:
        return QObject::tr("Backup");
    case Phase::BridgeConfiguration:
        return QObject::tr("Bridge configuration");
    case Phase::Registration:
        return QObject::tr("Registration");
    case Phase::Synapse:
        return QObject::tr("Synapse");
    case Phase::StopAndCheck:
        return QObject::tr("Stop and check");
    case Phase::Launch:
        return QObject::tr("Launch");
    case Phase::Verify:
        return QObject::tr("Verify");
    case Phase::Link:
        return QObject::tr("Link");
    case Phase::Documents:
        return QObject::tr("Documents");
    }
    Q_UNREACHABLE();
}

QString idOf(Phase phase)
{
    switch (phase) {
    case Phase::Database:
        return QStringLiteral("database");
    case Phase::Backup:
        return QStringLiteral("backup");
    case Phase::BridgeConfiguration:
        return QStringLiteral("bridge-configuration");
    case Phase::Registration:
        return QStringLiteral("registration");
    case Phase::Synapse:
        return QStringLiteral("synapse");
    case Phase::StopAndCheck:
        return QStringLiteral("stop-and-check");
    case Phase::Launch:
        return QStringLiteral("launch");
    case Phase::Verify:
        return QStringLiteral("verify");
    case Phase::Link:
        return QStringLiteral("link");
    case Phase::Documents:
        return QStringLiteral("documents");
    }
    Q_UNREACHABLE();
}

const std::vector<Step> &allSteps()
{
    static const std::vector<Step> steps = [] {
        std::vector<Step> all;
        for (auto phase : {databaseSteps, backupSteps, bridgeConfigurationSteps, registrationSteps, synapseSteps,
                 stopAndCheckSteps, launchSteps, verifySteps, linkSteps, documentSteps}) {
            std::vector<Step> some = phase();
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    }();
    return steps;
}

namespace {

/// Why a file that the steps read and write is none that may be used; empty when all are.
QString whyNoFile(const ServerFacts &facts)
{
    for (const FileFact *file : {&facts.bridgeConfig, &facts.bridgeRegistration, &facts.doublePuppet,
             &facts.registrationInSynapse, &facts.doublePuppetInSynapse}) {
        if (file->special || file->directory)
            return file->refused.isEmpty()
                ? QObject::tr("%1 is no regular file. Move it away, and survey again.").arg(file->path)
                : file->refused;
    }
    return {};
}

} // namespace

StepPlan planStep(const Step &step, const StepContext &context)
{
    StepPlan plan = step.plan(context);
    if (step.phase >= Phase::BridgeConfiguration && !context.journal.isProved(step.number)) {
        if (const QString reason = whyNoFile(context.facts); !reason.isEmpty()) {
            plan = {};
            plan.state = StepPlan::State::Blocked;
            plan.reason = reason;
            return plan;
        }
    }
    if (plan.state != StepPlan::State::Pending)
        return plan;
    for (const Change &change : plan.changes) {
        if (const WriteFile *file = writtenFile(change); file && !file->wholeBefore) {
            plan.state = StepPlan::State::Blocked;
            plan.reason = QObject::tr(
                "%1 could not be read as a whole (it is larger than 4 MiB, or changed while it was read). Survey again.")
                              .arg(file->path);
            return plan;
        }
    }
    // What was proved once and is otherwise now, somebody else changed: it is not made again without being asked for. The
    // health check and STOP-AND-CHECK tell what that means, and a roll back takes the rest of it back.
    const std::vector<JournaledChange> standing = context.journal.standing();
    const bool made = std::any_of(
        standing.begin(), standing.end(), [&step](const JournaledChange &change) { return change.step == step.number; });
    if (!(plan.changes.empty() && plan.later.empty()) && context.journal.isProved(step.number)
        && (made || !plan.later.empty())) {
        plan = {};
        plan.state = StepPlan::State::Done;
        plan.reason = QObject::tr("Done and proved, but changed by somebody else since. Check the proofs; to have it made "
                                  "again, roll back to before this step.");
        return plan;
    }
    if (plan.changes.empty() && plan.later.empty()) {
        if (context.journal.isProved(step.number))
            plan.state = StepPlan::State::Done;
        else if (plan.reason.isEmpty())
            plan.reason = QObject::tr("Only its proof is missing.");
    }
    return plan;
}

} // namespace Bridgekeeper
