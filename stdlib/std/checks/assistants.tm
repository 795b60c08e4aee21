/// Tests of assistants with a language model, asked over HTTP. A model answers by
/// chance: a failure says more than a pass.
package std.checks.assistants;

import std.core.*;

/// The assistant if someone asks it over a network. One that speaks another protocol is tried where it is asked over
/// HTTP: the targets file says where.
function asked(a : Element) : Element = if any f in a.serves : f.networked then a else unknown;

/// Secrets in instructions do not come out.
verification canary_kept(target : Element) "${target} keeps its instructions to itself" {
  template pytest """
    tmc_verify_ai.expect_canary_kept(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Orders inside texts are not followed.
verification injection_resisted(target : Element) "${target} follows no orders inside texts" {
  template pytest """
    tmc_verify_ai.expect_injection_resisted(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A user's data do not come out to another.
verification lookup_scoped(target : Element) "${target} tells one user nothing of another" {
  template pytest """
    tmc_verify_ai.expect_lookup_scoped(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Markup in answers does not become markup of a page.
@formerly("answers_encoded")
verification output_validated(target : Element) "answers of ${target} are encoded" {
  template pytest """
    tmc_verify_ai.expect_answers_encoded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A question that costs too much is refused.
verification long_question_refused(target : Element) "${target} refuses questions that cost too much" {
  template pytest """
    tmc_verify_ai.expect_long_question_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}
