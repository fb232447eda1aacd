// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/journal.h"
#include "app/run/proof.h"
#include "app/settings/secrets.h"
#include "app/settings/settings.h"
#include "app/survey/survey.h"

#include <chrono>
#include <vector>

namespace Bridgekeeper {

/// The plan's phases; each is a page of the window.
enum class Phase {
    Database,
    Backup,
    BridgeConfiguration,
    Registration,
    Synapse,
    StopAndCheck,
    Launch,
    Verify,
    Link,
    Documents
};

/// As the operator reads it, "Stop and check".
[[nodiscard]] QString titleOf(Phase);
/// Stable, "stop-and-check".
[[nodiscard]] QString idOf(Phase);

/// The two documents of step 20 as they are now, on the laptop or on the server.
struct Documents {
    FileFact services;
    FileFact memory;
};

/// What a step decides from. Planning is pure: no I/O.
struct StepContext {
    const ServerFacts &facts;
    const Settings &settings;
    const Journal &journal;
    const FreshSecrets &secrets;
    const Documents &documents;
    bool readOnly = false; ///< a health check: proofs may not write anything, not even the bot's own user
};

/// A change that a later step will make, whose bytes are not known before an earlier one has run.
struct Announcement {
    QString kind;
    QString target;
    QString summary;
};

/// What a step would do now.
struct StepPlan {
    enum class State {
        Done, ///< its goal holds and is proved
        Pending,
        Blocked, ///< something of somebody else's stands in the way
        Operator, ///< left to a person
    };

    State state = State::Pending;
    QString reason; ///< why it is done, blocked, or differs from the plan's text; may be empty
    std::vector<Change> changes;
    std::vector<Announcement> later;
};

/// One of the plan's twenty steps, as data.
struct Step {
    int number = 0;
    const char *id = "";
    Phase phase = Phase::Database;
    QString title;
    QString purpose; ///< what it is for, one or two sentences
    /// The changes that are still missing; sets Blocked or Operator itself, else the state follows from changes and proofs.
    StepPlan (*plan)(const StepContext &) = nullptr;
    /// Shell text that asks the real programs (functions of resources/scripts/proofs.sh).
    QByteArray (*question)(const StepContext &) = nullptr;
    /// What the answers prove, in the server's own words where it quotes them: neither masked nor printable yet. Pure.
    QList<Proof> (*judge)(const StepContext &, const Sections &answers) = nullptr;
    /// Facts that the step's changes make stale.
    std::vector<SurveyPart> refreshes;
    std::chrono::minutes limit{20}; ///< for its script
};

/// The plan, in order: number N stands at index N - 1.
[[nodiscard]] const std::vector<Step> &allSteps();

/// What `step` would do now, with its state.
[[nodiscard]] StepPlan planStep(const Step &step, const StepContext &context);

inline constexpr int stopAndCheckStep = 15;
inline constexpr int linkStep = 19;
inline constexpr int documentsStep = 20;

} // namespace Bridgekeeper
