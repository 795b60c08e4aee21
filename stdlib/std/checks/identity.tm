/// Tests of logins, sessions, tokens and rights over HTTP.
package std.checks.identity;

import std.core.*;

/// What is private is refused to whoever has not logged in.
verification login_required(target : Element) "${target} refuses whoever has not logged in" {
  template pytest """
    tmc_verify_identity.expect_login_required(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// An account whose rights or secret ended is refused.
verification former_refused(target : Element) "${target} refuses accounts that ended" {
  template pytest """
    tmc_verify_identity.expect_account_refused(tmc_verify.target(${target}, ${target.endpoint}), "former")
    """;
}

/// The secret of before opens nothing any more, and that of today is young.
verification secret_rotated(target : Element) "secrets for ${target} are replaced regularly" {
  template pytest """
    tmc_verify_identity.expect_secret_rotated(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A program that does not say for which user it asks is refused.
verification service_refused(target : Element) "${target} refuses calls without a user" {
  template pytest """
    tmc_verify_identity.expect_account_refused(tmc_verify.target(${target}, ${target.endpoint}), "service")
    """;
}

/// Support without a customer's consent is refused.
verification staff_refused(target : Element) "${target} refuses staff without a customer's consent" {
  template pytest """
    tmc_verify_identity.expect_account_refused(tmc_verify.target(${target}, ${target.endpoint}), "staff")
    """;
}

/// What belongs to one user is refused to another.
verification objects_separated(target : Element) "${target} refuses one user what belongs to another" {
  template pytest """
    tmc_verify_identity.expect_objects_separated(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A customer who is named in a request is not believed.
verification customers_separated(target : Element) "${target} takes the customer from the login" {
  template pytest """
    tmc_verify_identity.expect_objects_separated(tmc_verify.target(${target}, ${target.endpoint}), "customer")
    """;
}

/// What is for administrators is refused to others.
@formerly("functions_checked")
verification function_level_authorization(target : Element)
    "${target} refuses users what is for administrators" {
  template pytest """
    tmc_verify_identity.expect_functions_checked(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// An administrator of one customer is refused what belongs to another.
@formerly("admins_confined")
verification admins_tenant_scoped(target : Element) "${target} confines administrators to their customer" {
  template pytest """
    tmc_verify_identity.expect_admins_confined(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A login starts a new session.
@formerly("session_renewed")
verification session_regenerated(target : Element) "${target} starts a new session at each login" {
  template pytest """
    tmc_verify_identity.expect_session_renewed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A logout ends the session on the server.
@formerly("session_ends")
verification session_expires(target : Element) "${target} ends sessions at logout" {
  template pytest """
    tmc_verify_identity.expect_session_ends(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Sessions are too long to be guessed.
@formerly("session_random")
verification session_ids_random(target : Element) "sessions of ${target} cannot be guessed" {
  template pytest """
    tmc_verify_identity.expect_session_random(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Whoever tries many passwords is slowed down.
verification guesses_slowed(target : Element) "${target} slows down whoever tries many passwords" {
  template pytest """
    tmc_verify_identity.expect_guesses_slowed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A one-time code cannot be guessed.
@formerly("codes_limited")
verification one_time_codes_limited(target : Element) "${target} limits tries of one-time codes" {
  template pytest """
    tmc_verify_identity.expect_codes_limited(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// What may be used once is used once, by many at the same moment too.
verification spent_once(target : Element) "${target} lets be used once what may be used once" {
  template pytest """
    tmc_verify_identity.expect_spent_once(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Others' wrong passwords keep no user out.
@formerly("lockout_gentle")
verification progressive_delay(target : Element) "${target} lets users in while others try passwords" {
  template pytest """
    tmc_verify_identity.expect_lockout_gentle(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A password alone opens nothing.
verification password_not_enough(target : Element) "${target} asks for more than a password" {
  template pytest """
    tmc_verify_identity.expect_password_not_enough(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Logins from the factory are refused.
verification factory_logins_refused(target : Element) "${target} refuses passwords from the factory" {
  template pytest """
    tmc_verify_identity.expect_factory_logins_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Answers are the same whether an account exists or not.
@formerly("answers_alike")
verification uniform_responses(target : Element) "${target} does not tell who has an account" {
  template pytest """
    tmc_verify_identity.expect_answers_alike(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Forged and foreign tokens are refused.
@formerly("tokens_checked")
verification tokens_validated(target : Element) "${target} refuses forged tokens" {
  template pytest """
    tmc_verify_identity.expect_tokens_checked(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Logins return to registered addresses only.
verification return_exact(target : Element) "${target} returns to registered addresses only" {
  template pytest """
    tmc_verify_identity.expect_return_exact(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Calls without the right signature are refused.
verification webhook_signed(target : Element) "${target} refuses calls that are not signed" {
  template pytest """
    tmc_verify_identity.expect_webhook_signed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A request that arrives twice is carried out once.
verification once_only(target : Element) "${target} carries out once what arrives twice" {
  template pytest """
    tmc_verify_identity.expect_once_only(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// One caller gets only so much.
verification slowed(target : Element) "${target} limits what one caller can ask for" {
  template pytest """
    tmc_verify_identity.expect_slowed(tmc_verify.target(${target}, ${target.endpoint}), "probe")
    """;
}

/// Machines cannot take more than people could.
verification orders_slowed(target : Element) "${target} slows down machines that order" {
  template pytest """
    tmc_verify_identity.expect_slowed(tmc_verify.target(${target}, ${target.endpoint}), "order")
    """;
}

/// Strangers cannot make it spend without end.
verification costs_slowed(target : Element) "${target} limits what strangers make it spend" {
  template pytest """
    tmc_verify_identity.expect_slowed(tmc_verify.target(${target}, ${target.endpoint}), "costly")
    """;
}

/// Accounts cannot be made by the thousand.
verification registration_slowed(target : Element) "${target} slows down whoever makes many accounts" {
  template pytest """
    tmc_verify_identity.expect_slowed(tmc_verify.target(${target}, ${target.endpoint}), "register")
    """;
}

/// Questions are limited for each caller.
verification questions_slowed(target : Element) "${target} limits questions of one caller" {
  template pytest """
    tmc_verify_identity.expect_slowed(tmc_verify.target(${target}, ${target.endpoint}), "ask")
    """;
}
