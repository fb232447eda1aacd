// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamlvalue.h"

#include "app/text/yamlnode.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace Bridgekeeper {
namespace {

bool needsEscape(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff;
}

bool anyNeedsEscape(const QByteArray &text)
{
    const QList<uint> characters = QString::fromUtf8(text).toUcs4();
    return std::any_of(characters.begin(), characters.end(), [](uint c) { return needsEscape(c); });
}

bool isPlainSafe(const QByteArray &text, bool inFlow)
{
    if (text.isEmpty() || text.startsWith(' ') || text.endsWith(' ') || text.endsWith(':') || text.contains(": ")
        || text.contains(" #") || anyNeedsEscape(text) || QByteArrayView("-?:,[]{}#&*!|>'\"%@`").contains(text.front())
        || text.startsWith("...") || !isYamlString(text))
        return false;
    return !inFlow || std::none_of(text.cbegin(), text.cend(), [](char c) { return QByteArrayView(",[]{}:").contains(c); });
}

} // namespace

bool isYamlBoolean(const QByteArray &plain, bool &value)
{
    const QByteArray lower = plain.toLower();
    // All small, all capital, or capitalised: nothing else is a boolean.
    if (plain != lower && plain != plain.toUpper() && plain != plain.left(1).toUpper() + lower.mid(1))
        return false;
    if (lower == "true" || lower == "yes" || lower == "on")
        return value = true;
    value = false;
    return lower == "false" || lower == "no" || lower == "off";
}

bool isYamlString(const QByteArray &plain)
{
    // https://yaml.org/type/{int,float,timestamp,merge,value,bool}.html, and 1.2's 0o7
    static const QRegularExpression otherType(
        QStringLiteral("^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9][0-9_,]*|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?["
                       "0-9])+(?:\\.[0-9_]*)?"
                       "|[-+]?(?:[0-9][0-9_]*)?\\.?[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
                       "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?|<<|=|[yYnN])$"));
    bool ignored = false;
    return !isYamlNull(plain) && !isYamlBoolean(plain, ignored) && !otherType.match(QString::fromUtf8(plain)).hasMatch();
}

QByteArray yamlDoubleQuoted(const QByteArray &text)
{
    QByteArray quoted("\"");
    const QList<uint> characters = QString::fromUtf8(text).toUcs4();
    for (const uint c : characters) {
        if (c == '"' || c == '\\')
            quoted += QByteArray("\\") + static_cast<char>(c);
        else if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else if (c == '\r')
            quoted += "\\r";
        else if (needsEscape(c))
            quoted += (c < 0x100 ? "\\x" : "\\u") + QByteArray::number(c, 16).rightJustified(c < 0x100 ? 2 : 4, '0');
        else
            quoted += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1).toUtf8();
    }
    return quoted + '"';
}

QByteArray yamlSingleQuoted(const QByteArray &text)
{
    return anyNeedsEscape(text) ? yamlDoubleQuoted(text) : '\'' + QByteArray(text).replace('\'', "''") + '\'';
}

QByteArray yamlScalar(const QByteArray &text, bool inFlow)
{
    if (isPlainSafe(text, inFlow))
        return text;
    return text.contains('\\') || text.contains('"') ? yamlSingleQuoted(text) : yamlDoubleQuoted(text);
}

YamlValue YamlValue::text(const QByteArray &utf8)
{
    YamlValue value;
    value.m_kind = Kind::Text;
    value.m_text = utf8;
    return value;
}

YamlValue YamlValue::quotedText(const QByteArray &utf8)
{
    YamlValue value = text(utf8);
    value.m_kind = Kind::QuotedText;
    return value;
}

YamlValue YamlValue::boolean(bool on)
{
    YamlValue value;
    value.m_kind = Kind::Boolean;
    value.m_text = on ? "true" : "false";
    return value;
}

YamlValue YamlValue::integer(qint64 number)
{
    YamlValue value;
    value.m_kind = Kind::Integer;
    value.m_text = QByteArray::number(number);
    return value;
}

YamlValue YamlValue::null()
{
    return {};
}

YamlValue YamlValue::sequence(std::vector<YamlValue> items)
{
    YamlValue value;
    value.m_kind = Kind::Sequence;
    for (YamlValue &item : items)
        value.m_entries.emplace_back(YamlValue(), std::move(item));
    return value;
}

YamlValue YamlValue::texts(const QByteArrayList &items)
{
    std::vector<YamlValue> values;
    for (const QByteArray &item : items)
        values.push_back(text(item));
    return sequence(std::move(values));
}

YamlValue YamlValue::mapping(std::vector<Entry> entries)
{
    YamlValue value;
    value.m_kind = Kind::Mapping;
    value.m_entries = std::move(entries);
    return value;
}

QByteArray YamlValue::inlineText(bool inFlow, char quote) const
{
    switch (m_kind) {
    case Kind::Null:
        return "null";
    case Kind::Text:
        if (quote == '"')
            return yamlDoubleQuoted(m_text);
        return quote == '\'' ? yamlSingleQuoted(m_text) : yamlScalar(m_text, inFlow);
    case Kind::QuotedText:
        return yamlDoubleQuoted(m_text);
    case Kind::Boolean:
    case Kind::Integer:
        return m_text;
    case Kind::Sequence:
    case Kind::Mapping:
        break;
    }
    const bool mapping = m_kind == Kind::Mapping;
    QByteArrayList parts;
    for (const auto &[key, value] : m_entries)
        parts += (mapping ? key.inlineText(true) + ": " : QByteArray()) + value.inlineText(true);
    return (mapping ? '{' : '[') + parts.join(", ") + (mapping ? '}' : ']');
}

QByteArrayList YamlValue::blockLines(qsizetype indent, const Style &style) const
{
    const QByteArray margin(indent, ' ');
    const bool mapping = m_kind == Kind::Mapping;
    QByteArrayList lines;
    for (const auto &[key, value] : m_entries) {
        const QByteArray lead = margin + (mapping ? key.inlineText(false) + ':' : QByteArray("-"));
        if (!value.isCollection() || value.isEmptyCollection()) {
            lines += lead + ' ' + value.inlineText(false);
        } else if (mapping) {
            lines += lead;
            lines += value.blockLines(indent + (value.m_kind == Kind::Mapping ? style.mappingStep : style.dashStep), style);
        } else {
            // `- first: …` with what follows below `first`
            QByteArrayList nested = value.blockLines(indent + 2, style);
            nested.front() = lead + ' ' + nested.front().mid(indent + 2);
            lines += nested;
        }
    }
    return lines;
}

bool YamlValue::means(const YamlNode &node) const
{
    bool wanted = false;
    bool found = false;
    switch (m_kind) {
    case Kind::Null:
        return node.kind == YamlKind::Null;
    case Kind::Text:
    case Kind::QuotedText:
        return node.kind == YamlKind::Scalar && node.tag.isEmpty() && node.text == m_text
            && (node.quoted || isYamlString(node.text));
    case Kind::Boolean:
        return node.isPlain() && node.tag.isEmpty() && isYamlBoolean(node.text, found) && isYamlBoolean(m_text, wanted)
            && found == wanted;
    case Kind::Integer:
        return node.isPlain() && node.tag.isEmpty() && node.text == m_text;
    case Kind::Sequence:
    case Kind::Mapping:
        break;
    }
    if (node.kind != (m_kind == Kind::Mapping ? YamlKind::Mapping : YamlKind::Sequence)
        || node.entries.size() != m_entries.size() || !node.tag.isEmpty())
        return false;
    const bool mapping = m_kind == Kind::Mapping;
    return std::equal(
        m_entries.begin(), m_entries.end(), node.entries.begin(), [mapping](const Entry &want, const YamlNode::Entry &have) {
            return (!mapping || want.first.means(have.key)) && want.second.means(have.value);
        });
}

} // namespace Bridgekeeper
