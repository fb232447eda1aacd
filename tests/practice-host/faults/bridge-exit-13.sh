# The bridge gives up with exit code 13: Synapse cannot reach it.
break_it() { practice_setting 'start: exit-13'; }
mend_it() { practice_unset; }
