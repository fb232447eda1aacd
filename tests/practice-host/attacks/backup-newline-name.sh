# A file that the stack's owner makes while the backup runs has a line in its name that is the name of another file.
prepare() {
  give_stack
  touch /practice-canary
}
strike() { racer_as guest when $matrix/backups create '.*trial.*|mas_.*' touch $matrix/backups/mas_x$'\n'practice-canary; }
clean() {
  rm -f /practice-canary $matrix/backups/*practice-canary
  outside > "$kept/outside"
  take_stack
}
