# After steps 1 to 14: the registration that Synapse has loaded has another id than signal.
break_it() {
  need "$registration"
  change "$registration" sed 's/^id:.*/id: signal-old/'
  restart_synapse_and_wait
}
mend_it() { change_back "$registration" && restart_synapse_and_wait; }
