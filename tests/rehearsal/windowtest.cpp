// SPDX-License-Identifier: GPL-3.0-or-later
#include "clickedwindow.h"
#include "pristinetest.h"

#include <QApplication>
#include <QFile>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// The real window on the practice host, by real clicks: from Connect to Done, and back by its own button. With
/// BRIDGEKEEPER_PICTURES=DIR it leaves a picture of every page there; BRIDGEKEEPER_APPEARANCE is light or dark.
class WindowTest : public PristineTest {
    Q_OBJECT

private slots:
    void paintsAtOnce()
    {
        applyAppearance(appearanceAsked());
        QElapsedTimer start;
        start.start();
        m_window = std::make_unique<ClickedWindow>();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window->wizard()));
        qInfo("start to first paint: %lld ms", start.elapsed());
        QVERIFY(start.elapsed() < 2000);
        m_heartbeat = std::make_unique<Heartbeat>();
    }

    void goesFromConnectToDoneByClicks()
    {
        PageId last = PageId::Done;
        for (int clicks = 0; clicks < 60 && m_window->page() != PageId::Done; ++clicks) {
            const PageId page = m_window->page();
            QVERIFY2(m_window->error().isEmpty(), qPrintable(m_window->error()));
            if (page == PageId::Approve) {
                QVERIFY(!m_window->button("primary")->isEnabled());
                QVERIFY(!m_window->button("approve")->isChecked());
                picture();
                m_window->button("approve")->click();
            }
            if (page == PageId::Connect)
                QTRY_VERIFY(m_window->wizard()
                                .findChild<QLabel *>(QStringLiteral("target"))
                                ->text()
                                .startsWith(QLatin1String("Leads to")));
            if (page == PageId::StopAndCheck)
                QVERIFY(!session().isSettled(stopAndCheckStep + 1));
            picture(std::exchange(last, page) == page ? QStringLiteral("proved") : QString());
            qInfo("%d: “%s”", int(page), qPrintable(m_window->button("primary")->text()));
            if (page == PageId::Link && !session().isSettled(linkStep)) {
                QTest::mouseClick(m_window->button("primary"), Qt::LeftButton);
                QTest::qWait(2000);
                picture(QStringLiteral("code"));
                QVERIFY(m_window->rests());
                continue;
            }
            QVERIFY(m_window->click("primary"));
        }
        QCOMPARE(int(m_window->page()), int(PageId::Done));
        picture();
        for (int step = 1; step <= linkStep; ++step)
            QVERIFY2(session().isSettled(step), qPrintable(QString::number(step)));
        QVERIFY(PracticeHost::answer(QStringLiteral("docker logs mautrix-signal 2>&1")).contains("Bridge started"));
        m_heartbeat->skip();
    }

    void bringsTheServerBackByItsButton()
    {
        QVERIFY(m_window->openRollbackOfEverything());
        picture(QStringLiteral("roll-back"));
        qInfo("“%s”", qPrintable(m_window->button("rollback")->text()));
        QVERIFY(m_window->click("rollback"));
        picture(QStringLiteral("rolled-back"));
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == m_pristine, difference(m_pristine, now));
    }

    void neverStallsItsThread()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        const auto peak = QRegularExpression(QStringLiteral("VmHWM:\\s+(\\d+)")).match(QString::fromLatin1(status.readAll()));
        qInfo("longest stall of the interface thread: %lld ms, longest round of its own: %ld ms; peak memory %d MiB",
            m_heartbeat->longest, m_heartbeat->longestBusy, peak.captured(1).toInt() / 1024);
        // The goal is 100 ms. The machine is busy with the server, too, so that only its own work is held against the window.
        QVERIFY(m_heartbeat->longest < 1000);
        QVERIFY(m_heartbeat->longestBusy < 2 * msOfAStep);
    }

    void cleanupTestCase() { m_window.reset(); }

private:
    [[nodiscard]] const Session &session() { return m_window->wizard().session(); }

    /// The page as it is now, as NUMBER-PAGE[-NAME].png; a later picture of the same name takes its place.
    void picture(const QString &name = {})
    {
        static const char *const names[] = {"connect", "survey", "settings", "approve", "database", "backup",
            "bridge-configuration", "registration", "synapse", "stop-and-check", "launch", "verify", "link", "documents",
            "done"};
        const QString directory = qEnvironmentVariable("BRIDGEKEEPER_PICTURES");
        if (directory.isEmpty())
            return;
        QTest::qWait(100);
        const int number = int(m_window->page());
        m_window->saveTo(QStringLiteral("%1/%2-%3%4.png")
                             .arg(directory)
                             .arg(number, 2, 10, QLatin1Char('0'))
                             .arg(QLatin1String(names[number]), name.isEmpty() ? name : QLatin1Char('-') + name));
        m_heartbeat->skip();
    }

    std::unique_ptr<ClickedWindow> m_window;
    std::unique_ptr<Heartbeat> m_heartbeat;
};

QTEST_MAIN(WindowTest)
#include "windowtest.moc"
