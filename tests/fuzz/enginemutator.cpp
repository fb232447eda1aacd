// SPDX-License-Identifier: GPL-3.0-or-later
// How libFuzzer changes the inputs of enginefuzz.cpp.
#include "hostileserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <random>

using namespace Bridgekeeper;
using Fuzz::planted;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t maximum);

namespace {

/// Everything that means something to a shell, planted in every gap: where one of them ended the quotes, the next is bare.
const QByteArray comb = planted + '\'' + planted + '"' + planted + "$(x)" + planted + '`' + planted + '\n' + planted
    + "\nBK_END\n" + planted + '\\' + planted + "#{}*|&<>!~" + planted;

/// Values that a server's root could mean harm by.
const QByteArrayList &harmful()
{
    static const QByteArrayList values{"/etc/passwd", "{home}/.ssh/id_ed25519", "{home}/.bashrc", "{home}/notes/../.bashrc",
        "{home}/notes/other.md", "{home}/notes/services.md", "{home}/notes/", "{home}/fifo", "/dev/zero", "/dev/stdin",
        "/proc/self/environ", "/proc/self/root/etc/passwd", "../../../../etc/passwd", ".bashrc", "~/.bashrc",
        "server:/etc/shadow", "server:../x", "server:", ":/scripts/change.sh", "file:///etc/passwd", "-rf",
        "--output=/etc/cron.d/x", "absent", "", ".", "..", "/", QByteArray(300, 'n'), '/' + QByteArray(5000, 'p'), comb, comb,
        comb, "\x1b]0;title\a",
        "\xc2\x9b"
        "31m",
        "\xe2\x80\xae"
        "txt",
        "%1 %2 %n", "@matt:echo6.co"};
    return values;
}

using Random = std::minstd_rand;

template <typename List>
const auto &oneOf(const List &list, Random &random)
{
    return list[qsizetype(random() % std::size_t(list.size()))];
}

/// The value with the string of number `left` in it replaced; `left` is smaller by the number of strings afterwards.
QJsonValue withHarm(const QJsonValue &value, int &left, const QString &harm)
{
    if (value.isString())
        return left-- == 0 ? QJsonValue(harm) : value;
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(withHarm(item, left, harm));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        member.value() = withHarm(member.value(), left, harm);
    return object;
}

/// The line with something else in it that a server's root could say.
QByteArray otherwise(const QByteArray &line, Random &random)
{
    const QByteArray harm = oneOf(harmful(), random);
    const qsizetype brace = line.indexOf('{');
    const QJsonObject object = brace < 0 ? QJsonObject() : QJsonDocument::fromJson(line.mid(brace)).object();
    if (!object.isEmpty()) {
        // A change of a file somewhere else, or of another kind.
        if (object.contains(QLatin1String("record")) && random() % 2 == 0) {
            static const QByteArrayList kinds{"write-file", "write-local-file", "make-directory", "create-role",
                "create-database", "restore-database", "pull-image", "run-container", "run-backup", "restart-synapse",
                "start-service", "register-bot", "greet-bot", "link-account"};
            QJsonObject changed = object;
            QJsonObject record = changed[QLatin1String("record")].toObject();
            if (random() % 2 == 0)
                record.insert(QStringLiteral("kind"), QString::fromLatin1(oneOf(kinds, random)));
            record.insert(QStringLiteral("path"), QString::fromUtf8(harm));
            changed.insert(QStringLiteral("record"), record);
            return line.left(brace) + QJsonDocument(changed).toJson(QJsonDocument::Compact);
        }
        int strings = 0;
        withHarm(object, strings, {});
        int at = int(random() % std::size_t(std::max(1, -strings)));
        const QJsonValue changed = withHarm(object, at, QString::fromUtf8(harm));
        return line.left(brace) + QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact);
    }
    QByteArrayList words = line.split(' ');
    const bool encoded = line.startsWith("path ") || line.startsWith("asked ");
    words.last() = encoded ? harm.toBase64() : harm;
    return words.join(' ');
}

} // namespace

// Harm in place of one of the server's words, another order of its lines, or any other bytes.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t maximum, unsigned int seed)
{
    Random random(seed + 1);
    if (random() % 3 == 0)
        return LLVMFuzzerMutate(data, size, maximum);
    QByteArrayList lines = Fuzz::bytesOf(data, size).split('\n');
    for (std::size_t count = random() % 3 + 1; count > 0; --count) {
        qsizetype at = qsizetype(random() % std::size_t(lines.size()));
        // What is read most closely: the journal's entries and other objects.
        for (int tries = 0; tries < 2 && !lines[at].contains('{'); ++tries)
            at = qsizetype(random() % std::size_t(lines.size()));
        switch (random() % 8) {
        case 0:
            lines.insert(qsizetype(random() % std::size_t(lines.size())), lines[at]);
            break;
        case 1:
            if (lines.size() > 1)
                lines.removeAt(at);
            break;
        default:
            lines[at] = otherwise(lines[at], random);
        }
    }
    const QByteArray changed = lines.join('\n').left(qsizetype(maximum));
    std::copy(changed.begin(), changed.end(), data);
    return std::size_t(changed.size());
}
