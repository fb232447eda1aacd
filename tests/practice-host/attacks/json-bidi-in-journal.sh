# The journal says who with characters that turn the writing round, and C1 controls.
strike() {
  journal_with '{}' 6 '{"kind":"make-directory","path":"/opt/matrix/x\u202e\u009b31m","mode":"7\u20660","owner":"0:0"}'
  sed -i 's/"who":"w"/"who":"w\\u202e\\u009b31m"/' /var/lib/bridgekeeper/journal
}
clean() { rm -rf /var/lib/bridgekeeper; }
