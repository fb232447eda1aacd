// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/linediff.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

QByteArray patched(const QByteArray &before, const QByteArray &diff, const QString &name, bool existsBefore)
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (existsBefore) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return "cannot write";
        file.write(before);
    }
    QProcess patch;
    patch.setWorkingDirectory(directory.path());
    patch.start(QStringLiteral("patch"), {QStringLiteral("-p1"), QStringLiteral("--binary"), QStringLiteral("--fuzz=0")});
    patch.write(diff);
    patch.closeWriteChannel();
    patch.waitForFinished();
    if (patch.exitCode() != 0)
        return "patch failed: " + patch.readAll();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return "no file";
    return file.readAll();
}

QByteArray numbered(int from, int to)
{
    QByteArray lines;
    for (int i = from; i <= to; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    return lines;
}

} // namespace

class LineDiffTest : public QObject {
    Q_OBJECT
private slots:
    void isAppliedByPatch_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("one line changed", "a\nb\nc\n", "a\nB\nc\n");
        row("no newline at the end before", "a\nb", "a\nb\n");
        row("no newline at the end after", "a\nb\n", "a\nb");
        row("no newline on either side", "a\nb\nc", "a\nx\nc");
        row("no newline, last line changed", "a\nb", "a\nc");
        row("appended to a file without final newline", "a\nb", "a\nb\nc");
        row("CRLF kept", "a\r\nb\r\n", "a\r\nc\r\n");
        row("CRLF to LF", "a\r\nb\r\n", "a\nb\n");
        row("was empty", "", "a\nb\n");
        row("becomes empty", "a\nb\n", "");
        row("only a newline", "", "\n");
        row("first line removed", "a\nb\n", "b\n");
        row("last line removed", "a\nb\n", "a\n");
        row("far apart: two hunks", numbered(1, 40), numbered(2, 20) + "new\n" + numbered(21, 39));
        row("hunks that just touch", numbered(1, 20),
            QByteArray(numbered(1, 20)).replace("line 5\n", "x\n").replace("line 12\n", "y\n"));
        row("hunks that just do not touch", numbered(1, 20),
            QByteArray(numbered(1, 20)).replace("line 5\n", "x\n").replace("line 13\n", "y\n"));
        row("lines that look like a diff", "--- a\n+++ b\n@@ -1 +1 @@\n", "--- a\n+++ c\n@@ -1 +1 @@\n\\ No newline\n");
        row("UTF-8 and a lone CR", "gr\xc3\xbcn\rx\n", "gr\xc3\xb6n\rx\n");
        row("everything changed", numbered(1, 30), numbered(101, 140));
    }

    void isAppliedByPatch()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QByteArray diff = unifiedDiff(QStringLiteral("/opt/matrix/file.yaml"), before, after);
        QVERIFY(diff.startsWith("--- a/opt/matrix/file.yaml\n+++ b/opt/matrix/file.yaml\n@@ "));
        QCOMPARE(patched(before, diff, QStringLiteral("opt/matrix/file.yaml"), true), after);
    }

    void givesRandomFilesBackThroughPatch()
    {
        QRandomGenerator random(20260409);
        for (int round = 0; round < 60; ++round) {
            QByteArray before;
            QByteArray after;
            for (int i = random.bounded(60); i > 0; --i) {
                const QByteArray line = QByteArray::number(random.bounded(12)) + '\n';
                const int kind = random.bounded(10);
                if (kind < 9)
                    before += line;
                if (kind > 0)
                    after += kind == 8 ? QByteArray("other\n") : line;
            }
            if (random.bounded(3) == 0)
                before.chop(1);
            if (random.bounded(3) == 0)
                after.chop(1);
            const QByteArray diff = unifiedDiff(QStringLiteral("f"), before, after, random.bounded(5));
            QCOMPARE(diff.isEmpty(), before == after);
            if (!diff.isEmpty() && !after.isEmpty())
                QCOMPARE(patched(before, diff, QStringLiteral("f"), true), after);
        }
    }

    void makesANewFile()
    {
        const QByteArray diff = unifiedDiff(QStringLiteral("new"), {}, "a\n", 3, false, true);
        QCOMPARE(diff, QByteArray("--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+a\n"));
        QCOMPARE(patched({}, diff, QStringLiteral("new"), false), QByteArray("a\n"));
    }

    void removesAFile()
    {
        const QByteArray diff = unifiedDiff(QStringLiteral("old"), "a\n", {}, 3, true, false);
        QCOMPARE(diff, QByteArray("--- a/old\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"));
        QCOMPARE(patched("a\n", diff, QStringLiteral("old"), true), QByteArray("no file"));
    }

    void namesFilesSoThatPatchFindsThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("space") << QStringLiteral("my file.yaml");
        QTest::newRow("quote") << QStringLiteral("a\"b");
        QTest::newRow("umlaut") << QStringLiteral("gr\u00fcn.yaml");
        QTest::newRow("tab and backslash") << QStringLiteral("a\tb\\c");
    }

    void namesFilesSoThatPatchFindsThem()
    {
        QFETCH(QString, name);
        QCOMPARE(patched("a\n", unifiedDiff(name, "a\n", "b\n"), name, true), QByteArray("b\n"));
    }

    void isEmptyWhenNothingDiffers()
    {
        QCOMPARE(unifiedDiff(QStringLiteral("f"), "a\n", "a\n"), QByteArray());
        QCOMPARE(unifiedDiff(QStringLiteral("f"), {}, {}), QByteArray());
    }

    void showsEveryLineOnceRemovalsFirst()
    {
        QByteArray shown;
        for (const DiffLine &line : diffLines("a\nb\nc\r\n", "a\nx\ny\nc\r\n"))
            shown += (line.kind == LineKind::Same           ? " "
                             : line.kind == LineKind::Added ? "+"
                                                            : "-")
                + line.text + QByteArray::number(line.before) + QByteArray::number(line.after);
        QCOMPARE(shown, QByteArray(" a11-b20+x02+y03 c34"));
    }

    void seesAMissingFinalNewline() { QCOMPARE(diffLines("a", "a\n").size(), std::size_t(2)); }

    void isQuickOnLargeFiles()
    {
        QElapsedTimer timer;
        timer.start();
        const QByteArray before = numbered(1, 50000);
        const QByteArray after = QByteArray(before).replace("line 777\n", "x\n").replace("line 49000\n", "") + "end\n";
        QCOMPARE(diffLines(before, after).size(), std::size_t(50002));
        QVERIFY2(timer.elapsed() < 5000, "a large file with few changes");
        QVERIFY(!diffLines(numbered(1, 3000), numbered(10001, 13000)).empty());
        QVERIFY2(timer.elapsed() < 20000, "two files with nothing in common");
    }

    /// Whatever a server makes of a file that a roll back compares.
    void isBoundedWhateverTheFilesHold_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto lines = [](int count, const auto &line) {
            QByteArray text;
            for (int i = 0; i < count; ++i)
                text += QByteArray::number(line(i)) + '\n';
            return text;
        };
        constexpr int many = 100'000;
        QTest::newRow("nothing in common") << lines(many, [](int i) { return i; }) << lines(many, [](int i) { return -1 - i; });
        QTest::newRow("the other way round")
            << lines(many, [](int i) { return i; }) << lines(many, [](int i) { return many - i; });
        QTest::newRow("few kinds of lines") << lines(many, [](int i) { return qint64(i) * 7919 % 13; })
                                            << lines(many, [](int i) { return qint64(i) * 104729 % 11; });
        QTest::newRow("shuffled") << lines(many, [](int i) { return qint64(i) * 1009 % many; })
                                  << lines(many, [](int i) { return qint64(i) * 7919 % many; });
    }

    void isBoundedWhateverTheFilesHold()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QElapsedTimer timer;
        timer.start();
        const QByteArray diff = unifiedDiff(QStringLiteral("f"), before, after);
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()));
        QVERIFY(patched(before, diff, QStringLiteral("f"), true) == after);
    }

    void staysShortInALargeFileWithChangesFarApart()
    {
        const QByteArray before = numbered(1, 20000);
        QByteArray after = before;
        for (const char *at : {"line 7\n", "line 5000\n", "line 12000\n", "line 19990\n"})
            after.replace(at, "changed\n");
        int changes = 0;
        for (const DiffLine &line : diffLines(before, after))
            changes += line.kind == LineKind::Same ? 0 : 1;
        QCOMPARE(changes, 8);
    }

    void marksWordsOfALongLineInTime()
    {
        QElapsedTimer timer;
        timer.start();
        const ChangedSpans spans = changedSpans(QByteArray("a b ").repeated(200'000), QByteArray("b c a ").repeated(150'000));
        QVERIFY(!spans.before.empty());
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()));
    }

    void marksWholeWords_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("markedBefore");
        QTest::addColumn<QByteArray>("markedAfter");
        const auto row = [](const char *name, const char *before, const char *after, const char *markedBefore,
                             const char *markedAfter) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(markedBefore)
                                << QByteArray(markedAfter);
        };
        row("a value", "port: 8008", "port: 29328", "port: [8008]", "port: [29328]");
        row("a word", "allow: false # x", "allow: true # x", "allow: [false] # x", "allow: [true] # x");
        row("added at the end", "- a", "- a b", "- a", "- a[ b]");
        row("nothing", "same", "same", "same", "same");
        row("several words are one mark", "x one two y", "x three four y", "x [one two] y", "x [three four] y");
        row("characters stay whole", "gr\xc3\xbcn", "gr\xc3\xb6n", "[gr\xc3\xbcn]", "[gr\xc3\xb6n]");
        row("from nothing", "", "a b", "", "[a b]");
        row("both empty", "", "", "", "");
    }

    void marksWholeWords()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const ChangedSpans spans = changedSpans(before, after);
        const auto marked = [](QByteArray line, const std::vector<Span> &parts) {
            for (auto part = parts.rbegin(); part != parts.rend(); ++part)
                line.insert(part->start + part->length, ']').insert(part->start, '[');
            return line;
        };
        QTEST(marked(before, spans.before), "markedBefore");
        QTEST(marked(after, spans.after), "markedAfter");
    }
};

QTEST_GUILESS_MAIN(LineDiffTest)
#include "linedifftest.moc"
