// SPDX-License-Identifier: GPL-3.0-or-later
#include "registrationpage.h"

namespace Bridgekeeper {

RegistrationPage::RegistrationPage(Session &session)
    : PhasePage(Phase::Registration,
        tr("The two files by which Synapse knows the bridge and its double puppet. Synapse reads them only after its restart."),
        tr("&Write both registrations"), session)
{
}

QString RegistrationPage::action() const
{
    return firstOpenNumber() < 11 ? PhasePage::action() : tr("&Write both to Synapse's directory");
}

} // namespace Bridgekeeper
