# A role mautrix_signal exists already.
break_it() { sql postgres <<< "CREATE ROLE mautrix_signal LOGIN CREATEDB PASSWORD 'somebody-elses';"; }
mend_it() { sql postgres <<< 'DROP ROLE IF EXISTS mautrix_signal;'; }
