"""Checks of databases, queues, directories and mail servers in their own protocols: who gets in, and how far.

A refusal counts only if the protocol says it: a password asked for, a code that means "not allowed". A connection that
is closed or an answer that is not of the protocol fails the check, since it may have other reasons."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import ftplib
import hashlib
import hmac
import re
import secrets
import smtplib
import socket
import ssl
import struct
import time

from tmc_verify import HTTP, POSTGRES, Check, NoTls, Target, alert_of, connect, fail, open_tls, require_reachable, say, skip, wait_seconds
from tmc_verify_requests import as_account, ask, get, need_account, need_answer, need_setting, need_success, refused
from tmc_verify_tls import pg_open

_TLS = ("rediss", "mqtts", "amqps", "ldaps")
_LIMIT = 1 << 20


class _Odd(Exception):
    """The answer is none of the protocol's."""


class _Unshown(Exception):
    """Refused, but not for the want of a login: this says nothing of who gets in."""


class _Stream:
    """A connection from which exact numbers of bytes are read."""

    def __init__(self, to: Target):
        self.sock = open_tls(to, bool(to.client_cert), bool(to.ca)) if to.scheme in _TLS else connect(to)
        self.data = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def send(self, data: bytes):
        self.sock.sendall(data)

    def take(self, count: int) -> bytes:
        if count > _LIMIT:
            raise _Odd(f"an answer of {count} bytes")
        while len(self.data) < count:
            chunk = self.sock.recv(65536)
            if not chunk:
                raise _Odd(f"it closed the connection{' after ' + repr(self.data[:40]) if self.data else ' without an answer'}")
            self.data += chunk
        head, self.data = self.data[:count], self.data[count:]
        return head

    def line(self) -> bytes:
        while b"\n" not in self.data:
            if len(self.data) > 65536:
                raise _Odd(f"it answered {self.data[:40]!r}")
            chunk = self.sock.recv(4096)
            if not chunk:
                raise _Odd(f"it closed the connection{' after ' + repr(self.data[:40]) if self.data else ' without an answer'}")
            self.data += chunk
        line, _, self.data = self.data.partition(b"\n")
        return line.rstrip(b"\r")


# --- Redis, Memcached --------------------------------------------------------------


def _redis(to: Target, *commands) -> list:
    with _Stream(to) as stream:
        lines = []
        for command in commands:
            stream.send(b"*%d\r\n" % len(command) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in map(str.encode, command)))
            lines.append(stream.line())
        return lines


def _redis_anonymous(to: Target) -> tuple:
    """A user `default` without a password may be kept from PING and let to read: several harmless commands are tried."""
    commands = (("PING",), ("GET", "tmc-verify"), ("EXISTS", "tmc-verify"), ("DBSIZE",), ("INFO", "server"), ("PUBSUB", "CHANNELS"))
    said = []
    for command in commands:
        (line,) = _redis(to, command)
        if line[:1] in (b"+", b"$", b":", b"*") or re.match(rb"-NOPERM .*(?:key|channel)", line):
            return True, f"it answered {command[0]}{'' if line[:1] != b'-' else ': ' + line.decode('utf-8', 'replace')[:80]}"
        if line.startswith(b"-DENIED"):
            raise _Unshown(f"in protected mode it refuses who comes from elsewhere, and asks nobody for a password: {line.decode('utf-8', 'replace')[:60]}")
        if re.match(rb"-(NOAUTH|ERR operation not permitted)", line):
            return False, line.decode("utf-8", "replace")[:80]
        if not line.startswith(b"-NOPERM"):
            raise _Odd(f"it answered {line[:60]!r}")
        said.append(command[0])
    return False, f"NOPERM for {', '.join(said)}"


def _memcached_anonymous(to: Target) -> tuple:
    with _Stream(to) as stream:
        stream.send(b"version\r\n")
        line = stream.line()
    if line.startswith(b"VERSION"):
        return True, line.decode("ascii", "replace")
    if line.startswith((b"CLIENT_ERROR unauthenticated", b"ERROR unauthenticated")):
        return False, line.decode("ascii", "replace")
    raise _Odd(f"it answered {line[:60]!r}")


# --- PostgreSQL --------------------------------------------------------------------


def _scram(stream, password: str, user: str):
    """SCRAM-SHA-256 (RFC 7677), without channel binding. Yields nothing; raises PermissionError if it is refused."""
    nonce = secrets.token_urlsafe(18)
    bare = f"n={user},r={nonce}"
    first = ("n,," + bare).encode()
    stream.message(b"p", b"SCRAM-SHA-256\0" + struct.pack("!I", len(first)) + first)
    server = stream.authentication(11).decode()
    parts = dict(part.partition("=")[::2] for part in server.split(","))
    if not parts.get("r", "").startswith(nonce):
        raise _Odd("the server's nonce is not ours")
    count = int(parts["i"])
    if not 0 < count <= 1_000_000:
        raise _Odd(f"the server wants {count} rounds")
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(parts["s"]), count)
    without = f"c=biws,r={parts['r']}"
    text = f"{bare},{server},{without}".encode()
    key = hmac.digest(salted, b"Client Key", "sha256")
    proof = bytes(a ^ b for a, b in zip(key, hmac.digest(hashlib.sha256(key).digest(), text, "sha256")))
    stream.message(b"p", f"{without},p={base64.b64encode(proof).decode()}".encode())
    stream.authentication(12)


class _Pg(_Stream):
    """A login to PostgreSQL: no query is ever sent."""

    def __init__(self, to: Target, user: str):
        self.sock, self.data, self.settings, self.user = pg_open(to), b"", {}, user
        fields = {"user": user, "database": to.database or user, "application_name": "tmc-verify"}
        body = struct.pack("!I", 196608) + b"".join(k.encode() + b"\0" + v.encode() + b"\0" for k, v in fields.items()) + b"\0"
        self.send(struct.pack("!I", len(body) + 4) + body)

    def message(self, kind: bytes, body: bytes):
        self.send(kind + struct.pack("!I", len(body) + 4) + body)

    def next(self) -> tuple:
        kind, length = self.take(1), struct.unpack("!I", self.take(4))[0]
        if kind not in b"RESKNZAv" or length < 4:
            raise _Odd(f"the answer starts with {kind!r}: this is not PostgreSQL's protocol")
        body = self.take(length - 4)
        if kind == b"E":
            parts = {part[:1]: part[1:].decode("utf-8", "replace") for part in body.split(b"\0") if part}
            raise PermissionError(f"{parts.get(b'C', '')} {parts.get(b'M', '')}".strip())
        return kind, body

    def authentication(self, wanted: int) -> bytes:
        kind, body = self.next()
        if kind != b"R" or struct.unpack("!I", body[:4])[0] != wanted:
            raise _Odd(f"it answered {kind!r} {body[:8]!r} within a login")
        return body[4:]

    def login(self, password) -> bool:
        """Whether it was let in. `password`: None to bring none. Raises PermissionError with SQLSTATE and text."""
        kind, body = self.next()
        if kind != b"R":
            raise _Odd(f"it answered {kind!r}")
        method = struct.unpack("!I", body[:4])[0]
        if method == 0:
            pass
        elif password is None:
            return False
        elif method == 3:
            self.message(b"p", password.encode() + b"\0")
            self.authentication(0)
        elif method == 5:
            inner = hashlib.md5(password.encode() + self.user.encode()).hexdigest()
            self.message(b"p", b"md5" + hashlib.md5(inner.encode() + body[4:8]).hexdigest().encode() + b"\0")
            self.authentication(0)
        elif method == 10:
            _scram(self, password, "")
            self.authentication(0)
        else:
            raise _Odd(f"it asks for the authentication method {method}, which this check does not know")
        while True:
            kind, body = self.next()
            if kind == b"S":
                key, _, value = body.rstrip(b"\0").partition(b"\0")
                self.settings[key.decode()] = value.decode("utf-8", "replace")
            if kind == b"Z":
                self.message(b"X", b"")
                return True


def _pg_login(to: Target, user: str, password) -> tuple:
    """(let in, what it said, the server's settings)."""
    with _Pg(to, user) as stream:
        try:
            if not stream.login(password):
                return False, "it asked for a password", {}
            return True, "it let in", stream.settings
        except PermissionError as error:
            if not str(error).startswith("28"):
                raise _Odd(f"it refused for another reason than who logs in: {error}") from None
            return False, str(error), {}


def _pg_anonymous(to: Target) -> tuple:
    """Each user and database that the model and the targets file name: pg_hba.conf has a line for each pair. "No entry"
    says that this pair has no line, and not that another one needs a password. An error about a role or a database that
    does not exist comes after the login: without a password it is a welcome."""
    named = [to.user] if to.user_said else []
    named += [account["user"] for account in to.accounts.values() if account.get("user")]
    users, databases = list(dict.fromkeys([*named, "postgres"])), list(dict.fromkeys([*filter(None, [to.database]), "postgres"]))
    said, shown = [], False
    for user in users[:8]:
        for database in databases:
            pair = f"user {user!r} at {database!r} without a password"
            try:
                with _Pg(dataclasses.replace(to, database=database), user) as stream:
                    if stream.login(None):
                        return True, f"{pair}: it let in"
                    how, counts = "it asked for a password", True
            except PermissionError as error:
                code, _, text = str(error).partition(" ")
                if code == "3D000" or (code == "28000" and "pg_hba.conf" not in text and re.search(rf"\"{re.escape(user)}\"", text) and not re.search(r"Peer|Ident|GSS|SSPI|certificate|LDAP|PAM|RADIUS|SCRAM", text)):
                    return True, f"{pair}: it got as far as {error}"
                if not code.startswith("28"):
                    raise _Odd(f"it refused for another reason than who logs in: {error}") from None
                how, counts = str(error), "pg_hba.conf" not in text
            said.append(f"{pair}: {how}")
            shown |= counts and user in named and database == to.database
    if not shown:
        raise _Unshown(f"{'; '.join(said)}: whether another user gets in without a login is not seen. Give \"user\" and \"database\" of a line of pg_hba.conf, in the endpoint or in the targets file")
    return False, "; ".join(said)


# --- MySQL -------------------------------------------------------------------------


def _mysql_login(to: Target, user: str, password: str = "") -> tuple:
    """Whether it lets `user` in. With a password: mysql_native_password and the fast way of caching_sha2_password."""
    with _Stream(to) as stream:

        def packet() -> tuple:
            head = stream.take(4)
            return head[3], stream.take(int.from_bytes(head[:3], "little"))

        def error_of(body: bytes) -> tuple:
            return struct.unpack("<H", body[1:3])[0], body[9:].decode("utf-8", "replace")

        def scramble(plugin: str, salt: bytes) -> bytes:
            if not password:
                return b""
            if plugin == "mysql_native_password":
                one = hashlib.sha1(password.encode()).digest()
                return bytes(a ^ b for a, b in zip(one, hashlib.sha1(salt + hashlib.sha1(one).digest()).digest()))
            one = hashlib.sha256(password.encode()).digest()
            return bytes(a ^ b for a, b in zip(one, hashlib.sha256(hashlib.sha256(one).digest() + salt).digest()))

        _, body = packet()
        if body[:1] == b"\xff":
            code = struct.unpack("<H", body[1:3])[0]
            if code in (1130, 1129):
                raise _Unshown(f"it lets nobody in from here: error {code}: {body[3:].decode('utf-8', 'replace')}")
            raise _Odd(f"it greeted with error {code}")
        if body[:1] != b"\x0a":
            raise _Odd(f"it greeted with {body[:20]!r}, which is not MySQL's protocol")
        rest = body[body.index(b"\0", 1) + 1 :]
        salt = rest[4:12] + rest[31:].split(b"\0")[0][:12]
        plugin = rest[31:].split(b"\0")[1].decode("ascii", "replace") if rest[31:].count(b"\0") > 1 else "mysql_native_password"
        answer = scramble(plugin, salt)
        flags = 0x0200 | 0x8000 | 0x00080000 | 0x0001  # protocol 4.1, secure connection, names of plugins, long password
        stream.send(_mysql_packet(1, struct.pack("<IIB23x", flags, 1 << 24, 45) + user.encode() + b"\0" + bytes([len(answer)]) + answer + plugin.encode() + b"\0"))
        for _ in range(4):
            number, body = packet()
            if body[:1] == b"\0":
                return True, "it let in"
            if body[:1] == b"\xff":
                code, text = error_of(body)
                if code == 1044:  # the login was taken; this database is not for that user
                    return True, f"it let in: error {code}: {text}"
                if code == 1130:
                    raise _Unshown(f"it lets nobody in from here: error {code}: {text}")
                if code in (1045, 1698, 1251, 3118, 3159, 3955):
                    return False, f"error {code}: {text}"
                raise _Odd(f"it refused for another reason than who logs in: error {code}: {text}")
            if body[:1] == b"\xfe":
                name, _, more = body[1:].partition(b"\0")
                if name.decode("ascii", "replace") in ("unix_socket", "auth_socket"):
                    return False, "it lets in by the socket of its machine only"
                stream.send(_mysql_packet(number + 1, scramble(name.decode("ascii", "replace"), more.rstrip(b"\0"))))
            elif body == b"\x01\x04":
                if not password:
                    stream.send(_mysql_packet(number + 1, b"\0"))
                    continue
                # The quick way knows only passwords that were used before: the whole password, encrypted with its key.
                stream.send(_mysql_packet(number + 1, b"\2"))
                number, body = packet()
                if body[:1] != b"\1":
                    raise _Odd(f"asked for its key it answered {body[:20]!r}")
                secret = bytes(one ^ salt[at % 20] for at, one in enumerate(password.encode() + b"\0"))
                stream.send(_mysql_packet(number + 1, _rsa_oaep(body[1:], secret)))
        raise _Odd("it goes on asking")


def _rsa_oaep(pem: bytes, message: bytes) -> bytes:
    """RSA with OAEP (RFC 8017) over SHA-1, as MySQL encrypts passwords where there is no TLS."""
    try:
        der = base64.b64decode(b"".join(pem.split(b"-----")[2].split()))

        def value(at: int) -> tuple:
            length, start = der[at + 1], at + 2
            if length & 0x80:
                length, start = int.from_bytes(der[start : start + (length & 0x7F)], "big"), start + (length & 0x7F)
            return start, start + length

        at = value(0)[0]  # SubjectPublicKeyInfo
        at = value(at)[1]  # the algorithm
        at = value(at)[0] + 1  # the key's bits
        at = value(at)[0]  # RSAPublicKey
        start, end = value(at)
        modulus = int.from_bytes(der[start:end], "big")
        start, end = value(end)
        exponent = int.from_bytes(der[start:end], "big")
    except (IndexError, ValueError):
        raise _Odd("its key for passwords cannot be read") from None
    size = (modulus.bit_length() + 7) // 8
    if not 128 <= size <= 1024 or len(message) > size - 42:
        raise _Odd(f"its key for passwords has {size} bytes")

    def mask(seed: bytes, length: int) -> bytes:
        return b"".join(hashlib.sha1(seed + struct.pack("!I", number)).digest() for number in range(length // 20 + 1))[:length]

    block = hashlib.sha1(b"").digest() + bytes(size - len(message) - 42) + b"\1" + message
    seed = secrets.token_bytes(20)
    masked = bytes(a ^ b for a, b in zip(block, mask(seed, len(block))))
    hidden = bytes(a ^ b for a, b in zip(seed, mask(masked, 20)))
    return pow(int.from_bytes(b"\0" + hidden + masked, "big"), exponent, modulus).to_bytes(size, "big")


def _mysql_packet(number: int, body: bytes) -> bytes:
    return len(body).to_bytes(3, "little") + bytes([number & 0xFF]) + body


def _mysql_anonymous(to: Target) -> tuple:
    said = []
    named = ([to.user] if to.user_said else []) + [account["user"] for account in to.accounts.values() if account.get("user")]
    for user in list(dict.fromkeys(["", "root", "mysql", *named]))[:8]:
        entered, how = _mysql_login(to, user)
        if entered:
            return True, f"user {user!r} without a password: {how}"
        said.append(f"user {user!r}: {how}")
    return False, "; ".join(said)


# --- MongoDB -----------------------------------------------------------------------


def _mongo_anonymous(to: Target) -> tuple:
    command = b"\x10listDatabases\0" + struct.pack("<i", 1) + b"\x02$db\0" + struct.pack("<i", 6) + b"admin\0"
    document = struct.pack("<i", len(command) + 5) + command + b"\0"
    body = struct.pack("<I", 0) + b"\0" + document
    with _Stream(to) as stream:
        stream.send(struct.pack("<iiii", 16 + len(body), 1, 0, 2013) + body)
        length, _, _, code = struct.unpack("<iiii", stream.take(16))
        if code != 2013 or length < 26:
            raise _Odd("the answer is not of MongoDB's protocol")
        answer = stream.take(length - 16)
    if b"\x02codeName\0" in answer:
        name = answer.split(b"\x02codeName\0", 1)[1][4:].split(b"\0")[0].decode("ascii", "replace")
        if name in ("Unauthorized", "AuthenticationRequired"):
            return False, name
        raise _Odd(f"it refused for another reason: {name}")
    if b"\x04databases\0" in answer:
        return True, "it listed its databases"
    raise _Odd("the answer has neither databases nor a code")


# --- MQTT --------------------------------------------------------------------------


class Mqtt:
    """As much of MQTT 3.1.1 as the checks need."""

    def __init__(self, to: Target, account=None):
        self.stream = _Stream(to)
        flags, payload = 0x02, self._text("tmc-" + secrets.token_hex(6))
        if account:
            flags |= 0x80 | (0x40 if "password" in account else 0)
            payload += self._text(account.get("user", "")) + (self._text(account["password"]) if "password" in account else b"")
        self._send(0x10, self._text("MQTT") + bytes([4, flags]) + struct.pack("!H", 60) + payload)
        kind, body = self._packet()
        if kind != 0x20 or len(body) < 2:
            raise _Odd(f"it answered with the packet {kind:#x}, which is not MQTT's answer to a connection")
        self.code = body[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self._send(0xE0, b"")
        self.stream.sock.close()

    @staticmethod
    def _text(text: str) -> bytes:
        data = text.encode()
        return struct.pack("!H", len(data)) + data

    def _send(self, kind: int, body: bytes):
        length, size = len(body), b""
        while True:
            size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
            length >>= 7
            if not length:
                break
        self.stream.send(bytes([kind]) + size + body)

    def _packet(self) -> tuple:
        kind, length, shift = self.stream.take(1)[0], 0, 0
        while True:
            digit = self.stream.take(1)[0]
            length |= (digit & 0x7F) << shift
            shift += 7
            if digit < 0x80:
                break
            if shift > 21:
                raise _Odd("a length that is none of MQTT's")
        return kind, self.stream.take(length)

    def subscribe(self, topic: str) -> bool:
        """Whether the broker granted it."""
        self._send(0x82, struct.pack("!H", 1) + self._text(topic) + b"\0")
        while True:
            kind, body = self._packet()
            if kind == 0x90:
                return body[2] < 0x80

    def publish(self, topic: str, text: str):
        self._send(0x30, self._text(topic) + text.encode())

    def hears(self, text: str, seconds: float) -> bool:
        """Whether a message with that text comes within the time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.stream.sock.settimeout(max(0.05, deadline - time.monotonic()))
            try:
                kind, body = self._packet()
            except socket.timeout:
                break
            if kind & 0xF0 == 0x30 and text.encode() in body:
                self.stream.sock.settimeout(wait_seconds())
                return True
        self.stream.sock.settimeout(wait_seconds())
        return False


def _mqtt_anonymous(to: Target) -> tuple:
    with Mqtt(to) as client:
        if client.code == 0:
            return True, "it accepted a client without a name"
        if client.code in (4, 5):
            return False, f"return code {client.code}"
        raise _Odd(f"it refused for another reason: return code {client.code}")


# --- AMQP, Kafka -------------------------------------------------------------------


def _amqp(to: Target, mechanism: str, response: bytes) -> tuple:
    """AMQP 0-9-1 up to Tune (let in) or Close (refused)."""
    with _Stream(to) as stream:

        def method() -> tuple:
            kind, _, length = struct.unpack("!BHI", stream.take(7))
            body = stream.take(length + 1)
            if kind != 1 or body[-1:] != b"\xce":
                raise _Odd("the answer is not of AMQP's protocol")
            return struct.unpack("!HH", body[:4]), body[4:-1]

        stream.send(b"AMQP\0\0\x09\x01")
        name, body = method()
        if name != (10, 10):
            raise _Odd(f"it began with the method {name}")
        at = 2 + 4 + struct.unpack("!I", body[2:6])[0]
        size = struct.unpack("!I", body[at : at + 4])[0]
        offered = body[at + 4 : at + 4 + size].decode("ascii", "replace").split()
        if mechanism not in offered:
            return False, f"it offers {', '.join(offered)}, not {mechanism}"
        capability = b"\x1cauthentication_failure_closet\x01"  # let it say why, instead of closing
        capabilities = b"\x0ccapabilitiesF" + struct.pack("!I", len(capability)) + capability
        arguments = struct.pack("!I", len(capabilities)) + capabilities + bytes([len(mechanism)]) + mechanism.encode()
        arguments += struct.pack("!I", len(response)) + response + b"\x05en_US"
        payload = struct.pack("!HH", 10, 11) + arguments
        stream.send(struct.pack("!BHI", 1, 0, len(payload)) + payload + b"\xce")
        name, body = method()
        if name == (10, 30):
            return True, f"it accepted {mechanism}"
        if name == (10, 50):
            code = struct.unpack("!H", body[:2])[0]
            if code == 403:
                return False, "403 ACCESS_REFUSED"
            raise _Odd(f"it refused for another reason: {code}")
        raise _Odd(f"it answered with the method {name}")


def _amqp_anonymous(to: Target) -> tuple:
    return _amqp(to, "ANONYMOUS", b"tmc-verify")


def _kafka(to: Target, key: int, version: int, body: bytes) -> bytes:
    with _Stream(to) as stream:
        head = struct.pack("!hhih", key, version, 1, 10) + b"tmc-verify"
        stream.send(struct.pack("!i", len(head) + len(body)) + head + body)
        length = struct.unpack("!i", stream.take(4))[0]
        if not 4 <= length <= _LIMIT:
            raise _Odd("the answer is not of Kafka's protocol")
        return stream.take(length)[4:]


def _kafka_anonymous(to: Target) -> tuple:
    answer = _kafka(to, 17, 0, struct.pack("!h", 3) + b"TMC")  # SaslHandshake with a mechanism that nobody has
    error = struct.unpack("!h", answer[:2])[0]
    if error == 34:
        return True, "the listener asks for no login"
    if error != 33:
        raise _Odd(f"it answered a handshake with the error {error}")
    try:
        _kafka(to, 3, 0, struct.pack("!i", 0))  # Metadata
    except (_Odd, ConnectionError):
        return False, "it asks for a login (SASL), and closed on a request without one"
    return True, "it answered a request without a login"


# --- LDAP --------------------------------------------------------------------------


def _ber(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = bytes([len(body)]) if len(body) < 128 else b"\x82" + struct.pack("!H", len(body))
    return bytes([tag]) + size + body


def _ldap_message(stream: _Stream) -> tuple:
    """(tag of the operation, its content)."""
    if stream.take(1) != b"\x30":
        raise _Odd("the answer is not of LDAP's protocol")
    first = stream.take(1)[0]
    length = int.from_bytes(stream.take(first & 0x7F), "big") if first & 0x80 else first
    body = stream.take(length)
    at = 2 + body[1]  # the number of the message
    tag, size = body[at], body[at + 1]
    start = at + 2 + (size & 0x7F if size & 0x80 else 0)
    return tag, body[start:]


def _ldap_search(stream: _Stream, number: int, base: str, scope: int, attribute: str) -> tuple:
    """(contents of entries, result code). At most five entries are asked for."""
    request = _ber(0x63, _ber(0x04, base.encode()), _ber(0x0A, bytes([scope])), _ber(0x0A, b"\0"), _ber(0x02, b"\x05"), _ber(0x02, b"\x05"),
                   _ber(0x01, b"\0"), _ber(0x87, b"objectClass"), _ber(0x30, _ber(0x04, attribute.encode())))  # fmt: skip
    stream.send(_ber(0x30, _ber(0x02, bytes([number])), request))
    entries = []
    while True:
        tag, body = _ldap_message(stream)
        if tag == 0x64:
            entries.append(body)
        elif tag == 0x65:
            return entries, body[2]
        elif tag != 0x73:
            raise _Odd(f"it answered a search with {tag:#x}")


def _ldap_bind(stream: _Stream, number: int, name: str) -> int:
    stream.send(_ber(0x30, _ber(0x02, bytes([number])), _ber(0x60, _ber(0x02, b"\x03"), _ber(0x04, name.encode()), _ber(0x80))))
    tag, body = _ldap_message(stream)
    if tag != 0x61 or body[:2] != b"\x0a\x01":
        raise _Odd(f"it answered a bind with {tag:#x}")
    return body[2]


def _ldap_anonymous(to: Target) -> tuple:
    """An anonymous bind, a bind with a name and no password, and none at all: a search without a bind is one too."""
    said = []
    for how, name in (("an anonymous bind", ""), ("a bind with a name and no password", "cn=tmc-verify"), ("no bind", None)):
        with _Stream(to) as stream:
            if name is not None:
                code = _ldap_bind(stream, 1, name)
                if code in (8, 13, 48, 49, 50, 53):
                    said.append(f"{how}: result {code}")
                    continue
                if code != 0:
                    raise _Odd(f"it refused for another reason: result {code}")
            entries, _ = _ldap_search(stream, 2, "", 0, "namingContexts")
            found = [one[2 : 2 + one[1]].decode("utf-8", "replace") for one in re.findall(rb"(?s)\x04[\x01-\x7f][^\x00-\x1f]+", b"".join(entries)) if b"=" in one]
            bases = [to.database] if to.database else found[:3]
            if not bases:
                if name is None:
                    break
                skip(f"{to} does not say where its entries are: give the base as \"database\" in the targets file")
            for number, base in enumerate(bases):
                entries, code = _ldap_search(stream, 3 + number, base, 2, "cn")
                if entries:
                    return True, f"with {how} it gave {len(entries)} entries under {base!r}"
                # "There is no such object" is what it says about a base that is misspelt, too: only where it named the base
                # itself it means that strangers may not see it.
                if code in (1, 8, 50, 53) or (code == 32 and base in found):
                    said.append(f"{how}: result {code} to a search under {base!r}")
                elif code == 32:
                    raise _Unshown(f"it knows no {base!r}: correct \"database\" in the targets file")
                else:
                    raise _Odd(f"a search under {base!r} found nothing, with result {code}")
    return False, "; ".join(said)


# --- FTP, mail, HTTP ---------------------------------------------------------------


def _ftp_anonymous(to: Target) -> tuple:
    with ftplib.FTP(timeout=wait_seconds()) as ftp:
        ftp.connect(to.host, to.port)
        try:
            return True, ftp.login("anonymous", "tmc-verify@tmc-verify.invalid")
        except ftplib.error_perm as error:
            if not str(error).startswith(("530", "532", "331")):
                raise _Unshown(f"it refused for another reason than who logs in: {error}") from None
            return False, str(error)
        except ftplib.Error as error:
            raise _Odd(str(error)) from None


_INDEXES = {
    "/_cat/indices": rb"^(?:green|yellow|red) ", "/_all_dbs": rb"^\[", "/_cluster/health": rb"\"cluster_name\"", "/query?q=SHOW+DATABASES": rb"\"results\"",
    "/api/v1/query?query=up": rb"\"status\":\s*\"success\"", "/collections": rb"\"collections\"",
}  # fmt: skip


def _http_anonymous(to: Target) -> tuple:
    seen = []
    if "private" in to.requests:
        if "one" in to.accounts:
            need_success(to, ask(to, "private", as_account(to, "one")), "the request 'private' to account \"one\"")
        reply = ask(to, "private")
        need_answer(to, reply, "the request 'private'")
        if not refused(reply):
            return True, f"the request 'private': {reply}"
        if reply.status == 404 and "one" not in to.accounts:
            raise _Unshown(f"there is no {to.requests['private']['path']} for strangers, and perhaps for nobody: give account \"one\", who gets it")
        seen.append(f"the request 'private': status {reply.status}")
    for path in (to.probe, *_INDEXES):
        reply = get(to, path)
        if path in _INDEXES and reply.status == 200 and re.search(_INDEXES[path], reply.body):
            return True, f"GET {path}: {reply}"
        if reply.status in (401, 403):
            seen.append(f"GET {path}: status {reply.status}")
    if not seen:
        skip(f"{to} knows none of {', '.join(_INDEXES)}: give the request \"private\" in the targets file")
    return False, "; ".join(seen)


_ANONYMOUS = {
    **dict.fromkeys(POSTGRES, _pg_anonymous), **dict.fromkeys(HTTP, _http_anonymous), "mysql": _mysql_anonymous, "mariadb": _mysql_anonymous,
    "redis": _redis_anonymous, "rediss": _redis_anonymous, "memcached": _memcached_anonymous, "mongodb": _mongo_anonymous, "mqtt": _mqtt_anonymous,
    "mqtts": _mqtt_anonymous, "amqp": _amqp_anonymous, "amqps": _amqp_anonymous, "kafka": _kafka_anonymous, "ldap": _ldap_anonymous,
    "ldaps": _ldap_anonymous, "ftp": _ftp_anonymous,
}  # fmt: skip


def _attempt(to: Target, what: str, attempt):
    """What `attempt` gives; fails if the answer is none of the protocol's."""
    try:
        return attempt()
    except _Unshown as reason:
        skip(f"{to}: {reason}")
    except (_Odd, NoTls, OSError, EOFError, ftplib.Error, smtplib.SMTPException, IndexError, ValueError, struct.error) as error:
        fail(f"{to} answers {what} by the rules of its protocol", say(error) if isinstance(error, OSError) else str(error) or type(error).__name__,
             "correct the scheme of its endpoint, or look at its log")  # fmt: skip


def _turned_away(attempt) -> tuple:
    """What `attempt` gives; an alert of TLS that is about the client's certificate is a refusal too."""
    try:
        return attempt()
    except ssl.SSLError as error:
        if re.search(r"CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|ACCESS_DENIED", alert_of(error)):
            return False, f"TLS: {error.reason}"
        raise


def expect_anonymous_refused(to: Target) -> list:
    """Proves: who brings no login is refused, by a refusal that the protocol of the endpoint's scheme knows, and that is
    about the login: one for another reason shows nothing, and the check is skipped. Known are
    postgres, mysql, redis, memcached, mongodb, mqtt, amqp, kafka, ldap, ftp and http (search, series and document
    stores)."""
    check = Check("anonymous_refused", to.element)
    require_reachable(to)
    if to.scheme not in _ANONYMOUS:
        skip(f"{to} speaks {to.scheme!r}: this check knows {', '.join(sorted(_ANONYMOUS))}")
    nameless = dataclasses.replace(to, client_cert="", client_key="")
    entered, how = _attempt(to, "a caller without a login", lambda: _turned_away(lambda: _ANONYMOUS[to.scheme](nameless)))
    if entered:
        fail(f"{to} refuses whoever brings no login", how, "ask for a login, and take away what needs none")
    check.saw(f"without a login: {how}")
    return check.done()


_FACTORY = {
    **dict.fromkeys(POSTGRES, (("postgres", "postgres"), ("postgres", "password"), ("postgres", ""), ("admin", "admin"))),
    **dict.fromkeys(("mysql", "mariadb"), (("root", ""), ("root", "root"), ("root", "password"), ("mysql", "mysql"))),
    **dict.fromkeys(("redis", "rediss"), (("default", ""), ("default", "redis"), ("default", "password"), ("default", "foobared"))),
    **dict.fromkeys(("amqp", "amqps"), (("guest", "guest"), ("admin", "admin"))),
    **dict.fromkeys(("mqtt", "mqtts"), (("admin", "admin"), ("admin", "public"), ("guest", "guest"))),
}


def _factory(to: Target, user: str, password: str) -> tuple:
    if to.scheme in POSTGRES:
        return _pg_login(to, user, password)[:2]
    if to.scheme in ("mysql", "mariadb"):
        return _mysql_login(to, user, password)
    if to.scheme in ("redis", "rediss"):
        if not password:
            return _redis_anonymous(to)
        line, pong = _redis(to, ("AUTH", user, password), ("PING",))
        if line.startswith(b"+OK") and pong == b"+PONG":
            return True, "it accepted AUTH"
        if line.startswith(b"-ERR AUTH <password> called without any password"):
            return True, "it knows no password at all"
        if line.startswith((b"-WRONGPASS", b"-ERR invalid", b"-ERR AUTH", b"-NOAUTH")):
            return False, line.decode("utf-8", "replace")
        raise _Odd(f"it answered {line[:60]!r}")
    if to.scheme in ("amqp", "amqps"):
        return _amqp(to, "PLAIN", b"\0" + user.encode() + b"\0" + password.encode())
    with Mqtt(to, {"user": user, "password": password}) as client:
        if client.code not in (0, 4, 5):
            raise _Odd(f"it refused for another reason: return code {client.code}")
        return client.code == 0, f"return code {client.code}"


def expect_factory_logins_refused(to: Target) -> list:
    """Proves: the logins with which the product is installed are refused: four or fewer of them."""
    check = Check("store_factory_logins_refused", to.element)
    require_reachable(to)
    if to.scheme not in _FACTORY:
        skip(f"{to} speaks {to.scheme!r}: this check knows the logins of {', '.join(sorted(_FACTORY))}")
    nameless = dataclasses.replace(to, client_cert="", client_key="")
    for user, password in _FACTORY[to.scheme]:
        entered, how = _attempt(to, "a login", lambda user=user, password=password: _turned_away(lambda: _factory(nameless, user, password)))
        if entered:
            fail(f"{to} refuses the logins that it was installed with", f"user {user!r} with password {password!r}: {how}", "remove them, or give them passwords of your own")
        check.saw(f"user {user!r} with password {password!r}: {how}")
    return check.done()


def expect_login_limited(to: Target) -> list:
    """Proves: account "one", with which the program logs in, is let in and is not a superuser (PostgreSQL says so itself)."""
    check = Check("login_limited", to.element)
    require_reachable(to)
    if to.scheme not in POSTGRES:
        skip(f"{to} speaks {to.scheme!r}: this check knows PostgreSQL only")
    account = need_account(to, "one")
    user = account.get("user", to.user)
    entered, how, settings = _attempt(to, f"the login of {user!r}", lambda: _pg_login(to, user, account.get("password", "")))
    if not entered:
        fail(f"{to} lets the program's account {user!r} in (else nothing is shown)", how, "correct account \"one\" and \"database\" in the targets file")
    if settings.get("is_superuser") != "off":
        fail(f"the program's account {user!r} at {to} may do only what it needs", f"is_superuser: {settings.get('is_superuser', 'not said')}", "give the program an account of its own without that right")
    check.saw(f"user {user!r} was let in, and is not a superuser")
    return check.done()


def expect_public_access_refused(to: Target) -> list:
    """Proves: a store of objects gives nobody without a login a list of what is in it, nor the object `private`."""
    check = Check("public_access_refused", to.element)
    require_reachable(to)
    if to.scheme not in HTTP:
        skip(f"{to} speaks {to.scheme!r}: this check knows HTTP only")
    for path in dict.fromkeys((to.probe, "/", "/?list-type=2", "/?comp=list&restype=container")):
        reply = get(to, path)
        if reply.status == 200 and re.search(rb"<ListBucketResult|<EnumerationResults|<Contents>|Index of /|\"items\"\s*:\s*\[", reply.body):
            fail(f"{to} lists its objects to nobody without a login", f"GET {path}: {reply}", "block public access for the whole account")
        check.saw(f"GET {path}: status {reply.status}, no list")
    if "private" not in to.requests:
        skip(f"{to} lists nothing to strangers; whether it gives them objects shows the request \"private\" in the targets file")
    reply = ask(to, "private")
    need_answer(to, reply, "the request 'private'")
    if not refused(reply):
        fail(f"{to} gives nobody an object without a login", str(reply), "block public access, and hand out links that expire")
    if "one" not in to.accounts:
        skip(f"{to} lists nothing to strangers, and refuses them {to.requests['private']['path']}; that there is such an object is not seen: give account \"one\", who gets it")
    need_success(to, ask(to, "private", as_account(to, "one")), "the request 'private' to account \"one\"")
    check.saw(f"the object of the request 'private': status {reply.status}")
    return check.done()


_RELAYING = re.compile(r"relay|authenticat|5\.7\.[01]\b|not (?:permitted|allowed|local)|^53[0-9]|access denied", re.IGNORECASE)


def expect_relay_closed(to: Target) -> list:
    """Proves: a mail server takes no mail from a stranger for a stranger, nor from a name of its own domain (`domain`), and
    says that it is for relaying; with `recipient` it takes mail for that address, so that it does take some. Nothing is
    sent: the check ends before DATA."""
    check = Check("relay_closed", to.element)
    require_reachable(to)
    if to.scheme not in ("smtp", "tcp"):
        skip(f"{to} speaks {to.scheme!r}: this check knows SMTP only")

    def attempt(sender: str, recipient: str) -> tuple:
        with smtplib.SMTP(timeout=wait_seconds()) as mail:
            mail.connect(to.host, to.port)
            mail.ehlo("tmc-verify.example.com")
            code, text = mail.mail(sender)
            if code < 400:
                code, text = mail.rcpt(recipient)
            mail.rset()
            return code, text.decode("utf-8", "replace")

    stranger, domain = "tmc@example.org", to.settings.get("domain", "")
    tried = [("a stranger's mail for a stranger", "tmc@example.com", stranger)]
    if domain:
        tried += [("mail of its own domain for a stranger", f"postmaster@{domain}", stranger), ("mail on a way around", "tmc@example.com", f"tmc%example.org@{domain}")]
    for what, sender, recipient in tried:
        code, text = _attempt(to, what, lambda sender=sender, recipient=recipient: attempt(sender, recipient))
        if code < 300:
            fail(f"{to} takes no mail for others from strangers", f"{what}: RCPT TO was answered {code} {text}", "let only logged-in senders send to other domains")
        if code < 500:
            fail(f"{to} refuses a stranger's mail for good", f"{code} {text}", "look at its log, and try again")
        if not _RELAYING.search(f"{code} {text}") and "around" not in what:
            skip(f"{to} refused {what} for another reason than relaying: {code} {text}. Run the tests from an address that it takes mail from")
        check.saw(f"{what}: {code} {text}")
    if "recipient" in to.settings:
        code, text = _attempt(to, "mail for its own", lambda: attempt("tmc@example.com", to.settings["recipient"]))
        if code >= 300:
            fail(f"{to} takes mail for {to.settings['recipient']} (else nothing is shown)", f"{code} {text}", "correct \"recipient\" in the targets file")
        check.saw(f"mail for {to.settings['recipient']}: {code}")
    return check.done()


# --- Topics ------------------------------------------------------------------------


def _mqtt(to: Target, name: str) -> Mqtt:
    client = _attempt(to, f"the login of account {name!r}", lambda: Mqtt(to, need_account(to, name)))
    if client.code:
        client.stream.sock.close()
        fail(f"{to} lets account {name!r} in (else nothing is shown)", f"return code {client.code}", "correct the account in the targets file")
    return client


def _topics(to: Target) -> str:
    require_reachable(to)
    if to.scheme not in ("mqtt", "mqtts"):
        skip(f"{to} speaks {to.scheme!r}: this check knows MQTT only")
    return need_setting(to, "foreign_topic")


def expect_producers_separated(to: Target) -> list:
    """Proves: what account "two" sends to `foreign_topic` arrives there, what account "one" sends does not."""
    check = Check("producers_separated", to.element)
    topic, mark = _topics(to), secrets.token_hex(8)

    def attempt() -> str:
        with _mqtt(to, "two") as two, _mqtt(to, "one") as one:
            if not two.subscribe(topic):
                return f"account \"two\" may not subscribe to {topic!r}"
            two.publish(topic, f"tmc-two-{mark}")
            if not two.hears(f"tmc-two-{mark}", 3.0):
                return f"what account \"two\" sends to {topic!r} does not arrive"
            one.publish(topic, f"tmc-one-{mark}")
            return "heard" if two.hears(f"tmc-one-{mark}", 1.5) else ""

    how = _attempt(to, "two clients", attempt)
    if how == "heard":
        fail(f"{to} lets account \"one\" write to its own topics only", f"what it sent to {topic!r} arrived", "give each sender the right to write to its own topics only")
    if how:
        fail(f"account \"two\" uses {topic!r} at {to} (else nothing is shown)", how, "correct \"foreign_topic\" in the targets file")
    check.saw(f"{topic!r}: what account \"two\" sent arrived, what account \"one\" sent did not")
    return check.done()


def expect_consumers_separated(to: Target) -> list:
    """Proves: what account "two" sends to `foreign_topic` reaches itself, and not account "one" that listens there, or to
    all topics by a wildcard."""
    check = Check("consumers_separated", to.element)
    topic, mark = _topics(to), secrets.token_hex(8)

    def attempt() -> str:
        with _mqtt(to, "two") as two, _mqtt(to, "one") as one:
            granted = [name for name in (topic, "#", topic.rpartition("/")[0] + "/+", "+/" + topic.partition("/")[2], "$share/tmc/#") if one.subscribe(name)]
            if not two.subscribe(topic):
                return f"account \"two\" may not subscribe to {topic!r}"
            two.publish(topic, f"tmc-{mark}")
            if not two.hears(f"tmc-{mark}", 3.0):
                return f"what account \"two\" sends to {topic!r} does not arrive"
            return "heard" if granted and one.hears(f"tmc-{mark}", 1.5) else ""

    how = _attempt(to, "two clients", attempt)
    if how == "heard":
        fail(f"{to} lets account \"one\" read its own topics only", f"a message on {topic!r} reached it", "give each taker the right to read its own topics only")
    if how:
        fail(f"account \"two\" uses {topic!r} at {to} (else nothing is shown)", how, "correct \"foreign_topic\" in the targets file")
    check.saw(f"{topic!r}: the message reached account \"two\", and not account \"one\"")
    return check.done()
