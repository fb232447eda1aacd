// SPDX-License-Identifier: GPL-3.0-or-later
// Without libFuzzer: gives each named file, and each file of each named folder, to a fuzz target once.
//   replay TARGET PATH…
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/untouched.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <cstring>

// FUZZ_TARGETS is a list X(name) of the targets, whose functions are called fuzz_name here.
#define X(name) extern "C" int fuzz_##name(const std::uint8_t *data, std::size_t size);
FUZZ_TARGETS
#undef X

namespace {

using Target = int (*)(const std::uint8_t *, std::size_t);

Target targetNamed(const char *wanted)
{
#define X(name)                                                                                                                \
    if (std::strcmp(wanted, #name) == 0)                                                                                       \
        return fuzz_##name;
    FUZZ_TARGETS
#undef X
    return nullptr;
}

} // namespace

int main(int count, char **arguments)
{
    const Target target = count > 1 ? targetNamed(arguments[1]) : nullptr;
    if (!target) {
        std::fprintf(stderr, "no such fuzz target\n");
        return 2;
    }
    QStringList paths;
    for (int i = 2; i < count; ++i) {
        const QString path = QFile::decodeName(arguments[i]);
        if (!QFileInfo(path).isDir())
            paths += path;
        for (QDirIterator files(path, QDir::Files); files.hasNext();)
            paths += files.next();
    }
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
            return 2;
        }
        const QByteArray input = file.readAll();
        // An input that breaks a promise ends the process: it must be named by then.
        std::fprintf(stderr, "%s\n", qPrintable(path));
        const Bridgekeeper::Fuzz::Untouched untouched;
        target(reinterpret_cast<const std::uint8_t *>(input.constData()), static_cast<std::size_t>(input.size()));
    }
    std::fprintf(stderr, "%lld inputs kept every promise\n", static_cast<long long>(paths.size()));
    return paths.isEmpty() ? 2 : 0;
}
