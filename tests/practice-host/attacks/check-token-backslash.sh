# One as_token that ends with a backslash and a quote, at check.
strike() {
  as 1337 mv $bridge/registration.yaml $bridge/registration.kept
  printf '%s\n' 'id: signal' 'as_token: x\"\noutput=/etc/cron.d/practice-canary\' | as 1337 tee $bridge/registration.yaml > /dev/null
}
clean() { as 1337 mv $bridge/registration.kept $bridge/registration.yaml; }
