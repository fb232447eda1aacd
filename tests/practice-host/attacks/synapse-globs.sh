# Synapse's process overwrites its own command line: its configuration is called /root/.ssh/*, and it is told the names there.
prepare() { touch /root/.ssh/practice-canary-name; }
rename_to() { # OLD NEW, of one length
  in_synapse python3 - "$@" <<'PYTHON'
import sys
old, new = (word.encode().decode("unicode_escape").encode() for word in sys.argv[1:])
words = open("/proc/1/cmdline", "rb").read()
at = int(open("/proc/1/stat").read().rsplit(")", 1)[1].split()[45])
with open("/proc/1/mem", "r+b", buffering=0) as memory:
    memory.seek(at)
    memory.write(words.replace(old, new))
PYTHON
}
strike() {
  rename_to '/data/homeserver.yaml' '/root/.ssh/*\0\0\0\0\0\0\0\0\0'
  printf '%s\n' 'import glob' 'print("ready", flush=True)' 'while True:' '    for name in glob.glob("/proc/[0-9]*/cmdline"):' '        try:' \
    '            words = open(name, "rb").read()' '        except OSError:' '            continue' \
    '        if b"canary-" + b"name" in words:' '            print("told", words, flush=True)' > "$kept/watch"
  meanwhile docker exec -i -u 991:991 -e "ATTACK=$attack" matrix-synapse python3 - < "$kept/watch"
}
also_gained() { if grep -qs '^told' "$kept/meanwhile"; then echo "Synapse's user was told the names in root's directory"; fi; }
pretend() { echo told > "$kept/meanwhile"; }
forget() { : > "$kept/meanwhile"; }
clean() {
  rename_to '/root/.ssh/*\0\0\0\0\0\0\0\0\0' '/data/homeserver.yaml'
  rm -f /root/.ssh/practice-canary-name
  sed -i '/practice-canary-name |/d' "$kept/outside"
}
