# What answers in place of the bridge: what the first argument says, whatever it is asked; each request is printed.
import http.server, sys

ANSWERS = {
    "other-scheme": b'{"type":"display_and_wait","login_id":"l","step_id":"s","instructions":"Scan me",'
                    b'"display_and_wait":{"type":"qr","data":"otpauth://totp/practice-canary?secret=JBSWY3DPEHPK3PXP"}}',
    "globbing": b'{"logins":[{"id":"/root/.ssh/*"},\n"id":"/root/.ssh/*"}]}',
    "login": b'{"logins":[{"id":"l","name":"+1555"}]}',
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        print("asked", self.command, self.path, self.headers.get("Authorization"), flush=True)
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body, status = ANSWERS.get(sys.argv[1], b""), 200
        if self.path.split("?")[0].endswith("display_and_wait"):
            body, status = b'{"error":"that is all"}', 500
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if sys.argv[1] == "endless":
            self.end_headers()
            while True:
                self.wfile.write(b" " * 1048576)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("0.0.0.0", 29999), Handler)
print("ready", flush=True)
server.serve_forever()
