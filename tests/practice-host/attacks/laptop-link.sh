# The journal names a link to the operator's private key.
strike() {
  journal_with "{}" 20 "$(local_file "$laptop/link")"
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
