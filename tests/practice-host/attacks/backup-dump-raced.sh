# The stack's owner puts a newer dump of MAS's database there while the backup script runs.
fear=ran
prepare() { give_stack; }
strike() {
  printf '%s\n' '\! touch /tmp/bk-ran' "COPY (SELECT 1) TO PROGRAM 'touch /tmp/bk-ran-as-server';" '-- PostgreSQL database dump complete' |
    gzip | as guest sh -c 'cat > ~/planted'
  as guest touch -d tomorrow /home/guest/planted
  racer_as guest when $matrix/backups create 'mas_.*sql.gz' cp -p /home/guest/planted $matrix/backups/mas_99999999_999999.sql.gz
}
clean() {
  rm -f $matrix/backups/mas_9999* /home/guest/planted
  take_stack
}
