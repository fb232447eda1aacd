// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/proof.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

Proof proof(const char *claim, bool holds)
{
    return {QStringLiteral("key"), QString::fromUtf8(claim), holds, QStringLiteral("said “yes”"), QStringLiteral("in full"),
        QStringLiteral("cause")};
}

} // namespace

class ProofTest : public QObject {
    Q_OBJECT

private slots:
    void allHoldOnlyWhenEachDoes_data();
    void allHoldOnlyWhenEachDoes();
    void isKeptAsClaimVerdictAndEvidence();
};

void ProofTest::allHoldOnlyWhenEachDoes_data()
{
    QTest::addColumn<QList<Proof>>("proofs");
    QTest::addColumn<bool>("all");
    QTest::newRow("none") << QList<Proof>() << true;
    QTest::newRow("one that holds") << QList<Proof>{proof("a", true)} << true;
    QTest::newRow("the first does not") << QList<Proof>{proof("a", false), proof("b", true)} << false;
    QTest::newRow("the last does not") << QList<Proof>{proof("a", true), proof("b", false)} << false;
}

void ProofTest::allHoldOnlyWhenEachDoes()
{
    QFETCH(QList<Proof>, proofs);
    QFETCH(bool, all);
    QCOMPARE(allHold(proofs), all);
}

void ProofTest::isKeptAsClaimVerdictAndEvidence()
{
    QCOMPARE(QJsonDocument(toJson({proof("It runs", true), proof("It answers", false)})).toJson(QJsonDocument::Compact),
        QByteArray(R"([{"evidence":"said “yes”","holds":true,"proof":"It runs"},)"
                   R"({"evidence":"said “yes”","holds":false,"proof":"It answers"}])"));
}

QTEST_GUILESS_MAIN(ProofTest)
#include "prooftest.moc"
