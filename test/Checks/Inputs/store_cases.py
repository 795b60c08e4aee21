"""The checks of stores in their own protocols: store_cases.py SUPPORT WORK

Each server here is a script: what it reads up to, and what it answers. The protocols' numbers are those of their
specifications; PostgreSQL itself is tried by test/EndToEnd."""

import base64
import hashlib
import hmac
import os
import re
import socket
import socketserver
import struct
import sys
import threading

sys.path[:0] = [sys.argv[1], os.path.dirname(os.path.abspath(__file__))]
os.makedirs(sys.argv[2], exist_ok=True)

import tmc_verify_stores as stores  # noqa: E402
from bench import Bench  # noqa: E402

bench = Bench(sys.argv[2])


class Server:
    """Talks to each client by `talk(read, write)`: read(count) gives exactly as many bytes."""

    def __init__(self, talk):
        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                def read(count):
                    data = self.rfile.read(count)
                    if len(data) < count:
                        raise EOFError
                    return data

                self.request.settimeout(5)
                try:
                    talk(Conversation(read, self.rfile.readline, self.request.sendall))
                except (EOFError, OSError, ValueError):
                    pass

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Conversation:
    def __init__(self, read, line, write):
        self.read, self.line, self.write = read, line, write


def attempt(check, what, scheme, talk, outcome, words="", **entry):
    with Server(talk) as server:
        bench.expect(f"{check.__name__} ({scheme}, {what})", check, {"endpoint": f"{scheme}://127.0.0.1:{server.port}", **entry}, outcome, words)


def closes(_):
    pass


def babbles(c):
    c.write(b"SSH-2.0-OpenSSH_9.2\r\n" * 20)


# Redis


def redis(password=None, users=None):
    def talk(c):
        entered = password is None
        while True:
            count = int(c.line()[1:])
            words = []
            for _ in range(count):
                size = int(c.line()[1:])
                words.append(c.read(size + 2)[:-2].decode())
            if words[0] == "AUTH":
                entered = words[2] == password
                c.write(b"+OK\r\n" if entered else b"-WRONGPASS invalid username-password pair or user is disabled.\r\n")
            else:
                c.write(b"+PONG\r\n" if entered else b"-NOAUTH Authentication required.\r\n")

    return talk


attempt(stores.expect_anonymous_refused, "right", "redis", redis("s3cret"), "passed", "NOAUTH")
attempt(stores.expect_anonymous_refused, "open", "redis", redis(), "failed", "it answered PING")
attempt(stores.expect_anonymous_refused, "closes", "redis", closes, "failed", "closed the connection")
attempt(stores.expect_anonymous_refused, "another protocol", "redis", babbles, "failed", "SSH-2.0")
attempt(stores.expect_factory_logins_refused, "right", "redis", redis("s3cret"), "passed", "WRONGPASS")
attempt(stores.expect_factory_logins_refused, "default", "redis", redis("foobared"), "failed", "'foobared'")
attempt(stores.expect_anonymous_refused, "unknown scheme", "tcp", redis(), "skipped", "this check knows")

# Memcached

attempt(stores.expect_anonymous_refused, "right", "memcached", lambda c: c.line() and c.write(b"CLIENT_ERROR unauthenticated\r\n"), "passed", "unauthenticated")
attempt(stores.expect_anonymous_refused, "open", "memcached", lambda c: c.line() and c.write(b"VERSION 1.6.18\r\n"), "failed", "VERSION 1.6.18")

# MongoDB


def mongo(answer: bytes):
    def talk(c):
        length, number, _, code = struct.unpack("<iiii", c.read(16))
        assert code == 2013 and b"listDatabases" in c.read(length - 16)
        body = struct.pack("<I", 0) + b"\0" + struct.pack("<i", len(answer) + 5) + answer + b"\0"
        c.write(struct.pack("<iiii", 16 + len(body), 2, number, 2013) + body)

    return talk


attempt(stores.expect_anonymous_refused, "right", "mongodb", mongo(b"\x02codeName\0" + struct.pack("<i", 13) + b"Unauthorized\0"), "passed", "Unauthorized")
attempt(stores.expect_anonymous_refused, "open", "mongodb", mongo(b"\x04databases\0" + struct.pack("<i", 5) + b"\0"), "failed", "it listed its databases")
attempt(stores.expect_anonymous_refused, "odd", "mongodb", mongo(b"\x02codeName\0" + struct.pack("<i", 6) + b"Other\0"), "failed", "another reason")

# MySQL


def mysql(user="", password=None, refuse=True):
    salt = b"12345678" + b"abcdefghijkl"

    def talk(c):
        greeting = b"\x0a8.0.36\0" + struct.pack("<I", 7) + salt[:8] + b"\0" + struct.pack("<H", 0xF7FF) + b"\x2d" + struct.pack("<HH", 2, 0x81FF) + b"\x15" + bytes(10) + salt[8:] + b"\0mysql_native_password\0"
        c.write(len(greeting).to_bytes(3, "little") + b"\0" + greeting)
        size = int.from_bytes(c.read(4)[:3], "little")
        body = c.read(size)[32:]
        name, _, rest = body.partition(b"\0")
        proof = rest[1 : 1 + rest[0]]
        wanted = b""
        if password:
            one = hashlib.sha1(password.encode()).digest()
            wanted = bytes(a ^ b for a, b in zip(one, hashlib.sha1(salt + hashlib.sha1(one).digest()).digest()))
        good = password is not None and name.decode() == user and proof == wanted
        answer = b"\0\0\0\2\0\0\0" if good else b"\xff" + struct.pack("<H", 1045) + b"#28000Access denied"
        c.write(len(answer).to_bytes(3, "little") + b"\2" + answer)

    return talk


attempt(stores.expect_anonymous_refused, "right", "mysql", mysql("web", "s3cret"), "passed", "error 1045")
attempt(stores.expect_anonymous_refused, "root", "mysql", mysql("root", ""), "failed", "user 'root' without a password")
attempt(stores.expect_anonymous_refused, "another protocol", "mysql", babbles, "failed", "protocol")
attempt(stores.expect_factory_logins_refused, "right", "mysql", mysql("web", "s3cret"), "passed", "user 'root' with password 'root'")
attempt(stores.expect_factory_logins_refused, "root", "mysql", mysql("root", "password"), "failed", "user 'root' with password 'password'")

# PostgreSQL


def postgres(user="postgres", password=None, how="scram", superuser="off"):
    def message(kind, body):
        return kind + struct.pack("!I", len(body) + 4) + body

    def talk(c):
        length = struct.unpack("!I", c.read(4))[0]
        body = c.read(length - 4)
        if body == struct.pack("!I", 80877103):
            c.write(b"N")
            length = struct.unpack("!I", c.read(4))[0]
            body = c.read(length - 4)
        name = dict(zip(*[iter(body[4:].split(b"\0"))] * 2)).get(b"user", b"").decode()

        def answer():
            assert c.read(1) == b"p"
            return c.read(struct.unpack("!I", c.read(4))[0] - 4)

        good = name == user
        if password is None:
            pass
        elif how == "clear":
            c.write(message(b"R", struct.pack("!I", 3)))
            good = answer() == password.encode() + b"\0" and good
        elif how == "md5":
            c.write(message(b"R", struct.pack("!I", 5) + b"salt"))
            inner = hashlib.md5(password.encode() + name.encode()).hexdigest()
            good = answer() == b"md5" + hashlib.md5(inner.encode() + b"salt").hexdigest().encode() + b"\0" and good
        else:
            c.write(message(b"R", struct.pack("!I", 10) + b"SCRAM-SHA-256\0\0"))
            first = answer()[len(b"SCRAM-SHA-256\0") + 4 :].decode()
            nonce = first.rpartition("r=")[2] + "server"
            server = f"r={nonce},s={base64.b64encode(b'0123456789abcdef').decode()},i=4096"
            c.write(message(b"R", struct.pack("!I", 11) + server.encode()))
            final = answer().decode()
            without, _, proof = final.rpartition(",p=")
            salted = hashlib.pbkdf2_hmac("sha256", password.encode(), b"0123456789abcdef", 4096)
            key = hmac.digest(salted, b"Client Key", "sha256")
            text = f"{first[3:]},{server},{without}".encode()
            wanted = bytes(a ^ b for a, b in zip(key, hmac.digest(hashlib.sha256(key).digest(), text, "sha256")))
            good = base64.b64decode(proof) == wanted and good
            if good:
                c.write(message(b"R", struct.pack("!I", 12) + b"v=x"))
        if not good:
            c.write(message(b"E", b"SFATAL\0C28P01\0Mpassword authentication failed\0\0"))
            return
        c.write(message(b"R", struct.pack("!I", 0)) + message(b"S", b"is_superuser\0" + superuser.encode() + b"\0") + message(b"Z", b"I"))
        c.read(1)

    return talk


login = {"accounts": {"one": {"user": "web", "password": "s3cret"}}, "user": "web"}
for how in ("scram", "md5", "clear"):
    attempt(stores.expect_anonymous_refused, how, "postgres", postgres("web", "s3cret", how), "passed", "asked for a password")
    attempt(stores.expect_login_limited, how, "postgres", postgres("web", "s3cret", how), "passed", "no superuser", **login)
    attempt(stores.expect_factory_logins_refused, how, "postgres", postgres("web", "s3cret", how), "passed", "28P01")
    attempt(stores.expect_factory_logins_refused, f"{how}, postgres", "postgres", postgres("postgres", "password", how), "failed", "'postgres' with password 'password'")
attempt(stores.expect_anonymous_refused, "trust", "postgres", postgres(), "failed", "user 'postgres' without a password: it let in")
attempt(stores.expect_login_limited, "superuser", "postgres", postgres("web", "s3cret", superuser="on"), "failed", "is_superuser: on", **login)
attempt(stores.expect_login_limited, "wrong password", "postgres", postgres("web", "other"), "failed", "else nothing is shown", **login)
attempt(stores.expect_login_limited, "no account", "postgres", postgres("web", "s3cret"), "skipped", "no account 'one'")
attempt(stores.expect_login_limited, "another scheme", "mysql", mysql(), "skipped", "PostgreSQL only", **login)

# MQTT


class Broker:
    """Topics for everyone, or for "two" alone; and whoever subscribed."""

    def __init__(self, anonymous=False, everyone_writes=False, everyone_reads=False, logins=None):
        self.anonymous, self.everyone_writes, self.everyone_reads = anonymous, everyone_writes, everyone_reads
        self.logins, self.takers, self.lock = logins or {"one": "1", "two": "2"}, [], threading.Lock()

    def talk(self, c):
        def packet():
            kind, length, shift = c.read(1)[0], 0, 0
            while True:
                digit = c.read(1)[0]
                length |= (digit & 0x7F) << shift
                shift += 7
                if digit < 0x80:
                    return kind, c.read(length)

        kind, body = packet()
        flags, rest = body[7], body[10:]
        rest = rest[2 + struct.unpack("!H", rest[:2])[0] :]
        words = []
        while rest:
            size = struct.unpack("!H", rest[:2])[0]
            words.append(rest[2 : 2 + size].decode())
            rest = rest[2 + size :]
        good = self.anonymous if not flags & 0x80 else self.logins.get(words[0]) == (words + ["", ""])[1]
        c.write(bytes([0x20, 2, 0, 0 if good else 5]))
        if not good:
            return
        user = words[0] if words else ""
        while True:
            kind, body = packet()
            if kind == 0x82:
                granted = user == "two" or self.everyone_reads
                if granted:
                    with self.lock:
                        self.takers.append(c)
                c.write(bytes([0x90, 3, 0, 1, 0 if granted else 0x80]))
            elif kind == 0x30 and (user == "two" or self.everyone_writes):
                with self.lock:
                    for taker in self.takers:
                        try:
                            taker.write(bytes([0x30, len(body)]) + body)
                        except OSError:
                            pass
            elif kind == 0xE0:
                return


topics = {"accounts": {"one": {"user": "one", "password": "1"}, "two": {"user": "two", "password": "2"}}, "settings": {"foreign_topic": "secrets/two"}}
attempt(stores.expect_anonymous_refused, "right", "mqtt", Broker().talk, "passed", "return code 5")
attempt(stores.expect_anonymous_refused, "open", "mqtt", Broker(anonymous=True).talk, "failed", "a client without a name")
attempt(stores.expect_anonymous_refused, "another protocol", "mqtt", babbles, "failed", "MQTT")
attempt(stores.expect_factory_logins_refused, "right", "mqtt", Broker().talk, "passed", "return code 5")
attempt(stores.expect_factory_logins_refused, "admin", "mqtt", Broker(logins={"admin": "public"}).talk, "failed", "'admin' with password 'public'")
attempt(stores.expect_producers_separated, "right", "mqtt", Broker().talk, "passed", "did not", **topics)
attempt(stores.expect_producers_separated, "everyone writes", "mqtt", Broker(everyone_writes=True).talk, "failed", "arrived", **topics)
attempt(stores.expect_producers_separated, "no topic", "mqtt", Broker().talk, "skipped", "no setting 'foreign_topic'", accounts=topics["accounts"])
attempt(stores.expect_producers_separated, "no account", "mqtt", Broker().talk, "skipped", "no account 'two'", settings=topics["settings"])
attempt(stores.expect_producers_separated, "wrong login", "mqtt", Broker(logins={"one": "1", "two": "x"}).talk, "failed", "lets account 'two' in", **topics)
attempt(stores.expect_consumers_separated, "right", "mqtt", Broker().talk, "passed", "not account \"one\"", **topics)
attempt(stores.expect_consumers_separated, "everyone reads", "mqtt", Broker(everyone_reads=True).talk, "failed", "reached it", **topics)
attempt(stores.expect_consumers_separated, "another scheme", "amqp", closes, "skipped", "MQTT only", **topics)

# AMQP


def amqp(mechanisms=b"PLAIN AMQPLAIN", logins=()):
    def method(name, body=b""):
        payload = struct.pack("!HH", *name) + body
        return struct.pack("!BHI", 1, 0, len(payload)) + payload + b"\xce"

    def talk(c):
        assert c.read(8) == b"AMQP\0\0\x09\x01"
        c.write(method((10, 10), b"\0\x09" + struct.pack("!I", 0) + struct.pack("!I", len(mechanisms)) + mechanisms + struct.pack("!I", 5) + b"en_US"))
        _, _, length = struct.unpack("!BHI", c.read(7))
        body = c.read(length + 1)
        good = any(login in body for login in logins)
        c.write(method((10, 30), bytes(8)) if good else method((10, 50), struct.pack("!H", 403) + b"\x0eACCESS_REFUSED" + bytes(4)))

    return talk


attempt(stores.expect_anonymous_refused, "right", "amqp", amqp(), "passed", "not ANONYMOUS")
attempt(stores.expect_anonymous_refused, "open", "amqp", amqp(b"PLAIN ANONYMOUS", [b"ANONYMOUS"]), "failed", "it accepted ANONYMOUS")
attempt(stores.expect_factory_logins_refused, "right", "amqp", amqp(), "passed", "403")
attempt(stores.expect_factory_logins_refused, "guest", "amqp", amqp(logins=[b"\0guest\0guest"]), "failed", "'guest' with password 'guest'")

# Kafka


def kafka(error, metadata=False):
    def talk(c):
        length = struct.unpack("!i", c.read(4))[0]
        key = struct.unpack("!h", c.read(length)[:2])[0]
        if key == 17:
            c.write(struct.pack("!iih", 6, 1, error))
        elif metadata:
            c.write(struct.pack("!iii", 8, 1, 0))

    return talk


attempt(stores.expect_anonymous_refused, "right", "kafka", kafka(33), "passed", "closed on a request without one")
attempt(stores.expect_anonymous_refused, "open", "kafka", kafka(34), "failed", "asks for no login")
attempt(stores.expect_anonymous_refused, "answers", "kafka", kafka(33, True), "failed", "answered a request without a login")

# LDAP


def ldap(bind, entries, result):
    def ber(tag, *parts):
        body = b"".join(parts)
        return bytes([tag, len(body)]) + body

    def reply(number, tag, *parts):
        return ber(0x30, ber(0x02, bytes([number])), ber(tag, *parts))

    def talk(c):
        c.read(1), c.read(c.read(1)[0])
        c.write(reply(1, 0x61, ber(0x0A, bytes([bind])), ber(0x04), ber(0x04)))
        while True:
            c.read(1)
            body = c.read(c.read(1)[0])
            number = body[2]
            if b"namingContexts" in body:
                c.write(reply(number, 0x64, ber(0x04), ber(0x30, ber(0x30, ber(0x04, b"namingContexts"), ber(0x31, ber(0x04, b"dc=shop"))))))
                c.write(reply(number, 0x65, ber(0x0A, b"\0"), ber(0x04), ber(0x04)))
                continue
            assert b"dc=shop" in body
            for _ in range(entries):
                c.write(reply(number, 0x64, ber(0x04, b"cn=ana,dc=shop"), ber(0x30)))
            c.write(reply(number, 0x65, ber(0x0A, bytes([result])), ber(0x04), ber(0x04)))

    return talk


attempt(stores.expect_anonymous_refused, "right", "ldap", ldap(48, 0, 0), "passed", "result 48")
attempt(stores.expect_anonymous_refused, "nothing to see", "ldap", ldap(0, 0, 50), "passed", "result 50 to a search under 'dc=shop'")
attempt(stores.expect_anonymous_refused, "open", "ldap", ldap(0, 2, 0), "failed", "gave 2 entries")
attempt(stores.expect_anonymous_refused, "empty", "ldap", ldap(0, 0, 0), "failed", "found nothing")

# FTP, mail


def lines(greeting, answers):
    def talk(c):
        c.write(greeting)
        while True:
            line = c.line().decode().strip()
            if not line:
                return
            for pattern, answer in answers:
                if re.match(pattern, line, re.IGNORECASE):
                    c.write(answer)
                    break

    return talk


def ftp(password):
    return lines(b"220 files\r\n", [("USER", b"331 password?\r\n"), ("PASS", password), ("QUIT", b"221 bye\r\n")])


attempt(stores.expect_anonymous_refused, "right", "ftp", ftp(b"530 no\r\n"), "passed", "530")
attempt(stores.expect_anonymous_refused, "open", "ftp", ftp(b"230 welcome\r\n"), "failed", "230 welcome")


def smtp(answer):
    return lines(b"220 mail\r\n", [("EHLO", b"250 mail\r\n"), ("MAIL", b"250 ok\r\n"), ("RCPT", answer), ("RSET", b"250 ok\r\n"), ("QUIT", b"221 bye\r\n")])


attempt(stores.expect_relay_closed, "right", "smtp", smtp(b"554 relay access denied\r\n"), "passed", "554")
attempt(stores.expect_relay_closed, "open", "smtp", smtp(b"250 ok\r\n"), "failed", "RCPT TO was answered 250")
attempt(stores.expect_relay_closed, "later", "smtp", smtp(b"450 later\r\n"), "failed", "refuses a stranger's mail for good")
attempt(stores.expect_relay_closed, "another scheme", "http", closes, "skipped", "SMTP only")

# Anyone else

for scheme in ("memcached", "mongodb", "mqtt", "amqp", "kafka", "ldap", "ftp", "mysql", "postgres"):
    attempt(stores.expect_anonymous_refused, "closes", scheme, closes, "failed", "by the rules of its protocol")
for scheme in ("mongodb", "amqp", "kafka", "ldap", "postgres", "mysql", "memcached"):
    attempt(stores.expect_anonymous_refused, "noise", scheme, lambda c: c.write(os.urandom(64).replace(b"S", b"x").replace(b"\x0a", b"x")), "failed", "by the rules of its protocol")
with socket.socket() as silent:
    silent.bind(("127.0.0.1", 0))
    silent.listen()
    os.environ["TMC_TIMEOUT"] = "0.5"
    for scheme in ("redis", "mysql", "mqtt", "postgres"):
        bench.expect(f"expect_anonymous_refused ({scheme}, silent)", stores.expect_anonymous_refused, {"endpoint": f"{scheme}://127.0.0.1:{silent.getsockname()[1]}"}, "failed", "by the rules of its protocol")

bench.functions.add("expect_public_access_refused")  # over HTTP: http_cases.py
sys.exit(bench.done(stores))
