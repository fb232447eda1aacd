// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/options.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

#include <unistd.h>

using namespace Bridgekeeper;

namespace {

Result<Options> read(const char *arguments)
{
    const QString line = QString::fromUtf8(arguments);
    return readOptions(line.isEmpty() ? QStringList() : line.split(QLatin1Char(' ')));
}

Options good(const char *arguments)
{
    const Result<Options> options = read(arguments);
    if (!options) {
        QTest::qFail(qPrintable(options.error().summary), __FILE__, __LINE__);
        return {};
    }
    return *options;
}

} // namespace

class OptionsTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryVerb_data();
    void readsEveryVerb();
    void opensTheWindowWithoutAVerb();
    void readsTheConnection();
    void readsTheSwitches();
    void hasNothingSwitchedOnUnasked();
    void readsTheSteps();
    void readsASettingsFile();
    void readsSettingsFromAPipe();
    void putsTheDocumentsOfTheLineBeforeThoseOfTheFile();
    void answersHelpAndVersionWithoutAServer();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void describesEveryOptionAndVerb();
    void describesEveryOptionAndVerbInTheManual();
    void hasNoWayToAcceptAnyHostKey();
};

void OptionsTest::readsEveryVerb_data()
{
    QTest::addColumn<QString>("verb");
    for (const char *verb : {"plan", "apply", "check", "rollback", "status", "export"})
        QTest::newRow(verb) << QString::fromLatin1(verb);
}

void OptionsTest::readsEveryVerb()
{
    QFETCH(QString, verb);
    const QString host = QStringLiteral("matt@example.org");
    for (const QStringList &arguments :
        {QStringList{verb, QStringLiteral("--host"), host}, QStringList{QStringLiteral("--host=") + host, verb}}) {
        const Result<Options> options = readOptions(arguments);
        QVERIFY(options);
        QCOMPARE(options->verb, verb);
        QCOMPARE(options->connection.host, QStringLiteral("example.org"));
        QCOMPARE(options->connection.user, QStringLiteral("matt"));
    }
}

void OptionsTest::opensTheWindowWithoutAVerb()
{
    QCOMPARE(good("").verb, QString());
    QCOMPARE(good("--host example.org").connection.host, QStringLiteral("example.org"));
    QCOMPARE(good("--appearance dark").appearance, QStringLiteral("dark"));
    QCOMPARE(good("--appearance light").appearance, QStringLiteral("light"));
}

void OptionsTest::readsTheConnection()
{
    const Options options = good("plan --host matt@[2001:db8::7]:2222 --identity /a --identity /b --known-hosts /k "
                                 "--accept-host-key SHA256:OTZfEgvoIG7piFv+Py+mveAS5WzUiMRvN5U8oM8eF1k --no-agent");
    QCOMPARE(options.connection.host, QStringLiteral("2001:db8::7"));
    QCOMPARE(options.connection.user, QStringLiteral("matt"));
    QCOMPARE(options.connection.port, 2222);
    QCOMPARE(options.connection.identities, (QStringList{QStringLiteral("/a"), QStringLiteral("/b")}));
    QCOMPARE(options.connection.knownHosts, QStringLiteral("/k"));
    QCOMPARE(options.connection.acceptHostKey, QStringLiteral("SHA256:OTZfEgvoIG7piFv+Py+mveAS5WzUiMRvN5U8oM8eF1k"));
    QVERIFY(!options.connection.agent);
}

void OptionsTest::readsTheSwitches()
{
    const Options options = good("apply --host a --json --yes --link --take-over --sudo-password-stdin");
    QVERIFY(options.json && options.yes && options.link && options.takeOver && options.sudoPasswordFromInput);
}

void OptionsTest::hasNothingSwitchedOnUnasked()
{
    const Options options = good("apply --host a");
    QVERIFY(!options.json && !options.yes && !options.link && !options.takeOver && !options.sudoPasswordFromInput);
    QVERIFY(!options.until);
    QCOMPARE(options.to, 0);
    QVERIFY(options.connection.agent);
    QVERIFY(options.connection.acceptHostKey.isEmpty());
    QCOMPARE(options.settings, Settings());
}

void OptionsTest::readsTheSteps()
{
    QCOMPARE(good("apply --host a --until 14").until.value_or(0), 14);
    QCOMPARE(good("apply --host a --until 1").until.value_or(0), 1);
    QCOMPARE(good("apply --host a --until 20").until.value_or(0), 20);
    QCOMPARE(good("rollback --host a --to 8").to, 8);
    QCOMPARE(good("rollback --host a --to 0").to, 0);
}

void OptionsTest::readsASettingsFile()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("settings.yaml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("domain: example.org\nearlier_data: start_anew\n") > 0);
    file.close();
    const Result<Options> options = readOptions(
        {QStringLiteral("plan"), QStringLiteral("--host"), QStringLiteral("a"), QStringLiteral("--settings"), path});
    QVERIFY(options);
    QCOMPARE(options->settings.domain, QStringLiteral("example.org"));
    QCOMPARE(options->settings.earlierData, EarlierData::StartAnew);
}

void OptionsTest::readsSettingsFromAPipe()
{
    std::array<int, 2> ends{-1, -1};
    QVERIFY(::pipe(ends.data()) == 0);
    const QByteArray yaml = "domain: example.org\n";
    QCOMPARE(::write(ends[1], yaml.constData(), std::size_t(yaml.size())), yaml.size());
    ::close(ends[1]);
    const Result<Options> options = readOptions({QStringLiteral("plan"), QStringLiteral("--host"), QStringLiteral("a"),
        QStringLiteral("--settings"), QStringLiteral("/dev/fd/%1").arg(ends[0])});
    ::close(ends[0]);
    QVERIFY(options);
    QCOMPARE(options->settings.domain, QStringLiteral("example.org"));
}

void OptionsTest::putsTheDocumentsOfTheLineBeforeThoseOfTheFile()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("settings.yaml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("services_document: /file.md\nmemory_document: /memory.md\n") > 0);
    file.close();
    const Result<Options> options = readOptions({QStringLiteral("apply"), QStringLiteral("--host"), QStringLiteral("a"),
        QStringLiteral("--services-md"), QStringLiteral("server:/opt/services.md"), QStringLiteral("--settings"), path});
    QVERIFY(options);
    QCOMPARE(options->settings.servicesDocument, QStringLiteral("server:/opt/services.md"));
    QCOMPARE(options->settings.memoryDocument, QStringLiteral("/memory.md"));
    QCOMPARE(good("apply --host a --memory-md /m.md").settings.memoryDocument, QStringLiteral("/m.md"));
}

void OptionsTest::answersHelpAndVersionWithoutAServer()
{
    QCOMPARE(good("--help").verb, QStringLiteral("help"));
    QCOMPARE(good("plan -h").verb, QStringLiteral("help"));
    QCOMPARE(good("--version").verb, QStringLiteral("version"));
    QCOMPARE(good("-v").verb, QStringLiteral("version"));
}

void OptionsTest::refusesWithASentence_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *arguments, const char *sentence) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(sentence);
    };
    row("install --host a", "“install” is not a verb: plan, apply");
    row("plan apply --host a", "One verb at a time: “apply”");
    row("plan", "No server was named");
    row("apply --yes", "No server was named");
    row("plan --host", "host");
    row("plan --host @x", "does not name a server");
    row("plan --host a:b", "no port");
    row("plan --host a --insecure", "insecure");
    row("apply --host a --until", "until");
    row("rollback --host a --until 8", "--until belongs to apply");
    row("apply --host a --to 8", "--to belongs to rollback");
    row("apply --host a --until 0", "“0” is not the number of a step: 1 to 20");
    row("apply --host a --until 21", "1 to 20");
    row("apply --host a --until three", "“three” is not the number");
    row("rollback --host a --to -1", "0 to 20");
    row("rollback --host a --to 21", "0 to 20");
    row("plan --host a --settings /nowhere/settings.yaml", "/nowhere/settings.yaml cannot be read");
    row("plan --host a --settings /dev/zero", "/dev/zero is a device, not a file");
    row("plan --host a --settings /", "/ is a directory");
    row("plan --host a --json=yes", "json");
    row("--appearance pink", "“pink”");
    row("plan --host a --accept-host-key MD5:12:34", "MD5:12:34");
    row("plan --host a --accept-host-key SHA256:", "SHA256:");
}

void OptionsTest::refusesWithASentence()
{
    QFETCH(QString, arguments);
    QFETCH(QString, sentence);
    const Result<Options> options = readOptions(arguments.split(QLatin1Char(' ')));
    QVERIFY(!options);
    QCOMPARE(options.error().kind, ErrorKind::Input);
    QVERIFY2(options.error().summary.contains(sentence), qPrintable(options.error().summary));
    QVERIFY(options.error().summary.endsWith(QLatin1Char('.')));
    QVERIFY(!options.error().hint.isEmpty());
}

void OptionsTest::describesEveryOptionAndVerb()
{
    const QString text = usage();
    for (const char *word : {"plan", "apply", "check", "rollback", "status", "export", "--host", "--identity", "--known-hosts",
             "--accept-host-key", "--no-agent", "--settings", "--sudo-password-stdin", "--json", "--until", "--to", "--yes",
             "--take-over", "--link", "--services-md", "--memory-md", "--appearance", "--help", "--version"})
        QVERIFY2(text.contains(QLatin1String(word)), word);
}

void OptionsTest::describesEveryOptionAndVerbInTheManual()
{
    QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/packaging/bridgekeeper.1"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray manual = file.readAll();
    const QByteArray options = manual.mid(manual.indexOf("The options are:"));
    static const QRegularExpression option(QStringLiteral("--([a-z-]+)"));
    for (auto found = option.globalMatch(usage()); found.hasNext();) {
        const QByteArray name = found.next().captured(1).toUtf8();
        if (name == "help-all" || name == "practice-host") // Qt's own; for demonstrations
            continue;
        QVERIFY2(options.contains("Fl -" + name + '\n') || options.contains("Fl -" + name + ' '), name.constData());
    }
    for (const char *verb : {"plan", "apply", "check", "rollback", "status", "export"}) {
        QVERIFY2(manual.contains(".Cm " + QByteArray(verb) + '\n'), verb);
        QVERIFY2(manual.contains(".It Cm " + QByteArray(verb) + '\n'), verb);
    }
}

void OptionsTest::hasNoWayToAcceptAnyHostKey()
{
    for (const char *arguments :
        {"plan --host a --accept-host-key", "plan --host a --accept-host-key any", "plan --host a --accept-host-key *",
            "plan --host a --accept-unknown-host-key", "plan --host a --no-host-key-check"})
        QVERIFY2(!read(arguments), arguments);
}

QTEST_GUILESS_MAIN(OptionsTest)
#include "optionstest.moc"
