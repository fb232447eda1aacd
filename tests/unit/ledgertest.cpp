// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/laptop/ledger.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Bridgekeeper;
using Kind = DocumentWay::Kind;

namespace {

const QByteArray before = "# Services\n\n## synapse\n\n- here\n";
const QByteArray entryLines = "## mautrix-signal\n\n- Image: `x`\n";

mode_t modeOf(const QString &path)
{
    struct stat status { };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

LedgerEntry made(const QByteArray &old = before, bool existed = true)
{
    const QByteArray apart = old.isEmpty() ? QByteArray() : old.endsWith('\n') ? QByteArray("\n") : QByteArray("\n\n");
    return LedgerEntry::of(QStringLiteral("/home/matt/services.md"), existed, old, old + apart + entryLines);
}

} // namespace

Q_DECLARE_METATYPE(Bridgekeeper::LedgerEntry)

/// What a laptop remembers of the documents that it wrote.
class LedgerTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_folder = m_directory->filePath(QStringLiteral("data/ledger"));
    }

    void findsWhatItRemembersAndNothingElse()
    {
        const Ledger ledger(m_folder);
        const ServerIdentity server{QStringLiteral("matrix.example.org"), QStringLiteral("SHA256:a")};
        const LedgerEntry entry =
            LedgerEntry::of(QStringLiteral("/home/matt/ü \"x\".md"), true, "\0\xff\n", QByteArray("\0\xff\nours\n", 8));
        QVERIFY(ledger.remember(QStringLiteral("r-20-1"), server, entry));
        const std::optional<LedgerEntry> found = Ledger(m_folder).find(QStringLiteral("r-20-1"), server);
        QVERIFY(found);
        QCOMPARE(found->path, entry.path);
        QCOMPARE(found->existed, entry.existed);
        QCOMPARE(found->before, entry.before);
        QCOMPARE(found->added, entry.added);
        QCOMPARE(found->afterHash, entry.afterHash);
        QVERIFY(!ledger.find(QStringLiteral("r-20-2"), server));
        ledger.forget(QStringLiteral("r-20-1"));
        QVERIFY(!ledger.find(QStringLiteral("r-20-1"), server));
    }

    /// By another name it is the same server when it has the same key; by the same name after it got a new key, too.
    void knowsAServerByItsKeyOrItsName()
    {
        const Ledger ledger(m_folder);
        const QString change = QStringLiteral("r-20-1");
        QVERIFY(ledger.remember(change, {QStringLiteral("matrix"), QStringLiteral("SHA256:a")}, made()));
        QVERIFY(ledger.find(change, {QStringLiteral("matrix.example.org"), QStringLiteral("SHA256:a")}));
        QVERIFY(ledger.find(change, {QStringLiteral("matrix"), QStringLiteral("SHA256:b")}));
        QVERIFY(!ledger.find(change, {QStringLiteral("evil.example.org"), QStringLiteral("SHA256:b")}));
        QVERIFY(!ledger.find(change, {QStringLiteral("evil.example.org"), QString()}));
    }

    void isTheOperatorsAlone()
    {
        const mode_t umask = ::umask(0);
        const Result<void> kept = Ledger(m_folder).remember(QStringLiteral("c"), {QStringLiteral("s"), {}}, made());
        ::umask(umask);
        QVERIFY(kept);
        QCOMPARE(modeOf(m_folder), mode_t(0700));
        const QStringList files = QDir(m_folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QCOMPARE(modeOf(m_folder + QLatin1Char('/') + files.first()), mode_t(0600));
    }

    /// The journal's word is looked up, not followed.
    void noIdIsAPath()
    {
        const Ledger ledger(m_folder);
        const ServerIdentity server{QStringLiteral("s"), {}};
        for (const char *id : {"../../x", "/etc/passwd", "", "a/b", "\n"}) {
            QVERIFY(!ledger.find(QString::fromLatin1(id), server));
            QVERIFY(ledger.remember(QString::fromLatin1(id), server, made()));
            QVERIFY(ledger.find(QString::fromLatin1(id), server));
        }
        QCOMPARE(QDir(m_folder).entryList(QDir::Files).size(), 5);
        QCOMPARE(
            QDir(m_directory->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("data")});
    }

    void saysWhenItCannotRemember()
    {
        const Result<void> kept = Ledger(QStringLiteral("/dev/null/ledger")).remember(QStringLiteral("c"), {}, made());
        QVERIFY(!kept);
        QCOMPARE(kept.error().kind, ErrorKind::Input);
        QVERIFY(kept.error().summary.contains(QStringLiteral("/dev/null/ledger")));
        QVERIFY(kept.error().hint.contains(QStringLiteral("was not written")));
    }

    void aBrokenEntryIsNone()
    {
        const Ledger ledger(m_folder);
        QVERIFY(ledger.remember(QStringLiteral("c"), {QStringLiteral("s"), {}}, made()));
        QFile file(m_folder + QLatin1Char('/') + QDir(m_folder).entryList(QDir::Files).first());
        QVERIFY(file.resize(file.size() / 2));
        QVERIFY(!ledger.find(QStringLiteral("c"), {QStringLiteral("s"), {}}));
    }

    void findsTheWayBack_data()
    {
        QTest::addColumn<LedgerEntry>("entry");
        QTest::addColumn<std::optional<QByteArray>>("now");
        QTest::addColumn<int>("kind");
        QTest::addColumn<std::optional<QByteArray>>("then");
        using Bytes = std::optional<QByteArray>;
        const auto row = [](const char *name, const LedgerEntry &entry, const Bytes &now, Kind kind, const Bytes &then = {}) {
            QTest::newRow(name) << entry << now << int(kind) << then;
        };
        const QByteArray after = before + '\n' + entryLines;
        row("as it was written", made(), after, Kind::Restored, before);
        row("as it was before", made(), before, Kind::AsBefore);
        row("made anew, as it was written", made({}, false), entryLines, Kind::Restored, std::nullopt);
        row("made anew, and gone", made({}, false), std::nullopt, Kind::AsBefore);
        row("an empty file that was there", made({}, true), entryLines, Kind::Restored, QByteArray());
        row("gone, and there was one", made(), std::nullopt, Kind::NothingOfOurs);
        row("somebody wrote below", made(), after + "\n## more\n", Kind::TakenOut, before + "\n## more\n");
        row("somebody wrote above", made(), "top\n" + after, Kind::TakenOut, "top\n" + before);
        row("somebody wrote above and below", made(), "top\n" + after + "end", Kind::TakenOut, "top\n" + before + "end");
        row("made anew, and somebody wrote below", made({}, false), entryLines + "more\n", Kind::TakenOut,
            QByteArray("more\n"));
        row("without a line end before, somebody wrote above", made("a"), "top\na\n\n" + entryLines, Kind::TakenOut,
            QByteArray("top\na"));
        row("without a line end before, somebody wrote below", made("a"), "a\n\n" + entryLines + "b\n", Kind::TakenOut,
            QByteArray("a\nb\n"));
        row("the blank line above is gone", made(), before + entryLines + "x\n", Kind::TakenOut, before + "x\n");
        row("binary bytes stay", made(), after + QByteArray("\0\xff\r\n", 4), Kind::TakenOut,
            before + QByteArray("\0\xff\r\n", 4));
        row("somebody took it out by hand", made(), before + "x\n", Kind::NothingOfOurs);
        row("somebody changed the entry", made(), QByteArray(after).replace("`x`", "`y`"), Kind::Stays);
        row("it stands there twice", made(), after + '\n' + entryLines, Kind::Stays);
        row("it stands in a line of another's", made(), before + "\n> " + entryLines, Kind::NothingOfOurs);
        row("another change than an entry", LedgerEntry::of(QStringLiteral("/m.md"), true, "old", "new"), "newer", Kind::Stays);
    }

    void findsTheWayBack()
    {
        QFETCH(LedgerEntry, entry);
        QFETCH(std::optional<QByteArray>, now);
        QFETCH(int, kind);
        QFETCH(std::optional<QByteArray>, then);
        const DocumentWay way = wayBack(entry, {entry.path, now.has_value(), now.value_or(QByteArray())});
        QCOMPARE(int(way.kind), kind);
        QCOMPARE(way.bytes.has_value(), then.has_value());
        QCOMPARE(way.bytes.value_or(QByteArray()), then.value_or(QByteArray()));
        if (way.bytes) {
            const DocumentWay again = wayBack(entry, {entry.path, true, *way.bytes});
            QVERIFY2(again.isOver(), "a second roll back finds nothing to do");
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_folder;
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "ledgertest.moc"
