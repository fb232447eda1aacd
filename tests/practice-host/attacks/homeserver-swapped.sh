# Synapse's user puts a link in place of homeserver.yaml's new file when it has been read by the check.
strike() { racer_in_synapse swap-new /data $canary close; }
clean() { rm -rf $matrix/synapse/.attacker-*; }
