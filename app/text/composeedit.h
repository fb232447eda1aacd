// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>

namespace Bridgekeeper {

/// The bridge's service in a compose file (step 16 of the plan); it opens no port.
struct ComposeService {
    QByteArray name = "mautrix-signal"; ///< the service's key
    QByteArray image;
    QByteArray containerName = "mautrix-signal";
    QByteArray dataDirectory = "./mautrix-signal"; ///< on the host, as seen from the compose file; becomes /data
    QByteArray database; ///< the Postgres service's key; empty: no depends_on
    bool databaseHasHealthcheck = false; ///< without one `condition: service_healthy` would never hold
    QByteArray network; ///< the network's key in the file; empty: Compose's default network
    /// The real name of a network that exists but that the file does not declare: it is declared as external. Empty:
    /// `network` is declared already.
    QByteArray externalNetwork;
};

/// `compose` with the service at the end of `services:`. The same bytes when it is there already; Error Conflict when a
/// different service has its name, when there is no `services:`, or `depends_on` or `networks` would name what the file lacks.
[[nodiscard]] Result<QByteArray> withService(
    const QByteArray &compose, const ComposeService &service, const QString &fileName = QStringLiteral("docker-compose.yml"));

} // namespace Bridgekeeper
