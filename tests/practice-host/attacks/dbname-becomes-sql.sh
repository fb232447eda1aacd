# homeserver.yaml names a database whose name is SQL; form feeds stand for blanks, so that no shell splits it.
fear=superuser
prepare() { sql postgres <<< 'CREATE ROLE syn LOGIN CREATEDB;'; }
strike() {
  sql_as syn postgres <<'SQL'
SELECT format('CREATE DATABASE %I TEMPLATE template0', concat('mas'');ALTER', chr(12), 'ROLE', chr(12), 'syn', chr(12), 'SUPERUSER;--')) \gexec
SQL
  in_synapse cp -p /data/homeserver.yaml /data/.homeserver.kept
  in_synapse sed -i "s/^    dbname: .*/    dbname: \"mas');ALTER\\\\fROLE\\\\fsyn\\\\fSUPERUSER;--\"/" /data/homeserver.yaml
}
clean() {
  in_synapse sh -c '[ ! -e /data/.homeserver.kept ] || mv /data/.homeserver.kept /data/homeserver.yaml'
  sql postgres <<'SQL'
SELECT format('DROP DATABASE %I', datname) FROM pg_database WHERE datname LIKE 'mas'')%' \gexec
DROP ROLE IF EXISTS syn;
SQL
  rm -f $matrix/backups/mas\'*
}
