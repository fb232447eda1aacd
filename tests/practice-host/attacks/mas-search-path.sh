# The owner of MAS's database gives it a search_path with a view pg_tables of its own before PostgreSQL's.
fear=superuser
strike() { { trap_function evil mas; trap_names evil mas; } | sql_as mas mas; }
clean() { sql mas <<< 'ALTER DATABASE mas RESET search_path; DROP SCHEMA IF EXISTS evil CASCADE;' 2> /dev/null; }
