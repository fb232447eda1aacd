// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArrayList>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>

namespace Bridgekeeper {

struct YamlNode;

/// Where a value stands: the keys from the root down; inside a sequence, the item's number from 0.
using YamlPath = QByteArrayList;

/// `a.b.c`, for messages.
[[nodiscard]] QString shown(const YamlPath &path);

/// A parsed YAML file, to read from. Aliases and merge keys (`<<`) are followed; of duplicate keys the last one counts,
/// as it does for Synapse. A value type, cheap to copy; any thread.
class YamlFile {
public:
    /// Errors: Input, with line and column, or with the limit of parseYaml() that is passed. An empty file is an empty mapping.
    /// The bytes that were parsed last are not parsed again.
    static Result<YamlFile> parse(const QByteArray &bytes, const QString &fileName);

    /// The tree as it stands in the bytes.
    [[nodiscard]] const YamlNode &root() const;

    [[nodiscard]] bool has(const YamlPath &path) const;
    /// True for a value that is there and empty: nothing, `~`, `[]` or `{}`.
    [[nodiscard]] bool isEmpty(const YamlPath &path) const;
    [[nodiscard]] bool isMapping(const YamlPath &path) const;
    [[nodiscard]] bool isSequence(const YamlPath &path) const;
    /// The scalar at `path`, whatever its type; nothing when it is not there, null or a collection.
    [[nodiscard]] std::optional<QString> scalar(const YamlPath &path) const;
    /// A plain `true`, `yes`, `on` … or their opposites.
    [[nodiscard]] std::optional<bool> boolean(const YamlPath &path) const;
    [[nodiscard]] std::optional<qint64> integer(const YamlPath &path) const;
    /// The scalars of a sequence, of which other items are left out; nothing when there is no sequence.
    [[nodiscard]] std::optional<QStringList> sequence(const YamlPath &path) const;
    /// How many items or keys a collection has; 0 for anything else.
    [[nodiscard]] qsizetype count(const YamlPath &path) const;
    /// The keys of a mapping in the file's order, each once, without those a merge brings in.
    [[nodiscard]] QByteArrayList keys(const YamlPath &path) const;

private:
    struct Tree;
    class Recent;
    explicit YamlFile(std::shared_ptr<const Tree> tree);
    [[nodiscard]] const YamlNode *find(const YamlPath &path) const;
    [[nodiscard]] const YamlNode *resolved(const YamlNode *node) const;
    [[nodiscard]] const YamlNode *child(
        const YamlNode &mapping, const QByteArray &key, int depth, QSet<const YamlNode *> &looked) const;

    std::shared_ptr<const Tree> m_tree;
};

} // namespace Bridgekeeper
