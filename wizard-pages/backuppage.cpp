// SPDX-License-Identifier: GPL-3.0-or-later
#include "backuppage.h"

namespace Bridgekeeper {

BackupPage::BackupPage(Session &session)
    : PhasePage(Phase::Backup,
        tr("The new database is backed up before the bridge goes live, and the backup is proved by restoring it."),
        tr("&Extend the backup script and test it"), session)
{
}

} // namespace Bridgekeeper
