// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/survey/serverfacts.h"

#include <QHash>
#include <QJsonObject>

namespace Bridgekeeper {

// The forms that sections take. Everything here throws NotUnderstood, which ServerFacts::update() turns into an Error.

/// The answer to a question is not what that question can answer. `text` may be shown: it is never a file's content.
struct NotUnderstood {
    QByteArray section;
    QByteArray text;
};

/// UTF-8 without the white space around it; what is no UTF-8 becomes U+FFFD.
[[nodiscard]] QString text(const QByteArray &bytes);
/// One JSON object.
[[nodiscard]] QJsonObject parsedObject(const QByteArray &section, const QByteArray &json);
/// The strings of a JSON array; empty for any other value.
[[nodiscard]] QStringList strings(const QJsonValue &value);
/// "key value" lines up to an empty one (or the end); `rest` is what follows it.
[[nodiscard]] QHash<QByteArray, QByteArray> parsedHeader(
    const QByteArray &section, const QByteArray &bytes, QByteArray *rest = nullptr);
/// What bk_file of survey.sh printed.
[[nodiscard]] FileFact parsedFile(const QByteArray &section, const QByteArray &bytes);
/// A line of the section "containers".
[[nodiscard]] ContainerFact parsedContainer(const QJsonObject &json);

} // namespace Bridgekeeper
