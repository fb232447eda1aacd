// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/bridgeprofile.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Bridgekeeper {

struct ServerFacts;

/// What to do about data that an earlier installation of the bridge left behind: the server still has its bot's cross-signing
/// keys, and a bridge whose database lacks them ends with exit code 34.
enum class EarlierData {
    Restore, ///< load the saved dump, which keeps the bot's identity
    StartAnew ///< fresh database; the bot's old cross-signing keys are overwritten
};

/// Everything that the operator decides. Empty means: take it from the survey, then from the plan. Holds no secret.
struct Settings {
    BridgeProfile bridge;
    QString composeFile; ///< "/opt/matrix/docker-compose.yml", on the server
    QString domain; ///< Synapse's server_name
    QString operatorId; ///< the bridge's admin, "@matt:echo6.co"
    QString synapseService; ///< names of compose services and containers
    QString synapseContainer;
    QString postgresService;
    QString postgresContainer;
    QString postgresSuperuser;
    QString masContainer; ///< empty when there is no MAS
    QString network; ///< Docker network that all of them join: its real name, "matrix-net"
    QString synapseUrl; ///< Synapse as the host reaches it, "http://127.0.0.1:8008"
    QString synapseInnerUrl; ///< Synapse as the bridge's container reaches it, "http://matrix-synapse:8008"
    QString homeserverFile; ///< homeserver.yaml on the host
    QString bridgeDirectory; ///< "/opt/matrix/mautrix-signal"
    QString backupScript; ///< "/opt/matrix/scripts/pg_backup.sh"
    QStringList backupDatabases; ///< databases that the script must dump beside those it does: mautrix_signal, mas
    QStringList trustedAccounts; ///< who besides root may write what root runs, by the operator's word of this run: accounts,
                                 ///< and groups as %group
    bool greetAsOperator = true; ///< step 18 may open a room as the operator through the double puppet
    EarlierData earlierData = EarlierData::Restore;
    QString servicesDocument; ///< step 20; on the laptop, or "server:/path"
    QString memoryDocument;
    int restartLimitSeconds = 120; ///< how long Synapse may take to be healthy again

    bool operator==(const Settings &) const = default;

    [[nodiscard]] QString bridgeImage() const { return bridge.image + QLatin1Char(':') + bridge.tag; }
    [[nodiscard]] QString botId() const { return QLatin1Char('@') + bridge.bot + QLatin1Char(':') + domain; }

    /// As written to a settings file and into the journal.
    [[nodiscard]] QJsonObject toJson() const;
    static Settings fromJson(const QJsonObject &);

    /// Reads a YAML settings file of the operator; unknown keys and wrong types are Input errors that name the key.
    static Result<Settings> fromYaml(const QByteArray &yaml, const Settings &defaults);

    /// These, and for what they leave open those of an `earlier` run, as the server's journal tells them: of the documents only
    /// what is on the server.
    [[nodiscard]] Settings goingOnFrom(const Settings &earlier) const;

    /// Fills what is empty from what the server itself knows, then from the plan.
    [[nodiscard]] Settings completedFrom(const ServerFacts &) const;
};

/// Whether a document of step 20 is named as one on the server.
[[nodiscard]] inline bool isOnServer(const QString &document)
{
    return document.startsWith(QLatin1String("server:"));
}

/// A field of Settings whose value cannot be used, and why in one sentence; `field` is the key of the settings file.
struct InvalidField {
    QString field;
    QString reason;
};

/// Why the backup cannot be told of a database of that name, in one sentence; empty when it can. The names go to the server
/// parted by blanks.
[[nodiscard]] QString whyNotToBackUp(const QString &database);

/// Every unusable field; empty when all is well. Without one, no value can become an option, a pattern or two words, and none
/// holds what nobody sees.
[[nodiscard]] QList<InvalidField> invalidFields(const Settings &);

} // namespace Bridgekeeper
