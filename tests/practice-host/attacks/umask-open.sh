# Root's logins have umask 000: what the program keeps must be closed all the same.
prepare() {
  printf 'umask 000\n' > /etc/profile.d/zz-open.sh
  for file in /root/.bashrc /home/matt/.bashrc /home/matt/.profile; do
    if [ -e "$file" ]; then cp -p "$file" "$kept/${file//\//_}"; fi
    sed -i '1i umask 000' "$file" 2> /dev/null || echo 'umask 000' > "$file"
  done
}
also_gained() {
  find /var/lib/bridgekeeper -mindepth 0 \( -perm /077 -o ! -user root \) ! -type l -printf 'open: %p %m\n' 2> /dev/null | head -n 3
  as guest ls /var/lib/bridgekeeper 2> /dev/null | sed 's/^/guest sees: /' | head -n 2
}
pretend() { mkdir -p /var/lib/bridgekeeper && touch /var/lib/bridgekeeper/pretended && chmod 666 /var/lib/bridgekeeper/pretended; }
forget() { rm -f /var/lib/bridgekeeper/pretended; chmod 700 /var/lib/bridgekeeper; rmdir /var/lib/bridgekeeper 2> /dev/null || true; }
clean() {
  rm -f /etc/profile.d/zz-open.sh
  for file in /root/.bashrc /home/matt/.bashrc /home/matt/.profile; do
    if [ -e "$kept/${file//\//_}" ]; then cp -p "$kept/${file//\//_}" "$file"; else rm -f "$file"; fi
  done
  outside > "$kept/outside"
}
