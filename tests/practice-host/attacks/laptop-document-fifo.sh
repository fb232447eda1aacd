# The settings of an earlier run name a FIFO as services.md: whoever opens it waits for ever.
strike() {
  journal_with "{\"services_document\":\"$laptop/fifo\"}" 6 '{"kind":"make-directory","path":"/opt/matrix/x","mode":"700","owner":"0:0"}'
  hostile_root
}
also_gained() { uploaded; }
pretend() { printf "%s" "xxthe laptop's own secretxx" | base64 > "$kept/scripts"; }
forget() { rm "$kept/scripts"; }
clean() { honest_root; }
