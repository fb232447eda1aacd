// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/yamledit.h"

#include "app/text/textlines.h"
#include "app/text/yamllayout.h"
#include "app/text/yamlnode.h"

#include <QSet>

#include <algorithm>

namespace Bridgekeeper {
namespace {

bool isBlankOnly(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

void collectAliases(const YamlNode &node, QSet<QByteArray> &names)
{
    if (node.kind == YamlKind::Alias)
        names.insert(node.text);
    for (const YamlNode::Entry &entry : node.entries) {
        collectAliases(entry.key, names);
        collectAliases(entry.value, names);
    }
}

bool holdsAnchor(const YamlNode &node, const QSet<QByteArray> &names)
{
    return (!node.anchor.isEmpty() && names.contains(node.anchor))
        || std::any_of(node.entries.begin(), node.entries.end(),
            [&](const YamlNode::Entry &entry) { return holdsAnchor(entry.key, names) || holdsAnchor(entry.value, names); });
}

// A blank line at the end of a block, before what is blank too, the end, or belongs to an outer block.
bool isOuterOrBlank(const TextLines &text, qsizetype line, qsizetype indent)
{
    return line >= text.size() || text.isBlankLine(line) || text.column(text.firstInk(line)) < indent;
}

YamlNode &mutableNode(YamlNode &root, const std::vector<std::size_t> &place)
{
    YamlNode *node = &root;
    for (const std::size_t index : place)
        node = &node->entries[index].value;
    return *node;
}

bool reaches(const YamlNode &root, const std::vector<std::size_t> &place)
{
    const YamlNode *node = &root;
    for (const std::size_t index : place) {
        if (index >= node->entries.size())
            return false;
        node = &node->entries[index].value;
    }
    return true;
}

YamlPath numbered(const YamlPath &path)
{
    return path.isEmpty() ? YamlPath{"(whole file)"} : path;
}

} // namespace

YamlEdit::YamlEdit(QByteArray bytes, QString fileName) : m_bytes(std::move(bytes)), m_fileName(std::move(fileName)) { }

Result<YamlEdit> YamlEdit::open(const QByteArray &bytes, const QString &fileName)
{
    YamlEdit edit(bytes, fileName);
    if (Result<void> loaded = edit.load(); !loaded)
        return loaded.error();
    return edit;
}

Result<void> YamlEdit::load()
{
    const Result<YamlFile> file = YamlFile::parse(m_bytes, m_fileName);
    if (!file)
        return file.error();
    YamlNode root = file->root();
    int line = 0;
    if (!layOut(root, m_bytes, line)) {
        return Error{ErrorKind::Conflict, m_fileName + QStringLiteral(" is written in a way this program does not edit"),
            QStringLiteral("Line %1 is spelled in an unusual way (such as “? ” keys, or a tag without a value).").arg(line),
            QStringLiteral("Rewrite that line in the usual way, or make the change by hand.")};
    }
    m_root = std::make_shared<const YamlNode>(std::move(root));
    return {};
}

Error YamlEdit::refusal(const YamlPath &path, const QString &why) const
{
    return {ErrorKind::Conflict, QStringLiteral("%1: “%2” cannot be changed safely.").arg(m_fileName, shown(numbered(path))),
        why,
        QStringLiteral("Make the change of “%1” in the file by hand, then try again: what holds already is left alone.")
            .arg(shown(numbered(path)))};
}

const YamlNode &YamlEdit::nodeAt(const Place &place) const
{
    const YamlNode *node = m_root.get();
    for (const std::size_t index : place)
        node = &node->entries[index].value;
    return *node;
}

Result<YamlEdit::Target> YamlEdit::locate(const YamlPath &path) const
{
    QSet<QByteArray> aliases;
    collectAliases(*m_root, aliases);
    Target target;
    const YamlNode *node = m_root.get();
    for (qsizetype i = 0;; ++i) {
        if (node->kind == YamlKind::Alias)
            return refusal(path,
                QStringLiteral("“%1” is an alias (*%2) of another place in the file.")
                    .arg(shown(path.first(i)), QString::fromUtf8(node->text)));
        if (!node->anchor.isEmpty() && aliases.contains(node->anchor))
            return refusal(path,
                QStringLiteral("“%1” is also used elsewhere in the file, as *%2: both would change.")
                    .arg(shown(path.first(i)), QString::fromUtf8(node->anchor)));
        if (i == path.size())
            return target;
        std::vector<std::size_t> found;
        switch (node->kind) {
        case YamlKind::Mapping:
            for (std::size_t entry = 0; entry < node->entries.size(); ++entry) {
                if (node->entries[entry].key.kind == YamlKind::Scalar && node->entries[entry].key.text == path[i])
                    found.push_back(entry);
            }
            break;
        case YamlKind::Sequence: {
            bool isNumber = false;
            const uint index = path[i].toUInt(&isNumber);
            if (!isNumber || index >= node->entries.size())
                return refusal(path, QStringLiteral("“%1” is a list, and has no such item.").arg(shown(path.first(i))));
            found.push_back(index);
            break;
        }
        case YamlKind::Null:
            break;
        case YamlKind::Scalar:
        case YamlKind::Alias:
            return refusal(path, QStringLiteral("“%1” is a single value, not a block.").arg(shown(path.first(i))));
        }
        if (found.size() > 1)
            return refusal(path, QStringLiteral("“%1” stands there more than once.").arg(shown(path.first(i + 1))));
        if (found.empty()) {
            const Result<YamlFile> whole = file();
            if (whole && whole->has(path.first(i + 1)))
                return refusal(
                    path, QStringLiteral("“%1” comes from a merge (<<) of another block.").arg(shown(path.first(i + 1))));
            target.missing = path.mid(i);
            return target;
        }
        target.place.push_back(found.front());
        node = &node->entries[found.front()].value;
    }
}

Result<void> YamlEdit::commit(
    const YamlPath &path, const QByteArrayList &candidates, const std::function<bool(YamlNode &)> &undone)
{
    for (const QByteArray &candidate : candidates) {
        const Result<YamlFile> file = YamlFile::parse(candidate, m_fileName);
        if (!file)
            continue;
        YamlNode parsed = file->root();
        YamlNode put = parsed;
        int line = 0;
        if (!undone(put) || !put.sameContent(*m_root) || !layOut(parsed, candidate, line))
            continue;
        m_bytes = candidate;
        m_root = std::make_shared<const YamlNode>(std::move(parsed));
        return {};
    }
    return refusal(
        path, QStringLiteral("The file is written in a way in which the change would have touched more than this place."));
}

Result<void> YamlEdit::set(const YamlPath &path, const YamlValue &value)
{
    const Result<Target> located = locate(path);
    if (!located)
        return located.error();
    const YamlNode &node = nodeAt(located->place);
    const YamlPath &missing = located->missing;
    if (missing.isEmpty()) {
        if (value.means(node))
            return {};
        if (path.isEmpty())
            return refusal(path, QStringLiteral("The whole file would be replaced."));
        return replaceValue(path, located->place, value);
    }
    YamlValue nested = value;
    for (qsizetype i = missing.size() - 1; i > 0; --i)
        nested = YamlValue::mapping({{YamlValue::text(missing[i]), nested}});
    const YamlValue key = YamlValue::text(missing.front());
    const bool emptyForBlock = node.kind == YamlKind::Mapping && node.entries.empty() && nested.isCollection();
    if (!located->place.empty() && (node.kind == YamlKind::Null || emptyForBlock))
        return replaceValue(path, located->place, YamlValue::mapping({{key, nested}}));
    return insertEntry(path, located->place, key, nested);
}

Result<void> YamlEdit::replaceValue(const YamlPath &path, const Place &place, const YamlValue &value)
{
    const TextLines text(m_bytes);
    Place containerPlace = place;
    containerPlace.pop_back();
    const YamlNode &container = nodeAt(containerPlace);
    const YamlNode::Entry &entry = container.entries[place.back()];
    const YamlNode &old = entry.value;
    QSet<QByteArray> aliases;
    collectAliases(*m_root, aliases);
    if (holdsAnchor(old, aliases))
        return refusal(path, QStringLiteral("A part of the old value is used elsewhere in the file through an alias."));

    const bool inMapping = container.kind == YamlKind::Mapping;
    const qsizetype lead = inMapping ? entry.colon + 1 : entry.lead + (container.flow ? 0 : 1);
    const bool oldIsBlock = !old.flow && !old.entries.empty();
    const bool isEmpty = old.begin < 0;
    const bool onKeyLine = !isEmpty && text.sameLine(lead, old.whole);
    const bool asBlock = value.isCollection() && !value.isEmptyCollection() && !container.flow && inMapping;
    QByteArrayList candidates;

    if (!asBlock) {
        const char first = isEmpty || old.kind != YamlKind::Scalar ? '\0' : m_bytes[old.begin];
        const QByteArray spelled = value.inlineText(container.flow, first == '"' || first == '\'' ? first : '\0');
        if (container.flow && inMapping && entry.colon < 0)
            candidates += text.spliced(entry.key.end, entry.key.end, ": " + spelled);
        else if (isEmpty)
            candidates += text.spliced(lead, lead, (container.flow && !inMapping ? "" : " ") + spelled);
        else if (container.flow || onKeyLine)
            candidates += text.spliced(old.whole, old.end, spelled);
        else {
            // The value has lines of its own: they go, the key's line gets the new one.
            const QByteArray without = text.withoutLines(text.lineStart(old.whole), text.lineAfter(old.end));
            candidates += TextLines(without).spliced(lead, lead, ' ' + spelled);
        }
    } else {
        const YamlValue::Style style = styleOf(*m_root, text);
        const bool isMapping = value.inlineText(true).startsWith('{');
        const qsizetype keyColumn = text.column(entry.lead);
        const bool sameKind = old.kind == (isMapping ? YamlKind::Mapping : YamlKind::Sequence);
        const qsizetype indent =
            oldIsBlock && sameKind ? text.column(old.begin) : keyColumn + (isMapping ? style.mappingStep : style.dashStep);
        const QByteArrayList lines = value.blockLines(indent, style);
        if (isEmpty || onKeyLine) {
            // The key's line keeps its comment; of a tag or anchor nothing is left.
            const QByteArray emptied = isEmpty ? m_bytes : text.spliced(lead, old.end, {});
            candidates += TextLines(emptied).withLines(TextLines(emptied).lineAfter(lead), lines);
        } else {
            const qsizetype from = text.lineStart(old.whole);
            const qsizetype to = text.lineAfter(old.end);
            const bool noNewline = to == text.size() && !m_bytes.endsWith('\n');
            candidates += text.spliced(from, to, lines.join(text.newline()) + (noNewline ? QByteArray() : text.newline()));
        }
    }
    const YamlNode before = old;
    return commit(path, candidates, [&](YamlNode &root) {
        if (!reaches(root, place))
            return false;
        YamlNode &now = mutableNode(root, place);
        if (!value.means(now))
            return false;
        now = before;
        return true;
    });
}

Result<void> YamlEdit::insertEntry(
    const YamlPath &path, const Place &containerPlace, const YamlValue &key, const YamlValue &value)
{
    const TextLines text(m_bytes);
    const YamlNode &container = nodeAt(containerPlace);
    const bool isMapping = container.kind != YamlKind::Sequence;
    const YamlValue single = isMapping ? YamlValue::mapping({{key, value}}) : YamlValue::sequence({value});
    QByteArrayList candidates;

    if (container.kind == YamlKind::Null) {
        // An empty file, or nothing but comments.
        const QByteArrayList lines = single.blockLines(0, {});
        candidates += text.withLines(text.size(), lines);
    } else if (container.flow) {
        const QByteArray spelled = single.inlineText(true).mid(1).chopped(1);
        if (container.entries.empty()) {
            candidates += text.spliced(container.begin + 1, container.begin + 1, spelled);
        } else {
            const YamlNode::Entry &last = container.entries.back();
            const qsizetype end = std::max(last.value.end, last.key.end);
            const QByteArray rest = m_bytes.mid(end, container.end - 1 - end);
            const QByteArray margin(text.column(last.lead), ' ');
            if (const qsizetype comment = rest.indexOf('#'); comment >= 0) {
                const bool comma = rest.first(comment).contains(',');
                const qsizetype next = text.lineAfter(end);
                candidates += text.spliced(end, next,
                    (comma ? "" : ",") + m_bytes.mid(end, next - end) + margin + spelled + (comma ? "," : "") + text.newline());
            } else if (!text.sameLine(container.begin, last.lead) && text.isFirstInLine(last.lead)) {
                candidates += text.spliced(end, end, ',' + text.newline() + margin + spelled);
            } else {
                candidates += text.spliced(end, end, ", " + spelled);
            }
        }
    } else {
        const qsizetype indent = text.column(container.begin);
        const bool isRoot = containerPlace.empty();
        qsizetype parentColumn = -1;
        if (!isRoot) {
            Place parentPlace = containerPlace;
            parentPlace.pop_back();
            parentColumn = text.column(nodeAt(parentPlace).entries[containerPlace.back()].lead);
        }
        if (!text.isLastInLine(container.end))
            return refusal(path, QStringLiteral("Something stands behind the block's end in its last line."));
        qsizetype at = text.lineAfter(container.end);
        // A comment that follows at once and is not further out still belongs to the block.
        while (indent > parentColumn && at < text.size() && text.isCommentLine(at) && text.column(text.firstInk(at)) >= indent)
            at = text.lineAfter(at);
        QByteArrayList lines = single.blockLines(indent, styleOf(*m_root, text));
        const bool isBlock = value.isCollection() && !value.isEmptyCollection();
        if (isMapping && isBlock && standApart(container, text, isRoot) && isOuterOrBlank(text, at, indent))
            lines.prepend({});
        candidates += text.withLines(at, lines);
    }
    return commit(path, candidates, [&](YamlNode &root) {
        if (!reaches(root, containerPlace))
            return false;
        YamlNode &now = mutableNode(root, containerPlace);
        if (now.entries.empty() || (isMapping && !key.means(now.entries.back().key)) || !value.means(now.entries.back().value))
            return false;
        now.entries.pop_back();
        if (container.kind == YamlKind::Null && now.entries.empty())
            now = container;
        return true;
    });
}

Result<void> YamlEdit::eraseEntry(const YamlPath &path, const Place &place)
{
    const TextLines text(m_bytes);
    Place containerPlace = place;
    containerPlace.pop_back();
    const YamlNode &container = nodeAt(containerPlace);
    const std::size_t index = place.back();
    const YamlNode::Entry &entry = container.entries[index];
    QSet<QByteArray> aliases;
    collectAliases(*m_root, aliases);
    if (holdsAnchor(entry.value, aliases) || holdsAnchor(entry.key, aliases))
        return refusal(path, QStringLiteral("A part of it is used elsewhere in the file through an alias."));

    QByteArrayList candidates;
    const auto endOf = [](const YamlNode::Entry &each) { return std::max(each.value.end, each.key.end); };
    const qsizetype end = endOf(entry);
    if (container.flow) {
        const qsizetype next = index + 1 < container.entries.size() ? container.entries[index + 1].lead : container.end - 1;
        const qsizetype comma = m_bytes.indexOf(',', end);
        const bool hasComma = comma >= 0 && comma < next && isBlankOnly(QByteArrayView(m_bytes).sliced(end, comma - end));
        if (index > 0) {
            const qsizetype previous = endOf(container.entries[index - 1]);
            const QByteArray gap = m_bytes.mid(previous, entry.lead - previous);
            if (isBlankOnly(QByteArray(gap).replace(',', ' '))) {
                candidates += text.spliced(previous, end, {});
            } else {
                // A comment stands between: it stays, the item's own line goes.
                const qsizetype from = text.isFirstInLine(entry.lead) ? text.lineStart(entry.lead) : entry.lead;
                const qsizetype to =
                    text.isLastInLine(hasComma ? comma + 1 : end) ? text.lineAfter(end) : (hasComma ? comma + 1 : end);
                QByteArray without = text.spliced(from, to, {});
                if (!hasComma)
                    without.remove(m_bytes.indexOf(',', previous), 1);
                candidates += without;
            }
        } else if (container.entries.size() > 1) {
            if (isBlankOnly(QByteArray(m_bytes.mid(end, next - end)).replace(',', ' ')))
                candidates += text.spliced(entry.lead, next, {});
            if (hasComma)
                candidates += text.spliced(entry.lead, comma + 1, {});
        } else {
            candidates += text.spliced(entry.lead, hasComma ? comma + 1 : end, {});
        }
    } else {
        if (!text.isFirstInLine(entry.lead) || !text.isLastInLine(end))
            return refusal(path, QStringLiteral("Something else stands in its first or last line."));
        const qsizetype indent = text.column(entry.lead);
        const qsizetype from = text.lineStart(entry.lead);
        qsizetype to = text.lineAfter(end);
        while (to < text.size() && text.isCommentLine(to) && text.column(text.firstInk(to)) > indent)
            to = text.lineAfter(to);
        if (from > text.start() && isOuterOrBlank(text, to, indent)) {
            const qsizetype above = text.lineStart(from - 1);
            if (text.isBlankLine(above))
                candidates += text.withoutLines(above, to);
        }
        candidates += text.withoutLines(from, to);
    }
    const YamlNode::Entry before = entry;
    return commit(path, candidates, [&](YamlNode &root) {
        if (containerPlace.empty() && root.kind == YamlKind::Null && container.entries.size() == 1) {
            root = container;
            return true;
        }
        if (!reaches(root, containerPlace))
            return false;
        YamlNode &now = mutableNode(root, containerPlace);
        if (index > now.entries.size())
            return false;
        now.entries.insert(now.entries.begin() + static_cast<std::ptrdiff_t>(index), before);
        return true;
    });
}

Result<void> YamlEdit::remove(const YamlPath &path)
{
    const Result<Target> located = locate(path);
    if (!located)
        return located.error();
    if (!located->missing.isEmpty())
        return {};
    if (path.isEmpty())
        return refusal(path, QStringLiteral("The whole file would be removed."));
    Place containerPlace = located->place;
    containerPlace.pop_back();
    const YamlNode &container = nodeAt(containerPlace);
    if (container.entries.size() > 1 || container.flow || containerPlace.empty())
        return eraseEntry(path, located->place);
    const bool isMapping = container.kind == YamlKind::Mapping;
    return replaceValue(path, containerPlace, isMapping ? YamlValue::mapping({}) : YamlValue::sequence({}));
}

Result<void> YamlEdit::appendToSequence(const YamlPath &path, const QByteArrayList &items)
{
    const QByteArray bytesBefore = m_bytes;
    const std::shared_ptr<const YamlNode> rootBefore = m_root;
    for (const QByteArray &item : items) {
        const Result<Target> located = locate(path);
        Result<void> done;
        if (!located) {
            done = located.error();
        } else if (const YamlNode &node = nodeAt(located->place); !located->missing.isEmpty() || node.kind == YamlKind::Null) {
            done = set(path, YamlValue::texts({item}));
        } else if (node.kind != YamlKind::Sequence) {
            done = refusal(path, QStringLiteral("It is not a list."));
        } else {
            const bool isThere = std::any_of(node.entries.begin(), node.entries.end(),
                [&](const YamlNode::Entry &entry) { return entry.value.kind == YamlKind::Scalar && entry.value.text == item; });
            if (!isThere)
                done = insertEntry(path, located->place, {}, YamlValue::text(item));
        }
        if (!done) {
            m_bytes = bytesBefore;
            m_root = rootBefore;
            return done;
        }
    }
    return {};
}

} // namespace Bridgekeeper
