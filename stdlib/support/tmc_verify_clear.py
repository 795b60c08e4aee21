"""What a client of each protocol says first, in cleartext, and what a server that wants TLS answers to it.

A refusal is a closed connection, an alert of TLS, or what the protocol has for it; then the same words over TLS have to
be answered, so that a server that answers nobody does not pass."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import struct

from tmc_verify import Check, NoTls, Target, connect, fail, handshake_or_fail, mysql_greeting, mysql_has_tls, open_tls, say, skip, wait_seconds

_LIMIT = 65536
SAYS_TLS = re.compile(rb"https|tls\b|\bssl\b|plain http|encrypt|secure", re.IGNORECASE)


def _mongo() -> bytes:
    command = b"\x10isMaster\0" + struct.pack("<i", 1)
    document = struct.pack("<i", len(command) + 5) + command + b"\0"
    body = struct.pack("<i", 0) + b"admin.$cmd\0" + struct.pack("<ii", 0, -1) + document
    return struct.pack("<iiii", 16 + len(body), 7, 0, 2004) + body


_KAFKA = struct.pack("!hhih", 18, 0, 7, 10) + b"tmc-verify"
_LDAP_BIND = b"\x30\x1e\x02\x01\x01\x60\x19\x02\x01\x03\x04\x0dcn=tmc-verify\x80\x05wrong"

# What a client says first, and how an answer of the protocol begins.
_FIRST = {
    **dict.fromkeys(("redis", "rediss"), (b"*1\r\n$4\r\nPING\r\n", rb"[+-]")),
    "memcached": (b"version\r\nversion\r\n", rb"VERSION|CLIENT_ERROR|ERROR"),
    "mongodb": (_mongo(), rb"(?s).{8}\x07\0\0\0"),
    **dict.fromkeys(("mqtt", "mqtts"), (b"\x10\x16\0\x04MQTT\x04\x02\0\x3c\0\x0atmc-verify", rb"(?s)\x20\x02")),
    "kafka": (struct.pack("!i", len(_KAFKA)) + _KAFKA, rb"(?s).{4}\0\0\0\x07"),
    **dict.fromkeys(("amqp", "amqps"), (b"AMQP\0\0\x09\x01", rb"(?s)\x01\0\0|AMQP")),
    "ldaps": (_LDAP_BIND, rb"(?s)\x30"),
    "grpc": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\x04\0\0\0\0\0", rb"(?s)\0.{2}\x04"),
}  # fmt: skip


def _listen(sock: socket.socket, enough: bytes) -> tuple:
    """(what came, how it ended: 'closed', 'silent' or ''). Ends as soon as `enough` matches, or an alert of TLS came."""
    data = b""
    try:
        while len(data) < _LIMIT:
            chunk = sock.recv(4096)
            if not chunk:
                return data, "closed"
            data += chunk
            if re.match(enough, data) or data[:2] == b"\x15\x03":
                return data, ""
    except (ConnectionResetError, BrokenPipeError):
        return data, "closed"
    except socket.timeout:
        return data, "silent"
    return data, ""


def _first_words(check: Check, to: Target, hello: bytes, sign: bytes):
    """A port that speaks TLS from the first byte on."""
    expected, todo = f"{to} refuses a client that speaks in cleartext", f"let {to.element} listen with TLS only"
    try:
        with contextlib.closing(connect(to)) as sock:
            with contextlib.suppress(ConnectionResetError, BrokenPipeError):
                sock.sendall(hello)
            data, end = _listen(sock, rb"(?s).{64}")
    except OSError as error:
        fail(expected, say(error), "look at the network")
    if data[:2] == b"\x15\x03":
        how = "it answered with a TLS alert"
    elif data[:5] == b"HTTP/" and re.match(rb"HTTP/\d(?:\.\d)? (?:400|426)", data) and SAYS_TLS.search(data):
        how = "it answered 400, asking for TLS"
    elif data:
        fail(expected, f"it answered {data[:60]!r}", todo)
    elif end == "closed":
        how = "it closed the connection"
    else:
        fail(expected, f"it neither answered nor closed within {wait_seconds():g} s", f"look at {to.element}'s log")
    handshake_or_fail(check, to, "else the refusal of cleartext proves nothing")
    try:
        with contextlib.closing(open_tls(to, bool(to.client_cert), bool(to.ca))) as sock:
            sock.sendall(hello)
            data, end = _listen(sock, sign)
    except ssl.SSLError as error:
        if not to.client_cert and "ALERT" in (error.reason or ""):
            skip(f"{to} speaks TLS but refused the handshake ({error.reason}), perhaps for want of a client certificate: give \"client_cert\" and \"client_key\" in the targets file")
        fail(f"{to} answers the same words over TLS (else the refusal proves nothing)", say(error), "correct the scheme of its endpoint, or look at its log")
    except (OSError, NoTls) as error:
        fail(f"{to} answers the same words over TLS (else the refusal proves nothing)", say(error), "correct the scheme of its endpoint, or look at its log")
    if not re.match(sign, data):
        fail(f"{to} answers the same words over TLS (else the refusal proves nothing)", f"it answered {data[:60]!r}{f', then {end}' if end else ''}",
             "correct the scheme of its endpoint, or look at its log")  # fmt: skip
    check.saw(f"a client that speaks in cleartext was refused: {how}; the same words over TLS were answered with {data[:16]!r}")


# --- Protocols that begin in cleartext -------------------------------------------------


def _mysql_reply(sock: socket.socket, number: int, user: str) -> tuple:
    """(code of the error, its text, or 0 and '') to a login without a password."""
    body = struct.pack("<IIB23x", 0x0200 | 0x8000 | 0x00080000 | 0x0001, 1 << 24, 45) + user.encode() + b"\0\0mysql_native_password\0"
    sock.sendall(len(body).to_bytes(3, "little") + bytes([number]) + body)
    data = b""
    while len(data) < 4 or len(data) < 4 + int.from_bytes(data[:3], "little"):
        chunk = sock.recv(4096)
        if not chunk or len(data) > _LIMIT:
            raise NoTls(f"the server closed after {data[:40]!r}")
        data += chunk
    body = data[4:]
    return (struct.unpack("<H", body[1:3])[0], body[3:].decode("utf-8", "replace")) if body[:1] == b"\xff" else (0, "")


def _mysql(check: Check, to: Target):
    expected = f"{to} refuses a login in cleartext for lack of encryption"
    user = to.user if to.user_said else "tmc-verify"
    try:
        with contextlib.closing(connect(to)) as sock:
            offers = mysql_has_tls(mysql_greeting(sock))
            code, text = _mysql_reply(sock, 1, user)
    except (OSError, NoTls) as error:
        fail(expected, say(error), f"look at {to.element}'s log")
    if "insecure transport" not in text:
        fail(expected, f"it went on with the login of {user!r} in cleartext: {f'error {code}: {text[:80]}' if code else 'it asked for a password or let in'}",
             "set require_secure_transport=ON")  # fmt: skip
    if not offers:
        fail(f"{to} speaks TLS", "its greeting offers none", "give it a certificate")
    handshake_or_fail(check, to, "else the refusal of cleartext proves nothing")
    check.saw(f"a login in cleartext was refused: error {code}: {text[:80]}")


def _ldap(check: Check, to: Target):
    expected, data = f"{to} refuses a password in cleartext", b""
    try:
        with contextlib.closing(connect(to)) as sock:
            sock.sendall(_LDAP_BIND)
            data, end = _listen(sock, rb"(?s)\x30.{10}")
    except OSError as error:
        fail(expected, say(error), "look at the network")
    found = re.search(rb"\x61(?:[\x00-\x7f]|\x81.|\x82..)\x0a\x01(.)", data, re.DOTALL)
    if not found:
        fail(expected, f"it answered {data[:40]!r}{f', then {end}' if end else ''}", f"look at {to.element}'s log")
    if found[1] not in (b"\x0d", b"\x08"):  # confidentialityRequired, strongerAuthRequired
        fail(expected, f"it looked at a password in cleartext (result {found[1][0]})", "demand TLS before a bind (olcSecurity: simple_bind=128, LDAP signing)")
    handshake_or_fail(check, to, "else the refusal of cleartext proves nothing")
    check.saw(f"a password in cleartext was refused with result {found[1][0]}")


def _lines(check: Check, to: Target):
    """SMTP and FTP: a sender or a user in cleartext."""
    smtp = to.scheme == "smtp"
    expected = f"{to} refuses {'mail' if smtp else 'a login'} in cleartext for lack of encryption"
    try:
        with contextlib.closing(connect(to)) as sock, sock.makefile("rb") as lines:

            def answer() -> bytes:
                while True:
                    line = lines.readline(4096)
                    if not line:
                        raise NoTls("the server closed the connection")
                    if re.match(rb"\d{3}(?: |\r?\n)", line):
                        return line.strip()

            answer()
            if smtp:
                sock.sendall(b"EHLO tmc-verify.invalid\r\n")
                answer()
            sock.sendall(b"MAIL FROM:<tmc@example.com>\r\n" if smtp else b"USER tmc-verify\r\n")
            said = answer()
    except (OSError, NoTls) as error:
        fail(expected, say(error), f"look at {to.element}'s log")
    if said[:1] != b"5" or not SAYS_TLS.search(said):
        fail(expected, f"it answered {said[:80].decode('utf-8', 'replace')}", "demand TLS before anything else")
    handshake_or_fail(check, to, "else the refusal of cleartext proves nothing")
    check.saw(f"in cleartext it was refused: {said[:80].decode('utf-8', 'replace')}")


_STARTED = {"mysql": _mysql, "mariadb": _mysql, "ldap": _ldap, "smtp": _lines, "ftp": _lines}


def plaintext_refused(check: Check, to: Target) -> list:
    """The protocols other than HTTP and PostgreSQL."""
    if to.scheme in _STARTED:
        _STARTED[to.scheme](check, to)
        return check.done()
    if "first_bytes" in to.settings:
        try:
            hello = bytes.fromhex(to.settings["first_bytes"])
        except ValueError:
            raise AssertionError(f"\"first_bytes\" of {to.element} is {to.settings['first_bytes']!r}: give hexadecimal digits") from None
        _first_words(check, to, hello, rb"(?s).")
        return check.done()
    if to.scheme not in _FIRST:
        skip(f"{to} speaks {to.scheme!r}: this check knows {', '.join(sorted({*_FIRST, *_STARTED, 'http', 'https', 'postgres'}))}; of another protocol give \"first_bytes\" in the targets file")
    _first_words(check, to, *_FIRST[to.scheme])
    return check.done()
