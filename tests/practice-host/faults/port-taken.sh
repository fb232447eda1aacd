# When Synapse restarts with the edited homeserver.yaml, another program has port 8008; it goes away when the edit is taken back.
break_it() {
  # shellcheck disable=SC2016
  background bash -c 'while :; do
    if grep -q "^app_service_config_files:" "$1"; then
      "$2" hold 127.0.0.1:8008 & holder=$!
      while grep -q "^app_service_config_files:" "$1"; do sleep 0.1; done
      kill $holder
    fi
    sleep 0.05
  done' watch "$homeserver" "$net"
}
mend_it() {
  end_background
  if [ "$(docker inspect -f '{{.State.Status}}' matrix-synapse)" != running ]; then restart_synapse_and_wait; fi
}
