"""Checks of what a program does with its callers' input: values in queries, templates, files, XML; forms of requests."""

from __future__ import annotations

import csv
import dataclasses
import html
import html.parser
import http.client
import io
import json
import os
import re
import secrets
import time

from tmc_verify import Check, NoTls, Target, fail, say, skip
from tmc_verify_http import leaks
from tmc_verify_requests import (
    Listener,
    Reply,
    as_account,
    ask,
    build,
    get,
    need_answer,
    need_requests,
    need_setting,
    need_success,
    send,
    turned_away_in_front,
)

_REFUSALS = (400, 403, 406, 409, 412, 413, 415, 422, 428)  # of what was asked: an address or a method that is wrong is none


def _user(to: Target) -> dict:
    return as_account(to, "one") if "one" in to.accounts else {}


def _try(to: Target, name: str, user: dict, text: str) -> Reply:
    """A try with a hostile text, which a server may also answer by closing."""
    try:
        reply = send(to, *build(to, name, {"text": text}, user))
        need_answer(to, reply, f"the request {name!r}")
        return reply
    except (ConnectionError, http.client.RemoteDisconnected) as error:
        return Reply(0, (), str(error).encode(), 0.0)
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} answers the request {name!r}", say(error), "look at its error log")


# --- Values in texts ---------------------------------------------------------------


_URL_ATTRIBUTES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "background", "srcdoc")


def _code_runs(script: str, mark: str) -> bool:
    """Whether `mark` is in a script as code: outside strings, patterns of strings and comments."""
    state, at = "", 0
    while at < len(script):
        two = script[at : at + 2]
        if state in ("'", '"', "`"):
            if script[at] == "\\":
                at += 2
                continue
            if state == "`" and two == "${":
                end = script.find("}", at)
                if mark in script[at : end if end > 0 else len(script)]:
                    return True
            if script[at] == state or (state != "`" and script[at] == "\n"):
                state = ""
        elif state == "//":
            state = "" if script[at] == "\n" else state
        elif state == "/*":
            if two == "*/":
                state, at = "", at + 1
        elif two in ("//", "/*"):
            state, at = two, at + 1
        elif script[at] in "'\"`":
            state = script[at]
        elif script.startswith(mark, at):
            return True
        at += 1
    return False


class _Markup(html.parser.HTMLParser):
    """Reads an answer as a browser does, and notes where a mark became more than text."""

    def __init__(self, mark: str):
        super().__init__(convert_charrefs=True)
        self.mark, self.found, self.script = mark, [], None

    def handle_starttag(self, tag, attributes):
        if self.mark in tag:
            self.found.append(f"an element <{tag}>")
        for name, value in attributes:
            value = value or ""
            if self.mark in name:
                self.found.append(f"an attribute {name} of <{tag}>")
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if name in _URL_ATTRIBUTES and self.mark in value and re.match(r"(?:javascript|vbscript|data:text/html|data:image/svg)", address):
                self.found.append(f"an address {value[:40]!r} in {name} of <{tag}>")
            if name.startswith("on") and self.mark in value and _code_runs(value, self.mark):
                self.found.append(f"code in {name} of <{tag}>")
            if name == "srcdoc" and self.mark in value:
                inner = _Markup(self.mark)
                inner.feed(value)
                inner.close()
                self.found += inner.found
        if tag == "script":
            self.script = ""

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_data(self, data):
        if self.script is not None:
            self.script += data

    def handle_endtag(self, tag):
        if tag == "script" and self.script is not None:
            if _code_runs(self.script, self.mark):
                self.found.append("code in a script")
            self.script = None

    def close(self):
        super().close()
        self.handle_endtag("script")


def becomes_markup(text: str, mark: str) -> str:
    """As what a mark is in a page other than text, or ''."""
    page = _Markup(mark)
    page.feed(text)
    page.close()
    return page.found[0] if page.found else ""


def expect_output_encoded(to: Target) -> list:
    """Proves: a text that the request `echo` shows in a page stays text wherever it stands: it becomes no element, no
    attribute (with quotes or without), no address that is a script, no code in a script or a handler. The page is read
    as a browser reads it, so that quotes in a text harm nobody. Nothing is shown if a text does not come back at all, if
    the answer is not a page, or if all hostile texts are refused before."""
    check = Check("output_encoded", to.element)
    need_requests(to, "echo")
    user = _user(to)
    plain = "tmc" + secrets.token_hex(6)
    shown = ask(to, "echo", user, text=plain)
    need_success(to, shown, "the request 'echo'")
    if plain not in shown.text:
        fail(f"{to} shows the text of the request 'echo' (else nothing is shown)", str(shown), "give a request whose answer shows {text}")
    kind = shown.header("content-type").partition(";")[0].strip().lower()
    if kind and not re.search(r"html|xml|svg", kind):
        skip(f"{to} answers the request 'echo' as {kind}, which is not a page: give the one that shows {{text}} in a page")
    tried, back = [], 0
    for what, text in (
        ("an element", f"<{plain} x=1>"), ("an element within a comment", f"--><{plain}>"), ("an element after a title", f"</title></textarea></style><{plain}>"),
        ("the end of a quoted attribute", f'" {plain}=1 x="'), ("the end of an attribute in single quotes", f"' {plain}=1 x='"), ("an attribute without quotes", f"x {plain}=1 x"),
        ("an attribute after a tab", f"x\t{plain}=1\tx"), ("an attribute after a slash", f"x/{plain}=1 "), ("an element in an attribute", f'"><{plain}>'),
        ("a script's address", f"javascript:{plain}()"), ("one in other letters", f" JaVaScRiPt:{plain}()"), ("one with a tab", f"java\tscript:{plain}()"), ("a page as an address", f"data:text/html,{plain}"),
        ("the end of a script", f"</script><{plain}>"), ("the end of a string", f'";{plain}();//'), ("the end of a string in single quotes", f"';{plain}();//"),
        ("a backslash before a quote", f'\\";{plain}();//'), ("a backslash before a single quote", f"\\';{plain}();//"), ("a template", f"${{{plain}()}}"), ("the end of a call", f"');{plain}();//"),
    ):  # fmt: skip
        reply = _try(to, "echo", user, text)
        tried.append(reply)
        if reply.status not in range(200, 300):
            check.saw(f"{what}: status {reply.status}")
            continue
        back += plain in reply.text
        found = becomes_markup(reply.text, plain)
        if found:
            fail(f"{to} encodes what callers say", f"{what} came back as {found}: {text!r}", "use templates that encode for the place where a text stands")
        check.saw(f"{what}: status {reply.status}, text at most")
    if not back:
        skip(f"{to} shows none of {len(tried)} hostile texts{', as something in front refuses them' if turned_away_in_front(tried) else ''}: whether it encodes is not seen")
    return check.done()


def _pairs(known: str) -> list:
    """(what it is, a text with a condition that is true, the same with one that is false)…: of each kind of place where
    a value can be in a query. The numbers are improbable, so that no search finds them."""
    yes, no = "73519", "73518"
    made = []
    for quote in ("'", '"'):
        for head in (known, known + "%"):
            made += [
                (f"a text in {quote}", f"{head}{quote} AND {quote}{yes}{quote}={quote}{yes}", f"{head}{quote} AND {quote}{yes}{quote}={quote}{no}"),
                (f"a text in {quote} and a comment", f"{head}{quote} AND {yes}={yes}-- -", f"{head}{quote} AND {yes}={no}-- -"),
                (f"a text in {quote}, brackets and a comment", f"{head}{quote}) AND ({yes}={yes})-- -", f"{head}{quote}) AND ({yes}={no})-- -"),
            ]
        made += [
            (f"a pattern in {quote}", f"{known}{quote} AND {quote}{yes}{quote} LIKE {quote}{yes}", f"{known}{quote} AND {quote}{yes}{quote} LIKE {quote}{no}"),
            (f"a choice in {quote}", f"{known}{quote} OR {quote}{yes}{quote}={quote}{yes}", f"{known}{quote} OR {quote}{yes}{quote}={quote}{no}"),
            (f"brackets in {quote}", f"{known}{quote}) AND ({quote}{yes}{quote}={quote}{yes}", f"{known}{quote}) AND ({quote}{yes}{quote}={quote}{no}"),
            (f"a comment for blanks in {quote}", f"{known}{quote}/**/AND/**/{yes}={yes}--/**/-", f"{known}{quote}/**/AND/**/{yes}={no}--/**/-"),
            (f"XPath in {quote}", f"{known}{quote} and {quote}{yes}{quote}={quote}{yes}", f"{known}{quote} and {quote}{yes}{quote}={quote}{no}"),
        ]
    return made + [
        ("a number", f"{known} AND {yes}={yes}", f"{known} AND {yes}={no}"),
        ("a number and a choice", f"{known} OR {yes}={yes}", f"{known} OR {yes}={no}"),
        ("a number in brackets", f"{known}) AND ({yes}={yes}", f"{known}) AND ({yes}={no}"),
        ("a number and a comment", f"{known} AND {yes}={yes}-- -", f"{known} AND {yes}={no}-- -"),
        ("a number without blanks", f"{known}/**/AND/**/{yes}={yes}", f"{known}/**/AND/**/{yes}={no}"),
        ("a directory", f"{known})(|(objectClass=*)", f"{known})(&(objectClass=tmc{yes})"),
        ("a wildcard", "*", "tmc*tmc"),
        ("a wildcard at the end", known[: max(1, len(known) - 1)] + "*", f"tmc{yes}*"),
        ("a script in a query", f"{known}' && {yes}=={yes} && 'a'=='a", f"{known}' && {yes}=={no} && 'a'=='a"),
    ]


def _operators(to: Target) -> list:
    """The request `query` with an operator of a document store where its text belongs: (what, true, false) of requests."""
    request, made = to.requests["query"], []

    def replaced(value, operator):
        if value == "{text}":
            return operator
        if isinstance(value, dict):
            return {key: replaced(one, operator) for key, one in value.items()}
        return [replaced(one, operator) for one in value] if isinstance(value, list) else value

    if "json" in request and "{text}" in json.dumps(request["json"]):
        made += [(f"the operator {next(iter(yes))}", *({**request, "json": replaced(request["json"], one)} for one in (yes, no)))
                 for yes, no in (({"$ne": "tmc73519"}, {"$in": []}), ({"$regex": ".*"}, {"$regex": "tmc73519"}), ({"$gt": ""}, {"$gt": "\uffff\uffff"}))]  # fmt: skip
    for key, holder in (("form", request.get("form", {})),):
        for field in [field for field, value in holder.items() if value == "{text}"]:
            rest = {name: value for name, value in holder.items() if name != field}
            made += [(f"the field {field}[$regex]", *({**request, key: {**rest, f"{field}[$regex]": one}} for one in (".*", "tmc73519")))]
    if re.search(r"[?&][\w.-]+=\{text\}", request["path"]):
        made += [("the parameter […][$regex]", *({**request, "path": re.sub(r"([?&][\w.-]+)=\{text\}", rf"\1[$regex]={one}", request["path"])} for one in (".*", "tmc73519")))]
    return made


_DELAYS = (
    "{k}' AND SLEEP({n})-- -", "{k}' AND 73=(SELECT 73 FROM pg_sleep({n}))-- -", "{k}'; SELECT pg_sleep({n})-- -", "{k}'; WAITFOR DELAY '0:0:{n}'-- -", "{k}') AND SLEEP({n})-- -",
    "{k} AND SLEEP({n})", "{k} AND 73=(SELECT 73 FROM pg_sleep({n}))", "{k}; WAITFOR DELAY '0:0:{n}'", "{k}\" AND SLEEP({n})-- -", "{k}'||(SELECT CASE WHEN {n}>0 THEN pg_sleep({n}) END)||'",
)  # fmt: skip


def expect_query_inert(to: Target) -> list:
    """Proves, as far as some fifty tries can: text with the signs of query languages (SQL with texts, patterns and numbers,
    documents, directories, XPath) changes no query: no error of a store, no status 5xx; a condition that is true or false
    within the text makes no difference; and what would make a database wait for two seconds makes nobody wait. `known`
    is found before and after."""
    check = Check("query_inert", to.element)
    need_requests(to, "query")
    known, user = need_setting(to, "known"), _user(to)
    good, none = ask(to, "query", user, text=known), ask(to, "query", user, text="tmc" + secrets.token_hex(8))
    need_success(to, good, f"the request 'query' for {known!r}")
    if (good.status, good.body.replace(known.encode(), b"")) == (none.status, none.body):
        fail(f"{to} finds {known!r} (else nothing is shown)", f"for a text that is nowhere the answer is the same: {none}", "correct \"known\" in the targets file")
    todo, tried = "pass values to queries as parameters, or build them from typed values", []
    for text in (known + "'", known + '"', known + "\\", known + "*)(|(cn=*", known + "{$ne:1}", "'" + '"`;)--'):
        reply = _try(to, "query", user, text)
        tried.append(reply)
        if reply.status >= 500 or leaks(reply):
            fail(f"{to} takes {text!r} as a text", f"{reply}{'; it shows ' + repr(leaks(reply)) if leaks(reply) else ''}", todo)

    def differs(ask_one, true, false, what: str, texts: tuple):
        """Fails if the two differ, three times over: once may be chance."""
        for _ in range(3):
            yes, no = ask_one(true), ask_one(false)
            if true in texts:
                tried.extend((yes, no))
            for reply in (yes, no):
                if reply.status >= 500 or leaks(reply):
                    fail(f"{to} takes {what} as a text", f"{reply}{'; it shows ' + repr(leaks(reply)) if leaks(reply) else ''}", todo)
            if yes.status not in range(200, 300) or _without(yes, texts) == _without(no, texts):
                return
        fail(f"{to} takes {what} as a text", f"it found something for {texts[0]!r}, while {texts[1]!r} did not: {yes}; {no}", todo)

    pairs = _pairs(known)
    for what, true, false in pairs:
        differs(lambda text: _try(to, "query", user, text), true, false, f"{what}, {true!r},", (true, false))
    for what, true, false in _operators(to):
        made = lambda request: _try(dataclasses.replace(to, requests={**to.requests, "query": request}), "query", user, known)  # noqa: E731
        differs(made, true, false, what, (json.dumps(true), json.dumps(false)))
    for pattern in _DELAYS:
        waited, texts = [], [pattern.format(k=known, n=seconds) for seconds in (2, 0, 2)]
        for text, least in zip(texts, (1.8, 0.0, 1.8)):
            started = time.monotonic()
            try:
                tried.append(_try(to, "query", user, text))
            except AssertionError:  # it waits for longer than the tests do
                if time.monotonic() - started < least:
                    raise
            waited.append(time.monotonic() - started)
            if least and waited[-1] < least:
                break
        if len(waited) == 3 and min(waited[0], waited[2]) > waited[1] + 1.5:
            fail(f"{to} takes {texts[0]!r} as a text", f"it took {waited[0]:.1f} s and {waited[2]:.1f} s, and {waited[1]:.1f} s with 0 for 2", todo)
    again = ask(to, "query", user, text=known)
    if (again.status, len(again.body) > len(none.body)) != (good.status, len(good.body) > len(none.body)):
        fail(f"{to} finds {known!r} at the end, too (else nothing is shown)", str(again), "run the tests more slowly, or look at its log")
    if turned_away_in_front(tried):
        skip(f"something before {to} refuses all {len(tried)} hostile texts: what the program does with them is not seen")
    check.saw(f"{known!r} is found; {len(pairs)} pairs of conditions and {len(_DELAYS)} delays find nothing more, break nothing and make nobody wait")
    return check.done()


def _without(reply: Reply, texts) -> tuple:
    content = reply.text
    for text in sorted(texts, key=len, reverse=True):
        for spelling in (text, json.dumps(text)[1:-1], html.escape(text), text.replace("'", "&#39;"), html.escape(text).replace("&#x27;", "&#39;"), html.escape(text, quote=False)):
            content = content.replace(spelling, "")
    return reply.status, content


def expect_template_inert(to: Target) -> list:
    """Proves: a calculation in the marks of template languages is not carried out by the request `template`."""
    check = Check("template_inert", to.element)
    need_requests(to, "template")
    user, product = _user(to), str(7919 * 7907)
    plain = "tmc" + secrets.token_hex(4)
    shown = ask(to, "template", user, text=plain)
    need_success(to, shown, "the request 'template'")
    if plain not in shown.text:
        fail(f"the answer of {to} to the request 'template' holds what was filled in (else nothing is shown)", str(shown), "give a request whose answer shows the template")
    tried = []
    for text in ("{{7919*7907}}", "${7919*7907}", "<%= 7919*7907 %>", "#{7919*7907}", "{7919*7907}", "{{=7919*7907}}", "@(7919*7907)", "*{7919*7907}", "[[${7919*7907}]]", "{{7919|times:7907}}", "{%print(7919*7907)%}",
                 "#set($a=7919*7907)$a", "${{7919*7907}}"):  # fmt: skip
        reply = _try(to, "template", user, text)
        tried.append(reply)
        if product in reply.text:
            fail(f"{to} calculates nothing for callers", f"{text} came back as {product}", "let callers fill in values, not templates; else run theirs in a sandbox")
    if turned_away_in_front(tried):
        skip(f"something before {to} refuses all {len(tried)} templates: what the program does with them is not seen")
    check.saw(f"{len(tried)} spellings of a calculation were not carried out")
    return check.done()


def expect_command_inert(to: Target) -> list:
    """Proves: a text with the signs of shells does not make the request `command` wait, as `sleep 3` would."""
    check = Check("command_inert", to.element)
    need_requests(to, "command")
    user = _user(to)
    first = ask(to, "command", user, text="tmc")
    need_success(to, first, "the request 'command'")
    usual = max(first.seconds, ask(to, "command", user, text="tmc").seconds)
    product, tried = str(7919 * 7907), []
    for text in ("tmc;sleep 3", "tmc$(sleep 3)", "tmc`sleep 3`", "tmc|sleep 3", "tmc\nsleep 3\n", "tmc&&ping -n 4 127.0.0.1", "tmc';sleep 3;'", 'tmc";sleep 3;"', "tmc'$(sleep 3)'", "tmc&sleep 3&", "tmc$((7919*7907))",
                 "tmc||expr 7919 \\* 7907"):  # fmt: skip
        started = time.monotonic()
        try:
            reply = _try(to, "command", user, text)
        except AssertionError:  # it waits for longer than the tests do
            if time.monotonic() - started < usual + 2.0:
                raise
            reply = None
        tried += [reply] if reply else []
        if reply is None or time.monotonic() - started > usual + 2.0 or product in reply.text or re.search(r"\b(?:ba|da|z|k)?sh: (?:\d+: |line \d+|-c: |syntax error)|: (?:command )?not found$", reply.text, re.MULTILINE):
            fail(f"{to} runs no commands of callers", f"{text!r} took {time.monotonic() - started:.1f} s, a plain text {usual:.1f} s{': ' + str(reply) if reply else ''}", "start programs with a list of arguments, without a shell")
    need_success(to, ask(to, "command", user, text="tmc"), "the request 'command' at the end")
    if turned_away_in_front(tried):
        skip(f"something before {to} refuses all {len(tried)} texts with commands: what the program does with them is not seen")
    check.saw(f"{len(tried)} texts with commands took no longer than a plain one ({usual:.2f} s)")
    return check.done()


def expect_paths_confined(to: Target, name: str = "file") -> list:
    """Proves: the request finds a file of its folder (`known_file`), and names that lead out of the folder, however they
    are spelt, give nothing of the machine's own files."""
    check = Check("paths_confined", to.element, name)
    need_requests(to, name)
    user = _user(to)
    known = to.settings["known_file"] if "known_file" in to.settings else need_setting(to, "known")
    good = ask(to, name, user, text=known)
    need_success(to, good, f"the request {name!r} for {known!r}")
    none = ask(to, name, user, text="tmc" + secrets.token_hex(8))
    if (none.status, none.body) == (good.status, good.body):
        fail(f"{to} tells files apart for the request {name!r} (else nothing is shown)", f"a name that is nowhere gives the same: {none}", "correct \"known_file\" and the request in the targets file")
    up, tried = "../" * 12, []
    inside = known.rpartition("/")[0] + "/" if "/" in known.strip("/") else ""
    ending = "." + known.rpartition(".")[2] if "." in known else ".png"
    for file, sign in (("etc/passwd", rb"^root:[^:]*:0:"), ("proc/version", rb"^Linux version \d"), ("windows/win.ini", rb"^\[fonts\]")):
        for text in (up + file, "/" + file, inside + up + file, "/" * 3 + file, up.replace("/", "%2f") + file.replace("/", "%2f"), up.replace("/", "%252f") + file.replace("/", "%252f"), "....//" * 12 + file,
                     "..././" * 12 + file, up + file + "\0" + ending, up.replace("/", "\\") + file.replace("/", "\\"), "./" + up + file, "file:///" + file, "php://filter/resource=/" + file, known + "/" + up + file):  # fmt: skip
            reply = _try(to, name, user, text)
            tried.append(reply)
            if re.search(sign, reply.body, re.MULTILINE):
                fail(f"{to} keeps callers in one folder", f"{text!r} gave a file of the machine", "name files by yourself; else resolve the path and refuse it outside its folder")
    need_success(to, ask(to, name, user, text=known), f"the request {name!r} for {known!r} at the end")
    if turned_away_in_front(tried):
        skip(f"something before {to} refuses all {len(tried)} names: what the program does with them is not seen")
    check.saw(f"{known!r} is found; {len(tried)} spellings of a way out gave nothing of the machine")
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
            if time.monotonic() - started < usual.seconds + 2.0:
                raise
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
    headers = " ".join(value for _, value in good.headers)
    if good.status >= 400 or (name != "mail" and plain not in headers):
        fail(f"{to} serves the request {name!r} without a line break{'' if name == 'mail' else ', and its text is in a header'} (else nothing is shown)", str(good), "correct it in the targets file")
    odd = () if name == "mail" else (plain + "\u560d\u560aTmc-Split: 1",)  # becomes a line break where letters are cut to bytes
    for text in (plain + "\r\nTmc-Split: 1\r\n", plain + "\nTmc-Split: 1", *odd):
        try:
            reply = send(to, *build(to, name, {"text": text, "url": text}, user))
        except (OSError, NoTls, http.client.HTTPException) as error:
            reply = Reply(0, (), say(error).encode(), 0.0)
        need_answer(to, reply, f"the request {name!r}")
        if reply.header("tmc-split") or (name == "mail" and reply.status not in _REFUSALS):
            fail(f"{to} lets callers write no lines of their own", f"{text!r} was taken: status {reply.status}", "refuse line breaks in values")
        check.saw(f"{text!r}: {f'status {reply.status}' if reply.status else 'no answer'}, no line of its own")
    if ask(to, name, user, text=plain, url=plain).status >= 400:
        fail(f"{to} serves the request {name!r} at the end, too (else nothing is shown)", "it is refused now", "run the tests more slowly")
    return check.done()


def expect_tables_encoded(to: Target) -> list:
    """Proves: in the table of the request `export` the caller's text that begins with `=` is no formula."""
    check = Check("csv_encoded", to.element)
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
        skip(f"the targets file (TMC_TARGETS) has no file \"log\" for {to.element}: the log, as far as the tests can read it")
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
    word = "tmc" + secrets.token_hex(4)
    echoes = word in ask(to, "xml", user, xml=f"<t>{word}</t>").text
    hostname = '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY e SYSTEM "file:///etc/passwd">]><t>&e;</t>'
    nested = f'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "{word}"><!ENTITY b "{"&a;" * 10}"><!ENTITY c "{"&b;" * 10}">]><t>&c;</t>'
    unseen = []
    for what, xml in (("a file as an entity", hostname), ("entities within entities", nested)):
        reply = ask(to, "xml", user, xml=xml)
        if re.search(rb"root:[^:]*:0:", reply.body):
            fail(f"{to} reads no files that XML names", "its answer holds a file of the machine", todo)
        if reply.text.count(word) >= 100:
            fail(f"{to} does not expand entities", f"one of {len(nested)} bytes came back a hundred times as long", todo)
        if reply.status in range(200, 300) and not echoes:
            unseen.append(what)
        elif reply.status not in range(200, 300) and reply.status not in _REFUSALS:
            fail(f"{to} refuses {what}, or leaves it as it is", str(reply), todo)
        check.saw(f"{what}: status {reply.status}, not expanded in the answer")
    if unseen:
        skip(f"{to} takes {' and '.join(unseen)}, and its answers do not show what it read: give a request 'xml' whose answer does, or refuse DOCTYPE")
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
    if reply.status not in _REFUSALS and not re.search(r"pending|unverified|txt", reply.text, re.IGNORECASE):
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
    check = Check("page_size_limited", to.element)
    need_requests(to, "page")
    limit, user = need_setting(to, "page_limit"), _user(to)
    one = ask(to, "page", user, text="1")
    need_success(to, one, "the request 'page' for one entry")
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
    more = _more(json.loads(reply.text))
    if found < limit and more <= found:
        skip(f"{to} gave {found} entries, fewer than {limit}, and says of no more: perhaps it has no more. Leave more there, so that the limit shows")
    check.saw(f"asked for a million entries it gave {found}{f' of {more}' if more > found else ''}")
    return check.done()


def _more(content) -> int:
    """How many entries an answer says that there are: its total, or more than are there if it names a next page."""
    if not isinstance(content, dict):
        return 0
    most = 0
    for key, value in content.items():
        if isinstance(value, dict):
            most = max(most, _more(value))
        elif re.search(r"total|count$", key, re.IGNORECASE) and isinstance(value, int) and not isinstance(value, bool):
            most = max(most, value)
        elif re.search(r"next|cursor|has_?more", key, re.IGNORECASE) and value:
            most = max(most, _entries(content) + 1)
    return most


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
    check = Check("response_fields_filtered", to.element)
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
        need_answer(to, reply, str(path))
        if reply.status == 401 and "one" not in to.accounts:
            skip(f"{to} asks for a login at {path}: whether it answers whoever has one is not seen. Give account \"one\"")
        if reply.status not in (401, 403, 404, 410):
            fail(f"{to} does not answer at {path} any more", str(reply), "shut old versions down, and let links expire")
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
