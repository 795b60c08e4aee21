/// Identity and sessions: who logs users in, what stands for a login, and how
/// both go wrong.
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

/// A server of ours that logs users in and issues what others take for a login.
component IdentityServer : web.WebServer {
  logs_users_in = true;
  /// Whether anyone may make an account.
  attr open_registration : bool? = RegistersAnyone in does;
  /// Whether staff may act in a user's place.
  attr impersonation : bool? = ActsAsOthers in does;
  attr redirects_exact : bool? "Does it compare return addresses letter by letter?";
  attr keys_guarded : bool? "Does the signing key of it lie in a module that never gives it out?";
  attr answers_alike : bool? "Are answers of it the same whether an account exists or not?";
  attr registration_guarded : bool? "Does it slow down whoever makes many accounts?";
  attr accounts_reviewed : bool? "Do accounts and rights at it end when people leave or change roles?";
  attr tokens_revocable : bool? "Can all tokens of a user at it be ended within minutes?";
  attr isolated : bool?
      "Is it kept apart from other programs on its machine by more than its operating system?";
  attr impersonation_guarded : bool? "Does acting as a user at it need a reason?";
  attr logins_recorded : bool? "Are logins, failures and changed factors at it recorded?";
  attr lockout_gentle : bool?
      "Can a user of it still get in while others try wrong passwords for the account?";
  attr one_time_codes : bool? "Does it send or take one-time codes?";
  attr changes_confirmed : bool?
      "Does a new key, factor or role of an account at it need a fresh proof of who asks?";
  attr codes_limited : bool? "Does a one-time code of it run out after a few wrong tries?";
}

/// Whether an element logs users in for others.
private predicate provides_logins(e : Element) =
    e is services.IdentityProvider or (e is Process and e.logs_users_in);

/// Where sessions of users are kept.
component SessionStore : db.Cache {
  attr sessions_hashed : bool? "Does it keep only hashes of sessions?";
}

/// Passwords are kept as salted hashes that cost time and memory to try.
control SlowHashes for Store, Process "slow password hashes" {
  provides passwords_hashed;
  effort = Small;
  fix = "Keep passwords under Argon2id, scrypt or bcrypt with a salt for each, and raise the cost over the years.";
  refs = [asvs("11.4.2"), nist("IA-5(1)")];
}

/// A login, and each gain of rights, starts a new session and ends the old one.
control RenewedSessions for Process "new session at login" {
  provides session_renewed;
  effort = Small;
  fix = "Start a new session at each login and gain of rights, and end the old one.";
  refs = [asvs("7.2.4"), nist("SC-23")];
}

/// Sessions end after a time without use, after a longest time, and at logout
/// on the server too.
control SessionExpiry for Process "sessions that end" {
  provides session_ends;
  effort = Small;
  fix = "End sessions on the server: at logout, after a time without use, and after a longest time.";
  refs = [asvs("7.3.1"), asvs("7.4.1"), nist("AC-12")];
}

/// Sessions are long random numbers from the platform, with no meaning of their
/// own, or are signed.
control RandomSessions for Process "random sessions" {
  provides session_random;
  effort = Small;
  fix = "Let the framework make sessions: at least 128 random bits, checked on the server.";
  refs = [asvs("7.2.3"), nist("SC-23(3)")];
}

/// Session cookies are bound to the host, sent encrypted only, and hidden from
/// scripts.
control HardenedCookies for Process "hardened cookies" {
  provides cookies_hardened;
  effort = Small;
  fix = "Give session cookies the `__Host-` prefix, `Secure`, `HttpOnly` and `SameSite`.";
  refs = [asvs("3.3.1"), asvs("3.3.4")];
}

/// The store keeps hashes of sessions, which cannot be shown as a login.
control HashedSessions for SessionStore "hashed sessions" {
  provides sessions_hashed;
  effort = Small;
  fix = "Keep only a hash of each session, and look it up by that.";
  refs = [nist("SC-28")];
}

/// Recovery needs as much proof as a login, runs out within minutes, and the
/// user is told.
control GuardedRecovery for Process "guarded recovery" {
  provides recovery_guarded;
  effort = Moderate;
  fix = "Ask for as much proof as for a login, let links run out within minutes and work once, and tell the user.";
  refs = [asvs("6.4.3"), nist("IA-5")];
}

/// Return addresses are registered and compared letter by letter, and codes are
/// bound to who asked for them.
control ExactRedirects for IdentityServer "exact return addresses" {
  provides redirects_exact;
  effort = Small;
  fix = "Compare return addresses letter by letter, and bind each code to whoever asked for it (PKCE, state).";
  refs = [asvs("10.4.1"), asvs("10.4.6")];
}

/// The key lies in a module that signs and never gives it out, and is replaced
/// by a plan that was tried.
control GuardedSigningKey for IdentityServer "signing key in hardware" {
  provides keys_guarded;
  effort = Moderate;
  fix = "Let a key module sign, replace keys by a plan, and be able to do it within an hour.";
  refs = [asvs("13.3.3"), nist("SC-12")];
}

/// Answers are the same in words and time, whether the account exists or not.
control AlikeAnswers for IdentityServer "answers that do not differ" {
  provides answers_alike;
  effort = Small;
  fix = "Answer in the same words and the same time, and send the rest by mail.";
  refs = [asvs("6.3.8")];
}

/// A new account needs a confirmed address and is limited until it has earned
/// trust.
control GuardedRegistration for IdentityServer "guarded registration" {
  provides registration_guarded;
  effort = Small;
  fix = "Confirm addresses, slow down many accounts of one origin, and limit new accounts.";
  refs = [asvs("2.4.1")];
}

/// Accounts follow the list of staff, and owners confirm rights at set times.
control AccountReview for IdentityServer "accounts reviewed" {
  provides accounts_reviewed;
  effort = Small;
  fix = "Let accounts follow the list of staff within a day, and let owners confirm rights twice a year.";
  refs = [nist("AC-2(3)")];
}

/// Access tokens run out within minutes, and refreshing asks whether the user
/// may still come in.
control RevocableTokens for IdentityServer "tokens that can be revoked" {
  provides tokens_revocable;
  effort = Moderate;
  fix = "Let access tokens run out within minutes, use each refresh token once, and end all of a user's at once.";
  refs = [asvs("10.4.8"), asvs("7.4.2"), nist("AC-12")];
}

/// It runs in a virtual machine or on hardware of its own, with a network of
/// its own.
control IsolatedIdentity for IdentityServer "isolated identity server" {
  provides isolated;
  effort = Moderate;
  fix = "Give the identity server a machine and a network of its own.";
  refs = [nist("SC-3")];
}

/// Calls bear the user's own token besides the program's identity, and the
/// program behind checks both.
control UserPassedOn for Flow "user passed on" {
  provides user_passed_on;
  effort = Moderate;
  fix = "Pass a token of the user along, cut down to this call, and check it behind.";
  refs = [asvs("8.3.3"), nist("AC-16")];
}

/// Acting as a user needs a reason and consent, shows both names in every
/// record, and cannot pay or delete.
control GuardedImpersonation for IdentityServer "guarded impersonation" {
  provides impersonation_guarded;
  effort = Moderate;
  fix = "Ask for a reason and the user's consent, record both names, and leave paying and deleting out.";
  refs = [nist("AU-12"), nist("AC-6(9)")];
}

/// Each login, failure and change of a factor is recorded, and odd ones are
/// reported to the user and to us.
control LoginRecords for IdentityServer "recorded logins" {
  provides logins_recorded;
  effort = Small;
  fix = "Record each login, failure and changed factor, and tell the user and yourselves about odd ones.";
  refs = [asvs("16.3.1"), nist("AU-2")];
}

/// Attempts are slowed down by origin and device, and known devices still get
/// in.
control GentleLockout for IdentityServer "slowing down instead of locking" {
  provides lockout_gentle;
  effort = Small;
  fix = "Slow down by origin and device instead of closing accounts, and let known devices in.";
  refs = [asvs("6.3.1")];
}

/// The second factor signs for the real site only, so that a page in between
/// gets nothing that it can use.
control SiteBoundFactor for Process "factor bound to the site" {
  provides phishing_resistant;
  effort = Moderate;
  fix = "Use passkeys or security keys, at least for those who may see or change much.";
  refs = [asvs("6.3.3"), nist("IA-2(1)")];
}

/// Each login at a provider is bound to the browser that began it, and what comes back is checked for that.
control BoundLogins for Process "login bound to its browser" {
  provides login_bound;
  effort = Small;
  fix = "Send PKCE and a state or nonce that is bound to the browser's session, and refuse answers that do not fit; a maintained library does it.";
  refs = [asvs("10.2.1"), asvs("10.4.6")];
}

/// What comes back from a login says which provider it is from, and is refused if it was another that was asked.
control CheckedIssuers for Process "checked issuers" {
  provides issuer_checked;
  effort = Small;
  fix = "Compare the issuer in each answer with the provider that was asked, and give each provider a return address of its own.";
  refs = [asvs("10.2.2")];
}

/// Service accounts have long random secrets that the domain replaces, tickets
/// use AES only, and the domain's own key is replaced twice a year.
control GuardedTickets for Flow "guarded tickets" {
  provides tickets_guarded;
  effort = Moderate;
  fix = "Use managed service accounts with long random secrets, allow AES tickets only, and replace the domain's own key twice a year.";
  refs = [nist("IA-5(1)")];
}

/// Servers demand signing, or bind the login to its TLS connection (channel
/// binding, EPA); NTLM and the name services without authentication are off.
control RelayProtection for Flow "signing and channel binding" {
  provides relay_refused;
  effort = Moderate;
  fix = "Demand SMB and LDAP signing and channel binding, switch NTLM, LLMNR and NetBIOS names off.";
  refs = [nist("SC-23")];
}

/// A new key, factor or role needs a fresh proof of who asks, is told to the
/// owner on another way, and can be undone.
control ConfirmedChanges for IdentityServer "confirmed changes of accounts" {
  provides changes_confirmed;
  effort = Small;
  fix = "Ask for a fresh proof before a key, factor or role is added, tell the owner on another way, and review additions.";
  refs = [nist("IA-11")];
}

/// The signature is checked with the issuer's key from a trusted list, and
/// whether the document was revoked, ran out, and belongs to whoever shows it.
control VerifiedDocuments for Process "verified signatures of documents" {
  provides documents_verified;
  effort = Moderate;
  fix = "Check the signature with the issuer's key from a trusted list, then end, revocation, and who shows it.";
  refs = [nist("SI-7(6)")];
}

/// A code runs out within minutes and after a few wrong tries, of all addresses
/// together, and a new one has to be asked for.
control LimitedCodes for IdentityServer "limited one-time codes" {
  provides codes_limited;
  effort = Small;
  fix = "Let a code run out within minutes and after five wrong tries, whoever tries, and slow down asking for new ones.";
  refs = [nist("AC-7")];
}

/// Passwords that are stored as they are, or under a fast hash, are known to
/// whoever copies the store. Most open other services too, as people use them
/// twice.
/// Known as: weak password storage.
@id("TM-IDN-001") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule ReadablePasswords "passwords kept at ${e} can be worked out" {
  match e : Element;
  where e is Store or e is Process;
  where any d in e.stores : d is data.Credentials;
  unless e.passwords_hashed by SlowHashes;
  severity = High;
  gain = [];
  fix = "Keep passwords under Argon2id, scrypt or bcrypt with a salt for each, and raise the cost over the years.";
  refs = [cwe(916), cwe(257), capec(55), attack_sub("T1110", "002"), asvs("11.4.2"), nist("IA-5(1)")];
  question e.passwords_hashed "Are passwords at ${e} kept as salted hashes that are slow to try?";
}

/// The session stays the same before and after the login. An attacker who gave
/// the victim a session of their own waits until the victim has logged in, and
/// uses it too.
/// Known as: session fixation.
@id("TM-IDN-002") @stride(Spoofing) @owasp(AuthenticationFailures)
rule PlantedSession "someone who plants a session in a browser is logged in to ${p} with its owner" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.session_renewed by RenewedSessions;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Start a new session at each login and gain of rights, and end the old one.";
  refs = [cwe(384), capec(61), asvs("7.2.4"), nist("SC-23")];
  question p.session_renewed "Does ${p} start a new session at each login?";
  verify logins.session_renewed(http.over_http(p));
}

/// Users do not log out. A session that never ends works for whoever finds it
/// later: on a shared computer, in a backup, in a log.
/// Known as: missing session expiry.
@id("TM-IDN-003") @stride(Spoofing) @owasp(AuthenticationFailures)
rule EndlessSession "a session of ${p} that was copied once stays valid" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.session_ends by SessionExpiry;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "End sessions on the server: at logout, after a time without use, and after a longest time.";
  refs = [cwe(613), capec(593), attack_sub("T1550", "004"), asvs("7.3.1"), asvs("7.4.1"), nist("AC-12")];
  question p.session_ends "Do sessions of ${p} end on the server, at logout and after a time?";
  verify logins.session_ends(http.over_http(p));
}

/// A number that counts up, a time or a name in disguise: whoever has seen a
/// few sessions can write the next one, or change their own into another's.
/// Known as: predictable session identifiers.
@id("TM-IDN-004") @stride(Spoofing) @owasp(AuthenticationFailures)
rule GuessedSession "sessions of ${p} can be guessed or made up" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.session_random by RandomSessions;
  severity = Medium;
  work = 7;
  fix = "Let the framework make sessions: at least 128 random bits, checked on the server.";
  refs = [cwe(330), cwe(565), capec(59), capec(226), asvs("7.2.3"), nist("SC-23(3)")];
  question p.session_random "Are sessions of ${p} long random numbers, or signed?";
  verify logins.session_random(http.over_http(p));
}

/// Without its flags a cookie is sent over unencrypted connections, to
/// neighbouring hosts, and can be read by any script on the page. One flaw
/// anywhere takes the login along.
/// Known as: missing cookie flags.
@id("TM-IDN-005") @stride(Spoofing) @owasp(AuthenticationFailures)
rule LooseCookie "the session cookie of ${p} can be read by scripts or sent in clear" {
  match p : Process;
  where web.answers_http(p) and web.browsers_show(p, [SessionCookie]);
  unless p.cookies_hardened by HardenedCookies;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Give session cookies the `__Host-` prefix, `Secure`, `HttpOnly` and `SameSite`.";
  refs = [cwe(1004), cwe(614), capec(31), attack("T1539"), asvs("3.3.1"), asvs("3.3.4")];
  question p.cookies_hardened "Are session cookies of ${p} hidden from scripts and sent encrypted only?";
  verify http.cookies_hardened(http.over_http(p));
}

/// The store keeps each session as the browser shows it. A copy of it, a debug
/// command or a neighbour on the same cache yields the logins of all users.
@id("TM-IDN-006") @stride(Spoofing) @owasp(CryptographicFailures)
rule LiveSessionsInStore "whoever reads ${s} is logged in as everyone" {
  match s : SessionStore;
  unless s.sessions_hashed by HashedSessions;
  severity = Medium;
  gain = [];
  fix = "Keep only a hash of each session, and look it up by that.";
  refs = [cwe(522), attack("T1539"), nist("SC-28")];
  question s.sessions_hashed "Does ${s} keep only hashes of sessions?";
}

/// The way back for those who forgot their password is a way in for others:
/// questions with public answers, links that live for days, a friendly voice on
/// the phone.
/// Known as: weak account recovery.
@id("TM-IDN-007") @stride(Spoofing) @owasp(AuthenticationFailures)
rule WeakRecovery "whoever reads a user's mail, or talks to support, takes over accounts of ${i}" {
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
  unless i.recovery_guarded by GuardedRecovery;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Ask for as much proof as for a login, let links run out within minutes and work once, and tell the user.";
  refs = [cwe(640), capec(50), attack("T1078"), asvs("6.4.3"), nist("IA-5")];
  question i.recovery_guarded "Does recovery of an account at ${i} need as much proof as a login?";
}

/// After a login the browser is sent back with a code or token. If the address
/// is compared loosely, a link of an attacker gets the victim's.
/// Known as: OAuth redirect URI manipulation.
@id("TM-IDN-008") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp(BrokenAccessControl)
rule CodeSentElsewhere "${i} can be made to send a login to an attacker's address" {
  match i : IdentityServer;
  unless i.redirects_exact by ExactRedirects;
  severity = High;
  vantage = Anywhere;
  work = 7;
  fix = "Compare return addresses letter by letter, and bind each code to whoever asked for it (PKCE, state).";
  refs = [cwe(601), attack("T1528"), asvs("10.4.1"), asvs("10.4.6")];
  question i.redirects_exact "Does ${i} compare return addresses letter by letter?";
  verify logins.return_exact(http.over_http(i));
}

/// The browser comes back from the provider with a code. If nothing binds the code to the browser that
/// began the login, an attacker has a victim logged in as the attacker, or uses a code that was stolen on its way.
/// Known as: login CSRF, authorisation code injection, missing state, nonce or PKCE.
@id("TM-IDN-025") @stride(Spoofing) @owasp(AuthenticationFailures)
rule UnboundLogin "a login at ${providers} that someone else began can be finished at ${p}" {
  match p : Process;
  let providers = p.calls.target.filter(e => provides_logins(e));
  where p.browsed or (p is UserAgent and not p.browses);
  where not p.calls.target.filter(e => provides_logins(e)).empty;
  where not p.logs_users_in;
  unless p.login_bound by BoundLogins;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Send PKCE and a state or nonce that is bound to the browser's session, and refuse answers that do not fit; a maintained library does it.";
  refs = [cwe(352), cwe(384), capec(62), attack("T1528"), asvs("10.2.1"), asvs("10.4.6")];
  question p.login_bound
      "Does ${p} bind each login at ${providers} to the browser that began it, by state and PKCE or a nonce?";
}

/// A program takes logins of several providers. If it does not look from which one an answer comes, a
/// dishonest or broken one of them gets a code that was meant for another, or logs in its users as others.
/// Known as: OAuth mix-up.
@id("TM-IDN-026") @stride(Spoofing) @owasp(AuthenticationFailures)
rule MixedUpProviders "one of ${providers} can pass for another at ${p}" {
  match p : Process;
  let providers = p.calls.target.filter(e => provides_logins(e));
  where p.browsed or (p is UserAgent and not p.browses);
  where p.calls.target.filter(e => provides_logins(e)).size >= 2;
  unless p.issuer_checked by CheckedIssuers;
  severity = Medium;
  vantage = OtherEnd;
  work = 6;
  fix = "Compare the issuer in each answer with the provider that was asked, and give each provider a return address of its own.";
  refs = [cwe(346), cwe(287), attack("T1528"), asvs("10.2.2")];
  question p.issuer_checked "Does ${p} check from which of ${providers} each answer to a login comes?";
}

/// All services believe what this key signed. A copy of it makes logins for
/// every user without a trace here, until somebody thinks of changing the key.
/// Known as: theft of the signing key, golden SAML.
@id("TM-IDN-009") @stride(Spoofing) @owasp(CryptographicFailures)
rule StolenSigningKey "whoever copies the signing key of ${i} is anyone, anywhere" {
  match i : IdentityServer;
  unless i.keys_guarded by GuardedSigningKey;
  severity = High;
  vantage = Holding;
  fix = "Let a key module sign, replace keys by a plan, and be able to do it within an hour.";
  refs = [cwe(522), attack_sub("T1606", "002"), attack_sub("T1552", "004"), asvs("13.3.3"), nist("SC-12")];
  question i.keys_guarded "Does the signing key of ${i} lie in a module that never gives it out?";
}

/// Login, registration and recovery answer differently, or faster, when the
/// account exists. Lists of mail addresses are sorted that way for fraud, or to
/// find out who uses the service.
/// Known as: user enumeration.
@id("TM-IDN-010") @stride(InformationDisclosure) @owasp(AuthenticationFailures)
rule WhoHasAnAccount "${i} tells strangers who has an account" {
  match i : IdentityServer;
  where i.entry_point;
  unless i.answers_alike by AlikeAnswers;
  severity = if (any d in i.handles : d.existence_secret).or_else(false) then Medium else Low;
  gain = [];
  fix = "Answer in the same words and the same time, and send the rest by mail.";
  refs = [cwe(204), cwe(203), capec(575), attack("T1589"), asvs("6.3.8")];
  question i.answers_alike "Are answers of ${i} the same whether an account exists or not?";
  verify logins.answers_alike(http.over_http(i));
}

/// Accounts cost nothing, so that limits for each account limit nobody. They
/// are used for spam, for stolen cards, or to use up what is given to new
/// users.
/// Known as: fake account creation.
@id("TM-IDN-011") @stride(Spoofing) @owasp(InsecureDesign)
rule InventedAccounts "machines make accounts at ${i} by the thousand" {
  match i : IdentityServer;
  where i.open_registration;
  unless i.registration_guarded by GuardedRegistration;
  severity = Low;
  gain = [];
  fix = "Confirm addresses, slow down many accounts of one origin, and limit new accounts.";
  refs = [cwe(799), capec(212), attack("T1136"), asvs("2.4.1")];
  question i.registration_guarded "Does ${i} slow down whoever makes many accounts?";
  verify logins.registration_slowed(http.over_http(i));
}

/// People leave, change roles, and keep what they could do. Each unused account
/// is one whose theft nobody notices.
/// Known as: orphaned accounts.
@id("TM-IDN-012") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule LeftBehind "accounts at ${i} outlive those who needed them" {
  match i : IdentityServer;
  where i.browsed
      or i.entry_point
      or (any f in i.serves : f.source is people.Employee or f.source is UserAgent);
  unless i.accounts_reviewed by AccountReview;
  severity = Low;
  gain = [Uses];
  vantage = Anywhere;
  work = 8;
  fix = "Let accounts follow the list of staff within a day, and let owners confirm rights twice a year.";
  refs = [cwe(284), attack("T1078"), nist("AC-2(3)")];
  question i.accounts_reviewed "Do accounts and rights at ${i} end when people leave or change roles?";
  verify logins.former_refused(http.over_http(i));
}

/// A phone is lost, a user is thrown out, a token leaks. Services check only
/// its signature and go on believing it for days.
/// Known as: missing token revocation.
@id("TM-IDN-013") @stride(Spoofing) @owasp(AuthenticationFailures)
rule TokenForLife "a token of ${i} cannot be revoked" {
  match i : IdentityServer;
  unless i.tokens_revocable by RevocableTokens;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Let access tokens run out within minutes, use each refresh token once, and end all of a user's at once.";
  refs = [cwe(613), attack_sub("T1550", "001"), asvs("10.4.8"), asvs("7.4.2"), nist("AC-12")];
  question i.tokens_revocable "Can all tokens of a user at ${i} be ended within minutes?";
  verify logins.former_refused(http.over_http(i));
}

/// Everything believes the identity server. Beside a program that strangers
/// talk to, on one machine, it is worth no more than that program.
@id("TM-IDN-014") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule SharedIdentityMachine "a break-in at ${neighbours} reaches ${i} on the same machine" {
  match i : IdentityServer, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e is not IdentityServer and e.takes_untrusted);
  where b in i.zones and b.shared_runtime;
  where not neighbours.empty;
  unless i.isolated by IsolatedIdentity;
  severity = High;
  gain_of = "i";
  vantage = Inside;
  fix = "Give the identity server a machine and a network of its own.";
  refs = [cwe(653), attack("T1556"), nist("SC-3")];
  question i.isolated
      "Is ${i} kept apart from other programs on its machine by more than its operating system?";
}

/// The program in front knows its user; the one behind sees only the program. A
/// flaw in front then reads anything behind in anyone's name, and records show
/// one name only.
/// Known as: confused deputy.
@id("TM-IDN-015") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl) @owasp_api(ObjectAuthorization)
rule LostUser "${f.target} cannot tell for whom ${f.source} asks over ${f}" {
  match f : Flow;
  where f.source is Process and f.target is Process and f.source.takes_untrusted;
  where any d in f.payload : d.about_people or d.sensitivity >= Restricted;
  where not (f.source is web.Gateway or f.target is IdentityServer) and f.travels;
  unless f.user_passed_on by UserPassedOn;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Sending;
  work = 5;
  fix = "Pass a token of the user along, cut down to this call, and check it behind.";
  refs = [cwe(441), cwe(863), asvs("8.3.3"), nist("AC-16")];
  question f.user_passed_on "Does ${f.target} see, and check, for which user ${f.source} asks?";
  verify logins.service_refused(http.http_target(f));
}

/// Support may log in as a user to help. Without a record and a limit, a
/// curious or bribed employee reads and orders as anyone.
@id("TM-IDN-016") @stride(Repudiation) @owasp(LoggingFailures)
rule SomeoneElsesHands "staff act as users of ${i}, and nobody can tell who it was" {
  match i : IdentityServer;
  where i.impersonation;
  unless i.impersonation_guarded by GuardedImpersonation;
  severity = High;
  fix = "Ask for a reason and the user's consent, record both names, and leave paying and deleting out.";
  refs = [cwe(778), cwe(269), nist("AU-12"), nist("AC-6(9)")];
  question i.impersonation_guarded "Does acting as a user at ${i} need a reason?";
}

/// Failed and strange logins are the first sign of most break-ins. If they are
/// not recorded and nobody is told, the sign comes weeks later.
@id("TM-IDN-017") @stride(Repudiation) @owasp(LoggingFailures)
rule UnseenLogins "nobody sees that someone tries to get in at ${i}" {
  match i : IdentityServer;
  unless i.logins_recorded by LoginRecords;
  severity = Medium;
  fix = "Record each login, failure and changed factor, and tell the user and yourselves about odd ones.";
  refs = [cwe(778), attack("T1078"), asvs("16.3.1"), nist("AU-2")];
  question i.logins_recorded "Are logins, failures and changed factors at ${i} recorded?";
}

/// A few wrong passwords close an account. A script that tries them for a list
/// of names keeps everyone out on the day when it matters.
/// Known as: account lockout as denial of service.
@id("TM-IDN-018") @stride(DenialOfService) @owasp(AuthenticationFailures)
rule LockedOutByOthers "anyone can lock users out of ${i}" {
  match i : IdentityServer;
  where i.entry_point and i.guess_limited;
  unless i.lockout_gentle by GentleLockout;
  severity = Low;
  fix = "Slow down by origin and device instead of closing accounts, and let known devices in.";
  refs = [cwe(645), capec(2), attack("T1531"), asvs("6.3.1")];
  question i.lockout_gentle
      "Can a user of ${i} still get in while others try wrong passwords for the account?";
  verify logins.lockout_gentle(http.over_http(i));
}

/// A code from a phone is typed into whatever page asks for it. A page in
/// between passes both on within seconds and keeps the session.
/// Known as: real-time phishing, adversary in the middle.
@id("TM-IDN-019") @stride(Spoofing) @owasp(AuthenticationFailures)
rule PhishedFactor "a look-alike page gets password and code for ${p}" {
  match p : Process;
  where p.multi_factor and p.entry_point;
  where any d in p.handles : d.sensitivity >= Restricted;
  where not (p.logins & [Password, SharedAccount]).empty;
  unless p.phishing_resistant by SiteBoundFactor;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Use passkeys or security keys, at least for those who may see or change much.";
  refs = [cwe(1390), cwe(294), capec(98), attack("T1557"), attack("T1621"), asvs("6.3.3"), nist("IA-2(1)")];
  question p.phishing_resistant "Is the second factor of ${p} bound to the site, as passkeys are?";
}

/// Anyone in the domain may ask for a ticket of any service, and try passwords
/// on it at home (Kerberoasting). With the hash of a service or of the domain
/// itself, tickets for everyone can be forged (silver and golden ticket).
@id("TM-IDN-020") @stride(Spoofing) @owasp(AuthenticationFailures)
rule KerberosTickets "tickets for ${f.target} can be cracked or forged" {
  match f : Flow;
  where f.networked and (f.authn == Kerberos).or_else(false);
  unless f.tickets_guarded by GuardedTickets;
  severity = if guards(f.target) then High else Medium;
  gain = [Uses];
  vantage = Inside;
  work = 4;
  fix = "Use managed service accounts with long random secrets, allow AES tickets only, and replace the domain's own key twice a year.";
  refs = [cwe(521), cwe(916), attack("T1558"), attack_sub("T1558", "003"), capec(509), nist("IA-5(1)")];
  question f.tickets_guarded
      "Is the account of ${f.target} a managed one with a long random secret, and are only AES tickets allowed?";
}

/// Someone in the network answers a wrong name, or makes a server call, and
/// passes the login on to another server: a relay attack (NTLM relay, LLMNR
/// poisoning). The login is genuine, and not theirs.
@id("TM-IDN-021") @stride(Spoofing) @owasp(AuthenticationFailures)
rule CredentialRelay "a login that was meant for another server is passed on to ${f.target}" {
  match f : Flow;
  where f.networked and (f is net.Smb or f is net.Ldap or (f.authn == Kerberos).or_else(false));
  unless f.relay_refused by RelayProtection;
  severity = if guards(f.target) then High else Medium;
  gain = [Uses];
  vantage = Inside;
  work = 3;
  fix = "Demand SMB and LDAP signing and channel binding, switch NTLM, LLMNR and NetBIOS names off.";
  refs = [cwe(294), cwe(300), attack_sub("T1557", "001"), capec(94), nist("SC-23"), nist("IA-2(8)")];
  question f.relay_refused
      "Does ${f.target} refuse a login that was passed on, by signing or channel binding?";
}

/// Who is inside for a moment stays: they add a key, a factor, a mail rule or a
/// role to an account, and come back when the password was long replaced.
/// Account manipulation looks like ordinary work.
@id("TM-IDN-022") @stride(ElevationOfPrivilege) @owasp(AuthenticationFailures)
rule AccountManipulation "whoever is logged in once at ${i} can add a key or role that stays" {
  match i : IdentityServer;
  unless i.changes_confirmed by ConfirmedChanges;
  severity = Medium;
  gain = [Uses];
  vantage = Holding;
  fix = "Ask for a fresh proof before a key, factor or role is added, tell the owner on another way, and review additions.";
  refs = [
    cwe(306),
    attack("T1098"),
    attack_sub("T1098", "001"),
    asvs("7.5.1"),
    nist("IA-11"),
    nist("AC-2(4)"),
  ];
  question i.changes_confirmed
      "Does a new key, factor or role of an account at ${i} need a fresh proof of who asks?";
}

/// A licence, a diploma, a vaccination, a ticket: the program reads what is
/// written there, and not who signed it. Anyone with a printer or an editor
/// issues one.
@id("TM-IDN-023") @stride(Spoofing) @owasp(IntegrityFailures)
rule ForgedDocument "${p} takes a forged ${shown} for a genuine one" {
  match p : Process;
  let shown =
      p.incoming.filter(f => f.networked and f.source != p).carries.filter(d => d is data.IssuedDocument);
  where not shown.empty;
  unless p.documents_verified by VerifiedDocuments;
  severity =
      if any d in p.incoming.carries : d is data.IssuedDocument and d.integrity >= Vital then High
      else Medium;
  gain = [Uses];
  work = 3;
  fix = "Check the signature with the issuer's key from a trusted list, then end, revocation, and who shows it.";
  refs = [cwe(347), cwe(345), capec(148), asvs("9.1.1"), nist("SI-7(6)")];
  question p.documents_verified
      "Does ${p} check the issuer's signature, end and revocation of documents that it is shown?";
}

/// A code of six digits is one of a million. Without a limit, a program tries
/// them all before it runs out: for the second factor, the recovery of an
/// account, the pairing of a device.
@id("TM-IDN-024") @stride(Spoofing) @owasp(AuthenticationFailures)
rule GuessedOneTimeCode "one-time codes of ${i} can be guessed" {
  match i : IdentityServer;
  where i.one_time_codes;
  unless i.codes_limited by LimitedCodes;
  severity = High;
  gain = [Uses];
  work = 3;
  fix = "Let a code run out within minutes and after five wrong tries, whoever tries, and slow down asking for new ones.";
  refs = [cwe(307), cwe(799), capec(112), attack("T1110"), asvs("6.5.5"), nist("AC-7")];
  question i.codes_limited "Does a one-time code of ${i} run out after a few wrong tries?";
  verify logins.codes_limited(http.over_http(i));
}
