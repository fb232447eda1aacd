// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard-pages/targetreader.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Bridgekeeper;

/// The ssh config is read beside the window, whatever it runs.
class TargetReaderTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void tellsWhereTheConfigLeads();
    void tellsWhatIsWrong();
    void readsOnceForWhatIsTypedInOneGo();
    void tellsOnlyWhatWasAskedLast();
    void tellsNothingOfNoServer();
    void neverWaitsForWhatTheConfigRuns();

private:
    void write(const QByteArray &config)
    {
        QFile file(m_directory->filePath(QStringLiteral("config")));
        if (!file.open(QIODevice::WriteOnly) || file.write(config) != config.size())
            qFatal("cannot write");
    }
    [[nodiscard]] ConnectionSettings settings(const QString &host) const
    {
        ConnectionSettings settings;
        settings.host = host;
        settings.sshConfig = m_directory->filePath(QStringLiteral("config"));
        return settings;
    }
    /// Each run of a program of the config leaves a line.
    [[nodiscard]] QByteArray runs() const
    {
        QFile file(m_directory->filePath(QStringLiteral("runs")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArray noted(const QByteArray &andThen) const
    {
        return "Match exec \"echo run >>" + QFile::encodeName(m_directory->filePath(QStringLiteral("runs"))) + "; " + andThen
            + "\"\n  User matched\n";
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<TargetReader> m_reader;
    QStringList m_told;
};

void TargetReaderTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    write({});
    m_told.clear();
    m_reader = std::make_unique<TargetReader>();
    connect(m_reader.get(), &TargetReader::read, this, [this](const Result<SshTarget> &target) {
        m_told.append(target ? target->user + QLatin1Char('@') + target->host : target.error().summary);
    });
}

void TargetReaderTest::tellsWhereTheConfigLeads()
{
    write("Host home\n  HostName matrix.example.org\n  User matt\n");
    m_reader->ask(settings(QStringLiteral("home")));
    QTRY_COMPARE(m_told, QStringList(QStringLiteral("matt@matrix.example.org")));
}

void TargetReaderTest::tellsWhatIsWrong()
{
    ConnectionSettings missing = settings(QStringLiteral("home"));
    missing.sshConfig = m_directory->filePath(QStringLiteral("nowhere"));
    m_reader->ask(missing);
    QTRY_COMPARE(m_told.size(), 1);
    QVERIFY(m_told.first().contains(QStringLiteral("cannot be read")));
}

void TargetReaderTest::readsOnceForWhatIsTypedInOneGo()
{
    write(noted("true"));
    for (const char *typed : {"h", "ho", "hom", "home"}) {
        m_reader->ask(settings(QString::fromLatin1(typed)));
        QTest::qWait(50);
    }
    QTRY_COMPARE(m_told, QStringList(QStringLiteral("matched@home")));
    QCOMPARE(runs(), QByteArray("run\n"));
}

void TargetReaderTest::tellsOnlyWhatWasAskedLast()
{
    write("Match host slow exec \"sleep 1\"\n  User matched\nHost fast\n  User matt\n");
    m_reader->ask(settings(QStringLiteral("slow")));
    QTest::qWait(500);
    m_reader->ask(settings(QStringLiteral("fast")));
    QTRY_COMPARE(m_told, QStringList(QStringLiteral("matt@fast")));
    QTest::qWait(1500);
    QCOMPARE(m_told.size(), 1);
}

void TargetReaderTest::tellsNothingOfNoServer()
{
    m_reader->ask(settings(QStringLiteral("home")));
    m_reader->ask({});
    QTest::qWait(800);
    QVERIFY(m_told.isEmpty());
}

void TargetReaderTest::neverWaitsForWhatTheConfigRuns()
{
    write(noted("sleep 2"));
    m_reader->ask(settings(QStringLiteral("home")));
    QElapsedTimer round;
    qint64 longest = 0;
    for (const QDeadlineTimer limit(5000); runs().isEmpty() && !limit.hasExpired();) {
        round.start();
        QTest::qWait(10);
        longest = std::max(longest, round.elapsed());
    }
    QCOMPARE(runs(), QByteArray("run\n"));
    QVERIFY2(longest < 1000, QByteArray::number(longest));
    round.start();
    m_reader.reset();
    QVERIFY2(round.elapsed() < 1000, QByteArray::number(round.elapsed()));
    // What comes too late comes to nobody.
    QTest::qWait(2500);
    QVERIFY(m_told.isEmpty());
}

QTEST_MAIN(TargetReaderTest)
#include "targetreadertest.moc"
