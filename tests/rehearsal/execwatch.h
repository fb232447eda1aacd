// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>

#include <atomic>
#include <csignal>
#include <thread>

#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Bridgekeeper::Rehearsal {

/// Notes the arguments and the environment of every program that a process and its descendants start, none missed: each stops
/// at its start (ptrace(2), PTRACE_EVENT_EXEC) until it is noted. Unlike strace, which stops at every system call, this leaves
/// the watched programs their speed. Needs root.
class ExecWatch {
public:
    explicit ExecWatch(pid_t root)
        : m_thread([this, root] {
              seizeAllBelow(root);
              while (!m_over)
                  serve();
              // The kernel lets go of what a thread traces when the thread ends.
          })
    {
        while (!m_ready)
            ::usleep(1000);
    }
    ~ExecWatch() { static_cast<void>(stop()); }
    ExecWatch(const ExecWatch &) = delete;
    ExecWatch &operator=(const ExecWatch &) = delete;

    /// Ends the watch. A line for each start: its words and its environment, with NUL between them.
    [[nodiscard]] QByteArray stop()
    {
        m_over = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_seen;
    }

private:
    static QByteArray read(pid_t process, const char *name)
    {
        QFile file(QStringLiteral("/proc/%1/%2").arg(process).arg(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QList<int> numbersIn(const QString &directory)
    {
        QList<int> numbers;
        for (const QString &name : QDir(directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (name.toInt() > 0)
                numbers.append(name.toInt());
        }
        return numbers;
    }

    static QList<int> processesBelow(pid_t root)
    {
        QHash<int, int> parents;
        for (const int process : numbersIn(QStringLiteral("/proc"))) {
            const QByteArray line = read(process, "stat");
            parents.insert(process, line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toInt());
        }
        QList<int> below;
        for (auto process = parents.cbegin(); process != parents.cend(); ++process) {
            int at = process.key();
            while (at > 1 && at != root)
                at = parents.value(at);
            if (at == root)
                below.append(process.key());
        }
        return below;
    }

    void seizeAllBelow(pid_t root)
    {
        constexpr long options = PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
        QSet<int> known;
        // Again until there is nobody new: what a seized process starts is seized with it.
        for (bool any = true; any;) {
            any = false;
            for (const int process : processesBelow(root)) {
                for (const int task : numbersIn(QStringLiteral("/proc/%1/task").arg(process))) {
                    if (known.contains(task))
                        continue;
                    known.insert(task);
                    any = ::ptrace(PTRACE_SEIZE, task, nullptr, options) == 0 || any;
                }
            }
            serve();
        }
        m_ready = true;
    }

    /// Lets everybody who has stopped go on.
    void serve()
    {
        int status = 0;
        pid_t task = 0;
        while ((task = ::waitpid(-1, &status, __WALL | __WNOTHREAD | WNOHANG)) > 0) {
            if (!WIFSTOPPED(status))
                continue;
            const int event = status >> 16;
            const int signal = WSTOPSIG(status);
            if (event == PTRACE_EVENT_EXEC)
                m_seen += read(task, "cmdline") + read(task, "environ") + '\n';
            if (event == PTRACE_EVENT_STOP && signal != SIGTRAP)
                ::ptrace(PTRACE_LISTEN, task, nullptr, nullptr); // a shell's job control stopped it: so it stays
            else
                ::ptrace(PTRACE_CONT, task, nullptr, event == 0 ? long(signal) : 0L);
        }
        ::usleep(300);
    }

    std::atomic<bool> m_ready{false};
    std::atomic<bool> m_over{false};
    QByteArray m_seen;
    std::thread m_thread; // last: it uses the others
};

} // namespace Bridgekeeper::Rehearsal
