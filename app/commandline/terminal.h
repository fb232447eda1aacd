// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/questions.h"

#include <stop_token>

namespace Bridgekeeper {

/// Where the operator is asked: the terminal, whatever standard input and output are.
class Terminal {
public:
    /// A stop request ends a question at once.
    explicit Terminal(std::stop_token stop, QString device = QStringLiteral("/dev/tty"))
        : m_stop(std::move(stop)), m_device(std::move(device))
    {
    }

    /// The line that is typed; nothing when there is no terminal, when its input ends, or after a stop request. The question is
    /// shown without control characters, for parts of it may be a server's. `echo` off for secrets: then typing is hidden until
    /// the answer, or until the stop request returns.
    [[nodiscard]] std::optional<QString> ask(const QString &question, bool echo) const;

private:
    std::stop_token m_stop;
    QString m_device;
};

/// Answers a server's questions: by the password that was given beforehand, and otherwise from the terminal.
class TerminalQuestions final : public Questions {
public:
    /// `givenPassword` answers sudo, and while logging in one question: for the password, or a single hidden prompt. Further
    /// ones of these are refused rather than answered by it again or asked, for repeated wrong passwords lock an account.
    /// Everything else (passphrases, host keys, other prompts) is asked on `terminal`.
    TerminalQuestions(Terminal terminal, std::optional<QString> givenPassword)
        : m_terminal(std::move(terminal)), m_given(std::move(givenPassword))
    {
    }

    std::optional<QString> passphrase(const QString &keyFile, int attempt) override;
    std::optional<QString> password(const QString &user, int attempt) override;
    std::optional<QStringList> keyboardInteractive(
        const QString &name, const QString &instruction, const std::vector<Prompt> &prompts) override;
    std::optional<QString> sudoPassword(const QString &user) override;
    bool acceptHostKey(const HostKey &key) override;

private:
    [[nodiscard]] std::optional<QString> givenOnce();

    Terminal m_terminal;
    std::optional<QString> m_given;
    bool m_spent = false; ///< the given password was used to log in
};

/// `text` as a QR code in half-block characters, dark on light; a sentence when it is too long for one.
[[nodiscard]] QString qrCodeForTerminal(const QByteArray &text);

} // namespace Bridgekeeper
