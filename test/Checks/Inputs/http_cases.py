"""The checks over HTTP: http_cases.py SUPPORT WORK"""

import json
import os
import subprocess
import sys
import time

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
from shopsite import CANARY, Rsa, Site, token  # noqa: E402

bench = Bench(sys.argv[2])
certificate = None

os.environ["BEN_PASSWORD"] = "benpw"
ACCOUNTS = {
    "one": {"user": "ana", "password": "anapw"}, "two": {"user": "ben", "password": {"env": "BEN_PASSWORD"}},
    "admin": {"user": "root", "password": "rootpw"}, "former": {"user": "gus", "password": "guspw"}, "service": {"headers": {"Authorization": "Bearer the program's"}},
    "staff": {"headers": {"Cookie": "sid=staff"}}, "guess": {"user": "ben", "password": "benpw"},
}  # fmt: skip
REQUESTS = {
    "private": "/private", "login": {"path": "/login", "form": {"name": "{user}", "pass": "{password}"}}, "logout": {"method": "POST", "path": "/logout"},
    "change": {"path": "/change", "json": {"name": "ana"}}, "register": "/register?name={text}", "recover": {"path": "/recover", "form": {"name": "{user}"}},
    "inbox": "/inbox", "own": "/own", "authorize": "/authorize?url={url}", "theirs": "/theirs", "customer": "/customer", "admin": "/admin", "echo": "/echo?text={text}", "query": "/query?text={text}",
    "template": "/template?text={text}", "command": "/command?text={text}", "file": "/file?text={text}", "include": "/include?text={text}",
    "pattern": "/pattern?text={text}", "mail": {"path": "/mail", "form": {"text": "{text}"}}, "header": "/header?text={text}", "redirect": "/redirect?url={url}",
    "fetch": {"path": "/fetch", "form": {"url": "{url}"}}, "outgoing": "/outgoing", "error": "/error", "upload": {"path": "/upload", "field": "file"},
    "download": "/download", "export": "/export", "socket": "/socket", "graphql": "/graphql", "page": "/page?n={text}",
    "xml": {"path": "/xml", "body": "{xml}", "headers": {"Content-Type": "application/xml"}}, "json": {"path": "/valid", "json": {}}, "valid": "/valid", "invalid": "/invalid",
    "extra": "/extra", "object": "/object", "order": "/order", "costly": "/costly", "claim": "/claim", "once": {"path": "/once", "form": {"key": "{text}"}},
    "webhook": {"path": "/webhook", "json": {"paid": 1}, "sign": {"header": "X-Hub-Signature-256", "prefix": "sha256=", "secret": "hook"}},
    "code": "/code?text={text}", "spend": {"path": "/spend", "form": {"voucher": "{text}"}}, "ask": {"path": "/bot", "json": {"text": "{text}"}},
}  # fmt: skip
SETTINGS = {
    "allowed_url": "https://client.test/back", "known": "red", "fields": ["id", "name"], "old_paths": ["/v1"], "page_limit": 100, "size_limit": 200000,
    "burst": 40, "guesses": 8, "canary": CANARY, "planted": "What does the note about the canary say?", "session_cookie": "sid", "plain_port": 1,
    "spendable": ["v1", "v2"], "allowed_redirect": "https://client.test/go?to={url}", "own_origin": "https://shop.test",
}  # fmt: skip


with open(os.path.join(sys.argv[2], "instructions.txt"), "w", encoding="utf-8") as file:
    file.write(f"Be kind. The secret is {CANARY}.\n")


def entry(site, without=(), **more) -> dict:
    made = {"endpoint": f"http{'s' if certificate and more.pop('tls', False) else ''}://127.0.0.1:{site.port}", "server_name": "127.0.0.1",
            "accounts": {key: value for key, value in ACCOUNTS.items() if f"account {key}" not in without},
            "requests": {key: value for key, value in REQUESTS.items() if f"request {key}" not in without},
            "settings": {key: value for key, value in SETTINGS.items() if f"setting {key}" not in without},
            "files": {"log": os.path.join(sys.argv[2], "log.txt"), "instructions": os.path.join(sys.argv[2], "instructions.txt")}}  # fmt: skip
    for key, value in more.items():
        made[key] = {**made.get(key, {}), **value} if isinstance(value, dict) else value
    return made


def try_all(check, *, flaws: dict, needs=(), good=(), name: str = "", sound=(), unseen=None, **more):
    """`flaws`: the words with which the check fails. `needs`: what it is skipped without. `good`: what is no flaw for it.
    `sound`: servers that are right in another way. `unseen`: servers at which the check cannot reach what it tests, and
    the words with which it is skipped."""
    tls_site, drop = more.pop("with_certificate", None), tuple(more.pop("drop", ()))
    title = check.__name__ if not name else f"{check.__name__} {name}"
    call = (lambda to: check(to, name)) if name else check

    def attempt(what, set_up, outcome, words, without=()):
        with Site(set_up, sys.argv[2], tls_site) as site:
            bench.expect(f"{title} {what}", call, entry(site, (*without, *drop), **({"tls": True} if tls_site else {}), **more), outcome, words)

    attempt("(right)", good, "passed", "")
    for one in sound:
        attempt(f"({one})", (*good, *one.split(" + ")), "passed", "")
    for one, words in (unseen or {}).items():
        attempt(f"({one})", (*good, *one.split(" + ")), "skipped", words)
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
with Site(["another server"]) as site:
    bench.expect("expect_cluster_api_closed (another server)", network.expect_cluster_api_closed, entry(site), "failed", "is the interface of a cluster")
    bench.expect("expect_kubelet_closed (another server)", network.expect_kubelet_closed, entry(site), "failed", "is the agent of a node")
with Site(["nameless"]) as site:
    bench.expect("expect_cluster_api_closed (nameless)", network.expect_cluster_api_closed, entry(site), "failed", "refuses a caller without a name")
    bench.expect("expect_kubelet_closed (nameless)", network.expect_kubelet_closed, entry(site), "failed", "refuses a caller without a name")
try_all(web.expect_frames_denied, flaws={"frames": "X-Frame-Options: (none)", "all frames": "frame-ancestors *", "no csp": "Content-Security-Policy: (none)", "frames over https": "frame-ancestors https://*",
                                         "frames of a scheme": "frame-ancestors https:", "frames of a domain": "*.com", "frames in clear": "http://*:*", "html private + private frames": "the request 'private'"})  # fmt: skip
try_all(web.expect_script_policy, flaws={"inline scripts": "'unsafe-inline'", "no csp": "Content-Security-Policy: (none)", "elements inline": "script-src-elem", "wide scripts": "https://*", "one nonce": "came twice"}, sound=["fresh nonce"])
try_all(web.expect_trusted_types, flaws={"no trusted types": "demand trusted types"})
try_all(web.expect_fixed_type, flaws={"sniffing": "nosniff", "page from caller": "serves callers' files as no pages"}, needs=["request download"], unseen={"a picture": "is neither an HTML page nor an SVG picture"})
try_all(web.expect_private_not_cached, flaws={"cached": "Cache-Control: (none)", "open": "without a login, right afterwards"}, needs=["request private", "account one"])
try_all(web.expect_foreign_origin_refused,
        flaws={"any origin": "Access-Control-Allow-Origin: https://tmc-verify.invalid", "null origin": "null", "origin's end": "https://tmc-verify-127.0.0.1", "origin's beginning": "https://127.0.0.1.tmc-verify.invalid",
               "origin at the interface": "/private", "origin beforehand": "OPTIONS"})  # fmt: skip
with Site(["origin's end"]) as site:
    bench.expect("expect_foreign_origin_refused (end, no requests)", web.expect_foreign_origin_refused, entry(site, ["request private"]), "failed", "https://tmc-verify-127.0.0.1")
with Site() as site:
    for need in ("request private", "account one"):
        bench.expect(f"expect_foreign_origin_refused (without {need})", web.expect_foreign_origin_refused, entry(site, [need]), "skipped", "grants nothing at /")
    bench.expect("expect_foreign_origin_refused (not our origin)", web.expect_foreign_origin_refused, entry(site, settings={"own_origin": "https://other.test"}), "failed", "as \"own_origin\" says")
try_all(web.expect_forged_change_refused, needs=["request change", "account one"], sound=["no SameSite", "forged", "forged + strict"],
        flaws={"forged + no SameSite": "another site's page asks for", "forged + SameSite of none": "another site's page asks for", "fetch only + no SameSite": "an older browser", "origin of none + no SameSite": "hides where it comes from",
               "a name like ours + no SameSite": "a name like ours", "changes by anyone": "another site's page asks for"})  # fmt: skip
by_form = {"change": {"path": "/change", "form": {"name": "ana", "csrf_token": "x"}}}
try_all(web.expect_forged_change_refused, requests=by_form, flaws={"forged + changes by link": "another site's link"}, sound=["forged + changes by link + strict"])
with Site(["forged"]) as site:
    site.sessions["kept"] = "ana"
    bench.expect("expect_forged_change_refused (attributes unknown)", web.expect_forged_change_refused, entry(site, accounts={"one": {"headers": {"Cookie": "sid=kept"}}}), "skipped", "is seen only at a login")
try_all(web.expect_socket_origin_checked, flaws={"any socket": "status 101", "socket by beginning": "https://127.0.0.1.tmc-verify.invalid", "socket of none": "null"}, needs=["request socket"], drop=["setting own_origin"])
try_all(web.expect_redirect_checked, flaws={"redirect": "status 302", "prefix redirect": "status 302"}, needs=["request redirect", "setting allowed_url"])
try_all(web.expect_foreign_host_refused, flaws={"any host": "for Host:", "forwarded host": "for X-Forwarded-Host:", "host in mail": "the mail holds that name", "forwarded host in mail": "for X-Forwarded-Host:",
        "another host in mail": "for X-Host:", "no mail": "sends a mail with a link"})  # fmt: skip
with Site() as site:
    for need in ("request recover", "request inbox", "account one"):
        bench.expect(f"expect_foreign_host_refused (without {need})", web.expect_foreign_host_refused, entry(site, [need]), "skipped", "whether the mail does that lets users back in")
try_all(web.expect_cookies_hardened, flaws={"loose cookie": "lacks Secure, HttpOnly, SameSite"}, needs=["request login", "account one"])
try_all(web.expect_addresses_clean, flaws={"session in address": "keeps the session out of addresses"}, needs=["request login", "account one"])
try_all(web.expect_plain_errors, flaws={"version": "server: site/1.2.3", "trace of errors": "Traceback", "stack": "Cart.java"})
try_all(web.expect_hardened, flaws={"git": "GET /.git/HEAD", "listing": "GET /static/ lists", "trace": "TRACE"})
try_all(web.expect_ambiguous_length_refused, flaws={"ambiguous": "both Content-Length and Transfer-Encoding"})
try_all(web.expect_cache_keys_complete, flaws={"poisoned cache": "came back without the header", "poisoned by language": "Accept-Language", "poisoned by a prefix": "X-Forwarded-Prefix", "cached errors": "an error that one caller's headers caused"},
        unseen={"no cache": "nothing shows that"})  # fmt: skip
try_all(web.expect_uploads_checked, flaws={"uploads": "a page called picture", "uploads by name": "a page called picture", "uploads of drawings": "a drawing with a script", "limit of uploads": "else nothing is shown"}, needs=["request upload"])
try_all(web.expect_size_limited, flaws={"no limit": "more than 200000 bytes"}, needs=["setting size_limit"])
try_all(web.expect_addresses_checked, flaws={"fetch": "it called the tests", "late fetch": "called the tests", "list of forbidden": "it called the tests", "forbidden addresses": "it called the tests", "forbidden names": "localhost", "follows": "led it to the tests"},
        needs=["request fetch", "setting allowed_url"], unseen={"unseen fetch": "it is not seen that it fetches"})  # fmt: skip
with Site() as site:
    bench.expect("expect_addresses_checked (no redirect)", web.expect_addresses_checked, entry(site, ["setting allowed_redirect"]), "skipped", "whether it follows a redirect")
try_all(web.expect_metadata_guarded, flaws={"metadata": "ami-id"}, needs=["request fetch", "setting allowed_url"])
try_all(web.expect_proxy_header_ignored, flaws={"proxy": "as its proxy"}, needs=["request outgoing"])

# Logins
try_all(identity.expect_login_required, flaws={"open": "to nobody"}, needs=["request private", "account one"])
try_all(identity.expect_account_refused, name="former", flaws={"everyone": "its rights or its secret ended"}, needs=["request private", "account former", "account one"])
try_all(identity.expect_account_refused, name="service", flaws={"everyone": "for which user"}, needs=["account service"])
with Site() as site:
    bench.expect("expect_account_refused service (unknown)", lambda to: identity.expect_account_refused(to, "service"), entry(site, ["request own"], accounts={"service": {"headers": {"Authorization": "Bearer no"}}}), "skipped", "perhaps as one that it does not know")
    bench.expect("expect_account_refused staff (unknown)", lambda to: identity.expect_account_refused(to, "staff"), entry(site, accounts={"staff": {"headers": {"Cookie": "sid=no"}}}), "failed", "the request 'own'")
    bench.expect("expect_account_refused former (the same)", lambda to: identity.expect_account_refused(to, "former"), entry(site, accounts={"one": {"headers": {"Authorization": "Bearer " + token("ana")}}, "former": {"headers": {"Authorization": "Bearer " + token("ana")}}}), "skipped", "bring the same login")
try_all(identity.expect_account_refused, name="staff", flaws={"everyone": "has not consented"}, needs=["account staff"])
young = {"one": {"headers": {"Authorization": "Bearer " + token("ana", iat=int(time.time()) - 86400)}}, "former": {"headers": {"Authorization": "Bearer gone"}}}
try_all(identity.expect_secret_rotated, accounts=young, flaws={"any token": "the secret that was replaced"}, needs=["request private"])
with Site() as site:
    bench.expect("expect_secret_rotated (without account former)", identity.expect_secret_rotated, {**entry(site), "accounts": {"one": young["one"]}}, "skipped", "no account 'former'")
    aged = {**young, "one": {"headers": {"Authorization": "Bearer " + token("ana", iat=int(time.time()) - 86400 * 400)}}}
    bench.expect("expect_secret_rotated (old)", identity.expect_secret_rotated, entry(site, accounts=aged), "failed", "one is 400 days old")
    silent = {**young, "one": {"headers": {"Authorization": "Bearer " + token("ana")}}}
    bench.expect("expect_secret_rotated (no age)", identity.expect_secret_rotated, entry(site, accounts=silent), "skipped", "does not show that secrets are replaced regularly")
    for days, outcome, words in ((3, "passed", "3 days old"), (200, "failed", "200 days old"), (None, "failed", "lists keys in use")):
        keys = os.path.join(sys.argv[2], "keys.json")
        with open(keys, "w", encoding="utf-8") as file:
            made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 86400 * (days or 0)))
            json.dump({"AccessKeyMetadata": [{"Status": "Active" if days else "Inactive", "CreateDate": made}]}, file)
        bench.expect(f"expect_secret_rotated (keys, {days})", identity.expect_secret_rotated, entry(site, accounts=silent, files={"keys": keys}), outcome, words)
try_all(identity.expect_objects_separated, needs=["request theirs", "account one", "account two"], sound=["half objects"],
        flaws={"objects": "what belongs to account \"two\"", "objects + no canary": "holds the canary", "objects + time stamps": "what belongs to account \"two\"", "falls over": "what belongs to account \"two\""})  # fmt: skip
with Site(["objects", "time stamps"]) as site:
    bench.expect("expect_objects_separated (no canary given)", identity.expect_objects_separated, entry(site, ["setting canary"]), "failed", "what belongs to account \"two\"")
with Site() as site:
    bench.expect("expect_objects_separated (no canary given, right)", identity.expect_objects_separated, entry(site, ["setting canary"]), "passed")
    bench.expect("expect_objects_separated (a caller whom nobody knows)", identity.expect_objects_separated, entry(site, accounts={"one": {"headers": {"Cookie": "sid=no"}}}), "failed", "the request 'private' to account 'one'")
try_all(identity.expect_objects_separated, name="customer", flaws={"objects": "what belongs to account \"two\""}, needs=["request customer"])
try_all(identity.expect_functions_checked, flaws={"functions": "for administrators"}, needs=["request admin", "account admin"])
try_all(identity.expect_admins_confined, flaws={"objects": "another customer"}, needs=["request theirs", "account admin"])
try_all(identity.expect_session_renewed, flaws={"kept session": "is still the session", "planted session": "the planted session is logged in too"}, needs=["request login", "account one"])
try_all(identity.expect_session_ends, flaws={"endless": "a copy of the session still gets"}, needs=["request logout", "request private"])
try_all(identity.expect_session_random, flaws={"counted sessions": "at most"}, needs=["request login"])
try_all(identity.expect_guesses_slowed, flaws={"guesses": "8 wrong passwords were answered alike"}, needs=["setting guesses", "account guess", "request login"])
try_all(identity.expect_codes_limited, flaws={"endless codes": "8 wrong codes were answered alike", "codes fall over": "it falls over", "no codes": "else nothing is shown"}, needs=["setting guesses", "request code"])
try_all(identity.expect_spent_once, flaws={"spent twice": "eight requests at the same moment", "spent again": "was taken again", "spent by none": "takes one of eight"}, needs=["request spend", "setting spendable"])
with Site() as site:
    bench.expect("expect_spent_once (one text)", identity.expect_spent_once, entry(site, settings={"spendable": ["v1"]}), "skipped", "fewer than two")
try_all(identity.expect_lockout_gentle, good=["gentle"], flaws={}, needs=["setting guesses", "account guess"])
with Site() as site:
    bench.expect("expect_lockout_gentle (locked)", identity.expect_lockout_gentle, entry(site), "failed", "after 8 wrong ones")
try_all(identity.expect_password_not_enough, good=["second factor"], flaws={"password alone": "user and password alone opened", "second factor by token + password alone": "user and password alone opened"}, needs=["request private"])
with Site(["second factor"]) as site:
    bench.expect("expect_password_not_enough (a wrong address)", identity.expect_password_not_enough, entry(site, requests={"private": "/privat"}), "skipped", "knows no /privat")
try_all(identity.expect_factory_logins_refused, good=["guesses"], flaws={"factory": "'admin' with 'admin'"})
with Site() as site:
    bench.expect("expect_factory_logins_refused (slowed)", identity.expect_factory_logins_refused, entry(site), "failed", "else nothing is shown")
    bench.expect("expect_factory_logins_refused (a wrong address)", identity.expect_factory_logins_refused, entry(site, ["account one"], requests={"login": {"path": "/logn", "form": {}}}), "failed", "else nothing is shown")
try_all(identity.expect_answers_alike, good=["guesses"], flaws={"names accounts": "answers 'login' alike", "names in recovery": "answers 'recover' alike", "slow known": "s apart"}, needs=["account one"])
try_all(identity.expect_slowed, name="register", flaws={"no limit of calls": "of 40 requests 'register' none", "falls over": "it falls over before it refuses", "never there": "serves the first of 40"}, needs=["setting burst", "request register"])
with Site(["no limit of calls"]) as site:
    bench.expect("expect_slowed probe", lambda to: identity.expect_slowed(to, "probe"), entry(site), "failed", "of 40 requests 'probe' none")
now = int(time.time())
jwt = {"one": {"headers": {"Authorization": "Bearer " + token("ana")}}, "foreign": {"headers": {"Authorization": "Bearer " + token("ana", "other")}},
       "expired": {"headers": {"Authorization": "Bearer " + token("ana", exp=now - 4000)}}, "stranger": {"headers": {"Authorization": "Bearer " + token("ana", iss="https://other.test")}}}  # fmt: skip
lies = {"no signature": "a changed signature", "alg none": "no signature", "any audience": "another service's audience", "any token": "a changed signature", "any time": "a time that ran out", "any issuer": "another issuer's name",
        "weak secret": "else a refusal proves nothing", "key by name": "an empty file"}  # fmt: skip
try_all(identity.expect_tokens_checked, accounts=jwt, needs=["request private"], flaws=lies)
with Site() as site:
    for gone in ("expired", "foreign", "stranger"):
        kept = {"one": jwt["one"], **{key: value for key, value in jwt.items() if key not in ("one", gone)}}
        bench.expect(f"expect_tokens_checked (no {gone})", identity.expect_tokens_checked, {**entry(site), "accounts": kept}, "skipped", gone)
    bench.expect("expect_tokens_checked (one that lasts)", identity.expect_tokens_checked, entry(site, accounts={**jwt, "expired": jwt["one"]}), "skipped", "is not a token that the issuer gave out")
    weak = {"one": {"headers": {"Authorization": "Bearer " + token("ana", key=b"secret")}}}
with Site(["weak secret"]) as site:
    bench.expect("expect_tokens_checked (a weak secret)", identity.expect_tokens_checked, entry(site, accounts=weak), "failed", "with the secret 'secret'")
signer = os.path.join(sys.argv[2], "signer.py")
with open(signer, "w", encoding="utf-8") as file:
    file.write(f"import json, sys\nsys.path.insert(0, {os.path.dirname(os.path.abspath(__file__))!r})\nimport shopsite\nprint(shopsite.signed(json.loads(sys.argv[1])))\n")
hooks = {"sign": [sys.executable, signer, "{claims}"]}
try_all(identity.expect_tokens_checked, accounts={"one": jwt["one"]}, hooks=hooks, flaws={"any time": "a time that ran out", "any issuer": "another issuer's name", "any audience": "another service's audience", "any beginning": "a time to come"})
with Site() as site:
    bench.expect("expect_tokens_checked (a signer that is none)", identity.expect_tokens_checked, entry(site, accounts=jwt, hooks={"sign": [sys.executable, "-c", "print(1)"]}), "failed", "prints a token of three parts")
private, public = (os.path.join(sys.argv[2], name) for name in ("private.pem", "public.pem"))
subprocess.run(["openssl", "genrsa", "-out", private, "2048"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
subprocess.run(["openssl", "rsa", "-in", private, "-pubout", "-out", public], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
Site.rsa = Rsa(private, public)
claims = {"sub": "ana", "aud": "site", "iss": "https://issuer.test", "exp": 4102444800}
pairs = {"one": {}, "foreign": {"aud": "other"}, "expired": {"exp": now - 4000}, "stranger": {"iss": "https://other.test"}}
rsa = {name: {"headers": {"Authorization": "Bearer " + Site.rsa.sign({**claims, **more})}} for name, more in pairs.items()}
try_all(identity.expect_tokens_checked, accounts=rsa, files={"public_key": public}, flaws={"confused": "the public key for a secret", "alg none": "no signature", "any time": "a time that ran out"})
with Site() as site:
    bench.expect("expect_tokens_checked (no public key)", identity.expect_tokens_checked, entry(site, accounts=rsa), "skipped", "file 'public_key'")
Site.rsa = None
try_all(identity.expect_return_exact, flaws={"loose return": "returns to registered addresses only"}, needs=["request authorize", "setting allowed_url"])
try_all(identity.expect_webhook_signed, flaws={"unsigned": "no signature", "signature of any content": "a made-up signature"}, needs=["request webhook"])
try_all(identity.expect_once_only, flaws={"twice": "carries out once"}, needs=["request once"])

# Input
try_all(api.expect_output_encoded, needs=["request echo"], sound=["quotes in a text", "a string of JSON"],
        flaws={"raw": "an element", "without quotes": "an attribute", "a link": "an address", "single quotes": "an attribute", "a script's string": "code in a script", "a template": "code in a script", "a handler": "code in onclick",
               "a comment": "an element", "no angles": "an attribute", "a frame": "an element"}, unseen={"as JSON": "which is not a page", "in front": "something in front refuses them"})  # fmt: skip
try_all(api.expect_query_inert, flaws={"database errors": "unterminated quoted string", "sql": "it found something", "sql in brackets": "it found something", "sql pattern": "it found something", "sql double quotes": "it found something", "wildcards": "'*'",
                                       "sql unseen": "with 0 for 2", "slowed queries": "else nothing is shown"}, needs=["request query", "setting known"], unseen={"in front": "refuses all"})  # fmt: skip
try_all(api.expect_query_inert, settings={"known": "1"}, flaws={"sql number": "a number"})
try_all(api.expect_query_inert, requests={"query": {"path": "/query", "json": {"text": "{text}"}}}, flaws={"operators": "the operator $ne"})
try_all(api.expect_template_inert, flaws={"template": "{{7919*7907}} came back", "templates of a dialect": "{%print", "expressions": "*{7919", "unseen template": "else nothing is shown"}, needs=["request template"])
try_all(api.expect_command_inert, flaws={"command": "$(sleep 3)", "quoted command": "';sleep 3;'", "arithmetic": "$((7919*7907))"}, needs=["request command"])
try_all(api.expect_paths_confined, flaws={"paths": "a file of the machine", "paths cut once": "a file of the machine", "paths without accounts": "a file of the machine", "any file": "tells files apart"}, needs=["request file", "setting known"])
with Site(["paths"]) as site:
    bench.expect("expect_paths_confined (a wrong address)", api.expect_paths_confined, entry(site, requests={"file": "/fiel?text={text}"}), "failed", "else a refusal proves nothing")
    bench.expect("expect_paths_confined (a wrong address, nothing known)", api.expect_paths_confined, entry(site, ["setting known"], requests={"file": "/fiel?text={text}"}), "skipped", "no setting 'known'")
try_all(api.expect_paths_confined, name="include", flaws={"paths": "a file of the machine"}, needs=["request include"])
try_all(api.expect_pattern_time, flaws={"pattern": "a row of one letter took"}, needs=["request pattern"])
try_all(api.expect_line_breaks_refused, name="header", flaws={"split": "was taken"}, needs=["request header"])
try_all(api.expect_line_breaks_refused, name="mail", flaws={"mail": "was taken"}, needs=["request mail"])
try_all(api.expect_line_breaks_refused, name="redirect", flaws={}, needs=["request redirect", "setting allowed_url"])
try_all(api.expect_tables_encoded, flaws={"formula": "a cell is '=tmc_formula()'", "empty export": "holds the text"}, needs=["request export"])
try_all(api.expect_log_encoded, flaws={"log": "begins a line"}, needs=["request echo"])
try_all(api.expect_entities_refused, flaws={"outer entities": "an outer entity", "inner entities": "does not expand entities", "reads files": "reads no files"}, needs=["request xml"], unseen={"quiet parser": "do not show what it read"})
for one in ("invalid", "extra", "object"):
    try_all(api.expect_request_refused, name=one, flaws={"rules": f"refuses the request {one!r}"}, needs=[f"request {one}", "request valid"])
try_all(api.expect_claim_refused, flaws={"claims": "until it is proven", "no claims": "until it is proven"}, needs=["request claim", "account one"])
try_all(api.expect_pages_limited, flaws={"endless pages": "it gave 5000"}, needs=["request page", "setting page_limit"], unseen={"few entries": "perhaps it has no more"})
try_all(api.expect_fields_chosen, flaws={"whole objects": "password_hash"}, needs=["request private", "setting fields"])
try_all(api.expect_old_paths_gone, flaws={"old version": "does not answer at /v1"}, needs=["setting old_paths"])
try_all(api.expect_introspection_off, flaws={"introspection": "it listed 1 types"}, needs=["request graphql"])
try_all(api.expect_query_cost_limited, flaws={"costly queries": "a thousand fields", "bundles": "it answered a hundred"}, needs=["request graphql"])

# Assistants
try_all(ai.expect_canary_kept, flaws={"tells": "answered with it", "mute": "says something", "tired": "else nothing is shown"}, needs=["request ask", "setting canary"])
with Site() as site:
    empty = os.path.join(sys.argv[2], "empty.txt")
    with open(empty, "w", encoding="utf-8") as file:
        file.write("Be kind.\n")
    bench.expect("expect_canary_kept (not in the instructions)", ai.expect_canary_kept, entry(site, files={"instructions": empty}), "failed", "the instructions of")
    bench.expect("expect_canary_kept (account two)", ai.expect_canary_kept, {**entry(site), "files": {}}, "passed", "account \"two\" gets the canary")
    bench.expect("expect_canary_kept (nowhere)", ai.expect_canary_kept, {**entry(site, ["account two"]), "files": {}}, "skipped", "nothing shows that")
try_all(ai.expect_injection_resisted, flaws={"obeys": "because the text told it to", "tired": "else nothing is shown"}, needs=["request ask"])
try_all(ai.expect_lookup_scoped, flaws={"mixed lookups": "with the canary"}, needs=["account two", "setting canary", "setting planted"])
try_all(ai.expect_answers_encoded, flaws={"raw answers": "markup came back in a page", "nearly raw answers": "markup came back in a page"}, needs=["request ask"], unseen={"another answer": "did not say the line", "answers in JSON": "as application/json"})
try_all(ai.expect_long_question_refused, flaws={"no limit + long questions": "a question of a megabyte"}, needs=["request ask"])

# Stores over HTTP
with Site() as site:
    bench.expect("expect_anonymous_refused (http, right)", stores.expect_anonymous_refused, entry(site, ["request private"]), "passed", "status 401")
    bench.expect("expect_anonymous_refused (http, private)", stores.expect_anonymous_refused, entry(site), "passed", "status 401")
    bench.expect("expect_anonymous_refused (http, a wrong address)", stores.expect_anonymous_refused, entry(site, ["account one"], requests={"private": "/privat"}), "skipped", "there is no /privat")
    bench.expect("expect_public_access_refused (a wrong address)", stores.expect_public_access_refused, entry(site, probe="/bucket", requests={"private": "/privat"}), "failed", "else a refusal proves nothing")
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
