# The bridge gives up with exit code 16: Synapse does not accept its token.
break_it() { practice_setting 'start: exit-16'; }
mend_it() { practice_unset; }
