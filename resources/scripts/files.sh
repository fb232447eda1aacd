# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# The one reader and writer of files and directories that somebody else may write, too: Synapse's user in its data directory, the
# bridge's in its own, the owner of the compose folder in that one. They may rename, replace and link whatever is there at any
# moment, so a name is never trusted to be what it was a moment ago:
#   - a directory is entered, and then asked where it is: the shell's working directory stays the same one, whatever its name leads to;
#   - a file is read by a program that follows no link, into a place of root's, and looked at there;
#   - a file is made in a directory inside of the target's, which only root can enter (bk_staged), gets its owner and mode there, and is moved
#     in by rename, which replaces a link instead of following it. Nobody can move that directory to another parent either: that
#     takes the right to write into it.

# ---- where a path leads ----

# bk_resolve PATH [trusting]: sets bk_path to where PATH leads. A link on the way counts when root made it, or when its maker owns what it leads to as well;
# otherwise somebody would choose which file of root's is read or replaced. 73 then. "trusting" counts those of trusted accounts, too: only
# where the operator is shown next where they lead.
bk_resolve() {
    bk_path=$1
    bk_real=$(readlink -f -- "$1" 2>/dev/null) || bk_real=''
    [ "$bk_real" != "$1" ] || return 0
    bk_rest=${1#/}/ bk_path='' bk_makers='' bk_count=0
    while [ -n "$bk_rest" ]; do
        bk_part=${bk_rest%%/*} bk_rest=${bk_rest#*/}
        case $bk_part in
        '' | .) continue ;;
        ..) bk_path=${bk_path%/*}; continue ;;
        esac
        if [ -L "$bk_path/$bk_part" ]; then
            bk_count=$((bk_count + 1))
            [ "$bk_count" -le 40 ] || { bk_say "$1 leads from link to link without an end."; return 73; }
            bk_makers="$bk_makers $(stat -c %u -- "$bk_path/$bk_part")"
            bk_target=$(readlink -- "$bk_path/$bk_part") || return 73
            case $bk_target in /*) bk_path='' ;; esac
            bk_rest=${bk_target#/}/$bk_rest
        else
            bk_path=$bk_path/$bk_part
        fi
    done
    bk_path=${bk_path:-/}
    bk_owner=$(stat -c %u -- "$bk_path" 2>/dev/null) || bk_owner=''
    for bk_maker in $bk_makers; do
        [ "$bk_maker" = 0 ] || [ "$bk_maker" = "$bk_owner" ] || { [ "${2:-}" = trusting ] && bk_trusts_user "$bk_maker"; } || {
            bk_say "$1 leads over a link that user $bk_maker made to $bk_path, which is not that user's: it was not followed."
            return 73
        }
    done
}

# Makes DIRECTORY the working directory; 73 when a link was put into its path meanwhile, or it is not there.
bk_enter_directory() {
    bk_resolve "${1:-/}" || return
    cd -P -- "$bk_path" 2>/dev/null && [ "$(pwd -P)" = "$bk_path" ] && return
    bk_say "$1 is not the directory that it was: it is gone, or a link was put into its path."
    return 73
}

# bk_in DIRECTORY COMMAND…
bk_in() (
    bk_enter_directory "$1" || exit
    shift
    "$@"
)

# ---- reading ----

bk_is_plain() { [ -f "$1" ] && [ ! -L "$1" ]; }
bk_is_there() { [ -e "$1" ] || [ -L "$1" ]; }

# bk_bytes ./NAME MOST: the first MOST bytes of a regular file. It follows no link, waits for no pipe, and opens no device.
bk_bytes() {
    bk_is_plain "$1" || return 1
    if dd if=/dev/null iflag=nofollow,nonblock,fullblock count=0 2>/dev/null; then
        dd if="$1" iflag=nofollow,nonblock,fullblock bs="$2" count=1 2>/dev/null
    else
        # busybox's has no such flags: the file that was opened must be the one of this name.
        { [ "$(readlink /proc/self/fd/4)" = "$(cd -P "${1%/*}" && pwd -P)/${1##*/}" ] && head -c "$2" <&4; } 4<"$1"
    fi
}

# bk_read PATH [MOST]: the bytes of a regular file, at most MOST; 1 when there is none, 73 when a link stands in the way.
bk_read() (
    bk_resolve "$1" || exit
    bk_file=$bk_path
    bk_enter_directory "${bk_file%/*}" 2>/dev/null || exit
    bk_bytes "./${bk_file##*/}" "${2:-$BK_MOST_BYTES}"
)

# The SHA-256 of what standard input brings.
bk_digest() { sha256sum | cut -d ' ' -f 1; }

# The SHA-256 of a file, "absent", or "other" for what is no regular file that may be read.
bk_hash() {
    if bk_is_plain "$1"; then
        { bk_read "$1" || echo 'it could not be read'; } | bk_digest
    elif bk_is_there "$1"; then
        echo other
    else
        echo absent
    fi
}
bk_attributes() { if bk_is_there "$1"; then stat -c '%a %u:%g' -- "$1"; else echo absent; fi; }

# ---- root's own place ----

# Flushes a file and the directory that names it.
bk_flush() { sync "$1" "$(dirname "$1")" 2>/dev/null || sync; }

# bk_settle_file NEW NAME: both in $BK; NEW takes NAME's place, and is on the disk before.
bk_settle_file() { sync "$1" && mv -fT -- "$1" "$2" && bk_flush "$2"; }

# bk_save <bytes: keeps them under their hash, flushed. What is kept is what was hashed.
bk_save() {
    cat >"$BK/saved/.new" && hash=$(bk_digest <"$BK/saved/.new") && [ -n "$hash" ] || { rm -f "$BK/saved/.new"; return 1; }
    if [ -e "$BK/saved/$hash" ]; then rm -f "$BK/saved/.new"; else bk_settle_file "$BK/saved/.new" "$BK/saved/$hash"; fi
}

# ---- a root-only directory inside of somebody's ----

# bk_staged DIRECTORY FUNCTION…: runs it with the working directory in a new directory inside of DIRECTORY; ".." is DIRECTORY, whoever renames what.
# What is left in it goes, now or when the next script begins.
bk_staged() (
    bk_enter_directory "$1" || exit
    shift
    bk_stage=.bridgekeeper-$(bk_random 8) bk_parent=$(stat -c %d:%i .)
    bk_stage_line=$(pwd -P)/$bk_stage
    printf '%s\n' "$bk_stage_line" >>"$BK/stages" && sync "$BK/stages" || exit 70
    mkdir -m 700 "./$bk_stage" && cd -P "./$bk_stage" && bk_is_stage || { bk_say "Somebody else is at work in ${bk_stage_line%/*}; nothing was done there."; exit 73; }
    "$@"
    bk_staged_status=$?
    find . -mindepth 1 -delete
    cd -P .. && rmdir "./$bk_stage"
    grep -vxF -- "$bk_stage_line" "$BK/stages" >"$BK/stages.new"
    mv -fT "$BK/stages.new" "$BK/stages"
    exit $bk_staged_status
)
# The working directory is root's, nobody else can enter it, and it lies in $bk_parent.
bk_is_stage() {
    case $(stat -c '%u %a' .) in "$(id -u) "*700) ;; *) return 1 ;; esac
    [ "$(stat -c %d:%i ..)" = "$bk_parent" ]
}

# What a script left that was ended from outside.
bk_clear_stages() {
    [ -s "$BK/stages" ] || return 0
    while IFS= read -r bk_left; do
        bk_in "${bk_left%/*}" bk_clear_stage "${bk_left##*/}" 2>/dev/null
    done <"$BK/stages"
    rm -f "$BK/stages" "$BK/stages.new"
}
bk_clear_stage() {
    case $1 in .bridgekeeper-*) ;; *) return 1 ;; esac
    bk_parent=$(stat -c %d:%i .)
    cd -P "./$1" && bk_is_stage && find . -mindepth 1 -delete && cd -P .. && rmdir "./$1"
}

# bk_take NAME: a copy of ../NAME that nobody else can change, as ./now, with its attributes; none when nothing is there; 1 when it is no regular file.
bk_take() {
    rm -f ./now
    bk_is_there "../$1" || return 0
    bk_bytes "../$1" "$BK_MOST_BYTES" >./now && limit 20 cp -P --attributes-only --preserve=mode,ownership,xattr -- "../$1" ./now && bk_is_plain ./now ||
        { rm -rf ./now; return 1; }
}
# What bk_hash says, of a name in such a directory.
bk_hash_here() { if bk_is_plain "$1"; then bk_digest <"$1"; elif bk_is_there "$1"; then echo other; else echo absent; fi; }
# bk_as_shown HASH ATTRIBUTES: ./now is what the preview showed.
bk_as_shown() { [ "$(bk_hash_here ./now)" = "$1" ] && { [ "$1" = absent ] || [ "$(bk_attributes ./now)" = "$2" ]; }; }

# bk_place NAME: ./new takes the place of ../NAME, and is on the disk before.
bk_place() { sync ./new && mv -fT -- ./new "../$1" && sync ..; }

# bk_dress MODE OWNER: ./new gets what ./now has besides, then mode and owner.
bk_dress() {
    if [ -e ./now ]; then cp -P --attributes-only --preserve=mode,ownership,xattr ./now ./new || return 1; fi
    chown -h -- "$2" ./new && chmod "$1" ./new
}

# ---- one file ----

# bk_write_file PATH EXPECTED MODE OWNER CHECK EXPECTED-ATTRIBUTES <base64 of the content
bk_write_file() { bk_staged "${1%/*}" bk_write_staged "$@"; }
bk_write_staged() {
    bk_take "${1##*/}" && bk_as_shown "$2" "$6" || { bk_say "$1 is not what the preview showed: somebody changed it meanwhile. Nothing was written."; return 73; }
    if [ -e ./now ]; then bk_save <./now || return 1; fi
    base64 -d >./new && bk_save <./new && bk_dress "$3" "$4" || return 1
    "bk_check_$5" "$PWD/new" "$1" || { bk_say "The new $1 was refused by its check. Nothing was written."; return 74; }
    bk_take "${1##*/}" && bk_as_shown "$2" "$6" || { bk_say "$1 was changed by somebody else just now. Nothing was written."; return 73; }
    bk_place "${1##*/}" && bk_say "Wrote $1."
}

# bk_without_ours FILE AFTER BEFORE: FILE, a copy in a place of root's, without what this program wrote into it, whether some of that is out already or not; 1
# when somebody else edited the very same lines.
bk_without_ours() { diff3 -E -m "$1" "$BK/saved/$2" "$BK/saved/$3"; }

# bk_restore_file PATH BEFORE MODE OWNER AFTER AFTER-ATTRIBUTES: puts the saved bytes back; takes only our lines out when somebody else edited
# it since, and leaves the mode and owner that somebody else gave it.
bk_restore_file() {
    [ -d "${1%/*}" ] || [ "$2" != absent ] || return 0
    bk_staged "${1%/*}" bk_restore_staged "$@"
}
bk_restore_staged() {
    rm -f -- "../.bridgekeeper-$bk_change" # what a version before this one left when it was cut off
    if [ "$2" = absent ]; then bk_remove_staged "${1##*/}" "$5" "$1"; return; fi
    bk_take "${1##*/}" || { bk_say "$1 is no regular file any more; it stays. Put it back by hand."; return 76; }
    now=$(bk_hash_here ./now) attributes=$(bk_attributes ./now)
    if [ "$now" = absent ] && [ "$5" != absent ]; then bk_say "$1 is gone; putting back what was there before."; fi
    if [ "$now" = "$2" ] && [ "$attributes" = "$3 $4" ]; then return 0; fi
    foreign=
    case $attributes in absent | "$3 $4" | "$6") attributes="$3 $4" ;; *) foreign=yes ;; esac
    if [ "$now" = "$5" ] || [ "$now" = "$2" ] || [ "$now" = absent ]; then
        cat "$BK/saved/$2" >./new || return 1
    else
        [ -e "$BK/saved/$5" ] || return 0 # kept before it is written: it never was
        if ! bk_without_ours ./now "$5" "$2" >./new; then
            bk_say "$1 was changed by somebody else in the very lines that this program wrote; it stays as it is. Take these lines out by hand."
            return 76
        fi
        bk_say "$1 was changed by somebody else since; only our lines are taken out."
        foreign=yes
    fi
    [ -z "$foreign" ] || section "merged-$bk_change" bk_hash_here ./new
    bk_dress "${attributes% *}" "${attributes#* }" && bk_place "${1##*/}" && bk_say "Put back $1."
}
# bk_remove_staged NAME HASH PATH: removes ../NAME when its bytes are those of HASH. It is taken in first, so that nobody can put another in its place.
bk_remove_staged() {
    bk_is_there "../$1" || return 0
    mv -fT -- "../$1" ./gone || return 1
    if [ "$(bk_hash_here ./gone)" = "$2" ]; then sync .. && bk_say "Removed $3."; return; fi
    mv -nT -- ./gone "../$1"
    bk_say "$3 was changed by somebody else since this program made it; it stays."
    return 76
}

bk_probe_file() {
    hash=$(bk_hash "$1") attributes=$(bk_attributes "$1")
    evidence="SHA-256 $(printf '%.16s' "$hash")…, mode and owner $attributes"
    case $hash in
        "$2") if [ "$2" = absent ]; then bk_state before absent; elif [ "$attributes" = "$3 $4" ]; then bk_state before "$evidence"; else bk_state other "$evidence"; fi ;;
        "$5") bk_state after "$evidence" ;;
        *) bk_state other "$evidence" ;;
    esac
}

# bk_preview_back PATH AFTER BEFORE: what bk_restore_file would leave.
bk_preview_back() {
    if [ "$(bk_hash "$1")" = "$2" ]; then cat "$BK/saved/$3"; return; fi
    bk_read "$1" >"$BK/scripts/.now" && bk_without_ours "$BK/scripts/.now" "$2" "$3"
    bk_previewed=$?
    rm -f "$BK/scripts/.now"
    return $bk_previewed
}

# bk_close_file DIRECTORY NAME: mode 600, when it is a regular file with one name and something in it. It is taken in first.
bk_close_file() { bk_staged "$1" bk_close_staged "$2"; }
bk_close_staged() {
    mv -fT -- "../$1" ./new && bk_is_plain ./new && [ "$(stat -c %h ./new)" = 1 ] && [ -s ./new ] && chmod 600 ./new || return 1
    bk_place "$1"
}

# ---- directories ----

# Which directory it is, whatever its name (its number and when it was born): kept when it is made, so that no other one that was put in its place
# goes.
bk_identity() { stat -c '%i %W' -- "$1"; }
bk_identity_file() { printf '%s/saved/directory-%s' "$BK" "$(printf %s "$1" | bk_digest)"; }
bk_remember_directory() { bk_identity "$1" >"$BK/saved/.new" && bk_settle_file "$BK/saved/.new" "$(bk_identity_file "$2")"; }
# bk_is_ours DIRECTORY PATH: DIRECTORY is the one that was made under PATH. Journals of versions that did not note it are believed.
bk_is_ours() {
    [ -d "$1" ] && [ ! -L "$1" ] || return 1
    bk_noted=$(bk_identity_file "$2")
    [ ! -s "$bk_noted" ] || [ "$(cat "$bk_noted")" = "$(bk_identity "$1")" ]
}

# bk_pack FILE PATH: what the working directory, known as PATH, holds, into FILE of $BK: sparse files as such, links as links, and never more than a
# quarter of what is free there.
bk_pack() {
    bk_room=$(df -Pk "$BK" | awk 'END { printf "%d", $4 / 4 }')
    { limit 900 tar --numeric-owner --xattrs --acls --sparse -cpf - . || [ $? -eq 1 ] || echo "$?" >"$1.failed"; } | head -c "${bk_room}k" >"$1"
    if [ "$(stat -c %s "$1")" -ge $((bk_room * 1024)) ]; then
        bk_say "What $2 holds is more than a quarter of what is free in $BK; it was not kept, and stays as it is. Make room, or move what is large away."
        rm -f "$1" "$1.failed"
        return 74
    fi
    if [ -e "$1.failed" ]; then rm -f "$1" "$1.failed"; return 1; fi
}

# bk_make_directory PATH MODE OWNER
bk_make_directory() {
    if bk_is_there "$1"; then bk_say "$1 exists already."; return 73; fi
    bk_staged "${1%/*}" bk_make_directory_staged "$@"
}
bk_make_directory_staged() {
    mkdir -m "$2" ./new && chown -h -- "$3" ./new && bk_remember_directory ./new "$1" && mv -nT -- ./new "../${1##*/}" || return 1
    if [ -e ./new ]; then bk_say "$1 exists already."; return 73; fi
    sync .. && bk_say "Made $1."
}

# bk_keep_old PATH: keeps what ./old, which was PATH, holds, edits of other people among it, before it goes.
bk_keep_old() (
    cd -P ./old || exit
    [ -n "$(ls -A)" ] || exit 0
    kept=$BK/kept/$(basename "$1")-$bk_change.tar
    bk_pack "$kept" "$1" && bk_flush "$kept" && bk_say "Kept what $1 held in $kept."
)

# bk_take_directory PATH: takes ../NAME in as ./old, when it is the one that this program made; 76 when it is another.
bk_take_directory() {
    mv -fT -- "../${1##*/}" ./old || return 1
    bk_is_ours ./old "$1" && return
    mv -nT -- ./old "../${1##*/}"
    bk_say "$1 is not the directory that this program made: somebody put another in its place. It stays as it is."
    return 76
}

# Only this program made it, so all in it came after.
bk_remove_directory() {
    bk_is_there "$1" || return 0
    bk_staged "${1%/*}" bk_remove_directory_staged "$1"
}
bk_remove_directory_staged() {
    bk_take_directory "$1" || return
    bk_keep_old "$1" || { bk_kept=$?; mv -nT -- ./old "../${1##*/}"; return $bk_kept; }
    rm -f "$BK_MODEL" # of a service that is not there any more either
    rm -rf -- ./old && sync .. && bk_say "Removed $1."
}
bk_probe_directory() { if [ -L "$1" ]; then bk_state other 'a link'; elif [ -d "$1" ]; then bk_state after 'a directory'; elif [ -e "$1" ]; then bk_state other 'no directory'; else bk_state before absent; fi; }

# The bytes, modes and owners of a small directory, so that a program that writes into it can be taken back.
bk_snapshot() { bk_in "$1" bk_pack "$BK/saved/.$bk_change.tar" "$1" && bk_settle_file "$BK/saved/.$bk_change.tar" "$BK/saved/$bk_change.tar"; }

# It is unpacked where only root can enter, and takes the place of the other one as a whole.
bk_snapshot_restore() {
    [ -d "$1" ] || return 0
    [ -e "$BK/saved/$bk_change.tar" ] || return 0
    bk_staged "${1%/*}" bk_snapshot_restore_staged "$1"
}
bk_snapshot_restore_staged() {
    mkdir -m 700 ./new && (cd -P ./new && tar --numeric-owner --xattrs --acls -xpf -) <"$BK/saved/$bk_change.tar" || return 1
    bk_take_directory "$1" || return
    bk_keep_old "$1" && bk_remember_directory ./new "$1" && mv -nT -- ./new "../${1##*/}" && [ ! -e ./new ] ||
        { bk_kept=$?; mv -nT -- ./old "../${1##*/}"; return $bk_kept; }
    rm -rf -- ./old
    sync ..
}

# ---- names in a directory that others may write ----

# bk_list DIRECTORY FIND-ARGUMENT…: the names of regular files in it, each ended by a zero byte, sorted.
bk_list() ( bk_enter_directory "$1" || exit; shift; find . -maxdepth 1 -type f "$@" -print0 | sort -z )

# bk_unlink DIRECTORY <names as bk_list prints them: removes these, and nothing that is not directly in it.
bk_unlink() ( bk_enter_directory "$1" || exit; xargs -0 -r sh -c 'for name; do case ${name#./} in */* | .. | .) ;; *) rm -f -- "./${name#./}" ;; esac; done' sh )

# For people: one a line, with control characters as question marks.
bk_shown_names() { tr '\n\0' '?\n' | tr -c '[:print:]\n\200-\377' '?'; }

# bk_trial DIRECTORY NAME AGE: an empty file of that age in days; 73 when the name is taken.
bk_trial() { bk_staged "$1" bk_trial_staged "$2" "$3"; }
bk_trial_staged() { : >./new && touch -d "$2 days ago" ./new && mv -nT -- ./new "../$1" && [ ! -e ./new ] || return 73; }

# bk_take_dump NAME: of the working directory, into a file of root's, when it takes no more than half of what is free there.
bk_take_dump() {
    [ -n "$1" ] && bk_is_plain "./$1" || return 1
    [ $(($(stat -c %b -- "./$1") / 2)) -lt "$(df -Pk "$BK" | awk 'END { printf "%d", $4 / 2 }')" ] || { bk_say "There is no room in $BK for a copy of $1."; return 1; }
    dd if="./$1" iflag=nofollow,nonblock bs=1048576 2>/dev/null >"$BK/scripts/.dump"
}
