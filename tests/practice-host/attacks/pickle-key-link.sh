# The bridge's user links config.yaml to root's file before a roll back: what stands there as pickle_key is kept, and given back later.
lasting=yes
prepare() {
  # The attacker's own copy, to know it by.
  install -m 0644 "$kept/secret" /run/practice-secret
  printf 'pickle_key: %s\n' "$(cat "$kept/secret")" | tee $canary > $canaries/inside
}
strike() {
  as 1337 mv $bridge/config.yaml $bridge/config.kept
  as 1337 ln -s $canary $bridge/config.yaml
  # What it can read itself, at any time; through the link it cannot.
  # shellcheck disable=SC2016
  meanwhile setpriv --reuid=1337 --regid=1337 --clear-groups sh -c 'echo ready; while :; do ! grep -qsF "$(cat "$1")" "$2" || echo read; sleep 0.05; done' \
    sh /run/practice-secret $bridge/config.yaml
}
also_gained() { if grep -qsx read "$kept/meanwhile"; then echo "1337 reads root's secret in its config.yaml for a while"; fi; }
pretend() { echo read > "$kept/meanwhile"; }
forget() { rm "$kept/meanwhile"; }
clean() {
  rm -f /run/practice-secret
  rm -f /var/lib/bridgekeeper/kept/recovery_key /var/lib/bridgekeeper/kept/*.dump /var/lib/bridgekeeper/kept/pickle_key
  if [ -e $bridge/config.kept ]; then as 1337 mv $bridge/config.kept $bridge/config.yaml; fi
}
