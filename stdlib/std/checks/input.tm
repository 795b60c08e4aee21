/// Tests of what a program does with the input of its callers, over HTTP.
package std.checks.input;

import std.core.*;

/// What callers say is encoded where a page shows it.
verification output_encoded(target : Element) "${target} encodes what callers say" {
  template pytest """
    tmc_verify_api.expect_output_encoded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// What callers say changes no query.
verification query_inert(target : Element) "${target} takes signs of query languages as text" {
  template pytest """
    tmc_verify_api.expect_query_inert(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Templates of callers calculate nothing.
verification template_inert(target : Element) "${target} calculates nothing for callers" {
  template pytest """
    tmc_verify_api.expect_template_inert(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// What callers say runs no command.
verification command_inert(target : Element) "${target} runs no commands of callers" {
  template pytest """
    tmc_verify_api.expect_command_inert(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// File names of callers stay in one folder.
verification paths_confined(target : Element) "${target} keeps callers in one folder" {
  template pytest """
    tmc_verify_api.expect_paths_confined(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Callers choose no file that is loaded as code.
@formerly("includes_listed")
verification includes_restricted(target : Element) "${target} loads no modules of callers" {
  template pytest """
    tmc_verify_api.expect_paths_confined(tmc_verify.target(${target}, ${target.endpoint}), "include")
    """;
}

/// No text takes long to match.
verification pattern_time(target : Element) "${target} spends little time on one text" {
  template pytest """
    tmc_verify_api.expect_pattern_time(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Callers write no lines into headers.
verification headers_unsplit(target : Element) "${target} lets callers write no headers" {
  template pytest """
    tmc_verify_api.expect_line_breaks_refused(tmc_verify.target(${target}, ${target.endpoint}), "header")
    """;
}

/// Callers write no lines into the header of a redirect.
verification redirects_unsplit(target : Element) "${target} lets callers write no headers into redirects" {
  template pytest """
    tmc_verify_api.expect_line_breaks_refused(tmc_verify.target(${target}, ${target.endpoint}), "redirect")
    """;
}

/// Callers write no lines into mail.
verification mail_unsplit(target : Element) "${target} lets callers write no headers of mail" {
  template pytest """
    tmc_verify_api.expect_line_breaks_refused(tmc_verify.target(${target}, ${target.endpoint}), "mail")
    """;
}

/// Cells of callers are not formulas.
@formerly("tables_encoded")
verification csv_encoded(target : Element) "${target} exports no formulas of callers" {
  template pytest """
    tmc_verify_api.expect_tables_encoded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Callers write no lines into the log.
verification log_encoded(target : Element) "${target} lets callers write no lines of its log" {
  template pytest """
    tmc_verify_api.expect_log_encoded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// XML of callers expands and fetches nothing.
verification entities_refused(target : Element) "${target} expands no entities" {
  template pytest """
    tmc_verify_api.expect_entities_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A request that breaks a rule is refused by the server.
@formerly("rules_enforced")
verification server_side_validation(target : Element) "${target} refuses what breaks its rules" {
  template pytest """
    tmc_verify_api.expect_request_refused(tmc_verify.target(${target}, ${target.endpoint}), "invalid")
    """;
}

/// A field that is not the caller's to set is refused.
@formerly("fields_bound")
verification request_fields_restricted(target : Element)
    "${target} refuses fields that are not the caller's" {
  template pytest """
    tmc_verify_api.expect_request_refused(tmc_verify.target(${target}, ${target.endpoint}), "extra")
    """;
}

/// A serialised object of a type that is not expected is refused.
verification objects_refused(target : Element) "${target} refuses objects of other types" {
  template pytest """
    tmc_verify_api.expect_request_refused(tmc_verify.target(${target}, ${target.endpoint}), "object")
    """;
}

/// A domain is refused until it is proven.
verification claim_refused(target : Element) "${target} refuses domains that are not proven" {
  template pytest """
    tmc_verify_api.expect_claim_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// One call gives a limited number of entries.
@formerly("pages_limited")
verification page_size_limited(target : Element) "${target} limits what one call can ask for" {
  template pytest """
    tmc_verify_api.expect_pages_limited(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Answers have chosen fields only.
@formerly("fields_chosen")
verification response_fields_filtered(target : Element) "answers of ${target} have chosen fields only" {
  template pytest """
    tmc_verify_api.expect_fields_chosen(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Old versions and links do not answer any more.
verification old_paths_gone(target : Element) "${target} does not answer at old addresses" {
  template pytest """
    tmc_verify_api.expect_old_paths_gone(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// GraphQL does not describe itself.
verification introspection_off(target : Element) "${target} does not describe itself to strangers" {
  template pytest """
    tmc_verify_api.expect_introspection_off(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// GraphQL refuses queries that cost too much.
verification query_cost_limited(target : Element) "${target} limits what one query costs" {
  template pytest """
    tmc_verify_api.expect_query_cost_limited(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}
