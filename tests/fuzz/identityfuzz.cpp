// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/identityfile.h"
#include "tests/fuzz/fuzz.h"

using namespace Bridgekeeper;
using Fuzz::must;

// A private key file, or in its place anything else; once as it is, once as the decoded inside of an OpenSSH key.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    for (const QByteArray &text : {input,
             "-----BEGIN OPENSSH PRIVATE KEY-----\n" + (QByteArray("openssh-key-v1\0", 15) + input).toBase64()
                 + "\n-----END OPENSSH PRIVATE KEY-----\n"}) {
        const IdentityFile identity = identityIn(text);
        must(identity.usable() == identity.problem().isEmpty(), "what is not usable has a reason");
        must(identity.publicKey.isEmpty() || text.contains("OPENSSH"), "only OpenSSH's own format tells its public key");
        must(identity.publicKey.size() <= text.size(), "the public key lies in the file");
        if (identity.format == IdentityFile::Format::NoKey)
            must(identity.publicKey.isEmpty() && identity.type.isEmpty(), "no key has no public key");
        must(text.contains("PRIVATE KEY-----") || !identity.usable(), "only a private key is usable");
    }
    return 0;
}
