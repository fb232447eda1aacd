# The bridge's user puts a link to root's file in place of config.yaml: what stands there as shared_secret is sent to the bridge.
prepare() { printf 'shared_secret: %s\n' "$(cat "$kept/secret")" | tee $canary > $canaries/inside; }
hostile() {
  hostile_bridge login
  as 1337 mv $bridge/config.yaml $bridge/config.kept
  as 1337 ln -s $canary $bridge/config.yaml
}
also_gained() { if grep -qs "$(cat "$kept/secret")" "$kept/meanwhile"; then echo "root's secret was sent to the bridge"; fi; }
pretend() { cp "$kept/secret" "$kept/meanwhile"; }
forget() { : > "$kept/meanwhile"; }
clean() {
  honest_bridge
  as 1337 mv $bridge/config.kept $bridge/config.yaml
}
