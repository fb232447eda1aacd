// SPDX-License-Identifier: GPL-3.0-or-later
#include "throughproxy.h"

#include <QElapsedTimer>

using namespace Bridgekeeper::Rehearsal;
using namespace std::chrono_literals;

/// A long way to the server costs little, because there are few round trips.
class LatencyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(PracticeHost::up()); }

    void takesAtMostFiveSecondsMoreAtAHundredMilliseconds()
    {
        double near = secondsAt(0ms);
        double far = secondsAt(50ms);
        // The practice host itself is now faster, now slower: the best of three looks counts.
        for (int look = 1; look < 3 && far - near > 5.0; ++look) {
            near = std::min(near, secondsAt(0ms));
            far = std::min(far, secondsAt(50ms));
        }
        qInfo("apply: %.1f s at 0 ms, %.1f s at 100 ms of round-trip time", near, far);
        QVERIFY(far - near <= 5.0);
    }

private:
    /// A whole `apply` on the pristine host through a proxy that delays each way by `delay`.
    static double secondsAt(std::chrono::milliseconds delay)
    {
        if (!PracticeHost::reset())
            return 1e9;
        const Bridgekeeper::LinkProxy proxy(practicePort(), delay);
        Laptop laptop;
        const QStringList arguments =
            QStringList{QStringLiteral("apply"), QStringLiteral("--yes")} + argumentsThrough(proxy, laptop.home());
        QElapsedTimer timer;
        timer.start();
        if (laptop.run(arguments) != 0) {
            qWarning("%s", laptop.errorOutput.constData());
            return 1e9;
        }
        const double seconds = double(timer.elapsed()) / 1000;
        QStringList trips;
        for (int step = 1; step <= 18; ++step)
            trips.append(QStringLiteral("%1 (%2 ms)")
                             .arg(laptop.step(step).value(QLatin1String("round_trips")).toInt())
                             .arg(laptop.step(step).value(QLatin1String("milliseconds")).toInt()));
        qInfo("%lld ms each way: %.1f s; round trips: connect and survey %d, steps 1 to 18 %s, all %d",
            static_cast<long long>(delay.count()), seconds, laptop.json.value(QLatin1String("survey_round_trips")).toInt(),
            qPrintable(trips.join(QLatin1Char(' '))), laptop.json.value(QLatin1String("round_trips")).toInt());
        return seconds;
    }
};

QTEST_GUILESS_MAIN(LatencyTest)
#include "latencytest.moc"
