# Not a byte is free for the backups and for the journal.
break_it() { mkdir -p "$kept"; fill_up "$matrix/backups"; fill_up /var/lib/bridgekeeper; }
mend_it() { make_room "$matrix/backups"; rm -rf "$kept/copy"; make_room /var/lib/bridgekeeper; rmdir --ignore-fail-on-non-empty /var/lib/bridgekeeper; }
