// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace Bridgekeeper {

/// One command line, continued lines joined.
struct ShellLine {
    qsizetype start = 0; ///< first byte
    qsizetype end = 0; ///< behind the line end
    QByteArray code; ///< as written
    QByteArray bare; ///< what is quoted or a comment blanked out
    int depthBefore = 0;
    int depthAfter = 0;
    bool inFunction = false;

    [[nodiscard]] bool isEmpty() const { return bare.trimmed().isEmpty(); }
    [[nodiscard]] bool isComment() const { return isEmpty() && code.trimmed().startsWith('#'); }
};

/// A script of sh or bash without here-documents, line by line.
[[nodiscard]] std::vector<ShellLine> shellLines(const QByteArray &script);

/// A word without its own quotes; those inside $( ) belong to the command there.
[[nodiscard]] QByteArray unquotedWord(const QByteArray &word);

/// What a script assigns to its variables, the last value of each.
class ShellVariables {
public:
    explicit ShellVariables(const std::vector<ShellLine> &lines);

    /// An expansion that is a point in time and nothing else: `$(date …)`, or a variable that holds just that.
    [[nodiscard]] bool tellsTime(const QString &expansion) const;
    /// `text` with one more variable replaced by its assigned value; unchanged when there is none to replace.
    [[nodiscard]] QString expandedOnce(const QString &text, bool keepTime) const;
    [[nodiscard]] QString expanded(QString text) const;

    /// Finds each expansion in a text.
    static const QRegularExpression &expansions();

    static constexpr int depthLimit = 6;

private:
    QHash<QString, QString> m_values;
};

} // namespace Bridgekeeper
