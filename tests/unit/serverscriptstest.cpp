// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Ran {
    int status = -1;
    QByteArray output, errorOutput;
};

QByteArray scriptNamed(const char *name)
{
    QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/resources/scripts/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", name);
    return file.readAll();
}

} // namespace

/// What the server's scripts decide, in a directory of this computer and with Docker's and PostgreSQL's answers given.
class ServerScriptsTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void turnsAwayWhoReadAnOlderJournal_data();
    void turnsAwayWhoReadAnOlderJournal();
    void waitsForAScriptThatHasBegun();
    void flushesWhatCounts();
    void putsAFileBack_data();
    void putsAFileBack();
    void takesOnlyDumpsOfACutOffRun();
    void takesTheDumpsThatARunNoted();
    void keepsWhatItCannotAskFor();
    void keepsADirectoryBeforeItGoesBack();
    void loadsOnlyWhatStaysInItsDatabase_data();
    void loadsOnlyWhatStaysInItsDatabase();
    void readsADumpThatIsNotLoaded();
    void namesALogThatCannotBeRead();
    void settlesARestart_data();
    void settlesARestart();
    void restartsNoSynapseThatWouldNotStart_data();
    void restartsNoSynapseThatWouldNotStart();
    void putsIdsIntoAddresses_data();
    void putsIdsIntoAddresses();

private:
    /// `text` after the scripts, with their directory below the temporary one, which is "$T".
    [[nodiscard]] Ran run(const QByteArray &text) const;
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void ServerScriptsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    for (const char *name : {"state/saved", "state/kept", "state/scripts/s"})
        QVERIFY(QDir(m_directory->path()).mkpath(QLatin1String(name)));
}

Ran ServerScriptsTest::run(const QByteArray &text) const
{
    QByteArray script = scriptNamed("survey.sh") + scriptNamed("change.sh") + scriptNamed("proofs.sh");
    script.replace("BK=/var/lib/bridgekeeper\n", "BK=$T/state\n");
    script.replace("BK_STATE=/var/lib/bridgekeeper\n", "BK_STATE=$T/state\n");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("T"), m_directory->path());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-s")});
    process.write(script + "\nBK_SCRIPT=s BK_RUN=me BK_WHO=me@laptop BK_SESSION='1 1' bk_change=c\n" + text);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void ServerScriptsTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray ServerScriptsTest::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("absent");
}

void ServerScriptsTest::turnsAwayWhoReadAnOlderJournal_data()
{
    QTest::addColumn<QByteArray>("seat"); ///< whose it is, with nobody alive in it; empty: nobody's
    QTest::addColumn<int>("read"); ///< bytes of the journal that were read; it has 10
    QTest::addColumn<int>("status");
    QTest::newRow("nobody was here since") << QByteArray() << 10 << 0;
    QTest::newRow("somebody was, and left") << QByteArray() << 7 << 79;
    QTest::newRow("somebody was, and died") << QByteArray("other") << 7 << 79;
    QTest::newRow("somebody died before it was read") << QByteArray("other") << 10 << 0;
    QTest::newRow("this run itself wrote") << QByteArray("me") << 7 << 0;
}

void ServerScriptsTest::turnsAwayWhoReadAnOlderJournal()
{
    QFETCH(QByteArray, seat);
    QFETCH(int, read);
    QFETCH(int, status);
    write(QStringLiteral("state/journal"), "123456789\n");
    if (!seat.isEmpty())
        write(QStringLiteral("state/seat"), seat + "\twho\tsince\t1\t1\n");
    const Ran ran = run("BK_JOURNAL_SIZE=" + QByteArray::number(read) + "\nbk_enter\nexit 0\n");
    QCOMPARE(ran.status, status);
    QCOMPARE(this->read(QStringLiteral("state/seat")).startsWith("me\t"), status == 0);
    QCOMPARE(ran.errorOutput.contains("changed this server since"), status == 79);
}

void ServerScriptsTest::waitsForAScriptThatHasBegun()
{
    const QByteArray await = "BK_LOCK_WAIT=1\nbk_await_scripts; echo $?\n";
    QCOMPARE(run("rm -r $T/state/scripts\n" + await).output, QByteArray("0\n"));
    init();
    QCOMPARE(run(await).output, QByteArray("0\n")); // a directory without a process
    QCOMPARE(run("echo \"$$ 1\" >$T/state/scripts/s/pid\n" + await).output, QByteArray("0\n")); // another process of its number
    const QByteArray running = "echo \"$$ $(bk_started $$)\" >$T/state/scripts/s/pid\n";
    const Ran ran = run(running + await);
    QCOMPARE(ran.output, QByteArray("1\n"));
    QVERIFY2(ran.errorOutput.contains("still running"), ran.errorOutput);
    QCOMPARE(run(running + "echo 0 >$T/state/scripts/s/status\n" + await).output, QByteArray("0\n")); // over
    init();
    const Ran waited =
        run(running + "(sleep 1; echo 0 >$T/state/scripts/s/status) &\nBK_LOCK_WAIT=9; bk_await_scripts; echo $?\n");
    QCOMPARE(waited.output, QByteArray("0\n"));
    QVERIFY2(waited.errorOutput.contains("waiting for its end"), waited.errorOutput);
}

/// What a rename shows, or an entry claims, is on the disk before; the practice host cannot lose what its memory holds.
void ServerScriptsTest::flushesWhatCounts()
{
    const QByteArray watch = "sync() { echo \"sync $*\"; }\nmv() { echo \"mv $*\"; command mv \"$@\"; }\n"
                             "echo new >$T/new; echo old >$T/file; owner=$(id -u):$(id -g)\n";
    const auto seen = [&](const QByteArray &call) {
        return run(watch + call).output.replace(QFile::encodeName(m_directory->path()), "T");
    };
    const QByteArray hash = run("echo old >$T/file; bk_hash $T/file").output.trimmed();
    QCOMPARE(seen("bk_save $T/file\n"),
        "sync T/state/saved/." + hash + "\nmv T/state/saved/." + hash + " T/state/saved/" + hash + "\nsync T/state/saved/"
            + hash + " T/state/saved\n");
    QCOMPARE(seen("bk_place $T/new $T/file 600 $owner\n"), QByteArray("sync T/new\nmv -T T/new T/file\nsync T/file T\n"));
    QCOMPARE(seen("bk_record '\"entry\":\"proved\"'\n"), QByteArray("sync T/state/journal\n"));
}

void ServerScriptsTest::putsAFileBack_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<int>("status");
    QTest::newRow("as it was written") << QByteArray("a\nb\nours\nc\n") << QByteArray("a\nb\nc\n") << 0;
    QTest::newRow("back already") << QByteArray("a\nb\nc\n") << QByteArray("a\nb\nc\n") << 0;
    QTest::newRow("edited elsewhere") << QByteArray("x\na\nb\nours\nc\n") << QByteArray("x\na\nb\nc\n") << 0;
    QTest::newRow("edited elsewhere, and our lines are out already")
        << QByteArray("x\na\nb\nc\n") << QByteArray("x\na\nb\nc\n") << 0;
    QTest::newRow("edited in our lines") << QByteArray("a\nb\nours too\nc\n") << QByteArray("a\nb\nours too\nc\n") << 76;
}

void ServerScriptsTest::putsAFileBack()
{
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, then);
    QFETCH(int, status);
    write(QStringLiteral("file"), now);
    const QByteArray keep =
        "printf 'a\\nb\\nc\\n' >$T/before; printf 'a\\nb\\nours\\nc\\n' >$T/after\n"
        "before=$(bk_hash $T/before) after=$(bk_hash $T/after)\nbk_save $T/before\nowner=$(id -u):$(id -g)\n";
    const QByteArray restore =
        "bk_restore_file $T/file $before $(stat -c %a $T/file) $owner $after \"$(bk_attributes $T/file)\"\n";
    const Ran ran = run(keep + "bk_save $T/after\n" + restore);
    QVERIFY2(ran.status == status, ran.errorOutput);
    QCOMPARE(read(QStringLiteral("file")), then);
    // Bytes that were never written are not looked for.
    write(QStringLiteral("file"), "x\nb\n");
    QVERIFY(
        QDir(path(QStringLiteral("state/saved"))).removeRecursively() && QDir().mkpath(path(QStringLiteral("state/saved"))));
    const Ran never = run(keep + restore);
    QVERIFY2(never.status == 0, never.errorOutput);
    QCOMPARE(read(QStringLiteral("file")), QByteArray("x\nb\n"));
}

void ServerScriptsTest::takesOnlyDumpsOfACutOffRun()
{
    const Ran ran = run("BK_DUMPED_DATABASES='synapse mas'\nbk_psql_value() { :; }\nmkdir $T/backups; cd $T/backups\n"
                        "touch -d '8 days ago' synapse_old.sql.gz\n"
                        "find $T/backups -maxdepth 1 -type f -printf '%p\\n' | sort >$BK/saved/c.before\n"
                        "touch -d '7 days ago' $BK/saved/c.before\n"
                        "touch -d '7 days ago 10 minutes' synapse_ours.sql.gz mas_ours.sql.gz notes.txt\n"
                        "touch -d '6 days ago' synapse_nightly.sql.gz mas_nightly.sql.gz\n"
                        "touch synapse_today.sql.gz mas_bridgekeeper-trial-13.sql.gz\n"
                        "bk_undo_backup $T/backups && ls");
    QVERIFY2(ran.status == 0, ran.errorOutput);
    QCOMPARE(ran.output,
        QByteArray("mas_nightly.sql.gz\nnotes.txt\nsynapse_nightly.sql.gz\nsynapse_old.sql.gz\nsynapse_today.sql.gz\n"));
}

void ServerScriptsTest::takesTheDumpsThatARunNoted()
{
    const Ran ran = run("bk_psql_value() { :; }\nmkdir $T/backups; cd $T/backups\ntouch other synapse_1 mas_1\n"
                        ": >$BK/saved/c.before\nprintf '%s\\n' $T/backups/synapse_1 $T/backups/mas_1 >$BK/saved/c.made\n"
                        "bk_undo_backup $T/backups && ls");
    QVERIFY2(ran.status == 0, ran.errorOutput);
    QCOMPARE(ran.output, QByteArray("other\n"));
}

/// PostgreSQL does not answer: neither the bridge's data nor its directory go.
void ServerScriptsTest::keepsWhatItCannotAskFor()
{
    const QByteArray stubs =
        "docker() { case $1 in version) return 0 ;; *) return 1 ;; esac; }\nmkdir $T/bridge; echo now >$T/bridge/file\n"
        "bk_snapshot $T/bridge; echo later >$T/bridge/file\n"
        "bk_stop_service signal signal $T/bridge @bot:x signal; status=$?; cat $T/bridge/file; exit $status\n";
    const Ran unanswered = run("bk_psql() { cat >/dev/null; return 1; }\n" + stubs);
    QCOMPARE(unanswered.status, 1);
    QVERIFY2(unanswered.errorOutput.contains("PostgreSQL does not answer"), unanswered.errorOutput);
    QCOMPARE(unanswered.output, QByteArray("later\n"));
    init();
    const Ran nothing = run("bk_psql() { cat >/dev/null; }\n" + stubs);
    QVERIFY2(nothing.status == 0, nothing.errorOutput);
    QCOMPARE(nothing.output, QByteArray("now\n"));
}

void ServerScriptsTest::keepsADirectoryBeforeItGoesBack()
{
    const Ran ran = run("mkdir $T/bridge; echo old >$T/bridge/config; bk_snapshot $T/bridge\n"
                        "echo edited >$T/bridge/config; echo theirs >$T/bridge/template\nbk_snapshot_restore $T/bridge\n"
                        "ls $T/bridge; cat $T/bridge/config; tar -xOf $BK/kept/bridge-c.tar ./config ./template\n");
    QCOMPARE(ran.output, QByteArray("config\nold\nedited\ntheirs\n"));
    QVERIFY(ran.errorOutput.contains("Kept what"));
}

void ServerScriptsTest::loadsOnlyWhatStaysInItsDatabase_data()
{
    QTest::addColumn<QByteArray>("dump");
    QTest::addColumn<QByteArray>("size"); ///< of the live database, KiB
    QTest::addColumn<QByteArray>("free"); ///< on PostgreSQL's disk, KiB
    QTest::addColumn<int>("status");
    const QByteArray plain =
        "SET statement_timeout = 0;\nCREATE TABLE public.users (name text);\nCOPY public.users (name) FROM "
        "stdin;\n\\N\n\\.\nALTER TABLE public.users OWNER TO synapse;\n";
    QTest::newRow("plain") << plain << QByteArray("1000") << QByteArray("9000000") << 0;
    QTest::newRow("too large") << plain << QByteArray("9000000") << QByteArray("90000000") << 1;
    QTest::newRow("no room") << plain << QByteArray("1000") << QByteArray("500000") << 1;
    QTest::newRow("room unknown") << plain << QByteArray("1000") << QByteArray() << 1;
    QTest::newRow("made with --create") << "DROP DATABASE mas;\nCREATE DATABASE mas;\n\\connect mas\n" + plain
                                        << QByteArray("1000") << QByteArray("9000000") << 1;
    QTest::newRow("goes elsewhere") << plain + "\\connect -reuse-previous=on \"dbname='mas'\"\n"
                                    << QByteArray("1000") << QByteArray("9000000") << 1;
    QTest::newRow("has roles") << "alter role synapse SUPERUSER;\n" + plain << QByteArray("1000") << QByteArray("9000000") << 1;
    QTest::newRow("PostgreSQL does not answer") << plain << QByteArray() << QByteArray("9000000") << 2;
}

void ServerScriptsTest::loadsOnlyWhatStaysInItsDatabase()
{
    QFETCH(QByteArray, dump);
    QFETCH(QByteArray, size);
    QFETCH(QByteArray, free);
    QFETCH(int, status);
    write(QStringLiteral("dump"), dump);
    const Ran ran = run("gzip $T/dump\nbk_psql_value() { echo '" + size + "|/data'; [ -n '" + size
        + "' ]; }\ndocker() { printf 'Filesystem blocks used available\\n/dev/x 1 1 " + free
        + "\\n'; }\nmay_be_loaded $T/dump.gz mas\n");
    QCOMPARE(ran.status, status);
}

void ServerScriptsTest::readsADumpThatIsNotLoaded()
{
    const Ran ran = run(
        "may_be_loaded() { return 1; }\nbk_tables() { printf 'Odd\\nlater\\nrooms\\nusers\\n'; }\n"
        "printf 'Odd\\nrooms\\nusers\\n' >$BK/saved/c.tables.mas\n"
        "printf 'COPY public.\"Odd\" (a) FROM stdin;\\n\\\\.\\nCOPY public.users (a, b) FROM stdin;\\n' | gzip >$T/dump.gz\n"
        "restored_tables $T/dump.gz mas\n");
    QCOMPARE(ran.output, QByteArray("read 2 1\n"));
}

void ServerScriptsTest::namesALogThatCannotBeRead()
{
    const QByteArray ask = "curl() { :; }\nprove_restart synapse\n";
    const QByteArray complaint = QByteArray("its log cannot be read\n").toBase64();
    QVERIFY(!run("docker() { echo fine; }\n" + ask).output.contains(complaint));
    const Ran ran = run("docker() { case $1 in logs) return 1 ;; *) echo running ;; esac; }\n" + ask);
    QVERIFY2(ran.output.contains(complaint), ran.output);
}

void ServerScriptsTest::settlesARestart_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("answers"); ///< whether Synapse is healthy, asked again and again
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("putBack");
    QTest::newRow("it was not restarted") << QByteArray("before") << QByteArray() << 1 << false;
    QTest::newRow("it runs") << QByteArray("after") << QByteArray("0") << 0 << false;
    QTest::newRow("it runs after a while") << QByteArray("other") << QByteArray("0") << 0 << false;
    QTest::newRow("it runs with the old file only") << QByteArray("other") << QByteArray("1 0") << 77 << true;
    QTest::newRow("it does not run") << QByteArray("after") << QByteArray("1 1") << 78 << true;
}

void ServerScriptsTest::settlesARestart()
{
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, answers);
    QFETCH(int, status);
    QFETCH(bool, putBack);
    const Ran ran = run("echo '" + answers + "' >$T/answers\nbk_probe_restart() { bk_state " + state
        + " ''; }\ndocker() { :; }\nbk_compose_restart() { :; }\nbk_restore_file() { echo \"put back $1\"; }\n"
          "bk_wait_healthy() { answer=$(cut -d ' ' -f 1 $T/answers); sed -i 's/^[01] //' $T/answers; return $answer; }\n"
          "bk_settle_restart synapse synapse 9 http://x /h before 640 1:1 after\n");
    QVERIFY2(ran.status == status, ran.errorOutput);
    QCOMPARE(ran.output.contains("put back /h"), putBack);
}

void ServerScriptsTest::restartsNoSynapseThatWouldNotStart_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QByteArray>("stubs");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("tried");
    const QByteArray apply = "bk_restart_synapse synapse synapse 9 http://x /h before 640 1:1 after";
    const QByteArray undo = "bk_undo_restart synapse synapse 9 http://x";
    const QByteArray refuses = "bk_check_synapse() { return 1; }\n";
    const QByteArray accepts = "bk_check_synapse() { return 0; }\n";
    QTest::newRow("forth: accepted") << apply << accepts + "curl() { :; }\n" << 0 << true;
    QTest::newRow("forth: refused") << apply << refuses + "curl() { :; }\n" << 74 << false;
    QTest::newRow("forth: not reached") << apply << accepts + "curl() { return 7; }\n" << 74 << false;
    QTest::newRow("back: accepted") << undo << accepts << 0 << true;
    QTest::newRow("back: refused") << undo << refuses << 74 << false;
    QTest::newRow("back: refused, but it is down anyway") << undo << refuses + "bk_health() { echo exited none; }\n"
                                                          << 0 << true;
    QTest::newRow("forth: Docker does nothing") << apply << accepts + "curl() { :; }\nbk_started_at() { echo 1; }\n"
                                                << 74 << true;
    QTest::newRow("forth: stopped, and not started again")
        << apply << accepts + "curl() { :; }\nbk_started_at() { echo 1; }\nbk_health() { echo exited none; }\n"
        << 0 << true;
    QTest::newRow("back: Docker does nothing") << undo << accepts + "bk_started_at() { echo 1; }\n" << 1 << true;
}

void ServerScriptsTest::restartsNoSynapseThatWouldNotStart()
{
    QFETCH(QByteArray, call);
    QFETCH(QByteArray, stubs);
    QFETCH(int, status);
    QFETCH(bool, tried);
    const Ran ran = run("bk_health() { echo running healthy; }\nbk_wait_healthy() { answered=$(date +%s); }\n"
                        "bk_started_at() { cat /proc/sys/kernel/random/uuid; }\nbk_compose() { echo \"compose $1\"; }\n"
                        "docker() { :; }\nBK_HOMESERVER_FILE=/h\n"
        + stubs + call + '\n');
    QVERIFY2(ran.status == status, ran.errorOutput);
    QCOMPARE(ran.errorOutput.contains("compose restart"), tried);
}

void ServerScriptsTest::putsIdsIntoAddresses_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("usual") << QByteArray("@matt:echo6.co") << QByteArray("@matt:echo6.co");
    QTest::newRow("every letter") << QByteArray("@a+b/c=d_e-f:echo6.co:8448") << QByteArray("@a%2Bb%2Fc=d_e-f:echo6.co:8448");
    QTest::newRow("what no id has") << QByteArray("@100%&?#x y") << QByteArray("@100%25%26%3F%23x%20y");
}

void ServerScriptsTest::putsIdsIntoAddresses()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, encoded);
    QCOMPARE(run("bk_in_url '" + id + "'").output, encoded);
}

QTEST_GUILESS_MAIN(ServerScriptsTest)
#include "serverscriptstest.moc"
