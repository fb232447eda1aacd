// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/framereader.h"

#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>

namespace Bridgekeeper {

namespace {

constexpr qsizetype noiseKept = 4096;
constexpr qsizetype longestWord = 256; // behind a marker, with its line end

// The word after a marker, and how far marker, word and line end reach.
struct MarkerLine {
    enum class State { Whole, UnderWay, TooLong };

    State state = State::UnderWay;
    QByteArray word;
    qsizetype end = 0;
};

MarkerLine lineAfter(const QByteArray &bytes, qsizetype markerEnd)
{
    const QByteArrayView rest = QByteArrayView(bytes).sliced(markerEnd);
    const QByteArrayView within = rest.first(std::min(rest.size(), longestWord));
    const qsizetype newline = within.indexOf('\n');
    if (newline >= 0)
        return {MarkerLine::State::Whole, within.first(newline).toByteArray().trimmed(), markerEnd + newline + 1};
    return {rest.size() < longestWord ? MarkerLine::State::UnderWay : MarkerLine::State::TooLong, {}, 0};
}

// How many of the last bytes could be the start of `marker`.
qsizetype heldBack(const QByteArray &bytes, const QByteArray &marker)
{
    for (qsizetype length = std::min(bytes.size(), marker.size() - 1); length > 0; --length)
        if (marker.startsWith(QByteArrayView(bytes).last(length)))
            return length;
    return 0;
}

} // namespace

FrameReader::FrameReader(QByteArray begin, const QByteArray &end) : m_begin(std::move(begin)), m_end('\n' + end) { }

QByteArray FrameReader::feed(const QByteArray &piece)
{
    if (m_state == State::After || m_broken)
        return {};
    m_pending += piece;
    if (m_state == State::Before) {
        const qsizetype beginAt = m_pending.indexOf(m_begin);
        const qsizetype endAt = m_pending.indexOf(m_end);
        const bool begins = beginAt >= 0 && (endAt < 0 || beginAt < endAt);
        const qsizetype at = begins ? beginAt : endAt;
        // What comes before a marker is certain; it need not be searched again.
        const qsizetype noise =
            at >= 0 ? at : m_pending.size() - std::max(heldBack(m_pending, m_begin), heldBack(m_pending, m_end));
        m_noise = (m_noise + m_pending.left(noise)).right(noiseKept);
        m_pending.remove(0, noise);
        if (at < 0)
            return {};
        const MarkerLine line = lineAfter(m_pending, begins ? m_begin.size() : m_end.size());
        m_broken = line.state == MarkerLine::State::TooLong;
        if (line.state != MarkerLine::State::Whole)
            return {};
        m_pending.remove(0, line.end);
        (begins ? m_beginWord : m_endWord) = line.word;
        m_begun = begins;
        m_state = begins ? State::Inside : State::After;
        if (!begins)
            return {};
    }
    const qsizetype at = m_pending.indexOf(m_end);
    if (at >= 0) {
        const QByteArray content = m_pending.left(at);
        const MarkerLine line = lineAfter(m_pending, at + m_end.size());
        if (line.state == MarkerLine::State::Whole) {
            m_endWord = line.word;
            m_pending.clear();
            m_state = State::After;
        } else {
            m_pending.remove(0, at);
            m_broken = line.state == MarkerLine::State::TooLong;
        }
        return content;
    }
    const qsizetype keep = heldBack(m_pending, m_end);
    const QByteArray content = m_pending.left(m_pending.size() - keep);
    m_pending = m_pending.right(keep);
    return content;
}

QByteArray randomMarker()
{
    QByteArray bytes(16, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error("no random numbers");
    return bytes.toHex();
}

} // namespace Bridgekeeper
