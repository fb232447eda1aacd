#!/bin/sh
# shellcheck disable=SC3028  # UID comes from the image's environment
# Behaves as the entry script of the real image does: example config first, registration second, then the bridge.

if [ ! -f /data/config.yaml ]; then
	/usr/bin/mautrix-signal -c /data/config.yaml -e
	echo "Didn't find a config file."
	echo "Copied default config file to /data/config.yaml"
	echo "Modify that config file to your liking."
	echo "Start the container again after that to generate the registration file."
	exit
fi

if [ ! -f /data/registration.yaml ]; then
	/usr/bin/mautrix-signal -g -c /data/config.yaml -r /data/registration.yaml || exit $?
	echo "Didn't find a registration file."
	echo "Generated one for you."
	echo "See the bridge's documentation on registering appservices on how to use it."
	exit
fi

cd /data || exit 1
chown -R "$UID:$GID" /data
# The working directory of the program is read-only in the real image: a log file there is taken out of the config.
if [ "$(yq e '.logging.writers[1].filename' /data/config.yaml)" = "./logs/mautrix-signal.log" ]; then
	yq -I4 e -i 'del(.logging.writers[1])' /data/config.yaml
fi
exec setpriv --reuid="$UID" --regid="$GID" --clear-groups /usr/bin/mautrix-signal
