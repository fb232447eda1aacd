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

[[nodiscard]] QString text(const QByteArray &bytes);
[[nodiscard]] QJsonObject parsedObject(const QByteArray &section, const QByteArray &json);
[[nodiscard]] QStringList strings(const QJsonValue &value);
/// "key value" lines up to an empty one (or the end); `rest` is what follows it.
[[nodiscard]] QHash<QByteArray, QByteArray> parsedHeader(
    const QByteArray &section, const QByteArray &bytes, QByteArray *rest = nullptr);
/// What bk_file of survey.sh printed.
[[nodiscard]] FileFact parsedFile(const QByteArray &section, const QByteArray &bytes);
/// A line of the section "containers".
[[nodiscard]] ContainerFact parsedContainer(const QJsonObject &json);

} // namespace Bridgekeeper
