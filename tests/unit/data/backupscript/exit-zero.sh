#!/bin/sh
set -eu
DIR=/opt/matrix/backups
STAMP="$(date '+%Y-%m-%d_%H%M')"
docker exec matrix-postgres pg_dump -U synapse synapse | gzip -9 > "$DIR/synapse_$STAMP.sql.gz"
find $DIR -type f -name 'synapse_*.sql.gz' -mtime +14 -exec rm -f {} \;
echo "done"
exit 0
