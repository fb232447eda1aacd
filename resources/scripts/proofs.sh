# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Questions to the real programs, each answered in sections (see survey.sh). Runs after change.sh and the survey's definitions.

# --- database ----------------------------------------------------------------------------------------------------------------

prove_password() { section password-file stat -c '%a %u:%g %s' "$1"; }

# prove_role ROLE DATABASE
prove_role() {
    ask_role() {
        bk_sql role="$1" <<'SQL'
SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
    (SELECT count(*) FROM pg_auth_members m WHERE m.member = r.oid),
    (SELECT string_agg(datname, ',') FROM pg_database d WHERE d.datdba = r.oid),
    (SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid a WHERE a.oid = r.oid)
    FROM pg_roles r WHERE rolname = :'role'
SQL
    }
    ask_database() {
        echo "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = :'name'" | bk_sql name="$1"
    }
    section role ask_role "$1"
    section database ask_database "$2"
}

# prove_privileges ROLE DATABASE PASSWORD-FILE CONFIG: as the role itself, over the network with its password. A wrong one must be refused, or the
# server lets anybody in and the proof says nothing.
prove_privileges() {
    prove_role "$1" "$2"
    password=$(bk_file_secret "$3")
    [ -n "$password" ] || password=$(bk_uri_password "$1" "$4" 2>/dev/null)
    as_role_login() { printf 'SELECT current_user, current_database();\n' | bk_as_role "$1" "$2" "$3" 2>&1; }
    section login as_role_login "$1" "$password" "$2"
    section wrong-login as_role_login "$1" "not-$password" "$2"
    ask_others() { echo "SELECT datname FROM pg_database WHERE NOT datistemplate AND datallowconn AND datname NOT IN (:'own', 'postgres') ORDER BY 1" | bk_sql own="$1"; }
    others=$(ask_others "$2")
    section other-databases printf '%s\n' "$others"
    BK_ROLE=$1
    # Two lines: the table, as the role itself finds it, and what reading it said. Nothing of that database's own can write while it is read.
    read_as_role() {
        bk_as_role "$BK_ROLE" "$password" "$1" 2>"$BK/scripts/.refusal" <<'SQL' && return
SELECT (SELECT relname FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p') ORDER BY relname <> 'users', relname LIMIT 1) AS bk_table \gset
\if :{?bk_table}
\echo :bk_table
\set ON_ERROR_STOP 0
BEGIN READ ONLY;
SELECT 1 FROM public.:"bk_table" LIMIT 1;
\echo :LAST_ERROR_SQLSTATE :LAST_ERROR_MESSAGE
ROLLBACK;
\endif
SQL
        cat "$BK/scripts/.refusal"
        return 1
    }
    number=0
    while IFS= read -r other <&5; do
        [ -n "$other" ] || continue
        number=$((number + 1))
        section "read-$number" read_as_role "$other"
    done 5<<EOF
$others
EOF
}

# --- backup ------------------------------------------------------------------------------------------------------------------

# prove_script SCRIPT DATABASE…: it parses, is executable, and names every database and every pattern.
prove_script() {
    parses() { bk_read "$1" | bash -n; }
    section script-parses parses "$1"
    section script-file stat -c '%a %u:%g' "$1"
    script=$1; shift
    names() { bk_read "$1" | grep -cF -e "-d $2" -e "${2}_"; }
    number=0
    for database; do
        number=$((number + 1))
        section "script-dumps-$number" names "$script" "$database"
    done
}

# may_be_loaded DUMP DATABASE: whether it can be loaded beside the live databases: not when it is so large that time or disk could run out, not
# when it would reach outside of the database that it is loaded into (pg_dump --create, pg_dumpall), and not by a psql that obeys what is in it.
may_be_loaded() {
    bk_can_restrict || { echo "SELECT 1" | bk_row && return 1; return 2; }
    place=$(echo "SELECT pg_database_size(datname) / 1024, current_setting('data_directory') FROM pg_database WHERE datname = :'name'" | bk_sql name="$2") || return 2
    size=${place%%|*}
    case $size in '' | *[!0-9]*) return 2 ;; esac
    free=$(docker exec "$BK_POSTGRES_CONTAINER" df -Pk "${place#*|}" | awk 'NR == 2 { print $4 }')
    [ "$size" -lt $((4 * 1024 * 1024)) ] && [ "${free:-0}" -gt $((2 * size + 512 * 1024)) ] || return 1
    ! gzip -dc <"$1" | grep -Eqi '^(\\c(onnect)?[[:space:]]|(create|drop|alter)[[:space:]]+(database|role|user|tablespace|system|subscription)[[:space:]])'
}

# restored_tables DUMP DATABASE: loads it into a scratch database of a throw-away role, or reads it when it may not be loaded: which, how many tables
# are in it, and how many are not that the live database had both before the dump and after it (Synapse makes and drops some for a while).
restored_tables() {
    may_be_loaded "$1" "$2"
    case $? in
        0)
            how=loaded
            BK_GUEST=load-$2
            bk_guest "" && bk_make_database "$(bk_scratch)" "$bk_guest_role" || return 1
            # What unpacks to far more than the live database is none of it.
            gzip -dc <"$1" | head -c "$((8 * size + 262144))k" | bk_load_script "$(bk_scratch)" && bk_tables "$(bk_scratch)" >"$BK/scripts/.restored"
            restored=$?
            BK_GUEST=plain
            bk_drop_in_use "$(bk_scratch)" && [ $restored -eq 0 ] || return 1 ;;
        1)
            how='read'
            gzip -dc <"$1" | sed -n 's/^COPY public\.\("\{0,1\}\)\(.*\)\1 (.*) FROM stdin;$/\2/p' | LC_ALL=C sort >"$BK/scripts/.restored" || return 1 ;;
        *) return 1 ;;
    esac
    bk_tables "$2" | comm -12 - "$BK/saved/$bk_change.tables.$2" >"$BK/scripts/.lasting" || return 1
    printf '%s %s %s\n' "$how" "$(grep -c . "$BK/scripts/.restored")" "$(comm -13 "$BK/scripts/.restored" "$BK/scripts/.lasting" | grep -c .)"
    rm -f "$BK/scripts/.restored" "$BK/scripts/.lasting"
}

# prove_dumps DIRECTORY DATABASE…: the newest dump of each is whole, and restores into a scratch database with all tables.
prove_dumps() {
    directory=$1; shift
    dump_end() { gzip -dc <"$1" | tail -n 6 | grep 'PostgreSQL database dump complete'; }
    dump_is_whole() { gzip -t <"$1"; }
    newest() (
        bk_enter_directory "$1" || exit
        find . -maxdepth 1 -name "${2}_*" -type f ! -name '*[[:cntrl:]]*' -printf '%T@ %f\n' | sort -rn | head -n 1 | cut -d ' ' -f 2-
    )
    number=0
    for database; do
        number=$((number + 1))
        newest=$(newest "$directory" "$database")
        section "dump-$number" printf '%s\n' "${newest:+$directory/$newest}"
        # Its bytes as they are now, under a name of root's: whoever may write there may not put another in its place meanwhile.
        bk_in "$directory" bk_take_dump "$newest"
        section "dump-whole-$number" dump_is_whole "$BK/scripts/.dump"
        section "dump-end-$number" dump_end "$BK/scripts/.dump"
        section "restored-$number" restored_tables "$BK/scripts/.dump" "$database"
        rm -f "$BK/scripts/.dump"
    done
}

# --- registration, Synapse -----------------------------------------------------------------------------------------------------

# prove_readable NAME…: files of Synapse's data directory, read in its container as the user it runs as.
prove_readable() {
    for name; do
        section "read-as-synapse-$name" timeout 20 docker exec -u "$BK_SYNAPSE_USER" "$BK_SYNAPSE_CONTAINER" sha256sum "$BK_SYNAPSE_DATA/$name"
    done
}

prove_homeserver() {
    accepted() { bk_check_synapse_now "$1" 2>&1; }
    section synapse-accepts accepted "$1"
}

# prove_restart CONTAINER: health, and what its log says of registrations since it started.
prove_restart() {
    section synapse-health bk_health "$1"
    section synapse-versions bk_answers "$BK_SYNAPSE_URL/_matrix/client/versions" 10
    since=$(bk_started_at "$1")
    section synapse-started printf '%s\n' "$since"
    # What cannot be read has no error in it.
    registration_errors() { bk_whole_log "$2" all "$1" | grep -E "its log cannot be read|PermissionError|FileNotFoundError|Error in configuration|Cannot reuse|to be a list of AS config files|(ERROR|CRITICAL).*([Aa]ppservice|[Rr]egistration)" | tail -n 20; :; }
    section synapse-registration-errors registration_errors "$since" "$1"
}

# stop_and_check REGISTRATION DOUBLEPUPPET BOT-LOCALPART DOMAIN OPERATOR ID COPY CONFIG SAFE: the probes. SAFE is "yes" when nothing may be
# written, not even the bot's own user and a device that is deleted at once.
stop_and_check() {
    api=$BK_SYNAPSE_URL/_matrix/client
    token=$(bk_secret as_token "$1"); puppet=$(bk_secret as_token "$2")
    bot=$(bk_in_url "@$3:$4") operator=$(bk_in_url "$5")
    mas_since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    bk_http control GET "$api/v3/account/whoami" "$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')" ""
    bk_http whoami GET "$api/v3/account/whoami" "$token" ""
    bk_http ping POST "$api/v1/appservice/$6/ping" "$token" "{}"
    if [ "$9" != yes ]; then
        bk_http register POST "$api/v3/register" "$token" "{\"type\":\"m.login.application_service\",\"username\":\"$3\",\"inhibit_login\":true}"
    fi
    bk_http whoami-bot GET "$api/v3/account/whoami?user_id=$bot" "$token" ""
    if [ "$9" != yes ]; then
        bk_http device-create PUT "$api/v3/devices/BRIDGEKEEPERCHECK?user_id=$bot" "$token" "{}"
        bk_http device-delete DELETE "$api/v3/devices/BRIDGEKEEPERCHECK?user_id=$bot" "$token" "{}"
    fi
    bk_http whoami-puppet GET "$api/v3/account/whoami" "$puppet" ""
    bk_http whoami-operator GET "$api/v3/account/whoami?user_id=$operator" "$puppet" ""
    prove_restart "$BK_SYNAPSE_CONTAINER"
    synapse_tail() { bk_log "$BK_SYNAPSE_CONTAINER" 50; }
    section synapse-log synapse_tail
    introspections() { bk_log "$BK_MAS_CONTAINER" 50 "$mas_since"; }
    section mas-log introspections
    section token-hash-registration bk_token_hash "$token"
    section token-hash-copy bk_token_hash "$(bk_secret as_token "$7")"
    section token-hash-config bk_token_hash "$(bk_secret as_token "$8")"
    prove_readable "$(basename "$7")" "$(basename "$2")"
    prove_homeserver "$BK_HOMESERVER_FILE"
}
bk_token_hash() { if [ -n "$1" ]; then printf '%s' "$1" | sha256sum | cut -d ' ' -f 1; else echo missing; fi; }

# bk_forget_token SERVICE CONTAINER TOKEN: after homeserver.yaml is as it was. A Synapse that has read the registration, whoever restarted it
# then, knows it until it is restarted once more.
bk_forget_token() {
    whoami=$BK_SYNAPSE_URL/_matrix/client/v3/account/whoami
    known=$(bk_request GET "$whoami" "$3" "" -o /dev/null -w '%{http_code}')
    if [ "$known" = 200 ]; then
        bk_say "Synapse still knows the bridge's token; it is restarted once more."
        bk_undo_restart "$1" "$2" 120 "$BK_SYNAPSE_URL"
    fi
    bk_http old-token GET "$whoami" "$3" ""
}

# --- launch, verify ------------------------------------------------------------------------------------------------------------

# prove_compose SERVICE SAFE: SAFE is "yes" when nothing may be written.
prove_compose() {
    section compose-accepts bk_compose config -q
    section compose-services bk_compose config --services
    # A health check writes nothing: it looks at the files as they are, not at what is to be started.
    if [ "${2:-}" = yes ]; then
        section compose-json bk_compose config --format json "$1"
    else
        bk_pin_model
        section compose-json bk_compose_of "$BK_MODEL" config --format json "$1"
    fi
}

# prove_bridge CONTAINER NETWORK PORT ID REGISTRATION
prove_bridge() {
    section bridge-state docker inspect -f '{{.State.Status}} {{.RestartCount}} {{.State.ExitCode}} {{json .NetworkSettings.Ports}}' "$1"
    since=$(bk_started_at "$1")
    bridge_log() { bk_log "$1" 60 "$since"; }
    section bridge-log bridge_log "$1"
    bridge_says() { bk_whole_log "$1" all "$since" | grep -c "$2"; }
    section bridge-started bridge_says "$1" 'Bridge started'
    section bridge-fatal bridge_says "$1" '"level":"fatal"\| FTL '
    bk_http ready GET "$(bk_bridge_url "$1" "$2" "$3")/_matrix/mau/ready" "" ""
    bk_http ping-bridge POST "$BK_SYNAPSE_URL/_matrix/client/v1/appservice/$4/ping" "$(bk_secret as_token "$5")" "{}"
}

# prove_bot BOT REGISTRATION
prove_bot() {
    token=$(bk_secret as_token "$2")
    bk_http profile GET "$BK_SYNAPSE_URL/_matrix/client/v3/profile/$(bk_in_url "$1")" "$token" ""
    bk_http keys POST "$BK_SYNAPSE_URL/_matrix/client/v3/keys/query?user_id=$(bk_in_url "$1")" "$token" "{\"device_keys\":{\"$1\":[]}}"
}

# prove_link CONTAINER NETWORK PORT DIRECTORY OPERATOR
prove_link() {
    secret=$(bk_secret shared_secret "$4/config.yaml")
    bk_http logins GET "$(bk_bridge_url "$1" "$2" "$3")/_matrix/provision/v3/whoami?user_id=$(bk_in_url "$5")" "$secret" ""
}

# link_call KEY CONTAINER NETWORK PORT DIRECTORY PATH LIMIT: a request to the bridge's provisioning API.
link_call() {
    secret=$(bk_secret shared_secret "$5/config.yaml")
    began=$(date +%s)
    BK_HTTP_LIMIT=$7 bk_http "$1" POST "$(bk_bridge_url "$2" "$3" "$4")$6" "$secret" "{}"
    # The API says little when it fails; the bridge's log says why.
    link_log() { bk_log "$1" 60 "$began"; }
    section link-log link_log "$2"
}
