"""Checks of what a program does with its callers' input: values in queries, templates, files, XML; forms of requests."""

from __future__ import annotations

import csv
import http.client
import io
import json
import os
import re
import secrets
import time

from tmc_verify import Check, NoTls, Target, fail, say, skip
from tmc_verify_http import leaks
from tmc_verify_requests import Listener, Reply, as_account, ask, build, get, need_requests, need_setting, need_success, refused, send

_REFUSALS = (400, 403, 405, 406, 409, 411, 413, 414, 415, 422, 431)


def _user(to: Target) -> dict:
    return as_account(to, "one") if "one" in to.accounts else {}


def _try(to: Target, name: str, user: dict, text: str) -> Reply:
    """A try with a hostile text, which a server may also answer by closing."""
    try:
        return send(to, *build(to, name, {"text": text}, user))
    except (ConnectionError, http.client.RemoteDisconnected) as error:
        return Reply(0, (), str(error).encode(), 0.0)
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} answers the request {name!r}", say(error), "look at its error log")


# --- Values in texts ---------------------------------------------------------------


def expect_output_encoded(to: Target) -> list:
    """Proves: a text that the request `echo` shows comes back encoded: neither as an element, nor out of an attribute,
    nor out of a script's string. Nothing is shown if it does not come back at all."""
    check = Check("output_encoded", to.element)
    need_requests(to, "echo")
    user = _user(to)
    plain = "tmc" + secrets.token_hex(6)
    shown = ask(to, "echo", user, text=plain)
    need_success(to, shown, "the request 'echo'")
    if plain not in shown.text:
        fail(f"{to} shows the text of the request 'echo' (else nothing is shown)", str(shown), "give a request whose answer shows {text}")
    for what, text, sign in (
        ("an element", f"<b id={plain}>", f"<b id={plain}"),
        ("an attribute's end", f'"{plain}=\'', f'"{plain}=\''),
        ("a script", f"</script><script>{plain}", f"<script>{plain}"),
    ):
        reply = _try(to, "echo", user, text)
        kind = reply.header("content-type").lower()
        if reply.status in range(200, 300) and sign in reply.text and "json" not in kind and "text/plain" not in kind:
            fail(f"{to} encodes what callers say", f"{what} came back as it was: {text}", "use templates that encode for the place where a text stands")
        check.saw(f"{what}: status {reply.status}, not as it was")
    return check.done()


def expect_query_inert(to: Target) -> list:
    """Proves: text with the signs of query languages (SQL, documents, directories, XPath) changes no query: no error of
    a store, no status 5xx, and a condition that is true or false within the text makes no difference."""
    check = Check("query_inert", to.element)
    need_requests(to, "query")
    known, user = need_setting(to, "known"), _user(to)
    good, none = ask(to, "query", user, text=known), ask(to, "query", user, text="tmc" + secrets.token_hex(8))
    need_success(to, good, f"the request 'query' for {known!r}")
    if (good.status, good.body.replace(known.encode(), b"")) == (none.status, none.body):
        fail(f"{to} finds {known!r} (else nothing is shown)", f"for a text that is nowhere the answer is the same: {none}", "correct \"known\" in the targets file")
    todo = "pass values to queries as parameters, or build them from typed values"
    for text in (known + "'", known + '"', known + "\\", known + "*)(|(cn=*", known + "{$ne:1}", "'" + '"`;)--'):
        reply = _try(to, "query", user, text)
        if reply.status >= 500 or leaks(reply):
            fail(f"{to} takes {text!r} as a text", f"{reply}{'; it shows ' + repr(leaks(reply)) if leaks(reply) else ''}", todo)
    same = lambda one, other, *texts: _without(one, texts) == _without(other, texts)  # noqa: E731
    for true, false in ((known + "' AND '1'='1", known + "' AND '1'='2"), (known + "' OR '1'='1", known + "' OR '1'='2"), ("*", "tmc*tmc")):
        yes, no = _try(to, "query", user, true), _try(to, "query", user, false)
        if not same(yes, no, true, false) and (same(yes, good, true, known) or len(yes.body) > len(good.body) and yes.status == good.status):
            fail(f"{to} takes {true!r} as a text", f"it found something, while {false!r} did not", todo)
    check.saw(f"{known!r} is found; texts with signs of query languages find nothing more and break nothing")
    return check.done()


def _without(reply: Reply, texts) -> tuple:
    content = reply.text
    for text in sorted(texts, key=len, reverse=True):
        for spelling in (text, json.dumps(text)[1:-1], text.replace("'", "&#x27;"), text.replace("'", "&#39;")):
            content = content.replace(spelling, "")
    return reply.status, content


def expect_template_inert(to: Target) -> list:
    """Proves: a calculation in the marks of template languages is not carried out by the request `template`."""
    check = Check("template_inert", to.element)
    need_requests(to, "template")
    user, product = _user(to), str(7919 * 7907)
    need_success(to, ask(to, "template", user, text="tmc"), "the request 'template'")
    for text in ("{{7919*7907}}", "${7919*7907}", "<%= 7919*7907 %>", "#{7919*7907}", "{7919*7907}", "{{=7919*7907}}", "@(7919*7907)"):
        reply = _try(to, "template", user, text)
        if product in reply.text:
            fail(f"{to} calculates nothing for callers", f"{text} came back as {product}", "let callers fill in values, not templates; else run theirs in a sandbox")
    check.saw("seven spellings of a calculation were not carried out")
    return check.done()


def expect_command_inert(to: Target) -> list:
    """Proves: a text with the signs of shells does not make the request `command` wait, as `sleep 3` would."""
    check = Check("command_inert", to.element)
    need_requests(to, "command")
    user = _user(to)
    first = ask(to, "command", user, text="tmc")
    need_success(to, first, "the request 'command'")
    usual = max(first.seconds, ask(to, "command", user, text="tmc").seconds)
    for text in ("tmc;sleep 3", "tmc$(sleep 3)", "tmc`sleep 3`", "tmc|sleep 3", "tmc\nsleep 3", "tmc&&ping -n 4 127.0.0.1"):
        started = time.monotonic()
        try:
            reply = _try(to, "command", user, text)
        except AssertionError:  # it waits for longer than the tests do
            reply = None
        if reply is None or time.monotonic() - started > usual + 2.0 or "sh:" in reply.text:
            fail(f"{to} runs no commands of callers", f"{text!r} took {time.monotonic() - started:.1f} s, a plain text {usual:.1f} s", "start programs with a list of arguments, without a shell")
    check.saw(f"six texts with commands took no longer than a plain one ({usual:.2f} s)")
    return check.done()


def expect_paths_confined(to: Target, name: str = "file") -> list:
    """Proves: names that lead out of the folder, however they are spelt, give nothing of the machine's own files."""
    check = Check("paths_confined", to.element, name)
    need_requests(to, name)
    user = _user(to)
    good = ask(to, name, user, text=to.settings.get("known", "")) if "known" in to.settings else get(to)
    need_success(to, good, f"the request {name!r} for \"known\"" if "known" in to.settings else to.probe)
    up = "../" * 12
    for text in (up + "etc/passwd", "/etc/passwd", up.replace("/", "%2f") + "etc%2fpasswd", "....//" * 12 + "etc/passwd", up + "etc/passwd\0.png",
                 up.replace("/", "\\") + "windows\\win.ini", "file:///etc/passwd", "php://filter/resource=/etc/passwd"):  # fmt: skip
        reply = _try(to, name, user, text)
        if re.search(rb"^root:[^:]*:0:|^\[fonts\]", reply.body, re.MULTILINE):
            fail(f"{to} keeps callers in one folder", f"{text!r} gave a file of the machine", "name files by yourself; else resolve the path and refuse it outside its folder")
    check.saw("eight spellings of a way out gave nothing of the machine")
    return check.done()


def expect_pattern_time(to: Target) -> list:
    """Proves: the request `pattern` takes no more than two seconds longer for texts that wear out careless patterns."""
    check = Check("pattern_time", to.element)
    need_requests(to, "pattern")
    user = _user(to)
    usual = ask(to, "pattern", user, text="tmc")
    need_success(to, usual, "the request 'pattern'")
    for what, text in (("a row of one letter", "a" * 40 + "!"), ("many blanks", " " * 4000 + "!"), ("nested groups", "(" * 200 + "a" + ")*" * 200),
                       ("a row of at-signs", "a@" * 1000), ("(a+)+$", "(a+)+$")):  # fmt: skip
        started = time.monotonic()
        try:
            reply = _try(to, "pattern", user, text)
        except AssertionError:
            reply = None
        took = time.monotonic() - started
        if reply is None or took > usual.seconds + 2.0:
            fail(f"{to} spends little time on one text", f"{what} took {took:.1f} s, a plain text {usual.seconds:.1f} s", "use patterns that match in linear time, limit lengths, and set a time limit")
        check.saw(f"{what}: {took:.2f} s")
    return check.done()


def expect_line_breaks_refused(to: Target, name: str) -> list:
    """Proves: a text with a line break does not become a line of its own: in the answer's header (`header`, `redirect`),
    or, for `mail`, is refused before anything is sent."""
    check = Check("line_breaks_refused", to.element, name)
    need_requests(to, name)
    user = _user(to)
    plain = need_setting(to, "allowed_url") if name == "redirect" else "tmc"
    good = ask(to, name, user, text=plain, url=plain)
    if good.status >= 400:
        fail(f"{to} serves the request {name!r} without a line break (else nothing is shown)", str(good), "correct it in the targets file")
    odd = () if name == "mail" else (plain + "\u560d\u560aTmc-Split: 1",)  # becomes a line break where letters are cut to bytes
    for text in (plain + "\r\nTmc-Split: 1\r\n", plain + "\nTmc-Split: 1", *odd):
        try:
            reply = send(to, *build(to, name, {"text": text, "url": text}, user))
        except (OSError, NoTls, http.client.HTTPException) as error:
            reply = Reply(0, (), say(error).encode(), 0.0)
        if reply.header("tmc-split") or (name == "mail" and reply.status in range(200, 400)):
            fail(f"{to} lets callers write no lines of their own", f"{text!r} was taken: status {reply.status}", "refuse line breaks in values")
        check.saw(f"{text!r}: {f'status {reply.status}' if reply.status else 'no answer'}, no line of its own")
    return check.done()


def expect_tables_encoded(to: Target) -> list:
    """Proves: in the table of the request `export` the caller's text that begins with `=` is no formula."""
    check = Check("tables_encoded", to.element)
    need_requests(to, "export")
    reply = ask(to, "export", _user(to))
    need_success(to, reply, "the request 'export'")
    try:
        rows = list(csv.reader(io.StringIO(reply.text)))
    except csv.Error as error:
        skip(f"what {to} exports is no table in CSV: {error}")
    cells = [cell for row in rows for cell in row if "tmc_formula" in cell]
    if not cells:
        fail(f"the table of {to} holds the text `tmc_formula` (else nothing is shown)", f"{len(rows)} rows without it", "store a text `=tmc_formula()` first, as any caller")
    for cell in cells:
        if cell.lstrip("\t\r\n ")[:1] in tuple("=+-@"):
            fail(f"{to} writes cells that look like formulas as text", f"a cell is {cell!r}", "put a quote before cells that begin with one of = + - @")
    check.saw(f"{len(cells)} cells with the text begin with {cells[0][:1]!r}")
    return check.done()


def expect_log_encoded(to: Target) -> list:
    """Proves: a caller's text with a line break does not begin a line of the log (file `log`)."""
    check = Check("log_encoded", to.element)
    need_requests(to, "echo")
    if "log" not in to.files:
        skip(f"the targets file has no file \"log\" for {to.element}: the log, as far as the tests can read it")
    mark = "tmc" + secrets.token_hex(6)
    _try(to, "echo", {**_user(to), "User-Agent": f"{mark} agent"}, f"{mark}\r\nFORGED-{mark} line")
    deadline, lines = time.monotonic() + 3.0, []
    while time.monotonic() < deadline and not lines:
        try:
            with open(to.files["log"], "rb") as file:
                file.seek(max(0, os.path.getsize(to.files["log"]) - (1 << 20)))
                lines = [line for line in file.read().decode("utf-8", "replace").splitlines() if mark in line]
        except OSError as error:
            fail(f"the log of {to} can be read", str(error), "correct \"log\" in the targets file")
        time.sleep(0.1)
    if not lines:
        fail(f"the log of {to} records the request (else nothing is shown)", f"{to.files['log']} does not hold {mark}", "correct \"log\" in the targets file")
    if any(line.startswith(f"FORGED-{mark}") for line in lines):
        fail(f"{to} lets callers write no lines into its log", "a caller's text begins a line", "encode line breaks before a value is logged")
    check.saw(f"the log holds the request in {len(lines)} lines, none of them the caller's")
    return check.done()


# --- XML ---------------------------------------------------------------------------


def expect_entities_refused(to: Target) -> list:
    """Proves: the request `xml` expands no entities: the parser neither calls the tests for an outer one, nor reads a
    harmless file, nor puts in an inner one many times."""
    check = Check("entities_refused", to.element)
    need_requests(to, "xml")
    user = _user(to)
    need_success(to, ask(to, "xml", user, xml="<tmc/>"), "the request 'xml' with a plain document")
    todo = "switch off DOCTYPE, external entities and expansion in the parser"
    with Listener(to) as listener:
        for what, xml in (
            ("an outer entity", f'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY e SYSTEM "{listener.url}">]><t>&e;</t>'),
            ("an outer parameter entity", f'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY % e SYSTEM "{listener.url}"> %e;]><t/>'),
            ("an outer definition", f'<?xml version="1.0"?><!DOCTYPE t SYSTEM "{listener.url}"><t/>'),
        ):
            reply = ask(to, "xml", user, xml=xml)
            if not listener.quiet(0.3):
                fail(f"{to} fetches nothing that XML names", f"for {what} it called the tests: {listener.paths[:1]}", todo)
            check.saw(f"{what}: status {reply.status}, nobody came")
    reply = ask(to, "xml", user, xml='<?xml version="1.0"?><!DOCTYPE t [<!ENTITY e SYSTEM "file:///etc/passwd">]><t>&e;</t>')
    if re.search(rb"root:[^:]*:0:", reply.body):
        fail(f"{to} reads no files that XML names", "its answer holds a file of the machine", todo)
    word = "tmc" + secrets.token_hex(4)
    nested = f'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "{word}"><!ENTITY b "{"&a;" * 10}"><!ENTITY c "{"&b;" * 10}">]><t>&c;</t>'
    reply = ask(to, "xml", user, xml=nested)
    if reply.text.count(word) >= 100:
        fail(f"{to} does not expand entities", f"one of {len(nested)} bytes came back a hundred times as long", todo)
    check.saw(f"entities within entities: status {reply.status}, not expanded in the answer")
    return check.done()


# --- Forms of requests -------------------------------------------------------------


def expect_request_refused(to: Target, name: str) -> list:
    """Proves: the request `valid` is taken, and the one called `name`, which differs from it in what must be refused,
    is answered with a refusal (400, 403, 409, 413, 415, 422…)."""
    check = Check("request_refused", to.element, name)
    need_requests(to, "valid", name)
    user = _user(to)
    good = ask(to, "valid", user)
    need_success(to, good, "the request 'valid'")
    reply = ask(to, name, user)
    if reply.status not in _REFUSALS:
        fail(f"{to} refuses the request {name!r}", str(reply), "check by itself each value, each field and the order of steps")
    check.saw(f"'valid': status {good.status}; {name!r}: status {reply.status}")
    return check.done()


def expect_claim_refused(to: Target) -> list:
    """Proves: a customer (account "one") cannot claim a domain that is not theirs."""
    check = Check("claim_refused", to.element)
    need_requests(to, "claim", "private")
    user = as_account(to, "one")
    need_success(to, ask(to, "private", user), "the request 'private' to account \"one\"")
    reply = ask(to, "claim", user)
    if reply.status not in _REFUSALS and not refused(reply) and not re.search(r"pending|unverified|txt", reply.text, re.IGNORECASE):
        fail(f"{to} refuses a domain until it is proven", str(reply), "ask for a record in the domain's DNS, and look for it again and again")
    check.saw(f"the claim got {reply.status}")
    return check.done()


def _entries(content) -> int:
    if isinstance(content, list):
        return len(content)
    if isinstance(content, dict):
        return max((_entries(one) for one in content.values()), default=0)
    return 0


def expect_pages_limited(to: Target) -> list:
    """Proves: asked for a million entries, the request `page` gives at most `page_limit`, or refuses."""
    check = Check("pages_limited", to.element)
    need_requests(to, "page")
    limit, user = need_setting(to, "page_limit"), _user(to)
    need_success(to, ask(to, "page", user, text="1"), "the request 'page' for one entry")
    reply = ask(to, "page", user, text="1000000")
    if reply.status in _REFUSALS:
        check.saw(f"asked for a million entries: status {reply.status}")
        return check.done()
    try:
        found = _entries(json.loads(reply.text))
    except ValueError:
        fail(f"{to} answers the request 'page' in JSON", str(reply), "give a request that is answered in JSON, of at most one MiB")
    if found > limit:
        fail(f"{to} gives at most {limit} entries at once", f"asked for a million it gave {found}", "set an upper limit to the size of pages")
    if reply.status not in range(200, 300):
        fail(f"{to} answers or refuses a million entries", str(reply), "look at its error log")
    check.saw(f"asked for a million entries it gave {found}")
    return check.done()


def _fields(content, into: set):
    if isinstance(content, list):
        for one in content:
            _fields(one, into)
    elif isinstance(content, dict):
        for key, value in content.items():
            into.add(key)
            _fields(value, into)


def expect_fields_chosen(to: Target) -> list:
    """Proves: an answer to account "one" has no fields other than those of the setting `fields`."""
    check = Check("fields_chosen", to.element)
    need_requests(to, "private")
    allowed = set(need_setting(to, "fields"))
    reply = ask(to, "private", as_account(to, "one"))
    need_success(to, reply, "the request 'private' to account \"one\"")
    found = set()
    try:
        _fields(json.loads(reply.text), found)
    except ValueError:
        skip(f"{to} does not answer the request 'private' in JSON")
    if found - allowed:
        fail(f"{to} answers with chosen fields only", f"the answer has {', '.join(sorted(found - allowed))} besides", "name the fields of each answer, and leave the rest out")
    if not found:
        fail(f"the answer of {to} has fields (else nothing is shown)", str(reply), "give a request whose answer is an object")
    check.saw(f"the answer has {', '.join(sorted(found))}")
    return check.done()


def expect_old_paths_gone(to: Target) -> list:
    """Proves: addresses that are to be gone (`old_paths`) are refused, while the probe is served."""
    check = Check("old_paths_gone", to.element)
    need_requests(to)
    paths = need_setting(to, "old_paths")
    if not paths:
        skip(f"\"old_paths\" of {to.element} is empty")
    need_success(to, get(to), to.probe)
    for path in paths[:50]:
        reply = get(to, str(path), _user(to))
        if reply.status not in (401, 403, 404, 410):
            fail(f"{to} does not answer at {path} any more", str(reply), "shut old versions down, and let links run out")
        check.saw(f"{path}: status {reply.status}")
    return check.done()


# --- GraphQL -----------------------------------------------------------------------


def _graphql(to: Target, query) -> tuple:
    """(the answer, its `data` or {}, whether it was refused)."""
    method, path, headers, _ = build(to, "graphql", {})
    body = json.dumps(query if isinstance(query, list) else {"query": query}).encode()
    reply = None
    try:
        reply = send(to, "POST" if method == "GET" else method, path, {**headers, **_user(to), "Content-Type": "application/json"}, body)
        content = json.loads(reply.text)
    except ValueError:
        return reply, {}, reply.status >= 400
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} answers the request 'graphql'", say(error), "look at its error log")
    first = content[0] if isinstance(content, list) and content else content
    first = first if isinstance(first, dict) else {}
    return reply, first.get("data") or {}, reply.status >= 400 or "errors" in first


def expect_introspection_off(to: Target) -> list:
    """Proves: GraphQL answers queries, but not the one that describes all types."""
    check = Check("introspection_off", to.element)
    need_requests(to, "graphql")
    reply, data, _ = _graphql(to, "{__typename}")
    if not data.get("__typename"):
        fail(f"{to} answers a query (else nothing is shown)", str(reply), "correct \"graphql\" in the targets file")
    check.saw(f"{{__typename}}: {data['__typename']}")
    reply, data, _ = _graphql(to, "{__schema{types{name}}}")
    if data.get("__schema"):
        fail(f"{to} does not describe itself to strangers", f"it listed {len(data['__schema'].get('types', []))} types", "switch introspection off")
    check.saw(f"{{__schema}}: status {reply.status}, no types")
    return check.done()


def expect_query_cost_limited(to: Target) -> list:
    """Proves: GraphQL refuses a thousand fields in one query, and a hundred queries in one request. Both are of
    `__typename`, which costs nothing."""
    check = Check("query_cost_limited", to.element)
    need_requests(to, "graphql")
    reply, data, _ = _graphql(to, "{__typename}")
    if not data.get("__typename"):
        fail(f"{to} answers a query (else nothing is shown)", str(reply), "correct \"graphql\" in the targets file")
    todo = "limit depth, number of fields, bundling and cost of queries"
    reply, data, was_refused = _graphql(to, "{" + " ".join(f"a{index}:__typename" for index in range(1000)) + "}")
    if not was_refused and len(data) >= 1000:
        fail(f"{to} limits what one query costs", "it answered a thousand fields at once", todo)
    check.saw(f"a thousand fields: status {reply.status}, {len(data)} answered")
    reply, _, was_refused = _graphql(to, [{"query": "{__typename}"}] * 100)
    if not was_refused and reply.text.count("__typename") >= 100:
        fail(f"{to} limits how many queries one request may bundle", "it answered a hundred", todo)
    check.saw(f"a hundred queries at once: status {reply.status}")
    return check.done()
