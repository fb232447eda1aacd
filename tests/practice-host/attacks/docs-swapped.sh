# The stack's owner puts a link in place of the document's new file, between its making and its mode and owner.
prepare() { give_stack; }
strike() { racer_as guest swap-new $matrix/docs $canary; }
clean() {
  rm -rf $matrix/docs/.attacker-*
  take_stack
}
