// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <utility>
#include <vector>

namespace Bridgekeeper {

struct YamlNode;

/// `text` (UTF-8) as one YAML scalar that every YAML 1.1 and 1.2 reader takes for this very string: plain where that
/// is safe, in quotes otherwise. Inside brackets (`inFlow`) fewer texts are safe.
[[nodiscard]] QByteArray yamlScalar(const QByteArray &text, bool inFlow = false);
/// The same, always in double quotes.
[[nodiscard]] QByteArray yamlDoubleQuoted(const QByteArray &text);
/// The same, in single quotes where the text can stand there, else in double quotes.
[[nodiscard]] QByteArray yamlSingleQuoted(const QByteArray &text);

/// A value to be written into a YAML file; it knows what it means and how it is spelled.
class YamlValue {
public:
    using Entry = std::pair<YamlValue, YamlValue>;

    /// A string; quoted when it must be.
    static YamlValue text(const QByteArray &utf8);
    /// A string in double quotes.
    static YamlValue quotedText(const QByteArray &utf8);
    static YamlValue boolean(bool on);
    static YamlValue integer(qint64 number);
    static YamlValue null();
    static YamlValue sequence(std::vector<YamlValue> items);
    static YamlValue texts(const QByteArrayList &items);
    /// Keys are text() or quotedText().
    static YamlValue mapping(std::vector<Entry> entries);

    [[nodiscard]] bool isCollection() const { return m_kind == Kind::Sequence || m_kind == Kind::Mapping; }
    [[nodiscard]] bool isEmptyCollection() const { return isCollection() && m_entries.empty(); }

    /// As it stands behind `key: ` or `- ` on one line; collections in brackets. A text() takes the `quote` of the
    /// scalar it replaces, `"` or `'`.
    [[nodiscard]] QByteArray inlineText(bool inFlow, char quote = '\0') const;

    /// How deep nested blocks stand.
    struct Style {
        qsizetype mappingStep = 2; ///< a mapping below its key
        qsizetype dashStep = 2; ///< a sequence's dashes below its key
    };
    /// A collection that is not empty as lines without line ends; `indent` is the column of its keys or dashes.
    [[nodiscard]] QByteArrayList blockLines(qsizetype indent, const Style &style) const;

    /// Whether a reader takes `node` for this value, however it is spelled: `"a"` and `a`, `yes` and `true`.
    [[nodiscard]] bool means(const YamlNode &node) const;

private:
    enum class Kind { Null, Text, QuotedText, Boolean, Integer, Sequence, Mapping };
    Kind m_kind = Kind::Null;
    QByteArray m_text;
    std::vector<Entry> m_entries; // a sequence's items have a null key
};

/// True when a plain scalar is a boolean for YAML 1.1 (`yes`, `on`, …) or 1.2; `value` is then which one.
[[nodiscard]] bool isYamlBoolean(const QByteArray &plain, bool &value);

/// True when a plain scalar is a string for YAML 1.1 and 1.2 readers, not a number, date, boolean or null.
[[nodiscard]] bool isYamlString(const QByteArray &plain);

} // namespace Bridgekeeper
