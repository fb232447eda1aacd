// SPDX-License-Identifier: GPL-3.0-or-later
#include "proof.h"

#include <algorithm>

namespace Bridgekeeper {

bool allHold(const QList<Proof> &proofs)
{
    return std::all_of(proofs.begin(), proofs.end(), [](const Proof &proof) { return proof.holds; });
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
