# Root's base64 answers without an end, so that the laptop reads and keeps for ever.
strike() {
  printf '#!/bin/sh\nexec yes xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n' > /usr/local/sbin/base64
  chmod 755 /usr/local/sbin/base64
  outside > "$kept/outside"
}
clean() {
  rm -f /usr/local/sbin/base64
  outside > "$kept/outside"
}
