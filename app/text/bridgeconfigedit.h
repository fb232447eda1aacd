// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace Bridgekeeper {

/// What step 8 writes into the bridge's config.yaml. Values are UTF-8.
struct BridgeConfigGoal {
    QByteArray databaseUri;
    QByteArray homeserverAddress; ///< as the bridge's container reaches Synapse: http://matrix-synapse:8008
    QByteArray domain; ///< the server_name
    QByteArray appserviceAddress; ///< as Synapse reaches the bridge: http://mautrix-signal:29328
    QByteArray hostname = "0.0.0.0";
    int port = 29328;
    QByteArray admin; ///< a full user id
    /// The double-puppet appservice's as_token; empty leaves no double puppeting.
    QByteArray doublePuppetToken;
};

/// `config` with the goal of step 8: database, homeserver, appservice, encryption with MSC4190, exactly three
/// permissions (`*` relay, the domain user, the admin admin), exactly one double-puppet secret; entries of the example
/// gone (empty blocks stay, for the bridge would fill in its example again where a key is missing). A pickle_key that
/// the bridge has generated stays. All else stays as it is; the same bytes when the goal holds.
[[nodiscard]] Result<QByteArray> withBridgeSettings(
    const QByteArray &config, const BridgeConfigGoal &goal, const QString &fileName = QStringLiteral("config.yaml"));

/// `config` with this encryption.pickle_key and nothing else changed.
[[nodiscard]] Result<QByteArray> withPickleKey(
    const QByteArray &config, const QByteArray &key, const QString &fileName = QStringLiteral("config.yaml"));

/// The bridge's config.yaml (mautrix bridgev2, as of v0.26.4), as far as steps and proofs need it.
/// Empty strings for what is not there.
struct BridgeConfig {
    QString databaseType;
    QString databaseUri;
    QString homeserverAddress;
    QString domain;
    QString appserviceAddress;
    QString publicAddress;
    QString hostname;
    int port = 0;
    QString id;
    QString botName;
    QString asToken; ///< empty while the example's placeholder stands there
    QString hsToken; ///< likewise
    std::vector<std::pair<QString, QString>> permissions; ///< who, level; in the file's order
    std::vector<std::pair<QString, QString>> doublePuppetSecrets; ///< domain, secret with its `as_token:`
    QStringList doublePuppetServers;
    bool encryptionAllow = false;
    bool encryptionDefault = false;
    bool encryptionRequire = false;
    bool encryptionAppservice = false;
    bool msc4190 = false;
    bool selfSign = false;
    bool allowKeySharing = false;
    QString pickleKey;

    /// The as_token that double puppeting uses for users of `server`; empty without one.
    [[nodiscard]] QString doublePuppetToken(const QString &server) const;
};
[[nodiscard]] Result<BridgeConfig> parseBridgeConfig(
    const QByteArray &config, const QString &fileName = QStringLiteral("config.yaml"));

/// A range of names that an appservice reserves.
struct Namespace {
    QString regex;
    bool exclusive = false;
    bool operator==(const Namespace &) const = default;
};

/// An appservice's registration file, as Synapse reads it.
struct Registration {
    QString id;
    std::optional<QString> url; ///< nothing for a null url
    QString asToken;
    QString hsToken;
    QString senderLocalpart;
    std::vector<Namespace> users;
    std::vector<Namespace> aliases;
    std::vector<Namespace> rooms;
    bool msc4190 = false; ///< io.element.msc4190
};
/// Errors: Input when it does not parse or lacks id, tokens or sender_localpart.
[[nodiscard]] Result<Registration> parseRegistration(
    const QByteArray &registration, const QString &fileName = QStringLiteral("registration.yaml"));

/// The registration of the double-puppet appservice (step 10): null url, no exclusive names, every user of `domain`.
[[nodiscard]] QByteArray doublePuppetRegistration(
    const QByteArray &domain, const QByteArray &asToken, const QByteArray &hsToken);

} // namespace Bridgekeeper
