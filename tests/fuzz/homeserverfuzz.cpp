// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/homeserveredit.h"
#include "app/text/yamlfile.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/yamlleaves.h"

using namespace Bridgekeeper;
using Fuzz::must;

// A homeserver.yaml, also as part of a *.case of tests/unit/data/homeserver.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    HomeserverAddition addition;
    addition.registrationPaths = {"/data/registration.yaml", "/data/doublepuppet.yaml"};
    std::vector<YamlPath> places = {{"app_service_config_files"}};
    for (const QByteArray &flag : std::as_const(addition.flags))
        places.push_back({"experimental_features", flag});

    const QByteArray before = Fuzz::caseIn(Fuzz::bytesOf(data, size)).text;
    const Result<QByteArray> with = withRegistrations(before, addition);
    if (!with) {
        must(!with.error().summary.isEmpty() && !with.error().hint.isEmpty(), "a refusal says what to do");
        return 0;
    }
    const Result<YamlFile> file = YamlFile::parse(*with, QStringLiteral("homeserver.yaml"));
    must(bool(file), "the result parses");
    const QStringList paths = file->sequence({"app_service_config_files"}).value_or(QStringList());
    for (const QByteArray &path : std::as_const(addition.registrationPaths))
        must(paths.contains(QString::fromUtf8(path)), "each registration is named");
    for (const QByteArray &flag : std::as_const(addition.flags))
        must(file->boolean({"experimental_features", flag}) == true, "each flag is on");
    must(Fuzz::comments(*with) == Fuzz::comments(before), "comments stay");
    const auto again = withRegistrations(*with, addition);
    must(again && *again == *with, "made again it changes nothing");

    const auto leaves = Fuzz::leavesOf(before);
    if (!leaves)
        return 0;
    const auto leavesWith = Fuzz::leavesOf(*with);
    must(leavesWith && Fuzz::outside(*leaves, places) == Fuzz::outside(*leavesWith, places), "everything else stays");
    return 0;
}
