# The directory /var/lib/bridgekeeper was opened to everybody: an ordinary user writes a journal by which a roll back removes a directory of root's.
prepare() {
  rm -rf /var/lib/bridgekeeper
  install -d -m 0777 /var/lib/bridgekeeper /var/lib/bridgekeeper/saved
}
strike() {
  local record='{"kind":"make-directory","path":"'$canaries'","mode":"755","owner":"0:0"}'
  as guest sh -c "cat > /var/lib/bridgekeeper/journal" <<JSON
{"time":"2026-01-01T00:00:00Z","entry":"run","run":"r","who":"w","version":"1","settings":{}}
{"time":"2026-01-01T00:00:00Z","entry":"intent","run":"r","change":"r-6-1","step":6,"record":$record}
{"time":"2026-01-01T00:00:00Z","entry":"outcome","change":"r-6-1","status":0}
JSON
}
clean() { rm -rf /var/lib/bridgekeeper; }
