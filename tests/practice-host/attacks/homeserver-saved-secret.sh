# Synapse's user swaps homeserver.yaml for a link to root's file just when the old one is saved; the roll back gives it back.
fear=leak
strike() {
  # What was saved once is not saved again: it has to be other bytes.
  in_synapse sh -c 'cp -p /data/homeserver.yaml /data/.homeserver.kept && echo "# edited" >> /data/homeserver.yaml'
  racer_in_synapse learn /data homeserver.yaml
}
swap() {
  local reads
  reads=$(awk '$1 == "opened" { n = $3 } END { print n + 0 }' "$kept/meanwhile")
  end_meanwhile
  racer_in_synapse replace-between /data homeserver.yaml $canary $((reads + 2))
}
stop() { end_meanwhile; }
clean() {
  rm -rf $matrix/synapse/.attacker-*
  in_synapse mv /data/.homeserver.kept /data/homeserver.yaml
}
