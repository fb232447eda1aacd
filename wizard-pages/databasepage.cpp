// SPDX-License-Identifier: GPL-3.0-or-later
#include "databasepage.h"

namespace Bridgekeeper {

DatabasePage::DatabasePage(Session &session)
    : PhasePage(Phase::Database,
        tr("A role and a database of the bridge's own, with no more rights than it needs. Nobody notices."),
        tr("&Create role and database"), session)
{
}

} // namespace Bridgekeeper
