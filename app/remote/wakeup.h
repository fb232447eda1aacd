// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace Bridgekeeper {

/// A descriptor that becomes readable when any thread calls trigger(), so that a poll() ends at once.
class Wakeup {
public:
    Wakeup();
    Wakeup(const Wakeup &) = delete;
    Wakeup &operator=(const Wakeup &) = delete;
    ~Wakeup();

    [[nodiscard]] int descriptor() const { return m_ends[0]; }
    void trigger() const;
    void reset() const;

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace Bridgekeeper
