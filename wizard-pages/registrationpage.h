// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Steps 9 to 11: both registrations, readable by Synapse.
class RegistrationPage : public PhasePage {
    Q_OBJECT

public:
    explicit RegistrationPage(Session &session);

protected:
    [[nodiscard]] QString action() const override;
};

} // namespace Bridgekeeper
