// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/rootshell.h"

#include "app/remote/quoting.h"
#include "app/remote/secret.h"
#include "app/remote/ssherrors.h"

#include <QObject>

#include <algorithm>

namespace Bridgekeeper {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype pieceSize = 32 * 1024;

// What a script may say on both streams together. The largest answer of all, a survey, has some megabytes.
constexpr qsizetype outputLimit = 64 * 1024 * 1024;

// How long the server may take to end a script's process group; the text below takes 3 s for TERM and 1 s for KILL, more where
// processes start slowly.
constexpr auto endingLimit = 20s;

// Everything before the marker is one compound command, so that a shell that reads ahead has nothing left to read when sudo or
// the new shell takes over its standard input.
QByteArray bootstrapText(const QByteArray &marker, const QByteArray &prompt)
{
    const QByteArray asRoot =
        "cd /; umask 077; ulimit -c 0; unset HISTFILE ENV BASH_ENV; LC_ALL=C; "
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin${PATH:+:$PATH}; export LC_ALL PATH; "
        "printf '\\n%s %s\\n' "
        + marker + " \"$(id -u)\"; exec /bin/sh -s";
    return "{\n"
           "umask 077; unset HISTFILE ENV BASH_ENV\n"
           "LC_ALL=C; PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin${PATH:+:$PATH}; export LC_ALL PATH\n"
           "if [ \"$(id -u)\" = 0 ]; then exec /bin/sh -c "
        + quoted(asRoot)
        + "\n"
          "elif ! command -v sudo >/dev/null 2>&1; then printf '\\n%s nosudo\\n' "
        + marker
        + "; exit 1\n"
          "elif sudo -n /bin/sh -c : </dev/null >/dev/null 2>&1; then exec sudo -n /bin/sh -c "
        + quoted(asRoot)
        + "\n"
          "else exec sudo -S -p "
        + quoted(prompt + '\n') + " /bin/sh -c " + quoted(asRoot)
        + "\n"
          "fi\n"
          "}\n";
}

// The shell itself stays free: the script runs beside it, in a session of its own, and reads from a here-document on descriptor
// 3 so that its text is in no argument list and its standard input is empty. The braces make a text that is cut off a syntax
// error that runs nothing. Scripts before have ended: waiting for them only takes their dead processes away.
QByteArray runText(const QByteArray &script, const QByteArray &begin, const QByteArray &end, const QByteArray &document)
{
    QByteArray text =
        "wait\n"
        "{\n"
        "setsid /bin/sh -c 'printf \"%s %s\\n\" \"$1\" \"$$\"; printf \"%s\\n\" \"$1\" >&2; exec /bin/sh /dev/fd/3' sh "
        + begin + " 3<<'" + document + "' </dev/null\nexec 3<&-; ";
    text += script;
    if (!script.endsWith('\n'))
        text += '\n';
    text += document + "\nset -- $?; printf '\\n%s %s\\n' " + end + " $1; printf '\\n%s %s\\n' " + end + " $1 >&2\n} &\n";
    return text;
}

// A process that is dead but not waited for (its parent is gone, and the container's first process reaps late) still belongs to
// its group: it does not count.
QByteArray endText(const QByteArray &group, const QByteArray &marker)
{
    QByteArray text = "bk_alive() {\n"
                      "kill -0 -GROUP 2>/dev/null || return 1\n"
                      "[ -r /proc/self/stat ] || return 0\n"
                      "for bk_file in /proc/[0-9]*/stat; do\n"
                      "read -r bk_line 2>/dev/null <\"$bk_file\" || continue\n"
                      "set -- ${bk_line##*) }\n"
                      "[ \"$3\" != GROUP ] || [ \"$1\" = Z ] || return 0\n"
                      "done\n"
                      "return 1\n"
                      "}\n"
                      "bk_n=0; kill -TERM -GROUP 2>/dev/null\n"
                      "while bk_alive && [ $bk_n -lt 30 ]; do sleep 0.1; bk_n=$((bk_n+1)); done\n"
                      "bk_n=0; kill -KILL -GROUP 2>/dev/null\n"
                      "while bk_alive && [ $bk_n -lt 10 ]; do sleep 0.1; bk_n=$((bk_n+1)); done\n"
                      "if bk_alive; then bk_n=alive; else bk_n=gone; fi; printf '\\n%s %s\\n' MARKER $bk_n\n";
    return text.replace("GROUP", group).replace("MARKER", marker);
}

// Whole lines only: half of a secret could not be masked, and half of a character is none.
QString lastLines(const QByteArray &bytes)
{
    constexpr qsizetype most = 1500;
    const QByteArray text = bytes.trimmed();
    if (text.size() <= most)
        return QString::fromUtf8(text);
    const qsizetype lineEnd = text.indexOf('\n', text.size() - most - 1);
    return lineEnd < 0 ? QString() : QString::fromUtf8(text.sliced(lineEnd + 1));
}

bool says(const QByteArray &text, const char *words)
{
    return text.contains(words);
}

// What sudo (in English, because of LC_ALL=C) or the account's shell said when no root shell came about.
Error refusalFrom(const QByteArray &said, const QString &who, bool passwordSent)
{
    Error error{ErrorKind::Privilege, {}, lastLines(said), {}};
    if (says(said, "not in the sudoers file") || says(said, "may not run sudo") || says(said, "is not allowed to")
        || says(said, "not allowed to execute") || says(said, "may not run")) {
        error.summary = QObject::tr("sudo does not allow %1 to become root.").arg(who);
        error.hint = QObject::tr("Add the account to the group sudo (or wheel) on the server, or log in as root.");
    } else if (says(said, "must have a tty")) {
        error.summary = QObject::tr("sudo lets %1 become root only at a terminal (requiretty).").arg(who);
        error.hint = QObject::tr("Take “Defaults requiretty” out of the server's sudoers for this account, or log in as root.");
    } else if (passwordSent
        && (says(said, "incorrect password") || says(said, "try again") || says(said, "incorrect authentication"))) {
        error.summary = QObject::tr("sudo does not accept the password of %1.").arg(who);
        error.hint =
            QObject::tr("Connect again and type it once more; nothing was tried a second time, so the account is not locked.");
    } else if (says(said, "account validation failure") || says(said, "expired")) {
        error.summary = QObject::tr("The account of %1 may not use sudo now: it or its password has expired.").arg(who);
        error.hint = QObject::tr("Renew the password on the server, or log in as root.");
    } else if (says(said, "no new privileges") || says(said, "effective uid is not 0")) {
        error.summary = QObject::tr("sudo cannot work on this server for %1.").arg(who);
        error.hint =
            QObject::tr("The server forbids programs to gain rights (a container or a nosuid file system). Log in as root.");
    } else {
        error.summary = QObject::tr("%1 logs in, but no shell of root comes about.").arg(who);
        error.hint = QObject::tr("The account may be restricted to one command (authorized_keys, ForceCommand) or have no "
                                 "shell. Use another account: "
                                 "root, or one with sudo.");
    }
    return error;
}

// A server that says what no script of this program says.
Error unreadable(const QString &script, const QString &host, bool broken, const QString &detail)
{
    if (broken)
        return {ErrorKind::Remote, QObject::tr("What %1 answers to “%2” cannot be read.").arg(host, script), detail,
            QObject::tr("Connect again. If it happens once more, something on the server meddles with what its shell says: "
                        "look for it there.")};
    return {ErrorKind::Remote,
        QObject::tr("%1 answered “%2” with more than %3 MiB, which is not kept.")
            .arg(host, script)
            .arg(outputLimit / (1024 * 1024)),
        detail,
        QObject::tr("Look on the server for a file or a log of that size among those that are read there, or for a program "
                    "that does not stop writing. Then try again.")};
}

} // namespace

struct RootShell::Frames {
    FrameReader output;
    FrameReader errorOutput;
    ScriptResult result;
    const OutputSink &sink;
    bool tooMuch = false; ///< more than outputLimit: nothing further is kept

    Frames(const QByteArray &begin, const QByteArray &end, const OutputSink &outputSink)
        : output(begin, end), errorOutput(begin, end), sink(outputSink)
    {
    }

    void take(Stream stream, const QByteArray &piece)
    {
        FrameReader &reader = stream == Stream::Output ? output : errorOutput;
        QByteArray &whole = stream == Stream::Output ? result.output : result.errorOutput;
        const QByteArray content = reader.feed(piece);
        if (content.isEmpty() || tooMuch)
            return;
        tooMuch = result.output.size() + result.errorOutput.size() + content.size() > outputLimit;
        if (tooMuch)
            return;
        whole += content;
        if (sink)
            sink(stream, content);
    }

    [[nodiscard]] bool ended() const { return output.ended() && errorOutput.ended(); }
    [[nodiscard]] bool broken() const { return output.broken() || errorOutput.broken(); }
};

Result<std::unique_ptr<RootShell>> RootShell::open(SshLink &link, const QString &user, std::chrono::milliseconds answerLimit,
    Questions &questions, const std::stop_token &stop)
{
    const QString doing = QObject::tr("while opening a shell");
    SshChannel channel(ssh_channel_new(link.session()));
    if (!channel)
        return Error{ErrorKind::Internal, QObject::tr("libssh has no memory for a channel."), {},
            QObject::tr("Start the program again.")};
    {
        const Patience patience(link.wakeup(), stop, answerLimit);
        const Result<int> status =
            link.finished([&] { return ssh_channel_open_session(channel.get()); }, SSH_AGAIN, patience, doing);
        if (!status)
            return status.error();
        if (*status != SSH_OK) {
            const QString said = lastErrorOf(link.session());
            return ssh_is_connected(link.session()) ? channelRefused(link.host(), said) : linkLost(link.host(), doing, said);
        }
    }
    std::unique_ptr<RootShell> shell(new RootShell(link, std::move(channel)));
    if (Result<void> root = shell->become(user, answerLimit, questions, stop); !root)
        return root.error();
    return shell;
}

Result<void> RootShell::become(
    const QString &user, std::chrono::milliseconds answerLimit, Questions &questions, const std::stop_token &stop)
{
    const QString who = QStringLiteral("%1@%2").arg(user, m_link.host());
    const QString doing = QObject::tr("while becoming root");
    const QByteArray marker = randomMarker();
    const QByteArray prompt = randomMarker();
    QByteArray input = bootstrapText(marker, prompt);
    QByteArray output;
    QByteArray errorOutput;
    bool passwordSent = false;
    qsizetype seen = 0;
    auto patience = std::make_unique<Patience>(m_link.wakeup(), stop, answerLimit);
    bool requested = false;
    const auto refused = [&](Error error) {
        m_usable = false;
        return error;
    };
    while (true) {
        bool moved = false;
        if (!requested) {
            // exec: a login shell of bash would otherwise stay in between.
            const int status = ssh_channel_request_exec(m_channel.get(), "exec /bin/sh -s");
            requested = status != SSH_AGAIN;
            if (status == SSH_ERROR)
                return refused(ssh_is_connected(m_link.session())
                        ? Error{ErrorKind::Authentication, QObject::tr("%1 logs in, but may not run commands.").arg(who),
                            lastErrorOf(m_link.session()), QObject::tr("Use another account: root, or one with sudo.")}
                        : linkLost(m_link.host(), doing, lastErrorOf(m_link.session())));
        }
        if (!input.isEmpty())
            moved = send(input);
        const QByteArray out = receive(Stream::Output);
        const QByteArray err = receive(Stream::ErrorOutput);
        moved = moved || !out.isEmpty() || !err.isEmpty();
        output = (output + out).right(8192);
        errorOutput += err;
        if (const qsizetype at = output.indexOf(marker + ' '); at >= 0) {
            const qsizetype end = output.indexOf('\n', at);
            if (end >= 0) {
                const QByteArray word = output.mid(at + marker.size() + 1, end - at - marker.size() - 1);
                if (word == "0")
                    return {};
                if (word == "nosudo")
                    return refused(
                        {ErrorKind::Privilege, QObject::tr("%1 is not root, and there is no sudo on the server.").arg(who), {},
                            QObject::tr("Log in as root, or install sudo and allow the account to use it.")});
                return refused({ErrorKind::Privilege,
                    QObject::tr("sudo makes %1 the user %2 instead of root.").arg(who, QString::fromUtf8(word)), {},
                    QObject::tr("Change runas_default in the server's sudoers, or log in as root.")});
            }
        }
        if (const qsizetype at = errorOutput.indexOf(prompt, seen); at >= 0) {
            if (passwordSent)
                return refused(refusalFrom("incorrect password\n" + errorOutput.mid(seen).replace(prompt, ""), who, true));
            seen = at + prompt.size();
            std::optional<QString> typed = questions.sudoPassword(user);
            if (!typed)
                return refused(
                    {ErrorKind::Privilege, QObject::tr("sudo wants the password of %1, and none was given.").arg(who), {},
                        QObject::tr("Give the sudo password, or log in as root.")});
            Secret password(std::move(*typed));
            if (password.bytes().contains('\n') || password.bytes().contains('\0'))
                return refused({ErrorKind::Input, QObject::tr("The sudo password holds a line end."), {},
                    QObject::tr("Type it as a single line.")});
            password.appendNewline();
            const int written = ssh_channel_write(m_channel.get(), password.data(), static_cast<uint32_t>(password.size()));
            if (written != password.size())
                return refused(linkLost(m_link.host(), doing, lastErrorOf(m_link.session())));
            passwordSent = true;
            patience = std::make_unique<Patience>(m_link.wakeup(), stop, answerLimit);
            continue;
        }
        if (errorOutput.size() > 65536) {
            errorOutput = errorOutput.right(8192);
            seen = 0;
        }
        if (moved)
            continue;
        if (closed()) {
            if (!ssh_is_connected(m_link.session()))
                return refused(linkLost(m_link.host(), doing, m_link.lossReason()));
            return refused(refusalFrom(output + errorOutput.mid(seen), who, passwordSent));
        }
        const SshLink::Waited waited = m_link.wait(*patience);
        if (waited == SshLink::Waited::TimeUp)
            return refused({ErrorKind::Privilege, QObject::tr("No shell of root comes about for %1 in time.").arg(who),
                lastLines(output + errorOutput.mid(seen)),
                QObject::tr("sudo may be asking for something other than a password. Try “sudo -S true” in a terminal on the "
                            "server, or log in as root.")});
        if (waited != SshLink::Waited::Again)
            return refused(m_link.errorOf(waited, doing));
    }
}

bool RootShell::send(QByteArray &input)
{
    const int written =
        ssh_channel_write(m_channel.get(), input.constData(), static_cast<uint32_t>(std::min(input.size(), pieceSize)));
    if (written <= 0)
        return false;
    input.remove(0, written);
    return true;
}

QByteArray RootShell::receive(Stream stream)
{
    QByteArray piece(pieceSize, Qt::Uninitialized);
    const int count = ssh_channel_read_nonblocking(
        m_channel.get(), piece.data(), static_cast<uint32_t>(piece.size()), stream == Stream::ErrorOutput ? 1 : 0);
    piece.truncate(std::max(count, 0));
    return piece;
}

bool RootShell::closed() const
{
    return !ssh_is_connected(m_link.session()) || ssh_channel_is_closed(m_channel.get()) || ssh_channel_is_eof(m_channel.get());
}

QString RootShell::endingText(Ending ending)
{
    switch (ending) {
    case Ending::Gone:
        return QObject::tr("Its processes on the server were ended, which the server confirmed.");
    case Ending::NotBegun:
        return QObject::tr("It had not begun on the server.");
    case Ending::Unconfirmed:
        break;
    }
    return QObject::tr("The server did not confirm that its processes ended: they may still be running.");
}

Result<ScriptResult> RootShell::run(const Script &script, std::stop_token stop, const OutputSink &sink)
{
    const auto start = Patience::Clock::now();
    const QByteArray begin = randomMarker();
    const QByteArray end = randomMarker();
    QByteArray input = runText(script.text, begin, end, randomMarker());
    Frames frames(begin, end, sink);
    const Patience patience(m_link.wakeup(), std::move(stop), script.limit);
    const QString doing = QObject::tr("while “%1” was running").arg(script.name);
    qsizetype sent = 0;
    while (true) {
        bool moved = false;
        if (sent < input.size()) {
            const auto length = static_cast<uint32_t>(std::min(input.size() - sent, pieceSize));
            const int written = ssh_channel_write(m_channel.get(), input.constData() + sent, length);
            if (written > 0) {
                sent += written;
                moved = true;
            }
        }
        for (const Stream stream : {Stream::Output, Stream::ErrorOutput}) {
            const QByteArray piece = receive(stream);
            moved = moved || !piece.isEmpty();
            frames.take(stream, piece);
        }
        if (frames.tooMuch || frames.broken()) {
            const Ending ending = frames.ended() ? Ending::Gone : endGroup(frames, sent == input.size());
            m_usable = ending == Ending::Gone && frames.ended();
            return unreadable(script.name, m_link.host(), frames.broken(), endingText(ending));
        }
        if (frames.ended())
            break;
        SshLink::Waited waited = SshLink::Waited::Again;
        const bool shellEnded = !moved && closed() && ssh_is_connected(m_link.session());
        if (patience.cancelled())
            waited = SshLink::Waited::Cancelled;
        else if (patience.over())
            waited = SshLink::Waited::TimeUp;
        else if (!moved && closed())
            waited = SshLink::Waited::Lost;
        else if (!moved)
            waited = m_link.wait(patience);
        if (waited == SshLink::Waited::Again)
            continue;
        if (waited == SshLink::Waited::Lost) {
            m_usable = false;
            Error lost = linkLost(m_link.host(), doing, m_link.lossReason());
            if (shellEnded)
                lost.detail =
                    QObject::tr("The shell on the server ended.") + QLatin1Char('\n') + lastLines(frames.errorOutput.noise());
            return lost;
        }
        const Ending ending = endGroup(frames, sent == input.size());
        m_usable = ending == Ending::Gone && frames.ended();
        const QString detail = endingText(ending);
        if (waited == SshLink::Waited::Cancelled)
            return Error{ErrorKind::Cancelled, QObject::tr("“%1” on %2 was cancelled.").arg(script.name, m_link.host()), detail,
                QObject::tr("See the journal for what was done before, then go on or roll back.")};
        return Error{ErrorKind::TimeLimit,
            QObject::tr("“%1” on %2 took longer than %3 s.")
                .arg(script.name, m_link.host())
                .arg(static_cast<double>(script.limit.count()) / 1000.0),
            detail + QLatin1Char('\n') + lastLines(frames.result.errorOutput),
            QObject::tr("Look at the load of the server, then try again.")};
    }
    bool isNumber = false;
    frames.result.status = frames.output.endWord().toInt(&isNumber);
    if (!isNumber || frames.output.endWord() != frames.errorOutput.endWord()) {
        m_usable = false;
        return Error{ErrorKind::Internal, QObject::tr("The end of “%1” cannot be read.").arg(script.name),
            QString::fromLatin1(frames.output.endWord()), QObject::tr("Connect again.")};
    }
    if (!frames.output.begun())
        return Error{ErrorKind::Remote, QObject::tr("The shell on %1 could not start “%2”.").arg(m_link.host(), script.name),
            lastLines(frames.errorOutput.noise()),
            QObject::tr("Nothing of it was run. Settle what the server's shell says (a full /tmp, say, or no program "
                        "setsid), then try again.")};
    frames.result.took = std::chrono::duration_cast<std::chrono::milliseconds>(Patience::Clock::now() - start);
    return std::move(frames.result);
}

RootShell::Ending RootShell::endGroup(Frames &frames, bool wholeScriptSent)
{
    if (!wholeScriptSent) {
        // The text has no closing brace yet: at its end of input the shell finds a syntax error and runs nothing of it.
        m_channel.reset();
        return Ending::NotBegun;
    }
    const Patience patience(m_link.wakeup(), {}, endingLimit);
    const QByteArray marker = randomMarker();
    QByteArray input;
    bool asked = false;
    QByteArray tail;
    bool gone = false;
    while (!gone || !(frames.ended() || frames.broken())) {
        // The group's number comes with the begin marker, which may still be under way.
        if (!asked && (frames.output.begun() || frames.output.broken() || frames.ended())) {
            const QByteArray group = frames.output.beginWord();
            bool isNumber = false;
            if (group.toInt(&isNumber) <= 1 || !isNumber)
                return Ending::Unconfirmed;
            input = endText(group, marker);
            asked = true;
        }
        bool moved = !input.isEmpty() && send(input);
        for (const Stream stream : {Stream::Output, Stream::ErrorOutput}) {
            const QByteArray piece = receive(stream);
            moved = moved || !piece.isEmpty();
            frames.take(stream, piece);
            if (stream == Stream::Output && asked && !gone) {
                tail = (tail + piece).right(4 * pieceSize);
                gone = tail.contains(marker + " gone\n");
                if (tail.contains(marker + " alive\n"))
                    return Ending::Unconfirmed;
            }
        }
        if (!moved && (closed() || m_link.wait(patience) != SshLink::Waited::Again))
            return Ending::Unconfirmed;
        if (moved && patience.over())
            return Ending::Unconfirmed;
    }
    return Ending::Gone;
}

} // namespace Bridgekeeper
