# The bridge's user links config.yaml to root's file before a roll back: what stands there as pickle_key is kept, and given back later.
lasting=yes
fear=leak
prepare() { printf 'pickle_key: %s\n' "$(cat "$kept/secret")" | tee $canary > $canaries/inside; }
strike() {
  as 1337 mv $bridge/config.yaml $bridge/config.kept
  as 1337 ln -s $canary $bridge/config.yaml
}
clean() {
  rm -f /var/lib/bridgekeeper/kept/recovery_key /var/lib/bridgekeeper/kept/*.dump /var/lib/bridgekeeper/kept/pickle_key
  if [ -e $bridge/config.kept ]; then as 1337 mv $bridge/config.kept $bridge/config.yaml; fi
}
