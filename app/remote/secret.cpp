// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/secret.h"

#include <openssl/crypto.h>

#include <utility>

namespace Bridgekeeper {

namespace {

void cleanse(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace

Secret::Secret(QString &&text) : m_bytes(text.toUtf8())
{
    if (!text.isEmpty() && text.isDetached())
        OPENSSL_cleanse(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) { }

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        cleanse(m_bytes);
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    cleanse(m_bytes);
}

void Secret::appendNewline()
{
    // Growing in place would leave a copy behind in the freed buffer.
    QByteArray longer(m_bytes.size() + 1, '\n');
    std::copy(m_bytes.cbegin(), m_bytes.cend(), longer.begin());
    cleanse(m_bytes);
    m_bytes = std::move(longer);
}

} // namespace Bridgekeeper
