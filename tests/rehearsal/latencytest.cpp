// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicehost.h"
#include "tests/unit/linkproxy.h"

#include <QElapsedTimer>
#include <QFile>

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
        // A second look: the practice host itself is now faster, now slower.
        if (far - near > 5.0) {
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
        const QJsonObject info = PracticeHost::info();
        Bridgekeeper::LinkProxy proxy(info.value(QLatin1String("port")).toInt(), delay);
        Laptop laptop;
        QFile known(info.value(QLatin1String("known_hosts")).toString());
        QFile ours(laptop.home() + QStringLiteral("/known_hosts"));
        if (!known.open(QIODevice::ReadOnly) || !ours.open(QIODevice::WriteOnly))
            return 1e9;
        ours.write(known.readAll().replace(
            QByteArray::number(info.value(QLatin1String("port")).toInt()), QByteArray::number(proxy.port())));
        ours.close();
        QStringList arguments = QStringList{QStringLiteral("apply"), QStringLiteral("--yes")} + PracticeHost::arguments();
        arguments[arguments.indexOf(QStringLiteral("--host")) + 1] = QStringLiteral("matt@127.0.0.1:%1").arg(proxy.port());
        arguments[arguments.indexOf(QStringLiteral("--known-hosts")) + 1] = ours.fileName();
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
