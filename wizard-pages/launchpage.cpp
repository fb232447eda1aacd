// SPDX-License-Identifier: GPL-3.0-or-later
#include "launchpage.h"

namespace Bridgekeeper {

LaunchPage::LaunchPage(Session &session)
    : PhasePage(Phase::Launch, tr("Add the bridge to the compose file and start it. No other service is touched."),
        tr("&Add the service and start the bridge"), session)
{
}

} // namespace Bridgekeeper
