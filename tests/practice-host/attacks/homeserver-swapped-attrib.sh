# Synapse's user puts a link in place of homeserver.yaml's new file when its mode or owner is set for the first time.
strike() { racer_in_synapse swap-new /data $canary attrib; }
clean() { rm -rf $matrix/synapse/.attacker-*; }
