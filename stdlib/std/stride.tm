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
    or (d.integrity >= Critical and (not d.replaceable or s is delivery.SourceRepository));

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

/// Whether someone logs in to it with a key, which says that the people it serves have keys.
private predicate takes_keys(p : Element) =
    any f in p.serves : shows(f, [WebAuthn, Kerberos, ClientCertificate]).or_else(false);

/// Whether it sends people elsewhere to log in.
private predicate calls_identity_provider(p : Element) =
    any f in p.calls : f.target is services.IdentityProvider or f.source is services.IdentityProvider;

/// The same, or what logs people in calls it back.
private predicate asks_identity_provider(p : Element) =
    calls_identity_provider(p)
    or (any f in p.serves : f.source is services.IdentityProvider or f.target is services.IdentityProvider);

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
        and not takes_keys(f.target)
        and not asks_identity_provider(f.target)
        and not calls_identity_provider(f.source));

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

/// What CVSS says about the rights that an attacker needs: `L`, a login, if every
/// caller has to have one.
private function rights_at(p : Element) : string = if p.likelihood < p.attempts then "L" else "N";

/// How bad it is where one has to be in a tunnel first: a step less. To be in the network is not to
/// be known to the service.
private function lowered_by_tunnel(s : Severity, f : Flow) : Severity =
    if not f.tunnelled.or_else(false) then s else if s >= High then Medium else Low;

/// How bad it is where a filter of requests is in front: a step less, as the filter
/// makes the attack more expensive. It ends nothing, so no rule is silenced by it.
private function filtered(s : Severity, p : Process) : Severity =
    if not p.waf_protected.or_else(false) then s
    else if s >= Critical then High
    else if s >= High then Medium
    else Low;

// =================================================================================
// On the way
// =================================================================================

/// Sensitive data travels over a network without encryption. Attackers who can listen anywhere
/// between the two ends, on a shared network, at a switch or at a provider, read it. Nobody
/// notices, and a leak cannot be undone.
@also("sniffing", "eavesdropping", "missing encryption in transit") @id("TM-NET-001")
@formerly("ClearTextCrossing") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule CleartextTransmission "Cleartext transmission: ${leaked} can be read on the way over ${f}" {
  match f : Flow;
  let leaked = f.payload.filter(d => d.sensitive);
  where f.travels;
  where f.sensitive;
  unless f.encrypted by Tls, MutualTls, EncryptedTunnel, Vpn;
  unless f.messages_encrypted by EndToEndEncryption;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by NetworkSegmentation;
  by f.watchers;
  severity = severity_on(f);
  fix = "Encrypt the connection with TLS, and refuse cleartext.";
  scores = ["CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(319), capec(157), attack("T1040"), asvs("12.3.1")];
  question f.encrypted "Is ${f} encrypted?";
  verify tls.refuses_plaintext(f.target), tls.minimum(f.target, Tls12);
}

/// Data travels over a connection that does not detect changes. Attackers between the two ends
/// replace prices, pictures or orders with their own. The receiver acts on what they wrote.
@also("man in the middle", "MITM", "missing message integrity") @id("TM-NET-002") @stride(Tampering)
@owasp(CryptographicFailures)
rule TamperingInTransit "Tampering in transit: ${altered} can be changed on the way over ${f}" {
  match f : Flow;
  let altered = f.payload.filter(d => d.precious);
  where f.travels;
  where f.precious;
  unless f.integrity by Tls, MutualTls, EncryptedTunnel, Vpn, MessageSigning, EndToEndEncryption;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by NetworkSegmentation;
  by f.watchers;
  severity = severity_on(f);
  fix = "Protect the connection with TLS, or sign each message.";
  scores = ["CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(924), cwe(345), capec(94), attack("T1557"), asvs("12.3.1")];
  question f.integrity "Would a change in transit be detected on ${f}?";
  verify tls.enabled(f.target), tls.minimum(f.target, Tls12), tls.refuses_plaintext(f.target);
}

/// A connection accepts versions of TLS with known weaknesses. Attackers between the two ends make
/// both sides agree on the oldest version and break it. They then read or change everything that
/// passes.
@also("TLS downgrade", "SSL", "POODLE", "BEAST", "padding oracle") @id("TM-NET-003") @formerly("WeakTls")
@stride(InformationDisclosure) @owasp(CryptographicFailures)
rule WeakTlsVersion "Weak TLS version: ${f} accepts versions of TLS that can be broken" {
  match f : Flow;
  where f.travels and f.over_tls and f.encrypted;
  where f.min_tls < Tls12;
  by f.watchers;
  severity = if (any a in f.watchers : outside(a)) then High else Medium;
  gain = [Reads, Changes];
  work = 9;
  fix = "Accept nothing older than TLS 1.2.";
  refs = [cwe(326), cwe(757), capec(620), asvs("12.1.1")];
  question f.min_tls "What is the oldest version of TLS that ${f} accepts?";
  verify tls.minimum(f.target, Tls12);
}

/// Credentials travel over a connection that others can listen to. Attackers pick up a password,
/// cookie, key or token and present it as their own. They act as its owner until it expires. Where
/// the data on the same connection is worth as much, CleartextTransmission reports it already.
@also("session sniffing", "sidejacking", "unprotected transport of credentials") @id("TM-NET-004")
@formerly("SniffedLogin") @stride(Spoofing) @owasp(CryptographicFailures) @owasp(AuthenticationFailures)
rule CredentialSniffing "Credential sniffing: the login sent over ${f} can be picked up and reused" {
  match f : Flow;
  where f.travels and bearer_login(f);
  where not f.sensitive.or_else(false);
  unless f.encrypted by Tls, MutualTls, EncryptedTunnel, Vpn;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by NetworkSegmentation;
  by f.watchers;
  severity = if f.stays and not f.shared then Medium else High;
  fix = "Encrypt the connection, and mark cookies so that browsers never send them in cleartext.";
  scores = ["CVSS:4.0/AV:${vector_of(f)}/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(523), cwe(522), capec(102), attack("T1040"), asvs("12.2.1")];
  question f.encrypted "Is ${f} encrypted?";
  verify tls.refuses_plaintext(f.target);
}

// =================================================================================
// Who is it?
// =================================================================================

/// A client does not verify the identity of the server that it connects to. Attackers who redirect
/// a name, an address or a route answer in its place. They receive what the client sends, and the
/// client believes what they send back.
@also(
  "improper certificate validation",
  "missing certificate validation",
  "man in the middle",
  "missing server authentication",
  "DNS spoofing",
  "ARP spoofing",
  "rogue server",
) @id("TM-AUT-001") @formerly("UnverifiedPeer") @stride(Spoofing) @owasp(AuthenticationFailures)
rule ServerSpoofing "Server spoofing: ${f.source} cannot tell ${f.target} from an impostor" {
  match f : Flow;
  where f.travels and f.target.serving;
  unless f.encrypted and f.server_authenticated by Tls, MutualTls, EncryptedTunnel, Vpn, HostKeyVerification;
  unless f.messages_signed.or_else(false) and not f.sensitive.or_else(true) by MessageSigning;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by NetworkSegmentation;
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
  question f.server_authenticated "Does ${f.source} verify that it has reached ${f.target}?";
  verify tls.refuses_impostor(f.source, if passes_on(f) then f.target else unknown);
}

/// A service does not check who calls it, although what it offers needs protection. Attackers need
/// no flaw and no password, only a route: one compromised machine inside, or one wrong firewall
/// rule. They then read and change whatever the service offers.
@also("unauthenticated access", "missing authentication for critical function", "IP spoofing")
@id("TM-AUT-002") @formerly("UnauthenticatedCaller") @stride(Spoofing) @owasp(AuthenticationFailures)
@owasp_api(BrokenAuthentication)
rule MissingAuthentication "Missing authentication: ${f.target} serves anyone who calls over ${f}" {
  match f : Flow;
  where f.travels and f.target.run_by_us;
  where f.matters or (f.from_untrusted and (any d in f.payload : d.sensitivity >= Internal));
  where not (f is web.Webhook or from_public_registry(f) or only_looks(f));
  where not (f.proven_later or f.caller_judged);
  unless f.client_authenticated by MutualTls, TokenAuthentication, Passkeys, ApiKeyAuthentication,
      WorkloadIdentityAuthentication;
  unless f.stays and not f.shared and f.source.zone.isolated.or_else(false) by NetworkSegmentation;
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

/// A password alone protects something that others must not open. Attackers guess passwords, phish
/// them, or find them in leaks where people reused them. Each of these is enough to take over an
/// account.
@also("missing MFA", "missing multi-factor authentication", "missing 2FA", "missing second factor")
@id("TM-AUT-003") @formerly("PasswordAlone") @stride(Spoofing) @owasp(AuthenticationFailures)
rule SingleFactorAuthentication
    "Single-factor authentication: a stolen password is enough to use ${p} over ${f}" {
  match p : Process, f : Flow;
  where f in p.serves and f.from_untrusted;
  where password_behind(f) or passes_password(f);
  where passwords_end(p) or known(p.multi_factor);
  where f.administrative or (any d in p.handles : d.sensitivity >= Restricted or d.integrity >= Critical);
  unless p.multi_factor by MultiFactorAuthentication;
  unless f.source.forwards and f.source is Process and f.source.multi_factor.or_else(false);
  by f.callers;
  severity = High;
  vantage = Anywhere;
  work = 6;
  fix = "Ask for a second factor, or replace the password with a passkey.";
  refs = [cwe(308), capec(560), attack("T1078"), asvs("6.3.3")];
  question p.multi_factor "Do users of ${p} need a second factor?";
  verify logins.password_not_enough(http.http_target(f));
}

/// A login does not limit how many passwords may be tried. Attackers automatically try lists of
/// leaked passwords on every account. Some always match, and those accounts are lost.
@also("brute force", "credential stuffing", "password spraying", "password guessing") @id("TM-AUT-004")
@formerly("PasswordGuessing") @stride(Spoofing) @owasp(AuthenticationFailures)
@owasp_api(BrokenAuthentication)
rule PasswordBruteForce "Password brute force: passwords of ${p} can be tried without limit over ${f}" {
  match p : Process, f : Flow;
  where f in p.serves and f.from_untrusted;
  where password_behind(f) or passes_password(f);
  where passwords_end(p) or known(p.brute_force_protected);
  unless p.brute_force_protected by LoginThrottling;
  unless f.source.forwards and f.source is Process and f.source.brute_force_protected.or_else(false);
  by f.callers;
  // A second factor makes a guessed password worth less, and stops no guessing.
  severity = if p.multi_factor.or_else(false) then Low else Medium;
  vantage = Sending;
  work = 6;
  fix = "Slow down repeated logins per account and per address, and refuse known leaked passwords.";
  refs = [cwe(307), capec(49), capec(600), attack("T1110"), asvs("6.3.1")];
  question p.brute_force_protected "Does ${p} slow down or lock out callers who try many passwords?";
  verify logins.guesses_slowed(http.http_target(f));
}

/// A web application accepts requests that another site's page started, because the browser
/// attaches the user's login to each of them. Attackers lure a user to a page of theirs. The page
/// orders, pays or deletes in the user's name.
@also("CSRF", "XSRF", "session riding") @id("TM-AUT-005") @formerly("ForgedBrowserRequest") @stride(Spoofing)
@owasp(BrokenAccessControl)
rule CrossSiteRequestForgery
    "Cross-site request forgery: another site's page can act for users of ${p} over ${f}" {
  match p : Process, f : Flow;
  where f in p.serves and p is not web.Gateway;
  where (f.source.browses and shows(f, attached()))
      or (f.source.forwards and not (f.source.browser_logins & attached()).empty);
  unless p.csrf_protected by CsrfProtection;
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

/// A webhook does not verify who sends its events. Attackers who find its address report events
/// that never happened: a payment received, a parcel delivered. The program acts on them.
@also("unsigned webhook", "webhook forgery") @id("TM-AUT-006") @formerly("ForgedWebhook") @stride(Spoofing)
@owasp(SoftwareOrDataIntegrityFailures)
rule WebhookSpoofing "Webhook spoofing: anyone can send ${p} what only ${f.source} should over ${f}" {
  match p : Process, f : web.Webhook;
  where f in p.serves and f.from_untrusted;
  unless f.messages_signed by MessageSigning;
  unless f.client_authenticated by MutualTls, ApiKeyAuthentication;
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

/// A service accepts tokens without checking all of signature, issuer, audience and expiry.
/// Attackers forge a token, or bring one that was issued for another service or long ago. They are
/// then whoever the token says.
@also("JWT validation", "missing token validation", "audience confusion", "algorithm confusion")
@id("TM-AUT-007") @formerly("UncheckedToken") @stride(Spoofing) @owasp(AuthenticationFailures)
@owasp_api(BrokenAuthentication)
rule ImproperTokenValidation "Improper token validation: ${p} may accept tokens that were not issued for it" {
  match p : Process;
  where any f in p.serves :
      f.networked
      and f.source is not Store
      and (shows(f, [Token])
          or (f.source is web.Gateway
              and Token in f.source.logins
              and not f.source.tokens_validated.or_else(f.source is web.ApiGateway)));
  where guards(p) and (p is not web.Gateway or p is web.ApiGateway);
  unless p.tokens_validated by TokenValidation;
  severity = High;
  work = 5;
  fix = "Check signature, algorithm, issuer, audience and expiry of each token.";
  refs = [cwe(347), cwe(287), capec(633), asvs("9.1.1"), asvs("9.2.3")];
  question p.tokens_validated "Does ${p} verify signature, issuer, audience and expiry of each token?";
  verify logins.tokens_validated(http.over_http(p));
}

/// A program logs in with a secret that stays the same for years. Copies of it end up in files,
/// images, logs and on laptops. Attackers who find one use it until somebody notices.
@also("static credentials", "missing secret rotation", "missing credential rotation") @id("TM-AUT-008")
@formerly("LongLivedSecret") @stride(Spoofing) @owasp(AuthenticationFailures)
rule LongLivedCredentials
    "Long-lived credentials: what ${f.source} logs in to ${f.target} with never changes" {
  match f : Flow;
  where f.travels and f.source is Process and not (f.source is UserAgent);
  where shows(f, [Password, ApiKey, SharedAccount]);
  where f.matters;
  unless f.credentials_rotated by CredentialRotation, WorkloadIdentityAuthentication;
  by f.source.neighbours | f.source.makers;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Use an identity of the platform, or let the secret store issue secrets that expire.";
  refs = [cwe(262), cwe(798), attack("T1078"), asvs("13.3.4")];
  question f.credentials_rotated
      "Is the secret with which ${f.source} logs in to ${f.target} replaced regularly?";
  verify logins.secret_rotated(http.http_target(f));
}

/// A secret is part of a program that others have a copy of: an app, a page's script, a device's
/// firmware. Attackers extract it from their own copy. From then on any program can call in the
/// app's name, and nothing shows which user, device or program it is.
@also("hard-coded password", "hard-coded secret", "embedded secret", "hard-coded API key") @id("TM-AUT-011")
@formerly("EmbeddedSecret") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp_api(BrokenAuthentication)
rule HardcodedCredentials
    "Hard-coded credentials: anyone who unpacks ${f.source} can call ${f.target} as any copy of it" {
  match f : Flow;
  // Of devices that serve as well, std.iot asks for a key of their own.
  where f.networked
      and not of_staff(f.source)
      and (f.source is UserAgent or (f.source is people.Device and not f.source.serving));
  where shows(f, [ApiKey])
      or (shows(f, [SharedAccount, ClientCertificate, SignedRequest]) and not f.source.browses);
  unless f.per_client_credentials by PerClientCredentials;
  by f.callers | [Stranger];
  severity = if f.matters.or_else(false) then High else Medium;
  gain = [Uses];
  gain_of = "f.target";
  vantage = Anywhere;
  work = 4;
  fix = "Put no secret into what you distribute; let each copy get its own token at a login, and be able to revoke each one separately.";
  refs = [cwe(798), cwe(522), capec(191), attack_sub("T1552", "001"), asvs("13.2.1"), nist("IA-3")];
  question f.per_client_credentials
      "Does each copy of ${f.source} have its own secret for ${f.target}, issued after a login?";
}

/// A domain does not let receivers tell its mail from forged mail. Attackers send mail in its name.
/// Customers who trust the name open what they get and type their password where they are told to.
@also("email spoofing", "mail forgery", "missing SPF", "missing DKIM", "missing DMARC", "BEC")
@id("TM-AUT-009") @formerly("ForgedMail") @stride(Spoofing) @owasp(AuthenticationFailures)
rule EmailSpoofing "E-mail spoofing: anyone can send mail in the name of ${f.source}" {
  match f : net.Smtp;
  where f.travels and not untrusted(f.source) and untrusted(f.target);
  unless f.email_authenticated by EmailAuthentication;
  by [Stranger];
  severity = Medium;
  gain = [];
  fix = "Publish SPF and DKIM, and a DMARC policy that rejects the rest.";
  refs = [cwe(290), capec(98), attack("T1566")];
  question f.email_authenticated
      "Does the domain of ${f.source} publish SPF, DKIM and a rejecting DMARC policy?";
  verify network.mail_domain_guarded(f.source);
}

/// A request that arrives twice is carried out twice. Attackers record a valid request and send it
/// again; a client that retries does the same by accident. The payment is made, or the order
/// placed, once more.
@also("replay", "missing idempotency", "capture-replay") @id("TM-AUT-010") @formerly("ReplayedRequest")
@stride(Spoofing) @owasp(SoftwareOrDataIntegrityFailures)
rule ReplayAttack "Replay attack: ${repeated} sent twice over ${f} counts twice" {
  match f : Flow;
  let repeated = f.carries.filter(d => d.disputable);
  where f.travels and (f.target is Process or f.target is ExternalService);
  where any d in f.carries : d.disputable and d.integrity >= Critical;
  unless f.replay_protected by ReplayProtection;
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

/// Input becomes part of the text of an SQL statement. Attackers end the value early and write the
/// rest of the statement themselves. They read every table, change rows, and log in as anyone.
@also("SQLi") @id("TM-INJ-001") @stride(Tampering) @owasp(Injection)
rule SqlInjection "SQL injection: callers of ${p} can write into its SQL for ${asked}" {
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

/// Input becomes part of a query in the language of a document database or search engine. Attackers
/// add operators or fields of their own. They log in without a password and read results that were
/// not meant for them.
@also("query injection", "MongoDB injection") @id("TM-INJ-002") @formerly("QueryInjection") @stride(Tampering)
@owasp(Injection)
rule NoSqlInjection "NoSQL injection: callers of ${p} can change what it asks ${asked}" {
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

/// Input becomes part of a search filter or name in a directory. Attackers put a star or a bracket
/// into a value. A login becomes a search that always succeeds, or lists everyone.
@also("directory injection") @id("TM-INJ-003") @formerly("DirectoryInjection") @stride(Tampering)
@owasp(Injection)
rule LdapInjection "LDAP injection: callers of ${p} can change its searches in ${asked}" {
  match p : Process;
  let asked = p.calls.target.filter(s => s is db.LdapDirectory);
  where p.takes_untrusted and not asked.empty;
  unless p.ldap_escaped by LdapEscaping;
  severity = High;
  gain = [Reads, Changes];
  work = 4;
  fix = "Escape values for filters and names with the library's function for it.";
  refs = [cwe(90), capec(136), asvs("1.2.6")];
  question p.ldap_escaped "Does ${p} escape values in its searches of the directory?";
  verify input.query_inert(http.over_http(p));
}

/// Input becomes part of a command that a program starts. Attackers add a second command with a
/// semicolon, or an option with a leading dash. They run programs with the rights of this one.
@also("OS command injection", "shell injection", "argument injection", "RCE") @id("TM-INJ-004")
@stride(ElevationOfPrivilege) @owasp(Injection)
rule CommandInjection "Command injection: callers of ${p} can run commands on its machine" {
  match p : Process;
  where p.runs_commands and p.takes_untrusted;
  unless p.arguments_separated by ArgumentSeparation;
  severity = filtered(if p.entry_point then Critical else High, p);
  work = 3;
  fix = "Start programs with a list of arguments and no shell, and with `--` before values.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(78), capec(88), attack("T1059"), asvs("1.2.5")];
  question p.arguments_separated "Does ${p} start programs without a shell, arguments as a list?";
  verify input.command_inert(http.over_http(p));
}

/// A program rebuilds objects of its language from bytes that callers send. Such formats name the
/// classes to build, so attackers name those whose code helps them. They run code of their choice.
@also("deserialization of untrusted data", "insecure deserialisation", "object injection", "pickle")
@id("TM-INJ-005") @formerly("UnsafeDeserialization") @stride(ElevationOfPrivilege)
@owasp(SoftwareOrDataIntegrityFailures)
rule InsecureDeserialization
    "Insecure deserialization: callers of ${p} can make it build objects of their choice" {
  match p : Process;
  where SerializedObject in p.parses and p.takes_untrusted;
  unless p.deserialization_restricted by DeserializationAllowList;
  severity = High;
  work = 4;
  fix = "Take plain data formats, and build objects from checked fields.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(502), capec(586), asvs("1.5.2")];
  question p.deserialization_restricted "Does ${p} deserialize only objects of listed types?";
  verify input.objects_refused(http.over_http(p));
}

/// An XML parser resolves references that a document makes to files and addresses. Attackers send a
/// document that refers to secrets or internal services. The answer, or its error message, contains
/// what was read.
@also("XXE", "XML external entity injection") @id("TM-INJ-006") @formerly("ExternalEntities")
@stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule XmlExternalEntities
    "XML external entities: XML sent to ${p} can make it read files and internal addresses" {
  match p : Process;
  where Xml in p.parses and p.takes_untrusted;
  unless p.external_entities_disabled by ExternalEntitiesDisabled;
  severity = filtered(High, p);
  work = 3;
  fix = "Switch off document types and external entities in the parser.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:N/VA:L/SC:L/SI:N/SA:N"];
  refs = [cwe(611), capec(221), asvs("1.5.1")];
  question p.external_entities_disabled "Are external entities switched off in ${p}'s XML parser?";
  verify input.entities_refused(http.over_http(p));
}

/// A program builds the path of a file from input without confining it to one folder. Attackers use
/// `..` or an absolute path. They read or overwrite settings, keys and the program itself.
@also("directory traversal", "dot-dot-slash", "zip slip") @id("TM-INJ-007") @stride(InformationDisclosure)
@owasp(BrokenAccessControl)
rule PathTraversal "Path traversal: callers of ${p} can reach other files of ${reached}" {
  match p : Process;
  let reached = p.calls.target.filter(s => s is db.FileStore);
  where p.takes_untrusted and not reached.empty;
  unless p.paths_confined by PathConfinement;
  severity = filtered(Medium, p);
  work = 3;
  fix = "Choose file names yourself, or resolve the path and refuse it outside its folder.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"];
  refs = [cwe(22), capec(126), asvs("5.3.2")];
  question p.paths_confined "Are file names from callers of ${p} confined to one folder?";
  verify input.paths_confined(http.over_http(p));
}

/// A program keeps uploaded files without checking what they are. Attackers upload a file that the
/// server runs, that a browser shows as a page of this site, or that carries malware. They get into
/// the server, or hurt whoever opens the file.
@also("malicious file upload", "web shell") @id("TM-INJ-008") @formerly("HostileUpload") @stride(Tampering)
@owasp(InsecureDesign)
rule UnrestrictedFileUpload
    "Unrestricted file upload: files sent to ${p} can do harm where they are kept or opened" {
  match p : Process;
  where p.accepts_files and p.takes_untrusted;
  unless p.uploads_validated by FileUploadValidation;
  severity = High;
  gain = [TakesOver];
  work = 6;
  fix = "Check type by content, rename, scan, and serve files from an origin where nothing runs.";
  refs = [cwe(434), capec(650), attack_sub("T1505", "003"), asvs("5.2.2")];
  question p.uploads_validated
      "Are files uploaded to ${p} checked by content, renamed, and kept where nothing runs them?";
  verify http.uploads_checked(http.over_http(p));
}

/// A program runs code that callers bring, without isolating it. Attackers bring code that looks
/// around. It has the program's rights: its files, its secrets, its place in the network.
@also("remote code execution", "RCE", "code injection", "missing sandbox") @id("TM-INJ-009")
@formerly("CodeFromCallers") @stride(ElevationOfPrivilege) @owasp(Injection)
rule UntrustedCodeExecution "Untrusted code execution: code that callers bring to ${p} runs with its rights" {
  match p : Process;
  where Code in p.parses and p.takes_untrusted;
  unless p.callers_code_isolated by CodeIsolation;
  severity = if p.entry_point then Critical else High;
  work = 1;
  fix = "Run it in a machine or sandbox of its own, without secrets and without a network.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(94), capec(242), nist("SC-39")];
  question p.callers_code_isolated
      "Does callers' code run in a sandbox without the secrets or network of ${p}?";
}

/// A YAML loader builds whatever object a tag in the document names. Attackers name classes that
/// run code when they are built. They run code of their choice with the program's rights.
@also("unsafe YAML loading", "yaml.load") @id("TM-INJ-018") @formerly("YamlObjects")
@stride(ElevationOfPrivilege) @owasp(SoftwareOrDataIntegrityFailures)
rule YamlDeserialization "YAML deserialization: YAML sent to ${p} can make it build objects of their choice" {
  match p : Process;
  where Yaml in p.parses and p.takes_untrusted;
  unless p.safe_yaml by SafeYamlLoading;
  severity = High;
  work = 4;
  fix = "Use the loader that builds plain values only.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:N/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(502), capec(586), asvs("1.5.2")];
  question p.safe_yaml "Does the YAML loader of ${p} build plain values only, and no objects?";
}

/// A parser in a language without memory safety reads files that strangers send. Parsers of
/// pictures, documents and archives have a long history of such flaws. Attackers send a crafted
/// file, and their bytes become code in the program.
@also("out-of-bounds write", "use after free", "parser exploit") @id("TM-INJ-010") @formerly("UnsafeMemory")
@stride(ElevationOfPrivilege) @owasp(Injection)
rule MemoryCorruption "Memory corruption: a crafted file can take ${p} over" {
  match p : Process;
  where p.language.or_else("").lower in ["c", "c++", "cpp", "objective-c"];
  where p.takes_untrusted and not (p.parses & [Media, Document, Archive, Xml, SerializedObject]).empty;
  unless p.parsers_isolated by ParserIsolation;
  // A sandbox around the whole program keeps the break-in from its machine, and not from its own data.
  severity = if p.sandboxed.or_else(false) then Medium else High;
  work = 9;
  fix = "Parse in a process without rights of its own, or with a library in a memory-safe language.";
  scores = ["CVSS:4.0/AV:${vector_at(p)}/AC:L/AT:P/PR:${rights_at(p)}/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
  refs = [cwe(787), cwe(119), capec(100), attack("T1190"), nist("SI-16")];
  question p.parsers_isolated "Does ${p} parse untrusted files in a separate process without rights?";
}

// =================================================================================
// Pages
// =================================================================================

/// A page shows input without encoding it for the context in which it appears. Attackers send text that
/// runs as a script in another user's browser. The script reads what that user sees and does what
/// that user may do.
@also("XSS", "stored XSS", "reflected XSS", "HTML injection") @id("TM-WEB-001") @stride(Tampering)
@owasp(Injection)
rule CrossSiteScripting "Cross-site scripting: pages of ${p} can run scripts of other callers" {
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
  question p.output_encoded "Does ${p} encode all input for the context in which a page shows it?";
  verify input.output_encoded(http.over_http(p));
}

/// A page can be shown in a frame of another site. Attackers lay it invisibly over a harmless page
/// of theirs. Users click on what they see, and confirm something here that they do not.
@also("UI redressing", "missing X-Frame-Options") @id("TM-WEB-002") @stride(Tampering)
@owasp(SecurityMisconfiguration)
rule Clickjacking "Clickjacking: another site can steer clicks of ${p}'s users" {
  match p : Process;
  where p.renders_html and browsers_show(p, [SessionCookie]);
  unless p.frame_protected by FrameAncestors;
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

/// A service lets pages of any origin call it with the user's login and read the answers. Attackers
/// lure a user to a page of theirs. The page copies everything that the user may see.
@also("CORS", "permissive cross-domain policy", "cross-origin resource sharing") @id("TM-WEB-003")
@formerly("OpenToAnyOrigin") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
@owasp_api(ApiSecurityMisconfiguration)
rule CorsMisconfiguration "CORS misconfiguration: any page can read from ${p} what its users may" {
  match p : Process;
  where p.cors_any_origin;
  where browsers_show(p, attached());
  by [Stranger];
  severity = High;
  vantage = Anywhere;
  work = 5;
  fix = "Name the origins that may call with credentials, or allow none.";
  refs = [cwe(942), capec(111), asvs("3.4.2")];
  verify http.foreign_origin_refused(http.over_http(p));
}

/// A server connects to addresses that its callers choose. Attackers name internal addresses, which
/// they cannot reach but the server can. They read internal services, cloud metadata and keys
/// through it.
@also("SSRF") @id("TM-WEB-004") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
@owasp_api(ServerSideRequestForgery)
rule ServerSideRequestForgery
    "Server-side request forgery: callers of ${p} choose the address that it connects to" {
  match p : Process;
  where p.takes_untrusted and (p is not UserAgent or p.fetches_urls.or_else(false));
  where p.fetches_urls;
  unless p.ssrf_protected by OutboundAllowList;
  severity = High;
  work = 4;
  fix = "Check the address against an allow list after resolving it, refuse internal networks, and follow no redirects.";
  refs = [cwe(918), capec(664), asvs("1.3.6"), asvs("13.2.4")];
  question p.fetches_urls "Can a caller of ${p} choose the address that it connects to?";
  verify http.ssrf_protected(http.over_http(p));
}

/// Pages load a script from a server that someone else runs, without checking its content.
/// Attackers break in there, or buy the abandoned domain, and change the script. It runs in every
/// user's session and copies cards and passwords.
@also(
  "missing subresource integrity",
  "SRI",
  "Magecart",
  "web skimming",
  "formjacking",
  "web supply chain attack",
) @id("TM-WEB-005") @formerly("ForeignScript") @stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule ThirdPartyScriptInclusion
    "Third-party script inclusion: ${f.target} can run any script in pages shown by ${f.source}" {
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

/// Sensitive data is stored without encryption. Attackers who get a lost disk, a discarded machine
/// or a snapshot that was shared by mistake read it. No login stops them.
@also("missing encryption at rest", "unencrypted storage") @id("TM-STO-001") @formerly("StoredInClear")
@stride(InformationDisclosure) @owasp(CryptographicFailures) @cause(Loss)
rule CleartextStorage "Cleartext storage: ${kept} is stored unencrypted at ${e}" {
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
  question e.encrypted_at_rest "Is the data of ${e} encrypted at rest, with keys kept elsewhere?";
}

/// A store of sensitive data can be read without a login. Attackers find such buckets and databases
/// with scanners within hours. They copy everything in it.
@also("public bucket", "open S3 bucket", "exposed bucket") @id("TM-STO-002") @formerly("PublicStore")
@stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule PublicStorage "Public storage: anyone can read ${kept} from ${s}" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitive);
  where s is db.ObjectStore or s.public_access;
  where keeps_sensitive(s);
  unless not s.public_access by PublicAccessBlock;
  by [Stranger];
  severity = Critical;
  vantage = Anywhere;
  work = 1;
  fix = "Block public access for the whole account, and hand out links that expire.";
  refs = [cwe(552), cwe(732), attack("T1530"), nist("AC-22")];
  question s.public_access "Can anyone read from ${s} without a login?";
  verify stores.public_access_refused(if s is db.ObjectStore then s else unknown);
}

/// A cache that serves many users keeps answers that are meant for one. Attackers ask for the same
/// address, or lure a user to one that the cache keeps. They receive that user's data.
@also("web cache deception", "caching of private responses") @id("TM-STO-003")
@formerly("PrivateAnswersCached") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SensitiveDataInCache "Sensitive data in a shared cache: ${c} may hand one user's answer to another" {
  match c : web.ContentDeliveryNetwork;
  where handles_sensitive(c);
  unless c.caching_restricted by CacheControlNoStore;
  severity = Medium;
  work = 4;
  fix = "Send `Cache-Control: private, no-store` with answers that are for one user only.";
  refs = [cwe(524), capec(204), asvs("14.2.2")];
  question c.caching_restricted "Is ${c} told not to keep answers that are for one user only?";
  verify http.private_not_cached(c);
}

/// A program keeps a key or password among its files or settings. Attackers who see the image, the
/// repository or a backup have it. Nobody can tell who used it, or where all its copies are.
@also("hard-coded secret", "secret sprawl", "plaintext secret", "insufficiently protected credentials")
@id("TM-STO-004") @formerly("SecretOutsideVault") @stride(InformationDisclosure)
@owasp(AuthenticationFailures)
rule CredentialsInFiles "Credentials in files: ${kept} is kept at ${e} instead of in a secret store" {
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

/// A secret reaches a place that strangers control, or someone who neither issued it, nor verifies
/// it, nor owns it. Attackers read it there from memory, files or traffic. They use it in its
/// owner's name.
@also("leaked secret", "credential exposure", "secret exposure") @id("TM-STO-005")
@formerly("SecretGivenAway") @stride(InformationDisclosure) @owasp(AuthenticationFailures)
rule SecretLeakage "Secret leakage: the secret ${d} reaches ${outside}" {
  match d : Data;
  let outside = d.places.filter(e => out_of_hands(d, e));
  where d.secret;
  where any e in d.places : out_of_hands(d, e);
  by outside.standing;
  severity = High;
  work = 3;
  fix = "Keep the secret on the server, and give clients tokens of their own that expire.";
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

/// A program writes sensitive data into its logs. Logs are copied, searched and kept by many people
/// and tools. Each of them can leak what was never meant for them.
@also("information exposure through log files", "PII in logs") @id("TM-STO-006") @formerly("SensitiveLog")
@stride(InformationDisclosure) @owasp(SecurityLoggingAndAlertingFailures)
rule SensitiveDataInLogs "Sensitive data in logs: ${leaked} ends up in the logs of ${s}" {
  match s : db.LogStore;
  let leaked = (s.handles | s.receives).filter(d => d.sensitive);
  where any d in s.handles | s.receives : d.sensitive;
  by [Employee, Administrator] | s.neighbours;
  severity = if any d in leaked : d.secret or d.sensitivity >= Restricted then High else Medium;
  vantage = Inside;
  work = 5;
  fix = "Leave it out of log lines, or replace it with a token that only its owner can resolve.";
  refs = [cwe(532), attack("T1552"), asvs("16.2.5")];
}

/// A product keeps the accounts that it was installed with, whose passwords are known or empty.
/// Attackers who reach its port try those first. They get in as administrator.
@also("default password", "default account", "factory credentials") @id("TM-STO-009")
@formerly("FactoryLogin") @stride(Spoofing) @owasp(SecurityMisconfiguration)
rule DefaultCredentials "Default credentials: ${e} still has the logins that it was installed with" {
  match e : Element;
  where e.ready_made and e.run_by_us and guards(e);
  // Who is known by the platform, or by the file system, needs no account of the product.
  where not (e.authn == WorkloadIdentity).or_else(false);
  unless e.default_credentials_removed by DefaultCredentialsRemoved;
  severity = High;
  gain = [Reads, Changes];
  vantage = Inside;
  fix = "Remove accounts, examples and sample databases of the installation, and check for them.";
  refs = [cwe(798), cwe(1188), capec(70), attack_sub("T1078", "001"), asvs("13.2.3"), nist("CM-6")];
  question e.default_credentials_removed
      "Were the default accounts and passwords of ${e} removed or changed?";
  verify stores.factory_logins_refused(stores.store_like(e));
}

/// Programs that have nothing to do with each other log in to one database, and each may read all
/// of it. Attackers take over the weakest. They have the data of the strongest.
@also("missing isolation between applications", "improper isolation") @id("TM-STO-021")
@stride(ElevationOfPrivilege) @owasp(InsecureDesign)
rule SharedDatabase
    "Shared database: anyone who takes over one of ${apps} reaches the data of the others in ${s}" {
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
  unless s.applications_separated by PerApplicationAccounts;
  unless all f in s.serves : f.least_privilege;
  severity = Medium;
  gain = [Reads, Changes];
  gain_of = "s";
  vantage = OtherEnd;
  work = 4;
  fix = "Give each program an account that reaches its own part only, or a store of its own.";
  refs = [cwe(653), cwe(250), asvs("13.2.2"), nist("AC-6")];
  question s.applications_separated "Can each program that uses ${s} reach only its own part of it?";
}

/// A shared folder or bucket gives everyone who can open it access to everything in it. Attackers
/// with any such account read files, or replace one that the next program will read. No program
/// checks what they do.
@also("excessive share permissions", "overexposed share", "SMB share") @id("TM-STO-022")
@formerly("OpenShare") @stride(Tampering) @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule OpenFileShare "Open file share: anyone who can open ${s} reaches all of ${kept} in it" {
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
  unless s.applications_separated.or_else(false)
      and (none e in s.serves.source : e is Person or e is UserAgent)
      and Position.Employee not in s.neighbours
      by PerApplicationAccounts;
  by [Employee] | s.callers | s.neighbours;
  severity = if any d in kept : d.sensitivity >= Restricted or d.integrity >= Critical then High else Medium;
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

/// Data leaves the places to which law, contract or decision confine it. Whatever was promised
/// about it does not hold there. Other people, courts and authorities may get at it.
@also("data residency", "data localisation", "data sovereignty") @id("TM-STO-007")
@formerly("ConfinedDataEscapes") @stride(InformationDisclosure) @owasp(InsecureDesign)
rule DataResidencyViolation
    "Data residency violation: ${d} is confined to ${d.confined_to} but reaches ${outside}" {
  match d : Data;
  let outside = d.places.filter(e => none z in e.zones : z in d.confined_to);
  where not d.confined_to.empty;
  where not outside.empty;
  severity = High;
  gain = [];
  fix = "Keep the data inside, or send only what may leave.";
  refs = [cwe(668), nist("AC-4"), nist("AC-21")];
}

/// Personal or sensitive data goes to another organisation without a contract on its use. That
/// organisation can keep it, use it, pass it on or lose it. We answer for what happens.
@also("DPA", "missing processor contract") @id("TM-EXT-001") @formerly("DataWithoutContract")
@stride(InformationDisclosure) @owasp(InsecureDesign)
rule MissingDataProcessingAgreement
    "Missing data processing agreement: ${x} gets ${given} without a contract" {
  match x : ExternalService;
  let given = x.receives.filter(d => d.about_people or d.sensitive);
  where any d in x.receives : d.about_people or d.sensitive;
  unless x.contract by DataProcessingAgreement;
  by x.standing;
  severity = Medium;
  gain = [];
  fix = "Agree in writing on purpose, place, duration and deletion before any data goes there.";
  refs = [cwe(359), attack("T1199"), nist("SA-9")];
  question x.contract "Is there a contract on what ${x} may do with the data that it gets?";
}

/// Staff log in to an external service with a password alone. Its login page is open to the world,
/// so attackers need only a password that was reused, guessed or phished. They open everything that
/// we keep there. The second factor is a setting of ours.
@also("account takeover", "ATO", "missing MFA at a SaaS") @id("TM-EXT-002") @formerly("GuardlessAccount")
@stride(Spoofing) @owasp(AuthenticationFailures)
rule SaasAccountTakeover "SaaS account takeover: a stolen password of ours is enough to use ${x} over ${f}" {
  match x : ExternalService, f : Flow;
  where f in x.serves and (f.source is UserAgent or f.source is Person);
  where shows(f, [Password, SharedAccount]) and f.matters;
  unless x.accounts_guarded by SaasMultiFactorAuthentication;
  severity = if any d in f.carries : d.sensitivity >= Restricted then High else Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 6;
  fix = "Ask for a second factor at each account there, or let people log in through our own directory.";
  refs = [cwe(308), capec(560), attack_sub("T1078", "004"), asvs("6.3.3"), nist("IA-2(1)")];
  question x.accounts_guarded "Do our accounts at ${x} need a second factor?";
}

/// Paper or media lie in a room, tray or cabinet that is not locked. Visitors, cleaners or the
/// night shift read them, take them, or add a page of their own. Nothing shows what is missing.
@also("physical theft", "unlocked cabinet", "dumpster diving") @id("TM-PHY-001") @formerly("OpenCabinet")
@stride(InformationDisclosure) @stride(Tampering)
rule UnsecuredPhysicalStorage
    "Unsecured physical storage: anyone who gets into the room can take or change ${kept} in ${s}" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitive or d.precious);
  where s.physical;
  where any d in s.stores : d.sensitive or d.precious;
  unless s.physically_secured by PhysicalAccessControl;
  severity = if any d in kept : d.sensitivity >= Restricted or d.integrity >= Critical then High else Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Lock it, count the keys, and write down who takes what out.";
  refs = [capec(507), nist("PE-3"), nist("MP-4")];
  question s.physically_secured "Who can get at ${s}: is it locked, and is it known who has a key?";
}

/// A shipment passes through many hands without a seal that anyone checks. Attackers open it and
/// close it again, swap it, or take it. Nobody knows where it happened.
@also("interdiction", "mail tampering", "courier interception") @id("TM-PHY-002") @formerly("OpenedOnTheWay")
@stride(InformationDisclosure) @stride(Tampering)
rule ShipmentInterception
    "Shipment interception: ${sent} can be opened, swapped or lost on its way with ${f}" {
  match f : Flow;
  let sent = f.payload.filter(d => d.sensitive or d.precious);
  where (f.medium == Courier).or_else(false);
  where f.matters;
  unless f.sealed by TamperEvidentShipping;
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

/// A program does not record who asked for changes to data that must be right. After fraud or a
/// mistake nobody can say what happened. Nobody can be held to it.
@also("missing audit trail", "missing audit log") @id("TM-LOG-001") @formerly("UnrecordedAction")
@stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule InsufficientLogging "Insufficient logging: nobody can tell who did what at ${p}" {
  match p : Process;
  where p.takes_untrusted and p.serving and not (p is web.Gateway);
  where any f in p.serves : f.matters;
  unless p.audit_log by AuditLogging;
  severity = Medium;
  fix = "Record who did what to what, when and from where, for each change and each refusal.";
  refs = [cwe(778), cwe(223), asvs("16.3.2"), nist("AU-12")];
  question p.audit_log "Does ${p} record who did what, and when?";
}

/// A log can be changed by those whose actions it records. Attackers who break in, or
/// administrators with something to hide, change or delete the lines that show it. The log then
/// proves nothing.
@also("audit log manipulation", "indicator removal", "log deletion") @id("TM-LOG-002")
@formerly("AlterableLog") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule LogTampering "Log tampering: records in ${s} can be changed or deleted" {
  match s : db.LogStore;
  where not s.serves.empty;
  unless s.append_only by AppendOnlyStorage;
  by [Administrator] | s.neighbours;
  severity = Medium;
  fix = "Send records at once to a store that lets nobody change or delete them, and that others administer.";
  refs = [capec(268), capec(93), attack("T1070"), asvs("16.4.2"), nist("AU-9")];
  question s.append_only "Is it impossible to change or delete records in ${s}?";
}

/// Several people use one account. Nothing shows which of them did what. People who leave still
/// know the password.
@also("shared credentials", "generic account", "group account") @id("TM-LOG-003")
@formerly("SharedAccountUsed") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule SharedAccountUse "Shared account: several people act under one name over ${f}" {
  match f : Flow;
  where f.authn.or_else(Anonymous) == SharedAccount;
  where f.travels;
  severity = Medium;
  fix = "Give each person an account of their own.";
  refs = [cwe(287), capec(560), attack("T1078"), nist("IA-2(5)")];
}

/// An order or consent that binds carries no proof of who gave it. Its sender later says that it
/// was not theirs; a password or a session proves only that somebody had it. The loss stays with
/// us.
@also("repudiation", "deniable order") @id("TM-LOG-004") @formerly("DeniableOrder") @stride(Repudiation)
@owasp(SecurityLoggingAndAlertingFailures)
rule MissingNonRepudiation "Missing non-repudiation: the sender of ${disputed} over ${f} can deny it" {
  match f : Flow;
  let disputed = f.carries.filter(d => d.disputable);
  where f.travels and not f.source.run_by_us;
  where any d in f.carries : d.disputable;
  // A login, whatever its kind, shows the receiver who called, and a third party nothing of the order;
  // nor does a signature with a key that the receiver has too.
  unless f.digitally_signed by DigitalSignature;
  by f.callers;
  severity = Low;
  fix = "Let the sender confirm each order with a key that only they hold, and keep the confirmation.";
  refs = [cwe(345), capec(195), nist("AU-10")];
  question f.digitally_signed "Does each order over ${f} carry a signature that only its sender can make?";
}

// =================================================================================
// Being there
// =================================================================================

/// A service does not limit how much one caller may ask for. Attackers send as many requests as
/// they can; a faulty script does the same. Everyone else waits.
@also("resource exhaustion", "unrestricted resource consumption", "DoS", "throttling") @id("TM-AVL-001")
@formerly("UnlimitedCalls") @stride(DenialOfService) @owasp(InsecureDesign)
@owasp_api(UnrestrictedResourceConsumption)
rule MissingRateLimiting "Missing rate limiting: one caller can use up ${p}" {
  match p : Process;
  where p.entry_point and p.serving;
  unless p.rate_limited by RateLimiting;
  severity =
      if p.availability >= Critical then High
      else if p.availability >= Important or not (p.logins & [Password, SharedAccount]).empty then Medium
      else Low;
  fix = "Limit requests for each caller and address, in front of everything that costs.";
  refs = [cwe(770), capec(125), attack("T1499"), asvs("2.4.1")];
  question p.rate_limited "Is the rate of requests to ${p} limited for each caller?";
  verify logins.slowed(http.over_http(p));
}

/// A part that the business depends on exists only once. A broken machine, a bad update or an
/// attack on this one part stops it. Everything that needs it stops too.
@also("SPOF", "missing redundancy", "missing high availability") @id("TM-AVL-002") @stride(DenialOfService)
@owasp(InsecureDesign) @cause(Failure)
rule SinglePointOfFailure "Single point of failure: everything that needs ${e} stops when it does" {
  match e : Element;
  where e.availability >= Important and (e is Process or e is Store);
  unless e.one_per_user;
  unless e.redundant by Redundancy;
  severity = if e.availability >= Critical then High else Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Run at least two instances in different places, and try the change-over.";
  refs = [capec(607), attack("T1499"), nist("CP-10")];
  question e.redundant "Does another instance take over when ${e} fails?";
}

/// The only copy of vital data can be destroyed by whoever controls the store. Attackers delete it,
/// or encrypt it for ransom. There is nothing to restore.
@also("ransomware", "data destruction", "no backup") @id("TM-AVL-003") @formerly("NoBackup")
@stride(DenialOfService) @owasp(InsecureDesign) @cause(Failure)
rule MissingBackup "Missing backup: ${lost} is gone if ${s} is wiped" {
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

/// A program unpacks files without limiting how large they become. Attackers send a small file that
/// unpacks until memory or disk is full: a zip bomb, or a picture of a million pixels a side. One
/// request stops the program.
@also("zip bomb", "data amplification", "pixel flood") @id("TM-AVL-004") @formerly("UnpackingBomb")
@stride(DenialOfService) @owasp(InsecureDesign)
rule DecompressionBomb "Decompression bomb: a small file can fill ${p}'s memory" {
  match p : Process;
  where p.takes_untrusted and not (p.parses & [Archive, Document, Media]).empty;
  unless p.unpacked_size_limited by SizeLimit;
  severity = Medium;
  fix = "Limit the size after unpacking, the number of parts and the depth.";
  refs = [cwe(409), capec(197), asvs("5.2.3")];
  question p.unpacked_size_limited "Is the size of what ${p} unpacks limited?";
  verify http.unpacked_size_limited(http.over_http(p));
}

/// A parser expands the references inside a document without limit. Attackers send a small document
/// that refers to its own parts again and again: a billion laughs. One request fills the memory and
/// stops the program.
@also("billion laughs", "XML bomb", "YAML bomb") @id("TM-AVL-017") @stride(DenialOfService)
@owasp(InsecureDesign)
rule EntityExpansion "Entity expansion: a small document can expand until ${p}'s memory is full" {
  match p : Process;
  where p.takes_untrusted and not (p.parses & [Xml, Yaml]).empty;
  unless p.entity_expansion_limited by EntityExpansionLimit;
  severity = Medium;
  fix = "Switch document types off, and limit how much aliases and entities expand to.";
  refs = [cwe(776), capec(197), asvs("1.5.1")];
  question p.entity_expansion_limited
      "Is there a limit on what references in XML and YAML expand to in ${p}?";
  verify http.unpacked_size_limited(http.over_http(p));
}

/// A program waits for another service without a limit. When that service is slow, every request
/// here waits for it. Nothing is left to serve the others.
@also("missing circuit breaker", "cascading failure") @id("TM-AVL-005") @formerly("EndlessWait")
@stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
rule MissingTimeout "Missing timeout: ${f.source} hangs when ${f.target} does" {
  match f : Flow;
  where f.source.availability >= Important and f.source is Process;
  where f.target is ExternalService;
  unless f.has_timeout by TimeoutAndCircuitBreaker;
  severity = Medium;
  gain_of = "f.source";
  vantage = OtherEnd;
  fix = "Set a time limit for each call, and stop calling for a while after several failures.";
  refs = [cwe(1088), asvs("13.1.3")];
  question f.has_timeout "Does ${f.source} give up on ${f.target} after a set time?";
}

/// Untrusted callers can put messages into a queue faster than it is emptied. Attackers fill it.
/// Whatever shares the queue stops; if it has no limit, the disk or the bill is the limit.
@also("unbounded queue", "queue exhaustion") @id("TM-AVL-006") @formerly("OverflowingQueue")
@stride(DenialOfService) @owasp(InsecureDesign)
rule QueueFlooding "Queue flooding: strangers can fill ${q}" {
  match q : messaging.MessageStore;
  where q.takes_untrusted and q.availability >= Important;
  unless q.bounded by QueueLimit;
  severity = Medium;
  fix = "Set a maximum length, define what happens beyond it, and limit each sender.";
  refs = [cwe(770), capec(130), nist("SC-5")];
  question q.bounded "Does ${q} refuse or drop messages before it is full?";
}

// =================================================================================
// Who may do what
// =================================================================================

/// A program knows who calls, but does not check for each object whether this caller may use it.
/// Attackers change a number in a request. They read or change what belongs to another user.
@also("BOLA", "IDOR", "insecure direct object reference", "missing authorization", "broken access control")
@id("TM-ACC-001") @formerly("UncheckedPermission") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
@owasp_api(BrokenObjectLevelAuthorization)
rule BrokenObjectLevelAuthorization
    "Broken object level authorization: callers of ${p} may reach what is not theirs" {
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

/// A store can be reached directly from where strangers are, with no program of ours in between.
/// Attackers need one leaked password, or one flaw in the store. They have all of it.
@also("exposed database", "database on the internet", "open database") @id("TM-ACC-002")
@formerly("StoreWithinReach") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ExposedDataStore "Exposed data store: ${f.source} reaches the store ${s} directly" {
  match s : Store, f : Flow;
  where f in s.serves and f.from_outside;
  where not (s is db.ObjectStore or s is delivery.SourceRepository or s is delivery.ArtifactStore);
  // A shell or console is ExposedManagementInterface's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  by f.callers;
  severity = High;
  gain = [Uses];
  vantage = Sending;
  work = 6;
  fix = "Put a service in front that checks each request, and close the store to the outside.";
  refs = [cwe(668), cwe(653), attack("T1190"), nist("SC-7")];
  question f.tunnelled "Can ${s} be reached over ${f} only through a VPN or bastion host?";
  verify network.unreachable(s);
}

/// A program that strangers call shares its network with the stores. Attackers take that program
/// over. They are then next to the data, with no further obstacle.
@also("flat network", "missing DMZ", "lateral movement") @id("TM-ACC-003") @formerly("ZoneSkipped")
@stride(ElevationOfPrivilege) @owasp(InsecureDesign)
rule MissingNetworkSegmentation
    "Missing network segmentation: strangers reach ${p} directly, next to ${beside}" {
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

/// A shell, console or desktop for administrators can be reached from networks where anyone may be.
/// Attackers need one stolen key or password, or one flaw in it. They own the machine.
@also("exposed admin interface", "exposed SSH", "exposed RDP", "external remote services") @id("TM-ACC-004")
@formerly("AdminFromOutside") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ExposedManagementInterface
    "Exposed management interface: ${f.target} can be administered from outside over ${f}" {
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
  fix = "Let administrators in only through a VPN or a bastion host.";
  refs = [cwe(284), capec(555), attack("T1133"), attack("T1021"), nist("AC-17")];
  question f.tunnelled "Can ${f} be used only through a VPN or a bastion host?";
  verify network.port_unreachable(network.admin_door(f), f.port);
}

/// One program serves customers who must not see each other, and only its own conditions keep them
/// apart. Attackers look for the one condition that was forgotten. It shows one customer another's
/// data.
@also("cross-tenant access", "multi-tenancy", "tenant isolation failure") @id("TM-ACC-005")
@formerly("MixedTenants") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule BrokenTenantIsolation "Broken tenant isolation: tenants of ${p} can reach each other's data" {
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

/// A program that strangers talk to runs with more rights than it needs, for example as root.
/// Attackers who take it over own the whole machine, and not only the program.
@also("running as root", "least privilege violation", "privileged process") @id("TM-ACC-006")
@formerly("PrivilegedService") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ExecutionWithUnnecessaryPrivileges
    "Execution with unnecessary privileges: anyone who takes ${p} over owns its machine" {
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

/// One person alone can carry out what binds the organisation. Attackers bribe that person, deceive
/// them with a forged mail, or steal their login. They pay whom they like.
@also("four-eyes principle", "segregation of duties", "SoD", "dual control", "payment fraud", "insider fraud")
@id("TM-ACC-009") @formerly("OnePersonDecides") @stride(ElevationOfPrivilege) @stride(Tampering)
@owasp(InsecureDesign)
rule MissingSeparationOfDuties
    "Missing separation of duties: one member of staff alone can authorise ${ordered} at ${p}" {
  match p : Process;
  let ordered =
      p.serves.filter(
        f => (f.source is UserAgent or f.source is Person) and not f.only_reads.or_else(false),
      ).carries
          .filter(d => d.disputable and d.integrity >= Critical);
  where p.run_by_us and not p.forwards;
  where any f in p.serves :
      (f.source is UserAgent or f.source is Person)
      and f.leaves_machine
      and (any a in f.callers : a in [Position.Employee, Position.Administrator])
      and not f.only_reads.or_else(false)
      and (any d in f.carries : d.integrity >= Critical and d.disputable);
  unless p.dual_control by DualControl;
  by [Employee];
  severity = Medium;
  gain = [Changes];
  vantage = Holding;
  work = 4;
  fix = "Let a second person release what binds the organisation, from a machine and login of their own; nobody releases what they entered.";
  refs = [cwe(841), attack("T1657"), asvs("2.3.5"), nist("AC-5"), nist("AC-3(2)")];
  question p.dual_control "Must a second person release ${ordered} before ${p} carries it out?";
}

/// A store of keys runs on the same machine as a program that strangers talk to. Attackers take
/// that program over. They read the keys from its neighbour's memory or files.
@also("insufficient isolation of secrets", "improper compartmentalization") @id("TM-ACC-007")
@formerly("SecretsBesideStrangers") @stride(ElevationOfPrivilege) @owasp(InsecureDesign)
rule ColocatedSecretStore
    "Co-located secret store: ${s} shares ${b} with ${neighbours}, which strangers reach" {
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

/// The system that builds and ships programs can be reached from networks where anyone may be.
/// Attackers who take it over ship their own code to every machine, with our signature.
@also("exposed CI server", "exposed Jenkins") @id("TM-ACC-008") @formerly("ExposedPipeline")
@stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule ExposedBuildSystem "Exposed build system: ${f.source} reaches the build system ${p} over ${f}" {
  match p : delivery.BuildPipeline, f : Flow;
  where f in p.serves and f.from_outside;
  where not (f is web.Webhook);
  // A shell or console is ExposedManagementInterface's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  by f.callers;
  severity = High;
  vantage = Sending;
  work = 8;
  fix = "Let the build system be reached only through a VPN.";
  refs = [cwe(668), capec(444), attack_sub("T1195", "002"), nist("SC-7")];
  question f.tunnelled "Can ${p} be reached only through a VPN or a bastion host?";
  verify network.unreachable(p);
}

// =================================================================================
// Where programs come from
// =================================================================================

/// Code is fetched over the network and run without proof of who built it. Attackers who control
/// the connection, the store or the registry replace it. Their code runs instead.
@also(
  "missing code signing",
  "download of code without integrity check",
  "missing integrity check",
  "supply chain compromise",
) @id("TM-DEL-001") @stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule UnsignedCode "Unsigned code: code that comes over ${f} may not be what was built" {
  match f : Flow;
  where f.brings_code and f.travels;
  where not (f.source is people.Browser);
  unless f.code_signed by CodeSigning;
  by f.watchers | f.source.makers | f.target.makers;
  severity = High;
  gain = [TakesOver];
  fix = "Sign what is built, and let nothing run without that signature; pin packages by their hash.";
  refs = [cwe(494), capec(184), attack("T1195"), nist("CM-14")];
  question f.signed "Is what comes over ${f} signed or pinned, and checked before it runs?";
}

/// One person alone can change code that will be shipped. A stolen account, a grudge or a mistake
/// is enough. The change reaches every customer.
@also("unreviewed change", "missing branch protection", "insufficient flow control") @id("TM-DEL-002")
@formerly("UnreviewedChange") @stride(Tampering) @owasp(SoftwareSupplyChainFailures)
rule MissingCodeReview "Missing code review: one person can change what ${r} ships" {
  match r : delivery.SourceRepository;
  where any f in r.flows : f.source is delivery.BuildPipeline or f.target is delivery.BuildPipeline;
  unless r.reviewed by CodeReview;
  by r.makers;
  severity = Medium;
  vantage = Anywhere;
  fix = "Let no change in without the consent of a second person.";
  refs = [cwe(506), capec(443), attack_sub("T1195", "002"), nist("CM-5")];
  question r.reviewed "Must a second person review each change in ${r}?";
  verify files.changes_reviewed(r);
}

/// Senders of different trust write to one broker, and nothing keeps them apart. Attackers take
/// over the least trusted and write messages in the name of the others. The receivers act on them.
@also("forged message", "missing topic authorization") @id("TM-MSG-001") @formerly("ForgedMessage")
@stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule MessageSpoofing "Message spoofing: ${lowest} can write messages to ${q} that pass for those of others" {
  match q : messaging.MessageStore;
  let senders = q.writers;
  let best = senders.map(e => trust_of(e)).max;
  let lowest = senders.filter(e => trust_of(e) < best);
  where not lowest.empty and not q.readers.empty;
  unless q.producers_separated by TopicAuthorization;
  unless all f in q.serves : f.carries.empty.or_else(false) or f.messages_signed by MessageSigning;
  by lowest.senders | lowest.neighbours;
  severity = Medium;
  vantage = OtherEnd;
  fix = "Give each sender an account of its own that can write to its own topics only, or sign messages.";
  refs = [cwe(345), capec(594), nist("AC-6")];
  question q.producers_separated "Can each sender write only to its own topics of ${q}?";
  verify stores.producers_separated(stores.mqtt_broker(q));
}

/// A language model treats text that it is given as instructions. Attackers write a message that
/// tells it to call a tool or to ignore its task. It obeys, with the rights that it has.
@also("direct prompt injection", "LLM01") @id("TM-AI-001") @stride(ElevationOfPrivilege)
@owasp_llm(PromptInjection) @owasp_llm(ExcessiveAgency)
rule PromptInjection "Prompt injection: words that ${a} reads can make it act" {
  match a : ai.Assistant;
  where a.hears_strangers and a.acts;
  // Who approves what they cannot see, approves anything.
  unless a.actions_approved and a.approval_informed by HumanInTheLoop, InformedApproval;
  severity = if a.actions_approved.or_else(false) then Medium else High;
  work = 4;
  fix = "Let the model only propose; let a person, or a rule without a model, decide.";
  refs = [cwe(1427), capec(242), nist("AC-6")];
  question a.acts "Can an answer of ${a}'s model start an action?";
  verify assistants.injection_resisted(assistants.asked(a));
}
