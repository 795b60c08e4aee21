/// Controls. A control named in `controls` of an element, flow or
/// boundary makes the attributes true that it provides, unless the
/// model sets them itself. One with `shields = N` does this for
/// everything that callers with a trust below N reach only through it.
package std.controls;

import std.core.*;
import std.refs.{asvs, nist, attack, document};
import std.web as web;
import std.messaging as messaging;
import std.delivery as delivery;
import std.net as net;
import std.ai as ai;

// --- On the way -----------------------------------------------------------------

/// The server shows a certificate that the client checks; both then encrypt. A medium without
/// connections, such as a field bus, cannot have it.
@also("HTTPS", "SSL", "transport layer security", "encryption in transit")
control Tls for Flow "TLS" {
  provides encrypted = (medium != SharedWire).or_else(true) or unknown;
  provides integrity = (medium != SharedWire).or_else(true) or unknown;
  provides server_authenticated = (medium != SharedWire).or_else(true) or unknown;
  provides min_tls = Tls12;
  effort = Small;
  fix = "Switch TLS on at the server, and let the client check the certificate's authority and name.";
  refs = [asvs("12.2.1"), nist("SC-8"), document("RFC 9325", "https://www.rfc-editor.org/rfc/rfc9325")];
}

/// Both sides show a certificate, and both check the other's.
@also("mTLS", "client certificates", "two-way TLS")
control MutualTls for Flow "mutual TLS" {
  provides encrypted = (medium != SharedWire).or_else(true) or unknown;
  provides integrity = (medium != SharedWire).or_else(true) or unknown;
  provides server_authenticated = (medium != SharedWire).or_else(true) or unknown;
  provides client_authenticated = (medium != SharedWire).or_else(true) or unknown;
  provides min_tls = Tls12, authn = ClientCertificate;
  effort = Moderate;
  fix = "Give each side a certificate of your own authority, and let each check the other's authority and name.";
  refs = [asvs("12.3.5"), nist("SC-8"), nist("IA-9")];
}

/// Members of the network are isolated from each other: segments, rules for each workload, or
/// mutual TLS that the platform enforces for all of them.
@also("microsegmentation", "VLAN", "zero trust", "network isolation", "security zones")
@formerly("Segmentation")
control NetworkSegmentation for Boundary "network segmentation" {
  provides isolated;
  effort = Large;
  fix = "Let the platform refuse all traffic inside but for the connections that are drawn, and encrypt those.";
  refs = [nist("SC-7(21)"), nist("AC-4")];
}

/// All traffic between two networks or hosts goes through an encrypted tunnel
/// whose ends know each other: IPsec or WireGuard.
@also("IPsec", "WireGuard", "site-to-site VPN") @formerly("Tunnel")
control EncryptedTunnel for Flow "encrypted tunnel" {
  provides encrypted, integrity, server_authenticated;
  provides over_tls = false;
  effort = Moderate;
  fix = "Lead the traffic through IPsec or WireGuard between the two hosts.";
  refs = [nist("SC-8"), nist("AC-17")];
}

/// People and partners reach the inside only through a tunnel for which they log in.
@also("virtual private network", "ZTNA", "remote access VPN")
control Vpn for Flow "VPN" {
  provides encrypted, integrity, server_authenticated;
  provides tunnelled;
  provides over_tls = false;
  effort = Moderate;
  fix = "Let the service be reached through a VPN only, with a login of its own.";
  refs = [nist("AC-17")];
}

/// Administrators go through one guarded host that records each session.
@also("jump host", "jump server", "jump box")
control Bastion for Flow "bastion host" {
  provides tunnelled;
  effort = Moderate;
  fix = "Let administrators in through one guarded host that records their sessions.";
  refs = [nist("AC-17")];
}

/// The client knows the server's key beforehand and accepts no other.
@also("SSH host keys", "known_hosts") @formerly("HostKeys")
control HostKeyVerification for Flow "host key verification" {
  provides server_authenticated;
  effort = Small;
  fix = "Give clients the server's key, or a certificate for it, and forbid them to accept others.";
  refs = [nist("IA-9")];
}

/// Each message carries a signature that the receiver checks. Where both have the same key, as with
/// HMAC, it proves the sender to the receiver, but not to a third party.
@also("HMAC", "JWS", "signed webhooks", "message authentication code", "MAC") @formerly("SignedMessages")
control MessageSigning for Flow "message signing" {
  provides messages_signed, integrity;
  effort = Moderate;
  fix = "Let the sender sign each message with its time and a number, and let the receiver check it before anything else.";
  refs = [asvs("4.1.5"), nist("SC-8")];
}

/// Each order carries a signature by a key that only its sender has, and is kept with it.
@also("electronic signature", "transaction signing", "non-repudiation", "eIDAS") @formerly("SignedOrders")
control DigitalSignature for Flow "digital signature of the sender" {
  provides digitally_signed;
  effort = Moderate;
  fix = "Let the sender sign each order with a key that nobody else has, or confirm what is shown to them with it, and keep both.";
  refs = [nist("AU-10")];
}

/// Each copy of an app, each device or each user gets its own secret, at a login or in the factory; no secret
/// is part of the program.
@also("dynamic client registration", "device credentials") @formerly("SecretPerCaller")
control PerClientCredentials for Flow "credentials for each client" {
  provides per_client_credentials;
  effort = Moderate;
  fix = "Put no secret into what you give away; let each copy get a token of its own at a login, and be able to refuse one alone.";
  refs = [asvs("13.2.1"), nist("IA-3")];
}

/// Messages are encrypted for the final receiver; intermediaries cannot read them.
@also("E2EE", "message encryption", "JWE", "PGP", "S/MIME") @formerly("EncryptedMessages")
control EndToEndEncryption for Flow "end-to-end encryption" {
  provides messages_encrypted, integrity;
  effort = Large;
  fix = "Encrypt each message for its final receiver.";
  refs = [nist("SC-8")];
}

/// Each request carries a number that is accepted once.
@also("idempotency key", "nonce", "anti-replay", "deduplication") @formerly("OnceOnly")
control ReplayProtection for Flow "replay protection" {
  provides replay_protected;
  effort = Small;
  fix = "Give each request a key of its own, remember it with the result, and answer a second one with that result.";
  refs = [nist("SC-23")];
}

/// The caller gives up after a while, and stops calling a service that keeps failing.
@also("circuit breaker", "timeouts", "bulkhead") @formerly("Timeouts")
control TimeoutAndCircuitBreaker for Flow "timeout and circuit breaker" {
  provides has_timeout;
  effort = Small;
  fix = "Set a time limit for each call, and stop calling for a while after several failures.";
  refs = [asvs("13.1.3")];
}

/// Secrets of programs are replaced on a schedule and after each suspicion.
@also("secret rotation", "password rotation")
control CredentialRotation for Flow "credential rotation" {
  provides credentials_rotated;
  effort = Moderate;
  fix = "Let the secret store issue credentials that expire within days, and replace them without an outage.";
  refs = [asvs("13.3.4"), nist("IA-5")];
}

/// A program proves itself with an identity that its platform issues for hours.
@also("managed identity", "IAM role", "IRSA", "SPIFFE", "instance profile", "workload identity federation")
@formerly("PlatformIdentity")
control WorkloadIdentityAuthentication for Flow "workload identity" {
  provides client_authenticated, credentials_rotated;
  provides authn = WorkloadIdentity;
  effort = Moderate;
  fix = "Let the platform give each program an identity, and accept it instead of a stored secret.";
  refs = [asvs("13.2.1"), nist("IA-9")];
}

/// A program sends a secret of its own with each call.
@also("API keys") @formerly("ApiKeys")
control ApiKeyAuthentication for Flow "API key" {
  provides client_authenticated;
  provides authn = ApiKey;
  effort = Small;
  fix = "Give each caller a key of its own, and refuse calls without one.";
  refs = [nist("IA-9")];
}

/// Callers show a signed token that an identity provider issued.
@also("OpenID Connect", "OIDC", "OAuth", "single sign-on", "SSO", "JWT", "bearer token", "authentication")
@formerly("Login")
control TokenAuthentication for Flow "login with an identity provider" {
  provides client_authenticated;
  provides authn = Token;
  effort = Moderate;
  fix = "Let users log in at an identity provider, and accept only tokens that it issued for this service.";
  refs = [asvs("6.8.2"), asvs("10.3.1")];
}

/// Users log in with a key pair of their device.
@also("WebAuthn", "FIDO2", "passwordless")
control Passkeys for Flow "passkeys" {
  provides client_authenticated;
  provides authn = WebAuthn;
  effort = Moderate;
  fix = "Let users log in with passkeys.";
  refs = [asvs("6.3.3"), nist("IA-2(1)")];
}

/// Code is signed by those who build it, and checked by those who run it.
@also("artifact signing", "image signing", "cosign", "Sigstore", "Authenticode", "signed artifacts")
@formerly("SignedArtifacts")
control CodeSigning for Flow "code signing" {
  provides code_signed;
  effort = Moderate;
  fix = "Sign what the pipeline builds, and let the target run nothing without that signature.";
  refs = [nist("SI-7"), nist("CM-14")];
}

/// A page names the hash of each script that it loads from elsewhere.
@also("SRI")
control SubresourceIntegrity for Flow "subresource integrity" {
  provides code_signed;
  effort = Small;
  fix = "Name the hash of each foreign script in the page, or serve the script yourself.";
  refs = [asvs("3.6.1")];
}

/// Receivers can tell mail of this domain from forged mail.
@also("SPF", "DKIM", "DMARC", "email authentication") @formerly("DomainMail")
control EmailAuthentication for net.Smtp "e-mail authentication" {
  provides email_authenticated;
  effort = Small;
  fix = "Publish SPF and DKIM for the domain, and a DMARC policy that rejects the rest.";
  refs = [nist("SI-8")];
}

// --- Who may do what ------------------------------------------------------------

/// Each request is checked: may this caller do this, with this object?
@also("access control", "RBAC", "ABAC", "object-level authorization", "permissions", "ACL", "ReBAC")
control Authorization for Process, Store "authorization of each request" {
  provides access_control;
  effort = Moderate;
  fix = "Check in one place, for each request, whether this caller may do this with this object, and refuse by default.";
  refs = [asvs("8.2.1"), asvs("8.2.2"), nist("AC-3")];
}

/// What one person enters, another releases, each with a login of their own.
@also("four-eyes principle", "separation of duties", "SoD", "maker-checker", "two-person rule", "four eyes")
@formerly("SecondApproval")
control DualControl for Process "dual control" {
  provides dual_control;
  effort = Moderate;
  fix = "Let a second person release what binds the organisation, from a machine and login of their own; nobody releases what they entered.";
  refs = [asvs("2.3.5"), nist("AC-5"), nist("AC-3(2)")];
}

/// A login needs something in addition to the password.
@also("MFA", "2FA", "two-factor authentication", "second factor", "TOTP") @formerly("MultiFactor")
control MultiFactorAuthentication for Process "multi-factor authentication" {
  provides multi_factor;
  effort = Moderate;
  fix = "Ask for a second factor that cannot be phished, at least before anything that matters.";
  refs = [asvs("6.3.3"), nist("IA-2(1)"), nist("IA-2(2)")];
}

/// Callers who try many passwords are slowed down, from any address.
@also("brute force protection", "account lockout", "password throttling", "login rate limit")
@formerly("GuessLimit")
control LoginThrottling for Process "login throttling" {
  provides brute_force_protected;
  effort = Small;
  fix = "Slow down logins per account and per address, and refuse passwords that are known from leaks.";
  refs = [asvs("6.3.1"), nist("AC-7")];
}

/// Each token's signature, issuer, audience and expiry are checked.
@also("JWT validation", "audience check", "token verification") @formerly("TokenChecks")
control TokenValidation for Process "token validation" {
  provides tokens_validated;
  effort = Small;
  fix = "Check signature, algorithm, issuer, audience and expiry of each token with a library made for it.";
  refs = [asvs("9.1.1"), asvs("9.2.3")];
}

/// Rows, keys or whole stores are separate for each tenant.
@also("row-level security", "RLS", "multi-tenancy", "database per tenant")
control TenantIsolation for Process "tenant isolation" {
  provides tenants_separated;
  effort = Large;
  fix = "Bind each query to the caller's tenant below the program's own code: row security, a key or a store for each.";
  refs = [asvs("8.4.1"), nist("AC-4")];
}

/// Each sender can write only where it belongs.
@also("topic ACL", "Kafka ACLs", "broker permissions") @formerly("TopicPermissions")
control TopicAuthorization for messaging.MessageStore "authorization for each topic" {
  provides producers_separated;
  effort = Small;
  fix = "Give each sender its own account at the broker, with the right to write to its own topics only.";
  refs = [nist("AC-6")];
}

// --- Programs -------------------------------------------------------------------

/// Queries have placeholders; values are passed separately.
@also("prepared statements", "bind variables", "ORM")
control ParameterizedQueries for Process "parameterized queries" {
  provides parameterized_queries;
  effort = Small;
  fix = "Pass values to queries as parameters, and never paste them into the text.";
  refs = [asvs("1.2.4"), nist("SI-10")];
}

/// Queries in a database's or search engine's own language are built from values of a
/// fixed type; operators and fields come from the program only.
@also("query builder", "NoSQL injection protection")
control TypedQueries for Process "typed queries" {
  provides queries_typed;
  effort = Small;
  fix = "Build queries from typed values, never from text or from whole objects of the caller.";
  refs = [asvs("1.2.4"), nist("SI-10")];
}

/// Values are escaped for the filter or name of the directory in which they appear.
@also("escaped directory searches", "LDAP injection protection") @formerly("EscapedSearches")
control LdapEscaping for Process "LDAP escaping" {
  provides ldap_escaped;
  effort = Small;
  fix = "Escape values for filters and names with the library's function for it.";
  refs = [asvs("1.2.6"), nist("SI-10")];
}

/// Everything that a page shows is encoded for the context in which it appears.
@also(
  "escaping",
  "HTML escaping",
  "auto-escaping",
  "contextual encoding",
  "XSS protection",
  "output escaping",
)
control OutputEncoding for Process "output encoding" {
  provides output_encoded;
  effort = Small;
  fix = "Use templates that encode by default, and a content security policy as a second line.";
  refs = [asvs("1.2.1"), asvs("3.4.3"), nist("SI-15")];
}

/// Programs are started with a list of arguments, never through a shell.
@also("no shell", "execve", "argument list") @formerly("SeparatedArguments")
control ArgumentSeparation for Process "programs started without a shell" {
  provides arguments_separated;
  effort = Small;
  fix = "Start programs with a list of arguments, without a shell, and with `--` before values.";
  refs = [asvs("1.2.5")];
}

/// File names from outside stay inside one folder.
@also("path canonicalization", "chroot", "path validation") @formerly("ConfinedPaths")
control PathConfinement for Process "path confinement" {
  provides paths_confined;
  effort = Small;
  fix = "Name files by yourself; if a caller must, resolve the path and refuse it outside its folder.";
  refs = [asvs("5.3.2")];
}

/// XML parsers follow no reference out of the document.
@also("XXE protection", "defusedxml", "secure XML parser") @formerly("SafeParsing")
control ExternalEntitiesDisabled for Process "no external entities" {
  provides external_entities_disabled;
  effort = Small;
  fix = "Switch off document types and external entities in the parser.";
  refs = [asvs("1.5.1")];
}

/// Objects are built from what callers send only if their types are on a list; better,
/// the format knows no objects.
@also("safe deserialization", "deserialization filter", "listed types") @formerly("ListedTypes")
control DeserializationAllowList for Process "allow list for deserialization" {
  provides deserialization_restricted;
  effort = Small;
  fix = "Take plain data formats, and build objects from checked fields; where that cannot be, name the types that are allowed.";
  refs = [asvs("1.5.2")];
}

/// The YAML loader builds texts, numbers, lists and maps, and nothing else.
@also("yaml.safe_load", "SafeLoader") @formerly("PlainYaml")
control SafeYamlLoading for Process "safe YAML loading" {
  provides safe_yaml;
  effort = Small;
  fix = "Use the loader that builds plain values only.";
  refs = [asvs("1.5.2")];
}

/// References inside a document expand only up to a limit.
@also("billion laughs protection") @formerly("LimitedExpansion")
control EntityExpansionLimit for Process "limit on entity expansion" {
  provides entity_expansion_limited;
  effort = Small;
  fix = "Switch document types off, and limit how much aliases and entities expand to.";
  refs = [asvs("1.5.1")];
}

/// What is unpacked has a maximum size, in bytes, in parts and in depth.
@also("maximum file size", "decompression limit", "payload limit") @formerly("SizeLimits")
control SizeLimit for Process "size limit" {
  provides unpacked_size_limited;
  effort = Small;
  fix = "Limit the size of what comes in, the size after unpacking, the number of parts and the depth.";
  refs = [asvs("5.2.1"), asvs("5.2.3")];
}

/// Uploaded files are checked, renamed, and kept where nothing runs them.
@also("upload scanning", "antivirus", "content type validation", "CDR", "upload validation")
@formerly("CheckedUploads")
control FileUploadValidation for Process "file upload validation" {
  provides uploads_validated;
  effort = Moderate;
  fix = "Check type by content, give each file a name of your own, scan it, and serve it from another origin.";
  refs = [asvs("5.2.2"), asvs("5.3.1"), nist("SI-3")];
}

/// The program connects only to addresses on an allow list.
@also("SSRF protection", "URL allow list", "egress proxy") @formerly("AddressList")
control OutboundAllowList for Process "allow list for outgoing requests" {
  provides ssrf_protected;
  effort = Small;
  fix = "Compare the address with a list after resolving it, refuse inner networks, and follow no redirects.";
  refs = [asvs("1.3.6"), asvs("13.2.4"), nist("SC-7")];
}

/// Changes need a token that another site cannot know, or a same-site cookie.
@also("anti-CSRF token", "SameSite cookie", "synchronizer token", "double submit cookie")
@formerly("CsrfTokens")
control CsrfProtection for Process "CSRF protection" {
  provides csrf_protected;
  effort = Small;
  fix = "Mark session cookies same-site, and ask for a token of the page with each change.";
  refs = [asvs("3.5.1"), asvs("3.3.2")];
}

/// The pages cannot be shown inside another site's.
@also("X-Frame-Options", "clickjacking protection", "frame-ancestors", "frame busting")
@formerly("FrameDenial")
control FrameAncestors for Process "no framing by other sites" {
  provides frame_protected;
  effort = Small;
  fix = "Send `frame-ancestors 'none'` in the content security policy.";
  refs = [asvs("3.4.6")];
}

/// A break-in stays confined to a sandbox: few rights, few system calls, no network of its own.
/// What the program itself holds is in the sandbox too.
@also("seccomp", "AppArmor", "SELinux", "gVisor", "process isolation", "hardening")
control Sandboxing for Process "sandbox" {
  provides sandboxed;
  effort = Moderate;
  fix = "Run it as a user of its own, with a filter of system calls, a read-only disk and no network that it does not need.";
  refs = [nist("SC-39"), nist("AC-6")];
}

/// Code of callers runs in a machine or sandbox of its own, away from the program that took it.
@also("code sandbox", "microVM", "Firecracker", "V8 isolate", "WebAssembly sandbox") @formerly("IsolatedCode")
control CodeIsolation for Process "isolation of callers' code" {
  provides callers_code_isolated;
  effort = Large;
  fix = "Run it in a machine or sandbox of its own, without secrets and without a network.";
  refs = [nist("SC-39")];
}

/// Untrusted files are parsed in a process that can do nothing else, or by a library in a
/// memory-safe language.
@also("parser sandbox", "memory-safe language", "Rust") @formerly("IsolatedParsers")
control ParserIsolation for Process "isolation of parsers" {
  provides parsers_isolated;
  effort = Moderate;
  fix = "Parse in a process without rights of its own, or with a library in a memory-safe language.";
  refs = [nist("SC-39"), nist("SI-16")];
}

/// A person reviews what a model wants to do before it is done.
@also("action approval", "HITL", "confirmation") @formerly("ActionApproval")
control HumanInTheLoop for ai.Assistant "human in the loop" {
  provides actions_approved;
  effort = Moderate;
  fix = "Let the model only propose; let a person, or a rule without a model, decide.";
  refs = [nist("AC-6")];
}

/// Those who approve see the whole action, with its arguments and receivers, and whose text caused
/// it.
@also("what you see is what you sign", "WYSIWYS", "approval details") @formerly("ShownActions")
control InformedApproval for ai.Assistant "informed approval" {
  provides approval_informed;
  effort = Moderate;
  fix = "Show whoever approves the whole action with its arguments, written by the program and not by the model, and whose words led to it.";
  refs = [nist("AC-6"), nist("AC-16")];
}

// --- Being there ----------------------------------------------------------------

/// Each caller can ask only for a limited amount.
@also("throttling", "rate limit", "quota", "request throttling") @formerly("RateLimit")
control RateLimiting for Process, Boundary "rate limiting" {
  provides rate_limited;
  shields = 20;
  effort = Small;
  fix = "Limit requests for each caller and address, and answer the rest with 429.";
  refs = [asvs("2.4.1"), nist("SC-5")];
}

/// A filter in front refuses requests that look like known attacks. It makes attacks more expensive, but does
/// not stop those that its authors did not think of.
@also("WAF", "ModSecurity", "OWASP CRS", "AWS WAF") @formerly("Waf")
control WebApplicationFirewall for Process, Boundary "web application firewall" {
  provides waf_protected;
  shields = 20;
  effort = Moderate;
  fix = "Put a web application firewall in front, and keep its rules up to date.";
  refs = [nist("SC-7")];
}

/// Another instance takes over when one fails.
@also("high availability", "HA", "failover", "replication", "clustering", "load balancing")
control Redundancy for Process, Store "redundancy" {
  provides redundant;
  effort = Moderate;
  fix = "Run at least two instances in different places, and try the change-over.";
  refs = [nist("SC-36"), nist("CP-10")];
}

/// Copies are kept where an intruder cannot delete them, and restoring them is tested.
@also("backup", "snapshots", "immutable backup", "3-2-1")
control Backups for Store "backups" {
  provides backed_up;
  effort = Small;
  fix = "Keep copies under another account that can only add, and try to restore them.";
  refs = [nist("CP-9"), attack("T1490")];
}

/// Paper and media are locked up, and it is known who has a key.
@also("locked cabinet", "key control", "physical security") @formerly("LockedStorage")
control PhysicalAccessControl for Store "physical access control" {
  provides physically_secured;
  effort = Small;
  fix = "Lock it, count the keys, and write down who takes what out.";
  refs = [nist("PE-3"), nist("MP-4")];
}

/// Shipments by post or courier are sealed, and seal and arrival are checked.
@also("sealed shipment", "tamper-evident bag", "chain of custody") @formerly("SealedShipment")
control TamperEvidentShipping for Flow "tamper-evident shipping" {
  provides sealed;
  effort = Small;
  fix = "Seal it, let it be signed for, compare the number of the seal, and encrypt media.";
  refs = [nist("MP-5")];
}

/// A queue has a maximum length.
@also("bounded queue", "backpressure", "maximum queue length") @formerly("BoundedQueue")
control QueueLimit for messaging.MessageStore "queue limit" {
  provides bounded;
  effort = Small;
  fix = "Set a largest length, and say what happens to messages beyond it.";
  refs = [nist("SC-5")];
}

// --- At rest --------------------------------------------------------------------

/// Accounts, passwords and samples that came with a product are removed or changed.
@also("default passwords changed", "default accounts removed") @formerly("NoFactoryLogins")
control DefaultCredentialsRemoved for Element "no default credentials" {
  provides default_credentials_removed;
  effort = Small;
  fix = "Remove accounts, examples and sample databases of the installation, and check for them.";
  refs = [asvs("13.2.3"), nist("CM-6")];
}

/// Each program that uses a store has an account that reaches its own part only.
@also("application isolation", "schema per application", "service accounts") @formerly("SeparatedPrograms")
control PerApplicationAccounts for Store "accounts for each application" {
  provides applications_separated;
  effort = Moderate;
  fix = "Give each program an account that reaches its own part only, or a store of its own.";
  refs = [asvs("13.2.2"), nist("AC-6")];
}

/// Stored data is encrypted, and the keys are kept elsewhere.
@also(
  "disk encryption",
  "TDE",
  "transparent data encryption",
  "server-side encryption",
  "SSE",
  "full-disk encryption",
  "BitLocker",
  "LUKS",
)
control EncryptionAtRest for Store, Process "encryption at rest" {
  provides encrypted_at_rest;
  effort = Small;
  fix = "Encrypt disks and copies with keys that a key service holds.";
  refs = [asvs("14.2.4"), nist("SC-28")];
}

/// A bucket or folder is closed to everyone who has not logged in.
@also("S3 Block Public Access", "private bucket", "block public access") @formerly("PrivateAccess")
control PublicAccessBlock for Store "no public access" {
  provides public_access = false;
  effort = Small;
  fix = "Block public access for the whole account, and hand out links that expire.";
  refs = [nist("AC-3"), nist("AC-22")];
}

/// Written data can no longer be changed.
@also("WORM", "immutable storage", "write once read many", "object lock") @formerly("AppendOnly")
control AppendOnlyStorage for Store "append-only storage" {
  provides append_only;
  effort = Small;
  fix = "Send records at once to a store that lets nobody change or delete them, and that others administer.";
  refs = [asvs("16.4.2"), nist("AU-9")];
}

/// It is recorded who did what, and when.
@also("audit trail", "activity log", "access log") @formerly("AuditLog")
control AuditLogging for Process, Store "audit log" {
  provides audit_log;
  effort = Moderate;
  fix = "Record who did what to what, when and from where, for each change and each refusal, and keep it elsewhere.";
  refs = [asvs("16.2.1"), asvs("16.3.2"), nist("AU-12")];
}

/// Caches keep nothing that is meant for one user.
@also("Cache-Control", "no-store") @formerly("NoStore")
control CacheControlNoStore for web.ContentDeliveryNetwork "no caching of private answers" {
  provides caching_restricted;
  effort = Small;
  fix = "Send `Cache-Control: private, no-store` with answers that are for one user only.";
  refs = [asvs("14.2.2"), asvs("14.3.2")];
}

/// A second person looks at each change.
@also(
  "pull request review",
  "branch protection",
  "four-eyes principle",
  "peer review",
  "merge request approval",
) @formerly("Review")
control CodeReview for delivery.SourceRepository "code review" {
  provides reviewed;
  effort = Small;
  fix = "Let no change in without the consent of a second person, administrators included.";
  refs = [nist("CM-3"), nist("CM-5")];
}

/// Our accounts at external services need a second factor, or are opened through our own directory.
@also("SSO", "single sign-on", "SAML") @formerly("OutsideMultiFactor")
control SaasMultiFactorAuthentication for ExternalService "multi-factor authentication at the SaaS" {
  provides accounts_guarded;
  effort = Small;
  fix = "Ask for a second factor at each account there, or let people log in through our own directory.";
  refs = [nist("IA-2(1)"), asvs("6.3.3")];
}

/// A contract says what another organisation may do with our data.
@also("DPA", "processor contract", "GDPR Art. 28") @formerly("ProcessingAgreement")
control DataProcessingAgreement for ExternalService "data processing agreement" {
  provides contract;
  effort = Moderate;
  fix = "Agree in writing on purpose, place, duration and deletion before any data goes there.";
  refs = [nist("SA-9")];
}

// --- Reviews --------------------------------------------------------------------

/// All six threats of STRIDE against it were considered, and the answers are written down.
@also("threat modelling", "threat model review")
control StrideReview for Element "review by STRIDE" {
  provides considered = [
    Spoofing,
    Tampering,
    Repudiation,
    InformationDisclosure,
    DenialOfService,
    ElevationOfPrivilege,
  ];
  effort = Moderate;
  fix = "Go through the six threats with those who build it, and write down what answers each.";
  refs = [nist("RA-3"), nist("SA-11(2)")];
}

/// All six threats of STRIDE against it were considered, and the answers are written down.
@also("threat modelling of a flow") @formerly("StrideReviewOfFlow")
control FlowStrideReview for Flow "review by STRIDE" {
  provides considered = [
    Spoofing,
    Tampering,
    Repudiation,
    InformationDisclosure,
    DenialOfService,
    ElevationOfPrivilege,
  ];
  effort = Moderate;
  fix = "Go through the six threats with those who build both ends, and write down what answers each.";
  refs = [nist("RA-3"), nist("SA-11(2)")];
}
