// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/survey/serverfacts.h"

#include <QFile>

namespace Bridgekeeper {

/// One answer as resources/scripts/survey.sh writes it.
inline QByteArray wire(const QByteArray &name, int status, const QByteArray &text)
{
    return name + '\t' + QByteArray::number(status) + '\t' + text.toBase64() + '\n';
}

/// A file of data/survey: what a real server answered, readable. Lines "@@ name status" part the sections.
inline QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/tests/unit/data/survey/") + name + QStringLiteral(".survey"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", qPrintable(name));
    QByteArray output;
    QByteArray section;
    int status = 0;
    QByteArray text;
    const auto finish = [&] {
        if (!section.isEmpty())
            output += wire(section, status, text);
        text.clear();
    };
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.startsWith("@@ ")) {
            text += line;
            continue;
        }
        finish();
        const QList<QByteArray> words = line.trimmed().split(' ');
        section = words.value(1);
        status = words.value(2).toInt();
    }
    finish();
    return output;
}

inline Sections sectionsOf(const QString &name)
{
    const auto sections = parseSections(recorded(name));
    if (!sections)
        qFatal("recording %s: %s", qPrintable(name), qPrintable(sections.error().detail));
    return *sections;
}

inline ServerFacts factsFrom(const Sections &sections)
{
    ServerFacts facts;
    const auto updated = facts.update(sections, QDateTime::fromSecsSinceEpoch(1795495000, Qt::UTC));
    if (!updated)
        qFatal("%s %s", qPrintable(updated.error().summary), qPrintable(updated.error().detail));
    return facts;
}

inline ServerFacts factsOf(const QString &name)
{
    return factsFrom(sectionsOf(name));
}

} // namespace Bridgekeeper
