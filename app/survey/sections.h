// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/result.h"

#include <QByteArray>

#include <map>

namespace Bridgekeeper {

/// What one question to the server was answered: the exit status and the standard output of the program asked.
struct Section {
    int status = 0;
    QByteArray text;
};

/// Answers by name. On the wire each is a line "name TAB status TAB base64 LF", as written by `section` in
/// resources/scripts/survey.sh.
using Sections = std::map<QByteArray, Section>;

/// Parses the lines above; anything else in `output`, and more than 10 000 of them, is an Internal error that quotes its
/// beginning. A name that occurs twice: the later wins.
Result<Sections> parseSections(const QByteArray &output);

} // namespace Bridgekeeper
