// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace Bridgekeeper {

void speakLanguageOf(const QLocale &locale)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    // English has a file, too: for "1 line" and "2 lines".
    for (const QLocale &language : {locale, QLocale(QLocale::English)}) {
        if (translator->load(language, QStringLiteral("bridgekeeper"), QStringLiteral("_"), QStringLiteral(":/i18n"))) {
            QCoreApplication::installTranslator(translator);
            return;
        }
    }
}

} // namespace Bridgekeeper
