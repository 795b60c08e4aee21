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
import ssl
import struct
import subprocess
import sys
import threading

sys.path[:0] = [sys.argv[1], os.path.dirname(os.path.abspath(__file__))]
os.makedirs(sys.argv[2], exist_ok=True)

import tmc_verify_stores as stores  # noqa: E402
import tmc_verify_tls as tls  # noqa: E402
from bench import Bench  # noqa: E402
from shopsite import Rsa  # noqa: E402

bench = Bench(sys.argv[2])


class Server:
    """Talks to each client by `talk(conversation)`. With a certificate over TLS: from the first byte on, or, with
    `later`, from where the conversation calls `secure`."""

    def __init__(self, talk, certificate=None, later=False):
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                self.request.settimeout(5)
                conversation = Conversation(self.request, context)
                try:
                    if context and not later:
                        conversation.secure()
                    talk(conversation)
                except (EOFError, OSError, ValueError):
                    pass
                finally:
                    if conversation.sock is not self.request:
                        conversation.sock.close()

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
    def __init__(self, sock, context):
        self.sock, self.context, self.write = sock, context, sock.sendall

    def secure(self):
        self.sock = self.context.wrap_socket(self.sock, server_side=True)
        self.write = self.sock.sendall

    def peek(self) -> bytes:
        return self.sock.recv(1, socket.MSG_PEEK)

    def read(self, count: int) -> bytes:
        """Exactly as many bytes."""
        data = b""
        while len(data) < count:
            chunk = self.sock.recv(count - len(data))
            if not chunk:
                raise EOFError
            data += chunk
        return data

    def line(self) -> bytes:
        data = b""
        while not data.endswith(b"\n"):
            chunk = self.sock.recv(1)
            if not chunk:
                break
            data += chunk
        return data


def attempt(check, what, scheme, talk, outcome, words="", certificate=None, later=False, login="", path="", **entry):
    with Server(talk, certificate, later) as server:
        bench.expect(f"{check.__name__} ({scheme}, {what})", check, {"endpoint": f"{scheme}://{login}127.0.0.1:{server.port}{path}", **entry}, outcome, words)


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


def redis_limited(answers):
    """A user without a password who may do something: `answers` by command, else NOPERM."""

    def talk(c):
        while True:
            count = int(c.line()[1:])
            words = [c.read(int(c.line()[1:]) + 2)[:-2].decode() for _ in range(count)]
            c.write(answers.get(words[0], b"-NOPERM User default has no permissions to run the '%s' command\r\n" % words[0].lower().encode()))

    return talk


attempt(stores.expect_anonymous_refused, "may read", "redis", redis_limited({"GET": b"$-1\r\n"}), "failed", "it answered GET")
attempt(stores.expect_anonymous_refused, "may read some keys", "redis", redis_limited({"GET": b"-NOPERM No permissions to access a key\r\n"}), "failed", "it answered GET")
attempt(stores.expect_anonymous_refused, "may do nothing", "redis", redis_limited({}), "passed", "NOPERM for PING")
attempt(stores.expect_anonymous_refused, "protected mode", "redis", redis_limited({"PING": b"-DENIED Redis is running in protected mode\r\n"}), "skipped", "asks nobody for a password")
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


def mysql_new(password, private, public):
    """caching_sha2_password that has not seen the password before: it sends its key, and reads the password with it."""

    def read_with(key, block):
        plain = pow(int.from_bytes(block, "big"), key.secret, key.modulus).to_bytes(key.size, "big")
        digest = lambda seed, length: b"".join(hashlib.sha1(seed + struct.pack("!I", one)).digest() for one in range(length // 20 + 1))[:length]  # noqa: E731
        seed = bytes(a ^ b for a, b in zip(plain[1:21], digest(plain[21:], 20)))
        return bytes(a ^ b for a, b in zip(plain[21:], digest(seed, key.size - 21)))[20:].lstrip(b"\0")[1:]

    key, salt = Rsa(private, public), b"12345678" + b"abcdefghijkl"

    def talk(c):
        def write(number, body):
            c.write(len(body).to_bytes(3, "little") + bytes([number]) + body)

        def packet():
            head = c.read(4)
            return head[3], c.read(int.from_bytes(head[:3], "little"))

        write(0, b"\x0a8.0.36\0" + struct.pack("<I", 7) + salt[:8] + b"\0" + struct.pack("<H", 0xF7FF) + b"\x2d" + struct.pack("<HH", 2, 0x81FF) + b"\x15" + bytes(10) + salt[8:] + b"\0caching_sha2_password\0")
        number, body = packet()
        if not body[32:].partition(b"\0")[2][0]:
            return write(number + 1, b"\xff" + struct.pack("<H", 1045) + b"#28000Access denied")
        write(number + 1, b"\1\4")
        number, body = packet()
        assert body == b"\2"
        with open(public, "rb") as file:
            write(number + 1, b"\1" + file.read())
        number, body = packet()
        given = bytes(one ^ salt[at % 20] for at, one in enumerate(read_with(key, body)))
        good = given == password.encode() + b"\0"
        return write(number + 1, b"\0\0\0\2\0\0\0" if good else b"\xff" + struct.pack("<H", 1045) + b"#28000Access denied")

    return talk


private, public = (os.path.join(sys.argv[2], name) for name in ("private.pem", "public.pem"))
subprocess.run(["openssl", "genrsa", "-out", private, "2048"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
subprocess.run(["openssl", "rsa", "-in", private, "-pubout", "-out", public], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
attempt(stores.expect_factory_logins_refused, "whole password, right", "mysql", mysql_new("s3cret", private, public), "passed", "user 'root' with password 'root'")
attempt(stores.expect_factory_logins_refused, "whole password, root", "mysql", mysql_new("password", private, public), "failed", "user 'root' with password 'password'")
attempt(stores.expect_anonymous_refused, "a user of the model", "mysql", mysql("web", ""), "failed", "user 'web' without a password", user="web")
not_from_here = b"\xff" + struct.pack("<H", 1130) + b"Host '10.0.0.1' is not allowed to connect to this server"
attempt(stores.expect_anonymous_refused, "not from here", "mysql", lambda c: c.write(len(not_from_here).to_bytes(3, "little") + b"\0" + not_from_here), "skipped", "lets nobody in from here")
attempt(stores.expect_factory_logins_refused, "right", "mysql", mysql("web", "s3cret"), "passed", "user 'root' with password 'root'")
attempt(stores.expect_factory_logins_refused, "root", "mysql", mysql("root", "password"), "failed", "user 'root' with password 'password'")

# PostgreSQL


def postgres(user="postgres", password=None, how="scram", superuser="off", trusted=None):
    """`trusted`: (user, database) of a line of pg_hba.conf with `trust`; other pairs get "no entry" if `how` is "lines"."""

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

        base = dict(zip(*[iter(body[4:].split(b"\0"))] * 2)).get(b"database", b"").decode()
        good = name == user
        if trusted:
            if base not in (trusted[1], "postgres") and how != "lines":
                pass
            elif (name, base) == trusted:
                c.write(message(b"R", struct.pack("!I", 0)) + message(b"Z", b"I"))
                return
            elif how == "lines":
                c.write(message(b"E", b'SFATAL\0C28000\0Mno pg_hba.conf entry for host "127.0.0.1", user "%s", database "%s", no encryption\0\0' % (name.encode(), base.encode())))
                return
            elif how == "roles" and name != trusted[0]:
                c.write(message(b"E", b'SFATAL\0C28000\0Mrole "%s" does not exist\0\0' % name.encode()))
                return
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
    attempt(stores.expect_anonymous_refused, how, "postgres", postgres("web", "s3cret", how), "passed", "asked for a password", user="web", database="shop")
    attempt(stores.expect_login_limited, how, "postgres", postgres("web", "s3cret", how), "passed", "not a superuser", **login)
    attempt(stores.expect_factory_logins_refused, how, "postgres", postgres("web", "s3cret", how), "passed", "28P01")
    attempt(stores.expect_factory_logins_refused, f"{how}, postgres", "postgres", postgres("postgres", "password", how), "failed", "'postgres' with password 'password'")
attempt(stores.expect_anonymous_refused, "trust", "postgres", postgres(), "failed", "user 'postgres' at 'postgres' without a password: it let in")
attempt(stores.expect_anonymous_refused, "nobody is named", "postgres", postgres("web", "s3cret"), "skipped", "of a line of pg_hba.conf")
lined = postgres(how="lines", trusted=("web", "appdb"))
attempt(stores.expect_anonymous_refused, "trust for one pair", "postgres", lined, "failed", "user 'web' at 'appdb' without a password: it let in", user="web", database="appdb")
attempt(stores.expect_anonymous_refused, "trust for one pair, by the endpoint", "postgres", lined, "failed", "user 'web' at 'appdb'", path="/appdb", login="web@")
attempt(stores.expect_anonymous_refused, "trust for one pair, nobody is named", "postgres", lined, "skipped", "no pg_hba.conf entry")
attempt(stores.expect_anonymous_refused, "trust for a pair of an account", "postgres", lined, "failed", "user 'web' at 'appdb'", database="appdb", accounts={"one": {"user": "web", "password": "x"}})
attempt(stores.expect_anonymous_refused, "trust for another database", "postgres", lined, "skipped", "no pg_hba.conf entry", user="web", database="other")
attempt(stores.expect_anonymous_refused, "a role that is missing", "postgres", postgres("web", "s3cret", "roles", trusted=("web", "x")), "failed", "got as far as", user="app", database="postgres")
attempt(stores.expect_login_limited, "superuser", "postgres", postgres("web", "s3cret", superuser="on"), "failed", "is_superuser: on", **login)
attempt(stores.expect_login_limited, "wrong password", "postgres", postgres("web", "other"), "failed", "else nothing is shown", **login)
attempt(stores.expect_login_limited, "no account", "postgres", postgres("web", "s3cret"), "skipped", "no account 'one'")
attempt(stores.expect_login_limited, "another scheme", "mysql", mysql(), "skipped", "PostgreSQL only", **login)

# MQTT


class Broker:
    """Topics for everyone, or for "two" alone; and whoever subscribed."""

    def __init__(self, anonymous=False, everyone_writes=False, everyone_reads=False, logins=None, wildcards=False):
        self.wildcards = wildcards
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
                granted = user == "two" or self.everyone_reads or (self.wildcards and b"#" in body)
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
attempt(stores.expect_consumers_separated, "by a wildcard", "mqtt", Broker(wildcards=True).talk, "failed", "reached it", **topics)
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


def ldap(bind, entries, result, unbound=(0, 50), named=None, contexts=True):
    """`bind`: the result of an anonymous bind; `named`: of one with a name and no password; `entries` and `result`: of a
    search after a bind; `unbound`: of one without."""

    def ber(tag, *parts):
        body = b"".join(parts)
        return bytes([tag, len(body)]) + body

    def reply(number, tag, *parts):
        return ber(0x30, ber(0x02, bytes([number])), ber(tag, *parts))

    def talk(c):
        bound = False
        while True:
            c.read(1)
            body = c.read(c.read(1)[0])
            number = body[2]
            if body[3] == 0x60:
                code = bind if named is None or b"cn=tmc" not in body else named
                bound = code == 0
                c.write(reply(number, 0x61, ber(0x0A, bytes([code])), ber(0x04), ber(0x04)))
                continue
            if b"namingContexts" in body:
                if contexts:
                    c.write(reply(number, 0x64, ber(0x04), ber(0x30, ber(0x30, ber(0x04, b"namingContexts"), ber(0x31, ber(0x04, b"dc=shop"))))))
                c.write(reply(number, 0x65, ber(0x0A, b"\0"), ber(0x04), ber(0x04)))
                continue
            count, code = (entries, result) if bound else unbound
            if b"dc=shop" not in body:
                count, code = 0, 32
            for _ in range(count):
                c.write(reply(number, 0x64, ber(0x04, b"cn=ana,dc=shop"), ber(0x30)))
            c.write(reply(number, 0x65, ber(0x0A, bytes([code])), ber(0x04), ber(0x04)))

    return talk


attempt(stores.expect_anonymous_refused, "right", "ldap", ldap(48, 0, 0), "passed", "result 48")
attempt(stores.expect_anonymous_refused, "nothing to see", "ldap", ldap(0, 0, 50), "passed", "result 50 to a search under 'dc=shop'")
attempt(stores.expect_anonymous_refused, "open", "ldap", ldap(0, 2, 0), "failed", "gave 2 entries")
attempt(stores.expect_anonymous_refused, "without a bind", "ldap", ldap(48, 0, 0, unbound=(2, 0)), "failed", "with no bind it gave 2 entries")
attempt(stores.expect_anonymous_refused, "a name without a password", "ldap", ldap(48, 2, 0, named=0), "failed", "with a bind with a name and no password")
attempt(stores.expect_anonymous_refused, "hidden", "ldap", ldap(0, 0, 32, unbound=(0, 32)), "passed", "result 32")
attempt(stores.expect_anonymous_refused, "a wrong base", "ldap", ldap(0, 2, 0, contexts=False), "skipped", "it knows no 'dc=shpo'", database="dc=shpo")
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
attempt(stores.expect_anonymous_refused, "another reason", "ftp", ftp(b"550 disk full\r\n"), "skipped", "another reason than who logs in")
attempt(stores.expect_anonymous_refused, "open", "ftp", ftp(b"230 welcome\r\n"), "failed", "230 welcome")


def smtp(answer, own=b"250 ok\r\n", sender=b"250 ok\r\n", around=None):
    return lines(b"220 mail\r\n", [("EHLO", b"250 mail\r\n"), ("MAIL FROM:<postmaster@own.test", b"250 ok\r\n"), ("MAIL", sender), ("RCPT TO:<ana@own.test", own), ("RCPT TO:<tmc%", around or answer), ("RCPT", answer),
                                     ("RSET", b"250 ok\r\n"), ("QUIT", b"221 bye\r\n")])  # fmt: skip


def trusts_own(c):
    """Takes all mail of senders that say they are of its own domain."""
    c.write(b"220 mail\r\n")
    own = False
    while True:
        line = c.line().upper()
        if not line:
            return
        if line.startswith(b"MAIL"):
            own = b"@OWN.TEST" in line
        c.write(b"221 bye\r\n" if line.startswith(b"QUIT") else b"554 relay access denied\r\n" if line.startswith(b"RCPT") and not own else b"250 ok\r\n")


closed = smtp(b"554 relay access denied\r\n")
attempt(stores.expect_relay_closed, "right", "smtp", closed, "passed", "554")
attempt(stores.expect_relay_closed, "right, and takes mail", "smtp", closed, "passed", "mail for ana@own.test: 250", settings={"domain": "own.test", "recipient": "ana@own.test"})
attempt(stores.expect_relay_closed, "takes no mail", "smtp", smtp(b"554 relay access denied\r\n", own=b"550 no\r\n"), "failed", "else nothing is shown", settings={"recipient": "ana@own.test"})
attempt(stores.expect_relay_closed, "open", "smtp", smtp(b"250 ok\r\n"), "failed", "RCPT TO was answered 250")
attempt(stores.expect_relay_closed, "open to its own", "smtp", trusts_own, "failed", "mail of its own domain", settings={"domain": "own.test"})
attempt(stores.expect_relay_closed, "a way around", "smtp", smtp(b"554 relay access denied\r\n", around=b"250 ok\r\n"), "failed", "mail on a way around", settings={"domain": "own.test"})
attempt(stores.expect_relay_closed, "another reason", "smtp", smtp(b"550 blocked by a list\r\n"), "skipped", "for another reason than relaying")
attempt(stores.expect_relay_closed, "another sender", "smtp", smtp(b"250 ok\r\n", sender=b"550 sender's domain not found\r\n"), "skipped", "for another reason than relaying")
attempt(stores.expect_relay_closed, "later", "smtp", smtp(b"450 later\r\n"), "failed", "refuses a stranger's mail for good")
attempt(stores.expect_relay_closed, "another scheme", "http", closes, "skipped", "SMTP only")

# In clear: over TLS, in clear, both at one port, and closed to everyone

leaf = tls._authority().server("127.0.0.1")[:2]


def first(hello, answer):
    """Reads what a client says first, and answers it."""

    def talk(c):
        assert c.read(len(hello))[:4] == hello[:4]
        c.write(answer)

    return talk


def either(talk):
    """TLS and clear text at one port, as some products allow during a change."""

    def both(c):
        if c.peek() == b"\x16":
            c.secure()
        talk(c)

    return both


def answer_mongo(c):
    length, number, _, _ = struct.unpack("<iiii", c.read(16))
    c.read(length - 16)
    c.write(struct.pack("<iiii", 36, 1, number, 1) + bytes(20))


def answer_kafka(c):
    length = struct.unpack("!i", c.read(4))[0]
    c.write(struct.pack("!ii", 10, struct.unpack("!hhi", c.read(length)[:8])[2]) + bytes(6))


clear = {
    "redis": redis("s3cret"), "memcached": lambda c: c.line() and c.write(b"VERSION 1.6.18\r\n"), "mongodb": answer_mongo, "kafka": answer_kafka, "mqtt": Broker().talk, "mqtts": Broker().talk, "rediss": redis("s3cret"),
    "amqp": first(b"AMQP\0\0\x09\x01", b"\1\0\0\0\0\0\4\0\x0a\0\x0a\xce"), "ldaps": ldap(48, 0, 0), "grpc": first(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\0\0\0\4\0\0\0\0\0"),
}  # fmt: skip
for scheme, talk in clear.items():
    attempt(tls.expect_plaintext_refused, "right", scheme, talk, "passed", "the same words over TLS were answered", certificate=leaf)
    attempt(tls.expect_plaintext_refused, "in clear", scheme, talk, "failed", "refuses a client that speaks in cleartext")
    attempt(tls.expect_plaintext_refused, "both", scheme, either(talk), "failed", "refuses a client that speaks in cleartext", certificate=leaf, later=True)
    attempt(tls.expect_plaintext_refused, "closed to everyone", scheme, closes, "failed", "", certificate=leaf)
    attempt(tls.expect_plaintext_refused, "closes", scheme, closes, "failed", "handshake")
attempt(tls.expect_plaintext_refused, "another protocol over TLS", "redis", babbles, "failed", "answers the same words over TLS", certificate=leaf)
attempt(tls.expect_plaintext_refused, "unknown", "tcp", redis("s3cret"), "skipped", "give \"first_bytes\"", certificate=leaf)
attempt(tls.expect_plaintext_refused, "unknown, its words", "tcp", redis("s3cret"), "passed", "over TLS were answered", certificate=leaf, settings={"first_bytes": b"*1\r\n$4\r\nPING\r\n".hex()})
attempt(tls.expect_plaintext_refused, "unknown, in clear", "tcp", redis("s3cret"), "failed", "it answered b'-NOAUTH", settings={"first_bytes": b"*1\r\n$4\r\nPING\r\n".hex()})
attempt(tls.expect_plaintext_refused, "no hexadecimal digits", "tcp", redis("s3cret"), "failed raw", "give hexadecimal digits", certificate=leaf, settings={"first_bytes": "PING"})


def mysql_tls(demands, offers=True):
    """MySQL, which begins in clear: with `demands` it refuses a login that is not over TLS."""

    def talk(c):
        flags = 0xF7FF if not offers else 0xFFFF
        greeting = b"\x0a8.0.36\0" + struct.pack("<I", 7) + b"12345678\0" + struct.pack("<H", flags) + b"\x2d" + struct.pack("<HH", 2, 0x81FF) + b"\x15" + bytes(10) + b"abcdefghijkl\0mysql_native_password\0"
        c.write(len(greeting).to_bytes(3, "little") + b"\0" + greeting)
        body = c.read(int.from_bytes(c.read(4)[:3], "little"))
        if len(body) == 32:
            c.secure()
            c.read(4)
        code, text = (3159, b"#HY000Connections using insecure transport are prohibited") if demands and len(body) > 32 else (1045, b"#28000Access denied")
        answer = b"\xff" + struct.pack("<H", code) + text
        c.write(len(answer).to_bytes(3, "little") + b"\2" + answer)

    return talk


for scheme in ("mysql", "mariadb"):
    attempt(tls.expect_plaintext_refused, "right", scheme, mysql_tls(True), "passed", "error 3159", certificate=leaf, later=True)
    attempt(tls.expect_plaintext_refused, "both", scheme, mysql_tls(False), "failed", "it went on with the login", certificate=leaf, later=True)
    attempt(tls.expect_plaintext_refused, "no TLS", scheme, mysql_tls(True, offers=False), "failed", "its greeting offers none")


def ldap_tls(code):
    def talk(c):
        c.read(1)
        body = c.read(c.read(1)[0])
        if body[3] == 0x77:
            c.write(b"\x30\x0c\2\1\1\x78\7\x0a\1\0\4\0\4\0")
            c.secure()
            c.read(1)
        else:
            c.write(b"\x30\x0c\2\1\1\x61\7\x0a\1" + bytes([code]) + b"\4\0\4\0")

    return talk


attempt(tls.expect_plaintext_refused, "right", "ldap", ldap_tls(13), "passed", "result 13", certificate=leaf, later=True)
attempt(tls.expect_plaintext_refused, "looks at it", "ldap", ldap_tls(49), "failed", "it looked at a password in cleartext", certificate=leaf, later=True)


def started(greeting, answer):
    def talk(c):
        c.write(greeting)
        while True:
            line = c.line().upper()
            if not line:
                return
            if line.startswith((b"STARTTLS", b"AUTH TLS")):
                c.write(b"220 go on\r\n" if line.startswith(b"S") else b"234 go on\r\n")
                c.secure()
                c.read(1)
                return
            c.write(b"250-mail\r\n250 STARTTLS\r\n" if line.startswith(b"EHLO") else answer)

    return talk


for scheme, refusal in (("smtp", b"530 5.7.0 Must issue a STARTTLS command first\r\n"), ("ftp", b"530 Non-anonymous sessions must use encryption.\r\n")):
    attempt(tls.expect_plaintext_refused, "right", scheme, started(b"220 hello\r\n", refusal), "passed", "530", certificate=leaf, later=True)
    attempt(tls.expect_plaintext_refused, "both", scheme, started(b"220 hello\r\n", b"331 password?\r\n" if scheme == "ftp" else b"250 ok\r\n"), "failed", "for lack of encryption", certificate=leaf, later=True)
    attempt(tls.expect_plaintext_refused, "another reason", scheme, started(b"220 hello\r\n", b"550 not you\r\n"), "failed", "550 not you", certificate=leaf, later=True)
no_entry = lambda end: b"E" + struct.pack("!I", len(end) + 4) + end  # noqa: E731


def postgres_clear(clear, over_tls):
    def talk(c):
        body = c.read(struct.unpack("!I", c.read(4))[0] - 4)
        if body == struct.pack("!I", 80877103):
            c.write(b"S")
            c.secure()
            c.read(struct.unpack("!I", c.read(4))[0] - 4)
            c.write(over_tls)
        else:
            c.write(clear)

    return talk


asks, unknown, lacks = b"R" + struct.pack("!II", 8, 3), no_entry(b'SFATAL\0C28000\0Mno pg_hba.conf entry for user "postgres"\0\0'), no_entry(b'SFATAL\0C28000\0Mno pg_hba.conf entry for user "postgres", no encryption\0\0')
attempt(tls.expect_plaintext_refused, "right", "postgres", postgres_clear(lacks, asks), "passed", "accepted", certificate=leaf, later=True)
attempt(tls.expect_plaintext_refused, "nobody's user", "postgres", postgres_clear(lacks, unknown), "failed", "no pg_hba.conf entry", certificate=leaf, later=True)
attempt(tls.expect_plaintext_refused, "in clear", "postgres", postgres_clear(asks, asks), "failed", "it went on with the login", certificate=leaf, later=True)
attempt(tls.expect_plaintext_refused, "in clear, a missing role", "postgres", postgres_clear(no_entry(b'SFATAL\0C28000\0Mrole "postgres" does not exist\0\0'), asks), "failed", "another reason", certificate=leaf, later=True)

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

bench.functions.add("expect_plaintext_refused")
bench.functions.add("expect_public_access_refused")  # over HTTP: http_cases.py
sys.exit(bench.done(stores))
