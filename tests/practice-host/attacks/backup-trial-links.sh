# The stack's owner plants links at the names of the trial files, which are known beforehand.
prepare() { give_stack; }
strike() {
  as guest sh -c "cd $matrix/backups && for age in 13 15; do for name in mas mautrix_signal synapse; do ln -s $canary \${name}_bridgekeeper-trial-\$age.sql.gz; done; done"
}
clean() {
  rm -f $matrix/backups/*trial*
  take_stack
}
