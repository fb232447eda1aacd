#!/bin/bash
# Runs inside the host. Prints what a rollback has to bring back, as sorted lines: two manifests with nothing done in
# between are the same. Left out: times, Postgres's own files, media, the journal and everything that comes and goes.
set -u
export LC_ALL=C

files() { # FIND-ARGUMENT…: one line for each file
  find "$@" 2> /dev/null | sort -z | while IFS= read -r -d '' path; do
    kind=$(stat -c %F "$path")
    line="file $path | $kind $(stat -c '%a %u:%g' "$path")"
    case $kind in
      regular*) line+=" links=$(stat -c %h "$path") size=$(stat -c %s "$path") sha256=$(sha256sum < "$path" | cut -d' ' -f1)" ;;
      symbolic*) line+=" -> $(readlink "$path")" ;;
    esac
    if [ ! -L "$path" ]; then
      extra=$(getfattr --absolute-names -h -d -m - -e hex "$path" 2> /dev/null | sed '/^#/d;/^$/d' | sort | tr '\n' ' ')
      flags=$(lsattr -d "$path" 2> /dev/null | cut -d' ' -f1 | tr -d 'e-')
      line+="${extra:+ xattr=$extra}${flags:+ flags=$flags}"
      if mountpoint -q "$path" 2> /dev/null || grep -q " $path " /proc/self/mounts; then line+=" mounted"; fi
    fi
    printf '%s\n' "$line"
  done
}

sql() { docker exec -i matrix-postgres psql -X -A -t -q -U synapse -d "$1" 2> /dev/null; }

{
  files /opt/matrix \( -path /opt/matrix/postgres -o -path /opt/matrix/synapse/media_store -o -name homeserver.pid \) -prune -o -print0
  files /opt/matrix/postgres -maxdepth 0 -print0
  files /etc/cron* /var/spool/cron -print0

  if docker info > /dev/null 2>&1; then
    docker ps -aq | while read -r id; do
      docker inspect -f 'container {{.Name}} | {{.Config.Image}} {{.State.Status}} restart={{.HostConfig.RestartPolicy.Name}} networks={{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}' "$id"
    done
    docker image ls -a --no-trunc --format 'image {{.Repository}}:{{.Tag}} | {{.ID}}'
    docker network ls --format 'network {{.Name}} | {{.Driver}} {{.Scope}}'
    docker volume ls --format 'volume {{.Name}} | {{.Driver}}'
  else
    echo "docker | does not answer"
  fi
  if [ "$(echo 'SELECT 1' | sql postgres)" = 1 ]; then
    sql postgres <<'SQL'
SELECT format('role %s | super=%s inherit=%s createrole=%s createdb=%s login=%s replication=%s bypassrls=%s limit=%s until=%s password=%s',
  rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit,
  rolvaliduntil, md5(rolpassword)) FROM pg_authid WHERE rolname !~ '^pg_';
SELECT format('membership %s in %s | admin=%s', m.rolname, g.rolname, a.admin_option)
  FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid WHERE m.rolname !~ '^pg_';
SELECT format('database %s | owner=%s encoding=%s collate=%s ctype=%s connections=%s acl=%s', datname, pg_get_userbyid(datdba),
  pg_encoding_to_char(encoding), datcollate, datctype, datallowconn, datacl) FROM pg_database;
SELECT format('setting role=%s database=%s | %s', coalesce(r.rolname, '-'), coalesce(d.datname, '-'), setconfig)
  FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole LEFT JOIN pg_database d ON d.oid = s.setdatabase;
SQL
  else
    echo "postgres | does not answer"
  fi
} | sort
