# The stack's owner makes a file while the backup runs, and then a link to /etc of the directory: the roll back removes it there.
prepare() { give_stack; }
strike() { racer_as guest when $matrix/backups create '.*trial.*|mas_.*' touch $matrix/backups/${canary##*/}; }
link_to_etc() {
  as guest mv $matrix/backups $matrix/backups.kept
  as guest ln -s /etc $matrix/backups
}
clean() {
  if [ -h $matrix/backups ]; then rm $matrix/backups; fi
  if [ -e $matrix/backups.kept ]; then mv $matrix/backups.kept $matrix/backups; fi
  rm -f "$matrix/backups/${canary##*/}"
  take_stack
}
