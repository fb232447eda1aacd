// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/backupscriptedit.h"

#include "app/text/shellscript.h"

#include <QByteArrayList>
#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <optional>

namespace Bridgekeeper {
namespace {

const QByteArray dumpsBegin = QByteArrayLiteral("# >>> Bridgekeeper: more databases");
const QByteArray dumpsBeginWithCleanUp = QByteArrayLiteral("# >>> Bridgekeeper: more databases, which the clean-up covers too");
const QByteArray statusBegin = QByteArrayLiteral("# >>> Bridgekeeper: a failed dump fails the script");
const QByteArray blockEnd = QByteArrayLiteral("# <<< Bridgekeeper");

QByteArray newlineOf(const QByteArray &script)
{
    const qsizetype newline = script.indexOf('\n');
    return newline > 0 && script[newline - 1] == '\r' ? "\r\n" : "\n";
}

struct Naming {
    QByteArray directory; ///< with its last slash, as an expression of the script
    QByteArray stamp; ///< likewise
};

struct NotUnderstood {
    QString why;
};

// Where the script's own dump goes, taken apart.
Naming namingOf(const ShellLine &dump, const ShellVariables &variables)
{
    static const QRegularExpression redirection(QStringLiteral("(?<![0-9&>])>{1,2}\\s*(\"[^\"]*\"|'[^']*'|(?:\\$\\([^()]*\\)|[^"
                                                               "\\s;&|)>])+)|pg_dump\\b[^|;&>]*\\s-f\\s*(\"[^\"]*\"|\\S+)"));
    QString target;
    for (auto match = redirection.globalMatch(QString::fromUtf8(dump.code)); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured(1).isEmpty() ? found.captured(2) : found.captured(1);
        if (!name.startsWith(QLatin1Char('&')) && name != QLatin1String("/dev/null") && target.isEmpty())
            target = QString::fromUtf8(unquotedWord(name.toUtf8()));
    }
    if (target.isEmpty())
        throw NotUnderstood{QStringLiteral("it does not show into which file it writes its dump")};
    for (int i = 0; i <= ShellVariables::depthLimit; ++i) {
        const qsizetype slash = target.lastIndexOf(QLatin1Char('/'));
        const QString name = target.mid(slash + 1);
        for (auto match = ShellVariables::expansions().globalMatch(name); match.hasNext();) {
            const auto found = match.next();
            if (!variables.tellsTime(found.captured()))
                continue;
            Naming naming = {target.left(slash + 1).toUtf8(), found.captured().toUtf8()};
            static const QRegularExpression positional(QStringLiteral("\\$(?:\\{?[0-9@*#])"));
            if (positional.match(QString::fromUtf8(naming.directory + naming.stamp)).hasMatch())
                throw NotUnderstood{QStringLiteral("its dump's name comes straight from the command line")};
            if (naming.directory.startsWith("~/"))
                naming.directory.replace(0, 1, "$HOME");
            return naming;
        }
        target = variables.expandedOnce(target, true);
    }
    throw NotUnderstood{QStringLiteral("the name of its dump holds no date")};
}

// How the script reaches pg_dump, without a terminal, which would spoil the dump.
QByteArray reachOf(const ShellLine &dump, const QByteArray &container)
{
    static const QRegularExpression reach(
        QStringLiteral("((?:sudo\\s+)?(?:docker|podman)(?:-compose)?\\s[^|;&]*?)\\bpg_dump(?:all)?\\b"));
    const auto match = reach.match(QString::fromUtf8(dump.code));
    if (!match.hasMatch())
        return "docker exec " + container;
    QByteArray found = match.captured(1).toUtf8();
    found.replace('\\', ' ');
    QByteArrayList words = found.simplified().split(' ');
    for (const char *terminal : {"-it", "-ti", "-t", "--tty", "-i", "--interactive"})
        words.removeAll(terminal);
    // `sh -c "…` is not needed: the dump is written outside of the container.
    for (const char *inner : {"sh", "bash", "/bin/sh", "/bin/bash"}) {
        if (const qsizetype index = words.indexOf(inner); index >= 0)
            words = words.first(index);
    }
    return words.join(' ');
}

/// A `find` of the script that deletes old dumps.
struct CleanUp {
    std::size_t line = 0;
    qsizetype patternStart = 0; ///< of its last `-name PATTERN` in the script
    qsizetype patternLength = 0;
    QByteArray quote = "\"";
    QByteArray age; ///< what stands behind -mtime
    std::vector<QByteArray> notCovered; ///< databases whose dumps it leaves
    bool selectsByName = true; ///< false: in a way that cannot be extended, such as -regex
};

QString plainDirectory(const QByteArray &word, const ShellVariables &variables)
{
    QString directory = variables.expanded(QString::fromUtf8(unquotedWord(word)));
    directory.replace(QRegularExpression(QStringLiteral("^(?:\\$HOME|\\$\\{HOME\\}|~)(?=/|$)")), QStringLiteral("~"));
    directory.replace(QRegularExpression(QStringLiteral("\\$\\{(\\w+)\\}")), QStringLiteral("$\\1"));
    while (directory.size() > 1 && (directory.endsWith(QLatin1Char('/')) || directory.endsWith(QLatin1String("/."))))
        directory.chop(1);
    return directory.isEmpty() ? QStringLiteral(".") : directory;
}

QByteArray pattern(const QByteArray &database)
{
    return database + "_*.sql.gz";
}

std::optional<CleanUp> cleanUpOf(
    const std::vector<ShellLine> &lines, const Naming &naming, const ShellVariables &variables, const BackupAddition &addition)
{
    static const QRegularExpression find(QStringLiteral("\\bfind\\s+(?:-[HLP]\\s+)*(\"[^\"]*\"|'[^']*'|\\S+)"));
    static const QRegularExpression name(
        QStringLiteral("(!\\s+|-not\\s+)?-i?name\\s+(\"[^\"]*\"|'[^']*'|(?:\\\\[^\\s()]|[^\\s\\\\)])+)"));
    static const QRegularExpression age(QStringLiteral("-(?:mtime|ctime)\\s+([^\\s\\\\]+)"));
    static const QRegularExpression removes(QStringLiteral("-delete\\b|\\brm\\b"));
    static const QRegularExpression otherTest(QStringLiteral("\\s-(?:i?regex|i?path|i?wholename|newer\\w*)\\s"));
    const QString directory = plainDirectory(naming.directory, variables);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ShellLine &line = lines[i];
        // Latin-1 keeps positions in the text those of the bytes.
        const QString code = QString::fromLatin1(line.code);
        const auto command = find.match(code);
        const auto tested = age.match(code);
        if (line.isEmpty() || !command.hasMatch() || !tested.hasMatch() || !removes.match(code).hasMatch()
            || plainDirectory(command.captured(1).toLatin1(), variables) != directory)
            continue;
        CleanUp cleanUp;
        cleanUp.line = i;
        cleanUp.age = tested.captured(1).toLatin1();
        std::vector<QRegularExpression> globs;
        for (auto match = name.globalMatch(code); match.hasNext();) {
            const auto found = match.next();
            if (!found.captured(1).isEmpty())
                continue;
            globs.emplace_back(QRegularExpression::wildcardToRegularExpression(
                variables.expanded(QString::fromUtf8(unquotedWord(found.captured(2).toLatin1()).replace('\\', QByteArray())))));
            cleanUp.patternStart = line.start + found.capturedStart();
            cleanUp.patternLength = found.capturedLength();
            cleanUp.quote = found.captured(2).startsWith(QLatin1Char('\'')) ? "'" : "\"";
        }
        cleanUp.selectsByName = !globs.empty();
        const bool takesAll = globs.empty() && !otherTest.match(code).hasMatch();
        for (const DatabaseDump &dump : addition.dumps) {
            const QString sample = QString::fromUtf8(dump.database) + QStringLiteral("_20260409_030000.sql.gz");
            if (!takesAll && std::none_of(globs.begin(), globs.end(), [&](const QRegularExpression &glob) {
                    return glob.match(sample).hasMatch();
                }))
                cleanUp.notCovered.push_back(dump.database);
        }
        return cleanUp;
    }
    return std::nullopt;
}

QByteArray dumpFunction(const QByteArray &reach, const Naming &naming)
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

QByteArray ownCleanUp(const Naming &naming, const std::vector<QByteArray> &databases, const QByteArray &age)
{
    QByteArrayList names;
    for (const QByteArray &database : databases)
        names += "-name \"" + pattern(database) + '"';
    return "find \"" + (naming.directory.isEmpty() ? QByteArray("./") : naming.directory) + "\" -type f \\( "
        + names.join(" -o ") + " \\) -mtime " + age + " -delete\n";
}

bool isName(const QByteArray &word)
{
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9_.-]*$"));
    return name.match(QString::fromUtf8(word)).hasMatch();
}

bool isPgDump(const ShellLine &line)
{
    // Blanked out, an echo that speaks of pg_dump is none; `docker exec … sh -c "pg_dump …"` is one.
    static const QRegularExpression word(QStringLiteral("\\bpg_dump(?:all)?\\b"));
    static const QRegularExpression container(QStringLiteral("\\b(?:docker|podman)(?:-compose)?\\s"));
    const QString bare = QString::fromLatin1(line.bare);
    return word.match(bare).hasMatch()
        || (container.match(bare).hasMatch() && word.match(QString::fromLatin1(line.code)).hasMatch());
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
    const QByteArray newline = newlineOf(script);
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
        throw NotUnderstood{QStringLiteral("it is empty")};
    if (script.startsWith("#!") && !shell.match(QString::fromLatin1(lines.front().code.trimmed())).hasMatch())
        throw NotUnderstood{QStringLiteral("it is no sh or bash script")};
    if (lines.back().depthAfter != 0)
        throw NotUnderstood{QStringLiteral("its blocks (if, for, { }) do not come out even")};
    std::size_t dump = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (hereDocument.match(QString::fromLatin1(lines[i].bare)).hasMatch())
            throw NotUnderstood{QStringLiteral("it holds a here-document")};
        if (isPgDump(lines[i]))
            dump = i;
    }
    if (dump == lines.size())
        throw NotUnderstood{QStringLiteral("it holds no pg_dump")};
    if (lines[dump].inFunction)
        throw NotUnderstood{QStringLiteral("its pg_dump stands in a function")};

    BackupAddition wanted = addition;
    const std::vector<QByteArray> own = dumpedDatabases(script);
    std::erase_if(
        wanted.dumps, [&](const DatabaseDump &each) { return std::find(own.begin(), own.end(), each.database) != own.end(); });
    if (wanted.dumps.empty())
        return script;
    const ShellVariables variables(lines);
    const Naming naming = namingOf(lines[dump], variables);
    const std::optional<CleanUp> cleanUp = cleanUpOf(lines, naming, variables, wanted);

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
            throw NotUnderstood{QStringLiteral("it may end before its last line (“exit” in line %1)")
                                    .arg(script.first(lines[i].start).count('\n') + 1)};
        if (handsOver.match(bare).hasMatch())
            throw NotUnderstood{QStringLiteral("it hands over to another program (“exec”)")};
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

std::vector<QByteArray> dumpedDatabases(const QByteArray &script)
{
    static const QRegularExpression arguments(QStringLiteral("\\bpg_dump\\b([^|;&>]*)"));
    static const QRegularExpression named(QStringLiteral("(?:\\s-d\\s*|\\s--dbname[=\\s])(\"[^\"]*\"|'[^']*'|\\S+)"));
    static const QRegularExpression loop(QStringLiteral("\\bfor\\s+(\\w+)\\s+in\\s+([^;\\n]*)"));
    static const QRegularExpression ourCall(QStringLiteral("^bridgekeeper_dump (\\S+) \\S+$"));
    static const QRegularExpression variable(QStringLiteral("^\\$\\{?(\\w+)\\}?$"));
    const std::vector<ShellLine> lines = shellLines(script);
    const ShellVariables variables(lines);
    QHash<QString, QStringList> loops;
    std::vector<QByteArray> databases;
    const auto add = [&](const QString &database) {
        const QByteArray name = unquotedWord(database.toUtf8());
        if (isName(name) && std::find(databases.begin(), databases.end(), name) == databases.end())
            databases.push_back(name);
    };
    for (const ShellLine &line : lines) {
        if (line.isEmpty())
            continue;
        const QString code = QString::fromUtf8(line.code.trimmed());
        if (const auto match = loop.match(code); match.hasMatch())
            loops.insert(match.captured(1), variables.expanded(match.captured(2)).simplified().split(QLatin1Char(' ')));
        if (const auto match = ourCall.match(code); match.hasMatch())
            add(match.captured(1));
        const auto call = arguments.match(code);
        if (!call.hasMatch() || !isPgDump(line))
            continue;
        QString name = named.match(call.captured(1)).captured(1);
        if (name.isEmpty()) {
            // The last word that is neither an option nor an option's value.
            static const QStringList takeValue = {QStringLiteral("-U"), QStringLiteral("-h"), QStringLiteral("-p"),
                QStringLiteral("-F"), QStringLiteral("-f"), QStringLiteral("-Z"), QStringLiteral("-j"), QStringLiteral("-n"),
                QStringLiteral("-N"), QStringLiteral("-t"), QStringLiteral("-T"), QStringLiteral("-E")};
            QString before;
            for (const QString &word : call.captured(1).simplified().split(QLatin1Char(' '))) {
                if (!word.startsWith(QLatin1Char('-')) && word != QLatin1String("\\") && !takeValue.contains(before))
                    name = word;
                before = word;
            }
        }
        name = QString::fromUtf8(unquotedWord(name.toUtf8()));
        const QString loopVariable = variable.match(name).captured(1);
        if (loops.contains(loopVariable))
            for (const QString &each : loops.value(loopVariable))
                add(each);
        else
            add(variables.expanded(name));
    }
    return databases;
}

Result<QByteArray> withDumps(const QByteArray &script, const BackupAddition &addition, const QString &fileName)
{
    for (const DatabaseDump &dump : addition.dumps) {
        if (!isName(dump.database) || !isName(dump.role))
            return Error{ErrorKind::Input,
                QStringLiteral("“%1” is no name that a backup script can hold.")
                    .arg(QString::fromUtf8(isName(dump.database) ? dump.role : dump.database)),
                {}, QStringLiteral("Use letters, digits, “_”, “-” and “.” only.")};
    }
    if (!isName(addition.container))
        return Error{ErrorKind::Input,
            QStringLiteral("“%1” is no container's name.").arg(QString::fromUtf8(addition.container)), {},
            QStringLiteral("Name the container that runs PostgreSQL.")};
    const std::vector<QByteArray> dumped = dumpedDatabases(script);
    if (std::all_of(addition.dumps.begin(), addition.dumps.end(),
            [&](const DatabaseDump &dump) { return std::find(dumped.begin(), dumped.end(), dump.database) != dumped.end(); }))
        return script;
    try {
        return extended(withoutDumps(script), addition);
    } catch (const NotUnderstood &stop) {
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
    const Naming naming = {"${BACKUP_DIR}/", "${TIMESTAMP}"};
    std::vector<QByteArray> all;
    for (const DatabaseDump &dump : addition.dumps)
        all.push_back(dump.database);
    return dumpFunction("docker exec " + addition.container, naming) + dumpCalls(addition.dumps)
        + ownCleanUp(naming, all, '+' + QByteArray::number(addition.retentionDays))
        + "# and as the script's last line:\n[ \"${bridgekeeper_failed}\" -eq 0 ] || exit 1\n";
}

} // namespace Bridgekeeper
