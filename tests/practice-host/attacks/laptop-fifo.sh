# The journal names a FIFO: whoever opens it waits for ever.
strike() {
  journal_with "{}" 20 "$(local_file "$laptop/fifo")"
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
