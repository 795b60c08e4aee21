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
@also("HSTS", "HSTS preload", "HTTPS only") @formerly("StrictTransport")
control StrictTransportSecurity for Process "HTTP Strict Transport Security" {
  provides hsts;
  effort = Small;
  fix = "Send `Strict-Transport-Security` for a year with all subdomains, and put the domain on the browsers' list.";
  refs = [asvs("3.4.1")];
}

/// The program leads only to its own pages, or to addresses on a list.
@also("redirect validation", "open redirect protection") @formerly("ListedRedirects")
control RedirectAllowList for Process "redirect allow list" {
  provides redirects_validated;
  effort = Small;
  fix = "Redirect only to your own pages or to addresses on an allow list, named by a key instead of an address.";
  refs = [asvs("3.7.2")];
}

/// Links are made from a name in the settings, and requests for other names are
/// refused.
@also("ALLOWED_HOSTS", "host header validation") @formerly("ListedHosts")
control HostAllowList for Process "host allow list" {
  provides hosts_validated;
  effort = Small;
  fix = "Build links from a name in the settings, and refuse requests for other names.";
  refs = [asvs("4.1.3")];
}

/// The gateway refuses ambiguous requests, rewrites them, and speaks HTTP/2
/// to the servers.
@also("request normalization", "HTTP/2 end-to-end", "request smuggling protection") @formerly("StrictHttp")
control StrictHttpParsing for web.Gateway "strict HTTP parsing" {
  provides strict_http;
  effort = Small;
  fix = "Refuse ambiguous lengths, rewrite requests, speak HTTP/2 to the servers behind, and keep both up to date.";
  refs = [asvs("4.2.1")];
}

/// Names are created and deleted together with their targets, and are checked daily.
@also("subdomain takeover protection", "dangling DNS monitoring") @formerly("OwnedNames")
control DnsHygiene for System "DNS hygiene" {
  provides dns_records_cleaned;
  effort = Small;
  fix = "Create and delete DNS names together with what they point to, and check every day for those that point nowhere.";
  refs = [nist("SC-20")];
}

/// Callers fill fields of fixed templates, or their templates run in an engine
/// without functions.
@also("logic-less templates", "SandboxedEnvironment")
control TemplateSandbox for Process "template sandbox" {
  provides templates_sandboxed;
  effort = Small;
  fix = "Let callers fill fields of fixed templates, or use an engine without functions for theirs.";
  refs = [asvs("1.3.7")];
}

/// Users see a number, and the rest is in the log.
@also("error handling", "no stack traces", "custom error pages") @formerly("PlainErrors")
control GenericErrorMessages for Process "generic error messages" {
  provides errors_generic;
  effort = Small;
  fix = "Show a number, keep the rest in the log, and leave versions out of headers.";
  refs = [asvs("16.5.1")];
}

/// It is built from settings that were reviewed, without examples and consoles,
/// and compared with them regularly.
@also("hardening", "CIS benchmark", "secure configuration", "baseline configuration")
@formerly("HardenedServer")
control ServerHardening for Process "server hardening" {
  provides samples_removed;
  effort = Small;
  fix = "Build it from reviewed settings, remove examples, listings and consoles, and compare what runs with them.";
  refs = [asvs("13.4.1"), nist("CM-6"), nist("CM-7")];
}

/// Whatever can change an answer is part of its key, and all other headers are
/// removed before.
@also("Vary header", "cache poisoning protection") @formerly("CompleteCacheKeys")
control CacheKeyCompleteness for web.ContentDeliveryNetwork "complete cache keys" {
  provides cache_key_complete;
  effort = Small;
  fix = "Make whatever can change an answer part of its key, and remove all other headers before the server sees them.";
  refs = [asvs("14.2.5")];
}

/// Scripts put text into pages as text only, and the browser enforces it.
@also("DOM XSS protection", "safe sinks", "DOMPurify")
control TrustedTypes for Process "Trusted Types" {
  provides dom_sinks_protected;
  effort = Small;
  fix = "Put text into pages as text, let the browser enforce trusted types, and check the origin of messages.";
  refs = [asvs("3.2.2"), asvs("3.4.3")];
}

/// The server compares the page's origin with a list when a connection is
/// opened, and asks for a token.
@also("Origin header", "WebSocket token") @formerly("CheckedSocketOrigin")
control WebSocketOriginCheck for Process "WebSocket origin check" {
  provides websocket_origin_checked;
  effort = Small;
  fix = "Compare the page's origin with a list when the connection is opened, and ask for a token of the page.";
  refs = [asvs("4.4.2")];
}

/// Files go out with a fixed type, as downloads, and browsers are told not to
/// guess.
@also("nosniff", "X-Content-Type-Options", "Content-Disposition") @formerly("FixedTypes")
control ContentTypeOptions for Process "fixed content types" {
  provides content_types_fixed;
  effort = Small;
  fix = "Send a fixed type and `nosniff`, offer files as downloads, and serve them from another origin.";
  refs = [asvs("3.2.1"), asvs("3.4.4")];
}

/// Each value and step is checked on the server: type, range, order, and
/// whether it fits the rest.
@also("input validation", "business rule enforcement", "business logic validation")
@formerly("ServerSideRules")
control ServerSideValidation for Process "server-side validation" {
  provides server_side_validation;
  effort = Small;
  fix = "Check on the server each value's type and range, the order of steps, and whether they fit together.";
  refs = [asvs("2.2.2"), asvs("2.3.1"), nist("SI-10")];
}

/// Any error in a check ends in a refusal, what was half done is undone, and
/// tests cause such errors.
@also("fail closed", "fail-safe defaults", "default deny", "secure failure") @formerly("FailClosed")
control FailSecure for Process "fail secure" {
  provides fails_closed;
  effort = Small;
  fix = "Refuse by default, undo what was half done, and cause such errors in tests.";
  refs = [asvs("16.5.3"), nist("SC-24")];
}

/// Tokens and personal data travel in headers and bodies, and the browser tells
/// other sites only our origin.
@also("Referrer-Policy", "POST instead of GET") @formerly("CleanAddresses")
control NoSensitiveUrls for Process "no sensitive data in URLs" {
  provides urls_clean;
  effort = Small;
  fix = "Send tokens and personal data in headers and bodies, and set a strict policy for referrers.";
  refs = [asvs("14.2.1"), asvs("3.4.5")];
}

/// The library refuses line breaks in headers, and nothing writes answers by
/// hand.
@also("CRLF filtering", "response splitting protection") @formerly("EncodedHeaders")
control HeaderEncoding for Process "header encoding" {
  provides headers_encoded;
  effort = Small;
  fix = "Set headers through a library that refuses line breaks, and never write answers by hand.";
  refs = [asvs("4.2.4")];
}

/// Modules are chosen from a list in the program, and code is never loaded from
/// addresses.
@also("module allow list", "allow_url_include off") @formerly("ListedIncludes")
control IncludeAllowList for Process "include allow list" {
  provides includes_restricted;
  effort = Small;
  fix = "Choose modules from a list in the program, and switch off loading from URLs.";
  refs = [asvs("5.3.2")];
}

/// Mail is put together by a library that refuses line breaks in headers.
@also("mail library", "header injection protection") @formerly("EncodedMail")
control MailHeaderEncoding for Process "mail header encoding" {
  provides mail_encoded;
  effort = Small;
  fix = "Put mail together with a library that refuses line breaks in headers, and limit receivers.";
  refs = [asvs("1.3.11")];
}

/// An engine with linear time is used, or each match has a limit of time and
/// length.
@also("RE2", "regex timeout", "ReDoS protection") @formerly("LinearPatterns")
control LinearTimeRegex for Process "linear-time regular expressions" {
  provides regex_limited;
  effort = Small;
  fix = "Use an engine with linear time, limit the length of texts, and accept no patterns of callers.";
  refs = [asvs("1.3.12")];
}

/// Cells that begin like a formula are written as text.
@also("formula escaping", "CSV injection protection") @formerly("EncodedTables")
control CsvEncoding for Process "CSV encoding" {
  provides csv_encoded;
  effort = Small;
  fix = "Write cells that begin like a formula as text, in a format that knows the difference.";
  refs = [asvs("1.2.10")];
}

/// Bounds are checked by tools: fuzzing, sanitizers, hardened builds; what
/// reads foreign bytes is kept small.
@also("ASLR", "DEP", "stack canaries", "CFI", "fuzzing", "sanitizers", "memory safety")
@formerly("HardenedMemory")
control MemoryHardening for Process "memory hardening" {
  provides memory_hardened;
  effort = Moderate;
  fix = "Rewrite what reads untrusted bytes in a memory-safe language, or fuzz it, build it hardened and confine it.";
  refs = [asvs("1.4.1"), nist("SI-16")];
}

/// Programs are started with an environment of named variables only.
@also("env -i", "environment allow list") @formerly("CleanEnvironment")
control EnvironmentSanitization for Process "environment sanitization" {
  provides environment_sanitized;
  effort = Small;
  fix = "Start programs with named variables only, and check the values of those.";
  refs = [nist("CM-7")];
}

/// Documents and path expressions are built by a library that encodes values,
/// and checked against a schema.
@also("XPath parameterization", "XML escaping") @formerly("EncodedXml")
control XmlEncoding for Process "XML encoding" {
  provides xml_encoded;
  effort = Small;
  fix = "Build documents and path expressions with a library that encodes values, and check them against a fixed schema.";
  refs = [asvs("1.2.7")];
}

/// What may be used once is checked and changed in one transaction with a lock
/// or a condition, and each request has a key of its own.
@also("locking", "optimistic locking", "compare-and-swap", "SELECT FOR UPDATE", "transactions")
@formerly("AtomicChanges")
control AtomicTransactions for Process "atomic transactions" {
  provides atomic_transactions;
  effort = Moderate;
  fix = "Check and change in one transaction, with a lock or a condition on the old value, and give each request a key.";
  refs = [asvs("15.4.2")];
}

/// Near names are registered or watched in certificate logs, and taken down;
/// mail and pages use one name only.
@also("certificate transparency monitoring", "brand protection", "takedown", "typosquatting monitoring")
@formerly("DomainWatch")
control DomainMonitoring for Process "look-alike domain monitoring" {
  provides lookalikes_monitored;
  effort = Small;
  fix = "Watch certificate logs for similar names, have them taken down, register the closest ones, and use one name everywhere.";
  refs = [nist("SI-8")];
}

/// New accounts may do little, content is looked at, others can report it, and
/// somebody takes it down within hours.
@also("content moderation", "trust and safety", "abuse desk", "report abuse") @formerly("AbuseHandling")
control AbuseManagement for Process "abuse management" {
  provides abuse_managed;
  effort = Moderate;
  fix = "Restrict new accounts, screen links and files, give others a way to report abuse, and take it down within hours.";
  refs = [asvs("2.4.1")];
}

/// A browser visits a site without encryption first, because it does not know that the site insists
/// on HTTPS. Attackers on the same network answer, keep the connection in cleartext, and pass it on
/// encrypted. They read and change everything, and nothing looks wrong.
@also("missing HSTS", "HSTS", "TLS stripping", "missing Strict-Transport-Security") @id("TM-WEB-006")
@formerly("FirstVisitInClear") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SslStripping "SSL stripping: the first visit to ${p} can be kept in cleartext by someone on the way" {
  match p : Process;
  where web.answers_http(p) and p.browsed;
  where any f in p.serves : f.source.browses implies f.encrypted;
  unless p.hsts by StrictTransportSecurity;
  severity = Low;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Send `Strict-Transport-Security` for a year with all subdomains, and put the domain on the browsers' list.";
  refs = [cwe(319), cwe(523), capec(94), attack("T1557"), asvs("3.4.1")];
  question p.hsts "Does ${p} tell browsers to use HTTPS only (HSTS)?";
  verify http.https_only(p);
}

/// A program redirects browsers to an address from the request. Attackers send a link with our name
/// in front that ends at their page. Users trust it because of the name and type their password.
@also("unvalidated redirect", "URL redirection") @id("TM-WEB-007") @stride(Spoofing)
@owasp(BrokenAccessControl)
rule OpenRedirect "Open redirect: links to ${p} can lead users to another site" {
  match p : Process;
  where p.redirects and p.takes_untrusted;
  unless p.redirects_validated by RedirectAllowList;
  severity = Low;
  gain = [];
  fix = "Redirect only to your own pages or to addresses on an allow list, named by a key instead of an address.";
  refs = [cwe(601), attack("T1566"), asvs("3.7.2")];
  question p.redirects_validated "Does ${p} redirect browsers only to addresses on an allow list?";
  verify http.redirect_checked(http.over_http(p));
}

/// A program builds links from the host name in the request. Attackers ask for a new password for a
/// victim under a host name of theirs. The link in the mail leads there, with its token.
@also("password reset poisoning", "host header attack") @id("TM-WEB-008") @formerly("BelievedHostName")
@stride(Spoofing) @owasp(SecurityMisconfiguration)
rule HostHeaderInjection "Host header injection: ${p} builds links from any host name that the caller sends" {
  match p : Process;
  where web.answers_http(p) and p.browsed;
  unless p.hosts_validated by HostAllowList;
  severity = Low;
  vantage = Anywhere;
  work = 9;
  fix = "Build links from a name in the settings, and refuse requests for other names.";
  refs = [cwe(20), cwe(640), capec(141), asvs("4.1.3")];
  question p.hosts_validated "Does ${p} refuse requests for host names that are not its own?";
  verify http.foreign_host_refused(p);
}

/// A gateway and the server behind it disagree where a request ends. Attackers hide a second
/// request in the first. It passes all filters, and its answer goes to the next caller.
@also("HTTP desync", "desync attack", "CL.TE", "TE.CL") @id("TM-WEB-009") @formerly("HiddenRequest")
@stride(Tampering) @owasp(SecurityMisconfiguration)
rule HttpRequestSmuggling "HTTP request smuggling: ${g} and ${behind} can disagree where a request ends" {
  match g : web.Gateway;
  let behind = g.calls.target.filter(e => web.serves_http(e));
  where g.entry_point and not behind.empty;
  unless g.strict_http by StrictHttpParsing;
  severity = Medium;
  work = 7;
  fix = "Refuse ambiguous lengths, rewrite requests, speak HTTP/2 to the servers behind, and keep both up to date.";
  refs = [cwe(444), capec(33), capec(273), asvs("4.2.1")];
  question g.strict_http "Does ${g} refuse requests whose length is ambiguous?";
  verify http.ambiguous_length_refused(g);
}

/// Input becomes part of a template before the template is filled in. Attackers write expressions
/// that call functions. Their code runs on the server.
@also("SSTI", "template injection") @id("TM-WEB-010") @formerly("TemplateInjection")
@stride(ElevationOfPrivilege) @owasp(Injection)
rule ServerSideTemplateInjection
    "Server-side template injection: callers of ${p} can write into its templates" {
  match p : Process;
  where p.renders_templates and p.takes_untrusted;
  unless p.templates_sandboxed by TemplateSandbox;
  severity = High;
  work = 4;
  fix = "Let callers fill fields of fixed templates, or use an engine without functions for theirs.";
  refs = [cwe(1336), cwe(94), capec(101), capec(242), asvs("1.3.7")];
  question p.templates_sandboxed "Do callers' templates run in ${p} without access to functions and objects?";
  verify input.template_inert(http.over_http(p));
}

/// Error messages show internal details: the query, the path, the version, the line. Attackers
/// cause errors on purpose and read them like a manual.
@also("stack trace", "information exposure through error messages", "debug mode") @id("TM-WEB-011")
@formerly("TalkativeErrors") @stride(InformationDisclosure) @owasp(MishandlingOfExceptionalConditions)
rule VerboseErrorMessages "Verbose error messages: error pages of ${p} reveal how it is built" {
  match p : Process;
  where web.answers_http(p) and (p.browsed or p.entry_point);
  unless p.errors_generic by GenericErrorMessages;
  severity = Low;
  gain = [];
  fix = "Show a number, keep the rest in the log, and leave versions out of headers.";
  refs = [cwe(209), cwe(497), capec(215), capec(54), attack("T1592"), asvs("16.5.1")];
  question p.errors_generic "Do error messages of ${p} show users nothing but a number?";
  verify http.plain_errors(p);
}

/// A server runs with the examples, directory listings, consoles and settings that it was installed
/// with. Attackers look for them first. Each has been the way in somewhere.
@also("default content", "directory listing", "security misconfiguration", "test console") @id("TM-WEB-012")
@formerly("LeftAsInstalled") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule InsecureDefaultConfiguration
    "Insecure default configuration: ${p} runs with examples, consoles and folders that nobody meant to expose" {
  match p : Process;
  where web.answers_http(p) and p.entry_point;
  unless p.samples_removed by ServerHardening;
  severity = Medium;
  work = 4;
  fix = "Build it from reviewed settings, remove examples, listings and consoles, and compare what runs with them.";
  refs = [cwe(1188), cwe(548), capec(121), asvs("13.4.1"), nist("CM-6"), nist("CM-7")];
  question p.samples_removed "Are sample pages, directory listings and test consoles of ${p} removed?";
  verify http.hardened(p);
}

/// A cache ignores parts of a request that change the answer. Attackers send a request whose answer
/// carries a script of theirs, and the cache keeps it. Everyone gets it until it expires.
@also("cache poisoning", "unkeyed input") @id("TM-WEB-013") @formerly("PoisonedCache") @stride(Tampering)
@owasp(SecurityMisconfiguration)
rule WebCachePoisoning "Web cache poisoning: one caller can put an answer into ${c} that all others get" {
  match c : web.ContentDeliveryNetwork;
  where c.entry_point;
  unless c.cache_key_complete by CacheKeyCompleteness;
  severity = Medium;
  work = 5;
  fix = "Make whatever can change an answer part of its key, and remove all other headers before the server sees them.";
  refs = [cwe(349), capec(141), asvs("14.2.5")];
  question c.cache_key_complete "Is whatever can change an answer part of the key under which ${c} keeps it?";
  verify http.cache_keys_complete(c);
}

/// A page's own scripts put text from the address or from messages into the page as code. Attackers
/// send a link with such text. It runs in the user's session and never passes the server, so no
/// filter sees it.
@also("DOM XSS", "XSS", "client-side XSS") @id("TM-WEB-014") @formerly("ScriptFromAddress") @stride(Tampering)
@owasp(Injection)
rule DomBasedCrossSiteScripting
    "DOM-based cross-site scripting: scripts in pages of ${p} can be fed by a link" {
  match p : Process;
  where p.client_rendered and p.browsed;
  unless p.dom_sinks_protected by TrustedTypes;
  severity = Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 6;
  fix = "Put text into pages as text, let the browser enforce trusted types, and check the origin of messages.";
  refs = [cwe(79), capec(588), asvs("3.2.2"), asvs("3.4.3")];
  question p.dom_sinks_protected "Do scripts of ${p} put untrusted text into pages as text only?";
  verify http.trusted_types(p);
}

/// A server accepts WebSocket connections that pages of other sites open with the user's cookie.
/// Attackers lure a user to such a page. It reads and writes in the user's name.
@also("CSWSH", "WebSocket hijacking", "missing origin check") @id("TM-WEB-015") @formerly("ForeignSocket")
@stride(Spoofing) @owasp(BrokenAccessControl)
rule CrossSiteWebSocketHijacking
    "Cross-site WebSocket hijacking: another site's page can open ${f} in the user's name" {
  match p : Process, f : web.WebSocket;
  let attached = [SessionCookie, Kerberos, ClientCertificate];
  where f in p.serves and p is not web.Gateway;
  where (f.source.browses and f.authn.or_else(Anonymous) in attached)
      or (f.source.forwards and not (f.source.browser_logins & attached).empty);
  unless p.websocket_origin_checked by WebSocketOriginCheck;
  severity = High;
  vantage = Anywhere;
  work = 6;
  fix = "Compare the page's origin with a list when the connection is opened, and ask for a token of the page.";
  refs = [cwe(1385), cwe(346), capec(62), asvs("4.4.2")];
  question p.websocket_origin_checked "Does ${p} check the Origin of each WebSocket connection?";
  verify http.websocket_origin_checked(p);
}

/// Files from users are served so that browsers guess their type. Attackers upload a picture that
/// begins like a page. It runs as a page of ours, with the user's session.
@also("content sniffing", "nosniff", "missing X-Content-Type-Options", "MIME confusion") @id("TM-WEB-016")
@formerly("GuessedType") @stride(Tampering) @owasp(SecurityMisconfiguration)
rule MimeSniffing "MIME sniffing: files that callers left at ${p} can be taken for pages of ours" {
  match p : Process;
  where p.accepts_files and p.browsed;
  unless p.content_types_fixed by ContentTypeOptions;
  severity = Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 7;
  fix = "Send a fixed type and `nosniff`, offer files as downloads, and serve them from another origin.";
  refs = [cwe(646), cwe(434), capec(209), asvs("3.2.1"), asvs("3.4.4")];
  question p.content_types_fixed
      "Are users' files served by ${p} with a fixed content type, and not as pages of our origin?";
  verify http.fixed_type(http.over_http(p));
}

/// Prices, limits and steps are checked only by scripts in the browser. Attackers send requests
/// without the page. They order at a negative price, or without paying.
@also("client-side validation", "business logic bypass", "parameter tampering", "price manipulation")
@id("TM-WEB-017") @formerly("CheckedInBrowserOnly") @stride(Tampering) @owasp(InsecureDesign)
rule ClientSideEnforcement "Client-side enforcement: ${p} trusts what the page in the browser has checked" {
  match p : Process;
  where web.answers_http(p);
  where any f in p.serves : f.from_untrusted and f.precious;
  unless p.server_side_validation by ServerSideValidation;
  severity = Medium;
  fix = "Check on the server each value's type and range, the order of steps, and whether they fit together.";
  refs = [cwe(602), cwe(20), cwe(841), capec(22), capec(207), asvs("2.2.2"), asvs("2.3.1"), nist("SI-10")];
  question p.server_side_validation "Does ${p} check on the server whatever the page checks?";
  verify input.server_side_validation(p);
}

/// When a security check fails with an error, the program goes on as if it had passed. Attackers
/// break the check: a missing value, an exception, a service that is away. They are let in.
@also("fail open", "not failing securely", "mishandled exceptions") @id("TM-WEB-018") @formerly("FailsOpen")
@stride(ElevationOfPrivilege) @owasp(MishandlingOfExceptionalConditions)
rule FailingOpen "Failing open: when a check in ${p} fails, the request may pass" {
  match p : Process;
  where web.answers_http(p) and p.entry_point and guards(p);
  unless p.fails_closed by FailSecure;
  severity = Medium;
  gain = [Uses];
  work = 6;
  fix = "Refuse by default, undo what was half done, and cause such errors in tests.";
  refs = [cwe(636), cwe(755), cwe(280), capec(115), asvs("16.5.3"), nist("SC-24")];
  question p.fails_closed "Do security checks of ${p} deny the request when they fail with an error?";
}

/// Tokens or personal data are part of URLs. Addresses are kept in histories and logs of proxies,
/// and sent to the next site in the referrer. Attackers find them there and use them.
@also("token in URL", "referer leak", "session ID in URL", "query string") @id("TM-WEB-019")
@formerly("SecretInAddress") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SensitiveDataInUrl
    "Sensitive data in a URL: addresses of ${p} contain what only their user should know" {
  match p : Process;
  where web.answers_http(p);
  where any f in p.serves : f.from_untrusted and f.sensitive;
  unless p.urls_clean by NoSensitiveUrls;
  severity = Low;
  vantage = Anywhere;
  work = 8;
  fix = "Send tokens and personal data in headers and bodies, and set a strict policy for referrers.";
  refs = [cwe(598), capec(37), attack("T1552"), asvs("14.2.1"), asvs("3.4.5")];
  question p.urls_clean "Are the URLs of ${p} free of tokens and personal data?";
  verify http.urls_clean(p);
}

/// Input ends up in a response header without removing line breaks. Attackers add headers, or a
/// second answer. Browsers and caches take them for ours.
@also("CRLF injection", "header injection", "HTTP header injection") @id("TM-WEB-020")
@formerly("SplitAnswer") @stride(Tampering) @owasp(Injection)
rule HttpResponseSplitting
    "HTTP response splitting: callers of ${p} can write into the headers of its answers" {
  match p : Process;
  where p.takes_untrusted and (p.redirects or p.sets_headers);
  unless p.headers_encoded by HeaderEncoding;
  severity = Low;
  work = 6;
  fix = "Set headers through a library that refuses line breaks, and never write answers by hand.";
  refs = [cwe(113), cwe(93), capec(34), capec(105), asvs("4.2.4")];
  question p.headers_encoded "Are line breaks in values refused before ${p} puts them into headers?";
  verify input.headers_unsplit(if p.sets_headers then p else unknown),
      input.redirects_unsplit(if p.redirects then p else unknown);
}

/// A DNS name points at a hosted service that was given up. Attackers register that service there.
/// They speak with our domain and a valid certificate, and get cookies, mail and logins of users.
@also("dangling DNS", "dangling CNAME") @id("TM-WEB-024") @formerly("DanglingName") @stride(Spoofing)
@owasp(SecurityMisconfiguration)
rule SubdomainTakeover "Subdomain takeover: names of ${s} may point to services that are gone" {
  match s : System;
  where any e in s.elements : e.browsed and web.serves_http(e) and e.run_by_us;
  unless s.dns_records_cleaned by DnsHygiene;
  unless any b in s.boundaries : b.dns_records_cleaned.or_else(false);
  severity = Medium;
  gain = [];
  vantage = Anywhere;
  fix = "Create and delete DNS names together with what they point to, and check every day for those that point nowhere.";
  refs = [cwe(284), attack_sub("T1584", "001"), nist("SC-20")];
  question s.dns_records_cleaned
      "Are DNS names of ${s} deleted together with the services that they point to?";
}

/// A program loads code by a name from the request. Attackers name a file that they uploaded, a log
/// that holds their text, or an address of theirs. Their code runs.
@also("LFI", "RFI", "local file inclusion", "remote file inclusion") @id("TM-INJ-011")
@formerly("IncludedFile") @stride(ElevationOfPrivilege) @owasp(Injection)
rule FileInclusion "File inclusion: callers of ${p} choose which file it runs" {
  match p : Process;
  where p.includes_files and p.takes_untrusted;
  unless p.includes_restricted by IncludeAllowList;
  severity = High;
  work = 4;
  fix = "Choose modules from a list in the program, and switch off loading from URLs.";
  refs = [cwe(98), cwe(829), cwe(97), capec(193), capec(253), capec(101), asvs("5.3.2")];
  question p.includes_restricted "Does ${p} load modules only from an allow list in the program?";
  verify input.includes_restricted(http.over_http(p));
}

/// Input becomes part of a mail's headers without removing line breaks. Attackers add receivers or
/// another text. Our server sends their spam, with our name and our good reputation.
@also("mail header injection", "SMTP injection", "mail relay abuse") @id("TM-INJ-012")
@formerly("MailWithExtras") @stride(Tampering) @owasp(Injection)
rule EmailHeaderInjection "E-mail header injection: callers of ${p} can add lines to the mail that it sends" {
  match p : Process;
  where p.takes_untrusted;
  where any f in p.calls : f is net.Smtp;
  unless p.mail_encoded by MailHeaderEncoding;
  severity = Medium;
  gain = [];
  fix = "Put mail together with a library that refuses line breaks in headers, and limit receivers.";
  refs = [cwe(93), cwe(77), capec(183), asvs("1.3.11")];
  question p.mail_encoded "Is the mail of ${p} built by a library that refuses line breaks in headers?";
  verify input.mail_unsplit(http.over_http(p));
}

/// A pattern takes time that grows exponentially with the text that it matches. Attackers send one
/// short text, or a pattern of theirs. Each such request keeps a processor busy for minutes.
@also("ReDoS", "catastrophic backtracking") @id("TM-INJ-013") @formerly("SlowPattern")
@stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
rule RegexDenialOfService
    "Regular expression denial of service: one crafted word keeps ${p} busy for minutes" {
  match p : Process;
  where p.matches_regexes and p.takes_untrusted;
  unless p.regex_limited by LinearTimeRegex;
  severity = Medium;
  fix = "Use an engine with linear time, limit the length of texts, and accept no patterns of callers.";
  refs = [cwe(1333), cwe(400), capec(492), asvs("1.3.12")];
  question p.regex_limited "Is the time that ${p} spends on matching one text limited?";
  verify input.pattern_time(http.over_http(p));
}

/// Input is exported to a table in which a spreadsheet takes it for a formula. Attackers choose a
/// name that begins with an equals sign. The colleague who opens the export sends them its
/// contents, or starts a program.
@also("formula injection", "Excel injection") @id("TM-INJ-014") @formerly("FormulaInExport")
@stride(Tampering) @owasp(Injection)
rule CsvInjection "CSV injection: a table that ${p} exports can run something when it is opened" {
  match p : Process;
  where p.exports_spreadsheets and p.takes_untrusted;
  unless p.csv_encoded by CsvEncoding;
  severity = Low;
  gain = [];
  fix = "Write cells that begin like a formula as text, in a format that knows the difference.";
  refs = [cwe(1236), capec(23), asvs("1.2.10")];
  question p.csv_encoded "Does ${p} write cells that look like formulas as text?";
  verify input.csv_encoded(http.over_http(p));
}

/// A program in a language that does not check bounds reads input of strangers. Attackers send a
/// length that is believed too early. Their bytes overwrite its memory and become code.
@also(
  "buffer overrun",
  "stack overflow",
  "memory safety",
  "format string",
  "heap overflow",
  "integer overflow",
) @id("TM-INJ-015") @formerly("MemoryOverrun") @stride(ElevationOfPrivilege) @owasp(Injection)
rule BufferOverflow "Buffer overflow: a crafted request can overrun memory of ${p}" {
  match p : Process;
  where p.language.or_else("").lower in ["c", "c++", "cpp", "objective-c", "assembly"];
  where p.takes_untrusted;
  // What it parses is another rule's; until that is known, this one stands.
  where (p.parses & [Media, Document, Archive, Xml, SerializedObject]).empty.or_else(true);
  unless p.memory_hardened by MemoryHardening;
  severity = High;
  work = 9;
  fix = "Rewrite what reads untrusted bytes in a memory-safe language, or fuzz it, build it hardened and confine it.";
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
  question p.memory_hardened
      "Is the code of ${p} that reads untrusted bytes fuzzed and built with hardening?";
}

/// Input becomes environment variables of programs, as with CGI. Attackers set those that name
/// libraries, paths and proxies, or that older shells run. They change what the program does.
@also("environment variable injection", "Shellshock", "LD_PRELOAD", "CGI") @id("TM-INJ-016")
@formerly("CallersEnvironment") @stride(ElevationOfPrivilege) @owasp(Injection)
rule EnvironmentInjection "Environment injection: callers of ${p} set variables that change what it does" {
  match p : Process;
  where p.environment_from_callers and p.takes_untrusted;
  unless p.environment_sanitized by EnvironmentSanitization;
  severity = High;
  work = 6;
  fix = "Start programs with named variables only, and check the values of those.";
  refs = [cwe(15), cwe(454), capec(13), capec(10), attack_sub("T1574", "006"), nist("CM-7")];
  question p.environment_sanitized "Does ${p} start programs with an environment of named variables only?";
  verify http.proxy_header_ignored(http.over_http(p));
}

/// Input becomes part of an XML document or a path expression without encoding. Attackers add a
/// bracket or a quote. It adds an element, moves a signature, or makes a condition always true.
@also("XPath injection", "XQuery injection") @id("TM-INJ-017") @formerly("ChangedXml") @stride(Tampering)
@owasp(Injection)
rule XmlInjection "XML injection: callers of ${p} can change the XML that it writes or searches" {
  match p : Process;
  where p.writes_xml and p.takes_untrusted;
  unless p.xml_encoded by XmlEncoding;
  severity = Medium;
  work = 4;
  fix = "Build documents and path expressions with a library that encodes values, and check them against a fixed schema.";
  refs = [cwe(91), cwe(643), capec(250), capec(83), capec(146), asvs("1.2.7")];
  question p.xml_encoded "Are values encoded before ${p} puts them into XML or path expressions?";
  verify input.output_encoded(http.over_http(p));
}

/// A program checks whether there is enough, and takes it in a second step. Attackers send two
/// requests at the same moment, and both checks pass. A voucher, a balance or the last seat is used
/// twice.
@also("TOCTOU", "double spending", "time-of-check time-of-use") @id("TM-WEB-021") @stride(Tampering)
@owasp(InsecureDesign)
rule RaceCondition "Race condition: simultaneous requests use ${spent} twice at ${p}" {
  match p : Process;
  let spent = p.calls.filter(f => f.target is Store).carries.filter(d => d.integrity >= Critical);
  where p.takes_untrusted;
  where not spent.empty;
  unless p.atomic_transactions by AtomicTransactions;
  severity = Medium;
  gain = [Changes];
  work = 3;
  fix = "Check and change in one transaction, with a lock or a condition on the old value, and give each request a key.";
  refs = [cwe(362), cwe(367), capec(26), capec(29), asvs("2.3.3"), asvs("15.4.2")];
  question p.atomic_transactions "Does ${p} check and change in one atomic step what may be used once?";
  verify logins.spent_once(http.over_http(p));
}

/// Anyone can register a name that looks like ours. Attackers take one with a letter more or a zero
/// for an o, with a valid certificate and a copy of the login page. Users see the lock and type
/// their password.
@also("typosquatting", "homograph attack", "phishing domain", "brand impersonation", "cybersquatting")
@id("TM-WEB-022") @formerly("LookAlikeDomain") @stride(Spoofing)
rule LookalikeDomain "Look-alike domain: users of ${p} log in at a copy of it" {
  match p : Process;
  where web.answers_http(p) and p.browsed;
  where any f in p.serves : f.authn.or_else(Anonymous) != Anonymous;
  unless p.lookalikes_monitored by DomainMonitoring;
  severity = Low;
  gain = [];
  vantage = Anywhere;
  work = 6;
  fix = "Watch certificate logs for similar names, have them taken down, register the closest ones, and use one name everywhere.";
  refs = [cwe(1007), capec(630), attack_sub("T1583", "001"), attack("T1566"), nist("SI-8")];
  question p.lookalikes_monitored "Are look-alike domains of ${p} monitored and taken down?";
}

/// A service that works as built can be turned against others by its own users. Attackers use its
/// short links for phishing, its file space for malware, its forms for spam. The name on it is
/// ours.
@also("abuse", "spam", "phishing hosting", "trust and safety") @id("TM-WEB-023") @formerly("AbuseByUsers")
@stride(Spoofing) @owasp(InsecureDesign)
rule ServiceAbuse "Service abuse: users of ${p} use it to harm others" {
  match p : Process;
  where p.takes_untrusted;
  where p.accepts_files
      or p.redirects
      or (any f in p.calls :
          f.target is services.MailProvider or f.target is services.SmsProvider or f is net.Smtp);
  unless p.abuse_managed by AbuseManagement;
  severity = Low;
  gain = [];
  work = 4;
  fix = "Restrict new accounts, screen links and files, give others a way to report abuse, and take it down within hours.";
  refs = [cwe(799), capec(212), attack_sub("T1583", "006"), attack("T1608"), asvs("2.4.1")];
  question p.abuse_managed "Is abuse of ${p} against others detected, and stopped within hours?";
}
