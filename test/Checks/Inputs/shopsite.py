"""A small web server that does everything right, but for the flaws that it is told to have."""

import base64
import email.utils
import hashlib
import hmac
import html
import http.server
import ipaddress
import json
import os
import re
import secrets
import socket
import sqlite3
import ssl
import subprocess
import threading
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree

USERS = {"ana": "anapw", "ben": "benpw", "root": "rootpw", "gus": "guspw"}
KEY = b"the site's own key"
FOREIGN = "tmc-verify.invalid"
CANARY = "violet-harbour-9931"


def _b64(data) -> str:
    return base64.urlsafe_b64encode(data if isinstance(data, bytes) else json.dumps(data).encode()).rstrip(b"=").decode()


def signed(claims: dict, key: bytes = KEY) -> str:
    text = _b64({"alg": "HS256", "typ": "JWT"}) + "." + _b64(claims)
    return text + "." + _b64(hmac.digest(key, text.encode(), "sha256"))


def token(user: str, audience: str = "site", key: bytes = KEY, **more) -> str:
    return signed({"sub": user, "aud": audience, "iss": "https://issuer.test", "exp": 4102444800, **more}, key)


class Rsa:
    """A key pair for RS256, made by the openssl command; signing and checking are arithmetic (RFC 8017)."""

    def __init__(self, private: str, public: str):
        with open(public, "rb") as file:
            self.pem = file.read()
        text = lambda *argv: subprocess.run(["openssl", "rsa", "-noout", *argv], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout  # noqa: E731
        self.modulus = int(text("-in", private, "-modulus").partition("=")[2], 16)
        digits = re.search(r"privateExponent:((?:\s+[0-9a-f:]+)+)", text("-in", private, "-text"))[1]
        self.secret = int(re.sub(r"[\s:]", "", digits), 16)
        self.size = (self.modulus.bit_length() + 7) // 8

    def block(self, text: bytes) -> int:
        digest = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(text).digest()
        return int.from_bytes(b"\0\1" + b"\xff" * (self.size - len(digest) - 3) + b"\0" + digest, "big")

    def sign(self, claims: dict) -> str:
        text = _b64({"alg": "RS256", "typ": "JWT"}) + "." + _b64(claims)
        return text + "." + _b64(pow(self.block(text.encode()), self.secret, self.modulus).to_bytes(self.size, "big"))

    def checks(self, text: bytes, signature: bytes) -> bool:
        return pow(int.from_bytes(signature, "big"), 65537, self.modulus) == self.block(text)


class Site:
    """`with Site(flaws, folder) as site`: listens on 127.0.0.1."""

    rsa = None  # tokens are signed with it instead of KEY

    def __init__(self, flaws=(), folder=".", certificate=None):
        self.flaws, self.folder, self.mails = set(flaws), folder, 0
        self.mail = "nothing yet"
        self.started = time.time()
        self.sessions, self.failures, self.served, self.cache, self.keys, self.made = {}, {}, 0, {}, {}, 0
        self.counter = 1000
        self.sessions["staff"] = "staff"
        self.lock = threading.Lock()
        handler = type("Handler", (Handler,), {"site": self})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.server.handle_error = lambda *_: None  # clients of these tests break off on purpose

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def log_message(self, *_):
        pass

    def version_string(self):
        return "site/1.2.3" if "version" in self.site.flaws else "site"

    def has(self, flaw: str) -> bool:
        return flaw in self.site.flaws

    def reply(self, status: int, body="", headers=(), kind="text/html; charset=utf-8", stay=False):
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if not self.has("no hsts"):
            self.send_header("Strict-Transport-Security", "max-age=31536000" if not self.has("short hsts") else "max-age=60")
        if not self.has("no csp"):
            scripts = "'self'"
            for flaw, value in (("inline scripts", "'self' 'unsafe-inline'"), ("elements inline", "'self'; script-src-elem 'unsafe-inline'"), ("wide scripts", "https://*"), ("one nonce", "'nonce-b3Vycw'"),
                                ("fresh nonce", f"'nonce-{secrets.token_hex(8)}' 'strict-dynamic' https: 'unsafe-inline'")):  # fmt: skip
                scripts = value if self.has(flaw) else scripts
            frames = "; frame-ancestors 'none'"
            for flaw, value in (("all frames", "*"), ("frames over https", "https://*"), ("frames of a scheme", "https:"), ("frames of a domain", "*.com"), ("frames in clear", "http://*:*")):
                frames = f"; frame-ancestors {value}" if self.has(flaw) else frames
            if self.has("frames") or (self.has("private frames") and self.path == "/private"):
                frames = ""
            types = "" if self.has("no trusted types") else "; require-trusted-types-for 'script'"
            self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {scripts}{frames}{types}")
        if not self.has("sniffing"):
            self.send_header("X-Content-Type-Options", "nosniff")
        origin = self.headers.get("Origin")
        loose = self.has("any origin") or (self.has("null origin") and origin == "null") or (self.has("origin's end") and origin and origin.endswith("127.0.0.1"))
        loose = loose or (self.has("origin's beginning") and origin and origin.startswith("https://127.0.0.1")) or (self.has("origin at the interface") and self.path == "/private")
        loose = loose or (self.has("origin beforehand") and self.command == "OPTIONS") or (self.has("loose dots") and origin and re.fullmatch(r"https?://127.0.0.1", origin))
        if origin and (loose or origin == "https://shop.test"):
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Allow-Credentials", "true")
        for key, value in headers:
            self.send_header(key, value)
        if not stay:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    # --- Who is it?

    def user(self) -> str:
        for part in self.headers.get("Cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == "sid":
                return self.site.sessions.get(value, "")
        scheme, _, text = self.headers.get("Authorization", "").partition(" ")
        if scheme == "Bearer" and text in self.site.sessions:
            return self.site.sessions[text]
        if scheme == "Bearer":
            if text == "the program's":
                return "program"
            if self.has("any token"):
                return "ana"
            return self.bearer(text)
        return ""

    def bearer(self, text: str) -> str:
        try:
            head, claims, signature = text.split(".")
            pad = lambda part: base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))  # noqa: E731
            content = json.loads(pad(claims))
            if self.has("alg none") and json.loads(pad(head))["alg"].lower() == "none":
                return content["sub"]
            text, rsa = f"{head}.{claims}".encode(), self.site.rsa
            if rsa and not (self.has("confused") and json.loads(pad(head))["alg"] == "HS256"):
                good = json.loads(pad(head))["alg"] == "RS256" and rsa.checks(text, pad(signature))
            else:
                key = rsa.pem if rsa else b"secret" if self.has("weak secret") else b"" if self.has("key by name") and "kid" in json.loads(pad(head)) else KEY
                good = hmac.compare_digest(hmac.digest(key, text, "sha256"), pad(signature))
            good = good or self.has("no signature")
            for flaw, right in (("any audience", content["aud"] == "site"), ("any time", content["exp"] > time.time()), ("any issuer", content["iss"] == "https://issuer.test"), ("any beginning", content.get("nbf", 0) <= time.time())):
                good = good and (right or self.has(flaw))
            if good:
                return content["sub"]
        except (ValueError, KeyError):
            pass
        return ""

    # --- What it is asked

    def do_GET(self):
        self.serve(b"")

    def do_POST(self):
        names = [line.strip() for line in self.headers.as_string().lower().splitlines()]
        lengths = self.headers.get_all("Content-Length") or []
        odd = len(lengths) != 1 or "Transfer-Encoding" in self.headers or any(line.startswith("transfer-encoding ") for line in names)
        if odd and not self.has("ambiguous"):
            return self.reply(400, "ambiguous length")
        length = int(lengths[0]) if lengths else 0
        if length > 200_100 and not self.has("no limit"):
            self.reply(413, "too large")
            while length > 0:  # so that the client reads the answer before the connection is reset
                chunk = self.rfile.read(min(length, 65536))
                if not chunk:
                    break
                length -= len(chunk)
            return None
        return self.serve(self.rfile.read(length))

    def do_OPTIONS(self):
        self.reply(204)

    def do_TRACE(self):
        if self.has("trace"):
            return self.reply(200, self.headers.as_string(), kind="message/http")
        return self.reply(405, "no")

    def do_TMC(self):
        self.reply(405, "no")

    def serve(self, body: bytes):
        site = self.site
        parts = urllib.parse.urlsplit(self.path)
        query = {key: values[0] for key, values in urllib.parse.parse_qs(parts.query, keep_blank_values=True).items()}
        if body and "urlencoded" in self.headers.get("Content-Type", ""):
            query.update({key: values[0] for key, values in urllib.parse.parse_qs(body.decode(), keep_blank_values=True).items()})
        site.served += 1
        if "%00" in self.path and self.has("trace of errors"):
            return self.reply(500, "Traceback (most recent call last):\n  File \"/srv/app.py\", line 3\n")
        if self.headers.get("Host", "").partition(":")[0] not in ("127.0.0.1", "site.test") and not self.has("any host") and not (self.has("host in mail") and self.path == "/recover"):
            return self.reply(421, "not here")
        name = "page_" + parts.path.strip("/").replace("/", "_").replace("-", "_").replace(".", "_")
        page = getattr(self, name, None)
        if not page or not re.fullmatch(r"[\w/.-]*", parts.path):
            return self.missing(parts.path)
        return page(query, body)

    def missing(self, path: str):
        if self.has("git") and path == "/.git/HEAD":
            return self.reply(200, "ref: refs/heads/main\n", kind="text/plain")
        if self.has("listing") and path == "/static/":
            return self.reply(200, "<title>Index of /static/</title>")
        return self.reply(404, "nothing here")

    def page_(self, query, body):
        host = self.headers.get("X-Forwarded-Host", "") if self.has("forwarded host") else self.headers.get("Host", "") if self.has("any host") else "site.test"
        text = f"<title>site</title><script src=\"/static/app.js\"></script><a href=\"//{host}/\">home</a>"
        if "tmc=" in self.path and not self.has("no cache"):
            for flaw, name in (("poisoned cache", "X-Forwarded-Host"), ("poisoned by language", "Accept-Language"), ("poisoned by a prefix", "X-Forwarded-Prefix")):
                text += self.headers.get(name, "") if self.has(flaw) else ""
            known = self.path in self.site.cache
            status, text = self.site.cache.setdefault(self.path, (404 if self.has("cached errors") and self.headers.get("X-Rewrite-URL") else 200, text))
            return self.reply(status, text, [("Age", "7")] if known else [])
        if self.has("no limit of calls"):
            return self.reply(200, text)
        if self.headers.get("X-Burst") and self.site.served > 20:
            return self.reply(429, "slow down", [("Retry-After", "1")])
        return self.reply(200, text)

    def page_burst(self, query, body):
        if self.site.served > 15 and self.has("falls over"):
            return self.reply(503, "down")
        if self.has("never there"):
            return self.reply(404, "nothing here")
        if self.site.served > 15 and not self.has("no limit of calls"):
            return self.reply(429, "slow down", [("Retry-After", "1")])
        return self.reply(200, "served")

    def page_private(self, query, body):
        if not self.user() and not self.has("open"):
            return self.reply(401, "who are you?")
        if self.user() in ("gus", "program", "staff") and not self.has("everyone"):
            return self.reply(403, "your rights ended")
        if self.has("html private"):
            return self.reply(200, "<p>ana</p>")
        headers = [] if self.has("cached") else [("Cache-Control", "private, no-store")]
        content = {"id": 1, "name": "ana"} if not self.has("whole objects") else {"id": 1, "name": "ana", "password_hash": "x"}
        return self.reply(200, json.dumps(content), headers, "application/json")

    def page_own(self, query, body):
        return self.reply(200, "for programs") if self.user() else self.reply(401, "who are you?")

    def page_theirs(self, query, body):
        held = "nothing of note" if self.has("no canary") else CANARY
        if self.user() == "ben" or (self.user() and self.has("objects")):
            return self.reply(200, held + (f" at {email.utils.formatdate(time.time())} {secrets.token_hex(8)}" if self.has("time stamps") else ""))
        if self.user() and self.has("half objects"):
            return self.reply(200, "an object, without " + "x" * 8)
        if self.has("falls over"):
            return self.reply(503, "down")
        return self.reply(404, "nothing here")

    def page_admin(self, query, body):
        if self.user() == "root" or (self.user() and self.has("functions")):
            return self.reply(200, "well, boss")
        return self.reply(403, "for administrators")

    def page_login(self, query, body):
        site, user = self.site, query.get("name", "")
        if site.failures.get(user, 0) >= 4 and not self.has("guesses") and not self.has("gentle"):
            return self.reply(429, "wait", [("Retry-After", "30")])
        if USERS.get(user) != query.get("pass") and not (self.has("factory") and (user, query.get("pass")) == ("admin", "admin")):
            site.failures[user] = site.failures.get(user, 0) + 1
            if self.has("slow known") and user in USERS:
                time.sleep(0.4)
            return self.reply(401, f"no account {user}" if self.has("names accounts") and user not in USERS else "wrong name or password")
        if self.has("second factor by token"):
            key = secrets.token_hex(16)
            self.site.sessions[key] = user if self.has("password alone") else ""
            return self.reply(200, json.dumps({"access_token": key}), kind="application/json")
        value = ""
        for part in self.headers.get("Cookie", "").split(";"):
            key, _, old = part.strip().partition("=")
            value = old if key == "sid" and self.has("kept session") else value
        with site.lock:
            site.counter += 1
            value = value or (str(site.counter) if self.has("counted sessions") else secrets.token_hex(16))
        if self.has("password alone") or not self.has("second factor"):
            site.sessions[value] = user
        for part in self.headers.get("Cookie", "").split(";"):
            if self.has("planted session") and part.strip().startswith("sid="):
                site.sessions[part.strip()[4:]] = user
        flags = "; Path=/; HttpOnly; SameSite=Lax; Secure" if not self.has("loose cookie") else "; Path=/"
        flags = flags.replace("; SameSite=Lax", "" if self.has("no SameSite") else "; SameSite=None" if self.has("SameSite of none") else "; SameSite=Strict" if self.has("strict") else "; SameSite=Lax")
        where = f"/home?sid={value}" if self.has("session in address") else "/home"
        return self.reply(303, "", [("Set-Cookie", f"sid={value}{flags}"), ("Location", where)])

    def page_logout(self, query, body):
        for part in self.headers.get("Cookie", "").split(";"):
            key, _, value = part.strip().partition("=")
            if key == "sid" and not self.has("endless"):
                self.site.sessions.pop(value, None)
        return self.reply(303, "", [("Location", "/")])

    def page_recover(self, query, body):
        host = "site.test"
        for flaw, name in (("host in mail", "Host"), ("forwarded host in mail", "X-Forwarded-Host"), ("another host in mail", "X-Host")):
            host = self.headers.get(name, host) if self.has(flaw) else host
        if not self.has("no mail"):
            self.site.mails += 1
            self.site.mail = f"Mail {self.site.mails}: https://{host}/reset/{secrets.token_hex(8)}"
        return self.reply(200, "we have sent a mail" if not self.has("names in recovery") or query.get("name") in USERS else "no such account")

    def page_inbox(self, query, body):
        return self.reply(200, self.site.mail, kind="text/plain")

    def page_change(self, query, body):
        if self.has("changes by anyone"):
            return self.reply(200, "changed")
        if not self.user():
            return self.reply(401, "who are you?")
        if self.command == "GET" and not self.has("changes by link"):
            return self.reply(405, "by POST")
        origin, fetch = self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site") == "cross-site"
        bad = fetch or (origin and origin != f"http://127.0.0.1:{self.site.port}") or FOREIGN in self.headers.get("Referer", "")
        for flaw, right in (("forged", True), ("origin of none", origin == "null"), ("fetch only", not fetch), ("a name like ours", (origin or "").startswith("https://127.0.0.1"))):
            bad = bad and not (self.has(flaw) and right)
        if bad:
            return self.reply(403, "from another site")
        return self.reply(200, "changed")

    def page_home(self, query, body):
        return self.reply(200, "home")

    def page_authorize(self, query, body):
        good = query.get("url") == "https://client.test/back" or (self.has("loose return") and query.get("url", "").startswith("https://client.test/back"))
        return self.reply(303, "", [("Location", query["url"])]) if good else self.reply(400, "unknown address")

    def page_register(self, query, body):
        return self.page_burst(query, body)

    def page_webhook(self, query, body):
        wanted = "sha256=" + hmac.new(b"hook", body, hashlib.sha256).hexdigest()
        given = self.headers.get("X-Hub-Signature-256", "")
        if self.has("unsigned") or (self.has("signature of any content") and given.startswith("sha256=") and len(given) == len(wanted)) or hmac.compare_digest(wanted, given):
            return self.reply(200, "taken")
        return self.reply(401, "not signed")

    def page_once(self, query, body):
        key = query.get("key", "")
        if key not in self.site.keys or self.has("twice"):
            self.site.made += 1
            self.site.keys[key] = self.site.made
        return self.reply(200, f"order {self.site.keys[key]}")

    # --- What it does with input

    def page_echo(self, query, body):
        text = query.get("text", "")
        if self.has("log"):
            line = text
        else:
            line = text.replace("\r", "\\r").replace("\n", "\\n")
        with open(os.path.join(self.site.folder, "log.txt"), "a", encoding="utf-8", newline="") as file:
            file.write(f"GET /echo {line} {self.headers.get('User-Agent')}\n")
        raw, safe = text, html.escape(text)
        for flaw, page in (
            ("raw", f"<p title=\"{raw}\">{raw}</p>"), ("quotes in a text", f"<p>{html.escape(text, quote=False)}</p>"), ("without quotes", f"<p title={safe}>x</p>"), ("a link", f"<a href=\"{safe}\">x</a>"),
            ("single quotes", "<p title='" + html.escape(text, quote=False).replace('"', "&quot;") + "'>x</p>"), ("a script's string", f"<script>var text = \"{safe.replace('&#x27;', chr(39)).replace('&quot;', chr(92) + chr(34))}\";</script>"),
            ("a template", f"<script>var text = `{safe}`;</script>"), ("a handler", f"<p onclick=\"show('{safe}')\">x</p>"), ("a comment", f"<!-- {raw} -->"), ("no angles", f"<p title=\"{raw.replace('<', '').replace('>', '')}\">x</p>"),
            ("a string of JSON", "<script>var text = " + json.dumps(text).replace("<", "\\u003c") + ";</script>"), ("a frame", f"<iframe srcdoc=\"{html.escape('<p>' + text + '</p>')}\"></iframe>"),
        ):  # fmt: skip
            if self.has(flaw):
                return self.reply(200, page)
        if self.has("as JSON"):
            return self.reply(200, json.dumps({"text": text}), kind="application/json")
        if self.has("in front") and re.search(r"[^a-z0-9]", text):
            return self.reply(403, "blocked")
        return self.reply(200, f"<p title=\"{safe}\">{safe}</p>")

    def page_query(self, query, body):
        text = query.get("text", "")
        if body and "json" in self.headers.get("Content-Type", ""):
            text = json.loads(body)["text"]
            if isinstance(text, dict):
                if not self.has("operators"):
                    return self.reply(422, "a text, please")
                match = {"$ne": lambda key, one: key != one, "$regex": lambda key, one: re.search(one or "^$", key), "$gt": lambda key, one: key > one, "$in": lambda key, one: key in one}
                (operator, operand), = text.items()
                return self.reply(200, "; ".join(key for key in ("red", "blue") if match[operator](key, operand)) or "nothing")
        if self.has("in front") and re.search(r"[^a-z0-9]", text):
            return self.reply(403, "blocked")
        if self.has("database errors") and text.count("'") % 2:
            return self.reply(500, "psycopg.errors.SyntaxError: unterminated quoted string")
        if self.has("wildcards") and "*" in text:
            return self.reply(200, "; ".join(row for row in ("a red balloon", "a blue balloon") if re.match(r"(?:a )?" + re.escape(text).replace(r"\*", ".*"), row)) or "nothing")
        if self.has("slowed queries"):
            self.site.keys[""] = self.site.keys.get("", 0) + 1
            if self.site.keys[""] > 12:
                return self.reply(429, "slow down")
        return self.reply(200, self.looked_up(text))

    def looked_up(self, text: str) -> str:
        """What a real database finds; errors are caught, as careful programs that build queries from texts do."""
        store = sqlite3.connect(":memory:")
        store.create_function("SLEEP", 1, lambda seconds: time.sleep(min(float(seconds), 3)) or 1)
        store.executescript("create table balloons (id integer, name text, said text); insert into balloons values (1, 'red', 'a red balloon'), (2, 'blue', 'a blue balloon'), (3, 'green', 'a green balloon')")
        for flaw, where in (("sql", f"name = '{text}'"), ("sql in brackets", f"(name = ('{text}'))"), ("sql pattern", f"name like '%{text}%'"), ("sql number", f"id = {text}"), ("sql double quotes", f"name = \"{text}\"")):
            if self.has(flaw):
                try:
                    return "; ".join(row[0] for row in store.execute(f"select said from balloons where {where}")) or "nothing"
                except (sqlite3.Error, sqlite3.Warning):
                    return "nothing"
        if self.has("sql unseen"):  # nothing of the answer shows it
            try:
                store.execute(f"select count(*) from balloons where name = '{text}'").fetchall()
            except (sqlite3.Error, sqlite3.Warning):
                pass
        return "; ".join(row[0] for row in store.execute("select said from balloons where name = ? or id = ?", (text, text))) or "nothing"

    def page_code(self, query, body):
        if self.has("no codes"):
            return self.reply(404, "nothing here")
        self.site.keys["code"] = self.site.keys.get("code", 0) + 1
        if self.site.keys["code"] > 4 and self.has("codes fall over"):
            return self.reply(500, "oh")
        if self.site.keys["code"] > 4 and not self.has("endless codes"):
            return self.reply(401, "this code has run out, ask for a new one")
        return self.reply(401, "not this one")

    def page_spend(self, query, body):
        key = query.get("voucher", "")
        if self.has("spent twice"):
            used = key in self.site.keys
            time.sleep(0.3)  # looks first, and takes later
            self.site.keys[key] = 1
        else:
            with self.site.lock:
                used = key in self.site.keys
                self.site.keys[key] = 1
        if used and not self.has("spent again") or self.has("spent by none") and key == "v2":
            return self.reply(409, "used up")
        return self.reply(200, "taken")

    def page_template(self, query, body):
        text = query.get("text", "")
        if self.has("unseen template"):
            return self.reply(200, "sent", kind="text/plain")
        for flaw, mark in (("template", "{{7919*7907}}"), ("templates of a dialect", "{%print(7919*7907)%}"), ("expressions", "*{7919*7907}")):
            text = text.replace(mark, str(7919 * 7907)) if self.has(flaw) else text
        return self.reply(200, text, kind="text/plain")

    def page_command(self, query, body):
        text = query.get("text", "")
        if self.has("command") and "$(sleep 3)" in text:
            time.sleep(3)
        if self.has("quoted command") and "';sleep 3;'" in text:
            time.sleep(3)
        if self.has("arithmetic") and "$((7919*7907))" in text:
            return self.reply(200, f"tmc{7919 * 7907}")
        return self.reply(200, "done")

    def page_file(self, query, body):
        text = query.get("text", "")
        if self.has("any file"):
            return self.reply(200, "a file", kind="text/plain")
        bare = text.replace("../", "") if self.has("paths cut once") else text
        if (self.has("paths") or self.has("paths cut once") and bare.startswith("../")) and "etc/passwd" in bare and "\0" not in bare:
            return self.reply(200, "root:x:0:0:root:/root:/bin/bash\n", kind="text/plain")
        if self.has("paths without accounts") and "proc/version" in text and "\0" not in text:
            return self.reply(200, "Linux version 6.1.0\n", kind="text/plain")
        return self.reply(200, "a file", kind="text/plain") if text == "red" else self.reply(404, "no such file")

    def page_pattern(self, query, body):
        if self.has("pattern") and query.get("text", "").startswith("aaaa"):
            time.sleep(2.6)
        return self.reply(200, "no match")

    def page_mail(self, query, body):
        if re.search(r"[\r\n]", query.get("text", "")) and not self.has("mail"):
            return self.reply(400, "no line breaks")
        return self.reply(200, "sent")

    def page_header(self, query, body):
        text = query.get("text", "")
        if not self.has("split"):
            text = re.sub(r"[^\x20-\x7e]", "", text)
        if "\r\n" in text:
            key, _, value = text.partition("\r\n")[2].strip().partition(": ")
            return self.reply(200, "", [(key, value)])
        return self.reply(200, "", [("X-Text", text.replace("\n", "").encode("ascii", "replace").decode())])

    def page_redirect(self, query, body):
        url = query.get("url", "")
        allowed = urllib.parse.urlsplit(url).hostname == "client.test" and "@" not in url and "\r" not in url and "\n" not in url and "\\" not in url
        loose = (self.has("redirect") and FOREIGN in url) or (self.has("prefix redirect") and url.startswith("https://client.test"))
        if allowed and url.isascii() or loose:
            return self.reply(302, "", [("Location", url.replace("\r", "").replace("\n", ""))])
        return self.reply(400, "not on the list")

    def page_fetch(self, query, body):
        url = query.get("url", "")
        if self.has("unseen fetch"):
            return self.reply(200, "queued")
        if url == "https://client.test/back":
            return self.reply(200, "the client's page")
        if self.has("metadata") and "169.254" in url:
            return self.reply(200, "ami-id\ninstance-id\niam/\n", kind="text/plain")
        if url.startswith("https://client.test/go?to="):
            if self.has("follows"):
                self.call(urllib.parse.unquote(url.partition("to=")[2]))
            return self.reply(200, "moved")
        host = urllib.parse.urlsplit(url).hostname or ""
        if self.has("list of forbidden") and not re.search(r"127\.|localhost|^10\.|\[|0x", url, re.IGNORECASE) and ".invalid" not in url and "169" not in url:
            self.call(url)
        if self.has("forbidden addresses"):  # as numbers of IPv4 only
            try:
                inner = ipaddress.IPv4Address(host).is_loopback
            except ValueError:
                inner = False
            if not inner and host.startswith("::"):
                self.call(url)
        if self.has("forbidden names"):  # addresses are looked at, names are not
            if re.search(r"[a-z]{4}", host) and ":" not in host and not host.endswith(".invalid") and host != "metadata.google.internal":
                self.call(url)
        if self.has("fetch") and "127." in url and "@" not in url:
            self.call(url)
        if self.has("late fetch") and "127." in url:
            threading.Timer(0.6, self.call, (url,)).start()
        return self.reply(400, "not on the list")

    @staticmethod
    def call(url: str):
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=2) as answer:
                answer.read()
        except (OSError, ValueError):
            pass

    def page_outgoing(self, query, body):
        if self.has("proxy") and self.headers.get("Proxy"):
            self.call(self.headers["Proxy"] + "/")
        return self.reply(200, "called")

    def page_xml(self, query, body):
        text = body.decode()
        if self.has("outer entities"):
            for url in re.findall(r"SYSTEM \"(http[^\"]+)\"", text):
                self.call(url)
        if self.has("quiet parser"):
            return self.reply(200, "read")
        if self.has("reads files") and "file:///etc/passwd" in text:
            return self.reply(200, "root:x:0:0:root:/root:/bin/sh\n", kind="text/plain")
        if self.has("inner entities"):
            return self.reply(200, "".join(xml.etree.ElementTree.fromstring(text).itertext()) if "SYSTEM" not in text else "", kind="text/plain")
        return self.reply(400, "no DOCTYPE") if "<!DOCTYPE" in text else self.reply(200, "read")

    def page_export(self, query, body):
        cell = "=tmc_formula()" if self.has("formula") else "'=tmc_formula()"
        return self.reply(200, f"name,price\r\n{cell},1\r\n" if not self.has("empty export") else "name,price\r\n", kind="text/csv")

    def page_upload(self, query, body):
        content, name = body.partition(b"\r\n\r\n")[2], re.search(rb"filename=\"([^\"]*)\"", body)
        if self.has("limit of uploads"):
            self.site.made += 1
            if self.site.made > 1:
                return self.reply(429, "later")
        if self.has("uploads by name") and name and name[1].endswith(b".png") or self.has("uploads of drawings") and b"<svg" in content:
            return self.reply(201, "kept")
        if self.has("uploads") or (content.startswith(b"\x89PNG\r\n\x1a\n") and name and name[1].endswith(b".png")):
            return self.reply(201, "kept")
        return self.reply(415, "no picture")

    def page_download(self, query, body):
        if self.has("a picture"):
            return self.reply(200, b"\x89PNG\r\n\x1a\n", kind="image/png")
        return self.reply(200, "<b>", [] if self.has("page from caller") else [("Content-Disposition", "attachment")], "text/html")

    def page_error(self, query, body):
        return self.reply(500, "    at com.shop.Cart.pay(Cart.java:17)\n" if self.has("stack") else "error 17")

    def page_valid(self, query, body):
        return self.reply(200, "taken")

    def page_invalid(self, query, body):
        return self.reply(200 if self.has("rules") else 422, "said")

    def page_claim(self, query, body):
        if self.has("no claims"):
            return self.reply(404, "nothing here")
        return self.reply(200, "it is yours") if self.has("claims") else self.reply(409, "prove it first")

    def page_page(self, query, body):
        count = int(query.get("n", "1"))
        if not self.has("endless pages"):
            count = min(count, 50)
        return self.reply(200, json.dumps({"items": list(range(min(count, 20 if self.has("few entries") else 5000))), **({} if self.has("few entries") else {"total": 5000})}), kind="application/json")

    def page_v1(self, query, body):
        return self.reply(200, "old") if self.has("old version") else self.reply(410, "gone")

    def page_graphql(self, query, body):
        content = json.loads(body)
        if isinstance(content, list):
            if len(content) > 10 and not self.has("bundles"):
                return self.reply(400, json.dumps({"errors": ["too many"]}), kind="application/json")
            return self.reply(200, json.dumps([{"data": {"__typename": "Query"}}] * len(content)), kind="application/json")
        text = content["query"]
        if "__schema" in text:
            data = {"data": {"__schema": {"types": [{"name": "Query"}]}}} if self.has("introspection") else {"errors": ["no"]}
            return self.reply(200, json.dumps(data), kind="application/json")
        names = re.findall(r"(\w+):__typename", text)
        if len(names) > 50 and not self.has("costly queries"):
            return self.reply(200, json.dumps({"errors": ["too costly"]}), kind="application/json")
        return self.reply(200, json.dumps({"data": dict.fromkeys(names or ["__typename"], "Query")}), kind="application/json")

    def page_socket(self, query, body):
        origin = self.headers.get("Origin", "")
        if self.has("socket by beginning") and origin.startswith("https://127.0.0.1") or self.has("socket of none") and origin == "null":
            origin = f"http://127.0.0.1:{self.site.port}"
        if origin == f"http://127.0.0.1:{self.site.port}" or self.has("any socket"):
            self.send_response(101)
            self.send_header("Upgrade", "websocket")
            self.send_header("Connection", "Upgrade")
            self.end_headers()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_WR)
            return None
        return self.reply(403, "from another site")

    def page_bot(self, query, body):
        text = json.loads(body)["text"]
        if len(text) > 100_000:
            return self.reply(200 if self.has("long questions") else 413, "long")
        if self.has("tells") and "backwards" in text:
            return self.reply(200, json.dumps({"answer": "-".join(CANARY[::-1])}), kind="application/json")
        if self.has("obeys") and "joined" in text:
            return self.reply(200, json.dumps({"answer": "TMCZEBRA-47-ORANGE"}), kind="application/json")
        if "canary" in text and (self.user() == "ben" or self.has("mixed lookups")):
            return self.reply(200, json.dumps({"answer": f"it says {CANARY}"}), kind="application/json")
        if "<img" in text:
            answer = "<img src=x onerror=tmc47>"
            if self.has("another answer") or self.has("answers in JSON"):
                return self.reply(200, "I'd rather not") if self.has("another answer") else self.reply(200, json.dumps({"answer": answer}), kind="application/json")
            return self.reply(200, answer.replace("tmc47", "'tmc47'") if self.has("nearly raw answers") else answer if self.has("raw answers") else html.escape(answer))
        if self.has("tired") and self.site.served > 2:
            return self.reply(429, "later")
        if "canary" in text:
            return self.reply(200, json.dumps({"answer": "I may not say"}), kind="application/json")
        if self.has("mute"):
            return self.reply(200, "")
        return self.reply(200, json.dumps({"answer": "Hello"}), kind="application/json")

    def page_api_v1_namespaces(self, query, body):
        if self.has("another server"):
            return self.reply(403, "no")
        return self.reply(200, "{}") if self.has("nameless") else self.reply(403, json.dumps({"kind": "Status", "reason": "Forbidden"}), kind="application/json")

    def page_pods(self, query, body):
        if self.has("another server"):
            return self.reply(403, "no")
        return self.reply(200, "{}") if self.has("nameless") else self.reply(401, "Unauthorized", kind="text/plain")

    page_runningpods = page_pods
    page_api_v1_pods = page_api_v1_secrets = page_apis = page_api_v1_namespaces
    page_include = page_file
    page_order = page_costly = page_ask_burst = page_burst
    page_object = page_extra = page_invalid
    page_customer = page_theirs

    def page__cat_indices(self, query, body):
        return self.reply(200, "green open orders") if self.has("open index") else self.reply(401, "who are you?")

    def page_bucket(self, query, body):
        return self.reply(200, "<ListBucketResult/>", kind="application/xml") if self.has("bucket") else self.reply(403, "AccessDenied")
