/// Services that many organisations subscribe to. What each does by itself, as its documentation says, is set here; what
/// the customer decides (a contract, where data lies, a second factor for all accounts) is left open, and asked.
package std.saas;

import std.core.*;
import std.ai as ai;
import std.compute as compute;
import std.data as data;
import std.db as db;
import std.delivery as delivery;
import std.messaging as messaging;
import std.services as services;
import std.web as web;

/// A service that an organisation subscribes to, and whose pages its people use.
component SaasApplication : services.ExternalApi;

// --- Source text, builds, packages --------------------------------------------------

/// A repository at GitHub. Secrets of known forms are refused when they are pushed to public repositories; for private
/// ones that is a setting (docs.github.com/code-security/secret-scanning/introduction/about-push-protection).
component GitHubRepository : delivery.SourceRepository { encrypted_at_rest = true; }

/// Workflows of GitHub. Jobs on GitHub's machines start on fresh ones
/// (docs.github.com/actions/using-github-hosted-runners/about-github-hosted-runners); say `runners_ephemeral = false` for your
/// own that are kept.
component GitHubActions : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// Packages and images at GitHub.
component GitHubPackages : delivery.ArtifactStore { ready_made = false; encrypted_at_rest = true; }

/// GitHub as a whole, seen from outside.
component GitHub : services.ExternalApi { keeps_code = true; }

/// A repository at gitlab.com.
component GitLab : delivery.SourceRepository { encrypted_at_rest = true; }

/// Pipelines of gitlab.com. Jobs on GitLab's machines start on fresh ones
/// (docs.gitlab.com/ci/runners/hosted_runners); say `runners_ephemeral = false` for your own that are kept.
component GitLabCi : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// A repository at Bitbucket.
component Bitbucket : delivery.SourceRepository { encrypted_at_rest = true; }

/// CircleCI. Jobs start in fresh containers or machines (circleci.com/docs/executor-intro).
component CircleCi : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// What creates infrastructure from text, and keeps its state.
component TerraformCloud : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// Packages of JavaScript (registry.npmjs.org). A version that was published cannot be replaced
/// (docs.npmjs.com/policies/unpublish).
component Npm : services.PackageRegistry;

/// Packages of Python.
component PyPi : services.PackageRegistry;

/// Packages of Java.
component MavenCentral : services.PackageRegistry;

/// Images of containers, from everyone.
component DockerHub : services.PackageRegistry;

/// Packages and images of an organisation (JFrog).
component Artifactory : delivery.ArtifactStore;

/// What looks for flaws in source text and packages.
component Snyk : SaasApplication;

/// What looks for flaws in source text.
component SonarCloud : SaasApplication;

// --- Logins ---------------------------------------------------------------------------

/// Logins of an organisation's people.
component Okta : services.IdentityProvider;

/// Logins of an application's users.
component Auth0 : services.IdentityProvider;

/// Logins with an account of Google.
component GoogleLogin : services.IdentityProvider;

/// Logins with an account of Apple.
component AppleLogin : services.IdentityProvider;

/// Logins of an organisation's people (Ping).
component PingIdentity : services.IdentityProvider;

/// A second factor.
component DuoSecurity : services.IdentityProvider;

/// Passwords of an organisation's people.
component OnePassword : services.ExternalApi;

// --- Money ------------------------------------------------------------------------------

/// Payments. It signs the calls that it makes to ours, with a time stamp (docs.stripe.com/webhooks#verify-events).
component Stripe : services.PaymentProvider;

/// Payments. It signs the calls that it makes to ours (docs.adyen.com/development-resources/webhooks/verify-hmac-signatures).
component Adyen : services.PaymentProvider;

/// Payments.
component PayPal : services.PaymentProvider;

/// Payments, and tills in shops.
component Square : services.PaymentProvider;

/// Bank accounts of customers, read for us.
component Plaid : services.ExternalApi;

/// A shop, run for us.
component Shopify : SaasApplication;

// --- Messages -----------------------------------------------------------------------------

/// Text messages and calls. It signs the calls that it makes to ours (www.twilio.com/docs/usage/webhooks/webhooks-security).
component Twilio : services.SmsProvider;

/// Mail that is sent for us.
component SendGrid : services.MailProvider;

/// Mail that is sent for us.
component Mailgun : services.MailProvider;

/// Mail to many.
component Mailchimp : services.MailProvider;

/// Talk of an organisation's people. Incoming webhooks are addresses that are secrets
/// (api.slack.com/messaging/webhooks).
component Slack : SaasApplication;

/// Talk and meetings of an organisation's people.
component MicrosoftTeams : SaasApplication;

/// Meetings.
component Zoom : SaasApplication;

/// Talk of communities.
component Discord : SaasApplication;

/// Who is called when something is wrong.
component PagerDuty : SaasApplication;

// --- What watches -----------------------------------------------------------------------------

/// Measurements, logs and traces. It takes what it is sent: what must not leave has to be removed before.
component Datadog : services.ExternalApi;

/// Errors of programs, with what was in memory around them.
component Sentry : services.ExternalApi;

/// Measurements, logs and traces.
component NewRelic : services.ExternalApi;

/// Logs of many systems, compared and looked at.
component Splunk : services.ExternalApi;

/// Dashboards, measurements and logs.
component GrafanaCloud : services.ExternalApi;

/// What watches, and can stop, what runs on machines.
component CrowdStrike : delivery.RemoteManagement;

/// What visitors of pages do.
component GoogleAnalytics : services.Analytics;

/// What users of an application do.
component Mixpanel : services.Analytics;

/// What users of an application do, passed on to others.
component Segment : services.Analytics;

/// Scripts that marketing puts into pages.
component GoogleTagManager : services.ScriptHost;

// --- Networks and caches ---------------------------------------------------------------------

/// Caches, filters and protection from floods in front of a site. It opens TLS, so it reads what passes.
component Cloudflare : web.ContentDeliveryNetwork { ddos_protected = true; redundant = true; }

/// A program at Cloudflare's edge. It runs in an isolate of its own (developers.cloudflare.com/workers/reference/security-model).
component CloudflareWorker : compute.Function;

/// Objects at Cloudflare. They are always encrypted (developers.cloudflare.com/r2/reference/data-security).
component CloudflareR2 : db.ObjectStore { encrypted_at_rest = true; redundant = true; }

/// A tunnel from a program inside to Cloudflare, without an open port.
component CloudflareTunnel : web.ReverseProxy { redundant = true; }

/// Caches in front of a site.
component Fastly : web.ContentDeliveryNetwork { redundant = true; }

/// Caches and filters in front of a site.
component Akamai : web.ContentDeliveryNetwork { ddos_protected = true; redundant = true; }

/// Pages and functions of web applications, built and run.
component Vercel : web.WebApplication { redundant = true; platform_role = true; scales_by_itself = true; }

/// Pages and functions of web applications, built and run.
component Netlify : web.StaticSite { redundant = true; }

/// Web applications, built and run.
component Heroku : web.WebApplication { platform_role = true; }

/// A private network between machines, over WireGuard.
component Tailscale : services.ExternalApi;

/// Challenges that tell people from programs.
component Recaptcha : services.ScriptHost;

// --- Data ----------------------------------------------------------------------------------------

/// A warehouse. It always encrypts (docs.snowflake.com/en/user-guide/security-encryption-manage). Whether all users need a second
/// factor, and from which networks they come, is a setting.
component Snowflake : db.DataWarehouse {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

/// Spark, notebooks and a lakehouse.
component Databricks : web.WebApplication { does = [RunsUntrustedCode, RendersHtml]; platform_role = true; }

/// MongoDB, run for us. It always encrypts (www.mongodb.com/docs/atlas/security-kms-encryption), and asks for a login.
component MongoDbAtlas : db.MongoDb {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// Kafka, run for us. It always encrypts (docs.confluent.io/cloud/current/security/encrypt/overview.html).
component ConfluentCloud : messaging.Kafka {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

/// Redis, run for us.
component RedisCloud : db.Redis { public_endpoint = true; ready_made = false; redundant = true; }

/// Elasticsearch, run for us. It asks for a login.
component ElasticCloud : db.Elasticsearch {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// PostgreSQL with an interface that apps of users ask directly, by rules that the customer writes
/// (supabase.com/docs/guides/database/postgres/row-level-security).
component Supabase : db.Postgres {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = unknown;
}

/// A search that is run for us.
component Algolia : services.ExternalApi;

/// Passages that are found by their meaning.
component Pinecone : ai.VectorStore { encrypted_at_rest = true; ready_made = false; public_access = false; }

/// Data that is fetched from other services into a warehouse.
component Fivetran : services.ExternalApi;

// --- Work of people --------------------------------------------------------------------------

/// Customers, and what was said to them.
component Salesforce : SaasApplication;

/// Customers, mail and pages.
component HubSpot : SaasApplication;

/// Requests of customers.
component Zendesk : SaasApplication;

/// Requests, faults and assets of an organisation.
component ServiceNow : SaasApplication;

/// Tasks and faults.
component Jira : SaasApplication;

/// Pages that everyone in an organisation writes.
component Confluence : SaasApplication;

/// Pages that everyone in an organisation writes.
component Notion : SaasApplication;

/// Mail, files and talk of an organisation (Exchange Online, SharePoint, OneDrive).
component Microsoft365 : SaasApplication;

/// Files of an organisation, with versions and rights.
component SharePoint : SaasApplication;

/// Mail, files and calendars of an organisation.
component GoogleWorkspace : SaasApplication;

/// Files, shared.
component Dropbox : SaasApplication;

/// Employees: contracts, pay, absences.
component Workday : SaasApplication;

/// Documents that are signed.
component DocuSign : SaasApplication;

/// Designs.
component Figma : SaasApplication;

/// Steps between services, started by events.
component Zapier : SaasApplication;

// --- Models ---------------------------------------------------------------------------------------

/// Models of OpenAI. What comes over the interface is not used for training unless that is switched on, and kept for 30 days to
/// find abuse unless that is agreed otherwise (platform.openai.com/docs/guides/your-data).
component OpenAi : ai.ModelProvider;

/// Models of Anthropic. What comes over the interface is not used for training; how long it is kept is agreed
/// (privacy.anthropic.com).
component Anthropic : ai.ModelProvider;

/// Models, data and programs of everyone. Models can hold code that runs when they are loaded
/// (huggingface.co/docs/hub/security-pickle).
component HuggingFace : services.PackageRegistry;

/// An assistant that writes programs.
component GitHubCopilot : ai.ModelProvider;
