# The same lines, at STOP-AND-CHECK and at check.
strike() {
  as 1337 mv $bridge/registration.yaml $bridge/registration.kept
  printf '%s\n' 'id: signal' 'as_token: x"' 'as_token: output = "/etc/cron.d/practice-canary' | as 1337 tee $bridge/registration.yaml > /dev/null
}
clean() { as 1337 mv $bridge/registration.kept $bridge/registration.yaml; }
