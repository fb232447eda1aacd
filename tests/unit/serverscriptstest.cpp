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
    void readsOneSecretOrNone_data();
    void readsOneSecretOrNone();
    void readsNoPasswordThatCouldBeMore();
    void sendsATokenAsAHeaderOnly();
    void followsNoLinkOfSomebodyElse();
    void readsRegularFilesOnly();
    void writesThroughNoLink();
    void putsBackThroughNoLink();
    void clearsWhatACutOffScriptLeft();
    void takesNoOtherDirectoryThanItsOwn();
    void keepsNoMoreThanItsShare();
    void removesFilesByTheirWholeNames();
    void makesNoTrialFileOverAnother();
    void saysWhoElseMayWrite_data();
    void saysWhoElseMayWrite();
    void runsOnlyTheScriptThatWasShown();
    void startsOnlyTheServiceThatWasShown();
    void runsOnlyTheImageThatWasLookedAt();
    void asksPostgresByVariables();
    void readsALogWithoutItsColours();

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
    QByteArray script;
    for (const char *name :
        {"base.sh", "files.sh", "secrets.sh", "sql.sh", "trusted.sh", "survey.sh", "change.sh", "proofs.sh"})
        script += scriptNamed(name);
    script.replace("BK=/var/lib/bridgekeeper\n", "BK=$T/state\n");
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
    QCOMPARE(seen("bk_save <$T/file\n"),
        "sync T/state/saved/.new\nmv -fT -- T/state/saved/.new T/state/saved/" + hash + "\nsync T/state/saved/" + hash
            + " T/state/saved\n");
    QCOMPARE(seen("mkdir $T/stage; cp $T/new $T/stage/new; cd $T/stage; bk_place file\n"),
        QByteArray("sync ./new\nmv -fT -- ./new ../file\nsync ..\n"));
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
        "before=$(bk_hash $T/before) after=$(bk_hash $T/after)\nbk_save <$T/before\nowner=$(id -u):$(id -g)\n";
    const QByteArray restore =
        "bk_restore_file $T/file $before $(stat -c %a $T/file) $owner $after \"$(bk_attributes $T/file)\"\n";
    const Ran ran = run(keep + "bk_save <$T/after\n" + restore);
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
    const Ran ran = run("BK_DUMPED_DATABASES='synapse mas'\nbk_sql() { :; }\nmkdir $T/backups; cd $T/backups\n"
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
    const Ran ran = run("bk_sql() { :; }\nmkdir $T/backups; cd $T/backups\ntouch other synapse_1 mas_1\n"
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
    const Ran unanswered = run("bk_sql() { cat >/dev/null; return 1; }\n" + stubs);
    QCOMPARE(unanswered.status, 1);
    QVERIFY2(unanswered.errorOutput.contains("PostgreSQL does not answer"), unanswered.errorOutput);
    QCOMPARE(unanswered.output, QByteArray("later\n"));
    init();
    const Ran nothing = run("bk_sql() { cat >/dev/null; }\n" + stubs);
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
    const Ran ran = run("gzip $T/dump\nbk_can_restrict() { :; }\nbk_sql() { echo '" + size + "|/data'; [ -n '" + size
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
        + " ''; }\ndocker() { :; }\nbk_restarted() { :; }\nbk_restore_file() { echo \"put back $1\"; }\n"
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
    const QByteArray refuses = "bk_check_synapse_now() { return 1; }\n";
    const QByteArray accepts = "bk_check_synapse_now() { return 0; }\n";
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
    const Ran ran =
        run("bk_health() { echo running healthy; }\nbk_wait_healthy() { answered=$(date +%s); }\n"
            "bk_started_at() { cat /proc/sys/kernel/random/uuid; }\nbk_restart_container() { echo \"restart $1\" >&2; }\n"
            "docker() { :; }\nBK_HOMESERVER_FILE=/h\n"
            + stubs + call + '\n');
    QVERIFY2(ran.status == status, ran.errorOutput);
    QCOMPARE(ran.errorOutput.contains("restart synapse\n"), tried);
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

void ServerScriptsTest::readsOneSecretOrNone_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("secret"); ///< empty: refused
    QTest::newRow("plain") << QByteArray("id: signal\nas_token: abcDEF123._~+/=-\nhs_token: other\n")
                           << QByteArray("abcDEF123._~+/=-");
    QTest::newRow("double quotes") << QByteArray("as_token: \"abcdefgh\"\n") << QByteArray("abcdefgh");
    QTest::newRow("single quotes, CRLF, indented") << QByteArray("a:\r\n  as_token: 'abcdefgh'\r\n") << QByteArray("abcdefgh");
    QTest::newRow("none") << QByteArray("hs_token: abcdefgh\n") << QByteArray();
    QTest::newRow("two") << QByteArray("as_token: abcdefgh\nas_token: ijklmnop\n") << QByteArray();
    QTest::newRow("a second one, further in") << QByteArray("as_token: abcdefgh\nx:\n    as_token: ijklmnop\n") << QByteArray();
    QTest::newRow("curl's option") << QByteArray("as_token: abcdefgh\"\noutput = \"/etc/cron.d/x\n") << QByteArray();
    QTest::newRow("a quote in it") << QByteArray("as_token: abc\"defgh\n") << QByteArray();
    QTest::newRow("a blank in it") << QByteArray("as_token: abcd efgh\n") << QByteArray();
    QTest::newRow("a return in it") << QByteArray("as_token: abcd\refgh\n") << QByteArray();
    QTest::newRow("a comment behind it") << QByteArray("as_token: abcdefgh # mine\n") << QByteArray();
    QTest::newRow("a block") << QByteArray("as_token: |\n  abcdefgh\n") << QByteArray();
    QTest::newRow("short") << QByteArray("as_token: abc\n") << QByteArray();
    QTest::newRow("long") << "as_token: " + QByteArray(600, 'a') + '\n' << QByteArray();
    QTest::newRow("NUL") << QByteArray("as_token: abcd\0efgh\n", 20) << QByteArray();
    QTest::newRow("expansion") << QByteArray("as_token: $(touch${IFS}x)\n") << QByteArray();
}

void ServerScriptsTest::readsOneSecretOrNone()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, secret);
    write(QStringLiteral("file.yaml"), file);
    const Ran ran = run("bk_secret as_token $T/file.yaml");
    QCOMPARE(ran.output.trimmed(), secret);
    QCOMPARE(ran.status == 0, !secret.isEmpty());
}

void ServerScriptsTest::readsNoPasswordThatCouldBeMore()
{
    const auto password = [this](const QByteArray &uri) {
        write(QStringLiteral("config.yaml"), "database:\n    uri: " + uri + '\n');
        return run("bk_uri_password signal $T/config.yaml").output.trimmed();
    };
    QCOMPARE(password("postgres://signal:deadbeef01@matrix-postgres:5432/signal?sslmode=disable"), QByteArray("deadbeef01"));
    QCOMPARE(password("postgres://other:deadbeef01@matrix-postgres/x"), QByteArray());
    QCOMPARE(password("postgres://signal:a' user=synapse \\! id@x/y"), QByteArray());
    QCOMPARE(password("postgres://signal:deadbeef01@x/y\n    uri: postgres://signal:deadbeef02@x/y"), QByteArray());
}

/// The program that sends it finds it in a header on standard input, and nowhere else; and reads no file of options.
void ServerScriptsTest::sendsATokenAsAHeaderOnly()
{
    const Ran ran =
        run("curl() { printf '<%s>' \"$@\"; echo; cat; }\nbk_request POST http://x/y se-cret '{\"a\":1}' -o /dev/null");
    const QByteArray arguments = ran.output.left(ran.output.indexOf('\n'));
    QVERIFY2(!arguments.contains("se-cret") && arguments.startsWith("<-q>"), ran.output);
    QVERIFY2(!arguments.contains("--config") && !arguments.contains("<-K>"), ran.output);
    QVERIFY(ran.output.contains("\nAuthorization: Bearer se-cret\nContent-Type: application/json\n"));
}

void ServerScriptsTest::followsNoLinkOfSomebodyElse()
{
    // Root's own are followed; somebody else's when what they lead to is theirs as well.
    const Ran own = run("mkdir $T/d; echo fine >$T/d/file; ln -s d $T/link; bk_read $T/link/file");
    QCOMPARE(own.output, QByteArray("fine\n"));
    const QByteArray others =
        "stat() { case $* in *%u*link*) echo 991 ;; *%u*) echo \"$owner\" ;; *) command stat \"$@\" ;; esac; }\n"
        "echo secret >$T/shadow; ln -s shadow $T/link\n";
    init();
    const Ran theirs = run("owner=991\n" + others + "bk_read $T/link");
    QCOMPARE(theirs.output, QByteArray("secret\n"));
    init();
    const Ran roots = run("owner=0\nid() { echo 0; }\n" + others + "bk_read $T/link; echo $?");
    QCOMPARE(roots.output, QByteArray("73\n"));
    QVERIFY2(roots.errorOutput.contains("over a link that user 991 made to") && roots.errorOutput.contains("was not followed"),
        roots.errorOutput);
    QCOMPARE(run("ln -s loop $T/loop; bk_read $T/loop; echo $?").output, QByteArray("73\n"));
}

void ServerScriptsTest::readsRegularFilesOnly()
{
    const Ran ran = run("mkfifo $T/pipe; mkdir $T/dir; ln -s /dev/zero $T/zero; : >$T/empty; head -c 100 /dev/zero >$T/large\n"
                        "for name in pipe dir zero gone; do bk_read $T/$name; echo $name $?; done\n"
                        "bk_read $T/large 10 | wc -c; bk_read $T/empty; echo empty $?");
    QCOMPARE(ran.output, QByteArray("pipe 1\ndir 1\nzero 1\ngone 1\n10\nempty 0\n"));
}

void ServerScriptsTest::writesThroughNoLink()
{
    const QByteArray write = "owner=$(id -u):$(id -g); bk_intent() { :; }\n"
                             "echo new | base64 | bk_write_file $T/d/file $1 600 $owner none \"$2\"; echo $?\n";
    const Ran fresh =
        run("mkdir $T/d\nset -- absent absent\n" + write + "cat $T/d/file; stat -c %a $T/d/file; ls -A $T/d; cat $BK/stages");
    QVERIFY2(fresh.output == "0\nnew\n600\nfile\n", fresh.output + fresh.errorOutput);
    init();
    // A link that was planted in the file's place is not what was shown; what it leads to stays.
    const Ran planted = run("mkdir $T/d; echo theirs >$T/target; ln -s ../target $T/d/file\nset -- absent absent\n" + write
        + "cat $T/target; readlink $T/d/file");
    QVERIFY2(planted.output == "73\ntheirs\n../target\n", planted.output + planted.errorOutput);
    init();
    const Ran moved = run("mkdir $T/real; ln -s real $T/d; chmod 700 $T\nstat() { case $* in *%u*/d) echo 991 ;; *%u*/real) "
                          "echo 0 ;; *) command stat \"$@\" ;; esac; }\n"
                          "id() { case $1 in -g) command id -g ;; *) echo 0 ;; esac; }\nset -- absent absent\n"
        + write + "ls $T/real");
    QVERIFY2(moved.output == "73\n", moved.output + moved.errorOutput);
}

void ServerScriptsTest::putsBackThroughNoLink()
{
    const Ran ran = run(
        "owner=$(id -u):$(id -g); mkdir $T/d; echo old >$T/old; bk_save <$T/old; echo theirs >$T/target; ln -s ../target "
        "$T/d/file\n"
        "bk_restore_file $T/d/file $(bk_hash $T/old) 600 $owner 0 '600 0:0'; echo $?; cat $T/target; ls -A $T/d\n"
        "bk_restore_file $T/d/file absent '' '' $(bk_hash $T/target) '600 0:0'; echo $?; cat $T/target; readlink $T/d/file");
    QVERIFY2(ran.output == "76\ntheirs\nfile\n76\ntheirs\n../target\n", ran.output + ran.errorOutput);
    QVERIFY(ran.errorOutput.contains("is no regular file any more"));
}

void ServerScriptsTest::clearsWhatACutOffScriptLeft()
{
    const Ran ran =
        run("mkdir $T/d $T/d/theirs; bk_cut() { echo secret >./new; exit 1; }\nfind() { :; }\nrmdir() { :; }\n"
            "grep() { command grep . \"$BK/stages\"; }\n"
            "bk_staged $T/d bk_cut; unset -f find rmdir grep; ls -A $T/d | wc -l\n"
            "printf '%s\\n' $T/d/theirs $T/gone/.bridgekeeper-1 >>$BK/stages\nbk_clear_stages; ls -A $T/d; ls $BK/stages");
    QVERIFY2(ran.output == "2\ntheirs\n", ran.output + ran.errorOutput);
}

void ServerScriptsTest::takesNoOtherDirectoryThanItsOwn()
{
    const QByteArray make = "owner=$(id -u):$(id -g); bk_make_directory $T/bridge 700 $owner\n";
    const Ran own =
        run(make + "echo x >$T/bridge/file; bk_remove_directory $T/bridge; echo $?; ls -A $T; tar -tf $BK/kept/bridge-c.tar");
    QVERIFY2(own.output == "0\nstate\n./\n./file\n", own.output + own.errorOutput);
    init();
    const Ran other = run(make
        + "mv $T/bridge $T/away; mkdir $T/bridge; echo theirs >$T/bridge/file\n"
          "bk_remove_directory $T/bridge; echo $?; cat $T/bridge/file");
    QVERIFY2(other.output == "76\ntheirs\n", other.output + other.errorOutput);
    QVERIFY(other.errorOutput.contains("is not the directory that this program made"));
    init();
    const Ran link = run(make
        + "mkdir $T/etc; echo theirs >$T/etc/file; bk_in $T/bridge bk_pack $BK/saved/c.tar x; mv $T/bridge $T/away\n"
          "ln -s etc $T/bridge; bk_remove_directory $T/bridge; echo $?; cat $T/etc/file\n"
          "rm $T/bridge; ln -s etc $T/bridge; bk_snapshot_restore $T/bridge; echo $?; cat $T/etc/file");
    QVERIFY2(link.output == "76\ntheirs\n76\ntheirs\n", link.output + link.errorOutput);
}

void ServerScriptsTest::keepsNoMoreThanItsShare()
{
    const Ran sparse =
        run("mkdir $T/d; truncate -s 1T $T/d/hole; bk_in $T/d bk_pack $BK/kept/x.tar $T/d; echo $?; stat -c %s $BK/kept/x.tar");
    QVERIFY2(sparse.output.startsWith("0\n") && sparse.output.mid(2).trimmed().toLongLong() < 100000, sparse.output);
    init();
    const Ran large = run("df() { printf 'x\\nx 1 1 400 1\\n'; }\nmkdir $T/d; head -c 200000 /dev/urandom >$T/d/file\n"
                          "bk_in $T/d bk_pack $BK/kept/x.tar $T/d; echo $?; ls $BK/kept");
    QVERIFY2(large.output == "74\n", large.output + large.errorOutput);
    QVERIFY(large.errorOutput.contains("more than a quarter of what is free"));
}

void ServerScriptsTest::removesFilesByTheirWholeNames()
{
    const Ran ran =
        run("mkdir $T/b; cd $T/b; : >keep; : >\"$(printf 'a\\nkeep')\"; mkdir sub; : >sub/x\n"
            "bk_list $T/b -name 'a*' | bk_unlink $T/b; printf './sub/x\\0../b/keep\\0' | bk_unlink $T/b; ls; ls sub");
    QVERIFY2(ran.output == "keep\nsub\nx\n", ran.output + ran.errorOutput);
}

void ServerScriptsTest::makesNoTrialFileOverAnother()
{
    const Ran ran = run("mkdir $T/b; echo theirs >$T/target; ln -s ../target $T/b/mas_trial\n"
                        "bk_trial $T/b mas_trial 15; echo $?; cat $T/target; bk_trial $T/b new_trial 15; echo $?; ls -A $T/b");
    QVERIFY2(ran.output == "73\ntheirs\n0\nmas_trial\nnew_trial\n", ran.output + ran.errorOutput);
}

void ServerScriptsTest::saysWhoElseMayWrite_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("who");
    QTest::newRow("nobody") << QByteArray() << QByteArray();
    QTest::newRow("everybody, the file") << QByteArray("chmod 666 $T/a/b/file") << QByteArray("everybody\tT/a/b/file\n");
    QTest::newRow("everybody, a directory above") << QByteArray("chmod 777 $T/a") << QByteArray("everybody\tT/a\n");
    QTest::newRow("sticky, with what is root's in it") << QByteArray("chmod 1777 $T/a") << QByteArray();
    QTest::newRow("a group") << QByteArray("chmod 775 $T/a/b; bk_members() { echo nobody; }") << QByteArray("%GROUP\tT/a/b\n");
    QTest::newRow("a group of trusted accounts")
        << QByteArray("chmod 775 $T/a/b; bk_members() { echo nobody; }; BK_TRUSTED=nobody") << QByteArray();
    QTest::newRow("a group by its name") << QByteArray(
        "chmod 775 $T/a/b; bk_members() { echo nobody; }; BK_TRUSTED=\"daemon %$(id -gn)\"")
                                         << QByteArray();
    QTest::newRow("through a link") << QByteArray("chmod 777 $T/a; mv $T/a $T/c; ln -s c $T/a")
                                    << QByteArray("everybody\tT/c\n");
}

void ServerScriptsTest::saysWhoElseMayWrite()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, who);
    // Root's group is trusted: another number stands in for it.
    const Ran ran =
        run("mkdir -p $T/a/b; : >$T/a/b/file; chmod 755 $T $T/a $T/a/b; chmod 644 $T/a/b/file\n"
            "stat() { command stat \"$@\" | sed 's/^\\([0-9]*\\) 0 /\\1 '$(id -g)' /'; }\n"
            "bk_group_name() { echo %GROUP; }\nbk_trusts_group() { for bk_name in ${BK_TRUSTED:-}; do [ \"$bk_name\" != "
            "\"%$(id -gn)\" ] || return 0; done\n"
            "  for bk_member in $(bk_members \"$1\"); do bk_trusts_user \"$(id -u -- \"$bk_member\")\" || return 1; done; }\n"
            "bk_members() { :; }\n"
            + shape + "\nbk_writers $T/a/b/file\nbk_strict $T/a/b/file; echo $? >&2");
    QCOMPARE(QByteArray(ran.output).replace(QFile::encodeName(m_directory->path()), "T"), who);
    QVERIFY2(ran.errorOutput.endsWith(who.isEmpty() ? "0\n" : "73\n"), ran.errorOutput);
}

void ServerScriptsTest::runsOnlyTheScriptThatWasShown()
{
    const Ran ran = run("printf '#!/bin/sh\\necho ran >$T/ran\\n' >$T/backup; chmod 700 $T/backup; hash=$(bk_hash $T/backup)\n"
                        "bk_run_script $T/backup $hash; echo $?; cat $T/ran; rm $T/ran; echo '# more' >>$T/backup\n"
                        "bk_run_script $T/backup $hash; echo $?; ls $T/ran\n"
                        "chmod 702 $T/backup; bk_run_script $T/backup \"$(bk_hash $T/backup)\"; echo $?; ls $T/ran");
    QVERIFY2(ran.output == "0\nran\n73\n73\n", ran.output + ran.errorOutput);
    QVERIFY(ran.errorOutput.contains("is not what was shown") && ran.errorOutput.contains("everybody may write"));
}

void ServerScriptsTest::startsOnlyTheServiceThatWasShown()
{
    const QByteArray stubs =
        "mkdir $BK/secrets; BK_COMPOSE_DIRECTORY=$T BK_COMPOSE_FILE=$T/compose.yml; : >$T/compose.yml; echo model >$BK_MODEL\n"
        "bk_compose_of() { case $* in *--hash*) echo 'signal 1' ;; *) echo \"up $*\" >&2 ;; esac; }\n";
    const Ran same = run(stubs + "bk_compose() { echo 'signal 1'; }\nbk_start_pinned signal");
    QVERIFY2(same.status == 0 && same.errorOutput.contains("compose-model.yml up -d --no-deps signal"), same.errorOutput);
    init();
    const Ran unknown = run(stubs + "rm $BK_MODEL; bk_compose() { echo 'signal 1'; }\nbk_start_pinned signal");
    QVERIFY2(unknown.status == 73 && !unknown.errorOutput.contains("up -d"), unknown.errorOutput);
    init();
    const Ran other = run(stubs + "bk_compose() { echo 'signal 2'; }\nbk_start_pinned signal");
    QVERIFY2(other.status == 73 && !other.errorOutput.contains("up -d"), other.errorOutput);
    init();
    const Ran writable =
        run(stubs + "bk_compose() { echo 'signal 1'; }\n: >$T/.env; chmod 666 $T/.env; bk_start_pinned signal");
    QVERIFY2(writable.status == 73 && writable.errorOutput.contains("everybody may write"), writable.errorOutput);
}

void ServerScriptsTest::runsOnlyTheImageThatWasLookedAt()
{
    const Ran ran = run(
        "mkdir $BK/secrets; bk_image_identity() { cat $T/identity; }\necho 'sha256:1 x@sha256:9' >$T/identity\n"
        "bk_pin_image x:1; bk_same_image x:1; echo $? $bk_image_id; echo 'sha256:2' >$T/identity; bk_same_image x:1; echo $?\n"
        "bk_same_image x:2; echo $? $bk_image_id");
    QCOMPARE(ran.output, QByteArray("0 sha256:1\n73\n0 sha256:2\n"));
    QVERIFY2(ran.errorOutput.contains("is another one than the one that was looked at"), ran.errorOutput);
}

/// What comes from elsewhere is a variable of psql, a word of its own; the superuser sees the catalog of "postgres" only.
void ServerScriptsTest::asksPostgresByVariables()
{
    const Ran ran = run("limit() { shift; printf '<%s>' \"$@\"; echo; cat; }\nBK_POSTGRES_CONTAINER=c BK_POSTGRES_SUPERUSER=s\n"
                        "bk_database_exists \"x' OR '1'='1\"; echo \"SELECT 1\" | bk_sql \"name=x' OR '1'='1\"");
    QVERIFY2(ran.output.contains("<name=x' OR '1'='1>"), ran.output);
    QVERIFY2(ran.output.contains("<65534:65534>") && ran.output.contains("<PGDATABASE=postgres>")
            && ran.output.contains("<PGOPTIONS=-c search_path=pg_catalog>") && ran.output.contains("<-X>"),
        ran.output);
    QCOMPARE(ran.output.mid(ran.output.indexOf('\n')).count("OR '1'"), 0);
}

void ServerScriptsTest::readsALogWithoutItsColours()
{
    const Ran ran = run("docker() { printf '\\033[90m2026\\033[0m \\033[31mFTL\\033[0m It ended\\n'; }\nbk_log x 5");
    QCOMPARE(ran.output, QByteArray("2026 FTL It ended\n"));
}

QTEST_GUILESS_MAIN(ServerScriptsTest)
#include "serverscriptstest.moc"
