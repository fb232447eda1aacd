# The journal names .bashrc as a document: the roll back writes the server's line into it.
strike() {
  journal_with "{}" 20 "$(local_file "$laptop/.bashrc")"
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
