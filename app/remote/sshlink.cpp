// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/sshlink.h"

#include "app/remote/ssherrors.h"

#include <QObject>

#include <algorithm>
#include <array>

#include <poll.h>

namespace Bridgekeeper {

using namespace std::chrono_literals;

SshLink::SshLink(SshSession session, QString host, std::chrono::milliseconds silenceLimit)
    : m_host(std::move(host)), m_session(std::move(session)), m_silenceLimit(silenceLimit)
{
    ssh_set_blocking(m_session.get(), 0);
    ssh_set_counters(m_session.get(), &m_bytes, &m_payload);
}

SshLink::~SshLink()
{
    if (ssh_is_connected(m_session.get()))
        ssh_disconnect(m_session.get());
}

void SshLink::noteTraffic()
{
    if (m_bytes.in_bytes != m_received) {
        m_received = m_bytes.in_bytes;
        m_lastHeard = Patience::Clock::now();
        if (std::exchange(m_spoke, false))
            ++m_turns;
    }
    if (m_bytes.out_bytes != m_sent) {
        m_sent = m_bytes.out_bytes;
        m_spoke = true;
    }
}

int SshLink::turns()
{
    noteTraffic();
    return m_turns;
}

void SshLink::probe()
{
    m_probing = ssh_channel_cancel_forward(m_session.get(), "bridgekeeper-keepalive.invalid", 9) == SSH_AGAIN;
    noteTraffic();
}

SshLink::Waited SshLink::wait(const Patience &patience)
{
    if (patience.cancelled())
        return Waited::Cancelled;
    if (patience.over())
        return Waited::TimeUp;
    if (m_silent || !ssh_is_connected(m_session.get())
        || (ssh_get_status(m_session.get()) & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0)
        return Waited::Lost;
    noteTraffic();
    auto now = Patience::Clock::now();
    // While nobody was waiting here (a question to the operator), nothing could be heard.
    if (now - m_lastWait > 2s)
        m_lastHeard = now;
    auto end = std::min(patience.end(), now + 500ms);
    if (m_watching) {
        const auto silence = now - m_lastHeard;
        if (silence > m_silenceLimit) {
            m_silent = true;
            return Waited::Lost;
        }
        if (m_probing || silence > m_silenceLimit / 4)
            probe();
    }
    const int flags = ssh_get_poll_flags(m_session.get());
    const auto events = static_cast<short>(POLLIN | ((flags & SSH_WRITE_PENDING) != 0 ? POLLOUT : 0));
    std::array<pollfd, 2> watched{pollfd{ssh_get_fd(m_session.get()), events, 0}, pollfd{m_wakeup.descriptor(), POLLIN, 0}};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - now).count();
    ::poll(watched.data(), watched.size(), static_cast<int>(std::max<long long>(left, 0)));
    if (watched[1].revents != 0)
        m_wakeup.reset();
    m_lastWait = Patience::Clock::now();
    return Waited::Again;
}

Error SshLink::errorOf(Waited waited, const QString &doing) const
{
    switch (waited) {
    case Waited::Cancelled:
        return cancelledWhileConnecting(m_host);
    case Waited::TimeUp:
        return noAnswer(m_host, doing);
    case Waited::Again:
    case Waited::Lost:
        break;
    }
    return linkLost(m_host, doing, lossReason());
}

QString SshLink::lossReason() const
{
    if (m_silent)
        return QObject::tr("The server has been silent for %1 s, also when asked for a sign of life.")
            .arg(std::chrono::duration_cast<std::chrono::seconds>(m_silenceLimit).count());
    return lastErrorOf(m_session.get());
}

} // namespace Bridgekeeper
