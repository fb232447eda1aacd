// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/bridgeconfigedit.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/yamlleaves.h"

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

BridgeConfigGoal goal()
{
    BridgeConfigGoal goal;
    goal.databaseUri = "postgres://mautrix_signal:0123456789abcdef@matrix-postgres:5432/mautrix_signal?sslmode=disable";
    goal.homeserverAddress = "http://matrix-synapse:8008";
    goal.domain = "echo6.co";
    goal.appserviceAddress = "http://mautrix-signal:29328";
    goal.admin = "@matt:echo6.co";
    goal.doublePuppetToken = "aaaabbbbccccdddd";
    return goal;
}

const std::vector<YamlPath> places = {{"bridge", "permissions"}, {"database", "type"}, {"database", "uri"},
    {"homeserver", "address"}, {"homeserver", "domain"}, {"appservice", "address"}, {"appservice", "hostname"},
    {"appservice", "port"}, {"appservice", "public_address"}, {"double_puppet", "secrets"}, {"double_puppet", "servers"},
    {"encryption", "allow"}, {"encryption", "default"}, {"encryption", "require"}, {"encryption", "appservice"},
    {"encryption", "msc4190"}, {"encryption", "self_sign"}, {"encryption", "allow_key_sharing"}, {"encryption", "pickle_key"}};

} // namespace

// The config.yaml of a bridge, or a registration file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray before = Fuzz::bytesOf(data, size);
    if (const auto registration = parseRegistration(before))
        must(!registration->id.isEmpty() && !registration->asToken.isEmpty() && !registration->hsToken.isEmpty()
                && !registration->senderLocalpart.isEmpty(),
            "a registration that is read has what Synapse wants of it");
    static_cast<void>(parseBridgeConfig(before));

    const Result<QByteArray> with = withBridgeSettings(before, goal());
    if (!with) {
        must(!with.error().summary.isEmpty() && !with.error().hint.isEmpty(), "a refusal says what to do");
        return 0;
    }
    const Result<BridgeConfig> config = parseBridgeConfig(*with);
    must(bool(config), "the result parses");
    must(config->databaseUri.toUtf8() == goal().databaseUri && config->databaseType == QLatin1String("postgres")
            && config->domain.toUtf8() == goal().domain && config->port == goal().port,
        "the goal holds");
    must(config->permissions.size() == 3 && config->permissions.front().second == QLatin1String("relay"),
        "there are exactly three permissions");
    must(config->doublePuppetSecrets.size() == 1
            && config->doublePuppetToken(QStringLiteral("echo6.co")).toUtf8() == goal().doublePuppetToken,
        "there is exactly one double-puppet secret");
    must(config->encryptionAllow && config->encryptionDefault && config->encryptionRequire && config->msc4190
            && config->selfSign && config->allowKeySharing && !config->encryptionAppservice && !config->pickleKey.isEmpty(),
        "encryption is set as the plan says");
    const auto again = withBridgeSettings(*with, goal());
    must(again && *again == *with, "made again it changes nothing");

    const auto leaves = Fuzz::leavesOf(before);
    if (!leaves)
        return 0;
    const auto leavesWith = Fuzz::leavesOf(*with);
    must(leavesWith && Fuzz::outside(*leaves, places) == Fuzz::outside(*leavesWith, places), "everything else stays");
    if (const auto keyed = withPickleKey(*with, "another key")) {
        const auto leavesKeyed = Fuzz::leavesOf(*keyed);
        must(leavesKeyed
                && Fuzz::outside(*leavesWith, {{"encryption", "pickle_key"}})
                    == Fuzz::outside(*leavesKeyed, {{"encryption", "pickle_key"}}),
            "nothing but the key changes");
    }
    return 0;
}
