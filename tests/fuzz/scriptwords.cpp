// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptwords.h"

#include <algorithm>

namespace Bridgekeeper::Fuzz {

namespace {

/// How a shell takes a byte.
enum Kind : char { Code = 'c', Single = 's', Double = 'd', Document = 'h', OpenDocument = 'o', Comment = '#' };

bool isPlain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || QByteArrayView("_-./:,+@%").contains(c);
}

bool endsWord(char c)
{
    return QByteArrayView(" \t\n;&|()<>").contains(c);
}

QByteArray around(const QByteArray &script, qsizetype at)
{
    return script.mid(std::max<qsizetype>(0, at - 60), 160);
}

class Reader {
public:
    Reader(const QByteArray &script, const QByteArray &planted, const QByteArrayList &parts)
        : m_script(script), m_planted(planted), m_parts(parts), m_kinds(script.size(), Code)
    {
    }

    std::optional<QByteArray> misplaced()
    {
        readCommands(false);
        if (!m_fault && !m_documents.isEmpty())
            fail("a here-document has no end");
        for (qsizetype at = m_script.indexOf(m_planted); at >= 0 && !m_fault; at = m_script.indexOf(m_planted, at + 1))
            judge(at);
        return m_fault;
    }

private:
    struct HereDocument {
        QByteArray delimiter;
        bool quoted = false;
        bool script = false;
    };

    void fail(const QByteArray &why)
    {
        if (!m_fault)
            m_fault = why + ": " + around(m_script, m_at);
        m_at = m_script.size();
    }

    [[nodiscard]] bool ended() const { return m_at >= m_script.size(); }
    [[nodiscard]] char now() const { return m_script.at(m_at); }
    [[nodiscard]] bool nowIs(QByteArrayView text) const { return QByteArrayView(m_script).sliced(m_at).startsWith(text); }

    void take(qsizetype count, Kind kind)
    {
        const qsizetype end = std::min(m_at + count, m_script.size());
        std::fill(m_kinds.begin() + m_at, m_kinds.begin() + end, char(kind));
        m_at = end;
    }

    bool skippedPart()
    {
        for (const QByteArray &part : m_parts) {
            if (nowIs(part)) {
                m_at += part.size();
                return true;
            }
        }
        return false;
    }

    void readCommands(bool substitution)
    {
        int parentheses = 0;
        int cases = 0;
        QByteArray word;
        bool wordBegins = true;
        bool lineBegins = true;
        while (!ended()) {
            if (lineBegins && !substitution && skippedPart())
                continue;
            lineBegins = false;
            const char c = now();
            if (endsWord(c)) {
                cases += word == "case" ? 1 : word == "esac" ? -1 : 0;
                word.clear();
            }
            if (c == '#' && wordBegins) {
                const qsizetype end = m_script.indexOf('\n', m_at);
                take((end < 0 ? m_script.size() : end) - m_at, Comment);
                continue;
            }
            wordBegins = endsWord(c);
            if (c == '\n') {
                ++m_at;
                readDocuments();
                lineBegins = true;
            } else if (c == ')') {
                ++m_at;
                if (parentheses > 0)
                    --parentheses;
                else if (substitution && cases <= 0)
                    return;
            } else if (c == '(') {
                ++m_at;
                ++parentheses;
            } else if (nowIs("<<")) {
                readDelimiter();
            } else if (!readQuotedOrSubstituted(Code)) {
                word += c;
                ++m_at;
            }
        }
        if (substitution)
            fail("a substitution has no end");
    }

    /// What is the same outside of quotes and in double quotes, but for quotes themselves.
    bool readQuotedOrSubstituted(Kind kind)
    {
        const char c = now();
        if (c == '\\')
            take(2, kind);
        else if (c == '`')
            fail("a backquote");
        else if (nowIs("$(")) {
            m_at += 2;
            readCommands(true);
        } else if (nowIs("${"))
            readParameter();
        else if (kind == Code && c == '\'')
            readSingle();
        else if (kind == Code && c == '"')
            readDouble();
        else
            return false;
        return true;
    }

    void readSingle()
    {
        const qsizetype end = m_script.indexOf('\'', m_at + 1);
        if (end < 0)
            return fail("a single quote has no end");
        take(end + 1 - m_at, Single);
    }

    void readDouble()
    {
        take(1, Double);
        while (!ended() && now() != '"') {
            if (!readQuotedOrSubstituted(Double))
                take(1, Double);
        }
        if (ended())
            return fail("a double quote has no end");
        take(1, Double);
    }

    void readParameter()
    {
        const qsizetype end = m_script.indexOf('}', m_at);
        const QByteArray inside = m_script.mid(m_at + 2, end < 0 ? 0 : end - m_at - 2);
        if (end < 0
            || std::any_of(inside.begin(), inside.end(), [](char c) { return QByteArrayView("'\"`$\\\n").contains(c); }))
            return fail("a parameter that is not simple");
        take(end + 1 - m_at, Double);
    }

    void readDelimiter()
    {
        HereDocument document;
        document.script = m_script.first(m_at).endsWith(">\"$bk_place/script\" ");
        m_at += 2;
        document.quoted = !ended() && now() == '\'';
        const qsizetype begin = m_at + (document.quoted ? 1 : 0);
        qsizetype end = begin;
        while (end < m_script.size() && isPlain(m_script.at(end)))
            ++end;
        document.delimiter = m_script.mid(begin, end - begin);
        if (document.delimiter.isEmpty() || (document.quoted && m_script.mid(end, 1) != "'"))
            return fail("a here-document with a strange delimiter");
        m_at = end + (document.quoted ? 1 : 0);
        m_documents.append(document);
    }

    void readDocuments()
    {
        while (!m_documents.isEmpty() && !m_fault) {
            const HereDocument document = m_documents.takeFirst();
            const qsizetype end = m_script.indexOf('\n' + document.delimiter + '\n', m_at - 1);
            if (end < 0)
                return fail("a here-document has no end");
            const QByteArray body = m_script.mid(m_at, std::max<qsizetype>(0, end + 1 - m_at));
            if (document.script)
                m_fault = Fuzz::misplaced(body, m_planted, m_parts);
            take(body.size(), document.quoted ? Document : OpenDocument);
            m_at += document.delimiter.size() + 1;
        }
    }

    void judge(qsizetype at)
    {
        const QByteArray kinds = m_kinds.mid(at, m_planted.size());
        const auto all = [&kinds](Kind kind) { return kinds == QByteArray(kinds.size(), char(kind)); };
        if (all(Single) || all(Document))
            return;
        m_at = at;
        fail("not in quotes");
    }

    const QByteArray &m_script;
    const QByteArray &m_planted;
    const QByteArrayList &m_parts;
    QByteArray m_kinds;
    qsizetype m_at = 0;
    QList<HereDocument> m_documents;
    std::optional<QByteArray> m_fault;
};

} // namespace

std::optional<QByteArray> misplaced(const QByteArray &script, const QByteArray &planted, const QByteArrayList &parts)
{
    return Reader(script, planted, parts).misplaced();
}

QByteArrayList wordsOf(const QByteArray &script, qsizetype start)
{
    QByteArrayList words;
    QByteArray word;
    bool inWord = false;
    for (qsizetype at = start; at < script.size() && script.at(at) != '\n'; ++at) {
        const char c = script.at(at);
        if (c == ' ') {
            if (inWord)
                words.append(word);
            word.clear();
            inWord = false;
            continue;
        }
        inWord = true;
        if (c == '\'') {
            const qsizetype end = script.indexOf('\'', at + 1);
            if (end < 0)
                return {};
            word += script.mid(at + 1, end - at - 1);
            at = end;
        } else if (c == '\\' && script.mid(at + 1, 1) == "'") {
            word += '\'';
            ++at;
        } else if (isPlain(c)) {
            word += c;
        } else {
            return {};
        }
    }
    if (inWord)
        words.append(word);
    return words;
}

} // namespace Bridgekeeper::Fuzz
