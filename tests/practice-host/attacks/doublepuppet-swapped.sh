# The bridge's user puts a link in place of doublepuppet.yaml's new file, between its making and its mode and owner.
strike() { racer_as 1337 swap-new $bridge $canary; }
clean() { rm -rf $bridge/.attacker-*; }
