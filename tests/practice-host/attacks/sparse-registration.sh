# registration.yaml is 2 GiB with nothing in them: one line for a program that reads lines.
strike() {
  as 1337 cp -p $bridge/registration.yaml $bridge/registration.kept
  as 1337 truncate -s 2G $bridge/registration.yaml
  # Watched from outside: the most memory that one process of root's took.
  ATTACK=$attack setsid sh -c 'while :; do ps -e -o uid=,rss=,comm= | awk "\$1 == 0 && \$3 != \"dockerd\" { print \$2, \$3 }" | sort -n | tail -n 1; sleep 0.1; done' > "$kept/memory" 2> /dev/null &
}
also_gained() {
  if [ -e "$kept/memory" ]; then sort -n "$kept/memory" | tail -n 1 | awk '$1 > 524288 { print "memory: " $2 " of root took " int($1 / 1024) " MiB" }'; fi
}
pretend() { echo "1048576 pretended" > "$kept/memory"; }
forget() { rm "$kept/memory"; }
clean() { if [ -e $bridge/registration.kept ]; then as 1337 mv $bridge/registration.kept $bridge/registration.yaml; fi; rm -f /var/lib/bridgekeeper/kept/mautrix-signal-*.tar /var/lib/bridgekeeper/saved/*.tar; }
