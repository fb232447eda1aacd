# shellcheck shell=bash
# Faults: each is a file in faults/ with a sentence about it in its first line, and two functions that run inside the host.

fault_file() { # NAME
  local file=$source_dir/faults/${1:-}.sh
  if ! [[ ${1:-} =~ ^[a-z0-9-]+$ ]] || [ ! -e "$file" ]; then die "no fault '${1:-}'; see: practice-host break --list"; fi
  echo "$file"
}

fault_list() {
  local file
  for file in "$source_dir"/faults/*.sh; do
    printf '%-30s %s\n' "$(basename "$file" .sh)" "$(sed -n '1s/^# *//p' "$file")"
  done
}

run_fault() { # NAME VERB
  local file script
  file=$(fault_file "$1")
  require_host
  script="fault=$1"$'\n'"$(cat "$source_dir/lib/fault-tools.sh" "$file")"$'\n'"$2"
  in_host bash -c "$script" < /dev/null
}

fault_break() {
  if [ "${1:-}" = --list ]; then
    fault_list
    return
  fi
  run_fault "${1:-}" do_break
}

fault_mend() { run_fault "${1:-}" do_mend; }
