# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# The one list of what root runs, or hands to Docker, that lies in places where somebody else could have put it: Compose's files, the backup
# script, the bridge's directory, the bridge's image. As sshd does with StrictModes, each part of the path is looked at first; whom the operator trusts
# like root is said by name (BK_TRUSTED: accounts, and groups as %group, separated by blanks).

# The account that the operator logged in with: it became root by itself.
bk_login() { printf '%s\n' "${SUDO_USER:-$(id -un)}"; }

# bk_trusts_user UID
bk_trusts_user() {
    [ "$1" = 0 ] || [ "$1" = "$(id -u)" ] || [ "$1" = "${SUDO_UID:-0}" ] && return
    for bk_name in ${BK_TRUSTED:-}; do
        case $bk_name in %*) continue ;; esac
        [ "$(id -u -- "$bk_name" 2>/dev/null)" = "$1" ] && return
    done
    return 1
}

# bk_members GID: the accounts of a group, those that have it as their first one among them.
bk_members() {
    {
        getent group "$1" | cut -d : -f 4 | tr ',' '\n'
        getent passwd | awk -F : -v group="$1" '$4 == group { print $1 }'
    } | grep . | sort -u
}

# bk_trusts_group GID: by name, or because each of its accounts is trusted.
bk_trusts_group() {
    [ "$1" = 0 ] && return
    for bk_name in ${BK_TRUSTED:-}; do
        case $bk_name in %*) [ "$(getent group "${bk_name#%}" | cut -d : -f 3)" = "$1" ] && return ;; esac
    done
    for bk_member in $(bk_members "$1"); do
        bk_trusts_user "$(id -u -- "$bk_member" 2>/dev/null)" || return 1
    done
}

bk_user_name() { id -un -- "$1" 2>/dev/null || printf 'user %s\n' "$1"; }
bk_group_name() { bk_group=$(getent group "$1" | cut -d : -f 1); printf '%%%s\n' "${bk_group:-$1}"; }

# bk_writers PATH: who may write PATH or a directory on the way to it, besides root and whom the operator trusts: "name <TAB> place", a line each.
bk_writers() {
    bk_resolve "$1" trusting 2>/dev/null || bk_path=$1
    set -- "$1"
    [ "$bk_path" = "$1" ] || set -- "$1" "$bk_path"
    bk_chain=$(for bk_end; do
        while :; do
            printf '%s\n' "$bk_end"
            case $bk_end in /*/*) bk_end=${bk_end%/*} ;; *) break ;; esac
        done
        echo /
    done | sort -u)
    printf '%s\n' "$bk_chain" | while IFS= read -r bk_part; do
        # shellcheck disable=SC2046 # four fields
        set -- $(stat -c '%u %g %a %A' -- "$bk_part" 2>/dev/null)
        [ $# -eq 4 ] || continue
        bk_trusts_user "$1" || printf '%s\t%s\n' "$(bk_user_name "$1")" "$bk_part"
        case $4 in l*) continue ;; esac
        # In a directory with the sticky bit nobody replaces what is root's.
        case $4 in d*[tT]) case "$bk_chain" in *"${bk_part%/}/"*) continue ;; esac ;; esac
        case $3 in *[2367]?)
            bk_trusts_group "$2" || printf '%s\t%s\n' "$(bk_group_name "$2")" "$bk_part"
            getfacl -cpn -- "$bk_part" 2>/dev/null | awk -F : '($1 == "user" || $1 == "group") && $2 != "" && $3 ~ /w/ { print $1, $2 }' | while read -r bk_kind bk_id; do
                case $bk_kind in
                user) bk_trusts_user "$bk_id" || printf '%s\t%s\n' "$(bk_user_name "$bk_id")" "$bk_part" ;;
                group) bk_trusts_group "$bk_id" || printf '%s\t%s\n' "$(bk_group_name "$bk_id")" "$bk_part" ;;
                esac
            done ;;
        esac
        case $3 in *[2367]) printf 'everybody\t%s\n' "$bk_part" ;; esac
    done
}

# The files that Compose reads of the stack, a line each.
bk_compose_files() {
    printf '%s\n' "$BK_COMPOSE_FILE"
    for bk_beside in compose.override.yaml compose.override.yml docker-compose.override.yaml docker-compose.override.yml .env; do
        ! bk_is_there "$BK_COMPOSE_DIRECTORY/$bk_beside" || printf '%s\n' "$BK_COMPOSE_DIRECTORY/$bk_beside"
    done
}

# bk_strict PATH…: refuses, with 73, where somebody else could choose what root is about to run or hand out.
bk_strict() {
    for bk_strict_path; do
        bk_writer=$(bk_writers "$bk_strict_path" | head -n 1)
        [ -z "$bk_writer" ] || {
            bk_say "$(printf '%s\n' "$bk_writer" | cut -f 1) may write $(printf '%s\n' "$bk_writer" | cut -f 2), and would choose by that what root does with $bk_strict_path. Nothing was done."
            return 73
        }
    done
}

# ---- Compose ----

# Compose does what its files say, also when it is only asked what they mean: it reads other files, and fetches what they include. So it is not even
# asked where somebody else may write them.
bk_may_compose() {
    [ -z "${bk_compose_may:-}" ] || return "$bk_compose_may"
    bk_compose_may=0
    bk_compose_files | { while IFS= read -r bk_read_by_compose; do bk_strict "$bk_read_by_compose" || exit; done; } || bk_compose_may=73
    return $bk_compose_may
}

# bk_compose ARGUMENT…: Compose as the stack's owner runs it: in its directory, with the project's own name.
# -f only for a name that Compose does not find by itself, so that an override file beside it counts.
bk_compose() (
    bk_may_compose || exit
    cd "$BK_COMPOSE_DIRECTORY" || exit
    bk_found=
    for bk_candidate in compose.yaml compose.yml docker-compose.yml docker-compose.yaml; do
        if [ -z "$bk_found" ] && [ -e "$bk_candidate" ]; then
            bk_found=$bk_candidate
        fi
    done
    [ "$bk_found" = "${BK_COMPOSE_FILE##*/}" ] || set -- -f "$BK_COMPOSE_FILE" "$@"
    [ -z "$bk_project" ] || set -- -p "$bk_project" "$@"
    limit "${BK_COMPOSE_LIMIT:-20}" docker compose "$@"
)
# bk_compose_of FILE ARGUMENT…: the same, of another file in the compose file's place.
bk_compose_of() (
    bk_may_compose || exit
    cd "$BK_COMPOSE_DIRECTORY" || exit
    bk_file=$1
    shift
    # shellcheck disable=SC2086 # two words, or none
    limit "${BK_COMPOSE_LIMIT:-30}" docker compose ${bk_project:+-p "$bk_project"} --project-directory "$BK_COMPOSE_DIRECTORY" -f "$bk_file" "$@"
)

# The whole compose file is accepted, and no service that was there before is another one now. An override file beside it counts too.
bk_check_compose() {
    override=
    for candidate in override.yaml override.yml; do
        for name in compose docker-compose; do
            [ ! -e "$BK_COMPOSE_DIRECTORY/$name.$candidate" ] || override="-f $name.$candidate"
        done
    done
    # shellcheck disable=SC2086 # two words, or none
    {
        bk_compose_of "$1" $override config -q >&2 && bk_compose_of "$2" $override config --hash '*' | sort >./old.services &&
            bk_compose_of "$1" $override config --hash '*' | sort >./new.services || return 1
    }
    changed=$(comm -23 ./old.services ./new.services)
    [ -z "$changed" ] || { bk_say "Other services would change: $changed"; return 1; }
}
bk_check_none() { :; }
bk_check_bash() { bash -n "$1" >&2; }

# The stack as Compose resolves it from all its files, at the moment when its proof looked at the bridge's service in it. What is started is
# this, not what the files say a moment later.
BK_MODEL=$BK/secrets/compose-model.yml
bk_pin_model() { bk_compose config >"$BK_MODEL.new" && mv -f "$BK_MODEL.new" "$BK_MODEL"; }
# bk_pinned_hash SERVICE: "name hash", as the proof saw it.
bk_pinned_hash() { bk_compose_of "$BK_MODEL" config --hash "$1"; }

# bk_start_pinned SERVICE: only this service, and only as its proof saw it.
bk_start_pinned() {
    bk_may_compose || return
    # Never made anew here: what the files say now is not what was proved.
    [ -s "$BK_MODEL" ] || { bk_say "What was shown and proved of the service $1 is not on record any more. It was not started. Roll back to before step 16 and apply again."; return 73; }
    bk_seen=$(bk_pinned_hash "$1") && [ -n "$bk_seen" ] || return 1
    [ "$(bk_compose config --hash "$1")" = "$bk_seen" ] || {
        bk_say "Compose makes another service $1 of its files now than the one that was shown and proved: an override file, an .env file or the file itself was changed. It was not started. Look at what docker compose config prints, then roll back to before step 16 and apply again."
        return 73
    }
    BK_COMPOSE_LIMIT=120 bk_compose_of "$BK_MODEL" up -d --no-deps "$1" >&2
}

# bk_restart_container CONTAINER: as it is, whatever the compose files say now.
bk_restart_container() { limit 120 docker restart "$1" >&2; }

# ---- the bridge's image ----

# The image that was pulled, or was there, when it was first used: its name, id and digest. A tag may lead to another one later.
BK_PINNED_IMAGE=$BK/secrets/image
bk_image_identity() { limit 10 docker image inspect --format '{{.Id}} {{range .RepoDigests}}{{.}} {{end}}' "$1"; }
bk_pin_image() {
    bk_pinned=$(bk_image_identity "$1") && [ -n "$bk_pinned" ] || return 1
    printf '%s %s\n' "$1" "$bk_pinned" >"$BK_PINNED_IMAGE.new" && bk_settle_file "$BK_PINNED_IMAGE.new" "$BK_PINNED_IMAGE"
}
# bk_same_image IMAGE: sets bk_image_id; 73 when the name leads to another image than it did.
bk_same_image() {
    case $(cat "$BK_PINNED_IMAGE" 2>/dev/null) in "$1 "*) ;; *) bk_pin_image "$1" || return 1 ;; esac
    read -r _ bk_image_id _ <"$BK_PINNED_IMAGE"
    bk_image_now=$(bk_image_identity "$1")
    [ "${bk_image_now%% *}" = "$bk_image_id" ] && return
    bk_say "The image behind $1 is another one than the one that was looked at ($bk_image_id, now ${bk_image_now%% *}). It was not run. Roll back to before step 7 and apply again to take the new one."
    return 73
}

# bk_run_image IMAGE DIRECTORY: one run of the bridge's image, without a network, with DIRECTORY as its data.
bk_run_image() {
    bk_strict "${2%/*}" && bk_in "$2" true && bk_same_image "$1" || return
    timeout 120 docker run --rm --name "bridgekeeper-$bk_change" --network none -v "$2:/data" "$bk_image_id" >&2
}

# ---- the backup script ----

# bk_run_script SCRIPT HASH: the script that was shown, and no other.
bk_run_script() {
    bk_strict "$1" || return
    [ -z "$2" ] || [ "$(bk_hash "$1")" = "$2" ] || {
        bk_say "$1 is not what was shown: somebody changed it meanwhile. It was not run. Look at it, then roll back to before step 4 and apply again."
        return 73
    }
    timeout 3600 "$1" </dev/null >&2
}
