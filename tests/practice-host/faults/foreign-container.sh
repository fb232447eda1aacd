# A container named mautrix-signal exists already.
break_it() { docker run -d --name mautrix-signal --restart unless-stopped "$(docker inspect -f '{{.Config.Image}}' matrix-mas)" serve -data /tmp > /dev/null; }
mend_it() { docker rm -f mautrix-signal > /dev/null; }
