// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "commandsession.h"
#include "terminal.h"

#include "app/remote/ssherrors.h"
#include "app/remote/sshhost.h"

#include <QObject>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <thread>

#include <unistd.h>

namespace Bridgekeeper {

namespace {

/// Requested by the first Ctrl-C, which so ends the remote work, or a question, in order; a second one ends the program. A
/// thread of its own waits for it, because a signal handler may not do what a stop request does.
std::stop_token interruption()
{
    static std::stop_source source;
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupts, nullptr);
    std::thread([interrupts] {
        int signal = 0;
        sigwait(&interrupts, &signal);
        source.request_stop();
        pthread_sigmask(SIG_UNBLOCK, &interrupts, nullptr);
        pause();
    }).detach();
    return source.get_token();
}

} // namespace

int runCommandLine(const Options &options)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (options.verb == QLatin1String("help")) {
        out << usage();
        return 0;
    }
    if (options.verb == QLatin1String("version")) {
        out << "bridgekeeper " BRIDGEKEEPER_VERSION "\n";
        return 0;
    }
    // Before Ctrl-C is caught: nothing else could end this wait.
    std::optional<QString> given;
    if (options.sudoPasswordFromInput)
        given = QTextStream(stdin).readLine();
    const std::stop_token stop = interruption();
    const Terminal terminal(stop);
    TerminalQuestions questions(terminal, std::move(given));
    CommandSession session(
        options, [&terminal](const QString &question) { return terminal.ask(question, true); }, out, err, stop);
    const Result<std::unique_ptr<SshHost>> host = SshHost::connect(options.connection, questions, stop);
    if (!host)
        return session.refuse(stop.stop_requested() ? cancelledWhileConnecting(options.connection.host) : host.error());
    return session.run(**host);
}

int refuseArguments(const Error &error, const QStringList &arguments)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    Options options;
    options.json = arguments.contains(QLatin1String("--json"));
    return CommandSession(options, {}, out, err, {}).refuse(error);
}

} // namespace Bridgekeeper
