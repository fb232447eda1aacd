// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Bridgekeeper {

/// Finds what lies between two markers in a stream that arrives in pieces of any size:
///     (anything) BEGIN [" " word] "\n" content "\n" END [" " word] "\n" (anything)
/// and hands the content on as it arrives, held back only where it may turn out to be the end marker. Binary safe. An END
/// that comes first, at a line's beginning, ends a stream that has never begun.
class FrameReader {
public:
    /// The markers must not occur in the content: they are random.
    FrameReader(QByteArray begin, const QByteArray &end);

    /// Takes the next piece and returns the content that is certain now. Keeps little more than one piece, whatever is sent.
    QByteArray feed(const QByteArray &piece);

    [[nodiscard]] bool begun() const { return m_begun; }
    [[nodiscard]] bool ended() const { return m_state == State::After; }
    /// The line of a marker does not end within 256 bytes: no frame comes about any more, and nothing further is read.
    [[nodiscard]] bool broken() const { return m_broken; }
    /// The word behind each marker, empty as long as it is not known.
    [[nodiscard]] const QByteArray &beginWord() const { return m_beginWord; }
    [[nodiscard]] const QByteArray &endWord() const { return m_endWord; }
    /// What came before the first marker, its last bytes only: rc files and banners talk there, and errors of the shell.
    [[nodiscard]] const QByteArray &noise() const { return m_noise; }

private:
    enum class State { Before, Inside, After };

    State m_state = State::Before;
    bool m_begun = false;
    bool m_broken = false;
    QByteArray m_begin;
    QByteArray m_end; ///< with the line end before it
    QByteArray m_pending;
    QByteArray m_noise;
    QByteArray m_beginWord;
    QByteArray m_endWord;
};

/// 128 random bits in hexadecimal, as unguessable as OpenSSL's generator makes them.
[[nodiscard]] QByteArray randomMarker();

} // namespace Bridgekeeper
