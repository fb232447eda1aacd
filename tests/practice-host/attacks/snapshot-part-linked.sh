# The bridge's user makes a link to a directory of root's of its logs, and exchanges it again and again while the snapshot is unpacked.
lasting=yes
strike() {
  as 1337 mkdir -p $bridge/logs
  as 1337 ln -s $canaries $bridge/.attacker-logs
  racer_as 1337 toggle $bridge logs .attacker-logs
}
clean() { rm -rf $bridge/.attacker-logs; if [ -h $bridge/logs ]; then rm $bridge/logs; fi; }
