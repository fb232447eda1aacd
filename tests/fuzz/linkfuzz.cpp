// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/linkflow.h"
#include "app/steps/phases.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

bool isTame(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t'); });
}

} // namespace

// The answer of the bridge's provisioning API: its status in the first line, then the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Settings settings = Settings{}.completedFrom({});
    const QByteArray input = Fuzz::bytesOf(data, size);
    const qsizetype newline = input.indexOf('\n');
    const Sections answers = {
        {"link.code", {0, input.left(newline)}}, {"link.body", {0, newline < 0 ? QByteArray() : input.mid(newline + 1)}}};
    const Exchange exchange = exchangeOf(answers, "link");
    const Result<LinkAnswer> answer = linkAnswerFrom(exchange, input, settings);
    if (!answer) {
        must(answer.error().kind == ErrorKind::Remote && !answer.error().summary.isEmpty() && !answer.error().hint.isEmpty(),
            "an error says what happened and what to do");
        must(isTame(answer.error().summary) && isTame(answer.error().detail),
            "what a server says is shown without control characters");
        return 0;
    }
    must(exchange.status == 200, "only an answer of success goes on");
    must(answer->state.linked || !answer->state.code.isEmpty(), "there is a code to show, or the account is linked");
    must(isTame(answer->state.instructions), "what a server says is shown without control characters");
    return 0;
}
