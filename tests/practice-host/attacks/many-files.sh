# The bridge's user has 20000 files.
strike() { as 1337 sh -c "mkdir $bridge/many && cd $bridge/many && seq 20000 | xargs touch"; }
clean() { rm -rf $bridge/many; rm -f /var/lib/bridgekeeper/kept/mautrix-signal-*.tar; }
