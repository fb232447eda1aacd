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

    /// What to poll for reading; valid as long as this lives.
    [[nodiscard]] int descriptor() const { return m_ends[0]; }
    /// Makes the descriptor readable until reset(). Any thread, as often as it likes; never blocks and never fails.
    void trigger() const;
    /// Takes back every trigger() so far. The thread that polls; never blocks.
    void reset() const;

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace Bridgekeeper
