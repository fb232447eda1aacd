# The stack's owner puts a link in place of the backup script's new file, between its making and its mode and owner.
prepare() { give_stack; }
strike() { racer_as guest swap-new $matrix/scripts $canary; }
clean() {
  rm -rf $matrix/scripts/.attacker-*
  take_stack
}
