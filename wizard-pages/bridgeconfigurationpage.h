// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Steps 6 to 8: the bridge's directory and its configuration.
class BridgeConfigurationPage : public PhasePage {
    Q_OBJECT

public:
    explicit BridgeConfigurationPage(Session &session);

protected:
    [[nodiscard]] QString action() const override;
};

} // namespace Bridgekeeper
