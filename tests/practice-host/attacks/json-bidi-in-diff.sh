# Synapse's user writes characters that turn the writing round, and a C1 control, where the diff shows them.
strike() {
  in_synapse cp -p /data/homeserver.yaml /data/.homeserver.kept
  in_synapse python3 - <<'PYTHON'
with open("/data/homeserver.yaml", "a") as file:
    file.write("# \u202e\u2066 turned round \u0085\n")
PYTHON
}
clean() { in_synapse sh -c 'mv /data/.homeserver.kept /data/homeserver.yaml'; }
