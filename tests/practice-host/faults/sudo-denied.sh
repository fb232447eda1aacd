# Nobody may use sudo any more.
users="matt anna peter fiona kay"
break_it() { local user; for user in $users; do move_away "/etc/sudoers.d/$user"; done; }
mend_it() { local user; for user in $users; do move_back "/etc/sudoers.d/$user"; done; }
