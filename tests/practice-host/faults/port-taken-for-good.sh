# As soon as Synapse lets go of port 8008, another program takes it and keeps it.
break_it() { background "$net" hold 127.0.0.1:8008; }
mend_it() {
  end_background
  if [ "$(docker inspect -f '{{.State.Status}}' matrix-synapse)" != running ]; then restart_synapse_and_wait; fi
}
