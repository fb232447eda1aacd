# The stack's owner lets the compose file take in the bridge's service from elsewhere, after step 16.
prepare() {
  give_stack
  cp -p $matrix/docker-compose.yml "$kept/compose"
}
strike() {
  as guest tee $matrix/base.yml > /dev/null <<'YAML'
services:
  base:
    entrypoint: ["/bin/sh", "-c", "id -u > /host/root/ran; exec /docker-run.sh"]
    volumes: ["/:/host"]
YAML
  as guest sed -i 's|^\( *\)container_name: mautrix-signal|&\n\1extends: {file: base.yml, service: base}|' $matrix/docker-compose.yml
  grep -q base.yml $matrix/docker-compose.yml
}
clean() {
  cat "$kept/compose" > $matrix/docker-compose.yml
  rm -f $matrix/base.yml
  take_stack
}
