// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/wakeup.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace Bridgekeeper {

Wakeup::Wakeup()
{
    if (::pipe2(m_ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe2");
}

Wakeup::~Wakeup()
{
    ::close(m_ends[0]);
    ::close(m_ends[1]);
}

void Wakeup::trigger() const
{
    // A full pipe is readable already.
    [[maybe_unused]] const ssize_t written = ::write(m_ends[1], "x", 1);
}

void Wakeup::reset() const
{
    std::array<char, 64> buffer;
    while (::read(m_ends[0], buffer.data(), buffer.size()) > 0) { }
}

} // namespace Bridgekeeper
