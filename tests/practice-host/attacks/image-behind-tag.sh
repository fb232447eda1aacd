# Another image stands behind the tag since step 7: whoever fills the registry runs in place of what was reviewed.
lasting=yes
prepare() { docker tag "$(docker inspect -f '{{.Image}}' matrix-postgres)" practice-other; }
image() { docker image ls --format '{{.Repository}}:{{.Tag}}' | grep mautrix/signal: | head -n 1; }
strike() {
  image > "$kept/image"
  docker image inspect -f '{{.Id}}' "$(image)" > "$kept/id"
  printf 'FROM %s\nRUN sed -i "2i touch /data/ran-another-image" /docker-run.sh\n' "$(image)" | docker build -q -t "$(image)" - > "$kept/built"
}
also_gained() { if [ -e $bridge/ran-another-image ]; then echo "another image than the one that was pulled and shown ran"; fi; }
pretend() { touch $bridge/ran-another-image; }
forget() { rm $bridge/ran-another-image; }
clean() {
  docker tag "$(cat "$kept/id")" "$(cat "$kept/image")"
  docker rmi -f practice-other > /dev/null 2>&1 || true
  rm -f $bridge/ran-another-image
}
