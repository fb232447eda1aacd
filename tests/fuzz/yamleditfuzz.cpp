// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/yamlleaves.h"
#include "tests/unit/spelledyamledit.h"

#include <algorithm>
#include <optional>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

// YAML is UTF-8: what is written is asked for in it.
bool isText(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).toUtf8() == bytes && !bytes.contains("\xEF\xBF\xBD");
}

bool removesItem(const SpelledYamlEdit &edit, const YamlFile &file)
{
    return edit.verb == "remove" && !edit.path.isEmpty() && file.isSequence(edit.path.first(edit.path.size() - 1));
}

void checkGoal(const SpelledYamlEdit &edit, const YamlFile &before, const YamlFile &after)
{
    if (edit.verb == "set") {
        const QByteArray spelled = edit.words.join(' ');
        if (spelled.startsWith("text:") || spelled.startsWith("quoted:"))
            must(after.scalar(edit.path) == QString::fromUtf8(spelled.mid(spelled.indexOf(':') + 1)),
                "the value that was set is read back");
        if (spelled.startsWith("bool:"))
            must(after.boolean(edit.path) == (spelled == "bool:true"), "the boolean that was set is read back");
    } else if (edit.verb == "append") {
        const QStringList there = after.sequence(edit.path).value_or(QStringList());
        for (const QByteArray &item : edit.words)
            must(there.contains(QString::fromUtf8(item)), "each item that was added is there");
        must(after.count(edit.path) >= before.count(edit.path), "no item goes");
    }
}

void checkEdit(const QByteArray &yaml, const SpelledYamlEdit &edit)
{
    Result<YamlEdit> opened = YamlEdit::open(yaml, QStringLiteral("file.yaml"));
    if (!opened) {
        must(!opened.error().summary.isEmpty() && !opened.error().hint.isEmpty(), "a refusal says what to do");
        return;
    }
    must(opened->bytes() == yaml, "opening changes nothing");
    const Result<YamlFile> before = opened->file();
    must(bool(before), "what can be edited can be read");
    const bool byNumber = removesItem(edit, *before);
    const bool wasThere = before->has(edit.path);
    if (const Result<void> made = edit.make(*opened); !made) {
        must(opened->bytes() == yaml, "a refused edit changes nothing");
        must(!made.error().hint.isEmpty(), "a refusal says what to do");
        return;
    }
    const QByteArray bytes = opened->bytes();
    const Result<YamlFile> after = YamlFile::parse(bytes, QStringLiteral("file.yaml"));
    must(bool(after), "the result parses");
    checkGoal(edit, *before, *after);

    const std::optional<Fuzz::Leaves> leavesBefore = Fuzz::leavesOf(yaml);
    const std::optional<Fuzz::Leaves> leavesAfter = Fuzz::leavesOf(bytes);
    if (leavesBefore) {
        must(bool(leavesAfter), "another reader takes the result, too");
        if (!byNumber)
            must(Fuzz::outside(*leavesBefore, {edit.path}) == Fuzz::outside(*leavesAfter, {edit.path}),
                "nothing but the place named has changed");
    }
    if (edit.verb == "append" || (edit.verb == "set" && !wasThere))
        must(Fuzz::comments(yaml) == Fuzz::comments(bytes), "comments stay when something is added");

    if (!byNumber) {
        must(bool(edit.make(*opened)), "an edit can be made again");
        must(opened->bytes() == bytes, "made again it changes nothing");
        Result<YamlEdit> reopened = YamlEdit::open(bytes, QStringLiteral("file.yaml"));
        must(reopened && edit.make(*reopened) && reopened->bytes() == bytes, "made again later it changes nothing");
    }
}

} // namespace

// A file like the *.case of tests/unit/data/yamledit: its edits, each on the file as it was before.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Fuzz::Case given = Fuzz::caseIn(Fuzz::bytesOf(data, size));
    QByteArray yaml = given.text;
    const QByteArrayList flags = Fuzz::parameter(given, "bytes").split(' ');
    if (flags.contains("no-final-newline"))
        yaml.chop(1);
    if (flags.contains("crlf"))
        yaml.replace("\n", "\r\n");
    if (flags.contains("bom"))
        yaml.prepend("\xEF\xBB\xBF");
    int edits = 0;
    for (const QByteArray &line : given.header) {
        if (!(line.startsWith("edit ") || line.startsWith("undo ")) || !isText(line) || ++edits > 3)
            continue;
        checkEdit(yaml, SpelledYamlEdit(line.mid(5)));
    }
    return 0;
}
