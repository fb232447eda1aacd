# The bridge's user puts a link in place of config.yaml's new file, between its making and its mode and owner.
lasting=yes
# The file is root's, for himself only: what becomes of another one shows.
prepare() { chmod 644 $canary; }
strike() { racer_as 1337 swap-new $bridge $canary; }
clean() { rm -rf $bridge/.attacker-*; }
