/// Services that many organisations subscribe to. Protections that each provides automatically, according to
/// its documentation, are set here; tmc asks about what the customer decides (a contract, the location of
/// data, a second factor for all accounts).
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
@also("SaaS", "software as a service", "cloud application")
component SaasApplication : services.ExternalApi;

// --- Source text, builds, packages --------------------------------------------------

/// A repository at GitHub. Secrets of known forms are refused when they are pushed to public repositories; for private
/// ones that is a setting (docs.github.com/code-security/secret-scanning/introduction/about-push-protection).
@also("GitHub repo")
component GitHubRepository : delivery.SourceRepository { encrypted_at_rest = true; }

/// Workflows of GitHub. Jobs on GitHub's machines start on fresh ones
/// (docs.github.com/actions/using-github-hosted-runners/about-github-hosted-runners); set
/// `runners_ephemeral = false` for your own machines that are reused.
@also("GHA", "GitHub workflow")
component GitHubActions : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// Packages and images at GitHub.
@also("GHCR")
component GitHubPackages : delivery.ArtifactStore { ready_made = false; encrypted_at_rest = true; }

/// GitHub as a whole, seen from outside.
@also("github.com", "GitHub Enterprise")
component GitHub : services.ExternalApi { keeps_code = true; }

/// A repository at gitlab.com.
@also("gitlab.com")
component GitLab : delivery.SourceRepository { encrypted_at_rest = true; }

/// Pipelines of gitlab.com. Jobs on GitLab's machines start on fresh ones
/// (docs.gitlab.com/ci/runners/hosted_runners); set `runners_ephemeral = false` for your own machines that are reused.
@also("GitLab pipeline", "GitLab CI/CD")
component GitLabCi : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// A repository at Bitbucket.
@also("Atlassian Bitbucket")
component Bitbucket : delivery.SourceRepository { encrypted_at_rest = true; }

/// CircleCI. Jobs start in fresh containers or machines (circleci.com/docs/executor-intro).
@also("CircleCI pipeline")
component CircleCi : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// A service that creates infrastructure from code, and keeps its state.
@also("HCP Terraform", "TFC")
component TerraformCloud : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// Packages of JavaScript (registry.npmjs.org). A version that was published cannot be replaced
/// (docs.npmjs.com/policies/unpublish).
@also("npmjs", "npm registry")
component Npm : services.PackageRegistry;

/// Packages of Python.
@also("Python Package Index")
component PyPi : services.PackageRegistry;

/// Packages of Java.
@also("Maven")
component MavenCentral : services.PackageRegistry;

/// Images of containers, from everyone.
@also("Docker registry")
component DockerHub : services.PackageRegistry;

/// Packages and images of an organisation (JFrog).
@also("JFrog")
component Artifactory : delivery.ArtifactStore;

/// A scanner for vulnerabilities in source code and packages.
@also("Snyk Open Source")
component Snyk : SaasApplication;

/// A scanner for vulnerabilities in source code.
@also("SonarQube Cloud")
component SonarCloud : SaasApplication;

// --- Logins ---------------------------------------------------------------------------

/// Logins of an organisation's people.
@also("Okta Workforce Identity")
component Okta : services.IdentityProvider;

/// Logins of an application's users.
@also("Okta Customer Identity")
component Auth0 : services.IdentityProvider;

/// Logins with an account of Google.
@also("Google Sign-In", "Sign in with Google")
component GoogleLogin : services.IdentityProvider;

/// Logins with an account of Apple.
@also("Sign in with Apple")
component AppleLogin : services.IdentityProvider;

/// Logins of an organisation's people (Ping).
@also("PingOne")
component PingIdentity : services.IdentityProvider;

/// A second factor.
@also("Duo", "Cisco Duo")
component DuoSecurity : services.IdentityProvider;

/// Passwords of an organisation's people.
@also("1Password")
component OnePassword : services.ExternalApi;

// --- Money ------------------------------------------------------------------------------

/// Payments. It signs the calls that it makes to ours, with a time stamp (docs.stripe.com/webhooks#verify-events).
@also("Stripe Checkout")
component Stripe : services.PaymentProvider;

/// Payments. It signs the calls that it makes to ours (docs.adyen.com/development-resources/webhooks/verify-hmac-signatures).
@also("Adyen Payments")
component Adyen : services.PaymentProvider;

/// Payments.
@also("Braintree")
component PayPal : services.PaymentProvider;

/// Payments, and tills in shops.
@also("Block Square")
component Square : services.PaymentProvider;

/// Bank accounts of customers, read for us.
@also("Plaid Link")
component Plaid : services.ExternalApi;

/// A shop, run for us.
@also("Shopify store")
component Shopify : SaasApplication;

// --- Messages -----------------------------------------------------------------------------

/// Text messages and calls. It signs the calls that it makes to ours (www.twilio.com/docs/usage/webhooks/webhooks-security).
@also("Twilio SMS")
component Twilio : services.SmsProvider;

/// Mail that is sent for us.
@also("Twilio SendGrid")
component SendGrid : services.MailProvider;

/// Mail that is sent for us.
@also("Mailgun API")
component Mailgun : services.MailProvider;

/// Mail to many.
@also("Mandrill")
component Mailchimp : services.MailProvider;

/// Talk of an organisation's people. Incoming webhooks are addresses that are secrets
/// (api.slack.com/messaging/webhooks).
@also("Slack workspace")
component Slack : SaasApplication;

/// Talk and meetings of an organisation's people.
@also("MS Teams")
component MicrosoftTeams : SaasApplication;

/// Meetings.
@also("Zoom Meetings")
component Zoom : SaasApplication;

/// Talk of communities.
@also("Discord server")
component Discord : SaasApplication;

/// A service that alerts people when something is wrong.
@also("PagerDuty Operations Cloud")
component PagerDuty : SaasApplication;

// --- What watches -----------------------------------------------------------------------------

/// Metrics, logs and traces. It accepts everything that it is sent: remove what must not leave beforehand.
@also("Datadog APM")
component Datadog : services.ExternalApi;

/// Errors of programs, with the surrounding memory.
@also("sentry.io")
component Sentry : services.ExternalApi;

/// Measurements, logs and traces.
@also("New Relic One")
component NewRelic : services.ExternalApi;

/// Logs of many systems, compared and looked at.
@also("Splunk Cloud")
component Splunk : services.ExternalApi;

/// Dashboards, measurements and logs.
@also("Grafana")
component GrafanaCloud : services.ExternalApi;

/// Endpoint protection: it monitors what runs on machines, and can stop it.
@also("Falcon", "CrowdStrike Falcon")
component CrowdStrike : delivery.RemoteManagement;

/// Analytics of what visitors of pages do.
@also("GA4")
component GoogleAnalytics : services.Analytics;

/// Analytics of what users of an application do.
@also("Mixpanel Analytics")
component Mixpanel : services.Analytics;

/// A service that collects what users of an application do, and passes it on to others.
@also("Twilio Segment")
component Segment : services.Analytics;

/// Scripts that marketing puts into pages.
@also("GTM")
component GoogleTagManager : services.ScriptHost;

// --- Networks and caches ---------------------------------------------------------------------

/// Caches, filters and flood protection in front of a site. It terminates TLS, so it reads everything that
/// passes.
@also("Cloudflare CDN")
component Cloudflare : web.ContentDeliveryNetwork { ddos_protected = true; redundant = true; }

/// A program at Cloudflare's edge. It runs in an isolate of its own (developers.cloudflare.com/workers/reference/security-model).
@also("Cloudflare Workers")
component CloudflareWorker : compute.Function;

/// Objects at Cloudflare. They are always encrypted (developers.cloudflare.com/r2/reference/data-security).
@also("R2")
component CloudflareR2 : db.ObjectStore { encrypted_at_rest = true; redundant = true; }

/// A tunnel from a program inside to Cloudflare, without an open port.
@also("cloudflared", "Argo Tunnel")
component CloudflareTunnel : web.ReverseProxy { redundant = true; }

/// Caches in front of a site.
@also("Fastly CDN")
component Fastly : web.ContentDeliveryNetwork { redundant = true; }

/// Caches and filters in front of a site.
@also("Akamai CDN")
component Akamai : web.ContentDeliveryNetwork { ddos_protected = true; redundant = true; }

/// Pages and functions of web applications, built and run.
@also("Next.js on Vercel")
component Vercel : web.WebApplication { redundant = true; platform_role = true; scales_by_itself = true; }

/// Pages and functions of web applications, built and run.
@also("Netlify Functions")
component Netlify : web.StaticSite { redundant = true; }

/// Web applications, built and run.
@also("Heroku dyno")
component Heroku : web.WebApplication { platform_role = true; }

/// A private network between machines, over WireGuard.
@also("Tailnet")
component Tailscale : services.ExternalApi;

/// Challenges that tell people from programs.
@also("Google reCAPTCHA")
component Recaptcha : services.ScriptHost;

// --- Data ----------------------------------------------------------------------------------------

/// A warehouse. It always encrypts (docs.snowflake.com/en/user-guide/security-encryption-manage). Whether all users need a second
/// factor, and from which networks they come, is a setting.
@also("Snowflake Data Cloud")
component Snowflake : db.DataWarehouse {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

/// Spark, notebooks and a lakehouse.
@also("Databricks Lakehouse")
component Databricks : web.WebApplication { does = [RunsUntrustedCode, RendersHtml]; platform_role = true; }

/// MongoDB, run for us. It always encrypts (www.mongodb.com/docs/atlas/security-kms-encryption), and asks for a login.
@also("Atlas")
component MongoDbAtlas : db.MongoDb {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// Kafka, run for us. It always encrypts (docs.confluent.io/cloud/current/security/encrypt/overview.html).
@also("Confluent")
component ConfluentCloud : messaging.Kafka {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

/// Redis, run for us.
@also("Redis Enterprise Cloud")
component RedisCloud : db.Redis { public_endpoint = true; ready_made = false; redundant = true; }

/// Elasticsearch, run for us. It asks for a login.
@also("Elastic Cloud Hosted")
component ElasticCloud : db.Elasticsearch {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// PostgreSQL with an interface that apps of users ask directly, by rules that the customer writes
/// (supabase.com/docs/guides/database/postgres/row-level-security).
@also("Supabase Postgres")
component Supabase : db.Postgres {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = unknown;
}

/// A search that is run for us.
@also("Algolia Search")
component Algolia : services.ExternalApi;

/// Passages that are found by their meaning.
@also("Pinecone index")
component Pinecone : ai.VectorStore { encrypted_at_rest = true; ready_made = false; public_access = false; }

/// Data that is fetched from other services into a warehouse.
@also("Fivetran connector")
component Fivetran : services.ExternalApi;

// --- Work of people --------------------------------------------------------------------------

/// Customer data, and contacts with customers.
@also("Sales Cloud", "SFDC")
component Salesforce : SaasApplication;

/// Customers, mail and pages.
@also("HubSpot CRM")
component HubSpot : SaasApplication;

/// Requests of customers.
@also("Zendesk Support")
component Zendesk : SaasApplication;

/// Requests, faults and assets of an organisation.
@also("ServiceNow ITSM")
component ServiceNow : SaasApplication;

/// Tasks and faults.
@also("Atlassian Jira")
component Jira : SaasApplication;

/// Pages that everyone in an organisation writes.
@also("Atlassian Confluence")
component Confluence : SaasApplication;

/// Pages that everyone in an organisation writes.
@also("Notion workspace")
component Notion : SaasApplication;

/// Mail, files and talk of an organisation (Exchange Online, SharePoint, OneDrive).
@also("Office 365", "O365", "M365")
component Microsoft365 : SaasApplication;

/// Files of an organisation, with versions and rights.
@also("SharePoint Online")
component SharePoint : SaasApplication;

/// Mail, files and calendars of an organisation.
@also("G Suite", "Gmail", "Google Drive")
component GoogleWorkspace : SaasApplication;

/// Files, shared.
@also("Dropbox Business")
component Dropbox : SaasApplication;

/// Employees: contracts, pay, absences.
@also("Workday HCM")
component Workday : SaasApplication;

/// Documents that are signed.
@also("DocuSign eSignature")
component DocuSign : SaasApplication;

/// Designs.
@also("FigJam")
component Figma : SaasApplication;

/// Steps between services, started by events.
@also("Zap")
component Zapier : SaasApplication;

// --- Models ---------------------------------------------------------------------------------------

/// Models of OpenAI. What comes over the interface is not used for training unless that is switched on, and kept for 30 days to
/// find abuse unless that is agreed otherwise (platform.openai.com/docs/guides/your-data).
@also("ChatGPT", "GPT", "OpenAI API")
component OpenAi : ai.ModelProvider;

/// Models of Anthropic. What comes over the interface is not used for training; how long it is kept is agreed
/// (privacy.anthropic.com).
@also("Claude", "Anthropic API")
component Anthropic : ai.ModelProvider;

/// Models, data and programs of everyone. Models can hold code that runs when they are loaded
/// (huggingface.co/docs/hub/security-pickle).
@also("Hugging Face Hub")
component HuggingFace : services.PackageRegistry;

/// An assistant that writes programs.
@also("Copilot")
component GitHubCopilot : ai.ModelProvider;
