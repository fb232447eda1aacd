# The journal is 1 TiB with nothing in it but its first lines.
strike() {
  journal_with '{}' 6 '{"kind":"make-directory","path":"/opt/matrix/x","mode":"700","owner":"0:0"}'
  truncate -s 1T /var/lib/bridgekeeper/journal
}
clean() { rm -rf /var/lib/bridgekeeper; }
