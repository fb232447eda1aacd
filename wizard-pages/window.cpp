// SPDX-License-Identifier: GPL-3.0-or-later
#include "window.h"

#include "setupwizard.h"

#include "app/language.h"
#include "ui/appearance.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QSettings>
#include <QTranslator>

namespace Bridgekeeper {

int runWindow(int argc, char **argv, const Options &options)
{
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("bridgekeeper"));

    QTranslator ofQt; // its file dialog's words
    if (ofQt.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&ofQt);
    speakLanguageOf(QLocale());

    applyAppearance(options.appearance == QLatin1String("dark") ? Appearance::Dark
            : options.appearance == QLatin1String("light")      ? Appearance::Light
                                                                : Appearance::System);

    SetupWizard wizard(options);
    const QString geometryKey = QStringLiteral("window/geometry");
    QSettings remembered(QStringLiteral("bridgekeeper"), QStringLiteral("bridgekeeper"));
    if (!wizard.restoreGeometry(remembered.value(geometryKey).toByteArray()))
        wizard.resize(1180, 800);
    wizard.show();
    const int status = QApplication::exec();
    remembered.setValue(geometryKey, wizard.saveGeometry());
    return status;
}

} // namespace Bridgekeeper
