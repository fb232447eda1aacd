// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practicehost.h"
#include "tests/unit/linkproxy.h"

#include "app/remote/sshhost.h"
#include "app/run/engine.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace Bridgekeeper::Rehearsal {

/// Nobody is there to answer: the practice host's account needs no answer.
class NoAnswers final : public Questions {
public:
    std::optional<QString> passphrase(const QString &, int) override { return {}; }
    std::optional<QString> password(const QString &, int) override { return {}; }
    std::optional<QStringList> keyboardInteractive(const QString &, const QString &, const std::vector<Prompt> &) override
    {
        return {};
    }
    std::optional<QString> sudoPassword(const QString &) override { return {}; }
    bool acceptHostKey(const HostKey &) override { return false; }
};

/// What strikes, and where: a place is a remote call of a step or of its roll back, or a journal write in it.
struct Fault {
    enum class Kind {
        CutRequest, ///< the connection is cut when a part of the request has reached the server
        CutAnswer, ///< it is cut when a part of the answer has come
        KillBefore, ///< the script is killed (SIGKILL, its whole group) before a journal write
        KillTorn, ///< … when half of the line is written
        KillUnflushed, ///< … when the line is written and not flushed
        KillAfter, ///< … when it is flushed
    };
    Kind kind = Kind::CutRequest;
    int step = 0; ///< strikes while this step is made, or taken back
    bool goingBack = false;
    int call = 1; ///< which remote call of it, from 1
    int place = 0; ///< per mille of the request or answer, or which journal write of the call, from 1
    bool resume = false; ///< afterwards: go on; otherwise roll back

    [[nodiscard]] QString text() const
    {
        static const char *const names[] = {"cut in the request", "cut in the answer", "killed before a journal write",
            "killed in a journal write", "killed before its flush", "killed after a journal write"};
        return QStringLiteral("step %1%2, call %3, %4 (%5), then %6")
            .arg(step)
            .arg(goingBack ? QStringLiteral(" going back") : QString())
            .arg(call)
            .arg(QLatin1String(names[int(kind)]))
            .arg(place)
            .arg(resume ? QStringLiteral("resumed") : QStringLiteral("rolled back"));
    }
};

/// A host at which one fault strikes once.
class FaultyHost final : public Host {
public:
    FaultyHost(Host &host, LinkProxy &proxy) : m_host(host), m_proxy(proxy) { }

    Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &sink = {}) override
    {
        ++calls;
        requests.push_back(long(script.text.size()));
        Script sent = script;
        if (fault && calls == fault->call) {
            const long share = requests.back() * fault->place / 1000;
            switch (fault->kind) {
            case Fault::Kind::CutRequest:
                m_proxy.cutAfterBytesToServer(share);
                break;
            case Fault::Kind::CutAnswer:
                m_proxy.cutAfterBytesFromServer(1 + 40L * fault->place);
                break;
            default:
                sent.text.replace(sent.text.indexOf("\nbk_enter\n"), 1, killing(*fault));
                break;
            }
        }
        return m_host.run(sent, std::move(stop), sink);
    }
    [[nodiscard]] QString name() const override { return m_host.name(); }
    [[nodiscard]] int roundTrips() const override { return m_host.roundTrips(); }

    std::optional<Fault> fault;
    int calls = 0;
    std::vector<long> requests; ///< bytes of each

private:
    /// Shell text that takes the place of bk_record and kills the script's process group at the journal write in question.
    static QByteArray killing(const Fault &fault)
    {
        const QByteArray line = "printf '{\"time\":\"%s\",%s}\\n' \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\" \"$1\"";
        QByteArray act;
        switch (fault.kind) {
        case Fault::Kind::KillTorn:
            act = line + " | head -c 40 >>\"$BK/journal\"; ";
            break;
        case Fault::Kind::KillUnflushed:
            act = line + " >>\"$BK/journal\"; ";
            break;
        case Fault::Kind::KillAfter:
            act = line + " >>\"$BK/journal\"; sync \"$BK/journal\"; ";
            break;
        default:
            break;
        }
        return "\nbk_writes=0\nbk_record() {\n  bk_writes=$((bk_writes + 1))\n"
               "  if [ -s \"$BK/journal\" ] && [ -n \"$(tail -c 1 \"$BK/journal\")\" ]; then printf '\\n' >>\"$BK/journal\"; "
               "fi\n  if [ $bk_writes = "
            + QByteArray::number(fault.place) + " ]; then " + act + "kill -KILL 0; fi\n  " + line
            + " >>\"$BK/journal\" && sync \"$BK/journal\"\n}\n";
    }

    Host &m_host;
    LinkProxy &m_proxy;
};

/// A laptop with a connection to the practice host through a proxy of its own.
class OtherLaptop {
public:
    explicit OtherLaptop(const QJsonObject &info) : m_proxy(info.value(QLatin1String("port")).toInt())
    {
        QFile known(info.value(QLatin1String("known_hosts")).toString());
        QFile ours(m_home.filePath(QStringLiteral("known_hosts")));
        if (known.open(QIODevice::ReadOnly) && ours.open(QIODevice::WriteOnly))
            ours.write(known.readAll().replace(
                QByteArray::number(info.value(QLatin1String("port")).toInt()), QByteArray::number(m_proxy.port())));
        ours.close();
        ConnectionSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.user = QStringLiteral("matt");
        settings.port = m_proxy.port();
        settings.identities = {
            info.value(QLatin1String("accounts")).toArray().at(1).toObject().value(QLatin1String("identity")).toString()};
        settings.knownHosts = ours.fileName();
        settings.agent = false;
        Result<std::unique_ptr<SshHost>> host = SshHost::connect(settings, m_answers, {});
        if (!host) {
            failure = host.error();
            return;
        }
        m_ssh = std::move(*host);
        faulty = std::make_unique<FaultyHost>(*m_ssh, m_proxy);
        engine = std::make_unique<Engine>(*faulty, Settings(), QStringLiteral("bench@laptop"));
        if (Result<void> surveyed = engine->survey({}); !surveyed)
            failure = surveyed.error();
    }

    /// From now on counts calls anew, and `fault` strikes.
    void arm(const std::optional<Fault> &fault)
    {
        faulty->fault = fault;
        faulty->calls = 0;
        faulty->requests.clear();
    }

    std::unique_ptr<FaultyHost> faulty;
    std::unique_ptr<Engine> engine;
    std::optional<Error> failure;

private:
    QTemporaryDir m_home;
    LinkProxy m_proxy;
    NoAnswers m_answers;
    std::unique_ptr<SshHost> m_ssh;
};

/// Goes through the plan step by step, and at each step through the faults that are to strike there: the fault, another laptop,
/// and then the step is gone on with, or taken back. Whatever it was, the server has to be as an undisturbed run leaves it.
class FaultBench {
public:
    struct Row {
        int tried = 0, struck = 0, resumed = 0, rolledBack = 0, neither = 0;
    };

    /// `share` of all places, chosen by `seed`; steps 1 to `last`.
    FaultBench(double share, quint32 seed, int last = 18)
        : m_random(seed), m_share(share), m_last(last), m_info(PracticeHost::info())
    {
    }

    /// Whether every trial ended well. The practice host has to be pristine.
    bool run()
    {
        watchSynapse();
        for (int step = 1; step <= m_last && fatal.isEmpty(); ++step)
            runStep(step);
        downtime =
            PracticeHost::answer(QStringLiteral("touch /run/bench-over; sleep 1; cat /run/bench-down 2>/dev/null")).toInt()
            / 10.0;
        return fatal.isEmpty() && failures.isEmpty();
    }

    std::map<Fault::Kind, Row> rows;
    QStringList failures; ///< one sentence for each trial that ended neither resumed nor rolled back
    QString fatal; ///< why the bench itself could not go on
    double downtime = 0; ///< the longest time for which Synapse did not answer, in seconds

private:
    /// The longest gap between two answers of Synapse, in tenths of a second, in /run/bench-down.
    static void watchSynapse()
    {
        PracticeHost::shell(
            QStringLiteral("rm -f /run/bench-over /run/bench-down; setsid sh -c 'gap=0; longest=0; while [ ! -e "
                           "/run/bench-over ]; do if curl -sf -m 1 -o /dev/null "
                           "http://127.0.0.1:8008/_matrix/client/versions; then gap=0; sleep 0.1; else now=$(date +%s%N); [ "
                           "$gap != 0 ] || gap=$now; "
                           "d=$(( (now - gap) / 100000000 )); if [ $d -gt $longest ]; then longest=$d; echo $longest > "
                           "/run/bench-down; fi; sleep 0.1; fi; done' </dev/null >/dev/null 2>&1 &"));
    }

    /// Without what random secrets and the bridge's own log make different in each run.
    static QByteArray shape(const QByteArray &manifest)
    {
        QByteArrayList lines;
        for (QByteArray line : manifest.split('\n')) {
            if (line.contains("/mautrix-signal/logs/"))
                continue;
            if (line.contains("/mautrix-signal/") || line.contains("registration.yaml") || line.contains("doublepuppet.yaml")
                || line.startsWith("role mautrix_signal") || line.contains("/opt/matrix/backups/")) {
                line = QString::fromUtf8(line)
                           .replace(QRegularExpression(QStringLiteral("(size|sha256|password)=\\S+|_\\d{8}_\\d{6}")), QString())
                           .toUtf8();
            }
            lines.append(line);
        }
        return lines.join('\n');
    }
    static QByteArray manifest() { return PracticeHost::manifest(); }

    bool chosen() { return m_random.generateDouble() < m_share; }

    void runStep(int step)
    {
        // One undisturbed round first: how many calls and journal writes there are, and what the step leaves.
        const QByteArray before = manifest();
        int calls = 0;
        int callsBack = 0;
        int writes = 0;
        int writesBack = 0;
        QByteArray after;
        {
            OtherLaptop laptop(m_info);
            if (!usable(laptop))
                return;
            laptop.arm({});
            const auto lines = [&laptop] { return int(laptop.engine->facts().journal.count('\n')); };
            const int start = lines();
            const StepReport report = laptop.engine->runStep(step, {});
            if (report.error) {
                fatal = report.error->summary + report.error->detail;
                return;
            }
            calls = laptop.faulty->calls;
            writes = lines() - start;
            static_cast<void>(laptop.engine->flush({}));
            after = shape(manifest());
            laptop.arm({});
            const int middle = lines();
            if (const RollbackReport back = laptop.engine->rollback(step - 1, {}); !back.provedBack()) {
                fatal = QStringLiteral("step %1 does not go back undisturbed: %2")
                            .arg(step)
                            .arg(back.failures.join(QLatin1Char('\n')));
                return;
            }
            callsBack = laptop.faulty->calls;
            writesBack = (lines() - middle) / std::max(1, callsBack) + 1;
        }
        if (manifest() != before) {
            fatal = QStringLiteral("step %1 does not leave what was before it: ").arg(step)
                + QString::fromUtf8(difference(before, manifest()));
            return;
        }
        std::vector<Fault> faults;
        for (const bool goingBack : {false, true}) {
            for (int call = 1; call <= (goingBack ? callsBack : calls); ++call) {
                for (const bool resume : {true, false}) {
                    for (const int place : {0, 300, 700, 950, 1020})
                        faults.push_back({Fault::Kind::CutRequest, step, goingBack, call, place, resume});
                    for (const int place : {0, 20, 200})
                        faults.push_back({Fault::Kind::CutAnswer, step, goingBack, call, place, resume});
                    for (int write = 1; write <= (goingBack ? writesBack : writes); ++write) {
                        for (const Fault::Kind kind : {Fault::Kind::KillBefore, Fault::Kind::KillTorn,
                                 Fault::Kind::KillUnflushed, Fault::Kind::KillAfter})
                            faults.push_back({kind, step, goingBack, call, write, resume});
                    }
                }
            }
        }
        for (const Fault &fault : faults) {
            if (!chosen())
                continue;
            strike(fault, before, after);
            if (!fatal.isEmpty())
                return;
        }
        // On to the next step.
        OtherLaptop laptop(m_info);
        if (!usable(laptop))
            return;
        if (const StepReport report = laptop.engine->runStep(step, {}); report.error)
            fatal = report.error->summary + report.error->detail;
        static_cast<void>(laptop.engine->finish({}));
    }

    bool usable(const OtherLaptop &laptop)
    {
        if (laptop.failure)
            fatal = laptop.failure->summary + QLatin1Char('\n') + laptop.failure->detail;
        return !laptop.failure;
    }

    void strike(const Fault &fault, const QByteArray &before, const QByteArray &after)
    {
        Row &row = rows[fault.kind];
        ++row.tried;
        {
            OtherLaptop laptop(m_info);
            if (!usable(laptop))
                return;
            if (fault.goingBack) {
                if (const StepReport report = laptop.engine->runStep(fault.step, {}); report.error) {
                    fatal = report.error->summary + report.error->detail;
                    return;
                }
                laptop.arm(fault);
                row.struck += laptop.engine->rollback(fault.step - 1, {}).provedBack() ? 0 : 1;
            } else {
                laptop.arm(fault);
                row.struck += laptop.engine->runStep(fault.step, {}).error ? 1 : 0;
            }
        }
        // Another laptop finds the journal.
        OtherLaptop laptop(m_info);
        if (!usable(laptop))
            return;
        QString wrong;
        if (fault.resume) {
            const StepReport report = laptop.engine->runStep(fault.step, {});
            if (report.error)
                wrong = report.error->summary + QLatin1Char(' ') + report.error->detail;
            else if (Result<void> flushed = laptop.engine->flush({}); !flushed)
                wrong = flushed.error().summary;
            else if (const QByteArray now = shape(manifest()); now != after)
                wrong = QString::fromUtf8(difference(after, now));
            else if (const auto checked = laptop.engine->check({}); !checked
                     || !std::all_of(
                         checked->begin(), checked->end(), [](const CheckedStep &done) { return allHold(done.proofs); }))
                wrong = QStringLiteral("a proof does not hold");
        }
        const RollbackReport back = laptop.engine->rollback(fault.step - 1, {});
        if (wrong.isEmpty() && !back.provedBack()) {
            wrong = QStringLiteral("not proved back: ") + back.failures.join(QLatin1Char('\n'))
                + (back.error ? back.error->summary : QString());
            for (const Proof &proof : back.proofs)
                wrong += proof.holds ? QString() : QLatin1Char('\n') + proof.claim + QStringLiteral(": ") + proof.evidence;
        }
        const QByteArray now = manifest();
        if (wrong.isEmpty() && now != before)
            wrong = QString::fromUtf8(difference(before, now));
        if (wrong.isEmpty()) {
            ++(fault.resume ? row.resumed : row.rolledBack);
            return;
        }
        ++row.neither;
        failures.append(fault.text() + QStringLiteral(": ") + wrong);
        qWarning("%s", qPrintable(failures.last()));
        if (now != before)
            fatal = QStringLiteral("the server is not as it was before step %1; the bench ends here").arg(fault.step);
    }

    QRandomGenerator m_random;
    double m_share;
    int m_last;
    QJsonObject m_info;
};

} // namespace Bridgekeeper::Rehearsal
