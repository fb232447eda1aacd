// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/secrets.h"
#include "app/survey/sections.h"
#include "tests/fuzz/untouched.h"

#include <QByteArrayList>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace Bridgekeeper::Fuzz {

/// Ends the process when `holds` is false, so that the fuzzer keeps the input; `what` says which promise was broken.
inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Broken promise: %s\n", what);
    std::abort();
}

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

/// Has OpenSSL read its configuration, which it does once.
inline void prepareOpenSsl()
{
    const Unwatched preparing;
    static const QByteArray number = randomHex(1);
}

/// A file like the *.case of tests/unit/data: header lines up to the first line "=== …", and what stands behind that line up to
/// the next. Without such a line all of it is `text`.
struct Case {
    QByteArrayList header;
    QByteArray text;
};

inline Case caseIn(const QByteArray &input)
{
    // A line end in front gives the first line one, too.
    const QByteArray lines = '\n' + input;
    const qsizetype mark = lines.indexOf("\n=== ");
    if (mark < 0)
        return {{}, input};
    const qsizetype start = lines.indexOf('\n', mark + 1);
    if (start < 0)
        return {lines.first(mark).split('\n'), {}};
    const qsizetype next = lines.indexOf("\n=== ", start);
    return {lines.first(mark).split('\n'), lines.mid(start + 1, next < 0 ? -1 : next - start)};
}

/// The value of the header line "name value".
inline QByteArray parameter(const Case &given, const QByteArray &name)
{
    for (const QByteArray &line : given.header) {
        if (line.startsWith(name + ' '))
            return line.mid(name.size() + 1);
    }
    return {};
}

/// The answers in a file like the *.survey of tests/unit/data: lines "@@ name status" part the sections.
inline Sections sectionsIn(const QByteArray &input)
{
    Sections sections;
    Section *section = nullptr;
    for (qsizetype start = 0; start < input.size();) {
        const qsizetype newline = input.indexOf('\n', start);
        const qsizetype end = newline < 0 ? input.size() : newline + 1;
        const QByteArray line = input.mid(start, end - start);
        start = end;
        if (line.startsWith("@@ ")) {
            const QByteArrayList words = line.trimmed().split(' ');
            section = &(sections[words.value(1)] = {words.value(2).toInt(), {}});
        } else if (section) {
            section->text += line;
        }
    }
    return sections;
}

} // namespace Bridgekeeper::Fuzz

/// What libFuzzer calls, and tests/fuzz/replay.cpp: it returns 0, or it aborts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
