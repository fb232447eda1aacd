// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/enginethread.h"
#include "scriptedserver.h"

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>

using namespace Bridgekeeper;

namespace {

bool isSurvey(const Script &script)
{
    return script.name == QLatin1String("survey the server");
}

bool changesTheServer(const Script &script)
{
    return script.name.startsWith(QLatin1String("step 1,")) || script.name == QLatin1String("prove the old state");
}

} // namespace

/// What is told of a server on which something is cancelled.
class EngineThreadTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void settlesWhatACancelCutOff_data() { changes(); }
    void settlesWhatACancelCutOff();
    void tellsThatTheLinkIsLostWhileItSettles_data() { changes(); }
    void tellsThatTheLinkIsLostWhileItSettles();
    void endsTheSettlingAtAnotherCancel_data() { changes(); }
    void endsTheSettlingAtAnotherCancel();
    void changesNothingUnderSettingsThatWereNotSurveyed();
    void endsSoonWhateverRuns_data();
    void endsSoonWhateverRuns();
    void looksAnewWhenARollBackIsTurnedAway();

private:
    static void changes()
    {
        QTest::addColumn<bool>("back");
        QTest::newRow("a step") << false;
        QTest::newRow("a roll back") << true;
    }
    /// Connects to a server on which changes go on until they are cancelled, and `settling` answers the survey after that.
    void connectTo(Answering settling);
    /// Whether the change runs, in the server's thread.
    [[nodiscard]] bool begin(bool back);

    std::atomic<bool> m_running = false;
    std::atomic<int> m_surveys = 0;
    std::unique_ptr<EngineThread> m_engine;
    QStringList m_told;
    std::optional<Error> m_failure;
    std::optional<Error> m_ended;
};

void EngineThreadTest::init()
{
    m_running = false;
    m_surveys = 0;
    m_told.clear();
    m_failure.reset();
    m_ended.reset();
    m_engine = std::make_unique<EngineThread>(QStringLiteral("matt@laptop"));
    connect(m_engine.get(), &EngineThread::stateChanged, this, [this] { m_told.append(QStringLiteral("state")); });
    connect(m_engine.get(), &EngineThread::settlingStarted, this, [this] { m_told.append(QStringLiteral("settling")); });
    connect(m_engine.get(), &EngineThread::failed, this, [this](const Error &error) {
        m_told.append(QStringLiteral("failed"));
        m_failure = error;
    });
    connect(m_engine.get(), &EngineThread::stepEnded, this, [this](const StepReport &report) {
        m_told.append(QStringLiteral("ended"));
        m_ended = report.error;
    });
    connect(m_engine.get(), &EngineThread::rolledBack, this, [this](const RollbackReport &report) {
        m_told.append(QStringLiteral("ended"));
        m_ended = report.error;
    });
}

void EngineThreadTest::cleanup()
{
    m_engine.reset();
}

void EngineThreadTest::connectTo(Answering settling)
{
    m_engine->connectBy(
        connectingTo([this, settling = std::move(settling), pristine = answeringWith(QStringLiteral("pristine"))](
                         const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
            if (changesTheServer(script)) {
                m_running = true;
                return cancelledAtLast(script, stop);
            }
            return isSurvey(script) && m_surveys++ > 0 ? settling(script, stop) : pristine(script, stop);
        }));
    ConnectionSettings settings;
    settings.host = QStringLiteral("matrix.example.org");
    m_engine->connectTo(settings, {});
    QTRY_VERIFY(!m_engine->busy());
    QVERIFY2(m_engine->isConnected() && m_engine->state(), m_failure ? qPrintable(m_failure->summary) : "");
    m_told.clear();
}

bool EngineThreadTest::begin(bool back)
{
    if (back)
        m_engine->rollback(0);
    else
        m_engine->runSteps(1, 1);
    return QTest::qWaitFor([this] { return m_running || !m_engine->busy(); }) && m_running;
}

void EngineThreadTest::settlesWhatACancelCutOff()
{
    QFETCH(bool, back);
    connectTo(answeringWith(QStringLiteral("pristine")));
    QVERIFY(begin(back));
    m_engine->cancel();
    QTRY_VERIFY(!m_engine->busy());
    QCOMPARE(m_told, QStringList({QStringLiteral("ended"), QStringLiteral("settling"), QStringLiteral("state")}));
    QVERIFY(m_ended && m_ended->kind == ErrorKind::Cancelled);
    QVERIFY(m_engine->isConnected());
}

/// Somebody else was at work since the survey: what stands now is told, so that the next try begins there.
void EngineThreadTest::looksAnewWhenARollBackIsTurnedAway()
{
    int surveys = 0;
    m_engine->connectBy(connectingTo([&surveys, pristine = answeringWith(QStringLiteral("pristine"))](
                                         const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
        surveys += isSurvey(script) ? 1 : 0;
        if (changesTheServer(script))
            return ScriptResult{79, {}, "Another session has changed this server.\n", {}};
        return pristine(script, stop);
    }));
    ConnectionSettings settings;
    settings.host = QStringLiteral("matrix.example.org");
    m_engine->connectTo(settings, {});
    QTRY_VERIFY(!m_engine->busy());
    m_told.clear();
    m_engine->rollback(0);
    QTRY_VERIFY(!m_engine->busy());
    QVERIFY(m_ended && m_ended->kind == ErrorKind::Conflict);
    QCOMPARE(m_ended->summary, QStringLiteral("Another session has changed this server."));
    QCOMPARE(m_told, QStringList({QStringLiteral("ended"), QStringLiteral("state")}));
    QCOMPARE(surveys, 2);
}

void EngineThreadTest::tellsThatTheLinkIsLostWhileItSettles()
{
    QFETCH(bool, back);
    connectTo([](const Script &script, const std::stop_token &) -> Result<ScriptResult> { return lostDuring(script); });
    QVERIFY(begin(back));
    m_engine->cancel();
    QTRY_VERIFY(!m_engine->busy());
    QCOMPARE(m_told, QStringList({QStringLiteral("ended"), QStringLiteral("settling"), QStringLiteral("failed")}));
    QVERIFY(m_failure && m_failure->kind == ErrorKind::Connection);
    QVERIFY(!m_engine->isConnected());
    m_surveys = 0;
    m_engine->reconnect();
    QTRY_VERIFY(!m_engine->busy());
    QVERIFY(m_engine->isConnected());
}

void EngineThreadTest::endsTheSettlingAtAnotherCancel()
{
    QFETCH(bool, back);
    std::atomic<bool> settling = false;
    connectTo([&settling](const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
        settling = true;
        return cancelledAtLast(script, stop);
    });
    QVERIFY(begin(back));
    m_engine->cancel();
    QTRY_VERIFY(settling);
    QVERIFY(m_engine->busy());
    m_engine->cancel();
    QTRY_VERIFY(!m_engine->busy());
    QCOMPARE(m_told,
        QStringList({QStringLiteral("ended"), QStringLiteral("settling"), QStringLiteral("state"), QStringLiteral("failed")}));
    QCOMPARE(m_failure->kind, ErrorKind::Cancelled);
    QVERIFY(m_engine->isConnected());
    QVERIFY(!m_engine->state()->surveyed);
}

/// Otherwise one plan would be seen and approved, and another one carried out.
void EngineThreadTest::changesNothingUnderSettingsThatWereNotSurveyed()
{
    connectTo([](const Script &script, const std::stop_token &) -> Result<ScriptResult> {
        return Error{ErrorKind::Cancelled, script.name, {}, {}};
    });
    Settings wishes;
    wishes.bridge.database = QStringLiteral("another");
    m_engine->wish(wishes);
    QTRY_VERIFY(!m_engine->busy());
    QCOMPARE(m_told, QStringList({QStringLiteral("state"), QStringLiteral("failed")}));
    QCOMPARE(m_engine->state()->settings.bridge.database, QStringLiteral("another"));
    QVERIFY(!m_engine->state()->surveyed);
    QVERIFY(!m_engine->state()->blockers.isEmpty());
    QVERIFY(!begin(false));
    QVERIFY(m_ended);
    // What was surveyed still is, under the same questions and once more when it succeeds.
    wishes.bridge.database.clear();
    connectTo(answeringWith(QStringLiteral("pristine")));
    wishes.operatorId = QStringLiteral("@other:echo6.co");
    m_engine->wish(wishes);
    QTRY_VERIFY(!m_engine->busy());
    QVERIFY(m_engine->state()->surveyed);
    QVERIFY(m_engine->state()->blockers.isEmpty());
}

void EngineThreadTest::endsSoonWhateverRuns_data()
{
    QTest::addColumn<bool>("back");
    QTest::addColumn<bool>("settling");
    QTest::newRow("a step") << false << false;
    QTest::newRow("a roll back") << true << false;
    QTest::newRow("the settling of a step") << false << true;
    QTest::newRow("the settling of a roll back") << true << true;
}

void EngineThreadTest::endsSoonWhateverRuns()
{
    QFETCH(bool, back);
    QFETCH(bool, settling);
    std::atomic<bool> settles = false;
    connectTo([&settles](const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
        settles = true;
        return cancelledAtLast(script, stop);
    });
    QVERIFY(begin(back));
    if (settling) {
        m_engine->cancel();
        QTRY_VERIFY(settles);
    }
    QElapsedTimer timer;
    timer.start();
    m_engine.reset();
    QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()));
    QCOMPARE(settles.load(), settling);
}

QTEST_GUILESS_MAIN(EngineThreadTest)
#include "enginethreadtest.moc"
