# After steps 1 to 14: registration.yaml belongs to root with mode 0600, and Synapse cannot start.
break_it() {
  need "$registration"
  stat -c '%u:%g %a' "$registration" > "$kept/mode"
  chown 0:0 "$registration" && chmod 0600 "$registration"
  restart_synapse
}
mend_it() {
  read -r owner mode < "$kept/mode"
  if [ -e "$registration" ]; then chown "$owner" "$registration" && chmod "$mode" "$registration"; fi
  restart_synapse_and_wait
}
