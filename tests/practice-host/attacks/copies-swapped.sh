# Synapse's user puts a link in place of a registration's new file, between its making and its mode and owner.
strike() { racer_in_synapse swap-new /data $canary; }
clean() { rm -rf $matrix/synapse/.attacker-*; }
