// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/engine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

namespace Bridgekeeper::Rehearsal {

/// How a program ended.
struct Ended {
    int status = -1;
    QByteArray output;
    QByteArray errorOutput;
};

inline Ended runProgram(const QString &program, const QStringList &arguments, const QByteArray &input = {},
    std::chrono::seconds limit = std::chrono::seconds(600))
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(int(limit.count()) * 1000)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), "does not end within its limit\n" + process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The practice host, through its own command.
class PracticeHost {
public:
    static Ended command(const QStringList &arguments, const QByteArray &input = {})
    {
        return runProgram(QStringLiteral(PROJECT_SOURCE_DIR "/tests/practice-host/practice-host"), arguments, input);
    }
    static bool up() { return command({QStringLiteral("up")}).status == 0; }
    static bool reset() { return command({QStringLiteral("reset")}).status == 0; }
    static bool breakIt(const QString &fault) { return command({QStringLiteral("break"), fault}).status == 0; }
    static bool mend(const QString &fault) { return command({QStringLiteral("mend"), fault}).status == 0; }
    static QByteArray manifest() { return command({QStringLiteral("manifest")}).output; }
    static QJsonObject info() { return QJsonDocument::fromJson(command({QStringLiteral("info")}).output).object(); }

    /// A shell command as root on the host.
    static Ended shell(const QString &text)
    {
        return command({QStringLiteral("exec"), QStringLiteral("sh"), QStringLiteral("-c"), text});
    }
    static QByteArray answer(const QString &text) { return shell(text).output.trimmed(); }

    /// The program's arguments for one of the host's accounts.
    static QStringList arguments(const QString &account = {})
    {
        QStringList words{QStringLiteral("info"), QStringLiteral("--args")};
        if (!account.isEmpty())
            words.append(account);
        return QProcess::splitCommand(QString::fromUtf8(command(words).output).trimmed());
    }
};

/// The program's own command line, with a laptop of its own: HOME is a directory that goes with this object.
class Laptop {
public:
    Laptop()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        m_environment.remove(QStringLiteral("XDG_DATA_HOME"));
        m_environment.remove(QStringLiteral("SSH_AUTH_SOCK"));
    }

    /// Runs a verb with --json; the document stands in `json` afterwards.
    int run(const QStringList &arguments, const QByteArray &input = {}, std::chrono::seconds limit = std::chrono::seconds(600))
    {
        QProcess process;
        start(process, arguments, input);
        return end(process, limit);
    }
    void start(QProcess &process, const QStringList &arguments, const QByteArray &input = {}) const
    {
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(BRIDGEKEEPER_PROGRAM), arguments + QStringList{QStringLiteral("--json")});
        process.write(input);
        process.closeWriteChannel();
    }
    int end(QProcess &process, std::chrono::seconds limit = std::chrono::seconds(600))
    {
        const bool ended = process.waitForFinished(int(limit.count()) * 1000);
        if (!ended)
            process.kill();
        output = process.readAllStandardOutput();
        errorOutput = process.readAllStandardError();
        json = QJsonDocument::fromJson(output).object();
        return ended ? process.exitCode() : -1;
    }
    int verb(const char *name, const QStringList &more = {}, const QString &account = {})
    {
        return run(QStringList{QLatin1String(name)} + PracticeHost::arguments(account) + more);
    }

    [[nodiscard]] QJsonObject step(int number) const
    {
        for (const auto &value : json.value(QLatin1String("steps")).toArray()) {
            if (value.toObject().value(QLatin1String("number")).toInt() == number)
                return value.toObject();
        }
        return {};
    }
    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString summary() const
    {
        return json.value(QLatin1String("error")).toObject().value(QLatin1String("summary")).toString();
    }
    [[nodiscard]] QString hint() const
    {
        return json.value(QLatin1String("error")).toObject().value(QLatin1String("hint")).toString();
    }

    QJsonObject json;
    QByteArray output;
    QByteArray errorOutput;

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

/// Rows that say again what others have said already run with BRIDGEKEEPER_THOROUGH=1 only.
inline bool thorough()
{
    return qEnvironmentVariableIsSet("BRIDGEKEEPER_THOROUGH");
}

/// Why a roll back is not proved: what failed, and each proof that does not hold; empty when it is.
inline QString notProvedBack(const RollbackReport &report)
{
    QStringList lines = report.failures;
    if (report.error)
        lines.append(report.error->summary + QLatin1Char(' ') + report.error->detail);
    for (const Proof &proof : report.proofs) {
        if (!proof.holds)
            lines.append(proof.claim + QStringLiteral(": ") + proof.evidence);
    }
    return report.provedBack() ? QString() : QStringLiteral("not proved back: ") + lines.join(QLatin1Char('\n'));
}

/// A manifest without the log that a running bridge writes.
inline QByteArray withoutBridgeLog(const QByteArray &manifest)
{
    QByteArrayList lines = manifest.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.contains("/mautrix-signal/logs/"); });
    return lines.join('\n');
}

/// A manifest without what random secrets and the bridge's own log make different in each run.
inline QByteArray shapeOf(const QByteArray &manifest)
{
    const auto replace = [](QByteArray &line, const QString &pattern) {
        line = QString::fromUtf8(line).replace(QRegularExpression(pattern), QString()).toUtf8();
    };
    QByteArrayList lines;
    for (QByteArray line : withoutBridgeLog(manifest).split('\n')) {
        // Secrets are of one length each, dumps are not.
        if (line.contains("/opt/matrix/backups/"))
            replace(line, QStringLiteral("(size|sha256)=\\S+|_\\d{8}_\\d{6}"));
        else if (line.contains("/mautrix-signal/") || line.contains("registration.yaml") || line.contains("doublepuppet.yaml")
            || line.startsWith("role mautrix_signal"))
            replace(line, QStringLiteral("(sha256|password)=\\S+"));
        lines.append(line);
    }
    return lines.join('\n');
}

/// The first lines in which two manifests differ, for a failing test's message.
inline QByteArray difference(const QByteArray &before, const QByteArray &after)
{
    const QList<QByteArray> old = before.split('\n');
    const QList<QByteArray> now = after.split('\n');
    QByteArray lines;
    for (const QByteArray &line : old) {
        if (!now.contains(line))
            lines += "- " + line + '\n';
    }
    for (const QByteArray &line : now) {
        if (!old.contains(line))
            lines += "+ " + line + '\n';
    }
    return lines.left(4000);
}

} // namespace Bridgekeeper::Rehearsal
