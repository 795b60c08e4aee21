"""The requests of a targets file, sent with the login of one of its accounts; and a listener that waits for calls.

A request is sent once, within TMC_TIMEOUT for each wait, and at most one MiB of its answer is read. Redirects are not
followed."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import hmac
import http.client
import ipaddress
import json
import os
import re
import secrets
import socket
import subprocess
import threading
import time
import urllib.parse

from tmc_verify import (
    ACCOUNTS,
    REQUESTS,
    SETTINGS,
    NoTls,
    Target,
    connect,
    fail,
    need_http,
    open_tls,
    patiently,
    require_reachable,
    say,
    secret_of,
    skip,
    wait_seconds,
)

FOREIGN_SITE = "https://tmc-verify.invalid"  # a name that can never be anyone's (RFC 2606)
_MAX_BODY = 1 << 20
_SUCCESS = range(200, 300)
REFUSED = (401, 403, 404)  # 404: it does not even say that there is something


@dataclasses.dataclass(frozen=True)
class Reply:
    """What was answered to one request."""

    status: int
    headers: tuple  # ((name in lower case, value)…)
    body: bytes
    seconds: float

    def header(self, name: str) -> str:
        """Its value, or ''; several are joined by commas."""
        return ", ".join(value for key, value in self.headers if key == name.lower())

    @property
    def cookies(self) -> dict:
        """Name: (value, attributes in lower case)."""
        made = {}
        for key, text in self.headers:
            if key == "set-cookie":
                first, *rest = [part.strip() for part in text.split(";")]
                name, _, value = first.partition("=")
                made[name.strip()] = (value, {part.partition("=")[0].lower(): part.partition("=")[2] for part in rest})
        return made

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def __str__(self) -> str:
        return f"status {self.status}, body {self.body[:60]!r}{'…' if len(self.body) > 60 else ''}"


def say_key(table: str, name: str, element: str, meaning: str) -> str:
    return f"the targets file (TMC_TARGETS) has no {table} {name!r} for {element}: {meaning}"


def need_setting(to: Target, name: str):
    """Its value, or a skip that says what it is for."""
    if name not in to.settings:
        skip(say_key("setting", name, to.element, SETTINGS[name]))
    return to.settings[name]


def need_account(to: Target, name: str) -> dict:
    if name not in to.accounts:
        skip(say_key("account", name, to.element, ACCOUNTS[name]))
    return to.accounts[name]


def need_requests(to: Target, *names: str):
    """Skips unless it is there, speaks HTTP, and the targets file has these requests."""
    for name in names:
        if name not in to.requests:
            if to.absent:
                require_reachable(to)
            skip(say_key("request", name, to.element, REQUESTS[name]))
    require_reachable(to)
    need_http(to)


def _fill(value, values: dict):
    """`value` with its `{name}` filled in, in whatever texts it holds."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda hole: str(values.get(hole.group(1), hole.group(0))), value)
    if isinstance(value, dict):
        return {key: _fill(one, values) for key, one in value.items()}
    if isinstance(value, list):
        return [_fill(one, values) for one in value]
    return value


def _path(path: str, values: dict) -> str:
    quoted = {key: urllib.parse.quote(str(value), safe="") for key, value in values.items()}
    return re.sub(r"[^\x21-\x7e]", lambda bad: urllib.parse.quote(bad.group(0)), _fill(path, quoted))


def send(to: Target, method: str, path: str, headers=None, body=None) -> Reply:
    """One request. Raises OSError, NoTls or http.client.HTTPException if no answer comes."""
    started = time.monotonic()
    deadline = started + 4 * wait_seconds()
    sock = open_tls(to, True, bool(to.ca)) if to.scheme == "https" else connect(to)
    with contextlib.closing(sock):
        connection = http.client.HTTPConnection(to.name, to.port)
        connection.sock = sock
        given = {"User-Agent": "tmc-verify", "Connection": "close", **(headers or {})}
        if body is not None or method not in ("GET", "HEAD", "OPTIONS", "TRACE"):
            given.setdefault("Content-Length", str(len(body or b"")))
        try:
            connection.putrequest(method, path, skip_host=any(key.lower() == "host" for key in given), skip_accept_encoding=True)
            for key, value in given.items():
                connection.putheader(key, value.encode("utf-8"))
        except (ValueError, http.client.InvalidURL) as error:
            raise AssertionError(f"{method} {path[:60]} for {to.element} cannot be sent as HTTP: {error}; correct the targets file") from None
        connection.endheaders()
        if body:
            with contextlib.suppress(ConnectionResetError, BrokenPipeError):
                sock.sendall(body)  # who refuses early may close before the end; the answer is read below
        response = connection.getresponse()
        read = b""
        while len(read) < _MAX_BODY and method != "HEAD":
            if time.monotonic() > deadline:
                raise TimeoutError(f"the answer was not complete after {4 * wait_seconds():g} s")
            chunk = response.read1(65536)
            if not chunk:
                break
            read += chunk
        seconds = time.monotonic() - started
        return Reply(response.status, tuple((key.lower(), value) for key, value in response.getheaders()), read, seconds)


def build(to: Target, name: str, values: dict, headers=None) -> tuple:
    """(method, path, headers, body) of a request of the targets file."""
    request = to.requests[name]
    made = _fill(dict(request.get("headers", {})), values)
    body = None
    if "form" in request:
        body = urllib.parse.urlencode(_fill(request["form"], values)).encode()
        made.setdefault("Content-Type", "application/x-www-form-urlencoded")
    elif "json" in request:
        body = json.dumps(_fill(request["json"], values)).encode()
        made.setdefault("Content-Type", "application/json")
    elif "body" in request:
        body = _fill(request["body"], values).encode()
    made.update(headers or {})
    method = request.get("method", "GET" if body is None else "POST").upper()
    if "sign" in request:
        made.update(signature(to, name, body or b""))
    return method, _path(request["path"], values), made, body


def signature(to: Target, name: str, body: bytes) -> dict:
    """The header with which a request's `sign` says that it is signed."""
    sign = to.requests[name]["sign"]
    secret = secret_of(to, f"the secret of request {name!r}", sign.get("secret", ""))
    try:
        digest = hmac.new(secret.encode(), body, sign.get("hash", "sha256")).hexdigest()
    except ValueError:
        raise AssertionError(f"the request {name!r} of {to.element} is signed with {sign.get('hash')!r}, which is not a hash") from None
    return {sign.get("header", "X-Signature"): sign.get("prefix", "") + digest}


def ask(to: Target, name: str, headers=None, todo: str = "", **values) -> Reply:
    """Sends a request of the targets file; fails if no answer comes."""
    try:
        return send(to, *build(to, name, values, headers))
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} answers the request {name!r}", say(error), todo or "look at its error log")


def get(to: Target, path=None, headers=None, method: str = "GET", patient: bool = True) -> Reply:
    """A GET of `path` (default: the target's probe); fails if no answer comes. `patient`: a limit is waited for."""
    path = path or to.probe
    try:
        once = lambda: send(to, method, path, headers)
        return patiently(once) if patient else once()
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} answers {method} {path}", say(error), "look at its error log")


def need_success(to: Target, reply: Reply, what: str):
    """The positive control: without it a refusal would prove nothing."""
    if reply.status not in _SUCCESS and not (what.startswith("login") and 300 <= reply.status < 400):
        fail(f"{to} serves {what} (else a refusal proves nothing)", str(reply), "correct the targets file, or repair the service")


SLOWED = (423, 429)  # this caller asks too often
FAILED = (500, 502, 503, 504)  # it could not do it: neither a refusal nor a limit


def need_answer(to: Target, reply: Reply, what: str):
    """A hostile text has to be answered, in whatever way: who is slowed down, or meets a server that is down, has seen
    nothing of how it is treated."""
    if reply.status in SLOWED or reply.status in (502, 503, 504):
        fail(f"{to} answers {what} (else nothing is shown)", str(reply), "lift its limit for the tests, or run them more slowly")


def turned_away_in_front(replies) -> bool:
    """Whether all were refused by what looks for hostile texts before the program: then nothing of the program is seen."""
    return bool(replies) and all(reply.status in (403, 406) for reply in replies)


def need_caller(to: Target, name: str, headers: dict, reply: Reply):
    """The refusal `reply` to account `name` is one of a caller who is known: it can read "private", or is told that it
    may not (403), or sees nothing (404). A 401 says that its login is not one at all."""
    if "private" in to.requests:
        need_success(to, ask(to, "private", headers), f"the request 'private' to account {name!r}")
    elif reply.status not in (403, 404):
        skip(f"{to} turned account {name!r} away with {reply.status}, perhaps as one that it does not know: give the request \"private\" in the targets file")


def refused(reply: Reply) -> bool:
    """Whether the caller was turned away for who it is: by status, or by a redirect to a login."""
    if reply.status in REFUSED:
        return True
    return reply.status in (302, 303, 307) and bool(re.search(r"log-?in|sign-?in|auth|sso", reply.header("location"), re.IGNORECASE))


# --- Other sites ------------------------------------------------------------------


def foreign_origins(to: Target, *hosts: str) -> list:
    """Origins of others, among them ones that a comparison of beginnings or ends, or a pattern with loose dots, takes for
    ours. `hosts`: names of ours in addition to the target's."""
    made = [FOREIGN_SITE, "null"]
    for host in dict.fromkeys((to.name, *hosts)):
        names = [host]
        try:
            ipaddress.ip_address(host)
        except ValueError:
            labels = host.split(".")
            names += [".".join(labels[at:]) for at in range(1, len(labels) - 1)]  # a shop.example of an api.shop.example
        for name in names:
            made += [f"https://{name}.tmc-verify.invalid", f"https://tmc-verify-{name}", f"https://tmcverify{name}", f"https://{name}_.tmc-verify.invalid"]
            if "." in name:
                made.append("https://" + name.replace(".", "x", 1))
    return list(dict.fromkeys(made))


# --- Logins -----------------------------------------------------------------------


def login(to: Target, account: dict, headers=None) -> Reply:
    return ask(to, "login", headers, user=account.get("user", ""), password=account.get("password", ""))


def cookie_header(reply: Reply, before: str = "") -> str:
    pairs = dict(part.strip().partition("=")[::2] for part in before.split(";") if "=" in part)
    pairs.update({name: value for name, (value, _) in reply.cookies.items()})
    return "; ".join(f"{name}={value}" for name, value in pairs.items() if value)


def entered_by(reply: Reply) -> dict:
    """The headers that a login gives: its cookies, or its token."""
    cookies = cookie_header(reply)
    if cookies:
        return {"Cookie": cookies}
    with contextlib.suppress(ValueError):
        content = json.loads(reply.text)
        for key in ("access_token", "token", "id_token"):
            if isinstance(content, dict) and isinstance(content.get(key), str):
                return {"Authorization": f"Bearer {content[key]}"}
    return {}


def as_account(to: Target, name: str) -> dict:
    """The headers of a logged-in account: the given ones, or the cookies of a login."""
    account = need_account(to, name)
    if account["headers"]:
        return account["headers"]
    if "user" not in account or "password" not in account:
        skip(f"account {name!r} of {to.element} has neither \"headers\" nor \"user\" and \"password\"")
    need_requests(to, "login")
    reply = login(to, account)
    need_success(to, reply, f"login of account {name!r}")
    headers = entered_by(reply)
    if headers:
        return headers
    fail(f"the login of account {name!r} at {to} gives a cookie or a token", str(reply), "give the account's \"headers\" in the targets file")


def session_cookie(to: Target, reply: Reply) -> str:
    """The name of the cookie that is the session."""
    name = to.settings.get("session_cookie", "")
    if name:
        if name not in reply.cookies:
            fail(f"a login at {to} sets the cookie {name!r}", f"cookies: {', '.join(reply.cookies) or 'none'}", "correct \"session_cookie\" in the targets file")
        return name
    for one in reply.cookies:
        if re.search(r"sess|sid|auth|token", one, re.IGNORECASE):
            return one
    if len(reply.cookies) == 1:
        return next(iter(reply.cookies))
    fail(f"a login at {to} sets the cookie of a session", f"cookies: {', '.join(reply.cookies) or 'none'}", "say its name as \"session_cookie\" in the targets file")


def logged_in(to: Target, name: str, headers=None) -> tuple:
    """(the answer to a login of the account, the name of the session's cookie)."""
    account = need_account(to, name)
    if "user" not in account or "password" not in account:
        skip(f"account {name!r} of {to.element} has no \"user\" and \"password\" in the targets file")
    need_requests(to, "login")
    reply = login(to, account, headers)
    need_success(to, reply, f"login of account {name!r}")
    return reply, session_cookie(to, reply)


def run_signer(to: Target, claims: str) -> str:
    """A token with these claims, really signed: what the hook "sign" prints."""
    words = [word.replace("{claims}", claims).replace("{element}", to.element) for word in to.sign]
    if os.sep in words[0]:
        words[0] = os.path.join(to.folder, words[0])
    try:
        done = subprocess.run(words, cwd=to.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30.0, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        fail(f"the hook \"sign\" of {to.element} succeeds", str(error), f"repair {to.sign}")
    token = done.stdout.decode("ascii", "replace").strip()
    if done.returncode or token.count(".") != 2:
        fail(f"the hook \"sign\" of {to.element} prints a token of three parts", f"exit code {done.returncode}: {(done.stderr or done.stdout).decode('utf-8', 'replace').strip()[:200]}", f"repair {to.sign}")
    return token


# --- Waiting to be called ---------------------------------------------------------


class Listener:
    """Counts who connects. It answers nothing of use: `204 No Content`."""

    def __init__(self, to: Target):
        host, port = to.here.get("callback", ""), 0
        if host.count(":") == 1:
            host, _, text = host.partition(":")
            if not text.isdigit():
                raise AssertionError(f"\"callback\" in the targets file is {to.here['callback']!r}: say host or host:port")
            port = int(text)
        loopback = to.host in ("localhost", "::1") or to.host.startswith("127.")
        if not host and not loopback:
            skip(f"{to} has to reach the tests: say under which address as \"callback\" in \"here\" of the targets file")
        self.connections, self.paths = 0, []
        self._sockets = [socket.create_server(("" if host else "127.0.0.1", port))]
        self.key = secrets.token_hex(8)
        self.host, self.port = host or "127.0.0.1", self._sockets[0].getsockname()[1]
        self.base = f"http://{self.host}:{self.port}"
        self.url = f"{self.base}/tmc-{self.key}"
        if not host:
            with contextlib.suppress(OSError):  # a machine without IPv6 has no such spellings either
                self._sockets.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))
        self._open = True
        self._threads = [threading.Thread(target=self._run, args=(one,), daemon=True) for one in self._sockets]
        for one, thread in zip(self._sockets, self._threads):
            one.settimeout(0.1)
            thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._open = False
        for one, thread in zip(self._sockets, self._threads):
            thread.join(wait_seconds())
            one.close()

    def spellings(self) -> list:
        """The listener's address as programs and libraries of all kinds read it."""
        try:
            number = int(ipaddress.IPv4Address(self.host))
        except ValueError:
            try:
                number = int(ipaddress.IPv4Address(socket.gethostbyname(self.host)))
            except (OSError, ValueError):
                return []
        parts = [number >> shift & 255 for shift in (24, 16, 8, 0)]
        hosts = [str(ipaddress.IPv4Address(number)), str(number), hex(number), f"0{parts[0]:o}." + ".".join(map(str, parts[1:])), f"{parts[0]:#x}." + ".".join(map(str, parts[1:])),
                 f"{parts[0]}.{number & 0xFFFFFF}", f"[::ffff:{ipaddress.IPv4Address(number)}]", f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]"]  # fmt: skip
        if parts[0] == 127:
            hosts += ["localhost", "LOCALHOST", "localhost.", "0.0.0.0", "0"]
        if len(self._sockets) > 1:
            hosts += ["[::1]", "[::]", "[0:0:0:0:0:0:0:1]"]
        return hosts

    def _run(self, listener: socket.socket):
        while self._open:
            try:
                sock, _ = listener.accept()
            except OSError:
                continue
            self.connections += 1
            with contextlib.closing(sock), contextlib.suppress(OSError):
                sock.settimeout(1.0)
                self.paths.append(sock.recv(4096).split(b"\r\n")[0].decode("ascii", "replace"))
                sock.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    def quiet(self, seconds: float) -> bool:
        """Whether nobody comes within that time: a program may call later than it answers."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.connections:
                return False
            time.sleep(0.05)
        return True


# --- Multipart --------------------------------------------------------------------


def multipart(field: str, name: str, kind: str, content: bytes) -> tuple:
    """(headers, body) of a form with one file."""
    mark = "tmc" + secrets.token_hex(12)
    head = f"--{mark}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
    return {"Content-Type": f"multipart/form-data; boundary={mark}"}, head.encode() + content + f"\r\n--{mark}--\r\n".encode()


def hash_of(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(file.read()).hexdigest()
