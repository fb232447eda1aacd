// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/secrets.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace Bridgekeeper;

namespace {

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

bool isLowerHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

class SecretsTest : public QObject {
    Q_OBJECT

private slots:
    void makesTheVerifierThatPostgresMakes();
    void provesTheExampleOfRfc7677();
    void holdsTheSaltButNotThePassword();
    void makesHexadecimalOfTheLengthAskedFor_data();
    void makesHexadecimalOfTheLengthAskedFor();
    void makesSecretsThatAreLongAndNeverTheSame();
    void drawsEveryDigit();

private:
    // RFC 7677, section 3
    const QByteArray m_salt = QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ==");
    const QByteArray m_exchange = "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                                  "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                                  "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
};

void SecretsTest::makesTheVerifierThatPostgresMakes()
{
    QCOMPARE(scramVerifier("pencil", m_salt, 4096),
        QByteArray("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:"
                   "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="));
}

void SecretsTest::provesTheExampleOfRfc7677()
{
    const QByteArray keys = scramVerifier("pencil", m_salt, 4096).split('$').value(2);
    const QByteArray storedKey = QByteArray::fromBase64(keys.split(':').value(0));
    const QByteArray serverKey = QByteArray::fromBase64(keys.split(':').value(1));
    QCOMPARE(hmac(serverKey, m_exchange).toBase64(), QByteArray("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    QByteArray clientKey = QByteArray::fromBase64("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    const QByteArray signature = hmac(storedKey, m_exchange);
    for (qsizetype i = 0; i < clientKey.size(); ++i)
        clientKey[i] = static_cast<char>(clientKey[i] ^ signature[i]);
    QCOMPARE(QCryptographicHash::hash(clientKey, QCryptographicHash::Sha256), storedKey);
}

void SecretsTest::holdsTheSaltButNotThePassword()
{
    const FreshSecrets secrets;
    const QByteArray salt = QByteArray::fromHex(secrets.databaseSalt);
    QCOMPARE(salt.size(), 16);
    const QByteArray verifier = scramVerifier("0123abcd", salt);
    QVERIFY(verifier.startsWith("SCRAM-SHA-256$4096:" + salt.toBase64() + '$'));
    QVERIFY(!verifier.contains("0123abcd"));
    QVERIFY(verifier != scramVerifier("0123abcd", QByteArray::fromHex(FreshSecrets().databaseSalt)));
}

void SecretsTest::makesHexadecimalOfTheLengthAskedFor_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {1, 3, 24, 32, 1000})
        QTest::addRow("%d bytes", bytes) << bytes;
}

void SecretsTest::makesHexadecimalOfTheLengthAskedFor()
{
    QFETCH(int, bytes);
    const QByteArray text = randomHex(bytes);
    QCOMPARE(text.size(), 2 * bytes);
    QVERIFY(isLowerHex(text));
}

void SecretsTest::makesSecretsThatAreLongAndNeverTheSame()
{
    QSet<QByteArray> all;
    for (int i = 0; i < 50; ++i) {
        const FreshSecrets secrets;
        for (const QByteArray &secret :
            {secrets.databasePassword, secrets.doublePuppetToken, secrets.doublePuppetHomeserverToken}) {
            QVERIFY(secret.size() >= 32);
            QVERIFY(isLowerHex(secret));
            all.insert(secret);
        }
        all.insert(secrets.databaseSalt);
    }
    QCOMPARE(all.size(), 200);
}

void SecretsTest::drawsEveryDigit()
{
    const QByteArray text = randomHex(4096);
    for (const char digit : QByteArray("0123456789abcdef")) {
        const auto count = text.count(digit);
        QVERIFY2(count > 350 && count < 680, QByteArray(1, digit) + ' ' + QByteArray::number(count)); // 512 expected
    }
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "secretstest.moc"
