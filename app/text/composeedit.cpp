// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/composeedit.h"

#include "app/text/yamledit.h"

namespace Bridgekeeper {
namespace {

YamlValue::Entry entry(const QByteArray &key, const YamlValue &value)
{
    return {YamlValue::text(key), value};
}

YamlValue serviceBlock(const ComposeService &service)
{
    std::vector<YamlValue::Entry> entries;
    entries.push_back(entry("image", YamlValue::text(service.image)));
    entries.push_back(entry("container_name", YamlValue::text(service.containerName)));
    entries.push_back(entry("restart", YamlValue::text("unless-stopped")));
    if (!service.database.isEmpty()) {
        const YamlValue condition = YamlValue::mapping({entry("condition", YamlValue::text("service_healthy"))});
        entries.push_back(entry("depends_on",
            service.databaseHasHealthcheck ? YamlValue::mapping({entry(service.database, condition)})
                                           : YamlValue::texts({service.database})));
    }
    entries.push_back(entry("volumes", YamlValue::texts({service.dataDirectory + ":/data"})));
    if (!service.network.isEmpty())
        entries.push_back(entry("networks", YamlValue::texts({service.network})));
    return YamlValue::mapping(std::move(entries));
}

Error conflict(const QString &fileName, const QString &summary, const QString &hint)
{
    return {ErrorKind::Conflict, fileName + QStringLiteral(": ") + summary + QLatin1Char('.'), {}, hint};
}

} // namespace

Result<QByteArray> withService(const QByteArray &compose, const ComposeService &service, const QString &fileName)
{
    Result<YamlEdit> edit = YamlEdit::open(compose, fileName);
    if (!edit)
        return edit.error();
    const Result<YamlFile> file = edit->file();
    if (!file)
        return file.error();
    const QString name = QString::fromUtf8(service.name);
    if (!file->isMapping({"services"}))
        return conflict(fileName, QStringLiteral("there is no “services:” block"),
            QStringLiteral("Name the compose file that starts Synapse."));
    if (!service.database.isEmpty() && !file->has({"services", service.database}))
        return conflict(fileName,
            QStringLiteral("there is no service “%1” for the bridge to depend on").arg(QString::fromUtf8(service.database)),
            QStringLiteral("Choose the service that runs PostgreSQL."));
    const bool declared = service.network.isEmpty() || service.network == "default" || file->has({"networks", service.network});
    if (!declared && service.externalNetwork.isEmpty())
        return conflict(fileName, QStringLiteral("there is no network “%1”").arg(QString::fromUtf8(service.network)),
            QStringLiteral("Choose the network that Synapse and PostgreSQL are on."));

    const YamlPath path = {"services", service.name};
    const YamlValue block = serviceBlock(service);
    if (file->has(path)) {
        Result<YamlEdit> again = YamlEdit::open(compose, fileName);
        if (const Result<void> set = again->set(path, block); !set)
            return set.error();
        // Setting a value that is already meant changes nothing.
        if (again->bytes() != compose)
            return conflict(fileName, QStringLiteral("there is a different service “%1” already").arg(name),
                QStringLiteral("If it is not needed, remove it from the file, or give the bridge another name."));
    } else if (const Result<void> set = edit->set(path, block); !set) {
        return set.error();
    }
    if (!declared) {
        const YamlValue network = YamlValue::mapping(
            {entry("name", YamlValue::text(service.externalNetwork)), entry("external", YamlValue::boolean(true))});
        if (const Result<void> set = edit->set({"networks", service.network}, network); !set)
            return set.error();
    }
    return edit->bytes();
}

} // namespace Bridgekeeper
