// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/laptop/ledger.h"
#include "scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

#include <sys/inotify.h>
#include <unistd.h>

using namespace Bridgekeeper;

namespace {

const QString serverName = QStringLiteral("matrix.example.org");
const QByteArray mine = "only the operator knows this line\n";

QByteArray line(const QByteArray &members)
{
    return "{\"time\":\"2026-11-25T10:00:00Z\"," + members + "}\n";
}

QByteArray intent(const char *id, int step, const Change &change)
{
    return line("\"entry\":\"intent\",\"run\":\"r\",\"change\":\"" + QByteArray(id) + "\",\"step\":" + QByteArray::number(step)
        + ",\"record\":" + QJsonDocument(recordOf(change)).toJson(QJsonDocument::Compact));
}

QByteArray done(const char *id)
{
    return line("\"entry\":\"outcome\",\"change\":\"" + QByteArray(id) + "\",\"status\":0");
}

/// Sees whoever opens, reads, writes or removes a file.
class FileWatch {
public:
    explicit FileWatch(const QString &path) : m_queue(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        ::inotify_add_watch(m_queue, QFile::encodeName(path).constData(), IN_ALL_EVENTS);
    }
    FileWatch(const FileWatch &) = delete;
    FileWatch &operator=(const FileWatch &) = delete;
    ~FileWatch() { ::close(m_queue); }

    [[nodiscard]] bool sawSomething() const
    {
        alignas(inotify_event) std::array<char, 4096> events{};
        return ::read(m_queue, events.data(), events.size()) > 0;
    }

private:
    int m_queue;
};

} // namespace

/// Documents of the laptop against a server that tells whatever it likes of them.
class DocumentsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setApplicationName(QStringLiteral("documentstest"));
    }

    void init()
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("notes.md"));
        m_sent.clear();
        m_names.clear();
        m_wishes = {};
        m_error = {};
        put(mine);
    }

    void theWatchItselfWorks()
    {
        const FileWatch watch(m_path);
        QVERIFY(!watch.sawSomething());
        QVERIFY(readLaptopFile(m_path));
        QVERIFY(watch.sawSomething());
    }

    void writesADocumentOnceItsWayBackIsKept()
    {
        m_wishes.servicesDocument = m_path;
        const std::unique_ptr<Engine> engine = surveyed(installed());
        QVERIFY2(engine, qPrintable(m_error.summary));
        const StepReport report = engine->runStep(documentsStep, {});
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->summary) : "");
        QVERIFY(allHold(report.proofs) && report.proofs.size() == 1);
        QVERIFY(bytes().startsWith(mine + "\n## mautrix-signal\n"));
        QVERIFY2(!sentHolds(mine), "the server gets no byte of it");
        const std::optional<LedgerEntry> kept = Ledger().find(idSent(), {serverName, {}});
        QVERIFY(kept);
        QCOMPARE(kept->path, QFileInfo(m_path).canonicalFilePath());
        QCOMPARE(kept->before, mine);
        QCOMPARE(kept->afterHash, sha256Of(bytes()));
        QVERIFY(m_sent.contains("bk_outcome " + idSent().toUtf8() + " 0\n"));
    }

    void writesNothingWhoseWayBackCannotBeKept()
    {
        m_wishes.servicesDocument = m_path;
        const std::unique_ptr<Engine> engine = surveyed(installed());
        const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        QVERIFY(QDir().mkpath(data));
        QFile inTheWay(data + QStringLiteral("/ledger"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m_names.clear();
        const StepReport report = engine->runStep(documentsStep, {});
        QVERIFY(report.error && report.error->summary.contains(QStringLiteral("the way back")));
        QCOMPARE(bytes(), mine);
        QCOMPARE(m_names, QStringList());
    }

    void writesNothingOverWhatSomebodyElseWroteMeanwhile()
    {
        m_wishes.servicesDocument = m_path;
        const std::unique_ptr<Engine> engine = surveyed(installed());
        put("somebody else's\n");
        const StepReport report = engine->runStep(documentsStep, {});
        QVERIFY(report.error && report.error->kind == ErrorKind::Conflict);
        QCOMPARE(bytes(), QByteArray("somebody else's\n"));
        QVERIFY(m_sent.contains("bk_reverted " + idSent().toUtf8() + " 0\n"));
        QVERIFY2(!Ledger().find(idSent(), {serverName, {}}), "nothing is left to take back");
    }

    void writesNothingWhereTheServerTurnsItAway()
    {
        m_wishes.servicesDocument = m_path;
        const std::unique_ptr<Engine> engine = surveyed(installed(), 79);
        QVERIFY(engine);
        const StepReport report = engine->runStep(documentsStep, {});
        QVERIFY(report.error && report.error->kind == ErrorKind::Conflict);
        QCOMPARE(bytes(), mine);
        QVERIFY(!Ledger().find(idSent(), {serverName, {}}));
    }

    void surveysNoFileThatIsNone()
    {
        m_wishes.servicesDocument = QStringLiteral("/dev/zero");
        QVERIFY(!surveyed({}));
        QCOMPARE(m_error.kind, ErrorKind::Input);
        QVERIFY2(m_error.summary.contains(QStringLiteral("is a device, not a file")), qPrintable(m_error.summary));
    }

    /// Another laptop's, or a lie: it is text, and the rest goes back all the same.
    void leavesAFileOfAnotherComputersAlone_data()
    {
        QTest::addColumn<QByteArray>("record");
        const QByteArray path = QJsonDocument(QJsonArray{m_path}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
        QTest::newRow("as this version writes it")
            << QByteArray("{\"kind\":\"write-local-file\",\"path\":@,\"summary\":\"x\"}");
        QTest::newRow("to be overwritten") << QByteArray(
            "{\"kind\":\"write-local-file\",\"path\":@,\"before\":\"b\",\"after\":\"a\",\"summary\":\"x\"}");
        QTest::newRow("to be removed") << QByteArray(
            "{\"kind\":\"write-local-file\",\"path\":@,\"before\":\"absent\",\"after\":\"#\",\"summary\":\"x\"}");
    }

    void leavesAFileOfAnotherComputersAlone()
    {
        QFETCH(QByteArray, record);
        const QByteArray path = QJsonDocument(QJsonArray{m_path}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
        record.replace('@', path).replace("#", sha256Of(mine).toLatin1());
        const QByteArray journal = line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("eve\u202e@else\x1bwhere"), {}))
            + intent("c1", 16, PullImage{QStringLiteral("image:1")}) + done("c1")
            + line("\"entry\":\"intent\",\"run\":\"r\",\"change\":\"c2\",\"step\":20,\"record\":" + record) + done("c2");
        const FileWatch watch(m_path);
        const std::unique_ptr<Engine> engine = surveyed(journal);
        QVERIFY(engine);
        const Result<RollbackPreview> preview = engine->previewRollback(0, {});
        QVERIFY(preview);
        const RollbackReport report = engine->rollback(0, {});
        QVERIFY(!watch.sawSomething());
        QVERIFY2(!report.error && report.failures.isEmpty(), qPrintable(report.failures.join(QLatin1Char(' '))));
        QVERIFY2(!sentHolds(mine), "no byte of it goes to the server");
        const QString sentence =
            QStringLiteral("Step 20 made an entry in “%1” on another computer (eve\uFFFD@else\uFFFDwhere): "
                           "take it out there by hand.")
                .arg(m_path);
        QVERIFY2(report.cannotUndo.contains(sentence), qPrintable(report.cannotUndo.join(QLatin1Char('\n'))));
        QVERIFY2(preview->cannotUndo.contains(sentence), "it is said before anything is taken back");
        for (const Proof &proof : report.proofs)
            QVERIFY2(!proof.claim.contains(m_path), "nothing is claimed of it");
        // Both were taken back, the document first, and the journal learns of both.
        QVERIFY(m_sent.contains("bk_reverted c2 $status"));
        QVERIFY(m_sent.indexOf("bk_reverted c2 $status") < m_sent.indexOf("bk_reverted c1 $status"));
        QCOMPARE(bytes(), mine);
    }

    void settlesAFileOfAnotherComputersUnseen()
    {
        const FileWatch watch(m_path);
        QVERIFY(surveyed(intent("c1", 20, WriteLocalFile{m_path, true, {}, {}, QStringLiteral("Tell it")})));
        QVERIFY(!watch.sawSomething());
        QVERIFY(m_sent.contains("bk_outcome c1 0"));
        QVERIFY(!m_sent.contains("bk_reverted c1 0"));
    }

    /// Cut off between the intent and the write, or after it.
    void settlesAFileOfItsOwnByWhatItHolds_data()
    {
        QTest::addColumn<bool>("written");
        QTest::newRow("not written yet") << false;
        QTest::newRow("written") << true;
    }

    void settlesAFileOfItsOwnByWhatItHolds()
    {
        QFETCH(bool, written);
        remember(mine + "ours\n");
        if (written)
            put(mine + "ours\n");
        QVERIFY(surveyed(intent("c1", 20, WriteLocalFile{m_path, true, {}, {}, QStringLiteral("Tell it")})));
        QCOMPARE(m_sent.contains("bk_outcome c1 0"), written);
        QCOMPARE(m_sent.contains("bk_reverted c1 0"), !written);
    }

    void takesItsOwnEntryBack_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("then");
        QTest::addColumn<bool>("goes");
        QTest::newRow("as it was written") << mine + "## ours\nx\n" << mine << true;
        QTest::newRow("somebody wrote below") << mine + "## ours\nx\nmore\n" << mine + "more\n" << true;
        QTest::newRow("somebody wrote above") << "top\n" + mine + "## ours\nx\n"
                                              << "top\n" + mine << true;
        QTest::newRow("as it was before") << mine << mine << true;
        QTest::newRow("somebody changed the entry") << mine + "## ours\ny\n" << mine + "## ours\ny\n" << false;
    }

    void takesItsOwnEntryBack()
    {
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, then);
        QFETCH(bool, goes);
        remember(mine + "## ours\nx\n");
        put(now);
        // What the server says of the path does not count.
        const std::unique_ptr<Engine> engine =
            surveyed(intent("c1", 20, WriteLocalFile{QStringLiteral("/etc/passwd"), true, {}, {}, QStringLiteral("Tell it")})
                + done("c1"));
        QVERIFY(engine);
        const Result<RollbackPreview> preview = engine->previewRollback(19, {});
        QVERIFY(preview && preview->changes.size() == 1);
        QCOMPARE(preview->changes.front().target, m_path);
        QCOMPARE(preview->changes.front().then, then);
        const RollbackReport report = engine->rollback(19, {});
        QVERIFY(!report.error);
        QCOMPARE(bytes(), then);
        QCOMPARE(report.failures.isEmpty(), goes);
        QVERIFY(report.cannotUndo.isEmpty());
        const Proof proof = report.proofs.first();
        QVERIFY2(proof.claim.contains(m_path), qPrintable(proof.claim));
        QCOMPARE(proof.holds, goes);
        QCOMPARE(m_sent.contains("exit 76"), !goes);
        QVERIFY(!sentHolds(mine));
        QCOMPARE(Ledger().find(QStringLiteral("c1"), {serverName, {}}).has_value(), !goes);
        if (!goes)
            QVERIFY(report.failures.first().contains(QStringLiteral("Take these lines out by hand")));
    }

    void removesADocumentThatItMade()
    {
        QVERIFY(Ledger().remember(QStringLiteral("c1"), {serverName, {}}, LedgerEntry::of(m_path, false, {}, "## ours\n")));
        put("## ours\n");
        const std::unique_ptr<Engine> engine =
            surveyed(intent("c1", 20, WriteLocalFile{m_path, false, {}, {}, QStringLiteral("Tell it")}) + done("c1"));
        const RollbackReport report = engine->rollback(19, {});
        QVERIFY(!report.error && report.failures.isEmpty());
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(report.proofs.first().holds);
    }

    /// What is not there, in place of what was written, is a link now.
    void followsNoLinkThatTookItsPlace()
    {
        remember(mine + "## ours\nx\n");
        const QString other = m_directory->filePath(QStringLiteral("other"));
        QVERIFY(QFile::rename(m_path, other) && QFile::link(other, m_path));
        const std::unique_ptr<Engine> engine =
            surveyed(intent("c1", 20, WriteLocalFile{m_path, true, {}, {}, QStringLiteral("Tell it")}) + done("c1"));
        const RollbackReport report = engine->rollback(19, {});
        QCOMPARE(report.failures.size(), 1);
        QVERIFY2(report.failures.first().contains(QStringLiteral("is a link")), qPrintable(report.failures.first()));
        QVERIFY(QFileInfo(m_path).isSymLink());
    }

    /// Where another session has acted since, nothing is taken back here either.
    void asksTheServersLeaveFirst()
    {
        remember(mine + "## ours\nx\n");
        put(mine + "## ours\nx\n");
        const std::unique_ptr<Engine> engine =
            surveyed(intent("c1", 20, WriteLocalFile{m_path, true, {}, {}, QStringLiteral("Tell it")}) + done("c1"), 79);
        const RollbackReport report = engine->rollback(19, {});
        QVERIFY(report.error && report.error->kind == ErrorKind::Conflict);
        QCOMPARE(bytes(), mine + "## ours\nx\n");
    }

    void takesNoDocumentOfTheLaptopFromTheJournal()
    {
        Settings earlier;
        earlier.servicesDocument = m_path;
        earlier.memoryDocument = QStringLiteral("server:/opt/MEMORY.md");
        const FileWatch watch(m_path);
        const std::unique_ptr<Engine> engine =
            surveyed(line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("eve@elsewhere"), earlier.toJson()))
                + intent("c1", 16, PullImage{QStringLiteral("image:1")}) + done("c1"));
        QVERIFY(engine);
        QVERIFY(!watch.sawSomething());
        QCOMPARE(engine->settings().servicesDocument, QString());
        QCOMPARE(engine->settings().memoryDocument, earlier.memoryDocument);
        QVERIFY(!m_sent.contains(m_path.toUtf8()));
    }

    void usesNoSettingOfTheJournalThatNoOperatorCouldGive()
    {
        Settings earlier;
        earlier.backupDatabases = {QStringLiteral("a *")};
        const QByteArray journal =
            line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("eve@elsewhere"), earlier.toJson()))
            + intent("c1", 16, PullImage{QStringLiteral("image:1")});
        QVERIFY(!surveyed(journal));
        QVERIFY2(m_error.summary.contains(QStringLiteral("The setting backup_databases of the earlier run")),
            qPrintable(m_error.summary));
        QCOMPARE(m_names, QStringList{QStringLiteral("survey the server")});
        // The operator's own word goes before it.
        m_wishes.backupDatabases = {QStringLiteral("mautrix_signal")};
        QVERIFY(surveyed(journal));
    }

    void makesNoScriptOfADatabaseWithAStrangeName()
    {
        const std::unique_ptr<Engine> engine =
            surveyed({}, 0, R"("databaseName": "synapse")", R"("databaseName": "syn * apse")");
        QVERIFY(engine);
        QVERIFY(engine->blockers().join(QLatin1Char(' ')).contains(QStringLiteral("“syn * apse” is no name")));
        m_names.clear();
        const StepReport report = engine->runStep(1, {});
        QVERIFY(report.error);
        QVERIFY(!engine->check({}));
        QVERIFY(engine->rollback(0, {}).error);
        QCOMPARE(m_names, QStringList());
    }

private:
    /// A journal by which steps 1 to 19 are done and proved.
    [[nodiscard]] static QByteArray installed()
    {
        QByteArray journal = line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("matt@laptop"), {}));
        for (int step = 1; step < documentsStep; ++step) {
            const QByteArray id = 'c' + QByteArray::number(step);
            journal += intent(id.constData(), step, PullImage{QStringLiteral("image:1")}) + done(id.constData())
                + line(Journal::provedEntry(QStringLiteral("r"), step, {}));
        }
        return journal;
    }
    /// The name of the change that was sent last.
    [[nodiscard]] QString idSent() const
    {
        const qsizetype at = m_sent.lastIndexOf("\nbk_intent ");
        return at < 0 ? QString() : QString::fromUtf8(m_sent.mid(at + 11, m_sent.indexOf(' ', at + 11) - at - 11));
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void remember(const QByteArray &after) const
    {
        QVERIFY(Ledger().remember(QStringLiteral("c1"), {serverName, {}}, LedgerEntry::of(m_path, true, mine, after)));
    }

    /// Whether the server got it, plain or encoded anywhere in a script.
    [[nodiscard]] bool sentHolds(const QByteArray &secret) const
    {
        const QByteArray flat = QByteArray(m_sent).replace("\n", "");
        return m_sent.contains(secret) || flat.contains(secret.toBase64(QByteArray::OmitTrailingEquals).chopped(2));
    }

    /// After the survey of a server with that journal, on which every script ends with `status` from then on; nothing, and the
    /// error, when it failed.
    std::unique_ptr<Engine> surveyed(
        const QByteArray &journal, int status = 0, const QByteArray &replaced = {}, const QByteArray &by = {})
    {
        m_sent.clear();
        m_names.clear();
        Sections sections = sectionsOf(QStringLiteral("pristine"));
        if (!replaced.isEmpty()) {
            QByteArray &text = sections["synapse"].text;
            if (!text.contains(replaced))
                qFatal("%s", text.constData());
            text.replace(replaced, by);
        }
        QByteArray output;
        for (const auto &[name, section] : sections)
            output += wire(name, section.status, section.text);
        output += wire("journal", 0, journal);
        m_server = std::make_unique<ScriptedServer>(
            serverName, [this, output, status](const Script &script, const std::stop_token &) -> Result<ScriptResult> {
                m_sent += script.text.mid(script.text.indexOf("bk_enter\nbk_forget_scripts"));
                m_names.append(script.name);
                const bool survey = script.name == QLatin1String("survey the server");
                return ScriptResult{survey ? 0 : status, output, status == 79 ? "Another session.\n" : "", {}};
            });
        auto engine = std::make_unique<Engine>(*m_server, m_wishes, QStringLiteral("matt@laptop"));
        if (const Result<void> done = engine->survey({}); !done) {
            m_error = done.error();
            return {};
        }
        return engine;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_server;
    QString m_path;
    QByteArray m_sent; ///< what the scripts hold beyond their functions
    QStringList m_names;
    Settings m_wishes;
    Error m_error;
};

QTEST_GUILESS_MAIN(DocumentsTest)
#include "documentstest.moc"
