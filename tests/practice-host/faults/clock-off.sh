# The host's clock is an hour ahead.
library() { find /usr/lib -name libfaketimeMT.so.1 | head -1; }
break_it() {
  echo '+1h' > /etc/faketimerc
  library > /etc/ld.so.preload
}
mend_it() { rm -f /etc/ld.so.preload /etc/faketimerc; }
