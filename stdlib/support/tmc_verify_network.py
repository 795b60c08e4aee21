"""Checks of the network: what can be reached from where, names and mail in the DNS, how long certificates last."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import re
import secrets
import socket
import struct
import time

from tmc_verify import HERE, Check, NoTls, Target, fail, require_reachable, say, skip, tls_handshake, wait_seconds
from tmc_verify_requests import get, need_requests, need_setting

# --- Reach -------------------------------------------------------------------------

_PORTS = (21, 22, 23, 25, 53, 80, 110, 111, 135, 139, 143, 161, 389, 443, 445, 502, 554, 631, 873, 1433, 1521, 1723, 1883, 1900, 2049, 2323,
          2375, 3306, 3389, 5000, 5432, 5555, 5900, 5984, 6379, 7547, 8000, 8080, 8443, 8883, 9000, 9100, 9200, 10250, 11211, 27017, 37777,
          44818, 47808, 49152)  # fmt: skip


def _split(where: str, default: int = 0) -> tuple:
    host, colon, port = where.rpartition(":")
    if not colon or not port.isdigit():
        host, port = where, str(default)
    if not host or not 0 < int(port) < 65536:
        raise AssertionError(f"{where!r} in the targets file is not a host:port")
    return host.strip("[]"), int(port)


def _reach(host: str, port: int, seconds: float) -> str:
    """'' if someone accepts a connection, else why not."""
    try:
        socket.create_connection((host, port), timeout=seconds).close()
        return ""
    except OSError as error:
        return str(error) or type(error).__name__


def _need_here(to: Target, key: str):
    if key not in to.here:
        skip(f"\"here\" in the targets file has no {key!r}: {HERE[key]}")
    return to.here[key]


def _control(check: Check, to: Target):
    where = _need_here(to, "reachable")
    host, port = _split(where)
    why = _reach(host, port, wait_seconds())
    if why:
        fail(f"{where} is reachable from here, as the targets file says (else nothing is shown)", why, "correct \"reachable\" in \"here\", or repair the network")
    check.saw(f"{where} is reachable from here")


def expect_unreachable(to: Target, port=None) -> list:
    """Proves: from the boundary where the tests run (`here.zone`) nobody can connect to the element, while something
    else can be reached (`here.reachable`). `port`: that port instead of the endpoint's."""
    check = Check("unreachable", to.element, *([str(port)] if port else []))
    if to.absent:
        require_reachable(to)
    zone = _need_here(to, "zone")
    if to.element.startswith(zone + "."):
        skip(f"the tests run in {zone}, where {to.element} is: run them from outside")
    if not to.host or not (port or to.port):
        skip(f"{to.element} has no endpoint, neither in the model nor in a targets file")
    _control(check, to)
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(to.host, port or to.port, type=socket.SOCK_STREAM)}
    except OSError as error:
        skip(f"the name {to.host!r} of {to.element} is not known here ({error}): give its address as \"host\" in the targets file")
    for address in sorted(addresses):
        why = _reach(address, port or to.port, wait_seconds())
        if not why:
            fail(f"nobody in {zone} can connect to {to.element} at {address}:{port or to.port}", "it accepted a connection",
                 "let it be reached through a VPN or bastion host only, and close the port to everyone else")  # fmt: skip
        check.saw(f"{address}:{port or to.port}: {why}")
    return check.done()


def expect_fronted(front: Target, origins: list) -> list:
    """Proves: what is behind `front` cannot be reached from here without it, while `front` can."""
    check = Check("fronted", front.element)
    require_reachable(front)
    shown = 0
    for origin in origins:
        if origin.absent or not origin.host or not origin.port:
            continue
        zone = _need_here(front, "zone")
        if origin.element.startswith(zone + "."):
            continue
        why = _reach(origin.host, origin.port, wait_seconds())
        if not why:
            fail(f"{origin.element} is reached through {front.element} only", f"{origin.address} accepted a connection from {zone}",
                 "let servers behind refuse all who did not pass: by network, certificate or a secret header")  # fmt: skip
        check.saw(f"{origin.element} at {origin.address}: {why}")
        shown += 1
    if not shown:
        skip(f"the targets file gives no address of anything behind {front.element}")
    check.saw(f"{front} accepts connections")
    return check.done()


def expect_ports_minimal(to: Target) -> list:
    """Proves: of fifty ports that are often forgotten, only those of the endpoint and of `ports` answer."""
    check = Check("ports_minimal", to.element)
    require_reachable(to)
    expected = {to.port, *(int(port) for port in to.settings.get("ports", []))}
    started, opened = time.monotonic(), []
    for port in sorted({*_PORTS} - expected):
        if time.monotonic() - started > 60.0:
            skip(f"{to.host} drops packets: not all ports could be tried within a minute")
        if not _reach(to.host, port, min(1.0, wait_seconds())):
            opened.append(port)
    if opened:
        fail(f"{to} listens on {', '.join(map(str, sorted(expected)))} only", f"it accepts connections on {', '.join(map(str, opened))} too",
             "switch off what nobody needs, or list the port as \"ports\" in the targets file")  # fmt: skip
    check.saw(f"of {len(_PORTS)} ports only {', '.join(map(str, sorted(expected)))} answered")
    return check.done()


def expect_exits_closed(zone: Target) -> list:
    """Proves: from inside the boundary, where the tests have to run, nothing of `here.outside` can be reached, while
    `here.reachable` can."""
    check = Check("exits_closed", zone.element)
    if zone.absent:
        require_reachable(zone)
    here = _need_here(zone, "zone")
    if here != zone.element and not here.startswith(zone.element + "."):
        skip(f"the tests run in {here}: this check has to run inside {zone.element}")
    outside = _need_here(zone, "outside")
    if not outside:
        skip("\"outside\" in \"here\" of the targets file is empty")
    _control(check, zone)
    for where in outside[:20]:
        why = _reach(*_split(str(where)), wait_seconds())
        if not why:
            fail(f"nothing in {zone.element} can connect to {where}", "it accepted a connection", "let programs connect to named addresses only")
        check.saw(f"{where}: {why}")
    return check.done()


# --- Certificates ------------------------------------------------------------------


def _der(data: bytes, at: int) -> tuple:
    """(tag, start of the content, end) of the value at `at`."""
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    return data[at], start, start + length


def _not_after(certificate: bytes) -> datetime.datetime:
    _, at, _ = _der(certificate, 0)  # Certificate
    _, at, _ = _der(certificate, at)  # TBSCertificate
    if certificate[at] == 0xA0:
        at = _der(certificate, at)[2]  # version
    for _ in range(3):
        at = _der(certificate, at)[2]  # serial number, signature, issuer
    _, at, _ = _der(certificate, at)  # validity
    tag, start, end = _der(certificate, _der(certificate, at)[2])
    text = certificate[start:end].decode("ascii")
    if tag == 0x17:  # UTCTime: two digits of the year, 1950 to 2049
        text = ("19" if int(text[:2]) >= 50 else "20") + text
    return datetime.datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=datetime.timezone.utc)


def expect_certificate_lasts(to: Target) -> list:
    """Proves: the certificate is valid for `days_left` (14) days yet: who renews by a program is never nearer to its end."""
    check = Check("certificate_lasts", to.element)
    require_reachable(to)
    if to.scheme in ("http", "ws"):
        skip(f"{to} speaks in cleartext, so that it has no certificate")
    least = to.settings.get("days_left", 14)
    try:
        certificate = tls_handshake(to).certificate
    except (OSError, NoTls) as error:
        fail(f"{to} completes a TLS handshake", say(error), "switch TLS on; read its error log")
    try:
        end = _not_after(certificate)
    except (IndexError, ValueError):
        fail(f"{to} shows a certificate with an end", "it cannot be read", "install a certificate by the rules (RFC 5280)")
    left = (end - datetime.datetime.now(datetime.timezone.utc)).total_seconds() / 86400
    if left < least:
        fail(f"the certificate of {to} is valid for {least} days yet", f"it ends at {end:%Y-%m-%d}, in {left:.0f} days", "renew it by a program, with an alarm when that fails")
    check.saw(f"the certificate is valid until {end:%Y-%m-%d}")
    return check.done()


# --- Names -------------------------------------------------------------------------

_CODES = {0: "no error", 1: "format error", 2: "server failure", 3: "no such name", 5: "refused"}


def _resolver(to: Target) -> tuple:
    if "resolver" in to.here:
        return _split(to.here["resolver"], 53)
    with contextlib.suppress(OSError), open("/etc/resolv.conf", encoding="ascii", errors="replace") as file:
        for line in file:
            words = line.split()
            if len(words) > 1 and words[0] == "nameserver":
                return words[1], 53
    skip(f"\"here\" in the targets file has no \"resolver\": {HERE['resolver']}")


def _name(packet: bytes, at: int) -> tuple:
    """(the name at `at`, where it ends)."""
    labels, end, hops = [], 0, 0
    while True:
        length = packet[at]
        if length & 0xC0 == 0xC0:
            end = end or at + 2
            at = int.from_bytes(packet[at : at + 2], "big") & 0x3FFF
            hops += 1
            if hops > 32:
                raise ValueError("a name that leads to itself")
            continue
        if not length:
            return ".".join(labels), end or at + 1
        labels.append(packet[at + 1 : at + 1 + length].decode("ascii", "replace"))
        at += 1 + length


def dns_query(to: Target, name: str, kind: int) -> tuple:
    """(response code, [(kind, text of TXT and CNAME, bytes of others)…]). Over UDP, then TCP if it does not fit."""
    number = secrets.randbits(16)
    question = b"".join(bytes([len(label)]) + label.encode("idna") for label in name.strip(".").split(".")) + b"\0" + struct.pack("!HH", kind, 1)
    packet = struct.pack("!6H", number, 0x0100, 1, 0, 0, 0) + question
    address = _resolver(to)
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    answer, last = b"", None
    for _ in range(2):
        with contextlib.closing(socket.socket(family, socket.SOCK_DGRAM)) as sock:
            sock.settimeout(wait_seconds())
            try:
                sock.connect(address)
                sock.send(packet)
                answer = sock.recv(4096)
                if answer[:2] == packet[:2]:
                    break
            except OSError as error:
                last = error
    if answer[:2] != packet[:2]:
        fail(f"the DNS server {address[0]}:{address[1]} answers", str(last or "an answer to another question"), "correct \"resolver\" in \"here\" of the targets file")
    try:
        if answer[2] & 0x02:
            with contextlib.closing(socket.create_connection(address, timeout=wait_seconds())) as sock:
                sock.sendall(struct.pack("!H", len(packet)) + packet)
                data = b""
                while len(data) < 2 or len(data) < 2 + int.from_bytes(data[:2], "big"):
                    chunk = sock.recv(65536)
                    if not chunk:
                        raise ValueError("a short answer")
                    data += chunk
                answer = data[2:]
        questions, count, at, records = *struct.unpack("!HH", answer[4:8]), 12, []
        for _ in range(questions):
            at = _name(answer, at)[1] + 4
        for _ in range(count):
            at = _name(answer, at)[1]
            found, _, _, length = struct.unpack("!HHIH", answer[at : at + 10])
            data, at = answer[at + 10 : at + 10 + length], at + 10 + length
            if found == 16:
                text, place = b"", 0
                while place < len(data):
                    text += data[place + 1 : place + 1 + data[place]]
                    place += 1 + data[place]
                records.append((found, text.decode("utf-8", "replace")))
            elif found == 5:
                records.append((found, _name(answer, at - length)[0]))
            else:
                records.append((found, data))
        return answer[3] & 0x0F, records
    except (IndexError, ValueError, struct.error, OSError) as error:
        fail(f"the DNS server {address[0]}:{address[1]} answers by the rules", str(error), "correct \"resolver\" in \"here\" of the targets file")


def _texts(to: Target, name: str, begin: str) -> list:
    code, records = dns_query(to, name, 16)
    if code not in (0, 3):
        fail(f"the DNS answers for {name}", _CODES.get(code, str(code)), "ask another server (\"resolver\" in \"here\" of the targets file)")
    return [text for kind, text in records if kind == 16 and text.lower().replace(" ", "").startswith(begin)]


def expect_mail_domain_guarded(to: Target) -> list:
    """Proves: the domain from which it sends mail publishes one SPF record that ends in refusal and allows nobody before, a
    DMARC policy that rejects or quarantines all mail that fails, of its subdomains too, and, with `selector`, a key for
    DKIM."""
    check = Check("mail_domain_guarded", to.element)
    if to.absent:
        require_reachable(to)
    domain = need_setting(to, "domain")
    senders = _texts(to, domain, "v=spf1")
    everyone = any(re.search(r"(?:^|\s)(?:[+?]?all\b|\+?ip[46]:(?:0\.0\.0\.0|::)/0)", sender, re.IGNORECASE) for sender in senders)
    if len(senders) != 1 or everyone or not re.search(r"(?:^|\s)(?:[-~]all$|[-~]all\s|redirect=)", senders[0]):
        fail(f"{domain} says who may send its mail", f"SPF: {'; '.join(senders) or '(none)'}", "publish one record `v=spf1 … -all`")
    check.saw(f"SPF: {senders[0]}")
    policies = _texts(to, f"_dmarc.{domain}", "v=dmarc1")
    words = dict(part.strip().partition("=")[::2] for part in policies[0].split(";") if "=" in part) if len(policies) == 1 else {}
    words = {key.strip().lower(): value.strip().lower() for key, value in words.items()}
    if words.get("p") not in ("reject", "quarantine") or words.get("sp", "reject") not in ("reject", "quarantine") or words.get("pct", "100") != "100":
        fail(f"{domain} asks receivers to turn forged mail away", f"DMARC: {'; '.join(policies) or '(none)'}", "publish `v=DMARC1; p=reject` at _dmarc." + domain)
    check.saw(f"DMARC: {policies[0]}")
    if "selector" in to.settings:
        keys = _texts(to, f"{to.settings['selector']}._domainkey.{domain}", "")
        if not any(re.search(r"\bp=[A-Za-z0-9+/]{40}", key.replace(" ", "")) for key in keys):
            fail(f"{domain} publishes the key for DKIM", f"{to.settings['selector']}._domainkey: {'; '.join(keys)[:80] or '(none)'}", "publish the key under that selector")
        check.saw(f"a key for DKIM under {to.settings['selector']}")
    return check.done()


def expect_names_alive(zone: Target) -> list:
    """Proves: each of `names` leads to an address, through whatever other names: none points to what is gone."""
    check = Check("names_alive", zone.element)
    if zone.absent:
        require_reachable(zone)
    names = need_setting(zone, "names")
    if not names:
        skip(f"\"names\" of {zone.element} is empty")
    for name in [str(name) for name in names[:50]]:
        at, chain = name, [name]
        while True:
            code, records = dns_query(zone, at, 1)
            aliases = [text for kind, text in records if kind == 5]
            if any(kind == 1 for kind, _ in records) or any(kind == 28 for kind, _ in dns_query(zone, at, 28)[1]):
                break
            if not aliases or aliases[-1] in chain:
                fail(f"{name} leads to an address", f"{' -> '.join(chain + aliases)}: {_CODES.get(code, str(code)) if code else 'no address'}",
                     "delete the name, or give it something to point to, before someone else takes that")  # fmt: skip
            at = aliases[-1]
            chain.append(at)
        check.saw(f"{' -> '.join(chain)}: an address")
    return check.done()


# --- The cluster's interfaces ------------------------------------------------------


def expect_cluster_api_closed(to: Target) -> list:
    """Proves: the cluster's interface refuses a caller without a name: pods, secrets and namespaces get 401 or 403, with the
    answer that Kubernetes gives for it, so that it is the interface that refuses and not another server."""
    check = Check("cluster_api_closed", to.element)
    need_requests(to)
    nameless = dataclasses.replace(to, client_cert="", client_key="")
    for path in ("/api/v1/namespaces", "/api/v1/pods", "/api/v1/secrets", "/apis"):
        reply = get(nameless, path)
        if reply.status not in (401, 403):
            fail(f"{to} refuses a caller without a name", f"GET {path}: {reply}", "switch anonymous calls off, and bind no role to unnamed callers")
        if not re.search(rb"\"kind\"\s*:\s*\"Status\"", reply.body):
            fail(f"{to} is the interface of a cluster (else nothing is shown)", f"GET {path}: {reply}", "correct its endpoint")
        check.saw(f"GET {path}: status {reply.status}")
    return check.done()


def expect_kubelet_closed(to: Target) -> list:
    """Proves: the node's agent refuses callers without a name, and its port in cleartext (10255) is closed."""
    check = Check("kubelet_closed", to.element)
    need_requests(to)
    nameless = dataclasses.replace(to, client_cert="", client_key="")
    for path in ("/pods", "/runningpods/"):
        reply = get(nameless, path)
        if reply.status not in (401, 403):
            fail(f"{to} refuses a caller without a name", f"GET {path}: {reply}", "refuse anonymous calls, and ask the cluster's API for each")
        if not re.match(rb"Unauthorized\b|Forbidden \(user=", reply.body.strip()):
            fail(f"{to} is the agent of a node (else nothing is shown)", f"GET {path}: {reply}", "correct its endpoint")
        check.saw(f"GET {path}: status {reply.status}")
    why = _reach(to.host, 10255, wait_seconds())
    if not why:
        fail(f"{to.element} does not answer in cleartext on port 10255", "it accepted a connection", "close the read-only port (readOnlyPort: 0)")
    check.saw(f"port 10255: {why}")
    return check.done()
