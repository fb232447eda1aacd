# The bridge's user puts a link to root's file in place of registration.yaml, which step 11 copies to where Synapse's user reads.
fear=leak
strike() {
  as 1337 mv $bridge/registration.yaml $bridge/registration.kept
  as 1337 ln -s $canary $bridge/registration.yaml
}
clean() { as 1337 mv $bridge/registration.kept $bridge/registration.yaml; }
