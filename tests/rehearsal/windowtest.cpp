// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicehost.h"

#include "app/commandline/options.h"
#include "ui/appearance.h"
#include "wizard-pages/page.h"
#include "wizard-pages/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// The longest time for which the interface thread did not come round.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { longest = std::max(longest, m_since.restart()); });
        m_since.start();
        m_timer.start(5);
    }
    qint64 longest = 0;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

/// The real window on the practice host, by real clicks: from Connect to Done, and back by its own button. With
/// BRIDGEKEEPER_PICTURES=DIR it leaves a picture of every page there; BRIDGEKEEPER_APPEARANCE is light or dark.
class WindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        s_pristine = PracticeHost::manifest();
        applyAppearance(*qobject_cast<QApplication *>(QCoreApplication::instance()),
            qEnvironmentVariable("BRIDGEKEEPER_APPEARANCE") == QLatin1String("dark") ? Appearance::Dark : Appearance::Light);
        const Result<Options> options = readOptions(PracticeHost::arguments() + QStringList{QStringLiteral("--practice-host")});
        QVERIFY(options);
        QElapsedTimer start;
        start.start();
        m_wizard = std::make_unique<SetupWizard>(*options);
        m_wizard->resize(1180, 800);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
        qInfo("start to first paint: %lld ms", start.elapsed());
        m_heartbeat = std::make_unique<Heartbeat>();
    }

    void goesFromConnectToDoneByClicks()
    {
        PageId last = PageId::Done;
        for (int click = 0; click < 60 && page() != PageId::Done; ++click) {
            const PageId before = page();
            QTRY_VERIFY_WITH_TIMEOUT(idle(), 180'000);
            QVERIFY2(!m_wizard->openedPage()->hasError(), qPrintable(errorText()));
            if (before == PageId::Approve) {
                QVERIFY(!primary()->isEnabled());
                auto *approve = m_wizard->findChild<QAbstractButton *>(QStringLiteral("approve"));
                QVERIFY(approve);
                QVERIFY(!approve->isChecked());
                picture();
                approve->click();
            }
            if (before == PageId::StopAndCheck)
                QVERIFY(!m_wizard->session().isSettled(16));
            QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), 10'000);
            const bool again = std::exchange(last, before) == before;
            picture(again ? QStringLiteral("proved") : QString());
            const QString label = primary()->text();
            qInfo("%d: “%s”", int(before), qPrintable(label));
            QTest::mouseClick(primary(), Qt::LeftButton);
            if (before == PageId::Link) {
                QTest::qWait(2000);
                picture(QStringLiteral("code"));
            }
            QTest::qWait(150);
            QTRY_VERIFY_WITH_TIMEOUT(idle(), 180'000);
        }
        QCOMPARE(int(page()), int(PageId::Done));
        picture();
        for (int step = 1; step <= linkStep; ++step)
            QVERIFY2(m_wizard->session().isSettled(step), qPrintable(QString::number(step)));
        QVERIFY(PracticeHost::answer(QStringLiteral("docker logs mautrix-signal 2>&1")).contains("Bridge started"));
    }

    void bringsTheServerBackByItsButton()
    {
        auto *open = m_wizard->findChild<QAbstractButton *>(QStringLiteral("roll-back"));
        QVERIFY(open && open->isVisible());
        QTest::mouseClick(open, Qt::LeftButton);
        QTest::qWait(300);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), 60'000);
        auto *target = m_wizard->findChild<QComboBox *>(QStringLiteral("target"));
        QVERIFY(target);
        int first = 0;
        for (int index = 0; index < target->count(); ++index) {
            if (target->itemText(index).contains(QRegularExpression(QStringLiteral("step 1\\b"))))
                first = index;
        }
        target->setCurrentIndex(first);
        QTest::qWait(300);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), 60'000);
        picture(QStringLiteral("roll-back"));
        auto *start = m_wizard->findChild<QAbstractButton *>(QStringLiteral("rollback"));
        QVERIFY(start);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 10'000);
        qInfo("“%s”", qPrintable(start->text()));
        QTest::mouseClick(start, Qt::LeftButton);
        QTest::qWait(500);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), 180'000);
        picture(QStringLiteral("rolled-back"));
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == s_pristine, difference(s_pristine, now));
    }

    void neverStallsItsThread()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        const auto peak = QRegularExpression(QStringLiteral("VmHWM:\\s+(\\d+)")).match(QString::fromLatin1(status.readAll()));
        qInfo("longest stall of the interface thread: %lld ms; peak memory %d MiB", m_heartbeat->longest,
            peak.captured(1).toInt() / 1024);
        QVERIFY(m_heartbeat->longest < 1000);
    }

    void cleanupTestCase() { m_wizard.reset(); }

private:
    [[nodiscard]] PageId page() const { return m_wizard->openedPage()->id(); }
    [[nodiscard]] bool idle() const { return !m_wizard->engine().busy(); }
    [[nodiscard]] QAbstractButton *primary() const { return m_wizard->findChild<QAbstractButton *>(QStringLiteral("primary")); }
    [[nodiscard]] QString errorText() const
    {
        const auto *panel = m_wizard->openedPage()->findChild<ErrorPanel *>();
        return panel ? panel->error().summary + QLatin1Char('\n') + panel->error().detail : QString();
    }
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
        const int number = int(page());
        m_wizard->grab().save(QStringLiteral("%1/%2-%3%4.png")
                                  .arg(directory)
                                  .arg(number, 2, 10, QLatin1Char('0'))
                                  .arg(QLatin1String(names[number]), name.isEmpty() ? name : QLatin1Char('-') + name));
    }

    std::unique_ptr<SetupWizard> m_wizard;
    std::unique_ptr<Heartbeat> m_heartbeat;
    inline static QByteArray s_pristine;
};

QTEST_MAIN(WindowTest)
#include "windowtest.moc"
