// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/steps/phases.h"
#include "app/steps/stopandcheck.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

struct Server {
    ServerFacts facts;
    Settings settings;
    Journal journal;
    FreshSecrets secrets{QByteArray(48, 'a'), QByteArray(32, 'b'), QByteArray(64, 'c'), QByteArray(64, 'd')};
    Documents documents;

    Server()
    {
        facts.bridgeRegistration.exists = true;
        facts.bridgeRegistration.bytes = "id: signal\nurl: http://mautrix-signal:29328\nas_token: aaaaaa\nhs_token: bbbbbb\n"
                                         "sender_localpart: Xy12\nnamespaces: {}\n";
        facts.homeserver.bytes = "app_service_config_files:\n  - /data/registration.yaml\n";
        facts.synapseDatabase = QStringLiteral("synapse");
        settings.domain = QStringLiteral("echo6.co");
        settings = settings.completedFrom(facts);
    }

    [[nodiscard]] StepContext context(bool readOnly) const { return {facts, settings, journal, secrets, documents, readOnly}; }
};

bool isOneLine(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

bool isTame(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t'); });
}

void judge(const Server &server, const Sections &answers, bool readOnly)
{
    const StepContext context = server.context(readOnly);
    for (const Step &step : allSteps()) {
        const QList<Proof> proofs = printable(step.judge(context, answers));
        must(proofs == printable(step.judge(context, answers)), "judging is pure");
        for (const Proof &proof : proofs) {
            must(!proof.key.isEmpty() && !proof.claim.isEmpty(), "every proof says what it claims");
            must(isOneLine(proof.evidence) && isOneLine(proof.cause) && isTame(proof.details),
                "what a server says is shown without control characters");
        }
        if (step.number != stopAndCheckStep)
            continue;
        const QString cause = likelyCause(context, answers);
        must(isOneLine(cause), "what a server says is shown without control characters");
        must(!proofs.isEmpty(), "STOP-AND-CHECK always judges");
        if (readOnly || !allHold(proofs))
            continue;
        // What lets the bridge be started, said once more and independently.
        const auto said = [&](const char *name, int status, const char *user) {
            const Exchange exchange = exchangeOf(answers, name);
            return exchange.status == status && exchange.userId == QLatin1String(user);
        };
        must(said("whoami", 200, "@Xy12:echo6.co") && said("whoami-bot", 200, "@signalbot:echo6.co")
                && said("whoami-puppet", 200, "@_doublepuppet:echo6.co") && said("whoami-operator", 200, "@matt:echo6.co"),
            "nothing passes with a token that is another's");
        must(exchangeOf(answers, "control").status == 401 && exchangeOf(answers, "ping").status == 502,
            "nothing passes without the negative control and the ping");
        must(answer(answers, "token-hash-registration") == answer(answers, "token-hash-config"),
            "nothing passes with different tokens");
        must(cause.isEmpty(), "no cause is named for what passed");
    }
    static_cast<void>(evidenceFiles(context, answers));
}

} // namespace

// The answers to the steps' questions, as the recordings of tests/unit/data/survey are written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Server server;
    const Sections answers = Fuzz::sectionsIn(Fuzz::bytesOf(data, size));
    judge(server, answers, false);
    judge(server, answers, true);
    for (const auto &[name, section] : answers) {
        const Exchange exchange = exchangeOf({{"x.code", {0, "200"}}, {"x.body", section}}, "x");
        must(exchange.asked && exchange.status == 200 && exchange.body == section.text.trimmed(), "an exchange is read whole");
    }
    return 0;
}
