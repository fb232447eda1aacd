# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What every script that changes the server begins with. Set before it: BK_RUN, BK_WHO, BK_SESSION, BK_TAKE_OVER and the
# parameters of the survey. Everything is written below $BK, which only root can read. Functions return a status; none exits
# but bk_enter and bk_outcome. Statuses with a meaning of their own:
#   73 the target is not what the preview showed      74 a check refused the new content
#   75 another operator holds the server              76 changed by somebody else since; our lines cannot be taken out alone
#   77 Synapse did not come back, and the old configuration was put back      78 it is not healthy with that one either
#   79 the journal has grown since it was read: somebody else was at work meanwhile

BK=/var/lib/bridgekeeper
umask 077

bk_say() { printf '%s\n' "$*" >&2; }

# What a probe prints: "before", "after" or "other", a tab, and the evidence. bk_tell STATUS AFTER BEFORE: for an answer of 0 (it is
# there), 1 (it is not) or anything else (it cannot be asked, which is never taken for an absence).
bk_state() { printf '%s\t%s\n' "$1" "$2"; }
bk_tell() { case $1 in 0) bk_state after "$2" ;; 1) bk_state before "$3" ;; *) bk_state other 'it cannot be asked' ;; esac; }

# Flushes a file and the directory that names it.
bk_flush() { sync "$1" "$(dirname "$1")" 2>/dev/null || sync; }

# Appends a line to the journal and flushes it; $1: the members of a JSON object. A torn last line is closed first.
bk_record() {
    if [ -s "$BK/journal" ] && [ -n "$(tail -c 1 "$BK/journal")" ]; then printf '\n' >>"$BK/journal"; fi
    printf '{"time":"%s",%s}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" >>"$BK/journal" && sync "$BK/journal"
}

# Takes the server for this run: other scripts wait (the lock is inherited by everything started here), other operators are told who holds it.
# BK_JOURNAL_SIZE is that of the journal as this run last read it: what others did since, it does not know.
bk_enter() {
    mkdir -p "$BK/saved" "$BK/scripts" "$BK/secrets" "$BK/kept" || exit 70
    exec 9>>"$BK/lock" || exit 70
    if ! flock -w "${BK_LOCK_WAIT:-600}" 9; then bk_say "Another script of this program is still running on the server."; exit 75; fi
    run=''
    if [ -s "$BK/seat" ]; then
        IFS="$(printf '\t')" read -r run who since pid start <"$BK/seat" || :
        if [ "$run" != "$BK_RUN" ] && bk_alive "$pid" "$start" && [ "${BK_TAKE_OVER:-}" != yes ]; then
            bk_say "$who holds this server since $since."
            exit 75
        fi
    fi
    if [ "$run" != "$BK_RUN" ] && [ "$(bk_journal_size)" -ne "$BK_JOURNAL_SIZE" ]; then
        bk_say "Another session has changed this server since it was surveyed here."
        exit 79
    fi
    printf '%s\t%s\t%s\t%s\t%s\n' "$BK_RUN" "$BK_WHO" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${BK_SESSION%% *}" "${BK_SESSION##* }" \
        >"$BK/seat.new" && mv "$BK/seat.new" "$BK/seat" || exit 70
}

# What scripts said that are over may hold secrets. Others may be waiting for the lock.
bk_forget_scripts() {
    for place in "$BK/scripts"/*; do
        [ "${place##*/}" = "$BK_SCRIPT" ] && continue
        read -r pid start 2>/dev/null <"$place/pid" && bk_alive "$pid" "$start" || rm -rf "$place"
    done
}

bk_leave() { rm -f "$BK/seat"; }

# bk_intent CHANGE STEP RECORD: flushed before the effect.
bk_intent() { bk_record "\"entry\":\"intent\",\"run\":\"$BK_RUN\",\"change\":\"$1\",\"step\":$2,\"record\":$3" || exit 70; bk_change=$1; }

# bk_outcome CHANGE STATUS: after the effect. What failed is reported to the caller, which takes the change back.
bk_outcome() { bk_record "\"entry\":\"outcome\",\"change\":\"$1\",\"status\":$2" || exit 70; return "$2"; }
bk_reverted() { bk_record "\"entry\":\"reverted\",\"run\":\"$BK_RUN\",\"change\":\"$1\",\"status\":$2" || exit 70; return "$2"; }

# --- files ---------------------------------------------------------------------------------------------------------------

bk_hash() { if [ -e "$1" ] || [ -L "$1" ]; then sha256sum <"$1" | cut -d ' ' -f 1; else echo absent; fi; }
bk_attributes() { if [ -e "$1" ]; then stat -c '%a %u:%g' "$1"; else echo absent; fi; }

# Keeps a copy of a file under its hash, flushed.
bk_save() {
    [ -e "$1" ] || return 0
    hash=$(bk_hash "$1") && [ -n "$hash" ] || return 1
    [ -e "$BK/saved/$hash" ] && return 0
    cp "$1" "$BK/saved/.$hash" && sync "$BK/saved/.$hash" && mv "$BK/saved/.$hash" "$BK/saved/$hash" && bk_flush "$BK/saved/$hash"
}

# bk_place TEMPORARY PATH MODE OWNER: gives the temporary file the attributes of the file it replaces, then mode and owner, and renames it.
bk_place() {
    if [ -e "$2" ]; then cp --attributes-only --preserve=mode,ownership,xattr "$2" "$1" || return 1; fi
    chown "$4" "$1" && chmod "$3" "$1" && sync "$1" && mv -T "$1" "$2" && bk_flush "$2"
}

# bk_as_shown PATH HASH ATTRIBUTES: the file is what the preview showed.
bk_as_shown() { [ "$(bk_hash "$1")" = "$2" ] && { [ "$2" = absent ] || [ "$(bk_attributes "$1")" = "$3" ]; }; }

# bk_write_file PATH EXPECTED MODE OWNER CHECK EXPECTED-ATTRIBUTES <base64 of the content
bk_write_file() {
    temporary=$(dirname "$1")/.bridgekeeper-$bk_change
    bk_as_shown "$1" "$2" "$6" || { bk_say "$1 is not what the preview showed: somebody changed it meanwhile. Nothing was written."; return 73; }
    bk_save "$1" && base64 -d >"$temporary" && bk_save "$temporary" || { rm -f "$temporary"; return 1; }
    if [ -e "$1" ]; then cp --attributes-only --preserve=mode,ownership,xattr "$1" "$temporary" || { rm -f "$temporary"; return 1; }; fi
    chown "$4" "$temporary" && chmod "$3" "$temporary" || { rm -f "$temporary"; return 1; }
    "bk_check_$5" "$temporary" "$1" || { rm -f "$temporary"; bk_say "The new $1 was refused by its check. Nothing was written."; return 74; }
    bk_as_shown "$1" "$2" "$6" || { rm -f "$temporary"; bk_say "$1 was changed by somebody else just now. Nothing was written."; return 73; }
    bk_place "$temporary" "$1" "$3" "$4" || { rm -f "$temporary"; return 1; }
    bk_say "Wrote $1."
}

# bk_merge FILE AFTER BEFORE: FILE without what this program wrote into it, whether some of that is out already or not; 1 when somebody else
# edited the very same lines.
bk_merge() { diff3 -E -m "$1" "$BK/saved/$2" "$BK/saved/$3"; }

# bk_restore_file PATH BEFORE MODE OWNER AFTER AFTER-ATTRIBUTES: puts the saved bytes back; takes only our lines out when somebody else edited
# it since, and leaves the mode and owner that somebody else gave it.
bk_restore_file() {
    temporary=$(dirname "$1")/.bridgekeeper-$bk_change
    rm -f "$temporary"
    now=$(bk_hash "$1") attributes=$(bk_attributes "$1")
    if [ "$2" = absent ]; then
        case $now in
            absent) return 0 ;;
            "$5") rm -f "$1" && bk_flush "$1" && bk_say "Removed $1." ; return ;;
            *) bk_say "$1 was changed by somebody else since this program made it; it stays."; return 76 ;;
        esac
    fi
    if [ "$now" = absent ] && [ "$5" != absent ]; then bk_say "$1 is gone; putting back what was there before."; fi
    if [ "$now" = "$2" ] && [ "$attributes" = "$3 $4" ]; then return 0; fi
    foreign=
    case $attributes in absent | "$3 $4" | "$6") attributes="$3 $4" ;; *) foreign=yes ;; esac
    if [ "$now" = "$5" ] || [ "$now" = "$2" ] || [ "$now" = absent ]; then
        cp "$BK/saved/$2" "$temporary" || return 1
    else
        [ -e "$BK/saved/$5" ] || return 0 # kept before it is written: it never was
        if ! bk_merge "$1" "$5" "$2" >"$temporary"; then
            rm -f "$temporary"
            bk_say "$1 was changed by somebody else in the very lines that this program wrote; it stays as it is. Take these lines out by hand."
            return 76
        fi
        bk_say "$1 was changed by somebody else since; only our lines are taken out."
        foreign=yes
    fi
    [ -z "$foreign" ] || section "merged-$bk_change" bk_hash "$temporary"
    bk_place "$temporary" "$1" "${attributes% *}" "${attributes#* }" && bk_say "Put back $1."
}

bk_probe_file() {
    hash=$(bk_hash "$1") attributes=$(bk_attributes "$1")
    evidence="SHA-256 $(printf '%.16s' "$hash")…, mode and owner $attributes"
    case $hash in
        "$2") if [ "$2" = absent ]; then bk_state before absent; elif [ "$attributes" = "$3 $4" ]; then bk_state before "$evidence"; else bk_state other "$evidence"; fi ;;
        "$5") bk_state after "$evidence" ;;
        *) bk_state other "$evidence" ;;
    esac
}

bk_check_none() { :; }
bk_check_bash() { bash -n "$1" >&2; }

# The whole compose file is accepted, and no service that was there before is another one now. An override file beside it counts too.
bk_check_compose() {
    bk_config() { (cd "$BK_COMPOSE_DIRECTORY" && limit 30 docker compose ${bk_project:+-p "$bk_project"} -f "$1" $override config "$2" ${3:+"$3"}); }
    override=
    for candidate in override.yaml override.yml; do
        for name in compose docker-compose; do
            [ ! -e "$BK_COMPOSE_DIRECTORY/$name.$candidate" ] || override="-f $name.$candidate"
        done
    done
    bk_config "$1" -q >&2 && bk_config "$2" --hash '*' | sort >"$1.old" && bk_config "$1" --hash '*' | sort >"$1.new" || return 1
    changed=$(comm -23 "$1.old" "$1.new")
    rm -f "$1.old" "$1.new"
    [ -z "$changed" ] || { bk_say "Other services would change: $changed"; return 1; }
}

# Synapse's own code, in its container and as the user it runs as, accepts the file with all registrations it names.
bk_check_synapse() {
    [ "$(docker inspect -f '{{.State.Running}}' "$BK_SYNAPSE_CONTAINER" 2>/dev/null)" = true ] || { bk_say "$BK_SYNAPSE_CONTAINER is not running."; return 1; }
    # The file may be a link's target in a directory below.
    timeout 60 docker exec -i -u "$BK_SYNAPSE_USER" "$BK_SYNAPSE_CONTAINER" python3 - "$BK_SYNAPSE_DATA${1#"$BK_SYNAPSE_VOLUME"}" >&2 <<'PYTHON'
import sys
from synapse.config.homeserver import HomeServerConfig
from synapse.config.appservice import load_appservices
config = HomeServerConfig.load_config("bridgekeeper", ["-c", sys.argv[1]])
files = config.appservice.app_service_config_files
services = load_appservices(config.server.server_name, files)
print("Synapse's own code accepts the file and its %d registration(s)." % len(services))
PYTHON
}

# --- directories, snapshots -------------------------------------------------------------------------------------------------

# tar itself would read a backslash or a colon in the directory's name as something else.
bk_pack() (cd "$1" && tar --numeric-owner --xattrs --acls -cpf - .)

bk_make_directory() {
    if [ -e "$1" ]; then bk_say "$1 exists already."; return 73; fi
    mkdir -m "$2" "$1" && chown "$3" "$1" && bk_flush "$1" && bk_say "Made $1."
}
# Keeps what a directory holds, edits of other people among it, before it goes.
bk_keep_directory() {
    [ -n "$(ls -A "$1")" ] || return 0
    kept=$BK/kept/$(basename "$1")-$bk_change.tar
    bk_pack "$1" >"$kept" && bk_flush "$kept" && bk_say "Kept what $1 held in $kept."
}
# Only this program made it, so all in it came after.
bk_remove_directory() {
    [ -d "$1" ] || return 0
    bk_keep_directory "$1" || return 1
    rm -rf -- "$1" && bk_flush "$1" && bk_say "Removed $1."
}
bk_probe_directory() { if [ -d "$1" ]; then bk_state after 'a directory'; elif [ -e "$1" ]; then bk_state other 'no directory'; else bk_state before absent; fi; }

# The bytes, modes and owners of a small directory, so that a program that writes into it can be taken back.
bk_snapshot() {
    bk_pack "$1" >"$BK/saved/.$bk_change.tar" && sync "$BK/saved/.$bk_change.tar" &&
        mv "$BK/saved/.$bk_change.tar" "$BK/saved/$bk_change.tar" && bk_flush "$BK/saved/$bk_change.tar"
}
bk_snapshot_restore() {
    [ -d "$1" ] || return 0
    [ -e "$BK/saved/$bk_change.tar" ] || return 0
    bk_keep_directory "$1" || return 1
    find "$1" -mindepth 1 -delete && (cd "$1" && tar --numeric-owner --xattrs --acls -xpf -) <"$BK/saved/$bk_change.tar"
}

# --- PostgreSQL ----------------------------------------------------------------------------------------------------------------

# SQL by standard input, as the superuser, on the socket inside the container; failing statements stay out of PostgreSQL's log.
bk_psql() {
    { printf '%s\n' "SET log_min_error_statement = panic; SET log_min_duration_statement = -1; SET log_statement = none;"; cat; } |
        timeout "${BK_PSQL_LIMIT:-120}" docker exec -i -e "PGDATABASE=${1:-postgres}" "$BK_POSTGRES_CONTAINER" psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$BK_POSTGRES_SUPERUSER"
}
bk_psql_value() { printf '%s\n' "$1" | bk_psql "${2:-postgres}"; }
# 0: a row comes back, 1: none does, 2: PostgreSQL cannot be asked, also not a moment later: docker exec fails now and then.
bk_row() {
    row=$(bk_psql_value "$1" "${2:-postgres}") || { sleep 1 && row=$(bk_psql_value "$1" "${2:-postgres}"); } || return 2
    [ "$row" = 1 ]
}
bk_role_exists() { bk_row "SELECT 1 FROM pg_roles WHERE rolname = '$1'"; }
bk_database_exists() { bk_row "SELECT 1 FROM pg_database WHERE datname = '$1'"; }

bk_tables() { bk_psql_value "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\"" "$1"; }

# bk_must_be_free STATUS-OF-bk_row WHAT: refuses, before anything is done, what somebody else made or what cannot be asked.
bk_must_be_free() {
    case $1 in
        1) return 0 ;;
        0) bk_say "$2 is there already, and this program did not make it." ;;
        *) bk_say "PostgreSQL does not answer." ;;
    esac
    return 73
}

# bk_create_role ROLE <base64 of the verifier
bk_create_role() {
    verifier=$(base64 -d)
    bk_role_exists "$1"
    bk_must_be_free $? "A role $1" || return
    printf '%s\n' "CREATE ROLE \"$1\" WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '$verifier';" | bk_psql || return
    # A malformed verifier would have been hashed as if it were a password.
    stored=$(bk_psql_value "SELECT rolpassword FROM pg_authid WHERE rolname = '$1'")
    [ "$stored" = "$verifier" ] || { bk_say "PostgreSQL did not take the password verifier as it was sent."; return 1; }
    bk_say "Created role $1."
}
bk_drop_role() {
    bk_role_exists "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    bk_psql_value "DROP ROLE \"$1\";" && bk_say "Dropped role $1."
}
bk_probe_role() { bk_role_exists "$1"; bk_tell $? 'PostgreSQL knows the role' 'PostgreSQL has no such role'; }

bk_create_database() {
    bk_database_exists "$1"
    bk_must_be_free $? "A database $1" || return
    bk_psql_value "CREATE DATABASE \"$1\" OWNER \"$2\" ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;" && bk_say "Created database $1."
}
# bk_keep_database DATABASE: a database that has tables is dumped, and the bot's recovery key is kept beside the dump; what an earlier roll
# back kept stays under another name.
bk_keep_database() {
    bk_row "SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1" "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    timeout 600 docker exec "$BK_POSTGRES_CONTAINER" pg_dump -Fc -U "$BK_POSTGRES_SUPERUSER" -d "$1" >"$BK/kept/.$1.dump" || return 1
    sync "$BK/kept/.$1.dump" || return 1
    [ ! -e "$BK/kept/$1.dump" ] || mv "$BK/kept/$1.dump" "$BK/kept/$1.$(date -u +%Y%m%dT%H%M%SZ).dump" || return 1
    mv "$BK/kept/.$1.dump" "$BK/kept/$1.dump" || return 1
    bk_psql_value "SELECT value FROM kv_store WHERE key = 'recovery_key'" "$1" >"$BK/kept/recovery_key" 2>/dev/null || :
    bk_flush "$BK/kept/$1.dump"
    bk_say "Kept a dump of $1 and the bot's recovery key in $BK/kept."
}
# Drops a database, if it is there, whoever is connected to it.
bk_drop_in_use() {
    bk_psql_value "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '$1'; SET client_min_messages = warning;
        DROP DATABASE IF EXISTS \"$1\";" >/dev/null
}
bk_drop_database() {
    bk_database_exists "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    bk_keep_database "$1" || return 1
    bk_drop_in_use "$1" && bk_say "Dropped database $1."
}
bk_probe_database() { bk_database_exists "$1"; bk_tell $? 'PostgreSQL has the database' 'PostgreSQL has no such database'; }

# bk_restore_database DATABASE ROLE: loads the dump that an earlier roll back kept.
bk_restore_database() {
    timeout 600 docker exec -i "$BK_POSTGRES_CONTAINER" pg_restore --no-owner --role "$2" --exit-on-error -U "$BK_POSTGRES_SUPERUSER" -d "$1" <"$BK/kept/$1.dump" >&2 &&
        bk_say "Restored the bridge's earlier data into $1."
}
bk_empty_database() {
    bk_database_exists "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    bk_psql_value "DROP OWNED BY \"$2\"; SET client_min_messages = warning; CREATE SCHEMA IF NOT EXISTS public;" "$1" >/dev/null
}
# 0: the database is there and has tables, 1: not, 2: PostgreSQL cannot be asked.
bk_has_tables() {
    bk_database_exists "$1" || return
    bk_row "SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1" "$1"
}
bk_probe_tables() { bk_has_tables "$1"; bk_tell $? 'it has tables' 'it has no tables'; }

# --- images and containers -----------------------------------------------------------------------------------------------------

bk_pull_image() { timeout 900 docker pull -q "$1" >&2 && bk_say "Pulled $1."; }
# Whether Docker has an image or a container of this name: 0 yes, 1 no, 2 it does not answer. bk_docker_has KIND NAME
bk_docker_has() {
    docker "$1" inspect "$2" >/dev/null 2>&1 && return 0
    docker version >/dev/null 2>&1 || return 2
    if docker "$1" inspect "$2" >/dev/null 2>&1; then return 0; else return 1; fi
}
bk_remove_image() {
    bk_docker_has image "$1"
    case $? in 1) return 0 ;; 2) bk_say "Docker does not answer."; return 1 ;; esac
    docker rmi "$1" >/dev/null && bk_say "Removed image $1."
}
bk_probe_image() { bk_docker_has image "$1"; bk_tell $? 'Docker has the image' 'Docker has no such image'; }

# bk_run_container IMAGE DIRECTORY FILE: one run of the bridge's image that must leave FILE in DIRECTORY.
bk_run_container() {
    bk_snapshot "$2" || return 1
    timeout 120 docker run --rm --name "bridgekeeper-$bk_change" --network none -v "$2:/data" "$1" >&2
    status=$?
    [ -s "$2/$3" ] || { bk_say "The image ended with status $status and left no $3."; return 1; }
    chmod 600 "$2/$3"
}
bk_undo_run_container() { docker rm -f "bridgekeeper-$bk_change" >/dev/null 2>&1; bk_snapshot_restore "$2"; }
# A file that a cut-off run left may be half of one: it is taken back and made again.
bk_probe_run_container() {
    if [ ! -e "$2/$3" ]; then bk_state before absent
    elif [ -n "${BK_SETTLING:-}" ] || [ ! -s "$2/$3" ]; then bk_state other 'written by a run that was cut off'
    else bk_state after "$(stat -c '%s bytes' "$2/$3")"; fi
}

bk_health() { docker inspect -f '{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}' "$1" 2>/dev/null; }

# bk_wait_healthy CONTAINER SECONDS URL [CRASHES]: running, answering, and healthy where it has a health check. `answered` is when it first
# answered. With CRASHES, that many crashes, or having ended for 3 s, end the wait before its time.
bk_wait_healthy() {
    end=$(($(date +%s) + $2)) answered='' ended=0
    crashed=$(docker inspect -f '{{.RestartCount}}' "$1" 2>/dev/null)
    while :; do
        health=$(bk_health "$1")
        case $health in
            running*) ended=0; if [ -n "$answered" ] || curl -sf -m 5 -o /dev/null "$3"; then answered=${answered:-$(date +%s)}; fi ;;
            exited* | dead* | created*) answered='' ended=$((ended + 1)) ;;
            *) answered='' ;;
        esac
        case $answered:$health in :*) ;; *"running healthy" | *"running none") curl -sf -m 5 -o /dev/null "$3" && return 0 ;; esac
        [ "$(date +%s)" -lt "$end" ] || return 1
        if [ -n "${4:-}" ]; then
            [ $ended -lt 12 ] && [ $(($(docker inspect -f '{{.RestartCount}}' "$1" 2>/dev/null || echo 0) - crashed)) -lt "$4" ] || return 1
        fi
        sleep 0.25
    done
}

bk_started_at() { docker inspect -f '{{.State.StartedAt}}' "$1" 2>/dev/null; }

# bk_compose_restart SERVICE CONTAINER: 1 when what ran before still runs, which would look healthy.
bk_compose_restart() {
    started=$(bk_started_at "$2")
    BK_COMPOSE_LIMIT=120 bk_compose restart "$1" >&2
    case $(bk_health "$2") in
        running*) [ "$(bk_started_at "$2")" != "$started" ] || { bk_say "$1 was not restarted: Docker did not do it."; return 1; } ;;
    esac
}

# bk_restart_synapse SERVICE CONTAINER LIMIT URL PATH BEFORE MODE OWNER AFTER: restarts it once, when it would come back with what it reads
# now. When it does not, the old homeserver.yaml is put back and it is restarted again, without waiting for anybody.
bk_restart_synapse() {
    curl -sf -m 10 -o /dev/null "$4/_matrix/client/versions" ||
        { bk_say "$1 does not answer at $4, so nobody could tell whether it comes back. It was not restarted."; return 74; }
    bk_check_synapse "$5" || { bk_say "$1 would not start with $5 as it is now. It was not restarted."; return 74; }
    began=$(date +%s)
    : >"$BK/scripts/$BK_SCRIPT/critical"
    bk_say "Restarting $1. People notice a pause of some seconds."
    bk_compose_restart "$1" "$2" || return 74
    if bk_wait_healthy "$2" "$3" "$4/_matrix/client/versions" 3; then
        bk_say "$1 answered again after $((answered - began)) s, and is healthy after $(($(date +%s) - began)) s."
        return 0
    fi
    bk_say "$1 did not come back; given up after $(($(date +%s) - began)) s. Its last lines:"
    docker logs --tail 50 "$2" >&2 2>&1
    bk_put_back_homeserver "$@" && { bk_say "It was down for $((answered - began)) s."; return 77; }
    return 78
}

# The same arguments: the way back when Synapse does not run with the new file.
bk_put_back_homeserver() {
    bk_say "Putting the old homeserver.yaml back."
    bk_restore_file "$5" "$6" "$7" "$8" "$9"
    bk_compose_restart "$1" "$2"
    if bk_wait_healthy "$2" "$3" "$4/_matrix/client/versions"; then
        bk_say "$1 answers again with its old configuration and is healthy."
        return 0
    fi
    bk_say "$1 is still not healthy with its old configuration."
    return 1
}

# The same arguments: what became of a restart that was cut off or failed. 0: Synapse runs with what it read then; 1: it was not restarted;
# 77: it did not run, and does now with the old file; 78: it does not run.
bk_settle_restart() {
    : >"$BK/scripts/$BK_SCRIPT/critical"
    state=$(bk_probe_restart "$2")
    case $state in before*) return 1 ;; esac
    docker version >/dev/null 2>&1 || { bk_say "Docker does not answer."; return 78; }
    bk_wait_healthy "$2" "$3" "$4/_matrix/client/versions" 3 && return 0
    bk_say "$1 does not run since it was restarted."
    bk_put_back_homeserver "$@" && return 77
    return 78
}

# bk_undo_restart SERVICE CONTAINER LIMIT URL: after the old files are back. A Synapse that runs is not stopped for what it would refuse.
bk_undo_restart() {
    : >"$BK/scripts/$BK_SCRIPT/critical"
    case $(bk_health "$2") in
        running*) bk_check_synapse "$BK_HOMESERVER_FILE" || { bk_say "$1 would not start with $BK_HOMESERVER_FILE as it is now, so it was not restarted. Mend the file, then roll back again."; return 74; } ;;
    esac
    bk_compose_restart "$1" "$2" || return 1
    bk_wait_healthy "$2" "$3" "$4/_matrix/client/versions" || { bk_say "$1 is not healthy after the restart."; docker logs --tail 20 "$2" >&2; return 1; }
    bk_say "$1 is healthy with its old configuration."
}

# bk_start_service SERVICE CONTAINER DIRECTORY DATABASE RECOVERY LIMIT: starts only this service and waits for the bridge's started line.
# RECOVERY is what to do when the bot's old cross-signing keys stand in the way: restore or overwrite.
bk_start_service() {
    foreign=$(docker inspect -f '{{index .Config.Labels "com.docker.compose.service"}}' "$2" 2>/dev/null) && [ "$foreign" != "$1" ] &&
        { bk_say "A container named $2 is there already, and this program did not make it."; return 73; }
    bk_snapshot "$3" || return 1
    BK_COMPOSE_LIMIT=120 bk_compose up -d --no-deps "$1" >&2 || return 1
    end=$(($(date +%s) + $6)) healed='' steady=''
    while [ "$(date +%s)" -lt "$end" ]; do
        since=$(bk_started_at "$2")
        log=$(docker logs --since "$since" "$2" 2>&1 | tail -n 200)
        case $(docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' "$2" 2>/dev/null) in
            "running "*)
                # A bridge that ends soon after is not up.
                case $log in
                    *"Bridge started"*)
                        if [ "$since" != "$steady" ]; then steady=$since steady_until=$(($(date +%s) + 5)); fi
                        [ "$(date +%s)" -lt $steady_until ] || { bk_say "$2 is up."; return 0; } ;;
                esac ;;
            "restarting 34" | "exited 34")
                if [ -z "$healed" ]; then
                    healed=yes
                    value=overwrite
                    if [ "$5" = restore ] && [ -s "$BK/kept/recovery_key" ]; then value=$(cat "$BK/kept/recovery_key"); fi
                    bk_say "The bot has cross-signing keys from an earlier installation; telling the bridge how to go on ($5)."
                    printf "INSERT INTO kv_store (bridge_id, key, value) VALUES ('', 'recovery_key', '%s') ON CONFLICT (bridge_id, key) DO UPDATE SET value = excluded.value;\n" "$value" | bk_psql "$4" || return 1
                    docker restart "$2" >/dev/null
                fi ;;
            "restarting "* | "exited "* | "dead "*)
                sleep 1
                bk_say "The last lines of $2:"
                docker logs --tail 30 "$2" >&2
                bk_say "$2 ended with exit code $(docker inspect -f '{{.State.ExitCode}}' "$2")."
                return 1 ;;
        esac
        sleep 0.25
    done
    bk_say "The last lines of $2:"
    docker logs --tail 30 "$2" >&2
    bk_say "$2 did not say that it started within $6 s."
    return 1
}

# A user's id as part of an address: "+" and "/" are letters of names.
bk_in_url() { printf '%s' "$1" | sed 's/%/%25/g; s/+/%2B/g; s,/,%2F,g; s/#/%23/g; s/&/%26/g; s/?/%3F/g; s/ /%20/g'; }

# bk_as_bridge METHOD TOKEN PATH: one request to Synapse's client API; the token goes by standard input.
bk_as_bridge() {
    printf 'header = "Authorization: Bearer %s"\nheader = "Content-Type: application/json"\n%s' "$2" \
        "$([ "$1" = GET ] || printf 'data = "{}"')" |
        curl -s -m 10 -X "$1" --config - "$BK_SYNAPSE_URL/_matrix/client/v3/$3"
}

# bk_stop_service SERVICE CONTAINER DIRECTORY BOT DATABASE: takes the bridge down; the bot's devices are deleted while its token still works;
# what the bridge put into its database and its directory is kept, and goes.
bk_stop_service() {
    docker stop -t 20 "$2" >/dev/null 2>&1
    docker rm -f -v "$2" >/dev/null 2>&1
    bk_docker_has container "$2"
    case $? in 0) bk_say "Container $2 cannot be removed."; return 1 ;; 2) bk_say "Docker does not answer."; return 1 ;; esac
    token=$(sed -n 's/^as_token: *//p' "$3/registration.yaml" 2>/dev/null)
    if [ -n "$token" ]; then
        bot=$(bk_in_url "$4")
        for device in $(bk_as_bridge GET "$token" "devices?user_id=$bot" | grep -o '"device_id":"[^"]*"' | cut -d '"' -f 4 | grep -E '^[A-Za-z0-9._=-]+$'); do
            bk_as_bridge DELETE "$token" "devices/$device?user_id=$bot" >/dev/null
        done
    fi
    bk_has_tables "$5"
    case $? in
        0)
            bk_keep_database "$5" || return 1
            # The dump holds the bot's own keys under this one.
            sed -n 's/^ *pickle_key: *//p' "$3/config.yaml" | head -n 1 | tr -d "\"' \r\n" >"$BK/kept/.pickle_key" &&
                mv "$BK/kept/.pickle_key" "$BK/kept/pickle_key" && bk_flush "$BK/kept/pickle_key" || return 1
            bk_empty_database "$5" "$5" || return 1 ;;
        2) bk_say "PostgreSQL does not answer."; return 1 ;;
    esac
    bk_snapshot_restore "$3" && bk_say "Stopped and removed $2."
}
bk_probe_service() { bk_docker_has container "$1"; bk_tell $? 'Docker has the container' 'Docker has no such container'; }

# --- backup ------------------------------------------------------------------------------------------------------------------

# bk_run_backup SCRIPT DIRECTORY: runs it and notes which files it made and which are gone.
bk_run_backup() {
    find "$2" -maxdepth 1 -type f -printf '%p\n' | sort >"$BK/saved/$bk_change.before"
    for database in $BK_DUMPED_DATABASES; do bk_tables "$database" >"$BK/saved/$bk_change.tables.$database" || return 1; done
    # Trial files tell whether the cleanup takes the new names at the right age.
    for database in $BK_BACKUP_DATABASES; do
        for age in 13 15; do : >"$2/${database}_bridgekeeper-trial-$age.sql.gz" && touch -d "$age days ago" "$2/${database}_bridgekeeper-trial-$age.sql.gz"; done
    done
    timeout 3600 "$1" </dev/null >&2
    status=$?
    old_gone=yes young_kept=yes
    for database in $BK_BACKUP_DATABASES; do
        [ ! -e "$2/${database}_bridgekeeper-trial-15.sql.gz" ] || old_gone=no
        [ -e "$2/${database}_bridgekeeper-trial-13.sql.gz" ] || young_kept=no
        rm -f "$2/${database}_bridgekeeper-trial-13.sql.gz" "$2/${database}_bridgekeeper-trial-15.sql.gz"
    done
    section backup-old-gone echo "$old_gone"
    section backup-young-kept echo "$young_kept"
    find "$2" -maxdepth 1 -type f -printf '%p\n' | sort >"$BK/saved/$bk_change.after"
    comm -13 "$BK/saved/$bk_change.before" "$BK/saved/$bk_change.after" >"$BK/saved/$bk_change.made"
    section backup-made cat "$BK/saved/$bk_change.made"
    section backup-gone comm -23 "$BK/saved/$bk_change.before" "$BK/saved/$bk_change.after"
    return $status
}
# The databases that proofs of its dumps are loaded into are named after the change.
bk_scratch() { printf 'bridgekeeper_%s' "$bk_change"; }
# bk_made_meanwhile DIRECTORY: of a run that was cut off, nobody noted what it made. Dumps count that were written within the hour that it may
# take at most, and before the computer was started again; others are somebody else's.
bk_made_meanwhile() {
    until=$(($(stat -c %Y "$BK/saved/$bk_change.before") + 3600)) started=$(sed -n 's/^btime //p' /proc/stat)
    if [ "$started" -gt $((until - 3600)) ] && [ "$started" -lt $until ]; then until=$started; fi
    for database in $BK_DUMPED_DATABASES; do
        find "$1" -maxdepth 1 -type f -name "${database}_*" -newer "$BK/saved/$bk_change.before" ! -newermt "@$until" -printf '%p\n'
    done | sort | comm -13 "$BK/saved/$bk_change.before" -
}
bk_undo_backup() {
    rm -f "$1"/*_bridgekeeper-trial-1[35].sql.gz
    bk_drop_in_use "$(bk_scratch)" || { bk_say "PostgreSQL does not answer."; return 1; }
    [ -e "$BK/saved/$bk_change.before" ] || return 0
    [ -e "$BK/saved/$bk_change.made" ] || bk_made_meanwhile "$1" >"$BK/saved/$bk_change.made"
    while IFS= read -r made; do rm -f -- "$made"; done <"$BK/saved/$bk_change.made"
    bk_say "Removed the dumps that the test of the backup made."
}
bk_probe_backup() {
    left=$(while IFS= read -r made; do [ ! -e "$made" ] || echo "$made"; done <"$BK/saved/$bk_change.made" 2>/dev/null | grep -c .)
    if [ ! -e "$BK/saved/$bk_change.before" ]; then bk_state before 'it did not run'
    elif [ ! -e "$BK/saved/$bk_change.made" ]; then bk_state other 'it was cut off'
    elif [ "$left" != 0 ]; then bk_state after "$left of its dumps are there"
    else bk_state before 'none of its dumps is there'; fi
}

# A restart shows in the container's start time, held against the time of its intent.
bk_probe_restart() {
    intent=$(grep -F "\"change\":\"$bk_change\"" "$BK/journal" | head -n 1 | cut -d '"' -f 4)
    started=$(bk_started_at "$1") || { bk_state other 'Docker does not answer'; return; }
    if [ "$(date -d "$started" +%s)" -lt "$(date -d "$intent" +%s)" ]; then bk_state before "started $started"
    elif [ "$(docker inspect -f '{{.State.Status}}' "$1")" = running ]; then bk_state after "started $started"
    else bk_state other 'it does not run'; fi
}

# bk_unlink DIRECTORY URL USER: logs every Signal account of USER out of the bridge, as far as the bridge can.
bk_unlink() {
    secret=$(sed -n 's/^ *shared_secret: *//p' "$1/config.yaml" | head -n 1)
    user=$(bk_in_url "$3")
    for login in $(bk_provision "$secret" GET "$2/_matrix/provision/v3/whoami?user_id=$user" | tr ',{' '\n\n' | sed -n 's/^"id":"\([^"]*\)".*/\1/p'); do
        bk_provision "$secret" POST "$2/_matrix/provision/v3/logout/$login?user_id=$user" >/dev/null
    done
    bk_say "Logged the bridge out of Signal."
}
bk_provision() {
    printf 'header = "Authorization: Bearer %s"\n' "$1" | curl -s -m 15 -X "$2" --config - "$3"
}

# Where the bridge's provisioning API answers: bk_bridge_url CONTAINER NETWORK PORT
bk_bridge_url() { printf 'http://%s:%s' "$(docker inspect -f "{{(index .NetworkSettings.Networks \"$2\").IPAddress}}" "$1")" "$3"; }

# bk_greet_bot OPERATOR BOT DIRECTORY: a direct room of the operator's, opened through the double puppet; the bot must join and greet.
bk_greet_bot() {
    token=$(sed -n 's/^as_token: *//p' "$3/doublepuppet.yaml" | tr -d "\"'")
    room=$(bk_as_puppet "$token" POST "createRoom?user_id=$(bk_in_url "$1")" "{\\\"preset\\\":\\\"trusted_private_chat\\\",\\\"is_direct\\\":true,\\\"invite\\\":[\\\"$2\\\"]}" |
        sed -n 's/.*"room_id": *"\([^"]*\)".*/\1/p')
    [ -n "$room" ] || { bk_say "Synapse did not open a room for $1."; return 1; }
    end=$(($(date +%s) + 30))
    while [ "$(date +%s)" -lt "$end" ]; do
        messages=$(bk_as_puppet "$token" GET "rooms/$room/messages?dir=b&limit=50&user_id=$(bk_in_url "$1")" "")
        # Nobody else is in the room, and the operator's puppet says nothing: any message is the bot's.
        case $messages in
            *'"type":"m.room.message"'* | *'"type":"m.room.encrypted"'*)
                case $messages in *"\"sender\":\"$2\""*)
                    section greeting printf '%s\n' "$room"
                    bk_say "$2 joined the room of $1 and greeted."
                    return 0 ;;
                esac ;;
        esac
        sleep 0.5
    done
    bk_say "$2 did not join and greet in the room of $1 within 30 s."
    return 1
}
# bk_as_puppet TOKEN METHOD PATH JSON-with-escaped-quotes
bk_as_puppet() {
    printf 'header = "Authorization: Bearer %s"\nheader = "Content-Type: application/json"\n%s' "$1" "$([ -z "$4" ] || printf 'data = "%s"\n' "$4")" |
        curl -s -m 10 -X "$2" --config - "$BK_SYNAPSE_URL/_matrix/client/v3/$3"
}

# bk_keep HASH <base64: bytes of a file on the laptop, for the way back.
bk_keep() { base64 -d >"$BK/saved/.$1" && sync "$BK/saved/.$1" && mv "$BK/saved/.$1" "$BK/saved/$1" && bk_flush "$BK/saved/$1"; }

# bk_without_ours AFTER BEFORE <base64: the laptop's file as it is now. Hands it out without the lines that this program wrote into it.
bk_without_ours() {
    base64 -d >"$BK/scripts/$BK_SCRIPT/now" || return 1
    section local-before bk_merge "$BK/scripts/$BK_SCRIPT/now" "$1" "$2"
    bk_merge "$BK/scripts/$BK_SCRIPT/now" "$1" "$2" >/dev/null || { bk_say "It was changed by somebody else in the very lines that this program wrote."; return 76; }
}
