/// The security contract of Apache OpenDAL, written again as a model from its published threat model.
/// The facts are that document's, the words are ours. It states decisions of its maintainers, so most of it is
/// confirmed and little is asked. `tmc contract opendal.tm -o THREAT_MODEL.md` writes the document.
package opendal;

import std.contract.*;

system Opendal : Project "Apache OpenDAL" {
  purpose = "A library that gives a program one interface, the `Operator`, to many services of storage. It runs in the program's process. It is not a daemon, gateway, identity provider, authorization service, sandbox or broker for tenants.";
  repository = "https://github.com/apache/opendal";
  revised = 2026-05-30;
  versions = "A report is triaged by the model in the affected release tag or maintenance branch. Each binding has a version of its own: what is confirmed for a version of the Rust core is not confirmed for the binding of the same number.";
  status = "Decided by the maintainers. It adds to the disclosure process in `website/community/security.md`, and does not replace it; the security page may link here.";
  report_to = "`private@opendal.apache.org`, in private before anything is public, with the name of the project and how to reproduce it";
  document = "SECURITY-THREAT-MODEL.md";

  default Claim { sources = ["https://github.com/apache/opendal/blob/main/SECURITY-THREAT-MODEL.md"]; }

  // --- 2: scope ---------------------------------------------------------------

  access : IntendedUse "Read and write many services of storage through one interface" {
    note = "An operator has the authority of the credentials, root and configuration that it was built with, and all operations of it share that authority. There are no principals.";
  }
  triage : IntendedUse
      "Let maintainers, reporters, users and scanners decide whether a report is about OpenDAL, about the application, about the backend or about a deployment";

  host : Role "Host application" {
    trusted = true;
    trusted_with = "Builders, configuration, layers, and which input of end users reaches OpenDAL";
    positions = [Administrator];
    confirmed_by = "the maintainers";
  }
  library : Role "OpenDAL itself" {
    trusted = true;
    trusted_with = "Normalises input, builds and signs requests, parses responses, returns data or errors";
  }
  backend : Role "Storage backend" {
    trusted = true;
    trusted_with = "Its own authentication, bytes, metadata, consistency and durability, because the host chose it";
    positions = [Partner];
    confirmed_by = "the maintainers";
  }
  end_user : Role "End user of the host application" {
    trusted = false;
    trusted_with = "Nothing; the host authenticates, authorizes and cleans what they send before it calls OpenDAL";
    positions = [Customer];
  }

  core : SoftwareComponent "Core: `Operator`, `blocking::Operator`, `raw::Access`, options of operations" {
    paths = ["core/core/**", "core/src/**"];
    touches = [Network, Env];
    note = "Its contract, normalisation of paths, requests, responses and memory safety are covered.";
  }
  objects : SoftwareComponent
      "Object stores: S3, GCS, Azure Blob, OSS, COS, OBS, B2, TOS, Swift, AzDLS, AzFile, LakeFS, Upyun, Vercel Blob" {
    paths = [
      "core/services/s3/**",
      "core/services/gcs/**",
      "core/services/az*/**",
      "core/services/oss/**",
      "core/services/cos/**",
      "core/services/obs/**",
      "core/services/b2/**",
      "core/services/tos/**",
      "core/services/swift/**",
      "core/services/lakefs/**",
      "core/services/upyun/**",
      "core/services/vercel-blob/**",
    ];
    touches = [Network, Env];
    note = "Contents and authorization are the backend's. Credentials, signing, endpoints and parsers are covered.";
  }
  remote : SoftwareComponent "Remote protocols: HTTP, WebDAV, FTP, SFTP, WebHDFS, HDFS" {
    paths = [
      "core/services/http/**",
      "core/services/webdav/**",
      "core/services/ftp/**",
      "core/services/sftp/**",
      "core/services/webhdfs/**",
      "core/services/hdfs*/**",
    ];
    touches = [Network];
    note = "The service is trusted. The implementation of the protocol, credentials and parsers are covered.";
  }
  saas : SoftwareComponent
      "Services of others: Google Drive, Dropbox, OneDrive, GitHub, Hugging Face, Aliyun Drive, pCloud, Koofr, Seafile, Yandex Disk" {
    paths = [
      "core/services/gdrive/**",
      "core/services/dropbox/**",
      "core/services/onedrive/**",
      "core/services/github/**",
      "core/services/huggingface/**",
      "core/services/aliyun-drive/**",
      "core/services/pcloud/**",
      "core/services/koofr/**",
      "core/services/seafile/**",
      "core/services/yandex-disk/**",
    ];
    touches = [Network];
    note = "Scopes of OAuth and correctness are the provider's. Tokens and their redaction are covered.";
  }
  databases : SoftwareComponent
      "Databases and key-value stores: MySQL, PostgreSQL, SQLite, Redis, MongoDB, SurrealDB, D1, Cloudflare KV, GridFS, etcd, Memcached, TiKV, FoundationDB, RocksDB, Redb, Persy, Sled, Cacache, GHAC, Vercel Artifacts" {
    paths = [
      "core/services/mysql/**",
      "core/services/postgresql/**",
      "core/services/sqlite/**",
      "core/services/redis/**",
      "core/services/mongodb/**",
      "core/services/surrealdb/**",
      "core/services/d1/**",
      "core/services/cloudflare-kv/**",
      "core/services/gridfs/**",
      "core/services/etcd/**",
      "core/services/memcached/**",
      "core/services/tikv/**",
      "core/services/foundationdb/**",
      "core/services/rocksdb/**",
      "core/services/redb/**",
      "core/services/persy/**",
      "core/services/sled/**",
      "core/services/cacache/**",
      "core/services/ghac/**",
      "core/services/vercel-artifacts/**",
    ];
    touches = [Network, Filesystem];
    note = "Authorization and correctness are the backend's. Files of embedded databases are covered where the configuration builds their paths.";
  }
  local : SoftwareComponent "Local file systems: `fs`, `compfs`, `monoiofs`, `opfs`" {
    paths = [
      "core/services/fs/**",
      "core/services/compfs/**",
      "core/services/monoiofs/**",
      "core/services/opfs/**",
    ];
    touches = [Filesystem];
    note = "Paths and the documented root are covered. Permissions of the host and authorization of the caller are not.";
  }
  caches : SoftwareComponent "Caches: `foyer`, `FoyerLayer`, the layer with an immutable index" {
    paths = ["core/services/foyer/**", "core/layers/foyer/**", "core/layers/immutable-index/**"];
    touches = [Filesystem];
    note = "Folders, redaction and effects on files are covered; which hits are correct is the layer's contract.";
  }
  observability : SoftwareComponent
      "Layers that observe: logging, tracing, metrics, OpenTelemetry, Prometheus, dtrace, fastmetrics" {
    paths = [
      "core/layers/logging/**",
      "core/layers/tracing/**",
      "core/layers/metrics/**",
      "core/layers/otel*/**",
      "core/layers/prometheus*/**",
      "core/layers/dtrace/**",
      "core/layers/fastmetrics/**",
    ];
    note = "Leaks of credentials are covered. Paths and roots may be written, unless a layer promises more.";
  }
  control : SoftwareComponent
      "Layers that control: retry, timeout, throttle, concurrent-limit, route, capability-check, chaos" {
    paths = [
      "core/layers/retry/**",
      "core/layers/timeout/**",
      "core/layers/throttle/**",
      "core/layers/concurrent-limit/**",
      "core/layers/route/**",
      "core/layers/capability-check/**",
      "core/layers/chaos/**",
    ];
    note = "They do what they document, and mix neither credentials nor state of operators.";
  }
  bindings : SoftwareComponent
      "Bindings: C, C++, D, Dart, .NET, Go, Haskell, Java, Lua, Node.js, OCaml, PHP, Python, Ruby, Swift, Zig" {
    paths = ["bindings/**"];
    touches = [GlobalState];
    note = "Safety of the interface, ownership across the ABI and the same contract as the core are covered, for each binding by itself.";
  }
  integrations : SoftwareComponent "Integrations: `dav-server`, `unftp-sbe` and others" {
    paths = ["integrations/**"];
    touches = [Network];
    note = "Bugs in their code are covered; how a deployment exposes them is not.";
  }
  rest : SoftwareComponent "Examples, benchmarks, fixtures, edge tests" {
    paths = ["examples/**", "core/benches/**", "fixtures/**", "core/edge/**"];
    excluded = "They are not an interface for production. A bug there matters where it was copied into what is shipped.";
  }
  infrastructure : SoftwareComponent "Continuous integration and releases" {
    paths = [".github/**", "scripts/**"];
    excluded = "Workflows, signing, branch protection and the foundation's infrastructure have policies of their own.";
  }

  // --- 3: out of scope ----------------------------------------------------------

  X1 : Exclusion "Authorization and configuration of a backend" {
    category = UseCase;
    reason = "Bucket policies, permissions of HDFS, mode bits, scopes of OAuth and privileges of databases are the provider's and operator's.";
    weaknesses = [cwe(732)];
  }
  X2 : Exclusion "Authentication and authorization of end users" {
    category = UseCase;
    reason = "The host decides who may use which path, endpoint, metadata or body. Forwarding `../../secret`, letting tenants choose endpoints, or giving tenants one operator is a weakness of the host.";
    weaknesses = [cwe(862), cwe(863)];
  }
  X3 : Exclusion "Supply chain, releases and infrastructure" {
    category = Threat;
    reason = "Fresh dependencies, workflows, signing and branch protection are outside the boundary unless a policy says otherwise.";
    weaknesses = [cwe(1104), cwe(1357)];
  }
  X4 : Exclusion "Policy of transport that is chosen elsewhere" {
    category = Threat;
    reason = "Validation of certificates, authorities, proxies and HTTP clients are the host's; only an option that weakens transport against its documentation counts.";
    weaknesses = [cwe(295)];
  }
  X5 : Exclusion "Shape of a deployment" {
    category = UseCase;
    reason = "Whoever exposes an integration on a port adds authentication and authorization.";
    weaknesses = [cwe(306)];
    components = [integrations];
  }
  X6 : Exclusion "Sharing operators between processes, for example by a fork" {
    category = UseCase;
    reason = "Configurations and credentials that are used again are the user's.";
  }

  // --- 4: trust boundaries --------------------------------------------------------

  /// What the host passes in is accepted by the public interface; behind it lies the state that OpenDAL owns. The
  /// order is: backend, operator, host application, end user.
  B1 : TrustBoundary "The public interface" {
    components = [core, bindings, integrations, control];
    precondition = "by calls of documented interfaces";
  }
  B2 : TrustBoundary
      "Local resources: OpenDAL itself builds the paths of files, caches and embedded databases" {
    components = [local, caches, databases];
    precondition = "by paths and configuration that the host passes on";
  }
  B3 : TrustBoundary "Responses of a backend: what they mean is trusted, that they are well-formed is not" {
    components = [core, objects, remote, saas, databases];
    precondition = "by a response that breaks an invariant of the library";
  }
  B4 : TrustBoundary "What is written to logs, traces and metrics" {
    components = [observability];
    precondition = "by an operation that writes there";
  }

  // --- 5: environment ---------------------------------------------------------------

  E1 : EnvironmentAssumption
      "The host chooses endpoint, credentials, root, layers and HTTP client, and is trusted with them" {
    area = Platform;
    confirmed_by = "the maintainers";
  }
  E2 : EnvironmentAssumption "A backend does what its documentation says" {
    area = Platform;
    confirmed_by = "the maintainers";
  }
  E3 : EnvironmentAssumption "TLS, authorities and proxies are those of the HTTP client and the host" {
    area = Resources;
  }
  E4 : EnvironmentAssumption "`services::Fs` has the semantics of the host's file system" {
    area = Resources;
    confirmed_by = "the maintainers";
    note = "A report about symbolic links is triaged by what the service documents, and not closed because OpenDAL is a library.";
  }
  E5 : EnvironmentAssumption "Resources of a machine are bounded by the host, with streams and layers" {
    area = Resources;
  }

  H1 : NegativeClaim "It opens no port" {
    touch = Network;
    note = "Integrations that serve an operator are built by the host.";
  }
  H2 : NegativeClaim
      "It does not read credentials from its environment where `disable_config_load`, `disable_ec2_metadata` or `disable_vm_metadata` says so" {
    touch = Env;
  }

  // --- 5a: variants -------------------------------------------------------------------

  config_load : BuildVariant "`disable_config_load`" {
    default_value = "false";
    effect = "credentials come from files and variables around the program, unless it is set";
    components = [objects];
  }
  ec2_metadata : BuildVariant "`disable_ec2_metadata`, `disable_vm_metadata`" {
    default_value = "false";
    effect = "credentials come from the machine's metadata, unless it is set";
    components = [objects];
  }
  skip_signature : BuildVariant "`skip_signature`" {
    default_value = "false";
    effect = "requests are not signed; nothing else about them changes";
    components = [objects];
  }
  allow_anonymous : BuildVariant "`allow_anonymous`" {
    default_value = "false";
    effect = "a deprecated alias, where a service still has it";
    discouraged = true;
    components = [objects];
  }
  limit_layers : BuildVariant "`TimeoutLayer`, `ConcurrentLimitLayer`, `ThrottleLayer`" {
    default_value = "not applied";
    effect = "bound time, concurrency and rates";
    insecure_default = true;
    stance = "the caller applies them; without them exhaustion is by design";
    components = [control];
  }

  // --- 6: inputs ------------------------------------------------------------------------

  from_config : EntryPoint "`Operator::from_uri`, `Operator::via_iter`, builders" {
    part_of = core;
    symbols = ["from_uri", "via_iter", "Builder"];
  }
  configuration : Parameter "endpoint, credentials, root, options" {
    of = from_config;
    controllable = No;
    chosen_by = [host];
    caller_enforces = "who may choose them; a tenant must not";
  }
  operation : EntryPoint "`Operator::read`, `write`, `list`, `stat`, `delete`, `presign`" {
    part_of = core;
    symbols = ["read", "write", "list", "stat", "delete", "presign"];
  }
  path : Parameter "path" {
    of = operation;
    controllable = Conditional;
    condition = "the host passes on what end users send";
    chosen_by = [host, end_user];
    caller_enforces = "authorization and cleaning; OpenDAL maps a path only to where the backend's contract puts it";
  }
  op_options : Parameter "ranges, conditional headers, metadata, expiry of presigned requests" {
    of = operation;
    controllable = Conditional;
    condition = "the host passes on what end users send";
    chosen_by = [host, end_user];
    caller_enforces = "which of them an end user may set";
  }
  body : Parameter "body" {
    of = operation;
    controllable = Conditional;
    condition = "the host passes on what end users send";
    chosen_by = [host, end_user];
    caller_enforces = "size, and streams where it is large";
  }
  response : EntryPoint "Response of a backend" { part_of = objects; symbols = ["parse_*", "from_reader"]; }
  response_form : Parameter "syntax: XML, JSON, headers, length" {
    of = response;
    controllable = Yes;
    caller_enforces = "nothing; a malformed response must not break the library";
  }
  response_meaning : Parameter "meaning: bytes, ETags, metadata, order, times" {
    of = response;
    controllable = No;
    chosen_by = [backend];
    caller_enforces = "integrity, if the application needs it";
  }
  unsigned : EntryPoint "Requests that are not signed" { part_of = objects; symbols = ["skip_signature"]; }
  unsigned_request : Parameter "a request without a signature" {
    of = unsigned;
    controllable = Conditional;
    condition = "the configuration says `skip_signature`";
    variant = skip_signature;
    caller_enforces = "that the service is meant to be anonymous";
  }
  abi : EntryPoint "Functions of bindings and of the C ABI" { part_of = bindings; symbols = ["opendal_*"]; }
  abi_arguments : Parameter "arguments and lifetimes" {
    of = abi;
    controllable = Conditional;
    condition = "the caller keeps to the documented ownership";
    chosen_by = [host];
    caller_enforces = "ownership and lifetimes as documented";
  }

  // --- 7: adversaries -----------------------------------------------------------------------

  A1 : Adversary "An end user whose input a host passes on as its contract allows" {
    positions = [Customer];
    capabilities = ["choose paths, options and bodies that the host lets through"];
  }
  A2 : Adversary "Whoever sends malformed responses" {
    positions = [Neighbour];
    capabilities = ["make a parser of a service read anything"];
    note = "That the data is false is out of scope; that a parser breaks is not.";
  }
  A3 : Adversary "Who reads logs, traces and metrics" {
    positions = [Employee];
    capabilities = ["see what layers write"];
  }
  A4 : Adversary "A storage service that lies or collects what it is sent" {
    positions = [Partner];
    excluded = "The caller chose it, with its endpoint and credentials.";
    confirmed_by = "the maintainers";
  }
  A5 : Adversary "An attacker on the network" {
    positions = [Stranger];
    excluded = "TLS and proxies are delegated; in scope only where OpenDAL weakens the transport that was configured.";
  }
  A6 : Adversary "A host application that misuses the library" {
    positions = [Administrator];
    excluded = "It is the trusted caller.";
  }
  A7 : Adversary "Someone in the supply chain" {
    positions = [Supplier];
    excluded = "Another policy covers it.";
  }

  // --- 8: provided ------------------------------------------------------------------------------

  P1 : PropertyProvided "Accepted input breaks neither memory nor threads nor state" {
    about = MemorySafety;
    components = [core, objects, remote, saas, databases, local, caches, bindings];
    symptom = "memory is corrupted, data races, a panic crosses the ABI, or state is inconsistent";
    weaknesses = [cwe(787), cwe(125), cwe(416), cwe(362), cwe(248)];
  }
  P2 : PropertyProvided "Paths are normalised as `core/core/src/raw/path.rs` documents, always alike" {
    about = RequestFidelity;
    components = [core];
    symptom = "a path reaches another location than the backend's contract says";
    weaknesses = [cwe(41), cwe(706)];
  }
  P3 : PropertyProvided "`from_uri` and `via_iter` build the service and root that the configuration says" {
    about = RequestFidelity;
    components = [core];
    symptom = "another service or root";
  }
  P4 : PropertyProvided "Options of operations are encoded as the service's contract says" {
    about = RequestFidelity;
    components = [core, objects];
    symptom = "a range, header or expiry that was not asked for";
    weaknesses = [cwe(93), cwe(116)];
  }
  P5 : PropertyProvided "A normalised path does not leave the configured root of a local service" {
    about = PathConfinement;
    components = [local];
    symptom = "OpenDAL's own path building leads outside `root`";
    weaknesses = [cwe(22), cwe(23), cwe(36)];
    confirmed_by = "the maintainers";
  }
  P6 : PropertyProvided "Caches and temporary files stay in their place" {
    about = PathConfinement;
    components = [caches, databases];
    symptom = "data is written outside the cache, unrelated files are corrupted, or `atomic_write_dir` renames wrongly";
    weaknesses = [cwe(22), cwe(73), cwe(377)];
  }
  P7 : PropertyProvided "Credentials of one operator, service or layer do not reach another" {
    about = CredentialIsolation;
    symptom = "a request of one operator is signed for another, or a token or signer is shared without being configured";
    weaknesses = [cwe(668), cwe(488)];
    condition = "within one process";
  }
  P8 : PropertyProvided "Options that turn sources of credentials off do so" {
    about = CredentialIsolation;
    components = [objects];
    symptom = "a credential is loaded in spite of `disable_config_load`, `disable_ec2_metadata` or `disable_vm_metadata`";
    condition = "the option is set";
  }
  P9 : PropertyProvided "Credentials are redacted in debug output, errors, logs, spans and metrics" {
    about = CredentialRedaction;
    symptom = "an access key, secret, token, private key or state of a signer is readable there, or in the metadata of a cache";
    weaknesses = [cwe(532), cwe(209), cwe(312), cwe(215)];
    confirmed_by = "the maintainers";
  }
  P10 : PropertyProvided "Requests go to the endpoint that was configured, signed as configured" {
    about = ServerAuthentication;
    components = [core, objects, remote, saas];
    symptom = "credentials go elsewhere, or `skip_signature` turns HTTPS into HTTP, skips validation of the endpoint or weakens something else";
    weaknesses = [cwe(319), cwe(757), cwe(918), cwe(522)];
  }
  P11 : PropertyProvided "Malformed responses do not break the library" {
    about = Robustness;
    components = [core, objects, remote, saas, databases];
    symptom = "a parser of XML or JSON corrupts memory or panics without control";
    weaknesses = [cwe(611), cwe(776), cwe(755)];
  }
  P12 : PropertyProvided "The length of a body is checked" {
    about = SizeLimit;
    components = [core];
    condition = "the request is not `HEAD`, and the response has no `Content-Encoding`";
    symptom = "a body that is shorter or longer than `Content-Length` is accepted";
    weaknesses = [cwe(130)];
    tier = Correctness;
  }
  P13 : PropertyProvided "The C ABI keeps its rules of ownership" {
    about = ThreadSafety;
    components = [bindings];
    symptom = "a safe interface of a binding uses freed memory";
    weaknesses = [cwe(415), cwe(416), cwe(825)];
  }
  P14 : PropertyProvided "Layers do what they document" {
    about = RequestFidelity;
    components = [control];
    symptom = "a layer mixes state of operators";
    tier = Correctness;
  }

  // --- 9: not provided --------------------------------------------------------------------------------

  D1 : PropertyNotProvided "Bytes of a backend are not authenticated" {
    about = DataAuthenticity;
    reason = "Applications that need integrity from end to end add it above.";
    weaknesses = [cwe(345), cwe(353), cwe(354)];
    confirmed_by = "the maintainers";
  }
  D2 : PropertyNotProvided "Resources are not bounded by default" {
    about = BoundedMemory;
    reason = "Large objects, many pages, and interfaces that hold everything in memory cost what was asked for. Only a documented bound that is broken, or use without a request, is a vulnerability.";
    weaknesses = [cwe(400), cwe(770)];
  }
  D3 : PropertyNotProvided "End users are not authorized" {
    about = Authorization;
    reason = "There are no principals; the host decides.";
    weaknesses = [cwe(862), cwe(639)];
  }
  D4 : PropertyNotProvided "The root is not a sandbox against symbolic links that are in it already" {
    about = SymlinkConfinement;
    components = [local];
    reason = "The file system's own semantics apply, unless a service promises more.";
    weaknesses = [cwe(59), cwe(61)];
    confirmed_by = "the maintainers";
  }
  D5 : PropertyNotProvided "Paths, namespaces and roots are not hidden" {
    about = InformationHiding;
    components = [observability];
    reason = "They are context of operations and no credentials. Deployments that treat them as sensitive choose layers and sinks for it.";
    weaknesses = [cwe(200)];
    confirmed_by = "the maintainers";
  }
  D6 : PropertyNotProvided "A backend is not made consistent or durable" {
    about = Durability;
    reason = "Order of listings, consistency and durability are the backend's.";
  }
  F1 : PropertyNotProvided "An ETag is not an authentication code" {
    about = DataAuthenticity;
    reason = "The provider defines what it is.";
    false_friend = true;
  }
  F2 : PropertyNotProvided "`Content-Type`, `Content-Length`, times and metadata are not the truth" {
    about = DataAuthenticity;
    reason = "They are parsed and checked for the protocol only.";
    false_friend = true;
  }

  C1 : AttackClass "Traversal by paths that end users choose" {
    weaknesses = [cwe(22)];
    note = "Except out of the root of a local service, which P5 forbids.";
  }
  C2 : AttackClass "Requests to endpoints that end users choose" { weaknesses = [cwe(918)]; }
  C3 : AttackClass "Exhaustion of memory by large objects and listings" { weaknesses = [cwe(400)]; }

  // --- 10: duties -----------------------------------------------------------------------------------------

  R1 : DownstreamDuty "Authenticate and authorize end users before a call" { duty_of = [host]; }
  R2 : DownstreamDuty "Choose endpoints, credentials and roots; let no tenant do so" { duty_of = [host]; }
  R3 : DownstreamDuty "Give tenants operators and roots of their own" { duty_of = [host]; }
  R4 : DownstreamDuty "Add integrity above OpenDAL where it matters" { duty_of = [host]; }
  R5 : DownstreamDuty "Use streams and layers that bound time, concurrency and rates" { duty_of = [host]; }
  R6 : DownstreamDuty "Configure logs and metrics for what is sensitive in paths" { duty_of = [host]; }
  R7 : DownstreamDuty "Put authentication and authorization in front of integrations that listen" {
    duty_of = [host];
  }
  R8 : DownstreamDuty "Protect what a backend keeps by its own policies, and do its authentication" {
    duty_of = [backend];
  }

  // --- 11: misuse ---------------------------------------------------------------------------------------------

  M1 : Misuse "A route's parameter passed to `Operator::read`" {
    why_unsafe = "`../../secret` is then a path like any other.";
    instead = "Authorize and clean it first.";
  }
  M2 : Misuse "Endpoints that tenants choose" {
    why_unsafe = "They receive signed requests.";
    instead = "Take them from the configuration.";
  }
  M3 : Misuse "One operator for several tenants" {
    why_unsafe = "All of them have its authority.";
    instead = "One operator and root for each.";
  }
  M4 : Misuse "A whole object read into memory" {
    why_unsafe = "A large one exhausts it.";
    instead = "Read it as a stream.";
    weaknesses = [cwe(789)];
  }
  M5 : Misuse "`dav-server` or `unftp-sbe` without a login" {
    why_unsafe = "Anyone who connects has the operator's authority.";
    instead = "Put an authentication layer in front.";
  }
  M6 : Misuse "A local service whose behaviour surprises, though its contract allows it" {
    why_unsafe = "Many users repeat the mistake, and maintainers may harden it.";
  }
  M7 : Misuse "A layer that writes context which a deployment holds sensitive" {
    why_unsafe = "It is not a credential, and still more than should be read.";
    instead = "Choose another layer or sink.";
  }

  // --- 11a: non-findings -----------------------------------------------------------------------------------------

  N1 : NonFinding "A bare `unsafe` block" {
    why_safe = "It is not a finding by itself.";
    cites = [P1];
    rules = ["*:*unsafe*"];
    still_valid = "a violation of the documented contract that can be reached";
  }
  N2 : NonFinding "Paths in logs" {
    why_safe = "They are context of an operation.";
    cites = [D5];
    rules = ["*:*cleartext-logging*", "*:*sensitive-log*"];
    paths = ["core/layers/logging/**", "core/layers/tracing/**"];
    still_valid = "a key, secret or token in a log";
  }
  N3 : NonFinding "An endpoint of the caller receives signed requests" {
    why_safe = "The caller chose it.";
    cites = [A4, E1];
    weaknesses = [cwe(918)];
    paths = ["core/services/**"];
    still_valid = "an endpoint that was configured and is ignored";
  }
  N4 : NonFinding "A bucket allows public reads" {
    why_safe = "Its policy is the provider's and operator's.";
    cites = [X1];
    weaknesses = [cwe(732)];
  }
  N5 : NonFinding "A storage service returns false bytes or a misleading ETag" {
    why_safe = "Its meaning is trusted.";
    cites = [E2, D1];
    weaknesses = [cwe(345)];
  }
  N6 : NonFinding "An old dependency" {
    why_safe = "Freshness is outside this boundary.";
    cites = [X3];
    rules = ["osv:*"];
    weaknesses = [cwe(1104)];
  }

  // --- 12: conditions of change ---------------------------------------------------------------------------------

  G1 : ChangeCondition "Credentials are stored outside the process's memory";
  G2 : ChangeCondition "A service or layer writes local files in a new way";
  G3 : ChangeCondition "An option that loads credentials has another default";
  G4 : ChangeCondition "An option of signing means something else";
  G5 : ChangeCondition "A new binding or ABI";
  G6 : ChangeCondition "A new integration serves an operator on a port";
  G7 : ChangeCondition "A report is a model gap";
  G8 : ChangeCondition "A property of the caller becomes one of OpenDAL";
  G9 : ChangeCondition
      "Services, layers, bindings or local resources change: the model changes in the same pull request, or one that it links" {
    confirmed_by = "the maintainers";
  }

  // --- 13: examples ------------------------------------------------------------------------------------------------

  V1 : TriageExample "`services::Fs` maps a normalised path outside `root`" {
    disposition = Valid;
    cites = [P5];
  }
  V2 : TriageExample "One operator signs with the credentials of another" {
    disposition = Valid;
    cites = [P7];
  }
  V3 : TriageExample "`Debug` of a builder prints a secret key" { disposition = Valid; cites = [P9]; }
  V4 : TriageExample "A service's parser of XML corrupts memory during `Operator::list`" {
    disposition = Valid;
    cites = [P1, P11];
  }
  V5 : TriageExample "A safe interface of a binding uses freed memory" { disposition = Valid; cites = [P13]; }
  V6 : TriageExample "`disable_config_load` is set, and a credential is loaded" {
    disposition = Valid;
    cites = [P8];
  }
  V7 : TriageExample "`skip_signature` turns HTTPS into HTTP" { disposition = Valid; cites = [P10]; }
  V8 : TriageExample "An endpoint of attackers that the caller configured gets signed requests" {
    disposition = OutOfModelTrustedInput;
    reason = "trusted backend, chosen by the caller";
    cites = [A4];
  }
  V9 : TriageExample "A storage service returns false bytes" {
    disposition = OutOfModelAdversary;
    reason = "trusted backend";
    cites = [A4, D1];
  }
  V10 : TriageExample "A host forwards a tenant's path without authorization" {
    disposition = OutOfModelTrustedInput;
    reason = "authorization of the caller";
    cites = [X2];
  }
  V11 : TriageExample "A bucket's policy allows public reads" {
    disposition = ByDesignDisclaimed;
    reason = "the backend's configuration";
    cites = [X1];
  }
  V12 : TriageExample "`dav-server` is exposed without a login" {
    disposition = OutOfModelNonDefaultBuild;
    reason = "a deployment";
    cites = [X5];
  }
  V13 : TriageExample "A huge object is read into memory" { disposition = ByDesignDisclaimed; cites = [D2]; }
  V14 : TriageExample "Many users repeat a misuse" {
    disposition = ValidHardening;
    reason = "maintainers choose to harden the interface or its documentation";
    cites = [M6];
  }
  V15 : TriageExample "A workflow is not pinned" {
    disposition = OutOfModelUnsupportedComponent;
    reason = "infrastructure";
    cites = [infrastructure];
  }

  // --- 14: questions --------------------------------------------------------------------------------------------------

  Q1 : OpenQuestion "Which local services document how they treat symbolic links?" {
    proposed = "Each service documents its own; until it does, D4 applies";
    settles = [E4];
  }
}
