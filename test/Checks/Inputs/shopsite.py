"""A small web server that does everything right, but for the flaws that it is told to have."""

import base64
import hashlib
import hmac
import html
import http.server
import json
import os
import re
import secrets
import socket
import ssl
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


def token(user: str, audience: str = "site", key: bytes = KEY) -> str:
    text = _b64({"alg": "HS256", "typ": "JWT"}) + "." + _b64({"sub": user, "aud": audience, "exp": 4102444800})
    return text + "." + _b64(hmac.digest(key, text.encode(), "sha256"))


class Site:
    """`with Site(flaws, folder) as site`: listens on 127.0.0.1."""

    def __init__(self, flaws=(), folder=".", certificate=None):
        self.flaws, self.folder = set(flaws), folder
        self.sessions, self.failures, self.served, self.cache, self.keys, self.made = {}, {}, 0, {}, {}, 0
        self.counter = 1000
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
            scripts = "'self' 'unsafe-inline'" if self.has("inline scripts") else "'self'"
            frames = "" if self.has("frames") else "; frame-ancestors *" if self.has("all frames") else "; frame-ancestors 'none'"
            types = "" if self.has("no trusted types") else "; require-trusted-types-for 'script'"
            self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {scripts}{frames}{types}")
        if not self.has("sniffing"):
            self.send_header("X-Content-Type-Options", "nosniff")
        origin = self.headers.get("Origin")
        if origin and (self.has("any origin") or (self.has("null origin") and origin == "null")):
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
        if scheme == "Bearer":
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
            good = hmac.compare_digest(hmac.digest(KEY, f"{head}.{claims}".encode(), "sha256"), pad(signature)) or self.has("no signature")
            if good and (content["aud"] == "site" or self.has("any audience")) and content["exp"] > time.time():
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
        if length > 100_000 and not self.has("no limit"):
            self.reply(413, "too large")
            while length > 0:  # so that the client reads the answer before the connection is reset
                chunk = self.rfile.read(min(length, 65536))
                if not chunk:
                    break
                length -= len(chunk)
            return None
        return self.serve(self.rfile.read(length))

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
        if self.headers.get("Host", "").partition(":")[0] not in ("127.0.0.1", "site.test") and not self.has("any host"):
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
        if self.has("poisoned cache"):
            text = self.site.cache.setdefault(self.path, text + self.headers.get("X-Forwarded-Host", ""))
        if self.has("no limit of calls"):
            return self.reply(200, text)
        if self.headers.get("X-Burst") and self.site.served > 20:
            return self.reply(429, "slow down", [("Retry-After", "1")])
        return self.reply(200, text)

    def page_burst(self, query, body):
        if self.site.served > 15 and not self.has("no limit of calls"):
            return self.reply(429, "slow down", [("Retry-After", "1")])
        return self.reply(200, "served")

    def page_private(self, query, body):
        if not self.user() and not self.has("open"):
            return self.reply(401, "who are you?")
        if self.user() in ("gus",) and not self.has("everyone"):
            return self.reply(403, "your rights ended")
        headers = [] if self.has("cached") else [("Cache-Control", "private, no-store")]
        content = {"id": 1, "name": "ana"} if not self.has("whole objects") else {"id": 1, "name": "ana", "password_hash": "x"}
        return self.reply(200, json.dumps(content), headers, "application/json")

    def page_theirs(self, query, body):
        if self.user() == "ben" or (self.user() and self.has("objects")):
            return self.reply(200, CANARY)
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
        value = ""
        for part in self.headers.get("Cookie", "").split(";"):
            key, _, old = part.strip().partition("=")
            value = old if key == "sid" and self.has("kept session") else value
        with site.lock:
            site.counter += 1
            value = value or (str(site.counter) if self.has("counted sessions") else secrets.token_hex(16))
        if self.has("password alone") or not self.has("second factor"):
            site.sessions[value] = user
        flags = "; Path=/; HttpOnly; SameSite=Lax; Secure" if not self.has("loose cookie") else "; Path=/"
        where = f"/home?sid={value}" if self.has("session in address") else "/home"
        return self.reply(303, "", [("Set-Cookie", f"sid={value}{flags}"), ("Location", where)])

    def page_logout(self, query, body):
        for part in self.headers.get("Cookie", "").split(";"):
            key, _, value = part.strip().partition("=")
            if key == "sid" and not self.has("endless"):
                self.site.sessions.pop(value, None)
        return self.reply(303, "", [("Location", "/")])

    def page_recover(self, query, body):
        return self.reply(200, "we have sent a mail" if not self.has("names in recovery") or query.get("name") in USERS else "no such account")

    def page_change(self, query, body):
        if not self.user():
            return self.reply(401, "who are you?")
        if self.headers.get("Sec-Fetch-Site") == "cross-site" and not self.has("forged"):
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
        return self.reply(200, f"<p title=\"{text if self.has('raw') else html.escape(text)}\">{text if self.has('raw') else html.escape(text)}</p>")

    def page_query(self, query, body):
        text, rows = query.get("text", ""), {"red": "a red balloon", "blue": "a blue balloon"}
        if self.has("database errors") and text.count("'") % 2:
            return self.reply(500, "psycopg.errors.SyntaxError: unterminated quoted string")
        if self.has("sql"):
            found = re.fullmatch(r"(.*)' (AND|OR) '1'='(\d)", text)
            if found:
                true = found[3] == "1"
                match = [row for key, row in rows.items() if (key == found[1] and true) or (found[2] == "OR" and (true or key == found[1]))]
                return self.reply(200, "; ".join(match) or "nothing")
            if text.count("'") % 2:
                return self.reply(200, "nothing")
        if self.has("wildcards") and text == "*":
            return self.reply(200, "; ".join(rows.values()) + " and more")
        return self.reply(200, rows.get(text, "nothing"))

    def page_template(self, query, body):
        text = query.get("text", "")
        return self.reply(200, text.replace("{{7919*7907}}", str(7919 * 7907)) if self.has("template") else text, kind="text/plain")

    def page_command(self, query, body):
        if self.has("command") and "$(sleep 3)" in query.get("text", ""):
            time.sleep(3)
        return self.reply(200, "done")

    def page_file(self, query, body):
        text = query.get("text", "")
        if self.has("paths") and "etc/passwd" in text and "\0" not in text:
            return self.reply(200, "root:x:0:0:root:/root:/bin/bash\n", kind="text/plain")
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
        if url == "https://client.test/back":
            return self.reply(200, "the client's page")
        if self.has("metadata") and "169.254" in url:
            return self.reply(200, "ami-id\ninstance-id\niam/\n", kind="text/plain")
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
        if self.has("inner entities"):
            return self.reply(200, "".join(xml.etree.ElementTree.fromstring(text).itertext()) if "SYSTEM" not in text else "", kind="text/plain")
        return self.reply(400, "no DOCTYPE") if "<!DOCTYPE" in text else self.reply(200, "read")

    def page_export(self, query, body):
        cell = "=tmc_formula()" if self.has("formula") else "'=tmc_formula()"
        return self.reply(200, f"name,price\r\n{cell},1\r\n" if not self.has("empty export") else "name,price\r\n", kind="text/csv")

    def page_upload(self, query, body):
        content, name = body.partition(b"\r\n\r\n")[2], re.search(rb"filename=\"([^\"]*)\"", body)
        if self.has("uploads") or (content.startswith(b"\x89PNG\r\n\x1a\n") and name and name[1].endswith(b".png")):
            return self.reply(201, "kept")
        return self.reply(415, "no picture")

    def page_download(self, query, body):
        return self.reply(200, "<b>", [] if self.has("page from caller") else [("Content-Disposition", "attachment")], "text/html")

    def page_error(self, query, body):
        return self.reply(500, "    at com.shop.Cart.pay(Cart.java:17)\n" if self.has("stack") else "error 17")

    def page_valid(self, query, body):
        return self.reply(200, "taken")

    def page_invalid(self, query, body):
        return self.reply(200 if self.has("rules") else 422, "said")

    def page_claim(self, query, body):
        return self.reply(200, "it is yours") if self.has("claims") else self.reply(409, "prove it first")

    def page_page(self, query, body):
        count = int(query.get("n", "1"))
        if not self.has("endless pages"):
            count = min(count, 50)
        return self.reply(200, json.dumps({"items": list(range(min(count, 5000)))}), kind="application/json")

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
            return self.reply(200, answer) if self.has("raw answers") else self.reply(200, html.escape(answer))
        if self.has("mute"):
            return self.reply(200, "")
        return self.reply(200, json.dumps({"answer": "Hello"}), kind="application/json")

    def page_api_v1_namespaces(self, query, body):
        return self.reply(200, "{}") if self.has("nameless") else self.reply(403, "system:anonymous")

    page_api_v1_pods = page_api_v1_secrets = page_apis = page_pods = page_runningpods = page_api_v1_namespaces
    page_include = page_file
    page_order = page_costly = page_ask_burst = page_burst
    page_object = page_extra = page_invalid
    page_customer = page_theirs

    def page__cat_indices(self, query, body):
        return self.reply(200, "green open orders") if self.has("open index") else self.reply(401, "who are you?")

    def page_bucket(self, query, body):
        return self.reply(200, "<ListBucketResult/>", kind="application/xml") if self.has("bucket") else self.reply(403, "AccessDenied")
