# The host has a new host key of the same type.
break_it() {
  mv /etc/ssh/ssh_host_ed25519_key /etc/ssh/ssh_host_ed25519_key.pub "$kept/"
  ssh-keygen -q -t ed25519 -N '' -C matrix -f /etc/ssh/ssh_host_ed25519_key
  practice-service stop ssh
  practice-service start ssh
}
mend_it() {
  mv "$kept"/ssh_host_ed25519_key* /etc/ssh/
  practice-service stop ssh
  practice-service start ssh
}
