// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <QtGlobal>

namespace Bridgekeeper {

namespace {

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    QByteArray digest(SHA256_DIGEST_LENGTH, '\0');
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.constData(), int(key.size()), bytesOf(text), size_t(text.size()),
        reinterpret_cast<unsigned char *>(digest.data()), &length);
    return digest;
}

} // namespace

QByteArray randomHex(int bytes)
{
    QByteArray random(bytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), bytes) != 1)
        qFatal("The system's random number generator failed; no secret can be made.");
    return random.toHex();
}

QByteArray scramVerifier(const QByteArray &password, const QByteArray &salt, int iterations)
{
    QByteArray salted(SHA256_DIGEST_LENGTH, '\0');
    PKCS5_PBKDF2_HMAC(password.constData(), int(password.size()), bytesOf(salt), int(salt.size()), iterations, EVP_sha256(),
        int(salted.size()), reinterpret_cast<unsigned char *>(salted.data()));
    const QByteArray clientKey = hmac(salted, "Client Key");
    QByteArray storedKey(SHA256_DIGEST_LENGTH, '\0');
    SHA256(bytesOf(clientKey), size_t(clientKey.size()), reinterpret_cast<unsigned char *>(storedKey.data()));
    const QByteArray serverKey = hmac(salted, "Server Key");
    return "SCRAM-SHA-256$" + QByteArray::number(iterations) + ':' + salt.toBase64() + '$' + storedKey.toBase64() + ':'
        + serverKey.toBase64();
}

} // namespace Bridgekeeper
