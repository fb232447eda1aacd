// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/untouched.h"

#include <cstdint>
#include <cstring>
#include <filesystem>

using Bridgekeeper::Fuzz::Untouched;

// FUZZ_TARGET is the target's function, which has another name than libFuzzer calls.
extern "C" int FUZZ_TARGET(const std::uint8_t *data, std::size_t size);

// An input that breaks a promise is written to a file while it is watched.
extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static const char option[] = "-artifact_prefix=";
    std::string prefix = "./";
    for (int i = 1; i < *count; ++i) {
        if (std::strncmp((*arguments)[i], option, sizeof option - 1) == 0)
            prefix = (*arguments)[i] + sizeof option - 1;
    }
    for (const char *kind : {"crash-", "leak-", "timeout-", "oom-", "slow-unit-"})
        Untouched::name(std::filesystem::weakly_canonical(prefix + kind).string());
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Untouched untouched;
    return FUZZ_TARGET(data, size);
}
