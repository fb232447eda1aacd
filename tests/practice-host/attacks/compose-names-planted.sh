# The stack's owner sees the compose file's new file, and plants links at the names beside it.
prepare() { give_stack; }
strike() { racer_as guest plant-near $matrix $canary; }
clean() {
  find $matrix -maxdepth 1 -type l -delete
  take_stack
}
