// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <shared_mutex>
#include <vector>

namespace Bridgekeeper {

/// Hides secrets wherever a text is shown or kept, by their value: as they are, URL-encoded, JSON-escaped, in base64, and with
/// `'` as a shell quotes it. The only place that masks. Any thread.
class Masking {
public:
    /// From now on hides `secret` (UTF-8). Values shorter than 6 characters are too common to be hidden and are ignored.
    void add(const QByteArray &secret);
    void add(const std::vector<QByteArray> &secrets);

    /// `text` with each secret replaced by `‹hidden: 64 characters›`, overlapping ones as one.
    [[nodiscard]] QByteArray masked(const QByteArray &text) const;
    [[nodiscard]] QString masked(const QString &text) const;

private:
    struct Form {
        QByteArray bytes;
        QByteArray replacement;
    };
    mutable std::shared_mutex m_mutex;
    /// Each form of each secret by its first bytes, the longest first: what is shown is read once, however many there are.
    QHash<quint64, std::vector<Form>> m_forms;
};

/// No file of a server holds so many secrets; what does cannot be shown.
inline constexpr std::size_t mostSecrets = 2000;

/// The values of secret-looking keys (tokens, secrets, passwords, private keys, password parts of URIs) in a file of any
/// kind: YAML by its tree; a shell script, a .env file or broken YAML line by line. Booleans, paths, short words, words
/// like `generate` and references like `${NAME}` are no secrets. More than mostSecrets are told as one more than that.
[[nodiscard]] std::vector<QByteArray> secretValues(const QByteArray &file);

} // namespace Bridgekeeper
