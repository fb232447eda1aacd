// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/hostkeys.h"
#include "tests/fuzz/fuzz.h"

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

// tests/unit/data/knownhosts/server.pub, which the cases there have on record.
constexpr char shownBlob[] = "AAAAC3NzaC1lZDI1NTE5AAAAIC0Ynhc+O2UPGAa8fxDzlHllms1WJiry/JZ5Cn4ELoob";

HostKey shownKey(const Fuzz::Case &given)
{
    HostKey key;
    key.host = QString::fromUtf8(Fuzz::parameter(given, "host"));
    if (key.host.isEmpty())
        key.host = QStringLiteral("server.example.org");
    const int port = Fuzz::parameter(given, "port").toInt();
    key.port = port > 0 && port < 65536 ? port : 22;
    key.type = QStringLiteral("ssh-ed25519");
    key.blob = QByteArray::fromBase64(shownBlob);
    return key;
}

// The server's name as a pattern would be no name.
bool isName(const QString &host)
{
    static const QString special = QStringLiteral("*?!,|[]#@");
    return std::none_of(host.cbegin(), host.cend(), [](QChar c) { return special.contains(c) || c.isSpace() || c < u' '; });
}

} // namespace

// A known_hosts file, like the *.case of tests/unit/data/knownhosts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Fuzz::Case given = Fuzz::caseIn(Fuzz::bytesOf(data, size));
    const HostKey key = shownKey(given);
    const HostKey judged = judgedBy(given.text, QStringLiteral("known_hosts"), key);
    must(judged.blob == key.blob && judged.host == key.host && judged.port == key.port, "the key that was shown stays");
    must((judged.status == HostKeyStatus::Unknown) == judged.recordedIn.isEmpty(), "a judgement names the line it stands on");
    if (judged.status == HostKeyStatus::Known || judged.status == HostKeyStatus::Revoked)
        must(judged.recordedFingerprint == key.fingerprint(), "only this very key is known or revoked");
    if (judged.status == HostKeyStatus::Changed)
        must(judged.recordedFingerprint != key.fingerprint(), "a changed key differs from the one on record");
    if (judged.status != HostKeyStatus::Known)
        must(!refusalOf(judged).summary.isEmpty() && !refusalOf(judged).hint.isEmpty(), "a refusal says what to do");
    must(combined(judged, key).status == judged.status, "a file that knows nothing changes no judgement");

    // Nothing that stands in the file may undo what the operator recorded or revoked.
    if (!isName(key.host))
        return 0;
    const QByteArray line = knownHostsLine(key);
    const QByteArray whole = given.text.isEmpty() || given.text.endsWith('\n') ? given.text : given.text + '\n';
    const HostKeyStatus recorded = judgedBy(whole + line, {}, key).status;
    must(recorded == (judged.status == HostKeyStatus::Revoked ? HostKeyStatus::Revoked : HostKeyStatus::Known),
        "a key that was recorded is known, unless it is revoked");
    must(judgedBy(whole + "@revoked " + line, {}, key).status == HostKeyStatus::Revoked, "a revoked key is never known");
    HostKey other = key;
    other.blob.back() = static_cast<char>(other.blob.back() ^ 1);
    must(judgedBy(line, {}, other).status == HostKeyStatus::Changed, "another key of the same type has changed");
    return 0;
}
