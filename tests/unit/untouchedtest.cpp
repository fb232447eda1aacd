// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/untouched.h"

#include <QProcess>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using Bridgekeeper::Fuzz::Untouched;
using Bridgekeeper::Fuzz::Unwatched;

namespace {

/// Where the acts take place: "named/" is named, "other/" is not.
struct Places {
    QByteArray named;
    QByteArray other;
};

using Act = void (*)(const Places &);

/// How a process ended that did one thing, and what it had to say.
struct End {
    bool aborted = false;
    int status = -1;
    QByteArray said;
};

/// The act, watched, in a process of its own.
End endOf(const Places &places, Act act)
{
    int pipe[2];
    if (::pipe(pipe) != 0)
        qFatal("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        std::signal(SIGABRT, SIG_DFL); // QtTest's would tell of a crash
        dup2(pipe[1], STDERR_FILENO);
        {
            const Untouched untouched;
            act(places);
        }
        _exit(0);
    }
    close(pipe[1]);
    End end;
    char bytes[4096];
    for (ssize_t count = 0; (count = read(pipe[0], bytes, sizeof bytes)) > 0;)
        end.said += QByteArray(bytes, count);
    close(pipe[0]);
    int status = 0;
    waitpid(child, &status, 0);
    end.aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    end.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return end;
}

} // namespace

/// What the fuzzers rely on: nothing is touched, started or connected to unseen.
class UntouchedTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void catches_data();
    void catches();
    void lets_data();
    void lets();

private:
    QTemporaryDir m_directory;
    Places m_places;
};

void UntouchedTest::initTestCase()
{
    const QByteArray root = QFile::encodeName(QFileInfo(m_directory.path()).canonicalFilePath());
    m_places = {root + "/named/", root + "/other/"};
    QVERIFY(QDir().mkdir(QFile::decodeName(m_places.named)) && QDir().mkdir(QFile::decodeName(m_places.other)));
    for (const QByteArray &file : {m_places.named + "file", m_places.other + "file"})
        std::ofstream(file.constData()) << "text\n";
    QVERIFY(symlink((m_places.other + "file").constData(), (m_places.named + "out").constData()) == 0);
    QVERIFY(symlink(m_places.other.constData(), (m_places.named + "outside").constData()) == 0);
    QVERIFY(mkfifo((m_places.other + "fifo").constData(), 0600) == 0);
    Untouched::name(m_places.named.toStdString());
}

void UntouchedTest::catches_data()
{
    QTest::addColumn<Act>("act");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *name, Act act, const char *said = "/other") {
        QTest::newRow(name) << act << QByteArray(said);
    };
    row(
        "open", [](const Places &) { ::open("/etc/passwd", O_RDONLY); }, "reads /etc/passwd");
    row(
        "open for writing", [](const Places &p) { ::open(p.other + "new", O_WRONLY | O_CREAT, 0600); }, "writes ");
    row("openat", [](const Places &p) { ::openat(::open(p.named, O_DIRECTORY), "../other/file", O_RDONLY); });
    row("creat", [](const Places &p) { ::creat(p.other + "new", 0600); });
    row(
        "fopen", [](const Places &) { std::fopen("/etc/passwd", "r"); }, "reads /etc/passwd");
    row("std::ifstream", [](const Places &p) { std::ifstream file((p.other + "file").constData()); });
    row("std::ofstream", [](const Places &p) { std::ofstream file((p.other + "new").constData()); });
    row("a FIFO", [](const Places &p) { ::open(p.other + "fifo", O_RDONLY); });
    row(
        "a device", [](const Places &) { ::open("/dev/zero", O_RDONLY); }, "reads /dev/zero");
    row(
        "the environment", [](const Places &) { ::open("/proc/self/environ", O_RDONLY); }, "/environ");
    row(
        "the root by a detour", [](const Places &) { ::open("/proc/self/root/etc/passwd", O_RDONLY); }, "/etc/passwd");
    row("\"..\"", [](const Places &p) { ::open(p.named + "../other/file", O_RDONLY); });
    row("a link out", [](const Places &p) { ::open(p.named + "out", O_RDONLY); });
    row("a link on the way", [](const Places &p) { ::unlink(p.named + "outside/file"); });
    row("a relative name", [](const Places &p) {
        if (::chdir(p.named) == 0)
            ::open("../other/file", O_RDONLY);
    });
    row(
        "opendir", [](const Places &p) { ::opendir(p.other); }, "/other");
    row("std::filesystem", [](const Places &p) {
        for (const auto &entry : std::filesystem::directory_iterator(p.other.toStdString()))
            static_cast<void>(entry);
    });
    row("stat", [](const Places &p) {
        struct stat found;
        ::stat(p.other + "file", &found);
    });
    row("access", [](const Places &p) { static_cast<void>(::access(p.other + "file", F_OK)); });
    row("readlink", [](const Places &p) {
        char target[10];
        static_cast<void>(::readlink(p.other + "file", target, sizeof target));
    });
    row(
        "unlink", [](const Places &p) { ::unlink(p.other + "file"); }, "removes ");
    row("unlinkat", [](const Places &p) { ::unlinkat(AT_FDCWD, p.other + "file", 0); });
    row("remove", [](const Places &p) { std::remove(p.other + "file"); });
    row("rmdir", [](const Places &p) { ::rmdir(p.other + "none"); });
    row("rename into", [](const Places &p) { std::rename(p.named + "file", p.other + "new"); });
    row("rename out of", [](const Places &p) { std::rename(p.other + "file", p.named + "new"); });
    row("renameat2", [](const Places &p) { ::renameat2(AT_FDCWD, p.other + "file", AT_FDCWD, p.named + "new", 0); });
    row("link", [](const Places &p) { static_cast<void>(::link(p.other + "file", p.named + "new")); });
    row("linkat",
        [](const Places &p) { static_cast<void>(::linkat(AT_FDCWD, p.named + "file", AT_FDCWD, p.other + "new", 0)); });
    row("symlink", [](const Places &p) { static_cast<void>(::symlink(p.named + "file", p.other + "new")); });
    row("mkdir", [](const Places &p) { ::mkdir(p.other + "new", 0700); });
    row("mkfifo", [](const Places &p) { ::mkfifo(p.other + "new", 0600); });
    row("chmod", [](const Places &p) { ::chmod(p.other + "file", 0666); });
    row("fchmodat", [](const Places &p) { ::fchmodat(AT_FDCWD, p.other + "file", 0666, 0); });
    row("chown", [](const Places &p) { static_cast<void>(::chown(p.other + "file", getuid(), getgid())); });
    row("truncate", [](const Places &p) { static_cast<void>(::truncate(p.other + "file", 0)); });
    row("mkstemp", [](const Places &p) {
        QByteArray name = p.other + "XXXXXX";
        ::mkstemp(name.data());
    });
    row("dlopen", [](const Places &p) { ::dlopen(p.other + "none.so", RTLD_LAZY); });
    row("QFile", [](const Places &p) {
        QFile file(QFile::decodeName(p.other + "file"));
        static_cast<void>(file.open(QIODevice::ReadOnly));
    });
    row("QFile::exists", [](const Places &p) { QFile::exists(QFile::decodeName(p.other + "file")); });
    row("QFile::remove", [](const Places &p) { QFile::remove(QFile::decodeName(p.other + "file")); });
    row("QFile::copy",
        [](const Places &p) { QFile::copy(QFile::decodeName(p.named + "file"), QFile::decodeName(p.other + "new")); });
    row("QFile::setPermissions",
        [](const Places &p) { QFile::setPermissions(QFile::decodeName(p.other + "file"), QFile::ReadOwner); });
    row("QSaveFile", [](const Places &p) {
        QSaveFile file(QFile::decodeName(p.other + "new"));
        static_cast<void>(file.open(QIODevice::WriteOnly));
    });
    row("QDir::mkpath", [](const Places &p) { QDir().mkpath(QFile::decodeName(p.other + "a/b")); });
    row("QDir::entryList", [](const Places &p) { QDir(QFile::decodeName(p.other)).entryList(); });
    row(
        "system", [](const Places &) { static_cast<void>(std::system("true")); }, "starts a process by true");
    row(
        "popen", [](const Places &) { ::popen("true", "r"); }, "starts a process by true");
    row(
        "fork",
        [](const Places &) {
            if (::fork() == 0)
                _exit(0);
        },
        "starts a process by fork");
    row(
        "execv",
        [](const Places &) {
            char *const arguments[] = {nullptr};
            ::execv("/bin/true", arguments);
        },
        "starts a process by /bin/true");
    row(
        "posix_spawn",
        [](const Places &) {
            char *const arguments[] = {nullptr};
            pid_t process = 0;
            ::posix_spawn(&process, "/bin/true", nullptr, nullptr, arguments, arguments);
        },
        "starts a process by /bin/true");
    row(
        "QProcess", [](const Places &) { QProcess::execute(QStringLiteral("/bin/true"), {}); }, "Broken promise");
    row(
        "QProcess, detached", [](const Places &) { QProcess::startDetached(QStringLiteral("/bin/true"), {}); },
        "Broken promise");
    row(
        "syscall", [](const Places &) { ::syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY); }, "/etc/passwd");
    row(
        "socket", [](const Places &) { ::socket(AF_INET, SOCK_STREAM, 0); }, "uses the network by socket");
    row(
        "getaddrinfo",
        [](const Places &) {
            addrinfo *found = nullptr;
            ::getaddrinfo("localhost", nullptr, nullptr, &found);
        },
        "uses the network by getaddrinfo");
}

void UntouchedTest::catches()
{
    QFETCH(Act, act);
    QFETCH(QByteArray, named);
    const End end = endOf(m_places, act);
    QVERIFY2(end.aborted, "nobody noticed: " + end.said);
    QVERIFY2(end.said.contains("Broken promise: ") && end.said.contains(named), end.said);
    QVERIFY(QFile::exists(QFile::decodeName(m_places.other + "file"))); // it was caught before, not after
    QVERIFY(!QFile::exists(QFile::decodeName(m_places.other + "new")));
}

void UntouchedTest::lets_data()
{
    QTest::addColumn<Act>("act");
    const auto row = [](const char *name, Act act) { QTest::newRow(name) << act; };
    row("a file that is named", [](const Places &p) {
        QFile file(QFile::decodeName(p.named + "file"));
        if (!file.open(QIODevice::ReadOnly) || file.readAll() != "text\n")
            _exit(1);
    });
    row("a file saved there", [](const Places &p) {
        QSaveFile file(QFile::decodeName(p.named + "saved"));
        if (!file.open(QIODevice::WriteOnly) || file.write("text") != 4 || !file.commit())
            _exit(1);
    });
    row("directories on the way to it", [](const Places &p) {
        if (!QDir().mkpath(QFile::decodeName(p.named + "a/b")))
            _exit(1);
    });
    row("memory, time, random numbers and threads", [](const Places &) {
        const auto number = QRandomGenerator::global()->generate();
        const auto time = QDateTime::currentDateTime().toString();
        std::jthread thread([number] { static_cast<void>(QByteArray(1 << 20, char(number))); });
        static_cast<void>(time);
    });
    row("what the fuzzer itself prepares", [](const Places &p) {
        {
            const Unwatched unwatched;
            if (::unlink(p.other + "none") == 0 || ::access("/etc/passwd", R_OK) != 0)
                _exit(1);
        }
    });
}

void UntouchedTest::lets()
{
    QFETCH(Act, act);
    const End end = endOf(m_places, act);
    QVERIFY2(end.status == 0, end.said);
}

QTEST_GUILESS_MAIN(UntouchedTest)
#include "untouchedtest.moc"
