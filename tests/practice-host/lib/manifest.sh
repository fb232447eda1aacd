#!/bin/bash
# Runs inside the host. Prints what a rollback has to bring back, as sorted lines: two manifests with nothing done in
# between are the same. Left out: times, Postgres's own files, media, the journal and everything that comes and goes.
set -u
export LC_ALL=C

files() { # FIND-ARGUMENT…: one line for each file
  find "$@" -print0 2> /dev/null | python3 -c '
import fcntl, hashlib, os, stat, struct, sys

mounts = {line.split()[1] for line in open("/proc/self/mounts")}
letters = {0x10: "i", 0x20: "a", 0x40: "d", 0x80: "A", 0x8: "S", 0x1: "s", 0x2: "u", 0x4: "c"}  # of lsattr, without e
kinds = {stat.S_IFREG: "regular", stat.S_IFDIR: "directory", stat.S_IFLNK: "link", stat.S_IFIFO: "fifo", stat.S_IFSOCK: "socket"}
for path in filter(None, sys.stdin.buffer.read().split(b"\0")):
    path = os.fsdecode(path)
    try:
        facts = os.lstat(path)
        kind = stat.S_IFMT(facts.st_mode)
        line = f"file {path} | {kinds.get(kind, kind)} {facts.st_mode & 0o7777:o} {facts.st_uid}:{facts.st_gid}"
        if kind == stat.S_IFLNK:
            line += f" -> {os.readlink(path)}"
        for name in sorted(os.listxattr(path, follow_symlinks=False)):
            line += f" {name}={os.getxattr(path, name, follow_symlinks=False).hex()}"
        if kind in (stat.S_IFREG, stat.S_IFDIR):
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            if kind == stat.S_IFREG:
                content = os.fdopen(descriptor, "rb", closefd=False).read()
                line += f" links={facts.st_nlink} size={len(content)} sha256={hashlib.sha256(content).hexdigest()}"
            try:  # FS_IOC_GETFLAGS
                flags = struct.unpack("l", fcntl.ioctl(descriptor, 0x80086601, b"\0" * 8))[0]
                line += "".join(" flag=" + letter for bit, letter in letters.items() if flags & bit)
            except OSError:
                pass  # the file system has none
            os.close(descriptor)
    except FileNotFoundError:
        continue  # gone since
    if path in mounts:
        line += " mounted"
    print(line)
'
}

{
  files /opt/matrix \( -path /opt/matrix/postgres -o -path /opt/matrix/synapse/media_store -o -name homeserver.pid \) -prune -o
  files /opt/matrix/postgres -maxdepth 0
  files /etc/cron* /var/spool/cron

  if containers=$(docker ps -aq 2> /dev/null); then
    printf %s "$containers" | xargs --no-run-if-empty docker inspect -f \
      'container {{.Name}} | {{.Config.Image}} {{.State.Status}} restart={{.HostConfig.RestartPolicy.Name}} networks={{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}'
    docker image ls -a --no-trunc --format 'image {{.Repository}}:{{.Tag}} | {{.ID}}'
    docker network ls --format 'network {{.Name}} | {{.Driver}} {{.Scope}}'
    docker volume ls --format 'volume {{.Name}} | {{.Driver}}'
  else
    echo "docker | does not answer"
  fi
  docker exec -i matrix-postgres psql -X -A -t -q -v ON_ERROR_STOP=1 -U synapse -d postgres 2> /dev/null <<'SQL' || echo "postgres | does not answer"
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
} | sort
