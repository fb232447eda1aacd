# Not a byte is free for the backups.
break_it() { fill_up "$matrix/backups"; }
mend_it() { make_room "$matrix/backups"; }
