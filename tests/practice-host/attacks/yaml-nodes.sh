# Synapse's user makes homeserver.yaml 4 MB of nodes, which eat the laptop's time and memory.
strike() {
  in_synapse sh -c 'cp -p /data/homeserver.yaml /data/.homeserver.kept && printf "x: [" >> /data/homeserver.yaml && yes "1," | tr -d "\n" | head -c 4000000 >> /data/homeserver.yaml && echo "1]" >> /data/homeserver.yaml'
}
clean() { in_synapse sh -c 'cat /data/.homeserver.kept > /data/homeserver.yaml && rm /data/.homeserver.kept'; }
