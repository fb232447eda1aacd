# The stack's owner makes docker-compose.yml 4 MB of nodes, which eat the laptop's time and memory.
prepare() {
  give_stack
  cp -p $matrix/docker-compose.yml "$kept/compose"
}
strike() { as guest sh -c "{ printf 'x-y: ['; yes '1,' | tr -d '\n' | head -c 4000000; echo '1]'; } >> $matrix/docker-compose.yml"; }
clean() {
  cat "$kept/compose" > $matrix/docker-compose.yml
  take_stack
}
