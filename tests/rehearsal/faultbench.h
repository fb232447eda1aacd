// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultylaptop.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <numeric>

namespace Bridgekeeper::Rehearsal {

/// Goes through the plan step by step, and at each step through the faults that are to strike there: the fault, then another
/// laptop, which goes on with the step or takes it back. At every place there are a trial for each of the two; in one of them
/// the fault strikes once, in the other it lasts and strikes the next laptop, too. Some that are struck once meet another fault
/// then. Whatever it was, the server has to be as an undisturbed run leaves it.
class FaultBench {
public:
    struct Row {
        int tried = 0, struck = 0, lasted = 0, struckAgain = 0, resumed = 0, rolledBack = 0, neither = 0;

        Row &operator+=(const Row &other)
        {
            tried += other.tried;
            struck += other.struck;
            lasted += other.lasted;
            struckAgain += other.struckAgain;
            resumed += other.resumed;
            rolledBack += other.rolledBack;
            neither += other.neither;
            return *this;
        }
    };
    using Rows = std::map<Fault::Kind, Row>;
    enum class Kinds { All, Cuts, Kills };
    /// What is tried: `share` of all trials of the steps `first` to `last`, chosen by `seed`. Any part is tried just as in the
    /// whole.
    struct Extent {
        double share = 1.0;
        Kinds kinds = Kinds::All;
        quint32 seed = 1;
        int first = 1;
        int last = 18;
    };

    explicit FaultBench(const Extent &extent) : m_extent(extent) { }

    /// A line for each kind of fault, and their sum.
    static void print(const Rows &rows)
    {
        static const char *const names[] = {"connection cut in the request", "connection cut in the answer",
            "killed before a journal write", "killed in a journal write", "killed before its flush",
            "killed after a journal write"};
        const auto line = [](const char *name, const Row &row) {
            qInfo("%-32s %6d %6d %6d %6d %8d %12d %8d", name, row.tried, row.struck, row.lasted, row.struckAgain, row.resumed,
                row.rolledBack, row.neither);
        };
        qInfo("%-32s %6s %6s %6s %6s %8s %12s %8s", "fault", "tried", "struck", "lasted", "again", "resumed", "rolled back",
            "neither");
        Row all;
        for (const auto &[kind, row] : rows) {
            line(names[int(kind)], row);
            all += row;
        }
        line("all", all);
    }

    /// Whether every trial ended well. The practice host has to be pristine.
    bool run()
    {
        watchSynapse();
        for (int step = 1; step <= m_extent.last && fatal.isEmpty(); ++step) {
            if (step >= m_extent.first)
                tryStep(step);
            if (fatal.isEmpty())
                makeStep(step);
        }
        downtime =
            PracticeHost::answer(QStringLiteral("touch /run/bench-over; sleep 1; cat /run/bench-down 2>/dev/null")).toInt()
            / 10.0;
        return fatal.isEmpty() && failures.isEmpty();
    }

    Rows rows; ///< of the steps that are over
    QStringList failures; ///< one sentence for each trial that ended neither resumed nor rolled back, or proves nothing
    QString fatal; ///< why the bench itself could not go on
    double downtime = 0; ///< the longest time for which Synapse did not answer, in seconds

private:
    /// What an undisturbed round of a step is made of, and what it leaves.
    struct Round {
        QByteArray before, after;
        std::vector<int> writes, writesBack; ///< of the journal, in each call
    };

    /// The longest gap between two answers of Synapse, in tenths of a second, in /run/bench-down.
    static void watchSynapse()
    {
        PracticeHost::shell(
            QStringLiteral("rm -f /run/bench-over /run/bench-down; setsid sh -c 'gap=0; longest=0; while [ ! -e "
                           "/run/bench-over ]; do if curl -sf -m 1 -o /dev/null "
                           "http://127.0.0.1:8008/_matrix/client/versions; then gap=0; sleep 0.3; else now=$(date +%s%N); [ "
                           "$gap != 0 ] || gap=$now; "
                           "d=$(( (now - gap) / 100000000 )); if [ $d -gt $longest ]; then longest=$d; echo $longest > "
                           "/run/bench-down; fi; sleep 0.1; fi; done' </dev/null >/dev/null 2>&1 &"));
    }

    static QString textOf(const Error &error) { return error.summary + QLatin1Char(' ') + error.detail; }

    /// The laptop that cleans up, with a connection that no fault strikes.
    OtherLaptop *rescuer()
    {
        if (m_rescuer)
            m_rescuer->startAnew();
        else
            m_rescuer = std::make_unique<OtherLaptop>();
        return usable(*m_rescuer) ? m_rescuer.get() : nullptr;
    }

    bool usable(const OtherLaptop &laptop)
    {
        if (laptop.failure)
            fatal = textOf(*laptop.failure);
        return !laptop.failure;
    }

    void makeStep(int step)
    {
        OtherLaptop *laptop = rescuer();
        if (!laptop)
            return;
        if (const StepReport report = laptop->engine->runStep(step, {}); report.error)
            fatal = QStringLiteral("step %1 for good: ").arg(step) + textOf(*report.error);
        else if (const Result<void> finished = laptop->engine->finish({}); !finished)
            fatal = textOf(finished.error());
    }

    /// One undisturbed round, there and back.
    std::optional<Round> measure(int step)
    {
        Round round;
        round.before = withoutBridgeLog(PracticeHost::manifest());
        OtherLaptop *laptop = rescuer();
        if (!laptop)
            return {};
        Engine &engine = *laptop->engine;
        laptop->faulty->countsWrites = true;
        if (const StepReport report = engine.runStep(step, {}); report.error) {
            fatal = textOf(*report.error);
            return {};
        }
        round.writes = laptop->faulty->writes;
        static_cast<void>(engine.flush({}));
        round.after = shapeOf(PracticeHost::manifest());
        laptop->arm({});
        if (const RollbackReport back = engine.rollback(step - 1, {}); !back.provedBack()) {
            fatal = QStringLiteral("step %1 undisturbed: %2").arg(step).arg(notProvedBack(back));
            return {};
        }
        round.writesBack = laptop->faulty->writes;
        const auto all = [](const std::vector<int> &writes) { return std::accumulate(writes.begin(), writes.end(), 0); };
        if (all(round.writes) == 0 || all(round.writesBack) == 0) {
            fatal = QStringLiteral("no journal write of step %1 was seen").arg(step);
            return {};
        }
        laptop->faulty->countsWrites = false;
        if (const QByteArray now = withoutBridgeLog(PracticeHost::manifest()); now != round.before) {
            fatal = QStringLiteral("step %1 does not leave what was before it: ").arg(step)
                + QString::fromUtf8(difference(round.before, now));
            return {};
        }
        return round;
    }

    /// Two for each place, which differ in how they end.
    static std::vector<Fault> faultsOf(int step, const Round &round)
    {
        std::vector<Fault> faults;
        const auto add = [&faults](Fault fault) {
            for (const bool resume : {true, false}) {
                fault.resume = resume;
                faults.push_back(fault);
            }
        };
        for (const bool goingBack : {false, true}) {
            const std::vector<int> &writes = goingBack ? round.writesBack : round.writes;
            for (int call = 1; call <= int(writes.size()); ++call) {
                // Nothing sent; some of it; all but the end. Then: as soon as the server speaks, so that the script may have
                // begun and nobody hears; while it speaks; and in the middle of the answer.
                for (const int place : {0, 250, 500, 950})
                    add({Fault::Kind::CutRequest, step, goingBack, call, place});
                for (const int place : {0, 25, 100, 200})
                    add({Fault::Kind::CutAnswer, step, goingBack, call, place});
                for (int write = 1; write <= writes[std::size_t(call - 1)]; ++write) {
                    for (const Fault::Kind kind :
                        {Fault::Kind::KillBefore, Fault::Kind::KillTorn, Fault::Kind::KillUnflushed, Fault::Kind::KillAfter})
                        add({kind, step, goingBack, call, write});
                }
            }
        }
        return faults;
    }

    [[nodiscard]] bool isTried(const Fault &fault) const
    {
        const bool cut = fault.kind == Fault::Kind::CutRequest || fault.kind == Fault::Kind::CutAnswer;
        return m_extent.kinds == Kinds::All || cut == (m_extent.kinds == Kinds::Cuts);
    }

    /// From here on the same numbers, whatever was tried before.
    void seed(int step, std::size_t number)
    {
        const quint32 seeds[] = {m_extent.seed, quint32(step), quint32(number)};
        m_random = QRandomGenerator(seeds);
    }

    void tryStep(int step)
    {
        const std::optional<Round> round = measure(step);
        if (!round)
            return;
        const std::vector<Fault> faults = faultsOf(step, *round);
        QElapsedTimer timer;
        timer.start();
        m_ofStep.clear();
        for (std::size_t number = 0; number < faults.size(); ++number) {
            const Fault &fault = faults[number];
            seed(step, number / 2);
            const bool secondLasts = m_random.bounded(2) == 1;
            seed(step, faults.size() + number);
            if (m_random.generateDouble() >= m_extent.share || !isTried(fault))
                continue;
            std::optional<Fault> again;
            if (secondLasts == (number % 2 == 1))
                again = fault;
            else if (m_random.bounded(3) == 0)
                again = faults[std::size_t(m_random.bounded(int(faults.size())))];
            if (again)
                again->resume = fault.resume;
            strike(fault, again, *round);
            if (!fatal.isEmpty())
                return;
        }
        qInfo("step %d, %.0f s", step, double(timer.elapsed()) / 1000);
        print(m_ofStep);
        for (const auto &[kind, row] : m_ofStep)
            rows[kind] += row;
    }

    /// Does it once more when somebody else was at work since the survey: a late script of a laptop that is gone.
    template <typename Act>
    static auto surveyedAnewIfNeeded(Engine &engine, Act act)
    {
        auto report = act();
        if (report.error && report.error->kind == ErrorKind::Conflict && engine.survey({}))
            report = act();
        return report;
    }

    /// Goes on with the fault's step, or takes it back, as the operator chose; empty when that went well.
    static QString goOn(Engine &engine, const Fault &fault)
    {
        if (!fault.resume)
            return {};
        const StepReport report = surveyedAnewIfNeeded(engine, [&] { return engine.runStep(fault.step, {}); });
        if (report.error)
            return textOf(*report.error);
        const Result<void> flushed = engine.flush({});
        return flushed ? QString() : textOf(flushed.error());
    }

    /// The first proof of any step done so far that does not hold.
    static QString unproved(Engine &engine)
    {
        const auto checked = engine.check({});
        if (!checked)
            return textOf(checked.error());
        for (const CheckedStep &step : *checked) {
            for (const Proof &proof : step.proofs) {
                if (!proof.holds)
                    return proof.claim + QStringLiteral(": ") + proof.evidence;
            }
        }
        return {};
    }

    void strike(const Fault &fault, const std::optional<Fault> &again, const Round &round)
    {
        Row &row = m_ofStep[fault.kind];
        ++row.tried;
        auto struck = std::make_unique<OtherLaptop>();
        if (!usable(*struck))
            return;
        OtherLaptop &laptop = *struck;
        if (fault.goingBack) {
            if (const StepReport report = laptop.engine->runStep(fault.step, {}); report.error) {
                fatal = fault.text() + QStringLiteral(", before it: ") + textOf(*report.error);
                return;
            }
            laptop.arm(fault);
            static_cast<void>(laptop.engine->rollback(fault.step - 1, {}));
        } else {
            laptop.arm(fault);
            static_cast<void>(laptop.engine->runStep(fault.step, {}));
        }
        if (laptop.faulty->struck())
            ++row.struck;
        else
            failures.append(fault.text() + QStringLiteral(": it never struck"));
        struck.reset();

        if (again) {
            OtherLaptop second;
            if (!usable(second))
                return;
            second.arm(again);
            if (again->goingBack || !fault.resume)
                static_cast<void>(second.engine->rollback(fault.step - 1, {}));
            else
                static_cast<void>(goOn(*second.engine, fault));
            if (second.faulty->struck())
                ++(again->text() == fault.text() ? row.lasted : row.struckAgain);
        }
        OtherLaptop *last = rescuer();
        if (!last)
            return;
        QString wrong = goOn(*last->engine, fault);
        if (fault.resume && wrong.isEmpty()) {
            if (const QByteArray now = shapeOf(PracticeHost::manifest()); now != round.after)
                wrong = QString::fromUtf8(difference(round.after, now));
            else if (m_random.bounded(4) == 0) // every proof of every step takes its time
                wrong = unproved(*last->engine);
        }
        const RollbackReport back =
            surveyedAnewIfNeeded(*last->engine, [&] { return last->engine->rollback(fault.step - 1, {}); });
        if (wrong.isEmpty())
            wrong = notProvedBack(back);
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        if (wrong.isEmpty() && now != round.before)
            wrong = QString::fromUtf8(difference(round.before, now));
        if (wrong.isEmpty()) {
            ++(fault.resume ? row.resumed : row.rolledBack);
            return;
        }
        ++row.neither;
        failures.append(
            fault.text() + (again ? QStringLiteral(" under ") + again->text() : QString()) + QStringLiteral(": ") + wrong);
        qWarning("%s", qPrintable(failures.last()));
        if (now != round.before)
            startOver(fault.step);
    }

    /// A server as it is before a step, when a trial left another.
    void startOver(int step)
    {
        m_rescuer.reset();
        if (!PracticeHost::reset()) {
            fatal = QStringLiteral("the practice host cannot be reset");
            return;
        }
        watchSynapse();
        for (int made = 1; made < step && fatal.isEmpty(); ++made)
            makeStep(made);
    }

    Extent m_extent;
    Rows m_ofStep;
    QRandomGenerator m_random;
    std::unique_ptr<OtherLaptop> m_rescuer;
};

} // namespace Bridgekeeper::Rehearsal
