# After steps 1 to 14: the copy of registration.yaml that Synapse has loaded holds another as_token.
break_it() {
  need "$registration"
  change "$registration" sed "s/^as_token:.*/as_token: $(openssl rand -hex 32)/"
  restart_synapse_and_wait
}
mend_it() { change_back "$registration" && restart_synapse_and_wait; }
