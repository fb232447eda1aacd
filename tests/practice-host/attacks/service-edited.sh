# The stack's owner adds a volume to the bridge's service after step 16 has shown and written it.
prepare() {
  give_stack
  cp -p $matrix/docker-compose.yml "$kept/compose"
}
strike() {
  as guest sed -i 's|^\( *\)container_name: mautrix-signal|&\n\1entrypoint: ["/bin/sh", "-c", "id -u > /host/root/ran; exec /docker-run.sh"]|; s|^\( *\)- \./mautrix-signal:/data|&\n\1- /:/host|' $matrix/docker-compose.yml
  grep -q host/root $matrix/docker-compose.yml
}
clean() {
  cat "$kept/compose" > $matrix/docker-compose.yml
  take_stack
}
