# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Questions to the real programs, each answered in sections (see survey.sh). Runs after change.sh and the survey's definitions.

# --- database ----------------------------------------------------------------------------------------------------------------

prove_password() { section password-file stat -c '%a %u:%g %s' "$1"; }

# prove_role ROLE DATABASE
prove_role() {
    section role bk_psql_value "SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
        (SELECT count(*) FROM pg_auth_members m WHERE m.member = r.oid),
        (SELECT string_agg(datname, ',') FROM pg_database d WHERE d.datdba = r.oid),
        (SELECT rolpassword LIKE 'SCRAM-SHA-256\$%' FROM pg_authid a WHERE a.oid = r.oid)
        FROM pg_roles r WHERE rolname = '$1'"
    section database bk_psql_value "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = '$2'"
}

# As the role itself, over the network with its password: bk_as_role ROLE PASSWORD DATABASE <SQL. The password goes by standard
# input, in a \connect of psql; a wrong one must be refused, or the server lets anybody in and the proof says nothing.
bk_as_role() {
    {
        printf '%s\n' '\set ON_ERROR_STOP 1' \
            "\\connect \"host=$BK_POSTGRES_CONTAINER user=$1 password=$2 sslmode=prefer connect_timeout=10\"" '\set ON_ERROR_STOP 0'
        cat
    } | timeout 30 docker exec -i -e "PGDATABASE=$3" "$BK_POSTGRES_CONTAINER" psql -X -q -A -t -U "$BK_POSTGRES_SUPERUSER" -d postgres
}

# prove_privileges ROLE DATABASE PASSWORD-FILE CONFIG
prove_privileges() {
    prove_role "$1" "$2"
    password=$(cat "$3" 2>/dev/null)
    [ -n "$password" ] || password=$(sed -n "s|^ *uri: *['\"]\{0,1\}postgres://[^:]*:\([^@]*\)@.*|\1|p" "$4" 2>/dev/null | head -n 1)
    as_role_login() { printf 'SELECT current_user, current_database();\n' | bk_as_role "$1" "$2" "$3" 2>&1; }
    section login as_role_login "$1" "$password" "$2"
    section wrong-login as_role_login "$1" "not-$password" "$2"
    others=$(bk_psql_value "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname NOT IN ('$2', 'postgres') ORDER BY 1")
    section other-databases printf '%s\n' "$others"
    BK_ROLE=$1
    first_table() { bk_psql_value "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename <> 'users', tablename LIMIT 1" "$1"; }
    read_as_role() { printf 'SELECT 1 FROM public.%s LIMIT 1;\n\\echo :LAST_ERROR_SQLSTATE :LAST_ERROR_MESSAGE\n' "$2" | bk_as_role "$BK_ROLE" "$password" "$1" 2>/dev/null; }
    told() { printf '%s\n' "$2"; return "$1"; }
    number=0
    while IFS= read -r other <&5; do
        [ -n "$other" ] || continue
        number=$((number + 1))
        table=$(first_table "$other")
        section "table-$number" told $? "$table"
        section "read-$number" read_as_role "$other" "$table"
    done 5<<EOF
$others
EOF
}

# --- backup ------------------------------------------------------------------------------------------------------------------

# prove_script SCRIPT DATABASE…: it parses, is executable, and names every database and every pattern.
prove_script() {
    section script-parses bash -n "$1"
    section script-file stat -c '%a %u:%g' "$1"
    script=$1; shift
    number=0
    for database; do
        number=$((number + 1))
        section "script-dumps-$number" grep -c -- "-d $database\\|${database}_" "$script"
    done
}

# may_be_loaded DUMP DATABASE: whether it can be loaded beside the live databases: not when it is so large that time or disk could run out, and
# not when it would reach outside of the database that it is loaded into (pg_dump --create, pg_dumpall).
may_be_loaded() {
    place=$(bk_psql_value "SELECT pg_database_size('$2') / 1024, current_setting('data_directory')") || return 2
    size=${place%%|*}
    free=$(docker exec "$BK_POSTGRES_CONTAINER" df -Pk "${place#*|}" | awk 'NR == 2 { print $4 }')
    [ "$size" -lt $((4 * 1024 * 1024)) ] && [ "${free:-0}" -gt $((2 * size + 512 * 1024)) ] || return 1
    ! gzip -dc "$1" | grep -Eqi '^(\\c(onnect)?[[:space:]]|(create|drop|alter)[[:space:]]+(database|role|user|tablespace|system|subscription)[[:space:]])'
}

# restored_tables DUMP DATABASE: loads it into a scratch database, or reads it when it may not be loaded: which, how many tables are in it, and how
# many are not that the live database had both before the dump and after it (Synapse makes and drops some for a while).
restored_tables() {
    may_be_loaded "$1" "$2"
    case $? in
        0)
            how=loaded
            bk_psql_value "CREATE DATABASE \"$(bk_scratch)\" TEMPLATE template0;" || return 1
            gzip -dc "$1" | BK_PSQL_LIMIT=900 bk_psql "$(bk_scratch)" >/dev/null && bk_tables "$(bk_scratch)" >"$BK/scripts/.restored"
            restored=$?
            bk_drop_in_use "$(bk_scratch)" && [ $restored -eq 0 ] || return 1 ;;
        1)
            how='read'
            gzip -dc "$1" | sed -n 's/^COPY public\.\("\{0,1\}\)\(.*\)\1 (.*) FROM stdin;$/\2/p' | LC_ALL=C sort >"$BK/scripts/.restored" || return 1 ;;
        *) return 1 ;;
    esac
    bk_tables "$2" | comm -12 - "$BK/saved/$bk_change.tables.$2" >"$BK/scripts/.lasting" || return 1
    printf '%s %s %s\n' "$how" "$(grep -c . "$BK/scripts/.restored")" "$(comm -13 "$BK/scripts/.restored" "$BK/scripts/.lasting" | grep -c .)"
    rm -f "$BK/scripts/.restored" "$BK/scripts/.lasting"
}

# prove_dumps DIRECTORY DATABASE…: the newest dump of each is whole, and restores into a scratch database with all tables.
prove_dumps() {
    directory=$1; shift
    dump_end() { gzip -dc "$1" | tail -n 6 | grep 'PostgreSQL database dump complete'; }
    number=0
    for database; do
        number=$((number + 1))
        newest=$(find "$directory" -maxdepth 1 -name "${database}_*" -type f -printf '%T@ %p\n' | sort -rn | head -n 1 | cut -d ' ' -f 2-)
        section "dump-$number" printf '%s\n' "$newest"
        section "dump-whole-$number" gzip -t "$newest"
        section "dump-end-$number" dump_end "$newest"
        section "restored-$number" restored_tables "$newest" "$database"
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
    accepted() { bk_check_synapse "$1" 2>&1; }
    section synapse-accepts accepted "$1"
}

# prove_restart CONTAINER: health, and what its log says of registrations since it started.
prove_restart() {
    section synapse-health bk_health "$1"
    section synapse-versions curl -sf -m 10 "$BK_SYNAPSE_URL/_matrix/client/versions"
    since=$(bk_started_at "$1")
    section synapse-started printf '%s\n' "$since"
    # What cannot be read has no error in it.
    registration_errors() { { docker logs --since "$1" "$2" 2>&1 || echo "its log cannot be read"; } | grep -E "its log cannot be read|PermissionError|FileNotFoundError|Error in configuration|Cannot reuse|to be a list of AS config files|(ERROR|CRITICAL).*([Aa]ppservice|[Rr]egistration)" | tail -n 20; :; }
    section synapse-registration-errors registration_errors "$since" "$1"
}

# One HTTP exchange, in full: sections KEY.code, KEY.body and KEY.exchange (as `curl -v` prints it). The token goes by standard input.
# bk_http KEY METHOD URL TOKEN BODY
bk_http() {
    exchange=$BK/scripts/.exchange
    {
        [ -z "$4" ] || printf 'header = "Authorization: Bearer %s"\n' "$4"
        printf 'header = "Content-Type: application/json"\n'
        [ -z "$5" ] || printf 'data = "%s"\n' "$(printf '%s' "$5" | sed 's/["\\]/\\&/g')"
    } | curl -sv -m "${BK_HTTP_LIMIT:-20}" -X "$2" --config - -o "$exchange.body" -w '%{http_code}' "$3" >"$exchange.code" 2>"$exchange.log"
    curl_status=$?
    answered() { cat "$1"; return "$2"; }
    section "$1.code" answered "$exchange.code" "$curl_status"
    section "$1.body" head -c 65536 "$exchange.body"
    section "$1.exchange" head -c 65536 "$exchange.log"
    rm -f "$exchange.body" "$exchange.code" "$exchange.log"
}

bk_token() { sed -n "s/^as_token: *//p" "$1" 2>/dev/null | head -n 1 | tr -d "\"' \r"; }

# stop_and_check REGISTRATION DOUBLEPUPPET BOT-LOCALPART DOMAIN OPERATOR ID COPY CONFIG SAFE: the probes. SAFE is "yes" when nothing may be
# written, not even the bot's own user and a device that is deleted at once.
stop_and_check() {
    api=$BK_SYNAPSE_URL/_matrix/client
    token=$(bk_token "$1"); puppet=$(bk_token "$2")
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
    synapse_tail() { docker logs --tail 50 "$BK_SYNAPSE_CONTAINER" 2>&1; }
    section synapse-log synapse_tail
    introspections() { docker logs --since "$mas_since" "$BK_MAS_CONTAINER" 2>&1 | tail -n 50; }
    section mas-log introspections
    section token-hash-registration bk_token_hash "$token"
    section token-hash-copy bk_token_hash "$(bk_token "$7")"
    section token-hash-config bk_token_hash "$(sed -n "s/^ *as_token: *//p" "$8" | grep -v '^as_token' | head -n 1 | tr -d "\"' \r")"
    prove_readable "$(basename "$7")" "$(basename "$2")"
    prove_homeserver "$BK_HOMESERVER_FILE"
}
bk_token_hash() { if [ -n "$1" ]; then printf '%s' "$1" | sha256sum | cut -d ' ' -f 1; else echo missing; fi; }

# bk_forget_token SERVICE CONTAINER TOKEN: after homeserver.yaml is as it was. A Synapse that has read the registration, whoever restarted it
# then, knows it until it is restarted once more.
bk_forget_token() {
    whoami=$BK_SYNAPSE_URL/_matrix/client/v3/account/whoami
    known=$(printf 'header = "Authorization: Bearer %s"\n' "$3" | curl -s -m 20 --config - -o /dev/null -w '%{http_code}' "$whoami")
    if [ "$known" = 200 ]; then
        bk_say "Synapse still knows the bridge's token; it is restarted once more."
        bk_undo_restart "$1" "$2" 120 "$BK_SYNAPSE_URL"
    fi
    bk_http old-token GET "$whoami" "$3" ""
}

# --- launch, verify ------------------------------------------------------------------------------------------------------------

# prove_compose SERVICE
prove_compose() {
    section compose-accepts bk_compose config -q
    section compose-services bk_compose config --services
    section compose-json bk_compose config --format json "$1"
}

# prove_bridge CONTAINER NETWORK PORT ID REGISTRATION
prove_bridge() {
    section bridge-state docker inspect -f '{{.State.Status}} {{.RestartCount}} {{.State.ExitCode}} {{json .NetworkSettings.Ports}}' "$1"
    since=$(bk_started_at "$1")
    bridge_log() { docker logs --since "$since" "$1" 2>&1 | tail -n 60; }
    section bridge-log bridge_log "$1"
    bridge_says() { docker logs --since "$since" "$1" 2>&1 | grep -c "$2"; }
    section bridge-started bridge_says "$1" 'Bridge started'
    section bridge-fatal bridge_says "$1" '"level":"fatal"\| FTL '
    bk_http ready GET "$(bk_bridge_url "$1" "$2" "$3")/_matrix/mau/ready" "" ""
    bk_http ping-bridge POST "$BK_SYNAPSE_URL/_matrix/client/v1/appservice/$4/ping" "$(bk_token "$5")" "{}"
}

# prove_bot BOT REGISTRATION
prove_bot() {
    token=$(bk_token "$2")
    bk_http profile GET "$BK_SYNAPSE_URL/_matrix/client/v3/profile/$(bk_in_url "$1")" "$token" ""
    bk_http keys POST "$BK_SYNAPSE_URL/_matrix/client/v3/keys/query?user_id=$(bk_in_url "$1")" "$token" "{\"device_keys\":{\"$1\":[]}}"
}

# prove_link CONTAINER NETWORK PORT DIRECTORY OPERATOR
prove_link() {
    secret=$(sed -n 's/^ *shared_secret: *//p' "$4/config.yaml" | head -n 1 | tr -d "\"' \r")
    bk_http logins GET "$(bk_bridge_url "$1" "$2" "$3")/_matrix/provision/v3/whoami?user_id=$(bk_in_url "$5")" "$secret" ""
}

# link_call KEY CONTAINER NETWORK PORT DIRECTORY PATH LIMIT: a request to the bridge's provisioning API.
link_call() {
    secret=$(sed -n 's/^ *shared_secret: *//p' "$5/config.yaml" | head -n 1 | tr -d "\"' \r")
    began=$(date +%s)
    BK_HTTP_LIMIT=$7 bk_http "$1" POST "$(bk_bridge_url "$2" "$3" "$4")$6" "$secret" "{}"
    # The API says little when it fails; the bridge's log says why.
    link_log() { docker logs --since "$began" --tail 60 "$1" 2>&1; }
    section link-log link_log "$2"
}
