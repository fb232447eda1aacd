# The docker command is not installed.
break_it() { move_away /usr/bin/docker; }
mend_it() { move_back /usr/bin/docker; }
