# After steps 1 to 14: the as_token in the bridge's config.yaml is another one than its registration's.
break_it() {
  need "$matrix/mautrix-signal/config.yaml"
  change "$matrix/mautrix-signal/config.yaml" sed "s/^\( *\)as_token: .*/\1as_token: $(openssl rand -hex 32)/"
}
mend_it() { change_back "$matrix/mautrix-signal/config.yaml"; }
