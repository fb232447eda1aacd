# Somebody edited the postgres service in the compose file and did not apply it.
break_it() { change "$matrix/docker-compose.yml" sed 's/^    container_name: matrix-postgres$/&\n    command: ["postgres", "-c", "max_connections=200"]/'; }
mend_it() { change_back "$matrix/docker-compose.yml"; }
