// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include <qrcodegen/qrcodegen.hpp>

#include <QFile>
#include <QObject>

#include <termios.h>
#include <unistd.h>

namespace Bridgekeeper {

std::optional<QString> askOnTerminal(const QString &question, bool echo)
{
    QFile terminal(QStringLiteral("/dev/tty"));
    if (!terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::nullopt;
    terminal.write((question + QLatin1Char(' ')).toUtf8());
    termios before{};
    tcgetattr(terminal.handle(), &before);
    if (!echo) {
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(terminal.handle(), TCSAFLUSH, &silent);
    }
    QByteArray line;
    char character = 0;
    while (read(terminal.handle(), &character, 1) == 1 && character != '\n')
        line += character;
    if (!echo) {
        tcsetattr(terminal.handle(), TCSAFLUSH, &before);
        terminal.write("\n");
    }
    return QString::fromUtf8(line);
}

std::optional<QString> TerminalQuestions::passphrase(const QString &keyFile, int attempt)
{
    if (attempt > 3)
        return std::nullopt;
    return askOnTerminal(QObject::tr("Passphrase of %1:").arg(keyFile), false);
}

std::optional<QString> TerminalQuestions::password(const QString &user, int attempt)
{
    if (m_given)
        return attempt == 1 ? m_given : std::nullopt;
    if (attempt > 3)
        return std::nullopt;
    return askOnTerminal(QObject::tr("Password of %1:").arg(user), false);
}

std::optional<QStringList> TerminalQuestions::keyboardInteractive(
    const QString &name, const QString &instruction, const std::vector<Prompt> &prompts)
{
    // A given password answers the one hidden prompt that a password account has.
    if (m_given && prompts.size() == 1 && !prompts.front().echo)
        return QStringList{*m_given};
    QStringList answers;
    for (const Prompt &prompt : prompts) {
        const QString before = QStringList{name, instruction}.join(QLatin1Char(' ')).trimmed();
        const std::optional<QString> answer =
            askOnTerminal((before.isEmpty() ? QString() : before + QLatin1Char('\n')) + prompt.text, prompt.echo);
        if (!answer)
            return std::nullopt;
        answers.append(*answer);
    }
    return answers;
}

std::optional<QString> TerminalQuestions::sudoPassword(const QString &user)
{
    if (m_given)
        return m_given;
    return askOnTerminal(QObject::tr("Password of %1 for sudo:").arg(user), false);
}

bool TerminalQuestions::acceptHostKey(const HostKey &key)
{
    const std::optional<QString> answer =
        askOnTerminal(QObject::tr("The host key of %1 is not known yet: %2 %3.\nCompare it with what this prints on the "
                                  "server: %4\nType “yes” to accept this one key:")
                          .arg(key.host, key.type, key.fingerprint(), key.verifyCommand()),
            true);
    return answer == QStringLiteral("yes");
}

QString qrCodeForTerminal(const QByteArray &text)
{
    const qrcodegen::QrCode code = qrcodegen::QrCode::encodeText(text.constData(), qrcodegen::QrCode::Ecc::LOW);
    constexpr int quiet = 2;
    QString drawn;
    // Black on white whatever the terminal's colours: scanners need dark modules on a light ground.
    for (int y = -quiet; y < code.getSize() + quiet; y += 2) {
        drawn += QStringLiteral("\033[30;107m");
        for (int x = -quiet; x < code.getSize() + quiet; ++x) {
            const bool upper = code.getModule(x, y);
            const bool lower = code.getModule(x, y + 1);
            drawn += upper && lower ? QChar(0x2588) : upper ? QChar(0x2580) : lower ? QChar(0x2584) : QChar(u' ');
        }
        drawn += QStringLiteral("\033[0m\n");
    }
    return drawn;
}

} // namespace Bridgekeeper
