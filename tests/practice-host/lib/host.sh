# shellcheck shell=bash
# One host's life: up, down, reset, stop, start, and what is told about it.

readonly first_port=22220

# One command at a time for each host.
lock_host() {
  mkdir -p "$cache_dir/hosts"
  exec 8> "$cache_dir/hosts/$name.lock"
  flock 8
}

host_up() {
  lock_host
  mkdir -p "$state_dir"
  ensure_engine
  if host_runs; then
    say "'$name' runs already"
    host_info --args
    return
  fi
  local begun=$SECONDS
  ensure_pristine
  make_credentials
  if host_exists; then
    docker start "$container" > /dev/null || die "could not start '$name'; try: practice-host reset"
  else
    create_host
  fi
  wait_until_ready
  say "'$name' is up after $((SECONDS - begun)) s (images: $image_origin)"
  host_info --args
}

host_down() {
  lock_host
  ensure_engine
  remove_container
  docker volume rm "$volume_docker" "$volume_opt" > /dev/null 2>&1 || true
  rm -rf "$state_dir"
}

host_reset() {
  lock_host
  ensure_engine
  [ -s "$state_dir/port" ] || die "there is no host '$name'; make it with: practice-host up"
  local begun=$SECONDS
  ensure_pristine
  remove_container
  create_host
  wait_until_ready
  say "'$name' is as new after $((SECONDS - begun)) s"
}

host_stop() {
  require_host
  if [ "${1:-}" = --power-cut ]; then docker kill "$container" > /dev/null; else docker stop -t 60 "$container" > /dev/null; fi
}

host_start() {
  ensure_engine
  docker start "$container" > /dev/null || die "there is no host '$name'"
  wait_until_ready
}

host_exec() {
  [ $# -gt 0 ] || die "exec needs a command"
  in_host "$@"
}

# The immutable attribute would keep Docker from removing files; containers inside are simply killed.
remove_container() {
  host_exists || return 0
  if host_runs; then in_host chattr -R -i /etc /opt/matrix > /dev/null 2>&1 || true; fi
  docker rm -f "$container" > /dev/null
}

create_host() {
  copy_volumes
  start_container "$container" "$pristine_image" -p "127.0.0.1:$(cat "$state_dir/port"):22" \
    -v "$volume_docker":/var/lib/docker -v "$volume_opt":/opt
  install_credentials
}

# The image layers in /var/lib/docker never change in place, so only what differs is copied; all the rest is copied anew.
copy_volumes() {
  # shellcheck disable=SC2016
  docker run --rm --network none --entrypoint bash --cap-add LINUX_IMMUTABLE --cap-add SYS_ADMIN --cap-add MKNOD \
    -v "$pristine_docker":/from/docker:ro -v "$pristine_opt":/from/opt:ro \
    -v "$volume_docker":/to/docker -v "$volume_opt":/to/opt "$prefix/host" -c '
      chattr -R -i /to/opt 2> /dev/null
      find /to/docker /to/opt -mindepth 1 -maxdepth 1 ! -name overlay2 -exec rm -rf {} +
      rsync -aHAX --delete /from/docker/ /to/docker/ && rsync -aHAX --delete /from/opt/ /to/opt/'
}

# Keys and passwords of this host: made once, kept over every reset.
make_credentials() {
  [ ! -s "$state_dir/complete" ] || return 0
  command -v ssh-keygen > /dev/null || install_packages openssh-client
  chmod 0700 "$state_dir"
  rm -f "$state_dir"/id_* "$state_dir"/ssh_host_*
  ssh-keygen -q -t ed25519 -N '' -C practice-host -f "$state_dir/ssh_host_ed25519_key"
  ssh-keygen -q -t ed25519 -N '' -C practice -f "$state_dir/id_ed25519"
  local account
  for account in anna peter kay; do
    (umask 077 && od -An -N12 -tx1 /dev/urandom | tr -d ' \n' > "$state_dir/password-$account")
  done
  ssh-keygen -q -t ed25519 -N "$(cat "$state_dir/password-kay")" -C practice-with-passphrase -f "$state_dir/id_passphrase"
  choose_port
  printf '[127.0.0.1]:%s %s\n' "$(cat "$state_dir/port")" "$(cut -d' ' -f1,2 "$state_dir/ssh_host_ed25519_key.pub")" \
    > "$state_dir/known_hosts"
  echo yes > "$state_dir/complete"
}

choose_port() {
  local port
  exec 7> "$cache_dir/ports.lock"
  flock 7
  for port in $(seq "$first_port" $((first_port + 500))); do
    if grep -qsx "$port" "$cache_dir"/hosts/*/port; then continue; fi
    if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then continue; fi
    echo "$port" > "$state_dir/port"
    exec 7>&-
    return
  done
  die "no free port"
}

install_credentials() {
  {
    printf 'set -e\n'
    printf 'install -m 0600 /dev/stdin /etc/ssh/ssh_host_ed25519_key <<"KEY"\n%s\nKEY\n' "$(cat "$state_dir/ssh_host_ed25519_key")"
    printf 'install -m 0644 /dev/stdin /etc/ssh/ssh_host_ed25519_key.pub <<"KEY"\n%s\nKEY\n' "$(cat "$state_dir/ssh_host_ed25519_key.pub")"
    # shellcheck disable=SC2016
    printf 'give() { home=$(getent passwd "$1" | cut -d: -f6); install -m 0600 -o "$1" -g "$1" /dev/stdin "$home/.ssh/authorized_keys"; }\n'
    local user
    for user in root matt anna fiona guest; do printf 'give %s <<"KEY"\n%s\nKEY\n' "$user" "$(cat "$state_dir/id_ed25519.pub")"; done
    printf 'give kay <<"KEY"\n%s\nKEY\n' "$(cat "$state_dir/id_passphrase.pub")"
    for user in anna peter; do printf 'chpasswd <<"WORD"\n%s:%s\nWORD\n' "$user" "$(cat "$state_dir/password-$user")"; done
    printf 'practice-service start ssh\n'
  } | in_host bash -s
  # The old backups have to be some days old whenever the host is made.
  in_host bash -s <<'SCRIPT'
cd /opt/matrix/backups
set -- synapse_*.sql.gz
for days in 9 2 1; do
  new=synapse_$(date -d "-$days days" +%Y%m%d)_031501.sql.gz
  [ "$1" = "$new" ] || mv -n "$1" "$new"
  touch -d "$(date -d "-$days days" +%Y-%m-%d) 03:15:02" "$new"
  shift
done
SCRIPT
}

wait_until_ready() {
  # shellcheck disable=SC2016
  in_host bash -c '
    for try in $(seq 600); do
      healthy=$(docker inspect -f "{{.State.Health.Status}}" matrix-postgres matrix-synapse 2> /dev/null | grep -cx healthy)
      running=$(docker inspect -f "{{.State.Status}}" matrix-mas 2> /dev/null)
      if [ "$healthy" = 2 ] && [ "$running" = running ] && practice-service running ssh; then exit 0; fi
      sleep 0.2
    done
    docker ps -a
    exit 1' >&2 || die "the stack did not become healthy"
}

account_json() { # USER IDENTITY PASSWORD PASSPHRASE SUDO SHELL
  local value fields=(user identity password passphrase sudo shell) out="" i=0
  for value in "$@"; do
    [ -z "$out" ] || out+=", "
    if [ -n "$value" ]; then out+="\"${fields[i]}\": \"$value\""; else out+="\"${fields[i]}\": null"; fi
    i=$((i + 1))
  done
  printf '    {%s}' "$out"
}

host_info() {
  [ -s "$state_dir/complete" ] || die "there is no host '$name'; make it with: practice-host up"
  local port key identity=$state_dir/id_ed25519 locked=$state_dir/id_passphrase
  port=$(cat "$state_dir/port")
  if [ "${1:-}" = --args ]; then
    host_args "$port" "${2:-matt}"
    return
  fi
  key=$(ssh-keygen -lf "$state_dir/ssh_host_ed25519_key.pub" | cut -d' ' -f2)
  local anna peter kay token
  anna=$(cat "$state_dir/password-anna") peter=$(cat "$state_dir/password-peter") kay=$(cat "$state_dir/password-kay")
  token=$(host_runs && in_host cat /root/operator-token 2> /dev/null) || token=
  cat <<JSON
{
  "name": "$name",
  "container": "$container",
  "host": "127.0.0.1",
  "port": $port,
  "known_hosts": "$state_dir/known_hosts",
  "host_key": "$key",
  "operator": {"user_id": "@matt:echo6.co", "access_token": "$token"},
  "accounts": [
$(account_json root "$identity" "" "" none /bin/bash),
$(account_json matt "$identity" "" "" passwordless /bin/bash),
$(account_json anna "$identity" "$anna" "" password /bin/bash),
$(account_json peter "" "$peter" "" password /bin/bash),
$(account_json fiona "$identity" "" "" passwordless /usr/bin/fish),
$(account_json kay "$locked" "" "$kay" passwordless /bin/bash),
$(account_json guest "$identity" "" "" denied /bin/bash)
  ]
}
JSON
}

host_args() { # PORT ACCOUNT
  local identity="--identity $state_dir/id_ed25519 " rest=
  case $2 in
    root | matt | fiona | guest) ;;
    anna) rest=" --sudo-password-stdin" ;;
    peter) identity="" rest=" --sudo-password-stdin" ;;
    kay) identity="--identity $state_dir/id_passphrase " ;;
    *) die "no account '$2'" ;;
  esac
  printf '%s\n' "--host $2@127.0.0.1:$1 ${identity}--known-hosts $state_dir/known_hosts$rest"
}

host_manifest() {
  require_host
  in_host bash -s < "$source_dir/lib/manifest.sh"
}

# MAS writes down the first 16 digits of the SHA-256 of every token that it is sent.
host_mas_saw() {
  require_host
  local token digest
  IFS= read -r token || true
  digest=$(printf %s "$token" | sha256sum | cut -c1-16)
  in_host docker logs matrix-mas 2>&1 | grep -c "_sha256\":\"$digest\"" > /dev/null
}

purge() {
  ensure_engine
  local old
  docker ps -aq --filter "name=^$prefix-" | while read -r old; do docker rm -f "$old" > /dev/null; done
  docker volume ls -q --filter "name=$prefix-" | while read -r old; do docker volume rm "$old" > /dev/null; done
  docker image ls --format '{{.Repository}}:{{.Tag}}' | grep "^$prefix/" | while read -r old; do docker rmi -f "$old" > /dev/null; done
  local pid
  pid=$(own_dockerd)
  if [ -n "$pid" ]; then as_root kill "$pid"; fi
  as_root rm -rf "$cache_dir"
}
