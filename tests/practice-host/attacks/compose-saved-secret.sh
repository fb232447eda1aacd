# The stack's owner swaps the compose file for a link to root's file just when the old one is saved; the roll back gives it back.
fear=leak
prepare() {
  give_stack
  cp -p $matrix/docker-compose.yml "$kept/compose"
}
strike() {
  # What was saved once is not saved again: it has to be other bytes.
  as guest sh -c "echo '# edited' >> $matrix/docker-compose.yml"
  racer_as guest learn $matrix docker-compose.yml
}
swap() {
  local reads
  reads=$(awk '$1 == "opened" { n = $3 } END { print n + 0 }' "$kept/meanwhile")
  end_meanwhile
  racer_as guest replace-between $matrix docker-compose.yml $canary $((reads + 2))
}
stop() { end_meanwhile; }
clean() {
  rm -rf $matrix/.attacker-* $matrix/docker-compose.yml
  cp -p "$kept/compose" $matrix/docker-compose.yml
  take_stack
}
