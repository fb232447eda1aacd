// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/shellscript.h"

namespace Bridgekeeper {
namespace {

// The script with quoted text, comments and ${…} blanked out, byte for byte.
QByteArray blanked(const QByteArray &script)
{
    QByteArray bare = script;
    char quote = '\0';
    for (qsizetype i = 0; i < script.size(); ++i) {
        const char c = script[i];
        if (quote != '\0') {
            if (c == '\\' && quote == '"' && i + 1 < script.size())
                bare[i++] = 'x';
            else if (c == quote)
                quote = '\0';
            if (script[i] != '\n')
                bare[i] = 'x';
        } else if (c == '\\' && i + 1 < script.size()) {
            // A continued line reads as one line.
            const bool continues = script[i + 1] == '\n' || script.mid(i + 1, 2) == "\r\n";
            bare[i] = continues ? ' ' : 'x';
            ++i;
            if (continues)
                for (; script[i] != '\n'; ++i)
                    bare[i] = ' ';
            bare[i] = continues ? ' ' : 'x';
        } else if (c == '"' || c == '\'') {
            quote = c;
            bare[i] = 'x';
        } else if (c == '$' && i + 1 < script.size() && script[i + 1] == '{') {
            for (; i < script.size() && script[i] != '}' && script[i] != '\n'; ++i)
                bare[i] = 'x';
            if (i < script.size() && script[i] == '}')
                bare[i] = 'x';
        } else if (c == '#' && (i == 0 || QByteArrayView(" \t\n;").contains(script[i - 1]))) {
            for (; i < script.size() && script[i] != '\n'; ++i)
                bare[i] = ' ';
        }
    }
    return bare;
}

// How deep in if, loops, case and { } each line stands.
void nest(std::vector<ShellLine> &lines)
{
    static const QRegularExpression token(QStringLiteral("[;&|()]|[^\\s;&|()]+"));
    static const QList<QByteArray> openers = {"if", "for", "while", "until", "select", "case"};
    static const QList<QByteArray> closers = {"fi", "done", "esac", "}"};
    static const QList<QByteArray> leads = {"then", "do", "else", "elif", "if", "while", "until", "!", "{", "time"};
    QByteArrayList open;
    for (ShellLine &line : lines) {
        line.depthBefore = static_cast<int>(open.size());
        line.inFunction = open.contains("{");
        bool atCommand = true;
        for (auto match = token.globalMatch(QString::fromLatin1(line.bare)); match.hasNext();) {
            const QByteArray word = match.next().captured().toLatin1();
            const bool opensFunction = word == "{" && (atCommand || line.bare.contains("function "));
            if (opensFunction || (atCommand && openers.contains(word)))
                open.append(word);
            else if (atCommand && closers.contains(word) && !open.isEmpty())
                open.removeLast();
            atCommand = word.size() == 1 && QByteArrayView(";&|()").contains(word[0]) ? true : leads.contains(word);
        }
        line.depthAfter = static_cast<int>(open.size());
    }
}

/// The variable's name.
QString nameIn(const QString &expansion)
{
    static const QRegularExpression name(QStringLiteral("^\\$\\{?([A-Za-z_][A-Za-z0-9_]*)"));
    return name.match(expansion).captured(1);
}

/// ${1:-/opt/backups} stands for its default.
QString defaulted(const QString &value)
{
    static const QRegularExpression withDefault(QStringLiteral("^\\$\\{[A-Za-z0-9_]+:?-([^}]*)\\}$"));
    const auto match = withDefault.match(value);
    return match.hasMatch() ? match.captured(1) : value;
}

} // namespace

std::vector<ShellLine> shellLines(const QByteArray &script)
{
    const QByteArray bare = blanked(script);
    std::vector<ShellLine> lines;
    for (qsizetype start = 0; start < script.size();) {
        const qsizetype newline = bare.indexOf('\n', start);
        const qsizetype end = newline < 0 ? script.size() : newline + 1;
        ShellLine line;
        line.start = start;
        line.end = end;
        line.code = script.mid(start, end - start);
        line.bare = bare.mid(start, end - start);
        lines.push_back(std::move(line));
        start = end;
    }
    nest(lines);
    return lines;
}

QByteArray unquotedWord(const QByteArray &word)
{
    QByteArray bare;
    int depth = 0;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c == '(' && i > 0 && word[i - 1] == '$')
            ++depth;
        else if (c == ')' && depth > 0)
            --depth;
        if (depth > 0 || (c != '"' && c != '\''))
            bare += c;
    }
    return bare;
}

ShellVariables::ShellVariables(const std::vector<ShellLine> &lines)
{
    static const QRegularExpression assignment(
        QStringLiteral("^\\s*(?:export\\s+|readonly\\s+|local\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*?)\\s*$"));
    for (const ShellLine &line : lines) {
        const auto match = assignment.match(QString::fromUtf8(line.code.trimmed()));
        if (match.hasMatch())
            m_values.insert(match.captured(1), match.captured(2));
    }
}

bool ShellVariables::tellsTime(const QString &expansion) const
{
    static const QRegularExpression time(QStringLiteral("^(?:\\$\\(\\s*date\\b[^()]*\\)|`\\s*date\\b[^`]*`)$"));
    return time.match(expansion).hasMatch()
        || time.match(QString::fromUtf8(unquotedWord(m_values.value(nameIn(expansion)).toUtf8()))).hasMatch();
}

QString ShellVariables::expandedOnce(const QString &text, bool keepTime) const
{
    for (auto match = expansions().globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString name = nameIn(found.captured());
        if (name.isEmpty() || !m_values.contains(name) || (keepTime && tellsTime(found.captured())))
            continue;
        const QString value = defaulted(QString::fromUtf8(unquotedWord(m_values.value(name).toUtf8())));
        return text.left(found.capturedStart()) + value + text.mid(found.capturedEnd());
    }
    return text;
}

QString ShellVariables::expanded(QString text) const
{
    for (int i = 0; i < depthLimit; ++i)
        text = expandedOnce(text, false);
    return text;
}

const QRegularExpression &ShellVariables::expansions()
{
    static const QRegularExpression expression(
        QStringLiteral("\\$\\([^()]*\\)|`[^`]*`|\\$\\{[^}]*\\}|\\$[A-Za-z_][A-Za-z0-9_]*"));
    return expression;
}

} // namespace Bridgekeeper
