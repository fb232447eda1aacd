// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamledit.h"

#include <QElapsedTimer>
#include <QtTest>

#include <thread>

using namespace Bridgekeeper;

namespace {

/// As long as it takes, `line` with its number for each @.
QByteArray repeated(qsizetype size, const QByteArray &line)
{
    QByteArray text;
    for (int number = 0; text.size() < size; ++number)
        text += QByteArray(line).replace('@', QByteArray::number(number));
    return text;
}

/// Each level merges the one before several times over: read naively, 4^levels lookups.
QByteArray laughs(int levels)
{
    QByteArray text = "a0: &a0 {x: 1}\n";
    for (int level = 1; level <= levels; ++level) {
        const QByteArray before = "*a" + QByteArray::number(level - 1);
        text += "a@: &a@ {<<: [#, #, #, #]}\n";
        text.replace('@', QByteArray::number(level)).replace("#", before);
    }
    return text;
}

constexpr qsizetype mebibyte = 1024 * 1024;

} // namespace

/// A file that a server sends takes neither the laptop's time nor its memory.
class YamlLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void refusesInTime_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("limit");
        const auto row = [](const char *name, const QByteArray &yaml, const char *limit) {
            QTest::newRow(name) << yaml << QString::fromLatin1(limit);
        };
        const qsizetype under = mebibyte - 100;
        row("4 MiB of keys", repeated(4 * mebibyte, "k@: v\n"), "larger than 1 MiB");
        row("4 MiB in one value", "a: " + QByteArray(4 * mebibyte, 'x') + '\n', "larger than 1 MiB");
        row("many keys", repeated(800'000, "k@: v\n"), "more than 50000 keys and values");
        row("many items", repeated(200'000, "- a\n"), "more than 50000 keys and values");
        row("many items in brackets", "a: [" + repeated(180'000, "a,") + "a]\n", "more than 50000 keys and values");
        row("many aliases", "a: &a x\n" + repeated(800'000, "k@: *a\n"), "more than 50000 keys and values");
        row("a comma after the other", "a: [" + repeated(under, "a,") + "a]\n", "more than 100000 commas and brackets");
        row("brackets without an end", "a: " + QByteArray(under, '['), "more than 100000 commas and brackets");
        row("some fewer of them", "a: " + QByteArray(99'000, '['), "more than 64 deep");
        row("braces", "a: " + repeated(90'000, "{a: "), "more than 64 deep");
        row(
            "deep blocks",
            [] {
                QByteArray deep;
                for (int level = 0; level < 1000; ++level)
                    deep += QByteArray(level, ' ') + "a:\n";
                return deep;
            }(),
            "more than 64 deep");
        row("deep lists", QByteArray("- ").repeated(5000) + "a\n", "more than 64 deep");
        row("nothing but lines", QByteArray(200'000, '\n'), "more than 100000 lines");
    }

    void refusesInTime()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, limit);
        QElapsedTimer timer;
        timer.start();
        for (int time = 0; time < 3; ++time) { // the second time costs nothing
            const Result<YamlFile> file = YamlFile::parse(yaml, QStringLiteral("/opt/homeserver.yaml"));
            QVERIFY(!file);
            QCOMPARE(file.error().kind, ErrorKind::Input);
            QVERIFY2(file.error().summary.contains(QStringLiteral("/opt/homeserver.yaml")), qPrintable(file.error().summary));
            QVERIFY2(file.error().detail.contains(limit), qPrintable(file.error().detail));
            QVERIFY(!file.error().hint.isEmpty());
            QVERIFY(!YamlEdit::open(yaml, QStringLiteral("/opt/homeserver.yaml")));
        }
        QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()));
    }

    void readsWhatIsOnlyLarge_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("many keys") << repeated(600'000, "key-number-@: some value\n");
        QTest::newRow("a long text") << QByteArray("k: " + QByteArray(1'000'000, 'x') + '\n');
        QTest::newRow("a long list in a line") << QByteArray("k: [" + repeated(700'000, "some-value-@,") + "a]\n");
        QTest::newRow("64 levels") << QByteArray("k: " + QByteArray(63, '[') + QByteArray(63, ']') + '\n');
        QTest::newRow("many comments") << QByteArray("k: v\n" + repeated(900'000, "# a comment, with [marks] in it, @\n"));
        QTest::newRow("one anchor, many aliases") << QByteArray("k: &a {x: 1}\n" + repeated(300'000, "alias@: *a\n"));
    }

    void readsWhatIsOnlyLarge()
    {
        QFETCH(QByteArray, yaml);
        QElapsedTimer timer;
        timer.start();
        const Result<YamlFile> file = YamlFile::parse(yaml, QStringLiteral("homeserver.yaml"));
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        for (int time = 0; time < 20; ++time)
            QVERIFY(!file->has({"nobody", "knows"}));
        Result<YamlEdit> edit = YamlEdit::open(yaml, QStringLiteral("homeserver.yaml"));
        QVERIFY(edit);
        const Result<void> added = edit->appendToSequence({"app_service_config_files"}, {"/data/registration.yaml"});
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
        QVERIFY2(timer.elapsed() < 8000, QByteArray::number(timer.elapsed()));
    }

    void mergesAreLookedThroughOnce()
    {
        QElapsedTimer timer;
        timer.start();
        const Result<YamlFile> file = YamlFile::parse(laughs(14), QStringLiteral("homeserver.yaml"));
        QVERIFY(file);
        QCOMPARE(file->scalar({"a14", "x"}), QStringLiteral("1"));
        QVERIFY(!file->has({"a14", "nowhere"}));
        QVERIFY2(timer.elapsed() < 500, QByteArray::number(timer.elapsed()));
        const Result<YamlFile> itself = YamlFile::parse("a: &a {<<: [*a, *a], b: &a {<<: *a}}\n", QStringLiteral("x"));
        QVERIFY(itself && !itself->has({"a", "c"}));
    }

    /// An alias means the last anchor of its name before it.
    void anAliasKeepsItsMeaning()
    {
        const Result<YamlFile> file =
            YamlFile::parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: {<<: {f: 3}, g: *x}\n", QStringLiteral("x"));
        QVERIFY(file);
        QCOMPARE(file->scalar({"b"}), QStringLiteral("1"));
        QCOMPARE(file->scalar({"d"}), QStringLiteral("2"));
        QCOMPARE(file->scalar({"e", "f"}), QStringLiteral("3"));
        QCOMPARE(file->scalar({"e", "g"}), QStringLiteral("2"));
    }

    /// The same bytes under another name are the same file, but for the name in an error.
    void remembersBytesAndNotNames()
    {
        const QByteArray good = "a: b\n";
        const QByteArray bad = "a: [\n";
        for (const char *name : {"one.yaml", "other.yaml", "one.yaml"}) {
            QVERIFY(YamlFile::parse(good, QString::fromLatin1(name)));
            const Result<YamlFile> broken = YamlFile::parse(bad, QString::fromLatin1(name));
            QVERIFY(!broken && broken.error().summary.contains(QString::fromLatin1(name)));
        }
        QCOMPARE(YamlFile::parse("a: c\n", QStringLiteral("one.yaml"))->scalar({"a"}), QStringLiteral("c"));
        QCOMPARE(YamlFile::parse(good, QStringLiteral("one.yaml"))->scalar({"a"}), QStringLiteral("b"));
    }

    void isReadByManyThreads()
    {
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int number = 0; number < 4; ++number)
            threads.emplace_back([number, &wrong] {
                for (int time = 0; time < 300; ++time) {
                    const QByteArray value = QByteArray::number((time + number) % 90);
                    const Result<YamlFile> file = YamlFile::parse("a: " + value + '\n', QStringLiteral("x"));
                    wrong += file && file->scalar({"a"}) == QString::fromLatin1(value) ? 0 : 1;
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(YamlLimitsTest)
#include "yamllimitstest.moc"
