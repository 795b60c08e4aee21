/// Which kinds and attributes stand for words of workflows of GitHub Actions, for `tmc import`.
package std.mapping.workflows;

/// What the use of an action says about the job; and machines that are new for each job.
enum Attributes {
  @also("ubuntu", "windows", "macos") runners_ephemeral,
  @also(
    "actions/attest-build-provenance",
    "actions/attest",
    "slsa-framework/slsa-github-generator",
  ) provenance,
}

/// Where actions send what was built, or fetch from.
enum Targets {
  @also("docker/build-push-action", "docker/login-action", "actions/upload-artifact", "actions/cache") ArtifactStore,
  @also("pypa/gh-action-pypi-publish", "JS-DevTools/npm-publish", "rubygems/release-gem") PackageRegistry,
  @also(
    "aws-actions/configure-aws-credentials",
    "azure/login",
    "google-github-actions/auth",
    "hashicorp/setup-terraform",
    "azure/k8s-deploy",
    "codecov/codecov-action",
    "slackapi/slack-github-action",
  ) ExternalApi,
}
