# The journal names the operator's private key as a document: the roll back sends it to be merged.
strike() {
  journal_with "{}" 20 "$(local_file "$laptop/.ssh/id_ed25519")"
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
