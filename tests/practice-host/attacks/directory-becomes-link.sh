# The stack's owner, whose the directory above is, puts a link to a directory of root's in place of the bridge's.
lasting=yes
prepare() { give_stack; }
strike() {
  as guest mv $bridge $bridge.kept
  as guest ln -s $canaries $bridge
}
clean() {
  if [ -h $bridge ]; then rm $bridge; fi
  if [ -e $bridge.kept ]; then mv -T $bridge.kept $bridge; fi
  take_stack
}
