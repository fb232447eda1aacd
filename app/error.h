// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgekeeper {

/// What sort of thing went wrong; decides the exit status and which way on the window offers.
enum class ErrorKind {
    Input, ///< the operator's word is not usable as it is; nothing was tried
    Connection, ///< the server cannot be reached, or the link was lost
    HostKey, ///< the server's host key is unknown, changed or revoked
    Authentication, ///< the server refused the account
    Privilege, ///< the account cannot become root
    Remote, ///< a program on the server failed
    TimeLimit, ///< a remote operation took longer than it may
    Cancelled, ///< the operator cancelled
    Conflict, ///< the server is not as it was when the change was shown, or is locked by somebody else
    Proof, ///< a step's proof does not hold
    StopAndCheck, ///< STOP-AND-CHECK did not pass
    Internal, ///< a defect of this program
};

/// The only way a failure travels: every error that an operator sees has these four parts.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString summary; ///< one sentence that names the thing
    QString detail; ///< masked command, exit status, end of standard error; may be empty
    QString hint; ///< what to do next

    bool operator==(const Error &) const = default;
};

} // namespace Bridgekeeper
