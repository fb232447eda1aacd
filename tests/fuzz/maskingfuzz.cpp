// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/masking.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace Bridgekeeper;
using Fuzz::must;

// A file that may hold secrets.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray file = Fuzz::bytesOf(data, size);
    const std::vector<QByteArray> secrets = secretValues(file);
    Masking masking;
    masking.add(secrets);
    const QByteArray masked = masking.masked(file);
    static const QByteArray replacement = "‹hidden: 6 characters›";
    for (const QByteArray &secret : secrets) {
        must(QString::fromUtf8(secret).size() >= 6, "short values are no secrets");
        // What masking itself writes may happen to spell a secret.
        if (secret.size() > 2 && !replacement.contains(secret) && !secret.contains("‹") && !secret.contains("›"))
            must(!masked.contains(secret), "no secret is left in a masked text");
    }

    // A value that stands plainly behind a key that names it is found, whatever surrounds it.
    static const QByteArray planted = "9f8e7d6c5b4a39281706";
    const QByteArray line = "as_token: " + planted + '\n';
    const std::vector<QByteArray> found = secretValues((file.isEmpty() || file.endsWith('\n') ? file : file + '\n') + line);
    const QByteArray last = file.mid(file.lastIndexOf('\n') + 1);
    must(std::find(found.begin(), found.end(), planted) != found.end() || last.contains('#'), "a planted secret is found");
    return 0;
}
