// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <algorithm>

namespace Bridgekeeper {

/// The bytes of a file, seen as lines; they have to outlive it.
class TextLines {
public:
    explicit TextLines(const QByteArray &bytes) : m_bytes(bytes), m_start(bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0)
    {
        const qsizetype newline = bytes.indexOf('\n');
        m_newline = newline > 0 && bytes[newline - 1] == '\r' ? "\r\n" : "\n";
    }

    [[nodiscard]] QByteArray newline() const { return m_newline; }
    [[nodiscard]] qsizetype start() const { return m_start; }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    [[nodiscard]] qsizetype lineStart(qsizetype i) const
    {
        return i <= m_start ? m_start : std::max(m_start, m_bytes.lastIndexOf('\n', i - 1) + 1);
    }
    /// The first byte of the next line, or the end of the file.
    [[nodiscard]] qsizetype lineAfter(qsizetype i) const
    {
        const qsizetype newline = m_bytes.indexOf('\n', i);
        return newline < 0 ? m_bytes.size() : newline + 1;
    }
    /// The end of the line's text, before its line end.
    [[nodiscard]] qsizetype textEnd(qsizetype i) const
    {
        qsizetype end = lineAfter(i);
        while (end > i && (m_bytes[end - 1] == '\n' || m_bytes[end - 1] == '\r'))
            --end;
        return end;
    }
    [[nodiscard]] qsizetype column(qsizetype i) const { return i - lineStart(i); }
    [[nodiscard]] qsizetype firstInk(qsizetype lineStart) const
    {
        qsizetype i = lineStart;
        while (i < m_bytes.size() && (m_bytes[i] == ' ' || m_bytes[i] == '\t'))
            ++i;
        return i;
    }
    [[nodiscard]] bool isBlankLine(qsizetype lineStart) const { return firstInk(lineStart) >= textEnd(lineStart); }
    [[nodiscard]] bool isCommentLine(qsizetype lineStart) const
    {
        const qsizetype ink = firstInk(lineStart);
        return ink < m_bytes.size() && m_bytes[ink] == '#';
    }
    [[nodiscard]] bool isFirstInLine(qsizetype i) const { return firstInk(lineStart(i)) == i; }
    /// Nothing but a comment stands between `i` and the end of its line.
    [[nodiscard]] bool isLastInLine(qsizetype i) const
    {
        const qsizetype ink = firstInk(i);
        return ink >= textEnd(i) || (m_bytes[ink] == '#' && ink > i);
    }
    [[nodiscard]] bool sameLine(qsizetype a, qsizetype b) const { return lineStart(a) == lineStart(b); }

    [[nodiscard]] QByteArray spliced(qsizetype from, qsizetype to, const QByteArray &text) const
    {
        return m_bytes.first(from) + text + m_bytes.mid(to);
    }
    /// Whole lines come in at `at`, a line start or the end of the file; a missing final newline stays missing.
    [[nodiscard]] QByteArray withLines(qsizetype at, const QByteArrayList &lines) const
    {
        const QByteArray joined = lines.join(m_newline);
        if (at == m_bytes.size() && at > m_start && m_bytes[at - 1] != '\n')
            return m_bytes + m_newline + joined;
        return spliced(at, at, joined + m_newline);
    }
    /// The lines from `from` (a line start) up to `to` (a line start or the end) go; a missing final newline stays missing.
    [[nodiscard]] QByteArray withoutLines(qsizetype from, qsizetype to) const
    {
        if (to == m_bytes.size() && from > m_start && m_bytes[to - 1] != '\n') {
            --from;
            if (from > m_start && m_bytes[from - 1] == '\r')
                --from;
        }
        return spliced(from, to, {});
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_start;
    QByteArray m_newline;
};

} // namespace Bridgekeeper
