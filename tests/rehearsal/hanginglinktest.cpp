// SPDX-License-Identifier: GPL-3.0-or-later
#include "clickedwindow.h"
#include "throughproxy.h"

#include <QApplication>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// The link hangs in the middle of a step: the window stays alive, names it within 30 seconds, and goes on by a click on its
/// button once the link is back. With BRIDGEKEEPER_PICTURES=DIR it leaves a film of that there.
class HangingLinkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        applyAppearance(appearanceAsked());
    }

    void theWindowStaysAliveAndGoesOn()
    {
        LinkProxy proxy(practicePort());
        QTemporaryDir home;
        ClickedWindow window(argumentsThrough(proxy, home.path()));
        QVERIFY(QTest::qWaitForWindowExposed(&window.wizard()));
        for (int clicks = 0; clicks < 20 && window.page() != PageId::Database; ++clicks) {
            QVERIFY2(window.error().isEmpty(), qPrintable(window.error()));
            if (window.page() == PageId::Approve)
                window.button("approve")->click();
            QVERIFY(window.click("primary"));
        }
        QCOMPARE(int(window.page()), int(PageId::Database));
        const EngineThread &engine = window.wizard().engine();

        Heartbeat heartbeat;
        QTest::mouseClick(window.button("primary"), Qt::LeftButton);
        QTRY_VERIFY(engine.busy());
        proxy.hang();
        QElapsedTimer since;
        since.start();
        picture(window, "1-hangs", heartbeat);
        QTest::qWait(8000);
        picture(window, "2-still-hangs", heartbeat);
        QTRY_VERIFY_WITH_TIMEOUT(!engine.busy(), 60'000);
        const qint64 noticed = since.elapsed();
        QTRY_VERIFY(!window.error().isEmpty());
        picture(window, "3-named", heartbeat);
        qInfo("noticed after %.1f s: %s", double(noticed) / 1000, qPrintable(window.error()));
        QVERIFY(noticed < 30'000);
        QVERIFY(!engine.isConnected());

        proxy.heal();
        const auto reconnect = [&window] {
            return window.wizard().openedPage()->findChild<QAbstractButton *>(QStringLiteral("reconnect"));
        };
        QTRY_VERIFY(reconnect() && reconnect()->isVisible());
        qInfo("“%s”", qPrintable(reconnect()->text()));
        QTest::mouseClick(reconnect(), Qt::LeftButton);
        QVERIFY(window.rests());
        QVERIFY2(window.error().isEmpty(), qPrintable(window.error()));
        QVERIFY(engine.isConnected());
        picture(window, "4-reconnected", heartbeat);
        while (window.page() == PageId::Database) {
            QVERIFY(window.click("primary"));
            QVERIFY2(window.error().isEmpty(), qPrintable(window.error()));
        }
        qInfo("longest stall of the interface thread: %lld ms, longest round of its own: %ld ms", heartbeat.longest,
            heartbeat.longestBusy);
        QVERIFY(heartbeat.longest < 1000);
        for (int step = 1; step <= 3; ++step)
            QVERIFY(window.wizard().session().isSettled(step));
    }

private:
    static void picture(ClickedWindow &window, const char *name, Heartbeat &heartbeat)
    {
        const QString directory = qEnvironmentVariable("BRIDGEKEEPER_PICTURES");
        if (directory.isEmpty())
            return;
        QTest::qWait(100);
        window.saveTo(QStringLiteral("%1/link-%2.png").arg(directory, QLatin1String(name)));
        heartbeat.skip();
    }
};

QTEST_MAIN(HangingLinkTest)
#include "hanginglinktest.moc"
