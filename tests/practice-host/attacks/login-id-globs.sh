# The bridge says that a login is called /root/.ssh/*: the names in root's directory come back to it.
prepare() { touch /root/.ssh/practice-canary-name; }
hostile() { hostile_bridge globbing; }
also_gained() { if grep -qs practice-canary-name "$kept/meanwhile"; then echo "the bridge was told the names in root's directory"; fi; }
pretend() { echo 'asked practice-canary-name' > "$kept/meanwhile"; }
forget() { : > "$kept/meanwhile"; }
clean() {
  honest_bridge
  rm -f /root/.ssh/practice-canary-name
  outside > "$kept/outside"
}
