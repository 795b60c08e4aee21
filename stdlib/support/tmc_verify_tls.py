"""Checks of who is on the other side: cleartext refused, client certificates demanded, impostors not believed."""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import http.client
import ipaddress
import os
import re
import secrets
import shutil
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time

from tmc_verify import (
    Answer,
    Check,
    HTTP,
    MODES,
    NoTls,
    OTHER_AUTHORITY,
    PLAIN,
    POSTGRES,
    Target,
    WRONG_NAME,
    connect,
    exchange,
    fail,
    handshake_or_fail,
    http_get,
    alert_of,
    need_http,
    open_tls,
    require_reachable,
    say,
    skip,
    tls_handshake,
    wait_seconds,
)
from tmc_verify_clear import plaintext_refused

_HOOK_TIMEOUT = 30.0
_RESTORE_TIMEOUT = 15.0


# --- PostgreSQL -----------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class _PgAnswer:
    accepted: bool  # an authentication request or AuthenticationOk: the server is willing to go on
    code: str  # SQLSTATE of the refusal
    text: str


def pg_open(to: Target) -> socket.socket:
    """A connection on which a login may begin: over TLS if the server has it."""
    try:
        return open_tls(to, bool(to.client_cert), bool(to.ca))
    except NoTls as error:
        if "'N'" not in str(error):
            raise
        return connect(to)


def _pg_startup(to: Target, sock: socket.socket) -> _PgAnswer:
    fields = {"user": to.user, "database": to.database or to.user, "application_name": "tmc-verify"}
    body = struct.pack("!I", 196608) + b"".join(k.encode() + b"\0" + v.encode() + b"\0" for k, v in fields.items()) + b"\0"
    data = b""

    def take(count: int) -> bytes:
        nonlocal data
        while len(data) < count:
            chunk = sock.recv(4096)
            if not chunk:
                raise ConnectionResetError("the server closed the connection without an answer")
            data += chunk
        head, data = data[:count], data[count:]
        return head

    with contextlib.closing(sock):
        sock.sendall(struct.pack("!I", len(body) + 4) + body)
        kind, length = take(1), struct.unpack("!I", take(4))[0]
        if kind not in b"REv" or not 4 <= length < 65536:
            raise NoTls(f"the answer starts with {kind!r}: this is not PostgreSQL's protocol")
        payload = take(length - 4)
        if kind == b"R":
            method = struct.unpack("!I", payload[:4])[0]
            return _PgAnswer(True, "", "authentication done" if method == 0 else f"asked for authentication method {method}")
        fields = {part[:1]: part[1:].decode("utf-8", "replace") for part in payload.split(b"\0") if part}
        return _PgAnswer(False, fields.get(b"C", ""), f"{fields.get(b'C', '')} {fields.get(b'M', '')}".strip())


def _pg_accepted(check: Check, to: Target):
    """The genuine client's login goes as far as authentication, or is asked for its certificate: without this, a refusal
    would prove nothing. A user that no line of pg_hba.conf knows is refused in cleartext and over TLS alike."""
    expected = f"{to} accepts user {to.user!r} over TLS" + (" with the client certificate" if to.client_cert else "")
    todo = "correct \"user\", \"database\", \"client_cert\" and \"client_key\" in the targets file, or repair the server"
    try:
        answer = _pg_startup(to, open_tls(to))
    except (OSError, NoTls) as error:
        fail(expected, say(error), todo)
    if not answer.accepted and (to.client_cert or "certificate" not in answer.text):
        fail(expected, answer.text, todo)
    check.saw(f"over TLS user {to.user!r} was {'accepted' if answer.accepted else 'asked for a certificate'}: {answer.text}")


# --- Cleartext -----------------------------------------------------------------

_SAYS_TLS = re.compile(rb"https|\btls\b|\bssl\b|plain http", re.IGNORECASE)


def expect_plaintext_refused(to: Target) -> list:
    """Proves: a client that speaks in cleartext is refused at this address, while TLS works there.

    HTTP (and WebSockets): a GET in cleartext is answered by closing, by a TLS alert, by 426, or by a 400 that is about TLS. Any other
    answer, a redirect included, means that the request was read in cleartext. PostgreSQL: a start-up message in cleartext is
    answered with an ErrorResponse of SQLSTATE 28000 before any authentication, and the same user is let in over TLS.
    Others: what a client of the protocol says first, in cleartext, is refused by closing, by an alert, or by the protocol's
    own word for it, and the same is answered over TLS."""
    check = Check("plaintext_refused", to.element)
    require_reachable(to)
    if to.scheme in POSTGRES:
        return _pg_plaintext_refused(check, to)
    if to.scheme in ("ws", "wss"):
        to = dataclasses.replace(to, scheme="https" if to.scheme == "wss" else "http")
    if to.scheme not in HTTP:
        return plaintext_refused(check, to)
    expected = f"{to} refuses a request in cleartext"
    todo = f"let {to.element} listen with TLS only"
    first = b""
    try:
        with contextlib.closing(connect(to)) as sock:
            sock.sendall(f"GET {to.probe} HTTP/1.1\r\nHost: {to.name}\r\nConnection: close\r\n\r\n".encode())
            while len(first) < 65536:
                chunk = sock.recv(4096)
                if not chunk:
                    break
                first += chunk
                if first[:1] == b"\x15":
                    break
    except (ConnectionResetError, BrokenPipeError):
        pass  # what was received before it is judged
    except socket.timeout:
        if not first:
            fail(expected, f"it neither answered nor closed within {wait_seconds():g} s", f"look at {to.element}'s error log")
    except OSError as error:
        fail(expected, say(error), "look at the network")
    status = re.match(rb"HTTP/\d(?:\.\d)? (\d{3})", first)
    code = int(status.group(1)) if status else 0
    how = ""
    if not first:
        how = "it closed the connection"
    elif first[:1] == b"\x15":
        how = "it answered with a TLS alert"
    elif code == 426 or (code == 400 and _SAYS_TLS.search(first)):
        how = f"it answered {code}, asking for TLS"
    elif code == 400:  # refused for cleartext if the same request is not refused over TLS
        try:
            answer = exchange(to, open_tls(to), to.probe)
            how = f"it answered 400 in cleartext and {answer.status} over TLS" if answer.status != 400 else ""
        except (OSError, NoTls, http.client.HTTPException):
            how = ""
    if not how:
        fail(expected, f"it answered {first[:80]!r}", todo)
    handshake_or_fail(check, to, "else the refusal of cleartext proves nothing")
    check.saw(f"a GET in cleartext was refused: {how}")
    return check.done()


def _pg_plaintext_refused(check: Check, to: Target) -> list:
    expected = f"{to} refuses a login in cleartext for lack of encryption"
    try:
        answer = _pg_startup(to, connect(to))
    except (OSError, NoTls) as error:
        fail(expected, say(error), f"look at {to.element}'s log")
    if answer.accepted:
        fail(expected, f"it went on with the login of user {to.user!r} in cleartext: {answer.text}",
              "let pg_hba.conf have hostssl lines only, no host lines")
    if answer.code != "28000" or "pg_hba.conf" not in answer.text:  # a file's name, so it is the same in all languages
        fail(expected, f"it refused for another reason: {answer.text}", "repair that, then run the check again")
    handshake_or_fail(check, to, "else the refusal of cleartext proves nothing")
    _pg_accepted(check, to)
    check.saw(f"a login in cleartext was refused: {answer.text}")
    return check.done()


# --- Client certificates --------------------------------------------------------


def _try_client(to: Target, client_cert) -> tuple:
    """(served, what happened) for one request or login over TLS. In TLS 1.3 a refused certificate shows only when
    the client first reads, so the handshake alone says nothing."""
    try:
        sock = open_tls(to, client_cert)
        if to.scheme in POSTGRES:
            answer = _pg_startup(to, sock)
            if not answer.accepted and not answer.code.startswith("28"):
                raise NoTls(f"it refused for another reason than who the client is: {answer.text}")
            return answer.accepted, answer.text
        answer = exchange(to, sock, to.probe)
    except ssl.SSLError as error:
        if alert_of(error) or isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return False, f"TLS: {error.reason or error}"
        raise
    except (ConnectionResetError, BrokenPipeError, http.client.RemoteDisconnected) as error:
        return False, f"closed: {error}"
    return answer.status not in (400, 401, 403, 495, 496), str(answer)


def expect_client_cert_required(to: Target) -> list:
    """Proves: over TLS, a client without a certificate is refused; so is one whose certificate has the genuine one's
    subject but another authority; and the genuine client, with the target's `client_cert`, is served. HTTP: refused
    is a TLS alert, closing, or 400, 401, 403, 495, 496; served is 2xx. PostgreSQL: refused is an alert or SQLSTATE
    class 28; served is an authentication request or success."""
    check = Check("client_cert_required", to.element)
    require_reachable(to)
    if to.scheme not in POSTGRES:
        need_http(to)

    def attempt(client_cert, who: str) -> tuple:
        try:
            return _try_client(to, client_cert)
        except (NoTls, OSError, http.client.HTTPException) as error:
            fail(f"{to} answers {who} over TLS", say(error), f"switch TLS on at {to.element}; read its error log")

    served, how = attempt(None, "a client without a certificate")
    if served:
        fail(f"{to} refuses a client without a certificate", how,
              f"let {to.element} demand client certificates (nginx: ssl_verify_client on; pg_hba.conf: cert or clientcert=verify-full)")
    if not to.client_cert:
        skip(f"a client without a certificate was refused by {to} ({how}), but whether for that reason is unknown: "
             "give \"client_cert\" and \"client_key\" in the targets file")
    check.saw(f"a client without a certificate was refused: {how}")
    foreign = _foreign_client(to)
    served, how = attempt(foreign, "a client with another authority's certificate")
    if served:
        fail(f"{to} refuses a client certificate of another authority", how,
              f"let {to.element} verify client certificates against its own authority only")
    check.saw(f"a client with another authority's certificate was refused: {how}")
    served, how = attempt(True, "the genuine client")
    if not served or (to.scheme in HTTP and not how.startswith("status 2")):
        fail(f"{to} serves the genuine client (else the refusals prove nothing)", how,
              "correct \"client_cert\", \"client_key\" and \"probe\" in the targets file, or repair the service")
    check.saw(f"the genuine client was served: {how}")
    return check.done()


# --- Another authority ----------------------------------------------------------


class _Authority:
    """A certificate authority nobody trusts, made once a run with the openssl command."""

    def __init__(self):
        self.command = shutil.which("openssl")
        if not self.command:
            skip("the openssl command is needed to make another authority's certificate, and is not installed")
        self.folder = tempfile.mkdtemp(prefix="tmc-verify-")
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        with open(self.path("openssl.cnf"), "w", encoding="utf-8") as file:
            file.write("[req]\ndistinguished_name = dn\nx509_extensions = ca\n[dn]\n[ca]\nbasicConstraints = critical,CA:TRUE\n")
        self.run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                 "-subj", "/CN=Another Authority", "-keyout", self.path("ca.key"), "-out", self.path("ca.pem"))  # fmt: skip
        self.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", self.path("leaf.key"))
        self.count = 0

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def run(self, *argv: str):
        environment = dict(os.environ, OPENSSL_CONF=self.path("openssl.cnf"))
        done = subprocess.run([self.command, *argv], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=_HOOK_TIMEOUT, check=False)  # fmt: skip
        if done.returncode:
            raise AssertionError(f"openssl {argv[0]} failed: {done.stdout.decode('utf-8', 'replace').strip()}")

    def copy_of(self, certificate: str) -> tuple:
        """(certificate, key) with the subject and extensions of another certificate, issued by this authority. Three
        steps, as before OpenSSL 3.2 `x509 -CA` takes requests and self-signed certificates only."""
        self.count += 1
        key, made, own, request = self.path("leaf.key"), *(self.path(f"leaf{self.count}{end}") for end in (".pem", ".own", ".csr"))
        self.run("x509", "-in", certificate, "-signkey", key, "-days", "2", "-out", own)
        self.run("x509", "-x509toreq", "-in", own, "-signkey", key, "-copy_extensions", "copyall", "-out", request)
        self.run("x509", "-req", "-in", request, "-copy_extensions", "copyall", "-CA", self.path("ca.pem"), "-CAkey",
                 self.path("ca.key"), "-set_serial", str(1000 + self.count), "-days", "2", "-out", made)  # fmt: skip
        return made, key

    def server(self, name: str) -> tuple:
        """(certificate, key) for a server of that name, issued by this authority."""
        self.count += 1
        made, request, extensions = (self.path(f"leaf{self.count}{end}") for end in (".pem", ".csr", ".ext"))
        try:
            kind = "IP" if ipaddress.ip_address(name) else ""
        except ValueError:
            kind = "DNS"
        with open(extensions, "w", encoding="utf-8") as file:
            file.write(f"subjectAltName = {kind}:{name}\nextendedKeyUsage = serverAuth,clientAuth\n")
        self.run("req", "-new", "-key", self.path("leaf.key"), "-subj", "/CN=impostor", "-out", request)
        self.run("x509", "-req", "-in", request, "-CA", self.path("ca.pem"), "-CAkey", self.path("ca.key"), "-set_serial",
                 str(1000 + self.count), "-days", "2", "-extfile", extensions, "-out", made)  # fmt: skip
        return made, self.path("leaf.key")


_authority_made = []


def _authority() -> _Authority:
    if not _authority_made:
        _authority_made.append(_Authority())
    return _authority_made[0]


def _foreign_client(to: Target) -> tuple:
    authority = _authority()
    try:
        return authority.copy_of(to.client_cert)
    except AssertionError as error:  # an openssl before 3.0
        print("tmc-saw: the client certificate could not be copied:", error)
        return authority.server("client")


def _foreign_server(to: Target) -> tuple:
    """(certificate, key, what it is): the genuine server's certificate, copied under another authority, so that only
    the authority can give it away. A genuine server without TLS has none to copy; then one for its name is made."""
    authority = _authority()
    try:
        genuine = tls_handshake(to).certificate
    except (OSError, NoTls):
        genuine = b""
    if genuine:
        pem = authority.path("genuine.pem")
        with open(pem, "w", encoding="ascii") as file:
            file.write(ssl.DER_cert_to_PEM_cert(genuine))
        try:
            return (*authority.copy_of(pem), "a copy of the genuine certificate by another authority")
        except AssertionError as error:  # an openssl before 3.0
            print("tmc-saw: the genuine certificate could not be copied:", error)
    return (*authority.server(to.name), f"another authority's certificate for {to.name!r}")


# --- Impostors ------------------------------------------------------------------


class Impostor:
    """A server that answers every request with `marker`, and counts who came."""

    def __init__(self, mode: str, certificate=None):
        self.mode = mode
        self.marker = f"tmc-impostor-{secrets.token_hex(8)}"
        self.connections = 0  # TCP connections
        self.hellos = 0  # of them: began with a TLS ClientHello
        self.handshakes = 0  # TLS handshakes completed
        self.requests = 0  # HTTP requests received, in cleartext or over TLS
        self.address = ("", 0)
        self.guise = certificate[2] if certificate else "no TLS"
        self._context = None
        if certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            try:
                self._context.load_cert_chain(certificate[0], certificate[1])
            except (OSError, ssl.SSLError) as error:
                raise AssertionError(f"the impostor's certificate {certificate[0]} cannot be used: {error}") from None
        self._lock = threading.Lock()
        self._threads = []
        self._listener = None

    def listen(self, host: str, port: int):
        """Takes the address, which the genuine server may need a moment to let go of."""
        deadline = time.monotonic() + wait_seconds()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        while True:
            listener = socket.socket(family, socket.SOCK_STREAM)
            try:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((host, port))
                listener.listen(64)
                break
            except OSError as error:
                listener.close()
                if time.monotonic() > deadline:
                    fail(f"the impostor can take the address {host}:{port}", str(error),
                          "let the hook \"replace\" free it, or give \"listen\" and let the hook lead the element's address there")
                time.sleep(0.05)
        listener.settimeout(0.1)
        self._listener = listener
        self.address = listener.getsockname()[:2]
        thread = threading.Thread(target=self._accept, daemon=True)
        self._threads.append(thread)
        thread.start()

    def close(self):
        listener, self._listener = self._listener, None
        if listener is None:
            return
        for thread in self._threads[:1]:
            thread.join(wait_seconds())
        listener.close()
        for thread in self._threads[1:]:
            thread.join(wait_seconds())

    def _accept(self):
        listener = self._listener
        while self._listener is not None:
            try:
                sock, _ = listener.accept()
            except socket.timeout:
                continue
            except OSError:
                return
            with self._lock:
                self.connections += 1
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _count(self, what: str):
        with self._lock:
            setattr(self, what, getattr(self, what) + 1)

    def _serve(self, sock: socket.socket):
        try:
            sock.settimeout(wait_seconds() / 2)
            if sock.recv(1, socket.MSG_PEEK) == b"\x16":
                self._count("hellos")
                if self._context:  # a client that speaks in cleartext is answered in cleartext: an attacker would
                    sock = self._context.wrap_socket(sock, server_side=True)
                    self._count("handshakes")
            request = b""
            while b"\r\n\r\n" not in request and len(request) < 65536:
                chunk = sock.recv(4096)
                request += chunk
                if not chunk or request[:1] == b"\x16":
                    break
            if re.match(rb"[A-Z]+ \S+ HTTP/1", request):
                self._count("requests")
            body = (self.marker + "\n").encode()
            sock.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the client broke off, as it should
        finally:
            sock.close()

    def __str__(self) -> str:
        return f"{self.connections} connections, {self.hellos} TLS hellos, {self.handshakes} handshakes, {self.requests} requests"


def _run_hook(to: Target, name: str, argv: tuple, mode: str, address: tuple):
    values = {"element": to.element, "mode": mode, "host": to.host, "port": str(to.port),
              "impostor_host": str(address[0]), "impostor_port": str(address[1])}  # fmt: skip
    words = [re.sub(r"\{(\w+)\}", lambda hole: values.get(hole.group(1), hole.group(0)), word) for word in argv]
    with tempfile.TemporaryFile() as output:  # not a pipe: a daemon that the hook starts may keep it open
        try:
            if os.sep in words[0]:
                words[0] = os.path.join(to.folder, words[0])
            code = subprocess.run(words, cwd=to.folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                  timeout=_HOOK_TIMEOUT, check=False).returncode  # fmt: skip
            problem = f"exit code {code}" if code else ""
        except (OSError, subprocess.TimeoutExpired) as error:
            problem = str(error)
        output.seek(0)
        said = output.read(4096).decode("utf-8", "replace").strip()
    if problem:
        fail(f"the hook {name!r} of {to.element} succeeds", f"{problem}{': ' if said else ''}{said}", f"repair {words}")


@contextlib.contextmanager
def impostor(to: Target, mode: str):
    """Puts an impostor in the element's place for the duration of a `with`, and yields the Impostor.

    By default the hook `replace` takes the genuine server off its address, and the impostor listens there. If the
    target says `listen`, the impostor first listens there (port 0: any), and the hook leads the element's address to
    {impostor_host}:{impostor_port}. The hook `restore` undoes it, always. Skips if there is no pair of hooks."""
    if mode not in MODES:
        raise AssertionError(f"{mode!r} is not a kind of impostor: {', '.join(MODES)}")
    if not to.replace or not to.restore:
        skip(f"no hooks \"replace\" and \"restore\" for {to.element} in the targets file: nobody can put an impostor in its place")
    certificate = None
    if mode in to.impostors and mode != PLAIN:
        certificate = (to.impostors[mode]["cert"], to.impostors[mode]["key"], "the certificate of the targets file")
    elif mode == OTHER_AUTHORITY:
        certificate = _foreign_server(to)
    elif mode == WRONG_NAME:
        skip(f"only {to.element}'s own authority can issue a certificate for another name: give one under "
             "\"impostors\": {\"wrong-name\": {\"cert\", \"key\"}} in the targets file")
    fake = Impostor(mode, certificate)
    elsewhere = to.listen and to.listen != to.address
    host, port = to.host, to.port
    if elsewhere:
        host, _, text = to.listen.rpartition(":")
        if not host or not text.isdigit():
            raise AssertionError(f"\"listen\" of {to.element} is {to.listen!r}: say host:port")
        host, port = host.strip("[]"), int(text)
        fake.listen(host, port)
    try:
        try:
            _run_hook(to, "replace", to.replace, mode, fake.address if elsewhere else (host, port))
            if not elsewhere:
                fake.listen(host, port)
            yield fake
        finally:
            address = fake.address
            fake.close()
            _run_hook(to, "restore", to.restore, mode, address)
    finally:
        fake.close()


def expect_refuses_impostor(client: Target, server: Target, mode: str, path=None) -> list:
    """Proves: when an impostor takes `server`'s place, `client` connects to it, sends it no request and delivers
    nothing of its; and before and after, `client` serves what it fetches from the genuine `server`.

    `path` (default: the client's `probe`) is one that `client` answers by asking `server`. `mode` is PLAIN,
    OTHER_AUTHORITY or WRONG_NAME. A client that never tried the impostor proves nothing, and the check fails."""
    path = path or client.probe
    check = Check("refuses_impostor", client.element, server.element, mode)
    require_reachable(client)
    require_reachable(server)
    need_http(client)

    def get() -> Answer:
        return http_get(client, path)

    before = []
    for _ in range(2):
        try:
            before.append(get())
        except (OSError, NoTls, http.client.HTTPException) as error:
            fail(f"{client} serves {path} from the genuine {server.element}", say(error), f"look at {client.element}'s error log")
        if not 200 <= before[-1].status < 300:
            fail(f"{client} serves {path} from the genuine {server.element}", str(before[-1]),
                  f"give a path that {client.element} fetches from {server.element}: \"probe\" in the targets file")
    stable = before[0] == before[1]
    with impostor(server, mode) as fake:
        refusal = ""
        for _ in range(5):
            try:
                answer = get()
            except (OSError, NoTls, http.client.HTTPException) as error:
                refusal = f"{client.element} broke off: {type(error).__name__}"
            else:
                refusal = str(answer)
                if fake.marker.encode() in answer.body:
                    fail(f"{client} refuses the impostor ({mode}) of {server.element}", f"it delivered the impostor's answer: {answer}",
                          f"let {client.element} use TLS to {server.element} and verify the certificate's authority and name")
                if answer.status < 400 and not (stable and answer == before[0]):
                    fail(f"{client} refuses the impostor ({mode}) of {server.element}", f"it answered {answer}; impostor: {fake}",
                          f"let {client.element} answer with an error, for example 502, when {server.element} is not genuine")
            if fake.hellos or fake.requests:  # a bare connection may be somebody's health check
                break
        if fake.requests:
            fail(f"{client} sends no request to the impostor ({mode}) of {server.element}", f"the impostor received it: {fake}",
                  f"let {client.element} verify {server.element} before it sends anything")
        if not fake.hellos:
            fail(f"{client} tries to fetch {path} from {server.element}, where the impostor is", f"no request or TLS handshake came there ({fake}); it answered {refusal}",
                  f"give a path that {client.element} does not cache (\"probe\"), and check that the hook replaces what {client.element} uses")
    deadline = time.monotonic() + _RESTORE_TIMEOUT
    while True:
        try:
            after = get()
            observed = str(after)
            if 200 <= after.status < 300 and (not stable or after == before[0]):
                break
        except (OSError, NoTls, http.client.HTTPException) as error:
            observed = say(error)
        if time.monotonic() > deadline:
            fail(f"{client} serves {path} again once the genuine {server.element} is back", observed, "check the hook \"restore\"")
        time.sleep(0.1)
    check.saw(f"with the genuine {server.element}: {before[0]}")
    check.saw(f"with the impostor ({mode}): {refusal}; the impostor ({fake.guise}) saw {fake}")
    check.saw(f"with the genuine {server.element} again: {after}")
    return check.done()
