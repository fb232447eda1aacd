# The journal says that a file was not there before: the roll back removes it.
strike() {
  journal_with "{}" 20 "$(local_file "$laptop/.ssh/config" absent)"
  hostile_root 'true'
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
