/// Threats, by the six letters of STRIDE.
///
/// Each rule says for itself when it applies (`where`) and what silences it
/// (`unless`). They speak only of what the model says: where exposure, trust,
/// the worth of the data or a stated property makes a threat real. What is not
/// said becomes a question, and only where the answer matters.
package std.stride;

import std.core.*;
import std.scales.{Likelihood, Cause};
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist};
import std.tls as tls;
import std.net as net;
import std.people as people;
import std.data as data;
import std.web as web;
import std.db as db;
import std.messaging as messaging;
import std.services as services;
import std.delivery as delivery;
import std.ai as ai;
import std.checks.stores as stores;
import std.checks.network as network;
import std.checks.identity as logins;
import std.checks.input as input;
import std.checks.http as http;
import std.checks.files as files;
import std.checks.assistants as assistants;

/// Whether its caller only looks at what anyone may see.
private predicate only_looks(f : Flow) =
    (none d in f.payload : d.sensitivity >= Internal).or_else(false) and f.only_reads;

/// Whether the caller proves who it is in one of these ways. Unknown as long as nothing is said: what
/// depends on the way of the login waits for that answer, and is not taken to be no threat. Where all
/// that one can do is to look at what anyone may see, no login is expected; and what passes requests on
/// passes on the logins that come to it.
private predicate shows(f : Flow, ways : [AuthN]) =
    if known(f.authn) or not (only_looks(f) or (f.source.forwards and not f.source.logins.empty))
        then f.authn in ways
    else false;

/// Whether it fetches code from where others publish it: a registry on the internet
/// or at a third party. Who may call there is not ours to say; whether what comes
/// back is what was published, is (TM-DEL-001).
private predicate from_public_registry(f : Flow) =
    f.brings_code and f.runs_at_source and f.target is Store and outsider(f.target);

/// Whether the business loses something with what a store keeps of it. What must be
/// right is not by that hard to replace: code is built or fetched again, except from
/// its only source.
private predicate only_copy(d : Data, s : Store) =
    d.availability >= Important
    or (d.integrity >= Vital and (not d.replaceable or s is delivery.SourceRepository));

/// Whether the caller shows something that anyone who has seen it can show too.
private predicate bearer_login(f : Flow) =
    shows(f, [SessionCookie, ApiKey, Token])
    or (shows(f, [Password, SharedAccount])
        and (f is web.Http or f is net.Ftp or f is net.Ldap or f is db.RedisWire));

/// The logins that a browser attaches by itself to each call, also to one that another site's page starts.
private function attached() : [AuthN] = [SessionCookie, Kerberos, ClientCertificate];

/// Whether a browser logs in to it in one of these ways, directly or through what passes requests on.
private predicate browsers_show(p : Process, ways : [AuthN]) =
    not (p.browser_logins & ways).empty or (any f in p.serves : f.source.browses and shows(f, ways));

/// Whether there is a login by password behind it: it shows one, passwords go over it, or a
/// cookie that stands for a login of which the model says nothing else.
private predicate password_behind(f : Flow) =
    // While nothing is said, it is people who may have one.
    ((known(f.authn) or f.source is UserAgent or f.source is Person or f.source.forwards)
        and shows(f, [Password, SharedAccount]))
    or (not shows(f, [WebAuthn, Kerberos, ClientCertificate]).or_else(false)
        and not f.target.forwards
        and (any d in f.carries : d is data.Credentials).or_else(false))
    or (shows(f, [SessionCookie])
        and not f.target.forwards
        and (none g in f.target.serves : shows(g, [WebAuthn, Kerberos, ClientCertificate]).or_else(false))
        and (none g in f.target.calls | f.target.serves | f.source.calls :
            g.source is services.IdentityProvider or g.target is services.IdentityProvider));

/// Whether a password is still on its way with it: whoever passed it on did not turn it into a token.
private predicate passes_password(f : Flow) =
    f.source.forwards
    and not (f.source.logins & [Password, SharedAccount]).empty
    and not shows(f, [Token, SignedRequest]).or_else(false);

/// Whether people's passwords end here, and are not for those behind it.
private predicate passwords_end(p : Process) = not p.forwards or (none f in p.calls : passes_password(f));

/// Whether someone who is not of the organisation is on the way of a flow, and not only a thief at its end.
private predicate over_others(f : Flow) = any a in f.watchers : outside(a) and a != Position.Thief;

/// Whether a zone is there to be called from outside, or is more than one network.
private predicate inviting(z : Boundary) = z is net.Dmz or z is net.Lan or z is net.CloudAccount;

/// Whether its caller is itself asked over HTTP, and passes on what it gets: then
/// one can see from outside whether it is taken in by an impostor.
private predicate passes_on(f : Flow) = f is web.Http and web.serves_http(f.source);

/// From where CVSS says an attack comes: `N`, from anywhere, where strangers get at
/// it; `A`, from the same network.
private function vector_of(f : Flow) : string = if f.attempts >= Likelihood.VeryHigh then "N" else "A";

/// The same of an element: strangers reach it directly, or what it gets is passed on.
private function vector_at(p : Element) : string = if p.attempts >= Likelihood.High then "N" else "A";

/// What CVSS says of the rights that an attacker needs: `L`, a login, if every
/// caller has to have one.
private function rights_at(p : Element) : string = if p.likelihood < p.attempts then "L" else "N";

/// How bad it is where one has to be in a tunnel first: a step less. To be in the network is not to
/// be known to the service.
private function lowered_by_tunnel(s : Severity, f : Flow) : Severity =
    if not f.tunnelled.or_else(false) then s else if s >= High then Medium else Low;

/// How bad it is where a filter of requests stands in front: a step less, as the filter
/// makes the attack dearer. It ends nothing, so no rule is silenced by it.
private function filtered(s : Severity, p : Process) : Severity =
    if not p.attacks_filtered.or_else(false) then s
    else if s >= Critical then High
    else if s >= High then Medium
    else Low;

// =================================================================================
// On the way
// =================================================================================

/// Data that outsiders must not read leaves its zone in clear text. Anyone who
/// can listen between the two ends reads it: on a shared network, at a switch,
/// at a provider. Nobody notices, and what has been read cannot be taken back.
/// Known as: cleartext transmission, sniffing.
@id("TM-NET-001") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule ClearTextCrossing "${leaked} can be read on the way over ${f}" {
  match f : Flow;
  let leaked = f.payload.filter(d => d.sensitive);
  where f.travels;
  where f.sensitive;
  unless f.encrypted by Tls, MutualTls, Tunnel, Vpn;
  unless f.messages_encrypted by EncryptedMessages;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by Segmentation;
  by f.watchers;
  severity = severity_on(f);
  fix = "Encrypt the connection with TLS, and refuse clear text.";
  scores = ["CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(319), capec(157), attack("T1040"), asvs("12.3.1")];
  question f.encrypted "Is ${f} encrypted on its way?";
  verify tls.refuses_plaintext(f.target), tls.minimum(f.target, Tls12);
}

/// Data that must be right leaves its zone over a connection on which a change
/// goes unnoticed. Whoever sits between the ends can replace it: prices,
/// pictures, orders. The receiver acts on what the attacker wrote.
/// Known as: man in the middle, missing integrity in transit.
@id("TM-NET-002") @stride(Tampering) @owasp(CryptographicFailures)
rule TamperingInTransit "${altered} can be changed on the way over ${f}" {
  match f : Flow;
  let altered = f.payload.filter(d => d.precious);
  where f.travels;
  where f.precious;
  unless f.integrity by Tls, MutualTls, Tunnel, Vpn, SignedMessages, EncryptedMessages;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by Segmentation;
  by f.watchers;
  severity = severity_on(f);
  fix = "Protect the connection with TLS, or sign each message.";
  scores = ["CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(924), cwe(345), capec(94), attack("T1557"), asvs("12.3.1")];
  question f.integrity "Would a change of what goes over ${f} be noticed?";
  verify tls.enabled(f.target), tls.minimum(f.target, Tls12), tls.refuses_plaintext(f.target);
}

/// The connection is encrypted, but old versions of the protocol are accepted.
/// An attacker between the ends can make both sides agree on the oldest, whose
/// weaknesses are public, and then read or change what passes.
/// Known as: TLS downgrade, weak protocol version.
@id("TM-NET-003") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule WeakTls "${f} accepts versions of TLS that can be broken" {
  match f : Flow;
  where f.travels and f.over_tls and f.encrypted;
  where f.min_tls < Tls12;
  by f.watchers;
  severity = if (any a in f.watchers : outside(a)) then High else Medium;
  gain = [Reads, Changes];
  work = 9;
  fix = "Accept nothing older than TLS 1.2.";
  refs = [cwe(326), cwe(757), capec(620), asvs("12.1.1")];
  question f.min_tls "Which is the oldest version of TLS that ${f} accepts?";
  verify tls.minimum(f.target, Tls12);
}

/// A login is sent in a form that is as good as the person, over a connection
/// that others can listen to. Whoever picks it up is taken for its owner until
/// it runs out. Where the data on the same connection is worth as much,
/// ClearTextCrossing says so already.
/// Known as: credential sniffing, session sniffing.
@id("TM-NET-004") @stride(Spoofing) @owasp(CryptographicFailures) @owasp(AuthenticationFailures)
rule SniffedLogin "the login sent over ${f} can be picked up and used" {
  match f : Flow;
  where f.travels and bearer_login(f);
  where not f.sensitive.or_else(false);
  unless f.encrypted by Tls, MutualTls, Tunnel, Vpn;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by Segmentation;
  by f.watchers;
  severity = if f.stays and not f.shared then Medium else High;
  fix = "Encrypt the connection, and mark cookies so that browsers never send them in clear.";
  scores = ["CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(523), cwe(522), capec(102), attack("T1040"), asvs("12.2.1")];
  question f.encrypted "Is ${f} encrypted on its way?";
  verify tls.refuses_plaintext(f.target);
}

// =================================================================================
// Who is it?
// =================================================================================

/// The side that calls takes whoever answers at the address for the real one.
/// An attacker who redirects a name, an address or a route answers instead:
/// gets what is sent, and sends back what the caller will believe.
/// Known as: server spoofing, missing certificate validation.
@id("TM-AUT-001") @stride(Spoofing) @owasp(AuthenticationFailures)
rule UnverifiedPeer "${f.source} cannot tell ${f.target} from an impostor" {
  match f : Flow;
  where f.travels and f.target.serving;
  unless f.encrypted and f.peer_verified by Tls, MutualTls, Tunnel, Vpn, HostKeys;
  unless f.messages_signed.or_else(false) and not f.sensitive.or_else(true) by SignedMessages;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by Segmentation;
  by f.watchers;
  severity =
      if f.matters.or_else(false) then severity_on(f) else if f.stays and not f.shared then Low else Medium;
  gain = [Reads, Changes];
  work = 5;
  fix = "Let the caller check the certificate of the side that answers: its authority and its name.";
  scores = [
    "CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:${if f.sensitive then "H" else "L"}/VI:${if f.precious then "H" else "L"}/VA:N/SC:N/SI:N/SA:N",
  ];
  refs = [cwe(295), cwe(322), capec(94), capec(151), attack("T1557"), asvs("12.3.2")];
  question f.peer_verified "Does ${f.source} verify that it has reached ${f.target}?";
  verify tls.refuses_impostor(f.source, if passes_on(f) then f.target else unknown);
}

/// Whoever can connect is served, though what passes is worth protecting. An
/// attacker needs no flaw and no password, only a route: one machine inside, or
/// one wrong line in a firewall.
/// Known as: missing authentication.
@id("TM-AUT-002") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp_api(ApiAuthentication)
rule UnauthenticatedCaller "${f.target} serves whoever calls over ${f}" {
  match f : Flow;
  where f.travels and f.target.run_by_us;
  where f.matters or (f.from_untrusted and (any d in f.payload : d.sensitivity >= Internal));
  where not (f is web.Webhook or from_public_registry(f) or only_looks(f));
  where not (f.proven_later or f.caller_judged);
  unless f.client_verified by MutualTls, Login, Passkeys, ApiKeys, PlatformIdentity;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by Segmentation;
  by f.callers | f.watchers | f.target.neighbours;
  severity =
      if f.from_outside or (f.vital and not f.stays) then lowered_by_tunnel(High, f)
      else if f.from_untrusted or f.vital then lowered_by_tunnel(Medium, f)
      else if f.stays then Low
      else if f.matters.or_else(true) then lowered_by_tunnel(Medium, f)
      else Low;
  work = 1;
  fix = "Let callers prove who they are before anything else happens.";
  scores = [
    "CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:N/PR:N/UI:N/VC:${if f.sensitive then "H" else "L"}/VI:${if f.precious then "H" else "L"}/VA:N/SC:N/SI:N/SA:N",
  ];
  refs = [cwe(306), capec(115), asvs("13.2.1"), nist("IA-9")];
  question f.authn "How does ${f.source} prove to ${f.target} who it is?";
  question f.actions
      "What may callers do over ${f}: only read what anyone may see (`actions = [Read]`), or change it too?";
  verify tls.requires_client_certificate(
    if f.authn in [Anonymous, ClientCertificate] then f.target else unknown,
  );
  verify logins.login_required(http.login_target(f)), stores.anonymous_refused(stores.login_store(f)),
      stores.relay_closed(stores.relay(f));
}

/// A password alone opens something that must not be opened by others.
/// Passwords are guessed, reused, given away to look-alike pages and found in
/// leaks; each of these then is enough.
/// Known as: missing multi-factor authentication.
@id("TM-AUT-003") @stride(Spoofing) @owasp(AuthenticationFailures)
rule PasswordAlone "a stolen password is enough to use ${p} over ${f}" {
  match p : Process, f : Flow;
  where f in p.serves and f.from_untrusted;
  where password_behind(f) or passes_password(f);
  where passwords_end(p) or known(p.multi_factor);
  where f.administrative or (any d in p.handles : d.sensitivity >= Restricted or d.integrity >= Vital);
  unless p.multi_factor by MultiFactor;
  unless f.source.forwards and f.source is Process and f.source.multi_factor.or_else(false);
  by f.callers;
  severity = High;
  vantage = Anywhere;
  work = 6;
  fix = "Ask for a second factor, or replace the password by a passkey.";
  refs = [cwe(308), capec(560), attack("T1078"), asvs("6.3.3")];
  question p.multi_factor "Do users of ${p} need a second factor?";
  verify logins.password_not_enough(http.http_target(f));
}

/// Anyone on the internet may try passwords, as many as they like. Lists of
/// leaked passwords are tried against every account by machines; some always fit.
/// Known as: brute force, credential stuffing, password spraying.
@id("TM-AUT-004") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp_api(ApiAuthentication)
rule PasswordGuessing "passwords of ${p} can be tried without end over ${f}" {
  match p : Process, f : Flow;
  where f in p.serves and f.from_untrusted;
  where password_behind(f) or passes_password(f);
  where passwords_end(p) or known(p.guess_limited);
  unless p.guess_limited by GuessLimit;
  unless f.source.forwards and f.source is Process and f.source.guess_limited.or_else(false);
  by f.callers;
  // A second factor makes a guessed password worth less, and stops no guessing.
  severity = if p.multi_factor.or_else(false) then Low else Medium;
  vantage = Sending;
  work = 6;
  fix = "Slow down repeated logins per account and per address, and refuse known leaked passwords.";
  refs = [cwe(307), capec(49), capec(600), attack("T1110"), asvs("6.3.1")];
  question p.guess_limited "Does ${p} slow down or lock out whoever tries many passwords?";
  verify logins.guesses_slowed(http.http_target(f));
}

/// The browser attaches the user's login to each request by itself, also to
/// those that another site's page starts. A page that the user merely looks at
/// can then order, pay or delete in the user's name.
/// Known as: cross-site request forgery (CSRF).
@id("TM-AUT-005") @stride(Spoofing) @owasp(BrokenAccessControl)
rule ForgedBrowserRequest "another site's page can act for users of ${p} over ${f}" {
  match p : Process, f : Flow;
  where f in p.serves and p is not web.Gateway;
  where (f.source.browses and shows(f, attached()))
      or (f.source.forwards and not (f.source.browser_logins & attached()).empty);
  unless p.csrf_protected by CsrfTokens;
  by [Stranger];
  severity = if f.precious.or_else(false) then High else Medium;
  gain = [Changes];
  vantage = Anywhere;
  work = 6;
  fix = "Mark session cookies same-site, and ask for a token of the page with each change.";
  scores = [
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:${if f.precious then "H" else "L"}/VA:N/SC:N/SI:N/SA:N",
  ];
  refs = [cwe(352), capec(62), asvs("3.5.1")];
  question p.csrf_protected "Does ${p} refuse changes that another site's page asked for?";
  verify http.forged_change_refused(http.over_http(p));
}

/// Anyone who finds the address can report events that never happened: a
/// payment received, a parcel delivered. The program acts on them.
/// Known as: webhook spoofing.
@id("TM-AUT-006") @stride(Spoofing) @owasp(IntegrityFailures)
rule ForgedWebhook "anyone can send ${p} what only ${f.source} should over ${f}" {
  match p : Process, f : web.Webhook;
  where f in p.serves and f.from_untrusted;
  unless f.messages_signed by SignedMessages;
  unless f.client_verified by MutualTls, ApiKeys;
  by f.callers | [Stranger];
  severity = if f.precious.or_else(false) then High else Medium;
  gain = [Changes];
  vantage = Sending;
  fix = "Check the sender's signature over each call, and its time, before acting on it.";
  scores = [
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:${if f.precious then "H" else "L"}/VA:N/SC:N/SI:N/SA:N",
  ];
  refs = [cwe(940), cwe(345), capec(194), asvs("4.1.5")];
  question f.signed "Is each call of ${f} signed, and the signature checked?";
  verify logins.webhook_signed(p);
}

/// A token is taken for what it says. If signature, issuer, audience or expiry
/// goes unchecked, an attacker writes one, or brings one that was issued for
/// another service or long ago.
/// Known as: missing token validation (JWT), confused audience.
@id("TM-AUT-007") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp_api(ApiAuthentication)
rule UncheckedToken "${p} may believe tokens that were not issued for it" {
  match p : Process;
  where any f in p.serves :
      f.networked
      and f.source is not Store
      and (shows(f, [Token])
          or (f.source is web.Gateway
              and Token in f.source.logins
              and not f.source.tokens_checked.or_else(f.source is web.ApiGateway)));
  where guards(p) and (p is not web.Gateway or p is web.ApiGateway);
  unless p.tokens_checked by TokenChecks;
  severity = High;
  work = 5;
  fix = "Check signature, algorithm, issuer, audience and expiry of each token.";
  refs = [cwe(347), cwe(287), capec(633), asvs("9.1.1"), asvs("9.2.3")];
  question p.tokens_checked "Does ${p} check all of each token: signature, issuer, audience and expiry?";
  verify logins.tokens_checked(http.over_http(p));
}

/// A program logs in with a secret that stays the same for years. It ends up in
/// files, images, logs and on laptops; whoever finds it may use it until
/// somebody notices.
/// Known as: static credentials, missing secret rotation.
@id("TM-AUT-008") @stride(Spoofing) @owasp(AuthenticationFailures)
rule LongLivedSecret "what ${f.source} logs in to ${f.target} with never changes" {
  match f : Flow;
  where f.travels and f.source is Process and not (f.source is UserAgent);
  where shows(f, [Password, ApiKey, SharedAccount]);
  where f.matters;
  unless f.credential_rotated by CredentialRotation, PlatformIdentity;
  by f.source.neighbours | f.source.makers;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Use an identity of the platform, or let the secret store issue secrets that run out.";
  refs = [cwe(262), cwe(798), attack("T1078"), asvs("13.3.4")];
  question f.credential_rotated
      "Is the secret with which ${f.source} logs in to ${f.target} replaced regularly?";
  verify logins.secret_rotated(http.http_target(f));
}

/// A secret that is part of an app, of a page's script or of a device's program is read by whoever
/// has a copy of it: an embedded or hard-coded key. From then on any program can call as the app does, and nothing
/// shows which user, device or program it is.
/// Known as: hard-coded credentials in a client.
@id("TM-AUT-011") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp_api(ApiAuthentication)
rule EmbeddedSecret "whoever unpacks ${f.source} can call ${f.target} as any copy of it" {
  match f : Flow;
  // Of devices that serve as well, std.iot asks for a key of their own.
  where f.networked
      and not of_staff(f.source)
      and (f.source is UserAgent or (f.source is people.Device and not f.source.serving));
  where shows(f, [ApiKey])
      or (shows(f, [SharedAccount, ClientCertificate, SignedRequest]) and not f.source.browses);
  unless f.secret_per_caller by SecretPerCaller;
  by f.callers | [Stranger];
  severity = if f.matters.or_else(false) then High else Medium;
  gain = [Uses];
  gain_of = "f.target";
  vantage = Anywhere;
  work = 4;
  fix = "Put no secret into what you give away; let each copy get a token of its own at a login, and be able to refuse one alone.";
  refs = [cwe(798), cwe(522), capec(191), attack_sub("T1552", "001"), asvs("13.2.1"), nist("IA-3")];
  question f.secret_per_caller
      "Has each copy of ${f.source} a secret of its own for ${f.target}, given out after a login?";
}

/// Anyone can send mail that bears this domain. Customers who know its mail
/// will open what they get, and type where they are asked to.
/// Known as: e-mail spoofing.
@id("TM-AUT-009") @stride(Spoofing) @owasp(AuthenticationFailures)
rule ForgedMail "anyone can send mail in the name of ${f.source}" {
  match f : net.Smtp;
  where f.travels and not untrusted(f.source) and untrusted(f.target);
  unless f.sender_proven by DomainMail;
  by [Stranger];
  severity = Medium;
  gain = [];
  fix = "Publish SPF and DKIM, and a DMARC policy that rejects the rest.";
  refs = [cwe(290), capec(98), attack("T1566")];
  question f.sender_proven "Does the domain of ${f.source} publish SPF, DKIM and a rejecting DMARC policy?";
  verify network.mail_domain_guarded(f.source);
}

/// A request that arrives twice is carried out twice. Someone who recorded it,
/// or a client that just tried again, pays or orders once more.
/// Known as: replay attack.
@id("TM-AUT-010") @stride(Spoofing) @owasp(IntegrityFailures)
rule ReplayedRequest "${repeated} sent twice over ${f} counts twice" {
  match f : Flow;
  let repeated = f.carries.filter(d => d.disputable);
  where f.travels and (f.target is Process or f.target is ExternalService);
  where any d in f.carries : d.disputable and d.integrity >= Vital;
  unless f.replay_protected by OnceOnly;
  severity = Medium;
  gain = [Changes];
  work = 6;
  fix = "Give each request a key of its own and carry out each key once.";
  refs = [cwe(294), capec(60), nist("SC-23")];
  question f.replay_protected "Is a request that arrives twice over ${f} carried out only once?";
  verify logins.once_only(http.http_target(f));
}

// =================================================================================
// What comes in
// =================================================================================

/// Input of callers becomes part of the SQL that the program sends. An attacker
/// who ends the value early writes the rest: reads every table, changes rows,
/// logs in as anyone.
/// Known as: SQL injection.
@id("TM-INJ-001") @stride(Tampering) @owasp(Injection)
rule SqlInjection "callers of ${p} can write into its SQL for ${asked}" {
  match p : Process;
  let asked = p.calls.target.filter(s => s is db.SqlDatabase);
  where p.takes_untrusted and not asked.empty;
  unless p.parameterized_queries by ParameterizedQueries;
  severity = filtered(High, p);
  gain = [Reads, Changes];
  fix = "Pass values to queries as parameters.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(89), capec(66), attack("T1190"), asvs("1.2.4")];
  question p.parameterized_queries "Does ${p} pass values to its SQL queries as parameters only?";
  verify input.query_inert(http.over_http(p));
}

/// Input of callers becomes part of a query in a database's or search engine's
/// own language. An attacker adds operators or fields: a login without a
/// password, results that were not meant for them.
/// Known as: NoSQL injection.
@id("TM-INJ-002") @stride(Tampering) @owasp(Injection)
rule QueryInjection "callers of ${p} can change what it asks ${asked}" {
  match p : Process;
  let asked =
      p.calls.target.filter(s => s is db.DocumentDatabase or s is db.SearchIndex or s is db.TimeSeries);
  where p.takes_untrusted and not asked.empty;
  unless p.queries_typed by TypedQueries;
  severity = filtered(High, p);
  gain = [Reads, Changes];
  work = 3;
  fix = "Build queries from typed values, never from text or from whole objects of the caller.";
  refs = [cwe(943), capec(676), asvs("1.2.4")];
  question p.queries_typed "Does ${p} build its queries to ${asked} from typed values only?";
  verify input.query_inert(http.over_http(p));
}

/// Input of callers becomes part of a search in a directory of people. A star
/// or a bracket in a name turns a login into a search that always succeeds.
/// Known as: LDAP injection.
@id("TM-INJ-003") @stride(Tampering) @owasp(Injection)
rule DirectoryInjection "callers of ${p} can change its searches in ${asked}" {
  match p : Process;
  let asked = p.calls.target.filter(s => s is db.LdapDirectory);
  where p.takes_untrusted and not asked.empty;
  unless p.directory_escaped by EscapedSearches;
  severity = High;
  gain = [Reads, Changes];
  work = 4;
  fix = "Escape values for filters and names with the library's function for it.";
  refs = [cwe(90), capec(136), asvs("1.2.6")];
  question p.directory_escaped "Does ${p} escape values in its searches of the directory?";
  verify input.query_inert(http.over_http(p));
}

/// The program starts others with words from its callers. Through a shell, a
/// semicolon starts a second command; without one, a leading dash is an option.
/// The attacker then runs programs with this one's rights.
/// Known as: command injection.
@id("TM-INJ-004") @stride(ElevationOfPrivilege) @owasp(Injection)
rule CommandInjection "callers of ${p} can run commands on its machine" {
  match p : Process;
  where p.runs_commands and p.takes_untrusted;
  unless p.arguments_separated by SeparatedArguments;
  severity = filtered(if p.entry_point then Critical else High, p);
  work = 3;
  fix = "Start programs with a list of arguments and no shell, and with `--` before values.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(78), capec(88), attack("T1059"), asvs("1.2.5")];
  question p.arguments_separated "Does ${p} start programs without a shell, arguments as a list?";
  verify input.command_inert(http.over_http(p));
}

/// Objects of the programming language are rebuilt from bytes of callers. Such
/// formats name the classes to be made and the code to be run; an attacker
/// names others.
/// Known as: insecure deserialisation.
@id("TM-INJ-005") @stride(ElevationOfPrivilege) @owasp(IntegrityFailures)
rule UnsafeDeserialization "callers of ${p} can make it build objects of their choice" {
  match p : Process;
  where SerializedObject in p.parses and p.takes_untrusted;
  unless p.types_listed by ListedTypes;
  severity = High;
  work = 4;
  fix = "Take plain data formats, and build objects from checked fields.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(502), capec(586), asvs("1.5.2")];
  question p.types_listed "Does ${p} build only objects of types on a list from what callers send?";
  verify input.objects_refused(http.over_http(p));
}

/// An XML parser that follows what a document refers to reads files and
/// addresses for whoever wrote it, and shows them in its answer or its errors.
/// Known as: XML external entities (XXE).
@id("TM-INJ-006") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule ExternalEntities "XML sent to ${p} can make it read files and inner addresses" {
  match p : Process;
  where Xml in p.parses and p.takes_untrusted;
  unless p.safe_parsing by SafeParsing;
  severity = filtered(High, p);
  work = 3;
  fix = "Switch off document types and external entities in the parser.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:N/VA:L/SC:L/SI:N/SA:N"];
  refs = [cwe(611), capec(221), asvs("1.5.1")];
  question p.safe_parsing "Are external entities switched off in ${p}'s XML parser?";
  verify input.entities_refused(http.over_http(p));
}

/// Callers name the file that is read or written. With `..` or an absolute path
/// they name others: settings, keys, the program itself.
/// Known as: path traversal.
@id("TM-INJ-007") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule PathTraversal "callers of ${p} can reach other files of ${reached}" {
  match p : Process;
  let reached = p.calls.target.filter(s => s is db.FileStore);
  where p.takes_untrusted and not reached.empty;
  unless p.paths_confined by ConfinedPaths;
  severity = filtered(Medium, p);
  work = 3;
  fix = "Name files by yourself, or resolve the path and refuse it outside its folder.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(22), capec(126), asvs("5.3.2")];
  question p.paths_confined "Are file names from callers of ${p} confined to one folder?";
  verify input.paths_confined(http.over_http(p));
}

/// Callers leave files. One that the server runs, or that a browser takes for a
/// page of this site, is a way in; one that carries malware hurts whoever opens it.
/// Known as: unrestricted file upload.
@id("TM-INJ-008") @stride(Tampering) @owasp(InsecureDesign)
rule HostileUpload "files sent to ${p} can do harm where they are kept or opened" {
  match p : Process;
  where p.accepts_files and p.takes_untrusted;
  unless p.files_checked by CheckedUploads;
  severity = High;
  gain = [TakesOver];
  work = 6;
  fix = "Check type by content, rename, scan, and serve files from an origin where nothing runs.";
  refs = [cwe(434), capec(650), attack_sub("T1505", "003"), asvs("5.2.2")];
  question p.files_checked
      "Does ${p} do all of this with uploaded files: check them by content, rename them, keep them where nothing runs them?";
  verify http.uploads_checked(http.over_http(p));
}

/// The program runs code that callers bring. Without walls around it, that code
/// has the program's rights: its files, its secrets, its place in the network.
/// Known as: remote code execution, code injection.
@id("TM-INJ-009") @stride(ElevationOfPrivilege) @owasp(Injection)
rule CodeFromCallers "code that callers bring to ${p} runs with its rights" {
  match p : Process;
  where Code in p.parses and p.takes_untrusted;
  unless p.callers_code_isolated by IsolatedCode;
  severity = if p.entry_point then Critical else High;
  work = 1;
  fix = "Run it in a machine or sandbox of its own, without secrets and without a network.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(94), capec(242), nist("SC-39")];
  question p.callers_code_isolated
      "Does code of callers run apart from ${p}, without its secrets and its network?";
}

/// A YAML loader that builds whatever a tag names makes objects, and runs code, for whoever
/// wrote the document.
/// Known as: unsafe YAML loading.
@id("TM-INJ-018") @stride(ElevationOfPrivilege) @owasp(IntegrityFailures)
rule YamlObjects "YAML sent to ${p} can make it build objects of their choice" {
  match p : Process;
  where Yaml in p.parses and p.takes_untrusted;
  unless p.yaml_plain by PlainYaml;
  severity = High;
  work = 4;
  fix = "Use the loader that builds plain values only.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(502), capec(586), asvs("1.5.2")];
  question p.yaml_plain "Does the YAML loader of ${p} build plain values only, and no objects?";
}

/// A program in a language that does not check memory parses files of strangers.
/// Parsers of pictures, documents and archives have a long history of flaws that
/// let a prepared file take the program over.
/// Known as: memory corruption in parsers.
@id("TM-INJ-010") @stride(ElevationOfPrivilege) @owasp(Injection)
rule UnsafeMemory "a prepared file can take ${p} over" {
  match p : Process;
  where p.language.or_else("").lower in ["c", "c++", "cpp", "objective-c"];
  where p.takes_untrusted and not (p.parses & [Media, Document, Archive, Xml, SerializedObject]).empty;
  unless p.parsers_isolated by IsolatedParsers;
  // A sandbox around the whole program keeps the break-in from its machine, and not from its own data.
  severity = if p.sandboxed.or_else(false) then Medium else High;
  work = 9;
  fix = "Parse in a process without rights of its own, or with a library in a memory-safe language.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:P/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(787), cwe(119), capec(100), attack("T1190"), nist("SI-16")];
  question p.parsers_isolated "Does ${p} parse foreign files apart, by something without rights?";
}

// =================================================================================
// Pages
// =================================================================================

/// What one user sends is shown to another as part of a page. If it is not
/// encoded for its place, it runs as a script in the other's session: reads what
/// they see, and does what they may do.
/// Known as: cross-site scripting (XSS).
@id("TM-WEB-001") @stride(Tampering) @owasp(Injection)
rule CrossSiteScripting "pages of ${p} can run scripts of other callers" {
  match p : Process;
  where p.renders_html and p.takes_untrusted;
  where guards(p);
  unless p.output_encoded by OutputEncoding;
  severity = filtered(if handles_sensitive(p) then High else Medium, p);
  gain = [Uses];
  work = 4;
  fix = "Use templates that encode by default, and a content security policy as a second line.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N"];
  refs = [cwe(79), capec(63), asvs("1.2.1"), asvs("3.4.3")];
  question p.output_encoded "Does ${p} encode everything from callers for the place where a page shows it?";
  verify input.output_encoded(http.over_http(p));
}

/// Another site shows these pages invisibly over its own. The user clicks what
/// seems harmless, and confirms something here.
/// Known as: clickjacking.
@id("TM-WEB-002") @stride(Tampering) @owasp(SecurityMisconfiguration)
rule Clickjacking "another site can steer clicks of ${p}'s users" {
  match p : Process;
  where p.renders_html and browsers_show(p, [SessionCookie]);
  unless p.frame_protected by FrameDenial;
  by [Stranger];
  severity = Low;
  vantage = Anywhere;
  work = 8;
  fix = "Send `frame-ancestors 'none'` in the content security policy.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:N/UI:A/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(1021), capec(103), asvs("3.4.6")];
  question p.frame_protected "Do ${p}'s pages forbid other sites to show them in a frame?";
  verify http.frames_denied(http.over_http(p));
}

/// The service lets pages of any origin call it with the user's login and read
/// the answers. Any page that a user looks at can then copy the user's data.
/// Known as: CORS misconfiguration.
@id("TM-WEB-003") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
@owasp_api(ApiMisconfiguration)
rule OpenToAnyOrigin "any page can read from ${p} what its users may" {
  match p : Process;
  where p.any_origin;
  where browsers_show(p, attached());
  by [Stranger];
  severity = High;
  vantage = Anywhere;
  work = 5;
  fix = "Name the origins that may call with credentials, or allow none.";
  refs = [cwe(942), capec(111), asvs("3.4.2")];
  verify http.foreign_origin_refused(http.over_http(p));
}

/// Callers choose the address that the program connects to. It stands where they
/// cannot go, and so reads inner services, metadata and keys of the cloud for them.
/// Known as: server-side request forgery (SSRF).
@id("TM-WEB-004") @stride(InformationDisclosure) @owasp(BrokenAccessControl) @owasp_api(RequestForgery)
rule ServerSideRequestForgery "callers of ${p} can make it call inner addresses" {
  match p : Process;
  where p.takes_untrusted and (p is not UserAgent or p.fetches_urls.or_else(false));
  where p.fetches_urls;
  unless p.addresses_checked by AddressList;
  severity = High;
  work = 4;
  fix = "Compare the address with a list after resolving it, refuse inner networks, and follow no redirects.";
  refs = [cwe(918), capec(664), asvs("1.3.6"), asvs("13.2.4")];
  question p.fetches_urls "Can a caller of ${p} choose the address that it connects to?";
  verify http.addresses_checked(http.over_http(p));
}

/// Pages load a script from someone else's server. Whoever breaks in there, or
/// buys the domain, changes the script, and it runs in every user's session.
/// Known as: supply chain of scripts, missing subresource integrity (SRI).
@id("TM-WEB-005") @stride(Tampering) @owasp(IntegrityFailures)
rule ForeignScript "${f.target} can run any script in pages shown by ${f.source}" {
  match f : Flow;
  where f.brings_code and f.source is people.Browser;
  where f.target is ExternalService or untrusted(f.target);
  unless f.code_signed by SubresourceIntegrity;
  by f.target.standing | f.watchers;
  severity = if any d in f.source.handles : d.sensitivity >= Restricted then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  fix = "Serve the script yourself, or name its hash in the page.";
  refs = [cwe(829), cwe(353), capec(184), attack("T1189"), asvs("3.6.1")];
  question f.signed "Do pages name the hash of the script that ${f} loads?";
}

// =================================================================================
// At rest
// =================================================================================

/// Data that outsiders must not read lies on disk in clear. A lost disk, a copy
/// that was sold with a machine, or a snapshot shared by mistake gives it away.
/// Known as: missing encryption at rest.
@id("TM-STO-001") @stride(InformationDisclosure) @owasp(CryptographicFailures) @cause(Loss)
rule StoredInClear "${kept} lies in clear at ${e}" {
  match e : Element;
  // What is sent to a store lies there, also if the model says that it keeps nothing.
  let kept = (e.stores | (if e is Store then e.handles else [])).filter(d => d.sensitive);
  where e is not Actor and e is not ExternalService;
  where keeps_sensitive(e) or (e is Store and handles_sensitive(e));
  where not (e is Store and e.physical);
  unless e.encrypted_at_rest by EncryptionAtRest;
  by [Thief] | e.neighbours;
  severity = if any d in kept : d.sensitivity >= Restricted then High else Medium;
  vantage = Anywhere;
  fix = "Encrypt disks, copies and snapshots with keys that a key service holds.";
  refs = [cwe(312), cwe(311), capec(37), attack("T1005"), asvs("14.2.4")];
  question e.encrypted_at_rest "Is what ${e} keeps encrypted on disk, with keys kept elsewhere?";
}

/// A bucket holds data that outsiders must not read, and can be read without a
/// login. Such buckets are found by machines within hours.
/// Known as: public bucket.
@id("TM-STO-002") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule PublicStore "anyone can read ${kept} from ${s}" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitive);
  where s is db.ObjectStore or s.public_access;
  where keeps_sensitive(s);
  unless not s.public_access by PrivateAccess;
  by [Stranger];
  severity = Critical;
  vantage = Anywhere;
  work = 1;
  fix = "Block public access for the whole account, and hand out links that run out.";
  refs = [cwe(552), cwe(732), attack("T1530"), nist("AC-22")];
  question s.public_access "Can anyone read from ${s} without a login?";
  verify stores.public_access_refused(if s is db.ObjectStore then s else unknown);
}

/// Answers that are for one user only pass a cache that serves many. If it keeps
/// one, the next who asks for the same address gets it.
/// Known as: web cache deception, caching of private answers.
@id("TM-STO-003") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule PrivateAnswersCached "${c} may hand one user's answer to another" {
  match c : web.ContentNetwork;
  where handles_sensitive(c);
  unless c.no_store by NoStore;
  severity = Medium;
  work = 4;
  fix = "Send `Cache-Control: private, no-store` with answers that are for one user only.";
  refs = [cwe(524), capec(204), asvs("14.2.2")];
  question c.no_store "Is ${c} told not to keep answers that are for one user only?";
  verify http.private_not_cached(c);
}

/// A program keeps a key or password among its files or settings. Whoever sees
/// the image, the repository or a backup has it, and nobody knows who used it.
/// Known as: hard-coded secret.
@id("TM-STO-004") @stride(InformationDisclosure) @owasp(AuthenticationFailures)
rule SecretOutsideVault "${kept} lies at ${e} instead of in a secret store" {
  match e : Element;
  let kept = e.stores.filter(d => d is data.ServiceSecret);
  where e.run_by_us and not (e is Store and e.keeps_secrets);
  where any d in e.stores : d is data.ServiceSecret;
  by [Employee] | e.neighbours | e.makers;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Keep it in a secret store, and let the program fetch it with an identity of the platform.";
  refs = [cwe(522), cwe(798), attack_sub("T1552", "001"), asvs("13.3.1")];
}

/// A secret reaches a place that strangers control, or someone who neither issued
/// it, nor verifies it, nor owns it. There it can be read from memory, from files
/// or from traffic, and used in its owner's name.
/// Known as: leaked secret.
@id("TM-STO-005") @stride(InformationDisclosure) @owasp(AuthenticationFailures)
rule SecretGivenAway "the secret ${d} reaches ${outside}" {
  match d : Data;
  let outside = d.places.filter(e => out_of_hands(d, e));
  where d.secret;
  where any e in d.places : out_of_hands(d, e);
  by outside.standing;
  severity = High;
  work = 3;
  fix = "Keep the secret on the server, and give clients tokens of their own that run out.";
  refs = [cwe(522), cwe(668), capec(37), attack("T1528")];
}

/// Whether someone may have a secret: who issued it, is shown it or owns it, what
/// that person uses, and what is made to keep secrets.
private predicate may_have(d : Data, e : Element) =
    e in d.issued_by
    or e in d.verified_by
    or e in d.held_by
    or (e is UserAgent and (any f in e.serves : f.source in d.held_by))
    or (e is Store and e.keeps_secrets)
    or (any f in e.serves : d in f.credentials)
    or (e is not UserAgent and e is not Actor and (any f in e.calls : d in f.credentials));

/// Whether an element is in the hands of someone who is not of the organisation, as its own
/// machines are only once they are stolen.
private predicate in_others_hands(e : Element) = any a in e.standing : outside(a) and a != Position.Thief;

/// Whether someone runs the system, or it is a tool of theirs in a place of ours.
private predicate of_staff(e : Element) =
    e is people.Administrator
    or e is people.Operator
    or e is people.Developer
    or (e is UserAgent
        and not in_others_hands(e)
        and (e is people.CliTool
            or (any f in e.calls : f.administrative)
            or (any f in e.serves :
                f.source is people.Administrator
                or f.source is people.Operator
                or f.source is people.Developer)));

/// Whether a secret is where it can be used in its owner's name. What people log in
/// with is theirs and their device's; what programs log in with is for neither.
private predicate out_of_hands(d : Data, e : Element) =
    not may_have(d, e)
    and (if d is data.Credentials or d is data.Session
            then (e is ExternalService or in_others_hands(e))
                and not (e is UserAgent or e is Actor or e is services.IdentityProvider)
        else (e is UserAgent or e is people.Device or in_others_hands(e)) and not of_staff(e));

/// Lines of a log contain data that outsiders must not read. Logs are copied,
/// searched and kept by many people and tools that were never meant to see it.
/// Known as: sensitive data in logs.
@id("TM-STO-006") @stride(InformationDisclosure) @owasp(LoggingFailures)
rule SensitiveLog "${leaked} ends up in the logs of ${s}" {
  match s : db.LogStore;
  let leaked = (s.handles | s.receives).filter(d => d.sensitive);
  where any d in s.handles | s.receives : d.sensitive;
  by [Employee, Administrator] | s.neighbours;
  severity = if any d in leaked : d.secret or d.sensitivity >= Restricted then High else Medium;
  vantage = Inside;
  work = 5;
  fix = "Leave it out of log lines, or replace it by a token that only its owner can resolve.";
  refs = [cwe(532), attack("T1552"), asvs("16.2.5")];
}

/// Databases, brokers, caches, consoles and build servers come with accounts for setting them up, with known or
/// empty passwords. Whoever reaches the port tries those first.
/// Known as: default credentials.
@id("TM-STO-009") @stride(Spoofing) @owasp(SecurityMisconfiguration)
rule FactoryLogin "${e} still has the logins that it was installed with" {
  match e : Element;
  where e.ready_made and e.run_by_us and guards(e);
  // Who is known by the platform, or by the file system, needs no account of the product.
  where not (e.authn == WorkloadIdentity).or_else(false);
  unless e.factory_logins_off by NoFactoryLogins;
  severity = High;
  gain = [Reads, Changes];
  vantage = Inside;
  fix = "Remove accounts, examples and sample databases of the installation, and check for them.";
  refs = [cwe(798), cwe(1188), capec(70), attack_sub("T1078", "001"), asvs("13.2.3"), nist("CM-6")];
  question e.factory_logins_off "Are accounts and passwords that came with ${e} removed or changed?";
  verify stores.factory_logins_refused(stores.store_like(e));
}

/// Programs that have nothing to do with each other log in to one database and may read all of
/// it. Who takes the weakest over has the data of the strongest.
/// Known as: shared database, missing isolation between applications.
@id("TM-STO-021") @stride(ElevationOfPrivilege) @owasp(InsecureDesign)
rule SharedDatabase "whoever takes one of ${apps} over reaches in ${s} what belongs to the others" {
  match s : Store;
  let apps = s.serves.source.filter(
    e => e is Process and not e.forwards and (e.entry_point or e.system != s.system),
  );
  where s is db.Database or s is db.Cache or s is db.FileStore or s is db.ObjectStore;
  where guards(s);
  where s.serves.source.filter(
    e => e is Process and not e.forwards and (e.entry_point or e.system != s.system),
  ).size
      >= 2;
  unless s.programs_separated by SeparatedPrograms;
  unless all f in s.serves : f.rights_minimal;
  severity = Medium;
  gain = [Reads, Changes];
  gain_of = "s";
  vantage = OtherEnd;
  work = 4;
  fix = "Give each program an account that reaches its own part only, or a store of its own.";
  refs = [cwe(653), cwe(250), asvs("13.2.2"), nist("AC-6")];
  question s.programs_separated "Can each program that uses ${s} reach only its own part of it?";
}

/// People and programs reach a folder or bucket by name, and what lies in it is there for all who
/// can open it. A file that waits there for the next program is read, or exchanged, in between, and no program of ours looks.
/// Known as: open file share, excessive permissions on shared folders.
@id("TM-STO-022") @stride(Tampering) @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule OpenShare "whoever may open ${s} reaches all of ${kept} there" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitive or d.precious);
  where s is db.FileStore or s is db.ObjectStore;
  // What one program has for itself has one account.
  where any f in s.serves : f.leaves_machine;
  where s.serves.source.size >= 2
      or (any e in s.serves.source : e is Person or e is UserAgent)
      or Position.Employee in s.neighbours;
  // Of what many may read, and few write, std.supply asks.
  where any d in s.stores : (d.sensitive or d.precious) and not d.code;
  unless s.access_control by Authorization;
  // Where programs alone use it, it is enough to keep these apart.
  unless s.programs_separated.or_else(false)
      and (none e in s.serves.source : e is Person or e is UserAgent)
      and Position.Employee not in s.neighbours
      by SeparatedPrograms;
  by [Employee] | s.callers | s.neighbours;
  severity = if any d in kept : d.sensitivity >= Restricted or d.integrity >= Vital then High else Medium;
  gain = [Reads, Changes];
  vantage = Inside;
  work = 4;
  fix = "Give each person and program only the folders that they need, to read or to write, and sign files on which money or health depends.";
  refs = [
    cwe(732),
    cwe(276),
    capec(122),
    attack("T1039"),
    attack_sub("T1565", "001"),
    asvs("13.2.2"),
    nist("AC-3"),
    nist("AC-6"),
  ];
  question s.access_control
      "Does ${s} let each person and program read and change only the files that they need?";
}

/// Data is found outside the places to which it is confined by law, contract or
/// decision. Whatever was promised about it no longer holds there.
/// Known as: data residency.
@id("TM-STO-007") @stride(InformationDisclosure) @owasp(InsecureDesign)
rule ConfinedDataEscapes "${d} is confined to ${d.confined_to} but reaches ${outside}" {
  match d : Data;
  let outside = d.places.filter(e => none z in e.zones : z in d.confined_to);
  where not d.confined_to.empty;
  where not outside.empty;
  severity = High;
  gain = [];
  fix = "Keep the data inside, or send only what may leave.";
  refs = [cwe(668), nist("AC-4"), nist("AC-21")];
}

/// Data about people, or data that outsiders must not read, is given to another
/// organisation, and nothing says what it may do with it. It can keep, use, pass
/// on or lose it, and we answer for that.
@id("TM-EXT-001") @stride(InformationDisclosure) @owasp(InsecureDesign)
rule DataWithoutContract "${x} gets ${given} without a contract" {
  match x : ExternalService;
  let given = x.receives.filter(d => d.about_people or d.sensitive);
  where any d in x.receives : d.about_people or d.sensitive;
  unless x.contract by ProcessingAgreement;
  by x.standing;
  severity = Medium;
  gain = [];
  fix = "Agree in writing on purpose, place, duration and deletion before any data goes there.";
  refs = [cwe(359), attack("T1199"), nist("SA-9")];
  question x.contract "Is there a contract on what ${x} may do with the data that it gets?";
}

/// Staff log in to a service of someone else with a password alone. The service
/// is in everyone's reach, and so is the login page; a password that was reused,
/// guessed or given away opens what we keep there. The second factor is a
/// setting of ours.
@id("TM-EXT-002") @stride(Spoofing) @owasp(AuthenticationFailures)
rule GuardlessAccount "a stolen password of ours is enough to use ${x} over ${f}" {
  match x : ExternalService, f : Flow;
  where f in x.serves and (f.source is UserAgent or f.source is Person);
  where shows(f, [Password, SharedAccount]) and f.matters;
  unless x.accounts_guarded by OutsideMultiFactor;
  severity = if any d in f.carries : d.sensitivity >= Restricted then High else Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 6;
  fix = "Ask for a second factor at each account there, or let people log in through our own directory.";
  refs = [cwe(308), capec(560), attack_sub("T1078", "004"), asvs("6.3.3"), nist("IA-2(1)")];
  question x.accounts_guarded "Do accounts of ours at ${x} need a second factor?";
}

/// Paper lies in a cabinet, a tray or a room. Whoever gets in reads it, takes it, or
/// puts in a page of their own: visitors, cleaners, the night shift.
@id("TM-PHY-001") @stride(InformationDisclosure) @stride(Tampering)
rule OpenCabinet "whoever gets into the room can take or change ${kept} in ${s}" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitive or d.precious);
  where s.physical;
  where any d in s.stores : d.sensitive or d.precious;
  unless s.access_guarded by LockedStorage;
  severity = if any d in kept : d.sensitivity >= Restricted or d.integrity >= Vital then High else Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Lock it, count the keys, and write down who takes what out.";
  refs = [capec(507), nist("PE-3"), nist("MP-4")];
  question s.access_guarded "Who can get at ${s}: is it locked, and is it known who has a key?";
}

/// A parcel passes many hands, vans and shelves. It is opened and closed again,
/// exchanged, or lost, and nobody knows where.
@id("TM-PHY-002") @stride(InformationDisclosure) @stride(Tampering)
rule OpenedOnTheWay "${sent} can be opened, exchanged or lost on its way with ${f}" {
  match f : Flow;
  let sent = f.payload.filter(d => d.sensitive or d.precious);
  where (f.medium == Courier).or_else(false);
  where f.matters;
  unless f.sealed by SealedShipment;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Seal it, let it be signed for, compare the number of the seal, and encrypt media.";
  refs = [capec(507), nist("MP-5")];
  question f.sealed "Is what goes with ${f} sealed, and are the seal and the arrival checked?";
}

// =================================================================================
// Who did it?
// =================================================================================

/// Requests of strangers change data that must be right, and nothing records who
/// asked for what. After a fraud or a mistake nobody can say what happened, and
/// nobody can be held to it.
/// Known as: missing audit trail.
@id("TM-LOG-001") @stride(Repudiation) @owasp(LoggingFailures)
rule UnrecordedAction "nobody can tell who did what at ${p}" {
  match p : Process;
  where p.takes_untrusted and p.serving and not (p is web.Gateway);
  where any f in p.serves : f.matters;
  unless p.audit_log by AuditLog;
  severity = Medium;
  fix = "Record who did what to what, when and from where, for each change and each refusal.";
  refs = [cwe(778), cwe(223), asvs("16.3.2"), nist("AU-12")];
  question p.audit_log "Does ${p} record who did what, and when?";
}

/// Whoever breaks in where the log is kept, or administers it, can change or
/// delete the lines that tell of it. The log then proves nothing.
/// Known as: log tampering.
@id("TM-LOG-002") @stride(Repudiation) @owasp(LoggingFailures)
rule AlterableLog "records in ${s} can be changed or deleted" {
  match s : db.LogStore;
  where not s.serves.empty;
  unless s.append_only by AppendOnly;
  by [Administrator] | s.neighbours;
  severity = Medium;
  fix = "Send records at once to a store that lets nobody change or delete them, and that others administer.";
  refs = [capec(268), capec(93), attack("T1070"), asvs("16.4.2"), nist("AU-9")];
  question s.append_only "Is it impossible to change or delete records in ${s}?";
}

/// Several people use one account. What it did was done by none of them, and the
/// password stays the same when one of them leaves.
/// Known as: shared account.
@id("TM-LOG-003") @stride(Repudiation) @owasp(LoggingFailures)
rule SharedAccountUsed "several people act under one name over ${f}" {
  match f : Flow;
  where f.authn.or_else(Anonymous) == SharedAccount;
  where f.travels;
  severity = Medium;
  fix = "Give each person an account of their own.";
  refs = [cwe(287), capec(560), attack("T1078"), nist("IA-2(5)")];
}

/// Someone sends an order that binds, and later says that it was not theirs.
/// A password or a session proves only that somebody had it.
/// Known as: missing non-repudiation.
@id("TM-LOG-004") @stride(Repudiation) @owasp(LoggingFailures)
rule DeniableOrder "who sent ${disputed} over ${f} can deny it" {
  match f : Flow;
  let disputed = f.carries.filter(d => d.disputable);
  where f.travels and not f.source.run_by_us;
  where any d in f.carries : d.disputable;
  // A login, whatever its kind, shows the receiver who called, and a third party nothing of the order;
  // nor does a signature with a key that the receiver has too.
  unless f.orders_signed by SignedOrders;
  by f.callers;
  severity = Low;
  fix = "Let the sender confirm each order with a key that only they hold, and keep the confirmation.";
  refs = [cwe(345), capec(195), nist("AU-10")];
  question f.orders_signed "Does each order over ${f} bear a signature that its sender alone can make?";
}

// =================================================================================
// Being there
// =================================================================================

/// One caller can ask as often as it likes. A script, a mistake or a botnet then
/// takes all there is, and everyone else waits.
/// Known as: missing rate limiting.
@id("TM-AVL-001") @stride(DenialOfService) @owasp(InsecureDesign) @owasp_api(ResourceConsumption)
rule UnlimitedCalls "one caller can use up ${p}" {
  match p : Process;
  where p.entry_point and p.serving;
  unless p.rate_limited by RateLimit;
  severity =
      if p.availability >= Vital then High
      else if p.availability >= Important or not (p.logins & [Password, SharedAccount]).empty then Medium
      else Low;
  fix = "Limit requests for each caller and address, in front of everything that costs.";
  refs = [cwe(770), capec(125), attack("T1499"), asvs("2.4.1")];
  question p.rate_limited "Is there a limit to how much one caller can ask of ${p}?";
  verify logins.slowed(http.over_http(p));
}

/// The business stops when this part does, and there is only one of it. A broken
/// machine, a bad update or an attack on this one part is enough.
/// Known as: single point of failure.
@id("TM-AVL-002") @stride(DenialOfService) @owasp(InsecureDesign) @cause(Failure)
rule SinglePointOfFailure "everything that needs ${e} stops when it does" {
  match e : Element;
  where e.availability >= Important and (e is Process or e is Store);
  unless e.one_per_user;
  unless e.redundant by Redundancy;
  severity = if e.availability >= Vital then High else Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Run at least two instances in different places, and try the change-over.";
  refs = [capec(607), attack("T1499"), nist("CP-10")];
  question e.redundant "Does another instance take over when ${e} fails?";
}

/// The only copy of data that the business lives on can be deleted, or encrypted
/// for ransom, by whoever gets hold of the store.
/// Known as: missing backup, ransomware.
@id("TM-AVL-003") @stride(DenialOfService) @owasp(InsecureDesign) @cause(Failure)
rule NoBackup "${lost} is gone if ${s} is wiped" {
  match s : Store;
  let lost = s.stores.filter(d => only_copy(d, s));
  where any d in s.stores : only_copy(d, s);
  unless s.backed_up by Backups;
  by s.neighbours | s.senders;
  severity = High;
  vantage = Holding;
  fix = "Keep copies under another account that can only add, and try to restore them.";
  refs = [cwe(693), attack("T1485"), attack("T1486"), nist("CP-9")];
  question s.backed_up "Is there a copy of ${s} that an intruder cannot delete?";
}

/// A small file unpacks until memory or disk is full: a ZIP bomb, a picture of a million
/// pixels a side. One request is enough to stop the program.
/// Known as: decompression bomb, zip bomb.
@id("TM-AVL-004") @stride(DenialOfService) @owasp(InsecureDesign)
rule UnpackingBomb "a small file can fill ${p}'s memory" {
  match p : Process;
  where p.takes_untrusted and not (p.parses & [Archive, Document, Media]).empty;
  unless p.size_limited by SizeLimits;
  severity = Medium;
  fix = "Limit the size after unpacking, the number of parts and the depth.";
  refs = [cwe(409), capec(197), asvs("5.2.3")];
  question p.size_limited "Is there a limit to the size that what ${p} unpacks may have?";
  verify http.size_limited(http.over_http(p));
}

/// A document refers to its own parts, again and again, until it fills the memory: a billion
/// laughs. One small request is enough to stop the program.
/// Known as: billion laughs, entity expansion.
@id("TM-AVL-017") @stride(DenialOfService) @owasp(InsecureDesign)
rule EntityExpansion "a small document can expand until ${p}'s memory is full" {
  match p : Process;
  where p.takes_untrusted and not (p.parses & [Xml, Yaml]).empty;
  unless p.expansion_limited by LimitedExpansion;
  severity = Medium;
  fix = "Switch document types off, and limit how much aliases and entities expand to.";
  refs = [cwe(776), capec(197), asvs("1.5.1")];
  question p.expansion_limited "Is there a limit to what references in XML and YAML expand to in ${p}?";
  verify http.size_limited(http.over_http(p));
}

/// Someone else's service is slow today, and every request here waits for it
/// until nothing is left to serve the others.
/// Known as: missing timeout and circuit breaker.
@id("TM-AVL-005") @stride(DenialOfService) @owasp(MishandledConditions)
rule EndlessWait "${f.source} stands still when ${f.target} does" {
  match f : Flow;
  where f.source.availability >= Important and f.source is Process;
  where f.target is ExternalService;
  unless f.time_limited by Timeouts;
  severity = Medium;
  gain_of = "f.source";
  vantage = OtherEnd;
  fix = "Set a time limit for each call, and stop calling for a while after several failures.";
  refs = [cwe(1088), asvs("13.1.3")];
  question f.time_limited "Does ${f.source} give up on ${f.target} after a set time?";
}

/// Strangers fill a queue faster than it is emptied. When it is full, whatever
/// shares it stops; when it is not limited, the bill or the disk is the limit.
/// Known as: queue flooding.
@id("TM-AVL-006") @stride(DenialOfService) @owasp(InsecureDesign)
rule OverflowingQueue "strangers can fill ${q}" {
  match q : messaging.MessageStore;
  where q.takes_untrusted and q.availability >= Important;
  unless q.bounded by BoundedQueue;
  severity = Medium;
  fix = "Set a largest length, say what happens beyond it, and limit each sender.";
  refs = [cwe(770), capec(130), nist("SC-5")];
  question q.bounded "Does ${q} refuse or drop messages before it is full?";
}

// =================================================================================
// Who may do what
// =================================================================================

/// The program knows who calls, but not each time whether they may do this with
/// that. By changing a number in a request, one user reads or changes what
/// belongs to another.
/// Known as: broken object level authorisation (BOLA), insecure direct object reference (IDOR).
@id("TM-ACC-001") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl) @owasp_api(ObjectAuthorization)
rule UncheckedPermission "callers of ${p} may reach what is not theirs" {
  match p : Process;
  where p.takes_untrusted and p.serving and not (p is web.Gateway);
  where any f in p.serves : f.matters or (any d in f.payload : d.sensitivity >= Internal);
  unless p.access_control by Authorization;
  severity = if (any f in p.serves : f.matters).or_else(false) then High else Medium;
  gain = [Reads, Changes];
  fix = "Check for each request, in one place, whether this caller may do this with this object.";
  refs = [cwe(862), cwe(639), capec(122), asvs("8.2.1"), asvs("8.2.2")];
  question p.access_control
      "Does ${p} check for each request whether the caller may do this with this object?";
  verify logins.objects_separated(http.over_http(p));
}

/// Strangers reach a store directly, with no program of ours between that checks
/// what they ask for. One leaked password, or one flaw in the store, opens all of it.
/// Known as: exposed database.
@id("TM-ACC-002") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule StoreWithinReach "${f.source} reaches the store ${s} directly" {
  match s : Store, f : Flow;
  where f in s.serves and f.from_outside;
  where not (s is db.ObjectStore or s is delivery.SourceRepository or s is delivery.ArtifactStore);
  // A shell or console is AdminFromOutside's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  by f.callers;
  severity = High;
  gain = [Uses];
  vantage = Sending;
  work = 6;
  fix = "Put a service in front that checks each request, and close the store to the outside.";
  refs = [cwe(668), cwe(653), attack("T1190"), nist("SC-7")];
  question f.tunnelled "Can ${s} be reached over ${f} through a VPN or bastion host only?";
  verify network.unreachable(s);
}

/// Requests of strangers arrive at a program that shares its network with the
/// stores. Who takes that program over stands next to them, with nothing left to pass.
/// Known as: missing network segmentation.
@id("TM-ACC-003") @stride(ElevationOfPrivilege) @owasp(InsecureDesign)
rule ZoneSkipped "strangers get straight to ${p}, beside ${beside}" {
  match p : Process;
  let doors = p.serves.filter(f => f.from_outside and not f.source.forwards);
  let beside = p.zone.members.filter(e => e is Store);
  where not doors.empty and not (p is web.Gateway);
  where p.zone.occupants == [Neighbour] and not inviting(p.zone);
  where not beside.empty;
  unless all f in doors : f.tunnelled.or_else(false);
  by doors.filter(f => not f.tunnelled.or_else(false)).callers;
  severity = Medium;
  gain = [Spreads];
  vantage = Holding;
  work = 4;
  fix = "Let a gateway in a zone of its own take requests from outside.";
  refs = [cwe(653), attack("T1190"), nist("SC-7")];
  verify network.unreachable(p);
}

/// A shell, console or desktop for those who run the system can be reached from
/// where anyone can be. One stolen key or password, or one flaw in it, gives the
/// machine away.
/// Known as: exposed management interface.
@id("TM-ACC-004") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule AdminFromOutside "${f.target} can be administered from outside over ${f}" {
  match f : Flow;
  // Where administrators call over a network of others, others reach it too.
  where f.administrative and f.leaves_machine and f.target.run_by_us and f.target.placed;
  where f.from_outside or over_others(f);
  unless f.tunnelled by Vpn, Bastion;
  by f.callers | f.watchers;
  severity = High;
  gain = [Uses];
  vantage = Sending;
  work = 8;
  fix = "Let administrators in through a VPN or a guarded host only.";
  refs = [cwe(284), capec(555), attack("T1133"), attack("T1021"), nist("AC-17")];
  question f.tunnelled "Is ${f} possible through a VPN or bastion host only?";
  verify network.port_unreachable(network.admin_door(f), f.port);
}

/// One program serves customers who must not see each other, and only its own
/// conditions keep them apart. One forgotten condition shows one customer
/// another's data.
/// Known as: broken tenant isolation.
@id("TM-ACC-005") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule MixedTenants "tenants of ${p} can reach each other's data" {
  match p : Process;
  where p.multi_tenant and handles_sensitive(p);
  unless p.tenants_separated by TenantIsolation;
  severity = High;
  gain = [Reads];
  work = 4;
  fix = "Bind each query to the caller's tenant below the program's own code.";
  refs = [cwe(639), cwe(653), asvs("8.4.1"), nist("AC-4")];
  question p.tenants_separated "Are the tenants of ${p} kept apart below its own code?";
  verify logins.objects_separated(http.over_http(p));
}

/// A program that strangers talk to runs as administrator. Whoever takes it over
/// owns the machine, not only the program.
/// Known as: running as root, missing least privilege.
@id("TM-ACC-006") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule PrivilegedService "who takes ${p} over owns its machine" {
  match p : Process;
  where p.privileged and p.takes_untrusted;
  unless p.sandboxed by Sandboxing;
  severity = High;
  gain = [Spreads];
  vantage = Holding;
  fix = "Run it as a user of its own, and give it the one right that it needs.";
  refs = [cwe(250), capec(69), attack("T1068"), nist("AC-6")];
  question p.sandboxed "Is ${p} confined although it runs as administrator?";
  verify files.unit_confined(p);
}

/// One member of staff enters or changes what binds the organisation, and it is done. Who is
/// bribed, deceived by a forged mail, or whose login was stolen, pays whom they like.
/// Known as: missing separation of duties, missing four-eyes principle, payment fraud.
@id("TM-ACC-009") @stride(ElevationOfPrivilege) @stride(Tampering) @owasp(InsecureDesign)
rule OnePersonDecides "one member of staff alone can bring about ${ordered} at ${p}" {
  match p : Process;
  let ordered =
      p.serves.filter(
        f => (f.source is UserAgent or f.source is Person) and not f.only_reads.or_else(false),
      ).carries
          .filter(d => d.disputable and d.integrity >= Vital);
  where p.run_by_us and not p.forwards;
  where any f in p.serves :
      (f.source is UserAgent or f.source is Person)
      and f.leaves_machine
      and (any a in f.callers : a in [Position.Employee, Position.Administrator])
      and not f.only_reads.or_else(false)
      and (any d in f.carries : d.integrity >= Vital and d.disputable);
  unless p.second_approval by SecondApproval;
  by [Employee];
  severity = Medium;
  gain = [Changes];
  vantage = Holding;
  work = 4;
  fix = "Let a second person release what binds the organisation, from a machine and login of their own; nobody releases what they entered.";
  refs = [cwe(841), attack("T1657"), asvs("2.3.5"), nist("AC-5"), nist("AC-3(2)")];
  question p.second_approval "Must a second person release ${ordered} before ${p} carries it out?";
}

/// Keys lie on the same machine as a program that strangers talk to. Who takes
/// the program over reads them from its neighbour's memory or files.
@id("TM-ACC-007") @stride(ElevationOfPrivilege) @owasp(InsecureDesign)
rule SecretsBesideStrangers "${s} shares ${b} with ${neighbours}, which strangers reach" {
  match s : db.SecretStore, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e.takes_untrusted);
  where b in s.zones and b.shared_runtime;
  where not neighbours.empty;
  severity = High;
  gain = [Reads];
  gain_of = "s";
  vantage = Inside;
  fix = "Give the secret store a machine and a network of its own.";
  refs = [cwe(653), attack("T1552"), nist("SC-3")];
}

/// What builds and ships the programs can be reached from where anyone can be.
/// Who takes it over ships their own code to every machine, with our signature.
/// Known as: exposed build system.
@id("TM-ACC-008") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule ExposedPipeline "${f.source} reaches the build system ${p} over ${f}" {
  match p : delivery.BuildPipeline, f : Flow;
  where f in p.serves and f.from_outside;
  where not (f is web.Webhook);
  // A shell or console is AdminFromOutside's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  by f.callers;
  severity = High;
  vantage = Sending;
  work = 8;
  fix = "Let the build system be reached through a VPN only.";
  refs = [cwe(668), capec(444), attack_sub("T1195", "002"), nist("SC-7")];
  question f.tunnelled "Can ${p} be reached through a VPN or bastion host only?";
  verify network.unreachable(p);
}

// =================================================================================
// Where programs come from
// =================================================================================

/// Code arrives over the network and is run, and nothing proves who built it.
/// Who controls the way, the store or the registry runs their own code instead.
/// Known as: unsigned code, missing integrity check.
@id("TM-DEL-001") @stride(Tampering) @owasp(IntegrityFailures)
rule UnsignedCode "code that comes over ${f} may not be what was built" {
  match f : Flow;
  where f.brings_code and f.travels;
  where not (f.source is people.Browser);
  unless f.code_signed by SignedArtifacts;
  by f.watchers | f.source.makers | f.target.makers;
  severity = High;
  gain = [TakesOver];
  fix = "Sign what is built, and let nothing run without that signature; pin packages by their hash.";
  refs = [cwe(494), capec(184), attack("T1195"), nist("CM-14")];
  question f.signed "Is what comes over ${f} signed or pinned, and checked before it runs?";
}

/// One person alone can change what will be shipped. A stolen account, a mistake
/// or a grudge then reaches every customer.
/// Known as: missing code review.
@id("TM-DEL-002") @stride(Tampering) @owasp(SupplyChainFailures)
rule UnreviewedChange "one person can change what ${r} ships" {
  match r : delivery.SourceRepository;
  where any f in r.flows : f.source is delivery.BuildPipeline or f.target is delivery.BuildPipeline;
  unless r.reviewed by Review;
  by r.makers;
  severity = Medium;
  vantage = Anywhere;
  fix = "Let no change in without the consent of a second person.";
  refs = [cwe(506), capec(443), attack_sub("T1195", "002"), nist("CM-5")];
  question r.reviewed "Does each change in ${r} need the consent of a second person?";
  verify files.changes_reviewed(r);
}

/// Senders of different trust write to one broker, and nothing keeps them apart.
/// The least trusted writes messages in the name of the others, and those who
/// take them act on them.
/// Known as: message spoofing.
@id("TM-MSG-001") @stride(Tampering) @owasp(IntegrityFailures)
rule ForgedMessage "${lowest} can write messages to ${q} that others would be believed for" {
  match q : messaging.MessageStore;
  let senders = q.writers;
  let best = senders.map(e => trust_of(e)).max;
  let lowest = senders.filter(e => trust_of(e) < best);
  where not lowest.empty and not q.readers.empty;
  unless q.producers_separated by TopicPermissions;
  unless all f in q.serves : f.carries.empty.or_else(false) or f.messages_signed by SignedMessages;
  by lowest.senders | lowest.neighbours;
  severity = Medium;
  vantage = OtherEnd;
  fix = "Give each sender an account of its own that can write to its own topics only, or sign messages.";
  refs = [cwe(345), capec(594), nist("AC-6")];
  question q.producers_separated "Can each sender write only to its own topics of ${q}?";
  verify stores.producers_separated(stores.mqtt_broker(q));
}

/// Words that the model reads are taken for orders: a page, a mail or a document
/// tells it to call a tool, and it does, with the rights of whoever asked.
/// Known as: direct prompt injection.
@id("TM-AI-001") @stride(ElevationOfPrivilege) @owasp_llm(PromptInjection) @owasp_llm(ExcessiveAgency)
rule PromptInjection "words that ${a} reads can make it act" {
  match a : ai.Assistant;
  where a.hears_strangers and a.acts;
  // Who approves what they cannot see, approves anything.
  unless a.actions_approved and a.approval_informed by ActionApproval, ShownActions;
  severity = if a.actions_approved.or_else(false) then Medium else High;
  work = 4;
  fix = "Let the model only propose; let a person, or a rule without a model, decide.";
  refs = [cwe(1427), capec(242), nist("AC-6")];
  question a.acts "Can an answer of ${a}'s model start an action?";
  verify assistants.injection_resisted(assistants.asked(a));
}
