# The kept password is lost, and the bridge's config.yaml has one with a quote and a command of psql behind it.
fear=ran
prepare() { mv /var/lib/bridgekeeper/secrets/database-password "$kept/password"; }
strike() {
  as 1337 cp -p $bridge/config.yaml $bridge/config.kept
  as 1337 sed -i 's|^\( *uri: *\)postgres://\([^:]*\):\([^@]*\)@.*|\1postgres://\2:\3" \\! touch /tmp/bk-ran #@matrix-postgres:5432/mautrix_signal?sslmode=disable|' $bridge/config.yaml
  as 1337 grep -q bk-ran $bridge/config.yaml
}
clean() {
  mv "$kept/password" /var/lib/bridgekeeper/secrets/database-password
  as 1337 mv $bridge/config.kept $bridge/config.yaml
}
