// SPDX-License-Identifier: GPL-3.0-or-later
#include "throughproxy.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

using namespace Bridgekeeper::Rehearsal;
using namespace std::chrono_literals;

/// A long way to the server costs little, because there are few round trips.
class LatencyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(PracticeHost::up()); }

    void takesAtMostFiveSecondsMoreAtAHundredMilliseconds()
    {
        Times near;
        near.fill(std::numeric_limits<qint64>::max());
        Times far = near;
        double more = 0;
        // The practice host itself is now faster, now slower, by as much as what is looked for. So each part of the run
        // counts with its best time of three looks, rather than the whole of one lucky run.
        for (int look = 0; look < 3 && (look == 0 || more > 5.0); ++look) {
            QVERIFY(keepBest(near, 0ms));
            QVERIFY(keepBest(far, 50ms));
            more = seconds(far) - seconds(near);
        }
        qInfo("apply: %.1f s at 0 ms, %.1f s at 100 ms of round-trip time", seconds(near), seconds(far));
        QVERIFY(more <= 5.0);
    }

private:
    /// Milliseconds for each of the steps 1 to 18 and, in front, for the rest of the run: connect, survey, documents.
    using Times = std::array<qint64, 19>;

    static double seconds(const Times &times) { return double(std::accumulate(times.begin(), times.end(), qint64(0))) / 1000; }

    /// A whole `apply` on the pristine host through a proxy that delays each way by `delay`; each part's time goes into
    /// `best` where it is less. False, and says so, when a run failed.
    static bool keepBest(Times &best, std::chrono::milliseconds delay)
    {
        if (!PracticeHost::reset())
            return false;
        const Bridgekeeper::LinkProxy proxy(practicePort(), delay);
        Laptop laptop;
        const QStringList arguments =
            QStringList{QStringLiteral("apply"), QStringLiteral("--yes")} + argumentsThrough(proxy, laptop.home());
        QElapsedTimer timer;
        timer.start();
        if (laptop.run(arguments) != 0) {
            qWarning("%s", laptop.errorOutput.constData());
            return false;
        }
        Times times{timer.elapsed()};
        QStringList trips;
        for (int step = 1; step <= 18; ++step) {
            times[std::size_t(step)] = laptop.step(step).value(QLatin1String("milliseconds")).toInteger();
            times[0] -= times[std::size_t(step)];
            trips.append(QStringLiteral("%1 (%2 ms)")
                             .arg(laptop.step(step).value(QLatin1String("round_trips")).toInt())
                             .arg(times[std::size_t(step)]));
        }
        qInfo("%lld ms each way: %.1f s; round trips: connect and survey %d (%lld ms), steps 1 to 18 %s, all %d",
            static_cast<long long>(delay.count()), seconds(times),
            laptop.json.value(QLatin1String("survey_round_trips")).toInt(), times[0], qPrintable(trips.join(QLatin1Char(' '))),
            laptop.json.value(QLatin1String("round_trips")).toInt());
        std::ranges::transform(times, best, best.begin(), std::ranges::min);
        return true;
    }
};

QTEST_GUILESS_MAIN(LatencyTest)
#include "latencytest.moc"
