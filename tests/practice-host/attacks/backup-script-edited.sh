# The stack's owner edits the backup script after step 4 has shown and written it, and before step 5 runs it.
prepare() { give_stack; }
strike() {
  as guest cp -p $matrix/scripts/pg_backup.sh $matrix/scripts/.kept
  # shellcheck disable=SC2016
  as guest sed -i '1a id -u > /root/ran; chmod 600 /root/ran' $matrix/scripts/pg_backup.sh
}
clean() {
  mv $matrix/scripts/.kept $matrix/scripts/pg_backup.sh
  take_stack
}
