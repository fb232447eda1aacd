// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practicehost.h"

#include "app/commandline/options.h"
#include "tests/ui/threadtime.h"
#include "ui/appearance.h"
#include "wizard-pages/page.h"
#include "wizard-pages/setupwizard.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QRegularExpression>
#include <QTimer>

namespace Bridgekeeper::Rehearsal {

/// BRIDGEKEEPER_APPEARANCE: light or dark.
inline Appearance appearanceAsked()
{
    return qEnvironmentVariable("BRIDGEKEEPER_APPEARANCE") == QLatin1String("dark") ? Appearance::Dark : Appearance::Light;
}

/// The longest time for which the interface thread did not come round.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const qint64 gap = m_since.restart();
            const long busy = m_processor.elapsed();
            m_processor.restart();
            longest = std::max(longest, gap);
            longestBusy = std::max(longestBusy, busy);
            if (gap >= 100)
                qInfo("the interface thread did not come round for %lld ms, %ld ms of them at work", gap, busy);
        });
        m_since.start();
        m_timer.start(5);
    }
    /// What the test itself did in this thread does not count.
    void skip()
    {
        m_since.restart();
        m_processor.restart();
    }
    qint64 longest = 0; ///< in milliseconds, and so is:
    long longestBusy = 0; ///< the processor time that one round took; the rest is that of others on a busy machine

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    ThreadTimer m_processor;
};

/// The real window on the practice host, moved by real clicks alone.
class ClickedWindow {
public:
    explicit ClickedWindow(const QStringList &arguments = PracticeHost::arguments())
        : m_wizard(*readOptions(arguments + QStringList{QStringLiteral("--practice-host")}))
    {
        m_wizard.resize(1180, 800);
        m_wizard.show();
    }

    [[nodiscard]] SetupWizard &wizard() { return m_wizard; }
    [[nodiscard]] PageId page() const { return m_wizard.openedPage()->id(); }
    [[nodiscard]] QAbstractButton *button(const char *name) const
    {
        return m_wizard.findChild<QAbstractButton *>(QLatin1String(name));
    }

    /// Whether the engine comes to rest within three minutes.
    [[nodiscard]] bool rests()
    {
        QTest::qWait(200);
        return QTest::qWaitFor([this] { return !m_wizard.engine().busy(); }, 180'000);
    }

    /// Clicks a button as soon as it is enabled, and waits for what that does.
    [[nodiscard]] bool click(const char *name)
    {
        if (!QTest::qWaitFor([&] { return button(name) && button(name)->isVisible() && button(name)->isEnabled(); }, 20'000))
            return false;
        QTest::mouseClick(button(name), Qt::LeftButton);
        return rests();
    }

    /// Opens the way back and proposes everything.
    [[nodiscard]] bool openRollbackOfEverything()
    {
        if (!click("roll-back"))
            return false;
        auto *target = m_wizard.findChild<QComboBox *>(QStringLiteral("target"));
        const int all = target ? target->findText(QStringLiteral("step 1:"), Qt::MatchContains) : -1;
        if (all < 0)
            return false;
        target->setCurrentIndex(all);
        return rests();
    }

    /// The error that the page shows; empty when there is none.
    [[nodiscard]] QString error() const
    {
        const auto *panel = m_wizard.openedPage()->findChild<ErrorPanel *>();
        return panel && panel->isShown() ? panel->error().summary + QLatin1Char('\n') + panel->error().detail : QString();
    }

    /// The window as a picture.
    void saveTo(const QString &file) { m_wizard.grab().toImage().convertToFormat(QImage::Format_RGB888).save(file, "PNG", 0); }

private:
    SetupWizard m_wizard;
};

} // namespace Bridgekeeper::Rehearsal
