"""Checks of what a web server says to browsers: headers, cookies, redirects, errors, other sites' pages, caches."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import http.client
import os
import re
import secrets
import urllib.parse

from tmc_verify import Check, NoTls, Target, connect, fail, need_http, open_tls, require_reachable, say, skip
from tmc_verify_requests import (
    FOREIGN_SITE,
    Listener,
    Reply,
    as_account,
    ask,
    build,
    get,
    logged_in,
    multipart,
    need_requests,
    need_setting,
    need_success,
    refused,
    send,
)

_YEAR = 31536000


def _ready(to: Target):
    require_reachable(to)
    need_http(to)


def _page(check: Check, to: Target) -> Reply:
    """A page as a user sees it: the private one if the targets file says how to get it, else the probe."""
    if "private" in to.requests and "one" in to.accounts:
        reply, what = ask(to, "private", as_account(to, "one")), "the request 'private' to account \"one\""
    else:
        reply, what = get(to), to.probe
    need_success(to, reply, what)
    check.saw(f"{to} answered {what} with {reply.status}")
    return reply


def _directive(policy: str, name: str):
    """The values of a directive of a content security policy, or None."""
    for part in re.split(r"[;,]", policy):
        words = part.split()
        if words and words[0].lower() == name:
            return [word.lower() for word in words[1:]]
    return None


# --- Transport ---------------------------------------------------------------------


def expect_https_only(to: Target) -> list:
    """Proves: answers over TLS bear Strict-Transport-Security for a year or more; and in clear, where `plain_port` (80)
    answers at all, it does nothing but lead to https."""
    check = Check("https_only", to.element)
    _ready(to)
    if to.scheme != "https":
        fail(f"{to} is used over https", f"its endpoint is {to.scheme}://{to.address}", "let it speak TLS, and give that endpoint")
    reply = get(to)
    value = reply.header("strict-transport-security")
    age = re.search(r"max-age\s*=\s*\"?(\d+)", value, re.IGNORECASE)
    if not age or int(age.group(1)) < _YEAR:
        fail(f"{to} tells browsers to use HTTPS only, for a year or more", f"Strict-Transport-Security: {value or '(none)'}",
             "send `Strict-Transport-Security: max-age=31536000; includeSubDomains` with each answer")  # fmt: skip
    check.saw(f"Strict-Transport-Security: {value}")
    plain = dataclasses.replace(to, scheme="http", port=to.settings.get("plain_port", 80))
    try:
        first = send(plain, "GET", to.probe)
    except (OSError, http.client.HTTPException, NoTls) as error:
        check.saw(f"port {plain.port} does not answer in clear: {say(error)}")
        return check.done()
    where = first.header("location")
    if first.status not in (301, 302, 307, 308) or not where.startswith("https://"):
        fail(f"{plain} leads to https and does nothing else", f"status {first.status}, Location: {where or '(none)'}",
             "answer each request in clear with 301 or 308 and the https address")  # fmt: skip
    check.saw(f"in clear it answers {first.status} to {where}")
    return check.done()


# --- Headers -----------------------------------------------------------------------


def expect_frames_denied(to: Target) -> list:
    """Proves: a page forbids to be shown in a frame of another site, by `frame-ancestors` or X-Frame-Options."""
    check = Check("frames_denied", to.element)
    _ready(to)
    reply = _page(check, to)
    policy, old = reply.header("content-security-policy"), reply.header("x-frame-options").strip().lower()
    ancestors = _directive(policy, "frame-ancestors")
    if ancestors is None and old not in ("deny", "sameorigin"):
        fail(f"pages of {to} forbid frames of other sites", f"Content-Security-Policy: {policy or '(none)'}; X-Frame-Options: {old or '(none)'}",
             "send `Content-Security-Policy: frame-ancestors 'none'`")  # fmt: skip
    if ancestors is not None and any(one in ("*", "http:", "https:") for one in ancestors):
        fail(f"pages of {to} forbid frames of other sites", f"frame-ancestors {' '.join(ancestors)}", "name the sites that may, or 'none'")
    check.saw(f"frame-ancestors {' '.join(ancestors)}" if ancestors is not None else f"X-Frame-Options: {old}")
    return check.done()


def expect_script_policy(to: Target) -> list:
    """Proves: a page has a content security policy under which scripts written into it do not run."""
    check = Check("script_policy", to.element)
    _ready(to)
    policy = _page(check, to).header("content-security-policy")
    scripts = _directive(policy, "script-src")
    if scripts is None:
        scripts = _directive(policy, "default-src")
    todo = "send a policy with `script-src 'self'`, or with a nonce for each script"
    if scripts is None:
        fail(f"pages of {to} say which scripts may run", f"Content-Security-Policy: {policy or '(none)'}", todo)
    guarded = any(one.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) or one == "'strict-dynamic'" for one in scripts)
    if ("'unsafe-inline'" in scripts and not guarded) or any(one in ("*", "http:", "https:", "data:") for one in scripts):
        fail(f"pages of {to} run no scripts that were written into them", f"script-src {' '.join(scripts)}", todo)
    check.saw(f"script-src {' '.join(scripts)}")
    return check.done()


def expect_trusted_types(to: Target) -> list:
    """Proves: a page lets scripts put only checked values where text becomes markup or code."""
    check = Check("trusted_types", to.element)
    _ready(to)
    policy = _page(check, to).header("content-security-policy")
    if "'script'" not in (_directive(policy, "require-trusted-types-for") or ()):
        fail(f"pages of {to} demand trusted types", f"Content-Security-Policy: {policy or '(none)'}", "send `require-trusted-types-for 'script'`")
    check.saw(f"Content-Security-Policy: {policy}")
    return check.done()


def expect_fixed_type(to: Target) -> list:
    """Proves: a file that a caller left is served with a fixed type, `nosniff`, and not as a page of this origin."""
    check = Check("fixed_type", to.element)
    need_requests(to, "download")
    reply = ask(to, "download", as_account(to, "one") if "one" in to.accounts else None)
    need_success(to, reply, "the request 'download'")
    kind, saved = reply.header("content-type").partition(";")[0].strip().lower(), reply.header("content-disposition").lower()
    if reply.header("x-content-type-options").strip().lower() != "nosniff":
        fail(f"{to} forbids browsers to guess the type of files", "no `X-Content-Type-Options: nosniff`", "send it with every answer")
    if not kind or (re.search(r"html|xml|svg|javascript", kind) and not saved.startswith("attachment")):
        fail(f"{to} serves callers' files as no pages of its own", f"Content-Type: {kind or '(none)'}; Content-Disposition: {saved or '(none)'}",
             "send `Content-Disposition: attachment`, or serve files from another origin")  # fmt: skip
    check.saw(f"Content-Type: {kind}; Content-Disposition: {saved or '(none)'}; nosniff")
    return check.done()


def expect_private_not_cached(to: Target) -> list:
    """Proves: an answer for one user forbids shared caches to keep it, and the same address without a login is refused
    right afterwards."""
    check = Check("private_not_cached", to.element)
    need_requests(to, "private")
    reply = ask(to, "private", as_account(to, "one"))
    need_success(to, reply, "the request 'private' to account \"one\"")
    words = {word.strip().lower().partition("=")[0] for word in reply.header("cache-control").split(",")}
    if not words & {"no-store", "private"}:
        fail(f"{to} forbids caches to keep what is for one user", f"Cache-Control: {reply.header('cache-control') or '(none)'}", "send `Cache-Control: private, no-store`")
    after = ask(to, "private")
    if after.status in range(200, 300):
        fail(f"{to} does not hand one user's answer to another", f"without a login, right afterwards: {after}", "clear the cache, and keep private answers out of it")
    check.saw(f"Cache-Control: {reply.header('cache-control')}; without a login: status {after.status}")
    return check.done()


# --- Other sites -------------------------------------------------------------------


def expect_foreign_origin_refused(to: Target) -> list:
    """Proves: pages of another site, and of no site (`null`), may not read answers that are for a logged-in user."""
    check = Check("foreign_origin_refused", to.element)
    _ready(to)
    user = as_account(to, "one") if "private" in to.requests and "one" in to.accounts else {}
    for origin in (FOREIGN_SITE, "null", f"https://{to.name}.tmc-verify.invalid"):
        reply = ask(to, "private", {**user, "Origin": origin}) if user else get(to, headers={"Origin": origin})
        allowed, credentials = reply.header("access-control-allow-origin").strip(), reply.header("access-control-allow-credentials").strip().lower()
        if allowed == origin or (allowed == "*" and credentials == "true"):
            fail(f"{to} lets no page of {origin} read what its users may", f"Access-Control-Allow-Origin: {allowed}; Access-Control-Allow-Credentials: {credentials or '(none)'}",
                 "compare the origin with a list, letter by letter")  # fmt: skip
        check.saw(f"to {origin}: Access-Control-Allow-Origin: {allowed or '(none)'}")
    return check.done()


def expect_forged_change_refused(to: Target) -> list:
    """Proves: the request `change`, which a logged-in user may make, is refused if another site's page sends it with
    the user's cookies and nothing that such a page cannot know."""
    check = Check("forged_change_refused", to.element)
    need_requests(to, "change")
    user = as_account(to, "one")
    genuine = ask(to, "change", user)
    if not 200 <= genuine.status < 400 or refused(genuine):
        fail(f"{to} makes the change for its user (else a refusal proves nothing)", str(genuine), "correct the request 'change' in the targets file")
    check.saw(f"as the user makes it: status {genuine.status}")
    method, path, headers, body = build(to, "change", {})
    sent = {key: value for key, value in {**headers, **user}.items() if key.lower() in ("cookie", "content-type", "authorization")}
    if not any(key.lower() == "cookie" for key in sent):
        skip(f"account \"one\" of {to.element} logs in without a cookie: no browser attaches it by itself")
    sent.pop("Authorization", None)  # a browser does not attach it by itself either
    forged = {**sent, "Origin": FOREIGN_SITE, "Referer": FOREIGN_SITE + "/", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    reply = send(to, method, path, forged, body)
    if 200 <= reply.status < 400 and not refused(reply):
        fail(f"{to} refuses a change that another site's page asks for", str(reply), "ask for a token of the page with each change, or check Origin and Sec-Fetch-Site")
    check.saw(f"as another site's page makes it: status {reply.status}")
    return check.done()


def expect_socket_origin_checked(to: Target) -> list:
    """Proves: a WebSocket is opened for a page of the site itself, and not for one of another site."""
    check = Check("socket_origin_checked", to.element)
    if to.scheme in ("ws", "wss"):
        to = dataclasses.replace(to, scheme="https" if to.scheme == "wss" else "http")
    need_requests(to, "socket")
    user = as_account(to, "one") if "one" in to.accounts else {}
    status = {}
    for origin in (f"{to.scheme}://{to.name}" + ("" if to.port in (80, 443) else f":{to.port}"), FOREIGN_SITE):
        headers = {**user, "Origin": origin, "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode()}  # fmt: skip
        status[origin] = ask(to, "socket", headers).status
    own, foreign = status.values()
    if own != 101:
        fail(f"{to} opens a WebSocket for a page of its own (else a refusal proves nothing)", f"status {own}", "correct \"socket\" and \"server_name\" in the targets file")
    if foreign == 101:
        fail(f"{to} opens no WebSocket for pages of {FOREIGN_SITE}", "status 101", "compare Origin with a list before the upgrade")
    check.saw(f"a page of its own got 101, one of {FOREIGN_SITE} {foreign}")
    return check.done()


def expect_redirect_checked(to: Target, name: str = "redirect") -> list:
    """Proves: the request leads to an address that is allowed (`allowed_url`), and to no other, however it is written."""
    check = Check("redirect_checked", to.element, name)
    need_requests(to, name)
    allowed = need_setting(to, "allowed_url")
    good = ask(to, name, url=allowed)
    if not (300 <= good.status < 400 or good.status in range(200, 300)):
        fail(f"{to} serves the request {name!r} for {allowed} (else a refusal proves nothing)", str(good), "correct \"allowed_url\" in the targets file")
    check.saw(f"for {allowed}: status {good.status}")
    host = FOREIGN_SITE.partition("//")[2]
    parts = urllib.parse.urlsplit(allowed)
    for url in (FOREIGN_SITE, f"//{host}/", f"/\\{host}/", f"{parts.scheme or 'https'}://{parts.netloc or to.name}.{host}/",
                f"{parts.scheme or 'https'}://{parts.netloc or to.name}@{host}/", allowed + f".{host}"):  # fmt: skip
        reply = ask(to, name, url=url)
        target = urllib.parse.urlsplit(reply.header("location").replace("\\", "/"))
        if 300 <= reply.status < 400 and (target.hostname or "").endswith(host):
            fail(f"{to} leads browsers to allowed addresses only", f"for {url}: status {reply.status}, Location: {reply.header('location')}",
                 "compare the whole address with a list, and refuse the rest")  # fmt: skip
        if host in reply.text and re.search(r"http-equiv\s*=\s*[\"']?refresh|location\s*(\.href)?\s*=", reply.text, re.IGNORECASE):
            fail(f"{to} leads browsers to allowed addresses only", f"for {url} its page leads there", "compare the whole address with a list, and refuse the rest")
    check.saw("six spellings of a foreign address were not followed")
    return check.done()


def expect_foreign_host_refused(to: Target) -> list:
    """Proves: a request for a host name that is not its own is refused, or at least leads and links nowhere else."""
    check = Check("foreign_host_refused", to.element)
    _ready(to)
    need_success(to, get(to), to.probe)
    host = f"tmc-{secrets.token_hex(4)}.invalid"
    for headers in ({"Host": host}, {"X-Forwarded-Host": host}):
        reply = get(to, headers=headers)
        if host in reply.header("location") or host in reply.text or host in reply.header("set-cookie"):
            fail(f"{to} writes no links with a host name that the caller gives", f"for {next(iter(headers))}: {host} the answer holds that name: {reply}",
                 "compare the name with a list, and build links from the configuration")  # fmt: skip
        check.saw(f"for {next(iter(headers))}: {host} it answered {reply.status}, without that name")
    return check.done()


# --- Cookies -----------------------------------------------------------------------


def expect_cookies_hardened(to: Target) -> list:
    """Proves: the session's cookie that a login sets is Secure, HttpOnly and SameSite."""
    check = Check("cookies_hardened", to.element)
    reply, name = logged_in(to, "one")
    attributes = reply.cookies[name][1]
    missing = [word for word in ("Secure", "HttpOnly", "SameSite") if word.lower() not in attributes]
    if attributes.get("samesite", "").lower() == "none":
        missing.append("a SameSite other than None")
    if missing:
        fail(f"the cookie {name!r} of {to} is hidden from scripts and other sites, and sent over TLS only", f"it lacks {', '.join(missing)}",
             "set it with `Secure; HttpOnly; SameSite=Lax`, better with the prefix `__Host-`")  # fmt: skip
    check.saw(f"the cookie {name!r} is {', '.join(sorted(attributes))}")
    return check.done()


def expect_addresses_clean(to: Target) -> list:
    """Proves: a login leads to an address that contains neither the session nor the password."""
    check = Check("addresses_clean", to.element)
    reply, name = logged_in(to, "one")
    where = reply.header("location")
    for what, value in (("the session", reply.cookies[name][0]), ("the password", to.accounts["one"].get("password", ""))):
        if value and (value in where or urllib.parse.quote(value, safe="") in where):
            fail(f"{to} keeps {what} out of addresses", f"after the login: Location: {where.replace(value, '…')}", "carry it in a cookie or in a body")
    method, path, _, _ = build(to, "login", {"user": "u", "password": "p"})
    if method == "GET" or "p" in urllib.parse.parse_qs(urllib.parse.urlsplit(path).query).get("password", []):
        fail(f"{to} takes logins in a body", f"the request 'login' is {method} {path}", "send the form by POST")
    check.saw(f"after the login: Location: {where or '(none)'}")
    return check.done()


# --- What it shows -----------------------------------------------------------------

_TRACES = re.compile(
    r"Traceback \(most recent call last\)|^\s+at [\w.$<>]+\([\w.]+:\d+\)|\bat [\w.$]+\([\w]+\.java:\d+\)|Stack trace:|#\d+ /[\w/.-]+\.php\(\d+\)"
    r"|Fatal error: .* in /|goroutine \d+ \[running\]|System\.\w+Exception:|Whoops, looks like|Werkzeug Debugger|/usr/lib/(?:python|ruby|node)|(?:[\w./-]+\.(?:js|ts|rb|py)):\d+:\d+\)",
    re.MULTILINE,
)
_DATABASE_ERRORS = re.compile(
    r"SQLSTATE|syntax error at or near|You have an error in your SQL syntax|ORA-\d{5}|unterminated quoted string|Unclosed quotation mark"
    r"|sqlite3?\.(?:Operational|Programming)Error|near \"[^\"]*\": syntax error|psycopg|PDOException|MongoServerError|MongoError|BSONError|query_shard_exception"
    r"|javax\.naming|Bad search filter|LDAPException|invalid DN syntax|XPathException|xmlParseEntityRef",
    re.IGNORECASE,
)
_VERSIONED = re.compile(r"/\d+\.\d+|\(\w+\)|\d+\.\d+\.\d+")


def leaks(reply: Reply) -> str:
    """What an answer gives away about how the program is built, or ''."""
    for pattern in (_TRACES, _DATABASE_ERRORS):
        found = pattern.search(reply.text)
        if found:
            return found.group(0).strip()[:80]
    return ""


def expect_plain_errors(to: Target) -> list:
    """Proves: answers to wrong requests show no stack trace, no error of a database and no version of a product."""
    check = Check("plain_errors", to.element)
    _ready(to)
    tried = [("GET", f"/tmc-{secrets.token_hex(4)}"), ("GET", to.probe + "?%00=%ff[]&id='"), ("GET", "/%"), ("TMC", to.probe)]
    replies = [(f"{method} {path}", get(to, path, method=method)) for method, path in tried]
    if "error" in to.requests:
        replies.append(("the request 'error'", ask(to, "error")))
    for what, reply in replies:
        found = leaks(reply)
        if found:
            fail(f"{to} shows strangers nothing of how it is built", f"to {what} it answered {reply.status} with {found!r}",
                 "answer errors with a number, and write the rest into the log")  # fmt: skip
        for header in ("server", "x-powered-by", "x-aspnet-version", "x-generator"):
            if _VERSIONED.search(reply.header(header)):
                fail(f"{to} does not say which versions it runs", f"{header}: {reply.header(header)}", "leave the version out (nginx: server_tokens off)")
        check.saw(f"{what}: status {reply.status}, {len(reply.body)} bytes, nothing about its insides")
    return check.done()


_LEFT_BEHIND = (
    ("/.git/HEAD", rb"^ref: |^[0-9a-f]{40}"), ("/.env", rb"^\s*[A-Z][A-Z0-9_]*\s*="), ("/server-status", rb"Apache Server Status"),
    ("/nginx_status", rb"Active connections:"), ("/phpinfo.php", rb"phpinfo\(\)|PHP Version"), ("/actuator/env", rb"propertySources"),
    ("/actuator/heapdump", rb"JAVA PROFILE"), ("/debug/pprof/", rb"goroutine|profiles"), ("/debug/vars", rb"memstats|cmdline"),
    ("/console", rb"h2-console|Werkzeug|Interactive Console"), ("/manager/html", rb"Tomcat Web Application Manager"),
    ("/WEB-INF/web.xml", rb"<web-app"), ("/backup.sql", rb"CREATE TABLE|INSERT INTO"), ("/examples/", rb"Servlet|Examples|Index of"),
    ("/_profiler/", rb"Symfony"), ("/telescope", rb"Laravel"),
)  # fmt: skip
_LISTING = re.compile(rb"<title>\s*(?:Index of|Directory listing for|Directory:)|<h1>\s*Index of|\[To Parent Directory\]", re.IGNORECASE)


def expect_hardened(to: Target) -> list:
    """Proves: of a short list of consoles, examples and forgotten files none answers, no folder above what a page links
    to lists its files, and TRACE is refused."""
    check = Check("hardened", to.element)
    _ready(to)
    home = get(to)
    need_success(to, home, to.probe)
    missing = get(to, f"/tmc-{secrets.token_hex(6)}")
    for path, sign in _LEFT_BEHIND:
        reply = get(to, path)
        if reply.status == 200 and reply.body != missing.body and re.search(sign, reply.body, re.MULTILINE):
            fail(f"{to} serves nothing that was left behind", f"GET {path}: {reply}", "take it away, or let it be reached from the inside only")
    check.saw(f"none of {len(_LEFT_BEHIND)} addresses of consoles, examples and forgotten files answered")
    folders = {"/"}
    for link in re.findall(r"(?:src|href)\s*=\s*[\"']?(/[^\"'?# >]*)", home.text)[:50] + [to.probe]:
        while link.count("/") > 1:
            link = link.rstrip("/").rpartition("/")[0] + "/"
            folders.add(link)
    for folder in sorted(folders)[:20]:
        reply = get(to, folder)
        if reply.status == 200 and _LISTING.search(reply.body):
            fail(f"{to} lists no folders", f"GET {folder} lists its files", "switch listings off (nginx: autoindex off)")
    check.saw(f"no listing of {', '.join(sorted(folders)[:20])}")
    traced = get(to, method="TRACE", headers={"X-Tmc": "mirror"})
    if traced.status == 200 and b"X-Tmc" in traced.body:
        fail(f"{to} refuses TRACE", "it sent the request back, headers included", "switch TRACE off")
    check.saw(f"TRACE: status {traced.status}")
    return check.done()


# --- Between proxy and server ------------------------------------------------------


def _raw(to: Target, text: bytes) -> bytes:
    sock = open_tls(to, True, bool(to.ca)) if to.scheme == "https" else connect(to)
    read = b""
    with contextlib.closing(sock), contextlib.suppress(ConnectionResetError, BrokenPipeError):
        sock.sendall(text)
        while len(read) < 65536 and b"\r\n\r\n" not in read:
            chunk = sock.recv(4096)
            if not chunk:
                break
            read += chunk
    return read


def expect_ambiguous_length_refused(to: Target) -> list:
    """Proves: requests that state their length twice, or in a way that two readers may read differently, are refused.
    Each ends at the same place by either reading, so that nothing is left over for someone else's request."""
    check = Check("ambiguous_length_refused", to.element)
    _ready(to)
    head = f"POST {to.probe} HTTP/1.1\r\nHost: {to.name}\r\nUser-Agent: tmc-verify\r\nConnection: close\r\n"
    for what, lines in (
        ("both Content-Length and Transfer-Encoding", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
        ("two different Content-Lengths", "Content-Length: 5\r\nContent-Length: 05\r\nContent-Length: 5, 6\r\n"),
        ("a blank before the colon", "Content-Length: 5\r\nTransfer-Encoding : chunked\r\n"),
        ("an unknown Transfer-Encoding", "Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n"),
    ):
        try:
            read = _raw(to, (head + lines + "\r\n0\r\n\r\n").encode())
        except (OSError, NoTls) as error:
            fail(f"{to} refuses a request with {what}", say(error), "answer 400 and close")
        status = re.match(rb"HTTP/\d\.\d (\d{3})", read)
        code = int(status.group(1)) if status else 0
        if code and code not in (400, 411, 501):
            fail(f"{to} refuses a request with {what}", f"status {code}", "refuse it with 400, and write requests anew before passing them on")
        check.saw(f"{what}: {f'status {code}' if code else 'it closed the connection'}")
    need_success(to, get(to), f"{to.probe} (a plain request)")
    return check.done()


def expect_cache_keys_complete(to: Target) -> list:
    """Proves: a header that can change an answer does not change what others get. An address that nobody else asks for
    is used, so that no user can be hit."""
    check = Check("cache_keys_complete", to.element)
    _ready(to)
    path = to.probe + ("&" if "?" in to.probe else "?") + "tmc=" + secrets.token_hex(8)
    mark = f"tmc-{secrets.token_hex(6)}.invalid"
    first = get(to, path, {"X-Forwarded-Host": mark, "X-Forwarded-Scheme": "tmc", "X-Original-URL": f"/{mark}", "X-Host": mark})
    second = get(to, path)
    if mark.encode() in second.body or mark in "".join(value for _, value in second.headers):
        fail(f"{to} gives others no answer that one caller has written", f"the header's value came back without the header: {second}",
             "make each header that can change an answer part of the cache's key, or remove it before")  # fmt: skip
    if first.status == second.status >= 400 and get(to).status < 400:
        fail(f"{to} does not keep an error that one caller's headers caused", f"{path}: {second}", "do not cache errors")
    check.saw(f"with odd headers: status {first.status}; without, right afterwards: status {second.status}, nothing of them")
    return check.done()


# --- Files -------------------------------------------------------------------------

_PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


def _upload(to: Target, name: str, kind: str, content: bytes, user: dict) -> Reply:
    method, path, headers, _ = build(to, "upload", {})
    more, body = multipart(to.requests["upload"].get("field", "file"), name, kind, content)
    try:
        return send(to, "POST" if method == "GET" else method, path, {**headers, **user, **more}, body)
    except (ConnectionError, http.client.RemoteDisconnected) as error:
        return Reply(0, (), str(error).encode(), 0.0)
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} answers the request 'upload'", say(error), "look at its error log")


def expect_uploads_checked(to: Target) -> list:
    """Proves: of files with an allowed name and type, one is taken that is what it says (a picture of one pixel, which
    stays there), and ones are refused that are pages or programs; so is a name that leads out of the folder."""
    check = Check("uploads_checked", to.element)
    need_requests(to, "upload")
    user = as_account(to, "one") if "one" in to.accounts else {}
    kind = to.requests["upload"].get("type", "image/png")
    if kind != "image/png":
        skip(f"the request 'upload' of {to.element} takes {kind}: this check knows image/png only")
    good = _upload(to, "pixel.png", kind, _PIXEL, user)
    need_success(to, good, "an upload of a picture")
    check.saw(f"a picture: status {good.status}")
    for what, name, content in (
        ("a page called picture", "page.png", b"<!doctype html><html><script>1</script></html>"),
        ("a script called picture", "shell.png", b"#!/bin/sh\nexit 0\n"),
        ("a page", "page.html", b"<!doctype html><html></html>"),
        ("a program", "page.php", b"<?php echo 1; ?>"),
    ):
        reply = _upload(to, name, kind, content, user)
        if reply.status in range(200, 400) and not refused(reply):
            fail(f"{to} refuses {what}", str(reply), "check the type by content and the name by a list, and give files names of your own")
        check.saw(f"{what}: status {reply.status}")
    return check.done()


def expect_size_limited(to: Target) -> list:
    """Proves: a body of one byte more than `size_limit` is refused with 413, 400 or by closing. At most 64 MiB."""
    check = Check("size_limited", to.element)
    _ready(to)
    limit = need_setting(to, "size_limit")
    if not 0 < limit < 64 << 20:
        skip(f"\"size_limit\" of {to.element} is {limit}: this check sends no more than 64 MiB")
    name = next((one for one in ("upload", "xml", "json", "change") if one in to.requests), None)
    if not name:
        need_requests(to, "upload")
    user = as_account(to, "one") if "one" in to.accounts else {}
    if name == "upload":
        small, large = _upload(to, "pixel.png", "image/png", _PIXEL, user), _upload(to, "pixel.png", "image/png", _PIXEL + bytes(limit + 1), user)
    else:
        values = {"xml": "<tmc/>"}
        small = ask(to, name, user, **values)
        method, path, headers, body = build(to, name, values, user)
        try:
            large = send(to, method, path, headers, (body or b"") + b" " * (limit + 1))
        except (OSError, http.client.HTTPException) as error:
            large = Reply(0, (), str(error).encode(), 0.0)
    need_success(to, small, f"the request {name!r} with a small body")
    if large.status not in (0, 400, 413):
        fail(f"{to} refuses a body of more than {limit} bytes", str(large), "limit the size of bodies (nginx: client_max_body_size)")
    need_success(to, get(to), f"{to.probe} afterwards")
    check.saw(f"small: status {small.status}; of {limit + 1} bytes: {f'status {large.status}' if large.status else 'it closed the connection'}")
    return check.done()


# --- Calls to elsewhere ------------------------------------------------------------


def expect_addresses_checked(to: Target) -> list:
    """Proves: the request `fetch` makes the program connect to an allowed address (`allowed_url`), but not to the tests,
    which wait for it; by name, by number, or spelt oddly."""
    check = Check("addresses_checked", to.element)
    need_requests(to, "fetch")
    allowed = need_setting(to, "allowed_url")
    user = as_account(to, "one") if "one" in to.accounts else {}
    with Listener(to) as listener:
        good = ask(to, "fetch", user, url=allowed)
        need_success(to, good, f"the request 'fetch' for {allowed}")
        check.saw(f"for {allowed}: status {good.status}")
        host = urllib.parse.urlsplit(allowed).netloc
        for url in (listener.url, listener.url.replace("http://", f"http://{host}@"), listener.url.replace("127.0.0.1", "127.1"), listener.url + f"#{allowed}"):
            reply = ask(to, "fetch", user, url=url)
            if not listener.quiet(0.3):
                fail(f"{to} connects to allowed addresses only", f"for {url} it called the tests: {listener.paths[:1]}; it answered {reply.status}",
                     "compare the address with a list after resolving it, refuse inner networks, and follow no redirects")  # fmt: skip
        if not listener.quiet(1.0):
            fail(f"{to} connects to allowed addresses only", f"it called the tests later on: {listener.paths[:1]}", "check addresses where they are used too")
    check.saw(f"for four spellings of {listener.base} nobody came")
    return check.done()


def expect_metadata_guarded(to: Target) -> list:
    """Proves: the request `fetch` gives nothing of the service that tells a machine of a cloud who it is."""
    check = Check("metadata_guarded", to.element)
    need_requests(to, "fetch")
    allowed = need_setting(to, "allowed_url")
    user = as_account(to, "one") if "one" in to.accounts else {}
    need_success(to, ask(to, "fetch", user, url=allowed), f"the request 'fetch' for {allowed}")
    for url in ("http://169.254.169.254/latest/meta-data/", "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
                "http://[fd00:ec2::254]/latest/meta-data/", "http://metadata.google.internal/computeMetadata/v1/"):  # fmt: skip
        reply = ask(to, "fetch", user, url=url)
        found = re.search(r"ami-id|instance-id|iam/|security-credentials|AccessKeyId|service-accounts", reply.text)
        if reply.status in range(200, 300) and found:
            fail(f"{to} tells strangers nothing of its machine's identity", f"for {url} the answer holds {found.group(0)!r}",
                 "demand session tokens at the metadata service (IMDSv2, hop limit 1), and refuse the address in the program")  # fmt: skip
        check.saw(f"for {url}: status {reply.status}")
    return check.done()


def expect_proxy_header_ignored(to: Target) -> list:
    """Proves: a header `Proxy` does not lead calls of the program (request `outgoing`) to the tests, as it would if
    headers became variables of its environment."""
    check = Check("proxy_header_ignored", to.element)
    need_requests(to, "outgoing")
    with Listener(to) as listener:
        need_success(to, ask(to, "outgoing"), "the request 'outgoing'")
        reply = ask(to, "outgoing", {"Proxy": listener.base, "X-Http-Proxy": listener.base})
        if not listener.quiet(1.0):
            fail(f"{to} lets callers set no variables of its environment", f"it called the tests as its proxy: {listener.paths[:1]}",
                 "drop the header `Proxy` before the program, and start programs with named variables only")  # fmt: skip
    check.saw(f"with a header `Proxy` it answered {reply.status}, and nobody came to the tests")
    return check.done()
