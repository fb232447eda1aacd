// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>

#include <memory>

#include <QString>

namespace Bridgekeeper {

/// Frees a libssh object by the function that libssh names for it.
template <auto Free>
struct FreedBy {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using SshSession = std::unique_ptr<ssh_session_struct, FreedBy<ssh_free>>;
using SshChannel = std::unique_ptr<ssh_channel_struct, FreedBy<ssh_channel_free>>;
using SshKey = std::unique_ptr<ssh_key_struct, FreedBy<ssh_key_free>>;
using SshText = std::unique_ptr<char, FreedBy<ssh_string_free_char>>;

/// What libssh says about its last failure, without a line end.
[[nodiscard]] inline QString lastErrorOf(ssh_session session)
{
    return QString::fromUtf8(ssh_get_error(session)).trimmed();
}

} // namespace Bridgekeeper
