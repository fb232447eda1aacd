# The Docker daemon is stopped, and all containers with it.
break_it() { practice-service stop docker; }
mend_it() {
  practice-service start docker
  for _ in $(seq 100); do docker info > /dev/null 2>&1 && break; sleep 0.2; done
  wait_healthy matrix-postgres matrix-synapse
}
