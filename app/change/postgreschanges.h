// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Bridgekeeper {

/// Creates a role that may log in and nothing else. The server is given a SCRAM-SHA-256 verifier, never the password.
struct CreateRole {
    static constexpr const char *kind = "create-role";

    QString role;
    QByteArray verifier; ///< a secret; empty when read from the journal

    [[nodiscard]] QString target() const { return role; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static CreateRole fromRecord(const QJsonObject &);
};

/// Creates a UTF-8 database with C collation that the role owns. Reverting dumps it first when it has tables, then drops it.
struct CreateDatabase {
    static constexpr const char *kind = "create-database";

    QString database;
    QString owner;

    [[nodiscard]] QString target() const { return database; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static CreateDatabase fromRecord(const QJsonObject &);
};

/// Loads the dump that an earlier roll back kept, so that the bot keeps its identity.
struct RestoreDatabase {
    static constexpr const char *kind = "restore-database";

    QString database;
    QString owner;

    [[nodiscard]] QString target() const { return database; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const { return {}; }
    [[nodiscard]] QJsonObject record() const;
    static RestoreDatabase fromRecord(const QJsonObject &);
};

} // namespace Bridgekeeper
