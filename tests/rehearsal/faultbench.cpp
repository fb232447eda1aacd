// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultbench.h"

using namespace Bridgekeeper::Rehearsal;

/// Faults at the remote calls and journal writes of every step, and of its way back: all places with BRIDGEKEEPER_FAULTS=all,
/// or a share of them, chosen by BRIDGEKEEPER_SEED.
class FaultBenchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
    }

    void everyFaultEndsResumedOrRolledBack()
    {
        const QString asked = qEnvironmentVariable("BRIDGEKEEPER_FAULTS", QStringLiteral("0.02"));
        const quint32 seed = qEnvironmentVariable("BRIDGEKEEPER_SEED", QStringLiteral("1")).toUInt();
        FaultBench bench(asked == QLatin1String("all") ? 1.0 : asked.toDouble(), seed);
        const bool well = bench.run();
        static const char *const names[] = {"connection cut in the request", "connection cut in the answer",
            "killed before a journal write", "killed in a journal write", "killed before its flush",
            "killed after a journal write"};
        qInfo("seed %u, share %s", seed, qPrintable(asked));
        qInfo("%-32s %6s %6s %8s %12s %8s", "fault", "tried", "struck", "resumed", "rolled back", "neither");
        int tried = 0;
        for (const auto &[kind, row] : bench.rows) {
            qInfo("%-32s %6d %6d %8d %12d %8d", names[int(kind)], row.tried, row.struck, row.resumed, row.rolledBack,
                row.neither);
            tried += row.tried;
        }
        qInfo("Synapse was down for %.1f s at the longest", bench.downtime);
        QVERIFY2(well, qPrintable(bench.fatal + QLatin1Char('\n') + bench.failures.join(QLatin1Char('\n'))));
        QVERIFY(tried > 0);
    }
};

QTEST_GUILESS_MAIN(FaultBenchTest)
#include "faultbench.moc"
