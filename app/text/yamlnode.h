// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Bridgekeeper {

enum class YamlKind { Null, Scalar, Sequence, Mapping, Alias };

/// One node of a YAML file as it stands in the bytes. Text, keys and anchors are UTF-8.
struct YamlNode {
    struct Entry;

    YamlKind kind = YamlKind::Null;
    bool flow = false; ///< a collection in brackets, or without any
    bool quoted = false; ///< a scalar that can only be a string
    QByteArray text; ///< a scalar's value, an alias's anchor
    QByteArray tag; ///< as written, resolved; empty without one
    QByteArray anchor;
    std::vector<Entry> entries; ///< of a mapping, in order, duplicates included; of a sequence, with a null key

    int mark = 0; ///< where the parser saw the node; of an empty value, the next token
    qsizetype begin = -1; ///< first byte of the value behind anchor and tag; set by layOut(); -1 for an empty value
    qsizetype end = -1; ///< byte behind its last one; for an empty value the end of what stands before it
    qsizetype whole = -1; ///< first byte with anchor and tag

    /// The same content: kind, value, tag, quotedness, anchors and order; not the place.
    [[nodiscard]] bool sameContent(const YamlNode &other) const;
    [[nodiscard]] bool isPlain() const { return kind == YamlKind::Scalar && !quoted; }
};

/// A key with its value, or an item of a sequence.
struct YamlNode::Entry {
    YamlNode key;
    YamlNode value;
    qsizetype lead = -1; ///< first byte of the key, or the item's dash (in flow style, the item)
    qsizetype colon = -1;
};

/// The tree of the only document in `bytes` (UTF-8, with or without BOM). Errors: Input, naming line and column and
/// `fileName`; also for what programs read differently (several documents, control characters, other encodings), and for more
/// than 1 MiB, 100 000 lines, 50 000 nodes or 64 levels, found before much of it was read.
[[nodiscard]] Result<YamlNode> parseYaml(const QByteArray &bytes, const QString &fileName);

/// Finds the extent of every node in `bytes`, which `root` was parsed from. False when a shape is not understood
/// (`? ` keys, pairs in a sequence's brackets); `line` is then its line, from 1.
[[nodiscard]] bool layOut(YamlNode &root, const QByteArray &bytes, int &line);

/// True for what YAML 1.1 or 1.2 takes for null in a plain scalar.
[[nodiscard]] bool isYamlNull(const QByteArray &plain);

} // namespace Bridgekeeper
