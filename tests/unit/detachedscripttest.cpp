// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/detachedscript.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace Bridgekeeper;

namespace {

const QString scripts = QStringLiteral("/var/lib/bridgekeeper/scripts/");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

mode_t modeOf(const QString &path)
{
    struct stat status { };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

/// The wrapped script on this machine, run as RootShell runs one: in a session of its own, its text on descriptor 3.
class DetachedScriptTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void passesOnOutputErrorOutputAndStatus_data();
    void passesOnOutputErrorOutputAndStatus();
    void runsAnyTextAsItIs();
    void passesOnErrorOutputWhileItRuns();
    void passesOnMegabytes();
    void holdsNothingOfItsConnection();
    void isReadableByRootAlone();
    void goesOnWhenItsReaderIsKilled();
    void goesOnWhenNobodyReadsItsOutput();
    void endsWhenItIsCancelled();
    void goesOnWhenItIsCancelledInACriticalPart();
    void saysThatItWasEndedFromOutside();
    void showsItsTextToNoOtherProcess();

private:
    [[nodiscard]] QString place() const { return scripts + m_id; }
    [[nodiscard]] QByteArray status() const { return bytesOf(place() + QStringLiteral("/status")).trimmed(); }
    void start(const QByteArray &text);
    void finish() { QVERIFY(m_process->waitForFinished(20'000)); }
    /// Waits until exactly `said` has come by standard error since it was looked at last.
    [[nodiscard]] bool hears(const QByteArray &said) const
    {
        QByteArray heard;
        return QTest::qWaitFor([&] { return (heard += m_process->readAllStandardError()) == said; }, 3000);
    }
    /// To the whole process group, as a lost or cancelled connection does it.
    void signalGroup(int signal) const { ::kill(-pid_t(m_process->processId()), signal); }

    QString m_id;
    int m_count = 0;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QProcess> m_process;
};

void DetachedScriptTest::initTestCase()
{
    QVERIFY2(::getuid() == 0, "only root may write to /var/lib/bridgekeeper: run the tests as root");
}

void DetachedScriptTest::init()
{
    m_id = QStringLiteral("unittest-%1-%2").arg(::getpid()).arg(++m_count);
    m_directory = std::make_unique<QTemporaryDir>();
    m_process = std::make_unique<QProcess>();
}

void DetachedScriptTest::cleanup()
{
    m_process->kill();
    m_process->waitForFinished();
    QVERIFY(QDir(place()).removeRecursively());
    ::rmdir("/var/lib/bridgekeeper/scripts"); // only when nobody else uses them
    ::rmdir("/var/lib/bridgekeeper");
}

void DetachedScriptTest::start(const QByteArray &text)
{
    const QString path = m_directory->filePath(QStringLiteral("script"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(survivesLinkLoss({QStringLiteral("try"), text}, m_id).text);
    file.close();
    m_process->start(QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), QStringLiteral("exec setsid /bin/sh /dev/fd/3 3<\"$1\" </dev/null"), QStringLiteral("sh"),
            path});
    QVERIFY(m_process->waitForStarted());
}

void DetachedScriptTest::passesOnOutputErrorOutputAndStatus_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errorOutput");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray(":") << QByteArray() << QByteArray() << 0;
    QTest::newRow("all three") << QByteArray("echo out; echo err >&2; exit 7\n") << QByteArray("out\n") << QByteArray("err\n")
                               << 7;
    QTest::newRow("no line ends") << QByteArray("printf out; printf err >&2") << QByteArray("out") << QByteArray("err") << 0;
    QTest::newRow("the last command decides") << QByteArray("false\ntrue\nfalse\n") << QByteArray() << QByteArray() << 1;
    QTest::newRow("binary") << QByteArray("printf '\\000\\377\\n\\001'") << QByteArray("\0\xff\n\x01", 4) << QByteArray() << 0;
    QTest::newRow("ended early") << QByteArray("echo a\nexit 3\necho b\n") << QByteArray("a\n") << QByteArray() << 3;
}

void DetachedScriptTest::passesOnOutputErrorOutputAndStatus()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, errorOutput);
    QFETCH(int, status);
    start(text);
    finish();
    QCOMPARE(m_process->readAllStandardOutput(), output);
    QCOMPARE(m_process->readAllStandardError(), errorOutput);
    QCOMPARE(m_process->exitCode(), status);
}

void DetachedScriptTest::runsAnyTextAsItIs()
{
    start("cat <<'EOF'\nit's $HOME \\ `id` \"x\"\nEOF\necho \"$0\" | tail -c 7\n# a comment without an end");
    finish();
    QCOMPARE(m_process->readAllStandardOutput(), QByteArray("it's $HOME \\ `id` \"x\"\nscript\n"));
    QCOMPARE(m_process->readAllStandardError(), QByteArray());
}

void DetachedScriptTest::passesOnErrorOutputWhileItRuns()
{
    start("echo first >&2; i=0; while [ ! -e " + QFile::encodeName(m_directory->filePath(QStringLiteral("go")))
        + " ] && [ $i -lt 100 ]; do sleep 0.05; i=$((i+1)); done; echo last >&2\n");
    QVERIFY(hears("first\n"));
    QCOMPARE(m_process->state(), QProcess::Running);
    QFile go(m_directory->filePath(QStringLiteral("go")));
    QVERIFY(go.open(QIODevice::WriteOnly));
    finish();
    QCOMPARE(m_process->readAllStandardError(), QByteArray("last\n"));
}

void DetachedScriptTest::passesOnMegabytes()
{
    start("head -c 6000000 /dev/zero | tr '\\0' o; head -c 6000000 /dev/zero | tr '\\0' e >&2\n");
    finish();
    QVERIFY(m_process->readAllStandardOutput() == QByteArray(6'000'000, 'o'));
    QVERIFY(m_process->readAllStandardError() == QByteArray(6'000'000, 'e'));
}

void DetachedScriptTest::holdsNothingOfItsConnection()
{
    start("cat; for i in 0 1 2 3; do readlink /proc/$$/fd/$i || echo closed; done; cat </dev/tty 2>/dev/null || echo no "
          "terminal\n");
    finish();
    const QByteArray in = QFile::encodeName(place());
    QCOMPARE(m_process->readAllStandardOutput(), "/dev/null\n" + in + "/out\n" + in + "/err\nclosed\nno terminal\n");
}

void DetachedScriptTest::isReadableByRootAlone()
{
    start("echo secret; echo secret >&2; exit 4\n");
    finish();
    QCOMPARE(modeOf(place()), mode_t(0700));
    for (const char *name : {"script", "out", "err", "status"})
        QCOMPARE(modeOf(place() + QLatin1Char('/') + QLatin1String(name)), mode_t(0600));
    QCOMPARE(status(), QByteArray("4"));
    QVERIFY(!QFile::exists(place() + QStringLiteral("/status.new")));
}

void DetachedScriptTest::goesOnWhenItsReaderIsKilled()
{
    start("echo begun >&2; sleep 1; echo still; echo here >&2; exit 5\n");
    QVERIFY(hears("begun\n"));
    signalGroup(SIGKILL);
    finish();
    QVERIFY(status().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(status(), QByteArray("5"), 5000);
    QCOMPARE(bytesOf(place() + QStringLiteral("/out")), QByteArray("still\n"));
    QCOMPARE(bytesOf(place() + QStringLiteral("/err")), QByteArray("begun\nhere\n"));
}

void DetachedScriptTest::goesOnWhenNobodyReadsItsOutput()
{
    start("i=0; while [ $i -lt 20000 ]; do echo \"line $i of much output\"; echo \"error $i\" >&2; i=$((i+1)); done; exit 6\n");
    m_process->closeReadChannel(QProcess::StandardOutput);
    m_process->closeReadChannel(QProcess::StandardError);
    QTRY_COMPARE_WITH_TIMEOUT(status(), QByteArray("6"), 10'000);
    QCOMPARE(bytesOf(place() + QStringLiteral("/out")).count('\n'), 20'000);
}

void DetachedScriptTest::endsWhenItIsCancelled()
{
    start("echo begun >&2; sleep 1.5; : >" + QFile::encodeName(m_directory->filePath(QStringLiteral("effect"))) + "\n");
    QVERIFY(hears("begun\n"));
    signalGroup(SIGTERM);
    finish();
    QCOMPARE(m_process->exitCode(), 143);
    QTest::qWait(2000);
    QVERIFY(!QFile::exists(m_directory->filePath(QStringLiteral("effect"))));
    QVERIFY(status().isEmpty());
}

void DetachedScriptTest::goesOnWhenItIsCancelledInACriticalPart()
{
    start(": >" + QFile::encodeName(place()) + "/critical; echo begun >&2; sleep 1; echo done; exit 8\n");
    QVERIFY(hears("begun\n"));
    signalGroup(SIGTERM);
    finish();
    QCOMPARE(m_process->exitCode(), 143);
    QTRY_COMPARE_WITH_TIMEOUT(status(), QByteArray("8"), 5000);
    QCOMPARE(bytesOf(place() + QStringLiteral("/out")), QByteArray("done\n"));
}

void DetachedScriptTest::saysThatItWasEndedFromOutside()
{
    start("kill -KILL 0\n");
    finish();
    QCOMPARE(m_process->exitCode(), 137);
    QVERIFY(m_process->readAllStandardError().contains("ended from outside"));
}

void DetachedScriptTest::showsItsTextToNoOtherProcess()
{
    start("planted='" + QByteArray("plan") + "ted-secret-value'; echo begun >&2; sleep 0.6\n");
    QVERIFY(hears("begun\n"));
    int seen = 0;
    for (const QString &id : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        for (const char *name : {"/cmdline", "/environ"}) {
            const QByteArray shown = bytesOf(QStringLiteral("/proc/") + id + QLatin1String(name));
            seen += shown.isEmpty() ? 0 : 1;
            QVERIFY2(!shown.contains("planted-secret-value"), shown);
        }
    }
    QVERIFY(seen > 4);
    finish();
}

QTEST_GUILESS_MAIN(DetachedScriptTest)
#include "detachedscripttest.moc"
