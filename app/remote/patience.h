// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/wakeup.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace Bridgekeeper {

/// How long to wait for one thing: until a point in time, or until the operator cancels. Wakes the poll loop on the latter.
class Patience {
public:
    using Clock = std::chrono::steady_clock;

    /// A limit of zero or less means none.
    Patience(const Wakeup &wakeup, std::stop_token stop, std::chrono::milliseconds limit)
        : m_stop(std::move(stop)),
          m_end(limit.count() > 0 ? Clock::now() + limit : Clock::time_point::max()),
          m_callback(m_stop, [&wakeup] { wakeup.trigger(); })
    {
    }

    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    [[nodiscard]] bool over() const { return Clock::now() >= m_end; }
    [[nodiscard]] Clock::time_point end() const { return m_end; }

private:
    std::stop_token m_stop;
    Clock::time_point m_end;
    std::stop_callback<std::function<void()>> m_callback;
};

} // namespace Bridgekeeper
