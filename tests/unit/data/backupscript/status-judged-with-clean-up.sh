#!/bin/bash
BACKUP_DIR="/opt/matrix/backups"
CONTAINER="matrix-postgres"
KEEP=14
TS=`date +%Y%m%d-%H%M%S`
docker exec "$CONTAINER" pg_dump -U synapse -d synapse > "$BACKUP_DIR/synapse-$TS.sql" && gzip "$BACKUP_DIR/synapse-$TS.sql"
if [ $? -eq 0 ]; then
  echo "ok"
  find "$BACKUP_DIR" -name "synapse-*.sql.gz" -mtime +$KEEP -delete
else
  echo "not ok" >&2
  exit 2
fi
exit $?
