# Not a byte is free for the journal.
break_it() { fill_up /var/lib/bridgekeeper; }
mend_it() { make_room /var/lib/bridgekeeper; rmdir --ignore-fail-on-non-empty /var/lib/bridgekeeper; }
