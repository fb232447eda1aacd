// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/backupscriptedit.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

BackupAddition plan()
{
    return {{{"mautrix_signal", "mautrix_signal"}, {"mas", "mas_user"}}, "matrix-postgres", 14};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes, bool executable = false)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(bytes);
    if (executable)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

int status(const QString &program, const QStringList &arguments, QByteArray *errorOutput = nullptr, const QString &path = {})
{
    QProcess process;
    if (!path.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), path + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
        process.setProcessEnvironment(environment);
    }
    process.start(program, arguments);
    process.waitForFinished();
    if (errorOutput)
        *errorOutput = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

QDir scripts()
{
    return {QStringLiteral(TEST_DATA_DIR "/data/backupscript")};
}

/// A directory with a `docker` that dumps what it is asked for and fails for the databases in `broken` or that ends in the
/// middle for those in `cutOff`.
class Stage {
public:
    explicit Stage(const QByteArray &script)
    {
        QDir(m_directory.path()).mkpath(QStringLiteral("bin"));
        QDir(m_directory.path()).mkpath(QStringLiteral("backups"));
        write(path("bin/docker"),
            "#!/bin/sh\n"
            "while [ $# -gt 0 ]; do case \"$1\" in\n"
            "  -d) db=$2; shift;; -U) user=$2; shift;; --dbname=*) db=${1#*=};; -c) db=${2##* }; shift;; -t|-it|-ti) exit 99;; "
            "esac; last=$1; shift; done\n"
            "[ -n \"$db\" ] || db=$last\n"
            "echo \"-- dump of $db as $user\"\n"
            "case \" $(cat \"$(dirname \"$0\")/broken\" 2>/dev/null) \" in *\" $db \"*) echo \"pg_dump: error\" >&2; exit 1;; "
            "esac\n"
            "case \" $(cat \"$(dirname \"$0\")/cutoff\" 2>/dev/null) \" in *\" $db \"*) exit 0;; esac\n"
            "printf '%s\\n' '--' '-- PostgreSQL database dump complete' '--' '' '\\unrestrict abc' ''\n",
            true);
        write(path("script"), QByteArray(script).replace("/opt/matrix/backups", path("backups").toUtf8()), true);
    }

    [[nodiscard]] QString path(const char *name) const { return m_directory.filePath(QString::fromUtf8(name)); }
    void fail(const QByteArray &databases) const { write(path("bin/broken"), databases); }
    void cutOff(const QByteArray &databases) const { write(path("bin/cutoff"), databases); }
    int run(QByteArray *errorOutput = nullptr) const
    {
        const bool bash = read(path("script")).startsWith("#!/bin/bash") || read(path("script")).contains("env bash");
        return status(bash ? QStringLiteral("bash") : QStringLiteral("dash"), {path("script")}, errorOutput, path("bin"));
    }
    [[nodiscard]] QStringList files(const char *pattern = "*") const
    {
        return QDir(path("backups")).entryList({QString::fromUtf8(pattern)}, QDir::Files | QDir::Hidden);
    }
    /// The text of the only dump of this name; empty when it is not one valid gzip file.
    [[nodiscard]] QByteArray dump(const char *pattern) const
    {
        const QStringList found = files(pattern);
        QProcess gzip;
        if (found.size() != 1)
            return {};
        gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), QDir(path("backups")).filePath(found.front())});
        gzip.waitForFinished();
        return gzip.exitCode() == 0 ? gzip.readAllStandardOutput() : QByteArray();
    }
    void old(const char *name, int days) const
    {
        const QString file = QDir(path("backups")).filePath(QString::fromUtf8(name));
        write(file, "x");
        QFile aged(file);
        if (!aged.open(QIODevice::ReadWrite)
            || !aged.setFileTime(QDateTime::currentDateTime().addDays(-days), QFileDevice::FileModificationTime))
            qFatal("cannot age %s", name);
    }

private:
    QTemporaryDir m_directory;
};

} // namespace

class BackupScriptTest : public QObject {
    Q_OBJECT

    static void scriptRows(const char *pattern)
    {
        QTest::addColumn<QByteArray>("script");
        for (const QString &name : scripts().entryList({QString::fromUtf8(pattern)}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name)) << read(scripts().filePath(name));
    }

private slots:
    void dumpsAllThree_data() { scriptRows("*.sh"); }
    void dumpsAllThree()
    {
        QFETCH(QByteArray, script);
        const Result<QByteArray> edited = withDumps(script, plan());
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().summary));
        const Stage stage(*edited);
        QCOMPARE(status(QStringLiteral("bash"), {QStringLiteral("-n"), stage.path("script")}), 0);
        stage.old("mautrix_signal_20200101_000000.sql.gz", 20);
        stage.old("mas_20200101_000000.sql.gz", 16);
        stage.old("mas_20200110_000000.sql.gz", 13);
        stage.old("mautrix_signal_20200110_000000.sql.gz", 13);
        stage.old("mascot.txt", 100);
        QByteArray errorOutput;
        const int code = stage.run(&errorOutput);
        QVERIFY2(code == 0, edited->constData() + errorOutput);
        QCOMPARE(errorOutput, QByteArray());
        for (const char *kept : {"mas_20200110_000000.sql.gz", "mautrix_signal_20200110_000000.sql.gz"})
            QVERIFY2(QFile::remove(QDir(stage.path("backups")).filePath(QString::fromUtf8(kept))), kept);
        const QByteArray synapse = stage.dump("*synapse*.gz") + stage.dump("db-*.gz");
        QVERIFY2(synapse.contains("dump of synapse"), qPrintable(stage.files().join(QLatin1Char(' '))));
        const QByteArray signal = stage.dump("mautrix_signal_[0-9]*.sql.gz");
        QVERIFY2(signal.startsWith("-- dump of mautrix_signal as mautrix_signal\n"),
            signal + stage.files().join(QLatin1Char(' ')).toUtf8());
        QVERIFY(signal.contains("PostgreSQL database dump complete"));
        QVERIFY(stage.dump("mas_[0-9]*.sql.gz").startsWith("-- dump of mas as mas_user\n"));
        QVERIFY(stage.files("*.part*").isEmpty());
    }

    void stillCleansUpTheScriptsOwnDumps()
    {
        const Stage stage(*withDumps(read(scripts().filePath(QStringLiteral("plain.sh"))), plan()));
        stage.old("synapse_20200101_000000.sql.gz", 16);
        stage.old("synapse_20200110_000000.sql.gz", 13);
        QCOMPARE(stage.run(), 0);
        QCOMPARE(stage.files("synapse_2020*"), QStringList(QStringLiteral("synapse_20200110_000000.sql.gz")));
    }

    void failsWhenOneDumpFails_data() { scriptRows("*.sh"); }
    void failsWhenOneDumpFails()
    {
        QFETCH(QByteArray, script);
        const Stage stage(*withDumps(script, plan()));
        stage.fail("mautrix_signal");
        stage.old("mas_20200101_000000.sql.gz", 16);
        QByteArray errorOutput;
        QVERIFY(stage.run(&errorOutput) != 0);
        QVERIFY2(errorOutput.contains("the backup of mautrix_signal failed"), errorOutput);
        QCOMPARE(stage.files("mautrix_signal*"), QStringList());
        QVERIFY(stage.dump("mas_[0-9]*.sql.gz").contains("dump complete"));
        QVERIFY(stage.dump("*synapse*.gz").contains("synapse") || stage.dump("db-*.gz").contains("synapse"));
    }

    void noticesADumpThatEndsInTheMiddle_data() { scriptRows("*.sh"); }
    void noticesADumpThatEndsInTheMiddle()
    {
        QFETCH(QByteArray, script);
        const Stage stage(*withDumps(script, plan()));
        stage.cutOff("mas");
        QVERIFY(stage.run() != 0);
        QCOMPARE(stage.files("mas_*"), QStringList());
        QVERIFY(stage.dump("mautrix_signal_[0-9]*.sql.gz").contains("dump complete"));
    }

    void isTakenBackByteForByte_data() { scriptRows("*.sh"); }
    void isTakenBackByteForByte()
    {
        QFETCH(QByteArray, script);
        for (const QByteArray &before :
            {script, QByteArray(script).replace("\n", "\r\n"), script.chopped(1), script + "\n\n"}) {
            const Result<QByteArray> edited = withDumps(before, plan());
            QVERIFY2(edited, edited ? "" : qPrintable(edited.error().summary));
            QVERIFY(*edited != before);
            QCOMPARE(withoutDumps(*edited), before);
            QCOMPARE(*withDumps(*edited, plan()), *edited);
            QCOMPARE(edited->count("\r\n"), before.contains('\r') ? edited->count('\n') : 0);
            QCOMPARE(edited->endsWith('\n'), before.endsWith('\n'));
        }
        QCOMPARE(withoutDumps(script), script);
    }

    void keepsTheDumpOfMasWhenAskedTo()
    {
        const QByteArray script = read(scripts().filePath(QStringLiteral("plain.sh")));
        BackupAddition onlyMas = plan();
        onlyMas.dumps.erase(onlyMas.dumps.begin());
        const Result<QByteArray> kept = withDumps(withoutDumps(*withDumps(script, plan())), onlyMas);
        QVERIFY(kept);
        QCOMPARE(dumpedDatabases(*kept), (std::vector<QByteArray>{"synapse", "mas"}));
        QCOMPARE(withoutDumps(*kept), script);
    }

    void survivesTheEditsOfOthers()
    {
        const QByteArray script = read(scripts().filePath(QStringLiteral("plain.sh")));
        const QByteArray theirs =
            QByteArray(*withDumps(script, plan())).replace("mkdir -p", "umask 077\nmkdir -p").replace("+14", "+30");
        QCOMPARE(withoutDumps(theirs), QByteArray(script).replace("mkdir -p", "umask 077\nmkdir -p").replace("+14", "+30"));
    }

    void dumpsNothingTwice()
    {
        const QByteArray script = read(scripts().filePath(QStringLiteral("loop.sh"))).replace("in synapse", "in synapse mas");
        const Result<QByteArray> edited = withDumps(script, plan());
        QVERIFY(edited && edited->contains("bridgekeeper_dump mautrix_signal") && !edited->contains("bridgekeeper_dump mas"));
        QCOMPARE(withoutDumps(*edited), script);
        QCOMPARE(*withDumps(QByteArray(script).replace("in synapse", "in mautrix_signal synapse"), plan()),
            QByteArray(script).replace("in synapse", "in mautrix_signal synapse"));
    }

    void takesTheScriptsOwnWayToTheDatabase()
    {
        const QByteArray script = "#!/bin/sh\nD=/b\nT=$(date +%F)\nsudo docker compose -f /opt/x.yml exec -T \"$PG\" pg_dump "
                                  "-U s s | gzip > $D/s_$T.sql.gz\n";
        QVERIFY(withDumps(script, plan())
                    ->contains("    if sudo docker compose -f /opt/x.yml exec -T \"$PG\" pg_dump -U \"$2\" -d \"$1\""));
        const QByteArray terminal =
            "#!/bin/sh\nD=/b\nT=$(date +%F)\ndocker exec -it db pg_dump -U s s | gzip > $D/s_$T.sql.gz\n";
        QVERIFY(withDumps(terminal, plan())->contains("    if docker exec db pg_dump -U \"$2\""));
        const QByteArray direct = "#!/bin/sh\nD=/b\nT=$(date +%F)\npg_dump -U s s | gzip > $D/s_$T.sql.gz\n";
        QVERIFY(withDumps(direct, plan())->contains("    if docker exec matrix-postgres pg_dump"));
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &script, const QString &why) {
            QTest::newRow(name) << script << why;
        };
        const QByteArray dump = "docker exec db pg_dump -U s s | gzip > /b/s_$(date +%F).sql.gz\n";
        row("empty", "", QStringLiteral("empty"));
        row("no dump", "#!/bin/sh\nrsync -a /a /b\n", QStringLiteral("no pg_dump"));
        row("only speaks of it", "#!/bin/sh\necho \"no pg_dump here\" # pg_dump\n", QStringLiteral("no pg_dump"));
        row("python", "#!/usr/bin/env python3\nos.system('docker exec db pg_dump')\n", QStringLiteral("no sh or bash"));
        row("function", "#!/bin/bash\nbackup() {\n  " + dump + "}\nbackup\n", QStringLiteral("function"));
        row("function, other spelling", "#!/bin/bash\nfunction backup {\n  " + dump + "}\nbackup\n",
            QStringLiteral("function"));
        row("no date in the name", "#!/bin/sh\ndocker exec db pg_dump s > /b/s.sql\n", QStringLiteral("no date"));
        row("no file", "#!/bin/sh\ndocker exec db pg_dump s | ssh backup@host store\n", QStringLiteral("which file"));
        row("here-document", "#!/bin/sh\ncat <<E\npg_dump\nE\n" + dump, QStringLiteral("here-document"));
        row("exit in the middle", "#!/bin/sh\n" + dump + "if true; then\n  exit 0\nfi\necho\n",
            QStringLiteral("may end before"));
        row("exec", "#!/bin/sh\n" + dump + "exec rclone sync /b remote:\n", QStringLiteral("another program"));
        row("uneven", "#!/bin/sh\nif true; then\n" + dump, QStringLiteral("even"));
        row("positional", "#!/bin/sh\ndocker exec db pg_dump s > \"$1/s_$(date +%F).sql\"\n", QStringLiteral("command line"));
    }
    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, why);
        const Result<QByteArray> edited = withDumps(script, plan());
        QVERIFY2(!edited, edited ? edited->constData() : "");
        QVERIFY(edited.error().kind == ErrorKind::Conflict);
        QVERIFY2(edited.error().summary.contains(why), qPrintable(edited.error().summary));
        QVERIFY(edited.error().hint.contains(QString::fromUtf8(dumpSnippet(plan()))));
    }

    void refusesNamesThatAShellWouldRead()
    {
        BackupAddition hostile = plan();
        hostile.dumps.front().role = "x; rm -rf /";
        QVERIFY(withDumps("#!/bin/sh\n", hostile).error().kind == ErrorKind::Input);
    }

    void offersASnippetThatRuns()
    {
        const Stage stage("#!/bin/sh\nBACKUP_DIR=/opt/matrix/backups\nTIMESTAMP=$(date +%F)\n" + dumpSnippet(plan()));
        QCOMPARE(stage.run(), 0);
        QVERIFY(stage.dump("mas_[0-9]*.sql.gz").contains("dump complete"));
    }
};

QTEST_GUILESS_MAIN(BackupScriptTest)
#include "backupscripttest.moc"
