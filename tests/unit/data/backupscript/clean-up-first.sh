#!/bin/bash
set -o pipefail
OUT=/opt/matrix/backups
find $OUT \( -name "synapse_*.sql.gz" -o -name "*.old" \) -mtime +14 -print0 | xargs -0 -r rm

FILE=synapse_$(date +%Y%m%d).sql.gz
if ! docker exec matrix-postgres pg_dump -U synapse synapse | gzip > "$OUT/$FILE"; then
  echo "failed" >&2
  exit 1
fi
