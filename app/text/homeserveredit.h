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

/// `homeserver` without the addition: exactly what was there before, unless somebody edited the same lines. Only flags that
/// are true are taken out: leave out of `addition.flags` those that were there before or that other appservices need.
/// A key that loses its last entry goes too, for an empty one stops Synapse; brackets that were there stay, empty.
[[nodiscard]] Result<QByteArray> withoutRegistrations(const QByteArray &homeserver, const HomeserverAddition &addition,
    const QString &fileName = QStringLiteral("homeserver.yaml"));

} // namespace Bridgekeeper
