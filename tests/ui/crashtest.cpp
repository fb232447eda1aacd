// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// A crash leaves no core file, which would hold the passwords that the program was given.
class CrashTest : public QObject {
    Q_OBJECT

private slots:
    void leavesNoCore()
    {
        QVERIFY2(dumpsCore("/bin/sleep", "60"), "this system writes no core of any program, so nothing is proved here");
        QVERIFY(!dumpsCore(BRIDGEKEEPER_PROGRAM));
    }

private:
    /// Lets a program run for a moment, then ends it by a signal whose default is a core, where cores of any size are wanted.
    static bool dumpsCore(const char *program, const char *argument = nullptr)
    {
        const QTemporaryDir directory;
        const QByteArray place = QFile::encodeName(directory.path());
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_CORE, &limit);
            if (::chdir(place.constData()) == 0)
                ::execl(program, program, argument, nullptr);
            ::_exit(127);
        }
        QTest::qWait(1500);
        ::kill(child, SIGQUIT);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFSIGNALED(status))
            qFatal("%s did not run until it was to crash", program);
        return WCOREDUMP(status);
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crashtest.moc"
