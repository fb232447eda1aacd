// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/hostkeys.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Bridgekeeper {

/// One line that a server asks for; what is typed is shown only when `echo` is set.
struct Prompt {
    QString text;
    bool echo = false;
};

/// What only the operator can answer while a connection is made. Called in the thread of SshHost, may block; std::nullopt
/// means "not answered" and the next way is tried. `attempt` counts from 1: above 1, the last answer was wrong.
class Questions {
public:
    Questions() = default;
    Questions(const Questions &) = delete;
    Questions &operator=(const Questions &) = delete;
    virtual ~Questions() = default;

    virtual std::optional<QString> passphrase(const QString &keyFile, int attempt) = 0;
    virtual std::optional<QString> password(const QString &user, int attempt) = 0;
    /// As many answers as prompts.
    virtual std::optional<QStringList> keyboardInteractive(
        const QString &name, const QString &instruction, const std::vector<Prompt> &prompts) = 0;
    /// Asked once for each time root's shell is opened; a wrong answer is never followed by a second question.
    virtual std::optional<QString> sudoPassword(const QString &user) = 0;
    /// Whether this one unknown key is to be accepted and remembered. Never asked about a changed or revoked key.
    virtual bool acceptHostKey(const HostKey &key) = 0;
};

} // namespace Bridgekeeper
