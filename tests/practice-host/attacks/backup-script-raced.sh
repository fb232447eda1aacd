# The stack's owner waits for step 4 to write the backup script, and edits it before step 5 of the same run.
prepare() { give_stack; }
strike() {
  racer_as guest when $matrix/scripts moved-to pg_backup.sh sed -i '1a id -u > /root/ran' $matrix/scripts/pg_backup.sh
}
clean() {
  sed -i '/^id -u > .root.ran$/d' $matrix/scripts/pg_backup.sh
  take_stack
}
