// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Bridgekeeper {

/// Bytes that are overwritten in memory when they are no longer needed; cannot be copied.
class Secret {
public:
    Secret() = default;
    /// Takes the text over in UTF-8 and overwrites it, unless somebody else still shares its buffer.
    explicit Secret(QString &&text);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    /// NUL-terminated; valid as long as this object.
    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    /// Adds a line end, as a program expects that reads a password from its standard input.
    void appendNewline();

private:
    QByteArray m_bytes;
};

} // namespace Bridgekeeper
