"""The checks over HTTP: http_cases.py SUPPORT WORK"""

import os
import sys

sys.path[:0] = [sys.argv[1], os.path.dirname(os.path.abspath(__file__))]
os.makedirs(sys.argv[2], exist_ok=True)

import tmc_verify_ai as ai  # noqa: E402
import tmc_verify_api as api  # noqa: E402
import tmc_verify_http as web  # noqa: E402
import tmc_verify_identity as identity  # noqa: E402
import tmc_verify_network as network  # noqa: E402
import tmc_verify_stores as stores  # noqa: E402
import tmc_verify_tls as tls  # noqa: E402
from bench import Bench  # noqa: E402
from shopsite import CANARY, Site, token  # noqa: E402

bench = Bench(sys.argv[2])
certificate = None

os.environ["BEN_PASSWORD"] = "benpw"
ACCOUNTS = {
    "one": {"user": "ana", "password": "anapw"}, "two": {"user": "ben", "password": {"env": "BEN_PASSWORD"}},
    "admin": {"user": "root", "password": "rootpw"}, "former": {"user": "gus", "password": "guspw"}, "service": {"headers": {"Authorization": "Bearer x"}},
    "staff": {"headers": {"Cookie": "sid=none"}}, "guess": {"user": "ben", "password": "benpw"},
}  # fmt: skip
REQUESTS = {
    "private": "/private", "login": {"path": "/login", "form": {"name": "{user}", "pass": "{password}"}}, "logout": {"method": "POST", "path": "/logout"},
    "change": {"path": "/change", "json": {"name": "ana"}}, "register": "/register?name={text}", "recover": {"path": "/recover", "form": {"name": "{user}"}},
    "authorize": "/authorize?url={url}", "theirs": "/theirs", "customer": "/customer", "admin": "/admin", "echo": "/echo?text={text}", "query": "/query?text={text}",
    "template": "/template?text={text}", "command": "/command?text={text}", "file": "/file?text={text}", "include": "/include?text={text}",
    "pattern": "/pattern?text={text}", "mail": {"path": "/mail", "form": {"text": "{text}"}}, "header": "/header?text={text}", "redirect": "/redirect?url={url}",
    "fetch": {"path": "/fetch", "form": {"url": "{url}"}}, "outgoing": "/outgoing", "error": "/error", "upload": {"path": "/upload", "field": "file"},
    "download": "/download", "export": "/export", "socket": "/socket", "graphql": "/graphql", "page": "/page?n={text}",
    "xml": {"path": "/xml", "body": "{xml}", "headers": {"Content-Type": "application/xml"}}, "json": {"path": "/valid", "json": {}}, "valid": "/valid", "invalid": "/invalid",
    "extra": "/extra", "object": "/object", "order": "/order", "costly": "/costly", "claim": "/claim", "once": {"path": "/once", "form": {"key": "{text}"}},
    "webhook": {"path": "/webhook", "json": {"paid": 1}, "sign": {"header": "X-Hub-Signature-256", "prefix": "sha256=", "secret": "hook"}},
    "ask": {"path": "/bot", "json": {"text": "{text}"}},
}  # fmt: skip
SETTINGS = {
    "allowed_url": "https://client.test/back", "known": "red", "fields": ["id", "name"], "old_paths": ["/v1"], "page_limit": 100, "size_limit": 200000,
    "burst": 40, "guesses": 8, "canary": CANARY, "planted": "What does the note about the canary say?", "session_cookie": "sid", "plain_port": 1,
}  # fmt: skip


def entry(site, without=(), **more) -> dict:
    made = {"endpoint": f"http{'s' if certificate and more.pop('tls', False) else ''}://127.0.0.1:{site.port}", "server_name": "127.0.0.1",
            "accounts": {key: value for key, value in ACCOUNTS.items() if f"account {key}" not in without},
            "requests": {key: value for key, value in REQUESTS.items() if f"request {key}" not in without},
            "settings": {key: value for key, value in SETTINGS.items() if f"setting {key}" not in without},
            "files": {"log": os.path.join(sys.argv[2], "log.txt")}}  # fmt: skip
    for key, value in more.items():
        made[key] = {**made[key], **value} if isinstance(value, dict) else value
    return made


def try_all(check, *, flaws: dict, needs=(), good=(), name: str = "", **more):
    """`flaws`: the words with which the check fails. `needs`: what it is skipped without. `good`: what is no flaw for it."""
    tls_site = more.pop("with_certificate", None)
    title = check.__name__ if not name else f"{check.__name__} {name}"
    call = (lambda to: check(to, name)) if name else check

    def attempt(what, set_up, outcome, words, without=()):
        with Site(set_up, sys.argv[2], tls_site) as site:
            bench.expect(f"{title} {what}", call, entry(site, without, **({"tls": True} if tls_site else {}), **more), outcome, words)

    attempt("(right)", good, "passed", "")
    for flaw, words in flaws.items():
        attempt(f"({flaw})", (*good, *flaw.split(" + ")), "failed", words)
    for need in needs:
        attempt(f"(without {need})", good, "skipped", f"no {need.partition(' ')[0]} {need.partition(' ')[2]!r}", (need,))


# Web
certificate = tls._authority().server("127.0.0.1")[:2]
try_all(web.expect_https_only, flaws={"no hsts": "Strict-Transport-Security: (none)", "short hsts": "max-age=60"}, with_certificate=certificate)
with Site() as plain:
    bench.expect("expect_https_only (clear)", web.expect_https_only, entry(plain), "failed", "is used over https")
    with Site((), sys.argv[2], certificate) as site:
        bench.expect("expect_https_only (clear beside it)", web.expect_https_only, entry(site, tls=True, settings={"plain_port": plain.port}), "failed", "leads to https and does nothing else")
    bench.expect("expect_cluster_api_closed (right)", network.expect_cluster_api_closed, entry(plain), "passed")
    bench.expect("expect_kubelet_closed (right)", network.expect_kubelet_closed, entry(plain), "passed", "port 10255")
with Site(["nameless"]) as site:
    bench.expect("expect_cluster_api_closed (nameless)", network.expect_cluster_api_closed, entry(site), "failed", "refuses a caller without a name")
    bench.expect("expect_kubelet_closed (nameless)", network.expect_kubelet_closed, entry(site), "failed", "refuses a caller without a name")
try_all(web.expect_frames_denied, flaws={"frames": "X-Frame-Options: (none)", "all frames": "frame-ancestors *", "no csp": "Content-Security-Policy: (none)"})
try_all(web.expect_script_policy, flaws={"inline scripts": "'unsafe-inline'", "no csp": "Content-Security-Policy: (none)"})
try_all(web.expect_trusted_types, flaws={"no trusted types": "demand trusted types"})
try_all(web.expect_fixed_type, flaws={"sniffing": "nosniff", "page from caller": "serves callers' files as no pages"}, needs=["request download"])
try_all(web.expect_private_not_cached, flaws={"cached": "Cache-Control: (none)", "open": "without a login, right afterwards"}, needs=["request private", "account one"])
try_all(web.expect_foreign_origin_refused, flaws={"any origin": "Access-Control-Allow-Origin: https://tmc-verify.invalid", "null origin": "null"})
try_all(web.expect_forged_change_refused, flaws={"forged": "another site's page asks for"}, needs=["request change", "account one"])
try_all(web.expect_socket_origin_checked, flaws={"any socket": "status 101"}, needs=["request socket"])
try_all(web.expect_redirect_checked, flaws={"redirect": "status 302", "prefix redirect": "status 302"}, needs=["request redirect", "setting allowed_url"])
try_all(web.expect_foreign_host_refused, flaws={"any host": "for Host:", "forwarded host": "for X-Forwarded-Host:"})
try_all(web.expect_cookies_hardened, flaws={"loose cookie": "lacks Secure, HttpOnly, SameSite"}, needs=["request login", "account one"])
try_all(web.expect_addresses_clean, flaws={"session in address": "keeps the session out of addresses"}, needs=["request login", "account one"])
try_all(web.expect_plain_errors, flaws={"version": "server: site/1.2.3", "trace of errors": "Traceback", "stack": "Cart.java"})
try_all(web.expect_hardened, flaws={"git": "GET /.git/HEAD", "listing": "GET /static/ lists", "trace": "TRACE"})
try_all(web.expect_ambiguous_length_refused, flaws={"ambiguous": "both Content-Length and Transfer-Encoding"})
try_all(web.expect_cache_keys_complete, flaws={"poisoned cache": "came back without the header"})
try_all(web.expect_uploads_checked, flaws={"uploads": "a page called picture"}, needs=["request upload"])
try_all(web.expect_size_limited, flaws={"no limit": "more than 200000 bytes"}, needs=["setting size_limit"])
try_all(web.expect_addresses_checked, flaws={"fetch": "it called the tests", "late fetch": "called the tests"}, needs=["request fetch", "setting allowed_url"])
try_all(web.expect_metadata_guarded, flaws={"metadata": "ami-id"}, needs=["request fetch", "setting allowed_url"])
try_all(web.expect_proxy_header_ignored, flaws={"proxy": "as its proxy"}, needs=["request outgoing"])

# Logins
try_all(identity.expect_login_required, flaws={"open": "to nobody"}, needs=["request private", "account one"])
try_all(identity.expect_account_refused, name="former", flaws={"everyone": "its rights or its secret ended"}, needs=["request private", "account former", "account one"])
try_all(identity.expect_account_refused, name="service", flaws={"any token": "for which user"}, needs=["account service"])
try_all(identity.expect_account_refused, name="staff", flaws={"open": "has not consented"}, needs=["account staff"])
try_all(identity.expect_objects_separated, flaws={"objects": "what belongs to account \"two\""}, needs=["request theirs", "account one", "account two"])
try_all(identity.expect_objects_separated, name="customer", flaws={"objects": "what belongs to account \"two\""}, needs=["request customer"])
try_all(identity.expect_functions_checked, flaws={"functions": "for administrators"}, needs=["request admin", "account admin"])
try_all(identity.expect_admins_confined, flaws={"objects": "another customer"}, needs=["request theirs", "account admin"])
try_all(identity.expect_session_renewed, flaws={"kept session": "is still the session"}, needs=["request login", "account one"])
try_all(identity.expect_session_ends, flaws={"endless": "a copy of the session still gets"}, needs=["request logout", "request private"])
try_all(identity.expect_session_random, flaws={"counted sessions": "at most"}, needs=["request login"])
try_all(identity.expect_guesses_slowed, flaws={"guesses": "8 wrong passwords were answered alike"}, needs=["setting guesses", "account guess", "request login"])
try_all(identity.expect_lockout_gentle, good=["gentle"], flaws={}, needs=["setting guesses", "account guess"])
with Site() as site:
    bench.expect("expect_lockout_gentle (locked)", identity.expect_lockout_gentle, entry(site), "failed", "after 8 wrong ones")
try_all(identity.expect_password_not_enough, good=["second factor"], flaws={"password alone": "user and password alone opened"}, needs=["request private"])
try_all(identity.expect_factory_logins_refused, flaws={"factory": "'admin' with 'admin'"})
try_all(identity.expect_answers_alike, good=["guesses"], flaws={"names accounts": "answers 'login' alike", "names in recovery": "answers 'recover' alike", "slow known": "s apart"}, needs=["account one"])
try_all(identity.expect_slowed, name="register", flaws={"no limit of calls": "of 40 requests 'register' none"}, needs=["setting burst", "request register"])
with Site(["no limit of calls"]) as site:
    bench.expect("expect_slowed probe", lambda to: identity.expect_slowed(to, "probe"), entry(site), "failed", "of 40 requests 'probe' none")
jwt = {"one": {"headers": {"Authorization": "Bearer " + token("ana")}}, "foreign": {"headers": {"Authorization": "Bearer " + token("ana", "other")}}}
try_all(identity.expect_tokens_checked, accounts=jwt, needs=["request private"],
        flaws={"no signature": "a changed signature", "alg none": "no signature", "any audience": "another service's audience", "any token": "a changed signature"})  # fmt: skip
try_all(identity.expect_return_exact, flaws={"loose return": "returns to registered addresses only"}, needs=["request authorize", "setting allowed_url"])
try_all(identity.expect_webhook_signed, flaws={"unsigned": "no signature", "signature of any content": "a made-up signature"}, needs=["request webhook"])
try_all(identity.expect_once_only, flaws={"twice": "carries out once"}, needs=["request once"])

# Input
try_all(api.expect_output_encoded, flaws={"raw": "an element came back as it was"}, needs=["request echo"])
try_all(api.expect_query_inert, flaws={"database errors": "unterminated quoted string", "sql": "it found something", "wildcards": "'*'"}, needs=["request query", "setting known"])
try_all(api.expect_template_inert, flaws={"template": "{{7919*7907}} came back"}, needs=["request template"])
try_all(api.expect_command_inert, flaws={"command": "$(sleep 3)"}, needs=["request command"])
try_all(api.expect_paths_confined, flaws={"paths": "a file of the machine"}, needs=["request file"])
try_all(api.expect_paths_confined, name="include", flaws={"paths": "a file of the machine"}, needs=["request include"])
try_all(api.expect_pattern_time, flaws={"pattern": "a row of one letter took"}, needs=["request pattern"])
try_all(api.expect_line_breaks_refused, name="header", flaws={"split": "was taken"}, needs=["request header"])
try_all(api.expect_line_breaks_refused, name="mail", flaws={"mail": "was taken"}, needs=["request mail"])
try_all(api.expect_line_breaks_refused, name="redirect", flaws={}, needs=["request redirect", "setting allowed_url"])
try_all(api.expect_tables_encoded, flaws={"formula": "a cell is '=tmc_formula()'", "empty export": "holds the text"}, needs=["request export"])
try_all(api.expect_log_encoded, flaws={"log": "begins a line"}, needs=["request echo"])
try_all(api.expect_entities_refused, flaws={"outer entities": "an outer entity", "inner entities": "does not expand entities"}, needs=["request xml"])
for one in ("invalid", "extra", "object"):
    try_all(api.expect_request_refused, name=one, flaws={"rules": f"refuses the request {one!r}"}, needs=[f"request {one}", "request valid"])
try_all(api.expect_claim_refused, flaws={"claims": "until it is proven"}, needs=["request claim", "account one"])
try_all(api.expect_pages_limited, flaws={"endless pages": "it gave 5000"}, needs=["request page", "setting page_limit"])
try_all(api.expect_fields_chosen, flaws={"whole objects": "password_hash"}, needs=["request private", "setting fields"])
try_all(api.expect_old_paths_gone, flaws={"old version": "does not answer at /v1"}, needs=["setting old_paths"])
try_all(api.expect_introspection_off, flaws={"introspection": "it listed 1 types"}, needs=["request graphql"])
try_all(api.expect_query_cost_limited, flaws={"costly queries": "a thousand fields", "bundles": "it answered a hundred"}, needs=["request graphql"])

# Assistants
try_all(ai.expect_canary_kept, flaws={"tells": "answered with it", "mute": "says something"}, needs=["request ask", "setting canary"])
try_all(ai.expect_injection_resisted, flaws={"obeys": "because the text told it to"}, needs=["request ask"])
try_all(ai.expect_lookup_scoped, flaws={"mixed lookups": "with the canary"}, needs=["account two", "setting canary", "setting planted"])
try_all(ai.expect_answers_encoded, flaws={"raw answers": "markup came back in a page"}, needs=["request ask"])
try_all(ai.expect_long_question_refused, flaws={"no limit + long questions": "a question of a megabyte"}, needs=["request ask"])

# Stores over HTTP
with Site() as site:
    bench.expect("expect_anonymous_refused (http, right)", stores.expect_anonymous_refused, entry(site, ["request private"]), "passed", "status 401")
    bench.expect("expect_public_access_refused (right)", stores.expect_public_access_refused, entry(site, probe="/bucket"), "passed", "no list")
    bench.expect("expect_public_access_refused (no object)", stores.expect_public_access_refused, entry(site, ["request private"], probe="/bucket"), "skipped", "lists nothing to strangers")
with Site(["open index", "bucket", "open"]) as site:
    bench.expect("expect_anonymous_refused (http, open)", stores.expect_anonymous_refused, entry(site, ["request private"]), "failed", "GET /_cat/indices")
    bench.expect("expect_public_access_refused (listing)", stores.expect_public_access_refused, entry(site, probe="/bucket"), "failed", "GET /bucket")
    bench.expect("expect_public_access_refused (object)", stores.expect_public_access_refused, entry(site), "failed", "gives nobody an object")

# Nobody is there, and nothing of the protocol's comes
for check in (web.expect_frames_denied, identity.expect_login_required, api.expect_query_inert, ai.expect_canary_kept):
    bench.expect(f"{check.__name__} (nobody there)", check, {**entry(site), "endpoint": "http://127.0.0.1:1"}, "failed", "accepts connections")
    bench.expect(f"{check.__name__} (absent)", check, {**entry(site), "absent": True}, "skipped", "not part of this environment")

sys.exit(bench.done(web, identity, api, ai))
