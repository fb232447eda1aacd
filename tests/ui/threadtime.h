// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace Bridgekeeper {

/// The longest that any step may hold the window.
#if defined(__SANITIZE_ADDRESS__)
constexpr long msOfAStep = 1000; // what the sanitizers add says nothing about the program
#else
constexpr long msOfAStep = 100;
#endif

/// Measures the processor time that the calling thread uses, in milliseconds: how busy the machine is besides does not count.
class ThreadTimer {
public:
    void restart() { m_start = now(); }
    [[nodiscard]] long elapsed() const { return now() - m_start; }

private:
    static long now()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
    }

    long m_start = now();
};

} // namespace Bridgekeeper
