// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/quoting.h"
#include "app/change/shellcall.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>
#include <QUrlQuery>

#include <array>

using namespace Bridgekeeper;

namespace {

/// What `shell` printed for the program `text`, which it reads from standard input as it does on a server.
QByteArray printedBy(const QString &shell, const QByteArray &text)
{
    QProcess process;
    process.start(shell, {QStringLiteral("-s")});
    process.write(text);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000))
        qFatal("%s does not end", qPrintable(shell));
    const QByteArray complaint = process.readAllStandardError();
    return complaint.isEmpty() && process.exitCode() == 0 ? process.readAllStandardOutput() : "COMPLAINT " + complaint;
}

/// Values that look like shell, each made of hostile pieces and bytes of every kind; the same ones at every run.
QByteArrayList hostileValues(quint32 seed, int count)
{
    static const std::array<QByteArray, 34> pieces{"'", "\"", "`", "$(echo pwned)", "${HOME}", "$", "\\", "\\'", "\n", "\r\n",
        "\t", " ", "  ", "%s", "%n%", "&", "&&", "|", ";", "<", ">", "(", ")", "{", "}", "*", "?", "[a-z]", "~", "#", "!", "-n",
        "--", "äß漢😀"};
    QRandomGenerator random(seed);
    QByteArrayList values;
    for (int i = 0; i < count; ++i) {
        QByteArray value;
        for (quint32 left = random.bounded(12U); left > 0; --left) {
            if (random.bounded(3) == 0)
                value += static_cast<char>(random.bounded(1, 256));
            else
                value += pieces.at(random.bounded(static_cast<quint32>(pieces.size())));
        }
        values << value;
    }
    return values;
}

} // namespace

/// What is quoted arrives at a real shell byte for byte.
class QuotingTest : public QObject {
    Q_OBJECT

private slots:
    void arrivesByteForByte_data();
    void arrivesByteForByte();
    void arrivesWhateverItIsMadeOf_data();
    void arrivesWhateverItIsMadeOf();
    void isOneWordInAnAssignmentToo_data() { shells(); }
    void isOneWordInAnAssignmentToo();
    void isAlwaysExactlyOneWord_data() { shells(); }
    void isAlwaysExactlyOneWord();
    void leavesPlainWordsReadable();
    void dropsTheByteThatNoShellWordCanHold();
    void carriesInputToACalledFunction_data() { shells(); }
    void carriesInputToACalledFunction();
    void isOnePieceOfAUrl_data();
    void isOnePieceOfAUrl();

private:
    static void shells()
    {
        QTest::addColumn<QString>("shell");
        for (const char *shell : {"/bin/sh", "/bin/dash", "/bin/bash"})
            QTest::newRow(shell) << QString::fromLatin1(shell);
    }
};

void QuotingTest::arrivesByteForByte_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QByteArray>("value");
    const std::vector<std::pair<const char *, QByteArray>> values{{"nothing", ""}, {"single quotes", "it's 'so'"},
        {"only quotes", "''''"}, {"double quotes", "say \"yes\""}, {"command", "$(echo pwned)"}, {"backticks", "`id`"},
        {"variable", "$HOME ${PATH} $1 $@"}, {"line ends", "a\nb\n\n"}, {"carriage return", "a\r\nb\r"},
        {"spaces", "  a   b  "}, {"tab", "\ta\t"}, {"percent", "%s %d %% 100%"}, {"unicode", "Zoë 漢字 😀"},
        {"not UTF-8", "\xff\xfe\x80"}, {"long name", QByteArray(200, 'n')},
        {"long hostile name", QByteArray("a'b ").repeated(50)}, {"leading dash", "-rf"}, {"two dashes", "--"},
        {"backslashes", "\\\\ \\n \\' \\"}, {"ends in backslash", "a\\"},
        {"control characters", "\x01\x02\x07\x08\x1b[31m\x7f"}, {"glob", "* ? [a] {a,b}"}, {"tilde", "~root"},
        {"comment", "# not"}, {"history", "!!"}, {"here-document", "EOF\nBK_END\n"}, {"operators", "a;b&c|d<e>f(g)"},
        {"assignment", "A=b"}};
    for (const char *shell : {"/bin/sh", "/bin/dash", "/bin/bash"})
        for (const auto &[name, value] : values)
            QTest::addRow("%s in %s", name, shell) << QString::fromLatin1(shell) << value;
}

void QuotingTest::arrivesByteForByte()
{
    QFETCH(QString, shell);
    QFETCH(QByteArray, value);
    QCOMPARE(printedBy(shell, "printf '%s.' " + quoted(value) + '\n'), value + '.');
}

void QuotingTest::arrivesWhateverItIsMadeOf_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<quint32>("seed");
    for (const char *shell : {"/bin/dash", "/bin/bash"})
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U})
            QTest::addRow("%s, seed %u", shell, seed) << QString::fromLatin1(shell) << seed;
}

void QuotingTest::arrivesWhateverItIsMadeOf()
{
    QFETCH(QString, shell);
    QFETCH(quint32, seed);
    QByteArray text;
    QByteArray expected;
    for (const QByteArray &value : hostileValues(seed, 400)) {
        text += "printf '%s\\0' " + quoted(value) + '\n';
        expected += value + '\0';
    }
    const QByteArrayList arrived = printedBy(shell, text).split('\0');
    const QByteArrayList wanted = expected.split('\0');
    QCOMPARE(arrived.size(), wanted.size());
    for (qsizetype i = 0; i < wanted.size(); ++i)
        QCOMPARE(arrived[i].toHex(' '), wanted[i].toHex(' '));
}

void QuotingTest::isOneWordInAnAssignmentToo()
{
    QFETCH(QString, shell);
    const QByteArray value = "~/a b:~/c\n'$(id)'";
    QCOMPARE(printedBy(shell, "value=" + quoted(value) + "\nprintf '%s' \"$value\"\n"), value);
}

void QuotingTest::isAlwaysExactlyOneWord()
{
    QFETCH(QString, shell);
    QCOMPARE(printedBy(shell,
                 "count() { echo $#; }\ncount " + quoted(QByteArray("a b")) + ' ' + quoted(QByteArray()) + ' '
                     + quoted(QStringLiteral("c\nd")) + '\n'),
        QByteArray("3\n"));
}

void QuotingTest::leavesPlainWordsReadable()
{
    for (const char *word : {"matrix-synapse", "/opt/matrix/docker-compose.yml", "user@example.org:22", "v0.2603.0", "100%"})
        QCOMPARE(quoted(QByteArray(word)), QByteArray(word));
    QCOMPARE(quoted(QByteArray("a b")), QByteArray("'a b'"));
    QCOMPARE(quoted(QByteArray()), QByteArray("''"));
}

void QuotingTest::dropsTheByteThatNoShellWordCanHold()
{
    QCOMPARE(quoted(QByteArray("a\0b", 3)), QByteArray("'ab'"));
}

void QuotingTest::carriesInputToACalledFunction()
{
    QFETCH(QString, shell);
    QByteArray input;
    for (int i = 0; i < 70'000; ++i)
        input += static_cast<char>(i * 31);
    const QByteArray text =
        "received() { printf '%s' \"$1\"; base64 -d; }\n" + shellCallWithBase64("received", {QStringLiteral("a 'b'")}, input);
    QCOMPARE(printedBy(shell, text), "a 'b'" + input);
}

void QuotingTest::isOnePieceOfAUrl_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("encoded");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << QStringLiteral("matt-1.2_3~") << QStringLiteral("matt-1.2_3~");
    QTest::newRow("plus, which a query takes for a space")
        << QStringLiteral("@a+b:example.org") << QStringLiteral("%40a%2Bb%3Aexample.org");
    QTest::newRow("what parts a URL") << QStringLiteral("a/b?c=d&e#f") << QStringLiteral("a%2Fb%3Fc%3Dd%26e%23f");
    QTest::newRow("encoded already") << QStringLiteral("%2B") << QStringLiteral("%252B");
    QTest::newRow("beyond ASCII") << QStringLiteral("ä😀 ") << QStringLiteral("%C3%A4%F0%9F%98%80%20");
    QTest::newRow("line end and quote") << QStringLiteral("\n'\"") << QStringLiteral("%0A%27%22");
}

void QuotingTest::isOnePieceOfAUrl()
{
    QFETCH(QString, value);
    QFETCH(QString, encoded);
    QCOMPARE(percentEncoded(value), encoded);
    QCOMPARE(
        QUrlQuery(QStringLiteral("user_id=") + encoded).queryItemValue(QStringLiteral("user_id"), QUrl::FullyDecoded), value);
}

QTEST_GUILESS_MAIN(QuotingTest)
#include "quotingtest.moc"
