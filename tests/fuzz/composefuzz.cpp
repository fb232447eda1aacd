// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/composeedit.h"
#include "app/text/yamlfile.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/yamlleaves.h"

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

void check(const QByteArray &before, const ComposeService &service)
{
    const std::vector<YamlPath> places = {{"services", service.name}, {"networks", service.network}};
    const Result<QByteArray> with = withService(before, service);
    if (!with) {
        must(!with.error().summary.isEmpty() && !with.error().hint.isEmpty(), "a refusal says what to do");
        return;
    }
    const Result<YamlFile> file = YamlFile::parse(*with, QStringLiteral("docker-compose.yml"));
    must(bool(file), "the result parses");
    must(file->scalar({"services", service.name, "image"}) == QString::fromUtf8(service.image), "the service is there");
    must(file->has({"services", service.database}), "what it depends on is there");
    must(!file->has({"services", service.name, "ports"}), "it opens no port");
    must(Fuzz::comments(*with) == Fuzz::comments(before), "comments stay");
    const auto again = withService(*with, service);
    must(again && *again == *with, "made again it changes nothing");

    const auto leaves = Fuzz::leavesOf(before);
    if (!leaves)
        return;
    const auto leavesWith = Fuzz::leavesOf(*with);
    must(leavesWith && Fuzz::outside(*leaves, places) == Fuzz::outside(*leavesWith, places), "everything else stays");
}

} // namespace

// A compose file, also as part of a *.case of tests/unit/data/compose.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray before = Fuzz::caseIn(Fuzz::bytesOf(data, size)).text;
    ComposeService service;
    service.image = "dock.mau.dev/mautrix/signal:v0.2603.0";
    service.database = "postgres";
    service.databaseHasHealthcheck = true;
    service.network = "matrix-net";
    check(before, service);
    service.externalNetwork = "matrix_default";
    service.databaseHasHealthcheck = false;
    check(before, service);
    return 0;
}
