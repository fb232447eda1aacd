# The bridge's user puts a link in place of the registration.yaml that the image has just written: its mode is set through it.
prepare() { chmod 644 $canary; }
strike() { racer_as 1337 swap-new $bridge $canary close-write; }
clean() { rm -rf $bridge/.attacker-*; }
