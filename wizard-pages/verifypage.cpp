// SPDX-License-Identifier: GPL-3.0-or-later
#include "verifypage.h"

namespace Bridgekeeper {

VerifyPage::VerifyPage(Session &session)
    : PhasePage(Phase::Verify, tr("The bot is asked for in Matrix itself: its profile, its keys, and whether it answers."),
        tr("&Look for the bot"), session)
{
}

} // namespace Bridgekeeper
