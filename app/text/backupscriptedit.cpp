// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/backupscriptedit.h"

#include "app/text/backupscript.h"
#include "app/text/shellscript.h"
#include "app/text/textlines.h"

#include <QByteArrayList>
#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace Bridgekeeper {
namespace {

const QByteArray dumpsBegin = QByteArrayLiteral("# >>> Bridgekeeper: more databases");
const QByteArray dumpsBeginWithCleanUp = QByteArrayLiteral("# >>> Bridgekeeper: more databases, which the clean-up covers too");
const QByteArray statusBegin = QByteArrayLiteral("# >>> Bridgekeeper: a failed dump fails the script");
const QByteArray blockEnd = QByteArrayLiteral("# <<< Bridgekeeper");

constexpr qsizetype largestScript = 64 * 1024;
constexpr qsizetype mostLines = 5000;

QByteArray pattern(const QByteArray &database)
{
    return database + "_*.sql.gz";
}

QByteArray dumpFunction(const QByteArray &reach, const DumpNaming &naming)
{
    return "bridgekeeper_failed=0\n"
           "bridgekeeper_dump() { # database, role\n"
           "    bridgekeeper_file=\""
        + naming.directory + "${1}_" + naming.stamp
        + ".sql.gz\"\n"
          "    # pg_dump's own exit status counts, and only a whole dump gets its final name.\n"
          "    if "
        + reach
        + " pg_dump -U \"$2\" -d \"$1\" > \"${bridgekeeper_file}.part\" \\\n"
          "        && tail -n 10 \"${bridgekeeper_file}.part\" | grep 'PostgreSQL database dump complete' > /dev/null \\\n"
          "        && gzip -f \"${bridgekeeper_file}.part\" \\\n"
          "        && mv -f \"${bridgekeeper_file}.part.gz\" \"${bridgekeeper_file}\"; then\n"
          "        echo \"$(date): Backup created: ${bridgekeeper_file} ($(du -h \"${bridgekeeper_file}\" | cut -f1))\"\n"
          "    else\n"
          "        rm -f \"${bridgekeeper_file}.part\" \"${bridgekeeper_file}.part.gz\"\n"
          "        echo \"$(date): ERROR: the backup of $1 failed\" >&2\n"
          "        bridgekeeper_failed=1\n"
          "    fi\n"
          "}\n";
}

QByteArray dumpCalls(const std::vector<DatabaseDump> &dumps)
{
    QByteArray calls;
    for (const DatabaseDump &dump : dumps)
        calls += "bridgekeeper_dump " + dump.database + ' ' + dump.role + '\n';
    return calls;
}

QByteArray ownCleanUp(const DumpNaming &naming, const std::vector<QByteArray> &databases, const QByteArray &age)
{
    QByteArrayList names;
    for (const QByteArray &database : databases)
        names += "-name \"" + pattern(database) + '"';
    return "find \"" + (naming.directory.isEmpty() ? QByteArray("./") : naming.directory) + "\" -type f \\( "
        + names.join(" -o ") + " \\) -mtime " + age + " -delete\n";
}

// The lines of the outermost statement that line `index` is part of: first and last.
std::pair<std::size_t, std::size_t> statementAround(const std::vector<ShellLine> &lines, std::size_t index)
{
    std::size_t first = index;
    while (first > 0 && lines[first].depthBefore > 0)
        --first;
    std::size_t last = index;
    while (last + 1 < lines.size() && lines[last].depthAfter > 0)
        ++last;
    return {first, last};
}

struct Splice {
    qsizetype at;
    qsizetype length;
    QByteArray text;
};

// A block of lines that comes in before line `index`, with one blank line between it and what follows; at the end of
// the file, what goes before. So the inverse knows which blank line is ours.
Splice inserted(const QByteArray &script, const std::vector<ShellLine> &lines, std::size_t index, QByteArray block)
{
    const QByteArray newline = TextLines(script).newline();
    block.replace("\n", newline);
    if (index < lines.size())
        return {lines[index].start, 0, block + newline};
    if (script.endsWith('\n'))
        return {script.size(), 0, newline + block};
    return {script.size(), 0, newline + newline + block.chopped(newline.size())};
}

QByteArray extended(const QByteArray &script, const BackupAddition &addition)
{
    static const QRegularExpression shell(QStringLiteral("^#!.*\\b(?:ba|da|a|k)?sh\\b"));
    static const QRegularExpression hereDocument(QStringLiteral("(?<!<)<<(?!<)"));
    const std::vector<ShellLine> lines = shellLines(script);
    if (lines.empty())
        throw ScriptNotUnderstood{QStringLiteral("it is empty")};
    if (script.startsWith("#!") && !shell.match(QString::fromLatin1(lines.front().code.trimmed())).hasMatch())
        throw ScriptNotUnderstood{QStringLiteral("it is no sh or bash script")};
    if (lines.back().depthAfter != 0)
        throw ScriptNotUnderstood{QStringLiteral("its blocks (if, for, { }) do not come out even")};
    std::size_t dump = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (hereDocument.match(QString::fromLatin1(lines[i].bare)).hasMatch())
            throw ScriptNotUnderstood{QStringLiteral("it holds a here-document")};
        if (isPgDump(lines[i]))
            dump = i;
    }
    if (dump == lines.size())
        throw ScriptNotUnderstood{QStringLiteral("it holds no pg_dump")};
    if (lines[dump].inFunction)
        throw ScriptNotUnderstood{QStringLiteral("its pg_dump stands in a function")};

    BackupAddition wanted = addition;
    const std::vector<QByteArray> own = dumpedDatabases(script);
    std::erase_if(
        wanted.dumps, [&](const DatabaseDump &each) { return std::find(own.begin(), own.end(), each.database) != own.end(); });
    if (wanted.dumps.empty())
        return script;
    const ShellVariables variables(lines);
    const DumpNaming naming = namingOf(lines[dump], variables);
    const std::optional<DumpCleanUp> cleanUp = cleanUpOf(lines, naming, variables, wanted.dumps);

    // The end: before a last `exit`, behind everything otherwise.
    static const QRegularExpression lastWord(QStringLiteral("^exit(?:\\s+(\\S+))?\\s*;?$"));
    std::size_t last = lines.size();
    while (last > 0 && lines[last - 1].isEmpty())
        --last;
    const auto exit = lastWord.match(QString::fromLatin1(lines[last - 1].code.trimmed()));
    const bool endsInExit = exit.hasMatch() && lines[last - 1].depthBefore == 0;
    const bool passesStatusOn = !endsInExit || exit.captured(1).isEmpty() || unquotedWord(exit.captured(1).toLatin1()) == "$?";
    const std::size_t tail = endsInExit ? last - 1 : lines.size();

    const auto [dumpFirst, dumpLast] = statementAround(lines, dump);
    for (std::size_t i = dumpFirst; i < tail; ++i) {
        static const QRegularExpression leaves(QStringLiteral("(?:^|[;&|{\\s])exit\\s*(?:0\\s*)?(?:[;&|}]|$)"));
        static const QRegularExpression handsOver(QStringLiteral("(?:^|[;&|{]\\s*)exec\\s+[A-Za-z/$\"]"));
        const QString bare = QString::fromLatin1(lines[i].bare.trimmed());
        if (leaves.match(bare).hasMatch())
            throw ScriptNotUnderstood{QStringLiteral("it may end before its last line (“exit” in line %1)")
                                          .arg(script.first(lines[i].start).count('\n') + 1)};
        if (handsOver.match(bare).hasMatch())
            throw ScriptNotUnderstood{QStringLiteral("it hands over to another program (“exec”)")};
    }

    // The dumps: before the clean-up and the comment above it. At the end when the clean-up comes before the script's own
    // dump, or when the lines in between must keep seeing that dump's status.
    std::size_t place = tail;
    if (cleanUp) {
        static const QRegularExpression judges(QStringLiteral("\\$\\?|PIPESTATUS"));
        const auto [first, end] = statementAround(lines, cleanUp->line);
        if (first > dumpLast) {
            if (judges.match(QString::fromLatin1(lines[first].code)).hasMatch()) {
                place = std::min(end + 1, tail);
            } else {
                place = first;
                while (place > dumpLast + 1 && lines[place - 1].isComment())
                    --place;
            }
        }
    }
    const bool atTail = std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(place),
        lines.begin() + static_cast<std::ptrdiff_t>(tail), [](const ShellLine &line) { return line.isEmpty(); });
    if (atTail)
        place = tail;

    const bool group = cleanUp && cleanUp->selectsByName && !cleanUp->notCovered.empty();
    const QByteArray keepStatus = passesStatusOn ? "bridgekeeper_status=$?\n" : "";
    QByteArray end = "[ \"${bridgekeeper_failed}\" -eq 0 ] || exit 1\n";
    if (passesStatusOn)
        end += "exit \"${bridgekeeper_status}\"\n";
    QByteArray block = (group ? dumpsBeginWithCleanUp : dumpsBegin) + '\n';
    if (atTail)
        block += keepStatus;
    block += dumpFunction(reachOf(lines[dump], addition.container), naming) + dumpCalls(wanted.dumps);
    if (!cleanUp) {
        std::vector<QByteArray> all;
        for (const DatabaseDump &each : wanted.dumps)
            all.push_back(each.database);
        block += ownCleanUp(naming, all, '+' + QByteArray::number(addition.retentionDays));
    } else if (!group && !cleanUp->notCovered.empty()) {
        block += ownCleanUp(naming, cleanUp->notCovered, cleanUp->age);
    }
    if (atTail)
        block += end;
    block += blockEnd + '\n';

    std::vector<Splice> splices;
    splices.push_back(inserted(script, lines, place, block));
    if (!atTail)
        splices.push_back(inserted(script, lines, tail, statusBegin + '\n' + keepStatus + end + blockEnd + '\n'));
    if (group) {
        QByteArray names = "\\( " + script.mid(cleanUp->patternStart, cleanUp->patternLength);
        for (const QByteArray &database : cleanUp->notCovered)
            names += " -o -name " + cleanUp->quote + pattern(database) + cleanUp->quote;
        splices.push_back({cleanUp->patternStart, cleanUp->patternLength, names + " \\)"});
    }
    // From the end to the start, so that places stay what they are.
    std::sort(splices.begin(), splices.end(), [](const Splice &a, const Splice &b) { return a.at > b.at; });
    QByteArray result = script;
    for (const Splice &splice : splices)
        result.replace(splice.at, splice.length, splice.text);
    return result;
}

Error refusal(const QString &fileName, const QString &why, const BackupAddition &addition)
{
    return {ErrorKind::Conflict, QStringLiteral("%1 cannot be extended safely: %2").arg(fileName, why), {},
        QStringLiteral("Put these lines into the script yourself, behind its own dump, then try again:\n\n%1")
            .arg(QString::fromUtf8(dumpSnippet(addition)))};
}

} // namespace

Result<QByteArray> withDumps(const QByteArray &script, const BackupAddition &addition, const QString &fileName)
{
    if (script.size() > largestScript || script.count('\n') > mostLines)
        return Error{ErrorKind::Input,
            QStringLiteral("%1 is larger than a backup script is: more than %2 KiB or %3 lines.")
                .arg(fileName)
                .arg(largestScript / 1024)
                .arg(mostLines),
            {}, QStringLiteral("Name the right script in the settings.")};
    for (const DatabaseDump &dump : addition.dumps) {
        if (!isBackupName(dump.database) || !isBackupName(dump.role))
            return Error{ErrorKind::Input,
                QStringLiteral("“%1” is no name that a backup script can hold.")
                    .arg(QString::fromUtf8(isBackupName(dump.database) ? dump.role : dump.database)),
                {}, QStringLiteral("Use letters, digits, “_”, “-” and “.” only.")};
    }
    if (!isBackupName(addition.container))
        return Error{ErrorKind::Input,
            QStringLiteral("“%1” is no container's name.").arg(QString::fromUtf8(addition.container)), {},
            QStringLiteral("Name the container that runs PostgreSQL.")};
    const std::vector<QByteArray> dumped = dumpedDatabases(script);
    if (std::all_of(addition.dumps.begin(), addition.dumps.end(),
            [&](const DatabaseDump &dump) { return std::find(dumped.begin(), dumped.end(), dump.database) != dumped.end(); }))
        return script;
    try {
        return extended(withoutDumps(script), addition);
    } catch (const ScriptNotUnderstood &stop) {
        return refusal(fileName, stop.why, addition);
    }
}

QByteArray withoutDumps(const QByteArray &script)
{
    QByteArray result = script;
    QByteArrayList databases;
    while (true) {
        const std::vector<ShellLine> lines = shellLines(result);
        const auto is = [](const QByteArray &mark) {
            return [mark](const ShellLine &line) { return line.code.trimmed() == mark; };
        };
        auto begin = std::find_if(lines.begin(), lines.end(), [&](const ShellLine &line) {
            const QByteArray code = line.code.trimmed();
            return code == dumpsBegin || code == dumpsBeginWithCleanUp || code == statusBegin;
        });
        const auto end = std::find_if(begin, lines.end(), is(blockEnd));
        if (end == lines.end())
            break;
        for (auto line = begin; line != end; ++line) {
            if (begin->code.trimmed() == dumpsBeginWithCleanUp && line->code.startsWith("bridgekeeper_dump "))
                databases += line->code.split(' ').at(1);
        }
        qsizetype from = begin->start;
        qsizetype to = end->end;
        const auto blank = [](const ShellLine &line) { return line.code.trimmed().isEmpty(); };
        if (to == result.size()) {
            if (begin != lines.begin() && blank(*(begin - 1)))
                from = (begin - 1)->start;
            // A missing final newline was missing before.
            if (!result.endsWith('\n') && from > 0)
                from -= from > 1 && result[from - 2] == '\r' ? 2 : 1;
        } else if (blank(*(end + 1))) {
            to = (end + 1)->end;
        }
        result.remove(from, to - from);
    }
    if (!databases.isEmpty()) {
        // The group that holds one -name of the script and then some of ours, and nothing else.
        QStringList names;
        for (const QByteArray &database : std::as_const(databases))
            names += QRegularExpression::escape(QString::fromUtf8(pattern(database)));
        const QRegularExpression group(QStringLiteral(
            "\\\\\\( (-i?name\\s+(?:\"[^\"]*\"|'[^']*'|(?:\\\\[^\\s()]|[^\\s\\\\)])+))(?: -o -name ([\"'])(?:%1)\\2)+ \\\\\\)")
                                           .arg(names.join(QLatin1Char('|'))));
        QString text = QString::fromLatin1(result);
        const auto match = group.match(text);
        if (match.hasMatch())
            result.replace(match.capturedStart(), match.capturedLength(), match.captured(1).toLatin1());
    }
    return result;
}

QByteArray dumpSnippet(const BackupAddition &addition)
{
    const DumpNaming naming = {"${BACKUP_DIR}/", "${TIMESTAMP}"};
    std::vector<QByteArray> all;
    for (const DatabaseDump &dump : addition.dumps)
        all.push_back(dump.database);
    return dumpFunction("docker exec " + addition.container, naming) + dumpCalls(addition.dumps)
        + ownCleanUp(naming, all, '+' + QByteArray::number(addition.retentionDays))
        + "# and as the script's last line:\n[ \"${bridgekeeper_failed}\" -eq 0 ] || exit 1\n";
}

} // namespace Bridgekeeper
