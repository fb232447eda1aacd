// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/journal.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

// Whether a POSIX shell reads `text` as plain words and words in single quotes.
bool isTame(const QByteArray &text)
{
    static const QByteArray begin = " <<'BK_END'\n";
    QByteArray rest = text;
    for (qsizetype here = rest.indexOf(begin); here >= 0; here = rest.indexOf(begin, here)) {
        const qsizetype end = rest.indexOf("\nBK_END\n", here);
        if (end < 0)
            return false;
        rest.remove(here, end + 7 - here);
    }
    // The one call that takes its argument from another call.
    rest.replace("\"$(bk_bridge_url ", "").replace(")\" ", " ");
    bool quoted = false;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '\'')
            quoted = !quoted;
        else if (!quoted && c == '\\' && i + 1 < rest.size() && rest[i + 1] == '\'')
            ++i;
        else if (!quoted && !QByteArrayView(" \n_-./:,+@%=").contains(c) && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')
            && !(c >= 'A' && c <= 'Z'))
            return false;
    }
    return !quoted;
}

void checkChange(const Change &change)
{
    const QJsonObject record = recordOf(change);
    const Result<Change> again = changeFromRecord(record);
    must(bool(again), "what was recorded can be read");
    must(recordOf(*again) == record, "a change is recorded as it was read");
    must(!kindOf(change).isEmpty() && !summaryOf(change).isEmpty(), "every change can be shown");
    static_cast<void>(cannotUndoOf(change));
    must(isTame(revertTextOf(change)) && isTame(probeTextOf(change)), "no value of a journal is a command of the shell");
}

bool sameChanges(const Journal &a, const Journal &b)
{
    return std::equal(a.changes().begin(), a.changes().end(), b.changes().begin(), b.changes().end(),
        [](const JournaledChange &one, const JournaledChange &other) {
            return one.id == other.id && one.state == other.state && one.step == other.step && one.status == other.status;
        });
}

} // namespace

// The journal's lines; the first byte says where the last line is torn.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const auto cut = static_cast<qsizetype>(input.isEmpty() ? 0 : static_cast<unsigned char>(input[0]));
    const QByteArray lines = input.mid(1);
    const Result<Journal> journal = Journal::parse(lines);
    if (!journal) {
        must(journal.error().kind == ErrorKind::Input && !journal.error().hint.isEmpty(), "the error says what to do");
        return 0;
    }
    for (const JournaledChange &change : journal->changes())
        checkChange(change.change);
    const std::vector<JournaledChange> standing = journal->standing();
    must(journal->open().size() <= standing.size() && standing.size() <= journal->changes().size(),
        "what is open stands, and what stands was made");
    for (const JournaledChange &change : standing)
        must(journal->stepsDone().contains(change.step), "a step with a standing change counts as done");

    const QByteArray whole = lines.isEmpty() || lines.endsWith('\n') ? lines : lines + '\n';
    const Result<Journal> closed = Journal::parse(whole);
    must(closed && sameChanges(*closed, *journal), "the last line counts with and without its line end");

    // A power cut in the middle of the next entry, with the journal's own last line as that entry.
    const qsizetype last = lines.trimmed().lastIndexOf('\n') + 1;
    const QByteArray entry = lines.trimmed().mid(last);
    if (!entry.startsWith('{') || !QJsonDocument::fromJson(entry).isObject() || entry.contains('\0') || cut >= entry.size())
        return 0;
    const QByteArray torn = whole + entry.first(cut);
    const Result<Journal> after = Journal::parse(torn);
    must(after && sameChanges(*after, *journal), "a torn line is passed over");
    const Result<Journal> goesOn = Journal::parse(torn + "\n{\"entry\":\"rollback\",\"to\":0}\n");
    must(goesOn && sameChanges(*goesOn, *journal), "the journal goes on behind a torn line");
    for (int step = 1; step <= 20; ++step)
        must(!goesOn->isProved(step), "a roll back leaves no proof");
    return 0;
}
