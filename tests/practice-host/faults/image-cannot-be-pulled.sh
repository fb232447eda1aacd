# The registry does not answer.
break_it() { practice-service stop registry; }
mend_it() { practice-service start registry; }
