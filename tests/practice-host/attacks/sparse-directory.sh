# The bridge's user has a file of 3 GiB with nothing in it, which a roll back writes out.
strike() { as 1337 truncate -s 3G $bridge/sparse; }
also_gained() {
  local used
  used=$(du -sk /var/lib/bridgekeeper | cut -f 1)
  if [ "$used" -gt 1048576 ]; then echo "disk: $((used / 1024)) MiB of root's in /var/lib/bridgekeeper"; fi
}
pretend() { fallocate -l 1100M /var/lib/bridgekeeper/pretended; }
forget() { rm -f /var/lib/bridgekeeper/pretended; }
clean() { rm -f $bridge/sparse /var/lib/bridgekeeper/kept/mautrix-signal-*.tar /var/lib/bridgekeeper/saved/*.tar; }
