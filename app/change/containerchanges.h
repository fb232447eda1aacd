// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Bridgekeeper {

/// Pulls an image that the server does not have; reverting removes it.
struct PullImage {
    static constexpr const char *kind = "pull-image";

    QString image;

    [[nodiscard]] QString target() const { return image; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static PullImage fromRecord(const QJsonObject &);
};

/// Runs the bridge's image once (`docker run --rm`) so that it writes a file into its directory; reverting puts the
/// directory back as it was.
struct RunContainer {
    static constexpr const char *kind = "run-container";

    QString image;
    QString directory;
    QString produces; ///< file name in the directory that must be there afterwards

    [[nodiscard]] QString target() const { return directory + QLatin1Char('/') + produces; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static RunContainer fromRecord(const QJsonObject &);
};

/// Runs the backup script once; reverting removes the files that this run of it made.
struct RunBackup {
    static constexpr const char *kind = "run-backup";

    QString script;
    QString directory;
    QString
        hash; ///< SHA-256 of the script that was shown: no other one is run; empty in journals of versions that did not note it

    [[nodiscard]] QString target() const { return directory; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const;
    [[nodiscard]] QJsonObject record() const;
    static RunBackup fromRecord(const QJsonObject &);
};

/// Restarts Synapse once. When it does not come back, its script puts the old homeserver.yaml back and restarts it again by
/// itself. Reverting restarts it again, after the old file is back.
struct RestartSynapse {
    static constexpr const char *kind = "restart-synapse";

    QString service;
    QString container;
    QString url;
    int limitSeconds = 120;
    // homeserver.yaml as the journal's WriteFile describes it, for the way back
    QString file, beforeHash, beforeMode, beforeOwner, afterHash;

private:
    [[nodiscard]] QByteArray call(const char *function) const;

public:
    [[nodiscard]] QString target() const { return container; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    /// Finds out what became of one that was cut off or failed, and brings Synapse back when it is down (bk_settle_restart).
    [[nodiscard]] QByteArray settleText() const;
    [[nodiscard]] QStringList cannotUndo() const;
    [[nodiscard]] QJsonObject record() const;
    static RestartSynapse fromRecord(const QJsonObject &);
};

/// `docker compose up -d --no-deps` of the bridge alone, waiting for its started line. Reverting removes the container, deletes
/// the bot's devices and puts the bridge's directory back as it was.
struct StartService {
    static constexpr const char *kind = "start-service";

    QString service;
    QString container;
    QString directory;
    QString database;
    QString bot; ///< "@signalbot:echo6.co"
    bool restoreIdentity =
        true; ///< when the bot's old cross-signing keys stand in the way: the kept recovery key, else new keys
    int limitSeconds = 120;

    [[nodiscard]] QString target() const { return service; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const;
    [[nodiscard]] QJsonObject record() const;
    static StartService fromRecord(const QJsonObject &);
};

} // namespace Bridgekeeper
