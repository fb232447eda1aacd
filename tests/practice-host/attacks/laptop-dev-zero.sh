# The journal names /dev/zero, which has no end.
strike() {
  journal_with "{}" 20 "$(local_file "/dev/zero")"
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
