// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/yamlfile.h"
#include "app/text/yamlvalue.h"

#include <functional>
#include <memory>
#include <vector>

namespace Bridgekeeper {

struct YamlNode;

/// Changes values in the bytes of a YAML file and leaves every other byte as it is: comments, order, quotes,
/// indentation, line ends, a BOM, a missing final newline.
///
/// Each operation splices the bytes, parses them again and compares both trees: unless exactly the intended place has
/// changed, the file stays as it was and the operation answers an Error (Conflict) that names file and path and says what to do
/// by hand. Refused are also: keys that occur twice, edits through an alias, an anchor that aliases use or a merge key,
/// `? ` keys. An operation whose goal holds already changes nothing.
class YamlEdit {
public:
    /// Errors: Input when the file does not parse.
    static Result<YamlEdit> open(const QByteArray &bytes, const QString &fileName);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// The file as it is after the edits so far.
    [[nodiscard]] Result<YamlFile> file() const { return YamlFile::parse(m_bytes, m_fileName); }

    /// Replaces the value at `path`, or adds the key, with the parents it lacks, at the end of its mapping. A replaced
    /// string keeps its quotes; comments inside a replaced block go with it, others stay.
    Result<void> set(const YamlPath &path, const YamlValue &value);

    /// Takes the entry at `path` out with its lines and the comment behind it. Comments that stand above it stay.
    /// Nothing to do when it is not there. A block that loses its last entry becomes `{}` or `[]`: an empty value would be
    /// null.
    Result<void> remove(const YamlPath &path);

    /// Adds the items that are not yet in the sequence, in the sequence's own style; an empty value becomes a sequence.
    Result<void> appendToSequence(const YamlPath &path, const QByteArrayList &items);

private:
    using Place = std::vector<std::size_t>; // entry numbers from the root down

    struct Target {
        Place place; // of the deepest node that is there
        YamlPath missing; // what the path names below it
    };

    YamlEdit(QByteArray bytes, QString fileName);
    [[nodiscard]] Error refusal(const YamlPath &path, const QString &why) const;
    [[nodiscard]] Result<Target> locate(const YamlPath &path) const;
    [[nodiscard]] const YamlNode &nodeAt(const Place &place) const;
    Result<void> load();

    Result<void> replaceValue(const YamlPath &path, const Place &place, const YamlValue &value);
    Result<void> insertEntry(const YamlPath &path, const Place &container, const YamlValue &key, const YamlValue &value);
    Result<void> eraseEntry(const YamlPath &path, const Place &place);

    /// Takes the first candidate whose tree is the old one after `undone` put the change back.
    Result<void> commit(const YamlPath &path, const QByteArrayList &candidates, const std::function<bool(YamlNode &)> &undone);

    QByteArray m_bytes;
    QString m_fileName;
    std::shared_ptr<const YamlNode> m_root;
};

} // namespace Bridgekeeper
