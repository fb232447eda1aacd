# The stack's owner gives the bridge's service the whole host when Compose has been started and has not yet read its file.
prepare() {
  give_stack
  cp -p $matrix/docker-compose.yml "$kept/compose"
}
strike() {
  as guest sh -c "sed 's|^\( *\)container_name: mautrix-signal|&\n\1entrypoint: [\"/bin/sh\", \"-c\", \"id -u > /host/root/ran; exec /docker-run.sh\"]|; s|^\( *\)- \./mautrix-signal:/data|&\n\1- /:/host|' $matrix/docker-compose.yml > $matrix/.edited.yml"
  grep -q host/root $matrix/.edited.yml
  racer_as guest seen docker ' up -d ' mv -T $matrix/.edited.yml $matrix/docker-compose.yml
}
clean() {
  rm -f $matrix/.edited.yml
  cat "$kept/compose" > $matrix/docker-compose.yml
  take_stack
}
