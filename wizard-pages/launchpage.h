// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Steps 16 and 17: the bridge's service in the compose file, and its start.
class LaunchPage : public PhasePage {
    Q_OBJECT

public:
    explicit LaunchPage(Session &session);
};

} // namespace Bridgekeeper
