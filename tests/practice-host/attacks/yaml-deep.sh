# Synapse's user makes homeserver.yaml a million brackets deep.
strike() {
  in_synapse sh -c 'cp -p /data/homeserver.yaml /data/.homeserver.kept && printf "x: " >> /data/homeserver.yaml && yes "[" | tr -d "\n" | head -c 1000000 >> /data/homeserver.yaml'
}
clean() { in_synapse sh -c 'cat /data/.homeserver.kept > /data/homeserver.yaml && rm /data/.homeserver.kept'; }
