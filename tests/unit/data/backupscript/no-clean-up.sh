#!/bin/sh
cd /opt/matrix/backups || exit 1
docker exec matrix-postgres sh -c "pg_dump -U synapse -d synapse" | gzip > synapse_$(date +%Y%m%d).sql.gz
