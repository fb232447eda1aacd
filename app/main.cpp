// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"
#include "app/language.h"

#include "wizard-pages/window.h"

#include <QCoreApplication>

#include <sys/prctl.h>

int main(int argc, char *argv[])
{
#if !defined(__SANITIZE_ADDRESS__) // LeakSanitizer reads the memory as another process
    // Passwords and tokens pass through here: no core file, and no other process of this user that reads its memory.
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    QCoreApplication::setApplicationName(QStringLiteral("bridgekeeper"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BRIDGEKEEPER_VERSION));
    QStringList arguments;
    for (int index = 1; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    // Once for all: the settings file may be a pipe, which is empty the second time.
    const Bridgekeeper::Result<Bridgekeeper::Options> options = Bridgekeeper::readOptions(arguments);
    if (options && options->verb.isEmpty())
        return Bridgekeeper::runWindow(argc, argv, *options);
    QCoreApplication application(argc, argv);
    Bridgekeeper::speakLanguageOf(QLocale::English); // what scripts read does not depend on who runs them
    return options ? Bridgekeeper::runCommandLine(*options) : Bridgekeeper::refuseArguments(options.error(), arguments);
}
