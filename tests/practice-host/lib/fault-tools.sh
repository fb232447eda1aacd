# shellcheck shell=bash disable=SC2154
# What the faults have in common. Runs inside the host, before the fault's own two functions.
set -euo pipefail
matrix=/opt/matrix
homeserver=$matrix/synapse/homeserver.yaml
registration=$matrix/synapse/registration.yaml
kept=/var/lib/practice-faults/$fault
net=/usr/local/lib/practice/net

do_break() {
  if [ -e "$kept" ]; then echo "$fault is in already" >&2; exit 1; fi
  mkdir -p "$kept"
  local status
  # Not in an "if": there "set -e" would mean nothing inside.
  set +e
  (set -e; break_it)
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    (mend_it) > /dev/null 2>&1 || true
    rm -rf "$kept"
    echo "$fault could not be put in" >&2
    exit 1
  fi
}

do_mend() {
  if [ ! -e "$kept" ]; then echo "$fault is not in" >&2; exit 1; fi
  mend_it
  rm -rf "$kept"
}

need() { # FILE…
  local file
  for file in "$@"; do
    if [ ! -e "$file" ]; then echo "$fault needs $file: put it in after steps 1 to 14" >&2; return 1; fi
  done
}

# Changes a file's bytes and nothing else, and remembers both versions.
change() { # FILE COMMAND…: the command turns the old text into the new
  local file=$1
  shift
  cp -a "$file" "$kept/old"
  "$@" < "$kept/old" > "$kept/new"
  if cmp -s "$kept/old" "$kept/new"; then echo "$fault found nothing to change in $file" >&2; return 1; fi
  cat "$kept/new" > "$file"
}

# Takes the change back, unless somebody has changed the file since.
change_back() { # FILE
  if [ -e "$1" ] && cmp -s "$1" "$kept/new"; then
    cat "$kept/old" > "$1"
  else
    echo "$1 was changed or removed since: left as it is" >&2
  fi
}

restart_synapse() { docker restart -t 20 matrix-synapse > /dev/null; }

wait_healthy() { # CONTAINER…
  local one
  for one in "$@"; do
    for _ in $(seq 300); do
      [ "$(docker inspect -f '{{.State.Health.Status}}' "$one" 2> /dev/null)" = healthy ] && continue 2
      sleep 0.2
    done
    echo "$one did not become healthy" >&2
    return 1
  done
}

restart_synapse_and_wait() { restart_synapse && wait_healthy matrix-synapse; }

# Something that goes on in the background until the fault is mended.
background() { # COMMAND…
  setsid "$@" < /dev/null > /dev/null 2>&1 &
  printf '%s %s\n' $! "$(start_of $!)" > "$kept/pid"
}

# When a process began, in clock ticks since the boot: after a reboot its number may be another one's.
start_of() { sed -n 's/^.*) //p' "/proc/$1/stat" 2> /dev/null | cut -d ' ' -f 20; }

end_background() {
  local pid start
  read -r pid start < "$kept/pid"
  if [ -z "$start" ] || [ "$(start_of "$pid")" != "$start" ]; then return 0; fi
  kill -- "-$pid" 2> /dev/null || true
  for _ in $(seq 50); do kill -0 -- "-$pid" 2> /dev/null || break; sleep 0.05; done
}

sql() { docker exec -i matrix-postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U synapse -d "$1"; }

# Settings that the practice bridge asks for when it starts and when somebody links.
practice_file=$matrix/mas/practice.yaml
practice_setting() { # LINE…
  printf '%s\n' "$@" > "$kept/lines"
  cat "$kept/lines" >> "$practice_file"
  chown 65532:65532 "$practice_file"
}
practice_unset() {
  local rest
  rest=$(grep -vxFf "$kept/lines" "$practice_file") || true
  if [ -n "$rest" ]; then printf '%s\n' "$rest" > "$practice_file"; else rm -f "$practice_file"; fi
}

# A file system of its own over a directory, with the same contents and not a byte to spare.
fill_up() { # DIRECTORY
  local used
  mkdir -p "$kept/copy"
  [ -d "$1" ] || install -d -m 0700 "$1"
  rsync -aHAX "$1/" "$kept/copy/"
  mount -t tmpfs -o mode=0700 tmpfs "$1"
  rsync -aHAX "$kept/copy/" "$1/"
  rm -rf "$kept/copy"
  used=$(df -k --output=used "$1" | tail -1 | tr -d ' ')
  if [ "$used" -eq 0 ]; then
    head -c 4096 /dev/zero > "$1/.full"
    used=4
  fi
  mount -o "remount,size=${used}k" "$1"
}
make_room() { # DIRECTORY: what was written meanwhile stays
  mountpoint -q "$1" || return 0
  mkdir -p "$kept/copy"
  rsync -aHAX --exclude /.full "$1/" "$kept/copy/"
  umount "$1"
  rsync -aHAX --delete "$kept/copy/" "$1/"
}

move_away() { mv "$1" "$kept/$(basename "$1")"; }
move_back() { [ -e "$1" ] || mv "$kept/$(basename "$1")" "$1"; }
