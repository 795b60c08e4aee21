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
component TenantService : web.ApiService {
  multi_tenant = true;
  /// Whether customers bring code, templates or rules that it runs.
  attr runs_extensions : bool? = RunsExtensions in does;
  /// Whether customers use it under domains of their own.
  attr own_domains : bool? = ServesOwnDomains in does;
  attr extensions_isolated : bool?
      "Does each customer's code run apart from it, with that customer's rights only?";
  attr domains_proven : bool? "Must a customer of it prove that a domain is theirs?";
}

/// Whether programs for many customers use something.
private predicate shared_by_tenants(e : Element) =
    any f in e.serves : f.source is Process and f.source.multi_tenant;

/// The customer is taken from the signed login, and anything else in the
/// request must agree.
control TenantFromLogin for Process "customer from the login" {
  provides tenant_from_login;
  effort = Small;
  fix = "Take the customer from the signed login, and refuse requests in which anything else says otherwise.";
  refs = [asvs("8.4.1"), nist("AC-16")];
}

/// Each key begins with the customer, put there by one function that everything
/// uses.
control TenantKeys for db.Cache "customer in each key" {
  provides tenant_in_keys;
  effort = Small;
  fix = "Let one function make all keys, with the customer in front, or keep a cache for each.";
  refs = [asvs("8.4.1")];
}

/// Each customer has a share of requests, time, connections and space.
control TenantQuotas for Process "share for each customer" {
  provides tenant_quotas;
  effort = Small;
  fix = "Give each customer a share of requests, time, connections and space, and watch the largest.";
  refs = [nist("SC-6")];
}

/// Each customer's data is encrypted with a key of its own.
control KeyPerTenant for Store "key for each customer" {
  provides key_per_tenant;
  effort = Moderate;
  fix = "Encrypt each customer's data with a key of its own, and throw the key away when they leave.";
  refs = [nist("SC-12"), nist("SC-28")];
}

/// Rights of administrators are bound to their customer, and those over all are
/// held by staff elsewhere.
control ConfinedAdministrators for Process "administrators of one customer" {
  provides admins_confined;
  effort = Small;
  fix = "Bind each right of an administrator to a customer, and keep those over all on another address for staff.";
  refs = [asvs("8.2.1"), nist("AC-6")];
}

/// All of one customer's data can be given out and deleted, in copies and
/// indexes too, and it is tried.
control TenantRemoval for Store "customers that can be removed" {
  provides tenant_removable;
  effort = Moderate;
  fix = "Be able to give out and delete all of one customer's data, copies and indexes included, and try it.";
  refs = [nist("SI-12"), nist("MP-6")];
}

/// Each message bears its customer, signed; the worker takes on the rights of
/// that customer only.
control CarriedTenant for Process "customer in each message" {
  provides tenant_carried;
  effort = Moderate;
  fix = "Put the customer into each message, signed, and let the worker open only that customer's data.";
  refs = [nist("AC-16")];
}

/// Each customer has an index, or an alias with a filter that queries cannot
/// leave.
control FilteredIndex for db.SearchIndex "index for each customer" {
  provides tenant_filtered;
  effort = Small;
  fix = "Give each customer an index, or an alias with a filter that queries cannot leave.";
  refs = [asvs("8.4.1")];
}

/// A domain is taken after a record in it proves the claim, is asked for again,
/// and is freed when the customer leaves.
control ProvenDomains for TenantService "proof of domains" {
  provides domains_proven;
  effort = Small;
  fix = "Ask for a record in the domain, look for it again each day, and free the domain when the customer leaves.";
  refs = [nist("SC-20")];
}

/// Each customer's code runs in a machine or sandbox of its own.
control IsolatedExtensions for TenantService "customers' code apart" {
  provides extensions_isolated;
  effort = Large;
  fix = "Run each customer's code in a machine or sandbox of its own, with that customer's rights only.";
  refs = [nist("SC-39")];
}

/// Staff get in for one customer, for one case and some hours, by that
/// customer's consent, and it is recorded.
control ConsentedSupport for Process "support by consent" {
  provides support_consented;
  effort = Moderate;
  fix = "Let the customer open the door for one case and some hours, and record what was looked at.";
  refs = [nist("AC-6"), nist("AU-12")];
}

/// The customer stands in an address, a header or a field, and is believed.
/// Changing it opens another's data, with a login that is perfectly right.
/// Known as: tenant spoofing.
@id("TM-TEN-001") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl) @owasp_api(ObjectAuthorization)
rule TenantFromRequest "a caller of ${p} can name another customer as their own" {
  match p : Process;
  where p.multi_tenant and p.takes_untrusted;
  unless p.tenant_from_login by TenantFromLogin;
  severity = High;
  gain = [Reads, Changes];
  fix = "Take the customer from the signed login, and refuse requests in which anything else says otherwise.";
  refs = [cwe(639), cwe(807), capec(122), asvs("8.4.1"), nist("AC-16")];
  question p.tenant_from_login "Does ${p} take the customer from the login?";
  verify logins.customers_separated(http.over_http(p));
}

/// An entry is kept under the number of an order, not of the customer. The same
/// number of another customer finds it.
@id("TM-TEN-002") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule SharedCacheEntry "${s} can hand one customer's entry to another" {
  match s : db.Cache;
  where shared_by_tenants(s);
  unless s.tenant_in_keys by TenantKeys;
  severity = High;
  work = 4;
  fix = "Let one function make all keys, with the customer in front, or keep a cache for each.";
  refs = [cwe(524), cwe(668), capec(204), asvs("8.4.1")];
  question s.tenant_in_keys "Does every key in ${s} contain the customer?";
}

/// An import of a million rows, or a loop in a customer's script, takes all
/// threads and connections. The others pay for the same service and get none.
/// Known as: noisy neighbour.
@id("TM-TEN-003") @stride(DenialOfService) @owasp_api(ResourceConsumption)
rule OneTakesAll "one customer can use up ${p} for the others" {
  match p : Process;
  where p.multi_tenant and p.serving;
  unless p.tenant_quotas by TenantQuotas;
  severity = if p.availability >= Important then Medium else Low;
  fix = "Give each customer a share of requests, time, connections and space, and watch the largest.";
  refs = [cwe(770), cwe(400), attack("T1499"), nist("SC-6")];
  question p.tenant_quotas "Has each customer of ${p} a share that the others cannot use up?";
  verify logins.slowed(http.over_http(p));
}

/// Everything is encrypted with the same key. A leak concerns everybody, and
/// when a customer leaves, their data cannot be made unreadable alone.
@id("TM-TEN-004") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule OneKeyForAll "one key opens the data of all customers in ${s}" {
  match s : Store;
  where shared_by_tenants(s);
  where any d in s.stores : d.sensitivity >= Restricted;
  unless s.key_per_tenant by KeyPerTenant;
  severity = Medium;
  gain = [];
  fix = "Encrypt each customer's data with a key of its own, and throw the key away when they leave.";
  refs = [cwe(653), nist("SC-12"), nist("SC-28")];
  question s.key_per_tenant "Is each customer's data in ${s} encrypted with a key of its own?";
}

/// Rights of administrators are checked, but not for whom. Someone who rules
/// one customer's part adds themselves to another's, or sees all in a list.
@id("TM-TEN-005") @stride(ElevationOfPrivilege) @owasp_api(FunctionAuthorization)
rule AdministratorBeyond "a customer's administrator can administer others at ${p}" {
  match p : Process;
  where p.multi_tenant;
  where any f in p.serves : f.source is TenantAdministrator or f.administrative;
  unless p.admins_confined by ConfinedAdministrators;
  severity = High;
  gain = [Reads, Changes];
  work = 5;
  fix = "Bind each right of an administrator to a customer, and keep those over all on another address for staff.";
  refs = [cwe(285), cwe(863), capec(122), asvs("8.2.1"), nist("AC-6")];
  question p.admins_confined "Are rights of customers' administrators at ${p} bound to their own customer?";
  verify logins.admins_confined(http.over_http(p));
}

/// Rows of all customers are mixed, copied and kept in backups. When one
/// leaves, nobody can say what was theirs, or show that it is gone.
@id("TM-TEN-006") @stride(InformationDisclosure) @linddun(DataDisclosure)
rule CannotLeave "data of a customer who left stays in ${s}" {
  match s : Store;
  where shared_by_tenants(s);
  where any d in s.stores : d.sensitive or d.about_people;
  unless s.tenant_removable by TenantRemoval;
  severity = Low;
  gain = [];
  fix = "Be able to give out and delete all of one customer's data, copies and indexes included, and try it.";
  refs = [cwe(212), linddun("Dd.3.4"), nist("SI-12"), nist("MP-6")];
  question s.tenant_removable "Can all data of one customer in ${s} be found and deleted?";
}

/// In front, each request is bound to its customer. The worker behind the queue
/// has no login to look at, so it may do everything, and one wrong number in a
/// message mixes two customers.
@id("TM-TEN-007") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule WorkWithoutCustomer "${w} works on messages of ${q} with rights for all customers" {
  match w : Process, q : messaging.MessageStore;
  where w in q.readers;
  where any f in q.serves : f.source is Process and f.source.multi_tenant;
  unless w.tenant_carried by CarriedTenant;
  severity = Medium;
  gain = [Reads, Changes];
  gain_of = "w";
  work = 5;
  fix = "Put the customer into each message, signed, and let the worker open only that customer's data.";
  refs = [cwe(441), cwe(639), nist("AC-16")];
  question w.tenant_carried "Does ${w} open only the data of the customer for whom a message was sent?";
}

/// One index holds everything, and the filter for the customer is part of the
/// query. Leaving it out once, or a clever query, shows all.
@id("TM-TEN-008") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule SearchAcross "a search in ${s} can find other customers' entries" {
  match s : db.SearchIndex;
  where shared_by_tenants(s);
  unless s.tenant_filtered by FilteredIndex;
  severity = High;
  work = 4;
  fix = "Give each customer an index, or an alias with a filter that queries cannot leave.";
  refs = [cwe(639), cwe(668), capec(676), asvs("8.4.1")];
  question s.tenant_filtered "Is it impossible for a query to ${s} to leave its customer's entries?";
  verify logins.objects_separated(http.over_http(s));
}

/// Customers may write scripts, rules or templates. They run in the same
/// process as everyone's requests, and one of them is not a customer but an
/// attacker with a credit card.
/// Known as: missing isolation of tenants' code.
@id("TM-TEN-009") @stride(ElevationOfPrivilege) @owasp(Injection)
rule CustomersCode "code of one customer runs beside the data of all at ${p}" {
  match p : TenantService;
  where p.runs_extensions;
  unless p.extensions_isolated by IsolatedExtensions;
  severity = Critical;
  work = 3;
  fix = "Run each customer's code in a machine or sandbox of its own, with that customer's rights only.";
  refs = [cwe(94), cwe(653), capec(242), nist("SC-39")];
  question p.extensions_isolated
      "Does each customer's code run in a sandbox with that customer's rights only?";
}

/// Customers enter the domain under which they want to be reached. Who enters
/// one of another customer, or one that was just given up, gets its visitors,
/// cookies and mail.
/// Known as: domain takeover.
@id("TM-TEN-010") @stride(Spoofing) @owasp(AuthenticationFailures)
rule OthersDomain "a customer of ${p} can claim a domain that is not theirs" {
  match p : TenantService;
  where p.own_domains;
  unless p.domains_proven by ProvenDomains;
  severity = Medium;
  work = 6;
  fix = "Ask for a record in the domain, look for it again each day, and free the domain when the customer leaves.";
  refs = [cwe(290), attack_sub("T1584", "001"), nist("SC-20")];
  question p.domains_proven "Must a customer of ${p} prove that a domain is theirs?";
  verify input.claim_refused(http.over_http(p));
}

/// Support needs to look in order to help. A right that is always there is used
/// out of curiosity, by mistake, or by whoever takes over one support account.
@id("TM-TEN-011") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule SupportSeesAll "every member of staff can look into every customer's data at ${p}" {
  match p : Process;
  where p.multi_tenant;
  where any f in p.serves : f.source is people.Employee;
  where handles_sensitive(p);
  unless p.support_consented by ConsentedSupport;
  severity = Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Let the customer open the door for one case and some hours, and record what was looked at.";
  refs = [cwe(269), attack("T1078"), nist("AC-6"), nist("AU-12")];
  question p.support_consented "Do staff get into a customer's data at ${p} by that customer's consent only?";
  verify logins.staff_refused(http.over_http(p));
}
