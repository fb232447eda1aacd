# Synapse's user puts a link in place of the file that is put back, between its making and its mode and owner.
swap() { racer_in_synapse swap-new /data $canary; }
clean() { rm -rf $matrix/synapse/.attacker-*; }
