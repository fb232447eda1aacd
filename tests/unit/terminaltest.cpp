// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/terminal.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

#include <array>
#include <cstdlib>
#include <future>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

using namespace Bridgekeeper;
using namespace std::chrono_literals;

namespace {

const QString given = QStringLiteral("the password");

/// A terminal with somebody before it.
class Screen {
public:
    Screen() : m_master(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            qFatal("no terminal can be made");
        m_device = QFile::decodeName(::ptsname(m_master));
        // Kept open, so that the terminal and its settings live on between two questions.
        m_slave = ::open(QFile::encodeName(m_device).constData(), O_RDWR | O_NOCTTY);
    }
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;
    ~Screen()
    {
        ::close(m_slave);
        ::close(m_master);
    }

    [[nodiscard]] QString device() const { return m_device; }

    /// All that was shown, once `words` are.
    QByteArray shownWith(const QByteArray &words)
    {
        QElapsedTimer since;
        since.start();
        while (!m_shown.contains(words) && since.elapsed() < 10000) {
            pollfd ready{m_master, POLLIN, 0};
            std::array<char, 1024> piece;
            if (::poll(&ready, 1, 100) == 1) {
                const ssize_t count = ::read(m_master, piece.data(), piece.size());
                m_shown += QByteArray(piece.data(), std::max<ssize_t>(count, 0));
            }
        }
        return m_shown;
    }

    void type(const QByteArray &keys) const
    {
        if (::write(m_master, keys.constData(), std::size_t(keys.size())) != keys.size())
            qFatal("the terminal takes no keys");
    }

    /// Whether what is typed is shown.
    [[nodiscard]] bool echoes() const
    {
        termios now{};
        return ::tcgetattr(m_slave, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }

private:
    int m_master;
    int m_slave = -1;
    QString m_device;
    QByteArray m_shown;
};

std::vector<Prompt> hidden(const char *text)
{
    return {{QString::fromUtf8(text), false}};
}

/// What turns the writing of all that follows round.
QByteArray rightToLeft()
{
    return QString(QChar(0x202e)).toUtf8();
}

} // namespace

class TerminalTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_screen = std::make_unique<Screen>();
        m_stop = std::stop_source();
    }
    void takesTheLineThatIsTyped();
    void showsNothingOfASecret();
    void endsAQuestionThatIsStopped_data();
    void endsAQuestionThatIsStopped();
    void asksNothingAfterAStop();
    void hasNoAnswerWhereTheInputEnds();
    void hasNoAnswerWithoutATerminal();
    void showsNoControlCharacterOfAServer_data();
    void showsNoControlCharacterOfAServer();
    void keepsTheLinesOfAPrompt();
    void answersOneHiddenPromptWithTheGivenPassword();
    void givesThePasswordToOneWayOfLoggingInOnly();
    void givesThePasswordToSudoAlsoAfterLoggingIn();
    void asksForPromptsThatThePasswordDoesNotAnswer();
    void drawsACode();
    void saysThatACodeIsTooLong_data();
    void saysThatACodeIsTooLong();

private:
    [[nodiscard]] Terminal terminal() const { return Terminal(m_stop.get_token(), m_screen->device()); }
    [[nodiscard]] std::future<std::optional<QString>> asking(bool echo) const
    {
        return std::async(std::launch::async, [this, echo] { return terminal().ask(QStringLiteral("Question?"), echo); });
    }

    std::unique_ptr<Screen> m_screen;
    std::stop_source m_stop;
};

void TerminalTest::takesTheLineThatIsTyped()
{
    auto answer = asking(true);
    QVERIFY(m_screen->shownWith("Question? ").endsWith("Question? "));
    m_screen->type("gr\xc3\xbcn \n");
    QCOMPARE(answer.get(), QStringLiteral("grün "));
    QVERIFY(m_screen->shownWith("gr\xc3\xbcn").contains("gr\xc3\xbcn"));
}

void TerminalTest::showsNothingOfASecret()
{
    auto answer = asking(false);
    m_screen->shownWith("Question? ");
    QVERIFY(!m_screen->echoes());
    m_screen->type("5ecret\n");
    QCOMPARE(answer.get(), QStringLiteral("5ecret"));
    QVERIFY(m_screen->echoes());
    QVERIFY(!m_screen->shownWith("\n").contains("5ecret"));
}

void TerminalTest::endsAQuestionThatIsStopped_data()
{
    QTest::addColumn<bool>("echo");
    QTest::newRow("a question") << true;
    QTest::newRow("for a secret") << false;
}

void TerminalTest::endsAQuestionThatIsStopped()
{
    QFETCH(bool, echo);
    auto answer = asking(echo);
    m_screen->shownWith("Question? ");
    m_stop.request_stop();
    QVERIFY2(m_screen->echoes(), "a second Ctrl-C may end the program from now on");
    QVERIFY(answer.wait_for(10s) == std::future_status::ready);
    QCOMPARE(answer.get(), std::nullopt);
    QVERIFY(m_screen->echoes());
}

void TerminalTest::asksNothingAfterAStop()
{
    m_stop.request_stop();
    QCOMPARE(terminal().ask(QStringLiteral("Question?"), true), std::nullopt);
    auto answer = std::async(
        std::launch::async, [this] { return Terminal({}, m_screen->device()).ask(QStringLiteral("Another?"), true); });
    QVERIFY(!m_screen->shownWith("Another?").contains("Question?"));
    m_screen->type("\n");
    QCOMPARE(answer.get(), QString());
}

void TerminalTest::hasNoAnswerWhereTheInputEnds()
{
    auto answer = asking(false);
    m_screen->shownWith("Question? ");
    m_screen->type("\x04");
    QCOMPARE(answer.get(), std::nullopt);
}

void TerminalTest::hasNoAnswerWithoutATerminal()
{
    QCOMPARE(Terminal({}, QStringLiteral("/nowhere/tty")).ask(QStringLiteral("Question?"), true), std::nullopt);
}

void TerminalTest::showsNoControlCharacterOfAServer_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("clears the screen") << QByteArray("\x1b[2J\x1b[HPassword:");
    QTest::newRow("sets the title") << QByteArray("\x1b]0;title\x07Password:");
    QTest::newRow("C1") << QByteArray("\xc2\x9b"
                                      "2JPassword:");
    QTest::newRow("goes back over it") << QByteArray("theirs\x08\x08\x08\x08\x08\x08\rPassword:");
    QTest::newRow("turns the writing round") << rightToLeft() + "Password:";
}

void TerminalTest::showsNoControlCharacterOfAServer()
{
    QFETCH(QByteArray, sent);
    const QString text = QString::fromUtf8(sent);
    TerminalQuestions questions(terminal(), std::nullopt);
    HostKey key;
    key.host = text;
    key.type = text;
    auto answered = std::async(std::launch::async, [&] {
        questions.keyboardInteractive(text, text, {{text, true}});
        questions.acceptHostKey(key);
    });
    m_screen->shownWith("Password: ");
    m_screen->type("\n");
    const QByteArray shown = m_screen->shownWith("accept this one key: ");
    m_screen->type("\n");
    answered.get();
    for (const QByteArray &forbidden :
        {QByteArray("\x1b"), QByteArray("\x07"), QByteArray("\x08"), QByteArray("\xc2\x9b"), rightToLeft()})
        QVERIFY2(!shown.contains(forbidden), shown.toPercentEncoding().constData());
    QVERIFY2(!QByteArray(shown).replace("\r\n", "").contains('\r'), shown.toPercentEncoding().constData());
}

void TerminalTest::keepsTheLinesOfAPrompt()
{
    TerminalQuestions questions(terminal(), std::nullopt);
    auto answered = std::async(std::launch::async, [&] {
        return questions.keyboardInteractive({}, {}, {{QStringLiteral("1. Push\n2. Code\nWhich?"), true}});
    });
    QVERIFY(m_screen->shownWith("Which? ").contains("1. Push\r\n2. Code\r\nWhich? "));
    m_screen->type("2\n");
    QCOMPARE(answered.get(), QStringList(QStringLiteral("2")));
}

void TerminalTest::answersOneHiddenPromptWithTheGivenPassword()
{
    TerminalQuestions questions(terminal(), given);
    QCOMPARE(questions.keyboardInteractive({}, {}, hidden("Password:")), QStringList(given));
    QCOMPARE(questions.keyboardInteractive({}, {}, hidden("Verification code:")), std::nullopt);
    QCOMPARE(questions.keyboardInteractive({}, {}, hidden("Password:")), std::nullopt);
}

void TerminalTest::givesThePasswordToOneWayOfLoggingInOnly()
{
    TerminalQuestions interactive(terminal(), given);
    QCOMPARE(interactive.keyboardInteractive({}, {}, hidden("Password:")), QStringList(given));
    QCOMPARE(interactive.password(QStringLiteral("matt"), 1), std::nullopt);
    TerminalQuestions password(terminal(), given);
    QCOMPARE(password.password(QStringLiteral("matt"), 1), given);
    QCOMPARE(password.password(QStringLiteral("matt"), 2), std::nullopt);
    QCOMPARE(password.keyboardInteractive({}, {}, hidden("Password:")), std::nullopt);
}

void TerminalTest::givesThePasswordToSudoAlsoAfterLoggingIn()
{
    TerminalQuestions questions(terminal(), given);
    QCOMPARE(questions.password(QStringLiteral("matt"), 1), given);
    QCOMPARE(questions.sudoPassword(QStringLiteral("matt")), given);
    QCOMPARE(questions.sudoPassword(QStringLiteral("matt")), given);
}

void TerminalTest::asksForPromptsThatThePasswordDoesNotAnswer()
{
    TerminalQuestions questions(terminal(), given);
    auto answered = std::async(std::launch::async, [&] {
        return questions.keyboardInteractive({}, {}, {{QStringLiteral("Name:"), true}});
    });
    m_screen->shownWith("Name: ");
    m_screen->type("matt\n");
    QCOMPARE(answered.get(), QStringList(QStringLiteral("matt")));
}

void TerminalTest::drawsACode()
{
    const QString drawn = qrCodeForTerminal("sgnl://linkdevice?uuid=abc&pub_key=def");
    QVERIFY(drawn.contains(QChar(0x2588)) && drawn.contains(QChar(0x2580)));
    QVERIFY(drawn.endsWith(QStringLiteral("\033[0m\n")));
}

void TerminalTest::saysThatACodeIsTooLong_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("letters") << QByteArray(10000, 'a');
    QTest::newRow("digits") << QByteArray(10000, '1');
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'x');
}

void TerminalTest::saysThatACodeIsTooLong()
{
    QFETCH(QByteArray, code);
    QVERIFY(qrCodeForTerminal(code).startsWith(QStringLiteral("This code is too long")));
}

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminaltest.moc"
