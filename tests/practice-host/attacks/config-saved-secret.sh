# The bridge's user swaps config.yaml for a link to root's file just when the old one is saved; the roll back gives it back.
fear=leak
strike() { racer_as 1337 learn $bridge config.yaml; }
swap() {
  local reads
  reads=$(awk '$1 == "opened" { n = $3 } END { print n + 0 }' "$kept/meanwhile")
  end_meanwhile
  racer_as 1337 replace-between $bridge config.yaml $canary $((reads + 2))
}
stop() { end_meanwhile; }
clean() { rm -f $bridge/.attacker-*; }
