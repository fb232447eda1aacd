# The journal names .bashrc in a change that was cut off: the next run settles it.
strike() {
  journal_with "{}" 20 "$(local_file "$laptop/.bashrc")" open
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
