// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Steps 12 to 14: homeserver.yaml, and the one restart of Synapse.
class SynapsePage : public PhasePage {
    Q_OBJECT

public:
    explicit SynapsePage(Session &session);
};

} // namespace Bridgekeeper
