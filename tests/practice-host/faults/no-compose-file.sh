# docker-compose.yml is not where the plan says.
break_it() { move_away "$matrix/docker-compose.yml"; }
mend_it() { move_back "$matrix/docker-compose.yml"; }
