// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/change/change.h"
#include "app/run/proof.h"

#include <QDateTime>
#include <QSet>

#include <optional>
#include <vector>

namespace Bridgekeeper {

/// What the journal says of one change.
struct JournaledChange {
    enum class State {
        Open, ///< intent without outcome: cut off in the middle, or still running
        Done,
        Failed, ///< it reported a failure and was not taken back
        Reverted,
    };

    QString id;
    QString run;
    int step = 0;
    Change change;
    State state = State::Open;
    int status = 0;
    QDateTime since;
};

/// A run of this program against the server: one operator, one laptop.
struct JournaledRun {
    QString id;
    QString who;
    QString version;
    QDateTime since;
};

/// The server's append-only journal, read. A line that was torn by a crash is passed over; any other line that cannot be read
/// is an error, because changes could stand in it.
class Journal {
public:
    /// Input error when a line other than a torn one is no entry that this version knows, or when there are more than 16 MiB.
    /// Pure.
    static Result<Journal> parse(const QByteArray &lines);

    [[nodiscard]] const std::vector<JournaledChange> &changes() const { return m_changes; }
    [[nodiscard]] const std::vector<JournaledRun> &runs() const { return m_runs; }

    /// Changes that are on the server now (or may be: open and failed ones), oldest first.
    [[nodiscard]] std::vector<JournaledChange> standing() const;

    /// Changes whose effect is uncertain, open and failed ones, oldest first.
    [[nodiscard]] std::vector<JournaledChange> open() const;

    /// Whether `step` was proved, and nothing at or before it was changed or taken back since.
    [[nodiscard]] bool isProved(int step) const { return m_proved.contains(step); }

    /// Steps with a standing change or a valid proof.
    [[nodiscard]] QSet<int> stepsDone() const;

    /// The settings of the latest run that changed something; empty when there was none.
    [[nodiscard]] QJsonObject settings() const { return m_settings; }

    /// The line that says a run began.
    static QByteArray runEntry(const QString &run, const QString &who, const QJsonObject &settings);
    /// The line that says a step was proved. `proofs` are masked already.
    static QByteArray provedEntry(const QString &run, int step, const QList<Proof> &proofs);
    /// The line that says everything after `step` is about to be taken back.
    static QByteArray rollbackEntry(const QString &run, int step);

private:
    std::vector<JournaledChange> m_changes;
    std::vector<JournaledRun> m_runs;
    QSet<int> m_proved;
    QJsonObject m_settings;
};

} // namespace Bridgekeeper
