# The stack's owner puts a newer dump of MAS's database there, with commands of psql and of PostgreSQL in it.
fear=ran
prepare() { give_stack; }
strike() {
  as guest sh -c "cat > $matrix/backups/.planted" <<'SQL'
\! touch /tmp/bk-ran
COPY (SELECT 1) TO PROGRAM 'touch /tmp/bk-ran-as-server';
-- PostgreSQL database dump complete
SQL
  # Newer than what the backup makes, whatever it makes.
  as guest sh -c "cd $matrix/backups && gzip < .planted > mas_99999999_999999.sql.gz && rm .planted && touch -d tomorrow mas_99999999_999999.sql.gz"
}
clean() {
  rm -f $matrix/backups/mas_9999*
  take_stack
}
