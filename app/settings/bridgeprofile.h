// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QString>

namespace Bridgekeeper {

/// What makes this bridge Signal: read from resources/bridges/signal.yaml, so that its siblings of the same framework can
/// follow.
struct BridgeProfile {
    QString network; ///< "Signal", as people say it
    QString appserviceId; ///< "signal"
    QString image; ///< "dock.mau.dev/mautrix/signal"
    QString tag; ///< the plan's pin
    QString linkingTag; ///< the oldest tag that the network still links; older ones answer 409
    int port = 0;
    QString service; ///< compose service, container and host name: "mautrix-signal"
    QString database; ///< database and role: "mautrix_signal"
    QString bot; ///< localpart of the bot: "signalbot"
    QString loginCommand; ///< "!signal login"
    QString loginFlow; ///< "qr"
    QString linkPrefix; ///< how each code to link with begins, "sgnl://linkdevice?"; nobody's setting

    bool operator==(const BridgeProfile &) const = default;

    /// The profile shipped as resource `name` ("signal").
    static Result<BridgeProfile> load(const QString &name);
};

} // namespace Bridgekeeper
