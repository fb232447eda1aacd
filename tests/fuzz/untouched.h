// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace Bridgekeeper::Fuzz {

/// While one lives, this process may not look for, open, make, change or remove a file that was not named, start a process, or
/// open a socket: the first call that would is printed, and ends the process, so that the fuzzer keeps the input. It sees what
/// goes through a function of the C library, in whatever library of the process it is called, and through syscall().
class Untouched {
public:
    Untouched();
    ~Untouched();
    Untouched(const Untouched &) = delete;
    Untouched &operator=(const Untouched &) = delete;

    /// From now on, files may be touched whose absolute names, with links and ".." resolved, begin with `beginning`; and the
    /// directories on the way to them may be looked at.
    static void name(std::string beginning);
    /// From now on, any file may be looked for: for what the operator's own files name.
    static void mayLookForAny();
};

/// While one lives, nothing is watched: for what the fuzzer itself has to prepare.
class Unwatched {
public:
    Unwatched();
    ~Unwatched();
    Unwatched(const Unwatched &) = delete;
    Unwatched &operator=(const Unwatched &) = delete;

private:
    int m_before;
};

} // namespace Bridgekeeper::Fuzz
