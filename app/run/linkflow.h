// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/engine.h"

namespace Bridgekeeper {

struct Exchange;

/// Where a login to Signal stands.
struct LinkState {
    bool linked = false;
    QByteArray code; ///< the text to draw as a QR code ("sgnl://linkdevice?…", printable ASCII): a secret while it is valid
    QString instructions; ///< the bridge's own words
};

/// What the bridge answered, and its names of the login and of the step that it waits in; empty where it named none.
struct LinkAnswer {
    LinkState state;
    QString login;
    QString step;
};

/// Reads an answer of the bridge's provisioning API. Errors: Remote, with a sentence for what the bridge answered; also for a
/// code that the profile's network does not make. Pure. `log` is what the bridge logged meanwhile.
Result<LinkAnswer> linkAnswerFrom(const Exchange &, const QByteArray &log, const Settings &);

/// Links the operator's Signal account through the bridge's provisioning API (mautrix bridgev2, v3), by requests from the
/// server to the bridge's container. Blocking; the thread of Engine.
class LinkFlow {
public:
    explicit LinkFlow(Engine &engine) : m_engine(engine) { }

    /// A fresh code. Errors: Remote, with a sentence for what the bridge answered.
    Result<LinkState> start(const std::stop_token &stop);
    /// Waits until the code was scanned or is replaced by the next one; minutes. Error Remote when the code expired for good or
    /// Signal refused (409: the bridge is too old).
    Result<LinkState> wait(const std::stop_token &stop);

private:
    Result<LinkState> call(const QString &path, std::chrono::seconds limit, const std::stop_token &stop);

    Engine &m_engine;
    QString m_login;
    QString m_step;
};

} // namespace Bridgekeeper
