# shellcheck shell=bash
# The pristine host: made once for each version of the sources, kept as an image and two volumes.

readonly synapse_version=1.147.1
readonly bridge_tags="v0.2603.0 v0.2607.0"
image_origin=${BRIDGEKEEPER_PRACTICE_IMAGES:-built}

official_images() {
  sed -n 's/^ *image: *//p' "$source_dir/stack/docker-compose.yml" | grep -v authentication-service
  local tag
  for tag in $bridge_tags; do echo "dock.mau.dev/mautrix/signal:$tag"; done
}

# Sets $key: the hash of everything that the pristine host is made of.
compute_key() {
  key=$(cd "$source_dir" && {
    echo "$image_origin"
    find images stack bridge mas lib/build.sh -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    find images stack bridge mas -type f -printf '%m %p\n' | LC_ALL=C sort
  } | sha256sum | cut -c1-12)
  pristine_image=$prefix/pristine:$key
  pristine_docker=$prefix-pristine-$key-docker
  pristine_opt=$prefix-pristine-$key-opt
}

have_pristine() {
  docker image inspect "$pristine_image" > /dev/null 2>&1 \
    && docker volume inspect "$pristine_docker" "$pristine_opt" > /dev/null 2>&1
}

ensure_pristine() {
  compute_key
  have_pristine && return
  exec 9> "$cache_dir/build.lock"
  flock 9
  if ! have_pristine; then
    say "building the host (a few minutes, once); log: $cache_dir/build.log"
    local status=0
    # Not in an "if": there "set -e" would mean nothing inside.
    set +e
    (set -e; build_pristine) > "$cache_dir/build.log" 2>&1
    status=$?
    set -e
    if [ "$status" -ne 0 ]; then
      tail -15 "$cache_dir/build.log" >&2
      die "the build failed"
    fi
    remove_outdated
  fi
  exec 9>&-
}

build_pristine() {
  install_packages debootstrap rsync gcc libc6-dev python3-pip ca-certificates tar
  ensure_go
  local build=$cache_dir/build
  rm -rf "$build"
  mkdir -p "$build"
  build_programs "$build/programs"
  build_trixie
  build_images "$build"
  seed_host "$build"
  rm -rf "$build"
}

stage() { echo "== $(date +%T) $*"; }

build_programs() { # DIRECTORY
  stage "programs"
  mkdir -p "$1"
  export GOFLAGS="-trimpath -buildvcs=false" GOTOOLCHAIN=local
  (cd "$source_dir/mas" && CGO_ENABLED=0 "$go" build -ldflags "-s -w" -o "$1/mas" .)
  GOBIN=$1 CGO_ENABLED=0 "$go" install -ldflags "-s -w" github.com/mikefarah/yq/v4@v4.44.6
  local tag
  for tag in $bridge_tags; do
    # The framework's SQLite driver needs C; linked statically the program runs in any image.
    (cd "$source_dir/bridge" && CGO_ENABLED=1 "$go" build -tags goolm,netgo,osusergo -o "$1/mautrix-signal-$tag" \
      -ldflags "-s -w -X main.Tag=$tag -X main.Version=${tag:3:2}.${tag:5:2} -linkmode external -extldflags -static" .)
  done
}

build_trixie() {
  docker image inspect "$prefix/trixie" > /dev/null 2>&1 && return
  stage "Debian 13"
  local root=$cache_dir/trixie keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -e "$keyring" ] || install_packages debian-archive-keyring
  as_root rm -rf "$root"
  as_root debootstrap --variant=minbase --keyring="$keyring" --include=ca-certificates trixie "$root"
  as_root rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* "$root"/usr/share/doc/* \
    "$root"/usr/share/man/* "$root"/usr/share/locale/*
  as_root tar -C "$root" -c . | docker import - "$prefix/trixie"
  as_root rm -rf "$root"
}

build_images() { # DIRECTORY with programs/
  local build=$1 tag list=()
  cp -r "$source_dir/images" "$build/images"
  cp "$build/programs/mas" "$build/images/mas/"
  cp "$build/programs/mas" "$build/images/host/"
  cp "$build/programs/yq" "$build/images/bridge/"
  stage "image of the host"
  docker build -t "$prefix/host" "$build/images/host"
  stage "image of MAS"
  list+=("$(sed -n 's/^ *image: *\(.*authentication-service.*\)/\1/p' "$source_dir/stack/docker-compose.yml")")
  docker build -t "${list[0]}" "$build/images/mas"
  if [ "$image_origin" = official ]; then
    stage "published images"
    local image
    for image in $(official_images); do
      docker pull "$image"
      list+=("$image")
    done
  else
    stage "image of Synapse"
    local machine packages
    machine=$(uname -m)
    packages=$cache_dir/synapse-$synapse_version
    [ -e "$packages.complete" ] || rm -rf "$packages"
    [ -e "$packages" ] || python3 -m pip install -q --target "$packages" --python-version 3.13 --only-binary=:all: --no-compile \
      --platform "manylinux_2_28_$machine" --platform "manylinux_2_17_$machine" --platform "manylinux2014_$machine" \
      --no-warn-conflicts "matrix-synapse[url-preview]==$synapse_version"
    touch "$packages.complete"
    cp -r "$packages" "$build/images/synapse/site"
    docker build -t "ghcr.io/element-hq/synapse:v$synapse_version" "$build/images/synapse"
    stage "image of PostgreSQL"
    docker build -t postgres:17 "$build/images/postgres"
    list+=("ghcr.io/element-hq/synapse:v$synapse_version" postgres:17)
    for tag in $bridge_tags; do
      stage "image of the bridge $tag"
      cp "$build/programs/mautrix-signal-$tag" "$build/images/bridge/mautrix-signal"
      docker build -t "dock.mau.dev/mautrix/signal:$tag" "$build/images/bridge"
      list+=("dock.mau.dev/mautrix/signal:$tag")
    done
  fi
  stage "saving ${list[*]}"
  docker save -o "$build/images.tar" "${list[@]}"
}

seed_host() { # DIRECTORY with images.tar
  stage "first start"
  local builder=$prefix-seed-$key
  docker rm -f "$builder" > /dev/null 2>&1 || true
  docker volume rm "$pristine_docker" "$pristine_opt" > /dev/null 2>&1 || true
  start_container "$builder" "$prefix/host" -v "$pristine_docker":/var/lib/docker -v "$pristine_opt":/opt
  docker exec "$builder" mkdir -p /root/seed
  as_root chmod a+r "$1/images.tar"
  docker cp "$1/images.tar" "$builder":/root/seed/images.tar
  docker cp "$source_dir/stack" "$builder":/root/seed/stack
  docker exec "$builder" practice-seed
  stage "keeping it"
  docker stop -t 60 "$builder"
  docker commit "$builder" "$pristine_image" > /dev/null
  docker rm "$builder"
  stage "done"
}

# Docker refuses --privileged where this machine lacks a capability itself; then the same is asked for piece by piece.
run_flags() {
  if [ ! -s "$cache_dir/run-flags" ]; then
    if docker run --rm --privileged --entrypoint true "$prefix/trixie" > /dev/null 2>&1; then
      echo "--privileged" > "$cache_dir/run-flags"
    else
      printf '%s\n' --cap-add=ALL --cap-drop=SYS_RESOURCE --security-opt=seccomp=unconfined --security-opt=apparmor=unconfined \
        --security-opt=systempaths=unconfined "--device-cgroup-rule=a *:* rwm" --volume=/sys/fs/cgroup:/sys/fs/cgroup:rw \
        > "$cache_dir/run-flags"
    fi
  fi
  mapfile -t flags < "$cache_dir/run-flags"
}

start_container() { # NAME IMAGE FLAG…
  local container_name=$1 image=$2 flags
  shift 2
  run_flags
  docker run -d --name "$container_name" --hostname matrix "${flags[@]}" --tmpfs /run:exec,mode=755 "$@" "$image" > /dev/null
}

# Pristine hosts of older sources that no host was made from.
remove_outdated() {
  local image old
  docker image ls --format '{{.Tag}}' "$prefix/pristine" | while read -r old; do
    [ "$old" != "$key" ] || continue
    image=$prefix/pristine:$old
    [ -z "$(docker ps -aq --filter "ancestor=$image")" ] || continue
    docker rmi "$image" > /dev/null 2>&1 || continue
    docker volume rm "$prefix-pristine-$old-docker" "$prefix-pristine-$old-opt" > /dev/null 2>&1 || true
  done
}
