#!/bin/bash
DIR=/opt/matrix/backups
NAME="db-$(date +%F).sql.gz"
docker exec matrix-postgres pg_dump --username=synapse --dbname=synapse | gzip > $DIR/$NAME

# by its name
find $DIR -regex '.*/db-.*\.sql\.gz' -mtime +14 -delete
