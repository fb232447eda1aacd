// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/scriptwords.h"
#include "app/change/shellcall.h"
#include "app/remote/detachedscript.h"
#include "app/settings/resource.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

const QByteArray planted = "PLANT;ED";

/// What /bin/sh says to a script.
QByteArray saidBySh(const QByteArray &script, const QString &directory)
{
    QProcess shell;
    shell.setWorkingDirectory(directory);
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    shell.write(script);
    shell.closeWriteChannel();
    if (!shell.waitForFinished())
        qFatal("sh does not end");
    return shell.readAllStandardOutput();
}

/// A string of what shells take for something else than itself, planted everywhere; the same for the same `seed`.
QByteArray hostile(quint32 seed)
{
    static const QByteArrayList bits{"'", "\"", "\\", "\n", "$", "$(", ")", "`", ";", "&", "|", "#", " ", "*", "{", "}", "<<",
        "BK_END", "END\n", "a", "=", "!", "$(touch struck)", "\n touch struck\n", "\ntouch struck;"};
    QRandomGenerator random(seed);
    QByteArray text = planted;
    for (quint32 count = random.bounded(1U, 8U); count > 0; --count)
        text += bits.at(random.bounded(int(bits.size()))) + planted;
    return text;
}

} // namespace

/// What the fuzzer of the engine relies on: bytes of the server that a shell would take for code are found in a script.
class ScriptWordsTest : public QObject {
    Q_OBJECT

private slots:
    void findsWhatIsMisplaced_data();
    void findsWhatIsMisplaced();
    void agreesWithSh_data();
    void agreesWithSh();
    void readsTheProgramsOwnScripts();
    void readsWordsAsShDoes();
};

void ScriptWordsTest::findsWhatIsMisplaced_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const QByteArray &script, bool found) { QTest::newRow(name) << script << found; };
    row("quoted", "cat 'x PLANT;ED$(id)'\n", false);
    row("quoted, with a quote", "cat " + quoted(QByteArray("it's PLANT;ED's")) + '\n', false);
    row("quoted, as a variable's value", "x='PLANT;ED'\n", false);
    row("quoted, in a substitution", "case $( probe 'PLANT;ED;' ) in\nx) ;;\nesac\n", false);
    row("quoted, in a substitution in double quotes", "call \"$(url 'PLANT;ED' x)\" y\n", false);
    row("quoted, behind double quotes", "cat \"$BK/saved/\"'PLANT;ED'\n", false);
    row("in a quoted here-document", "cat <<'END'\n$(PLANT;ED)\nEND\n", false);
    row("behind a script that is known", "known 'it'\"s\ncat 'PLANT;ED'\n", false);
    row("bare", "cat PLANT;ED\n", true);
    row("in double quotes", "cat \"PLANT;ED\"\n", true);
    row("in double quotes behind an escape", "cat \"\\\"PLANT;ED\"\n", true);
    row("behind single quotes that end", "cat 'x'PLANT;ED\n", true);
    row("between two quoted words", "cat 'x' PLANT;ED 'y'\n", true);
    row("in an open here-document", "cat <<END\nPLANT;ED\nEND\n", true);
    row("behind a here-document's end", "cat <<'END'\nx\nEND\nPLANT;ED\nEND\n", true);
    row("in a substitution", "x=$(PLANT;ED)\n", true);
    row("in a comment", "true # PLANT;ED\n", true);
    row("in a parameter", "echo ${x:-PLANT;ED}\n", true);
    row("a quote without its end", "cat 'PLANT;ED\n", true);
    row("what is not understood", "echo \"$x\" `id`\n", true);
    row("the script that survives", survivesLinkLoss({{}, "cat 'PLANT;ED'\n"}, QStringLiteral("a-1")).text, false);
    row("bare in the script that survives", survivesLinkLoss({{}, "cat PLANT;ED\n"}, QStringLiteral("a-1")).text, true);
    row("the end of the script that survives",
        survivesLinkLoss({{}, "cat 'x\nTHE_END\nPLANT;ED'\n"}, QStringLiteral("a-1")).text.replace("THE_END", "BK_a_1_END"),
        true);
}

void ScriptWordsTest::findsWhatIsMisplaced()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, found);
    const auto fault = Fuzz::misplaced(script, planted, {"known 'it'\"s\n"});
    QVERIFY2(fault.has_value() == found, fault.value_or(script));
}

void ScriptWordsTest::agreesWithSh_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 0; seed < 200; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void ScriptWordsTest::agreesWithSh()
{
    QFETCH(quint32, seed);
    const QTemporaryDir directory;
    const auto strikes = [&directory](const QByteArray &script) {
        saidBySh(script, directory.path());
        return QFile::remove(directory.filePath(QStringLiteral("struck")));
    };
    const QByteArray value = hostile(seed);
    const QByteArray safe = "true " + quoted(value) + " x\nx=" + quoted(value) + "\ntrue \"$(true " + quoted(value) + ")\"\n"
        + shellCallWithBase64("cat >/dev/null; true", {QString::fromUtf8(value)}, value);
    const auto fault = Fuzz::misplaced(safe, planted);
    QVERIFY2(!fault, fault.value_or(QByteArray()));
    QVERIFY(!strikes(safe));
    // Whatever strikes is found.
    for (const char *before : {"true ", "true '", "true \"", "true <<END\n", "true <<'END'\n", "x=", ""}) {
        for (const char *after : {"\n", "'\n", "\"\n", "\nEND\n"}) {
            const QByteArray script = before + value + after;
            QVERIFY2(Fuzz::misplaced(script, planted) || !strikes(script), script);
        }
    }
}

void ScriptWordsTest::readsTheProgramsOwnScripts()
{
    QVERIFY(!engineResource(QStringLiteral(":/scripts/survey.sh")).isEmpty());
    for (const QString &name : QDir(QStringLiteral(":/scripts")).entryList()) {
        const QByteArray part = engineResource(QStringLiteral(":/scripts/") + name);
        QVERIFY(!Fuzz::misplaced(part + "cat 'PLANT;ED'\n" + part, planted, {part}));
        QVERIFY(Fuzz::misplaced(part + "cat PLANT;ED\n" + part, planted, {part}));
    }
}

void ScriptWordsTest::readsWordsAsShDoes()
{
    for (quint32 seed = 0; seed < 50; ++seed) {
        const QByteArray command = "printf '%s\\0' " + quoted(hostile(seed)) + ' ' + quoted(hostile(seed + 1000)) + '\n';
        const QByteArrayList words = Fuzz::wordsOf("true\n" + command, 5);
        QCOMPARE(words.size(), 4);
        QCOMPARE(saidBySh(command, {}), words[2] + '\0' + words[3] + '\0');
    }
    QCOMPARE(Fuzz::wordsOf("bk_reverted 'x' $status\n", 0), QByteArrayList());
}

QTEST_GUILESS_MAIN(ScriptWordsTest)
#include "scriptwordstest.moc"
