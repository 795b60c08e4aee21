"""Checks of running systems against a threat model: the support module of the tests that `tmc --emit=pytest` writes.

It needs nothing but Python 3.8's standard library (and, for two checks, the `openssl` command). A check either

* returns the list of what it observed, having observed something;
* raises AssertionError: expected / observed / to do; or
* raises unittest.SkipTest (which pytest reports as a skip) with the reason why nothing could be checked.

Where the elements of a model run is said by whoever runs the tests; the model's endpoints are proposed in
`targets.example.json`, and nothing is connected to because a model names it:

* TMC_TARGETS=FILE    a targets file (default: `targets.json` beside this module, if there is one);
* TMC_TARGET_<ELEMENT>=ENDPOINT  one element, for example TMC_TARGET_BALLOONS_WEB=http://127.0.0.1:8080;
* TMC_REQUIRE=1       a check that would be skipped fails: for a run that is to be evidence;
* TMC_RESULTS=FILE    where pytest writes the results (default: `tmc-results.json` beside this module);
* TMC_TIMEOUT=SECONDS bound of one wait for the network (default 5).

An element named in the targets file or the environment is promised to be there: if it is unreachable the check
fails. The checks of an element that neither of them names are skipped.

The targets file (every key optional; relative paths are relative to the file; unknown keys are errors):

    { "elements": {
        "Balloons.web":    { "endpoint": "http://127.0.0.1:8080", "probe": "/balloons/red.txt" },
        "Balloons.photos": { "host": "127.0.0.1", "port": 9443,   // or "endpoint"; port and scheme are the model's if not given
                             "ca": "ca.pem", "server_name": "photos.example",
                             "client_cert": "web.pem", "client_key": "web.key",
                             "listen": "127.0.0.1:9443",          // where the impostor listens; see impostor()
                             "impostors": { "wrong-name": { "cert": "x.pem", "key": "x.key" } },
                             "hooks": { "replace": [...], "restore": [...] } },
        "Balloons.db":     { "host": "db", "user": "web", "database": "balloons" },   // or "endpoint": postgres://web@db:5432/balloons
        "Balloons.old":    { "absent": true } },                   // not in this environment: skip
      "hooks": { "replace": ["./env", "stop", "{element}"], "restore": ["./env", "start", "{element}"] } }

What the checks of web servers, logins, stores, networks and files also need is given for an element as

    "accounts": { "one": { "user": "ana", "password": { "env": "ANA_PASSWORD" } },   // a value may come from the environment
                  "two": { "headers": { "Authorization": { "env": "BEN_TOKEN" } } } },
    "requests": { "private": "/orders",                             // a GET; or all of it, with places to fill in:
                  "login": { "method": "POST", "path": "/login", "form": { "name": "{user}", "pass": "{password}" } } },
    "files":    { "workload": "pods.json" },                         // what a command of the platform said
    "settings": { "guesses": 10 }

and, for all of them, in `"here"`: how things look from where the tests run. ACCOUNTS, REQUESTS, FILES, SETTINGS and HERE below
say which there are. No request is made that the file does not give, except for harmless ones: GET, HEAD and refusals.

A hook is a list of arguments, run without a shell in the file's folder. It may hold {element}, {mode}, {host},
{port}, {impostor_host} and {impostor_port}. A targets file therefore runs commands: trust it as you would a Makefile.
The hook "sign" makes tokens: it prints one that the issuer really signed, with the claims in {claims} (JSON).
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import http.client
import ipaddress
import json
import os
import re
import socket
import ssl
import struct
import tempfile
import time
import unittest
import urllib.parse

PLAIN = "plain"  # the impostor answers in cleartext
OTHER_AUTHORITY = "other-authority"  # TLS; the genuine certificate's copy, issued by another authority
WRONG_NAME = "wrong-name"  # TLS; the right authority, another's name (the targets file gives the certificate)
MODES = (PLAIN, OTHER_AUTHORITY, WRONG_NAME)

HTTP = ("http", "https")
POSTGRES = ("postgres", "postgresql")
_DEFAULT_PORTS = {
    "http": 80, "https": 443, "ws": 80, "wss": 443, "grpc": 443, "postgres": 5432, "postgresql": 5432, "mysql": 3306, "redis": 6379,
    "rediss": 6379, "memcached": 11211, "mongodb": 27017, "mqtt": 1883, "mqtts": 8883, "amqp": 5672, "amqps": 5671,
    "kafka": 9092, "ldap": 389, "ldaps": 636, "ftp": 21, "smtp": 25, "ssh": 22,
}  # fmt: skip


# --- Outcomes -------------------------------------------------------------------


class Unreachable(OSError):
    """Nobody accepts a connection there."""


def flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() not in ("", "0", "no", "false")


def wait_seconds() -> float:
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
    if flag("TMC_REQUIRE"):
        raise AssertionError(f"nothing was checked, and TMC_REQUIRE is set: {reason}")
    raise unittest.SkipTest(reason)


def fail(expected: str, observed: str, todo: str):
    raise AssertionError(f"expected: {expected}\nobserved: {observed}\nto do:    {todo}")


class Check:
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
    configured: bool = False  # named by the targets file or the environment
    proposed: str = ""  # the model's endpoint
    absent: bool = False
    ca: str = ""
    server_name: str = ""  # the name its certificate must bear; default: the host
    client_cert: str = ""
    client_key: str = ""
    probe: str = "/"  # a path that is served with 2xx; of a proxy: one that it fetches from behind it
    user: str = "postgres"
    user_said: bool = False  # `user` is named by the targets file or the endpoint
    database: str = ""
    listen: str = ""
    impostors: dict = dataclasses.field(default_factory=dict)
    replace: tuple = ()
    restore: tuple = ()
    sign: tuple = ()
    folder: str = "."
    accounts: dict = dataclasses.field(default_factory=dict)
    requests: dict = dataclasses.field(default_factory=dict)
    files: dict = dataclasses.field(default_factory=dict)
    settings: dict = dataclasses.field(default_factory=dict)
    here: dict = dataclasses.field(default_factory=dict)

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
_TABLES = ("accounts", "requests", "files", "settings")
_ELEMENT_KEYS = frozenset(_TEXTS + _TABLES + ("port", "absent", "impostors", "hooks"))

# What these keys may hold, and what it is for: the reason of a skip says it.

ACCOUNTS = {
    "one": "an ordinary user made for tests",
    "two": "another ordinary user made for tests, of another customer if there are customers",
    "admin": "an administrator",
    "former": "whose rights were taken away, or whose secret was replaced",
    "service": "the program that calls, without a user for whom it asks",
    "staff": "someone of support, without the consent of any customer",
    "foreign": "a token that the same issuer gave out to account \"one\" for another service",
    "expired": "a token that the issuer gave out to account \"one\", and that ran out",
    "stranger": "a token for account \"one\", signed by another issuer",
    "guess": "a user who may be locked out",
}
_ACCOUNT_KEYS = frozenset(("user", "password", "headers"))

REQUESTS = {
    "private": "what only a logged-in caller may read",
    "login": "logs {user} in with {password}",
    "logout": "ends the session",
    "change": "a change that does no harm, as a name set to what it is",
    "register": "makes the account {text}",
    "recover": "asks for the recovery of {user}'s account",
    "inbox": "shows the mail that account \"one\" was sent last",
    "own": "what accounts \"service\" and \"staff\" may read",
    "authorize": "asks for a login that returns to {url}",
    "theirs": "reads what belongs to account \"two\" alone",
    "customer": "names the customer of account \"two\" as the caller's own",
    "admin": "what only administrators may do, and does no harm",
    "echo": "shows {text} in its answer",
    "query": "looks for {text} in a store",
    "template": "fills in the template {text}",
    "command": "starts a program with the argument {text}",
    "file": "reads the file {text}",
    "include": "loads the module {text}",
    "pattern": "matches {text}, or matches against it",
    "mail": "sends mail with {text} in its subject to the testers",
    "header": "puts {text} into a header of the answer",
    "redirect": "leads the browser to {url}",
    "fetch": "fetches {url}",
    "outgoing": "makes a call of its own to elsewhere, best to {url}",
    "error": "ends in an error inside the program",
    "upload": "sends a file: path, field and the type that is allowed",
    "download": "serves a page in HTML or a picture in SVG that a caller left",
    "export": "a table in which a caller's text begins with `=` and holds `tmc_formula`",
    "socket": "opens a WebSocket",
    "graphql": "the address of GraphQL",
    "page": "asks for {text} entries",
    "xml": "takes {xml}",
    "json": "takes a body in JSON, and does no harm",
    "valid": "a change that fits all rules, and does no harm",
    "invalid": "the same with a value, a field or a step that breaks a rule",
    "extra": "the same with a field that is not the caller's to set",
    "object": "the same with a serialised object of a type that is not expected",
    "order": "takes something of which there is too little",
    "costly": "makes the program spend something",
    "webhook": "a call as the other side makes it, with `sign`",
    "once": "what must be carried out once for the key {text}",
    "code": "tries the one-time code {text} for account \"guess\"",
    "spend": "uses up {text}, which account \"one\" may use once: a voucher, a seat",
    "claim": "claims a domain that is not the caller's",
    "ask": "says {text} to the assistant",
}
_REQUEST_KEYS = frozenset(("method", "path", "headers", "form", "json", "body", "field", "type", "sign"))
_SIGN_KEYS = frozenset(("header", "prefix", "secret", "hash"))

FILES = {
    "workload": "kubectl get pods,deployments,statefulsets,daemonsets -n NAMESPACE -o json",
    "policies": "kubectl get networkpolicies -n NAMESPACE -o json",
    "api_server": "kubectl get pods -n kube-system -l component=kube-apiserver -o json",
    "encryption": "the file that --encryption-provider-config of the cluster's interface names",
    "audit_policy": "the file that --audit-policy-file of the cluster's interface names",
    "nodes": "kubectl get nodes -o json",
    "role_bindings": "kubectl get clusterrolebindings -o json",
    "dockerfile": "the Dockerfile",
    "unit": "the systemd unit",
    "lockfile": "package-lock.json, Cargo.lock, go.sum, poetry.lock or requirements.txt",
    "workflow": "the workflow of the pipeline, as in .github/workflows",
    "protection": "gh api repos/OWNER/NAME/branches/main/protection",
    "repository": "a clone of the repository",
    "policy": "the policy in JSON: of a key, a queue, a bucket or a role",
    "trust": "aws iam get-role --role-name ROLE",
    "account_summary": "aws iam get-account-summary",
    "trails": "aws cloudtrail describe-trails",
    "trail_status": "aws cloudtrail get-trail-status --name TRAIL",
    "keys": "aws iam list-access-keys --user-name USER",
    "versioning": "aws s3api get-bucket-versioning --bucket NAME",
    "concurrency": "aws lambda get-function-concurrency --function-name NAME",
    "snapshots": "aws rds describe-db-snapshot-attributes --db-snapshot-identifier NAME",
    "metadata": "aws ec2 describe-instances",
    "android_manifest": "AndroidManifest.xml, the source",
    "network_security": "network_security_config.xml",
    "backup_rules": "the file that dataExtractionRules or fullBackupContent of the manifest names",
    "weights": "the file of the model's weights",
    "log": "the log, as far as the tests can read it",
    "instructions": "the assistant's instructions, as they are deployed",
    "public_key": "the key in PEM with which tokens are checked",
}
_SETTINGS = {
    "plain_port": (int, "where it answers in cleartext (80)"),
    "session_cookie": (str, "the name of the session's cookie"),
    "fields": (list, "the names of fields that account \"one\" may see"),
    "old_paths": (list, "addresses that must no longer answer: old versions, links that ran out"),
    "names": (list, "names in the DNS that point to it"),
    "ports": (list, "ports on which it may listen"),
    "domain": (str, "the domain from which mail is sent"),
    "selector": (str, "the selector of its key for DKIM"),
    "allowed_url": (str, "an address that it may fetch or lead to"),
    "allowed_redirect": (str, "an allowed address that leads on to {url}"),
    "loopback_name": (str, "a name in the DNS that leads to the machine of the tests, or to 127.0.0.1"),
    "own_origin": (str, "an origin whose pages may read it, as https://shop.example"),
    "paths": (list, "addresses of the interface that account \"one\" may read, in addition to \"private\""),
    "first_bytes": (str, "what a client says first, in hexadecimal digits: of a protocol that the tests do not know"),
    "known": (str, "a text that the request \"query\" finds"),
    "known_file": (str, "a name that the requests \"file\" and \"include\" find (\"known\")"),
    "recipient": (str, "an address for which it takes mail of strangers"),
    "canary": (str, "a secret made for tests that only the instructions, or the data of account \"two\", hold"),
    "planted": (str, "a question whose answer needs a text that the testers left, with an order in it to say the canary"),
    "size_limit": (int, "the most bytes that it should take"),
    "page_limit": (int, "the most entries that it should give at once"),
    "spendable": (list, "two or more texts for the request \"spend\", none of them used up yet"),
    "admins": (list, "users and groups that may do everything in the cluster"),
    "burst": (int, "how many requests the tests may send at once, up to 1000"),
    "guesses": (int, "how many wrong passwords the tests may try, up to 100"),
    "topic": (str, "a topic that account \"one\" may use"),
    "foreign_topic": (str, "a topic that account \"one\" may not use, and \"two\" may"),
    "fixed_hash": (str, "the SHA-256 of the file of weights"),
    "max_age_days": (int, "how old a machine (30) or a key (90) may be"),
    "days_left": (int, "how many days a certificate must still be valid (14)"),
}
SETTINGS = {name: what for name, (_, what) in _SETTINGS.items()}
_HERE = {
    "zone": (str, "the full name of the boundary of the model in which the tests run"),
    "reachable": (str, "host:port of something that must be reachable from here: shows that the network works"),
    "outside": (list, "host:port of what must not be reachable from inside a closed network"),
    "callback": (str, "host[:port] under which the systems under test reach the tests"),
    "resolver": (str, "host[:port] of the DNS server to ask"),
}
HERE = {name: what for name, (_, what) in _HERE.items()}


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


def _typed(path: str, where: str, table, types: dict):
    for key, value in _known(path, where, table, types).items():
        kind = types[key][0]
        good = isinstance(value, kind) and not isinstance(value, bool)
        if kind is list:
            good = good and all(isinstance(one, (str, int)) and not isinstance(one, bool) for one in value)
        if not good:
            _bad_targets(path, f"{key!r} in {where} is not {({str: 'a text', int: 'a whole number', list: 'a list of texts or numbers'})[kind]}")


def _secret_text(path: str, where: str, value) -> str:
    """A text, or what {"env": NAME} names: secrets need not lie in the file."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or set(value) != {"env"} or not isinstance(value["env"], str):
        _bad_targets(path, f"{where} is neither a text nor {{\"env\": NAME}}")
    if value["env"] not in os.environ:
        _bad_targets(path, f"{where} is to come from the environment, where there is no {value['env']}")
    return os.environ[value["env"]]


def _check_tables(path: str, element: str, entry: dict):
    """The keys `accounts`, `requests`, `files` and `settings` of an element."""
    for name, account in _known(path, f"\"accounts\" of {element}", entry.get("accounts", {}), ACCOUNTS).items():
        where = f"account {name!r} of {element}"
        _known(path, where, account, _ACCOUNT_KEYS)
        if not isinstance(account.get("headers", {}), dict):
            _bad_targets(path, f"\"headers\" of {where} is not an object")
    for name, request in _known(path, f"\"requests\" of {element}", entry.get("requests", {}), REQUESTS).items():
        where = f"request {name!r} of {element}"
        if isinstance(request, str):
            request = {"path": request}
        _known(path, where, request, _REQUEST_KEYS)
        if not str(request.get("path", "")).startswith("/"):
            _bad_targets(path, f"{where} has no \"path\" that begins with `/`")
        for key in ("method", "path", "body", "field", "type"):
            if not isinstance(request.get(key, ""), str):
                _bad_targets(path, f"{key!r} of {where} is not a text")
        for key in ("headers", "form"):
            if not all(isinstance(one, str) for one in _known(path, f"{key!r} of {where}", request.get(key, {}), request.get(key, {})).values()):
                _bad_targets(path, f"{key!r} of {where} holds something that is not a text")
        if sum(key in request for key in ("form", "json", "body")) > 1:
            _bad_targets(path, f"{where} has several of \"form\", \"json\" and \"body\"")
        _known(path, f"\"sign\" of {where}", request.get("sign", {}), _SIGN_KEYS)
    for name, file in _known(path, f"\"files\" of {element}", entry.get("files", {}), FILES).items():
        if not isinstance(file, str):
            _bad_targets(path, f"file {name!r} of {element} is not a text")
    _typed(path, f"\"settings\" of {element}", entry.get("settings", {}), _SETTINGS)


def _load_targets() -> tuple:
    path = _targets_file()
    if not path:
        return {}, {}, ".", {}
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except (OSError, ValueError) as error:
        _bad_targets(path, str(error))
    _known(path, "the file", content, {"elements", "hooks", "here"})
    _typed(path, "\"here\"", content.get("here", {}), _HERE)
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
        _check_tables(path, element, entry)
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
        for name, argv in _known(path, where, hooks, {"replace", "restore", "sign"}).items():
            if not isinstance(argv, list) or not argv or not all(isinstance(word, str) for word in argv):
                _bad_targets(path, f"{name!r} in {where} is not a list of arguments")
    return elements, content.get("hooks", {}), os.path.dirname(os.path.abspath(path)), content.get("here", {})


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


def _endpoint_login(endpoint: str, values: dict):
    """The user and the database that the endpoint of a database names, unless the targets file does."""
    parts = urllib.parse.urlsplit(endpoint)
    if parts.scheme.lower() in HTTP or "://" not in endpoint:
        return
    database = urllib.parse.unquote(parts.path.strip("/"))
    if parts.username:
        values.setdefault("user", urllib.parse.unquote(parts.username))
    if database and "/" not in database:
        values.setdefault("database", database)


def _accounts(element: str, entry: dict) -> dict:
    made, path = {}, _targets_file()
    for name, account in entry.get("accounts", {}).items():
        where = f"of account {name!r} of {element}"
        made[name] = {key: _secret_text(path, f"{key!r} {where}", account[key]) for key in ("user", "password") if key in account}
        made[name]["headers"] = {key: _secret_text(path, f"header {key!r} {where}", value) for key, value in account.get("headers", {}).items()}
    return made


def secret_of(to: "Target", where: str, value) -> str:
    """A secret of the targets file: a text, or what {"env": NAME} names."""
    return _secret_text(_targets_file(), f"{where} of {to.element}", value)


def target(element: str, endpoint: "str | None" = None) -> Target:
    """The element's target. `endpoint` is the model's: it tells the scheme and the port, but never the host. A model may
    be another's, and whoever runs the tests says which machines they talk to."""
    elements, hooks, folder, here = _load_targets()
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
    if not entry.get("endpoint"):
        host = ""
    hooks = {**hooks, **entry.get("hooks", {})}
    values = {key: entry[key] for key in ("server_name", "user", "database", "listen", "absent") if key in entry}
    _endpoint_login(entry.get("endpoint") or endpoint or "", values)
    for key in _PATHS:
        if entry.get(key):
            values[key] = os.path.join(folder, entry[key])
    return Target(
        element=element,
        scheme=scheme,
        host=entry.get("host", host),
        port=entry.get("port", port),
        configured=configured,
        proposed=endpoint or "",
        probe=entry.get("probe") or "/",
        impostors={
            mode: {kind: os.path.join(folder, name) for kind, name in files.items()}
            for mode, files in entry.get("impostors", {}).items()
        },
        replace=tuple(hooks.get("replace", ())),
        restore=tuple(hooks.get("restore", ())),
        sign=tuple(hooks.get("sign", ())),
        folder=folder,
        accounts=_accounts(element, entry),
        requests={name: {"path": one} if isinstance(one, str) else one for name, one in entry.get("requests", {}).items()},
        files={name: os.path.join(folder, one) for name, one in entry.get("files", {}).items()},
        settings=dict(entry.get("settings", {})),
        here=here,
        user_said="user" in values,
        **values,
    )


def connect(to: Target) -> socket.socket:
    try:
        sock = socket.create_connection((to.host, to.port), timeout=wait_seconds())
    except OSError as error:
        raise Unreachable(str(error)) from None
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def require_reachable(to: Target):
    """Skips (or, for a configured target, fails) unless someone accepts a connection at the target's address."""
    if to.absent:
        skip(f"{to.element} is not part of this environment (\"absent\" in the targets file)")
    if not to.host or not to.port:
        if to.configured:
            raise AssertionError(f"{to.element} is in the targets file, which does not say its host{' and port' if not to.port else ''}; give \"endpoint\" or \"host\"")
        says = f"; the model says {to.proposed}, and targets.example.json proposes that" if to.proposed else ""
        skip(f"{to.element} is in no targets file (targets.json, or TMC_TARGETS){says}")
    try:
        connect(to).close()
    except Unreachable as error:
        if to.configured:
            fail(f"{to} accepts connections, as the targets file or the environment says", str(error),
                  "start it, correct its entry, or say \"absent\": true")
        skip(f"{to} is not running here ({error})")


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
        raise AssertionError(f"{text!r} is not a version of TLS: say 1.0, 1.1, 1.2 or 1.3")
    return number


def say(error: BaseException) -> str:
    """What an error means to a reader."""
    reason = getattr(error, "reason", None)
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL"):
        return f"the answer to the TLS handshake was not TLS: the server speaks in cleartext ({reason})"
    if isinstance(error, NoTls):
        return str(error)
    return f"{type(error).__name__}: {reason or error}"


class NoTls(Exception):
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
    if to.scheme == "grpc":
        context.set_alpn_protocols(["h2"])
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


def _take(sock: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        chunk = sock.recv(count - len(data))
        if not chunk:
            raise NoTls(f"the server closed the connection{' after ' + repr(data[:40]) if data else ' without an answer'}")
        data += chunk
    return data


def _text_reply(sock: socket.socket) -> bytes:
    """The last line of an answer in FTP's and SMTP's form: three digits, and a blank on the last line. Nothing more is
    read: what follows may be TLS."""
    line, count = b"", 0
    while True:
        count += 1
        line += _take(sock, 1)
        if count > 65536:
            raise NoTls(f"the server answered {line[:40]!r}")
        if line.endswith(b"\n"):
            if re.match(rb"\d{3}(?: |\r?\n)", line):
                return line
            line = b""


def mysql_greeting(sock: socket.socket) -> bytes:
    """The body of the packet with which a MySQL server begins."""
    head = _take(sock, 4)
    if head[3] != 0:
        raise NoTls(f"the server began with {head!r}, which is not MySQL's protocol")
    return _take(sock, int.from_bytes(head[:3], "little"))


def mysql_has_tls(greeting: bytes) -> bool:
    rest = greeting[greeting.index(b"\0", 1) + 1 :] if greeting[:1] == b"\x0a" else b""
    return len(rest) > 15 and bool(struct.unpack("<H", rest[13:15])[0] & 0x0800)


_MYSQL_SSL = struct.pack("<IIB23x", 0x0800 | 0x0200 | 0x8000 | 0x00080000 | 0x0001, 1 << 24, 45)


def _start_tls(to: Target, sock: socket.socket):
    """Whatever the protocol wants said before the handshake."""
    if to.scheme in POSTGRES:
        sock.sendall(struct.pack("!II", 8, 80877103))  # SSLRequest
        answer = sock.recv(1)
        if answer == b"N":
            raise NoTls("the server answered the SSLRequest with 'N': TLS is off")
        if answer != b"S":
            raise NoTls(f"the server answered the SSLRequest with {answer!r}, which is not PostgreSQL's protocol")
    elif to.scheme in ("mysql", "mariadb"):
        if not mysql_has_tls(mysql_greeting(sock)):
            raise NoTls("the server's greeting offers no TLS")
        sock.sendall(len(_MYSQL_SSL).to_bytes(3, "little") + b"\1" + _MYSQL_SSL)
    elif to.scheme == "ldap":
        sock.sendall(bytes.fromhex("301d02010177188016") + b"1.3.6.1.4.1.1466.20037")
        head = _take(sock, 2)
        body = _take(sock, head[1] if head[1] < 0x80 else int.from_bytes(_take(sock, head[1] & 0x7F), "big"))
        if head[0] != 0x30 or not re.search(rb"\x78(?:[\x00-\x7f]|\x81.|\x82..)\x0a\x01\x00", body, re.DOTALL):
            raise NoTls("the server declined the extended operation StartTLS")
    elif to.scheme in ("smtp", "ftp"):
        greeting = _text_reply(sock)
        if to.scheme == "smtp":
            sock.sendall(b"EHLO tmc-verify.invalid\r\n")
            _text_reply(sock)
        sock.sendall(b"STARTTLS\r\n" if to.scheme == "smtp" else b"AUTH TLS\r\n")
        answer = _text_reply(sock)
        if answer[:3] not in (b"220", b"234"):
            raise NoTls(f"the server ({greeting[:40]!r}) declined TLS: {answer[:60]!r}")


def open_tls(to: Target, client_cert=True, verify=False) -> ssl.SSLSocket:
    sock = connect(to)
    try:
        _start_tls(to, sock)
        return _context(to, client_cert, verify).wrap_socket(sock, server_hostname=to.name)
    except BaseException:
        sock.close()
        raise


def alert_of(error: BaseException) -> str:
    """The TLS alert in an error of the ssl module, or ''. An alert can come only from a peer that speaks TLS."""
    reason = getattr(error, "reason", None) or ""
    return reason if isinstance(error, ssl.SSLError) and "ALERT" in reason else ""


def tls_handshake(to: Target, minimum=None, maximum=None, client_cert=True, verify=False) -> Handshake:
    """Completes one handshake with the local TLS library and says what was agreed.

    `client_cert`: True (the target's, if it has one), None, or (certificate file, key file). `verify`: check the
    server's chain against the target's `ca` and its name. Raises OSError (ssl.SSLError included) on failure."""
    sock = connect(to)
    with contextlib.closing(sock):
        _start_tls(to, sock)
        context = _context(to, client_cert, verify)
        if minimum:
            context.minimum_version = ssl.TLSVersion(_version(minimum))
        if maximum:
            context.maximum_version = ssl.TLSVersion(_version(maximum))
        with context.wrap_socket(sock, server_hostname=to.name) as tls:
            return Handshake(tls.version() or "", (tls.cipher() or ("",))[0], tls.getpeercert(True) or b"")


def handshake_or_fail(check: Check, to: Target, why: str) -> Handshake:
    verify = bool(to.ca)
    todo = f"switch TLS on at {to.element}; read its error log"
    try:
        done = tls_handshake(to, verify=verify)
    except Unreachable as error:
        fail(f"{to} accepts connections", str(error), "keep it running during the tests")
    except NoTls as error:
        fail(f"{to} speaks TLS ({why})", str(error), todo)
    except ssl.SSLCertVerificationError as error:
        fail(f"the certificate of {to} is issued by the authority in {os.path.basename(to.ca)} for {to.name!r}",
              error.verify_message, "install the right certificate, or correct \"ca\" and \"server_name\" in the targets file")
    except ssl.SSLError as error:
        if alert_of(error) and not to.client_cert:
            skip(f"{to} speaks TLS but refused the handshake ({alert_of(error)}), perhaps for want of a client "
                 "certificate: give \"client_cert\" and \"client_key\" in the targets file")
        fail(f"{to} completes a TLS handshake ({why})", say(error), todo)
    except OSError as error:
        fail(f"{to} completes a TLS handshake ({why})", say(error), todo)
    check.saw(f"{to} completed a handshake: {done.version}, {done.cipher}, its certificate "
              + (f"verified for {to.name!r}" if verify else "not verified (no \"ca\" in the targets file)"))
    return done


def expect_tls(to: Target) -> list:
    """Proves: a client gets a TLS handshake at this address. With `ca`: with a certificate of that authority for the
    target's name. Proves nothing about cleartext at the same address: see expect_plaintext_refused."""
    check = Check("uses_tls", to.element)
    require_reachable(to)
    handshake_or_fail(check, to, "TLS is on")
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
    flight, up to ServerHelloDone. Raises NoTls on an answer that is not TLS, TimeoutError on none."""
    with contextlib.closing(connect(to)) as sock:
        _start_tls(to, sock)
        buffer, messages, chosen = b"", b"", 0
        try:
            sock.sendall(_client_hello(version, to.name))
            while True:
                while len(buffer) >= 5:
                    kind, _, length = struct.unpack("!BHH", buffer[:5])
                    if kind not in (20, 21, 22, 23):
                        raise NoTls(f"the server answered {buffer[:40]!r}, which is not TLS")
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
    check = Check("minimum_tls", to.element, _VERSION_NAMES[least].replace(" ", ""))
    require_reachable(to)
    done = handshake_or_fail(check, to, f"{_VERSION_NAMES[least]} or newer")
    if _SSL_NAMES.get(done.version, 0) < least:
        fail(f"{to} agrees on {_VERSION_NAMES[least]} or newer", f"it chose {done.version}", f"raise {to.element}'s minimum version of TLS")
    for old in range(0x0300, least):
        try:
            accepted, how = _offer_only(to, old)
        except (NoTls, OSError) as error:
            fail(f"{to} answers an offer of {_VERSION_NAMES[old]} with a refusal", str(error), f"look at {to.element}'s error log")
        if accepted:
            fail(f"{to} refuses everything older than {_VERSION_NAMES[least]}",
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


def exchange(to: Target, sock: socket.socket, path: str) -> Answer:
    """One GET over a connection. Raises OSError or http.client.HTTPException if no answer comes."""
    connection = http.client.HTTPConnection(to.name, to.port)
    connection.sock = sock
    with contextlib.closing(sock):
        connection.request("GET", path, headers={"Connection": "close", "User-Agent": "tmc-verify"})
        response = connection.getresponse()
        return Answer(response.status, response.read(1 << 20))


def patiently(once):
    """The answer that `once` gets. A limit of requests (429) may have been used up by a check before this one: then it is
    asked again, as long as one wait for the network may take. Checks of the limit itself ask by themselves."""
    deadline = time.monotonic() + wait_seconds()
    while True:
        answer = once()
        if answer.status != 429 or time.monotonic() > deadline:
            return answer
        time.sleep(0.2)


def http_get(to: Target, path=None, client_cert=True) -> Answer:
    """One GET, over TLS if the target's scheme is https. Redirects are not followed, proxies not used."""

    def once():
        sock = open_tls(to, client_cert, verify=bool(to.ca)) if to.scheme == "https" else connect(to)
        return exchange(to, sock, path or to.probe)

    return patiently(once)


def need_http(to: Target):
    if to.scheme not in HTTP:
        skip(f"{to} speaks {to.scheme!r}: this check knows HTTP only")


def expect_served(to: Target, path=None) -> list:
    """Proves: a GET of `path` (default: the target's probe) is answered with 2xx."""
    path = path or to.probe
    check = Check("served", to.element)
    require_reachable(to)
    need_http(to)
    try:
        answer = http_get(to, path)
    except (OSError, NoTls, http.client.HTTPException) as error:
        fail(f"{to} serves {path}", say(error), "look at its error log")
    if not 200 <= answer.status < 300:
        fail(f"{to} serves {path}", str(answer), "correct \"probe\" in the targets file, or repair the service")
    check.saw(f"GET {path}: {answer}")
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
        raise ValueError(f"{path} is not a results file: name another one with TMC_RESULTS, or remove it")
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
