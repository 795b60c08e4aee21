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
@also("response DTO", "serializer allow list", "property-level authorization") @formerly("ChosenFields")
control ResponseFieldFiltering for Process "response field filtering" {
  provides response_fields_filtered;
  effort = Small;
  fix = "List the fields of each answer, and decide for each who may see it.";
  refs = [asvs("8.2.3"), asvs("15.3.1")];
}

/// Each call names the fields that it takes, and refuses others.
@also("strong parameters", "DTO", "mass assignment protection") @formerly("BoundFields")
control RequestFieldAllowList for Process "allow list of request fields" {
  provides request_fields_restricted;
  effort = Small;
  fix = "Name the fields that each call takes, refuse others, and decide for each who may set it.";
  refs = [asvs("15.3.3")];
}

/// Each call names the role that it needs, refusal is the default, and calls for staff are available only
/// elsewhere.
@also("role check", "endpoint authorization", "admin authorization") @formerly("FunctionRights")
control FunctionLevelAuthorization for Process "function level authorization" {
  provides function_level_authorization;
  effort = Small;
  fix = "Define the role for each call, refuse by default, and put calls for staff on another address that strangers cannot reach.";
  refs = [asvs("8.2.1"), nist("AC-3")];
}

/// Numbers, sizes and times in a call have upper limits, and so has the time
/// that it takes.
@also("page size limit", "maximum page size") @formerly("LimitedPages")
control PaginationLimit for Process "pagination limit" {
  provides page_size_limited;
  effort = Small;
  fix = "Set upper limits for numbers, sizes and times in each call, and for the time that it takes.";
  refs = [asvs("15.2.2")];
}

/// Depth, breadth and bundling of queries are limited, and cost is counted for
/// each caller.
@also("GraphQL depth limit", "query complexity limit", "persisted queries") @formerly("QueryCost")
control QueryCostLimit for Process "query cost limit" {
  provides query_cost_limited;
  shields = 20;
  effort = Small;
  fix = "Limit depth and bundling, count cost for each caller, or accept known queries only.";
  refs = [asvs("4.3.1")];
}

/// Strangers cannot ask the interface about itself.
@also("GraphQL introspection disabled") @formerly("NoIntrospection")
control IntrospectionDisabled for Process "no introspection" {
  provides introspection_off;
  effort = Small;
  fix = "Switch self-description off for callers who have not logged in as developers.";
  refs = [asvs("4.3.2")];
}

/// Odd patterns, missing steps and rented addresses are
/// slowed down, and scarce goods are limited per person.
@also("CAPTCHA", "bot management", "anti-automation", "reCAPTCHA", "Turnstile") @formerly("SlowedAutomation")
control BotProtection for Process, Boundary "bot protection" {
  provides bot_protected;
  shields = 20;
  effort = Moderate;
  fix = "Limit scarce things for each person, check the pace and order of steps, and slow down bots.";
  refs = [asvs("2.4.2")];
}

/// Each address, version and environment is on a list with an end date, and the gateway refuses everything
/// else.
@also("API catalogue", "version retirement", "API lifecycle management") @formerly("ListedVersions")
control ApiInventoryManagement for Process "API inventory" {
  provides api_inventory;
  effort = Small;
  fix = "Keep a list of addresses, versions and environments, each with an end date, and let the gateway refuse the rest.";
  refs = [nist("CM-8")];
}

/// Answers are checked against a schema, limited in
/// size and time, and encoded like untrusted input.
@also("third-party response validation", "schema validation of responses") @formerly("CheckedAnswersOfOthers")
control ResponseValidation for Flow "response validation" {
  provides responses_validated;
  effort = Small;
  fix = "Check answers against a schema, limit their size, follow no redirects, and encode them like untrusted input.";
  refs = [asvs("2.2.1"), nist("SI-10")];
}

/// Each call has a schema with types, ranges and lengths,
/// and anything that does not fit is refused at once.
@also("input validation", "OpenAPI validation", "JSON Schema") @formerly("RequestSchema")
control SchemaValidation for Process "schema validation of requests" {
  provides schema_validated;
  shields = 20;
  effort = Small;
  fix = "Give each call a schema with types, ranges and lengths, and refuse at once what does not fit.";
  refs = [asvs("2.2.1"), nist("SI-10")];
}

/// Calls that cost money are limited per caller
/// and receiver, and there is a daily limit.
@also("budget", "spend cap", "SMS limit")
control SpendingLimit for Flow "spending limit" {
  provides spending_limited;
  effort = Small;
  fix = "Limit costly calls for each caller and receiver, set a daily limit, and watch for unusual destinations.";
  refs = [asvs("2.4.1")];
}

/// An API returns whole objects and relies on the client to show only some of their fields.
/// Attackers look at the answer itself. They read internal notes, other people's addresses and
/// flags.
@also("broken object property level authorization", "BOPLA", "over-fetching") @id("TM-API-001")
@formerly("WholeObjects") @stride(InformationDisclosure) @owasp_api(BrokenObjectPropertyLevelAuthorization)
rule ExcessiveDataExposure
    "Excessive data exposure: ${p} answers with whole objects and leaves it to the caller to hide the rest" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point and handles_sensitive(p);
  unless p.response_fields_filtered by ResponseFieldFiltering;
  severity = Medium;
  fix = "List the fields of each answer, and decide for each who may see it.";
  refs = [cwe(213), cwe(200), capec(116), asvs("8.2.3"), asvs("15.3.1")];
  question p.response_fields_filtered "Do answers of ${p} contain only fields that the caller may see?";
  verify input.response_fields_filtered(p);
}

/// A program copies all fields of a request onto an object. Attackers add fields that the page
/// never sends: role, price, owner. They change what they must not.
@also("auto-binding", "object injection", "over-posting", "prototype pollution") @id("TM-API-002")
@stride(Tampering) @owasp_api(BrokenObjectPropertyLevelAuthorization)
rule MassAssignment "Mass assignment: callers of ${p} can set fields that are not theirs" {
  match p : Process;
  where web.answers_http(p);
  where any f in p.serves : f.from_untrusted and f.precious;
  unless p.request_fields_restricted by RequestFieldAllowList;
  // A role, a price, an owner.
  severity =
      if (any f in p.serves : any d in f.carries : d.integrity >= Critical).or_else(false) then High
      else Medium;
  work = 3;
  fix = "Name the fields that each call takes, refuse others, and decide for each who may set it.";
  refs = [cwe(915), capec(77), asvs("15.3.3")];
  question p.request_fields_restricted "Does ${p} accept only the fields that each call allows?";
  verify input.request_fields_restricted(p);
}

/// Calls for administrators are hidden from ordinary users, but not refused to them. Attackers find
/// them by changing a verb or a word in the address. They act as administrators.
@also("BFLA", "forced browsing", "privilege escalation") @id("TM-API-003") @formerly("HiddenFunctions")
@stride(ElevationOfPrivilege) @owasp_api(BrokenFunctionLevelAuthorization) @owasp(BrokenAccessControl)
rule BrokenFunctionLevelAuthorization
    "Broken function level authorization: ordinary callers of ${p} can use calls for administrators" {
  match p : Process;
  where p.has_admin_calls and p.takes_untrusted;
  unless p.function_level_authorization by FunctionLevelAuthorization;
  severity = High;
  gain = [Reads, Changes];
  work = 3;
  fix = "Define the role for each call, refuse by default, and put calls for staff on another address that strangers cannot reach.";
  refs = [cwe(285), cwe(862), capec(1), attack("T1190"), asvs("8.2.1"), nist("AC-3")];
  question p.function_level_authorization "Does each administrative call of ${p} check the caller's role?";
  verify logins.function_level_authorization(p);
}

/// The caller decides how many entries, how large a picture or how long a period one call returns.
/// Attackers ask for the largest number. One call reads the whole table and holds it in memory.
@also("unbounded result set", "unrestricted resource consumption") @id("TM-API-004") @formerly("EndlessPage")
@stride(DenialOfService) @owasp_api(UnrestrictedResourceConsumption)
rule MissingPaginationLimit "Missing pagination limit: one call of ${p} can ask for everything" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point and not p.calls.empty;
  unless p.page_size_limited by PaginationLimit;
  severity = Low;
  fix = "Set upper limits for numbers, sizes and times in each call, and for the time that it takes.";
  refs = [cwe(770), cwe(400), capec(130), asvs("15.2.2")];
  question p.page_size_limited "Is there an upper limit on what one call of ${p} can ask for?";
  verify input.page_size_limited(p);
}

/// An API accepts queries that can be nested and bundled without a limit on their cost. Attackers
/// ask for friends of friends of friends, or put a thousand logins into one request. Limits that
/// count requests see one.
@also("GraphQL depth attack", "GraphQL batching attack", "query cost") @id("TM-API-005")
@formerly("NestedQuery") @stride(DenialOfService) @owasp_api(UnrestrictedResourceConsumption)
rule UnboundedQueryComplexity
    "Unbounded query complexity: a small query to ${p} can cost as much as a thousand large ones" {
  match p : Process;
  where p.graphql and p.takes_untrusted;
  unless p.query_cost_limited by QueryCostLimit;
  severity = Medium;
  fix = "Limit depth and bundling, count cost for each caller, or accept known queries only.";
  refs = [cwe(770), cwe(799), capec(230), asvs("4.3.1")];
  question p.query_cost_limited "Is the cost of one query to ${p} limited?";
  verify input.query_cost_limited(p);
}

/// An API describes itself to anyone who asks: its types, fields and calls for staff. Attackers
/// read it as a map. They find the calls that nobody thought to protect.
@also("schema disclosure", "API self-description", "exposed Swagger") @id("TM-API-006")
@formerly("SelfDescription") @stride(InformationDisclosure) @owasp_api(ApiSecurityMisconfiguration)
rule GraphQlIntrospection "GraphQL introspection: ${p} explains all its calls to strangers" {
  match p : Process;
  where p.graphql and p.entry_point;
  unless p.introspection_off by IntrospectionDisabled;
  severity = Info;
  gain = [];
  fix = "Switch self-description off for callers who have not logged in as developers.";
  refs = [cwe(497), cwe(200), capec(169), asvs("4.3.2")];
  question p.introspection_off "Does ${p} refuse to describe itself to strangers?";
  verify input.introspection_off(p);
}

/// A business flow is open to automation. Attackers buy all tickets, use up all vouchers or drown
/// real comments, with ten thousand calls that are each allowed. Limits for each caller do not see
/// it.
@also(
  "scalping",
  "automated threats",
  "bots",
  "unrestricted access to sensitive business flows",
  "ticket bots",
) @id("TM-API-007") @formerly("BusinessByMachine") @stride(DenialOfService)
@owasp_api(UnrestrictedAccessToSensitiveBusinessFlows) @owasp(InsecureDesign)
rule BusinessFlowAbuse
    "Business flow abuse: bots can use ${p} faster than people ever could, and buy it empty" {
  match p : Process;
  where p.scarce_offer and p.takes_untrusted;
  unless p.bot_protected by BotProtection;
  severity = Medium;
  fix = "Limit scarce things for each person, check the pace and order of steps, and slow down bots.";
  refs = [cwe(799), cwe(837), capec(212), asvs("2.4.2")];
  question p.bot_protected "Is ${p} protected against bots that buy or book faster than people?";
  verify logins.orders_slowed(http.over_http(p));
}

/// Versions of an API that nobody maintains still answer. Attackers look for exactly those: the
/// first version that stayed for one customer, the test system with real data. Their flaws are
/// never fixed.
@also("zombie API", "improper inventory management", "deprecated API version") @id("TM-API-008")
@formerly("ForgottenVersion") @stride(ElevationOfPrivilege) @owasp_api(ImproperInventoryManagement)
@owasp(SecurityMisconfiguration)
rule ShadowApi "Shadow API: old and test versions of ${p} still answer" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point;
  unless p.api_inventory by ApiInventoryManagement;
  severity = Low;
  gain = [Reads, Changes];
  work = 5;
  fix = "Keep a list of addresses, versions and environments, each with an end date, and let the gateway refuse the rest.";
  refs = [cwe(1059), cwe(489), capec(121), attack("T1190"), nist("CM-8")];
  question p.api_inventory "Is there an inventory of all addresses and versions of ${p} that answer?";
  verify input.old_paths_gone(p);
}

/// A program trusts the answers of someone else's service as if they were its own data. Attackers
/// break in there, or the service simply changes. Its answers bring injected queries, scripts,
/// redirects and endless texts.
@also("unsafe consumption of third-party APIs") @id("TM-API-009") @formerly("BelievedPartner")
@stride(Tampering) @owasp_api(UnsafeConsumptionOfApis) @owasp(SoftwareOrDataIntegrityFailures)
rule UnsafeApiConsumption
    "Unsafe consumption of APIs: ${f.source} uses what ${f.target} answers without checking it" {
  match f : Flow;
  where f.target is ExternalService and f.source is Process and f.two_way;
  where not (f.target is services.IdentityProvider);
  unless f.responses_validated by ResponseValidation;
  severity = if f.precious.or_else(false) then Medium else Low;
  vantage = OtherEnd;
  fix = "Check answers against a schema, limit their size, follow no redirects, and encode them like untrusted input.";
  refs = [cwe(20), cwe(345), asvs("2.2.1"), nist("SI-10")];
  question f.responses_validated "Does ${f.source} check what ${f.target} answers against a schema?";
}

/// A service does not check that requests have the form that it expects. Attackers send fields of
/// the wrong type, unknown fields and huge numbers. Each goes as far into the program as it can and
/// does there what nobody thought of.
@also("missing input validation", "missing schema validation") @id("TM-API-010") @formerly("LooseRequest")
@stride(Tampering) @owasp_api(ApiSecurityMisconfiguration) @owasp(Injection)
rule ImproperInputValidation "Improper input validation: ${p} takes requests of any form" {
  match p : Process;
  where web.answers_programs(p) and p.entry_point;
  // What must be right is MassAssignment's.
  where known(p.schema_validated) or not (any f in p.serves : f.from_untrusted and f.precious).or_else(false);
  unless p.schema_validated by SchemaValidation;
  severity = Low;
  work = 5;
  fix = "Give each call a schema with types, ranges and lengths, and refuse at once what does not fit.";
  refs = [cwe(20), cwe(1287), capec(153), capec(113), asvs("2.2.1"), nist("SI-10")];
  question p.schema_validated "Does ${p} reject requests that do not match a schema?";
  verify input.server_side_validation(p);
}

/// Logins, limits and filters are enforced at a gateway, and a second way leads around it.
/// Attackers find the address that was left open for a test or a partner. None of the protections
/// apply there.
@also("API gateway bypass", "WAF bypass") @id("TM-API-011") @formerly("AroundTheGateway")
@stride(ElevationOfPrivilege) @owasp_api(ApiSecurityMisconfiguration) @owasp(SecurityMisconfiguration)
rule GatewayBypass
    "Gateway bypass: strangers reach ${p} over ${f} without passing the gateway in front of it" {
  match p : Process, f : Flow;
  where f in p.serves and f.from_outside and not (f.source.forwards or p is web.Gateway);
  where any g in p.serves : g.source is web.Gateway;
  // A shell or console is ExposedManagementInterface's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  severity = Medium;
  gain = [Uses];
  vantage = Sending;
  work = 3;
  fix = "Let the program accept calls only from the gateway, authenticated by its certificate.";
  refs = [cwe(653), cwe(923), capec(554), attack("T1190"), nist("SC-7")];
  question f.tunnelled "Can ${f} be used only through a VPN or a bastion host?";
  verify tls.requires_client_certificate(p);
}

/// A call that costs money can be triggered without limit. Attackers ask for ten thousand
/// confirmation codes, some to numbers that pay them. The bill is ours.
@also("SMS pumping", "artificially inflated traffic", "AIT", "denial of wallet") @id("TM-API-012")
@formerly("PaidByUs") @stride(DenialOfService) @owasp_api(UnrestrictedResourceConsumption)
rule TollFraud "Toll fraud: strangers make ${f.source} spend money at ${f.target}" {
  match f : Flow;
  where f.target is services.SmsProvider
      or f.target is services.MailProvider
      or f.target is services.PaymentProvider;
  where f.source.takes_untrusted;
  unless f.spending_limited by SpendingLimit;
  severity = Medium;
  gain_of = "f.source";
  vantage = Sending;
  fix = "Limit costly calls for each caller and receiver, set a daily limit, and watch for unusual destinations.";
  refs = [cwe(799), cwe(770), capec(212), attack("T1496"), asvs("2.4.1")];
  question f.spending_limited "Is there a limit to what strangers can make ${f.source} spend at ${f.target}?";
  verify logins.costs_slowed(http.over_http(f.source));
}
