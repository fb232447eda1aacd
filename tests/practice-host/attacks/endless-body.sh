# The bridge answers without an end.
strike() {
  hostile_bridge endless
  ATTACK=$attack setsid sh -c 'while :; do du -sk /var/lib/bridgekeeper | cut -f 1; sleep 0.2; done' > "$kept/used" 2> /dev/null &
}
also_gained() { if [ -e "$kept/used" ]; then sort -n "$kept/used" | tail -n 1 | awk '$1 > 262144 { print "disk: " int($1 / 1024) " MiB of root'"'"'s in /var/lib/bridgekeeper for a while" }'; fi; }
pretend() { echo 1048576 > "$kept/used"; }
forget() { rm "$kept/used"; }
clean() { honest_bridge; }
