# shellcheck shell=bash
# Names, places and messages that every part uses.

name=${BRIDGEKEEPER_PRACTICE_NAME:-practice}${BRIDGEKEEPER_PRACTICE_LANE:+-$BRIDGEKEEPER_PRACTICE_LANE}
if ! [[ $name =~ ^[a-z0-9][a-z0-9-]{0,40}$ ]]; then
  echo "practice-host: BRIDGEKEEPER_PRACTICE_NAME must be of a-z, 0-9 and -" >&2
  exit 2
fi
cache_dir=${BRIDGEKEEPER_PRACTICE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bridgekeeper/practice-host}
state_dir=$cache_dir/hosts/$name
prefix=bridgekeeper-practice
container=$prefix-$name
volume_docker=$prefix-$name-docker
volume_opt=$prefix-$name-opt

say() { echo "practice-host: $*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command as root.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# The Docker client, with sudo where this user may not use the engine.
docker_needs_sudo=
docker() {
  if [ -z "$docker_needs_sudo" ]; then
    docker_needs_sudo=no
    if [ "$(id -u)" -ne 0 ] && ! command docker info > /dev/null 2>&1; then docker_needs_sudo=yes; fi
  fi
  if [ "$docker_needs_sudo" = yes ]; then sudo docker "$@"; else command docker "$@"; fi
}

in_host() { docker exec -i "$container" "$@"; }

host_exists() { docker container inspect "$container" > /dev/null 2>&1; }
host_runs() { [ "$(docker container inspect -f '{{.State.Running}}' "$container" 2> /dev/null)" = true ]; }
require_host() { host_runs || die "the host '$name' does not run; start it with: practice-host up"; }
