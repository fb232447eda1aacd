# The owner of MAS's database calls a table like a picture in Markdown: who opens the report of the operator fetches it.
strike() {
  sql_as mas mas <<'SQL'
ALTER TABLE public.users RENAME TO users_real;
CREATE TABLE public."!![x](http://evil.example/x)" (x integer);
SQL
}
clean() {
  sql mas <<'SQL'
DROP TABLE IF EXISTS public."!![x](http://evil.example/x)";
ALTER TABLE IF EXISTS public.users_real RENAME TO users;
SQL
}
