/// Tests of what platforms say about themselves, in files that the targets file names:
/// answers of kubectl, aws and gh in JSON, lock files, workflows, manifests.
package std.checks.files;

import std.core.*;

/// No container reaches its machine.
verification no_host_access(zone : Boundary) "no container of ${zone} reaches its machine" {
  template pytest """
    tmc_verify_files.expect_no_host_access(tmc_verify.target(${zone}, None))
    """;
}

/// Containers run without root's rights.
verification unprivileged(zone : Boundary) "programs in ${zone} run without root's rights" {
  template pytest """
    tmc_verify_files.expect_unprivileged(tmc_verify.target(${zone}, None))
    """;
}

/// Containers have limits.
@formerly("limits_set")
verification resource_limits(zone : Boundary) "containers of ${zone} have limits" {
  template pytest """
    tmc_verify_files.expect_limits_set(tmc_verify.target(${zone}, None))
    """;
}

/// Pods have no token of the cluster.
verification no_token(zone : Boundary) "pods of ${zone} have no token of the cluster" {
  template pytest """
    tmc_verify_files.expect_no_token(tmc_verify.target(${zone}, None))
    """;
}

/// Traffic is refused unless a policy allows it.
verification network_policies(zone : Boundary) "traffic of ${zone} is refused unless a policy allows it" {
  template pytest """
    tmc_verify_files.expect_network_policies(tmc_verify.target(${zone}, None))
    """;
}

/// Machines are replaced often.
verification nodes_fresh(zone : Boundary) "machines of ${zone} are fresh" {
  template pytest """
    tmc_verify_files.expect_nodes_fresh(tmc_verify.target(${zone}, None))
    """;
}

/// Few may do everything.
verification admins_few(target : Element) "few may do everything at ${target}" {
  template pytest """
    tmc_verify_files.expect_admins_few(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The cluster encrypts its secrets.
verification secrets_encrypted(target : Element) "secrets in ${target} are encrypted" {
  template pytest """
    tmc_verify_files.expect_secrets_encrypted(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The cluster records who changed what.
verification cluster_recorded(target : Element) "${target} records who changed what" {
  template pytest """
    tmc_verify_files.expect_cluster_recorded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The program runs as a user of its own, in a box.
verification unit_confined(target : Element) "${target} runs as a user of its own" {
  template pytest """
    tmc_verify_files.expect_unit_confined(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Packages are pinned by version and hash.
@formerly("packages_pinned")
verification dependencies_pinned(target : Element) "packages of ${target} are pinned" {
  template pytest """
    tmc_verify_files.expect_packages_pinned(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Steps of others are named by hash.
verification steps_pinned(target : Element) "steps of others in ${target} are named by hash" {
  template pytest """
    tmc_verify_files.expect_steps_pinned(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Builds use no stored secrets.
verification secrets_short_lived(target : Element) "builds of ${target} use no stored secrets" {
  template pytest """
    tmc_verify_files.expect_secrets_short_lived(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Builds start on fresh machines.
@formerly("runners_fresh")
verification runners_ephemeral(target : Element) "builds of ${target} start on fresh machines" {
  template pytest """
    tmc_verify_files.expect_runners_fresh(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Changes of strangers are tried without secrets.
@formerly("foreign_changes_isolated")
verification fork_builds_isolated(target : Element) "changes of strangers run in ${target} without secrets" {
  template pytest """
    tmc_verify_files.expect_foreign_changes_isolated(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Changes need a second person.
verification changes_reviewed(target : Element) "changes in ${target} need a second person" {
  template pytest """
    tmc_verify_files.expect_changes_reviewed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The history holds no keys.
verification history_clean(target : Element) "the history of ${target} holds no keys" {
  template pytest """
    tmc_verify_files.expect_history_clean(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Changes are signed.
@formerly("authors_proven")
verification commits_signed(target : Element) "changes in ${target} are signed" {
  template pytest """
    tmc_verify_files.expect_authors_proven(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The policy names who may.
@formerly("policy_closed")
verification policy_restricted(target : Element) "the policy of ${target} names who may" {
  template pytest """
    tmc_verify_files.expect_policy_closed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The policy names what is allowed.
verification policy_narrow(target : Element) "the role of ${target} names what it may" {
  template pytest """
    tmc_verify_files.expect_policy_narrow(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Foreign accounts are bound by a condition.
verification trust_bound(target : Element) "trust in callers of ${target} is bound to an id" {
  template pytest """
    tmc_verify_files.expect_trust_bound(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The root login is locked away.
@formerly("root_locked")
verification root_protected(zone : Boundary) "the root login of ${zone} is locked away" {
  template pytest """
    tmc_verify_files.expect_root_locked(tmc_verify.target(${zone}, None))
    """;
}

/// All calls are recorded.
@formerly("calls_recorded")
verification cloud_audit_log(zone : Boundary) "all calls in ${zone} are recorded" {
  template pytest """
    tmc_verify_files.expect_calls_recorded(tmc_verify.target(${zone}, None))
    """;
}

/// Machines demand session tokens for their identity.
verification metadata_sessions(zone : Boundary) "machines of ${zone} demand session tokens" {
  template pytest """
    tmc_verify_files.expect_metadata_sessions(tmc_verify.target(${zone}, None))
    """;
}

/// Older versions are kept.
verification versions_kept(target : Element) "${target} keeps older versions" {
  template pytest """
    tmc_verify_files.expect_versions_kept(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// There is a largest number at once.
verification concurrency_limited(target : Element) "there is a largest number of ${target} at once" {
  template pytest """
    tmc_verify_files.expect_concurrency_limited(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Snapshots are shared with nobody.
verification snapshots_private(target : Element) "snapshots of ${target} are shared with nobody" {
  template pytest """
    tmc_verify_files.expect_snapshots_private(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The app's data stay out of backups.
@formerly("backup_excluded")
verification excluded_from_backup(target : Element) "${target} keeps its data out of backups" {
  template pytest """
    tmc_verify_files.expect_backup_excluded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Other apps can use no part of the app.
verification parts_guarded(target : Element) "no other app can use parts of ${target}" {
  template pytest """
    tmc_verify_files.expect_parts_guarded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Links that open the app are bound to the domain.
verification links_verified(target : Element) "links that open ${target} are bound to its domain" {
  template pytest """
    tmc_verify_files.expect_links_verified(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The app takes only keys that it knows.
verification keys_pinned(target : Element) "${target} takes only keys that it knows" {
  template pytest """
    tmc_verify_files.expect_keys_pinned(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The weights are those that were chosen.
verification weights_pinned(target : Element) "the weights of ${target} are those that were chosen" {
  template pytest """
    tmc_verify_files.expect_weights_pinned(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}
