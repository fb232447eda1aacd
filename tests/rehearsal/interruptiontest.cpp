// SPDX-License-Identifier: GPL-3.0-or-later
#include "pristinetest.h"

#include <QElapsedTimer>

using namespace Bridgekeeper::Rehearsal;

/// The program is killed, or the server loses its power, in the middle of a run: another laptop sees what was done, and takes
/// it back or goes on to the same end.
class InterruptionTest : public PristineTest {
    Q_OBJECT

private slots:
    void endsResumedAndRolledBack_data()
    {
        QTest::addColumn<int>("step"); ///< strikes as soon as this run's journal holds an intent of this
        QTest::addColumn<bool>("power");
        const auto row = [](int step, bool power) {
            QTest::addRow("%s in step %d", power ? "power cut" : "program killed", step) << step << power;
        };
        row(14, false);
        row(5, true);
        if (thorough()) {
            for (const int step : {2, 17})
                row(step, false);
            row(14, true);
        }
    }

    void endsResumedAndRolledBack()
    {
        QFETCH(int, step);
        QFETCH(bool, power);
        const QStringList until{
            QStringLiteral("--yes"), QStringLiteral("--until"), QString::number(thorough() ? 18 : step + 1)};
        Laptop first;
        QProcess process;
        // What earlier rows did is on record, too.
        const QByteArray lines = PracticeHost::answer(QStringLiteral("cat /var/lib/bridgekeeper/journal 2>/dev/null | wc -l"));
        first.start(process, QStringList{QStringLiteral("apply")} + PracticeHost::arguments() + until);
        const auto intents = [&lines](int of) { // their number, and whether there are any
            return QStringLiteral("tail -n +$((%1 + 1)) /var/lib/bridgekeeper/journal 2>/dev/null | grep -c "
                                  "'\"intent\".*\"step\":%2,'")
                .arg(QString::fromLatin1(lines))
                .arg(of);
        };
        const QString wait = QStringLiteral("for i in $(seq 1200); do %1 && exit 0; sleep 0.05; done; exit 1");
        QVERIFY2(PracticeHost::shell(wait.arg(intents(step))).status == 0, "the journal never got that far");
        if (power) {
            QVERIFY(PracticeHost::command({QStringLiteral("stop"), QStringLiteral("--power-cut")}).status == 0);
            QElapsedTimer since;
            since.start();
            const int status = first.end(process);
            qInfo("exit status %d after %.1f s: %s\n    %s", status, double(since.elapsed()) / 1000,
                qPrintable(first.summary()), qPrintable(first.hint()));
            QCOMPARE(status, 1);
            QVERIFY(since.elapsed() < 30'000);
            QVERIFY2(first.summary().contains(QStringLiteral("step %1").arg(step)), qPrintable(first.summary()));
            QVERIFY(!first.hint().isEmpty());
            QVERIFY(PracticeHost::command({QStringLiteral("start")}).status == 0);
        } else {
            process.kill();
            process.waitForFinished();
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            QCOMPARE(PracticeHost::answer(intents(step + 1)), QByteArray("0"));
        }

        Laptop second;
        QVERIFY2(second.verb("status") == 0, second.errorOutput);
        QVERIFY(!second.json.value(QLatin1String("runs")).toArray().isEmpty());
        QVERIFY2(second.verb("apply", until) == 0, second.output + second.errorOutput);
        QVERIFY2(second.verb("check") == 0, second.output);
        QVERIFY2(second.verb("rollback", {QStringLiteral("--yes")}) == 0, second.output);
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY2(now == withoutBridgeLog(m_pristine), difference(m_pristine, now));
    }
};

QTEST_GUILESS_MAIN(InterruptionTest)
#include "interruptiontest.moc"
