#!/bin/bash
BACKUP_DIR=${1:-/opt/matrix/backups}
DATE=$(date +"%Y-%m-%d")
docker exec matrix-postgres \
    pg_dump -U synapse -d synapse \
    | gzip > "$BACKUP_DIR/synapse_$DATE.sql.gz"

# everything older than two weeks
find "$BACKUP_DIR" -type f -name "*.sql.gz" -mtime +14 -delete
