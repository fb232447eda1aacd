# PostgreSQL is stopped.
break_it() { docker stop -t 20 matrix-postgres > /dev/null; }
mend_it() {
  docker start matrix-postgres > /dev/null
  wait_healthy matrix-postgres
  restart_synapse_and_wait
}
