// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Steps 4 and 5: the new database is backed up, and the backup is proved by a restore, before the bridge goes live.
class BackupPage : public PhasePage {
    Q_OBJECT

public:
    explicit BackupPage(Session &session);
};

} // namespace Bridgekeeper
