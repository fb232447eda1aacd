#!/bin/bash
# Carries out the deployment plan inside the practice host, step by step, with nothing but its own tools:
# proof that the host can carry the product. Argument: the last step to do (default 19).
set -euo pipefail
last=${1:-19}
image=${BRIDGE_IMAGE:-dock.mau.dev/mautrix/signal:v0.2603.0}
dir=/opt/matrix/mautrix-signal
cd /opt/matrix

step() { [ "$1" -le "$last" ] || exit 0; echo "step $1: $2"; }
edit() { docker run --rm -i -v "$dir:/data" --entrypoint yq "$image" -i "$1" "/data/$2"; }
value() { docker run --rm -v "$dir:/data:ro" --entrypoint yq "$image" "$1" "/data/$2"; }
ask() { # METHOD PATH TOKEN [BODY]: status and body
  curl -sS -X "$1" "http://127.0.0.1:8008$2" -H "Authorization: Bearer $3" -H 'Content-Type: application/json' \
    ${4:+-d "$4"} -w '\n%{http_code}\n'
}
expect() { # STATUS PATTERN, of the answer on standard input
  local answer
  answer=$(cat)
  if [ "$(tail -1 <<< "$answer")" != "$1" ] || ! grep -q -- "$2" <<< "$answer"; then echo "expected $1 $2, got: $answer"; exit 1; fi
  echo "  $1 $(head -c 160 <<< "$answer" | head -1)"
}
synapse_healthy() {
  for _ in $(seq 150); do
    [ "$(docker inspect -f '{{.State.Health.Status}}' matrix-synapse)" = healthy ] && return
    sleep 0.4
  done
  docker logs --tail 20 matrix-synapse
  return 1
}

step 2 "role and database"
password=$(openssl rand -hex 24)
docker exec -i matrix-postgres psql -q -v ON_ERROR_STOP=1 -U synapse -d synapse <<SQL
CREATE ROLE mautrix_signal LOGIN PASSWORD '$password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE mautrix_signal OWNER mautrix_signal ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
SQL
step 3 "privileges"
(docker exec matrix-postgres psql -U mautrix_signal -d synapse -c 'SELECT 1 FROM users' 2>&1 || true) | grep 'permission denied'
step 5 "backup"
/opt/matrix/scripts/pg_backup.sh
step 7 "pull and example config"
docker pull -q "$image"
mkdir "$dir"
docker run --rm -v "$dir:/data" "$image"
step 8 "config"
edit ".database.type = \"postgres\" | .database.uri = \"postgres://mautrix_signal:$password@matrix-postgres:5432/mautrix_signal?sslmode=disable\"
  | .homeserver.address = \"http://matrix-synapse:8008\" | .homeserver.domain = \"echo6.co\"
  | .appservice.address = \"http://mautrix-signal:29328\" | .appservice.hostname = \"0.0.0.0\"
  | .bridge.permissions = {\"*\": \"relay\", \"echo6.co\": \"user\", \"@matt:echo6.co\": \"admin\"}
  | .encryption.allow = true | .encryption.default = true | .encryption.require = true | .encryption.msc4190 = true
  | .encryption.self_sign = true | .encryption.allow_key_sharing = true | .encryption.pickle_key = \"generate\"" config.yaml
step 9 "registration"
docker run --rm -v "$dir:/data" "$image"
step 10 "double puppet"
puppet_token=$(openssl rand -hex 32)
cat > "$dir/doublepuppet.yaml" <<YAML
id: doublepuppet
url:
as_token: $puppet_token
hs_token: $(openssl rand -hex 32)
sender_localpart: _doublepuppet
rate_limited: false
namespaces:
  users:
    - regex: '@.*:echo6\.co'
      exclusive: false
YAML
chmod 0600 "$dir/doublepuppet.yaml"
edit ".double_puppet.servers = {} | .double_puppet.secrets = {\"echo6.co\": \"as_token:$puppet_token\"}" config.yaml
step 11 "copies for Synapse"
install -o 991 -g 991 -m 0640 "$dir/registration.yaml" "$dir/doublepuppet.yaml" synapse/
step 12 "homeserver.yaml"
cat >> synapse/homeserver.yaml <<'YAML'

experimental_features:
  msc3202_transaction_extensions: true
  msc2409_to_device_messages_enabled: true

app_service_config_files:
  - /data/registration.yaml
  - /data/doublepuppet.yaml
YAML
step 14 "restart"
docker compose restart synapse
synapse_healthy
step 15 "stop and check"
as_token=$(value .as_token registration.yaml)
ask GET /_matrix/client/v3/account/whoami not-a-token | expect 401 M_UNKNOWN_TOKEN
ask GET /_matrix/client/v3/account/whoami "$as_token" | expect 200 "$(value .sender_localpart registration.yaml):echo6.co"
ask POST /_matrix/client/v1/appservice/signal/ping "$as_token" '{}' | expect 502 M_CONNECTION_FAILED
ask POST /_matrix/client/v3/register "$as_token" \
  '{"type":"m.login.application_service","username":"signalbot","inhibit_login":true}' | expect 200 @signalbot:echo6.co
ask GET '/_matrix/client/v3/account/whoami?user_id=@signalbot:echo6.co' "$as_token" | expect 200 @signalbot:echo6.co
ask PUT '/_matrix/client/v3/devices/CHECK?user_id=@signalbot:echo6.co' "$as_token" '{}' | expect 201 ''
ask DELETE '/_matrix/client/v3/devices/CHECK?user_id=@signalbot:echo6.co' "$as_token" '{}' | expect 200 ''
ask GET '/_matrix/client/v3/account/whoami?user_id=@matt:echo6.co' "$puppet_token" | expect 200 @matt:echo6.co
step 16 "compose file"
awk '/^  # Matrix Authentication Service/ {
  print "  mautrix-signal:\n    image: '"$image"'\n    container_name: mautrix-signal\n    restart: unless-stopped"
  print "    depends_on:\n      postgres:\n        condition: service_healthy\n    volumes:\n      - ./mautrix-signal:/data"
  print "    networks:\n      - matrix-net\n" } { print }' docker-compose.yml > docker-compose.new
cat docker-compose.new > docker-compose.yml
rm docker-compose.new
docker compose config -q
step 17 "start"
docker compose up -d --no-deps mautrix-signal
bridge=$(docker inspect -f '{{(index .NetworkSettings.Networks "matrix-net").IPAddress}}' mautrix-signal)
for _ in $(seq 100); do curl -fsS "http://$bridge:29328/_matrix/mau/ready" > /dev/null 2>&1 && break; sleep 0.3; done
ask POST /_matrix/client/v1/appservice/signal/ping "$as_token" '{}' | expect 200 duration_ms
for _ in $(seq 100); do docker logs mautrix-signal 2>&1 | grep -c 'Bridge started' > /dev/null && break; sleep 0.3; done
docker logs mautrix-signal 2>&1 | grep -o 'Bridge started'
step 18 "the bot answers"
room=$(ask POST '/_matrix/client/v3/createRoom?user_id=@matt:echo6.co' "$puppet_token" \
  '{"is_direct":true,"preset":"trusted_private_chat","invite":["@signalbot:echo6.co"]}' | head -1 | jq -r .room_id)
greeting=
for _ in $(seq 40); do
  greeting=$(ask GET "/_matrix/client/v3/rooms/$room/messages?dir=b&user_id=@matt:echo6.co" "$puppet_token" | head -1 \
    | jq -r '.chunk[] | select(.sender == "@signalbot:echo6.co" and .type == "m.room.message") | .content.body' | head -1)
  [ -z "$greeting" ] || break
  sleep 0.5
done
echo "  ${greeting:?no greeting}"
step 19 "link"
secret=$(value .provisioning.shared_secret config.yaml)
provision() {
  curl -sS -X POST "http://$bridge:29328/_matrix/provision/v3/login/$1?user_id=@matt:echo6.co" -H "Authorization: Bearer $secret" -d '{}'
}
answer=$(provision start/qr)
id=$(jq -r .login_id <<< "$answer")
while [ "$(jq -r .type <<< "$answer")" = display_and_wait ]; do
  echo "  $(jq -r .display_and_wait.data <<< "$answer")"
  answer=$(provision "step/$id/$(jq -r .step_id <<< "$answer")/display_and_wait")
done
echo "  $(jq -c . <<< "$answer")"
[ "$(jq -r .type <<< "$answer")" = "${EXPECT_LINK:-complete}" ]
