# Synapse's user puts a link to MAS's configuration, which is another party's, in place of homeserver.yaml.
prepare() { cp -p $matrix/mas/config.yaml "$kept/mas"; }
strike() {
  in_synapse mv /data/homeserver.yaml /data/.homeserver.kept
  in_synapse ln -s $matrix/mas/config.yaml /data/homeserver.yaml
}
also_gained() { cmp -s "$kept/mas" $matrix/mas/config.yaml || echo "MAS's configuration was changed"; }
pretend() { echo '# pretended' >> $matrix/mas/config.yaml; }
forget() { cat "$kept/mas" > $matrix/mas/config.yaml; }
clean() {
  cat "$kept/mas" > $matrix/mas/config.yaml
  in_synapse sh -c 'rm -f /data/homeserver.yaml; mv /data/.homeserver.kept /data/homeserver.yaml'
}
