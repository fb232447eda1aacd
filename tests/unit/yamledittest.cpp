// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelledyamledit.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

/// One file of data/yamledit: header lines (`edit`, `undo`, `bytes`), then the sections `=== before` and
/// `=== after` (or `=== refused`, with words the error must hold).
struct EditCase {
    QByteArrayList edits;
    QByteArrayList undo;
    QByteArray before;
    QByteArray after;
    QByteArrayList refused;
    bool once = false; ///< by number: again would mean another item
};

QByteArray asBytes(QByteArray text, const QByteArrayList &flags)
{
    if (flags.contains("no-final-newline"))
        text.chop(1);
    if (flags.contains("crlf"))
        text.replace("\n", "\r\n");
    if (flags.contains("bom"))
        text.prepend("\xEF\xBB\xBF");
    return text;
}

EditCase readCase(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    EditCase read;
    QByteArrayList flags;
    QByteArray section = "head";
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (line.startsWith("=== ")) {
            section = line.mid(4).trimmed();
            continue;
        }
        const QByteArray word = line.left(line.indexOf(' '));
        const QByteArray rest = line.mid(line.indexOf(' ') + 1).chopped(1);
        if (section == "before")
            read.before += line;
        else if (section == "after")
            read.after += line;
        else if (section == "refused")
            read.refused += line.trimmed();
        else if (word == "edit")
            read.edits += rest;
        else if (word == "undo")
            read.undo += rest;
        else if (word == "bytes")
            flags = rest.split(' ');
    }
    read.once = flags.contains("once");
    read.before = asBytes(read.before, flags);
    read.after = asBytes(read.after, flags);
    return read;
}

} // namespace

class YamlEditTest : public QObject {
    Q_OBJECT
private slots:
    void changesOnlyWhatItIsTold_data()
    {
        QTest::addColumn<QString>("path");
        const QDir directory(QStringLiteral(TEST_DATA_DIR "/data/yamledit"));
        const QStringList names = directory.entryList({QStringLiteral("*.case")}, QDir::Files, QDir::Name);
        QVERIFY(names.size() >= 60);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name.chopped(5))) << directory.filePath(name);
    }

    void changesOnlyWhatItIsTold()
    {
        QFETCH(QString, path);
        const EditCase given = readCase(path);
        Result<YamlEdit> edit = YamlEdit::open(given.before, QStringLiteral("file.yaml"));
        std::optional<Error> error;
        if (!edit)
            error = edit.error();
        for (const QByteArray &command : given.edits) {
            if (error)
                break;
            if (const Result<void> done = SpelledYamlEdit(command).make(*edit); !done)
                error = done.error();
        }
        if (!given.refused.isEmpty()) {
            QVERIFY2(error, edit ? edit->bytes().constData() : "");
            QVERIFY(error->kind == ErrorKind::Conflict || error->kind == ErrorKind::Input);
            QVERIFY(error->summary.contains(QStringLiteral("file.yaml")));
            QVERIFY(!error->hint.isEmpty());
            for (const QByteArray &words : given.refused)
                QVERIFY2((error->summary + error->detail).contains(QString::fromUtf8(words)),
                    qPrintable(error->summary + error->detail));
            if (edit)
                QCOMPARE(edit->bytes(), given.before);
            return;
        }
        QVERIFY2(!error, error ? qPrintable(error->summary + QStringLiteral(": ") + error->detail) : "");
        QCOMPARE(edit->bytes(), given.after);
        for (const QByteArray &command : given.once ? QByteArrayList() : given.edits)
            QVERIFY(SpelledYamlEdit(command).make(*edit));
        QCOMPARE(edit->bytes(), given.after);
        for (const QByteArray &command : given.undo) {
            const Result<void> done = SpelledYamlEdit(command).make(*edit);
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        }
        if (!given.undo.isEmpty())
            QCOMPARE(edit->bytes(), given.before);
    }

    void quotesWhatAReaderWouldTakeForSomethingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("spelled");
        const auto row = [](const QByteArray &text, const QByteArray &spelled) {
            QTest::newRow(spelled.constData()) << text << spelled;
        };
        row("plain text", "plain text");
        row("/data/registration.yaml", "/data/registration.yaml");
        row("postgres://u:p@matrix-postgres:5432/db?sslmode=disable", "postgres://u:p@matrix-postgres:5432/db?sslmode=disable");
        row("0.0.0.0", "0.0.0.0");
        row("as_token:abc", "as_token:abc");
        row("gr\xc3\xbcn", "gr\xc3\xbcn");
        for (const char *special : {"", "true", "No", "on", "y", "~", "null", "12", "-1", "0x1F", "0o17", "1e5", ".5", "1_000",
                 ".inf", ".NaN", "12:30:45", "2026-04-09", "<<", "=", "*", "@user:echo6.co", "!signal", "&a", "#no", "a: b",
                 "a #b", "a:", " a", "a ", "- a", "-", "%x", "`x", "[a", "{a", "...", "--- x"})
            row(special, '"' + QByteArray(special) + '"');
        row("say \"hi\"", "say \"hi\"");
        row("\"hi\"", "'\"hi\"'");
        row("@.*:echo6\\.co", "'@.*:echo6\\.co'");
        row("'it\\s", "'''it\\s'");
        row("a\nb\tc", "\"a\\nb\\tc\"");
        row("\"\n\\", "\"\\\"\\n\\\\\"");
        row("\xc2\x85", "\"\\x85\"");
        row("\xe2\x80\xa8", "\"\\u2028\"");
    }

    void quotesWhatAReaderWouldTakeForSomethingElse()
    {
        QFETCH(QByteArray, text);
        QTEST(yamlScalar(text), "spelled");
        for (const QByteArray &spelled :
            {yamlScalar(text), yamlScalar(text, true), yamlDoubleQuoted(text), yamlSingleQuoted(text)}) {
            const Result<YamlFile> file =
                YamlFile::parse("k: [" + spelled + "]\nl: " + yamlScalar(text) + '\n', QStringLiteral("f"));
            if (spelled == yamlScalar(text) && spelled != yamlScalar(text, true))
                continue;
            QVERIFY2(file, spelled.constData());
            QCOMPARE(file->scalar({"k", "0"}), QString::fromUtf8(text));
            QCOMPARE(file->scalar({"l"}), QString::fromUtf8(text));
        }
    }

    void readsValues()
    {
        const Result<YamlFile> file =
            YamlFile::parse("base: &base\n  x: 1\n  y: yes\n"
                            "use:\n  <<: *base\n  y: off\nalias: *base\n"
                            "list: [a, \"true\", {b: c}]\nempty:\nnone: []\ntwice: 1\ntwice: 2\n\"q k\": ~\n",
                QStringLiteral("f"));
        QVERIFY(file);
        QCOMPARE(file->integer({"use", "x"}), std::optional<qint64>(1));
        QCOMPARE(file->boolean({"use", "y"}), std::optional(false));
        QCOMPARE(file->boolean({"alias", "y"}), std::optional(true));
        QCOMPARE(file->sequence({"list"}), QStringList({QStringLiteral("a"), QStringLiteral("true")}));
        QCOMPARE(file->boolean({"list", "1"}), std::nullopt);
        QCOMPARE(file->scalar({"list", "2", "b"}), QStringLiteral("c"));
        QCOMPARE(file->scalar({"twice"}), QStringLiteral("2"));
        QVERIFY(file->isEmpty({"empty"}) && file->isEmpty({"none"}) && file->isEmpty({"q k"}) && !file->isEmpty({"list"}));
        QVERIFY(file->has({"empty"}) && !file->has({"nothing"}) && !file->has({"empty", "x"}));
        QCOMPARE(file->keys({"use"}), QByteArrayList({"y"}));
        QCOMPARE(file->count({"list"}), 3);
    }

    void namesThePlaceOfAParseError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("detail");
        QTest::newRow("bad indentation") << QByteArray("a: 1\n  b: 2\n") << QStringLiteral("Line 2, column 4");
        QTest::newRow("open bracket") << QByteArray("a: [1\nb: 2\n") << QStringLiteral("Line 2");
        QTest::newRow("unknown alias") << QByteArray("a: *x\n") << QStringLiteral("Line 1, column 4");
        QTest::newRow("control character") << QByteArray("a: 1\nb: \x04\n") << QStringLiteral("line 2");
        QTest::newRow("lone carriage return") << QByteArray("a: 1\rb: 2\n") << QStringLiteral("line 1");
        QTest::newRow("Latin-1") << QByteArray("a: \xfc\n") << QStringLiteral("UTF-8");
        QTest::newRow("NUL bytes") << QByteArray("a\0:\0", 4) << QStringLiteral("control");
        QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n") << QStringLiteral("more than one");
        QTest::newRow("too deep") << QByteArray(20000, '[') << QString();
    }

    void namesThePlaceOfAParseError()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, detail);
        const Result<YamlFile> file = YamlFile::parse(bytes, QStringLiteral("homeserver.yaml"));
        QVERIFY(!file);
        QVERIFY(file.error().kind == ErrorKind::Input);
        QVERIFY(file.error().summary.contains(QStringLiteral("homeserver.yaml")));
        QVERIFY2(file.error().detail.contains(detail), qPrintable(file.error().detail));
    }
};

QTEST_GUILESS_MAIN(YamlEditTest)
#include "yamledittest.moc"
