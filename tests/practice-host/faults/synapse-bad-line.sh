# Synapse accepts the edited homeserver.yaml when asked, but ends at its next start because of it, until the edit is taken back.
packages() { docker exec matrix-synapse python3 -c 'import os, synapse; print(os.path.dirname(os.path.dirname(synapse.__file__)))'; }
break_it() {
  packages > "$kept/packages"
  # A .pth file runs at every start of Python; only the server itself is stopped, not who merely reads the file.
  cat > "$kept/practice_bad_line.py" <<'PYTHON'
import os
import re
import sys

if "synapse.app.homeserver" in sys.orig_argv:
    with open(os.environ.get("SYNAPSE_CONFIG_PATH", "/data/homeserver.yaml"), encoding="utf-8") as file:
        text = file.read()
    found = re.search(r"^app_service_config_files:", text, re.MULTILINE)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        sys.stderr.write(
            "Traceback (most recent call last):\nyaml.scanner.ScannerError: mapping values are not allowed here\n"
            f'  in "/data/homeserver.yaml", line {line}, column 28\n')
        sys.stderr.flush()
        os._exit(1)
PYTHON
  echo 'import practice_bad_line' > "$kept/practice_bad_line.pth"
  local file
  for file in practice_bad_line.py practice_bad_line.pth; do docker cp -q "$kept/$file" "matrix-synapse:$(cat "$kept/packages")/"; done
}
mend_it() {
  # The container may be down: an empty file does no harm and can be put there all the same.
  : > "$kept/practice_bad_line.py"
  docker cp -q "$kept/practice_bad_line.py" "matrix-synapse:$(cat "$kept/packages")/"
  wait_running_again
}
wait_running_again() {
  docker restart matrix-synapse > /dev/null
  wait_healthy matrix-synapse
  docker exec -u 0 matrix-synapse sh -c "rm -f '$(cat "$kept/packages")'/practice_bad_line.*"
}
