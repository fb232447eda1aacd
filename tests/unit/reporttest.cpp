// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report.h"
#include "recordings.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

const QByteArray password = "5ecre7pa55w0rd5ecre7pa55w0rd5ecre7pa55w0rd";

QByteArray line(const QByteArray &members)
{
    return "{\"time\":\"2026-11-25T10:00:00Z\"," + members + "}\n";
}

QByteArray made(const char *id, int step, const Change &change, const QByteArray &outcome = "\"status\":0")
{
    return line("\"entry\":\"intent\",\"run\":\"r\",\"change\":\"" + QByteArray(id) + "\",\"step\":" + QByteArray::number(step)
               + ",\"record\":" + QJsonDocument(recordOf(change)).toJson(QJsonDocument::Compact))
        + (outcome.isEmpty() ? QByteArray() : line("\"entry\":\"outcome\",\"change\":\"" + QByteArray(id) + "\"," + outcome));
}

/// Answers every script with one recording.
class RecordedHost final : public Host {
public:
    explicit RecordedHost(QByteArray answer) : m_answer(std::move(answer)) { }

    Result<ScriptResult> run(const Script &, std::stop_token, const OutputSink &) override
    {
        ++m_trips;
        return ScriptResult{0, m_answer, {}, {}};
    }
    [[nodiscard]] QString name() const override { return QStringLiteral("echo6.co"); }
    [[nodiscard]] int roundTrips() const override { return m_trips; }

private:
    QByteArray m_answer;
    int m_trips = 0;
};

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void saysWhatWasChangedAndHowItStands();
    void namesTheHashesOfTheFiles();
    void hidesTheHashOfASecretFile();
    void showsEveryProofWithItsEvidence();
    void saysHowToTakeItBackAndWhatCannotBe();
    void holdsNoSecret();
    void keepsARowInItsTable();
    void isWholeBeforeAnythingWasDone();

private:
    [[nodiscard]] QString report(const std::vector<CheckedStep> &checked = {}) const { return reportOf(*m_engine, checked); }

    QByteArray m_answer;
    std::unique_ptr<RecordedHost> m_host;
    std::unique_ptr<Engine> m_engine;
};

void ReportTest::initTestCase()
{
    FileFact compose;
    compose.path = QStringLiteral("/opt/matrix/docker-compose.yml");
    compose.exists = true;
    compose.bytes = "services:\n";
    compose.mode = QStringLiteral("644");
    compose.owner = QStringLiteral("0:0");
    FileFact kept;
    kept.path = QStringLiteral("/var/lib/bridgekeeper/secrets/database-password");
    WriteFile secret = WriteFile::of(kept, password, QStringLiteral("Keep the password"));
    secret.secret = true;
    const QByteArray journal = line(Journal::runEntry(QStringLiteral("r"), QStringLiteral("matt@laptop"), {}))
        + made("c1", 1, secret)
        + made("c2", 2, CreateDatabase{QStringLiteral("mautrix_signal"), QStringLiteral("mautrix_signal")})
        + made("c3", 6, MakeDirectory{QStringLiteral("/opt/a|b\n*c*"), QStringLiteral("700"), QStringLiteral("1337:1337")})
        + line("\"entry\":\"reverted\",\"run\":\"r\",\"change\":\"c3\",\"status\":0")
        + made("c6", 16, PullImage{QStringLiteral("image:1")}, "\"status\":1")
        + made("c7", 16, PullImage{QStringLiteral("image:2")}, {})
        + made("c4", 16, WriteFile::of(compose, "services: {}\n", QStringLiteral("Add the service")))
        + made("c5", 17,
            StartService{QStringLiteral("mautrix-signal"), QStringLiteral("mautrix-signal"), QStringLiteral("/opt/a"),
                QStringLiteral("mautrix_signal"), QStringLiteral("@signalbot:echo6.co"), true, 120});
    m_answer = recorded(QStringLiteral("pristine")) + wire("journal", 0, journal);
}

void ReportTest::init()
{
    m_host = std::make_unique<RecordedHost>(m_answer);
    m_engine = std::make_unique<Engine>(*m_host, Settings(), QStringLiteral("matt@laptop"));
    const Result<void> surveyed = m_engine->survey({});
    QVERIFY2(surveyed, surveyed ? "" : qPrintable(surveyed.error().summary + surveyed.error().detail));
}

void ReportTest::saysWhatWasChangedAndHowItStands()
{
    const QString text = report();
    QVERIFY(text.startsWith(QStringLiteral("# The Signal bridge on echo6.co\n")));
    QVERIFY(text.contains(QStringLiteral("`dock.mau.dev/mautrix/signal:v0.2603.0`")));
    QVERIFY(text.contains(QStringLiteral("`@signalbot:")));
    const QStringList rows = text.split(QLatin1Char('\n')).filter(QStringLiteral("| 2026-11-25T10:00:00Z |"));
    QCOMPARE(rows.size(), 7);
    QCOMPARE(rows[0], QStringLiteral("| 2026-11-25T10:00:00Z | 1 | Keep the password | stands |"));
    QVERIFY(rows[1].contains(QStringLiteral("| 2 | Create database mautrix_signal")));
    QVERIFY(rows[2].endsWith(QStringLiteral("| taken back |")));
    QVERIFY(rows[3].endsWith(QStringLiteral("| failed |")));
    QVERIFY(rows[4].endsWith(QStringLiteral("| cut off |")));
    QCOMPARE(rows[5], QStringLiteral("| 2026-11-25T10:00:00Z | 16 | Add the service | stands |"));
}

void ReportTest::namesTheHashesOfTheFiles()
{
    QVERIFY(report().contains(
        QStringLiteral("| `/opt/matrix/docker-compose.yml` | `%1` | `%2` |")
            .arg(QString::fromLatin1(QCryptographicHash::hash("services:\n", QCryptographicHash::Sha256).toHex()),
                QString::fromLatin1(QCryptographicHash::hash("services: {}\n", QCryptographicHash::Sha256).toHex()))));
}

void ReportTest::hidesTheHashOfASecretFile()
{
    QVERIFY(!report().contains(QString::fromLatin1(QCryptographicHash::hash(password, QCryptographicHash::Sha256).toHex())));
}

void ReportTest::showsEveryProofWithItsEvidence()
{
    const QString text = report(
        {{2, {{QStringLiteral("a"), QStringLiteral("The role is there"), true, QStringLiteral("mautrix_signal|t"), {}, {}}}},
            {14, {{QStringLiteral("b"), QStringLiteral("Synapse is healthy"), false, QStringLiteral("exited"), {}, {}}}}});
    QVERIFY(text.contains(QStringLiteral("### 2. ") + allSteps()[1].title + QLatin1Char('\n')));
    QVERIFY(text.contains(QStringLiteral("- ✓ The role is there — mautrix_signal|t\n")));
    QVERIFY(text.contains(QStringLiteral("### 14. ") + allSteps()[13].title + QLatin1Char('\n')));
    QVERIFY(text.contains(QStringLiteral("- ✗ Synapse is healthy — exited\n")));
}

void ReportTest::saysHowToTakeItBackAndWhatCannotBe()
{
    const QString text = report();
    QVERIFY(text.contains(QStringLiteral("bridgekeeper rollback")));
    QVERIFY(text.contains(QStringLiteral("- The users that the bridge makes for Signal contacts stay in Synapse's database")));
}

void ReportTest::holdsNoSecret()
{
    const Proof proof{QStringLiteral("k"), QStringLiteral("Claim ") + QString::fromUtf8(password), true,
        QStringLiteral("postgres://mautrix_signal:") + QString::fromUtf8(password) + QStringLiteral("@db"), {}, {}};
    const QByteArray path = QByteArray("/var/lib/bridgekeeper/secrets/database-password").toBase64();
    m_host = std::make_unique<RecordedHost>(m_answer
        + wire("database_password", 0,
            "kind regular\npath " + path + "\nasked " + path + "\nmount rw inside\nmode 600\nowner 0:0\nlinks 1\nsize "
                + QByteArray::number(password.size()) + "\n\n" + password));
    m_engine = std::make_unique<Engine>(*m_host, Settings(), QStringLiteral("matt@laptop"));
    const Result<void> surveyed = m_engine->survey({});
    QVERIFY2(surveyed, surveyed ? "" : qPrintable(surveyed.error().summary + surveyed.error().detail));
    QCOMPARE(m_engine->facts().databasePassword.bytes, password);
    const QString text = report({{1, {proof}}});
    QVERIFY2(!text.contains(QString::fromUtf8(password)), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("‹hidden: ")));
}

void ReportTest::keepsARowInItsTable()
{
    const QStringList rows = report().split(QLatin1Char('\n')).filter(QStringLiteral("/opt/a"));
    QCOMPARE(rows.size(), 1);
    // Bars and line ends of a name neither open a column nor end the row.
    QCOMPARE(QString(rows.first()).remove(QStringLiteral("\\|")).count(QLatin1Char('|')), 5);
}

void ReportTest::isWholeBeforeAnythingWasDone()
{
    m_host = std::make_unique<RecordedHost>(recorded(QStringLiteral("pristine")));
    m_engine = std::make_unique<Engine>(*m_host, Settings(), QStringLiteral("matt@laptop"));
    QVERIFY(m_engine->survey({}));
    const QString text = report();
    for (const char *heading : {"## What was changed", "## Files", "## Proofs", "## Taking it back"})
        QVERIFY2(text.contains(QLatin1String(heading)), heading);
}

QTEST_GUILESS_MAIN(ReportTest)
#include "reporttest.moc"
