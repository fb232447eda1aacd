# The bridge's user puts a FIFO in place of registration.yaml: whoever opens it waits for ever.
strike() {
  as 1337 mv $bridge/registration.yaml $bridge/registration.kept
  as 1337 mkfifo $bridge/registration.yaml
}
clean() {
  if [ -p $bridge/registration.yaml ]; then timeout 1 sh -c "while :; do : > $bridge/registration.yaml; done" || true; fi
  as 1337 sh -c "[ ! -e $bridge/registration.kept ] || mv $bridge/registration.kept $bridge/registration.yaml"
}
