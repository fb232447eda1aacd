# The role mas may not read one of the tables in its database, so that its pg_dump fails.
break_it() { sql mas <<< 'CREATE TABLE audit_log (entry text); REVOKE ALL ON audit_log FROM PUBLIC;'; }
mend_it() { sql mas <<< 'DROP TABLE IF EXISTS audit_log;'; }
