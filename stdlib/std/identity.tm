/// Identity and sessions: how users log in,
/// what proves a login, and how both go wrong.
package std.identity;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.data as data;
import std.db as db;
import std.net as net;
import std.people as people;
import std.services as services;
import std.web as web;
import std.checks.identity as logins;
import std.checks.http as http;

/// What a server that logs users in may do.
@adds_to(Capability)
enum IdentityCapability {
  /// Anyone may make an account.
  RegistersAnyone "lets anyone make an account",
  /// Staff may act in a user's place.
  ActsAsOthers "lets staff act in a user's place",
}

/// A server of ours that logs users in and issues tokens that other programs accept.
@also("IdP", "identity server", "Keycloak", "SSO server", "authorization server", "OpenID provider")
component IdentityServer : web.WebServer {
  logs_users_in = true;
  /// Whether anyone may make an account.
  attr open_registration : bool? = RegistersAnyone in does;
  /// Whether staff may act in a user's place.
  attr impersonation : bool? = ActsAsOthers in does;
  @formerly("redirects_exact") attr redirect_uris_exact : bool? "Does it match redirect URIs exactly?";
  @formerly("keys_guarded") attr signing_keys_in_hardware : bool?
      "Is its signing key kept in a hardware module that never exports it?";
  @formerly("answers_alike") attr uniform_responses : bool?
      "Are its answers the same whether an account exists or not?";
  @formerly("registration_guarded") attr registration_verified : bool?
      "Does it slow down whoever makes many accounts?";
  @formerly("accounts_reviewed") attr access_reviewed : bool?
      "Do accounts and rights at it end when people leave or change roles?";
  attr tokens_revocable : bool? "Can all tokens of a user be revoked within minutes?";
  attr isolated : bool?
      "Is it kept apart from other programs on its machine by more than its operating system?";
  @formerly("impersonation_guarded") attr impersonation_controlled : bool?
      "Does acting as a user at it need a reason?";
  @formerly("logins_recorded") attr logins_monitored : bool?
      "Are logins, failures and changed factors at it recorded?";
  @formerly("lockout_gentle") attr progressive_delay : bool?
      "Can a user of it still get in while others try wrong passwords for the account?";
  attr one_time_codes : bool? "Does it send or take one-time codes?";
  attr changes_confirmed : bool? "Does adding a key, factor or role to an account need a fresh login?";
  @formerly("codes_limited") attr one_time_codes_limited : bool?
      "Does a one-time code expire after a few wrong tries?";
}

/// Whether an element logs users in for others.
private predicate provides_logins(e : Element) =
    e is services.IdentityProvider or (e is Process and e.logs_users_in);

/// Where sessions of users are kept.
@also("session database")
component SessionStore : db.Cache {
  @formerly("sessions_hashed") attr session_tokens_hashed : bool? "Does it keep only hashes of sessions?";
}

/// Passwords are kept as salted hashes that cost time and memory to try.
@also("bcrypt", "argon2", "scrypt", "PBKDF2", "salted hash", "slow hash") @formerly("SlowHashes")
control PasswordHashing for Store, Process "password hashing" {
  provides passwords_hashed;
  effort = Small;
  fix = "Keep passwords under Argon2id, scrypt or bcrypt with a salt for each, and raise the cost over the years.";
  refs = [asvs("11.4.2"), nist("IA-5(1)")];
}

/// A login, and each gain of rights, starts a new session and ends the old one.
@also("session renewal", "session fixation protection") @formerly("RenewedSessions")
control SessionRegeneration for Process "session regeneration at login" {
  provides session_regenerated;
  effort = Small;
  fix = "Start a new session at each login and gain of rights, and end the old one.";
  refs = [asvs("7.2.4"), nist("SC-23")];
}

/// Sessions end after a time without use, after a longest time, and at logout
/// on the server too.
@also("session timeout", "idle timeout", "logout", "automatic logoff") @formerly("SessionExpiry")
control SessionExpiration for Process "session expiration" {
  provides session_expires;
  effort = Small;
  fix = "End sessions on the server: at logout, after a time without use, and after a maximum time.";
  refs = [asvs("7.3.1"), asvs("7.4.1"), nist("AC-12")];
}

/// Sessions are long random numbers from the platform, with no meaning of their
/// own, or are signed.
@also("session ID entropy", "CSPRNG") @formerly("RandomSessions")
control RandomSessionIds for Process "random session identifiers" {
  provides session_ids_random;
  effort = Small;
  fix = "Let the framework make sessions: at least 128 random bits, checked on the server.";
  refs = [asvs("7.2.3"), nist("SC-23(3)")];
}

/// Session cookies are bound to the host, sent encrypted only, and hidden from
/// scripts.
@also("HttpOnly", "Secure", "SameSite", "__Host-", "cookie flags", "cookie attributes")
@formerly("HardenedCookies")
control SecureCookies for Process "secure cookies" {
  provides cookies_secured;
  effort = Small;
  fix = "Give session cookies the `__Host-` prefix, `Secure`, `HttpOnly` and `SameSite`.";
  refs = [asvs("3.3.1"), asvs("3.3.4")];
}

/// The store keeps hashes of sessions, which cannot be shown as a login.
@also("hashed sessions") @formerly("HashedSessions")
control SessionTokenHashing for SessionStore "hashing of session tokens" {
  provides session_tokens_hashed;
  effort = Small;
  fix = "Keep only a hash of each session, and look it up by that.";
  refs = [nist("SC-28")];
}

/// Recovery needs as much proof as a login, runs out within minutes, and the
/// user is told.
@also("password reset", "account recovery") @formerly("GuardedRecovery")
control SecureAccountRecovery for Process "secure account recovery" {
  provides recovery_secured;
  effort = Moderate;
  fix = "Ask for as much proof as for a login, let links expire within minutes and work once, and tell the user.";
  refs = [asvs("6.4.3"), nist("IA-5")];
}

/// Return addresses are registered and compared letter by letter, and codes are
/// bound to who asked for them.
@also("redirect_uri allow list", "PKCE") @formerly("ExactRedirects")
control RedirectUriMatching for IdentityServer "exact redirect URI matching" {
  provides redirect_uris_exact;
  effort = Small;
  fix = "Compare redirect URIs exactly, and bind each code to the client that asked for it (PKCE, state).";
  refs = [asvs("10.4.1"), asvs("10.4.6")];
}

/// The key is in a module that signs and never gives
/// it out, and is replaced by a tested procedure.
@also("HSM", "hardware security module", "KMS") @formerly("GuardedSigningKey")
control HardwareSigningKey for IdentityServer "signing key in an HSM" {
  provides signing_keys_in_hardware;
  effort = Moderate;
  fix = "Let a key module sign, replace keys on a schedule, and be able to do it within an hour.";
  refs = [asvs("13.3.3"), nist("SC-12")];
}

/// Answers are the same in words and time, whether the account exists or not.
@also("user enumeration protection", "generic error message", "constant time") @formerly("AlikeAnswers")
control UniformResponses for IdentityServer "uniform responses" {
  provides uniform_responses;
  effort = Small;
  fix = "Answer in the same words and the same time, and send the rest by mail.";
  refs = [asvs("6.3.8")];
}

/// A new account needs a confirmed address and is limited until it has earned
/// trust.
@also("email verification", "CAPTCHA", "sign-up protection") @formerly("GuardedRegistration")
control RegistrationVerification for IdentityServer "registration verification" {
  provides registration_verified;
  effort = Small;
  fix = "Confirm addresses, slow down the creation of many accounts from one origin, and limit new accounts.";
  refs = [asvs("2.4.1")];
}

/// Accounts follow the list of staff, and owners confirm rights at set times.
@also(
  "recertification",
  "user access review",
  "joiner mover leaver",
  "JML",
  "offboarding",
  "deprovisioning",
  "SCIM",
  "IGA",
) @formerly("AccountReview")
control AccessReview for IdentityServer "access review" {
  provides access_reviewed;
  effort = Small;
  fix = "Let accounts follow the list of staff within a day, and let owners confirm rights twice a year.";
  refs = [nist("AC-2(3)")];
}

/// Access tokens expire within minutes, and refreshing asks whether the user
/// may still come in.
@also("refresh tokens", "short-lived tokens", "logout everywhere") @formerly("RevocableTokens")
control TokenRevocation for IdentityServer "token revocation" {
  provides tokens_revocable;
  effort = Moderate;
  fix = "Let access tokens expire within minutes, use each refresh token once, and be able to revoke all tokens of a user at once.";
  refs = [asvs("10.4.8"), asvs("7.4.2"), nist("AC-12")];
}

/// It runs in a virtual machine or on hardware of its own, with a network of
/// its own.
@also("tier 0", "dedicated host") @formerly("IsolatedIdentity")
control IdentityProviderIsolation for IdentityServer "isolation of the identity provider" {
  provides isolated;
  effort = Moderate;
  fix = "Give the identity server a machine and a network of its own.";
  refs = [nist("SC-3")];
}

/// Calls bear the user's own token in addition to the program's identity, and the
/// program behind checks both.
@also("token exchange", "on-behalf-of", "user context", "RFC 8693") @formerly("UserPassedOn")
control IdentityPropagation for Flow "identity propagation" {
  provides identity_propagated;
  effort = Moderate;
  fix = "Pass on a token of the user, restricted to this call, and check it in the service behind.";
  refs = [asvs("8.3.3"), nist("AC-16")];
}

/// Acting as a user needs a reason and consent, shows both names in every
/// record, and cannot pay or delete.
@also("login as user", "delegated access", "audited impersonation") @formerly("GuardedImpersonation")
control ImpersonationControls for IdentityServer "impersonation controls" {
  provides impersonation_controlled;
  effort = Moderate;
  fix = "Ask for a reason and the user's consent, record both names, and leave paying and deleting out.";
  refs = [nist("AU-12"), nist("AC-6(9)")];
}

/// Each login, failure and change of a factor is recorded, and odd ones are
/// reported to the user and to us.
@also("sign-in log", "login alerts", "anomaly detection", "impossible travel", "ITDR")
@formerly("LoginRecords")
control LoginMonitoring for IdentityServer "login monitoring" {
  provides logins_monitored;
  effort = Small;
  fix = "Record each login, failure and changed factor, and tell the user and yourselves about unusual ones.";
  refs = [asvs("16.3.1"), nist("AU-2")];
}

/// Attempts are slowed down by origin and device, and known devices still get
/// in.
@also("soft lockout", "exponential delay", "device cookies", "smart lockout") @formerly("GentleLockout")
control ProgressiveDelay for IdentityServer "progressive delay" {
  provides progressive_delay;
  effort = Small;
  fix = "Slow down by origin and device instead of closing accounts, and let known devices in.";
  refs = [asvs("6.3.1")];
}

/// The second factor signs for the real site only, so that a page in between
/// gets nothing that it can use.
@also("FIDO2", "WebAuthn", "security key", "YubiKey", "phishing-resistant authentication")
@formerly("SiteBoundFactor")
control PhishingResistantMfa for Process "phishing-resistant MFA" {
  provides phishing_resistant;
  effort = Moderate;
  fix = "Use passkeys or security keys, at least for those who may see or change much.";
  refs = [asvs("6.3.3"), nist("IA-2(1)")];
}

/// Each login at a provider is bound to the browser that began it, and what comes back is checked for that.
@also("PKCE", "state parameter", "nonce") @formerly("BoundLogins")
control LoginStateBinding for Process "login bound to its browser" {
  provides login_bound;
  effort = Small;
  fix = "Send PKCE and a state or nonce that is bound to the browser's session, and refuse answers that do not fit; a maintained library does it.";
  refs = [asvs("10.2.1"), asvs("10.4.6")];
}

/// What comes back from a login says which provider it is from, and is refused if it was another that was asked.
@also("iss parameter", "RFC 9207", "mix-up protection") @formerly("CheckedIssuers")
control IssuerValidation for Process "issuer validation" {
  provides issuer_validated;
  effort = Small;
  fix = "Compare the issuer in each answer with the provider that was asked, and give each provider a return address of its own.";
  refs = [asvs("10.2.2")];
}

/// Service accounts have long random secrets that the domain replaces, tickets
/// use AES only, and the domain's own key is replaced twice a year.
@also("gMSA", "AES Kerberos", "krbtgt rotation", "group managed service accounts") @formerly("GuardedTickets")
control KerberosHardening for Flow "Kerberos hardening" {
  provides kerberos_hardened;
  effort = Moderate;
  fix = "Use managed service accounts with long random secrets, allow AES tickets only, and replace the domain's own key twice a year.";
  refs = [nist("IA-5(1)")];
}

/// Servers demand signing, or bind the login to its TLS connection (channel
/// binding, EPA); NTLM and the name services without authentication are off.
@also("SMB signing", "LDAP signing", "channel binding", "EPA", "extended protection", "NTLM disabled")
control RelayProtection for Flow "relay protection" {
  provides relay_protected;
  effort = Moderate;
  fix = "Demand SMB and LDAP signing and channel binding, switch off NTLM, LLMNR and NetBIOS names.";
  refs = [nist("SC-23")];
}

/// A new key, factor or role needs a fresh proof of who asks, is told to the
/// owner on another way, and can be undone.
@also("step-up authentication", "re-authentication", "sudo mode") @formerly("ConfirmedChanges")
control AccountChangeConfirmation for IdentityServer "confirmation of account changes" {
  provides changes_confirmed;
  effort = Small;
  fix = "Ask for a fresh proof before a key, factor or role is added, tell the owner through another channel, and review additions.";
  refs = [nist("IA-11")];
}

/// The signature is checked with the issuer's key from a trusted list, and
/// whether the document was revoked, ran out, and belongs to whoever shows it.
@also("signature verification", "revocation check", "verifiable credentials") @formerly("VerifiedDocuments")
control DocumentVerification for Process "document verification" {
  provides documents_verified;
  effort = Moderate;
  fix = "Check the signature with the issuer's key from a trusted list, then expiry, revocation, and who presents it.";
  refs = [nist("SI-7(6)")];
}

/// A code expires within minutes and after a few wrong tries, of all addresses
/// together, and a new one has to be asked for.
@also("OTP throttling", "OTP attempts limit") @formerly("LimitedCodes")
control OneTimeCodeLimit for IdentityServer "limited tries for one-time codes" {
  provides one_time_codes_limited;
  effort = Small;
  fix = "Let a code expire within minutes and after five wrong tries by anyone, and slow down requests for new ones.";
  refs = [nist("AC-7")];
}

/// Passwords are stored as they are, or under a hash that is fast to compute. Attackers who copy
/// the store recover most of them. The passwords open other services too, because people reuse
/// them.
@also("plaintext passwords", "fast hash", "unsalted hash", "MD5 passwords", "weak password hashing")
@id("TM-IDN-001") @formerly("ReadablePasswords") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule WeakPasswordStorage "Weak password storage: passwords kept at ${e} can be recovered" {
  match e : Element;
  where e is Store or e is Process;
  where any d in e.stores : d is data.Credentials;
  unless e.passwords_hashed by PasswordHashing;
  severity = High;
  gain = [];
  fix = "Keep passwords under Argon2id, scrypt or bcrypt with a salt for each, and raise the cost over the years.";
  refs = [cwe(916), cwe(257), capec(55), attack_sub("T1110", "002"), asvs("11.4.2"), nist("IA-5(1)")];
  question e.passwords_hashed "Are passwords at ${e} stored as salted, slow hashes (Argon2, scrypt, bcrypt)?";
}

/// An application keeps the same session before and after the login. Attackers give a victim a
/// session of theirs and wait until the victim has logged in. They use the same session, now with
/// the victim's rights.
@id("TM-IDN-002") @formerly("PlantedSession") @stride(Spoofing) @owasp(AuthenticationFailures)
rule SessionFixation
    "Session fixation: someone who plants a session in a browser shares the login of its owner at ${p}" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.session_regenerated by SessionRegeneration;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Start a new session at each login and gain of rights, and end the old one.";
  refs = [cwe(384), capec(61), asvs("7.2.4"), nist("SC-23")];
  question p.session_regenerated "Does ${p} start a new session at each login?";
  verify logins.session_regenerated(http.over_http(p));
}

/// Sessions do not end after a time, or do not end on the server at logout. Attackers find one on a
/// shared computer, in a backup or in a log. It still works.
@also("missing session timeout", "missing logout", "session hijacking") @id("TM-IDN-003")
@formerly("EndlessSession") @stride(Spoofing) @owasp(AuthenticationFailures)
rule InsufficientSessionExpiration
    "Insufficient session expiration: a session of ${p} that was copied once stays valid" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.session_expires by SessionExpiration;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "End sessions on the server: at logout, after a time without use, and after a maximum time.";
  refs = [cwe(613), capec(593), attack_sub("T1550", "004"), asvs("7.3.1"), asvs("7.4.1"), nist("AC-12")];
  question p.session_expires "Do sessions of ${p} expire on the server, at logout and after a time?";
  verify logins.session_expires(http.over_http(p));
}

/// Session identifiers follow a pattern: a counter, a time, an encoded name. Attackers who have
/// seen a few compute the next one, or change theirs into another's. They are logged in as someone
/// else.
@also("session prediction", "insufficient entropy", "weak session ID") @id("TM-IDN-004")
@formerly("GuessedSession") @stride(Spoofing) @owasp(AuthenticationFailures)
rule PredictableSessionId "Predictable session identifier: sessions of ${p} can be guessed or forged" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.session_ids_random by RandomSessionIds;
  severity = Medium;
  work = 7;
  fix = "Let the framework make sessions: at least 128 random bits, checked on the server.";
  refs = [cwe(330), cwe(565), capec(59), capec(226), asvs("7.2.3"), nist("SC-23(3)")];
  question p.session_ids_random "Are session identifiers of ${p} long random numbers, or signed?";
  verify logins.session_ids_random(http.over_http(p));
}

/// A session cookie lacks the attributes that keep it from scripts, other hosts and unencrypted
/// connections. Attackers read it with one injected script, or on the network. They have the login.
@also("missing HttpOnly", "missing Secure flag", "missing SameSite", "cookie theft") @id("TM-IDN-005")
@formerly("LooseCookie") @stride(Spoofing) @owasp(AuthenticationFailures)
rule InsecureCookie
    "Insecure cookie: the session cookie of ${p} can be read by scripts or sent in cleartext" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.cookies_secured by SecureCookies;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Give session cookies the `__Host-` prefix, `Secure`, `HttpOnly` and `SameSite`.";
  refs = [cwe(1004), cwe(614), capec(31), attack("T1539"), asvs("3.3.1"), asvs("3.3.4")];
  question p.cookies_secured "Are session cookies of ${p} `HttpOnly` and `Secure`?";
  verify http.cookies_secured(http.over_http(p));
}

/// A store keeps session tokens in the form that browsers show. Attackers read a copy, a debug
/// output, or the cache that they share with it. They have the logins of all users.
@also("session store theft", "unhashed sessions") @id("TM-IDN-006") @formerly("LiveSessionsInStore")
@stride(Spoofing) @owasp(CryptographicFailures)
rule PlaintextSessionTokens "Plaintext session tokens: anyone who reads ${s} can log in as everyone" {
  match s : SessionStore;
  unless s.session_tokens_hashed by SessionTokenHashing;
  severity = Medium;
  gain = [];
  fix = "Keep only a hash of each session, and look it up by that.";
  refs = [cwe(522), attack("T1539"), nist("SC-28")];
  question s.session_tokens_hashed "Does ${s} keep only hashes of sessions?";
}

/// The procedure for forgotten passwords asks for less proof than a login. Attackers answer
/// questions whose answers are public, find a link that works for days, or talk to support. They
/// take over the account.
@also("weak account recovery", "password reset", "security questions", "SIM swapping") @id("TM-IDN-007")
@formerly("WeakRecovery") @stride(Spoofing) @owasp(AuthenticationFailures)
rule WeakPasswordRecovery
    "Weak password recovery: anyone who reads a user's mail, or talks to support, takes over accounts of ${i}" {
  match i : Process;
  // Where passwords end, accounts are lost and given back: at a server for logins, or at a program that has a login page
  // of its own.
  where i is IdentityServer
      or (web.answers_http(i)
          and i.run_by_us
          and (any f in i.serves :
              not f.source.run_by_us
              and ((f.authn == Password).or_else(false)
                  or (any d in f.carries : d is data.Credentials).or_else(false))));
  unless i.recovery_secured by SecureAccountRecovery;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Ask for as much proof as for a login, let links expire within minutes and work once, and tell the user.";
  refs = [cwe(640), capec(50), attack("T1078"), asvs("6.4.3"), nist("IA-5")];
  question i.recovery_secured "Does account recovery at ${i} need as much proof as a login?";
}

/// A login server compares return addresses loosely. Attackers send a victim a login link with an
/// address of theirs. The code or token arrives there, and the attackers are logged in as the
/// victim.
@also("OAuth redirect", "authorization code theft", "open redirector") @id("TM-IDN-008")
@formerly("CodeSentElsewhere") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp(BrokenAccessControl)
rule RedirectUriManipulation
    "Redirect URI manipulation: ${i} can be made to send a login to an attacker's address" {
  match i : IdentityServer;
  unless i.redirect_uris_exact by RedirectUriMatching;
  severity = High;
  vantage = Anywhere;
  work = 7;
  fix = "Compare redirect URIs exactly, and bind each code to the client that asked for it (PKCE, state).";
  refs = [cwe(601), attack("T1528"), asvs("10.4.1"), asvs("10.4.6")];
  question i.redirect_uris_exact "Does ${i} match redirect URIs exactly?";
  verify logins.return_exact(http.over_http(i));
}

/// Nothing binds the code that comes back from a login provider to the browser that began the
/// login. Attackers have a victim's browser finish a login that they began, or use a code that they
/// stole on its way. The victim works in the attacker's account, or the attacker in the victim's.
@also("authorization code injection", "missing state", "missing nonce", "missing PKCE", "PKCE")
@id("TM-IDN-025") @formerly("UnboundLogin") @stride(Spoofing) @owasp(AuthenticationFailures)
rule LoginCsrf "Login CSRF: a login at ${providers} that someone else began can be finished at ${p}" {
  match p : Process;
  let providers = p.calls.target.filter(e => provides_logins(e));
  where p.browsed or (p is UserAgent and not p.browses);
  where not p.calls.target.filter(e => provides_logins(e)).empty;
  where not p.logs_users_in;
  unless p.login_bound by LoginStateBinding;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Send PKCE and a state or nonce that is bound to the browser's session, and refuse answers that do not fit; a maintained library does it.";
  refs = [cwe(352), cwe(384), capec(62), attack("T1528"), asvs("10.2.1"), asvs("10.4.6")];
  question p.login_bound
      "Does ${p} bind each login at ${providers} to the browser that began it, by state and PKCE or a nonce?";
}

/// A program that takes logins of several providers does not check which one an answer comes from.
/// Attackers run, or break into, one of them. They receive codes that were meant for another, or
/// log in as its users.
@also("mix-up attack", "IdP mix-up", "missing issuer check") @id("TM-IDN-026") @formerly("MixedUpProviders")
@stride(Spoofing) @owasp(AuthenticationFailures)
rule OAuthMixUp "OAuth mix-up: one of ${providers} can pass for another at ${p}" {
  match p : Process;
  let providers = p.calls.target.filter(e => provides_logins(e));
  where p.browsed or (p is UserAgent and not p.browses);
  where p.calls.target.filter(e => provides_logins(e)).size >= 2;
  unless p.issuer_validated by IssuerValidation;
  severity = Medium;
  vantage = OtherEnd;
  work = 6;
  fix = "Compare the issuer in each answer with the provider that was asked, and give each provider a return address of its own.";
  refs = [cwe(346), cwe(287), attack("T1528"), asvs("10.2.2")];
  question p.issuer_validated "Does ${p} check which of ${providers} each answer to a login comes from?";
}

/// All services trust what one key has signed, and the key can be copied. Attackers who have a copy
/// issue logins for every user, without a trace here. It works until somebody replaces the key.
@also("golden SAML", "forged tokens", "token forgery") @id("TM-IDN-009") @formerly("StolenSigningKey")
@stride(Spoofing) @owasp(CryptographicFailures)
rule SigningKeyTheft "Signing key theft: anyone who copies the signing key of ${i} can be anyone, anywhere" {
  match i : IdentityServer;
  unless i.signing_keys_in_hardware by HardwareSigningKey;
  severity = High;
  vantage = Holding;
  fix = "Let a key module sign, replace keys on a schedule, and be able to do it within an hour.";
  refs = [cwe(522), attack_sub("T1606", "002"), attack_sub("T1552", "004"), asvs("13.3.3"), nist("SC-12")];
  question i.signing_keys_in_hardware
      "Is the signing key of ${i} kept in a hardware module that never exports it?";
}

/// Login, registration or recovery answers differently, or faster, when an account exists.
/// Attackers sort lists of mail addresses that way. They know whom to attack, and who uses the
/// service.
@also("account enumeration", "username enumeration", "observable response discrepancy", "timing attack")
@id("TM-IDN-010") @formerly("WhoHasAnAccount") @stride(InformationDisclosure) @owasp(AuthenticationFailures)
rule UserEnumeration "User enumeration: ${i} reveals who has an account" {
  match i : IdentityServer;
  where i.entry_point;
  unless i.uniform_responses by UniformResponses;
  severity = if (any d in i.handles : d.existence_sensitive).or_else(false) then Medium else Low;
  gain = [];
  fix = "Answer in the same words and the same time, and send the rest by mail.";
  refs = [cwe(204), cwe(203), capec(575), attack("T1589"), asvs("6.3.8")];
  question i.uniform_responses "Are answers of ${i} the same whether an account exists or not?";
  verify logins.uniform_responses(http.over_http(i));
}

/// Accounts can be made without limit, and every limit for each account then limits nobody.
/// Attackers create thousands. They send spam, try stolen cards, or use up what new users are
/// given.
@also("sybil attack", "automated registration", "account creation abuse", "CAPTCHA") @id("TM-IDN-011")
@formerly("InventedAccounts") @stride(Spoofing) @owasp(InsecureDesign)
rule FakeAccountCreation "Fake account creation: bots create accounts at ${i} by the thousand" {
  match i : IdentityServer;
  where i.open_registration;
  unless i.registration_verified by RegistrationVerification;
  severity = Low;
  gain = [];
  fix = "Confirm addresses, slow down the creation of many accounts from one origin, and limit new accounts.";
  refs = [cwe(799), capec(212), attack("T1136"), asvs("2.4.1")];
  question i.registration_verified "Does ${i} slow down anyone who creates many accounts?";
  verify logins.registration_slowed(http.over_http(i));
}

/// Accounts and rights stay when people leave or change roles. Attackers use one that nobody works
/// with any more. Nobody notices.
@also("stale accounts", "dormant accounts", "missing offboarding", "privilege creep", "joiner mover leaver")
@id("TM-IDN-012") @formerly("LeftBehind") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OrphanedAccounts "Orphaned accounts: accounts at ${i} outlive those who needed them" {
  match i : IdentityServer;
  where i.browsed
      or i.entry_point
      or (any f in i.serves : f.source is people.Employee or f.source is UserAgent);
  unless i.access_reviewed by AccessReview;
  severity = Low;
  gain = [Uses];
  vantage = Anywhere;
  work = 8;
  fix = "Let accounts follow the list of staff within a day, and let owners confirm rights twice a year.";
  refs = [cwe(284), attack("T1078"), nist("AC-2(3)")];
  question i.access_reviewed "Do accounts and rights at ${i} end when people leave or change roles?";
  verify logins.former_refused(http.over_http(i));
}

/// A token stays valid until it expires, whatever happens. Attackers steal it with a phone or from
/// a leak. Services check only its signature and go on trusting it for days.
@also("irrevocable token", "long-lived token", "JWT revocation") @id("TM-IDN-013") @formerly("TokenForLife")
@stride(Spoofing) @owasp(AuthenticationFailures)
rule MissingTokenRevocation "Missing token revocation: a token of ${i} cannot be revoked" {
  match i : IdentityServer;
  unless i.tokens_revocable by TokenRevocation;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Let access tokens expire within minutes, use each refresh token once, and be able to revoke all tokens of a user at once.";
  refs = [cwe(613), attack_sub("T1550", "001"), asvs("10.4.8"), asvs("7.4.2"), nist("AC-12")];
  question i.tokens_revocable "Can all tokens of a user at ${i} be revoked within minutes?";
  verify logins.former_refused(http.over_http(i));
}

/// An identity server, which everything trusts, shares its machine with a program that strangers
/// talk to. Attackers take that program over. They reach the identity server, and with it every
/// login.
@also("insufficient isolation of the identity provider") @id("TM-IDN-014") @formerly("SharedIdentityMachine")
@stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule ColocatedIdentityProvider
    "Co-located identity provider: a break-in at ${neighbours} reaches ${i} on the same machine" {
  match i : IdentityServer, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e is not IdentityServer and e.takes_untrusted);
  where b in i.zones and b.shared_runtime;
  where not neighbours.empty;
  unless i.isolated by IdentityProviderIsolation;
  severity = High;
  gain_of = "i";
  vantage = Inside;
  fix = "Give the identity server a machine and a network of its own.";
  refs = [cwe(653), attack("T1556"), nist("SC-3")];
  question i.isolated
      "Is ${i} kept apart from other programs on its machine by more than its operating system?";
}

/// A program acts for its users with rights of its own, and the one behind it sees only the
/// program. Attackers use a flaw in front to read anything behind in anyone's name. Records show
/// one name only.
@also("missing user context", "trusted subsystem") @id("TM-IDN-015") @formerly("LostUser")
@stride(ElevationOfPrivilege) @owasp(BrokenAccessControl) @owasp_api(BrokenObjectLevelAuthorization)
rule ConfusedDeputy "Confused deputy: ${f.target} cannot tell for whom ${f.source} asks over ${f}" {
  match f : Flow;
  where f.source is Process and f.target is Process and f.source.takes_untrusted;
  where any d in f.payload : d.about_people or d.sensitivity >= Restricted;
  where not (f.source is web.Gateway or f.target is IdentityServer) and f.travels;
  unless f.identity_propagated by IdentityPropagation;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Sending;
  work = 5;
  fix = "Pass on a token of the user, restricted to this call, and check it in the service behind.";
  refs = [cwe(441), cwe(863), asvs("8.3.3"), nist("AC-16")];
  question f.identity_propagated "Does ${f.target} see, and check, for which user ${f.source} asks?";
  verify logins.service_refused(http.http_target(f));
}

/// Staff can log in as a user, without a limit and without a record of who really acts. A curious
/// or bribed member of staff reads and orders as anyone. The user is blamed for it.
@also("login as user", "support impersonation", "insider threat") @id("TM-IDN-016")
@formerly("SomeoneElsesHands") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule ImpersonationAbuse "Impersonation abuse: staff act as users of ${i}, and nobody can tell who it was" {
  match i : IdentityServer;
  where i.impersonation;
  unless i.impersonation_controlled by ImpersonationControls;
  severity = High;
  fix = "Ask for a reason and the user's consent, record both names, and leave paying and deleting out.";
  refs = [cwe(778), cwe(269), nist("AU-12"), nist("AC-6(9)")];
  question i.impersonation_controlled "Does acting as a user at ${i} need a reason?";
}

/// Failed and unusual logins are not recorded, or nobody is told. Attackers try until they succeed.
/// The first sign of the break-in comes weeks later.
@also("unmonitored logins", "missing sign-in alerts", "insufficient logging") @id("TM-IDN-017")
@formerly("UnseenLogins") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule MissingLoginMonitoring "Missing login monitoring: nobody notices attempts to break in at ${i}" {
  match i : IdentityServer;
  unless i.logins_monitored by LoginMonitoring;
  severity = Medium;
  fix = "Record each login, failure and changed factor, and tell the user and yourselves about unusual ones.";
  refs = [cwe(778), attack("T1078"), asvs("16.3.1"), nist("AU-2")];
  question i.logins_monitored "Are logins, failures and changed factors at ${i} recorded?";
}

/// A few wrong passwords lock an account. Attackers try wrong passwords for a list of names.
/// Everyone is locked out on the day when it matters.
@also("account lockout", "denial of service by lockout") @id("TM-IDN-018") @formerly("LockedOutByOthers")
@stride(DenialOfService) @owasp(AuthenticationFailures)
rule AccountLockoutAttack "Account lockout attack: anyone can lock users out of ${i}" {
  match i : IdentityServer;
  where i.entry_point and i.brute_force_protected;
  unless i.progressive_delay by ProgressiveDelay;
  severity = Low;
  fix = "Slow down by origin and device instead of closing accounts, and let known devices in.";
  refs = [cwe(645), capec(2), attack("T1531"), asvs("6.3.1")];
  question i.progressive_delay
      "Can a user of ${i} still get in while others try wrong passwords for the account?";
  verify logins.progressive_delay(http.over_http(i));
}

/// A second factor can be passed on, because it is not bound to the site that asks for it.
/// Attackers show a look-alike page that forwards password and code within seconds. They keep the
/// session.
@also("AiTM", "phishing", "real-time phishing", "MFA fatigue", "Evilginx") @id("TM-IDN-019")
@formerly("PhishedFactor") @stride(Spoofing) @owasp(AuthenticationFailures)
rule AdversaryInTheMiddlePhishing
    "Adversary-in-the-middle phishing: a look-alike page gets password and code for ${p}" {
  match p : Process;
  where p.multi_factor and p.entry_point;
  where any d in p.handles : d.sensitivity >= Restricted;
  where not (p.logins & [Password, SharedAccount]).empty;
  unless p.phishing_resistant by PhishingResistantMfa;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Use passkeys or security keys, at least for those who may see or change much.";
  refs = [cwe(1390), cwe(294), capec(98), attack("T1557"), attack("T1621"), asvs("6.3.3"), nist("IA-2(1)")];
  question p.phishing_resistant "Is the second factor of ${p} phishing-resistant, such as a passkey?";
}

/// Kerberos tickets are encrypted with secrets of services that can be guessed. Attackers with any
/// account in the domain ask for a ticket and try passwords on it offline. With the secret of a
/// service, or of the domain, they forge tickets for everyone.
@also("golden ticket", "silver ticket", "AS-REP roasting", "Kerberos ticket forgery") @id("TM-IDN-020")
@formerly("KerberosTickets") @stride(Spoofing) @owasp(AuthenticationFailures)
rule Kerberoasting "Kerberoasting: tickets for ${f.target} can be cracked or forged" {
  match f : Flow;
  where f.networked and (f.authn == Kerberos).or_else(false);
  unless f.kerberos_hardened by KerberosHardening;
  severity = if guards(f.target) then High else Medium;
  gain = [Uses];
  vantage = Inside;
  work = 4;
  fix = "Use managed service accounts with long random secrets, allow AES tickets only, and replace the domain's own key twice a year.";
  refs = [cwe(521), cwe(916), attack("T1558"), attack_sub("T1558", "003"), capec(509), nist("IA-5(1)")];
  question f.kerberos_hardened
      "Does ${f.target} use a managed service account with a long random secret, and AES tickets only?";
}

/// A login is not bound to the server for which it is meant. Attackers in the network answer a
/// wrong name, or make a server call them, and pass its login on to another server. The login is
/// genuine, and the session is theirs.
@also("NTLM relay", "SMB relay", "LLMNR poisoning", "relay attack") @id("TM-IDN-021") @stride(Spoofing)
@owasp(AuthenticationFailures)
rule CredentialRelay
    "Credential relay: a login that was meant for another server is passed on to ${f.target}" {
  match f : Flow;
  where f.networked and (f is net.Smb or f is net.Ldap or (f.authn == Kerberos).or_else(false));
  unless f.relay_protected by RelayProtection;
  severity = if guards(f.target) then High else Medium;
  gain = [Uses];
  vantage = Inside;
  work = 3;
  fix = "Demand SMB and LDAP signing and channel binding, switch off NTLM, LLMNR and NetBIOS names.";
  refs = [cwe(294), cwe(300), attack_sub("T1557", "001"), capec(94), nist("SC-23"), nist("IA-2(8)")];
  question f.relay_protected
      "Does ${f.target} refuse a login that was passed on, by signing or channel binding?";
}

/// Keys, factors and roles can be added to an account without fresh proof of who asks. Attackers
/// who are inside for a moment add one. They come back long after the password was changed.
@also("persistence", "added credentials", "MFA registration", "mail forwarding rule") @id("TM-IDN-022")
@stride(ElevationOfPrivilege) @owasp(AuthenticationFailures)
rule AccountManipulation
    "Account manipulation: anyone who is logged in once at ${i} can add a key or role that stays" {
  match i : IdentityServer;
  unless i.changes_confirmed by AccountChangeConfirmation;
  severity = Medium;
  gain = [Uses];
  vantage = Holding;
  fix = "Ask for a fresh proof before a key, factor or role is added, tell the owner through another channel, and review additions.";
  refs = [
    cwe(306),
    attack("T1098"),
    attack_sub("T1098", "001"),
    asvs("7.5.1"),
    nist("IA-11"),
    nist("AC-2(4)"),
  ];
  question i.changes_confirmed "Does adding a key, factor or role to an account at ${i} need a fresh login?";
}

/// A program reads what a document says without verifying who signed it. Attackers with an editor
/// or a printer forge a licence, a diploma or a ticket. The program accepts it.
@also("forged credential", "forged certificate", "missing signature verification", "verifiable credentials")
@id("TM-IDN-023") @formerly("ForgedDocument") @stride(Spoofing) @owasp(SoftwareOrDataIntegrityFailures)
rule DocumentForgery "Document forgery: ${p} takes a forged ${shown} for a genuine one" {
  match p : Process;
  let shown =
      p.incoming.filter(f => f.networked and f.source != p).carries.filter(d => d is data.IssuedDocument);
  where not shown.empty;
  unless p.documents_verified by DocumentVerification;
  severity =
      if any d in p.incoming.carries : d is data.IssuedDocument and d.integrity >= Critical then High
      else Medium;
  gain = [Uses];
  work = 3;
  fix = "Check the signature with the issuer's key from a trusted list, then expiry, revocation, and who presents it.";
  refs = [cwe(347), cwe(345), capec(148), asvs("9.1.1"), nist("SI-7(6)")];
  question p.documents_verified
      "Does ${p} verify the issuer's signature, the expiry and the revocation of documents that it is shown?";
}

/// A one-time code is short, and the number of tries is not limited. Attackers try all of a million
/// codes before it expires. They pass the second factor, recover the account or pair the device.
@also("OTP brute force", "2FA bypass", "PIN guessing") @id("TM-IDN-024") @formerly("GuessedOneTimeCode")
@stride(Spoofing) @owasp(AuthenticationFailures)
rule OneTimeCodeBruteForce "One-time code brute force: one-time codes of ${i} can be guessed" {
  match i : IdentityServer;
  where i.one_time_codes;
  unless i.one_time_codes_limited by OneTimeCodeLimit;
  severity = High;
  gain = [Uses];
  work = 3;
  fix = "Let a code expire within minutes and after five wrong tries by anyone, and slow down requests for new ones.";
  refs = [cwe(307), cwe(799), capec(112), attack("T1110"), asvs("6.5.5"), nist("AC-7")];
  question i.one_time_codes_limited "Does a one-time code of ${i} expire after a few wrong tries?";
  verify logins.one_time_codes_limited(http.over_http(i));
}
