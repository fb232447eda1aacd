// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QJsonDocument;

namespace Bridgekeeper {

/// What a server said, fit to be shown: one line, no control or invisible formatting characters, at most `longest` characters.
[[nodiscard]] QString printable(const QString &text, qsizetype longest = 300);
[[nodiscard]] QString printable(const QByteArray &text, qsizetype longest = 300);

/// The same with its lines and tabs, and without colours, for what is shown as a text of many lines.
[[nodiscard]] QString printableLines(QString text);

/// A document as it is printed: control and invisible formatting characters as \uXXXX, which harms no terminal and leaves every
/// value as it is, so that a diff in it still applies.
[[nodiscard]] QByteArray printableJson(const QJsonDocument &document);

} // namespace Bridgekeeper
