// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Step 18: the bot appears in Matrix.
class VerifyPage : public PhasePage {
    Q_OBJECT

public:
    explicit VerifyPage(Session &session);

protected:
    [[nodiscard]] QString action() const override;
};

} // namespace Bridgekeeper
