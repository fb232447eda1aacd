// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/laptop/laptopfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Bridgekeeper;

/// What this program reads of its operator's own files, and what it does not.
class LaptopFileTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        put("notes.md", "mine\n");
    }

    void readsAFileByItsCanonicalPath()
    {
        QVERIFY(QFile::link(path("notes.md"), path("link.md")));
        QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("sub")));
        for (const char *name : {"notes.md", "link.md", "sub/../notes.md", "./notes.md"}) {
            const Result<LaptopFile> file = readNamedFile(path(name));
            QVERIFY2(file, file ? "" : qPrintable(file.error().summary));
            QCOMPARE(file->path, QFileInfo(path("notes.md")).canonicalFilePath());
            QVERIFY(file->exists);
            QCOMPARE(file->bytes, QByteArray("mine\n"));
        }
    }

    void aFileThatIsNotThereIsNoError()
    {
        const Result<LaptopFile> file = readNamedFile(path("new.md"));
        QVERIFY(file);
        QVERIFY(!file->exists && file->bytes.isEmpty());
        QCOMPARE(file->path, QDir(m_directory->path()).canonicalPath() + QStringLiteral("/new.md"));
        QVERIFY(writeLaptopFile(file->path, "made\n"));
        QCOMPARE(readLaptopFile(file->path)->bytes, QByteArray("made\n"));
    }

    void refusesWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &named, const char *says) {
            QTest::newRow(name) << named << QString::fromLatin1(says);
        };
        row("a device without an end", QStringLiteral("/dev/zero"), "is a device, not a file");
        row("a pipe without a writer", QStringLiteral("@pipe"), "is a pipe, not a file");
        row("a directory", QStringLiteral("@."), "is a directory");
        row("a socket", QStringLiteral("@socket"), "is a socket, not a file");
        row("a link to nothing", QStringLiteral("@dangling"), "is a link");
        row("a file that is too large", QStringLiteral("@large"), "is larger than 4 MiB");
        row("a file that has no size and no end", QStringLiteral("@sparse"), "is larger than 4 MiB");
    }

    void refusesWhatIsNoFile()
    {
        QFETCH(QString, named);
        QFETCH(QString, says);
        QVERIFY(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600) == 0);
        QVERIFY(QFile::link(path("nowhere"), path("dangling")));
        put("large", QByteArray(largestLaptopFile + 1, 'x'));
        put("sparse", {});
        QVERIFY(QFile::resize(path("sparse"), 1LL << 40));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path("socket"));
        QVERIFY(name.size() < qsizetype(sizeof address.sun_path));
        std::copy(name.cbegin(), name.cend(), std::begin(address.sun_path));
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QVERIFY(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
        if (named.startsWith(QLatin1Char('@')))
            named = path(named.mid(1).toLatin1().constData());

        QElapsedTimer timer;
        timer.start();
        const Result<LaptopFile> file = readNamedFile(named);
        ::close(socket);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Input);
        QVERIFY2(file.error().summary.contains(says), qPrintable(file.error().summary));
        QVERIFY(!file.error().hint.isEmpty());
        QVERIFY2(timer.elapsed() < 2000, "nothing is waited for");
    }

    /// Between the survey and the writing, or since this program wrote it.
    void refusesAFileThatHasBecomeALink()
    {
        const QString file = readNamedFile(path("notes.md"))->path;
        put("private", "secret\n");
        QVERIFY(QFile::remove(file) && QFile::link(path("private"), file));
        QVERIFY(!readLaptopFile(file));
        QVERIFY(!writeLaptopFile(file, "ours\n"));
        QCOMPARE(readNamedFile(path("private"))->bytes, QByteArray("secret\n"));
    }

    void keepsTheModeOfAFileThatIsThere()
    {
        for (const mode_t mode : {0600U, 0640U}) {
            QVERIFY(::chmod(QFile::encodeName(path("notes.md")).constData(), mode) == 0);
            QVERIFY(writeLaptopFile(path("notes.md"), "new\n"));
            struct stat status { };
            QVERIFY(::stat(QFile::encodeName(path("notes.md")).constData(), &status) == 0);
            QCOMPARE(status.st_mode & 07777, mode);
        }
    }

    void saysWhyAFileCannotBeWritten()
    {
        const Result<void> written = writeLaptopFile(path("missing/new.md"), "x");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Input);
        QVERIFY(written.error().summary.contains(QStringLiteral("missing/new.md")));
        QVERIFY(!QFile::exists(path("missing")));
    }

    /// As `--settings <(…)` names one.
    void readsATextFromAPipeToItsEnd()
    {
        QVERIFY(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600) == 0);
        const auto write = [this](qsizetype pieces) {
            const int pipe = ::open(QFile::encodeName(path("pipe")).constData(), O_WRONLY | O_CLOEXEC);
            const QByteArray piece(64 * 1024, 'x');
            while (pieces-- > 0 && ::write(pipe, piece.constData(), std::size_t(piece.size())) > 0) { }
            ::close(pipe);
        };
        ::signal(SIGPIPE, SIG_IGN);
        std::thread writer(write, 3);
        const Result<QByteArray> text = readNamedText(path("pipe"));
        writer.join();
        QVERIFY(text);
        QCOMPARE(text->size(), 3 * 64 * 1024);
        std::thread endless(write, 1'000'000);
        const Result<QByteArray> tooMuch = readNamedText(path("pipe"));
        endless.join();
        QVERIFY(!tooMuch);
        QVERIFY(tooMuch.error().summary.contains(QStringLiteral("larger than 4 MiB")));
    }

    void aTextHasToBeThere()
    {
        QCOMPARE(*readNamedText(path("notes.md")), QByteArray("mine\n"));
        for (const char *name : {"nowhere.yaml", "."})
            QVERIFY(!readNamedText(path(name)));
        QVERIFY(!readNamedText(QStringLiteral("/dev/zero")));
    }

private:
    [[nodiscard]] QString path(const char *name) const { return m_directory->filePath(QString::fromLatin1(name)); }
    void put(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(LaptopFileTest)
#include "laptopfiletest.moc"
