# Root's PATH ends in a directory of the stack's owner, and a program that the survey asks is not installed: his is run.
prepare() {
  give_stack
  as guest mkdir $matrix/bin
  printf 'Defaults:matt secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:%s"\n' $matrix/bin > /etc/sudoers.d/practice-path
  mv /usr/bin/lsattr "$kept/lsattr"
}
strike() {
  as guest sh -c "printf '#!/bin/sh\nid -u > /root/ran\n' > $matrix/bin/lsattr && chmod 755 $matrix/bin/lsattr"
}
clean() {
  mv "$kept/lsattr" /usr/bin/lsattr
  rm -rf /opt/matrix/bin /etc/sudoers.d/practice-path
  sed -i '/^.etc.sudoers.d.practice-path |/d' "$kept/outside"
  take_stack
  outside | grep '^/usr/bin/lsattr |' >> "$kept/outside"
  sort -o "$kept/outside" "$kept/outside"
}
