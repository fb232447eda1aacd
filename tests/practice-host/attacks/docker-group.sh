# An ordinary user is in the docker group, which is root's equal: there is nothing to gain that he has not, but it must be said.
prepare() { gpasswd -a guest docker > /dev/null; }
clean() {
  gpasswd -d guest docker > /dev/null
  outside > "$kept/outside"
}
