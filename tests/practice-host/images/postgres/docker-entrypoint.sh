#!/bin/bash
# Makes the database cluster at the first start from the same environment variables as the official image, then runs it.
set -Eeuo pipefail

as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }

if [ "$1" != postgres ]; then exec "$@"; fi
mkdir -p "$PGDATA"
chmod 700 "$PGDATA"
find "$PGDATA" \! -user postgres -exec chown postgres '{}' +

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  : "${POSTGRES_PASSWORD:?POSTGRES_PASSWORD is not set}"
  user=${POSTGRES_USER:-postgres} database=${POSTGRES_DB:-${POSTGRES_USER:-postgres}}
  password_file=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" > "$password_file"
  chown postgres "$password_file"
  # POSTGRES_INITDB_ARGS is a list of words.
  # shellcheck disable=SC2086
  as_postgres initdb --username="$user" --pwfile="$password_file" ${POSTGRES_INITDB_ARGS:-} -D "$PGDATA"
  rm "$password_file"
  printf '\nhost all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
  sed -i "s/^#listen_addresses = .*/listen_addresses = '*'/" "$PGDATA/postgresql.conf"
  as_postgres pg_ctl -D "$PGDATA" -o "-c listen_addresses=''" -w start
  run_sql() { as_postgres psql -v ON_ERROR_STOP=1 --no-psqlrc -U "$user" "$@"; }
  if [ "$database" != postgres ]; then run_sql -d postgres -c "CREATE DATABASE \"$database\""; fi
  for script in /docker-entrypoint-initdb.d/*.sql; do
    [ -e "$script" ] && run_sql -d "$database" -f "$script"
  done
  as_postgres pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
