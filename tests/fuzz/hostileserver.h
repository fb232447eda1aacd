// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/host.h"
#include "tests/fuzz/fuzz.h"

namespace Bridgekeeper::Fuzz {

/// What a server may plant in its words: no script may hold it bare, where its ";" would make a command of what follows.
inline const QByteArray planted = "K;Q";

/// A server whose root says whatever he likes. What he says is an input: header lines, and sections as in the recordings of
/// tests/unit/data/survey.
///   recording NAME    answers the survey with this one's sections, where the input has none of its own
///   keeps             appends to its journal what the scripts tell it to, as a server does
///   status N STATUS   of the script number N, or of "each"
///   said TEXT         to standard error, with each script
/// It ends the process when a script that it is sent has `planted` where a shell would take it for code.
class HostileServer final : public Host {
public:
    explicit HostileServer(const QByteArray &input);

    [[nodiscard]] QByteArray parameter(const QByteArray &name) const { return Fuzz::parameter(m_given, name); }
    [[nodiscard]] bool has(const QByteArray &line) const { return m_given.header.contains(line); }

    Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &sink) override;
    [[nodiscard]] QString name() const override { return QStringLiteral("matrix.example.org"); }
    [[nodiscard]] int roundTrips() const override { return m_trips; }

private:
    void keep(const QByteArray &script);

    Case m_given;
    Sections m_recording;
    Sections m_sections;
    int m_trips = 0;
    int m_surveys = 0;
};

} // namespace Bridgekeeper::Fuzz
