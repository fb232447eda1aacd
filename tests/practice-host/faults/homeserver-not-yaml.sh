# homeserver.yaml is not valid YAML any more, though Synapse still runs with what it read before.
spoil() { cat; printf 'modules: [ {module: "never.closed"\n\tmore: yes\n'; }
break_it() { change "$homeserver" spoil; }
mend_it() { change_back "$homeserver"; }
