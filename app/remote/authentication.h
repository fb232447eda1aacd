// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/questions.h"
#include "app/remote/sshconfig.h"
#include "app/remote/sshhandles.h"
#include "app/remote/sshlink.h"

#include <QStringList>

#include <vector>

namespace Bridgekeeper {

/// Logs in to a server whose host key has been accepted, by what the server allows, in this order: nothing at all, key files
/// that the operator named and that need no passphrase, keys of the agent, other key files, keyboard-interactive, password. A
/// server that wants several in a row (partial success) gets them in the same order.
class Authentication {
public:
    Authentication(
        SshLink &link, const SshTarget &target, bool useAgent, std::chrono::milliseconds answerLimit, Questions &questions);

    /// Errors: Authentication with everything that was tried in its detail; Connection; Cancelled.
    Result<void> run(std::stop_token stop);

    /// Whether the agent's keys alone have used up the attempts that the server grants.
    [[nodiscard]] bool agentUsedUpAttempts() const { return m_agentUsedUpAttempts; }

private:
    enum class Outcome { In, Partial, Refused };

    template <typename Call>
    Result<Outcome> attempt(Call &&call, const QString &doing);
    Result<Outcome> tryAgent();
    Result<Outcome> tryIdentity(const QString &path);
    Result<Outcome> tryKeyboardInteractive();
    Result<Outcome> tryPassword();
    [[nodiscard]] Error refused() const;
    [[nodiscard]] Result<SshKey> privateKey(const QString &path, bool encrypted);

    /// One way to prove a public key: a file, or the agent where the path is empty.
    struct KeySource {
        QString path;
        bool tried = false;
    };

    SshLink &m_link;
    const SshTarget &m_target;
    std::chrono::milliseconds m_answerLimit;
    Questions &m_questions;
    std::stop_token m_stop;
    std::vector<KeySource> m_keys;
    int m_answersRefused = 0; ///< typed ones; sshd counts them together
    bool m_anythingAnswered = false;
    bool m_interactiveDone = false;
    bool m_passwordDone = false;
    bool m_agentUsedUpAttempts = false;
    bool m_wrongPassphrase = false;
    QString m_lockedKey; ///< a key file whose passphrase was asked for in vain
    QStringList m_tried;
};

} // namespace Bridgekeeper
