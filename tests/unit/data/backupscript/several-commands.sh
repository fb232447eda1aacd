#!/bin/bash
BACKUP_DIR=/opt/matrix/backups; export BACKUP_DIR
LOG=$BACKUP_DIR/backup.log
TIMESTAMP=$(date +%Y%m%d_%H%M%S)

log() { echo "$(date) $1" >> "$LOG"; }

if docker exec matrix-postgres pg_dump -U synapse synapse 2>> "$LOG" | gzip > "${BACKUP_DIR}/synapse_${TIMESTAMP}.sql.gz"; then
    log "done"
else
    log "failed"
fi

# media, too
[ -d /nonexistent/media ] && tar czf "${BACKUP_DIR}/media_${TIMESTAMP}.tar.gz" /nonexistent/media

# clean up
for pattern in synapse_ media_; do
    find "${BACKUP_DIR}" -name "${pattern}*.gz" -mtime +14 -delete
done
