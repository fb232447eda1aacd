// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

namespace Bridgekeeper {

/// Step 15: whether Synapse accepts the bridge. Only PASS leads on.
class StopAndCheckPage : public PhasePage {
    Q_OBJECT

public:
    explicit StopAndCheckPage(Session &session);

protected:
    [[nodiscard]] QList<ErrorPanel::Way> waysFrom(const Error &error) const override;
    void takeWay(const QString &name) override;

private:
    [[nodiscard]] QString evidenceFolder() const;
};

} // namespace Bridgekeeper
