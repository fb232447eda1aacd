// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/yamledit.h"

namespace Bridgekeeper {

/// One edit in words: `set PATH KIND:VALUE`, `remove PATH` or `append PATH ITEM…`.
struct SpelledYamlEdit {
    QByteArray verb;
    YamlPath path;
    QByteArrayList words;

    explicit SpelledYamlEdit(const QByteArray &spelled) : words(spelled.split(' '))
    {
        verb = words.takeFirst();
        if (!words.isEmpty())
            path = words.takeFirst().split('/');
    }

    [[nodiscard]] YamlValue value() const
    {
        const QByteArray spelled = words.join(' ');
        const QByteArray kind = spelled.left(spelled.indexOf(':'));
        const QByteArray rest = spelled.mid(kind.size() + 1);
        if (kind == "bool")
            return YamlValue::boolean(rest == "true");
        if (kind == "int")
            return YamlValue::integer(rest.toLongLong());
        if (kind == "quoted")
            return YamlValue::quotedText(rest);
        if (kind == "list")
            return YamlValue::texts(rest.isEmpty() ? QByteArrayList() : rest.split(','));
        if (kind == "map") {
            std::vector<YamlValue::Entry> entries;
            for (const QByteArray &entry : rest.isEmpty() ? QByteArrayList() : rest.split(','))
                entries.emplace_back(YamlValue::text(entry.split('=').first()), YamlValue::text(entry.split('=').last()));
            return YamlValue::mapping(entries);
        }
        return kind == "null" ? YamlValue::null() : YamlValue::text(rest);
    }

    [[nodiscard]] Result<void> make(YamlEdit &edit) const
    {
        if (verb == "set")
            return edit.set(path, value());
        if (verb == "remove")
            return edit.remove(path);
        return edit.appendToSequence(path, words);
    }
};

} // namespace Bridgekeeper
