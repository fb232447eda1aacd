// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace Bridgekeeper {

/// One claim about the server and what the real program answered. Texts are masked before they leave the engine.
struct Proof {
    QString key; ///< stable, "role-attributes"
    QString claim; ///< one sentence
    bool holds = false;
    QString evidence; ///< one line
    QString details; ///< request and response in full, for those who open the row; may be empty
    QString cause; ///< the likely cause in one sentence when it does not hold

    bool operator==(const Proof &) const = default;
};

/// Whether none of them fails; so also when there are none. Pure.
[[nodiscard]] bool allHold(const QList<Proof> &proofs);

/// The proofs without control and invisible characters, each evidence and cause in one line. Mask before: what is cut off here
/// could not be masked behind.
[[nodiscard]] QList<Proof> printable(QList<Proof> proofs);

/// `{"proof", "holds", "evidence"}` for each, as the command line prints and the journal keeps them.
[[nodiscard]] QJsonArray toJson(const QList<Proof> &proofs);

} // namespace Bridgekeeper
