// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/sectionparsers.h"

#include "app/survey/printable.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Bridgekeeper {

namespace {

constexpr qsizetype largestObject = 8 * 1024 * 1024; // Compose's model of a large stack has some hundred KiB

} // namespace

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes.trimmed());
}

QJsonObject parsedObject(const QByteArray &section, const QByteArray &json)
{
    if (json.size() > largestObject)
        throw NotUnderstood{section, "an object that is far too large"};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        throw NotUnderstood{section, json};
    return document.object();
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue entry : value.toArray()) {
        if (entry.isString())
            list.append(entry.toString());
    }
    return list;
}

QHash<QByteArray, QByteArray> parsedHeader(const QByteArray &section, const QByteArray &bytes, QByteArray *rest)
{
    QHash<QByteArray, QByteArray> fields;
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', start);
        if (end < 0)
            throw NotUnderstood{section, {}};
        const QByteArray line = bytes.mid(start, end - start);
        start = end + 1;
        if (line.isEmpty())
            break;
        const qsizetype space = line.indexOf(' ');
        if (space <= 0)
            throw NotUnderstood{section, {}};
        fields.insert(line.left(space), line.mid(space + 1));
    }
    if (rest)
        *rest = bytes.mid(start);
    return fields;
}

FileFact parsedFile(const QByteArray &section, const QByteArray &bytes)
{
    QByteArray content;
    const auto fields = parsedHeader(section, bytes, &content);
    const QByteArray kind = fields.value("kind");
    const auto path = [&](const char *key) {
        const auto decoded = QByteArray::fromBase64Encoding(fields.value(key), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || (*decoded).isEmpty())
            throw NotUnderstood{section, kind};
        return QString::fromUtf8(*decoded);
    };

    FileFact fact;
    fact.path = path("path");
    if (const QString asked = path("asked"); asked != fact.path)
        fact.namedAs = asked;
    const QList<QByteArray> mount = fields.value("mount").split(' ');
    fact.readOnly = mount.first() == "ro";
    if (kind == "absent")
        return fact;
    if (kind != "regular" && kind != "directory" && kind != "other")
        throw NotUnderstood{section, kind};

    fact.exists = true;
    fact.directory = kind == "directory";
    fact.special = kind == "other";
    if (fields.contains("why"))
        fact.refused = printable(QByteArray::fromBase64(fields.value("why")));
    fact.empty = !fields.contains("entries");
    fact.bindMounted = mount.last() == "own";
    fact.mode = QString::fromLatin1(fields.value("mode"));
    fact.owner = QString::fromLatin1(fields.value("owner"));
    const QByteArray attributes = fields.value("attributes");
    fact.immutable = attributes.contains('i') || attributes.contains('a');
    fact.links = fields.value("links", "1").toInt();
    bool hasSize = false;
    fact.size = fields.value("size").toLongLong(&hasSize);
    if (!hasSize || fact.mode.isEmpty() || fact.owner.isEmpty())
        throw NotUnderstood{section, kind};
    if (fact.directory || fact.special)
        return fact;
    if (fields.contains("sha256")) {
        fact.complete = false;
        fact.sha256 = QString::fromLatin1(fields.value("sha256"));
        return fact;
    }
    // One that grew or shrank between the two looks is incomplete as well: nothing may be built upon it.
    fact.complete = content.size() == fact.size;
    fact.bytes = content;
    fact.sha256 = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    return fact;
}

ContainerFact parsedContainer(const QJsonObject &json)
{
    ContainerFact fact;
    fact.exists = true;
    fact.name = json.value(QLatin1String("name")).toString();
    if (fact.name.startsWith(u'/'))
        fact.name.remove(0, 1);
    fact.image = json.value(QLatin1String("image")).toString();
    fact.imageId = json.value(QLatin1String("imageId")).toString();
    fact.service = json.value(QLatin1String("service")).toString();
    fact.project = json.value(QLatin1String("project")).toString();
    fact.state = json.value(QLatin1String("state")).toString();
    fact.health = json.value(QLatin1String("health")).toString();
    if (fact.health == QLatin1String("none"))
        fact.health.clear();
    fact.exitCode = json.value(QLatin1String("exitCode")).toInt();
    fact.restartCount = json.value(QLatin1String("restartCount")).toInt();
    fact.startedAt = QDateTime::fromString(json.value(QLatin1String("startedAt")).toString(), Qt::ISODateWithMs);
    fact.configHash = json.value(QLatin1String("configHash")).toString();
    fact.workingDir = json.value(QLatin1String("workingDir")).toString();
    fact.hostNetwork = json.value(QLatin1String("networkMode")).toString() == QLatin1String("host");
    for (const QJsonValue value : json.value(QLatin1String("mounts")).toArray()) {
        const QJsonObject mount = value.toObject();
        if (!mount.isEmpty()) {
            fact.mounts.append({mount.value(QLatin1String("source")).toString(),
                mount.value(QLatin1String("destination")).toString(), !mount.value(QLatin1String("writable")).toBool()});
        }
    }
    for (const QJsonValue value : json.value(QLatin1String("networks")).toArray()) {
        const QString name = value.toObject().value(QLatin1String("name")).toString();
        if (name.isEmpty())
            continue;
        fact.networks.append(name);
        fact.addresses.insert(name, value.toObject().value(QLatin1String("address")).toString());
    }
    const QJsonObject ports = json.value(QLatin1String("ports")).toObject();
    for (auto port = ports.begin(); port != ports.end(); ++port) {
        if (!port.key().endsWith(QLatin1String("/tcp")))
            continue;
        for (const QJsonValue value : port.value().toArray()) {
            const QJsonObject binding = value.toObject();
            fact.ports.append({port.key().chopped(4).toInt(), binding.value(QLatin1String("HostIp")).toString(),
                binding.value(QLatin1String("HostPort")).toString().toInt()});
        }
    }
    for (const QString &pair : strings(json.value(QLatin1String("environment"))))
        fact.environment.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    return fact;
}

} // namespace Bridgekeeper
