// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/secret.h"

#include <QFile>
#include <QtTest>

#include <cstring>

#include <sys/mman.h>

using namespace Bridgekeeper;

namespace {

constexpr int length = 64;

// The pattern is computed letter by letter, so that no other copy of it lies in memory.
char letter(int seed, int at)
{
    const quint32 mixed = static_cast<quint32>(seed * 1009 + at + 1) * 2654435761U;
    return static_cast<char>('A' + (mixed >> 16) % 26);
}

/// A text of its own buffer: growing it letter by letter would leave copies behind.
QString madeText(int seed)
{
    QString text;
    text.reserve(length);
    for (int at = 0; at < length; ++at)
        text += QLatin1Char(letter(seed, at));
    return text;
}

/// How often the later half of the pattern lies in this process's memory, with `width` bytes a letter. (The first bytes of what
/// was freed are the allocator's.)
int copiesInMemory(int seed, qsizetype width)
{
    constexpr qsizetype window = 1024 * 1024;
    constexpr qsizetype longest = 2 * length;
    // Shared, so that it is told apart from the memory that is searched.
    static auto *const buffer =
        static_cast<char *>(::mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    QFile maps(QStringLiteral("/proc/self/maps"));
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qFatal("no look at the memory");
    int copies = 0;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QByteArrayList fields = line.simplified().split(' ');
        if (!fields.value(1).startsWith("rw") || (fields.size() > 5 && fields[5] != "[heap]"))
            continue;
        const qint64 start = fields[0].split('-').value(0).toLongLong(nullptr, 16);
        const qint64 end = fields[0].split('-').value(1).toLongLong(nullptr, 16);
        if (end - start > 512LL * 1024 * 1024) // a sanitizer's own
            continue;
        for (qint64 at = start; at < end; at += window - longest) {
            if (!memory.seek(at))
                break;
            const qint64 count = memory.read(buffer, std::min<qint64>(window, end - at));
            for (qint64 i = 0; i + length * width <= count; ++i) {
                // To the next place where the later half could begin.
                const char *const searched = buffer + i + length / 2 * width;
                const void *const found =
                    std::memchr(searched, letter(seed, length / 2), std::size_t(count - length / 2 * width - i));
                if (!found)
                    break;
                i += static_cast<const char *>(found) - searched;
                if (i + length * width > count)
                    break;
                int same = length / 2;
                while (same < length && buffer[i + same * width] == letter(seed, same)
                    && (width == 1 || buffer[i + same * width + 1] == 0))
                    ++same;
                if (same == length && i < window - longest)
                    ++copies;
            }
        }
    }
    return copies;
}

} // namespace

class SecretTest : public QObject {
    Q_OBJECT

private slots:
    void isSeenInMemoryAsLongAsItIsNeeded();
    void overwritesTheTextItWasMadeFrom();
    void overwritesItselfWhenItGoes();
    void overwritesWhatAnAssignmentReplaces();
    void leavesNothingBehindWhenItIsMovedOrGrows();
    void leavesATextThatOthersShare();
    void keepsEveryCharacter();
    void endsWithALineEndWhenAProgramWantsOne();
};

void SecretTest::isSeenInMemoryAsLongAsItIsNeeded()
{
    const QByteArray plain = madeText(1).toUtf8();
    QVERIFY2(copiesInMemory(1, 1) > 0, "else the other tests prove nothing");
    const Secret secret(madeText(2));
    QCOMPARE(copiesInMemory(2, 1), 1);
}

void SecretTest::overwritesTheTextItWasMadeFrom()
{
    QString text = madeText(3);
    QCOMPARE(copiesInMemory(3, 2), 1);
    const Secret secret(std::move(text));
    QCOMPARE(copiesInMemory(3, 2), 0);
}

void SecretTest::overwritesItselfWhenItGoes()
{
    {
        const Secret secret(madeText(4));
        QCOMPARE(copiesInMemory(4, 1), 1);
    }
    QCOMPARE(copiesInMemory(4, 1), 0);
}

void SecretTest::overwritesWhatAnAssignmentReplaces()
{
    Secret secret(madeText(5));
    secret = Secret(madeText(6));
    QCOMPARE(copiesInMemory(5, 1), 0);
    QCOMPARE(copiesInMemory(6, 1), 1);
}

void SecretTest::leavesNothingBehindWhenItIsMovedOrGrows()
{
    Secret secret(madeText(7));
    Secret moved(std::move(secret));
    moved.appendNewline();
    QCOMPARE(copiesInMemory(7, 1), 1);
    moved = Secret();
    QCOMPARE(copiesInMemory(7, 1), 0);
}

void SecretTest::leavesATextThatOthersShare()
{
    const QString original = QStringLiteral("shared ") + QString::number(8);
    QString copy = original;
    const Secret secret(std::move(copy));
    QCOMPARE(original, QStringLiteral("shared 8"));
    QCOMPARE(secret.bytes(), QByteArray("shared 8"));
}

void SecretTest::keepsEveryCharacter()
{
    const Secret secret(QStringLiteral("pä$$ w'o\"rd\\漢 "));
    QCOMPARE(QByteArray(secret.data()), QByteArray("pä$$ w'o\"rd\\漢 "));
    QCOMPARE(secret.size(), qsizetype(qstrlen("pä$$ w'o\"rd\\漢 ")));
    const Secret empty{QString()};
    QCOMPARE(empty.size(), 0);
    QVERIFY(empty.data());
}

void SecretTest::endsWithALineEndWhenAProgramWantsOne()
{
    Secret secret(QStringLiteral("word"));
    secret.appendNewline();
    QCOMPARE(secret.bytes(), QByteArray("word\n"));
    Secret empty;
    empty.appendNewline();
    QCOMPARE(empty.bytes(), QByteArray("\n"));
}

QTEST_GUILESS_MAIN(SecretTest)
#include "secrettest.moc"
