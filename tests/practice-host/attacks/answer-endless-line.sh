# Root's tool says without an end, in one line, what the laptop should show.
strike() {
  printf '#!/bin/sh\ntr "\\0" x < /dev/zero >&2\n' > /usr/local/sbin/base64
  chmod 755 /usr/local/sbin/base64
  outside > "$kept/outside"
}
clean() {
  rm -f /usr/local/sbin/base64
  outside > "$kept/outside"
}
