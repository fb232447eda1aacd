// SPDX-License-Identifier: GPL-3.0-or-later
#include "sshserver.h"

#include <QtTest>

#include <csignal>

#include <unistd.h>

using namespace Bridgekeeper;
using namespace std::chrono_literals;

namespace {

/// The process whose number is the first line of `said`.
bool isAlive(const QByteArray &said)
{
    const qint64 process = said.split('\n').first().toLongLong();
    if (process < 2) // nobody said which
        return true;
    // What was ended and not waited for yet is gone, too.
    const QByteArray state = bytesOf(QStringLiteral("/proc/%1/stat").arg(process));
    return !state.isEmpty() && !state.contains(") Z ");
}

} // namespace

/// Root's shell over a real sshd on loopback: what a script can count on.
class SshHostTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void passesOnOutputErrorOutputAndStatus_data();
    void passesOnOutputErrorOutputAndStatus();
    void givesEveryScriptTheSameSurroundings();
    void isNotDisturbedByANoisyAccount_data();
    void isNotDisturbedByANoisyAccount();
    void carriesMegabytesOnBothStreams();
    void carriesAScriptOfMegabytes();
    void handsOutputOnWhileTheScriptRuns();
    void runsOneScriptAfterTheOther();
    void showsNoScriptInAnArgumentList();
    void endsTheProcessGroupWhenCancelled_data();
    void endsTheProcessGroupWhenCancelled();
    void endsTheProcessGroupAtTheTimeLimit();
    void endsTheProcessGroupThatSaysTooMuch_data();
    void endsTheProcessGroupThatSaysTooMuch();
    void tellsTheLastWholeLinesAtTheTimeLimit_data();
    void tellsTheLastWholeLinesAtTheTimeLimit();
    void doesNotBeginWhatIsCancelledBefore();
    void saysWhyAScriptCannotStart();
    void becomesNoRootWhereACommandIsForced();

private:
    std::unique_ptr<SshServer> m_server;
    QString m_key;
    Answers m_answers;
    std::unique_ptr<SshHost> m_host;
};

void SshHostTest::initTestCase()
{
    QCOMPARE(::getuid(), uid_t(0)); // sshd for root's account
    m_server = std::make_unique<SshServer>();
    m_key = m_server->makeKey(QStringLiteral("id"), {QStringLiteral("-t"), QStringLiteral("ed25519")});
    m_host = connected(m_server->settings({m_key}), m_answers);
    QVERIFY(m_host);
}

void SshHostTest::cleanupTestCase()
{
    m_host.reset();
    m_server.reset();
}

void SshHostTest::passesOnOutputErrorOutputAndStatus_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errorOutput");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &output, const QByteArray &errorOutput,
                         int status) { QTest::newRow(name) << text << output << errorOutput << status; };
    row("nothing", "", "", "", 0);
    row("all three", "id -un; echo err >&2; exit 7", "root\n", "err\n", 7);
    row("no line ends", "printf out; printf err >&2", "out", "err", 0);
    row("line ends only", "printf '\\n\\n'; printf '\\n' >&2", "\n\n", "\n", 0);
    row("binary", "printf '\\000\\377\\r\\n\\001'", QByteArray("\0\xff\r\n\x01", 5), "", 0);
    row("its input is empty", "cat; wc -c", "0\n", "", 0);
    row("here-documents and quotes", "cat <<'EOF'\nit's $HOME `id`\nEOF\n", "it's $HOME `id`\n", "", 0);
    row("ended by a signal", "kill -TERM $$ 2>/dev/null", "", "Terminated\n", 143);
    row("the last status counts", "false", "", "", 1);
    row("no line end behind a comment", "echo a # b", "a\n", "", 0);
    row("a child that goes on", "(sleep 0.3; echo late) & echo soon; wait", "soon\nlate\n", "", 0);
}

void SshHostTest::passesOnOutputErrorOutputAndStatus()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, errorOutput);
    QFETCH(int, status);
    const Result<ScriptResult> result = m_host->run({QStringLiteral("try"), text, 10s}, {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().summary));
    QCOMPARE(result->output, output);
    QCOMPARE(result->errorOutput, errorOutput);
    QCOMPARE(result->status, status);
}

void SshHostTest::givesEveryScriptTheSameSurroundings()
{
    const Result<ScriptResult> result = m_host->run(
        {QStringLiteral("try"),
            "pwd; umask; ulimit -c; echo $LC_ALL; echo ${HISTFILE-none}; command -v sshd; [ -t 0 ] || echo no terminal"},
        {});
    QVERIFY(result);
    QCOMPARE(result->output, QByteArray("/\n0077\n0\nC\nnone\n/usr/sbin/sshd\nno terminal\n"));
    const Result<ScriptResult> syntax = m_host->run({QStringLiteral("try"), "if then\n"}, {});
    QVERIFY(syntax && syntax->status == 2 && syntax->errorOutput.contains("yntax error"));
}

void SshHostTest::isNotDisturbedByANoisyAccount_data()
{
    QTest::addColumn<QByteArray>("config");
    // %d is a directory with a .bashrc, a file "banner", and a program "shell"
    QTest::newRow("rc file") << QByteArray("SetEnv HOME=%d\n");
    QTest::newRow("banner") << QByteArray("Banner %d/banner\n");
    QTest::newRow("login script") << QByteArray("ForceCommand %d/shell\n");
}

void SshHostTest::isNotDisturbedByANoisyAccount()
{
    QFETCH(QByteArray, config);
    const QTemporaryDir home;
    const QByteArray noise = "echo Welcome; printf 'no line end'; echo careful >&2\nfortune() { cat; }\nalias id=false ls=rm\n"
                             "export PATH=/nowhere LC_ALL=de_DE.UTF-8 ENV=/nowhere/rc\numask 000\ncd /tmp\n";
    put(home.filePath(QStringLiteral(".bashrc")), noise);
    put(home.filePath(QStringLiteral("banner")), "Authorized users only!\n\x1b[31m\n");
    put(home.filePath(QStringLiteral("shell")), "#!/bin/bash\n" + noise + "exec /bin/bash -c \"$SSH_ORIGINAL_COMMAND\"\n");
    QFile(home.filePath(QStringLiteral("shell"))).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    SshServer server(config.replace("%d", QFile::encodeName(home.path())));
    server.authorize(bytesOf(m_key + QStringLiteral(".pub")));
    const auto host = connected(server.settings({m_key}), m_answers);
    QVERIFY(host);
    const Result<ScriptResult> result =
        host->run({QStringLiteral("try"), "id -u; umask; pwd; echo $LC_ALL; echo err >&2; exit 3"}, {});
    QVERIFY(result);
    QCOMPARE(result->output, QByteArray("0\n0077\n/\nC\n"));
    QCOMPARE(result->errorOutput, QByteArray("err\n"));
    QCOMPARE(result->status, 3);
}

void SshHostTest::carriesMegabytesOnBothStreams()
{
    qsizetype heard = 0;
    const Result<ScriptResult> result = m_host->run({QStringLiteral("try"),
                                                        "head -c 20000000 /dev/zero | tr '\\0' e >&2 &\n"
                                                        "head -c 20000000 /dev/zero | tr '\\0' o\nwait\n"},
        {}, [&heard](Stream, const QByteArray &bytes) { heard += bytes.size(); });
    QVERIFY2(result, result ? "" : qPrintable(result.error().summary));
    QVERIFY(result->output == QByteArray(20'000'000, 'o'));
    QVERIFY(result->errorOutput == QByteArray(20'000'000, 'e'));
    QCOMPARE(heard, 40'000'000);
}

void SshHostTest::carriesAScriptOfMegabytes()
{
    QByteArray text = "wc -c <<'EOF'\n";
    for (int i = 0; i < 60'000; ++i)
        text += "a line of many that are no program at all, number " + QByteArray::number(i) + '\n';
    const qsizetype length = text.size() - 14;
    const Result<ScriptResult> result = m_host->run({QStringLiteral("try"), text + "EOF\n"}, {});
    QVERIFY(result);
    QCOMPARE(result->output.trimmed().toLongLong(), length);
}

void SshHostTest::handsOutputOnWhileTheScriptRuns()
{
    QElapsedTimer timer;
    timer.start();
    qint64 first = -1;
    QByteArray said;
    const Result<ScriptResult> result = m_host->run(
        {QStringLiteral("try"), "echo one >&2; sleep 1; echo two >&2"}, {}, [&](Stream stream, const QByteArray &bytes) {
            if (first < 0)
                first = timer.elapsed();
            if (stream == Stream::ErrorOutput)
                said += bytes;
        });
    QVERIFY(result);
    QVERIFY2(first >= 0 && first < 700, QByteArray::number(first));
    QCOMPARE(said, result->errorOutput);
    QVERIFY(result->took >= 1s && result->took < 5s);
}

void SshHostTest::runsOneScriptAfterTheOther()
{
    for (int i = 0; i < 40; ++i) {
        const QByteArray number = QByteArray::number(i);
        const Result<ScriptResult> result = m_host->run({QStringLiteral("try"), "echo " + number + "; exit " + number}, {});
        QVERIFY(result);
        QCOMPARE(result->output, number + '\n');
        QCOMPARE(result->status, i);
    }
    // The shell, parent of each script's parent, keeps none of their dead processes.
    const Result<ScriptResult> dead =
        m_host->run({QStringLiteral("try"),
                        "of() { read -r line <\"$1\" && set -- ${line##*) } && state=$1 parent=$2; }\n"
                        "of \"/proc/$PPID/stat\"; shell=$parent\n"
                        "for file in /proc/[0-9]*/stat; do of \"$file\" 2>/dev/null && [ \"$state$parent\" = \"Z$shell\" ] && "
                        "echo dead; done\n"
                        "[ \"$shell\" -gt 1 ]\n"},
            {});
    QVERIFY(dead);
    QCOMPARE(dead->status, 0);
    QCOMPARE(dead->output, QByteArray());
}

void SshHostTest::showsNoScriptInAnArgumentList()
{
    const QByteArray word = QByteArray("word-of-") + "a-secret";
    const Result<ScriptResult> result = m_host->run(
        {QStringLiteral("try"),
            "secret=" + word + "; cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep -c \"^.*"
                + word.left(10) + "[s]\"; cat /proc/$$/cmdline | tr '\\0' ' '"},
        {});
    QVERIFY(result);
    QVERIFY2(result->output.startsWith("0\n"), result->output);
    QVERIFY(!result->output.contains(word));
}

void SshHostTest::endsTheProcessGroupWhenCancelled_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a sleeping child") << QByteArray("sleep 61 & echo $! >&2; wait\n");
    QTest::newRow("a child that ignores TERM") << QByteArray("(trap '' TERM; exec sleep 61) & echo $! >&2; wait\n");
    QTest::newRow("much output") << QByteArray("sleep 61 & echo $! >&2; while :; do echo noise; done\n");
}

void SshHostTest::endsTheProcessGroupWhenCancelled()
{
    QFETCH(QByteArray, text);
    std::stop_source stop;
    QByteArray child;
    std::jthread canceller;
    QElapsedTimer timer;
    const Result<ScriptResult> result =
        m_host->run({QStringLiteral("try"), text, 60s}, stop.get_token(), [&](Stream stream, const QByteArray &bytes) {
            if (stream != Stream::ErrorOutput || canceller.joinable())
                return;
            child = bytes.trimmed();
            canceller = std::jthread([&stop, &timer] {
                std::this_thread::sleep_for(200ms);
                timer.start();
                stop.request_stop();
            });
        });
    QVERIFY(!result);
    QVERIFY2(timer.elapsed() < 20000, QByteArray::number(timer.elapsed()));
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QVERIFY2(result.error().detail.contains(QLatin1String("confirmed")), qPrintable(result.error().detail));
    QVERIFY2(!isAlive(child), child);
    const Result<ScriptResult> next = m_host->run({QStringLiteral("try"), "echo next"}, {});
    QVERIFY(next);
    QCOMPARE(next->output, QByteArray("next\n"));
}

void SshHostTest::endsTheProcessGroupAtTheTimeLimit()
{
    QByteArray child;
    QElapsedTimer timer;
    timer.start();
    const Result<ScriptResult> result = m_host->run({QStringLiteral("wait for ever"), "sleep 62 & echo $! >&2; wait\n", 700ms},
        {}, [&child](Stream, const QByteArray &bytes) { child += bytes; });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::TimeLimit);
    QVERIFY2(result.error().summary.contains(QStringLiteral("“wait for ever”")), qPrintable(result.error().summary));
    QVERIFY2(timer.elapsed() < 5700, QByteArray::number(timer.elapsed()));
    QVERIFY2(!isAlive(child), child);
    QVERIFY(m_host->run({QStringLiteral("try"), "true"}, {}));
}

void SshHostTest::endsTheProcessGroupThatSaysTooMuch_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("without end") << QByteArray("echo $$ >&2; exec yes\n");
    QTest::newRow("as an error, without end") << QByteArray("echo $$ >&2; exec yes >&2\n");
    QTest::newRow("a little too much") << QByteArray("echo $$ >&2; head -c 68000000 /dev/zero\n");
}

void SshHostTest::endsTheProcessGroupThatSaysTooMuch()
{
    QFETCH(QByteArray, text);
    QByteArray said;
    qsizetype heard = 0;
    const Result<ScriptResult> result =
        m_host->run({QStringLiteral("try"), text, 60s}, {}, [&](Stream stream, const QByteArray &bytes) {
            heard += bytes.size();
            if (stream == Stream::ErrorOutput && !said.contains('\n'))
                said += bytes;
        });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Remote);
    QVERIFY2(result.error().summary.contains(QLatin1String("64 MiB")), qPrintable(result.error().summary));
    QVERIFY(result.error().detail.contains(QLatin1String("confirmed")) && !result.error().hint.isEmpty());
    QVERIFY2(heard <= 64 * 1024 * 1024, QByteArray::number(heard));
    QVERIFY2(!isAlive(said), said);
    const Result<ScriptResult> next = m_host->run({QStringLiteral("try"), "echo next"}, {});
    QVERIFY(next);
    QCOMPARE(next->output, QByteArray("next\n"));
}

void SshHostTest::tellsTheLastWholeLinesAtTheTimeLimit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    const QString line = QString(99, QLatin1Char('a'));
    QTest::newRow("few") << QByteArray("echo one; echo two") << QStringLiteral("one\ntwo");
    QTest::newRow("many") << "for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do echo " + line.toLatin1() + "; done"
                          << QStringList(15, line).join(QLatin1Char('\n'));
    QTest::newRow("one without end") << QByteArray("head -c 2000 /dev/zero | tr '\\0' a") << QString();
    QTest::newRow("letters of several bytes")
        << QByteArray("echo x; for n in 1 2 3 4 5 6 7 8 9; do printf '\303\244\303\244\303\244\303\244\303\244'; done; "
                      "echo; head -c 1490 /dev/zero | tr '\\0' a")
        << QString(1490, QLatin1Char('a'));
}

void SshHostTest::tellsTheLastWholeLinesAtTheTimeLimit()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    const Result<ScriptResult> result =
        m_host->run({QStringLiteral("wait"), "trap exit TERM\n{ " + text + "; } >&2\nsleep 61 & wait\n", 700ms}, {});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::TimeLimit);
    QCOMPARE(result.error().detail.section(QLatin1Char('\n'), 1), told);
}

void SshHostTest::doesNotBeginWhatIsCancelledBefore()
{
    const QString mark = m_server->file("begun");
    std::stop_source stop;
    stop.request_stop();
    const Result<ScriptResult> result = m_host->run({QStringLiteral("try"), ": >" + QFile::encodeName(mark)}, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QVERIFY(m_host->run({QStringLiteral("try"), "true"}, {}));
    QVERIFY(!QFile::exists(mark));
}

/// Soon, rather than at the script's time limit; and the next script finds a shell that works.
void SshHostTest::saysWhyAScriptCannotStart()
{
    const QTemporaryDir directory;
    const QString setsid = directory.filePath(QStringLiteral("setsid"));
    put(setsid,
        "#!/bin/sh\n[ ! -e " + QFile::encodeName(setsid) + ".broken ] || { echo 'setsid: no room' >&2; exit 71; }\nexec "
            + QFile::encodeName(setsid) + ".real \"$@\"\n");
    QVERIFY(QFile::copy(QStringLiteral("/usr/bin/setsid"), setsid + QStringLiteral(".real")));
    QVERIFY(QFile::setPermissions(setsid, QFile::ReadOwner | QFile::ExeOwner));
    SshServer server("ForceCommand unshare --mount /bin/sh -c 'mount --bind " + QFile::encodeName(setsid)
        + " /usr/bin/setsid && eval \"$SSH_ORIGINAL_COMMAND\"'\n");
    server.authorize(bytesOf(m_key + QStringLiteral(".pub")));
    const std::unique_ptr<SshHost> host = connected(server.settings({m_key}), m_answers);
    QVERIFY(host);
    const Script script{QStringLiteral("try"), "echo done\n", 30s};
    const Result<ScriptResult> before = host->run(script, {});
    QVERIFY2(before, before ? "" : qPrintable(before.error().summary + before.error().detail));
    put(setsid + QStringLiteral(".broken"), {});
    QElapsedTimer timer;
    timer.start();
    const Result<ScriptResult> result = host->run(script, {});
    QVERIFY(!result);
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
    QCOMPARE(result.error().kind, ErrorKind::Remote);
    QCOMPARE(result.error().detail, QStringLiteral("setsid: no room"));
    QVERIFY(QFile::remove(setsid + QStringLiteral(".broken")));
    const Result<ScriptResult> after = host->run(script, {});
    QVERIFY(after);
    QCOMPARE(after->output, QByteArray("done\n"));
}

void SshHostTest::becomesNoRootWhereACommandIsForced()
{
    SshServer server("ForceCommand echo You may only read this.\n");
    server.authorize(bytesOf(m_key + QStringLiteral(".pub")));
    const auto host = SshHost::connect(server.settings({m_key}), m_answers, {});
    QVERIFY(!host);
    QCOMPARE(host.error().kind, ErrorKind::Privilege);
    QVERIFY(host.error().detail.contains(QLatin1String("You may only read this.")));
    QVERIFY(host.error().hint.contains(QLatin1String("ForceCommand")));
}

QTEST_GUILESS_MAIN(SshHostTest)
#include "sshhosttest.moc"
