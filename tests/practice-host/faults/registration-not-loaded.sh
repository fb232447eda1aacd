# After steps 1 to 14: homeserver.yaml no longer names registration.yaml, and Synapse runs with that.
break_it() {
  need "$registration"
  change "$homeserver" sed '/^[^#]*registration\.yaml/d'
  restart_synapse_and_wait
}
mend_it() { change_back "$homeserver" && restart_synapse_and_wait; }
