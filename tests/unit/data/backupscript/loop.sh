#!/usr/bin/env bash
set -euo pipefail
BACKUP_ROOT=/opt/matrix/backups
NOW=$(date +%s)

for DB in synapse; do
  docker exec matrix-postgres pg_dump -U synapse "$DB" | gzip > "$BACKUP_ROOT/${DB}_$NOW.sql.gz"
done

find "$BACKUP_ROOT" -name '*_*.sql.gz' -mtime +14 -delete
