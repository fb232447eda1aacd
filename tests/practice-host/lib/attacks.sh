# shellcheck shell=bash
# Attacks: each is a file in attacks/ with a sentence about it in its first line, carried out inside the host by the user who would.

attack_list() {
  local file
  for file in "$source_dir"/attacks/*.sh; do
    printf '%-30s %s\n' "$(basename "$file" .sh)" "$(sed -n '1s/^# *//p' "$file")"
  done
}

# The attackers run these as themselves.
send_hands() { tar -C "$source_dir" -cf - attacks | in_host tar --no-same-owner -xf - -C /usr/local/lib/practice; }

attack() { # NAME DO [LAPTOP]: DO is begin, gained, end, finish (both), or a function of the attack's own
  if [ "${1:-}" = --list ]; then
    attack_list
    return
  fi
  require_host
  send_hands
  if [ "${1:-}" = --hands ]; then return; fi
  local file=$source_dir/attacks/${1:-}.sh script
  if ! [[ ${1:-} =~ ^[a-z0-9-]+$ ]] || [ ! -e "$file" ]; then die "no attack '${1:-}'; see: practice-host attack --list"; fi
  script="attack=$1 laptop='${3:-}'"$'\n'"$(cat "$source_dir/lib/attack-tools.sh" "$file")"$'\n'"part $2"
  in_host bash -c "$script" < /dev/null
}
