// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include "app/remote/wakeup.h"
#include "app/survey/printable.h"

#include <qrcodegen/qrcodegen.hpp>

#include <QFile>
#include <QObject>

#include <array>
#include <cerrno>
#include <functional>
#include <stdexcept>
#include <utility>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace Bridgekeeper {

namespace {

/// Hides what is typed, until it goes out of scope or a stop is requested. The latter is over before a second Ctrl-C can end
/// the program, which would leave the terminal silent.
class HiddenTyping {
public:
    HiddenTyping(int terminal, const std::stop_token &stop)
        : m_terminal(terminal), m_before(hide(terminal)), m_stopped(stop, [this] { show(); })
    {
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;
    ~HiddenTyping() { show(); }

private:
    static termios hide(int terminal)
    {
        termios before{};
        ::tcgetattr(terminal, &before);
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(terminal, TCSAFLUSH, &silent);
        return before;
    }

    void show() const { ::tcsetattr(m_terminal, TCSAFLUSH, &m_before); }

    int m_terminal;
    termios m_before;
    std::stop_callback<std::function<void()>> m_stopped;
};

/// Up to the line's end; nothing when the input ends before anything was typed, or at a stop request.
std::optional<QByteArray> lineFrom(int terminal, const std::stop_token &stop)
{
    const Wakeup stopped;
    const std::stop_callback wake(stop, [&stopped] { stopped.trigger(); });
    QByteArray line;
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> ends{{{terminal, POLLIN, 0}, {stopped.descriptor(), POLLIN, 0}}};
        if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR)
            return std::nullopt;
        if (ends[0].revents == 0)
            continue;
        char character = 0;
        const ssize_t count = ::read(terminal, &character, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 1 && character != '\n')
            line += character;
        else if (count == 1 || !line.isEmpty())
            return line;
        else
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> Terminal::ask(const QString &question, bool echo) const
{
    QFile terminal(m_device);
    if (m_stop.stop_requested() || !terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::nullopt;
    std::optional<HiddenTyping> hidden;
    if (!echo)
        hidden.emplace(terminal.handle(), m_stop);
    terminal.write((printableLines(question) + QLatin1Char(' ')).toUtf8());
    const std::optional<QByteArray> line = lineFrom(terminal.handle(), m_stop);
    if (!echo || !line)
        terminal.write("\n");
    return line ? std::optional(QString::fromUtf8(*line)) : std::nullopt;
}

std::optional<QString> TerminalQuestions::givenOnce()
{
    return std::exchange(m_spent, true) ? std::nullopt : m_given;
}

std::optional<QString> TerminalQuestions::passphrase(const QString &keyFile, int attempt)
{
    if (attempt > 3)
        return std::nullopt;
    return m_terminal.ask(QObject::tr("Passphrase of %1:").arg(keyFile), false);
}

std::optional<QString> TerminalQuestions::password(const QString &user, int attempt)
{
    if (m_given)
        return givenOnce();
    if (attempt > 3)
        return std::nullopt;
    return m_terminal.ask(QObject::tr("Password of %1:").arg(user), false);
}

std::optional<QStringList> TerminalQuestions::keyboardInteractive(
    const QString &name, const QString &instruction, const std::vector<Prompt> &prompts)
{
    // A password account has one hidden prompt.
    if (m_given && prompts.size() == 1 && !prompts.front().echo) {
        const std::optional<QString> given = givenOnce();
        return given ? std::optional(QStringList{*given}) : std::nullopt;
    }
    QStringList answers;
    for (const Prompt &prompt : prompts) {
        const QString before = QStringList{name, instruction}.join(QLatin1Char(' ')).trimmed();
        const std::optional<QString> answer =
            m_terminal.ask((before.isEmpty() ? QString() : before + QLatin1Char('\n')) + prompt.text, prompt.echo);
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
    return m_terminal.ask(QObject::tr("Password of %1 for sudo:").arg(user), false);
}

bool TerminalQuestions::acceptHostKey(const HostKey &key)
{
    const std::optional<QString> answer =
        m_terminal.ask(QObject::tr("The host key of %1 is not known yet: %2 %3.\nCompare it with what this prints on the "
                                   "server: %4\nType “yes” to accept this one key:")
                           .arg(key.host, key.type, key.fingerprint(), key.verifyCommand()),
            true);
    return answer == QStringLiteral("yes");
}

QString qrCodeForTerminal(const QByteArray &text)
{
    try {
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
    } catch (const std::length_error &) {
        return QObject::tr("This code is too long to be drawn. Link with a command to the bot instead.") + QLatin1Char('\n');
    }
}

} // namespace Bridgekeeper
