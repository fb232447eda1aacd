// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practicehost.h"

#include "app/commandline/options.h"
#include "wizard-pages/page.h"
#include "wizard-pages/setupwizard.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QRegularExpression>

namespace Bridgekeeper::Rehearsal {

/// The real window on the practice host, moved by real clicks alone.
class ClickedWindow {
public:
    ClickedWindow() : m_wizard(*readOptions(PracticeHost::arguments() + QStringList{QStringLiteral("--practice-host")}))
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

private:
    SetupWizard m_wizard;
};

} // namespace Bridgekeeper::Rehearsal
