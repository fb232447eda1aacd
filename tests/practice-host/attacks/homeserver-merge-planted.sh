# As in homeserver-restore-planted, where somebody else's edit has to be merged: the merge is written through the link.
strike() { racer_in_synapse learn /data; }
plant() {
  local names
  names=$(awk '$1 == "new" && $2 ~ /^\./ { print $2 }' "$kept/meanwhile" | sort -u)
  end_meanwhile
  in_synapse sed -i '1i # edited' /data/homeserver.yaml
  # shellcheck disable=SC2086 # one word a name
  racer_in_synapse keep-planting /data $canary ${names:-.none}
}
clean() {
  find $matrix/synapse -maxdepth 1 -type l -delete
  in_synapse sed -i '/^# edited$/d' /data/homeserver.yaml
}
