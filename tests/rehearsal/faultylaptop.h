// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "throughproxy.h"

#include "app/commandline/options.h"
#include "app/remote/sshhost.h"
#include "app/run/engine.h"

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

/// A host at which one fault strikes once, and that counts the journal writes of each call when asked to.
class FaultyHost final : public Host {
public:
    FaultyHost(Host &host, LinkProxy &proxy) : m_host(host), m_proxy(proxy) { }

    Result<ScriptResult> run(const Script &script, std::stop_token stop, const OutputSink &sink = {}) override
    {
        ++calls;
        Script sent = script;
        if (fault && calls == fault->call) {
            switch (fault->kind) {
            case Fault::Kind::CutRequest:
                m_proxy.cutAfterBytesToServer(long(script.text.size()) * fault->place / 1000);
                break;
            case Fault::Kind::CutAnswer:
                m_proxy.cutAfterBytesFromServer(1 + 40L * fault->place);
                break;
            default:
                beforeEachWrite(sent, killing(*fault, writing(sent)));
                break;
            }
        }
        if (!countsWrites)
            return m_host.run(sent, std::move(stop), sink);
        beforeEachWrite(sent, "printf . >>/run/bench-writes");
        Result<ScriptResult> result = m_host.run(sent, std::move(stop), sink);
        writes.push_back(int(PracticeHost::answer(QStringLiteral("cat /run/bench-writes; rm -f /run/bench-writes")).size()));
        return result;
    }
    [[nodiscard]] QString name() const override { return m_host.name(); }
    [[nodiscard]] int roundTrips() const override { return m_host.roundTrips(); }

    /// Whether the armed fault did strike.
    [[nodiscard]] bool struck() const
    {
        return m_proxy.wasCut()
            || PracticeHost::answer(QStringLiteral("[ -e /run/bench-killed ] && rm /run/bench-killed && echo yes")) == "yes";
    }

    std::optional<Fault> fault;
    int calls = 0;
    bool countsWrites = false;
    std::vector<int> writes; ///< of the journal, in each call

private:
    /// How the script's own bk_record writes a line, up to the journal's name.
    static QByteArray writing(const Script &script)
    {
        const qsizetype start = script.text.indexOf("printf '{", script.text.indexOf("\nbk_record() {\n"));
        return script.text.mid(start, script.text.indexOf(" >>", start) - start);
    }

    /// Shell text that comes before each journal write of a script.
    static void beforeEachWrite(Script &script, const QByteArray &text)
    {
        if (const QByteArray line = writing(script); script.text.contains("\nbk_enter\n"))
            script.text.replace(script.text.indexOf(line), 0, text + "\n    ");
    }

    /// Shell text that kills the script's process group at the journal write in question.
    static QByteArray killing(const Fault &fault, const QByteArray &line)
    {
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
        return "bk_writes=$((${bk_writes:-0} + 1)); [ $bk_writes != " + QByteArray::number(fault.place)
            + " ] || { : >/run/bench-killed; " + act + "kill -KILL 0; }";
    }

    Host &m_host;
    LinkProxy &m_proxy;
};

/// A laptop with a connection to the practice host through a proxy of its own.
class OtherLaptop {
public:
    OtherLaptop() : m_proxy(practicePort())
    {
        const Result<Options> options = readOptions(argumentsThrough(m_proxy, m_home.path()));
        if (!options) {
            failure = options.error();
            return;
        }
        Result<std::unique_ptr<SshHost>> host = SshHost::connect(options->connection, m_answers, {});
        if (!host) {
            failure = host.error();
            return;
        }
        m_ssh = std::move(*host);
        faulty = std::make_unique<FaultyHost>(*m_ssh, m_proxy);
        startAnew();
    }

    /// As if the program were started again: nothing is remembered but what the server knows.
    void startAnew()
    {
        failure.reset();
        arm({});
        engine = std::make_unique<Engine>(*faulty, Settings(), QStringLiteral("bench@laptop"));
        if (Result<void> surveyed = engine->survey({}); !surveyed)
            failure = surveyed.error();
    }

    /// From now on counts calls anew, and `fault` strikes.
    void arm(const std::optional<Fault> &fault)
    {
        faulty->fault = fault;
        faulty->calls = 0;
        faulty->writes.clear();
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

} // namespace Bridgekeeper::Rehearsal
