# homeserver.yaml is a mount of its own: nothing can be renamed over it.
break_it() { mount --bind "$homeserver" "$homeserver"; }
mend_it() { umount "$homeserver"; }
