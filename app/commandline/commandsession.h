// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include "app/run/engine.h"

#include <QJsonObject>
#include <QTextStream>

#include <functional>
#include <optional>
#include <stop_token>

namespace Bridgekeeper {

/// One verb on one server, talking to a person or, with --json, to a program. What a person reads has no control characters.
class CommandSession {
public:
    /// Asks the operator a question; no answer is std::nullopt.
    using Ask = std::function<std::optional<QString>(const QString &question)>;

    /// `out` and `err` outlive it.
    CommandSession(Options options, Ask ask, QTextStream &out, QTextStream &err, std::stop_token stop);

    /// Carries the verb out. The exit status, as runCommandLine() gives it.
    int run(Host &host);
    /// Says why the verb cannot begin. The exit status of an error.
    int refuse(const Error &error);

private:
    int carryOut();
    int plan();
    int apply();
    int check();
    int rollback();
    int status();
    int exportReport();
    int fail(const Error &error);
    void printDocument();
    void say(const QString &text);
    void sayProofs(const QList<Proof> &proofs);
    [[nodiscard]] bool confirmed(const QString &question);
    [[nodiscard]] StepReport linkInTerminal();

    Options m_options;
    Ask m_ask;
    QTextStream &m_out;
    QTextStream &m_err;
    std::stop_token m_stop;
    Engine *m_engine = nullptr; ///< while run() lasts
    QJsonObject m_document;
};

} // namespace Bridgekeeper
