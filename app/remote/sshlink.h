// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/connectionsettings.h"
#include "app/remote/patience.h"
#include "app/remote/sshhandles.h"
#include "app/result.h"

#include <chrono>
#include <memory>

namespace Bridgekeeper {

/// One libssh session without blocking calls, and the one place where anybody waits for its server: for the socket, for the
/// operator's cancel, and for the time limit at once. One thread.
class SshLink {
public:
    enum class Waited { Again, Cancelled, TimeUp, Lost };

    SshLink(SshSession session, QString host, std::chrono::milliseconds silenceLimit);
    SshLink(const SshLink &) = delete;
    SshLink &operator=(const SshLink &) = delete;
    ~SshLink();

    [[nodiscard]] ssh_session session() const { return m_session.get(); }
    [[nodiscard]] const Wakeup &wakeup() const { return m_wakeup; }
    [[nodiscard]] const QString &host() const { return m_host; }

    /// From now on a server that stays silent is asked for a sign of life (after the log-in: sshd answers such requests only
    /// then).
    void watchForSilence() { m_watching = true; }

    /// Returns as soon as trying again makes sense, or says why it does not.
    [[nodiscard]] Waited wait(const Patience &patience);

    /// Calls `call` until it returns something other than `again`. Errors: Cancelled, Connection naming `doing`.
    template <typename Call>
    Result<int> finished(Call &&call, int again, const Patience &patience, const QString &doing)
    {
        while (true) {
            const int status = call();
            if (status != again)
                return status;
            if (const Waited waited = wait(patience); waited != Waited::Again)
                return errorOf(waited, doing);
        }
    }

    /// The error for the end of a wait, for everything but running a script.
    [[nodiscard]] Error errorOf(Waited waited, const QString &doing) const;

    /// Why the link is lost, in words for an error's detail.
    [[nodiscard]] QString lossReason() const;

    /// How often so far the direction turned from sending to receiving: the waits for an answer that a long way makes long.
    [[nodiscard]] int turns();

private:
    void noteTraffic();
    /// A global request that every server answers and that does nothing: taking back a forwarding that does not exist.
    /// (libssh's ssh_send_keepalive asks for no answer, and TCP's own probes are answered by whatever proxy is in between.)
    void probe();

    Wakeup m_wakeup;
    QString m_host;
    ssh_counter_struct m_bytes{};
    ssh_counter_struct m_payload{};
    SshSession m_session;
    std::chrono::milliseconds m_silenceLimit;
    bool m_watching = false;
    bool m_probing = false;
    bool m_silent = false;
    Patience::Clock::time_point m_lastHeard = Patience::Clock::now();
    Patience::Clock::time_point m_lastWait = Patience::Clock::now();
    quint64 m_received = 0;
    quint64 m_sent = 0;
    bool m_spoke = false;
    int m_turns = 0;
};

} // namespace Bridgekeeper
