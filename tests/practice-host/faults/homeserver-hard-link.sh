# homeserver.yaml has a second name elsewhere, as some backup tools make it.
break_it() { ln "$homeserver" "$matrix/homeserver.snapshot.yaml"; }
mend_it() { rm -f "$matrix/homeserver.snapshot.yaml"; }
