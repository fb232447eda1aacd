# After steps 1 to 14: the namespaces of the registration that Synapse has loaded do not cover @signalbot.
break_it() {
  need "$registration"
  change "$registration" sed 's/@signalbot:/@signalrobot:/'
  restart_synapse_and_wait
}
mend_it() { change_back "$registration" && restart_synapse_and_wait; }
