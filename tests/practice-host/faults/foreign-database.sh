# A database mautrix_signal with a table in it exists already, owned by synapse.
break_it() {
  sql postgres <<< 'CREATE DATABASE mautrix_signal;'
  sql mautrix_signal <<< "CREATE TABLE portal (id text); INSERT INTO portal VALUES ('precious');"
}
mend_it() { sql postgres <<< 'DROP DATABASE IF EXISTS mautrix_signal;'; }
