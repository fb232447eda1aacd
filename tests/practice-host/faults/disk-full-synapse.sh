# Not a byte is free in Synapse's data directory.
break_it() { fill_up "$matrix/synapse"; }
mend_it() { make_room "$matrix/synapse" && restart_synapse_and_wait; }
