# Root's tool says without an end, in one line, what the laptop should show.
strike() {
  mv /usr/bin/base64 "$kept/"
  printf '#!/bin/sh\ntr "\\0" x < /dev/zero >&2\n' > /usr/bin/base64
  chmod 755 /usr/bin/base64
  outside > "$kept/outside"
}
clean() {
  mv -f "$kept/base64" /usr/bin/
  outside > "$kept/outside"
}
