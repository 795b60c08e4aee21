"""Checks of logins, sessions and rights over HTTP: who gets in, as whom, for how long, and to what."""

from __future__ import annotations

import base64
import hmac
import json
import math
import re
import secrets
import threading
import time
import urllib.parse

from tmc_verify import ACCOUNTS, Check, Target, fail, skip
from tmc_verify_files import key_ages
from tmc_verify_requests import (
    FOREIGN_SITE,
    SLOWED,
    Reply,
    as_account,
    ask,
    build,
    cookie_header,
    entered_by,
    get,
    logged_in,
    login,
    need_account,
    need_answer,
    need_caller,
    need_requests,
    need_setting,
    need_success,
    refused,
    run_signer,
    send,
)

_FACTORY = (("admin", "admin"), ("admin", "password"), ("admin", ""), ("root", "root"), ("user", "user"), ("admin", "1234"))


# --- Rights -----------------------------------------------------------------------


def expect_login_required(to: Target) -> list:
    """Proves: the request `private` is refused without a login, and with one that nobody has; account "one" is served."""
    check = Check("login_required", to.element)
    need_requests(to, "private")
    user = as_account(to, "one")
    good = ask(to, "private", user)
    need_success(to, good, "the request 'private' to account \"one\"")
    check.saw(f"account \"one\": status {good.status}")
    # The name of a scheme and those of cookies stay: else it is not a login at all, not one that nobody has.
    invented = {key: re.sub(r"(^[A-Za-z]+ |[\w.-]+=)|[A-Za-z0-9]", lambda hole: hole[1] or "0", value) for key, value in user.items()}
    for who, headers in (("nobody", None), ("a login of zeros", invented)):
        reply = ask(to, "private", headers)
        if not refused(reply):
            fail(f"{to} refuses 'private' to {who}", str(reply), "check who calls before anything else happens, and answer 401")
        check.saw(f"{who}: status {reply.status}")
    return check.done()


def expect_account_refused(to: Target, account: str) -> list:
    """Proves: `private` is served to "one" and refused to `account`: "former" (whose rights or secret ended), "service"
    (a program that says for no user that it asks), "staff" (support without a customer's consent). The last two have to
    be known, since a login that does not exist is refused as well: they read `own`, or are told 403."""
    check = Check("account_refused", to.element, account)
    why = {
        "former": "its rights or its secret ended",
        "service": "it does not say for which user it asks",
        "staff": "the customer has not consented",
    }.get(account, "it may not read that")
    need_requests(to, "private")
    need_account(to, account)
    user = as_account(to, "one")
    good = ask(to, "private", user)
    need_success(to, good, "the request 'private' to account \"one\"")
    former = need_account(to, account)
    if account == "former" and not former["headers"] and "password" in former:
        # Who is gone may be refused at the login already.
        need_requests(to, "login")
        entered = login(to, former)
        need_answer(to, entered, "the login of account \"former\"")
        other = entered_by(entered) if entered.status in range(200, 400) else {}
        if entered.status >= 500:
            fail(f"{to} answers the login of account \"former\"", str(entered), "look at its error log")
        if not other:
            check.saw(f"account \"one\" got {good.status}; the login of account \"former\" got {entered.status}")
            return check.done()
    else:
        other = as_account(to, account)
    if other == user:
        skip(f"accounts \"one\" and {account!r} of {to.element} bring the same login in the targets file")
    reply = ask(to, "private", other)
    if not refused(reply):
        fail(f"{to} refuses 'private' to account {account!r}: {why}", str(reply), "check for each request whether this caller may do this")
    if account != "former":
        if "own" in to.requests:
            need_success(to, ask(to, "own", other), f"the request 'own' to account {account!r}")
        elif reply.status != 403:
            skip(f"{to} turned account {account!r} away with {reply.status}, perhaps as one that it does not know: give the request \"own\", which that account may make, in the targets file")
    check.saw(f"'private': account \"one\" got {good.status}, account {account!r} {reply.status}")
    return check.done()


def expect_secret_rotated(to: Target) -> list:
    """Proves: the secret of before (account "former") opens `private` no more, the one of today (account "one") does,
    and that one is at most `max_age_days` (90) old: by the time in its token, or by what the platform says (`keys`)."""
    check = Check("secret_rotated", to.element)
    need_requests(to, "private")
    user, old = as_account(to, "one"), need_account(to, "former")
    good = ask(to, "private", user)
    need_success(to, good, "the request 'private' with today's secret")
    if old["headers"]:
        if old["headers"] == user:
            skip(f"accounts \"one\" and \"former\" of {to.element} bring the same secret in the targets file")
        reply = ask(to, "private", old["headers"])
        if not refused(reply):
            fail(f"{to} refuses the secret that was replaced", str(reply), "end the old secret when the new one works")
    elif "password" in old:
        need_requests(to, "login")
        reply = login(to, old)
        need_answer(to, reply, "a login with the old secret")
        opened = ask(to, "private", entered_by(reply)) if reply.status in range(200, 400) and entered_by(reply) else None
        if opened and not refused(opened):
            fail(f"{to} refuses the secret that was replaced", str(opened), "end the old secret when the new one works")
    else:
        skip(f"account \"former\" of {to.element} has neither \"headers\" nor \"password\" in the targets file")
    check.saw(f"today's secret: status {good.status}; the one of before: status {reply.status}")
    most, now, ages = to.settings.get("max_age_days", 90), time.time(), []
    for value in user.values():
        token = value.partition(" ")[2]
        if token.count(".") == 2:
            try:
                made = json.loads(_part(token.split(".")[1])).get("iat")
            except (ValueError, AttributeError):
                made = None
            if isinstance(made, (int, float)):
                ages.append((now - made) / 86400)
    if "keys" in to.files:
        ages += key_ages(to)
    if not ages:
        skip(f"that one old secret of {to.element} is refused does not show that secrets are replaced regularly: give the file \"keys\" in the targets file, which says when they were made")
    if max(ages) > most:
        fail(f"secrets for {to.element} are at most {most} days old", f"one is {max(ages):.0f} days old", "replace it, and let a program do so from now on")
    check.saw(f"the oldest secret in use is {max(ages):.0f} days old")
    return check.done()


def expect_objects_separated(to: Target, request: str = "theirs") -> list:
    """Proves: what belongs to account "two" is served to "two" and refused to "one", who is logged in as well. An answer
    other than a refusal counts only if `canary`, which has to be in the answer to "two", is not in it, and if it is not
    the same answer but for times and numbers."""
    check = Check("objects_separated", to.element, request)
    need_requests(to, request)
    one, two = as_account(to, "one"), as_account(to, "two")
    good = ask(to, request, two)
    need_success(to, good, f"the request {request!r} to account \"two\"")
    canary = to.settings.get("canary", "")
    if canary and canary not in good.text:
        fail(f"the answer to account \"two\" holds the canary (else nothing is shown)", str(good), f"put it into the object of the request {request!r}")
    reply = ask(to, request, one)
    todo = "check for each request whether this caller may do this with this object"
    if reply.status in range(200, 300):
        if not canary:
            fail(f"{to} refuses account \"one\" what belongs to account \"two\"", str(reply), todo + "; if this answer holds nothing of it, give \"canary\" in the targets file")
        if canary in reply.text or _shape(reply) == _shape(good):
            fail(f"{to} refuses account \"one\" what belongs to account \"two\"", str(reply), todo)
    elif not refused(reply):
        fail(f"{to} refuses account \"one\" what belongs to account \"two\"", str(reply), todo)
    else:
        need_caller(to, "one", one, reply)
    check.saw(f"account \"two\": status {good.status}; account \"one\": status {reply.status}")
    return check.done()


def expect_functions_checked(to: Target) -> list:
    """Proves: the request `admin` is served to account "admin" and refused to "one"."""
    check = Check("function_level_authorization", to.element)
    need_requests(to, "admin")
    boss, user = as_account(to, "admin"), as_account(to, "one")
    good = ask(to, "admin", boss)
    need_success(to, good, "the request 'admin' to account \"admin\"")
    reply = ask(to, "admin", user)
    if not refused(reply):
        fail(f"{to} refuses account \"one\" what is for administrators", str(reply), "check the caller's role in each call for administrators")
    need_caller(to, "one", user, reply)
    check.saw(f"account \"admin\": status {good.status}; account \"one\": status {reply.status}")
    return check.done()


def expect_admins_confined(to: Target) -> list:
    """Proves: an administrator of one customer (account "admin") is refused the request `theirs`, of another customer."""
    check = Check("admins_tenant_scoped", to.element)
    need_requests(to, "theirs", "admin")
    boss, two = as_account(to, "admin"), as_account(to, "two")
    need_success(to, ask(to, "admin", boss), "the request 'admin' to account \"admin\"")
    need_success(to, ask(to, "theirs", two), "the request 'theirs' to account \"two\"")
    reply = ask(to, "theirs", boss)
    if not refused(reply):
        fail(f"{to} refuses account \"admin\" what belongs to another customer", str(reply), "bind the rights of administrators to their customer")
    check.saw(f"another customer's object: account \"admin\" got {reply.status}")
    return check.done()


# --- Sessions ---------------------------------------------------------------------


def expect_session_renewed(to: Target) -> list:
    """Proves: a session that was planted in the browser before the login is not the one after it."""
    check = Check("session_regenerated", to.element)
    first, name = logged_in(to, "one")
    planted = get(to).cookies.get(name, ("tmc" + secrets.token_hex(14), {}))[0]
    after = login(to, need_account(to, "one"), {"Cookie": f"{name}={planted}"})
    need_success(to, after, "login of account 'one'")
    value = after.cookies.get(name, ("", {}))[0]
    if not value or value == planted:
        fail(f"{to} starts a new session at a login", f"the cookie {name!r} that was there before is still the session", "give the session a new number at each login")
    if "private" in to.requests:
        need_success(to, ask(to, "private", {"Cookie": cookie_header(after)}), "the request 'private' to account \"one\"")
        old = ask(to, "private", {"Cookie": f"{name}={planted}"})
        if not refused(old):
            fail(f"{to} starts a new session at a login", f"the planted session is logged in too: {old}", "end the session that was there before each login")
    check.saw(f"the login gave {name!r} a new value; without an old one it did too ({first.status})")
    return check.done()


def expect_session_ends(to: Target) -> list:
    """Proves: after the request `logout`, a copy of the session opens nothing any more."""
    check = Check("session_expires", to.element)
    need_requests(to, "logout", "private")
    reply, _ = logged_in(to, "one")
    user = {"Cookie": cookie_header(reply)}
    for _ in range(2):  # so that it is the logout that ends it
        need_success(to, ask(to, "private", user), "the request 'private' to account \"one\"")
    ended = ask(to, "logout", user)
    after = ask(to, "private", user)
    if not refused(after):
        fail(f"{to} ends a session on the server", f"after the logout (status {ended.status}) a copy of the session still gets {after}", "delete the session on the server at logout")
    check.saw(f"after the logout the session got {after.status}")
    return check.done()


def expect_session_random(to: Target) -> list:
    """Proves, as far as a few samples can: sessions of five logins differ, in a part that is long enough for 64 bits,
    and do not count up."""
    check = Check("session_ids_random", to.element)
    values = []
    for _ in range(5):
        reply, name = logged_in(to, "one")
        values.append(reply.cookies[name][0])
    todo = "make sessions of 128 random bits by the generator of the operating system"
    if len(set(values)) < len(values):
        fail(f"sessions of {to} differ", f"of {len(values)} logins two got the same session", todo)
    width = max(map(len, values))
    padded = [value.ljust(width) for value in values]
    varying = [column for column in zip(*padded) if len(set(column)) > 1]
    alphabet = len({letter for column in varying for letter in column})
    bits = len(varying) * math.log2(max(2, 16 if alphabet <= 16 else 64))
    if alphabet <= 10 and all(re.search(r"\d", value) for value in values):
        bits = len(varying) * math.log2(10)
    if bits < 64:
        fail(f"sessions of {to} cannot be guessed", f"only {len(varying)} characters differ from one to the next: at most {bits:.0f} bits", todo)
    check.saw(f"five sessions differ in {len(varying)} characters: room for {bits:.0f} bits")
    return check.done()


# --- Logins -----------------------------------------------------------------------


def expect_guesses_slowed(to: Target) -> list:
    """Proves: wrong passwords for account "guess" are slowed down or refused before `guesses` of them were tried."""
    check = Check("guesses_slowed", to.element)
    account, most = need_account(to, "guess"), min(need_setting(to, "guesses"), 100)
    need_requests(to, "login")
    first = ask(to, "login", user=account.get("user", ""), password="tmc-" + secrets.token_hex(6))
    if first.status in SLOWED:
        fail(f"{to} answers the first wrong password (else nothing is shown)", str(first), "wait until account \"guess\" is free again")
    if first.status in (404, 405) or first.status >= 500:
        fail(f"{to} answers a wrong password (else nothing is shown)", str(first), "correct the request \"login\" in the targets file")
    usual = get(to).seconds
    for tried in range(2, most + 1):
        reply = ask(to, "login", user=account.get("user", ""), password="tmc-" + secrets.token_hex(6))
        if reply.status >= 500:
            fail(f"{to} slows down whoever tries many passwords", f"after {tried - 1} wrong passwords it falls over: {reply}", "limit tries before they cost anything")
        told = _shape(reply) != _shape(first) and re.search(r"lock|too many|too often|later|captcha|blocked|wait", reply.text, re.IGNORECASE)
        if reply.status in SLOWED or reply.header("retry-after") or told or reply.seconds > first.seconds + 1.0:
            beside = get(to)
            if beside.status >= 500 or beside.seconds > usual + 1.0:
                fail(f"{to} slows down whoever tries passwords, and nobody else", f"{to.probe} took {beside.seconds:.1f} s too: {beside}", "limit tries before they cost anything")
            check.saw(f"wrong password {tried} got status {reply.status} after {reply.seconds:.1f} s; the first {first.status} after {first.seconds:.1f} s")
            return check.done()
    fail(f"{to} slows down whoever tries many passwords", f"{most} wrong passwords were answered alike ({first.status})",
         "count failures per account and per address, and make each next try wait")  # fmt: skip


def expect_codes_limited(to: Target) -> list:
    """Proves: a wrong one-time code (request `code`) is answered, and before `guesses` of them were tried the code expires
    or the next ones are refused, so that a million of them cannot be tried."""
    check = Check("one_time_codes_limited", to.element)
    most = min(need_setting(to, "guesses"), 100)
    need_requests(to, "code")
    codes = iter(secrets.SystemRandom().sample(range(1_000_000), most))
    first = ask(to, "code", text=f"{next(codes):06d}")
    if first.status in SLOWED or first.status in (404, 405) or first.status >= 500:
        fail(f"{to} answers the first wrong code (else nothing is shown)", str(first), "ask for a new code first, and correct the request \"code\" in the targets file")
    for tried, code in enumerate(codes, 2):
        reply = ask(to, "code", text=f"{code:06d}")
        if reply.status >= 500:
            fail(f"{to} limits tries of a code", f"after {tried - 1} wrong codes it falls over: {reply}", "let a code expire after a few wrong tries")
        if reply.status in SLOWED or _shape(reply, f"{code:06d}") != _shape(first):
            check.saw(f"wrong code {tried} got {reply}; the first {first}")
            return check.done()
    fail(f"{to} limits tries of a code", f"{most} wrong codes were answered alike ({first.status})", "let a code expire after a few wrong tries, whoever tries")


def expect_spent_once(to: Target) -> list:
    """Proves, as far as eight requests at the same moment can: what may be used once (request `spend`, one of `spendable`)
    is used once, by eight as by one. Another one is used alone, and refused the second time."""
    check = Check("spent_once", to.element)
    need_requests(to, "spend")
    texts = [str(one) for one in need_setting(to, "spendable")]
    if len(texts) < 2:
        skip(f"\"spendable\" of {to.element} has fewer than two texts")
    user = as_account(to, "one") if "one" in to.accounts else {}
    alone = ask(to, "spend", user, text=texts[0])
    need_success(to, alone, f"the request 'spend' for {texts[0]!r}")
    again = ask(to, "spend", user, text=texts[0])
    if again.status < 400:
        fail(f"{to} refuses what is used up", f"{texts[0]!r} was taken again: {again}", "check and change in one step")
    replies, start = [], threading.Barrier(8)

    def spend():
        start.wait(timeout=10)
        replies.append(ask(to, "spend", user, text=texts[1]))

    def guarded():
        try:
            spend()
        except (AssertionError, threading.BrokenBarrierError) as error:
            replies.append(Reply(0, (), str(error).encode(), 0.0))

    threads = [threading.Thread(target=guarded, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    seen = ", ".join(map(str, sorted(reply.status for reply in replies)))
    used = sum(reply.status in range(200, 400) for reply in replies)
    if used > 1:
        fail(f"{to} lets {texts[1]!r} be used once", f"eight requests at the same moment: {seen}", "check and change in one step: a transaction with a lock, or a condition on the old value")
    if used != 1 or len(replies) != 8:
        fail(f"{to} takes one of eight requests at the same moment (else nothing is shown)", seen or "no answers", "run the tests more slowly, or look at its error log")
    check.saw(f"{texts[0]!r} alone: status {alone.status}, then {again.status}; {texts[1]!r} by eight at the same moment: {seen}")
    return check.done()


def expect_lockout_gentle(to: Target) -> list:
    """Proves: after `guesses` wrong passwords for account "guess", its owner still gets in."""
    check = Check("progressive_delay", to.element)
    account, most = need_account(to, "guess"), min(need_setting(to, "guesses"), 100)
    if "password" not in account:
        skip(f"account \"guess\" of {to.element} has no \"password\" in the targets file")
    need_requests(to, "login")
    before = login(to, account)
    need_success(to, before, "login of account 'guess'")
    wrong = before
    for _ in range(most):
        wrong = ask(to, "login", user=account.get("user", ""), password="tmc-" + secrets.token_hex(6))
    if _entered(wrong) == _entered(before):
        fail(f"{to} tells a wrong password from the right one (else nothing is shown)", str(wrong), "correct the request \"login\" in the targets file")
    reply = login(to, account)
    if _entered(reply) != _entered(before):
        fail(f"{to} lets a user in while others try wrong passwords", f"after {most} wrong ones: {reply}",
             "slow down addresses rather than lock accounts, and let known devices in")  # fmt: skip
    check.saw(f"after {most} wrong passwords its owner got {reply.status}, as before")
    return check.done()


def _entered(reply: Reply) -> tuple:
    """What tells a login that succeeded from one that did not."""
    return reply.status, sorted(reply.cookies), bool(entered_by(reply)), re.sub(r"=[^&;]*", "", reply.header("location"))


def expect_password_not_enough(to: Target) -> list:
    """Proves: user and password of account "one", which has a second factor, do not open `private`."""
    check = Check("password_not_enough", to.element)
    account = need_account(to, "one")
    if "password" not in account:
        skip(f"account \"one\" of {to.element} has no \"password\" in the targets file")
    need_requests(to, "login", "private")
    wrong = ask(to, "login", user=account.get("user", ""), password="tmc-" + secrets.token_hex(6))
    right = login(to, account)
    if (right.status, right.header("location"), right.body, bool(right.cookies)) == (wrong.status, wrong.header("location"), wrong.body, bool(wrong.cookies)):
        fail(f"{to} takes the password of account \"one\" (else nothing is shown)", f"the answer is that to a wrong one: {right}", "correct the account in the targets file")
    reply = ask(to, "private", entered_by(right))
    if not refused(reply):
        fail(f"{to} asks for more than a password", f"user and password alone opened 'private': {reply}", "ask for a second factor before anything that matters")
    whole = next((to.accounts[name]["headers"] for name in ("one", "two", "admin") if to.accounts.get(name, {}).get("headers")), None)
    if whole:
        need_success(to, ask(to, "private", whole), "the request 'private' after a whole login")
    elif reply.status == 404:
        skip(f"{to} knows no {to.requests['private']['path']} for whoever has entered half: give an account with \"headers\" of a whole login, for which it is there")
    check.saw(f"with the password alone: status {reply.status}")
    return check.done()


def expect_factory_logins_refused(to: Target) -> list:
    """Proves: six passwords with which devices are shipped are refused: by HTTP's own login, and by the request `login`."""
    check = Check("factory_logins_refused", to.element)
    need_requests(to)
    home = get(to)
    if home.status != 401 and "login" not in to.requests:
        skip(f"{to} asks for no login at {to.probe}, and the targets file has no request \"login\" for it")
    if "login" in to.requests and "password" in to.accounts.get("one", {}):
        need_success(to, login(to, to.accounts["one"]), "login of account 'one'")
    for user, password in _FACTORY:
        basic = {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}
        if home.status == 401:
            reply = get(to, headers=basic)
            need_answer(to, reply, "a login of the factory")
            if reply.status not in (401, 403):
                fail(f"{to} refuses passwords from the factory", f"{user!r} with {password!r} got {reply}", "give each device a password of its own")
        if "login" in to.requests:
            wrong = ask(to, "login", user=user, password="tmc-" + secrets.token_hex(6))
            reply = ask(to, "login", user=user, password=password)
            for one in (wrong, reply):
                need_answer(to, one, "a login of the factory")
            if wrong.status in (404, 405) or wrong.status >= 500:
                fail(f"{to} answers a wrong password (else nothing is shown)", str(wrong), "correct the request \"login\" in the targets file")
            if reply.status in range(200, 400) and (reply.status, bool(reply.cookies), reply.body) != (wrong.status, bool(wrong.cookies), wrong.body):
                fail(f"{to} refuses passwords from the factory", f"{user!r} with {password!r} got {reply}", "give each device a password of its own")
    check.saw(f"{len(_FACTORY)} passwords from factories were refused")
    return check.done()


def _shape(reply: Reply, *names: str) -> tuple:
    text = reply.text
    for name in names:
        text = text.replace(name, "")
    return reply.status, re.sub(r"[0-9a-fA-F]{8,}|\d+", "0", text), re.sub(r"=[^;]*", "", reply.header("location"))


def expect_answers_alike(to: Target) -> list:
    """Proves: whether an account exists shows neither in the answer to a wrong password, nor in its time, nor in that to
    the request `recover`. Times: the medians of five, a quarter of a second apart at most."""
    check = Check("uniform_responses", to.element)
    user = need_account(to, "one").get("user", "")
    if not user:
        skip(f"account \"one\" of {to.element} has no \"user\" in the targets file")
    stranger = "tmc" + secrets.token_hex(6) + ("@" + user.partition("@")[2] if "@" in user else "")
    names = [name for name in ("login", "recover") if name in to.requests] or ["login"]
    need_requests(to, *names)
    for name in names:
        known, unknown, times = None, None, {user: [], stranger: []}
        for _ in range(5 if name == "login" else 1):
            for who in (user, stranger):
                reply = ask(to, name, user=who, password="tmc-wrong")
                times[who].append(reply.seconds)
                known, unknown = (reply, unknown) if who == user else (known, reply)
        for one in (known, unknown):
            if one.status in SLOWED or one.status in (404, 405) or one.status >= 500:
                fail(f"{to} answers {name!r} to a wrong caller (else nothing is shown)", str(one), "correct the request in the targets file, or run the tests more slowly")
        if _shape(known, user, stranger) != _shape(unknown, user, stranger):
            fail(f"{to} answers {name!r} alike whether an account exists or not", f"with an account: {known}; without: {unknown}", "give one answer for both")
        apart = abs(sorted(times[user])[len(times[user]) // 2] - sorted(times[stranger])[len(times[stranger]) // 2])
        if apart > 0.25:
            fail(f"{to} takes the same time for {name!r} whether an account exists or not", f"the medians are {apart:.2f} s apart", "do the same work for both")
        check.saw(f"{name!r}: status {known.status} for both, medians {apart:.3f} s apart")
    return check.done()


def expect_slowed(to: Target, name: str) -> list:
    """Proves: of `burst` requests one after the other the first is served, some are refused with 429 (a 503 is a server
    that falls over, and fails), and it serves again afterwards. `name`: a request of the targets file, with {text}
    another one each time; 'probe': its probe."""
    check = Check("slowed", to.element, name)
    if name == "probe":
        need_requests(to)
    else:
        need_requests(to, name)
    most = min(need_setting(to, "burst"), 1000)
    user = as_account(to, "one") if "one" in to.accounts else {}
    counts, limited = {}, False
    for index in range(most):
        reply = get(to, headers=user, patient=False) if name == "probe" else ask(to, name, user, text=f"tmc{index}{secrets.token_hex(3)}")
        counts[reply.status] = counts.get(reply.status, 0) + 1
        seen = ", ".join(f"{number} times {status}" for status, number in sorted(counts.items()))
        if reply.status in SLOWED:
            limited = True
            break
        if not index and reply.status not in range(200, 400):
            fail(f"{to} serves the first of {most} requests (else nothing is shown)", str(reply), "correct it in the targets file, or wait until the limit lets the tests in again")
        if reply.status >= 500:
            fail(f"{to} limits what one caller can ask for", f"it falls over before it refuses: {seen}", "limit requests for each caller and address, and answer the rest with 429")
    if limited and len(counts) == 1:
        fail(f"{to} serves the first of {most} requests (else nothing is shown)", seen, "wait until the limit lets the tests in again")
    if not limited:
        fail(f"{to} limits what one caller can ask for", f"of {most} requests {name!r} none was slowed down: {seen}", "limit requests for each caller and address, and answer the rest with 429")
    refusals = (*SLOWED, 502, 503, 504)
    deadline = time.monotonic() + 15.0
    while get(to, patient=False).status in refusals:
        if time.monotonic() > deadline:
            fail(f"{to} serves again once the burst is over", "15 s later it still refuses the tests", "let the limit end soon after the burst")
        time.sleep(0.25)
    # What the limit lets through is for the checks after this one, too, and they need more than one request.
    pause, deadline = 0.25, time.monotonic() + 8.0
    while any(get(to, patient=False).status in refusals for _ in range(10)) and time.monotonic() < deadline:
        time.sleep(pause)
        pause *= 2
    check.saw(f"{seen}; then it served again")
    return check.done()


# --- Tokens -----------------------------------------------------------------------


def _part(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(part) -> str:
    return base64.urlsafe_b64encode(part if isinstance(part, bytes) else json.dumps(part).encode()).rstrip(b"=").decode()


_WEAK_SECRETS = ("", "secret", "password", "changeme", "key", "your-256-bit-secret", "test", "123456")


def _hs256(header: dict, claims: dict, key: bytes) -> str:
    text = _text({**header, "alg": "HS256"}) + "." + _text(claims)
    return text + "." + _text(hmac.digest(key, text.encode(), "sha256"))


def _claims(token: str) -> dict:
    try:
        content = json.loads(_part(token.split(".")[1]))
    except (ValueError, IndexError):
        return {}
    return content if isinstance(content, dict) else {}


def _audiences(claims: dict) -> set:
    value = claims.get("aud", [])
    return {str(one) for one in (value if isinstance(value, list) else [value])}


def _really_signed(check: Check, to: Target, content: dict, token_of) -> tuple:
    """({what is wrong: token}, [what cannot be had and how to give it]). These tokens bear the issuer's own signature,
    so that only the claim can give them away: made by the hook "sign", or given as accounts."""
    now, made, missing = int(time.time()), {}, []
    if to.sign:
        fresh = {**content, "iat": now, "exp": now + 600}
        good = run_signer(to, json.dumps(fresh))
        need_success(to, token_of(good), "the request 'private' with a token that the hook \"sign\" made")
        check.saw("a token that the hook \"sign\" made is taken")
        made["a time that ran out"] = run_signer(to, json.dumps({**fresh, "iat": now - 7200, "exp": now - 3600}))
        made["another service's audience"] = run_signer(to, json.dumps({**fresh, "aud": "tmc-verify-another-service"}))
        made["another issuer's name"] = run_signer(to, json.dumps({**fresh, "iss": "https://tmc-verify.invalid"}))
        made["a time to come"] = run_signer(to, json.dumps({**fresh, "nbf": now + 3600, "iat": now + 3600, "exp": now + 7200}))
        return made, missing
    for account, what, good in (
        ("expired", "a time that ran out", lambda claims: isinstance(claims.get("exp"), (int, float)) and claims["exp"] < now - 300 and _audiences(claims) == _audiences(content)),
        ("foreign", "another service's audience", lambda claims: not _audiences(claims) & _audiences(content) and claims.get("exp", now + 1) > now),
        ("stranger", "another issuer's name", lambda claims: claims.get("iss") != content.get("iss") and claims.get("exp", now + 1) > now),
    ):
        if account not in to.accounts:
            missing.append(f"{what} (account {account!r})")
            continue
        headers = as_account(to, account)
        token = next((value.partition(" ")[2] for key, value in headers.items() if key.lower() == "authorization"), "")
        if not good(_claims(token)):
            missing.append(f"{what} (the token of account {account!r} is not {ACCOUNTS[account]})")
            continue
        made[what] = token
    return made, missing


def expect_tokens_checked(to: Target) -> list:
    """Proves: the token of account "one" opens `private`; the same with another user in it, with a changed signature,
    without a signature (`alg: none`), signed by ourselves, or signed with the public key as if it were a secret, does not.
    Nor do tokens that the issuer really signed and that ran out, are for another service, or are of another issuer: they
    come from the hook "sign", or are accounts ("expired", "foreign", "stranger"). Without these nothing is passed."""
    check = Check("tokens_validated", to.element)
    need_requests(to, "private")
    user = as_account(to, "one")
    key = next((key for key in user if key.lower() == "authorization"), "")
    scheme, _, token = user.get(key, "").partition(" ")
    if token.count(".") != 2:
        skip(f"account \"one\" of {to.element} has no token of three parts (JWT) in its header \"Authorization\"")

    def token_of(one: str) -> Reply:
        return ask(to, "private", {**user, key: f"{scheme} {one}"})

    need_success(to, ask(to, "private", user), "the request 'private' with the token of account \"one\"")
    head, claims, signature = token.split(".")
    try:
        header, content = json.loads(_part(head)), json.loads(_part(claims))
        mark = bytearray(_part(signature))
        algorithm = str(header.get("alg", ""))
        content.get("sub")
    except (ValueError, AttributeError):
        skip(f"the token of account \"one\" of {to.element} is not a JWT")
    if not mark:
        fail(f"{to} takes signed tokens only", "that of account \"one\" has no signature, and opens 'private'", "check signature, algorithm, issuer, audience and expiry with a library made for it")
    mark[0] ^= 0xFF
    fresh = {**content, "iat": int(time.time()), "exp": int(time.time()) + 600}
    forged = {
        "a changed signature": f"{head}.{claims}.{_text(bytes(mark))}",
        "another user in it": f"{head}.{_text({**content, 'sub': 'tmc-somebody-else', 'admin': True})}.{signature}",
        "no signature": f"{_text({**header, 'alg': 'none'})}.{claims}.",
        "no signature, oddly spelt": f"{_text({**header, 'alg': 'nOnE'})}.{claims}.",
        "our own signature": _hs256(header, fresh, secrets.token_bytes(32)),
        "our own signature, and a key that is an empty file": _hs256({**header, "kid": "../../../../../../dev/null"}, fresh, b""),
    }
    forged.update({f"a signature with the secret {one!r}": _hs256(header, fresh, one.encode()) for one in _WEAK_SECRETS})
    missing = []
    if not algorithm.upper().startswith("HS"):
        if "public_key" in to.files:
            with open(to.files["public_key"], "rb") as file:
                public = file.read()
            for what, one in (("", public), (", without the last line break", public.rstrip(b"\r\n")), (", with one", public.rstrip(b"\r\n") + b"\n")):
                forged[f"the public key for a secret{what}"] = _hs256(header, fresh, one)
        else:
            missing.append("the public key for a secret (file 'public_key')")
    signed, more = _really_signed(check, to, content, token_of)
    for what, one in {**forged, **signed}.items():
        reply = token_of(one)
        if not refused(reply):
            fail(f"{to} refuses a token with {what}", str(reply), "check signature, algorithm, issuer, audience and expiry with a library made for it")
        check.saw(f"a token with {what}: status {reply.status}")
    need_success(to, ask(to, "private", user), "the request 'private' with the token of account \"one\" at the end")
    if missing + more:
        skip(f"{to} refuses forged tokens; what it does with these is not shown, as the targets file gives neither the hook \"sign\" nor the tokens: {'; '.join(missing + more)}")
    return check.done()


def expect_return_exact(to: Target) -> list:
    """Proves: the identity provider returns to the registered address (`allowed_url`) only, letter by letter."""
    check = Check("return_exact", to.element)
    need_requests(to, "authorize")
    allowed = need_setting(to, "allowed_url")
    good = ask(to, "authorize", url=allowed)
    if good.status >= 400:
        fail(f"{to} takes the return address {allowed} (else a refusal proves nothing)", str(good), "correct \"allowed_url\" in the targets file")
    check.saw(f"for {allowed}: status {good.status}")
    parts = urllib.parse.urlsplit(allowed)
    tried = (FOREIGN_SITE + "/", allowed + ".tmc-verify.invalid", allowed + "/../tmc", allowed + "?tmc=1", allowed + "#tmc",
             parts._replace(scheme="http" if parts.scheme == "https" else "https").geturl(), parts._replace(netloc=parts.netloc + ".tmc-verify.invalid").geturl(),
             parts._replace(netloc=parts.netloc + "@tmc-verify.invalid").geturl(), parts._replace(netloc="tmc." + parts.netloc).geturl())  # fmt: skip
    for url in tried:
        reply = ask(to, "authorize", url=url)
        where = reply.header("location")
        # A page that says no has status 200 at some providers; a page like the one for the right address says yes.
        same = reply.status < 400 and _shape(reply, url, urllib.parse.quote(url, safe=""), urllib.parse.quote(url)) == _shape(good, allowed, urllib.parse.quote(allowed, safe=""), urllib.parse.quote(allowed))
        if same or where.startswith(url) or (300 <= reply.status < 400 and ("tmc" in where)):
            fail(f"{to} returns to registered addresses only", f"for {url}: status {reply.status}, Location: {where or '(none)'}",
                 "compare return addresses letter by letter")  # fmt: skip
        if reply.status >= 500 or reply.status in SLOWED:
            fail(f"{to} refuses the return address {url}", str(reply), "look at its error log")
    check.saw(f"{len(tried)} near spellings were refused")
    return check.done()


# --- Calls between systems --------------------------------------------------------


def expect_webhook_signed(to: Target) -> list:
    """Proves: the call `webhook` with its signature is taken; without one, with another one, and with another content
    it is refused."""
    check = Check("webhook_signed", to.element)
    need_requests(to, "webhook")
    if "sign" not in to.requests["webhook"]:
        skip(f"the request \"webhook\" of {to.element} has no \"sign\" in the targets file: nothing can be signed rightly")
    method, path, headers, body = build(to, "webhook", {})
    name = to.requests["webhook"]["sign"].get("header", "X-Signature")
    good = ask(to, "webhook")
    need_success(to, good, "a signed call 'webhook'")
    check.saw(f"signed: status {good.status}")
    prefix = to.requests["webhook"]["sign"].get("prefix", "")
    for what, more, content in (
        ("no signature", {}, body),
        ("an empty signature", {name: prefix}, body),
        ("a made-up signature", {name: prefix + secrets.token_hex(len(headers[name][len(prefix):]) // 2)}, body),
        ("another content", {name: headers[name]}, (body or b"") + b" "),
    ):
        reply = send(to, method, path, {**{key: value for key, value in headers.items() if key != name}, **more}, content)
        if reply.status not in range(400, 500) or reply.status in SLOWED:
            fail(f"{to} refuses a call with {what}", str(reply), "check the signature over the bytes of each call before anything else")
        check.saw(f"{what}: status {reply.status}")
    need_success(to, ask(to, "webhook"), "a signed call 'webhook' at the end")
    return check.done()


def expect_once_only(to: Target) -> list:
    """Proves: the request `once` sent twice with one key has one result; with another key it has another."""
    check = Check("once_only", to.element)
    need_requests(to, "once")
    user = as_account(to, "one") if "one" in to.accounts else {}
    key = "tmc-" + secrets.token_hex(8)
    first, second, other = (ask(to, "once", user, text=one) for one in (key, key, "tmc-" + secrets.token_hex(8)))
    need_success(to, first, "the request 'once'")
    need_success(to, other, "the request 'once' with another key")
    if (other.body, other.header("location")) == (first.body, first.header("location")):
        skip(f"{to} gives two orders the same answer: from outside one cannot tell whether one was carried out twice")
    if second.status >= 500 or second.status in SLOWED:
        fail(f"{to} answers what is sent twice", str(second), "look at its error log")
    if second.status < 400 and (second.body, second.header("location")) != (first.body, first.header("location")):
        fail(f"{to} carries out once what is sent twice", f"first: {first}; again: {second}", "keep each key with its result, and answer a second one with that result")
    check.saw(f"first: status {first.status}; again: status {second.status}, the same result or none")
    return check.done()
