# Synapse's user knows a new file's name from when it was written, and plants a link there again and again while it is put back.
strike() { racer_in_synapse learn /data; }
plant() {
  local names
  names=$(awk '$1 == "new" && $2 ~ /^\./ { print $2 }' "$kept/meanwhile" | sort -u)
  end_meanwhile
  # shellcheck disable=SC2086 # one word a name
  racer_in_synapse keep-planting /data $canary ${names:-.none}
}
clean() { find $matrix/synapse -maxdepth 1 -type l -delete; }
