# Synapse's data directory is mounted read-only on the host.
break_it() { mount --bind "$matrix/synapse" "$matrix/synapse" && mount -o remount,bind,ro "$matrix/synapse"; }
mend_it() { umount "$matrix/synapse"; }
