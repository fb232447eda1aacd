// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/sshconfig.h"
#include "tests/fuzz/fuzz.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

// What would run a program or read other files of the machine is not for a fuzzer.
bool reachesOut(const QByteArray &config)
{
    const QByteArray lower = config.toLower();
    return lower.contains("exec") || lower.contains("include") || lower.contains("match");
}

/// The operator's home, of which everything may be read.
QString madeHome()
{
    static const QTemporaryDir directory;
    const QString path = QFileInfo(directory.path()).canonicalFilePath();
    qputenv("HOME", path.toUtf8());
    Fuzz::Untouched::name(path.toStdString() + '/');
    Fuzz::Untouched::mayLookForAny(); // the identities in the config
    return path;
}

/// The config, in a file there.
QString written(const QByteArray &config)
{
    const Fuzz::Unwatched preparing;
    static const QString home = madeHome();
    QFile file(home + QStringLiteral("/config"));
    must(file.open(QIODevice::WriteOnly) && file.write(config) == config.size(), "the config can be written");
    return file.fileName();
}

} // namespace

// An address in the first line, an ssh config in the others.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const qsizetype newline = input.indexOf('\n');
    const Result<ServerAddress> address = parseServerAddress(QString::fromUtf8(input.left(newline)));
    if (address) {
        must(!address->host.isEmpty() && address->port >= 0 && address->port <= 65535, "an address has a name and a port");
        must(!address->host.startsWith(QLatin1Char('-')) && !address->user.startsWith(QLatin1Char('-')),
            "no part of an address is an option");
        const QString host =
            address->host.contains(QLatin1Char(':')) ? QLatin1Char('[') + address->host + QLatin1Char(']') : address->host;
        const QString spelled = (address->user.isEmpty() ? QString() : address->user + QLatin1Char('@')) + host
            + (address->port == 0 ? QString() : QLatin1Char(':') + QString::number(address->port));
        const Result<ServerAddress> again = parseServerAddress(spelled);
        must(again && *again == *address, "an address that is written out is read back");
    } else {
        must(address.error().kind == ErrorKind::Input && !address.error().hint.isEmpty(), "the error says what to do");
    }

    const QByteArray config = newline < 0 ? QByteArray() : input.mid(newline + 1);
    if (config.isEmpty() || reachesOut(config))
        return 0;
    const QString path = written(config);
    for (const QString &alias : sshAliases(path))
        must(!alias.isEmpty() && !alias.contains(QLatin1Char('*')) && !alias.contains(QLatin1Char('?')),
            "an alias is a name, not a pattern");
    ConnectionSettings settings;
    settings.host = address ? address->host : QStringLiteral("example");
    settings.sshConfig = path;
    if (const Result<SshTarget> target = resolveTarget(settings)) {
        must(!target->host.isEmpty() && target->port > 0 && target->port <= 65535, "there is somewhere to connect to");
        must(!target->knownHosts.isEmpty() && !target->globalKnownHosts.isEmpty(), "there is always a file of known hosts");
    }
    return 0;
}
