// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArrayList>

namespace Bridgekeeper {

/// What the plan adds to Synapse's homeserver.yaml (steps 12 and 13).
struct HomeserverAddition {
    /// The flags of `experimental_features` set to true.
    QByteArrayList flags = {"msc3202_transaction_extensions", "msc2409_to_device_messages_enabled"};
    /// Registration files as Synapse's container sees them, appended to `app_service_config_files`.
    QByteArrayList registrationPaths;
};

/// `homeserver` with the addition, merged into blocks that are there. The same bytes when it holds already.
/// Errors: those of YamlEdit, naming `fileName`.
[[nodiscard]] Result<QByteArray> withRegistrations(const QByteArray &homeserver, const HomeserverAddition &addition,
    const QString &fileName = QStringLiteral("homeserver.yaml"));

} // namespace Bridgekeeper
