// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/questions.h"

#include <QTextStream>

namespace Bridgekeeper {

/// Answers the server's questions from the terminal; what is secret is typed without an echo. Without a terminal, and when a
/// password came by standard input, nothing is asked.
class TerminalQuestions final : public Questions {
public:
    /// `givenPassword`: the first line of standard input, when the operator said that it is the password.
    explicit TerminalQuestions(std::optional<QString> givenPassword) : m_given(std::move(givenPassword)) { }

    std::optional<QString> passphrase(const QString &keyFile, int attempt) override;
    std::optional<QString> password(const QString &user, int attempt) override;
    std::optional<QStringList> keyboardInteractive(
        const QString &name, const QString &instruction, const std::vector<Prompt> &prompts) override;
    std::optional<QString> sudoPassword(const QString &user) override;
    bool acceptHostKey(const HostKey &key) override;

private:
    std::optional<QString> m_given;
};

/// Asks on the terminal; nothing when there is none. `echo` off for secrets.
[[nodiscard]] std::optional<QString> askOnTerminal(const QString &question, bool echo);

/// `text` as a QR code in half-block characters, dark on light.
[[nodiscard]] QString qrCodeForTerminal(const QByteArray &text);

} // namespace Bridgekeeper
