# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What every script that changes the server begins with. Set before it: BK_RUN, BK_WHO, BK_SESSION, BK_TAKE_OVER and the
# parameters of the survey. Everything is written below $BK, which only root can read. Functions return a status; none exits
# but bk_enter and bk_outcome. Statuses with a meaning of their own:
#   73 the target is not what the preview showed      74 a check refused the new content
#   75 another operator holds the server              76 changed by somebody else since; our lines cannot be taken out alone
#   77 Synapse did not come back, and the old configuration was put back      78 it is not healthy with that one either
#   79 the journal has grown since it was read: somebody else was at work meanwhile

# What a probe prints: "before", "after" or "other", a tab, and the evidence. bk_tell STATUS AFTER BEFORE: for an answer of 0 (it is
# there), 1 (it is not) or anything else (it cannot be asked, which is never taken for an absence).
bk_state() { printf '%s\t%s\n' "$1" "$2"; }
bk_tell() { case $1 in 0) bk_state after "$2" ;; 1) bk_state before "$3" ;; *) bk_state other 'it cannot be asked' ;; esac; }

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
    # What a script left that was ended from outside.
    bk_clear_stages
    bk_drop_guests
    trap 'bk_ended=$?; bk_drop_guests; exit $bk_ended' EXIT
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

# --- Synapse's configuration ------------------------------------------------------------------------------------------------

# bk_check_synapse FILE PATH: Synapse's own code, in its container and as the user it runs as, accepts FILE as what PATH is to hold, with all
# registrations it names. FILE comes by standard input, and is a file of that process's memory alone.
bk_check_synapse() {
    [ "$(docker inspect -f '{{.State.Running}}' "$BK_SYNAPSE_CONTAINER" 2>/dev/null)" = true ] || { bk_say "$BK_SYNAPSE_CONTAINER is not running."; return 1; }
    # The file may be a link's target in a directory below.
    timeout 60 docker exec -i -u "$BK_SYNAPSE_USER" "$BK_SYNAPSE_CONTAINER" python3 -c "$BK_SYNAPSE_READS" "$BK_SYNAPSE_DATA${2#"$BK_SYNAPSE_VOLUME"}" >&2 <"$1"
}
# bk_check_synapse_now PATH: the same of what PATH holds.
bk_check_synapse_now() {
    bk_read "$1" >"$BK/scripts/.homeserver" && bk_check_synapse "$BK/scripts/.homeserver" "$1"
    bk_checked=$?
    rm -f "$BK/scripts/.homeserver"
    return $bk_checked
}
BK_SYNAPSE_READS=$(cat <<'PYTHON'
import os, sys
from synapse.config.homeserver import HomeServerConfig
from synapse.config.appservice import load_appservices
memory = os.memfd_create("homeserver.yaml")
with os.fdopen(memory, "wb", closefd=False) as file:
    file.write(sys.stdin.buffer.read())
config = HomeServerConfig.load_config("bridgekeeper", ["-c", "/proc/self/fd/%d" % memory, "--keys-directory", os.path.dirname(sys.argv[1])])
files = config.appservice.app_service_config_files
services = load_appservices(config.server.server_name, files)
print("Synapse's own code accepts the file and its %d registration(s)." % len(services))
PYTHON
)

# --- PostgreSQL ----------------------------------------------------------------------------------------------------------------

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
    case $verifier in *[!A-Za-z0-9+/=$:-]* | '') bk_say "The password's verifier is not one."; return 1 ;; esac
    bk_role_exists "$1"
    bk_must_be_free $? "A role $1" || return
    { printf "\\set verifier '%s'\n" "$verifier"; cat <<'SQL'
SELECT format('CREATE ROLE %I WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L', :'role', :'verifier')
\gexec
SQL
    } | bk_sql role="$1" || return
    # A malformed verifier would have been hashed as if it were a password.
    stored=$(echo "SELECT rolpassword FROM pg_authid WHERE rolname = :'role'" | bk_sql role="$1")
    [ "$stored" = "$verifier" ] || { bk_say "PostgreSQL did not take the password verifier as it was sent."; return 1; }
    bk_say "Created role $1."
}
bk_drop_role() {
    bk_role_exists "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    printf '%s\n' "SELECT format('DROP ROLE %I', :'role')" '\gexec' | bk_sql role="$1" && bk_say "Dropped role $1."
}
bk_probe_role() { bk_role_exists "$1"; bk_tell $? 'PostgreSQL knows the role' 'PostgreSQL has no such role'; }

bk_create_database() {
    bk_database_exists "$1"
    bk_must_be_free $? "A database $1" || return
    bk_make_database "$1" "$2" && bk_say "Created database $1."
}
# bk_keep_database DATABASE: a database that has tables is dumped, and the bot's recovery key is kept beside the dump; what an earlier roll
# back kept stays under another name.
bk_keep_database() {
    bk_has_tables "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    owner=$(bk_owner "$1") && bk_dump "$1" "$owner" >"$BK/kept/.$1.dump" || return 1
    sync "$BK/kept/.$1.dump" || return 1
    [ ! -e "$BK/kept/$1.dump" ] || mv "$BK/kept/$1.dump" "$BK/kept/$1.$(date -u +%Y%m%dT%H%M%SZ).dump" || return 1
    mv "$BK/kept/.$1.dump" "$BK/kept/$1.dump" || return 1
    bk_flush "$BK/kept/$1.dump"
    # Whatever else stands there is no key, and would be handed to the next installation.
    if echo "SELECT value FROM public.kv_store WHERE key = 'recovery_key';" | bk_sql_in "$1" "$owner" 2>/dev/null | head -n 1 | grep -E '^[A-Za-z0-9 ]{8,128}$' >"$BK/kept/.recovery_key"; then
        bk_settle_file "$BK/kept/.recovery_key" "$BK/kept/recovery_key" && bk_say "Kept a dump of $1 and the bot's recovery key in $BK/kept."
    else
        rm -f "$BK/kept/.recovery_key"
        bk_say "Kept a dump of $1 in $BK/kept; it has no recovery key of the bot."
    fi
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
    bk_load "$1" "$2" <"$BK/kept/$1.dump" >&2 && bk_say "Restored the bridge's earlier data into $1."
}
# bk_empty_database DATABASE OWNER: made anew, so that nothing in it is asked.
bk_empty_database() {
    bk_database_exists "$1"
    case $? in 1) return 0 ;; 2) bk_say "PostgreSQL does not answer."; return 1 ;; esac
    bk_drop_in_use "$1" && bk_make_database "$1" "$2"
}
bk_probe_tables() { bk_has_tables "$1"; bk_tell $? 'it has tables' 'it has no tables'; }

# --- images and containers -----------------------------------------------------------------------------------------------------

bk_pull_image() { timeout 900 docker pull -q "$1" >&2 && bk_pin_image "$1" && bk_say "Pulled $1."; }
# Whether Docker has an image or a container of this name: 0 yes, 1 no, 2 it does not answer. bk_docker_has KIND NAME
bk_docker_has() {
    docker "$1" inspect "$2" >/dev/null 2>&1 && return 0
    docker version >/dev/null 2>&1 || return 2
    if docker "$1" inspect "$2" >/dev/null 2>&1; then return 0; else return 1; fi
}
bk_remove_image() {
    bk_docker_has image "$1"
    case $? in 1) return 0 ;; 2) bk_say "Docker does not answer."; return 1 ;; esac
    docker rmi "$1" >/dev/null && rm -f "$BK_PINNED_IMAGE" && bk_say "Removed image $1."
}
bk_probe_image() { bk_docker_has image "$1"; bk_tell $? 'Docker has the image' 'Docker has no such image'; }

# bk_run_container IMAGE DIRECTORY FILE: one run of the bridge's image that must leave FILE in DIRECTORY.
bk_run_container() {
    bk_snapshot "$2" || return
    bk_run_image "$1" "$2"
    status=$?
    [ $status -ne 73 ] || return 73
    bk_close_file "$2" "$3" || { bk_say "The image ended with status $status and left no $3 that may be used."; return 1; }
}
bk_undo_run_container() { docker rm -f "bridgekeeper-$bk_change" >/dev/null 2>&1; bk_snapshot_restore "$2"; }
# A file that a cut-off run left may be half of one: it is taken back and made again.
bk_probe_run_container() {
    if ! bk_is_there "$2/$3"; then bk_state before absent
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
            running*) ended=0; if [ -n "$answered" ] || bk_answers "$3" 5; then answered=${answered:-$(date +%s)}; fi ;;
            exited* | dead* | created*) answered='' ended=$((ended + 1)) ;;
            *) answered='' ;;
        esac
        case $answered:$health in :*) ;; *"running healthy" | *"running none") bk_answers "$3" 5 && return 0 ;; esac
        [ "$(date +%s)" -lt "$end" ] || return 1
        if [ -n "${4:-}" ]; then
            [ $ended -lt 12 ] && [ $(($(docker inspect -f '{{.RestartCount}}' "$1" 2>/dev/null || echo 0) - crashed)) -lt "$4" ] || return 1
        fi
        sleep 0.25
    done
}

bk_started_at() { docker inspect -f '{{.State.StartedAt}}' "$1" 2>/dev/null; }

# bk_restarted SERVICE CONTAINER: 1 when what ran before still runs, which would look healthy.
bk_restarted() {
    started=$(bk_started_at "$2")
    bk_restart_container "$2"
    case $(bk_health "$2") in
        running*) [ "$(bk_started_at "$2")" != "$started" ] || { bk_say "$1 was not restarted: Docker did not do it."; return 1; } ;;
    esac
}

# bk_restart_synapse SERVICE CONTAINER LIMIT URL PATH BEFORE MODE OWNER AFTER: restarts it once, when it would come back with what it reads
# now. When it does not, the old homeserver.yaml is put back and it is restarted again, without waiting for anybody.
bk_restart_synapse() {
    bk_answers "$4/_matrix/client/versions" 10 ||
        { bk_say "$1 does not answer at $4, so nobody could tell whether it comes back. It was not restarted."; return 74; }
    bk_check_synapse_now "$5" || { bk_say "$1 would not start with $5 as it is now. It was not restarted."; return 74; }
    began=$(date +%s)
    : >"$BK/scripts/$BK_SCRIPT/critical"
    bk_say "Restarting $1. People notice a pause of some seconds."
    bk_restarted "$1" "$2" || return 74
    if bk_wait_healthy "$2" "$3" "$4/_matrix/client/versions" 3; then
        bk_say "$1 answered again after $((answered - began)) s, and is healthy after $(($(date +%s) - began)) s."
        return 0
    fi
    bk_say "$1 did not come back; given up after $(($(date +%s) - began)) s. Its last lines:"
    bk_log "$2" 50 >&2
    bk_put_back_homeserver "$@" && { bk_say "It was down for $((answered - began)) s."; return 77; }
    return 78
}

# The same arguments: the way back when Synapse does not run with the new file.
bk_put_back_homeserver() {
    bk_say "Putting the old homeserver.yaml back."
    bk_restore_file "$5" "$6" "$7" "$8" "$9"
    bk_restarted "$1" "$2"
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
        running*) bk_check_synapse_now "$BK_HOMESERVER_FILE" || { bk_say "$1 would not start with $BK_HOMESERVER_FILE as it is now, so it was not restarted. Mend the file, then roll back again."; return 74; } ;;
    esac
    bk_restarted "$1" "$2" || return 1
    bk_wait_healthy "$2" "$3" "$4/_matrix/client/versions" || { bk_say "$1 is not healthy after the restart."; bk_log "$2" 20 >&2; return 1; }
    bk_say "$1 is healthy with its old configuration."
}

# bk_start_service SERVICE CONTAINER DIRECTORY DATABASE RECOVERY LIMIT: starts only this service and waits for the bridge's started line.
# RECOVERY is what to do when the bot's old cross-signing keys stand in the way: restore or overwrite.
bk_start_service() {
    foreign=$(docker inspect -f '{{index .Config.Labels "com.docker.compose.service"}}' "$2" 2>/dev/null) && [ "$foreign" != "$1" ] &&
        { bk_say "A container named $2 is there already, and this program did not make it."; return 73; }
    bk_snapshot "$3" && bk_strict "${3%/*}" && bk_same_image "$BK_IMAGE" && bk_start_pinned "$1" || return
    [ "$(docker inspect -f '{{.Image}}' "$2" 2>/dev/null)" = "$bk_image_id" ] || { bk_say "$2 runs another image than the one that was looked at ($bk_image_id)."; return 1; }
    end=$(($(date +%s) + $6)) healed='' steady=''
    while [ "$(date +%s)" -lt "$end" ]; do
        since=$(bk_started_at "$2")
        log=$(bk_log "$2" 200 "$since")
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
                    if [ "$5" = restore ] && [ -s "$BK/kept/recovery_key" ]; then value=$(grep -E '^[A-Za-z0-9 ]{8,128}$' "$BK/kept/recovery_key" || echo overwrite); fi
                    bk_say "The bot has cross-signing keys from an earlier installation; telling the bridge how to go on ($5)."
                    { printf "\\set value '%s'\n" "$value"; cat <<'SQL'
INSERT INTO public.kv_store (bridge_id, key, value) VALUES ('', 'recovery_key', :'value') ON CONFLICT (bridge_id, key) DO UPDATE SET value = excluded.value;
SQL
                    } | bk_sql_in "$4" "$(bk_owner "$4")" || return 1
                    bk_restart_container "$2"
                fi ;;
            "restarting "* | "exited "* | "dead "*)
                sleep 1
                bk_say "The last lines of $2:"
                bk_log "$2" 30 >&2
                bk_say "$2 ended with exit code $(docker inspect -f '{{.State.ExitCode}}' "$2")."
                return 1 ;;
        esac
        sleep 0.25
    done
    bk_say "The last lines of $2:"
    bk_log "$2" 30 >&2
    bk_say "$2 did not say that it started within $6 s."
    return 1
}

# bk_stop_service SERVICE CONTAINER DIRECTORY BOT DATABASE: takes the bridge down; the bot's devices are deleted while its token still works;
# what the bridge put into its database and its directory is kept, and goes.
bk_stop_service() {
    docker stop -t 20 "$2" >/dev/null 2>&1
    docker rm -f -v "$2" >/dev/null 2>&1
    bk_docker_has container "$2"
    case $? in 0) bk_say "Container $2 cannot be removed."; return 1 ;; 2) bk_say "Docker does not answer."; return 1 ;; esac
    if token=$(bk_secret as_token "$3/registration.yaml" 2>/dev/null); then
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
            if bk_secret pickle_key "$3/config.yaml" >"$BK/kept/.pickle_key" 2>/dev/null; then
                bk_settle_file "$BK/kept/.pickle_key" "$BK/kept/pickle_key" || return 1
            else
                # Without it, the dump of an earlier time must not be taken for one that can be read.
                rm -f "$BK/kept/.pickle_key" "$BK/kept/pickle_key"
                bk_say "$3/config.yaml names no pickle_key that can be used, so the kept dump cannot be loaded by a later installation."
            fi
            bk_empty_database "$5" "$5" || return 1 ;;
        2) bk_say "PostgreSQL does not answer."; return 1 ;;
    esac
    bk_snapshot_restore "$3" && bk_say "Stopped and removed $2."
}
bk_probe_service() { bk_docker_has container "$1"; bk_tell $? 'Docker has the container' 'Docker has no such container'; }

# --- backup ------------------------------------------------------------------------------------------------------------------

# bk_run_backup SCRIPT DIRECTORY HASH: runs it and notes which files it made and which are gone. Names end with a zero byte in these notes.
bk_run_backup() {
    bk_list "$2" >"$BK/saved/$bk_change.before0" || return
    for database in $BK_DUMPED_DATABASES; do bk_tables "$database" >"$BK/saved/$bk_change.tables.$database" || return 1; done
    # Trial files tell whether the cleanup takes the new names at the right age.
    for database in $BK_BACKUP_DATABASES; do
        for age in 13 15; do
            bk_trial "$2" "${database}_bridgekeeper-trial-$age.sql.gz" "$age" || { bk_say "A file ${database}_bridgekeeper-trial-$age.sql.gz is in $2 already, and this program did not make it."; return 73; }
        done
    done
    bk_run_script "$1" "${3:-}"
    status=$?
    section backup-old-gone bk_all_trials "$2" 15 gone
    section backup-young-kept bk_all_trials "$2" 13 there
    bk_remove_trials "$2"
    bk_list "$2" >"$BK/saved/$bk_change.after0" || return
    comm -z -13 "$BK/saved/$bk_change.before0" "$BK/saved/$bk_change.after0" >"$BK/saved/$bk_change.made0"
    section backup-made bk_named_in "$2" "$BK/saved/$bk_change.made0"
    return $status
}
# bk_all_trials DIRECTORY AGE there|gone: "yes" when all of that age are.
bk_all_trials() {
    bk_said=yes
    for database in $BK_BACKUP_DATABASES; do
        if bk_in "$1" bk_is_plain "./${database}_bridgekeeper-trial-$2.sql.gz"; then bk_it=there; else bk_it=gone; fi
        [ $bk_it = "$3" ] || bk_said=no
    done
    echo $bk_said
}
bk_remove_trials() { bk_list "$1" -name '*_bridgekeeper-trial-1[35].sql.gz' | bk_unlink "$1"; }
# bk_named_in DIRECTORY NOTES: for people and for the proofs, one a line.
bk_named_in() { bk_shown_names <"$2" | sed "s,^\\./,," | while IFS= read -r made; do printf '%s/%s\n' "$1" "$made"; done; }
# The databases that proofs of its dumps are loaded into are named after the change.
bk_scratch() { printf 'bridgekeeper_%s' "$bk_change"; }
# bk_made_meanwhile DIRECTORY: of a run that was cut off, nobody noted what it made. Dumps count that were written within the hour that it may
# take at most, and before the computer was started again; others are somebody else's.
bk_made_meanwhile() {
    until=$(($(stat -c %Y "$BK/saved/$bk_change.before0") + 3600)) started=$(sed -n 's/^btime //p' /proc/stat)
    if [ "$started" -gt $((until - 3600)) ] && [ "$started" -lt $until ]; then until=$started; fi
    for database in $BK_DUMPED_DATABASES; do
        bk_list "$1" -name "${database}_*" -newer "$BK/saved/$bk_change.before0" ! -newermt "@$until"
    done | sort -z | comm -z -13 "$BK/saved/$bk_change.before0" -
}
# Notes of versions that ended each name by a line break, with the directory before it.
bk_notes_by_line() {
    for kind in before made; do
        [ -e "$BK/saved/$bk_change.$kind" ] && [ ! -e "$BK/saved/$bk_change.${kind}0" ] || continue
        sed "s,^.*/,./," "$BK/saved/$bk_change.$kind" | tr '\n' '\0' | sort -z >"$BK/saved/$bk_change.${kind}0"
        touch -r "$BK/saved/$bk_change.$kind" "$BK/saved/$bk_change.${kind}0"
    done
}
bk_undo_backup() {
    bk_notes_by_line
    bk_remove_trials "$1"
    bk_drop_in_use "$(bk_scratch)" || { bk_say "PostgreSQL does not answer."; return 1; }
    [ -e "$BK/saved/$bk_change.before0" ] || return 0
    [ -e "$BK/saved/$bk_change.made0" ] || bk_made_meanwhile "$1" >"$BK/saved/$bk_change.made0"
    bk_unlink "$1" <"$BK/saved/$bk_change.made0" && bk_say "Removed the dumps that the test of the backup made."
}
bk_probe_backup() {
    bk_notes_by_line
    if [ ! -e "$BK/saved/$bk_change.before0" ]; then bk_state before 'it did not run'
    elif [ ! -e "$BK/saved/$bk_change.made0" ]; then bk_state other 'it was cut off'
    else
        left=$(bk_list "$1" | comm -z -12 - "$BK/saved/$bk_change.made0" | tr -cd '\0' | wc -c)
        if [ "$left" != 0 ]; then bk_state after "$left of its dumps are there"; else bk_state before 'none of its dumps is there'; fi
    fi
}

# A restart shows in the container's start time, held against the time of its intent.
bk_probe_restart() {
    intent=$(grep -F "\"change\":\"$bk_change\"" "$BK/journal" | head -n 1 | cut -d '"' -f 4)
    started=$(bk_started_at "$1") || { bk_state other 'Docker does not answer'; return; }
    if [ "$(date -d "$started" +%s)" -lt "$(date -d "$intent" +%s)" ]; then bk_state before "started $started"
    elif [ "$(docker inspect -f '{{.State.Status}}' "$1")" = running ]; then bk_state after "started $started"
    else bk_state other 'it does not run'; fi
}

# bk_log_out DIRECTORY URL USER: logs every Signal account of USER out of the bridge, as far as the bridge can.
bk_log_out() {
    secret=$(bk_secret shared_secret "$1/config.yaml") || { bk_say "$1/config.yaml names no shared_secret that can be used; log the bridge out on the phone."; return 0; }
    user=$(bk_in_url "$3")
    for login in $(bk_ask_bridge "$secret" GET "$2/_matrix/provision/v3/whoami?user_id=$user" | tr ',{' '\n\n' | sed -n 's/^"id":"\([^"]*\)".*/\1/p' | grep -E '^[A-Za-z0-9+._~-]{1,128}$'); do
        bk_ask_bridge "$secret" POST "$2/_matrix/provision/v3/logout/$(bk_in_url "$login")?user_id=$user" >/dev/null
    done
    bk_say "Logged the bridge out of Signal."
}

# Where the bridge's provisioning API answers: bk_bridge_url CONTAINER NETWORK PORT
bk_bridge_url() { printf 'http://%s:%s' "$(docker inspect -f "{{(index .NetworkSettings.Networks \"$2\").IPAddress}}" "$1")" "$3"; }

# bk_greet_bot OPERATOR BOT DIRECTORY: a direct room of the operator's, opened through the double puppet; the bot must join and greet.
bk_greet_bot() {
    token=$(bk_secret as_token "$3/doublepuppet.yaml") || { bk_say "$3/doublepuppet.yaml names no as_token that can be used."; return 1; }
    room=$(bk_as_bridge POST "$token" "createRoom?user_id=$(bk_in_url "$1")" "{\"preset\":\"trusted_private_chat\",\"is_direct\":true,\"invite\":[\"$2\"]}" |
        sed -n 's/.*"room_id": *"\([^"]*\)".*/\1/p' | grep -E '^![A-Za-z0-9._~:=/+-]{1,255}$')
    [ -n "$room" ] || { bk_say "Synapse did not open a room for $1."; return 1; }
    end=$(($(date +%s) + 30))
    while [ "$(date +%s)" -lt "$end" ]; do
        messages=$(bk_as_bridge GET "$token" "rooms/$(bk_in_url "$room")/messages?dir=b&limit=50&user_id=$(bk_in_url "$1")")
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
