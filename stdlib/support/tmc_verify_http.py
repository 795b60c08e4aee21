"""Checks of what a web server says to browsers: headers, cookies, redirects, errors, other sites' pages, caches."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import http.client
import json
import os
import re
import secrets
import socket
import time
import urllib.parse

from tmc_verify import SETTINGS, Check, NoTls, Target, connect, fail, need_http, open_tls, require_reachable, say, skip
from tmc_verify_requests import (
    FAILED,
    FOREIGN_SITE,
    SLOWED,
    Listener,
    Reply,
    as_account,
    ask,
    build,
    entered_by,
    foreign_origins,
    get,
    logged_in,
    login,
    multipart,
    need_account,
    need_answer,
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


_REFUSALS = (400, 403, 406, 409, 413, 414, 415, 422, 431)  # of what was sent, not of who sent it


def _pages(check: Check, to: Target) -> list:
    """[(what it is, the answer)…]: the pages of the probe and, if the targets file says how to get it, of the request
    `private`. What is not a page is not shown in a frame and runs no scripts: it says nothing."""
    seen, found = [(to.probe, get(to))], []
    if "private" in to.requests and "one" in to.accounts:
        seen.append(("the request 'private' to account \"one\"", ask(to, "private", as_account(to, "one"))))
    for what, reply in seen:
        if what != to.probe or reply.status in range(200, 300):
            need_success(to, reply, what)
        kind = reply.header("content-type").partition(";")[0].strip().lower()
        if reply.status in range(200, 300) and (not kind or re.search(r"html|xml|svg", kind)):
            check.saw(f"{to} answered {what} with {reply.status} and a page")
            found.append((what, reply))
    if not found:
        skip(f"{to} answers {' and '.join(what for what, _ in seen)} with nothing that is a page: give one as \"probe\", or as the request \"private\"")
    return found


def _policies(reply: Reply) -> list:
    """The content security policies of an answer, each {directive: values}. All of them are enforced; in each, the first
    directive of a name counts."""
    made = []
    for text in reply.header("content-security-policy").split(","):
        policy = {}
        for part in text.split(";"):
            words = part.split()
            if words:
                policy.setdefault(words[0].lower(), words[1:])
        if policy:
            made.append(policy)
    return made


def _said(reply: Reply) -> str:
    return f"Content-Security-Policy: {reply.header('content-security-policy') or '(none)'}"


# --- Transport ---------------------------------------------------------------------


def expect_https_only(to: Target) -> list:
    """Proves: answers over TLS bear Strict-Transport-Security for a year or more; and in cleartext, where `plain_port` (80)
    answers at all, it does nothing but lead to https."""
    check = Check("https_only", to.element)
    _ready(to)
    if to.scheme != "https":
        fail(f"{to} is used over https", f"its endpoint is {to.scheme}://{to.address}", "let it speak TLS, and give that endpoint")
    reply = get(to)
    if reply.status not in range(200, 400):
        need_success(to, reply, to.probe)
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
        check.saw(f"port {plain.port} does not answer in cleartext: {say(error)}")
        return check.done()
    where = first.header("location")
    if first.status not in (301, 302, 307, 308) or not where.startswith("https://"):
        fail(f"{plain} leads to https and does nothing else", f"status {first.status}, Location: {where or '(none)'}",
             "answer each request in cleartext with 301 or 308 and the https address")  # fmt: skip
    check.saw(f"in cleartext it answers {first.status} to {where}")
    return check.done()


# --- Headers -----------------------------------------------------------------------


def _wide(source: str) -> bool:
    """Whether a source of a policy stands for sites that nobody has named: `*`, a scheme, or a host of a star and at
    most one label, as in https://* or *.com."""
    source = source.lower()
    if source.startswith("'"):
        return False
    if source == "*" or re.fullmatch(r"[a-z][a-z0-9+.-]*:(?://)?", source):
        return True
    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", source).partition("/")[0]
    host = re.sub(r":(?:\d+|\*)$", "", host)
    return host == "*" or (host.startswith("*.") and host.count(".") < 2)


def expect_frames_denied(to: Target) -> list:
    """Proves: each page forbids to be shown in a frame of another site, by `frame-ancestors` that names sites, or by
    X-Frame-Options. One policy that forbids it is enough; X-Frame-Options counts only where no policy has ancestors."""
    check = Check("frames_denied", to.element)
    _ready(to)
    for what, reply in _pages(check, to):
        lists = [policy["frame-ancestors"] for policy in _policies(reply) if "frame-ancestors" in policy]
        old = {one.strip().lower() for one in reply.header("x-frame-options").split(",") if one.strip()}
        if lists:
            narrow = [one for one in lists if not any(map(_wide, one))]
            if not narrow:
                fail(f"pages of {to} forbid frames of other sites", f"{what}: frame-ancestors {' '.join(lists[0])}", "name the sites that may, or 'none'")
            check.saw(f"{what}: frame-ancestors {' '.join(narrow[0])}")
        elif not (old in ({"deny"}, {"sameorigin"}) or (len(old) > 1 and old & {"deny", "sameorigin"})):
            fail(f"pages of {to} forbid frames of other sites", f"{what}: {_said(reply)}; X-Frame-Options: {', '.join(old) or '(none)'}",
                 "send `Content-Security-Policy: frame-ancestors 'none'`")  # fmt: skip
        else:
            check.saw(f"{what}: X-Frame-Options: {', '.join(sorted(old))}")
    return check.done()


_NONCE = re.compile(r"'nonce-([^']+)'", re.IGNORECASE)


def _runs_written(policy: dict) -> str:
    """Why scripts that were written into a page run under this policy, or ''."""
    for name in ("script-src-elem", "script-src-attr"):
        values = next((policy[one] for one in (name, "script-src", "default-src") if one in policy), None)
        if values is None:
            return "no script-src"
        lower = [one.lower() for one in values]
        guarded = any(one.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) for one in lower)
        if "'unsafe-inline'" in lower and not guarded and "'strict-dynamic'" not in lower:
            return f"{name if name in policy else 'script-src'} {' '.join(values)}"
        # `strict-dynamic` takes hosts and schemes out of force.
        if name == "script-src-elem" and "'strict-dynamic'" not in lower and any(_wide(one) or one == "data:" for one in lower):
            return f"script-src {' '.join(values)}"
    return ""


def expect_script_policy(to: Target) -> list:
    """Proves: each page has a content security policy under which scripts written into it do not run; a nonce in it is
    another one for each answer."""
    check = Check("script_policy", to.element)
    _ready(to)
    todo = "send a policy with `script-src 'self'`, or with a nonce of its own for each answer"
    pages, again = _pages(check, to), dict(_pages(check, to))
    for what, reply in pages:
        policies = _policies(reply)
        good = [policy for policy in policies if not _runs_written(policy)]
        if not good:
            fail(f"pages of {to} run no scripts that were written into them", f"{what}: {_runs_written(policies[0]) if policies else _said(reply)}", todo)
        for nonce in _NONCE.findall(reply.header("content-security-policy")):
            if what in again and nonce in _NONCE.findall(again[what].header("content-security-policy")):
                fail(f"pages of {to} have a nonce of their own for each answer", f"{what}: {nonce!r} came twice", todo)
        check.saw(f"{what}: {_said(reply)[:200]}")
    return check.done()


def expect_trusted_types(to: Target) -> list:
    """Proves: each page lets scripts put only checked values where text becomes markup or code."""
    check = Check("trusted_types", to.element)
    _ready(to)
    for what, reply in _pages(check, to):
        if not any("'script'" in map(str.lower, policy.get("require-trusted-types-for", ())) for policy in _policies(reply)):
            fail(f"pages of {to} demand trusted types", f"{what}: {_said(reply)}", "send `require-trusted-types-for 'script'`")
        check.saw(f"{what}: {_said(reply)[:200]}")
    return check.done()


def expect_fixed_type(to: Target) -> list:
    """Proves: a page that a caller left is served with a fixed type, `nosniff`, and not as a page of this origin. It has
    to be one, since a picture comes as a picture from a server that serves pages as pages, too."""
    check = Check("fixed_type", to.element)
    need_requests(to, "download")
    reply = ask(to, "download", as_account(to, "one") if "one" in to.accounts else None)
    need_success(to, reply, "the request 'download'")
    if not re.search(rb"<[A-Za-z!?]", reply.body):
        skip(f"what {to} serves for the request 'download' is neither an HTML page nor an SVG picture: leave one there first")
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


def _plain_gets(to: Target) -> list:
    """The paths of requests that read something: a GET without places to fill in."""
    found = [to.requests["private"]["path"]]
    for name in ("own", "theirs", "admin", "inbox"):
        request = to.requests.get(name, {})
        if request and request.get("method", "GET").upper() == "GET" and not {"form", "json", "body"} & set(request) and "{" not in request["path"]:
            found.append(request["path"])
    return list(dict.fromkeys(found + [str(one) for one in to.settings.get("paths", [])]))[:20]


def expect_foreign_origin_refused(to: Target) -> list:
    """Proves: pages of another site, of no site (`null`), and of sites whose names begin or end like ours, may not read
    what a logged-in user may: the request `private`, other requests that read, and `paths`; nor is a call with a
    user's login granted to them beforehand (OPTIONS). The user is served, so that there is something to read."""
    check = Check("foreign_origin_refused", to.element)
    _ready(to)
    own = urllib.parse.urlsplit(to.settings.get("own_origin", ""))
    origins = foreign_origins(to, *([own.hostname] if own.hostname else []))
    if own.scheme == "https":
        origins.append(f"http://{own.netloc}")
    expected, todo = f"{to} lets no page of another site read what its users may", "compare the origin with a list, letter by letter"

    def judge(what: str, origin: str, reply: Reply):
        allowed, credentials = reply.header("access-control-allow-origin").strip(), reply.header("access-control-allow-credentials").strip().lower()
        if (allowed == origin and allowed != own.geturl()) or (allowed == "*" and credentials == "true"):
            fail(expected, f"{what}, for {origin}: Access-Control-Allow-Origin: {allowed}; Access-Control-Allow-Credentials: {credentials or '(none)'}", todo)

    for origin in origins:
        judge(to.probe, origin, get(to, headers={"Origin": origin}))
    if "private" not in to.requests or "one" not in to.accounts:
        skip(f"{to} grants nothing at {to.probe}; give the request \"private\" and account \"one\" in the targets file, as what users may read is elsewhere")
    user = as_account(to, "one")
    need_success(to, ask(to, "private", user), "the request 'private' to account \"one\"")
    paths = _plain_gets(to)
    for path in paths:
        for origin in origins:
            reply = get(to, path, {**user, "Origin": origin})
            need_answer(to, reply, path)
            judge(path, origin, reply)
        for origin in origins[:3]:
            asked = {"Origin": origin, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "authorization,content-type"}
            judge(f"OPTIONS {path}", origin, get(to, path, asked, "OPTIONS"))
    if own.geturl():
        reply = ask(to, "private", {**user, "Origin": own.geturl()})
        if reply.header("access-control-allow-origin").strip() != own.geturl():
            fail(f"{to} lets pages of {own.geturl()} read it, as \"own_origin\" says (else nothing is shown)", f"Access-Control-Allow-Origin: {reply.header('access-control-allow-origin') or '(none)'}", "correct it in the targets file")
    check.saw(f"{len(paths)} addresses, {len(origins)} origins such as {', '.join(origins[2:5])}: none was granted")
    return check.done()


_TOKEN_FIELDS = re.compile(r"csrf|xsrf|token|nonce|authenticity|_state$", re.IGNORECASE)


def _without_tokens(to: Target) -> tuple:
    """(method, path, content type, body) of the request `change` as a form or a script of another site can send it
    without asking first: without what only a page of ours knows, and JSON as text."""
    request = dict(to.requests["change"])
    for key in ("form", "json"):
        if isinstance(request.get(key), dict):
            request[key] = {name: value for name, value in request[key].items() if not _TOKEN_FIELDS.search(name)}
    request.pop("headers", None)
    method, path, headers, body = build(dataclasses.replace(to, requests={**to.requests, "change": request}), "change", {})
    kind = next((value for key, value in headers.items() if key.lower() == "content-type"), "")
    return method, path, "text/plain" if "json" in request or "body" in request else kind, body


def expect_forged_change_refused(to: Target) -> list:
    """Proves: the request `change`, which a logged-in user may make, is refused if another site's page sends it with
    what a browser attaches by itself, and nothing that such a page cannot know. A session whose cookie no browser
    attaches (SameSite) is enough, if the change needs the session."""
    check = Check("forged_change_refused", to.element)
    need_requests(to, "change")
    account = need_account(to, "one")
    entered = None
    if not account["headers"] and "password" in account and "login" in to.requests:
        entered = login(to, account)
        need_success(to, entered, "login of account 'one'")
        user = entered_by(entered)
    else:
        user = as_account(to, "one")
    genuine = ask(to, "change", user)
    if not 200 <= genuine.status < 400 or refused(genuine):
        fail(f"{to} makes the change for its user (else a refusal proves nothing)", str(genuine), "correct the request 'change' in the targets file")
    check.saw(f"as the user makes it: status {genuine.status}")
    if not any(key.lower() == "cookie" for key in user):
        skip(f"account \"one\" of {to.element} logs in without a cookie: no browser attaches it by itself")
    method, path, kind, body = _without_tokens(to)
    todo = "ask for a token of the page with each change, or check Origin and Sec-Fetch-Site; or set cookies with SameSite=Lax or Strict"
    cookies = entered.cookies if entered else {}
    safe = {name: attributes.get("samesite", "").lower() for name, (_, attributes) in cookies.items()}

    def attached(by_get: bool) -> str:
        if not entered:
            return next(value for key, value in user.items() if key.lower() == "cookie")
        return "; ".join(f"{name}={value}" for name, (value, _) in cookies.items() if safe[name] not in (("strict",) if by_get else ("strict", "lax")))

    def forge(method: str, path: str, body, more: dict) -> Reply:
        headers = {"Cookie": attached(method == "GET")} if attached(method == "GET") else {}
        headers.update({"Content-Type": kind} if body is not None and kind else {})
        reply = send(to, method, path, {**headers, **more}, body)
        need_answer(to, reply, "the forged change")
        if reply.status in FAILED:
            fail(f"{to} refuses a change that another site's page asks for", str(reply), "look at its error log")
        return reply

    fetch = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    lookalike = foreign_origins(to)[2]
    tried = [
        ("a page of another site", {"Origin": FOREIGN_SITE, "Referer": FOREIGN_SITE + "/", **fetch}),
        ("one in an older browser", {"Origin": FOREIGN_SITE, "Referer": f"{FOREIGN_SITE}/?{to.name}"}),
        ("one that hides where it comes from", {"Origin": "null"}),
        ("one of a site with a name like ours", {"Origin": lookalike, "Referer": f"{lookalike}/"}),
    ]
    for who, more in tried:
        reply = forge(method, path, body, more)
        if 200 <= reply.status < 400 and not refused(reply):
            if not entered:
                skip(f"{to} made the change for {who} with the cookie of account \"one\"; whether a browser attaches it (SameSite) is seen only at a login: give \"user\" and \"password\" instead of \"headers\"")
            fail(f"{to} refuses a change that another site's page asks for", f"{who}: {reply}", todo)
        check.saw(f"{who}: status {reply.status}" + ("" if attached(method == "GET") else ", as no browser attaches the cookie (SameSite)"))
    # A link of another site carries cookies with SameSite=Lax: a change by GET is not kept out by them.
    if method != "GET" and body is not None and "form" in to.requests["change"]:
        reply = forge("GET", path + ("&" if "?" in path else "?") + body.decode("ascii", "replace"), None, {"Referer": FOREIGN_SITE + "/", **fetch})
        if (reply.status, reply.body) == (genuine.status, genuine.body):
            fail(f"{to} refuses a change that another site's link asks for", f"by GET: {reply}", "make changes by POST only")
        check.saw(f"by a link: status {reply.status}")
    return check.done()


def expect_socket_origin_checked(to: Target) -> list:
    """Proves: a WebSocket is opened for a page of the site itself, and neither for one of another site, nor of none, nor
    of one whose name begins or ends like ours."""
    check = Check("websocket_origin_checked", to.element)
    if to.scheme in ("ws", "wss"):
        to = dataclasses.replace(to, scheme="https" if to.scheme == "wss" else "http")
    need_requests(to, "socket")
    user = as_account(to, "one") if "one" in to.accounts else {}

    def opened(origin: str) -> int:
        headers = {**user, "Origin": origin, "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode()}  # fmt: skip
        reply = ask(to, "socket", headers)
        need_answer(to, reply, "the request 'socket'")
        return reply.status

    own = to.settings.get("own_origin") or f"{to.scheme}://{to.name}" + ("" if to.port in (80, 443) else f":{to.port}")
    status = opened(own)
    if status != 101:
        fail(f"{to} opens a WebSocket for a page of its own, {own} (else a refusal proves nothing)", f"status {status}", "correct \"socket\", \"server_name\" and \"own_origin\" in the targets file")
    host = urllib.parse.urlsplit(own).hostname
    foreign = foreign_origins(to, *([host] if host else []))
    for origin in foreign:
        if opened(origin) == 101:
            fail(f"{to} opens no WebSocket for pages of {origin}", "status 101", "compare Origin with a list before the upgrade")
    check.saw(f"a page of its own got 101; none of {len(foreign)} others did, such as {', '.join(foreign[:4])}")
    return check.done()


def _leads(text: str) -> str:
    """The host to which a browser goes for a value of Location, or ''."""
    text = re.sub(r"[\t\r\n]", "", text).strip().replace("\\", "/")
    if text.startswith("//"):
        text = "//" + text.lstrip("/")
    else:
        text = re.sub(r"^(https?):/*", r"\1://", text, flags=re.IGNORECASE)
    try:
        return urllib.parse.urlsplit(text).hostname or ""
    except ValueError:
        return ""


def expect_redirect_checked(to: Target, name: str = "redirect") -> list:
    """Proves: the request leads to an address that is allowed (`allowed_url`), and to no other, however it is written."""
    check = Check("redirect_checked", to.element, name)
    need_requests(to, name)
    allowed = need_setting(to, "allowed_url")
    good = ask(to, name, url=allowed)
    led = good.header("location") or good.header("refresh") or (good.text if good.status in range(200, 300) else "")
    if not 200 <= good.status < 400 or (allowed not in led and _leads(led) != urllib.parse.urlsplit(allowed).hostname):
        fail(f"{to} leads to {allowed} for the request {name!r} (else a refusal proves nothing)", str(good), "correct \"allowed_url\" in the targets file")
    check.saw(f"for {allowed}: status {good.status}")
    host = FOREIGN_SITE.partition("//")[2]
    parts = urllib.parse.urlsplit(allowed)
    scheme, own = parts.scheme or "https", parts.netloc or to.name
    tried = (FOREIGN_SITE, f"//{host}/", f"///{host}/", f"/\\{host}/", f"\\\\{host}/", f"/\t/{host}/", f" {FOREIGN_SITE}", f"{scheme}:{host}/", f"{scheme}://{own}.{host}/",
             f"{scheme}://{own}@{host}/", f"{scheme}://{host}/?{allowed}", f"{scheme}://{host}/#{own}", f"{scheme}://{host}\\@{own}/", allowed + f".{host}")  # fmt: skip
    for url in tried:
        reply = ask(to, name, url=url)
        need_answer(to, reply, f"the request {name!r}")
        for where in (reply.header("location"), reply.header("refresh").partition("=")[2]):
            if where and reply.status < 400 and (_leads(where) == host or _leads(where).endswith("." + host)):
                fail(f"{to} leads browsers to allowed addresses only", f"for {url}: status {reply.status}, Location: {where}",
                     "compare the whole address with a list, and refuse the rest")  # fmt: skip
        if reply.status < 400 and host in reply.text and re.search(r"http-equiv\s*=\s*[\"']?refresh|location\s*(\.href)?\s*=|location\.(?:assign|replace)\(", reply.text, re.IGNORECASE):
            fail(f"{to} leads browsers to allowed addresses only", f"for {url} its page leads there", "compare the whole address with a list, and refuse the rest")
    check.saw(f"{len(tried)} spellings of a foreign address were not followed")
    return check.done()


def expect_foreign_host_refused(to: Target) -> list:
    """Proves: a request for a host name that is not its own is refused, or at least leads and links nowhere else; and
    the mail that the request `recover` sends (`inbox` shows it) has no such name in it. Without `inbox` it is not passed."""
    check = Check("foreign_host_refused", to.element)
    _ready(to)
    need_success(to, get(to), to.probe)
    host = f"tmc-{secrets.token_hex(4)}.invalid"
    odd = ({"Host": host}, {"X-Forwarded-Host": host}, {"X-Host": host}, {"Forwarded": f"host={host}"}, {"X-Forwarded-Server": host})
    todo = "compare the name with a list, and build links from the configuration"
    for headers in odd:
        reply = get(to, headers=headers)
        need_answer(to, reply, to.probe)
        if host in reply.header("location") or host in reply.text or host in reply.header("set-cookie"):
            fail(f"{to} writes no links with a host name that the caller gives", f"for {next(iter(headers))}: {host} the answer holds that name: {reply}", todo)
        check.saw(f"for {next(iter(headers))}: {host} it answered {reply.status}, without that name")
    if not {"recover", "inbox"} <= set(to.requests) or not to.accounts.get("one", {}).get("user"):
        skip(f"pages of {to} do not hold the name; whether the mail does that lets users back in is not shown: give the requests \"recover\" and \"inbox\", and account \"one\" with \"user\"")
    name = to.accounts["one"]["user"]

    def inbox() -> Reply:
        reply = ask(to, "inbox")
        need_success(to, reply, "the request 'inbox'")
        return reply

    def arrived(before: Reply) -> Reply:
        deadline = time.monotonic() + 5.0
        while time.monotonic() < deadline:
            now = inbox()
            if now.body != before.body:
                return now
            time.sleep(0.1)
        return before

    before = inbox()
    need_success(to, ask(to, "recover", user=name), "the request 'recover'")
    mail = arrived(before)
    if mail.body == before.body or not re.search(r"https?://", mail.text):
        fail(f"the request 'recover' of {to} sends a mail with a link (else nothing is shown)", str(mail), "correct \"recover\" and \"inbox\" in the targets file")
    check.saw("the request 'recover' sends a mail with a link")
    for headers in odd:
        before = inbox()
        reply = ask(to, "recover", headers, user=name)
        need_answer(to, reply, "the request 'recover'")
        mail = arrived(before) if reply.status < 400 else inbox()
        if host in mail.text:
            fail(f"{to} writes no mail with a host name that the caller gives", f"for {next(iter(headers))}: {host} the mail holds that name", todo)
        check.saw(f"for {next(iter(headers))}: {host} it answered {reply.status}; the mail does not hold that name")
    return check.done()


# --- Cookies -----------------------------------------------------------------------


def expect_cookies_hardened(to: Target) -> list:
    """Proves: the session's cookie that a login sets is Secure, HttpOnly and SameSite."""
    check = Check("cookies_secured", to.element)
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
    check = Check("urls_clean", to.element)
    reply, name = logged_in(to, "one")
    where = reply.header("location")
    for what, value in (("the session", reply.cookies[name][0]), ("the password", to.accounts["one"].get("password", ""))):
        if value and (value in where or urllib.parse.quote(value, safe="") in where):
            fail(f"{to} keeps {what} out of addresses", f"after the login: Location: {where.replace(value, '…')}", "carry it in a cookie or in a body")
    method, path, _, _ = build(to, "login", {"user": "u", "password": "tmc-mark"})
    if method == "GET" or "tmc-mark" in path:
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
    """Proves: answers to wrong requests, one of which ends in an error inside the program (the request `error`, or
    whatever is answered with 5xx), show no stack trace, no error of a database and no version of a product."""
    check = Check("plain_errors", to.element)
    _ready(to)
    need_success(to, get(to), to.probe)
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
    if "error" in to.requests and replies[-1][1].status < 400:
        fail(f"the request 'error' of {to} ends in an error (else nothing is shown)", str(replies[-1][1]), "correct it in the targets file")
    if not any(reply.status >= 500 for _, reply in replies) and "error" not in to.requests:
        skip(f"no request made {to} fail inside: give one that does as \"error\" in the targets file")
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
    if traced.status == 200 and b"x-tmc" in traced.body.lower():
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
    # Where no POST is answered, a refusal would say nothing of lengths.
    path = next((build(to, one, {})[1] for one in ("json", "valid", "change") if one in to.requests and build(to, one, {})[0] == "POST"), to.probe)
    head = f"POST {path} HTTP/1.1\r\nHost: {to.name}\r\nUser-Agent: tmc-verify\r\nConnection: close\r\n"
    try:
        plain = re.match(rb"HTTP/\d\.\d (\d{3})", _raw(to, (head + "Content-Length: 5\r\n\r\n0\r\n\r\n").encode()))
    except (OSError, NoTls) as error:
        fail(f"{to} answers a POST of {path}", say(error), "look at its error log")
    if not plain or int(plain[1]) in (400, 411, 501):
        skip(f"{to} answers each POST of {path} {f'with {plain[1].decode()}' if plain else 'by closing'}: give the request \"json\", \"valid\" or \"change\", which it reads")
    check.saw(f"a plain POST of {path}: status {plain[1].decode()}")
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
            fail(f"{to} refuses a request with {what}", f"status {code}", "refuse it with 400, and rewrite requests before passing them on")
        check.saw(f"{what}: {f'status {code}' if code else 'it closed the connection'}")
    need_success(to, get(to), f"{to.probe} (a plain request)")
    return check.done()


_STORED = re.compile(r"hit|stale|revalidated|updating", re.IGNORECASE)


def expect_cache_keys_complete(to: Target) -> list:
    """Proves: a header that can change an answer does not change what others get from the cache. An address that nobody
    else asks for is used, so that no user can be hit; that the cache keeps it is seen by its headers (Age, X-Cache,
    Cache-Status…), or by a Date that stands still."""
    check = Check("cache_keys_complete", to.element)
    _ready(to)

    def fresh() -> str:
        return to.probe + ("&" if "?" in to.probe else "?") + "tmc=" + secrets.token_hex(8)

    path = fresh()
    first = get(to, path)
    need_success(to, first, path)
    time.sleep(1.1)  # a Date has seconds
    second = get(to, path)
    told = " ".join(second.header(name) for name in ("x-cache", "cf-cache-status", "cache-status", "x-cache-status", "x-proxy-cache", "x-varnish-cache", "x-drupal-cache"))
    if not (_STORED.search(told) or second.header("age").strip() not in ("", "0") or (second.header("date") and second.header("date") == first.header("date"))):
        skip(f"nothing shows that {to} keeps {to.probe} (no Age, no hit, a Date that goes on): give an address that it keeps as \"probe\"")
    check.saw(f"an address that nobody else asks for is kept: {told.strip() or 'Age: ' + second.header('age') if told.strip() or second.header('age') else 'its Date stands still'}")
    for names in (("X-Forwarded-Host", "X-Forwarded-Scheme", "X-Original-URL", "X-Host"), ("X-Forwarded-Server", "X-Rewrite-URL", "Forwarded", "X-HTTP-Method-Override"),
                  ("X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "User-Agent", "Accept-Language", "Origin", "Cookie")):  # fmt: skip
        path, mark = fresh(), f"tmc-{secrets.token_hex(6)}.invalid"
        odd = {"X-Original-URL": f"/{mark}", "X-Rewrite-URL": f"/{mark}", "Forwarded": f"host={mark}", "Origin": f"https://{mark}", "Cookie": f"lang={mark}", "X-Forwarded-Port": "4711"}
        one = get(to, path, {name: odd.get(name, mark) for name in names})
        two = get(to, path)
        if mark.encode() in two.body or mark in "".join(value for _, value in two.headers):
            fail(f"{to} gives others no answer that one caller has written", f"the value of one of {', '.join(names)} came back without the header: {two}",
                 "make each header that can change an answer part of the cache's key, or remove it before")  # fmt: skip
        if two.status >= 400:
            fail(f"{to} does not keep an error that one caller's headers caused", f"{', '.join(names)}: {path}: {two}", "do not cache errors")
        check.saw(f"with {', '.join(names)}: status {one.status}; without, right afterwards: status {two.status}, nothing of them")
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
    stays there), before and after, and ones are refused that are pages or programs."""
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
        ("a page that begins like a comment", "page.png", b"GIF89a<!doctype html><script>1</script>"),
        ("a drawing with a script", "page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("a program", "page.php", b"<?php echo 1; ?>"),
    ):
        reply = _upload(to, name, kind, content, user)
        need_answer(to, reply, what)
        if reply.status and reply.status not in _REFUSALS:
            fail(f"{to} refuses {what}", str(reply), "check the type by content and the name by a list, and give files names of your own")
        check.saw(f"{what}: status {reply.status}")
    need_success(to, _upload(to, "pixel.png", kind, _PIXEL, user), "an upload of a picture at the end")
    return check.done()


def expect_size_limited(to: Target) -> list:
    """Proves: a body of one byte more than `size_limit` is refused with 413, 400 or by closing, while one that is stretched
    in the same way to less than the limit is taken. At most 64 MiB."""
    check = Check("unpacked_size_limited", to.element)
    _ready(to)
    limit = need_setting(to, "size_limit")
    if not 1 < limit < 64 << 20:
        skip(f"\"size_limit\" of {to.element} is {limit}: this check sends no more than 64 MiB")
    name = next((one for one in ("upload", "xml", "json", "change") if one in to.requests), None)
    if not name:
        need_requests(to, "upload")
    user = as_account(to, "one") if "one" in to.accounts else {}

    def stretched(more: int) -> Reply:
        if name == "upload":
            return _upload(to, "pixel.png", "image/png", _PIXEL + bytes(more), user)
        method, path, headers, body = build(to, name, {"xml": "<tmc/>"}, user)
        try:
            return send(to, method, path, headers, (body or b"") + b" " * more)
        except (OSError, http.client.HTTPException) as error:
            return Reply(0, (), str(error).encode(), 0.0)

    less = max(0, min(limit // 2, limit - 1024))
    small, large = stretched(less), stretched(limit + 1)
    need_success(to, small, f"the request {name!r} with a body stretched by {less} bytes")
    if large.status not in (0, 400, 413):
        fail(f"{to} refuses a body of more than {limit} bytes", str(large), "limit the size of bodies (nginx: client_max_body_size)")
    need_success(to, stretched(less), f"the request {name!r} afterwards")
    check.saw(f"stretched by {less} bytes: status {small.status}; of {limit + 1} bytes: {f'status {large.status}' if large.status else 'it closed the connection'}")
    return check.done()


# --- Calls to elsewhere ------------------------------------------------------------


def _fetches(check: Check, to: Target) -> tuple:
    """(allowed address, the user's headers), once it is seen that the request `fetch` tells addresses apart."""
    need_requests(to, "fetch")
    allowed = need_setting(to, "allowed_url")
    user = as_account(to, "one") if "one" in to.accounts else {}
    good = ask(to, "fetch", user, url=allowed)
    need_success(to, good, f"the request 'fetch' for {allowed}")
    nowhere = ask(to, "fetch", user, url=f"http://tmc-{secrets.token_hex(6)}.invalid/")
    if (nowhere.status, nowhere.body) == (good.status, good.body):
        skip(f"{to} answers 'fetch' for {allowed} and for a name that nobody has alike: it is not seen that it fetches at all. Give a request whose answer shows it")
    check.saw(f"for {allowed}: status {good.status}; for a name that nobody has: status {nowhere.status}")
    return allowed, user


def expect_addresses_checked(to: Target) -> list:
    """Proves: the request `fetch` makes the program connect to an allowed address (`allowed_url`), but not to the tests,
    which wait for it: by name, by number (decimal, octal, hexadecimal, short, IPv6 around IPv4), by a name in the DNS
    (`loopback_name`), spelt oddly, and over an allowed address that leads there (`allowed_redirect`). Without the last
    one it is not passed."""
    check = Check("ssrf_protected", to.element)
    allowed, user = _fetches(check, to)
    todo = "compare the address with a list after resolving it, refuse inner networks, and follow no redirects"
    with Listener(to) as listener:
        host, port = urllib.parse.urlsplit(allowed).netloc, listener.port
        tail = listener.url[len(listener.base) :]
        names = [to.settings["loopback_name"]] if "loopback_name" in to.settings else []
        if listener.host.startswith("127."):
            with contextlib.suppress(OSError):
                names += [one for one in (socket.gethostname(), "ip6-localhost", "localhost.localdomain") if socket.gethostbyname(one).startswith("127.")]
        urls = [listener.url, *(f"http://{one}:{port}{tail}" for one in (*listener.spellings(), *dict.fromkeys(names)))]
        urls += [listener.url.replace("http://", f"http://{host}@"), listener.url + f"#{allowed}", listener.url + f"?{allowed}", f"http://{listener.host}:{port}\\@{host}{tail}",
                 listener.url.replace("http://", "HTTP://"), listener.url.replace("http://", "//"), " " + listener.url]  # fmt: skip
        for url in dict.fromkeys(urls):
            reply = ask(to, "fetch", user, url=url)
            if reply.status in SLOWED:
                need_answer(to, reply, "the request 'fetch'")
            if listener.connections or not listener.quiet(0.1):
                fail(f"{to} connects to allowed addresses only", f"for {url} it called the tests: {listener.paths[:1]}; it answered {reply.status}", todo)
        if "allowed_redirect" in to.settings:
            url = to.settings["allowed_redirect"].replace("{url}", urllib.parse.quote(listener.url, safe=""))
            reply = ask(to, "fetch", user, url=url)
            if not listener.quiet(0.5):
                fail(f"{to} connects to allowed addresses only", f"{url} led it to the tests: {listener.paths[:1]}; it answered {reply.status}", todo)
        if not listener.quiet(1.0):
            fail(f"{to} connects to allowed addresses only", f"it called the tests later on: {listener.paths[:1]}", "check addresses where they are used too")
    need_success(to, ask(to, "fetch", user, url=allowed), f"the request 'fetch' for {allowed} at the end")
    check.saw(f"for {len(dict.fromkeys(urls))} spellings of {listener.base} nobody came")
    if "allowed_redirect" not in to.settings:
        skip(f"{to} refuses {len(urls)} spellings of an inner address; whether it follows a redirect there is not shown: give \"allowed_redirect\", {SETTINGS['allowed_redirect']}")
    check.saw("an allowed address that leads there did not bring it either")
    return check.done()


def expect_metadata_guarded(to: Target) -> list:
    """Proves: the request `fetch` gives nothing of the service that tells a machine of a cloud who it is, and refuses its
    address (4xx): where there is no such service an answer without it would say nothing."""
    check = Check("metadata_protected", to.element)
    _, user = _fetches(check, to)
    unclear = []
    for url in ("http://169.254.169.254/latest/meta-data/", "http://169.254.169.254/latest/meta-data/iam/security-credentials/", "http://2852039166/latest/meta-data/",
                "http://0xa9fea9fe/latest/meta-data/", "http://[::ffff:169.254.169.254]/latest/meta-data/", "http://[fd00:ec2::254]/latest/meta-data/",
                "http://metadata.google.internal/computeMetadata/v1/"):  # fmt: skip
        reply = ask(to, "fetch", user, url=url)
        if reply.status in SLOWED:
            need_answer(to, reply, "the request 'fetch'")
        found = re.search(r"ami-id|instance-id|iam/|security-credentials|AccessKeyId|service-accounts", reply.text)
        if reply.status in range(200, 300) and found:
            fail(f"{to} tells strangers nothing of its machine's identity", f"for {url} the answer holds {found.group(0)!r}",
                 "demand session tokens at the metadata service (IMDSv2, hop limit 1), and refuse the address in the program")  # fmt: skip
        if reply.status not in range(400, 500):
            unclear.append(f"{url}: status {reply.status}")
        check.saw(f"for {url}: status {reply.status}")
    if unclear:
        skip(f"{to} did not refuse {'; '.join(unclear[:3])}: whether it found nothing there, or nothing is there, cannot be told")
    return check.done()


def expect_proxy_header_ignored(to: Target) -> list:
    """Proves: a header `Proxy` does not lead calls of the program (request `outgoing`) to the tests, as it would if
    headers became variables of its environment."""
    check = Check("proxy_header_ignored", to.element)
    need_requests(to, "outgoing")
    if "{url}" in json.dumps(to.requests["outgoing"]):
        with Listener(to) as listener:
            ask(to, "outgoing", url=listener.url)
            if listener.quiet(2.0):
                fail(f"the request 'outgoing' of {to} makes it call (else nothing is shown)", f"nobody came to {listener.url}", "correct it in the targets file")
        check.saw("the request 'outgoing' made it call the tests")
    with Listener(to) as listener:
        if "{url}" not in json.dumps(to.requests["outgoing"]):
            need_success(to, ask(to, "outgoing"), "the request 'outgoing'")
        reply = ask(to, "outgoing", {"Proxy": listener.base, "X-Http-Proxy": listener.base}, url="http://tmc-verify.invalid/")
        if not listener.quiet(1.0):
            fail(f"{to} lets callers set no variables of its environment", f"it called the tests as its proxy: {listener.paths[:1]}",
                 "drop the header `Proxy` before the program, and start programs with named variables only")  # fmt: skip
    check.saw(f"with a header `Proxy` it answered {reply.status}, and nobody came to the tests")
    return check.done()
