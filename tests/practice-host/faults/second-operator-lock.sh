# Somebody else is at work: the lock file is held by a process.
break_it() {
  [ -d /var/lib/bridgekeeper ] || { install -d -m 0700 /var/lib/bridgekeeper; touch "$kept/made-directory"; }
  [ -e /var/lib/bridgekeeper/lock ] || touch "$kept/made-lock"
  background flock -x /var/lib/bridgekeeper/lock sleep infinity
  for _ in $(seq 50); do
    if ! flock -n /var/lib/bridgekeeper/lock true; then return 0; fi
    sleep 0.05
  done
  return 1
}
mend_it() {
  end_background
  if [ -e "$kept/made-lock" ]; then rm -f /var/lib/bridgekeeper/lock; fi
  if [ -e "$kept/made-directory" ]; then rmdir --ignore-fail-on-non-empty /var/lib/bridgekeeper; fi
}
