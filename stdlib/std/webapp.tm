/// Web applications in depth: what OWASP's list of ten adds to the common rules
/// of `std.stride`. Its questions go to every web server, so it is imported where
/// a review of that depth is wanted.
package std.webapp;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.web as web;
import std.db as db;
import std.net as net;
import std.services as services;
import std.checks.input as input;
import std.checks.http as http;
import std.checks.identity as logins;

/// The site tells browsers to use HTTPS only, for a year and for all its hosts,
/// and is on their list.
control StrictTransport for Process "HTTPS only, by policy" {
  provides hsts;
  effort = Small;
  fix = "Send `Strict-Transport-Security` for a year with all subdomains, and put the domain on the browsers' list.";
  refs = [asvs("3.4.1")];
}

/// The program leads only to its own pages, or to addresses on a list.
control ListedRedirects for Process "listed redirects" {
  provides redirects_checked;
  effort = Small;
  fix = "Lead only to your own pages or addresses on a list, named by a key instead of an address.";
  refs = [asvs("3.7.2")];
}

/// Links are made from a name in the settings, and requests for other names are
/// refused.
control ListedHosts for Process "listed host names" {
  provides hosts_checked;
  effort = Small;
  fix = "Make links from a name in the settings, and refuse requests for other names.";
  refs = [asvs("4.1.3")];
}

/// The gateway refuses ambiguous requests, writes them anew, and speaks HTTP/2
/// to the servers.
control StrictHttp for web.Gateway "strict HTTP" {
  provides strict_http;
  effort = Small;
  fix = "Refuse ambiguous lengths, write requests anew, speak HTTP/2 to the servers behind, and keep both up to date.";
  refs = [asvs("4.2.1")];
}

/// Names are made and deleted together with what they point to, and are compared each day.
control OwnedNames for System "no dangling names" {
  provides names_cleaned;
  effort = Small;
  fix = "Make and delete names together with what they point to, and look each day for those that point nowhere.";
  refs = [nist("SC-20")];
}

/// Callers fill fields of fixed templates, or their templates run in an engine
/// without functions.
control TemplateSandbox for Process "templates without power" {
  provides templates_sandboxed;
  effort = Small;
  fix = "Let callers fill fields of fixed templates, or use an engine without functions for theirs.";
  refs = [asvs("1.3.7")];
}

/// Users see a number, and the rest is in the log.
control PlainErrors for Process "plain error pages" {
  provides errors_hidden;
  effort = Small;
  fix = "Show a number, keep the rest in the log, and leave versions out of headers.";
  refs = [asvs("16.5.1")];
}

/// It is built from settings that were reviewed, without examples and consoles,
/// and compared with them regularly.
control HardenedServer for Process "hardened server" {
  provides samples_removed;
  effort = Small;
  fix = "Build it from reviewed settings, remove examples, listings and consoles, and compare what runs with them.";
  refs = [asvs("13.4.1"), nist("CM-6"), nist("CM-7")];
}

/// Whatever can change an answer is part of its key, and all other headers are
/// removed before.
control CompleteCacheKeys for web.ContentNetwork "complete cache keys" {
  provides keys_complete;
  effort = Small;
  fix = "Make whatever can change an answer part of its key, and remove all other headers before the server sees them.";
  refs = [asvs("14.2.5")];
}

/// Scripts put text into pages as text only, and the browser enforces it.
control TrustedTypes for Process "guarded sinks" {
  provides sinks_guarded;
  effort = Small;
  fix = "Put text into pages as text, let the browser enforce trusted types, and check the origin of messages.";
  refs = [asvs("3.2.2"), asvs("3.4.3")];
}

/// The server compares the page's origin with a list when a connection is
/// opened, and asks for a token.
control CheckedSocketOrigin for Process "checked origin of sockets" {
  provides socket_origin_checked;
  effort = Small;
  fix = "Compare the page's origin with a list when the connection is opened, and ask for a token of the page.";
  refs = [asvs("4.4.2")];
}

/// Files go out with a fixed type, as downloads, and browsers are told not to
/// guess.
control FixedTypes for Process "fixed content types" {
  provides types_fixed;
  effort = Small;
  fix = "Send a fixed type and `nosniff`, offer files as downloads, and serve them from another origin.";
  refs = [asvs("3.2.1"), asvs("3.4.4")];
}

/// Each value and step is checked on the server: type, range, order, and
/// whether it fits the rest.
control ServerSideRules for Process "rules on the server" {
  provides rules_enforced;
  effort = Small;
  fix = "Check on the server each value's type and range, the order of steps, and whether they fit together.";
  refs = [asvs("2.2.2"), asvs("2.3.1"), nist("SI-10")];
}

/// Any error in a check ends in a refusal, what was half done is undone, and
/// tests cause such errors.
control FailClosed for Process "closed when in doubt" {
  provides fails_closed;
  effort = Small;
  fix = "Refuse by default, undo what was half done, and cause such errors in tests.";
  refs = [asvs("16.5.3"), nist("SC-24")];
}

/// Tokens and personal data travel in headers and bodies, and the browser tells
/// other sites only our origin.
control CleanAddresses for Process "nothing secret in addresses" {
  provides addresses_clean;
  effort = Small;
  fix = "Send tokens and personal data in headers and bodies, and set a strict policy for referrers.";
  refs = [asvs("14.2.1"), asvs("3.4.5")];
}

/// The library refuses line breaks in headers, and nothing writes answers by
/// hand.
control EncodedHeaders for Process "encoded headers" {
  provides headers_encoded;
  effort = Small;
  fix = "Set headers through a library that refuses line breaks, and never write answers by hand.";
  refs = [asvs("4.2.4")];
}

/// Modules are chosen from a list in the program, and code is never loaded from
/// addresses.
control ListedIncludes for Process "listed modules" {
  provides includes_listed;
  effort = Small;
  fix = "Choose modules from a list in the program, and switch loading from addresses off.";
  refs = [asvs("5.3.2")];
}

/// Mail is put together by a library that refuses line breaks in headers.
control EncodedMail for Process "encoded mail" {
  provides mail_encoded;
  effort = Small;
  fix = "Put mail together with a library that refuses line breaks in headers, and limit receivers.";
  refs = [asvs("1.3.11")];
}

/// An engine with linear time is used, or each match has a limit of time and
/// length.
control LinearPatterns for Process "patterns without surprises" {
  provides patterns_limited;
  effort = Small;
  fix = "Use an engine with linear time, limit the length of texts, and accept no patterns of callers.";
  refs = [asvs("1.3.12")];
}

/// Cells that begin like a formula are written as text.
control EncodedTables for Process "encoded tables" {
  provides tables_encoded;
  effort = Small;
  fix = "Write cells that begin like a formula as text, in a format that knows the difference.";
  refs = [asvs("1.2.10")];
}

/// Bounds are checked by tools: fuzzing, sanitizers, hardened builds; what
/// reads foreign bytes is kept small.
control HardenedMemory for Process "hardened memory" {
  provides memory_hardened;
  effort = Moderate;
  fix = "Rewrite what reads foreign bytes in a memory-safe language, or fuzz it, build it hardened and confine it.";
  refs = [asvs("1.4.1"), nist("SI-16")];
}

/// Programs are started with an environment of named variables only.
control CleanEnvironment for Process "clean environment" {
  provides environment_cleaned;
  effort = Small;
  fix = "Start programs with named variables only, and check the values of those.";
  refs = [nist("CM-7")];
}

/// Documents and path expressions are built by a library that encodes values,
/// and checked against a schema.
control EncodedXml for Process "encoded XML" {
  provides xml_encoded;
  effort = Small;
  fix = "Build documents and path expressions with a library that encodes values, and check them against a fixed schema.";
  refs = [asvs("1.2.7")];
}

/// What may be used once is checked and changed in one transaction with a lock
/// or a condition, and each request has a key of its own.
control AtomicChanges for Process "check and change in one step" {
  provides changes_atomic;
  effort = Moderate;
  fix = "Check and change in one transaction, with a lock or a condition on the old value, and give each request a key.";
  refs = [asvs("15.4.2")];
}

/// Near names are registered or watched in certificate logs, and taken down;
/// mail and pages use one name only.
control DomainWatch for Process "look-alike domains watched" {
  provides lookalikes_watched;
  effort = Small;
  fix = "Watch certificate logs for near names, have them taken down, register the nearest, and use one name everywhere.";
  refs = [nist("SI-8")];
}

/// New accounts may do little, content is looked at, others can report it, and
/// somebody takes it down within hours.
control AbuseHandling for Process "abuse noticed and stopped" {
  provides abuse_handled;
  effort = Moderate;
  fix = "Let new accounts do little, screen links and files, give others a way to report, and take down within hours.";
  refs = [asvs("2.4.1")];
}

/// A user types a name without `https`. Whoever shares their network answers,
/// keeps the rest in clear, and passes it on encrypted; nothing looks wrong.
/// Known as: SSL stripping, missing HSTS.
@id("TM-WEB-006") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule FirstVisitInClear "the first visit to ${p} can be kept in clear by someone on the way" {
  match p : Process;
  where web.answers_http(p) and p.browsed;
  where any f in p.serves : f.source.browses implies f.encrypted;
  unless p.hsts by StrictTransport;
  severity = Low;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Send `Strict-Transport-Security` for a year with all subdomains, and put the domain on the browsers' list.";
  refs = [cwe(319), cwe(523), capec(94), attack("T1557"), asvs("3.4.1")];
  question p.hsts "Does ${p} tell browsers to use HTTPS only?";
  verify http.https_only(p);
}

/// An address in the request says where to go next. A link with our name in
/// front ends at a page that looks like our login, and users trust it because
/// of the name.
/// Known as: open redirect.
@id("TM-WEB-007") @stride(Spoofing) @owasp(BrokenAccessControl)
rule OpenRedirect "links to ${p} can lead users to another site" {
  match p : Process;
  where p.redirects and p.takes_untrusted;
  unless p.redirects_checked by ListedRedirects;
  severity = Low;
  gain = [];
  fix = "Lead only to your own pages or addresses on a list, named by a key instead of an address.";
  refs = [cwe(601), attack("T1566"), asvs("3.7.2")];
  question p.redirects_checked "Does ${p} lead browsers only to addresses on a list?";
  verify http.redirect_checked(http.over_http(p));
}

/// Addresses in mails and pages are made from the name in the request. Someone
/// asks for a new password for the victim, under another name; the link in the
/// mail leads there, with its key.
/// Known as: host header injection.
@id("TM-WEB-008") @stride(Spoofing) @owasp(SecurityMisconfiguration)
rule BelievedHostName "${p} writes links with whatever host name the caller gives" {
  match p : Process;
  where web.answers_http(p) and p.browsed;
  unless p.hosts_checked by ListedHosts;
  severity = Low;
  vantage = Anywhere;
  work = 9;
  fix = "Make links from a name in the settings, and refuse requests for other names.";
  refs = [cwe(20), cwe(640), capec(141), asvs("4.1.3")];
  question p.hosts_checked "Does ${p} refuse requests for host names that are not its own?";
  verify http.foreign_host_refused(p);
}

/// A request with two lengths is one for the gateway and two for the server
/// behind. The hidden second one passes all filters, and its answer goes to
/// whoever asks next.
/// Known as: HTTP request smuggling.
@id("TM-WEB-009") @stride(Tampering) @owasp(SecurityMisconfiguration)
rule HiddenRequest "${g} and ${behind} can disagree where a request ends" {
  match g : web.Gateway;
  let behind = g.calls.target.filter(e => web.serves_http(e));
  where g.entry_point and not behind.empty;
  unless g.strict_http by StrictHttp;
  severity = Medium;
  work = 7;
  fix = "Refuse ambiguous lengths, write requests anew, speak HTTP/2 to the servers behind, and keep both up to date.";
  refs = [cwe(444), capec(33), capec(273), asvs("4.2.1")];
  question g.strict_http "Does ${g} refuse requests whose length is ambiguous?";
  verify http.ambiguous_length_refused(g);
}

/// Text of callers becomes part of a template before it is filled in. Templates
/// can call functions; the caller's text then runs on the server.
/// Known as: server-side template injection (SSTI).
@id("TM-WEB-010") @stride(ElevationOfPrivilege) @owasp(Injection)
rule TemplateInjection "callers of ${p} can write into its templates" {
  match p : Process;
  where p.templates_from_callers and p.takes_untrusted;
  unless p.templates_sandboxed by TemplateSandbox;
  severity = High;
  work = 4;
  fix = "Let callers fill fields of fixed templates, or use an engine without functions for theirs.";
  refs = [cwe(1336), cwe(94), capec(101), capec(242), asvs("1.3.7")];
  question p.templates_sandboxed
      "Do templates of callers run in ${p} without access to functions and objects?";
  verify input.template_inert(http.over_http(p));
}

/// A failure shows the query, the path, the version and the line. Attackers
/// cause errors on purpose and read them like a manual.
/// Known as: verbose error messages.
@id("TM-WEB-011") @stride(InformationDisclosure) @owasp(MishandledConditions)
rule TalkativeErrors "error pages of ${p} tell strangers how it is built" {
  match p : Process;
  where web.answers_http(p) and (p.browsed or p.entry_point);
  unless p.errors_hidden by PlainErrors;
  severity = Low;
  gain = [];
  fix = "Show a number, keep the rest in the log, and leave versions out of headers.";
  refs = [cwe(209), cwe(497), capec(215), capec(54), attack("T1592"), asvs("16.5.1")];
  question p.errors_hidden "Do errors of ${p} show strangers nothing but a number?";
  verify http.plain_errors(p);
}

/// Servers come with examples, listings of folders, consoles for testing and
/// open settings. Each has been the way in somewhere.
/// Known as: default content, directory listing.
@id("TM-WEB-012") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule LeftAsInstalled "${p} runs with examples, consoles and folders that nobody meant to show" {
  match p : Process;
  where web.answers_http(p) and p.entry_point;
  unless p.samples_removed by HardenedServer;
  severity = Medium;
  work = 4;
  fix = "Build it from reviewed settings, remove examples, listings and consoles, and compare what runs with them.";
  refs = [cwe(1188), cwe(548), capec(121), asvs("13.4.1"), nist("CM-6"), nist("CM-7")];
  question p.samples_removed "Are samples, folder listings and test consoles that came with ${p} removed?";
  verify http.hardened(p);
}

/// A header that the server uses and the cache ignores changes the page. The
/// attacker's version is kept, and handed to everyone until it runs out.
/// Known as: web cache poisoning.
@id("TM-WEB-013") @stride(Tampering) @owasp(SecurityMisconfiguration)
rule PoisonedCache "one caller can put an answer into ${c} that all others get" {
  match c : web.ContentNetwork;
  where c.entry_point;
  unless c.keys_complete by CompleteCacheKeys;
  severity = Medium;
  work = 5;
  fix = "Make whatever can change an answer part of its key, and remove all other headers before the server sees them.";
  refs = [cwe(349), capec(141), asvs("14.2.5")];
  question c.keys_complete "Is whatever can change an answer part of the key under which ${c} keeps it?";
  verify http.cache_keys_complete(c);
}

/// Pages are put together in the browser from parts of the address and of
/// messages. Text that becomes a script there never passes the server, and no
/// filter sees it.
/// Known as: DOM-based cross-site scripting.
@id("TM-WEB-014") @stride(Tampering) @owasp(Injection)
rule ScriptFromAddress "scripts in pages of ${p} can be fed by a link" {
  match p : Process;
  where p.client_rendered and p.browsed;
  unless p.sinks_guarded by TrustedTypes;
  severity = Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 6;
  fix = "Put text into pages as text, let the browser enforce trusted types, and check the origin of messages.";
  refs = [cwe(79), capec(588), asvs("3.2.2"), asvs("3.4.3")];
  question p.sinks_guarded "Do scripts of ${p} put foreign text into pages as text only?";
  verify http.trusted_types(p);
}

/// Browsers let any page open such a connection and send the user's cookie
/// along. It can then read and write, as no rule of origins applies.
/// Known as: cross-site WebSocket hijacking.
@id("TM-WEB-015") @stride(Spoofing) @owasp(BrokenAccessControl)
rule ForeignSocket "another site's page can open ${f} in the user's name" {
  match p : Process, f : web.WebSocket;
  let attached = [SessionCookie, Kerberos, ClientCertificate];
  where f in p.serves and p is not web.Gateway;
  where (f.source.browses and f.authn.or_else(Anonymous) in attached)
      or (f.source.forwards and not (f.source.browser_logins & attached).empty);
  unless p.socket_origin_checked by CheckedSocketOrigin;
  severity = High;
  vantage = Anywhere;
  work = 6;
  fix = "Compare the page's origin with a list when the connection is opened, and ask for a token of the page.";
  refs = [cwe(1385), cwe(346), capec(62), asvs("4.4.2")];
  question p.socket_origin_checked "Does ${p} check from which site's page a connection is opened?";
  verify http.socket_origin_checked(p);
}

/// Browsers guess what a file is. A picture that begins like a page runs as
/// one, in our name and with the user's session.
/// Known as: MIME sniffing.
@id("TM-WEB-016") @stride(Tampering) @owasp(SecurityMisconfiguration)
rule GuessedType "files that callers left at ${p} can be taken for pages of ours" {
  match p : Process;
  where p.accepts_files and p.browsed;
  unless p.types_fixed by FixedTypes;
  severity = Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 7;
  fix = "Send a fixed type and `nosniff`, offer files as downloads, and serve them from another origin.";
  refs = [cwe(646), cwe(434), capec(209), asvs("3.2.1"), asvs("3.4.4")];
  question p.types_fixed
      "Do files from callers leave ${p} with a fixed type, and not as pages of our origin?";
  verify http.fixed_type(http.over_http(p));
}

/// Prices, limits and steps are checked by scripts on the user's side. Whoever
/// sends requests without the page skips them: negative amounts, an order
/// without payment.
/// Known as: client-side enforcement, business logic bypass.
@id("TM-WEB-017") @stride(Tampering) @owasp(InsecureDesign)
rule CheckedInBrowserOnly "${p} believes what the page in the browser has checked" {
  match p : Process;
  where web.answers_http(p);
  where any f in p.serves : f.from_untrusted and f.precious;
  unless p.rules_enforced by ServerSideRules;
  severity = Medium;
  fix = "Check on the server each value's type and range, the order of steps, and whether they fit together.";
  refs = [cwe(602), cwe(20), cwe(841), capec(22), capec(207), asvs("2.2.2"), asvs("2.3.1"), nist("SI-10")];
  question p.rules_enforced "Does ${p} check by itself whatever the page checks?";
  verify input.rules_enforced(p);
}

/// The service that knows the rights is away, a value is missing, an exception
/// is caught. If what follows is the normal way, breaking the check is as good
/// as passing it.
/// Known as: failing open.
@id("TM-WEB-018") @stride(ElevationOfPrivilege) @owasp(MishandledConditions)
rule FailsOpen "when a check in ${p} fails, the request may pass" {
  match p : Process;
  where web.answers_http(p) and p.entry_point and guards(p);
  unless p.fails_closed by FailClosed;
  severity = Medium;
  gain = [Uses];
  work = 6;
  fix = "Refuse by default, undo what was half done, and cause such errors in tests.";
  refs = [cwe(636), cwe(755), cwe(280), capec(115), asvs("16.5.3"), nist("SC-24")];
  question p.fails_closed "Does an error inside a check of ${p} end in a refusal?";
}

/// Whatever stands in an address is kept: in histories, in logs of proxies, in
/// the header that tells the next site where the user came from.
/// Known as: sensitive data in URLs.
@id("TM-WEB-019") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SecretInAddress "addresses of ${p} contain what only their user should know" {
  match p : Process;
  where web.answers_http(p);
  where any f in p.serves : f.from_untrusted and f.sensitive;
  unless p.addresses_clean by CleanAddresses;
  severity = Low;
  vantage = Anywhere;
  work = 8;
  fix = "Send tokens and personal data in headers and bodies, and set a strict policy for referrers.";
  refs = [cwe(598), capec(37), attack("T1552"), asvs("14.2.1"), asvs("3.4.5")];
  question p.addresses_clean "Are tokens and personal data kept out of addresses of ${p}?";
  verify http.addresses_clean(p);
}

/// A line break in a value that ends up in a header begins a new header, or a
/// second answer. Browsers and caches take it for ours.
/// Known as: HTTP response splitting, CRLF injection.
@id("TM-WEB-020") @stride(Tampering) @owasp(Injection)
rule SplitAnswer "callers of ${p} can write into the headers of its answers" {
  match p : Process;
  where p.takes_untrusted and (p.redirects or p.sets_headers);
  unless p.headers_encoded by EncodedHeaders;
  severity = Low;
  work = 6;
  fix = "Set headers through a library that refuses line breaks, and never write answers by hand.";
  refs = [cwe(113), cwe(93), capec(34), capec(105), asvs("4.2.4")];
  question p.headers_encoded "Are line breaks in values refused before ${p} puts them into headers?";
  verify input.headers_unsplit(if p.sets_headers then p else unknown),
      input.redirects_unsplit(if p.redirects then p else unknown);
}

/// A name was pointed at a hosted service that was later given up. Someone else takes it there and speaks
/// with our domain: gets cookies, mail and logins of users, with a certificate that is right.
/// Known as: dangling DNS, subdomain takeover.
@id("TM-WEB-024") @stride(Spoofing) @owasp(SecurityMisconfiguration)
rule DanglingName "names of ${s} may point to services that are gone" {
  match s : System;
  where any e in s.elements : e.browsed and web.serves_http(e) and e.run_by_us;
  unless s.names_cleaned by OwnedNames;
  unless any b in s.boundaries : b.names_cleaned.or_else(false);
  severity = Medium;
  gain = [];
  vantage = Anywhere;
  fix = "Make and delete names together with what they point to, and look each day for those that point nowhere.";
  refs = [cwe(284), attack_sub("T1584", "001"), nist("SC-20")];
  question s.names_cleaned
      "Are names of ${s} in the DNS deleted together with the services that they point to?";
}

/// The name of a page or module comes from the request and is loaded as code.
/// The caller names a file that they uploaded, a log that holds their text, or
/// an address elsewhere.
/// Known as: local and remote file inclusion (LFI, RFI).
@id("TM-INJ-011") @stride(ElevationOfPrivilege) @owasp(Injection)
rule IncludedFile "callers of ${p} choose which file it runs" {
  match p : Process;
  where p.includes_files and p.takes_untrusted;
  unless p.includes_listed by ListedIncludes;
  severity = High;
  work = 4;
  fix = "Choose modules from a list in the program, and switch loading from addresses off.";
  refs = [cwe(98), cwe(829), cwe(97), capec(193), capec(253), capec(101), asvs("5.3.2")];
  question p.includes_listed "Does ${p} load modules only from a list in the program?";
  verify input.includes_listed(http.over_http(p));
}

/// A subject or address with a line break adds receivers or another text. Our
/// server then sends the attacker's mail, with our name and our good
/// reputation.
/// Known as: mail header injection.
@id("TM-INJ-012") @stride(Tampering) @owasp(Injection)
rule MailWithExtras "callers of ${p} can add lines to the mail that it sends" {
  match p : Process;
  where p.takes_untrusted;
  where any f in p.calls : f is net.Smtp;
  unless p.mail_encoded by EncodedMail;
  severity = Medium;
  gain = [];
  fix = "Put mail together with a library that refuses line breaks in headers, and limit receivers.";
  refs = [cwe(93), cwe(77), capec(183), asvs("1.3.11")];
  question p.mail_encoded "Does a library that refuses line breaks put ${p}'s mail together?";
  verify input.mail_unsplit(http.over_http(p));
}

/// Patterns that callers bring, or that try every way to match, take time that
/// doubles with each letter. A short text is enough for each processor.
/// Known as: regular expression denial of service (ReDoS).
@id("TM-INJ-013") @stride(DenialOfService) @owasp(MishandledConditions)
rule SlowPattern "one prepared word keeps ${p} busy for minutes" {
  match p : Process;
  where p.matches_patterns and p.takes_untrusted;
  unless p.patterns_limited by LinearPatterns;
  severity = Medium;
  fix = "Use an engine with linear time, limit the length of texts, and accept no patterns of callers.";
  refs = [cwe(1333), cwe(400), capec(492), asvs("1.3.12")];
  question p.patterns_limited "Is there a limit to the time that ${p} spends on matching one text?";
  verify input.pattern_time(http.over_http(p));
}

/// A name that begins with an equals sign is a formula for a spreadsheet. The
/// colleague who opens the export sends its contents to whoever chose that
/// name, or starts a program.
/// Known as: CSV injection, formula injection.
@id("TM-INJ-014") @stride(Tampering) @owasp(Injection)
rule FormulaInExport "a table that ${p} exports can run something when it is opened" {
  match p : Process;
  where p.exports_tables and p.takes_untrusted;
  unless p.tables_encoded by EncodedTables;
  severity = Low;
  gain = [];
  fix = "Write cells that begin like a formula as text, in a format that knows the difference.";
  refs = [cwe(1236), capec(23), asvs("1.2.10")];
  question p.tables_encoded "Does ${p} write cells that look like formulas as text?";
  verify input.tables_encoded(http.over_http(p));
}

/// The program is written in a language that does not check bounds, and
/// strangers choose what it reads. One length that is believed too early, and
/// their bytes become code.
/// Known as: buffer overflow.
@id("TM-INJ-015") @stride(ElevationOfPrivilege) @owasp(Injection)
rule MemoryOverrun "a prepared request can overrun memory of ${p}" {
  match p : Process;
  where p.language.or_else("").lower in ["c", "c++", "cpp", "objective-c", "assembly"];
  where p.takes_untrusted;
  // What it parses is another rule's; until that is known, this one stands.
  where (p.parses & [Media, Document, Archive, Xml, SerializedObject]).empty.or_else(true);
  unless p.memory_hardened by HardenedMemory;
  severity = High;
  work = 9;
  fix = "Rewrite what reads foreign bytes in a memory-safe language, or fuzz it, build it hardened and confine it.";
  refs = [
    cwe(119),
    cwe(120),
    cwe(134),
    capec(100),
    capec(123),
    capec(135),
    attack("T1190"),
    asvs("1.4.1"),
    nist("SI-16"),
  ];
  question p.memory_hardened "Is what reads foreign bytes in ${p} fuzzed and built with hardening?";
}

/// Headers and arguments become variables of the environment, as with CGI. Some
/// of them name libraries, paths and proxies, and older shells run what is in
/// them.
/// Known as: environment injection.
@id("TM-INJ-016") @stride(ElevationOfPrivilege) @owasp(Injection)
rule CallersEnvironment "callers of ${p} set variables that change what it does" {
  match p : Process;
  where p.environment_from_callers and p.takes_untrusted;
  unless p.environment_cleaned by CleanEnvironment;
  severity = High;
  work = 6;
  fix = "Start programs with named variables only, and check the values of those.";
  refs = [cwe(15), cwe(454), capec(13), capec(10), attack_sub("T1574", "006"), nist("CM-7")];
  question p.environment_cleaned "Are programs of ${p} started with an environment of named variables only?";
  verify http.proxy_header_ignored(http.over_http(p));
}

/// Values are pasted into a document or into a path expression. A bracket or
/// quote in one adds an element, a signature's neighbour, or a condition that
/// is always true.
/// Known as: XML injection, XPath injection.
@id("TM-INJ-017") @stride(Tampering) @owasp(Injection)
rule ChangedXml "callers of ${p} can change the XML that it writes or searches" {
  match p : Process;
  where p.writes_xml and p.takes_untrusted;
  unless p.xml_encoded by EncodedXml;
  severity = Medium;
  work = 4;
  fix = "Build documents and path expressions with a library that encodes values, and check them against a fixed schema.";
  refs = [cwe(91), cwe(643), capec(250), capec(83), capec(146), asvs("1.2.7")];
  question p.xml_encoded "Are values encoded before ${p} puts them into XML or path expressions?";
  verify input.output_encoded(http.over_http(p));
}

/// The program looks whether there is enough, and then takes it. Two requests
/// at the same moment both look before either takes (TOCTOU, double spending):
/// a voucher, a balance, the last seat is used twice.
@id("TM-WEB-021") @stride(Tampering) @owasp(InsecureDesign)
rule RaceCondition "requests at the same moment use ${spent} twice at ${p}" {
  match p : Process;
  let spent = p.calls.filter(f => f.target is Store).carries.filter(d => d.integrity >= Vital);
  where p.takes_untrusted;
  where not spent.empty;
  unless p.changes_atomic by AtomicChanges;
  severity = Medium;
  gain = [Changes];
  work = 3;
  fix = "Check and change in one transaction, with a lock or a condition on the old value, and give each request a key.";
  refs = [cwe(362), cwe(367), capec(26), capec(29), asvs("2.3.3"), asvs("15.4.2")];
  question p.changes_atomic "Does ${p} check and change what may be used once in one step?";
  verify logins.spent_once(http.over_http(p));
}

/// One letter more, a zero for an o, another ending: a look-alike domain costs
/// a few euros, has a valid certificate, and a copy of the login page. Users
/// see the lock and type their password.
@id("TM-WEB-022") @stride(Spoofing)
rule LookAlikeDomain "users of ${p} log in at a look-alike of it" {
  match p : Process;
  where web.answers_http(p) and p.browsed;
  where any f in p.serves : f.authn.or_else(Anonymous) != Anonymous;
  unless p.lookalikes_watched by DomainWatch;
  severity = Low;
  gain = [];
  vantage = Anywhere;
  work = 6;
  fix = "Watch certificate logs for near names, have them taken down, register the nearest, and use one name everywhere.";
  refs = [cwe(1007), capec(630), attack_sub("T1583", "001"), attack("T1566"), nist("SI-8")];
  question p.lookalikes_watched "Are names that look like that of ${p} watched, and taken down?";
}

/// The service works as built, and its own users turn it against others: a
/// short link that leads to phishing, a file host for malware, a form that
/// sends mail to anyone. The name on it is ours.
@id("TM-WEB-023") @stride(Spoofing) @owasp(InsecureDesign)
rule AbuseByUsers "users of ${p} use it to harm others" {
  match p : Process;
  where p.takes_untrusted;
  where p.accepts_files
      or p.redirects
      or (any f in p.calls :
          f.target is services.MailProvider or f.target is services.SmsProvider or f is net.Smtp);
  unless p.abuse_handled by AbuseHandling;
  severity = Low;
  gain = [];
  work = 4;
  fix = "Let new accounts do little, screen links and files, give others a way to report, and take down within hours.";
  refs = [cwe(799), capec(212), attack_sub("T1583", "006"), attack("T1608"), asvs("2.4.1")];
  question p.abuse_handled "Is use of ${p} against others noticed, and stopped within hours?";
}
