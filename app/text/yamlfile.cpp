// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamlfile.h"

#include "app/text/yamlnode.h"
#include "app/text/yamlvalue.h"

#include <QHash>

#include <algorithm>
#include <mutex>
#include <vector>

namespace Bridgekeeper {
namespace {

constexpr int mergeDepthLimit = 16;

} // namespace

QString shown(const YamlPath &path)
{
    return QString::fromUtf8(path.join('.'));
}

/// A tree that never moves, and what its aliases stand for.
struct YamlFile::Tree {
    explicit Tree(YamlNode parsed) : root(std::move(parsed))
    {
        QHash<QByteArray, const YamlNode *> anchors;
        follow(root, anchors);
    }
    Tree(const Tree &) = delete;
    Tree &operator=(const Tree &) = delete;
    ~Tree() = default;

    const YamlNode root;
    int size = 0; ///< in nodes
    QHash<const YamlNode *, const YamlNode *> targets; ///< by alias: the last node of that name before it

private:
    // In the file's order, in which a name may be given anew.
    void follow(const YamlNode &node, QHash<QByteArray, const YamlNode *> &anchors)
    {
        ++size;
        if (!node.anchor.isEmpty())
            anchors.insert(node.anchor, &node);
        if (node.kind == YamlKind::Alias)
            targets.insert(&node, anchors.value(node.text));
        for (const YamlNode::Entry &entry : node.entries) {
            follow(entry.key, anchors);
            follow(entry.value, anchors);
        }
    }
};

/// The files that were parsed last, whatever came of it: planning twenty steps reads the same ones many times. Any thread.
class YamlFile::Recent {
public:
    struct Parsed {
        QByteArray bytes;
        std::shared_ptr<const Tree> tree; ///< none when they could not be parsed
        QString fileName; ///< as the error names it
        Error error;
    };

    std::optional<Parsed> find(const QByteArray &bytes, const QString &fileName)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find_if(m_parsed.begin(), m_parsed.end(),
            [&](const Parsed &parsed) { return parsed.bytes == bytes && (parsed.tree || parsed.fileName == fileName); });
        if (found == m_parsed.end())
            return std::nullopt;
        std::rotate(m_parsed.begin(), found, found + 1);
        return m_parsed.front();
    }

    void add(Parsed parsed)
    {
        const std::lock_guard lock(m_mutex);
        m_parsed.insert(m_parsed.begin(), std::move(parsed));
        int nodes = 0;
        std::size_t kept = 0;
        while (kept < m_parsed.size() && kept < most && nodes <= mostNodes) {
            nodes += m_parsed[kept].tree ? m_parsed[kept].tree->size : 0;
            ++kept;
        }
        m_parsed.resize(std::max<std::size_t>(kept, 1));
    }

private:
    // The files of a survey with the states that an edit of each passes through.
    static constexpr std::size_t most = 64;
    static constexpr int mostNodes = 200'000; // some 60 MB; an ordinary file has some hundreds

    std::mutex m_mutex;
    std::vector<Parsed> m_parsed; // the latest first
};

YamlFile::YamlFile(std::shared_ptr<const Tree> tree) : m_tree(std::move(tree)) { }

Result<YamlFile> YamlFile::parse(const QByteArray &bytes, const QString &fileName)
{
    static Recent recent;
    std::optional<Recent::Parsed> parsed = recent.find(bytes, fileName);
    if (!parsed) {
        Result<YamlNode> root = parseYaml(bytes, fileName);
        parsed = root ? Recent::Parsed{bytes, std::make_shared<const Tree>(*std::move(root)), {}, {}}
                      : Recent::Parsed{bytes, {}, fileName, root.error()};
        recent.add(*parsed);
    }
    if (!parsed->tree)
        return parsed->error;
    return YamlFile(parsed->tree);
}

const YamlNode &YamlFile::root() const
{
    return m_tree->root;
}

const YamlNode *YamlFile::resolved(const YamlNode *node) const
{
    // An alias's anchor is never an alias itself.
    return node && node->kind == YamlKind::Alias ? m_tree->targets.value(node) : node;
}

// A mapping that was looked through lacks the key, however often it is merged.
const YamlNode *YamlFile::child(const YamlNode &mapping, const QByteArray &key, int depth, QSet<const YamlNode *> &looked) const
{
    if (looked.contains(&mapping))
        return nullptr;
    looked.insert(&mapping);
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
            if (const YamlNode *found = child(*merged, key, depth + 1, looked))
                return found;
        } else if (merged && merged->kind == YamlKind::Sequence) {
            for (const YamlNode::Entry &item : merged->entries) {
                const YamlNode *each = resolved(&item.value);
                if (!each || each->kind != YamlKind::Mapping)
                    continue;
                if (const YamlNode *found = child(*each, key, depth + 1, looked))
                    return found;
            }
        }
    }
    return nullptr;
}

const YamlNode *YamlFile::find(const YamlPath &path) const
{
    const YamlNode *node = &m_tree->root;
    for (const QByteArray &key : path) {
        if (!node)
            return nullptr;
        if (node->kind == YamlKind::Mapping) {
            QSet<const YamlNode *> looked;
            node = child(*node, key, 0, looked);
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
    QSet<QByteArray> known;
    for (const YamlNode::Entry &entry : node->entries) {
        if (entry.key.kind == YamlKind::Scalar && !known.contains(entry.key.text)
            && !(entry.key.isPlain() && entry.key.text == "<<")) {
            known.insert(entry.key.text);
            keys += entry.key.text;
        }
    }
    return keys;
}

} // namespace Bridgekeeper
