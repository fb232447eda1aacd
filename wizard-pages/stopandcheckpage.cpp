// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopandcheckpage.h"

#include <QDesktopServices>
#include <QUrl>

namespace Bridgekeeper {

StopAndCheckPage::StopAndCheckPage(Session &session)
    : PhasePage(Phase::StopAndCheck,
        tr("Does Synapse accept the bridge beside MAS? Synapse itself is asked; a row with an arrow opens to request and "
           "response. Only when all rows hold can the bridge be started."),
        tr("Register the bot and &check"), session)
{
}

QString StopAndCheckPage::evidenceFolder() const
{
    return session().reports.value(stopAndCheckStep).evidenceFolder;
}

QList<ErrorPanel::Way> StopAndCheckPage::waysFrom(const Error &error) const
{
    if (error.kind != ErrorKind::StopAndCheck)
        return PhasePage::waysFrom(error);
    QList<ErrorPanel::Way> ways{
        {QStringLiteral("run-again"), tr("Check again")}, way(QStringLiteral("roll-back")), way(QStringLiteral("quit"))};
    if (!evidenceFolder().isEmpty())
        ways.append({QStringLiteral("open-folder"), tr("Open the evidence folder")});
    return ways;
}

void StopAndCheckPage::takeWay(const QString &name)
{
    if (name == QLatin1String("open-folder"))
        QDesktopServices::openUrl(QUrl::fromLocalFile(evidenceFolder()));
    else
        PhasePage::takeWay(name);
}

} // namespace Bridgekeeper
