// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridgeconfigurationpage.h"

namespace Bridgekeeper {

BridgeConfigurationPage::BridgeConfigurationPage(Session &session)
    : PhasePage(Phase::BridgeConfiguration,
        tr("The bridge's directory and its configuration, made by the bridge's own image and then edited. The bridge does not "
           "run yet."),
        tr("&Create the directory and run the image once"), session)
{
}

QString BridgeConfigurationPage::action() const
{
    return firstOpenNumber() < 8 ? PhasePage::action() : tr("&Write config.yaml");
}

} // namespace Bridgekeeper
