// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/survey/sections.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Bridgekeeper {

/// A file or directory on the server, with its bytes when they were asked for (at most 4 MiB).
struct FileFact {
    QString path; ///< with symbolic links resolved
    bool exists = false;
    bool directory = false;
    bool special = false; ///< neither a regular file nor a directory, or not to be followed
    QString refused; ///< why it was not followed, in the server's words; empty when it was
    bool empty = true; ///< of a directory
    QByteArray bytes;
    bool complete = true; ///< `bytes` is all of it; false when it is too large or was not asked for
    qint64 size = 0;
    int links = 1; ///< names that the same file has: rename would part them
    QString mode; ///< octal, "600"
    QString owner; ///< numeric, "991:991"
    QString sha256;
    QString namedAs; ///< the path as it was asked for, when it led through a symbolic link
    bool bindMounted = false; ///< a mount point of its own: rename cannot replace it
    bool immutable = false;
    bool readOnly = false; ///< on a read-only file system
};

struct MountFact {
    QString source; ///< on the host
    QString destination; ///< in the container
    bool readOnly = false;
};

/// A port of a container that is published on the host.
struct PortFact {
    int inside = 0;
    QString address; ///< on the host, "0.0.0.0"
    int outside = 0;
};

/// Somebody besides root who may write a path that root runs or hands to Docker.
struct WriterFact {
    QString path;
    QString name; ///< account, "%group" or "everybody"
    QString place; ///< the part of the path
};

struct ContainerFact {
    bool exists = false;
    QString name;
    QString image;
    QString imageId;
    QString service; ///< compose label
    QString project; ///< compose label
    QString state; ///< "running", "restarting", "exited", …
    QString health; ///< "healthy", "unhealthy", "starting"; empty without a health check
    int exitCode = 0;
    int restartCount = 0;
    QDateTime startedAt;
    QString configHash; ///< label com.docker.compose.config-hash
    QString workingDir; ///< label com.docker.compose.project.working_dir
    QList<MountFact> mounts;
    QStringList networks;
    QList<PortFact> ports;
    bool hostNetwork = false;
    QHash<QString, QString> addresses; ///< IP address by network
    QHash<QString, QString> environment; ///< only UID, GID, POSTGRES_USER, POSTGRES_DB, SYNAPSE_CONFIG_PATH, SYNAPSE_CONFIG_DIR
};

struct ComposeServiceFact {
    QString name;
    QString containerName;
    QString image;
    QString configHash; ///< `docker compose config --hash`
    bool healthcheck = false;
    QStringList networks; ///< keys of the compose file
};

struct AppserviceFact {
    QString path; ///< as homeserver.yaml names it
    bool readable = false; ///< by Synapse's own user
    QString error;
    QString id;
    QString url;
    QString senderLocalpart;
    QString asTokenHash; ///< SHA-256
    QStringList userRegexes;
    QStringList exclusiveRegexes; ///< those of them that nobody else may use
};

struct RoleFact {
    QString name;
    bool superuser = false, createDb = false, createRole = false, replication = false, bypassRls = false, login = false;
    QStringList memberOf;
};

struct DatabaseFact {
    QString name;
    QString owner;
    QString encoding;
    QString collate;
    QString ctype;
    int tables = -1; ///< of the bridge's database; -1 when not asked
};

/// What the server is, read-only, at one moment. Filled by survey sections; sections that are absent leave their facts as they
/// were.
struct ServerFacts {
    // the machine
    QString operatingSystem;
    QString loginUser; ///< who is logged in, before sudo
    QDateTime serverTime;
    qint64 clockSkewSeconds = 0; ///< server minus laptop
    QHash<QString, QString> tools; ///< curl, base64, flock, setsid, … → path; empty when missing
    QHash<QString, qint64>
        freeBytes; ///< by path: compose directory, Docker's root, /var/lib/bridgekeeper's file system, backup directory
    QList<WriterFact> writers; ///< but those whom the settings trust
    QStringList dockerGroup; ///< its members, who are as good as root
    QString sessionProcess; ///< "pid starttime" of this session's outermost process on the server

    // Docker and the stack
    QString dockerVersion, dockerError;
    QString composeVersion;
    FileFact composeFile;
    bool composeAccepted = false;
    QString composeError;
    QString composeProject;
    QList<ComposeServiceFact> services;
    QHash<QString, QString> composeNetworks; ///< key in the file → real name
    QList<ContainerFact> containers; ///< all of the machine
    QHash<QString, QStringList> networkMembers; ///< Docker network → container names
    QList<QString> drifted; ///< services whose running container differs from the compose file

    // Synapse
    ContainerFact synapse;
    QString synapseVersion;
    QString serverName;
    FileFact homeserver;
    QString homeserverInContainer; ///< the same file as the container sees it, "/data/homeserver.yaml"
    QString dataVolume; ///< host side of the directory that holds it
    QString dataVolumeInContainer; ///< "/data"
    QString synapseUser; ///< numeric "uid:gid" that Synapse's process runs as
    QString synapseUrl; ///< published on the host, "http://127.0.0.1:8008"; empty when none is found
    int synapsePort = 0; ///< of its client listener, inside the container
    QString homeserverError; ///< why Synapse's configuration cannot be read; empty when it can
    QString databaseHost, synapseDatabase; ///< as homeserver.yaml names them
    QStringList synapseAdmins; ///< user ids, as Synapse's database knows them; at most five
    bool masDelegated = false;
    QString masStyle; ///< "matrix_authentication_service" or "msc3861"
    QList<AppserviceFact> appservices;

    // MAS and PostgreSQL
    ContainerFact mas;
    ContainerFact postgres;
    QString postgresVersion, postgresSuperuser, passwordEncryption, postgresError;
    bool postgresSuperuserHolds = false; ///< the role is a superuser indeed
    QList<RoleFact> roles;
    QList<DatabaseFact> databases;

    // the bridge
    FileFact bridgeDirectory;
    FileFact bridgeConfig, bridgeRegistration, doublePuppet; ///< in the bridge's directory
    FileFact registrationInSynapse, doublePuppetInSynapse; ///< copies in Synapse's data volume
    ContainerFact bridgeContainer;
    QString bridgeImageId; ///< empty: not present
    QString bridgeImageDigest;
    bool imagePullable = false; ///< the registry knows the tag; meaningful when not present
    QString imageError;
    bool linkingImageAvailable = false; ///< BridgeProfile::linkingTag is present or the registry knows it
    bool portTaken = false; ///< by somebody on the network or host, other than the bridge itself
    QString portHolder; ///< "host" or the names of containers

    // backup
    FileFact backupScript;
    QString backupSchedule; ///< the cron line or timer that runs it; empty when none is found
    QString backupDirectory;

    // this program's own traces on the server
    FileFact databasePassword; ///< kept from step 1 on, root-only
    QByteArray journal;
    QString lockHolder; ///< "who, since when" of another session that is alive; empty when free
    bool lockHolderAlive = false;
    FileFact keptDump; ///< of an earlier installation that was rolled back
    bool keptRecoveryKey = false;
    FileFact keptPickleKey; ///< the key under which the dump holds the bot's own keys: a secret

    /// Takes over what `sections` say. Internal error when a section cannot be understood, naming it.
    Result<void> update(const Sections &sections, const QDateTime &laptopTime);

    [[nodiscard]] const ContainerFact *container(const QString &name) const;
    [[nodiscard]] const ComposeServiceFact *service(const QString &name) const;
    [[nodiscard]] const RoleFact *role(const QString &name) const;
    [[nodiscard]] const DatabaseFact *database(const QString &name) const;
};

} // namespace Bridgekeeper
