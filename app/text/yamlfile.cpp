// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamlfile.h"

#include "app/text/yamlnode.h"
#include "app/text/yamlvalue.h"

namespace Bridgekeeper {
namespace {

// The last node named `anchor` before the place of the alias.
const YamlNode *findAnchor(const YamlNode &node, const QByteArray &anchor, int before)
{
    const YamlNode *found = node.anchor == anchor && node.mark < before ? &node : nullptr;
    for (const YamlNode::Entry &entry : node.entries) {
        if (const YamlNode *inside = findAnchor(entry.key, anchor, before))
            found = inside;
        if (const YamlNode *inside = findAnchor(entry.value, anchor, before))
            found = inside;
    }
    return found;
}

constexpr int mergeDepthLimit = 16;

} // namespace

QString shown(const YamlPath &path)
{
    return QString::fromUtf8(path.join('.'));
}

YamlFile::YamlFile(std::shared_ptr<const YamlNode> root) : m_root(std::move(root)) { }

Result<YamlFile> YamlFile::parse(const QByteArray &bytes, const QString &fileName)
{
    Result<YamlNode> root = parseYaml(bytes, fileName);
    if (!root)
        return root.error();
    return YamlFile(std::make_shared<const YamlNode>(*std::move(root)));
}

const YamlNode *YamlFile::resolved(const YamlNode *node) const
{
    // An alias's anchor is never an alias itself.
    return node && node->kind == YamlKind::Alias ? findAnchor(*m_root, node->text, node->mark) : node;
}

const YamlNode *YamlFile::child(const YamlNode &mapping, const QByteArray &key, int depth) const
{
    for (auto entry = mapping.entries.rbegin(); entry != mapping.entries.rend(); ++entry) {
        if (entry->key.kind == YamlKind::Scalar && entry->key.text == key)
            return resolved(&entry->value);
    }
    if (depth >= mergeDepthLimit)
        return nullptr;
    for (const YamlNode::Entry &entry : mapping.entries) {
        if (!entry.key.isPlain() || entry.key.text != "<<")
            continue;
        const YamlNode *merged = resolved(&entry.value);
        if (merged && merged->kind == YamlKind::Mapping) {
            if (const YamlNode *found = child(*merged, key, depth + 1))
                return found;
        } else if (merged && merged->kind == YamlKind::Sequence) {
            for (const YamlNode::Entry &item : merged->entries) {
                const YamlNode *each = resolved(&item.value);
                if (!each || each->kind != YamlKind::Mapping)
                    continue;
                if (const YamlNode *found = child(*each, key, depth + 1))
                    return found;
            }
        }
    }
    return nullptr;
}

const YamlNode *YamlFile::find(const YamlPath &path) const
{
    const YamlNode *node = m_root.get();
    for (const QByteArray &key : path) {
        if (!node)
            return nullptr;
        if (node->kind == YamlKind::Mapping) {
            node = child(*node, key, 0);
        } else if (node->kind == YamlKind::Sequence) {
            bool isNumber = false;
            const uint index = key.toUInt(&isNumber);
            node = isNumber && index < node->entries.size() ? resolved(&node->entries[index].value) : nullptr;
        } else {
            return nullptr;
        }
    }
    return node;
}

bool YamlFile::has(const YamlPath &path) const
{
    return find(path) != nullptr;
}

bool YamlFile::isEmpty(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    return node && node->kind != YamlKind::Scalar && node->entries.empty();
}

bool YamlFile::isMapping(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    return node && node->kind == YamlKind::Mapping;
}

bool YamlFile::isSequence(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    return node && node->kind == YamlKind::Sequence;
}

std::optional<QString> YamlFile::scalar(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    if (!node || node->kind != YamlKind::Scalar)
        return std::nullopt;
    return QString::fromUtf8(node->text);
}

std::optional<bool> YamlFile::boolean(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    bool value = false;
    if (!node || !node->isPlain() || !isYamlBoolean(node->text, value))
        return std::nullopt;
    return value;
}

std::optional<qint64> YamlFile::integer(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    if (!node || !node->isPlain())
        return std::nullopt;
    bool isNumber = false;
    const qint64 value = node->text.toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<QStringList> YamlFile::sequence(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    if (!node || node->kind != YamlKind::Sequence)
        return std::nullopt;
    QStringList items;
    for (const YamlNode::Entry &entry : node->entries) {
        const YamlNode *item = resolved(&entry.value);
        if (item && item->kind == YamlKind::Scalar)
            items += QString::fromUtf8(item->text);
    }
    return items;
}

qsizetype YamlFile::count(const YamlPath &path) const
{
    const YamlNode *node = find(path);
    return node ? static_cast<qsizetype>(node->entries.size()) : 0;
}

QByteArrayList YamlFile::keys(const YamlPath &path) const
{
    QByteArrayList keys;
    const YamlNode *node = find(path);
    if (!node || node->kind != YamlKind::Mapping)
        return keys;
    for (const YamlNode::Entry &entry : node->entries) {
        if (entry.key.kind == YamlKind::Scalar && !keys.contains(entry.key.text)
            && !(entry.key.isPlain() && entry.key.text == "<<"))
            keys += entry.key.text;
    }
    return keys;
}

} // namespace Bridgekeeper
