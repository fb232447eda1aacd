# The owner of MAS's database answers the question for a table's name with a line that is a command of psql.
fear=ran
strike() {
  sql_as mas mas <<'SQL'
CREATE SCHEMA evil;
CREATE FUNCTION evil.quote_ident(name) RETURNS text LANGUAGE sql AS $$ SELECT pg_catalog.concat('users', pg_catalog.chr(10), '\! touch /tmp/bk-ran', pg_catalog.chr(10), '--') $$;
ALTER DATABASE mas SET search_path = evil, public, pg_catalog;
SQL
}
clean() { sql mas <<< 'ALTER DATABASE mas RESET search_path; DROP SCHEMA IF EXISTS evil CASCADE;' 2> /dev/null; }
