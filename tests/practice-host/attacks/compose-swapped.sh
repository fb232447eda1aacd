# The stack's owner puts a link in place of the compose file's new file, between its making and its mode and owner.
prepare() { give_stack; }
strike() { racer_as guest swap-new $matrix $canary; }
clean() {
  rm -rf $matrix/.attacker-*
  take_stack
}
