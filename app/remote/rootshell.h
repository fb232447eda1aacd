// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/framereader.h"
#include "app/remote/host.h"
#include "app/remote/questions.h"
#include "app/remote/sshhandles.h"
#include "app/remote/sshlink.h"

#include <chrono>
#include <memory>

namespace Bridgekeeper {

/// One channel that holds a POSIX shell of root on the server, with LC_ALL=C, the sbin folders in PATH, umask 077, no history,
/// and / as its directory. Scripts run in it one after the other, each in a session (and process group) of its own, while the
/// shell itself stays free to end them.
class RootShell {
public:
    /// Becomes root: as it is, by sudo without a password, or by sudo with the password that `questions` gives once. Errors:
    /// Privilege, each cause with a sentence of its own; Authentication when the account cannot run commands; Connection;
    /// Cancelled.
    static Result<std::unique_ptr<RootShell>> open(SshLink &link, const QString &user, std::chrono::milliseconds answerLimit,
        Questions &questions, const std::stop_token &stop);

    /// As Host::run; Remote, too, when the script says more than 64 MiB or the server says what cannot be read: its process
    /// group has been ended then. A second run needs usable().
    Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &sink);

    /// False when a script could not be proved to have ended: then a new shell is needed.
    [[nodiscard]] bool usable() const { return m_usable; }

private:
    RootShell(SshLink &link, SshChannel channel) : m_link(link), m_channel(std::move(channel)) { }

    struct Frames;
    enum class Ending { Gone, NotBegun, Unconfirmed };

    Result<void> become(
        const QString &user, std::chrono::milliseconds answerLimit, Questions &questions, const std::stop_token &stop);
    /// Sends as much of `input` as the server takes now, and takes it off. Returns whether anything moved.
    bool send(QByteArray &input);
    /// Takes what has arrived on one stream; empty when nothing has.
    [[nodiscard]] QByteArray receive(Stream stream);
    [[nodiscard]] bool closed() const;
    Ending endGroup(Frames &frames, bool wholeScriptSent);
    [[nodiscard]] static QString endingText(Ending ending);

    SshLink &m_link;
    SshChannel m_channel;
    bool m_usable = true;
};

} // namespace Bridgekeeper
