# The bridge's user makes its config.yaml 4 MB of nodes, which eat the laptop's time and memory.
strike() {
  as 1337 mv $bridge/config.yaml $bridge/config.kept
  as 1337 sh -c "{ printf 'x: ['; yes '1,' | tr -d '\n' | head -c 4000000; echo '1]'; } > $bridge/config.yaml"
}
clean() { as 1337 mv $bridge/config.kept $bridge/config.yaml; }
