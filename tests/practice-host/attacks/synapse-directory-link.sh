# The stack's owner puts a link to a directory of root's in place of Synapse's.
prepare() { give_stack; }
strike() {
  as guest mv $matrix/synapse $matrix/synapse.kept
  as guest ln -s $canaries $matrix/synapse
}
clean() {
  if [ -h $matrix/synapse ]; then rm $matrix/synapse; fi
  if [ -e $matrix/synapse.kept ]; then mv -T $matrix/synapse.kept $matrix/synapse; fi
  take_stack
}
