# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Read-only questions to the server; nothing is written there.
#
# Parameters, set beforehand; an empty one is found out:
#   BK_COMPOSE_FILE  BK_SYNAPSE_CONTAINER  BK_HOMESERVER_FILE  BK_POSTGRES_CONTAINER  BK_POSTGRES_SUPERUSER
#   BK_MAS_CONTAINER  BK_BRIDGE_DIRECTORY  BK_BACKUP_SCRIPT
# and of the bridge's profile:
#   BK_BRIDGE (service, container)  BK_DATABASE  BK_PORT  BK_IMAGE  BK_LINKING_IMAGE
#
# survey_discover comes first: it reads all containers once and sets what is empty (as BK_… again). The parts
# (survey_machine, _docker, _compose, _synapse, _postgres, _bridge, _backup, _state) then stand alone and may run side by side.

# ---- files ----

# bk_nearest PATH: sets bk_around to PATH, or to the nearest directory above it that is there.
bk_nearest() {
    bk_around=$1
    while [ ! -e "${bk_around:-/}" ]; do
        case $bk_around in
        */*) bk_around=${bk_around%/*} ;;
        *) bk_around=. ;;
        esac
    done
    bk_around=${bk_around:-/}
}

# bk_mount PATH: "rw" or "ro" as the mount that holds PATH is, and "own" when PATH is a mount point itself.
bk_mount() {
    BK_ASKED=$1 awk '
        function plain(text,    out, at) {
            out = ""
            while ((at = match(text, /\\[0-7][0-7][0-7]/)) > 0) {
                out = out substr(text, 1, at - 1) sprintf("%c", substr(text, at + 1, 1) * 64 + substr(text, at + 2, 1) * 8 + substr(text, at + 3, 1))
                text = substr(text, at + 4)
            }
            return out text
        }
        BEGIN { path = ENVIRON["BK_ASKED"]; best = -1 }
        {
            point = plain($5)
            inside = point == "/" || path == point || index(path, point "/") == 1
            if (inside && length(point) >= best) { best = length(point); options = $6; last = $NF; own = path == point }
        }
        END { print ("," options "," last ",") ~ /,ro,/ ? "ro" : "rw", own ? "own" : "inside" }
    ' /proc/self/mountinfo
}

# bk_file bytes|plain PATH: "key value" lines, an empty line, and with "bytes" the content of a regular file. A link that somebody without the
# right to what it leads to has made is "other", with the reason.
bk_file() {
    if bk_resolve "$2" trusting 2>/dev/null; then bk_why=''; else bk_why=$(bk_resolve "$2" trusting 2>&1); fi
    bk_asked=$bk_path
    if [ -n "$bk_why" ]; then
        bk_kind=other bk_asked=$2
    elif [ -f "$bk_asked" ]; then
        bk_kind=regular
    elif [ -d "$bk_asked" ]; then
        bk_kind=directory
    elif bk_is_there "$bk_asked"; then
        bk_kind=other
    else
        bk_kind=absent
    fi
    bk_named=$(printf %s "$bk_asked" | base64 -w 0)
    printf 'kind %s\npath %s\nasked ' "$bk_kind" "$bk_named"
    if [ "$2" = "$bk_asked" ]; then printf '%s\n' "$bk_named"; else printf '%s\n' "$(printf %s "$2" | base64 -w 0)"; fi
    [ -z "$bk_why" ] || printf 'why %s\n' "$(printf %s "$bk_why" | base64 -w 0)"
    bk_nearest "$bk_asked"
    printf 'mount %s\n' "$(bk_mount "$bk_around")"
    if [ "$bk_kind" != absent ]; then
        stat -c 'mode %a
owner %u:%g
links %h
size %s' -- "$bk_asked" 2>/dev/null || printf 'mode 0\nowner 0:0\nlinks 1\nsize 0\n'
        [ "$bk_kind" = other ] || lsattr -d -- "$bk_asked" 2>/dev/null | {
            read -r bk_letters _
            printf 'attributes %s\n' "$bk_letters"
        }
    fi
    if [ "$bk_kind" = directory ]; then
        [ -z "$(ls -A -- "$bk_asked")" ] || echo 'entries some'
    elif [ "$bk_kind" = regular ] && [ "$1" = plain ]; then
        printf 'sha256 %s\n' "$(limit 20 sha256sum <"$bk_asked" | cut -d ' ' -f 1)"
    fi
    echo
    if [ "$bk_kind" = regular ] && [ "$1" = bytes ]; then
        # A header and one byte less than what a section holds: a file that is longer shows by its size.
        bk_read "$bk_asked" 4190000
    fi
}

# bk_free PATH: "bytes <TAB> PATH" of the file system that holds PATH or will.
bk_free() {
    bk_nearest "$1"
    limit 5 df -Pk -- "$bk_around" | awk 'END { printf "%.0f\t", $4 * 1024 }'
    printf '%s\n' "$1"
}

# ---- containers: one call for all of them ----

# C lines are sent. X and M lines (what is needed to tell them apart; a command line may hold a secret) stay here.
# shellcheck disable=SC2016 # the variables are the template's own
BK_CONTAINER_FORMAT='C{{"\t"}}{"name":{{json .Name}},"image":{{json .Config.Image}},"imageId":{{json .Image}},'\
'"project":{{json (index .Config.Labels "com.docker.compose.project")}},"service":{{json (index .Config.Labels "com.docker.compose.service")}},'\
'"workingDir":{{json (index .Config.Labels "com.docker.compose.project.working_dir")}},'\
'"configFiles":{{json (index .Config.Labels "com.docker.compose.project.config_files")}},'\
'"configHash":{{json (index .Config.Labels "com.docker.compose.config-hash")}},'\
'"state":{{json .State.Status}},"health":{{if .State.Health}}{{json .State.Health.Status}}{{else}}""{{end}},'\
'"exitCode":{{json .State.ExitCode}},"restartCount":{{json .RestartCount}},"startedAt":{{json .State.StartedAt}},'\
'"networkMode":{{json .HostConfig.NetworkMode}},"ports":{{json .NetworkSettings.Ports}},'\
'"mounts":[{{range .Mounts}}{"source":{{json .Source}},"destination":{{json .Destination}},"writable":{{json .RW}}},{{end}}null],'\
'"networks":[{{range $name, $end := .NetworkSettings.Networks}}{"name":{{json $name}},"address":{{json $end.IPAddress}},"aliases":{{json $end.Aliases}}},{{end}}null],'\
'"environment":[{{range .Config.Env}}{{$key := index (split . "=") 0}}{{if or (eq $key "UID") (eq $key "GID") (eq $key "POSTGRES_USER") '\
'(eq $key "POSTGRES_DB") (eq $key "SYNAPSE_CONFIG_PATH") (eq $key "SYNAPSE_CONFIG_DIR")}}{{json .}},{{end}}{{end}}null]}
X{{"\t"}}{{.Name}}{{"\t"}}{{.State.Status}}{{"\t"}}{{.State.Pid}}{{"\t"}}{{index .Config.Labels "com.docker.compose.project"}}{{"\t"}}'\
'{{index .Config.Labels "com.docker.compose.service"}}{{"\t"}}{{index .Config.Labels "com.docker.compose.project.working_dir"}}{{"\t"}}'\
'{{index .Config.Labels "com.docker.compose.project.config_files"}}{{"\t"}}{{.Config.Image}}{{"\t"}}{{json .Path}}{{json .Args}}{{"\t"}}'\
'{{range .Config.Env}}{{$pair := split . "="}}{{$key := index $pair 0}}{{if or (eq $key "POSTGRES_USER") (eq $key "POSTGRES_DB") '\
'(eq $key "SYNAPSE_CONFIG_PATH") (eq $key "SYNAPSE_CONFIG_DIR")}}{{$key}}={{index $pair 1}};{{end}}{{end}}'\
'{{range .Mounts}}
M{{"\t"}}{{$.Name}}{{"\t"}}{{.Destination}}{{"\t"}}{{.Source}}{{end}}'

# bk_of CONTAINER FIELD: a field of its X line: 3 state, 4 pid, 5 project, 6 service, 7 directory, 8 compose files, 9 image, 11 environment.
bk_of() {
    printf '%s\n' "$bk_containers" | BK_ASKED=/$1 awk -F '\t' -v field="$2" '$1 == "X" && $2 == ENVIRON["BK_ASKED"] { print $field; exit }'
}

# bk_environment CONTAINER KEY
bk_environment() {
    bk_of "$1" 11 | tr ';' '\n' | sed -n "s/^$2=//p"
}

# bk_choose KIND PROJECT HINT: the container that is a synapse, postgres or mas, the likeliest one first.
bk_choose() {
    printf '%s\n' "$bk_containers" | BK_PROJECT=$2 BK_HINT=$3 awk -F '\t' -v kind="$1" '
        BEGIN {
            image["synapse"] = "(^|/)(matrix-)?synapse(:|@|$)"; command["synapse"] = "synapse[.]app[.]homeserver"
            image["postgres"] = "(^|/)(postgres|postgresql|pgvector|timescaledb)(:|@|$)"; command["postgres"] = "\"postgres\""
            image["mas"] = "(^|/)(matrix-authentication-service|mas)(:|@|$)"; command["mas"] = "mas-cli"
            best = 0
        }
        $1 == "X" {
            name = substr($2, 2)
            if ($10 ~ /generic_worker/) next
            points = 0
            if ($9 ~ image[kind]) points = 20
            else if ($10 ~ command[kind]) points = 10
            if (points == 0) next
            if ($3 == "running" || $3 == "restarting") points += 100
            if (ENVIRON["BK_PROJECT"] != "" && ($5 == ENVIRON["BK_PROJECT"] || $7 == ENVIRON["BK_PROJECT"])) points += 50
            if (ENVIRON["BK_HINT"] != "" && index(" " ENVIRON["BK_HINT"] " ", " " name " ") > 0) points += 30
            if (ENVIRON["BK_HINT"] != "" && $6 != "" && index(" " ENVIRON["BK_HINT"] " ", " " $6 " ") > 0) points += 30
            if (points > best) { best = points; chosen = name }
        }
        END { if (best > 0) print chosen }
    '
}

# bk_outside CONTAINER PATH: where PATH of the container lies on the host; nothing when no mount holds it.
bk_outside() {
    printf '%s\n' "$bk_containers" | BK_ASKED=/$1 BK_INNER=$2 awk -F '\t' '
        BEGIN { path = ENVIRON["BK_INNER"]; best = -1 }
        $1 == "M" && $2 == ENVIRON["BK_ASKED"] && (path == $3 || index(path, $3 "/") == 1) && length($3) > best {
            best = length($3); outside = $4 substr(path, length($3) + 1)
        }
        END { print outside }
    '
}

# bk_inside CONTAINER PATH: the other way round.
bk_inside() {
    printf '%s\n' "$bk_containers" | BK_ASKED=/$1 BK_OUTER=$2 awk -F '\t' '
        BEGIN { path = ENVIRON["BK_OUTER"]; best = -1 }
        $1 == "M" && $2 == ENVIRON["BK_ASKED"] && (path == $4 || index(path, $4 "/") == 1) && length($4) > best {
            best = length($4); inside = $3 substr(path, length($4) + 1)
        }
        END { print inside }
    '
}

# bk_program PID WORD: the process at or below PID whose command line has WORD (an init or a shell may stand before it), else PID.
bk_program() {
    bk_at=$1
    while [ -n "$bk_at" ] && ! tr '\0' ' ' <"/proc/$bk_at/cmdline" | grep -q -- "$2"; do
        bk_at=$(cut -d ' ' -f 1 "/proc/$bk_at/task/$bk_at/children")
    done
    printf '%s\n' "${bk_at:-$1}"
}

# The configuration files that Synapse's process was started with, one a line, as the container names them.
bk_synapse_configs() {
    tr '\0' '\n' <"/proc/$bk_synapse_pid/cmdline" | awk '
        next_is_path { print; next_is_path = 0; next }
        /^(-c|--config-path)$/ { next_is_path = 1; next }
        /^--config-path=/ { sub(/^--config-path=/, ""); print }
    '
}

survey_discover() {
    bk_ids=$(limit 15 docker ps -aq --no-trunc 2>/dev/null)
    bk_discovered=$?
    bk_containers=
    if [ -n "$bk_ids" ]; then
        # shellcheck disable=SC2086 # one word per container
        bk_containers=$(limit 15 docker inspect --type container --format "$BK_CONTAINER_FORMAT" $bk_ids 2>/dev/null)
    fi

    # The stack: the compose file's own project first, then what Synapse belongs to.
    bk_home=${BK_COMPOSE_FILE:-/opt/matrix/docker-compose.yml}
    BK_SYNAPSE_CONTAINER=${BK_SYNAPSE_CONTAINER:-$(bk_choose synapse "${bk_home%/*}" matrix-synapse)}
    bk_project=$(bk_of "$BK_SYNAPSE_CONTAINER" 5)
    if [ -z "$BK_COMPOSE_FILE" ]; then
        BK_COMPOSE_FILE=$(bk_of "$BK_SYNAPSE_CONTAINER" 8)
        BK_COMPOSE_FILE=${BK_COMPOSE_FILE%%,*}
        BK_COMPOSE_FILE=${BK_COMPOSE_FILE:-$bk_home}
    fi
    BK_COMPOSE_DIRECTORY=${BK_COMPOSE_FILE%/*}
    BK_COMPOSE_DIRECTORY=${BK_COMPOSE_DIRECTORY:-/}

    # Synapse's process and its configuration.
    bk_synapse_pid=$(bk_of "$BK_SYNAPSE_CONTAINER" 4)
    [ "${bk_synapse_pid:-0}" != 0 ] || bk_synapse_pid=
    bk_synapse_user=
    bk_inner=
    if [ -n "$bk_synapse_pid" ]; then
        bk_synapse_pid=$(bk_program "$bk_synapse_pid" synapse 2>/dev/null)
        bk_synapse_user=$(awk '/^Uid:/ { user = $3 } /^Gid:/ { group = $3 } END { print user ":" group }' "/proc/$bk_synapse_pid/status" 2>/dev/null)
        # Its own process says so, and may say anything: no path leads out of the mounts.
        bk_inner=$(bk_synapse_configs 2>/dev/null | grep -vE '(^|/)[.][.](/|$)' | awk '/homeserver[.]yaml$/ { found = $0 } NR == 1 { first = $0 } END { print found != "" ? found : first }')
    fi
    if [ -n "${BK_HOMESERVER_FILE:-}" ]; then
        bk_inner=$(bk_inside "$BK_SYNAPSE_CONTAINER" "$BK_HOMESERVER_FILE")
    else
        bk_inner=${bk_inner:-$(bk_environment "$BK_SYNAPSE_CONTAINER" SYNAPSE_CONFIG_PATH)}
        bk_directory=$(bk_environment "$BK_SYNAPSE_CONTAINER" SYNAPSE_CONFIG_DIR)
        bk_inner=${bk_inner:-${bk_directory:-/data}/homeserver.yaml}
        BK_HOMESERVER_FILE=$(bk_outside "$BK_SYNAPSE_CONTAINER" "$bk_inner")
        [ -n "$BK_SYNAPSE_CONTAINER" ] || BK_HOMESERVER_FILE=${BK_COMPOSE_DIRECTORY%/}/synapse/homeserver.yaml
    fi
    # What is asked of Python in that container reads what Synapse's user wrote: never with root's rights for somebody else's file.
    case $bk_synapse_user in 0:*) bk_synapse_user=$(stat -c %u:%g -- "$BK_HOMESERVER_FILE" 2>/dev/null) || bk_synapse_user=0:0 ;; esac
    BK_DATA_VOLUME=${BK_HOMESERVER_FILE%/*}

    # Its database and MAS.
    bk_hosts=$([ -z "$BK_HOMESERVER_FILE" ] || bk_read "$BK_HOMESERVER_FILE" 2>/dev/null | sed -n "s/^ *host: *[\"']\{0,1\}\([A-Za-z0-9_.-]*\).*/\1/p" | tr '\n' ' ')
    BK_POSTGRES_CONTAINER=${BK_POSTGRES_CONTAINER:-$(bk_choose postgres "$bk_project" "$bk_hosts")}
    BK_MAS_CONTAINER=${BK_MAS_CONTAINER:-$(bk_choose mas "$bk_project" matrix-mas)}
    BK_POSTGRES_SUPERUSER=${BK_POSTGRES_SUPERUSER:-$(bk_environment "$BK_POSTGRES_CONTAINER" POSTGRES_USER)}
    BK_POSTGRES_SUPERUSER=${BK_POSTGRES_SUPERUSER:-postgres}

    BK_BRIDGE_DIRECTORY=${BK_BRIDGE_DIRECTORY:-${BK_COMPOSE_DIRECTORY%/}/$BK_BRIDGE}
    BK_BACKUP_SCRIPT=${BK_BACKUP_SCRIPT:-${BK_COMPOSE_DIRECTORY%/}/scripts/pg_backup.sh}

    section containers bk_sent_containers
    section stack bk_stack
}

bk_sent_containers() {
    printf '%s\n' "$bk_containers" | sed -n 's/^C\t//p'
    return "$bk_discovered"
}

bk_stack() {
    printf 'synapse %s\npostgres %s\nmas %s\nbridge %s\nproject %s\n' \
        "$BK_SYNAPSE_CONTAINER" "$BK_POSTGRES_CONTAINER" "$BK_MAS_CONTAINER" "$BK_BRIDGE" "$bk_project"
    printf 'superuser %s\nuser %s\ninner %s\nvolume %s\nbackup %s\n' \
        "$BK_POSTGRES_SUPERUSER" "$bk_synapse_user" "$bk_inner" "$BK_DATA_VOLUME" "$BK_BACKUP_SCRIPT"
}

# ---- the parts ----

BK_TOOLS='awk base64 cat chattr chmod chown comm cp curl cut date dd df diff diff3 dirname docker find flock getent getfacl getfattr grep gzip head id lsattr mkdir mktemp mv nohup od readlink rm rmdir sed setfacl setfattr setsid sha256sum sleep sort ss stat sync tail tar timeout tr xargs'
bk_tools() {
    for bk_tool in $BK_TOOLS; do
        printf '%s\t%s\n' "$bk_tool" "$(command -v "$bk_tool")"
    done
}

# bk_started PID: when it started, in ticks since boot: field 22, counted behind the name, which may hold anything.
bk_started() {
    bk_line=$(cat "/proc/$1/stat") || return
    # shellcheck disable=SC2086 # fields
    set -- ${bk_line##*) }
    printf '%s\n' "${20}"
}

# bk_alive PID START: that process still runs, and no other one under its number.
bk_alive() { [ -n "$1" ] && [ -n "$2" ] && [ "$(bk_started "$1" 2>/dev/null)" = "$2" ]; }

# The outermost process of this login, just below sshd or init.
bk_session() {
    bk_at=$$
    while :; do
        bk_line=$(cat "/proc/$bk_at/stat") || return
        # shellcheck disable=SC2086 # fields
        set -- ${bk_line##*) }
        bk_parent=$2
        case $bk_parent:$(cat "/proc/$bk_parent/comm" 2>/dev/null) in
        0:* | 1:* | *:sshd*) break ;;
        esac
        bk_at=$bk_parent
    done
    printf '%s %s\n' "$bk_at" "${20}"
}

bk_system() {
    # shellcheck disable=SC1091 # the server's own
    (. /etc/os-release && printf '%s\n' "${PRETTY_NAME:-$NAME}")
}

survey_machine() {
    section time date +%s
    section system bk_system
    section login bk_login
    section tools bk_tools
    section session bk_session
    section docker_group bk_members docker
}

# "version <TAB> root directory", or why the engine does not answer: some versions of docker info end with status 0 even then.
# A second line has the version of Compose, which the client knows.
bk_docker() {
    if bk_engine=$(limit 15 docker info --format '{{.ServerVersion}}{{"\t"}}{{.DockerRootDir}}{{"\n"}}'\
'{{range .ClientInfo.Plugins}}{{if eq .Name "compose"}}{{.Version}}{{end}}{{end}}' 2>/dev/null); then
        case $bk_engine in
        ?*'	/'*)
            printf '%s\n' "$bk_engine"
            return
            ;;
        esac
    fi
    limit 15 docker info --format '{{.ServerVersion}}' 2>&1 | tail -n 5
    return 1
}

survey_docker() {
    bk_engine=$(bk_docker)
    bk_engine_status=$?
    bk_compose_version=
    if [ "$bk_engine_status" -eq 0 ]; then
        bk_compose_version=${bk_engine#*
}
        bk_engine=${bk_engine%%
*}
    fi
    section docker bk_said "$bk_engine_status" "$bk_engine"
    [ "$bk_engine_status" -ne 0 ] || section free_docker bk_free "/${bk_engine#*	/}"
    case $bk_compose_version in
    [v0-9]*[0-9]*) section docker_compose printf '%s\n' "${bk_compose_version#v}" ;;
    *) section docker_compose limit 15 docker compose version --short ;;
    esac
    section docker_networks limit 15 docker network ls --format '{{.Name}}'
}

bk_said() {
    printf '%s\n' "$2"
    return "$1"
}

# What Compose makes of its file, without environment, commands and whatever else may hold a secret.
bk_model() {
    if bk_json=$(bk_compose config --format json); then
        printf '%s\n' "$bk_json" | awk '
            function put(line) {
                # What closes may follow a member that was left out: no comma before it.
                if (line ~ /^ *[]}]/) sub(/,$/, "", held)
                if (held != "") print held
                held = line
            }
            {
                match($0, /^ */); indent = RLENGTH
                key = ""
                if (match($0, /^ *"[^"]*":/)) { key = substr($0, indent + 2); key = substr(key, 1, index(key, "\":") - 1) }
                if (skipping >= 0) {
                    if (indent > skipping) next
                    skipping = -1
                    if ($0 ~ /^ *[]}],?$/) next
                }
                if (indent == 2) part = key == "" ? part : key
                drop = 0
                if (indent == 2 && key != "" && key !~ /^(name|services|networks)$/) drop = 1
                if (part == "services" && indent == 6 && key !~ /^(container_name|image|healthcheck|networks|network_mode|)$/) drop = 1
                if (part == "services" && indent == 8 && key == "test") drop = 1
                if (drop) { if ($0 ~ /[[{]$/) skipping = indent; next }
                put($0)
            }
            BEGIN { skipping = -1; held = "" }
            END { if (held != "") print held }
        '
    else
        bk_compose config -q 2>&1 | tail -n 20
        return 1
    fi
}

survey_compose() {
    bk_may_compose 2>/dev/null || : # once for all of them
    section compose_file bk_file bytes "$BK_COMPOSE_FILE"
    section compose_model bk_model
    section compose_hashes bk_hashes
    section free_compose bk_free "$BK_COMPOSE_DIRECTORY"
    section writers bk_all_writers
}

# Who else could choose what root runs or hands to Docker: lines "path <TAB> name <TAB> place".
bk_all_writers() {
    { bk_compose_files; printf '%s\n' "$BK_BACKUP_SCRIPT" "${BK_BRIDGE_DIRECTORY%/*}"; } | while IFS= read -r bk_run; do
        bk_writers "$bk_run" | while IFS= read -r bk_line; do printf '%s\t%s\n' "$bk_run" "$bk_line"; done
    done
}

bk_hashes() {
    bk_compose config --hash '*'
}

# Asked of the Python in Synapse's container, as the user that Synapse runs as: it reads its files as Synapse does.
# Tokens of registrations leave it as SHA-256 only.
bk_synapse() {
    if [ -z "$bk_synapse_pid" ]; then
        return 1
    fi
    bk_configs=$(bk_synapse_configs)
    limit 20 docker exec -i -u "$bk_synapse_user" "$BK_SYNAPSE_CONTAINER" python3 -B - "${bk_configs:-$bk_inner}" 2>&1 <<'PYTHON'
import hashlib, json, os, sys
from importlib import metadata

import yaml

facts = {"appservices": []}


def why(error):
    """What is wrong, without the text around it, which may hold a secret."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return "%s in line %d, column %d" % (getattr(error, "problem", None) or "not YAML", mark.line + 1, mark.column + 1)
    return str(error)


def load(path):
    with open(path, encoding="utf-8") as stream:
        content = yaml.load(stream, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(content, dict):
        raise ValueError("it is not a mapping")
    return content


config = {}
for path in sys.argv[1].splitlines():
    names = [path]
    if os.path.isdir(path):
        names = [os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(".yaml")]
    for name in names:
        try:
            config.update(load(name))
        except Exception as error:
            facts["error"] = "%s: %s" % (name, why(error))


def section(name):
    content = config.get(name)
    return content if isinstance(content, dict) else {}


for package in ("matrix-synapse", "matrix_synapse"):
    try:
        facts["version"] = metadata.version(package)
        break
    except metadata.PackageNotFoundError:
        pass
facts["serverName"] = config.get("server_name")
facts["masEnabled"] = bool(section("matrix_authentication_service").get("enabled"))
msc3861 = section("experimental_features").get("msc3861")
facts["msc3861Enabled"] = bool(isinstance(msc3861, dict) and msc3861.get("enabled"))
facts["databaseHost"] = (section("database").get("args") or {}).get("host")
facts["databaseName"] = (section("database").get("args") or {}).get("dbname") or (section("database").get("args") or {}).get("database")
facts["listeners"] = [
    {
        "port": listener.get("port"),
        "tls": bool(listener.get("tls")),
        "client": any("client" in (resource.get("names") or []) for resource in listener.get("resources") or []),
    }
    for listener in config.get("listeners") or []
    if isinstance(listener, dict) and listener.get("type") == "http"
]
for path in config.get("app_service_config_files") or []:
    fact = {"path": str(path), "readable": False}
    facts["appservices"].append(fact)
    try:
        registration = load(path)
        fact["readable"] = True
        fact["id"] = str(registration.get("id", ""))
        fact["url"] = registration.get("url")
        fact["sender"] = str(registration.get("sender_localpart", ""))
        fact["tokenHash"] = hashlib.sha256(str(registration.get("as_token", "")).encode()).hexdigest()
        fact["users"] = [
            {"regex": str(user.get("regex", "")), "exclusive": bool(user.get("exclusive"))}
            for user in (registration.get("namespaces") or {}).get("users") or []
        ]
    except Exception as error:
        fact["error"] = why(error)


def admins(database):
    """The server's admins, asked as Synapse itself asks its database: nobody's rights but its own."""
    if database.get("name") != "psycopg2":
        return []
    import psycopg2
    known = ("host", "port", "user", "password", "dbname", "database", "sslmode", "sslrootcert")
    login = {key: value for key, value in (database.get("args") or {}).items() if key in known}
    login.setdefault("dbname", login.pop("database", None))
    options = "-c search_path=pg_catalog -c default_transaction_read_only=on -c statement_timeout=5000"
    connection = psycopg2.connect(connect_timeout=5, options=options, **login)
    cursor = connection.cursor()
    cursor.execute("SELECT name FROM public.users WHERE admin = 1 AND deactivated = 0 ORDER BY name LIMIT 5")
    return [row[0] for row in cursor.fetchall()]


try:
    facts["admins"] = admins(section("database"))
except Exception:
    facts["admins"] = []
json.dump(facts, sys.stdout)
PYTHON
}

survey_synapse() {
    section synapse bk_synapse
    [ -z "$BK_HOMESERVER_FILE" ] || section homeserver bk_file bytes "$BK_HOMESERVER_FILE"
}

# Answers are lines "key <TAB> JSON", errors stand between them.
bk_postgres() {
    if [ -z "$BK_POSTGRES_CONTAINER" ]; then
        echo 'there is no container of PostgreSQL'
        return 1
    fi
    bk_sql 2>&1 <<'SQL' && bk_own_tables 2>/dev/null
\t on
\pset format unaligned
SET statement_timeout = '10s';
SELECT E'server\t' || json_build_object('version', current_setting('server_version'), 'superuser', current_user,
    'isSuperuser', (SELECT rolsuper FROM pg_roles WHERE rolname = current_user), 'passwordEncryption', current_setting('password_encryption'));
SELECT E'role\t' || json_build_object('name', r.rolname, 'superuser', r.rolsuper, 'createDb', r.rolcreatedb, 'createRole', r.rolcreaterole,
    'replication', r.rolreplication, 'bypassRls', r.rolbypassrls, 'login', r.rolcanlogin,
    'memberOf', (SELECT coalesce(json_agg(g.rolname), '[]') FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid))
    FROM pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY r.rolname;
SELECT E'database\t' || json_build_object('name', d.datname, 'owner', pg_get_userbyid(d.datdba), 'encoding', pg_encoding_to_char(d.encoding),
    'collate', d.datcollate, 'ctype', d.datctype) FROM pg_database d WHERE NOT d.datistemplate ORDER BY d.datname;
SQL
}

# How many tables are in the bridge's database: asked as the bridge's role, when its password is known.
bk_own_tables() {
    bk_known=$(bk_file_secret "$BK/secrets/database-password") || return 0
    bk_as_role "$BK_DATABASE" "$bk_known" "$BK_DATABASE" <<'SQL' || return 0
BEGIN READ ONLY;
SELECT E'tables\t' || json_build_object('database', current_database(), 'count', count(*)) FROM pg_catalog.pg_tables WHERE schemaname = 'public';
SQL
}

survey_postgres() {
    section postgres bk_postgres
}

bk_image() {
    limit 10 docker image inspect --format '{{json .Id}}{{"\t"}}{{json .RepoDigests}}' "$1"
}

# 0 when the registry knows IMAGE (nothing is pulled); what it says otherwise.
bk_registry() {
    bk_refusal=$(limit 12 docker manifest inspect "$1" 2>&1 >/dev/null) && return
    bk_refused=$?
    printf '%s\n' "$bk_refusal" | tail -c 500
    return "$bk_refused"
}

# Who listens on the bridge's port: "host", or the name of a container that does or that exposes it; the bridge itself left out.
bk_listeners() {
    BK_PORT_HEX=$(printf "%04X" "$BK_PORT")
    {
        printf 'self\thost\n'
        printf '%s\n' "$bk_containers" | awk -F '\t' -v own="/$BK_BRIDGE" '$1 == "X" && $4 > 0 && $2 != own { print $4 "\t" substr($2, 2) }'
    } | while IFS='	' read -r bk_at bk_holder; do
        if cat "/proc/$bk_at/net/tcp" "/proc/$bk_at/net/tcp6" 2>/dev/null | awk -v port=":$BK_PORT_HEX" '$4 == "0A" && substr($2, length($2) - 4) == port { found = 1 } END { exit !found }'; then
            printf '%s\n' "$bk_holder"
        fi
    done
}

survey_bridge() {
    section bridge_directory bk_file plain "$BK_BRIDGE_DIRECTORY"
    section bridge_config bk_file bytes "$BK_BRIDGE_DIRECTORY/config.yaml"
    section bridge_registration bk_file bytes "$BK_BRIDGE_DIRECTORY/registration.yaml"
    section bridge_doublepuppet bk_file bytes "$BK_BRIDGE_DIRECTORY/doublepuppet.yaml"
    if [ -n "$BK_DATA_VOLUME" ]; then
        section synapse_registration bk_file bytes "$BK_DATA_VOLUME/registration.yaml"
        section synapse_doublepuppet bk_file bytes "$BK_DATA_VOLUME/doublepuppet.yaml"
    fi
    section port bk_listeners
    section linking_image bk_image "$BK_LINKING_IMAGE"
    section image bk_image "$BK_IMAGE"
    if [ "$bk_status" != 0 ]; then
        section image_registry bk_registry "$BK_IMAGE"
        # A registry that did not answer in time would not answer a second question either.
        if [ "$BK_IMAGE" != "$BK_LINKING_IMAGE" ] && [ "$bk_status" != 124 ]; then
            section linking_registry bk_registry "$BK_LINKING_IMAGE"
        fi
    fi
}

# The lines of crontabs and the timers that run the backup script.
bk_schedule() {
    bk_script=${BK_BACKUP_SCRIPT##*/}
    for bk_table in /etc/crontab /etc/cron.d/* /var/spool/cron/crontabs/* /var/spool/cron/*; do
        [ -f "$bk_table" ] || continue
        grep -F -- "$bk_script" "$bk_table" | grep -v '^[[:space:]]*#' | BK_ASKED=$bk_table awk '{ print ENVIRON["BK_ASKED"] ": " $0 }'
    done
    for bk_table in /etc/cron.hourly/* /etc/cron.daily/* /etc/cron.weekly/* /etc/cron.monthly/*; do
        [ -f "$bk_table" ] || continue
        if [ "$(readlink -f -- "$bk_table")" = "$(readlink -f -- "$BK_BACKUP_SCRIPT")" ] || grep -qF -- "$bk_script" "$bk_table"; then
            printf '%s\n' "$bk_table"
        fi
    done
    grep -lF -- "$bk_script" /etc/systemd/system/*.service /usr/local/lib/systemd/system/*.service /usr/lib/systemd/system/*.service 2>/dev/null |
        while IFS= read -r bk_unit; do
            bk_timer=${bk_unit%.service}.timer
            [ -f "$bk_timer" ] && printf '%s: %s\n' "${bk_timer##*/}" "$(sed -n 's/^On[A-Za-z]*=/&/p' "$bk_timer" | tr '\n' ' ')"
        done
    return 0
}

# The directory that the script writes to, when it is named literally.
bk_backup_directory() {
    bk_read "$BK_BACKUP_SCRIPT" 2>/dev/null | sed -n "s/^[[:space:]]*\(export \)\{0,1\}BACKUP_\{0,1\}DIR=[\"']\{0,1\}\(\/[^\"'\$\`; #]*\).*/\2/p" | head -n 1
}

survey_backup() {
    section backup_script bk_file bytes "$BK_BACKUP_SCRIPT"
    section backup_schedule bk_schedule
    bk_directory=$(bk_backup_directory)
    section backup_directory bk_said 0 "$bk_directory"
    [ -z "$bk_directory" ] || section free_backup bk_free "$bk_directory"
}

# A script of this program that still runs holds the lock: its end is awaited, so that nothing is seen half done. 1: it runs for ever.
bk_await_scripts() {
    bk_until=$(($(date +%s) + ${BK_LOCK_WAIT:-900})) bk_said=
    while bk_script_runs || { [ -e "$BK/lock" ] && ! flock -s -w 1 "$BK/lock" true; }; do
        if [ -z "$bk_said" ]; then
            bk_said=$(head -n 1 "$BK/seat" 2>/dev/null | cut -f 2)
            printf 'A script%s is still running on the server; waiting for its end.\n' "${bk_said:+ of $bk_said}" >&2
            bk_said=yes
        fi
        [ "$(date +%s)" -lt "$bk_until" ] || return 1
        sleep 0.2
    done
}

# Whether a script that survives its connection has begun and not ended; it may not have come to the lock yet.
bk_script_runs() {
    for bk_place in "$BK/scripts"/*; do
        [ ! -e "$bk_place/status" ] && read -r bk_pid bk_start 2>/dev/null <"$bk_place/pid" || continue
        ! bk_alive "$bk_pid" "$bk_start" || return 0
    done
    return 1
}

# In bytes. What a session does not know of the journal, it must not act on.
bk_journal_size() { if [ -e "$BK/journal" ]; then wc -c <"$BK/journal"; else echo 0; fi; }

# The session that holds the server: its line, and "alive", "own" or "dead".
bk_seat() {
    bk_line=$(head -n 1 "$BK/seat") || return
    bk_pid=$(printf '%s\n' "$bk_line" | cut -f 4)
    bk_start=$(printf '%s\n' "$bk_line" | cut -f 5)
    bk_life=dead
    case $bk_pid in
    '' | *[!0-9]*) ;;
    *)
        if bk_alive "$bk_pid" "$bk_start"; then
            bk_life=alive
        fi
        if [ "$bk_pid $bk_start" = "$(bk_session)" ]; then
            bk_life=own
        fi
        ;;
    esac
    printf '%s\t%s\n' "$bk_life" "$bk_line"
}

bk_journal() {
    [ ! -e "$BK/journal" ] || cat "$BK/journal"
}

survey_state() {
    section journal bk_journal
    section seat bk_seat
    section database_password bk_file bytes "$BK/secrets/database-password"
    section kept_dump bk_file plain "$BK/kept/$BK_DATABASE.dump"
    section kept_recovery_key test -s "$BK/kept/recovery_key"
    section kept_pickle_key bk_file bytes "$BK/kept/pickle_key"
    section free_state bk_free "$BK"
}
