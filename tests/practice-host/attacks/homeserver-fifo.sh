# Synapse's user puts a FIFO in place of homeserver.yaml before a roll back: whoever opens it waits for ever.
fifo() {
  in_synapse mv /data/homeserver.yaml /data/.homeserver.kept
  in_synapse mkfifo /data/homeserver.yaml
}
clean() {
  if [ -p $homeserver ]; then
    # Whoever still waits comes to an end.
    timeout 1 sh -c ": > $homeserver" || true
    in_synapse rm -f /data/homeserver.yaml
  fi
  in_synapse sh -c '[ ! -e /data/.homeserver.kept ] || mv /data/.homeserver.kept /data/homeserver.yaml'
}
