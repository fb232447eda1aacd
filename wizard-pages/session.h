// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/enginethread.h"

#include <QHash>
#include <QSet>

namespace Bridgekeeper {

/// The pages of the wizard, in order.
enum class PageId {
    Connect,
    Survey,
    Settings,
    Approve,
    Database,
    Backup,
    BridgeConfiguration,
    Registration,
    Synapse,
    StopAndCheck,
    Launch,
    Verify,
    Link,
    Documents,
    Done
};

/// What all pages share: the engine, the operator's wishes, and what is known of the server while the window is open.
struct Session {
    EngineThread &engine;
    ConnectionSettings connection; ///< as the operator gave it last
    Settings wishes;
    bool practice = false; ///< the server is the practice host
    std::optional<ConnectionFacts> connected = {}; ///< of the latest connection, even when it was lost since
    std::optional<EngineState> state = {};
    int runningStep = 0; ///< 0: none
    QHash<int, StepReport> reports = {}; ///< of the steps that were run while the window is open
    QHash<int, QList<Proof>> proofs = {}; ///< the latest known, by step
    std::optional<Settings> approved = {}; ///< the settings that the operator approved
    QSet<int> skipped = {}; ///< steps that the operator left for later

    /// Whether step `number` is done and proved.
    [[nodiscard]] bool isSettled(int number) const { return state && state->step(number).settled(); }
    /// The page of the first step that is not settled; Done when all are.
    [[nodiscard]] PageId firstOpenPage() const;
    /// Nothing is known of a server any more, and its settings go with it: another one is meant from now on.
    void forgetServer(const Settings &given);
    /// What is hidden in everything shown.
    [[nodiscard]] std::function<QByteArray(const QByteArray &)> masking() const;
};

/// The page that runs the steps of `phase`: each phase has one. Pure.
[[nodiscard]] PageId pageOf(Phase phase);
/// The steps of `phase` in the order of their numbers, at least one; they live as long as the program. Pure.
[[nodiscard]] std::vector<const Step *> stepsOf(Phase phase);

} // namespace Bridgekeeper
