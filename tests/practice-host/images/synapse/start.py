#!/usr/local/bin/python3
"""Runs Synapse as the user that the official image takes: UID and GID from the environment, 991 if they are not set."""

import os
import sys

mode = sys.argv[1] if len(sys.argv) > 1 else "run"
if mode != "run":
    sys.exit(f"Unknown execution mode '{mode}'")
config = os.environ.get("SYNAPSE_CONFIG_PATH", "/data/homeserver.yaml")
if not os.path.exists(config):
    sys.exit(f"Config file '{config}' does not exist. You should either create a new config file by running with "
             "the `generate` argument, or specify the location with SYNAPSE_CONFIG_PATH.")
command = [sys.executable, "-m", os.environ.get("SYNAPSE_WORKER", "synapse.app.homeserver"), "--config-path", config]
print("Starting synapse with args", " ".join(command[1:]), flush=True)
uid, gid = int(os.environ.get("UID", "991")), int(os.environ.get("GID", "991"))
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
os.execv(sys.executable, command)
