// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/bridgeconfigedit.h"

#include "app/text/yamledit.h"

#include <QRegularExpression>

namespace Bridgekeeper {
namespace {

// bridgev2/matrix/mxmain: the bridge refuses to start with it.
const QString tokenPlaceholder = QStringLiteral("This value is generated when generating the registration");

QString text(const YamlFile &file, const YamlPath &path)
{
    return file.scalar(path).value_or(QString());
}

QString token(const YamlFile &file, const YamlPath &path)
{
    const QString value = text(file, path);
    return value == tokenPlaceholder ? QString() : value;
}

std::vector<std::pair<QString, QString>> pairs(const YamlFile &file, const YamlPath &path)
{
    std::vector<std::pair<QString, QString>> found;
    for (const QByteArray &key : file.keys(path))
        found.emplace_back(QString::fromUtf8(key), text(file, path + YamlPath{key}));
    return found;
}

std::vector<Namespace> namespaces(const YamlFile &file, const QByteArray &kind)
{
    std::vector<Namespace> found;
    for (qsizetype i = 0; i < file.count({"namespaces", kind}); ++i) {
        const YamlPath path = {"namespaces", kind, QByteArray::number(i)};
        found.push_back({text(file, path + YamlPath{"regex"}), file.boolean(path + YamlPath{"exclusive"}).value_or(false)});
    }
    return found;
}

} // namespace

Result<QByteArray> withBridgeSettings(const QByteArray &config, const BridgeConfigGoal &goal, const QString &fileName)
{
    Result<YamlEdit> edit = YamlEdit::open(config, fileName);
    if (!edit)
        return edit.error();
    const Result<YamlFile> file = edit->file();
    if (!file)
        return file.error();
    for (const QByteArray section : {"bridge", "database", "homeserver", "appservice", "encryption"}) {
        if (!file->isMapping({section}))
            return Error{ErrorKind::Conflict,
                QStringLiteral("%1 has no “%2” section").arg(fileName, QString::fromUtf8(section)),
                QStringLiteral("It is not the configuration of a bridge of the mautrix framework (bridgev2)."),
                QStringLiteral("Check the image and its tag, and let the bridge write its example again.")};
    }

    const YamlValue yes = YamlValue::boolean(true);
    const YamlValue no = YamlValue::boolean(false);
    std::vector<YamlValue::Entry> secrets;
    if (!goal.doublePuppetToken.isEmpty())
        secrets.emplace_back(YamlValue::text(goal.domain), YamlValue::quotedText("as_token:" + goal.doublePuppetToken));
    std::vector<std::pair<YamlPath, YamlValue>> settings = {
        {{"bridge", "permissions"},
            YamlValue::mapping({{YamlValue::quotedText("*"), YamlValue::text("relay")},
                {YamlValue::quotedText(goal.domain), YamlValue::text("user")},
                {YamlValue::quotedText(goal.admin), YamlValue::text("admin")}})},
        {{"database", "type"}, YamlValue::text("postgres")},
        {{"database", "uri"}, YamlValue::text(goal.databaseUri)},
        {{"homeserver", "address"}, YamlValue::text(goal.homeserverAddress)},
        {{"homeserver", "domain"}, YamlValue::text(goal.domain)},
        {{"appservice", "address"}, YamlValue::text(goal.appserviceAddress)},
        {{"appservice", "hostname"}, YamlValue::text(goal.hostname)},
        {{"appservice", "port"}, YamlValue::integer(goal.port)},
        {{"double_puppet", "secrets"}, YamlValue::mapping(std::move(secrets))},
        {{"encryption", "allow"}, yes},
        {{"encryption", "default"}, yes},
        {{"encryption", "require"}, yes},
        {{"encryption", "appservice"}, no},
        {{"encryption", "msc4190"}, yes},
        {{"encryption", "self_sign"}, yes},
        {{"encryption", "allow_key_sharing"}, yes},
    };
    static const QRegularExpression exampleName(QStringLiteral("(?:^|[./@])example\\.(?:com|org|net)\\b"));
    if (text(*file, {"appservice", "public_address"}).contains(exampleName))
        settings.emplace_back(YamlPath{"appservice", "public_address"}, YamlValue::quotedText({}));
    if (text(*file, {"encryption", "pickle_key"}).isEmpty())
        settings.emplace_back(YamlPath{"encryption", "pickle_key"}, YamlValue::text("generate"));
    for (const auto &[path, value] : settings) {
        if (const Result<void> set = edit->set(path, value); !set)
            return set.error();
    }
    for (const QByteArray &server : file->keys({"double_puppet", "servers"})) {
        if (!QString::fromUtf8(server).contains(exampleName))
            continue;
        if (const Result<void> removed = edit->remove({"double_puppet", "servers", server}); !removed)
            return removed.error();
    }
    return edit->bytes();
}

Result<QByteArray> withPickleKey(const QByteArray &config, const QByteArray &key, const QString &fileName)
{
    Result<YamlEdit> edit = YamlEdit::open(config, fileName);
    if (!edit)
        return edit.error();
    if (const Result<void> set = edit->set({"encryption", "pickle_key"}, YamlValue::text(key)); !set)
        return set.error();
    return edit->bytes();
}

QString BridgeConfig::doublePuppetToken(const QString &server) const
{
    static const QString prefix = QStringLiteral("as_token:");
    for (const auto &[name, secret] : doublePuppetSecrets) {
        if (name == server && secret.startsWith(prefix))
            return secret.mid(prefix.size());
    }
    return {};
}

Result<BridgeConfig> parseBridgeConfig(const QByteArray &config, const QString &fileName)
{
    const Result<YamlFile> parsed = YamlFile::parse(config, fileName);
    if (!parsed)
        return parsed.error();
    const YamlFile &file = *parsed;
    const auto flag = [&](const YamlPath &path) { return file.boolean(path).value_or(false); };
    BridgeConfig read;
    read.databaseType = text(file, {"database", "type"});
    read.databaseUri = text(file, {"database", "uri"});
    read.homeserverAddress = text(file, {"homeserver", "address"});
    read.domain = text(file, {"homeserver", "domain"});
    read.appserviceAddress = text(file, {"appservice", "address"});
    read.publicAddress = text(file, {"appservice", "public_address"});
    read.hostname = text(file, {"appservice", "hostname"});
    read.port = static_cast<int>(file.integer({"appservice", "port"}).value_or(0));
    read.id = text(file, {"appservice", "id"});
    read.botName = text(file, {"appservice", "bot", "username"});
    read.asToken = token(file, {"appservice", "as_token"});
    read.hsToken = token(file, {"appservice", "hs_token"});
    read.permissions = pairs(file, {"bridge", "permissions"});
    read.doublePuppetSecrets = pairs(file, {"double_puppet", "secrets"});
    for (const QByteArray &server : file.keys({"double_puppet", "servers"}))
        read.doublePuppetServers += QString::fromUtf8(server);
    read.encryptionAllow = flag({"encryption", "allow"});
    read.encryptionDefault = flag({"encryption", "default"});
    read.encryptionRequire = flag({"encryption", "require"});
    read.encryptionAppservice = flag({"encryption", "appservice"});
    read.msc4190 = flag({"encryption", "msc4190"});
    read.selfSign = flag({"encryption", "self_sign"});
    read.allowKeySharing = flag({"encryption", "allow_key_sharing"});
    read.pickleKey = text(file, {"encryption", "pickle_key"});
    return read;
}

Result<Registration> parseRegistration(const QByteArray &registration, const QString &fileName)
{
    const Result<YamlFile> parsed = YamlFile::parse(registration, fileName);
    if (!parsed)
        return parsed.error();
    const YamlFile &file = *parsed;
    for (const QByteArray key : {"id", "as_token", "hs_token", "sender_localpart"}) {
        if (text(file, {key}).isEmpty())
            return Error{ErrorKind::Input, QStringLiteral("%1 has no “%2”").arg(fileName, QString::fromUtf8(key)),
                QStringLiteral("Synapse would not load this registration."),
                QStringLiteral("Generate the registration again, or correct it.")};
    }
    Registration read;
    read.id = text(file, {"id"});
    read.url = file.scalar({"url"});
    read.asToken = text(file, {"as_token"});
    read.hsToken = text(file, {"hs_token"});
    read.senderLocalpart = text(file, {"sender_localpart"});
    read.users = namespaces(file, "users");
    read.aliases = namespaces(file, "aliases");
    read.rooms = namespaces(file, "rooms");
    read.msc4190 = file.boolean({"io.element.msc4190"}).value_or(false);
    return read;
}

QByteArray doublePuppetRegistration(const QByteArray &domain, const QByteArray &asToken, const QByteArray &hsToken)
{
    // QRegularExpression::escape() would also escape what Python reads as it is, such as `-`.
    QByteArray regex = "@.*:";
    for (const char c : domain)
        regex += QByteArrayView(".[]*+?()|^$\\{}").contains(c) ? QByteArray("\\") + c : QByteArray(1, c);
    return "id: doublepuppet\n"
           "url:\n"
           "as_token: "
        + yamlScalar(asToken)
        + "\n"
          "hs_token: "
        + yamlScalar(hsToken)
        + "\n"
          "sender_localpart: _doublepuppet\n"
          "rate_limited: false\n"
          "namespaces:\n"
          "  users:\n"
          "    - regex: "
        + yamlSingleQuoted(regex)
        + "\n"
          "      exclusive: false\n";
}

} // namespace Bridgekeeper
