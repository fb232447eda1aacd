# A directory mautrix-signal with a file in it lies beside the compose file already.
break_it() { mkdir "$matrix/mautrix-signal" && echo 'do not delete' > "$matrix/mautrix-signal/notes.txt"; }
mend_it() { rm -rf "$matrix/mautrix-signal"; }
