// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/backupscript.h"

#include <QByteArrayList>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace Bridgekeeper {
namespace {

QString plainDirectory(const QByteArray &word, const ShellVariables &variables)
{
    QString directory = variables.expanded(QString::fromUtf8(unquotedWord(word)));
    directory.replace(QRegularExpression(QStringLiteral("^(?:\\$HOME|\\$\\{HOME\\}|~)(?=/|$)")), QStringLiteral("~"));
    directory.replace(QRegularExpression(QStringLiteral("\\$\\{(\\w+)\\}")), QStringLiteral("$\\1"));
    while (directory.size() > 1 && (directory.endsWith(QLatin1Char('/')) || directory.endsWith(QLatin1String("/."))))
        directory.chop(1);
    return directory.isEmpty() ? QStringLiteral(".") : directory;
}

} // namespace

bool isBackupName(const QByteArray &word)
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

DumpNaming namingOf(const ShellLine &dump, const ShellVariables &variables)
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
        throw ScriptNotUnderstood{QStringLiteral("it does not show into which file it writes its dump")};
    for (int i = 0; i <= ShellVariables::depthLimit; ++i) {
        const qsizetype slash = target.lastIndexOf(QLatin1Char('/'));
        const QString name = target.mid(slash + 1);
        for (auto match = ShellVariables::expansions().globalMatch(name); match.hasNext();) {
            const auto found = match.next();
            if (!variables.tellsTime(found.captured()))
                continue;
            DumpNaming naming = {target.left(slash + 1).toUtf8(), found.captured().toUtf8()};
            static const QRegularExpression positional(QStringLiteral("\\$(?:\\{?[0-9@*#])"));
            if (positional.match(QString::fromUtf8(naming.directory + naming.stamp)).hasMatch())
                throw ScriptNotUnderstood{QStringLiteral("its dump's name comes straight from the command line")};
            if (naming.directory.startsWith("~/"))
                naming.directory.replace(0, 1, "$HOME");
            return naming;
        }
        target = variables.expandedOnce(target, true);
    }
    throw ScriptNotUnderstood{QStringLiteral("the name of its dump holds no date")};
}

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

std::optional<DumpCleanUp> cleanUpOf(const std::vector<ShellLine> &lines, const DumpNaming &naming,
    const ShellVariables &variables, const std::vector<DatabaseDump> &dumps)
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
        DumpCleanUp cleanUp;
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
        for (const DatabaseDump &dump : dumps) {
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
        if (isBackupName(name) && std::find(databases.begin(), databases.end(), name) == databases.end())
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

} // namespace Bridgekeeper
