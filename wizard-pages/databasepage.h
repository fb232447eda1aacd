// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Steps 1 to 3: the bridge's own role and database, with no more rights than it needs.
class DatabasePage : public PhasePage {
    Q_OBJECT

public:
    explicit DatabasePage(Session &session);
};

} // namespace Bridgekeeper
