# Whoever logs in gets umask 000, a German locale, a PATH without /usr/sbin, and a TMPDIR that is not there.
config=/etc/ssh/sshd_config.d/practice.conf
rc=/home/matt/.bashrc
break_it() {
  change "$config" sed '$aSetEnv PATH=/usr/bin:/bin LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 LANGUAGE=de TMPDIR=/nowhere'
  if [ -e "$rc" ]; then cp -a "$rc" "$kept/bashrc"; fi
  printf 'umask 000\n' > "$rc"
  chown matt: "$rc"
  practice-service stop ssh
  practice-service start ssh
}
mend_it() {
  change_back "$config"
  if [ -e "$kept/bashrc" ]; then mv "$kept/bashrc" "$rc"; else rm -f "$rc"; fi
  practice-service stop ssh
  practice-service start ssh
}
