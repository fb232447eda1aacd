// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appearance.h"
#include "wizard-pages/page.h"
#include "wizard-pages/setupwizard.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace Bridgekeeper {

/// The whole window, with no agent, SSH configuration or known hosts of whoever runs the test. For test classes to inherit.
class IsolatedWizard {
protected:
    IsolatedWizard()
    {
        m_options.connection.agent = false;
        m_options.connection.knownHosts = m_directory.filePath(QStringLiteral("known_hosts"));
        m_options.connection.sshConfig = m_directory.filePath(QStringLiteral("config"));
        QFile config(m_options.connection.sshConfig);
        if (!config.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(config.fileName()));
        applyAppearance(Appearance::Light);
    }

    /// A new one in place of the last; whether it came up.
    [[nodiscard]] bool openWizard()
    {
        m_wizard = std::make_unique<SetupWizard>(m_options);
        m_wizard->resize(1024, 700);
        m_wizard->show();
        m_wizard->activateWindow();
        return QTest::qWaitForWindowActive(m_wizard.get());
    }

    /// The widget of that name, the one in sight if several pages have one.
    template <typename T>
    T *find(const char *name)
    {
        T *found = nullptr;
        for (T *widget : m_wizard->findChildren<T *>(QLatin1String(name))) {
            if (!found || widget->isVisible())
                found = widget;
        }
        return found;
    }

    std::unique_ptr<SetupWizard> m_wizard;

private:
    QTemporaryDir m_directory;
    Options m_options;
};

} // namespace Bridgekeeper
