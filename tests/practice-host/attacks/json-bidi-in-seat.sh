# Who holds the server is said with such characters.
strike() {
  install -d -m 0700 /var/lib/bridgekeeper
  printf 'r\twho\xe2\x80\xae\xc2\x9b31m\t2026\t%s\t%s\n' $$ 1 > /var/lib/bridgekeeper/seat
}
clean() { rm -rf /var/lib/bridgekeeper; }
