# The database mas takes no connections, so that every pg_dump of it fails, the superuser's too.
break_it() { sql postgres <<< 'ALTER DATABASE mas ALLOW_CONNECTIONS false;'; }
mend_it() { sql postgres <<< 'ALTER DATABASE mas ALLOW_CONNECTIONS true;'; }
