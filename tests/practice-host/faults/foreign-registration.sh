# Another appservice with the id signal is registered with Synapse already.
file=$matrix/synapse/old-bridge.yaml
add_entry() { cat; printf '\napp_service_config_files:\n  - "/data/old-bridge.yaml"  # the bridge of 2023\n'; }
break_it() {
  if grep -q '^app_service_config_files:' "$homeserver"; then echo "homeserver.yaml names registrations already" >&2; return 1; fi
  cat > "$file" <<YAML
id: signal
url: http://old-bridge:29328
as_token: $(openssl rand -hex 32)
hs_token: $(openssl rand -hex 32)
sender_localpart: oldsignal
rate_limited: false
namespaces:
  users:
    - regex: '@signal_.*:echo6\.co'
      exclusive: true
YAML
  chown 991:991 "$file" && chmod 0640 "$file"
  change "$homeserver" add_entry
  restart_synapse_and_wait
}
mend_it() {
  change_back "$homeserver"
  rm -f "$file"
  restart_synapse_and_wait
}
