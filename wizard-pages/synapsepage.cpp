// SPDX-License-Identifier: GPL-3.0-or-later
#include "synapsepage.h"

namespace Bridgekeeper {

SynapsePage::SynapsePage(Session &session)
    : PhasePage(Phase::Synapse,
        tr("Add the bridge to homeserver.yaml and restart Synapse once. People notice a pause of about ten seconds. If Synapse "
           "does not come back, the old file is put back automatically."),
        tr("&Write homeserver.yaml and restart Synapse"), session)
{
}

} // namespace Bridgekeeper
