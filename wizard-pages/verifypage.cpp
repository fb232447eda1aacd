// SPDX-License-Identifier: GPL-3.0-or-later
#include "verifypage.h"

namespace Bridgekeeper {

VerifyPage::VerifyPage(Session &session)
    : PhasePage(Phase::Verify, tr("The bot is asked for in Matrix itself: its profile, its keys, and whether it answers."),
        tr("&Look for the bot"), session)
{
}

QString VerifyPage::action() const
{
    const bool opensRoom = session().state && !session().state->step(18).plan.changes.empty();
    return opensRoom ? tr("&Open a room with the bot, and check it") : PhasePage::action();
}

} // namespace Bridgekeeper
