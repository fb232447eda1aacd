// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/framereader.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

const QByteArray begin = "0011aabb";
const QByteArray end = "0099ccdd";

QByteArray framed(const QByteArray &content)
{
    return "Welcome!\n" + begin + " 4711\n" + content + '\n' + end + " 7\n";
}

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    return bytes;
}

} // namespace

class FrameReaderTest : public QObject {
    Q_OBJECT

private slots:
    void findsTheContentWhereverTheStreamIsSplit_data();
    void findsTheContentWhereverTheStreamIsSplit();
    void findsTheContentByteByByte_data() { findsTheContentWhereverTheStreamIsSplit_data(); }
    void findsTheContentByteByByte();
    void isNotEndedByATornEnd();
    void handsOnWhatIsCertainAtOnce();
    void keepsTheLastNoiseOnly();
    void ignoresWhatComesBehindTheEnd();
    void waitsForAWordThatIsStillUnderWay();
    void isEndedByAnEndWithoutABegin();
    void givesUpAMarkerWhoseLineDoesNotEnd_data();
    void givesUpAMarkerWhoseLineDoesNotEnd();
    void carriesMegabytes();
    void makesMarkersThatNobodyGuesses();
};

void FrameReaderTest::findsTheContentWhereverTheStreamIsSplit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a line") << QByteArray("hello\n");
    QTest::newRow("no line end") << QByteArray("hello");
    QTest::newRow("only line ends") << QByteArray("\n\n\n");
    QTest::newRow("begin marker inside") << "a\n" + begin + " 1\nb";
    QTest::newRow("end marker not at a line's beginning") << "echo " + end + " 0\n";
    QTest::newRow("nearly the end marker") << "\n" + end.left(7) + "\n" + end.left(7) + "\n0099ccd0\n";
    QTest::newRow("half a marker last") << "x\n" + end.left(5);
    QTest::newRow("line ends before the marker") << QByteArray("x\n0\n00\n009\n\n");
    QTest::newRow("binary") << everyByte() + everyByte();
    QTest::newRow("NUL bytes") << QByteArray(40, '\0');
    QTest::newRow("escape sequences") << QByteArray("\x1b[2J\x1b]0;title\x07\r\n");
}

void FrameReaderTest::findsTheContentWhereverTheStreamIsSplit()
{
    QFETCH(QByteArray, content);
    const QByteArray stream = framed(content) + "bye\n";
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        FrameReader reader(begin, end);
        QByteArray got = reader.feed(stream.left(first));
        got += reader.feed(stream.mid(first));
        QVERIFY2(got == content, QByteArray::number(first));
        QVERIFY(reader.begun() && reader.ended());
        QCOMPARE(reader.beginWord(), QByteArray("4711"));
        QCOMPARE(reader.endWord(), QByteArray("7"));
        QCOMPARE(reader.noise(), QByteArray("Welcome!\n"));
    }
}

void FrameReaderTest::findsTheContentByteByByte()
{
    QFETCH(QByteArray, content);
    FrameReader reader(begin, end);
    QByteArray got;
    for (const char byte : framed(content)) {
        QVERIFY(!reader.ended());
        got += reader.feed(QByteArray(1, byte));
    }
    QCOMPARE(got, content);
    QVERIFY(reader.ended());
    QCOMPARE(reader.endWord(), QByteArray("7"));
}

void FrameReaderTest::isNotEndedByATornEnd()
{
    const QByteArray content = "output\nof a script\n";
    const QByteArray stream = framed(content);
    for (qsizetype length = 0; length < stream.size(); ++length) {
        FrameReader reader(begin, end);
        const QByteArray got = reader.feed(stream.left(length));
        QVERIFY2(!reader.ended(), QByteArray::number(length));
        QVERIFY(reader.endWord().isEmpty());
        QVERIFY2(content.startsWith(got), got);
    }
}

void FrameReaderTest::handsOnWhatIsCertainAtOnce()
{
    FrameReader reader(begin, end);
    QCOMPARE(reader.feed(begin + "\nfirst\nsec"), QByteArray("first\nsec"));
    QCOMPARE(reader.feed("ond\n"), QByteArray("ond")); // the line end may belong to the marker
    QCOMPARE(reader.feed("third"), QByteArray("\nthird"));
    QVERIFY(reader.beginWord().isEmpty());
}

void FrameReaderTest::keepsTheLastNoiseOnly()
{
    FrameReader reader(begin, end);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(reader.feed(QByteArray(100, 'n')).isEmpty());
    reader.feed("the last words\n" + begin + " 1\n");
    QVERIFY(reader.begun());
    QVERIFY(reader.noise().endsWith("nthe last words\n"));
    QVERIFY(reader.noise().size() <= 4096);
}

void FrameReaderTest::ignoresWhatComesBehindTheEnd()
{
    FrameReader reader(begin, end);
    QCOMPARE(reader.feed(framed("a") + "\n" + framed("b")), QByteArray("a"));
    QVERIFY(reader.feed(framed("c")).isEmpty());
    QCOMPARE(reader.endWord(), QByteArray("7"));
}

void FrameReaderTest::waitsForAWordThatIsStillUnderWay()
{
    FrameReader reader(begin, end);
    QCOMPARE(reader.feed(begin + " 1\nx\n" + end + " 12"), QByteArray("x"));
    QVERIFY(!reader.ended());
    QVERIFY(reader.feed("3").isEmpty());
    QVERIFY(reader.feed("\n").isEmpty());
    QVERIFY(reader.ended());
    QCOMPARE(reader.endWord(), QByteArray("123"));
}

void FrameReaderTest::isEndedByAnEndWithoutABegin()
{
    const QByteArray stream = "Welcome " + end + "!\nsh: setsid: not found\n\n" + end + " 127\n";
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        FrameReader reader(begin, end);
        QVERIFY(reader.feed(stream.left(first)).isEmpty());
        QVERIFY(reader.feed(stream.mid(first)).isEmpty());
        QVERIFY2(reader.ended() && !reader.begun() && !reader.broken(), QByteArray::number(first));
        QCOMPARE(reader.endWord(), QByteArray("127"));
        QVERIFY(reader.beginWord().isEmpty());
        QCOMPARE(reader.noise(), "Welcome " + end + "!\nsh: setsid: not found\n");
    }
}

void FrameReaderTest::givesUpAMarkerWhoseLineDoesNotEnd_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("begin") << "Welcome!\n" + begin << QByteArray();
    QTest::newRow("end") << begin + " 1\nx\n" + end << QByteArray("x");
    QTest::newRow("end without a begin") << "Welcome!\n" + end << QByteArray();
}

void FrameReaderTest::givesUpAMarkerWhoseLineDoesNotEnd()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, content);
    for (const qsizetype pieceSize : {1, 100, 40'000}) {
        FrameReader reader(begin, end);
        QByteArray got;
        const QByteArray stream = before + QByteArray(255, '1');
        for (qsizetype at = 0; at < stream.size(); at += pieceSize)
            got += reader.feed(stream.mid(at, pieceSize));
        QVERIFY(!reader.broken());
        got += reader.feed("1");
        QVERIFY(reader.broken() && !reader.ended());
        QCOMPARE(got, content);
        QVERIFY(reader.feed("\n" + framed("late")).isEmpty());
        QVERIFY(!reader.ended());
    }
    FrameReader reader(begin, end);
    reader.feed(before + QByteArray(255, '1') + '\n');
    QVERIFY(!reader.broken());
}

void FrameReaderTest::carriesMegabytes()
{
    QRandomGenerator random(7);
    QByteArray content(16 * 1024 * 1024, '\0');
    for (char &byte : content)
        byte = static_cast<char>(random.bounded(4) == 0 ? '\n' : random.bounded(256));
    const QByteArray stream = framed(content);
    FrameReader reader(begin, end);
    QByteArray got;
    QElapsedTimer timer;
    timer.start();
    for (qsizetype at = 0; at < stream.size();) {
        const qsizetype length = random.bounded(1, 40'000);
        got += reader.feed(stream.mid(at, length));
        at += length;
    }
    QVERIFY(got == content);
    QVERIFY(reader.ended());
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
}

void FrameReaderTest::makesMarkersThatNobodyGuesses()
{
    QSet<QByteArray> markers;
    for (int i = 0; i < 100; ++i) {
        const QByteArray marker = randomMarker();
        QCOMPARE(marker.size(), 32);
        QCOMPARE(QByteArray::fromHex(marker).toHex(), marker);
        markers.insert(marker);
    }
    QCOMPARE(markers.size(), 100);
}

QTEST_GUILESS_MAIN(FrameReaderTest)
#include "framereadertest.moc"
