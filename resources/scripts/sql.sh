# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# The one way to PostgreSQL. The owner of a database decides what its views, functions, operators, settings and dumps do, so
#   - the superuser is connected to the database "postgres" only, finds nothing but the catalog by name, and asks that;
#   - whatever is asked of, read from or written into another database goes through a role that can do nothing else, and as that
#     role the connection is made: a throw-away one (bk_sql_in), or the bridge's own (bk_as_role), never by SET ROLE;
#   - psql, pg_dump and pg_restore run as nobody in the container, without a psqlrc;
#   - values come as psql's variables, never as text of a statement.

# nobody, whoever is known in the container by that name
BK_NOBODY=65534:65534

# bk_sql NAME=VALUE… <SQL: as the superuser. Statements that fail stay out of PostgreSQL's log.
bk_sql() {
    for bk_variable; do
        shift
        set -- "$@" -v "$bk_variable"
    done
    { printf '%s\n' "SET log_min_error_statement = panic; SET log_min_duration_statement = -1; SET log_statement = none;"; cat; } |
        limit "${BK_PSQL_LIMIT:-120}" docker exec -i -u "$BK_NOBODY" -e HOME=/ -e PGDATABASE=postgres -e 'PGOPTIONS=-c search_path=pg_catalog' "$BK_POSTGRES_CONTAINER" \
            psql -X -q -A -t -v ON_ERROR_STOP=1 "$@" -U "$BK_POSTGRES_SUPERUSER"
}

# bk_row NAME=VALUE… <a query. 0: a row comes back, 1: none does, 2: PostgreSQL cannot be asked, also not a moment later: docker exec fails now and then.
bk_row() {
    bk_query=$(cat)
    row=$(printf '%s\n' "$bk_query" | bk_sql "$@") || { sleep 1 && row=$(printf '%s\n' "$bk_query" | bk_sql "$@"); } || return 2
    [ "$row" = 1 ]
}

# What runs in the container: the password comes in the first line of standard input, and is a file of the process alone (it has
# no name any more), which libpq reads; what follows is the program's.
# shellcheck disable=SC2016 # the variables are the container's
BK_WITH_PASSWORD='umask 077; f=$(mktemp -p /dev/shm 2>/dev/null || mktemp) || exit 97; exec 3<>"$f" && rm -f "$f"; IFS= read -r line; printf "%s\n" "$line" >&3; PGPASSFILE=/dev/fd/3; export PGPASSFILE; exec "$@"'

# bk_connected ROLE PASSWORD DATABASE PROGRAM… <input: PROGRAM of PostgreSQL, connected as ROLE.
bk_connected() {
    bk_as=$1 bk_password=$2 bk_into=$3
    shift 3
    { printf '*:*:*:*:%s\n' "$bk_password"; cat; } |
        limit "${BK_PSQL_LIMIT:-120}" docker exec -i -u "$BK_NOBODY" -e HOME=/ -e "PGDATABASE=$bk_into" -e "PGUSER=$bk_as" -e 'PGOPTIONS=-c search_path=pg_catalog' \
            "$BK_POSTGRES_CONTAINER" sh -c "$BK_WITH_PASSWORD" sh "$@"
}

# bk_as_role ROLE PASSWORD DATABASE NAME=VALUE… <SQL: over the network, as the bridge itself connects.
bk_as_role() {
    bk_role=$1 bk_role_password=$2 bk_role_database=$3
    shift 3
    for bk_variable; do
        shift
        set -- "$@" -v "$bk_variable"
    done
    BK_PSQL_LIMIT=30 bk_connected "$bk_role" "$bk_role_password" "$bk_role_database" env "PGHOST=$BK_POSTGRES_CONTAINER" PGCONNECT_TIMEOUT=10 psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# ---- throw-away roles ----

# bk_guest [OWNER]: sets bk_guest_role and bk_guest_password to a role of this script that may log in and nothing else; with OWNER, which is no superuser, it
# may do what that one may. They go when the script ends, or when the next one begins.
bk_guest() {
    bk_guest_kind=${BK_GUEST:-plain}.${1:-}
    bk_guest_line=$(grep -F -- "$bk_guest_kind $BK_SCRIPT " "$BK/guests" 2>/dev/null | head -n 1)
    if [ -n "$bk_guest_line" ]; then
        bk_guest_line=${bk_guest_line#"$bk_guest_kind $BK_SCRIPT "}
        bk_guest_role=${bk_guest_line% *} bk_guest_password=${bk_guest_line#* }
        return 0
    fi
    bk_guest_role=bridgekeeper_$(bk_random 6) bk_guest_password=$(bk_random 24)
    printf '%s %s %s %s\n' "$bk_guest_kind" "$BK_SCRIPT" "$bk_guest_role" "$bk_guest_password" >>"$BK/guests" && sync "$BK/guests" || return 1
    { printf "\\\\set password '%s'\n" "$bk_guest_password"; cat <<'SQL'
SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 8 PASSWORD %L', :'guest', :'password')
\gexec
SELECT format('GRANT %I TO %I', rolname, :'guest') FROM pg_roles WHERE rolname = :'owner' AND NOT rolsuper
\gexec
SQL
    } | bk_sql guest="$bk_guest_role" owner="${1:-}"
}

# bk_guest_in DATABASE OWNER: such a role, which may also connect to DATABASE where that was taken from everybody.
bk_guest_in() {
    bk_guest "$2" && bk_sql name="$1" guest="$bk_guest_role" <<'SQL'
SELECT format('GRANT CONNECT ON DATABASE %I TO %I', datname, :'guest') FROM pg_database
    WHERE datname = :'name' AND NOT has_database_privilege(:'guest', datname, 'CONNECT')
\gexec
SQL
}

# bk_sql_in DATABASE OWNER NAME=VALUE… <SQL: as a throw-away role; OWNER may be empty.
bk_sql_in() {
    bk_in_database=$1
    bk_guest_in "$1" "$2" || return
    shift 2
    for bk_variable; do
        shift
        set -- "$@" -v "$bk_variable"
    done
    bk_connected "$bk_guest_role" "$bk_guest_password" "$bk_in_database" psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# Drops the throw-away roles, and whatever they own in a scratch database with it. Where PostgreSQL does not answer, the next script does it.
bk_drop_guests() {
    [ -s "$BK/guests" ] || return 0
    while read -r bk_guest_kind bk_guest_script bk_guest_role bk_guest_password; do
        printf '%s\n' "SELECT format('REVOKE CONNECT ON DATABASE %I FROM %I', datname, :'guest') FROM pg_database, aclexplode(datacl) WHERE grantee = (SELECT oid FROM pg_roles WHERE rolname = :'guest')" '\gexec' \
            "SELECT format('DROP DATABASE %I', datname) FROM pg_database WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = :'guest')" '\gexec' \
            "SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE rolname = :'guest'" '\gexec' |
            bk_sql guest="$bk_guest_role" >/dev/null 2>&1 || return 1
    done <"$BK/guests"
    rm -f "$BK/guests"
}

# ---- what is asked ----

bk_role_exists() { echo "SELECT 1 FROM pg_roles WHERE rolname = :'name'" | bk_row name="$1"; }
bk_database_exists() { echo "SELECT 1 FROM pg_database WHERE datname = :'name'" | bk_row name="$1"; }

# bk_owner DATABASE: the role that it belongs to; empty when that is a superuser.
bk_owner() { echo "SELECT rolname FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba WHERE datname = :'name' AND NOT rolsuper" | bk_sql name="$1"; }

# bk_tables DATABASE: the names of its tables, sorted.
bk_tables() {
    printf '%s\n' "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\";" | bk_sql_in "$1" ""
}

# 0: the database is there and has tables, 1: not, 2: PostgreSQL cannot be asked.
bk_has_tables() {
    bk_database_exists "$1" || return
    bk_found=$(echo "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'public' LIMIT 1;" | bk_sql_in "$1" "") || return 2
    [ "$bk_found" = 1 ]
}

# Drops a database, if it is there, whoever is connected to it.
bk_drop_in_use() {
    bk_sql name="$1" >/dev/null <<'SQL'
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :'name';
SELECT format('DROP DATABASE %I', datname) FROM pg_database WHERE datname = :'name'
\gexec
SQL
}

# bk_make_database NAME OWNER: empty, in UTF-8 with collation C.
bk_make_database() {
    bk_sql name="$1" owner="$2" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' LC_COLLATE ''C'' LC_CTYPE ''C'' TEMPLATE template0', :'name', :'owner')
\gexec
SQL
}

# bk_dump DATABASE OWNER: in pg_dump's own format, to standard output, with the rights of OWNER.
bk_dump() {
    bk_guest_in "$1" "$2" && BK_PSQL_LIMIT=600 bk_connected "$bk_guest_role" "$bk_guest_password" "$1" pg_dump -Fc </dev/null
}
# bk_load DATABASE OWNER <such a dump: everything in it becomes OWNER's.
bk_load() {
    bk_guest_in "$1" "$2" </dev/null && BK_PSQL_LIMIT=600 bk_connected "$bk_guest_role" "$bk_guest_password" "$1" pg_restore --no-owner --no-comments --no-privileges --role="$2" --exit-on-error -d "$1"
}

# bk_load_script DATABASE <SQL of a plain dump: by a role that owns this database and can do nothing elsewhere; psql obeys no backslash command in it. Says what
# failed, but for what only an owner or a superuser may do, of which no row depends.
bk_load_script() {
    bk_key=$(bk_random 16)
    {
        printf '\\set ON_ERROR_STOP 0\n\\restrict %s\n' "$bk_key"
        # A dump's own pair of these would end the restriction, or be refused in it.
        sed -E '/^\\(un)?restrict [A-Za-z0-9]+\r?$/d'
    } | BK_PSQL_LIMIT=900 bk_sql_in "$1" "" 2>"$BK/scripts/.said" >/dev/null
    bk_failed=$(grep -E 'ERROR|FATAL|invalid command|restricted' "$BK/scripts/.said" | grep -vE 'must be (owner|member|superuser|able to SET ROLE)|permission denied|no privileges|role "[^"]*" does not exist' | head -n 5)
    rm -f "$BK/scripts/.said"
    [ -z "$bk_failed" ] || { bk_say "$bk_failed"; return 1; }
}
# Whether this psql can be told to obey none: since August 2025.
bk_can_restrict() { printf '\\restrict a\n\\unrestrict a\nSELECT 1;\n' | bk_sql >/dev/null 2>&1; }
