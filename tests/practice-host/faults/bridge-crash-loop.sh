# The bridge ends two seconds after each start.
break_it() { practice_setting 'start: crash'; }
mend_it() { practice_unset; }
