docker exec matrix-postgres pg_dump -U synapse synapse | gzip > /opt/matrix/backups/synapse-$(date +%F).sql.gz
find /opt/matrix/backups/ -name synapse-\*.sql.gz -mtime +14 -delete
