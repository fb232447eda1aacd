# The host offers only an ECDSA host key, of which the laptop has never heard.
config=/etc/ssh/sshd_config.d/practice.conf
break_it() {
  ssh-keygen -q -t ecdsa -N '' -C matrix -f /etc/ssh/ssh_host_ecdsa_key
  change "$config" sed 's/ed25519_key/ecdsa_key/'
  practice-service stop ssh
  practice-service start ssh
}
mend_it() {
  change_back "$config"
  rm -f /etc/ssh/ssh_host_ecdsa_key*
  practice-service stop ssh
  practice-service start ssh
}
