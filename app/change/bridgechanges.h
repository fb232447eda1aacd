// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Bridgekeeper {

/// The bot's user, whom Synapse registers when STOP-AND-CHECK asks whether it would; with it a device that is deleted at once.
/// Applying does nothing: the probes do it, whose answers are the proof. A user of Synapse cannot be taken back.
struct RegisterBot {
    static constexpr const char *kind = "register-bot";

    QString bot;

    [[nodiscard]] QString target() const { return bot; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const;
    [[nodiscard]] QJsonObject record() const;
    static RegisterBot fromRecord(const QJsonObject &);
};

/// Opens a direct room as the operator, through the double puppet, and waits for the bot's greeting in it.
struct GreetBot {
    static constexpr const char *kind = "greet-bot";

    QString operatorId;
    QString bot;
    QString directory; ///< of the bridge, which holds the double puppet's registration

    [[nodiscard]] QString target() const { return bot; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const;
    [[nodiscard]] QJsonObject record() const;
    static GreetBot fromRecord(const QJsonObject &);
};

/// The operator's Signal account is linked, by a person with a phone. Applying does nothing on the server: the login flow did
/// it.
struct LinkAccount {
    static constexpr const char *kind = "link-account";

    QString operatorId;
    QString directory;
    QString container;
    QString network; ///< Docker network at whose address the provisioning API answers
    int port = 0;

    [[nodiscard]] QString target() const { return operatorId; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray applyText() const;
    [[nodiscard]] QByteArray revertText() const;
    [[nodiscard]] QByteArray probeText() const;
    [[nodiscard]] QStringList cannotUndo() const;
    [[nodiscard]] QJsonObject record() const;
    static LinkAccount fromRecord(const QJsonObject &);
};

} // namespace Bridgekeeper
