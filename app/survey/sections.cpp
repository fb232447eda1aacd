// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/sections.h"

#include "app/survey/printable.h"

#include <QCoreApplication>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sections)
};

constexpr qsizetype mostSections = 10'000; // a health check of everything has some hundreds

Error notUnderstood(const QByteArray &line)
{
    return {ErrorKind::Internal, Words::tr("The server's answer to the survey is not in the expected form."),
        Words::tr("It says: %1").arg(printable(line)),
        Words::tr("Try again. If it stays so, something on the server writes into the answers of root's shell.")};
}

bool isName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
}

} // namespace

Result<Sections> parseSections(const QByteArray &output)
{
    Sections sections;
    if (!output.isEmpty() && !output.endsWith('\n'))
        return notUnderstood(output.mid(output.lastIndexOf('\n') + 1));
    for (qsizetype start = 0; start < output.size();) {
        const qsizetype end = output.indexOf('\n', start);
        const QByteArray line = QByteArray::fromRawData(output.constData() + start, end - start);
        start = end + 1;
        const qsizetype first = line.indexOf('\t');
        const qsizetype second = first < 0 ? -1 : line.indexOf('\t', first + 1);
        const QByteArray name = line.left(std::max<qsizetype>(first, 0));
        if (second < 0 || !isName(name) || qsizetype(sections.size()) == mostSections)
            return notUnderstood(line);
        bool isNumber = false;
        const int status = line.mid(first + 1, second - first - 1).toInt(&isNumber);
        // A third tab is no digit of base64, and is refused as one.
        const auto text = QByteArray::fromBase64Encoding(line.mid(second + 1), QByteArray::AbortOnBase64DecodingErrors);
        if (!isNumber || !text)
            return notUnderstood(line);
        sections.insert_or_assign(name, Section{status, *text});
    }
    return sections;
}

} // namespace Bridgekeeper
