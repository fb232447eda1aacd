# The same with a link to a directory that looks as the bridge's does, so that nothing seems to be missing.
lasting=yes
prepare() {
  give_stack
  cp -p $bridge/*.yaml $canaries/
}
strike() {
  as guest mv $bridge $bridge.kept
  as guest ln -s $canaries $bridge
}
clean() {
  if [ -h $bridge ]; then rm $bridge; fi
  if [ -e $bridge.kept ]; then mv -T $bridge.kept $bridge; fi
  take_stack
}
