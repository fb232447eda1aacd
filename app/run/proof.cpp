// SPDX-License-Identifier: GPL-3.0-or-later
#include "proof.h"

#include "app/survey/printable.h"

#include <algorithm>

namespace Bridgekeeper {

bool allHold(const QList<Proof> &proofs)
{
    return std::all_of(proofs.begin(), proofs.end(), [](const Proof &proof) { return proof.holds; });
}

QList<Proof> printable(QList<Proof> proofs)
{
    constexpr qsizetype longest = 1000;
    for (Proof &proof : proofs) {
        proof.evidence = printable(proof.evidence, longest);
        proof.details = printableLines(proof.details);
        proof.cause = printable(proof.cause, longest);
    }
    return proofs;
}

QJsonArray toJson(const QList<Proof> &proofs)
{
    QJsonArray array;
    for (const Proof &proof : proofs) {
        array.append(QJsonObject{{QStringLiteral("proof"), proof.claim}, {QStringLiteral("holds"), proof.holds},
            {QStringLiteral("evidence"), proof.evidence}});
    }
    return array;
}

} // namespace Bridgekeeper
