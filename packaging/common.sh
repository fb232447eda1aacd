# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by the scripts of packaging/: where the tree is, timed steps, and packages by purpose.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034 # for those who source this
practice_host=$root/tests/practice-host/practice-host

# Prints why the script cannot go on, and ends it.
stop() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Prints the comment at the head of the script that was called: its help.
help() {
    sed -n '/^# SPDX/d; /^#!/d; /^#/!q; s/^# \{0,1\}//p' "$0"
}

step_started=
# Names the part that begins, and how long the one before took. `step` alone ends the last.
step() {
    if [[ $step_started ]]; then
        printf '   %d s\n' $((SECONDS - step_started))
    fi
    step_started=
    if [[ $# -gt 0 ]]; then
        printf '== %s\n' "$*"
        step_started=$SECONDS
    fi
}

# The command as root.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo > /dev/null; then
        if [[ -t 0 ]]; then sudo "$@"; else sudo -n "$@"; fi
    else
        stop "this needs root, and there is no sudo here; as root, run: $*"
    fi
}

# The lines of packaging/dependencies for these purposes, as names or name|name.
packages_for() {
    local purpose
    for purpose; do
        awk -v purpose="$purpose" '$1 == purpose { print $2; found = 1 } END { exit !found }' "$root/packaging/dependencies" \
            || stop "packaging/dependencies knows no purpose '$purpose'"
    done
}

package_is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2> /dev/null) == installed ]]
}

package_is_known() {
    [[ $(apt-cache policy "$1") == *'  Candidate: '[!\(]* ]]
}

# Of "name|name", the first that is installed or that this release knows.
name_here() {
    local name
    for name in ${1//|/ }; do
        if package_is_installed "$name" || package_is_known "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    return 1
}

# Sets `missing` to the packages that are not there yet for lines "name|name", and `unknown` to the lines of which this
# release knows no name.
find_missing() {
    local line name
    missing=() unknown=()
    for line; do
        if ! name=$(name_here "$line"); then
            unknown+=("$line")
        elif ! package_is_installed "$name"; then
            missing+=("$name")
        fi
    done
}

# Installs what is not there yet for these purposes of packaging/dependencies. BRIDGEKEEPER_INSTALL=no leaves the
# system alone, for one that is looked after otherwise.
install_for() {
    [[ ${BRIDGEKEEPER_INSTALL:-yes} != no ]] || return 0
    local lines missing unknown log updated=
    lines=$(packages_for "$@")
    mapfile -t lines <<< "$lines"
    if ! command -v apt-get > /dev/null; then
        stop "packages are installed by apt-get, on Debian 12, Ubuntu 24.04 and later. Elsewhere, install what these" \
            "packages hold, then set BRIDGEKEEPER_INSTALL=no: ${lines[*]}"
    fi
    find_missing "${lines[@]}"
    [[ ${#missing[@]} -gt 0 || ${#unknown[@]} -gt 0 ]] || return 0

    # Lists that are not there, or too old to know a name, are fetched first; lists that name versions which are gone, after.
    if [[ ${#unknown[@]} -gt 0 ]] || ! compgen -G '/var/lib/apt/lists/*Packages*' > /dev/null; then
        apt_get update
        updated=yes
        find_missing "${lines[@]}"
        [[ ${#unknown[@]} -eq 0 ]] || stop "this release has no package named ${unknown[*]}"
    fi
    [[ ${#missing[@]} -gt 0 ]] || return 0
    printf 'Installing: %s\n' "${missing[*]}"
    log=$(mktemp)
    if ! apt_get install "${missing[@]}" > "$log" 2>&1; then
        if [[ $updated ]] || ! { apt_get update && apt_get install "${missing[@]}"; } >> "$log" 2>&1; then
            cat "$log" >&2
            rm -f "$log"
            stop "apt-get could not install ${missing[*]}"
        fi
    fi
    rm -f "$log"
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq --option DPkg::Lock::Timeout=600 --option Dpkg::Use-Pty=0 \
        --no-install-recommends --yes "$@"
}

# Configures and builds the program alone, which needs nothing of what the tests need.
build_program() {
    build_preset release -DBUILD_TESTING=OFF --log-level=WARNING
}

# Configures and builds a preset of CMakePresets.json, with the tests unless further arguments, which are for the
# configuration, say otherwise. With keep_going set, one fault does not hide the others; with only_target set, nothing else is
# built.
build_preset() {
    local preset=$1
    shift
    if command -v ccache > /dev/null; then
        set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
        # The same source gives the same object wherever the checkout lies; and headers may be precompiled.
        export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    fi
    cmake -S "$root" --preset "$preset" -DBUILD_TESTING=ON "$@"
    cmake --build "$root/build/$preset" --parallel "$(nproc)" ${only_target:+--target "$only_target"} -- ${keep_going:+-k 0}
}
