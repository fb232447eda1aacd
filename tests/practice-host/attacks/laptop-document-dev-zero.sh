# The settings of an earlier run name /dev/zero as MEMORY.md.
strike() {
  journal_with "{\"memory_document\":\"/dev/zero\"}" 6 '{"kind":"make-directory","path":"/opt/matrix/x","mode":"700","owner":"0:0"}'
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
