# homeserver.yaml has the immutable attribute: not even root can write it.
break_it() { chattr +i "$homeserver"; }
mend_it() { chattr -i "$homeserver"; }
