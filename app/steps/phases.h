// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "step.h"

namespace Bridgekeeper {

// The steps of each phase, one file per phase.
[[nodiscard]] std::vector<Step> databaseSteps();
[[nodiscard]] std::vector<Step> backupSteps();
[[nodiscard]] std::vector<Step> bridgeConfigurationSteps();
[[nodiscard]] std::vector<Step> registrationSteps();
[[nodiscard]] std::vector<Step> synapseSteps();
[[nodiscard]] std::vector<Step> stopAndCheckSteps();
[[nodiscard]] std::vector<Step> launchSteps();
[[nodiscard]] std::vector<Step> verifySteps();
[[nodiscard]] std::vector<Step> linkSteps();
[[nodiscard]] std::vector<Step> documentSteps();

// What several phases ask of the answers.

/// The answer's text without surrounding white space; empty when it was not asked.
[[nodiscard]] QByteArray answer(const Sections &answers, const QByteArray &name);
/// A failure as the reason of a plan: summary, detail and hint as one text.
[[nodiscard]] QString reasonFrom(const Error &error);
/// Whether it was asked and ended with status 0.
[[nodiscard]] bool succeeded(const Sections &answers, const QByteArray &name);
/// The database role's password as it stands on the server, else the fresh one.
[[nodiscard]] QByteArray databasePassword(const StepContext &context);
/// The databases that the backup script dumps after step 4: Synapse's own, which it did before, and what step 4 adds.
[[nodiscard]] QStringList databasesToDump(const ServerFacts &facts, const Settings &settings);
/// Where Synapse reaches the bridge: its name on the Docker network.
[[nodiscard]] QString appserviceAddress(const Settings &settings);
/// The latest standing change of type T in the journal, or nullptr.
template <typename T>
[[nodiscard]] const JournaledChange *latest(const std::vector<JournaledChange> &standing)
{
    for (auto change = standing.rbegin(); change != standing.rend(); ++change) {
        if (std::holds_alternative<T>(change->change))
            return &*change;
    }
    return nullptr;
}

/// An HTTP exchange as bk_http answered it.
struct Exchange {
    int status = 0; ///< 0: no answer at all
    QByteArray body;
    QByteArray transcript; ///< as `curl -v` prints it, with the body below it
    QString errcode; ///< Matrix error code of the body
    QString error;
    QString userId;
    bool asked = false;
};
[[nodiscard]] Exchange exchangeOf(const Sections &answers, const QByteArray &name);

} // namespace Bridgekeeper
