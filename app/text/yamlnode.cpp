// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamlnode.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <QStringDecoder>

#include <algorithm>
#include <exception>
#include <sstream>

namespace Bridgekeeper {
namespace {

constexpr int bomLength = 3;
// Far more than any file has that this program reads; what a server sends must not eat the laptop's time and memory.
constexpr qsizetype sizeLimit = 1024 * 1024;
constexpr int nodeLimit = 50'000;
constexpr std::size_t depthLimit = 64;
constexpr qsizetype lineLimit = 100'000;
// yaml-cpp reads a collection in brackets to the end of its line before it tells anything of it.
constexpr qsizetype markLimit = 100'000;

bool hasBom(const QByteArray &bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF");
}

struct TooMuch {
    QString what;
};

// Builds the tree from the parser's events, which (unlike its nodes) know aliases, styles and duplicate keys.
class TreeBuilder : public YAML::EventHandler {
public:
    explicit TreeBuilder(const QByteArray &bytes, int offset) : m_bytes(bytes), m_offset(offset) { }

    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnAnchor(const YAML::Mark &, const std::string &name) override { m_anchor = QByteArray::fromStdString(name); }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { add(node(YamlKind::Null, mark, {})); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        YamlNode alias = node(YamlKind::Alias, mark, {});
        qsizetype end = alias.mark + 1;
        while (end < m_bytes.size() && !QByteArrayView(" \t\r\n,[]{}").contains(m_bytes[end]))
            ++end;
        alias.text = m_bytes.mid(alias.mark + 1, end - alias.mark - 1);
        add(std::move(alias));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, const std::string &value) override
    {
        YamlNode scalar = node(YamlKind::Scalar, mark, tag);
        scalar.quoted = tag == "!";
        if (scalar.quoted)
            scalar.tag.clear();
        scalar.text = QByteArray::fromStdString(value);
        add(std::move(scalar));
    }
    void OnSequenceStart(
        const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, YAML::EmitterStyle::value style) override
    {
        open(node(YamlKind::Sequence, mark, tag), style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, YAML::EmitterStyle::value style) override
    {
        open(node(YamlKind::Mapping, mark, tag), style);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        bool awaitsValue = false;
    };

    YamlNode node(YamlKind kind, const YAML::Mark &mark, const std::string &tag)
    {
        if (++m_nodes > nodeLimit)
            throw TooMuch{QStringLiteral("It holds more than %1 keys and values.").arg(nodeLimit)};
        YamlNode node;
        node.kind = kind;
        node.mark = mark.pos + m_offset;
        if (tag != "?")
            node.tag = QByteArray::fromStdString(tag);
        node.anchor = std::exchange(m_anchor, {});
        return node;
    }

    void open(YamlNode node, YAML::EmitterStyle::value style)
    {
        if (m_open.size() == depthLimit)
            throw TooMuch{QStringLiteral("Its blocks stand more than %1 deep in each other.").arg(depthLimit)};
        node.flow = style == YAML::EmitterStyle::Flow;
        m_open.push_back({std::move(node), false});
    }

    void close()
    {
        YamlNode closed = std::move(m_open.back().node);
        m_open.pop_back();
        add(std::move(closed));
    }

    void add(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Open &parent = m_open.back();
        if (parent.node.kind == YamlKind::Sequence) {
            parent.node.entries.push_back({{}, std::move(node)});
        } else if (parent.awaitsValue) {
            parent.node.entries.back().value = std::move(node);
            parent.awaitsValue = false;
        } else {
            parent.node.entries.push_back({std::move(node), {}});
            parent.awaitsValue = true;
        }
    }

    const QByteArray &m_bytes;
    int m_offset;
    int m_nodes = 0;
    QByteArray m_anchor;
    std::vector<Open> m_open;
    YamlNode m_root;
};

int lineOf(const QByteArray &bytes, qsizetype position)
{
    return static_cast<int>(bytes.first(std::clamp<qsizetype>(position, 0, bytes.size())).count('\n')) + 1;
}

Error inputError(const QString &fileName, const QString &what, const QString &hint)
{
    return {ErrorKind::Input, fileName + QStringLiteral(" cannot be read as YAML."), what, hint};
}

struct NotUnderstood {
    qsizetype position;
};

// Finds where nodes end. The parser only tells where they begin.
class Layout {
public:
    explicit Layout(const QByteArray &bytes) : m_bytes(bytes) { }

    /// `position`: a byte at or before the node, behind what introduces it. `parentColumn`: lines of a block node's
    /// text stand deeper than this. `before`: where an empty value ends.
    void place(YamlNode &node, qsizetype before, qsizetype parentColumn, bool inFlow)
    {
        if (node.kind == YamlKind::Null && !isWritten(node, before)) {
            node.begin = node.whole = -1;
            node.end = before;
            return;
        }
        const bool onlyProperties =
            node.kind == YamlKind::Null || (node.kind == YamlKind::Scalar && !node.quoted && node.text.isEmpty());
        if (onlyProperties && (!node.anchor.isEmpty() || !node.tag.isEmpty()))
            throw NotUnderstood{node.mark};
        node.whole = node.mark;
        node.begin = behindProperties(node.mark);
        switch (node.kind) {
        case YamlKind::Null:
        case YamlKind::Scalar:
            node.end = scalarEnd(node.begin, parentColumn, inFlow);
            break;
        case YamlKind::Alias:
            node.end = node.begin + 1 + node.text.size();
            break;
        case YamlKind::Sequence:
            if (node.flow)
                placeFlow(node, '[', ']');
            else
                placeBlockSequence(node);
            break;
        case YamlKind::Mapping:
            if (node.flow)
                placeFlow(node, '{', '}');
            else
                placeBlockMapping(node);
            break;
        }
    }

    /// yaml-cpp takes the end of the file for a quote that is missing; no other reader does.
    void requireClosedQuotes(const YamlNode &node) const
    {
        if (node.kind == YamlKind::Scalar) {
            const qsizetype begin = behindProperties(node.mark);
            if (at(begin) == '"' || at(begin) == '\'')
                static_cast<void>(quotedEnd(begin, at(begin)));
        }
        for (const YamlNode::Entry &entry : node.entries) {
            requireClosedQuotes(entry.key);
            requireClosedQuotes(entry.value);
        }
    }

private:
    [[nodiscard]] char at(qsizetype i) const { return i >= 0 && i < m_bytes.size() ? m_bytes[i] : '\0'; }
    [[nodiscard]] static bool isBlank(char c) { return c == ' ' || c == '\t'; }
    [[nodiscard]] static bool isBreak(char c) { return c == '\n' || c == '\r' || c == '\0'; }
    [[nodiscard]] static bool isFlowMark(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }

    [[nodiscard]] qsizetype lineStart(qsizetype i) const
    {
        qsizetype start = i > 0 ? m_bytes.lastIndexOf('\n', i - 1) + 1 : 0;
        if (start == 0 && hasBom(m_bytes))
            start = bomLength;
        return start;
    }
    [[nodiscard]] qsizetype column(qsizetype i) const { return i - lineStart(i); }
    [[nodiscard]] qsizetype lineEnd(qsizetype i) const
    {
        const qsizetype end = m_bytes.indexOf('\n', i);
        return end < 0 ? m_bytes.size() : end;
    }

    // The next byte that is neither blank, line end nor in a comment.
    [[nodiscard]] qsizetype skipSpace(qsizetype i) const
    {
        while (i < m_bytes.size()) {
            const char c = m_bytes[i];
            if (isBlank(c) || c == '\n' || c == '\r')
                ++i;
            else if (c == '#' && (i == 0 || isBlank(at(i - 1)) || isBreak(at(i - 1)) || i == lineStart(i)))
                i = lineEnd(i);
            else
                break;
        }
        return i;
    }

    // A null that is written out, as opposed to a value that is not there, whose mark points at whatever comes next.
    [[nodiscard]] bool isWritten(const YamlNode &node, qsizetype before) const
    {
        const qsizetype next = skipSpace(before);
        if (next != node.mark || next >= m_bytes.size())
            return false;
        if (!node.anchor.isEmpty() || !node.tag.isEmpty())
            return true;
        qsizetype end = next;
        while (!isBreak(at(end)) && !isBlank(at(end)) && at(end) != ':' && !isFlowMark(at(end)))
            ++end;
        if (end == next || !isYamlNull(m_bytes.mid(next, end - next)))
            return false;
        while (isBlank(at(end)))
            ++end;
        return at(end) != ':';
    }

    // Behind `&anchor` and `!tag`.
    [[nodiscard]] qsizetype behindProperties(qsizetype i) const
    {
        while (at(i) == '&' || at(i) == '!') {
            while (i < m_bytes.size() && !isBlank(at(i)) && !isBreak(at(i)))
                ++i;
            i = skipSpace(i);
        }
        return i;
    }

    qsizetype scalarEnd(qsizetype i, qsizetype parentColumn, bool inFlow) const
    {
        switch (at(i)) {
        case '"':
            return quotedEnd(i, '"');
        case '\'':
            return quotedEnd(i, '\'');
        case '|':
        case '>':
            if (!inFlow)
                return blockScalarEnd(i, parentColumn);
            break;
        default:
            break;
        }
        return plainEnd(i, parentColumn, inFlow);
    }

    [[nodiscard]] qsizetype quotedEnd(qsizetype i, char quote) const
    {
        const qsizetype start = i;
        for (++i; i < m_bytes.size(); ++i) {
            if (quote == '"' && m_bytes[i] == '\\') {
                ++i;
            } else if (m_bytes[i] == quote) {
                if (quote == '\'' && at(i + 1) == quote)
                    ++i;
                else
                    return i + 1;
            }
        }
        throw NotUnderstood{start};
    }

    [[nodiscard]] qsizetype plainEnd(qsizetype i, qsizetype parentColumn, bool inFlow) const
    {
        qsizetype end = i;
        while (true) {
            for (; !isBreak(at(i)); ++i) {
                const char c = at(i);
                const char next = at(i + 1);
                if (c == '#' && i > 0 && isBlank(at(i - 1)))
                    return end;
                if (c == ':' && (isBlank(next) || isBreak(next) || (inFlow && isFlowMark(next))))
                    return end;
                if (inFlow && isFlowMark(c))
                    return end;
                if (!isBlank(c))
                    end = i + 1;
            }
            // The scalar may go on on a deeper line.
            while (i < m_bytes.size() && (isBlank(at(i)) || at(i) == '\n' || at(i) == '\r'))
                ++i;
            if (i >= m_bytes.size() || at(i) == '#' || (!inFlow && column(i) <= parentColumn) || isDocumentMark(i))
                return end;
        }
    }

    [[nodiscard]] bool isDocumentMark(qsizetype i) const
    {
        if (column(i) != 0)
            return false;
        const QByteArray mark = m_bytes.mid(i, 3);
        return (mark == "---" || mark == "...") && (isBlank(at(i + 3)) || isBreak(at(i + 3)));
    }

    [[nodiscard]] qsizetype blockScalarEnd(qsizetype i, qsizetype parentColumn) const
    {
        qsizetype indent = -1;
        bool keep = false;
        qsizetype end = i;
        for (++i; !isBreak(at(i)) && !isBlank(at(i)); ++i) {
            if (at(i) >= '1' && at(i) <= '9')
                indent = std::max<qsizetype>(parentColumn, 0) + (at(i) - '0');
            keep = keep || at(i) == '+';
        }
        end = i;
        i = std::min(lineEnd(i) + 1, m_bytes.size());
        while (i < m_bytes.size()) {
            const qsizetype next = std::min(lineEnd(i) + 1, m_bytes.size());
            qsizetype first = i;
            while (at(first) == ' ')
                ++first;
            qsizetype contentEnd = lineEnd(i);
            if (contentEnd > i && at(contentEnd - 1) == '\r')
                --contentEnd;
            if (first >= contentEnd) {
                // A blank line counts only with `+`, or when text follows.
                if (keep)
                    end = contentEnd;
            } else {
                const qsizetype lineColumn = first - i;
                if (isDocumentMark(first) || lineColumn <= parentColumn || (indent >= 0 && lineColumn < indent))
                    break;
                if (indent < 0)
                    indent = lineColumn;
                end = contentEnd;
            }
            i = next;
        }
        return end;
    }

    void placeKey(YamlNode::Entry &entry, bool inFlow)
    {
        YamlNode &key = entry.key;
        if (key.kind == YamlKind::Sequence || key.kind == YamlKind::Mapping || !key.tag.isEmpty())
            throw NotUnderstood{key.mark};
        key.whole = key.mark;
        key.begin = behindProperties(key.mark);
        if (at(key.begin) == '?' && isBlank(at(key.begin + 1)))
            throw NotUnderstood{key.mark};
        key.end = key.kind == YamlKind::Alias ? key.begin + 1 + key.text.size() : scalarEnd(key.begin, -1, inFlow);
        entry.lead = key.whole;
        qsizetype colon = key.end;
        while (isBlank(at(colon)) || (inFlow && (at(colon) == '\n' || at(colon) == '\r')))
            ++colon;
        if (at(colon) == ':')
            entry.colon = colon;
        else if (!inFlow || !isFlowMark(at(colon)))
            throw NotUnderstood{key.mark};
    }

    void placeBlockMapping(YamlNode &node)
    {
        if (node.entries.empty())
            throw NotUnderstood{node.mark};
        const qsizetype indent = column(node.begin);
        for (YamlNode::Entry &entry : node.entries) {
            placeKey(entry, false);
            if (column(entry.lead) != indent)
                throw NotUnderstood{entry.lead};
            place(entry.value, entry.colon + 1, indent, false);
            if (entry.value.end < entry.colon)
                throw NotUnderstood{entry.lead};
        }
        node.end = node.entries.back().value.end;
    }

    void placeBlockSequence(YamlNode &node)
    {
        const qsizetype indent = column(node.begin);
        qsizetype dash = node.begin;
        for (YamlNode::Entry &entry : node.entries) {
            dash = skipSpace(dash);
            if (at(dash) != '-' || column(dash) != indent)
                throw NotUnderstood{dash};
            entry.lead = dash;
            place(entry.value, dash + 1, indent, false);
            if (entry.value.end < dash)
                throw NotUnderstood{dash};
            dash = node.end = entry.value.end;
        }
    }

    void placeFlow(YamlNode &node, char opening, char closing)
    {
        if (at(node.begin) != opening)
            throw NotUnderstood{node.mark};
        qsizetype i = node.begin + 1;
        for (YamlNode::Entry &entry : node.entries) {
            i = skipSpace(i);
            if (node.kind == YamlKind::Mapping) {
                placeKey(entry, true);
                place(entry.value, entry.colon < 0 ? entry.key.end : entry.colon + 1, -1, true);
            } else {
                entry.lead = i;
                place(entry.value, i, -1, true);
            }
            i = skipSpace(std::max(entry.value.end, entry.key.end));
            if (at(i) == ',')
                ++i;
            else if (at(i) != closing)
                throw NotUnderstood{entry.lead};
        }
        i = skipSpace(i);
        if (at(i) != closing)
            throw NotUnderstood{node.mark};
        node.end = i + 1;
    }

    const QByteArray &m_bytes;
};

} // namespace

bool isYamlNull(const QByteArray &plain)
{
    return plain.isEmpty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

bool YamlNode::sameContent(const YamlNode &other) const
{
    if (kind != other.kind || quoted != other.quoted || text != other.text || tag != other.tag || anchor != other.anchor
        || entries.size() != other.entries.size())
        return false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].key.sameContent(other.entries[i].key) || !entries[i].value.sameContent(other.entries[i].value))
            return false;
    }
    return true;
}

Result<YamlNode> parseYaml(const QByteArray &bytes, const QString &fileName)
{
    const QString hint = QStringLiteral("Check that this is the right file: no program needs so much.");
    if (bytes.size() > sizeLimit)
        return inputError(fileName, QStringLiteral("It is larger than %1 MiB.").arg(sizeLimit / (1024 * 1024)), hint);
    if (bytes.count('\n') > lineLimit)
        return inputError(fileName, QStringLiteral("It has more than %1 lines.").arg(lineLimit), hint);
    if (std::count_if(bytes.begin(), bytes.end(), [](char c) { return QByteArrayView(",[]{}").contains(c); }) > markLimit)
        return inputError(fileName, QStringLiteral("It holds more than %1 commas and brackets.").arg(markLimit), hint);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString decoded = utf8(bytes);
    if (utf8.hasError())
        return inputError(
            fileName, QStringLiteral("The file is not UTF-8 text."), QStringLiteral("Convert the file to UTF-8."));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        // yaml-cpp takes byte 4 for the end of the file; YAML allows none of these anyhow.
        const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
        const bool loneReturn = c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n');
        if (control || loneReturn)
            return inputError(fileName,
                (control ? QStringLiteral("There is a control character in line %1.")
                         : QStringLiteral("There is a carriage return without a line feed in line %1."))
                    .arg(lineOf(bytes, i)),
                QStringLiteral("Remove it from the file."));
    }
    const int offset = hasBom(bytes) ? bomLength : 0;
    try {
        std::istringstream stream(bytes.mid(offset).toStdString());
        YAML::Parser parser(stream);
        TreeBuilder builder(bytes, offset);
        parser.HandleNextDocument(builder);
        YamlNode root = builder.takeRoot();
        TreeBuilder second(bytes, offset);
        if (parser.HandleNextDocument(second))
            return inputError(fileName, QStringLiteral("There is more than one YAML document in the file."),
                QStringLiteral("Split the file at its “---” line, or edit it by hand."));
        Layout(bytes).requireClosedQuotes(root);
        return root;
    } catch (const TooMuch &stop) {
        return inputError(fileName, stop.what, hint);
    } catch (const NotUnderstood &stop) {
        return inputError(fileName,
            QStringLiteral("The quote that begins in line %1 is not closed.").arg(lineOf(bytes, stop.position)),
            QStringLiteral("Close it; the file's program could not read it either."));
    } catch (const YAML::Exception &exception) {
        return inputError(fileName,
            QStringLiteral("Line %1, column %2: %3.")
                .arg(exception.mark.line + 1)
                .arg(exception.mark.column + 1)
                .arg(QString::fromStdString(exception.msg)),
            QStringLiteral("Correct the file at that place; its program could not read it either."));
    } catch (const std::exception &exception) {
        return inputError(fileName, QString::fromUtf8(exception.what()), QStringLiteral("Check the file."));
    }
}

bool layOut(YamlNode &root, const QByteArray &bytes, int &line)
{
    try {
        Layout(bytes).place(root, hasBom(bytes) ? bomLength : 0, -1, false);
        return true;
    } catch (const NotUnderstood &stop) {
        line = lineOf(bytes, stop.position);
        return false;
    }
}

} // namespace Bridgekeeper
