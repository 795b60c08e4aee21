"""Checks of running systems against a threat model: the support module of the tests that `tmc --emit=pytest` writes.

It needs nothing but Python 3.8's standard library (and, for two checks, the `openssl` command). A check either

* returns the list of what it observed, having observed something;
* raises AssertionError: expected / observed / to do; or
* raises unittest.SkipTest (which pytest reports as a skip) with the reason why nothing could be checked.

Where the elements of a model run is said by the model's endpoints, and can be overridden by

* TMC_TARGETS=FILE    a targets file (default: `targets.json` beside this module, if there is one);
* TMC_TARGET_<ELEMENT>=ENDPOINT  one element, e.g. TMC_TARGET_BALLOONS_WEB=http://127.0.0.1:8080;
* TMC_REQUIRE=1       a check that would be skipped fails: for a run that is to be evidence;
* TMC_RESULTS=FILE    where pytest writes the results (default: `tmc-results.json` beside this module);
* TMC_TIMEOUT=SECONDS bound of one wait for the network (default 5).

An element named in the targets file or the environment is promised to be there: if it is unreachable the check
fails. An element known by the model's endpoint alone is looked for, and the check is skipped if it is not there.

The targets file (every key optional; relative paths are relative to the file; unknown keys are errors):

    { "elements": {
        "Balloons.web":    { "endpoint": "http://127.0.0.1:8080", "probe": "/balloons/red.txt" },
        "Balloons.photos": { "host": "127.0.0.1", "port": 9443,   // or "endpoint"; what is not given is the model's
                             "ca": "ca.pem", "server_name": "photos.example",
                             "client_cert": "web.pem", "client_key": "web.key",
                             "listen": "127.0.0.1:9443",          // where the impostor listens; see impostor()
                             "impostors": { "wrong-name": { "cert": "x.pem", "key": "x.key" } },
                             "hooks": { "replace": [...], "restore": [...] } },
        "Balloons.db":     { "user": "web", "database": "balloons" },
        "Balloons.old":    { "absent": true } },                   // not in this environment: skip
      "hooks": { "replace": ["./env", "stop", "{element}"], "restore": ["./env", "start", "{element}"] } }

A hook is a list of arguments, run without a shell in the file's folder. It may hold {element}, {mode}, {host},
{port}, {impostor_host} and {impostor_port}. A targets file therefore runs commands: trust it as you would a Makefile.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import datetime
import http.client
import ipaddress
import json
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
import unittest
import urllib.parse

PLAIN = "plain"  # the impostor answers in clear
OTHER_AUTHORITY = "other-authority"  # TLS; the genuine certificate's copy, issued by another authority
WRONG_NAME = "wrong-name"  # TLS; the right authority, another's name (the targets file gives the certificate)
MODES = (PLAIN, OTHER_AUTHORITY, WRONG_NAME)

_HTTP = ("http", "https")
_POSTGRES = ("postgres", "postgresql")
_DEFAULT_PORTS = {"http": 80, "https": 443, "postgres": 5432, "postgresql": 5432}
_HOOK_TIMEOUT = 30.0
_RESTORE_TIMEOUT = 15.0


# --- Outcomes -------------------------------------------------------------------


class _Unreachable(OSError):
    """Nobody accepts a connection there."""


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() not in ("", "0", "no", "false")


def _timeout() -> float:
    text = os.environ.get("TMC_TIMEOUT", "5")
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.0 < value < 3600.0:
        raise AssertionError(f"TMC_TIMEOUT is {text!r}: give a number of seconds")
    return value


def skip(reason: str):
    """Ends the check without a result: raises SkipTest, or AssertionError if TMC_REQUIRE is set."""
    if _flag("TMC_REQUIRE"):
        raise AssertionError(f"nothing was checked, and TMC_REQUIRE is set: {reason}")
    raise unittest.SkipTest(reason)


def _fail(expected: str, observed: str, todo: str):
    raise AssertionError(f"expected: {expected}\nobserved: {observed}\nto do:    {todo}")


class _Check:
    """What one check has seen. It writes `tmc-check: NAME ELEMENT…` when it begins, `tmc-saw: …` for what it sees and
    `tmc-pass: NAME ELEMENT…` when it passes: the test report tells which check of which elements came out how."""

    def __init__(self, name: str, *subjects: str):
        self.seen = []
        self.title = " ".join((name, *subjects))
        print("tmc-check:", self.title, flush=True)

    def saw(self, text: str):
        print("tmc-saw:", text, flush=True)
        self.seen.append(text)

    def done(self):
        if not self.seen:
            raise AssertionError("the check observed nothing: this is an error of tmc_verify")
        print("tmc-pass:", self.title, flush=True)
        return self.seen


# --- Targets --------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Target:
    """Where one element of the model runs, and what a client needs to talk to it."""

    element: str
    scheme: str = ""
    host: str = ""
    port: int = 0
    configured: bool = False  # named by the targets file or the environment, not by the model alone
    absent: bool = False
    ca: str = ""
    server_name: str = ""  # the name its certificate must bear; default: the host
    client_cert: str = ""
    client_key: str = ""
    probe: str = "/"  # a path that is served with 2xx; of a proxy: one that it fetches from behind it
    user: str = "postgres"
    database: str = ""
    listen: str = ""
    impostors: dict = dataclasses.field(default_factory=dict)
    replace: tuple = ()
    restore: tuple = ()
    folder: str = "."

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def name(self) -> str:
        return self.server_name or self.host

    def __str__(self) -> str:
        return f"{self.element} at {self.scheme}://{self.address}"


_PATHS = ("ca", "client_cert", "client_key")
_TEXTS = ("endpoint", "host", "server_name", "probe", "user", "database", "listen") + _PATHS
_ELEMENT_KEYS = frozenset(_TEXTS + ("port", "absent", "impostors", "hooks"))


def _targets_file() -> str:
    given = os.environ.get("TMC_TARGETS")
    if given:
        return given
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "targets.json")
    return beside if os.path.exists(beside) else ""


def _bad_targets(path: str, why: str):
    raise AssertionError(f"the targets file {path} cannot be used: {why}")


def _known(path: str, where: str, value, keys):
    if not isinstance(value, dict):
        _bad_targets(path, f"{where} is not an object")
    for key in value:
        if key not in keys:
            _bad_targets(path, f"{where} has the unknown key {key!r}; known are {', '.join(sorted(keys))}")
    return value


def _load_targets() -> tuple:
    path = _targets_file()
    if not path:
        return {}, {}, "."
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except (OSError, ValueError) as error:
        _bad_targets(path, str(error))
    _known(path, "the file", content, {"elements", "hooks"})
    elements = content.get("elements", {})
    if not isinstance(elements, dict):
        _bad_targets(path, "\"elements\" is not an object")
    for element, entry in elements.items():
        _known(path, element, entry, _ELEMENT_KEYS)
        for key in _TEXTS:
            if key in entry and not isinstance(entry[key], str):
                _bad_targets(path, f"{key!r} of {element} is not a text")
        if not isinstance(entry.get("absent", False), bool):
            _bad_targets(path, f"\"absent\" of {element} is neither true nor false")
        port = entry.get("port", 1)
        if isinstance(port, bool) or not isinstance(port, int) or not 0 < port < 65536:
            _bad_targets(path, f"\"port\" of {element} is not a port number")
        for mode, files in _known(path, f"\"impostors\" of {element}", entry.get("impostors", {}), MODES).items():
            _known(path, f"impostor {mode!r} of {element}", files, {"cert", "key"})
            if set(files) != {"cert", "key"} or not all(isinstance(name, str) for name in files.values()):
                _bad_targets(path, f"impostor {mode!r} of {element} needs both \"cert\" and \"key\"")
    for where, hooks in [("\"hooks\"", content.get("hooks", {}))] + [
        (f"\"hooks\" of {element}", entry.get("hooks", {})) for element, entry in elements.items()
    ]:
        for name, argv in _known(path, where, hooks, {"replace", "restore"}).items():
            if not isinstance(argv, list) or not argv or not all(isinstance(word, str) for word in argv):
                _bad_targets(path, f"{name!r} in {where} is not a list of arguments")
    return elements, content.get("hooks", {}), os.path.dirname(os.path.abspath(path))


def _split_endpoint(element: str, endpoint: str) -> tuple:
    try:
        parts = urllib.parse.urlsplit(endpoint if "://" in endpoint else f"tcp://{endpoint}")
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AssertionError(f"the endpoint {endpoint!r} of {element} cannot be read: {error}") from None
    scheme = parts.scheme.lower()
    port = port or _DEFAULT_PORTS.get(scheme, 0)
    if not host or not port:
        raise AssertionError(f"the endpoint {endpoint!r} of {element} names no host and port")
    return scheme, host, port


def target(element: str, endpoint: "str | None" = None) -> Target:
    """The element's target: `endpoint` is the model's; the targets file and the environment override it."""
    elements, hooks, folder = _load_targets()
    entry = elements.get(element)
    configured = entry is not None
    entry = dict(entry or {})
    variable = "TMC_TARGET_" + re.sub(r"[^A-Z0-9]", "_", element.upper())
    if os.environ.get(variable):
        entry.update(endpoint=os.environ[variable], absent=False)
        entry.pop("host", None)
        entry.pop("port", None)
        configured = True
    scheme, host, port = "", "", 0
    if entry.get("endpoint") or endpoint:
        scheme, host, port = _split_endpoint(element, entry.get("endpoint") or endpoint)
    hooks = {**hooks, **entry.get("hooks", {})}
    values = {key: entry[key] for key in ("server_name", "user", "database", "listen", "absent") if key in entry}
    for key in _PATHS:
        if entry.get(key):
            values[key] = os.path.join(folder, entry[key])
    return Target(
        element=element,
        scheme=scheme,
        host=entry.get("host", host),
        port=entry.get("port", port),
        configured=configured,
        probe=entry.get("probe") or "/",
        impostors={
            mode: {kind: os.path.join(folder, name) for kind, name in files.items()}
            for mode, files in entry.get("impostors", {}).items()
        },
        replace=tuple(hooks.get("replace", ())),
        restore=tuple(hooks.get("restore", ())),
        folder=folder,
        **values,
    )


def _connect(to: Target) -> socket.socket:
    try:
        sock = socket.create_connection((to.host, to.port), timeout=_timeout())
    except OSError as error:
        raise _Unreachable(str(error)) from None
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def require_reachable(to: Target):
    """Skips (or, for a configured target, fails) unless someone accepts a connection at the target's address."""
    if to.absent:
        skip(f"{to.element} is not part of this environment (\"absent\" in the targets file)")
    if not to.host or not to.port:
        if to.configured:
            raise AssertionError(f"{to.element} is in the targets file, but neither it nor the model names its host and port")
        skip(f"{to.element} has no endpoint, neither in the model nor in a targets file")
    try:
        _connect(to).close()
    except _Unreachable as error:
        if to.configured:
            _fail(f"{to} accepts connections, as the targets file or the environment says", str(error),
                  "start it, correct its entry, or say \"absent\": true")
        skip(f"{to} is not running here ({error}); say where it is in a targets file (TMC_TARGETS)")


# --- TLS ------------------------------------------------------------------------

_VERSIONS = {"1.0": 0x0301, "1.1": 0x0302, "1.2": 0x0303, "1.3": 0x0304}
_VERSION_NAMES = {0x0300: "SSL 3.0", 0x0301: "TLS 1.0", 0x0302: "TLS 1.1", 0x0303: "TLS 1.2", 0x0304: "TLS 1.3"}
_SSL_NAMES = {"SSLv3": 0x0300, "TLSv1": 0x0301, "TLSv1.1": 0x0302, "TLSv1.2": 0x0303, "TLSv1.3": 0x0304}
_ALERTS = {
    0: "close_notify", 10: "unexpected_message", 20: "bad_record_mac", 22: "record_overflow", 40: "handshake_failure",
    42: "bad_certificate", 46: "certificate_unknown", 47: "illegal_parameter", 48: "unknown_ca", 50: "decode_error",
    70: "protocol_version", 71: "insufficient_security", 80: "internal_error", 86: "inappropriate_fallback",
    109: "missing_extension", 112: "unrecognized_name", 116: "certificate_required",
}  # fmt: skip


def _version(text: str) -> int:
    digits = "".join(re.findall(r"\d", str(text)))  # "1.2", "TLSv1.2" and the model's Tls12 are the same
    number = _VERSIONS.get(f"{digits[:1]}.{digits[1:]}" if len(digits) > 1 else f"{digits}.0")
    if number is None:
        raise AssertionError(f"{text!r} is no version of TLS: say 1.0, 1.1, 1.2 or 1.3")
    return number


def _say(error: BaseException) -> str:
    """What an error means to a reader."""
    reason = getattr(error, "reason", None)
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL"):
        return f"the answer to the TLS handshake was not TLS: the server speaks in clear ({reason})"
    if isinstance(error, _NoTls):
        return str(error)
    return f"{type(error).__name__}: {reason or error}"


class _NoTls(Exception):
    """The server does not speak TLS there (for PostgreSQL: it declined)."""


@dataclasses.dataclass(frozen=True)
class Handshake:
    """What a completed TLS handshake agreed on."""

    version: str
    cipher: str
    certificate: bytes  # the server's, DER


def _context(to: Target, client_cert, verify: bool) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("DEFAULT:@SECLEVEL=0")  # what the server allows is being measured, not what we allow
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    if client_cert is True:
        client_cert = (to.client_cert, to.client_key) if to.client_cert else None
    try:
        if client_cert:
            context.load_cert_chain(client_cert[0], client_cert[1] or None)
        if verify:
            context.load_verify_locations(to.ca)
            context.verify_mode = ssl.CERT_REQUIRED
            context.check_hostname = True
    except (OSError, ssl.SSLError) as error:
        raise AssertionError(f"a certificate file given for {to.element} cannot be used: {error}") from None
    return context


def _start_tls(to: Target, sock: socket.socket):
    """Whatever the protocol wants said before the handshake."""
    if to.scheme in _POSTGRES:
        sock.sendall(struct.pack("!II", 8, 80877103))  # SSLRequest
        answer = sock.recv(1)
        if answer == b"N":
            raise _NoTls("the server answered the SSLRequest with 'N': TLS is off")
        if answer != b"S":
            raise _NoTls(f"the server answered the SSLRequest with {answer!r}, which is not PostgreSQL's protocol")


def _tls(to: Target, client_cert=True, verify=False) -> ssl.SSLSocket:
    sock = _connect(to)
    try:
        _start_tls(to, sock)
        return _context(to, client_cert, verify).wrap_socket(sock, server_hostname=to.name)
    except BaseException:
        sock.close()
        raise


def _alert(error: BaseException) -> str:
    """The TLS alert in an error of the ssl module, or ''. An alert can come only from a peer that speaks TLS."""
    reason = getattr(error, "reason", None) or ""
    return reason if isinstance(error, ssl.SSLError) and "ALERT" in reason else ""


def tls_handshake(to: Target, minimum=None, maximum=None, client_cert=True, verify=False) -> Handshake:
    """Completes one handshake with the local TLS library and says what was agreed.

    `client_cert`: True (the target's, if it has one), None, or (certificate file, key file). `verify`: check the
    server's chain against the target's `ca` and its name. Raises OSError (ssl.SSLError included) on failure."""
    sock = _connect(to)
    with contextlib.closing(sock):
        _start_tls(to, sock)
        context = _context(to, client_cert, verify)
        if minimum:
            context.minimum_version = ssl.TLSVersion(_version(minimum))
        if maximum:
            context.maximum_version = ssl.TLSVersion(_version(maximum))
        with context.wrap_socket(sock, server_hostname=to.name) as tls:
            return Handshake(tls.version() or "", (tls.cipher() or ("",))[0], tls.getpeercert(True) or b"")


def _handshake_or_fail(check: _Check, to: Target, why: str) -> Handshake:
    verify = bool(to.ca)
    todo = f"switch TLS on at {to.element}; read its error log"
    try:
        done = tls_handshake(to, verify=verify)
    except _Unreachable as error:
        _fail(f"{to} accepts connections", str(error), "keep it running during the tests")
    except _NoTls as error:
        _fail(f"{to} speaks TLS ({why})", str(error), todo)
    except ssl.SSLCertVerificationError as error:
        _fail(f"the certificate of {to} is issued by the authority in {os.path.basename(to.ca)} for {to.name!r}",
              error.verify_message, "install the right certificate, or correct \"ca\" and \"server_name\" in the targets file")
    except ssl.SSLError as error:
        if _alert(error) and not to.client_cert:
            skip(f"{to} speaks TLS but refused the handshake ({_alert(error)}), perhaps for want of a client "
                 "certificate: give \"client_cert\" and \"client_key\" in the targets file")
        _fail(f"{to} completes a TLS handshake ({why})", _say(error), todo)
    except OSError as error:
        _fail(f"{to} completes a TLS handshake ({why})", _say(error), todo)
    check.saw(f"{to} completed a handshake: {done.version}, {done.cipher}, its certificate "
              + (f"verified for {to.name!r}" if verify else "not verified (no \"ca\" in the targets file)"))
    return done


def expect_tls(to: Target) -> list:
    """Proves: a client gets a TLS handshake at this address. With `ca`: with a certificate of that authority for the
    target's name. Proves nothing about clear text at the same address: see expect_plaintext_refused."""
    check = _Check("uses_tls", to.element)
    require_reachable(to)
    _handshake_or_fail(check, to, "TLS is on")
    return check.done()


def _client_hello(version: int, name: str) -> bytes:
    """A ClientHello that offers exactly one version up to TLS 1.2, written by hand: the local TLS library may be
    built or configured not to offer it, and its refusal must not be taken for the server's."""
    ciphers = struct.pack("!32H", 0xC02C, 0xC030, 0xC02B, 0xC02F, 0xCCA9, 0xCCA8, 0x009E, 0x009F, 0xC023, 0xC027,
                          0xC024, 0xC028, 0xC009, 0xC013, 0xC00A, 0xC014, 0xC008, 0xC012, 0x0067, 0x006B, 0x0033,
                          0x0039, 0x0016, 0x009C, 0x009D, 0x003C, 0x003D, 0x002F, 0x0035, 0x000A, 0x0005,
                          0x00FF)  # fmt: skip

    def extension(number: int, data: bytes) -> bytes:
        return struct.pack("!HH", number, len(data)) + data

    extensions = b""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        host = name.encode("idna")
        extensions += extension(0, struct.pack("!HBH", len(host) + 3, 0, len(host)) + host)
    extensions += extension(10, struct.pack("!5H", 8, 29, 23, 24, 25)) + extension(11, b"\x01\x00")
    if version >= 0x0303:
        extensions += extension(13, struct.pack("!12H", 22, 0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401,
                                                0x0501, 0x0601, 0x0203, 0x0201))  # fmt: skip
    body = struct.pack("!H", version) + os.urandom(32) + b"\x00"
    body += struct.pack("!H", len(ciphers)) + ciphers + b"\x01\x00" + struct.pack("!H", len(extensions)) + extensions
    message = b"\x01" + struct.pack("!I", len(body))[1:] + body
    return struct.pack("!BHH", 22, min(version, 0x0301), len(message)) + message


def _offer_only(to: Target, version: int) -> tuple:
    """(accepted, what the server did) when offered exactly `version`. Accepted: the server spoke its whole first
    flight, up to ServerHelloDone. Raises _NoTls on an answer that is not TLS, TimeoutError on none."""
    with contextlib.closing(_connect(to)) as sock:
        _start_tls(to, sock)
        buffer, messages, chosen = b"", b"", 0
        try:
            sock.sendall(_client_hello(version, to.name))
            while True:
                while len(buffer) >= 5:
                    kind, _, length = struct.unpack("!BHH", buffer[:5])
                    if kind not in (20, 21, 22, 23):
                        raise _NoTls(f"the server answered {buffer[:40]!r}, which is not TLS")
                    if len(buffer) < 5 + length:
                        break
                    payload, buffer = buffer[5 : 5 + length], buffer[5 + length :]
                    if kind == 21 and len(payload) >= 2:
                        return False, f"alert {_ALERTS.get(payload[1], payload[1])}"
                    if kind == 22:
                        messages += payload
                    while len(messages) >= 4:
                        size = 4 + int.from_bytes(messages[1:4], "big")
                        if len(messages) < size:
                            break
                        if messages[0] == 2 and size >= 6:
                            chosen = int.from_bytes(messages[4:6], "big")
                        if messages[0] == 14:
                            return True, _VERSION_NAMES.get(chosen, hex(chosen))
                        messages = messages[size:]
                chunk = sock.recv(16384)
                if not chunk:
                    return False, "it closed the connection"
                buffer += chunk
        except (ConnectionResetError, BrokenPipeError):
            return False, "it reset the connection"


def expect_minimum_tls(to: Target, version: str) -> list:
    """Proves: each version of TLS older than `version` (and SSL 3.0), offered alone, is refused by the server; and a
    handshake at `version` or newer succeeds, so that the refusals are not those of a server that is broken."""
    least = _version(version)
    check = _Check("minimum_tls", to.element, _VERSION_NAMES[least].replace(" ", ""))
    require_reachable(to)
    done = _handshake_or_fail(check, to, f"{_VERSION_NAMES[least]} or newer")
    if _SSL_NAMES.get(done.version, 0) < least:
        _fail(f"{to} agrees on {_VERSION_NAMES[least]} or newer", f"it chose {done.version}", f"raise {to.element}'s minimum version of TLS")
    for old in range(0x0300, least):
        try:
            accepted, how = _offer_only(to, old)
        except (_NoTls, OSError) as error:
            _fail(f"{to} answers an offer of {_VERSION_NAMES[old]} with a refusal", str(error), f"look at {to.element}'s error log")
        if accepted:
            _fail(f"{to} refuses everything older than {_VERSION_NAMES[least]}",
                  f"offered {_VERSION_NAMES[old]} alone, it went on with {how}",
                  f"set {to.element}'s minimum version of TLS to {_VERSION_NAMES[least]}")
        check.saw(f"{_VERSION_NAMES[old]} alone was refused: {how}")
    return check.done()


# --- HTTP -----------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    body: bytes

    def __str__(self) -> str:
        return f"status {self.status}, body {self.body[:60]!r}{'…' if len(self.body) > 60 else ''}"


def _exchange(to: Target, sock: socket.socket, path: str) -> Answer:
    """One GET over a connection. Raises OSError or http.client.HTTPException if no answer comes."""
    connection = http.client.HTTPConnection(to.name, to.port)
    connection.sock = sock
    with contextlib.closing(sock):
        connection.request("GET", path, headers={"Connection": "close", "User-Agent": "tmc-verify"})
        response = connection.getresponse()
        return Answer(response.status, response.read(1 << 20))


def http_get(to: Target, path=None, client_cert=True) -> Answer:
    """One GET, over TLS if the target's scheme is https. Redirects are not followed, proxies not used."""
    sock = _tls(to, client_cert, verify=bool(to.ca)) if to.scheme == "https" else _connect(to)
    return _exchange(to, sock, path or to.probe)


def _need_http(to: Target):
    if to.scheme not in _HTTP:
        skip(f"{to} speaks {to.scheme!r}: this check knows HTTP only")


def expect_served(to: Target, path=None) -> list:
    """Proves: a GET of `path` (default: the target's probe) is answered with 2xx."""
    path = path or to.probe
    check = _Check("served", to.element)
    require_reachable(to)
    _need_http(to)
    try:
        answer = http_get(to, path)
    except (OSError, _NoTls, http.client.HTTPException) as error:
        _fail(f"{to} serves {path}", _say(error), "look at its error log")
    if not 200 <= answer.status < 300:
        _fail(f"{to} serves {path}", str(answer), "correct \"probe\" in the targets file, or repair the service")
    check.saw(f"GET {path}: {answer}")
    return check.done()


# --- PostgreSQL -----------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class _PgAnswer:
    accepted: bool  # an authentication request or AuthenticationOk: the server is willing to go on
    code: str  # SQLSTATE of the refusal
    text: str


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
            raise _NoTls(f"the answer starts with {kind!r}: this is not PostgreSQL's protocol")
        payload = take(length - 4)
        if kind == b"R":
            method = struct.unpack("!I", payload[:4])[0]
            return _PgAnswer(True, "", "authentication done" if method == 0 else f"asked for authentication method {method}")
        fields = {part[:1]: part[1:].decode("utf-8", "replace") for part in payload.split(b"\0") if part}
        return _PgAnswer(False, fields.get(b"C", ""), f"{fields.get(b'C', '')} {fields.get(b'M', '')}".strip())


def _pg_accepted(check: _Check, to: Target):
    """The genuine client's login goes as far as authentication: without this, a refusal would prove nothing."""
    expected = f"{to} accepts user {to.user!r} over TLS" + (" with the client certificate" if to.client_cert else "")
    todo = "correct \"user\", \"database\", \"client_cert\" and \"client_key\" in the targets file, or repair the server"
    try:
        answer = _pg_startup(to, _tls(to))
    except (OSError, _NoTls) as error:
        _fail(expected, _say(error), todo)
    if not answer.accepted:
        _fail(expected, answer.text, todo)
    check.saw(f"user {to.user!r} was accepted over TLS: {answer.text}")


# --- Clear text -----------------------------------------------------------------

_SAYS_TLS = re.compile(rb"https|\btls\b|\bssl\b|plain http", re.IGNORECASE)


def expect_plaintext_refused(to: Target) -> list:
    """Proves: a client that speaks in clear is refused at this address, while TLS works there.

    HTTP: a GET in clear is answered by closing, by a TLS alert, by 426, or by a 400 that is about TLS. Any other
    answer, a redirect included, means that the request was read in clear. PostgreSQL: a start-up message in clear is
    answered with an ErrorResponse of SQLSTATE 28000 before any authentication, and the same user is let in over TLS."""
    check = _Check("plaintext_refused", to.element)
    require_reachable(to)
    if to.scheme in _POSTGRES:
        return _pg_plaintext_refused(check, to)
    _need_http(to)
    expected = f"{to} refuses a request in clear"
    todo = f"let {to.element} listen with TLS only"
    first = b""
    try:
        with contextlib.closing(_connect(to)) as sock:
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
            _fail(expected, f"it neither answered nor closed within {_timeout():g} s", f"look at {to.element}'s error log")
    except OSError as error:
        _fail(expected, _say(error), "look at the network")
    status = re.match(rb"HTTP/\d(?:\.\d)? (\d{3})", first)
    code = int(status.group(1)) if status else 0
    how = ""
    if not first:
        how = "it closed the connection"
    elif first[:1] == b"\x15":
        how = "it answered with a TLS alert"
    elif code == 426 or (code == 400 and _SAYS_TLS.search(first)):
        how = f"it answered {code}, asking for TLS"
    elif code == 400:  # refused for clear text if the same request is not refused over TLS
        try:
            answer = _exchange(to, _tls(to), to.probe)
            how = f"it answered 400 in clear and {answer.status} over TLS" if answer.status != 400 else ""
        except (OSError, _NoTls, http.client.HTTPException):
            how = ""
    if not how:
        _fail(expected, f"it answered {first[:80]!r}", todo)
    _handshake_or_fail(check, to, "else the refusal of clear text proves nothing")
    check.saw(f"a GET in clear was refused: {how}")
    return check.done()


def _pg_plaintext_refused(check: _Check, to: Target) -> list:
    expected = f"{to} refuses a login in clear for lack of encryption"
    try:
        answer = _pg_startup(to, _connect(to))
    except (OSError, _NoTls) as error:
        _fail(expected, _say(error), f"look at {to.element}'s log")
    if answer.accepted:
        _fail(expected, f"it went on with the login of user {to.user!r} in clear: {answer.text}",
              "let pg_hba.conf have hostssl lines only, no host lines")
    if answer.code != "28000":
        _fail(expected, f"it refused for another reason: {answer.text}", "repair that, then run the check again")
    if to.client_cert or "no encryption" not in answer.text:
        _pg_accepted(check, to)
    else:
        _handshake_or_fail(check, to, "else the refusal of clear text proves nothing")
    check.saw(f"a login in clear was refused: {answer.text}")
    return check.done()


# --- Client certificates --------------------------------------------------------


def _try_client(to: Target, client_cert) -> tuple:
    """(served, what happened) for one request or login over TLS. In TLS 1.3 a refused certificate shows only when
    the client first reads, so the handshake alone says nothing."""
    try:
        sock = _tls(to, client_cert)
        if to.scheme in _POSTGRES:
            answer = _pg_startup(to, sock)
            if not answer.accepted and not answer.code.startswith("28"):
                raise _NoTls(f"it refused for another reason than who the client is: {answer.text}")
            return answer.accepted, answer.text
        answer = _exchange(to, sock, to.probe)
    except ssl.SSLError as error:
        if _alert(error) or isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
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
    check = _Check("client_cert_required", to.element)
    require_reachable(to)
    if to.scheme not in _POSTGRES:
        _need_http(to)

    def attempt(client_cert, who: str) -> tuple:
        try:
            return _try_client(to, client_cert)
        except (_NoTls, OSError, http.client.HTTPException) as error:
            _fail(f"{to} answers {who} over TLS", _say(error), f"switch TLS on at {to.element}; read its error log")

    served, how = attempt(None, "a client without a certificate")
    if served:
        _fail(f"{to} refuses a client without a certificate", how,
              f"let {to.element} demand client certificates (nginx: ssl_verify_client on; pg_hba.conf: cert or clientcert=verify-full)")
    if not to.client_cert:
        skip(f"a client without a certificate was refused by {to} ({how}), but whether for that reason is unknown: "
             "give \"client_cert\" and \"client_key\" in the targets file")
    check.saw(f"a client without a certificate was refused: {how}")
    foreign = _foreign_client(to)
    served, how = attempt(foreign, "a client with another authority's certificate")
    if served:
        _fail(f"{to} refuses a client certificate of another authority", how,
              f"let {to.element} verify client certificates against its own authority only")
    check.saw(f"a client with another authority's certificate was refused: {how}")
    served, how = attempt(True, "the genuine client")
    if not served or (to.scheme in _HTTP and not how.startswith("status 2")):
        _fail(f"{to} serves the genuine client (else the refusals prove nothing)", how,
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
    except (OSError, _NoTls):
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
        self.requests = 0  # HTTP requests received, in clear or over TLS
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
        deadline = time.monotonic() + _timeout()
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
                    _fail(f"the impostor can take the address {host}:{port}", str(error),
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
            thread.join(_timeout())
        listener.close()
        for thread in self._threads[1:]:
            thread.join(_timeout())

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
            sock.settimeout(_timeout() / 2)
            if sock.recv(1, socket.MSG_PEEK) == b"\x16":
                self._count("hellos")
                if self._context:  # a client that speaks in clear is answered in clear: an attacker would
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
        _fail(f"the hook {name!r} of {to.element} succeeds", f"{problem}{': ' if said else ''}{said}", f"repair {words}")


@contextlib.contextmanager
def impostor(to: Target, mode: str):
    """Puts an impostor in the element's place for the duration of a `with`, and yields the Impostor.

    By default the hook `replace` takes the genuine server off its address, and the impostor listens there. If the
    target says `listen`, the impostor first listens there (port 0: any), and the hook leads the element's address to
    {impostor_host}:{impostor_port}. The hook `restore` undoes it, always. Skips if there is no pair of hooks."""
    if mode not in MODES:
        raise AssertionError(f"{mode!r} is no kind of impostor: {', '.join(MODES)}")
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
    check = _Check("refuses_impostor", client.element, server.element, mode)
    require_reachable(client)
    require_reachable(server)
    _need_http(client)

    def get() -> Answer:
        return http_get(client, path)

    before = []
    for _ in range(2):
        try:
            before.append(get())
        except (OSError, _NoTls, http.client.HTTPException) as error:
            _fail(f"{client} serves {path} from the genuine {server.element}", _say(error), f"look at {client.element}'s error log")
        if not 200 <= before[-1].status < 300:
            _fail(f"{client} serves {path} from the genuine {server.element}", str(before[-1]),
                  f"give a path that {client.element} fetches from {server.element}: \"probe\" in the targets file")
    stable = before[0] == before[1]
    with impostor(server, mode) as fake:
        refusal = ""
        for _ in range(5):
            try:
                answer = get()
            except (OSError, _NoTls, http.client.HTTPException) as error:
                refusal = f"{client.element} broke off: {type(error).__name__}"
            else:
                refusal = str(answer)
                if fake.marker.encode() in answer.body:
                    _fail(f"{client} refuses the impostor ({mode}) of {server.element}", f"it delivered the impostor's answer: {answer}",
                          f"let {client.element} use TLS to {server.element} and verify the certificate's authority and name")
                if answer.status < 400 and not (stable and answer == before[0]):
                    _fail(f"{client} refuses the impostor ({mode}) of {server.element}", f"it answered {answer}; impostor: {fake}",
                          f"let {client.element} answer with an error, e.g. 502, when {server.element} is not genuine")
            if fake.hellos or fake.requests:  # a bare connection may be somebody's health check
                break
        if fake.requests:
            _fail(f"{client} sends no request to the impostor ({mode}) of {server.element}", f"the impostor received it: {fake}",
                  f"let {client.element} verify {server.element} before it sends anything")
        if not fake.hellos:
            _fail(f"{client} tries to fetch {path} from {server.element}, where the impostor is", f"no request or TLS handshake came there ({fake}); it answered {refusal}",
                  f"give a path that {client.element} does not cache (\"probe\"), and check that the hook replaces what {client.element} uses")
    deadline = time.monotonic() + _RESTORE_TIMEOUT
    while True:
        try:
            after = get()
            observed = str(after)
            if 200 <= after.status < 300 and (not stable or after == before[0]):
                break
        except (OSError, _NoTls, http.client.HTTPException) as error:
            observed = _say(error)
        if time.monotonic() > deadline:
            _fail(f"{client} serves {path} again once the genuine {server.element} is back", observed, "check the hook \"restore\"")
        time.sleep(0.1)
    check.saw(f"with the genuine {server.element}: {before[0]}")
    check.saw(f"with the impostor ({mode}): {refusal}; the impostor ({fake.guise}) saw {fake}")
    check.saw(f"with the genuine {server.element} again: {after}")
    return check.done()


# --- Results --------------------------------------------------------------------

# What `tmc --results` reads: JSON lines, the first of which says what they are. conftest.py makes these functions hooks.

_RESULTS_HEADER = {"format": "tmc-results", "version": 1}
_outcomes: dict = {}  # test: (outcome, seconds)
_RANK = ("passed", "skipped", "failed")


def _beside(name: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name)


def pytest_runtest_logreport(report):
    """A part of a test has run: its set-up, itself, or its end. The worst of them is what came out."""
    name = report.nodeid.replace(os.sep, "/").rsplit("/", 1)[-1]
    outcome, seconds = _outcomes.get(name, ("passed", 0.0))
    _outcomes[name] = (max(outcome, report.outcome, key=_RANK.index), seconds + report.duration)


def _earlier(path: str, tests: dict) -> dict:
    """The results of earlier runs that are still wanted, by test."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    if not lines or lines[0] != _RESULTS_HEADER:
        raise ValueError(f"{path} is no results file: name another one with TMC_RESULTS, or remove it")
    return {row["test"]: row for row in lines[1:] if row["test"] in tests}


def pytest_sessionfinish(session):
    """All tests have run: writes the results of those that tmc has made. What did not run now keeps its result."""
    if hasattr(session.config, "workerinput"):
        return  # of several processes only the first one writes
    with open(_beside("tests.json"), encoding="utf-8") as file:
        tests = json.load(file)["tests"]
    path = os.environ.get("TMC_RESULTS") or _beside("tmc-results.json")
    rows = _earlier(path, tests)
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, (outcome, seconds) in _outcomes.items():
        if name in tests:
            rows[name] = {"test": name, "outcome": outcome, "time": now, "seconds": round(seconds, 3), **tests[name]}
    text = "".join(json.dumps(row) + "\n" for row in (_RESULTS_HEADER, *(rows[name] for name in sorted(rows))))
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)), prefix=".tmc-results.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)
