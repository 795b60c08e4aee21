"""Serves a model, and is a browser, an editor and an attacker to the server: serve.py TMC MODEL FOLDER."""

import atexit
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Backends/Inputs"))
from read_report import texts

tmc, model, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
source = folder / "model.tm"
good = pathlib.Path(model).read_text()
source.write_text(good)

server = subprocess.Popen([tmc, "serve", "--color=never", "--today=2027-01-01", "--editor=editor://{path}@{line}", str(source)],
                          stderr=subprocess.PIPE, text=True)
atexit.register(server.kill)
line = server.stderr.readline()
address = re.search(r"http://127\.0\.0\.1:(\d+)(/[0-9a-f]{32}/)", line)
assert address, line
port, base = int(address[1]), address[2]


def ask(path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read(), answer


def raw(data, hold=False):
    """What comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as s:
        s.settimeout(20)
        try:
            s.sendall(data)
        except OSError:
            pass  # refused before all was sent
        out = b""
        try:
            while piece := s.recv(65536):
                out += piece
        except OSError:
            pass
        return out


class Events:
    """The events that a page gets."""

    def __init__(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.connection.request("GET", base + "events")
        self.answer = self.connection.getresponse()
        assert self.answer.getheader("Content-Type") == "text/event-stream"

    def next(self, kind):
        """The next one that has `kind`."""
        while True:
            text = self.answer.readline()
            assert text, "the events ended"
            if text.startswith(b"data: "):
                data = json.loads(text[6:])
                if kind in data:
                    return data


# The page, which has no data yet, and its report.
status, page, answer = ask(base)
assert status == 200 and b'<script type="application/json" id="tmc-data">null</script>' in page, page[:2000]
assert b"connect-src &#39;self&#39;" in page or b"connect-src 'self'" in page
assert answer.getheader("Cache-Control") == "no-store" and answer.getheader("X-Frame-Options") == "DENY"
assert answer.getheader("Referrer-Policy") == "no-referrer" and answer.getheader("X-Content-Type-Options") == "nosniff"
assert not answer.getheader("Access-Control-Allow-Origin")
events = Events()
state = events.next("report")
assert state["right"] and state["report"] == 1 and not state["messages"], state
report = json.loads(ask(base + "report.json")[1])
assert report["format"] == "tmc-report" and report["editor"] == "editor://{path}@{line}"
assert str(source.resolve()) in texts(report), "the path for the editor"

# A save: the picture comes first, then the report.
pictures = len(report["pictures"])
source.write_text(good.replace('"nginx"', '"caddy"'))
first = events.next("picture")
assert first["after"] == 1, first
picture = json.loads(ask(base + first["picture"])[1])
assert "caddy" in texts(picture), texts(picture)
state = events.next("report")
assert state["right"] and state["report"] == 2, state
assert "caddy" in texts(json.loads(ask(base + "report.json")[1]))

# A mistake: the messages come, with their places, and the report stays.
source.write_text(good.replace("web <-> db", "web <-> nowhere"))
state = events.next("report")
assert not state["right"] and state["report"] == 2, state
message = state["messages"][0]
assert message["severity"] == "error" and message["line"] > 0 and message["path"].endswith("/model.tm"), message
assert "nowhere" in message["text"] and "^" in message["text"], message
assert ask(base + "report.json")[0] == 200

# It is replaced, as editors do it, and gone for a moment.
source.unlink()
state = events.next("report")
assert not state["right"] and "model.tm" in state["messages"][0]["text"], state
fresh = folder / "model.tm.new"
fresh.write_text(good)
os.replace(fresh, source)
state = events.next("report")
assert state["right"] and not state["messages"], state

# Several saves in a row: the last one counts.
for n in range(20):
    source.write_text(good.replace('"nginx"', f'"server {n}"'))
deadline = time.time() + 60
while "server 19" not in texts(json.loads(ask(base + "report.json")[1])):
    assert time.time() < deadline, "the last save never came"
    events.next("report")

# Whoever does not know the token, or is somebody else's page, gets nothing.
token = base.strip("/")
refused = {
    "/": 403, "/report.json": 403, "/" + "0" * 32 + "/": 403, "/" + token: 403, "/" + token[:-1] + "/": 403,
    base + "../../etc/passwd": 404, base + "..%2f..%2fetc/passwd": 404, base + "model.tm": 404, base + "/etc/passwd": 404,
    base + "picture-999.json": 404,
}
for path, expected in refused.items():
    status, body, answer = ask(path)
    assert status == expected, (path, status)
    assert token.encode() not in body and b"root:" not in body, body
for host in ("attacker.example", f"attacker.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", ""):
    assert ask(base, Host=host)[0] == 403, host
assert ask(base, Host=f"localhost:{port}")[0] == 200
for origin in ("http://attacker.example", "null", f"https://127.0.0.1:{port}"):
    assert ask(base + "report.json", Origin=origin)[0] == 403, origin
for method in ("POST", "PUT", "DELETE", "OPTIONS"):
    assert ask(base, method)[0] == 405, method
host = f"Host: 127.0.0.1:{port}\r\n".encode()
start = b"GET " + base.encode() + b" HTTP/1.1\r\n"
assert raw(start + host + b"A: " + b"x" * (1 << 20) + b"\r\n\r\n").startswith(b"HTTP/1.1 431"), "a field of 1 MB"
assert raw(start + host + b"".join(b"A%d: x\r\n" % n for n in range(100000)) + b"\r\n").startswith(b"HTTP/1.1 431"), "100,000 fields"
assert raw(b"GET /" + b"x" * 100000).startswith(b"HTTP/1.1 431"), "a path without end"
assert raw(start + host + host + b"\r\n").startswith(b"HTTP/1.1 400"), "two hosts"
assert raw(b"\x16\x03\x01\r\n\r\n").startswith(b"HTTP/1.1 400"), "TLS"
assert raw(start + b"\r\n").startswith(b"HTTP/1.1 403"), "no host"
head = raw(b"HEAD " + base.encode() + b" HTTP/1.1\r\n" + host + b"\r\n")
assert head.startswith(b"HTTP/1.1 200") and head.endswith(b"\r\n\r\n"), head

# Nobody else can reach it.
others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)} - {"127.0.0.1"}
for other in others:
    if not other.startswith("127."):
        try:
            socket.create_connection((other, port), timeout=2).close()
            assert False, f"it listens on {other}"
        except OSError:
            pass

# Many who only hold a connection open do not keep others out for long.
idle = []
for _ in range(80):
    try:
        idle.append(socket.create_connection(("127.0.0.1", port), timeout=5))
    except OSError:
        break
deadline = time.time() + 30
while True:
    try:
        if ask(base)[0] == 200:
            break
    except (OSError, http.client.HTTPException):
        pass
    assert time.time() < deadline, "idle connections keep others out"
    time.sleep(0.5)
for one in idle:
    one.close()

# Ctrl+C ends it, cleanly, also in the middle of a run.
source.write_text(good + "\n")
time.sleep(0.05)
server.send_signal(signal.SIGINT)
rest = server.stderr.read()
assert server.wait(timeout=60) == 0, (server.returncode, rest)
assert "Sanitizer" not in rest, rest
assert sorted(os.listdir(folder)) == ["model.tm"], os.listdir(folder)
print("served")
