# Synapse's user puts a link to root's file in place of homeserver.yaml before a roll back.
fear=leak
swap() {
  in_synapse mv /data/homeserver.yaml /data/.homeserver.kept
  in_synapse ln -s $canary /data/homeserver.yaml
}
clean() {
  in_synapse sh -c '[ ! -e /data/.homeserver.kept ] || { rm -f /data/homeserver.yaml; mv /data/.homeserver.kept /data/homeserver.yaml; }'
}
