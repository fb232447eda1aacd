# MAS is stopped.
break_it() { docker stop -t 2 matrix-mas > /dev/null; }
mend_it() { docker start matrix-mas > /dev/null; }
