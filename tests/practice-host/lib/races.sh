# The functions that change the server, called again and again while the owner of the directory races them. Comes after the scripts of
# resources/scripts, inside the host, as root: race KIND ATTEMPTS. Prints attempts, how many struck the window, and how many gained.
# shellcheck shell=sh disable=SC2034,SC2154
race_dir=/opt/race
race_tools=/usr/local/lib/practice/attacks
canary=/etc/practice-canary
canaries=/etc/practice-canary.d
secret=practice-canary-secret-of-root

as_guest() { setpriv --reuid=guest --regid=guest --init-groups "$@"; }
race_canaries() {
    rm -rf "$canary" "$canaries"
    (umask 077 && mkdir "$canaries" && echo "$secret" >"$canary" && echo "$secret" >"$canaries/inside")
    race_was=$(race_is)
}
race_is() { find "$canary" "$canaries" ! -type d -printf '%p %m %U:%G %n %s %T@\n' -o -printf '%p %m %U:%G\n' | sort; }
race_changed() { [ "$(race_is)" != "$race_was" ] && race_canaries; }
# A link that the racer left is not followed: what it leads to is no leak.
race_leaked() { [ -n "$(find "$BK/saved" "$BK/kept" "$race_dir/file" "$race_dir/dir" -type f -exec grep -lF "$secret" {} + 2>/dev/null)" ] && rm -rf "$BK/saved"/* "$BK/kept"/*; }

racer() { # ARGUMENT…
    setpriv --reuid=guest --regid=guest --init-groups python3 "$race_tools/racer.py" "$@" >"$BK/racer" 2>&1 &
    race_racer=$!
    for race_try in 1 2 3 4 5 6 7 8 9 10; do
        ! grep -qx ready "$BK/racer" || return 0
        sleep 0.1
    done
    cat "$BK/racer" >&2
    exit 1
}

old_bytes() { echo "old $race_n"; }
race_sum() { sha256sum | cut -d ' ' -f 1; }
# A fresh file of the attacker's, by a rename, which is what tells the racer that an attempt begins.
fresh_file() {
    rm -f "$race_dir/file"
    old_bytes | as_guest sh -c "cat >$race_dir/.attacker-fresh && chmod 644 $race_dir/.attacker-fresh && mv -T $race_dir/.attacker-fresh $race_dir/file"
}
fresh_directory() {
    rm -rf "$race_dir/dir"
    as_guest sh -c "mkdir -p $race_dir/dir/logs && ln -s $canaries $race_dir/dir/.attacker-logs && echo log >$race_dir/dir/logs/log"
}
write_over() { bk_write_file "$race_dir/file" "$(old_bytes | race_sum)" 644 1005:1005 none "644 1005:1005" <<BK_END
$(echo "new $race_n" | base64)
BK_END
}
write_new() { bk_write_file "$race_dir/new-$race_n" absent 644 1005:1005 none " " <<BK_END
$(echo "new $race_n" | base64)
BK_END
}
# The state after a write, without writing.
restore() {
    old_bytes >"$BK/saved/$(old_bytes | race_sum)"
    race_after=$(old_bytes | sed 's/$/ and ours/')
    printf '%s\n' "$race_after" >"$BK/saved/$(printf '%s\n' "$race_after" | race_sum)"
    printf '%s\n' "$race_after" | as_guest sh -c "cat >$race_dir/.attacker-fresh && chmod 644 $race_dir/.attacker-fresh && mv -T $race_dir/.attacker-fresh $race_dir/file"
    bk_restore_file "$race_dir/file" "$(old_bytes | race_sum)" 644 1005:1005 "$(printf '%s\n' "$race_after" | race_sum)" "644 1005:1005"
}

race() { # KIND ATTEMPTS
    exec 9>/dev/null
    rm -rf "$BK" "$race_dir"
    mkdir -p "$BK/saved" "$BK/scripts/s" "$BK/secrets" "$BK/kept"
    BK_SCRIPT=s BK_RUN=race BK_WHO=race
    mkdir -p "$race_dir"
    chown guest:guest "$race_dir"
    race_canaries
    race_n=0 race_gained=0
    bk_change=race-0
    case $1 in
    write-new | write-over) racer swap-new "$race_dir" "$canary" new 100000 ;;
    write-new-attrib | write-over-attrib) racer swap-new "$race_dir" "$canary" attrib 100000 ;;
    write-over-read) racer swap-new "$race_dir" "$canary" close 100000 ;;
    restore) racer swap-new "$race_dir" "$canary" new 100000 ;;
    restore-planted) racer keep-planting "$race_dir" "$canary" .bridgekeeper-race-0 ;;
    save) racer replace-each "$race_dir" file "$canary" ;;
    save-toggled)
        fresh_file
        as_guest ln -s "$canary" "$race_dir/.attacker-file"
        racer toggle "$race_dir" file .attacker-file
        ;;
    trial-files) racer keep-planting "$race_dir" "$canary" mas_bridgekeeper-trial-13.sql.gz mas_bridgekeeper-trial-15.sql.gz ;;
    directory-of-file)
        as_guest sh -c "mkdir $race_dir/dir && ln -s $canaries $race_dir/.attacker-dir"
        racer toggle "$race_dir" dir .attacker-dir
        ;;
    snapshot-of-link | keep-of-link)
        fresh_directory
        as_guest ln -s "$canaries" "$race_dir/.attacker-dir"
        racer toggle "$race_dir" dir .attacker-dir
        ;;
    *)
        fresh_directory
        racer toggle "$race_dir/dir" logs .attacker-logs
        ;;
    esac
    while [ "$race_n" -lt "$2" ]; do
        race_n=$((race_n + 1))
        case $1 in
        restore-planted) ;;
        *) bk_change=race-$race_n ;;
        esac
        case $1 in
        write-new*) write_new ;;
        write-over* | save) fresh_file && write_over ;;
        save-toggled)
            # It waits while the attempt is set up, or it would exchange what is half there.
            kill -STOP "$race_racer"
            fresh_file
            rm -f "$race_dir/.attacker-file"
            as_guest ln -s "$canary" "$race_dir/.attacker-file"
            kill -CONT "$race_racer"
            write_over
            ;;
        restore*) restore ;;
        trial-files) BK_DUMPED_DATABASES='' BK_BACKUP_DATABASES=mas bk_run_backup /bin/true "$race_dir" ;;
        directory-of-file) bk_write_file "$race_dir/dir/new-$race_n" absent 644 1005:1005 none " " <<BK_END
$(echo "new $race_n" | base64)
BK_END
            ;;
        snapshot | snapshot-of-link) bk_snapshot "$race_dir/dir" ;;
        snapshot-restore)
            (mkdir -p "$BK/t/logs" && echo unpacked >"$BK/t/logs/log" && echo unpacked >"$BK/t/logs/inside" && chown -R guest:guest "$BK/t" && cd "$BK/t" && bk_pack "$BK/saved/$bk_change.tar" "$BK/t")
            bk_snapshot_restore "$race_dir/dir"
            rm -f "$BK/kept"/*
            as_guest sh -c "mkdir -p $race_dir/dir/logs; ln -s $canaries $race_dir/dir/.attacker-logs"
            ;;
        keep | keep-of-link) bk_in "$race_dir/dir" bk_pack "$BK/kept/race.tar" "$race_dir/dir" ;;
        remove)
            as_guest sh -c "mkdir -p $race_dir/dir/logs; echo x >$race_dir/dir/logs/x; ln -s $canaries $race_dir/dir/.attacker-logs" 2>/dev/null
            bk_remove_directory "$race_dir/dir"
            rm -f "$BK/kept"/*
            if [ ! -d "$race_dir/dir" ]; then
                kill "$race_racer"
                fresh_directory
                racer toggle "$race_dir/dir" logs .attacker-logs
            fi
            ;;
        esac >/dev/null 2>&1
        # It stands still while one looks, or it would exchange what is being read.
        kill -STOP "$race_racer"
        if race_changed || race_leaked; then race_gained=$((race_gained + 1)); fi
        kill -CONT "$race_racer"
    done
    kill "$race_racer" 2>/dev/null
    # A toggling racer says how often it exchanged, the others each moment that they used.
    race_struck=$(awk '$1 == "struck" { lines++; if ($2 ~ /^[0-9]+$/ && NF == 2) last = $2 } END { print (last > lines ? last " exchanges" : lines + 0) }' "$BK/racer")
    printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$race_struck" "$race_gained"
    rm -rf "$BK" "$race_dir" "$canary" "$canaries"
}
