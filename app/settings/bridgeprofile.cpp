// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/bridgeprofile.h"

#include "app/settings/resource.h"

#include <QCoreApplication>

#include <yaml-cpp/yaml.h>

namespace Bridgekeeper {

Result<BridgeProfile> BridgeProfile::load(const QString &name)
{
    const auto broken = [&](const QString &why) {
        return Error{ErrorKind::Internal,
            QCoreApplication::translate("BridgeProfile", "The description of the bridge “%1” cannot be read.").arg(name), why,
            QCoreApplication::translate("BridgeProfile", "Install this program again.")};
    };
    const QByteArray yaml = engineResource(QStringLiteral(":/bridges/%1.yaml").arg(name));
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        const auto word = [&](const char *key) { return QString::fromStdString(root[key].as<std::string>()); };
        BridgeProfile profile;
        profile.network = word("network");
        profile.appserviceId = word("appservice_id");
        profile.image = word("image");
        profile.tag = word("tag");
        profile.linkingTag = word("linking_tag");
        profile.port = root["port"].as<int>();
        profile.service = word("service");
        profile.database = word("database");
        profile.bot = word("bot");
        profile.loginCommand = word("login_command");
        profile.loginFlow = word("login_flow");
        profile.linkPrefix = word("link_prefix");
        return profile;
    } catch (const YAML::Exception &exception) {
        return broken(QString::fromUtf8(exception.what()));
    }
}

} // namespace Bridgekeeper
