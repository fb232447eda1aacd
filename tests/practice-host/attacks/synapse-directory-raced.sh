# The stack's owner puts a link to a directory of root's in place of Synapse's when the first registration is in it.
lasting=yes
prepare() { give_stack; }
strike() {
  racer_as guest when $matrix/synapse moved-to registration.yaml sh -c "cd $matrix && mv synapse synapse.kept && ln -s $canaries synapse"
}
clean() {
  if [ -h $matrix/synapse ]; then rm $matrix/synapse; fi
  if [ -e $matrix/synapse.kept ]; then mv -T $matrix/synapse.kept $matrix/synapse; fi
  rm -f $matrix/synapse/.bridgekeeper-*
  take_stack
}
