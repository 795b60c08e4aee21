/// One program for many customers who must not see each other: where the walls
/// between them have holes. It applies to what is marked `multi_tenant`, and to
/// what such programs use.
package std.tenancy;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.db as db;
import std.compute as compute;
import std.messaging as messaging;
import std.people as people;
import std.web as web;
import std.checks.identity as logins;
import std.checks.input as input;
import std.checks.http as http;

/// Someone who administers one customer's part.
component TenantAdministrator : people.User;

/// What a program for many customers may do.
@adds_to(Capability)
enum TenantCapability {
  /// It runs code, templates or rules that customers bring.
  RunsExtensions "runs code, templates or rules that customers bring",
  /// Customers use it under domains of their own.
  ServesOwnDomains "is used by customers under domains of their own",
}

/// A program that serves many customers.
@also("multi-tenant service")
component TenantService : web.ApiService {
  multi_tenant = true;
  /// Whether customers bring code, templates or rules that it runs.
  attr runs_extensions : bool? = RunsExtensions in does;
  /// Whether customers use it under domains of their own.
  attr own_domains : bool? = ServesOwnDomains in does;
  @formerly("extensions_isolated") attr extensions_sandboxed : bool?
      "Does each customer's code run apart from it, with that customer's rights only?";
  @formerly("domains_proven") attr domains_verified : bool?
      "Must a customer of it prove that a domain is theirs?";
}

/// Whether programs for many customers use something.
private predicate shared_by_tenants(e : Element) =
    any f in e.serves : f.source is Process and f.source.multi_tenant;

/// The customer is taken from the signed login, and anything else in the
/// request must agree.
@also("tenant claim", "tenant context") @formerly("TenantFromLogin")
control TenantBinding for Process "tenant taken from the login" {
  provides tenant_from_login;
  effort = Small;
  fix = "Take the customer from the signed login, and refuse requests in which anything else says otherwise.";
  refs = [asvs("8.4.1"), nist("AC-16")];
}

/// Each key begins with the customer, put there by one function that everything
/// uses.
@also("cache partitioning") @formerly("TenantKeys")
control TenantCacheKeys for db.Cache "tenant in each cache key" {
  provides tenant_in_keys;
  effort = Small;
  fix = "Let one function build all keys, with the customer as prefix, or keep one cache per customer.";
  refs = [asvs("8.4.1")];
}

/// Each customer has a share of requests, time, connections and space.
@also("per-tenant rate limit", "fair use", "noisy neighbour protection")
control TenantQuotas for Process "tenant quotas" {
  provides tenant_quotas;
  effort = Small;
  fix = "Give each customer a share of requests, time, connections and space, and watch the largest.";
  refs = [nist("SC-6")];
}

/// Each customer's data is encrypted with a key of its own.
@also("BYOK", "CMK", "customer-managed keys", "tenant encryption") @formerly("KeyPerTenant")
control PerTenantKeys for Store "keys for each tenant" {
  provides key_per_tenant;
  effort = Moderate;
  fix = "Encrypt each customer's data with a key of its own, and delete the key when they leave.";
  refs = [nist("SC-12"), nist("SC-28")];
}

/// Rights of administrators are bound to their customer, and those over all are
/// held by staff elsewhere.
@also("delegated administration", "scoped roles") @formerly("ConfinedAdministrators")
control TenantScopedAdministration for Process "administrators bound to one tenant" {
  provides admins_tenant_scoped;
  effort = Small;
  fix = "Bind each right of an administrator to a customer, and keep rights over all customers on a separate address for staff.";
  refs = [asvs("8.2.1"), nist("AC-6")];
}

/// All of one customer's data can be given out and deleted, in copies and
/// indexes too, and it is tried.
@also("tenant deletion", "data return", "tenant export") @formerly("TenantRemoval")
control TenantOffboarding for Store "tenant offboarding" {
  provides tenant_removable;
  effort = Moderate;
  fix = "Be able to export and delete all of one customer's data, copies and indexes included, and try it.";
  refs = [nist("SI-12"), nist("MP-6")];
}

/// Each message bears its customer, signed; the worker takes on the rights of
/// that customer only.
@also("tenant context propagation") @formerly("CarriedTenant")
control TenantPropagation for Process "tenant in each message" {
  provides tenant_propagated;
  effort = Moderate;
  fix = "Put the customer into each message, signed, and let the worker open only that customer's data.";
  refs = [nist("AC-16")];
}

/// Each customer has an index, or an alias with a filter that queries cannot
/// leave.
@also("index per tenant", "filtered alias", "document-level security") @formerly("FilteredIndex")
control TenantIndexFiltering for db.SearchIndex "tenant filter on the index" {
  provides tenant_filter_enforced;
  effort = Small;
  fix = "Give each customer an index, or an alias with a filter that queries cannot leave.";
  refs = [asvs("8.4.1")];
}

/// A domain is taken after a record in it proves the claim, is asked for again,
/// and is freed when the customer leaves.
@also("DNS TXT record", "proof of domain ownership", "domain validation") @formerly("ProvenDomains")
control DomainVerification for TenantService "domain verification" {
  provides domains_verified;
  effort = Small;
  fix = "Ask for a record in the domain, check it every day, and free the domain when the customer leaves.";
  refs = [nist("SC-20")];
}

/// Each customer's code runs in a machine or sandbox of its own.
@also("plugin sandbox", "extension sandbox") @formerly("IsolatedExtensions")
control ExtensionIsolation for TenantService "isolation of customers' code" {
  provides extensions_sandboxed;
  effort = Large;
  fix = "Run each customer's code in a machine or sandbox of its own, with that customer's rights only.";
  refs = [nist("SC-39")];
}

/// Staff get in for one customer, for one case and some hours, by that
/// customer's consent, and it is recorded.
@also("support consent", "just-in-time access", "break-glass", "Customer Lockbox")
@formerly("ConsentedSupport")
control SupportAccessApproval for Process "customer-approved support access" {
  provides support_access_approved;
  effort = Moderate;
  fix = "Let the customer grant access for one case and a few hours, and record what was looked at.";
  refs = [nist("AC-6"), nist("AU-12")];
}

/// A program takes the customer from an address, a header or a field of the request. Attackers
/// change it, with a login that is perfectly valid. They open another customer's data.
@also("cross-tenant access", "tenant ID tampering") @id("TM-TEN-001") @formerly("TenantFromRequest")
@stride(ElevationOfPrivilege) @owasp(BrokenAccessControl) @owasp_api(BrokenObjectLevelAuthorization)
rule TenantSpoofing "Tenant spoofing: a caller of ${p} can name another customer as their own" {
  match p : Process;
  where p.multi_tenant and p.takes_untrusted;
  unless p.tenant_from_login by TenantBinding;
  severity = High;
  gain = [Reads, Changes];
  fix = "Take the customer from the signed login, and refuse requests in which anything else says otherwise.";
  refs = [cwe(639), cwe(807), capec(122), asvs("8.4.1"), nist("AC-16")];
  question p.tenant_from_login "Does ${p} take the customer from the login?";
  verify logins.customers_separated(http.over_http(p));
}

/// A cache keeps entries under keys that do not contain the customer. Attackers, or any user, ask
/// for the same number. They get another customer's entry.
@also("cache key collision", "tenant in cache key") @id("TM-TEN-002") @formerly("SharedCacheEntry")
@stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule CrossTenantCacheLeak "Cross-tenant cache leak: ${s} can hand one customer's entry to another" {
  match s : db.Cache;
  where shared_by_tenants(s);
  unless s.tenant_in_keys by TenantCacheKeys;
  severity = High;
  work = 4;
  fix = "Let one function build all keys, with the customer as prefix, or keep one cache per customer.";
  refs = [cwe(524), cwe(668), capec(204), asvs("8.4.1")];
  question s.tenant_in_keys "Does every key in ${s} contain the customer?";
}

/// One customer may use as much of a shared service as they like. An import of a million rows, or a
/// loop in a script, takes all threads and connections. The others pay for the same service and get
/// none.
@also("noisy neighbour", "noisy neighbor", "tenant quota") @id("TM-TEN-003") @formerly("OneTakesAll")
@stride(DenialOfService) @owasp_api(UnrestrictedResourceConsumption)
rule TenantResourceExhaustion "Tenant resource exhaustion: one customer can use up ${p} for the others" {
  match p : Process;
  where p.multi_tenant and p.serving;
  unless p.tenant_quotas by TenantQuotas;
  severity = if p.availability >= Important then Medium else Low;
  fix = "Give each customer a share of requests, time, connections and space, and watch the largest.";
  refs = [cwe(770), cwe(400), attack("T1499"), nist("SC-6")];
  question p.tenant_quotas "Does each customer of ${p} have a quota that the others cannot use up?";
  verify logins.slowed(http.over_http(p));
}

/// The data of all customers is encrypted with one key. A leak of it affects everybody. When a
/// customer leaves, their data cannot be made unreadable separately.
@also("per-tenant encryption", "BYOK", "customer-managed key", "CMK") @id("TM-TEN-004")
@formerly("OneKeyForAll") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SharedTenantKey "Shared tenant key: one key opens the data of all customers in ${s}" {
  match s : Store;
  where shared_by_tenants(s);
  where any d in s.stores : d.sensitivity >= Restricted;
  unless s.key_per_tenant by PerTenantKeys;
  severity = Medium;
  gain = [];
  fix = "Encrypt each customer's data with a key of its own, and delete the key when they leave.";
  refs = [cwe(653), nist("SC-12"), nist("SC-28")];
  question s.key_per_tenant "Is each customer's data in ${s} encrypted with a key of its own?";
}

/// A program checks that someone is an administrator, but not of which customer. Attackers are the
/// administrator of one. They add themselves to another, or see all of them in a list.
@also("cross-tenant privilege escalation", "tenant admin") @id("TM-TEN-005") @formerly("AdministratorBeyond")
@stride(ElevationOfPrivilege) @owasp_api(BrokenFunctionLevelAuthorization)
rule CrossTenantAdministration
    "Cross-tenant administration: a customer's administrator can administer others at ${p}" {
  match p : Process;
  where p.multi_tenant;
  where any f in p.serves : f.source is TenantAdministrator or f.administrative;
  unless p.admins_tenant_scoped by TenantScopedAdministration;
  severity = High;
  gain = [Reads, Changes];
  work = 5;
  fix = "Bind each right of an administrator to a customer, and keep rights over all customers on a separate address for staff.";
  refs = [cwe(285), cwe(863), capec(122), asvs("8.2.1"), nist("AC-6")];
  question p.admins_tenant_scoped "Are customers' administrators at ${p} limited to their own customer?";
  verify logins.admins_tenant_scoped(http.over_http(p));
}

/// The data of one customer cannot be found and deleted as a whole. When they leave, it stays in
/// rows, copies and backups. It leaks later, and nobody can show that it is gone.
@also("tenant deletion", "right to erasure", "data return") @id("TM-TEN-006") @formerly("CannotLeave")
@stride(InformationDisclosure) @linddun(DataDisclosure)
rule IncompleteTenantOffboarding "Incomplete tenant offboarding: data of a customer who left stays in ${s}" {
  match s : Store;
  where shared_by_tenants(s);
  where any d in s.stores : d.sensitive or d.about_people;
  unless s.tenant_removable by TenantOffboarding;
  severity = Low;
  gain = [];
  fix = "Be able to export and delete all of one customer's data, copies and indexes included, and try it.";
  refs = [cwe(212), linddun("Dd.3.4"), nist("SI-12"), nist("MP-6")];
  question s.tenant_removable "Can all data of one customer in ${s} be found and deleted?";
}

/// A worker behind a queue has rights for all customers, and its messages do not prove whose they
/// are. Attackers get one wrong number into a message. The data of two customers is mixed.
@also("confused deputy", "cross-tenant worker") @id("TM-TEN-007") @formerly("WorkWithoutCustomer")
@stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule MissingTenantContext
    "Missing tenant context: ${w} works on messages of ${q} with rights for all customers" {
  match w : Process, q : messaging.MessageStore;
  where w in q.readers;
  where any f in q.serves : f.source is Process and f.source.multi_tenant;
  unless w.tenant_propagated by TenantPropagation;
  severity = Medium;
  gain = [Reads, Changes];
  gain_of = "w";
  work = 5;
  fix = "Put the customer into each message, signed, and let the worker open only that customer's data.";
  refs = [cwe(441), cwe(639), nist("AC-16")];
  question w.tenant_propagated "Does ${w} open only the data of the customer for whom a message was sent?";
}

/// One search index holds the entries of all customers, and the filter for the customer is part of
/// each query. Attackers write a query that gets around it, or find the one place where it was left
/// out. They see everything.
@also("shared index", "tenant filter") @id("TM-TEN-008") @formerly("SearchAcross")
@stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule CrossTenantSearch "Cross-tenant search: a search in ${s} can find other customers' entries" {
  match s : db.SearchIndex;
  where shared_by_tenants(s);
  unless s.tenant_filter_enforced by TenantIndexFiltering;
  severity = High;
  work = 4;
  fix = "Give each customer an index, or an alias with a filter that queries cannot leave.";
  refs = [cwe(639), cwe(668), capec(676), asvs("8.4.1")];
  question s.tenant_filter_enforced "Is it impossible for a query to ${s} to leave its customer's entries?";
  verify logins.objects_separated(http.over_http(s));
}

/// Scripts, rules or templates of customers run in the same process as everyone's requests.
/// Attackers become a customer with a credit card. Their code reads the data of all.
@also("plugin sandbox", "customer scripts", "extension isolation") @id("TM-TEN-009")
@formerly("CustomersCode") @stride(ElevationOfPrivilege) @owasp(Injection)
rule UnisolatedTenantCode
    "Unisolated tenant code: code of one customer runs next to the data of all at ${p}" {
  match p : TenantService;
  where p.runs_extensions;
  unless p.extensions_sandboxed by ExtensionIsolation;
  severity = Critical;
  work = 3;
  fix = "Run each customer's code in a machine or sandbox of its own, with that customer's rights only.";
  refs = [cwe(94), cwe(653), capec(242), nist("SC-39")];
  question p.extensions_sandboxed
      "Does each customer's code run in a sandbox with that customer's rights only?";
}

/// Customers may enter the domain under which they are reached, without proof that it is theirs.
/// Attackers enter another customer's domain, or one that was just given up. They get its visitors,
/// cookies and mail.
@also("domain takeover", "domain verification", "vanity domain") @id("TM-TEN-010") @formerly("OthersDomain")
@stride(Spoofing) @owasp(AuthenticationFailures)
rule CustomDomainTakeover "Custom domain takeover: a customer of ${p} can claim a domain that is not theirs" {
  match p : TenantService;
  where p.own_domains;
  unless p.domains_verified by DomainVerification;
  severity = Medium;
  work = 6;
  fix = "Ask for a record in the domain, check it every day, and free the domain when the customer leaves.";
  refs = [cwe(290), attack_sub("T1584", "001"), nist("SC-20")];
  question p.domains_verified "Must a customer of ${p} prove that a domain is theirs?";
  verify input.claim_refused(http.over_http(p));
}

/// Support staff can always look into every customer's data. They use it out of curiosity or by
/// mistake. Attackers who take over one support account have all customers.
@also("insider threat", "just-in-time access", "JIT", "customer lockbox", "break-glass") @id("TM-TEN-011")
@formerly("SupportSeesAll") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule UnrestrictedSupportAccess
    "Unrestricted support access: every member of staff can look into every customer's data at ${p}" {
  match p : Process;
  where p.multi_tenant;
  where any f in p.serves : f.source is people.Employee;
  where handles_sensitive(p);
  unless p.support_access_approved by SupportAccessApproval;
  severity = Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Let the customer grant access for one case and a few hours, and record what was looked at.";
  refs = [cwe(269), attack("T1078"), nist("AC-6"), nist("AU-12")];
  question p.support_access_approved
      "Can staff see a customer's data at ${p} only with that customer's consent?";
  verify logins.staff_refused(http.over_http(p));
}
