// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>

namespace Bridgekeeper {

/// A POSIX sh program for the server. Its text goes by standard input, so that nothing of it stands in an argument
/// list; it may hold secrets and is never logged. Its own standard input is /dev/null.
struct Script {
    QString name; ///< what it does, in words, for errors and the log
    QByteArray text;
    std::chrono::milliseconds limit = std::chrono::seconds(60);
};

/// How a script ended. A non-zero status is data: only the caller can judge it.
struct ScriptResult {
    int status = 0;
    QByteArray output;
    QByteArray errorOutput;
    std::chrono::milliseconds took{0};
};

enum class Stream { Output, ErrorOutput };

/// Receives output as it arrives, in the thread of Host::run.
using OutputSink = std::function<void(Stream, const QByteArray &)>;

/// Root's shell on the server. One thread at a time.
class Host {
public:
    Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;
    virtual ~Host() = default;

    /// Runs `script` as root and waits for its true end. Errors: Connection when the link is lost, TimeLimit, Cancelled, Remote
    /// when it says more than a host keeps; after the last three the script's process group on the server has been ended.
    virtual Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &sink = {}) = 0;

    /// The server as the operator named it.
    [[nodiscard]] virtual QString name() const = 0;

    /// Of its host key, by which it is the same server under another name; empty where there is none.
    [[nodiscard]] virtual QString fingerprint() const { return {}; }

    /// How many times so far the laptop waited for the server's answer.
    [[nodiscard]] virtual int roundTrips() const = 0;
};

} // namespace Bridgekeeper
