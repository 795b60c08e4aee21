/// Interfaces for programs in depth: what OWASP's list of ten for APIs adds to
/// the common rules of `std.stride`. Imported where a review of that depth is wanted.
package std.api;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.tls as tls;
import std.web as web;
import std.db as db;
import std.services as services;
import std.people as people;
import std.checks.identity as logins;
import std.checks.input as input;
import std.checks.http as http;

/// Each answer lists its fields, and who may see them is decided for each.
control ChosenFields for Process "chosen fields" {
  provides fields_chosen;
  effort = Small;
  fix = "List the fields of each answer, and decide for each who may see it.";
  refs = [asvs("8.2.3"), asvs("15.3.1")];
}

/// Each call names the fields that it takes, and refuses others.
control BoundFields for Process "bound fields" {
  provides fields_bound;
  effort = Small;
  fix = "Name the fields that each call takes, refuse others, and decide for each who may set it.";
  refs = [asvs("15.3.3")];
}

/// Each call names the role that it needs, refusal is the default, and calls
/// for staff are reached elsewhere.
control FunctionRights for Process "rights for each call" {
  provides functions_checked;
  effort = Small;
  fix = "Name the role for each call, refuse by default, and put calls for staff on another address that strangers do not reach.";
  refs = [asvs("8.2.1"), nist("AC-3")];
}

/// Numbers, sizes and times in a call have upper limits, and so has the time
/// that it takes.
control LimitedPages for Process "limited pages" {
  provides pages_limited;
  effort = Small;
  fix = "Set upper limits for numbers, sizes and times in each call, and for the time that it takes.";
  refs = [asvs("15.2.2")];
}

/// Depth, breadth and bundling of queries are limited, and cost is counted for
/// each caller.
control QueryCost for Process "limited cost of queries" {
  provides query_cost_limited;
  shields = 20;
  effort = Small;
  fix = "Limit depth and bundling, count cost for each caller, or accept known queries only.";
  refs = [asvs("4.3.1")];
}

/// Strangers cannot ask the interface about itself.
control NoIntrospection for Process "no self-description" {
  provides introspection_off;
  effort = Small;
  fix = "Switch self-description off for callers who have not logged in as developers.";
  refs = [asvs("4.3.2")];
}

/// Odd patterns, missing steps and rented addresses are slowed down, and scarce
/// things are limited for each person.
control SlowedAutomation for Process, Boundary "slowed automation" {
  provides automation_slowed;
  shields = 20;
  effort = Moderate;
  fix = "Limit scarce things for each person, look at pace and order of steps, and slow down what is no person.";
  refs = [asvs("2.4.2")];
}

/// Each address, version and environment is on a list with an end, and what is
/// not is refused at the gateway.
control ListedVersions for Process "list of versions" {
  provides versions_listed;
  effort = Small;
  fix = "Keep a list of addresses, versions and environments, each with an end, and let the gateway refuse the rest.";
  refs = [nist("CM-8")];
}

/// Answers are checked against a schema, limited in size and time, and encoded
/// like foreign input.
control CheckedAnswersOfOthers for Flow "checked foreign answers" {
  provides answers_checked;
  effort = Small;
  fix = "Check answers against a schema, limit their size, follow no redirects, and encode them like foreign input.";
  refs = [asvs("2.2.1"), nist("SI-10")];
}

/// Each call has a schema with types, ranges and lengths, and what does not fit
/// is refused at once.
control RequestSchema for Process "schema for each request" {
  provides schema_checked;
  shields = 20;
  effort = Small;
  fix = "Give each call a schema with types, ranges and lengths, and refuse at once what does not fit.";
  refs = [asvs("2.2.1"), nist("SI-10")];
}

/// Calls that cost are limited for each caller and receiver, and there is a
/// limit for the day.
control SpendingLimit for Flow "limit on spending" {
  provides spending_limited;
  effort = Small;
  fix = "Limit costly calls for each caller and receiver, set a limit for the day, and watch odd destinations.";
  refs = [asvs("2.4.1")];
}

/// The page shows three fields, the answer has thirty. Whoever looks at the
/// answer reads the rest: internal notes, other people's addresses, flags.
/// Known as: excessive data exposure.
@id("TM-API-001") @stride(InformationDisclosure) @owasp_api(PropertyAuthorization)
rule WholeObjects "${p} answers with whole objects and leaves it to the caller to hide what is not for them" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point and handles_sensitive(p);
  unless p.fields_chosen by ChosenFields;
  severity = Medium;
  fix = "List the fields of each answer, and decide for each who may see it.";
  refs = [cwe(213), cwe(200), capec(116), asvs("8.2.3"), asvs("15.3.1")];
  question p.fields_chosen "Do answers of ${p} contain only fields that this caller may see?";
  verify input.fields_chosen(p);
}

/// A request's fields are copied onto the object. One that the page never sends
/// - role, price, owner - is taken as well.
/// Known as: mass assignment.
@id("TM-API-002") @stride(Tampering) @owasp_api(PropertyAuthorization)
rule MassAssignment "callers of ${p} can set fields that are not theirs" {
  match p : Process;
  where web.answers_http(p);
  where any f in p.serves : f.from_untrusted and f.precious;
  unless p.fields_bound by BoundFields;
  // A role, a price, an owner.
  severity =
      if (any f in p.serves : any d in f.carries : d.integrity >= Vital).or_else(false) then High else Medium;
  work = 3;
  fix = "Name the fields that each call takes, refuse others, and decide for each who may set it.";
  refs = [cwe(915), capec(77), asvs("15.3.3")];
  question p.fields_bound "Does ${p} take only fields that a call names?";
  verify input.fields_bound(p);
}

/// Calls for staff stand beside those for users and are only not shown.
/// Changing a verb or a word in the address finds them.
/// Known as: broken function level authorisation (BFLA).
@id("TM-API-003") @stride(ElevationOfPrivilege) @owasp_api(FunctionAuthorization) @owasp(BrokenAccessControl)
rule HiddenFunctions "ordinary callers of ${p} can use calls for administrators" {
  match p : Process;
  where p.has_admin_calls and p.takes_untrusted;
  unless p.functions_checked by FunctionRights;
  severity = High;
  gain = [Reads, Changes];
  work = 3;
  fix = "Name the role for each call, refuse by default, and put calls for staff on another address that strangers do not reach.";
  refs = [cwe(285), cwe(862), capec(1), attack("T1190"), asvs("8.2.1"), nist("AC-3")];
  question p.functions_checked "Does each call of ${p} for administrators check the caller's role?";
  verify logins.functions_checked(p);
}

/// The caller says how many entries, how large a picture, how long a time. A
/// single call with a large number reads the whole table and holds it in
/// memory.
/// Known as: missing pagination limits.
@id("TM-API-004") @stride(DenialOfService) @owasp_api(ResourceConsumption)
rule EndlessPage "one call of ${p} can ask for everything" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point and not p.calls.empty;
  unless p.pages_limited by LimitedPages;
  severity = Low;
  fix = "Set upper limits for numbers, sizes and times in each call, and for the time that it takes.";
  refs = [cwe(770), cwe(400), capec(130), asvs("15.2.2")];
  question p.pages_limited "Is there an upper limit to what one call of ${p} can ask for?";
  verify input.pages_limited(p);
}

/// Queries can be nested and bundled: friends of friends of friends, or a
/// thousand logins in one request. Limits that count requests see one.
/// Known as: GraphQL depth and batching attacks.
@id("TM-API-005") @stride(DenialOfService) @owasp_api(ResourceConsumption)
rule NestedQuery "a small query to ${p} can cost a thousand large ones" {
  match p : Process;
  where p.graphql and p.takes_untrusted;
  unless p.query_cost_limited by QueryCost;
  severity = Medium;
  fix = "Limit depth and bundling, count cost for each caller, or accept known queries only.";
  refs = [cwe(770), cwe(799), capec(230), asvs("4.3.1")];
  question p.query_cost_limited "Is there a limit to what one query to ${p} can cost?";
  verify input.query_cost_limited(p);
}

/// The interface answers questions about itself: types, fields, calls for
/// staff. What was meant for developers is a map for others.
/// Known as: GraphQL introspection.
@id("TM-API-006") @stride(InformationDisclosure) @owasp_api(ApiMisconfiguration)
rule SelfDescription "${p} explains all its calls to strangers" {
  match p : Process;
  where p.graphql and p.entry_point;
  unless p.introspection_off by NoIntrospection;
  severity = Info;
  gain = [];
  fix = "Switch self-description off for callers who have not logged in as developers.";
  refs = [cwe(497), cwe(200), capec(169), asvs("4.3.2")];
  question p.introspection_off "Does ${p} refuse to describe itself to strangers?";
  verify input.introspection_off(p);
}

/// Tickets, vouchers, appointments, comments: each call is allowed, but ten
/// thousand of them buy all of something or drown the rest. Limits for each
/// caller do not see it.
/// Known as: scalping, automated abuse of business flows.
@id("TM-API-007") @stride(DenialOfService) @owasp_api(BusinessFlows) @owasp(InsecureDesign)
rule BusinessByMachine "machines can use ${p} faster than people ever could, and empty it" {
  match p : Process;
  where p.scarce_offer and p.takes_untrusted;
  unless p.automation_slowed by SlowedAutomation;
  severity = Medium;
  fix = "Limit scarce things for each person, look at pace and order of steps, and slow down what is no person.";
  refs = [cwe(799), cwe(837), capec(212), asvs("2.4.2")];
  question p.automation_slowed "Is ${p} guarded against machines that buy or book faster than people?";
  verify logins.orders_slowed(http.over_http(p));
}

/// The first version stays for one customer, and a test stands open with real
/// data. Nobody fixes them, and attackers look for exactly those.
/// Known as: shadow and zombie APIs.
@id("TM-API-008") @stride(ElevationOfPrivilege) @owasp_api(ApiInventory) @owasp(SecurityMisconfiguration)
rule ForgottenVersion "old and test versions of ${p} still answer" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point;
  unless p.versions_listed by ListedVersions;
  severity = Low;
  gain = [Reads, Changes];
  work = 5;
  fix = "Keep a list of addresses, versions and environments, each with an end, and let the gateway refuse the rest.";
  refs = [cwe(1059), cwe(489), capec(121), attack("T1190"), nist("CM-8")];
  question p.versions_listed "Are all addresses and versions of ${p} that answer on a list?";
  verify input.old_paths_gone(p);
}

/// Answers of someone else's service are treated like our own data. If it is
/// broken into, or simply changes, its answers bring queries, scripts,
/// redirects and endless texts.
/// Known as: unsafe consumption of APIs.
@id("TM-API-009") @stride(Tampering) @owasp_api(UnsafeConsumption) @owasp(IntegrityFailures)
rule BelievedPartner "${f.source} uses what ${f.target} answers without looking" {
  match f : Flow;
  where f.target is ExternalService and f.source is Process and f.two_way;
  where not (f.target is services.IdentityProvider);
  unless f.answers_checked by CheckedAnswersOfOthers;
  severity = if f.precious.or_else(false) then Medium else Low;
  vantage = OtherEnd;
  fix = "Check answers against a schema, limit their size, follow no redirects, and encode them like foreign input.";
  refs = [cwe(20), cwe(345), asvs("2.2.1"), nist("SI-10")];
  question f.answers_checked "Does ${f.source} check what ${f.target} answers against a schema?";
}

/// Fields of the wrong type, unknown ones, numbers without end: each goes as
/// far into the program as it can, and does there what nobody thought of.
/// Known as: missing schema validation.
@id("TM-API-010") @stride(Tampering) @owasp_api(ApiMisconfiguration) @owasp(Injection)
rule LooseRequest "${p} takes requests of any form" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point;
  // What must be right is MassAssignment's.
  where known(p.schema_checked) or not (any f in p.serves : f.from_untrusted and f.precious).or_else(false);
  unless p.schema_checked by RequestSchema;
  severity = Low;
  work = 5;
  fix = "Give each call a schema with types, ranges and lengths, and refuse at once what does not fit.";
  refs = [cwe(20), cwe(1287), capec(153), capec(113), asvs("2.2.1"), nist("SI-10")];
  question p.schema_checked "Does ${p} refuse requests that do not fit a schema?";
  verify input.rules_enforced(p);
}

/// Limits, logins and filters stand at the gateway. A second way to the same
/// program, left open for a test or a partner, has none of them.
/// Known as: gateway bypass.
@id("TM-API-011") @stride(ElevationOfPrivilege) @owasp_api(ApiMisconfiguration)
@owasp(SecurityMisconfiguration)
rule AroundTheGateway "strangers reach ${p} over ${f} without passing the gateway before it" {
  match p : Process, f : Flow;
  where f in p.serves and f.from_outside and not (f.source.forwards or p is web.Gateway);
  where any g in p.serves : g.source is web.Gateway;
  // A shell or console is AdminFromOutside's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  severity = Medium;
  gain = [Uses];
  vantage = Sending;
  work = 3;
  fix = "Let the program take calls from the gateway only, known by its certificate.";
  refs = [cwe(653), cwe(923), capec(554), attack("T1190"), nist("SC-7")];
  question f.tunnelled "Is ${f} possible through a VPN or bastion host only?";
  verify tls.requires_client_certificate(p);
}

/// Each call here sends a message or asks a service that bills us. A script
/// that asks for ten thousand confirmation codes, some to numbers that pay
/// their owner, empties the account.
/// Known as: toll fraud, SMS pumping.
@id("TM-API-012") @stride(DenialOfService) @owasp_api(ResourceConsumption)
rule PaidByUs "strangers make ${f.source} spend money at ${f.target}" {
  match f : Flow;
  where f.target is services.SmsProvider
      or f.target is services.MailProvider
      or f.target is services.PaymentProvider;
  where f.source.takes_untrusted;
  unless f.spending_limited by SpendingLimit;
  severity = Medium;
  gain_of = "f.source";
  vantage = Sending;
  fix = "Limit costly calls for each caller and receiver, set a limit for the day, and watch odd destinations.";
  refs = [cwe(799), cwe(770), capec(212), attack("T1496"), asvs("2.4.1")];
  question f.spending_limited "Is there a limit to what strangers can make ${f.source} spend at ${f.target}?";
  verify logins.costs_slowed(http.over_http(f.source));
}
