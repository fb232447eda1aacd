// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <unistd.h>

namespace Bridgekeeper {

/// Owns a file descriptor.
class Socket {
public:
    Socket() = default;
    explicit Socket(int descriptor) : m_descriptor(descriptor) { }
    Socket(Socket &&other) noexcept : m_descriptor(other.release()) { }
    Socket &operator=(Socket &&other) noexcept
    {
        if (this != &other) {
            close();
            m_descriptor = other.release();
        }
        return *this;
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket() { close(); }

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }

private:
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    int m_descriptor = -1;
};

} // namespace Bridgekeeper
