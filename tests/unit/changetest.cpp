// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/change/change.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

const QString hostile = QStringLiteral("/opt/it's \"here\" $(echo pwned) `echo pwned` %s \\ -rf\n* ä漢;#");
const QByteArray secretBytes = "the-secret-that-no-record-may-hold";

FileFact fileAt(const QString &path, bool exists)
{
    FileFact file;
    file.path = path;
    file.exists = exists;
    file.bytes = exists ? "old " + secretBytes : QByteArray();
    file.mode = exists ? QStringLiteral("640") : QString();
    file.owner = exists ? QStringLiteral("991:991") : QString();
    return file;
}

/// One change of each kind, with `text` wherever a text may stand.
std::vector<Change> changesWith(const QString &text)
{
    WriteFile compose = WriteFile::of(fileAt(text, true), "new " + secretBytes, QStringLiteral("Edit it"), FileCheck::Compose);
    WriteFile password =
        WriteFile::of(fileAt(text, false), secretBytes, QStringLiteral("Keep it"), FileCheck::None, QStringLiteral("600"));
    password.secret = true;
    WriteFile homeserver = WriteFile::of(fileAt(text, true), secretBytes, QStringLiteral("Name it"), FileCheck::Synapse);
    homeserver.synapseReads = true;
    const WriteFile script = WriteFile::of(fileAt(text, true), secretBytes, QStringLiteral("Dump it"), FileCheck::Bash);
    return {compose, password, homeserver, script, MakeDirectory{text, QStringLiteral("700"), QStringLiteral("1337:1337")},
        CreateRole{text, secretBytes}, CreateDatabase{text, text}, RestoreDatabase{text, text}, PullImage{text},
        RunContainer{text, text, text}, RunBackup{text, text, text},
        RestartSynapse{text, text, text, 90, text, QStringLiteral("b0"), QStringLiteral("640"), QStringLiteral("991:991"),
            QStringLiteral("a1")},
        RegisterBot{text}, StartService{text, text, text, text, text, false, 90}, GreetBot{text, text, text},
        LinkAccount{text, text, text, text, 29328}, WriteLocalFile{text, true, secretBytes, "new", QStringLiteral("Tell it")},
        WriteLocalFile{text, false, {}, secretBytes, QStringLiteral("Tell it")}};
}

QByteArray json(const Change &change)
{
    return QJsonDocument(recordOf(change)).toJson(QJsonDocument::Compact);
}

QByteArrayList functionsOfTheScripts()
{
    QByteArrayList names{"section", "base64"};
    for (const char *name : {"base.sh", "change.sh", "files.sh", "sql.sh", "survey.sh", "trusted.sh"}) {
        QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/resources/scripts/") + QLatin1String(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", name);
        static const QRegularExpression definition(QStringLiteral("^(bk_[a-z_]+)\\(\\)"), QRegularExpression::MultilineOption);
        for (auto match = definition.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
            names << match.next().captured(1).toLatin1();
    }
    return names;
}

/// What each called function was given: every argument between two ASCII separators.
QByteArray argumentsOf(const QByteArray &text)
{
    QByteArray script = "BK=/x\n";
    for (const QByteArray &name : functionsOfTheScripts())
        script += name + "() { printf '\\036%s' \"$@\"; printf '\\036'; }\n";
    QProcess process;
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    process.write(script + text);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.readAllStandardOutput() + process.readAllStandardError();
}

} // namespace

Q_DECLARE_METATYPE(Bridgekeeper::Change)

class ChangeTest : public QObject {
    Q_OBJECT

private slots:
    void comesBackFromItsRecord_data() { everyKind(QStringLiteral("/opt/a")); }
    void comesBackFromItsRecord();
    void comesBackWithHostileNames_data() { everyKind(hostile); }
    void comesBackWithHostileNames() { comesBackFromItsRecord(); }
    void keepsNoSecretInItsRecord_data() { everyKind(QStringLiteral("/opt/a")); }
    void keepsNoSecretInItsRecord();
    void saysWhatItTouches_data() { everyKind(QStringLiteral("/opt/a")); }
    void saysWhatItTouches();
    void revertsTheSameWayFromTheJournal_data() { everyKind(QStringLiteral("/opt/a")); }
    void revertsTheSameWayFromTheJournal();
    void quotesHostileNames_data() { everyKind(hostile); }
    void quotesHostileNames();
    void callsOnlyWhatTheServersScriptDefines_data() { everyKind(QStringLiteral("/opt/a")); }
    void callsOnlyWhatTheServersScriptDefines();
    void hasAKindOfItsOwn();
    void refusesARecordThatItCannotUse();
    void keepsModeAndOwnerOfAFileThatIsThere();
    void makesANewFileWithTheModeAskedFor();
    void carriesTheBytesThatWereShown();
    void showsADiffOfEveryFileButASecretOne();
    void saysWhatCannotBeUndone();
    void tellsTheServerNothingOfADocumentButWhereItIs();
    void readsWhatEarlierVersionsWroteOfADocument();

private:
    static void everyKind(const QString &text)
    {
        QTest::addColumn<Change>("change");
        int number = 0;
        for (const Change &change : changesWith(text))
            QTest::addRow("%02d %s", ++number, qPrintable(kindOf(change))) << change;
    }
};

void ChangeTest::comesBackFromItsRecord()
{
    QFETCH(Change, change);
    const QByteArray record = json(change);
    const Result<Change> back = changeFromRecord(QJsonDocument::fromJson(record).object());
    QVERIFY(back);
    QCOMPARE(back->index(), change.index());
    QCOMPARE(json(*back), record);
    QCOMPARE(targetOf(*back), targetOf(change));
    QCOMPARE(summaryOf(*back), summaryOf(change));
    QCOMPARE(cannotUndoOf(*back), cannotUndoOf(change));
}

void ChangeTest::keepsNoSecretInItsRecord()
{
    QFETCH(Change, change);
    QVERIFY2(!json(change).contains(secretBytes), json(change));
    QVERIFY(!json(change).contains(secretBytes.toBase64()));
    QVERIFY(!summaryOf(change).contains(QString::fromUtf8(secretBytes)));
    QVERIFY2(!revertTextOf(change).contains(secretBytes) && !probeTextOf(change).contains(secretBytes), "a journal knows none");
}

void ChangeTest::saysWhatItTouches()
{
    QFETCH(Change, change);
    QVERIFY(!kindOf(change).isEmpty());
    QVERIFY(!targetOf(change).isEmpty());
    QVERIFY(!summaryOf(change).isEmpty());
    QVERIFY(summaryOf(change).at(0).isUpper());
    for (const QString &sentence : cannotUndoOf(change))
        QVERIFY(sentence.endsWith(QLatin1Char('.')));
    for (const QByteArray &text : {applyTextOf(change), revertTextOf(change), probeTextOf(change)})
        QVERIFY(text.endsWith('\n'));
}

void ChangeTest::revertsTheSameWayFromTheJournal()
{
    QFETCH(Change, change);
    const Result<Change> back = changeFromRecord(recordOf(change));
    QVERIFY(back);
    QCOMPARE(revertTextOf(*back), revertTextOf(change));
    QCOMPARE(probeTextOf(*back), probeTextOf(change));
}

void ChangeTest::quotesHostileNames()
{
    QFETCH(Change, change);
    const QByteArray argument = '\036' + hostile.toUtf8() + '\036';
    int named = 0;
    for (const QByteArray &text : {applyTextOf(change), revertTextOf(change), probeTextOf(change)}) {
        const QByteArray arguments = argumentsOf(text);
        QVERIFY2(!QByteArray(arguments).replace(hostile.toUtf8(), "").contains("pwned"), arguments);
        named += arguments.contains(argument) ? 1 : 0;
        QVERIFY2(!arguments.contains("not found") && !arguments.contains("yntax error"), arguments);
    }
    // A document of the laptop is written by the program itself; the server sees hashes. The bot is registered by a proof.
    if (!std::holds_alternative<WriteLocalFile>(change) && !std::holds_alternative<RegisterBot>(change))
        QVERIFY2(named > 0, applyTextOf(change));
}

void ChangeTest::callsOnlyWhatTheServersScriptDefines()
{
    QFETCH(Change, change);
    const QByteArrayList known = functionsOfTheScripts();
    QVERIFY(known.size() > 20);
    static const QRegularExpression call(QStringLiteral("\\bbk_[a-z_]+"));
    for (const QByteArray &text : {applyTextOf(change), revertTextOf(change), probeTextOf(change)})
        for (auto match = call.globalMatch(QString::fromUtf8(text)); match.hasNext();) {
            const QString name = match.next().captured();
            QVERIFY2(known.contains(name.toLatin1()), qPrintable(name));
        }
}

void ChangeTest::hasAKindOfItsOwn()
{
    QHash<QString, std::size_t> kinds;
    for (const Change &change : changesWith(QStringLiteral("/opt/a")))
        kinds.insert(kindOf(change), change.index());
    QCOMPARE(std::size_t(kinds.size()), std::variant_size_v<Change>);
}

void ChangeTest::refusesARecordThatItCannotUse()
{
    const auto ofKind = [](const char *kind) { return QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(kind)}}; };
    for (const QJsonObject &record :
        {QJsonObject{}, ofKind("delete-server"), ofKind("write-file"), ofKind("write-local-file"), ofKind("make-directory")}) {
        const Result<Change> change = changeFromRecord(record);
        QVERIFY(!change);
        QCOMPARE(change.error().kind, ErrorKind::Input);
        QVERIFY(!change.error().hint.isEmpty());
    }
}

void ChangeTest::keepsModeAndOwnerOfAFileThatIsThere()
{
    const WriteFile write = WriteFile::of(fileAt(QStringLiteral("/a"), true), "x", QStringLiteral("Edit it"), FileCheck::None,
        QStringLiteral("600"), QStringLiteral("0:0"));
    QVERIFY(write.existed);
    QCOMPARE(write.mode, QStringLiteral("640"));
    QCOMPARE(write.owner, QStringLiteral("991:991"));
    QCOMPARE(write.beforeMode, write.mode);
    QCOMPARE(write.beforeOwner, write.owner);
    QVERIFY(write.wholeBefore);
    FileFact cut = fileAt(QStringLiteral("/a"), true);
    cut.complete = false;
    QVERIFY(!WriteFile::of(cut, "x", QStringLiteral("Edit it")).wholeBefore);
}

void ChangeTest::makesANewFileWithTheModeAskedFor()
{
    const WriteFile write = WriteFile::of(fileAt(QStringLiteral("/a"), false), "x", QStringLiteral("Make it"), FileCheck::None,
        QStringLiteral("644"), QStringLiteral("1337:1337"));
    QVERIFY(!write.existed);
    QCOMPARE(write.beforeHash, QStringLiteral("absent"));
    QCOMPARE(write.afterHash, QStringLiteral("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"));
    QCOMPARE(write.mode, QStringLiteral("644"));
    QCOMPARE(write.owner, QStringLiteral("1337:1337"));
    QCOMPARE(write.beforeMode, QString());
    QCOMPARE(WriteFile::of(fileAt(QStringLiteral("/a"), false), "x", QStringLiteral("Make it")).mode, QStringLiteral("600"));
}

void ChangeTest::carriesTheBytesThatWereShown()
{
    QByteArray bytes;
    for (int i = 0; i < 5000; ++i)
        bytes += static_cast<char>(i * 7);
    const QByteArray text = WriteFile::of(fileAt(QStringLiteral("/a"), false), bytes, QStringLiteral("Make it")).applyText();
    QProcess process;
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    process.write("bk_write_file() { base64 -d; }\n" + text);
    process.closeWriteChannel();
    process.waitForFinished();
    QCOMPARE(process.readAllStandardOutput(), bytes);
}

void ChangeTest::showsADiffOfEveryFileButASecretOne()
{
    WriteFile write = WriteFile::of(fileAt(QStringLiteral("/etc/a"), false), "new\n", QStringLiteral("Make it"));
    QVERIFY(diffOf(write).contains("+new"));
    QCOMPARE(writtenFile(Change(write))->path, QStringLiteral("/etc/a"));
    write.secret = true;
    QCOMPARE(diffOf(write), QByteArray());
    QVERIFY(diffOf(WriteLocalFile{QStringLiteral("/a"), true, "old\n", "new\n", QStringLiteral("Tell it")}).contains("-old"));
    QCOMPARE(diffOf(PullImage{QStringLiteral("image:1")}), QByteArray());
    QVERIFY(!writtenFile(Change(PullImage{QStringLiteral("image:1")})));
}

void ChangeTest::saysWhatCannotBeUndone()
{
    const QString bot = QStringLiteral("@signalbot:echo6.co");
    const auto said = [](const Change &change) { return cannotUndoOf(change).join(QLatin1Char(' ')); };
    QVERIFY(said(RegisterBot{bot}).contains(bot));
    QVERIFY(said(StartService{{}, {}, {}, {}, bot, true, 120}).contains(QLatin1String("contacts")));
    QVERIFY(said(GreetBot{QStringLiteral("@matt:echo6.co"), bot, {}}).contains(QLatin1String("room")));
    QVERIFY(said(LinkAccount{}).contains(QLatin1String("phone")));
    QVERIFY(said(RestartSynapse{}).contains(QLatin1String("pause")));
    QVERIFY(said(RunBackup{}).contains(QLatin1String("retention")));
    QCOMPARE(said(CreateDatabase{}), QString());
}

void ChangeTest::tellsTheServerNothingOfADocumentButWhereItIs()
{
    const WriteLocalFile change{QStringLiteral("/home/matt/notes.md"), true, "mine", "mine\nours", QStringLiteral("Tell it")};
    QCOMPARE(change.record().keys(), QStringList({QStringLiteral("path"), QStringLiteral("summary")}));
    for (const QByteArray &text : {applyTextOf(change), revertTextOf(change), probeTextOf(change)}) {
        QVERIFY2(!text.contains("mine") && !text.contains(QByteArray("mine").toBase64()) && !text.contains("notes"), text);
        QVERIFY2(!text.contains("bk_keep") && !text.contains("bk_without_ours"), text);
    }
}

void ChangeTest::readsWhatEarlierVersionsWroteOfADocument()
{
    const Result<Change> change = changeFromRecord(QJsonDocument::fromJson(R"({"after":"a1","before":"absent",)"
                                                                           R"("kind":"write-local-file","path":"/m.md",)"
                                                                           R"("summary":"Describe the bridge in m.md"})")
                                                       .object());
    QVERIFY(change);
    QCOMPARE(targetOf(*change), QStringLiteral("/m.md"));
    QCOMPARE(summaryOf(*change), QStringLiteral("Describe the bridge in m.md"));
}

QTEST_GUILESS_MAIN(ChangeTest)
#include "changetest.moc"
