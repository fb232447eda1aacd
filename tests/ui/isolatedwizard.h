// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/scriptedserver.h"
#include "ui/appearance.h"
#include "wizard-pages/page.h"
#include "wizard-pages/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
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
        configure({});
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

    /// By the Connect page, to a server that answers so; whether that came about.
    [[nodiscard]] bool connectTo(Answering answering, const QString &host = QStringLiteral("matrix.example.org"))
    {
        m_wizard->engine().connectBy(connectingTo(std::move(answering)));
        find<QLineEdit>("host")->setText(host);
        find<QAbstractButton>("primary")->click();
        return QTest::qWaitFor([this] { return !m_wizard->engine().busy(); }, 20'000) && m_wizard->engine().isConnected()
            && m_wizard->session().state;
    }

    /// What is in the SSH configuration from now on.
    void configure(const QByteArray &text)
    {
        QFile config(m_options.connection.sshConfig);
        if (!config.open(QIODevice::WriteOnly) || config.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(config.fileName()));
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
