# Objects of MAS's database have names with a line in them that is a command of psql.
fear=ran
strike() {
  sql_as mas mas <<'SQL'
CREATE TABLE public."x
\! touch /tmp/bk-ran
" (y integer);
COMMENT ON TABLE public."x
\! touch /tmp/bk-ran
" IS 'x
\! touch /tmp/bk-ran
';
CREATE FUNCTION public."f
\! touch /tmp/bk-ran
"() RETURNS integer LANGUAGE sql AS 'SELECT 1';
SQL
}
clean() {
  sql mas <<'SQL'
DROP TABLE IF EXISTS public."x
\! touch /tmp/bk-ran
";
DROP FUNCTION IF EXISTS public."f
\! touch /tmp/bk-ran
";
SQL
}
