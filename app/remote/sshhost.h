// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/connectionsettings.h"
#include "app/remote/host.h"
#include "app/remote/hostkeys.h"
#include "app/remote/questions.h"

#include <memory>

namespace Bridgekeeper {

/// Root's shell on a server that is reached by SSH. Made, used and destroyed in one thread.
class SshHost final : public Host {
public:
    /// Connects, checks the host key, logs in and becomes root. `questions` has to outlive the host: should a cancelled script
    /// leave the shell unusable, the next run opens a new one, which may ask for the sudo password again. Errors: Input,
    /// Connection, HostKey, Authentication, Privilege, Cancelled.
    static Result<std::unique_ptr<SshHost>> connect(
        const ConnectionSettings &settings, Questions &questions, const std::stop_token &stop);

    ~SshHost() override;

    Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &sink = {}) override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString fingerprint() const override;
    [[nodiscard]] int roundTrips() const override;

    /// The key by which the server has proved itself.
    [[nodiscard]] const HostKey &hostKey() const;
    /// The account that logged in.
    [[nodiscard]] QString user() const;
    /// The exact address, after the ssh config.
    [[nodiscard]] QString address() const;
    [[nodiscard]] int port() const;

private:
    struct Connection;
    explicit SshHost(std::unique_ptr<Connection> connection);
    static Result<std::unique_ptr<Connection>> loggedIn(
        const ConnectionSettings &settings, Questions &questions, const std::stop_token &stop);

    std::unique_ptr<Connection> m_connection;
};

} // namespace Bridgekeeper
