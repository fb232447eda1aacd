# The journal has 15000 changes and their outcomes.
strike() {
  journal_with '{}' 6 '{"kind":"make-directory","path":"/opt/matrix/x","mode":"700","owner":"0:0"}'
  python3 - >> /var/lib/bridgekeeper/journal <<'PYTHON'
for k in range(15000):
    print('{"entry":"intent","run":"r","change":"c%d","step":6,"record":{"kind":"pull-image","image":""}}' % k)
for k in range(15000):
    print('{"entry":"reverted","run":"r","change":"c%d","status":0}' % k)
PYTHON
}
clean() { rm -rf /var/lib/bridgekeeper; }
