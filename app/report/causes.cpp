// SPDX-License-Identifier: GPL-3.0-or-later
#include "causes.h"

#include <QObject>
#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

constexpr qsizetype longestLooked = 64 * 1024;

} // namespace

Cause knownCause(const QString &output)
{
    struct Entry {
        const char *pattern;
        QString sentence;
        QString hint;
    };
    static const Entry dictionary[] = {
        // This program's own refusals come first: what follows is in other programs' words.
        {"would choose by that what root does with",
            QObject::tr("Somebody besides root may write what root would run or hand out."),
            QObject::tr(
                "Take the right away (chown root, chmod go-w), or name who it is as trusted like root (--trust, or under "
                "Settings); then survey again.")},
        {"is not what was shown: somebody changed it meanwhile", QObject::tr("The script is not the one that was shown."),
            QObject::tr("Look at it. When it is as it should be, roll back to before step 4 and apply again.")},
        {"Compose makes another service|is not on record any more. It was not started",
            QObject::tr("The service is not the one that was shown."),
            QObject::tr("Look at what changed beside the compose file, then roll back to before step 16 and apply again.")},
        {"is another one than the one that was looked at", QObject::tr("The image's tag leads to another image now."),
            QObject::tr("Find out who changed it. To take the new one, roll back to before step 7 and apply again.")},
        {"over a link that user|a link was put into its path|somebody put another in its place|is no regular file any more",
            QObject::tr("Something else stands where the file or directory was."),
            QObject::tr("Look at who put it there, set it right, and survey again. Nothing was written through it.")},
        {"names no (as_token|shared_secret) that can be used",
            QObject::tr("A file of the bridge's holds no token that can be used."),
            QObject::tr("Exactly one line names it, with letters of tokens only. Look at who changed the file, set it right, "
                        "and run the "
                        "step again.")},
        {"and left no .* that may be used", QObject::tr("The image did not leave a file of its own."),
            QObject::tr(
                "Somebody put something else in its place, or the image is another one. Look into the bridge's directory, then "
                "run the step again.")},
        {"more than a quarter of what is free", QObject::tr("What is to be kept is too large for the server's disk."),
            QObject::tr("Make room on the server, or move what is large out of that directory; then run the step again.")},
        {"as_token was not accepted", QObject::tr("Synapse does not know the bridge's token."),
            QObject::tr(
                "Check that the registration is loaded and that Synapse was restarted since; then run STOP-AND-CHECK again.")},
        {"(PermissionError|Permission denied): .*registration", QObject::tr("Synapse's user cannot read the registration."),
            QObject::tr("Give the copies in Synapse's directory the owner and mode of homeserver.yaml.")},
        {"FileNotFoundError.*\\.yaml", QObject::tr("homeserver.yaml names a path of the host where the container's belongs."),
            QObject::tr("Name the registration as the container sees it.")},
        {"failed to get supported login flows|homeserver does not support appservice login",
            QObject::tr("encryption.msc4190 is off, which cannot work under MAS."),
            QObject::tr("Set encryption.msc4190 to true in config.yaml.")},
        {"Homeserver -> appservice connection is not working", QObject::tr("Synapse cannot reach the bridge."),
            QObject::tr("Its address must be its name on the Docker network, and it must listen on 0.0.0.0.")},
        {"dial tcp 127\\.0\\.0\\.1:\\d+: connect: connection refused",
            QObject::tr("The homeserver's address is localhost, which inside the bridge's container is the bridge itself."),
            QObject::tr("Use Synapse's name on the Docker network.")},
        {"M_EXCLUSIVE.*Invalid user localpart", QObject::tr("The configuration's domain and Synapse's server_name differ."),
            QObject::tr("Set the domain in the settings to Synapse's server_name.")},
        {"SSL is not enabled on the server", QObject::tr("The database URI lacks sslmode=disable."),
            QObject::tr("Add ?sslmode=disable to the URI.")},
        {"You are not whitelisted", QObject::tr("The permissions do not name this user."),
            QObject::tr("Check bridge.permissions in config.yaml.")},
        {"\\(409\\).*Conflict", QObject::tr("The bridge is too old for Signal to link it."),
            QObject::tr("Choose v0.2607.0 or newer in the settings, roll back to step 6, and run the steps again.")},
        {"Server already has cross-signing keys", QObject::tr("The bot has cross-signing keys of an earlier installation."),
            QObject::tr("Choose to restore the earlier data, or to start anew, in the settings.")},
        {"No space left on device", QObject::tr("The server's disk is full."),
            QObject::tr("Make room on the server and run the step again.")},
        {"pg_dump: error: .*permission denied", QObject::tr("The role that the backup uses may not read all of a database."),
            QObject::tr(
                "Grant it what the line below names, or let the script dump as a superuser; until then no backup is whole.")},
        {"database \".*\" is not currently accepting connections",
            QObject::tr("A database that the backup script dumps takes no connections."),
            QObject::tr(
                "Let it take connections again (ALTER DATABASE … ALLOW_CONNECTIONS true), or take it out of the script; "
                "then run the step again.")},
        {"Cannot connect to the Docker daemon", QObject::tr("Docker is not running on the server."),
            QObject::tr("Start Docker on the server and run the step again.")},
        {"is not what the preview showed|changed by somebody else just now",
            QObject::tr("Somebody else changed the file since it was shown."),
            QObject::tr("Survey again: the new file is read and the diff is made anew.")},
        {"could not connect to server|connection to server .* failed: (Connection refused|No such file)|"
         "database system is (starting up|shutting down)|is not running",
            QObject::tr("A container of the stack is not running."),
            QObject::tr("Start it, wait until it is healthy, and run the step again.")},
        {"manifest unknown|pull access denied|Client\\.Timeout|no such host|connection refused.*registry",
            QObject::tr("The image cannot be pulled."),
            QObject::tr("Check the image's name and tag, and that the server reaches its registry.")},
        {"ended with exit code \\d+\\.", QObject::tr("The bridge ended soon after it was started."),
            QObject::tr("Its last lines are below. Settle what they name, and run the step again.")},
    };
    // The cause stands near the end; looking for it in megabytes, some of these would take minutes.
    const QString end = output.right(longestLooked);
    for (const Entry &entry : dictionary) {
        if (QRegularExpression(QLatin1String(entry.pattern)).match(end).hasMatch())
            return {entry.sentence, entry.hint};
    }
    return {};
}

} // namespace Bridgekeeper
