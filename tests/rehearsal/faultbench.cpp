// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultbench.h"

using namespace Bridgekeeper::Rehearsal;

/// Faults at the remote calls and journal writes of every step, and of its way back: at all places with
/// BRIDGEKEEPER_FAULTS=all, or a share of the trials, chosen by BRIDGEKEEPER_SEED; of the steps BRIDGEKEEPER_STEPS=FIRST-LAST;
/// only BRIDGEKEEPER_FAULT_KINDS=cuts or kills.
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
        const QString share = qEnvironmentVariable("BRIDGEKEEPER_FAULTS", QStringLiteral("0.008"));
        const QStringList steps = qEnvironmentVariable("BRIDGEKEEPER_STEPS", QStringLiteral("1-18")).split(u'-');
        const QString kinds = qEnvironmentVariable("BRIDGEKEEPER_FAULT_KINDS", QStringLiteral("all"));
        const QHash<QString, FaultBench::Kinds> named{{QStringLiteral("all"), FaultBench::Kinds::All},
            {QStringLiteral("cuts"), FaultBench::Kinds::Cuts}, {QStringLiteral("kills"), FaultBench::Kinds::Kills}};
        FaultBench::Extent extent;
        extent.share = share == QLatin1String("all") ? 1.0 : share.toDouble();
        extent.kinds = named.value(kinds);
        extent.seed = qEnvironmentVariable("BRIDGEKEEPER_SEED", QStringLiteral("1")).toUInt();
        extent.first = steps.first().toInt();
        extent.last = steps.last().toInt();
        QVERIFY2(
            extent.share > 0 && extent.first >= 1 && extent.first <= extent.last && extent.last <= 18 && named.contains(kinds),
            "BRIDGEKEEPER_FAULTS, BRIDGEKEEPER_STEPS or BRIDGEKEEPER_FAULT_KINDS cannot be used");
        FaultBench bench(extent);
        const bool well = bench.run();
        qInfo("steps %d to %d, %s, share %s, seed %u", extent.first, extent.last, qPrintable(kinds), qPrintable(share),
            extent.seed);
        FaultBench::print(bench.rows);
        qInfo("Synapse was down for %.1f s at the longest", bench.downtime);
        QVERIFY2(well, qPrintable(bench.fatal + QLatin1Char('\n') + bench.failures.join(QLatin1Char('\n'))));
        QVERIFY(!bench.rows.empty());
    }
};

QTEST_GUILESS_MAIN(FaultBenchTest)
#include "faultbench.moc"
