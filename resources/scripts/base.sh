# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What every script on the server begins with: the environment, and how it answers. Runs as root under any POSIX sh (dash, busybox, bash).
#
# The rule of all of them: what somebody with fewer rights than root can write never chooses a path, an option, a query, or the
# rights with which it is handled. So the commands that could break it stand in one file each, and nowhere else (packaging/check looks):
#   files.sh    reads and writes files and directories that others may write, too
#   secrets.sh  reads a secret out of a file, and sends it to a server
#   sql.sh      asks PostgreSQL
#   trusted.sh  runs what the owner of the compose folder could choose

LC_ALL=C
export LC_ALL
# Not that of the login, whose directories may be anybody's.
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin:/snap/bin:/run/current-system/sw/bin
export PATH
unset CDPATH ENV BASH_ENV PGOPTIONS PGSERVICE PGSERVICEFILE PGPASSFILE COMPOSE_FILE COMPOSE_PROJECT_NAME COMPOSE_ENV_FILES COMPOSE_PROFILES
umask 077

# This program's own place, which only root can enter.
BK=/var/lib/bridgekeeper
# What an answer holds at most.
BK_MOST_BYTES=4194304

bk_say() { printf '%s\n' "$*" >&2; }

# limit SECONDS COMMAND…: a question that is not answered in time fails.
limit() {
    if command -v timeout >/dev/null 2>&1; then
        timeout "$@"
    else
        shift
        "$@"
    fi
}

# section NAME COMMAND…: one line "NAME <TAB> exit status <TAB> base64 of the standard output".
section() {
    bk_name=$1
    shift
    # ":STATUS:" comes the same way, before a short answer and somewhere in a long one: a colon is no letter of base64.
    bk_answer=$({ {
        "$@" 2>/dev/null 3>&-
        printf ':%s:' "$?" >&3
    } | head -c "$BK_MOST_BYTES" | base64 -w 0 3>&-; } 3>&1)
    case $bk_answer in
    :*) ;;
    *) bk_answer=$(printf '%s\n' "$bk_answer" | sed 's/^\([^:]*\)\(:[0-9]*:\)/\2\1/') ;;
    esac
    bk_answer=${bk_answer#:}
    bk_status=${bk_answer%%:*}
    printf '%s\t%s\t%s\n' "$bk_name" "$bk_status" "${bk_answer#*:}"
}

# bk_whole_log CONTAINER LINES SINCE: what a container has said, without the colours that its programs write for a terminal, which would stand
# between a word and what it is searched for. LINES may be "all", SINCE empty.
BK_ESCAPE=$(printf '\033')
bk_whole_log() { { docker logs ${3:+--since "$3"} --tail "$2" "$1" 2>&1 || echo "its log cannot be read"; } | sed "s/$BK_ESCAPE\\[[0-9;]*m//g"; }
# bk_log CONTAINER LINES [SINCE]: its end, of at most 1 MiB.
bk_log() { bk_whole_log "$1" "$2" "${3:-}" | tail -c 1048576; }

# bk_random BYTES: from the kernel's generator, in hexadecimal digits.
bk_random() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# A user's id, or anything else, as part of an address.
bk_in_url() {
    printf '%s' "$1" | sed 's/%/%25/g; s/+/%2B/g; s,/,%2F,g; s/#/%23/g; s/&/%26/g; s/?/%3F/g; s/ /%20/g; s/\[/%5B/g; s/]/%5D/g; s/{/%7B/g; s/}/%7D/g; s/\\/%5C/g; s/"/%22/g'
}

# What stands in this program's own place is believed: the journal says what is taken back. Where somebody else could have written it, nothing is.
bk_place_is_own() {
    [ -e "$BK" ] || [ -L "$BK" ] || return 0
    [ ! -L "$BK" ] || return 1
    case $(stat -c '%u %a' -- "$BK") in "$(id -u) "*[2367]? | "$(id -u) "*[2367]) return 1 ;; "$(id -u) "*) ;; *) return 1 ;; esac
}
bk_place_is_own || {
    bk_say "$BK is not root's alone ($(stat -c 'owner %U, mode %a' -- "$BK")): its journal may be somebody else's, and is not believed. Look at what is in it; when that is right, give it to root with mode 700."
    exit 70
}
