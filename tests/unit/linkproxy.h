// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <list>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Bridgekeeper {

/// Passes bytes on between a port of its own and sshd, with a delay each way; can stop passing without closing anything (a link
/// that hangs behind a proxy: TCP's own probes are still answered), cut everything off at once, or after so many bytes towards
/// the server.
class LinkProxy {
public:
    /// Listens at `host`, 127.0.0.1 or ::1; `target` is a port of 127.0.0.1.
    explicit LinkProxy(int target, std::chrono::milliseconds delay = {}, const char *host = "127.0.0.1")
        : m_target(target), m_delay(delay)
    {
        addrinfo hints{};
        hints.ai_flags = AI_NUMERICHOST;
        hints.ai_socktype = SOCK_STREAM;
        addrinfo *address = nullptr;
        if (::getaddrinfo(host, nullptr, &hints, &address) != 0)
            throw std::runtime_error("no such address for the proxy");
        m_listener = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const bool listens = ::bind(m_listener, address->ai_addr, address->ai_addrlen) == 0 && ::listen(m_listener, 8) == 0;
        ::freeaddrinfo(address);
        if (!listens)
            throw std::runtime_error("no port for the proxy");
        sockaddr_in6 bound{}; // the port stands at the same place as in a sockaddr_in
        socklen_t size = sizeof bound;
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&bound), &size);
        m_port = ntohs(bound.sin6_port);
        m_thread = std::jthread([this](const std::stop_token &stop) { pass(stop); });
    }
    ~LinkProxy()
    {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_listener);
    }
    LinkProxy(const LinkProxy &) = delete;
    LinkProxy &operator=(const LinkProxy &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    /// From now on nothing passes any more, and nothing is closed.
    void hang() { m_hangs = true; }
    /// New connections pass again; those that hung are cut off.
    void heal()
    {
        m_cut = true;
        m_hangs = false;
    }
    void cut() { m_cut = true; }
    /// Whether it was cut off at any time.
    [[nodiscard]] bool wasCut() const { return m_wasCut; }
    /// Only so many more bytes reach the server; then everything is cut off.
    void cutAfterBytesToServer(long count) { m_budget = count; }
    /// Only so many more bytes come from the server; then everything is cut off.
    void cutAfterBytesFromServer(long count)
    {
        m_budgetToServer = false;
        m_budget = count;
    }
    /// Only so many more bytes reach the server; then nothing passes any more.
    void hangAfterBytesToServer(long count)
    {
        m_hangsInstead = true;
        m_budget = count;
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Piece {
        Clock::time_point due;
        std::string bytes;
    };
    struct Way {
        int from = -1;
        int to = -1;
        bool toServer = false;
        std::deque<Piece> pieces;
    };

    static void reset(int descriptor)
    {
        const linger now{1, 0};
        ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(descriptor);
    }

    void accept()
    {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client < 0)
            return;
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<uint16_t>(m_target));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(client);
            ::close(server);
            return;
        }
        ::fcntl(server, F_SETFL, O_NONBLOCK);
        const int on = 1;
        ::setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_ways.push_back({client, server, true, {}});
        m_ways.push_back({server, client, false, {}});
    }

    void closeAll(bool abruptly)
    {
        for (const Way &way : m_ways)
            if (way.toServer) {
                abruptly ? reset(way.from) : void(::close(way.from));
                abruptly ? reset(way.to) : void(::close(way.to));
            }
        m_ways.clear();
    }

    /// Until there may be something to do: what is held back falls due soon, or is not to pass at all.
    void await() const
    {
        std::vector<pollfd> awaited{{m_listener, POLLIN, 0}};
        bool held = m_hangs;
        for (const Way &way : m_ways) {
            awaited.push_back({way.from, POLLIN, 0});
            held = held || !way.pieces.empty();
        }
        if (held)
            ::usleep(500);
        else
            ::poll(awaited.data(), awaited.size(), 5);
    }

    void pass(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            await();
            accept();
            if (m_cut.exchange(false)) {
                m_wasCut = true;
                closeAll(true);
            }
            if (m_hangs)
                continue;
            bool over = false;
            for (Way &way : m_ways) {
                std::array<char, 65536> buffer;
                const ssize_t count = way.pieces.size() > 64 ? -1 : ::recv(way.from, buffer.data(), buffer.size(), 0);
                if (count == 0)
                    over = over || way.pieces.empty();
                if (count > 0)
                    way.pieces.push_back({Clock::now() + m_delay, std::string(buffer.data(), static_cast<size_t>(count))});
                while (!way.pieces.empty() && way.pieces.front().due <= Clock::now()) {
                    std::string &bytes = way.pieces.front().bytes;
                    size_t length = bytes.size();
                    if (way.toServer == m_budgetToServer && m_budget >= 0)
                        length = std::min(length, static_cast<size_t>(m_budget.load()));
                    const ssize_t sent = ::send(way.to, bytes.data(), length, MSG_NOSIGNAL);
                    if (sent > 0) {
                        bytes.erase(0, static_cast<size_t>(sent));
                        if (way.toServer == m_budgetToServer && m_budget >= 0)
                            m_budget -= sent;
                    }
                    if (way.toServer == m_budgetToServer && m_budget == 0) {
                        m_budget = -1;
                        (m_hangsInstead ? m_hangs : m_cut) = true;
                    }
                    if (sent < 0 || !bytes.empty())
                        break;
                    way.pieces.pop_front();
                }
            }
            if (over)
                closeAll(false);
        }
        closeAll(true);
    }

    int m_target = 0;
    std::chrono::milliseconds m_delay;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_hangs{false};
    std::atomic<bool> m_cut{false};
    std::atomic<bool> m_wasCut{false};
    std::atomic<bool> m_hangsInstead{false};
    std::atomic<bool> m_budgetToServer{true};
    std::atomic<long> m_budget{-1};
    std::list<Way> m_ways;
    std::jthread m_thread;
};

} // namespace Bridgekeeper
