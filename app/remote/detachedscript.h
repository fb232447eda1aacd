// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/host.h"

namespace Bridgekeeper {

/// `script` as one that outlives its connection: on the server it runs in a session of its own from a root-only directory
/// /var/lib/bridgekeeper/scripts/ID that also takes its output, while the connection only reads along. A lost link neither
/// ends it nor makes one of its writes fail. Cancelling ends it too, unless it has put a file `critical` into that directory:
/// then it goes on to its own end. A file `pid` there names a process that lives as long as the script. `id` is made of
/// letters, digits and "-".
[[nodiscard]] Script survivesLinkLoss(const Script &script, const QString &id);

} // namespace Bridgekeeper
