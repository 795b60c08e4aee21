/// The security contract of Apache bRPC, written again as a model from its published threat model of May 2026.
/// The facts are that document's, the words are ours. What it leaves to the maintainers is a question here.
/// `tmc contract brpc.tm -o THREAT_MODEL.md` writes the document.
package brpc;

import std.contract.*;

system Brpc : Project "Apache bRPC" {
  purpose = "A C++ framework for remote procedure calls. Programs link it, start its servers and channels in their own process, and serve many protocols on one port. It brings name services, load balancers, optional TLS, a scheduler and HTTP pages for administration.";
  repository = "https://github.com/apache/brpc";
  revised = 2026-05-24;
  versions = "`master` around 2026-05-21. Bind it again at each release; compare a report with the contract of the version that it is about, and not with the newest commit.";
  status = "Draft 1. Written by the security team of the Apache Software Foundation before an automated scan, revised by Weibing Wang of the PMC. The website's repository is not covered, which the PMC confirmed on 2026-05-20.";
  report_to = "`security@apache.org`, in private, by the process of the Apache Software Foundation";

  // What nobody else says, the published document does. Claims with a question say `sources = []`.
  default Claim { sources = ["https://github.com/apache/brpc/blob/master/THREAT_MODEL.md"]; }

  // --- 2: scope ---------------------------------------------------------------

  serve : IntendedUse "Serve Protobuf services on a TCP port, with several protocols on the same port";
  call : IntendedUse "Call one server, or a cluster that a name service and a load balancer describe";
  embed : IntendedUse "Be a part of a program" {
    note = "Deployment, TLS, exposure, authentication, routing and the life of the process are up to the application and its operator.";
  }
  observe : IntendedUse
      "Debug and monitor by built-in pages such as `/status`, `/vars`, `/flags`, `/connections`, `/rpcz` and `/health`";
  web : IntendedUse
      "Be an HTTP or HTTP/2 server or client, with mapping of URLs and conversion between JSON and Protobuf";
  not_managed : IntendedUse
      "It is not a managed service with secure defaults: threats arise in the code that an application links and in the pages that it exposes" {
    sources = [];
  }

  developer : Role "Application developer" {
    trusted = true;
    trusted_with = "Defines messages, implements services, chooses protocols and ports: everything at compile time and in the configuration";
    positions = [Supplier];
  }
  operator : Role "Operator" {
    trusted = true;
    trusted_with = "Ports, TLS, flags, name services, limits and built-in pages of their instance";
    positions = [Administrator];
  }
  client_peer : Role "Client peer, which sends bytes to a server" {
    trusted = false;
    trusted_with = "Nothing; the code that recognises protocols takes any input";
    positions = [Stranger, Customer];
    sources = [];
  }
  server_peer : Role "Server peer, which answers a client" {
    trusted = false;
    trusted_with = "Nothing: the bytes of a response are as untrusted as those of a request";
    positions = [Stranger];
    sources = [];
  }
  naming : Role "Backend of a name service: BNS, a file, Consul, Nacos, DNS" {
    trusted = true;
    trusted_with = "The list of servers; the operator has chosen it";
    positions = [Partner];
    sources = [];
  }
  admin : Role "User of the built-in pages" {
    trusted = false;
    trusted_with = "What the operator's exposure of the pages says, and nothing else";
    positions = [Employee];
    sources = [];
  }

  core : SoftwareComponent "C++ runtime core" {
    paths = ["src/brpc/*.cpp", "src/brpc/*.h", "src/brpc/details/**"];
    touches = [Network, Filesystem, GlobalState];
    note = "Sockets, files, threads, TLS, RDMA where it is built in.";
  }
  parsers : SoftwareComponent "Parsers of wire protocols" {
    paths = [
      "src/brpc/policy/*_protocol.*",
      "src/brpc/policy/*_meta.*",
      "src/brpc/redis*",
      "src/brpc/memcache*",
      "src/brpc/rtmp*",
      "src/brpc/amf*",
      "src/brpc/ts*",
    ];
    touches = [Network];
    note = "The surface that matters most: it reads untrusted bytes, in C++, for many protocols of different age, and one port can reach every registered parser.";
  }
  http : SoftwareComponent "HTTP, HTTP/2 and gRPC" {
    paths = [
      "src/brpc/policy/http_rpc_protocol.*",
      "src/brpc/policy/http2_rpc_protocol.*",
      "src/brpc/details/hpack.*",
      "src/brpc/details/http_*",
      "src/brpc/uri.*",
      "src/brpc/http_*",
      "src/brpc/grpc.*",
    ];
    touches = [Network];
  }
  builtin : SoftwareComponent "Built-in pages for administration" {
    paths = ["src/brpc/builtin/**"];
    touches = [Network, Filesystem, ChildProcesses];
    included_if = "they are exposed";
    note = "They read `/proc` and files, and run profilers.";
  }
  tls : SoftwareComponent "TLS layer" {
    paths = ["src/brpc/ssl_*", "src/brpc/details/ssl_helper.*"];
    touches = [Network, Filesystem];
  }
  auth : SoftwareComponent "Hooks for authentication" {
    paths = ["src/brpc/authenticator.*", "src/brpc/policy/*_authenticator.*"];
    touches = [Network];
    note = "The policy is the application's.";
  }
  names : SoftwareComponent "Name services" {
    paths = ["src/brpc/policy/*_naming_service.*"];
    touches = [Network, Filesystem];
    note = "The backend is trusted.";
  }
  balancers : SoftwareComponent "Load balancers" {
    paths = ["src/brpc/policy/*_load_balancer.*", "src/brpc/policy/hasher.*"];
    note = "Pure computation, and not an attack surface of its own.";
  }
  compression : SoftwareComponent "Compression: gzip, snappy, zlib, LZ4" {
    paths = ["src/brpc/policy/*_compress.*"];
    note = "Costs processor time and memory.";
  }
  rdma : SoftwareComponent "RDMA transport" {
    paths = ["src/brpc/rdma/**"];
    touches = [Network];
    included_if = "it is built in and turned on";
    variant = with_rdma;
    sources = [];
  }
  coroutines : SoftwareComponent "Bridge to coroutines" {
    paths = ["src/brpc/coroutine*"];
    included_if = "`usercode_in_coroutine` is on, which is not the default";
  }
  base : SoftwareComponent "Scheduler, buffers and counters: bthread, butil, bvar" {
    paths = ["src/bthread/**", "src/butil/**", "src/bvar/**"];
    touches = [Filesystem, GlobalState];
  }
  converters : SoftwareComponent "Converters of mcpack and JSON to Protobuf and back" {
    paths = ["src/mcpack2pb/**", "src/json2pb/**"];
    included_if = "a protocol leads to them";
  }
  bindings : SoftwareComponent "Java and Python bindings" {
    paths = ["java/**", "python/**"];
    excluded = "They are not supported at present.";
  }
  rest : SoftwareComponent "Tools, tests, examples, builds, community files, documentation" {
    paths = [
      "tools/**",
      "test/**",
      "example/**",
      "build/**",
      "cmake/**",
      "package/**",
      "homebrew-formula/**",
      "community/**",
      "docs/**",
    ];
    excluded = "They do not run in production. Wireshark's dissectors below `tools/` belong here as well.";
    sources = [];
  }

  // --- 3: out of scope ----------------------------------------------------------

  X1 : Exclusion "An endpoint that is secure by default" {
    category = UseCase;
    reason = "bRPC has the parts of one, and no daemon with a strong posture.";
    sources = [];
  }
  X2 : Exclusion "A sandbox or a boundary between processes" {
    category = UseCase;
    reason = "Decoders, handlers and the program share a process.";
    sources = [];
  }
  X3 : Exclusion "Cryptographic primitives" {
    category = UseCase;
    reason = "OpenSSL provides them; bRPC wraps and configures it.";
    sources = [];
  }
  X4 : Exclusion "Validation of application fields" {
    category = UseCase;
    reason = "bRPC checks framing. What an address or an id means is up to the application.";
    weaknesses = [cwe(20)];
    sources = [];
  }
  X5 : Exclusion "Authenticated transport without further setup" {
    category = UseCase;
    reason = "The bare protocols authenticate nobody. An authenticator or mutual TLS has to be configured.";
  }
  X6 : Exclusion "Rendering HTML or JSON safely" {
    category = UseCase;
    reason = "An application's handlers escape their own output.";
    weaknesses = [cwe(79)];
  }
  X7 : Exclusion "Serving files" {
    category = UseCase;
    reason = "`/dir` is off by default and not made for production.";
  }
  X8 : Exclusion "Built-in pages on the internet" {
    category = UseCase;
    reason = "They are for trusted consumers inside.";
    components = [builtin];
  }

  T1 : Exclusion "Control of the process, its memory or its calls" {
    category = Threat;
    reason = "Nothing in a process protects it from itself.";
  }
  T2 : Exclusion "Control of compilers, dependencies or the build" {
    category = Threat;
    reason = "The supply chain is outside.";
    weaknesses = [cwe(1357)];
  }
  T3 : Exclusion "Side channels: timing, caches, power, Rowhammer" {
    category = Threat;
    reason = "No code is written against them.";
    weaknesses = [cwe(208), cwe(1300)];
  }
  T4 : Exclusion
      "Floods below the protocol: SYN floods, slowloris, half-open connections, full kernel tables" {
    category = Threat;
    reason = "The operator's network handles them.";
  }
  T5 : Exclusion "Exhaustion of the base libraries by calls from within" {
    category = Threat;
    reason = "The caller is the program.";
    components = [base];
  }
  T6 : Exclusion "Slowness from tracing or profiling that an operator turned on" {
    category = Threat;
    reason = "It is what they asked for.";
  }
  T7 : Exclusion "A name service that was taken over" {
    category = Threat;
    reason = "The backend that the operator configures is trusted.";
    components = [names];
    sources = [];
  }
  T8 : Exclusion "Weaknesses of an application's handlers" {
    category = Threat;
    reason = "SQL injection or missing authorization there is the application's.";
    weaknesses = [cwe(89), cwe(862)];
  }

  // --- 4: trust boundaries --------------------------------------------------------

  /// Bytes go from the socket to the code that cuts messages, which asks one registered parser after the other
  /// and compares the declared size with `-max_body_size`; then to the decoder, and then to the service method.
  /// That call is where trust changes: what a handler makes of a request is the application's. All parsers are
  /// registered by default; `enabled_protocols` restricts them.
  B1 : TrustBoundary "The wire, on a server: calls of services" {
    components = [core, parsers, http, compression, converters, tls];
    precondition = "from bytes that a client sends";
    sources = [];
  }
  /// Requests on the same port reach the pages, unless `internal_port` moves them to another one or
  /// `has_builtin_services=false` turns them off. `/dir` and `/threads` are off by default; the others are on. On an
  /// internal port the pages are the operator's. Even there they must not execute commands or fall over,
  /// while changing flags, tracing and profiling are what they are for.
  B2 : TrustBoundary "The wire, on a server: built-in pages" {
    components = [builtin];
    precondition = "from HTTP requests to a port that has the pages";
    sources = [];
  }
  B3 : TrustBoundary "The wire, on a client: responses go through parsers and decoders like requests" {
    components = [core, parsers, http, compression, converters, tls];
    precondition = "from bytes that a server sends";
    sources = [];
  }
  B4 : TrustBoundary
      "Configuration and name services: options, flags, certificate paths and server lists are trusted" {
    components = [names, balancers, auth];
    precondition = "by a malformed reply of a backend that makes its parser crash; a backend that lies is out of scope";
    sources = [];
  }
  B5 : TrustBoundary "RDMA and coroutines: modelled only where they are turned on" {
    components = [rdma, coroutines];
    precondition = "in a build and configuration that has them";
    sources = [];
  }
  inside : TrustBoundary
      "No change of trust: queues of the scheduler, counters, lifetimes of buffers and of the socket map" {
    components = [base];
    precondition = "across one of the other boundaries";
  }

  // --- 5: environment ---------------------------------------------------------------

  E1 : EnvironmentAssumption "Linux or macOS; Windows is outside security support" {
    area = Platform;
    sources = [];
  }
  E2 : EnvironmentAssumption "A toolchain for C++14 or newer" { area = Platform; }
  E3 : EnvironmentAssumption "POSIX sockets, with epoll on Linux and kqueue on macOS" { area = Platform; }
  E4 : EnvironmentAssumption "TLS is OpenSSL; an old version of it is the operator's risk" {
    area = Platform;
  }
  E5 : EnvironmentAssumption "gflags, Protobuf and LevelDB are dependencies; tcmalloc or gperftools may be" {
    area = Platform;
  }
  E6 : EnvironmentAssumption
      "Tasks are scheduled M:N on worker threads, whose number follows from the processors or the configuration" {
    area = Concurrency;
  }
  E7 : EnvironmentAssumption "`num_threads` is a hint for all workers, and does not isolate one server" {
    area = Concurrency;
  }
  E8 : EnvironmentAssumption "Task-local state is reused, so destructors of users must be reentrant" {
    area = Concurrency;
  }
  E9 : EnvironmentAssumption
      "`-usercode_in_pthread` runs user code on threads, which changes concurrency and queueing" {
    area = Concurrency;
  }
  E10 : EnvironmentAssumption
      "C++ is not memory-safe: every function that parses, reads, decompresses or decodes may read or write out of bounds, use freed memory or overflow" {
    area = Memory;
    sources = [];
  }
  E11 : EnvironmentAssumption
      "`-max_body_size` is the outer limit, and parsers check lengths without overflow" {
    area = Memory;
    sources = [];
  }
  E12 : EnvironmentAssumption "Clocks are those of the system; nothing is built against timing attacks" {
    area = Time;
  }
  E13 : EnvironmentAssumption
      "It opens TCP and Unix sockets, pid files, certificates, keys, files of name services, profiles and dumps, and reads `/proc`" {
    area = Resources;
  }
  E14 : EnvironmentAssumption "It sets usual socket options: keepalive, `SO_REUSEPORT`, `TCP_USER_TIMEOUT`" {
    area = Resources;
  }
  E15 : EnvironmentAssumption "A fork without exec happens before bRPC is initialised" { area = Platform; }
  E16 : EnvironmentAssumption
      "First use of TLS initialises global state of OpenSSL; logs go to standard output, standard error or glog" {
    area = Resources;
  }

  H1 : NegativeClaim "It installs no signal handlers by default" { touch = Signals; }
  H2 : NegativeClaim "It starts no child process, unless someone asks for a profile" {
    touch = ChildProcesses;
  }
  H3 : NegativeClaim "It reads few environment variables and flags" { touch = Env; }
  H4 : NegativeClaim "It changes neither the locale nor the state of the floating-point unit" {
    touch = GlobalState;
  }

  // --- 5a: variants -------------------------------------------------------------------

  with_thrift : BuildVariant "`WITH_THRIFT`" {
    default_value = "off";
    effect = "Thrift's parser can be built in and enabled";
    at_runtime = false;
    components = [parsers];
  }
  with_glog : BuildVariant "`WITH_GLOG`" {
    default_value = "off";
    effect = "another backend of logs";
    at_runtime = false;
    stance = "not critical";
  }
  with_rdma : BuildVariant "`WITH_RDMA`" {
    default_value = "off";
    effect = "the RDMA transport, and pinned memory";
    at_runtime = false;
    sources = [];
  }
  with_mesalink : BuildVariant "`WITH_MESALINK`" {
    default_value = "off";
    effect = "another implementation in the place of OpenSSL";
    at_runtime = false;
    components = [tls];
  }
  with_tests : BuildVariant "`BUILD_UNIT_TESTS`" {
    default_value = "off";
    effect = "builds the tests, which are not covered";
    at_runtime = false;
    components = [rest];
  }
  max_body_size : BuildVariant "`-max_body_size`" {
    default_value = "64 MiB";
    effect = "limits the body of every message of every protocol; the limit of Protobuf itself is lifted to `INT_MAX`";
    stance = "the default is for production";
    components = [parsers, http];
    sources = [];
  }
  dir_service : BuildVariant "`-enable_dir_service`" {
    default_value = "false";
    effect = "`/dir` reads files";
    discouraged = true;
    stance = "dangerous when it is on, above all in public";
    components = [builtin];
    sources = [];
  }
  threads_service : BuildVariant "`-enable_threads_service`" {
    default_value = "false";
    effect = "`/threads` shows stacks";
    discouraged = true;
    stance = "dangerous when it is on";
    components = [builtin];
    sources = [];
  }
  immutable_flags : BuildVariant "`-immutable_flags`" {
    default_value = "false";
    effect = "unless it is set, `/flags` changes reloadable flags";
    insecure_default = true;
    stance = "acceptable; whether `/flags` can be reached is the operator's responsibility. Safer when it is set";
    components = [builtin];
    sources = [];
  }
  in_pthread : BuildVariant "`-usercode_in_pthread`" {
    default_value = "false";
    effect = "another thread model for user code";
    stance = "it changes concurrency and can cause deadlocks";
  }
  has_builtin : BuildVariant "`ServerOptions.has_builtin_services`" {
    default_value = "true";
    effect = "all built-in pages, or none";
    insecure_default = true;
    stance = "critical; to turn it off is the operator's responsibility";
    components = [builtin];
    sources = [];
  }
  internal_port : BuildVariant "`ServerOptions.internal_port`" {
    default_value = "-1";
    effect = "the pages are on the main port, unless it names another";
    insecure_default = true;
    stance = "critical; safer when it is set, which is the operator's responsibility";
    components = [builtin];
    sources = [];
  }
  verify_mode : BuildVariant "`ChannelSSLOptions.verify.verify_mode`" {
    default_value = "not set";
    effect = "a client does not verify the certificate of its server";
    insecure_default = true;
    stance = "acceptable; a report is by design";
    components = [tls];
    sources = [];
  }
  protocols : BuildVariant "`ChannelSSLOptions.protocols`" {
    default_value = "includes TLS 1.0 and 1.1";
    effect = "a client agrees to old versions of TLS";
    insecure_default = true;
    stance = "acceptable; a report is by design";
    components = [tls];
    sources = [];
  }
  force_ssl : BuildVariant "`force_ssl`" {
    default_value = "false";
    effect = "a port with TLS still takes cleartext";
    insecure_default = true;
    stance = "acceptable; the operator's responsibility";
    components = [tls];
    sources = [];
  }
  strict_sni : BuildVariant "`strict_sni`" {
    default_value = "false";
    effect = "an unknown server name gets the default certificate";
    stance = "supported";
    components = [tls];
    sources = [];
  }
  server_mtls : BuildVariant "Certificates of clients" {
    default_value = "not asked for";
    effect = "a server does not authenticate its clients by TLS";
    stance = "supported";
    components = [tls];
    sources = [];
  }
  user_ip_header : BuildVariant "`-http_header_of_user_ip`" {
    default_value = "empty";
    effect = "the address of a client comes from a header";
    stance = "there is no check of proxies, which is not an issue";
    components = [http, auth];
    sources = [];
  }
  unconsumed : BuildVariant "`-socket_max_streams_unconsumed_bytes`" {
    default_value = "0: no limit";
    effect = "limits what a stream holds that nobody has read";
    insecure_default = true;
    stance = "to be set by the operator";
    sources = [];
  }
  idle_timeout : BuildVariant "`idle_timeout_sec`" {
    default_value = "off";
    effect = "connections without traffic stay; operators and load balancers limit them";
  }
  enabled_protocols : BuildVariant "`ServerOptions.enabled_protocols`" {
    default_value = "all registered";
    effect = "parsers that are not listed are not tried";
    components = [parsers];
    sources = [];
  }
  more_options : BuildVariant "Other options" {
    default_value = "see the code";
    effect = "the list names the important ones only and is not complete";
  }

  // --- 6: inputs ------------------------------------------------------------------------

  cut : EntryPoint "`InputMessenger::CutInputMessage`" { part_of = core; symbols = ["CutInputMessage"]; }
  cut_bytes : Parameter "first bytes of a connection" {
    of = cut;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "nothing; recognition takes arbitrary bytes";
  }
  prpc : EntryPoint "`ParseRpcMessage`" { part_of = parsers; symbols = ["ParseRpcMessage"]; }
  prpc_message : Parameter "header, `RpcMeta` and payload" {
    of = prpc;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "`-max_body_size`; the meta is no longer than the body";
  }
  parse_http : EntryPoint "`ParseHttpMessage`" { part_of = http; symbols = ["ParseHttpMessage"]; }
  http_message : Parameter "method, URI, headers and body" {
    of = parse_http;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "the grammar of HTTP; the limit of the body";
    sources = [];
  }
  parse_h2 : EntryPoint "`ParseH2Message`" { part_of = http; symbols = ["ParseH2Message"]; }
  h2_frames : Parameter "frames, HPACK headers, SETTINGS" {
    of = parse_h2;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "limits of frames, headers, HPACK and SETTINGS";
    sources = [];
  }
  parse_other : EntryPoint "Parsers of Redis, memcache, Thrift, Mongo, nshead and others" {
    part_of = parsers;
    symbols = ["Parse*Message"];
  }
  other_message : Parameter "declared length, frame and body" {
    of = parse_other;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "`-max_body_size`, or the protocol's own limit, in each of them";
    sources = [];
  }
  parse_rtmp : EntryPoint "RTMP and AMF" { part_of = parsers; symbols = ["ParseRtmpMessage", "ReadAMF*"]; }
  rtmp_chunks : Parameter "chunk stream and AMF objects" {
    of = parse_rtmp;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "limits of chunks and nesting";
  }
  from_json : EntryPoint "`json2pb::JsonToProtoMessage`" {
    part_of = converters;
    symbols = ["JsonToProtoMessage"];
  }
  json_body : Parameter "JSON in the body of HTTP" {
    of = from_json;
    controllable = Yes;
    chosen_by = [client_peer];
    caller_enforces = "UTF-8, depth, growth of repeated fields";
    sources = [];
  }
  from_mcpack : EntryPoint "`mcpack2pb`" { part_of = converters; symbols = ["ParseFromArray"]; }
  mcpack_body : Parameter "mcpack in a body" {
    of = from_mcpack;
    controllable = Yes;
    chosen_by = [client_peer];
    caller_enforces = "limits of depth and size";
    sources = [];
  }
  decompress : EntryPoint "`Decompress`" { part_of = compression; symbols = ["*Decompress*"]; }
  compressed : Parameter "compressed payload" {
    of = decompress;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "nothing limits the size of the output today; it may fail";
    sources = [];
  }
  handshake : EntryPoint "TLS handshake" { part_of = tls; symbols = ["SSLHandshake"]; }
  hello : Parameter "certificate, server name, ALPN" {
    of = handshake;
    controllable = Yes;
    chosen_by = [client_peer, server_peer];
    caller_enforces = "the operator configures verification, server names and ALPN";
  }
  verify : EntryPoint "`Authenticator::VerifyCredential`" { part_of = auth; symbols = ["VerifyCredential"]; }
  credential : Parameter "credential and address of the client" {
    of = verify;
    controllable = Yes;
    chosen_by = [client_peer];
    caller_enforces = "the application authenticates; the operator guards the boundary of the proxy, above all if a header names the address";
  }
  flags_page : EntryPoint "`/flags`" { part_of = builtin; symbols = ["FlagsService"]; }
  flag_value : Parameter "value of a flag" {
    of = flags_page;
    controllable = Conditional;
    condition = "the page can be reached";
    chosen_by = [admin];
    caller_enforces = "hide the pages or set `-immutable_flags`";
    sources = [];
  }
  dir_page : EntryPoint "`/dir`" { part_of = builtin; symbols = ["DirService"]; }
  dir_path : Parameter "path" {
    of = dir_page;
    controllable = Conditional;
    condition = "the page is on";
    variant = dir_service;
    chosen_by = [admin];
    caller_enforces = "leave it off in public";
    sources = [];
  }
  profiler_page : EntryPoint "Profiler pages" { part_of = builtin; symbols = ["HotspotsService"]; }
  profile_seconds : Parameter "`seconds` and the like" {
    of = profiler_page;
    controllable = Conditional;
    condition = "the page can be reached";
    chosen_by = [admin];
    caller_enforces = "hide the pages, and limit the cost of profiling";
    sources = [];
  }
  options : EntryPoint "`ServerOptions`, `ChannelOptions`, flags" {
    part_of = core;
    symbols = ["ServerOptions", "ChannelOptions"];
  }
  option_value : Parameter "values of the configuration" {
    of = options;
    controllable = No;
    chosen_by = [operator, developer];
    caller_enforces = "nothing; the operator is trusted";
  }
  name_reply : EntryPoint "Reply of a name service" { part_of = names; symbols = ["GetServers"]; }
  reply : Parameter "reply of the backend" {
    of = name_reply;
    controllable = No;
    chosen_by = [naming];
    caller_enforces = "trusted because its backend is; the parser should still bear malformed replies";
    sources = [];
  }

  S1 : EnvironmentAssumption "There is no limit per method or protocol: `-max_body_size` is the only one" {
    area = Resources;
    sources = [];
  }
  S2 : EnvironmentAssumption
      "`max_concurrency` limits requests in flight, and neither connections nor the built-in pages" {
    area = Resources;
  }
  S3 : EnvironmentAssumption
      "Protobuf limits recursion; limits of depth of JSON, mcpack and AMF need confirmation" {
    area = Resources;
    sources = [];
  }
  S4 : EnvironmentAssumption "The framework limits neither rates nor the number of connections" {
    area = Resources;
    sources = [];
  }

  // --- 7: adversaries -----------------------------------------------------------------------

  A1 : Adversary "The peer on the wire" {
    positions = [Stranger];
    capabilities = [
      "send any bytes",
      "confuse one protocol with another",
      "declare large lengths",
      "build compression bombs",
      "answer a client with hostile responses",
    ];
    goals = [
      "crash",
      "exhaust memory or processor",
      "read or write out of bounds",
      "get around framing",
      "run commands",
      "get around authentication",
      "misuse pages that can be reached",
      "change flags",
      "read files by `/dir`",
    ];
    note = "On plain TCP they control the wire, without authentication or encryption. TLS encrypts; verification and a port without cleartext need the operator. RDMA is modelled when it is on, with the risks of its interface and memory regions. A Unix socket is like TCP, with the permissions of its file.";
    sources = [];
  }
  A2 : Adversary "The authenticated peer" {
    positions = [Customer];
    capabilities = ["send any bytes after the authenticator has accepted them"];
    note = "Authentication makes them fewer, and changes nothing about what they can send.";
    sources = [];
  }
  A3 : Adversary "The HTTP client of the built-in pages" {
    positions = [Employee];
    capabilities = [
      "open `/status`, `/vars`, `/flags`, profilers and metrics if the pages are on the port that they reach",
    ];
    sources = [];
  }
  A4 : Adversary "Someone in the process" {
    excluded = "They can do everything that the process can.";
    positions = [Intruder];
  }
  A5 : Adversary "Someone who measures side channels on the machine" {
    excluded = "Side channels are not a goal.";
    positions = [CoTenant];
  }
  A6 : Adversary "Someone who sets options of servers or channels" {
    excluded = "Who configures is trusted.";
    positions = [Administrator];
  }
  A7 : Adversary "Someone who controls a name service" {
    excluded = "The backend is trusted; a crash on a malformed reply is judged by itself.";
    positions = [Partner];
    sources = [];
  }
  A8 : Adversary "Someone in the build chain" { excluded = "Builds are outside."; positions = [Supplier]; }
  A9 : Adversary "Someone who needs an operator to leave the network open" {
    excluded = "Network boundaries are the operator's.";
    positions = [Neighbour];
  }

  // --- 8: provided ------------------------------------------------------------------------------

  P1 : PropertyProvided "Input from the wire within the configured limits does not corrupt memory" {
    about = MemorySafety;
    components = [core, parsers, http, compression, converters, tls, builtin];
    symptom = "an access out of bounds, a use after free, a double free or a corrupted heap, reachable from the wire; of high or critical severity";
    weaknesses = [cwe(787), cwe(125), cwe(416), cwe(415), cwe(119), cwe(190)];
    sources = [];
  }
  P2 : PropertyProvided "Nested input does not overflow the stack" {
    about = BoundedRecursion;
    components = [parsers, converters];
    symptom = "a decoder of Protobuf, JSON, AMF or mcpack recurses until the stack is full";
    weaknesses = [cwe(674)];
    sources = [];
  }
  P3 : PropertyProvided "Recognition of protocols is conservative" {
    about = FramingIntegrity;
    components = [core, parsers];
    symptom = "a parser that answers `TRY_OTHERS` has consumed bytes, or the wrong parser takes a frame";
    weaknesses = [cwe(444), cwe(436)];
    sources = [];
  }
  P4 : PropertyProvided "`-max_body_size` is enforced" {
    about = SizeLimit;
    components = [parsers, http];
    symptom = "a parser takes a declared length beyond it, or allocates before it refuses";
    weaknesses = [cwe(789)];
    sources = [];
  }
  P5 : PropertyProvided "TLS keeps data confidential and whole" {
    about = TransportConfidentiality;
    components = [tls];
    condition = "it is configured correctly, and OpenSSL is sound";
    symptom = "cleartext on the wire, or an unnoticed change";
    weaknesses = [cwe(319)];
    sources = [];
  }
  P6 : PropertyProvided "A server refuses SSLv3 by default" {
    about = SecureDefaults;
    components = [tls];
    symptom = "a handshake with SSLv3 succeeds";
    weaknesses = [cwe(326)];
  }
  P7 : PropertyProvided "The server name selects the certificate" {
    about = ServerAuthentication;
    components = [tls];
    condition = "a name matches; `strict_sni` decides what happens otherwise";
    symptom = "another certificate is sent";
    sources = [];
  }
  P8 : PropertyProvided "ALPN selects only what `ServerSSLOptions.alpns` lists" {
    about = RequestFidelity;
    components = [tls];
    symptom = "another protocol is agreed on";
  }
  P9 : PropertyProvided "The memory for one message is bounded by `-max_body_size`" {
    about = BoundedMemory;
    symptom = "memory grows faster than the declared size, or around the limit";
    threshold = "a constant factor is expected, superlinear growth is a violation";
    weaknesses = [cwe(400), cwe(770)];
    sources = [];
  }
  P10 : PropertyProvided "`-socket_max_unwritten_bytes` bounds what a socket has yet to write" {
    about = BoundedMemory;
    components = [core];
    symptom = "a slow reader makes the buffer grow beyond it";
    weaknesses = [cwe(770)];
  }
  P11 : PropertyProvided "Limits of concurrency of servers and methods take effect" {
    about = BoundedTime;
    components = [core];
    condition = "the operator has set them";
    symptom = "more requests run at once";
  }
  P12 : PropertyProvided "The framework's own state across connections is thread-safe" {
    about = ThreadSafety;
    components = [core, base];
    condition = "state of users' handlers is their own to synchronise";
    symptom = "a data race in the framework";
    weaknesses = [cwe(362)];
    sources = [];
  }
  P13 : PropertyProvided "`Channel::CallMethod` can be called from several threads" {
    about = ThreadSafety;
    components = [core];
    condition = "`Channel::Init()` has returned";
    symptom = "a data race between calls";
    weaknesses = [cwe(362)];
  }
  P14 : PropertyProvided "The pages are guarded by `has_builtin_services`, `internal_port` or the network" {
    about = InformationHiding;
    components = [builtin];
    condition = "the operator uses one of them";
    symptom = "a page answers where it should not be";
    sources = [];
  }
  P15 : PropertyProvided "`/dir` and `/threads` are off by default" {
    about = SecureDefaults;
    components = [builtin];
    symptom = "one of them answers without its flag";
    sources = [];
  }
  P16 : PropertyProvided "The pages do not execute commands of their callers, and do not fall over" {
    about = NoCodeExecution;
    components = [builtin];
    symptom = "a request runs a command or stops the process";
    weaknesses = [cwe(78)];
  }

  // --- 9: not provided --------------------------------------------------------------------------------

  D1 : PropertyNotProvided "The bare protocols authenticate no peer" {
    about = ClientAuthentication;
    reason = "An authenticator is configured, and works per connection.";
    weaknesses = [cwe(306)];
    sources = [];
  }
  D2 : PropertyNotProvided "There is no authorization of the application's calls" {
    about = Authorization;
    reason = "Roles, lists, scopes and rate limits are up to the application or an `Interceptor`.";
    weaknesses = [cwe(862), cwe(863)];
    sources = [];
  }
  D3 : PropertyNotProvided "A forged header can name another client" {
    about = ClientAuthentication;
    components = [http];
    condition = "`-http_header_of_user_ip` is set";
    reason = "Trusted proxies and firewalls enforce that boundary.";
    weaknesses = [cwe(290), cwe(348)];
    sources = [];
  }
  D4 : PropertyNotProvided "Unread data of a stream grows without bound" {
    about = BoundedMemory;
    components = [core];
    condition = "no limit is configured";
    reason = "There is no limit by default.";
    sources = [];
  }
  D5 : PropertyNotProvided "The output of decompression has no limit" {
    about = BoundedDecompression;
    components = [compression];
    reason = "It may fail. It may neither crash nor leave its memory.";
    weaknesses = [cwe(409)];
    sources = [];
  }
  D6 : PropertyNotProvided "Decoded JSON and repeated fields have no limit" {
    about = BoundedMemory;
    components = [converters];
    condition = "the output is larger than the input";
    reason = "Decoding may fail. It may neither crash nor leave its memory.";
    sources = [];
  }
  D7 : PropertyNotProvided "There is no defence against HPACK bombs and floods of CONTINUATION or PING" {
    about = BoundedTime;
    components = [http];
    condition = "until defences are added, which maintainers would prefer";
    reason = "They are missing today.";
    sources = [];
  }
  D8 : PropertyNotProvided "Nothing is constant-time" {
    about = ConstantTime;
    reason = "Side channels are out of scope.";
    weaknesses = [cwe(208), cwe(385)];
  }
  D9 : PropertyNotProvided "Weaknesses of OpenSSL and the default versions of TLS are the operator's" {
    about = TransportConfidentiality;
    components = [tls];
    condition = "the defaults are kept, or OpenSSL is old";
    reason = "bRPC inherits the guarantees of OpenSSL.";
    weaknesses = [cwe(327)];
    sources = [];
  }
  D10 : PropertyNotProvided "There is no protection against replay" {
    about = ReplayProtection;
    reason = "Sequence and request ids match answers to requests, and nothing else.";
    weaknesses = [cwe(294)];
  }
  D11 : PropertyNotProvided "Nothing is confidential without TLS" {
    about = TransportConfidentiality;
    condition = "TLS is not used";
    reason = "The protocols are cleartext.";
  }
  D12 : PropertyNotProvided "There is no defence against floods of connections and slowloris" {
    about = BoundedConnections;
    reason = "Operators and load balancers limit connections.";
  }
  D13 : PropertyNotProvided "`/flags` changes reloadable flags without a login" {
    about = RequestAuthentication;
    components = [builtin];
    reason = "The pages are exposed and `-immutable_flags` is false.";
    sources = [];
  }
  D14 : PropertyNotProvided "The pages tell internal information" {
    about = InformationHiding;
    components = [builtin];
    condition = "they can be reached";
    reason = "`/status`, `/vars`, `/connections` and `/rpcz` exist to do so.";
    weaknesses = [cwe(200)];
    sources = [];
  }
  D15 : PropertyNotProvided "Profilers cost time and files" {
    about = BoundedTime;
    components = [builtin];
    reason = "That is what a profile takes, if the page can be reached.";
    sources = [];
  }
  D16 : PropertyNotProvided "Services and pages on one port are not isolated from each other" {
    about = Sandboxing;
    components = [builtin];
    reason = "`internal_port` is -1, and a bug in one handler affects the whole process.";
    weaknesses = [cwe(653)];
    sources = [];
  }
  D17 : PropertyNotProvided "Keeping all protocols enabled is the operator's risk" {
    about = FramingIntegrity;
    components = [parsers];
    condition = "the set of protocols is not restricted";
    reason = "Confusion between protocols itself is a bug of a parser.";
    sources = [];
  }
  D18 : PropertyNotProvided "Pathological Protobuf has no further limit" {
    about = BoundedMemory;
    components = [parsers];
    condition = "the input is below `-max_body_size`";
    reason = "Protobuf's own limit is lifted to `INT_MAX`.";
  }
  D19 : PropertyNotProvided "A port with TLS takes cleartext" {
    about = TransportConfidentiality;
    components = [tls];
    condition = "`force_ssl` is false";
    reason = "It is the documented default.";
    sources = [];
  }
  D20 : PropertyNotProvided "A client does not verify the certificate of its server" {
    about = ServerAuthentication;
    components = [tls];
    condition = "`verify_mode` is not set";
    reason = "The operator configures verification.";
    weaknesses = [cwe(295)];
    sources = [];
  }
  D21 : PropertyNotProvided "`Channel::Init()` is not thread-safe" {
    about = ThreadSafety;
    components = [core];
    condition = "it is called concurrently";
    reason = "The documentation says so.";
  }

  F1 : PropertyNotProvided "Built-in services are more than pages for debugging: they administer" {
    about = InformationHiding;
    components = [builtin];
    condition = "`has_builtin_services` is true";
    reason = "They change flags and start profilers.";
    false_friend = true;
  }
  F2 : PropertyNotProvided "`VerifyCredential` does not run for each request" {
    about = RequestAuthentication;
    components = [auth];
    reason = "It runs once per connection.";
    false_friend = true;
    sources = [];
  }
  F3 : PropertyNotProvided "TLS on a port does not mean only TLS" {
    about = TransportConfidentiality;
    components = [tls];
    condition = "`force_ssl` is false";
    reason = "The port takes both.";
    false_friend = true;
    sources = [];
  }
  F4 : PropertyNotProvided "`Controller::remote_side()` is not always the peer of the socket" {
    about = ClientAuthentication;
    components = [http];
    condition = "`-http_header_of_user_ip` is set";
    reason = "A header can change it.";
    false_friend = true;
  }
  F5 : PropertyNotProvided "`verify_depth=0` is not strict" {
    about = ServerAuthentication;
    components = [tls];
    condition = "`verify_depth` is 0";
    reason = "It turns verification off.";
    false_friend = true;
  }
  F6 : PropertyNotProvided "An authenticator does not cover all protocols" {
    about = ClientAuthentication;
    components = [auth];
    reason = "Thrift, Redis, memcache, Mongo, RTMP and nshead are not covered by default.";
    false_friend = true;
    sources = [];
  }
  F7 : PropertyNotProvided "An unknown server name is not refused" {
    about = ServerAuthentication;
    components = [tls];
    condition = "`strict_sni` is false";
    reason = "The default certificate is sent.";
    false_friend = true;
    sources = [];
  }
  F8 : PropertyNotProvided "`-max_body_size` does not limit what comes out" {
    about = BoundedDecompression;
    components = [compression, converters];
    reason = "Decompressed data, decoded JSON and Protobuf's own limit are beyond it.";
    false_friend = true;
  }
  F9 : PropertyNotProvided "LZ4 in the list of formats does not mean that it is supported" {
    about = Robustness;
    components = [compression];
    reason = "List and documentation differ.";
    false_friend = true;
    ask = "Is LZ4 supported?";
    proposed = "To be confirmed.";
    sources = [];
  }

  C1 : AttackClass "Compression bombs" { weaknesses = [cwe(409)]; }
  C2 : AttackClass "Growth of JSON and repeated fields";
  C3 : AttackClass "HPACK bombs";
  C4 : AttackClass "Oracles of TLS compression" { weaknesses = [cwe(310)]; }
  C5 : AttackClass "Downgrade of TLS" { weaknesses = [cwe(757)]; }
  C6 : AttackClass "Guessing of credentials" { weaknesses = [cwe(307)]; }
  C7 : AttackClass "`/flags` as a weapon";
  C8 : AttackClass "Slow decoders" { weaknesses = [cwe(1333)]; }
  C9 : AttackClass "HTTP request smuggling" {
    note = "Memory safety and explicit claims are bRPC's; most of the rest of these classes is mitigated by operators and applications.";
    sources = [];
  }
  C10 : AttackClass "Confusion between protocols" { sources = []; }
  C11 : AttackClass "Spoofed name services" { sources = []; }

  // --- 10: duties -----------------------------------------------------------------------------------------

  R1 : DownstreamDuty "Pin the version, and use its contract" { duty_of = [developer]; }
  R2 : DownstreamDuty "Treat every decoded field as untrusted, and validate what it means" {
    duty_of = [developer];
  }
  R3 : DownstreamDuty
      "Implement an `Authenticator` where identity matters, and remember that it is per connection" {
    duty_of = [developer];
  }
  R4 : DownstreamDuty "Check authorization of each request in an `Interceptor` or a handler" {
    duty_of = [developer];
    sources = [];
  }
  R5 : DownstreamDuty "Call `Channel::Init()` from one thread; share `CallMethod()`" {
    duty_of = [developer];
  }
  R6 : DownstreamDuty "Do not keep values of reloadable flags" { duty_of = [developer]; }
  R7 : DownstreamDuty "Do not check security with `assert`" { duty_of = [developer]; }
  R8 : DownstreamDuty
      "Hide the pages on public ports: `internal_port`, `has_builtin_services=false` or a firewall" {
    duty_of = [operator];
    sources = [];
  }
  R9 : DownstreamDuty "Leave `-enable_dir_service` and `-enable_threads_service` off on public ports" {
    duty_of = [operator];
    sources = [];
  }
  R10 : DownstreamDuty "Set `-immutable_flags`, or let only trusted operators reach `/flags`" {
    duty_of = [operator];
    sources = [];
  }
  R11 : DownstreamDuty
      "Configure TLS: certificates, verification by clients, no TLS 1.0 and 1.1, `force_ssl` where it is needed" {
    duty_of = [operator];
  }
  R12 : DownstreamDuty "Set limits: `max_concurrency`, per method, `idle_timeout_sec`, streams" {
    duty_of = [operator];
    sources = [];
  }
  R13 : DownstreamDuty "Let only trusted proxies reach the port if a header names the client" {
    duty_of = [operator];
    sources = [];
  }
  R14 : DownstreamDuty "Do not run as root" { duty_of = [operator]; }
  R15 : DownstreamDuty "Escape what handlers write as HTML" { duty_of = [operator]; }
  R16 : DownstreamDuty
      "Put a proxy or load balancer in front of public endpoints, for connection rates, slowloris and hardening of HTTP" {
    duty_of = [operator];
  }
  R17 : DownstreamDuty "Follow patches of OpenSSL, and rotate keys" { duty_of = [operator]; }
  R18 : DownstreamDuty "Limit decompressed sizes in the application or beside it" {
    duty_of = [operator];
    sources = [];
  }
  R19 : DownstreamDuty "List the protocols that are needed in `enabled_protocols`" { duty_of = [operator]; }
  R20 : DownstreamDuty
      "Choose trusted name services, and guard flag files, certificates, keys and pid files" {
    duty_of = [operator];
  }
  R21 : DownstreamDuty
      "Read the contract again at each major upgrade, and when a condition of section 12 occurs";

  // --- 11: misuse ---------------------------------------------------------------------------------------------

  M1 : Misuse "A public server with the pages on its main port" {
    why_unsafe = "Anyone reads internals and changes flags.";
    instead = "Hide them, as R8 says.";
  }
  M2 : Misuse "An `Authenticator` taken for authentication of each request" {
    why_unsafe = "It runs once per connection.";
    instead = "Check each request in an `Interceptor`.";
  }
  M3 : Misuse "`-http_header_of_user_ip` where clients reach the port directly" {
    why_unsafe = "They choose their address.";
    instead = "Let only the proxy connect.";
  }
  M4 : Misuse "`Channel::Init()` from several threads" {
    why_unsafe = "It is not thread-safe.";
    instead = "Call it once, before the threads start.";
  }
  M5 : Misuse "`assert` for checks of security" {
    why_unsafe = "A release build has none.";
    weaknesses = [cwe(617)];
  }
  M6 : Misuse "bRPC as root" { why_unsafe = "A bug then has all rights."; }
  M7 : Misuse "TLS without `force_ssl`" {
    why_unsafe = "Cleartext stays possible.";
    instead = "Set `force_ssl`.";
  }
  M8 : Misuse "Cleartext protocols across a boundary of trust" {
    why_unsafe = "Others read and change the traffic.";
    instead = "Use TLS.";
  }
  M9 : Misuse "A very large `-max_body_size`" { why_unsafe = "Memory follows it."; }
  M10 : Misuse "The framework expected to limit decompressed sizes" {
    why_unsafe = "It does not.";
    instead = "Limit them in the application.";
  }
  M11 : Misuse "`/dir` or `/threads` in public" { why_unsafe = "They show files and stacks."; }
  M12 : Misuse "nshead, nova, public or nshead_mcpack enabled and forgotten" {
    why_unsafe = "Recognition tries their parsers on everything that arrives.";
    instead = "List the others in `enabled_protocols`.";
  }
  M13 : Misuse "Sequence and correlation ids as nonces" {
    why_unsafe = "They can be guessed.";
    weaknesses = [cwe(340)];
  }
  M14 : Misuse "`/flags` exposed with `-immutable_flags=false`" {
    why_unsafe = "Anyone who reaches it changes the server.";
  }
  M15 : Misuse "`auth_context()` and identities passed on without a second look" {
    why_unsafe = "Nothing checks them again.";
  }
  M16 : Misuse "`-usercode_in_pthread` under load without `max_concurrency`" {
    why_unsafe = "All threads can wait for each other.";
  }
  M17 : Misuse "An untrusted name service, and no verification of certificates" {
    why_unsafe = "It sends clients to any server.";
  }
  M18 : Misuse "Profilers in public" { why_unsafe = "Anyone can use up the processor."; }
  M19 : Misuse "`/rpcz` on traffic with sensitive fields" { why_unsafe = "It shows samples of requests."; }
  M20 : Misuse "RDMA for untrusted peers" { why_unsafe = "They reach memory that the transport has pinned."; }

  // --- 11a: non-findings -----------------------------------------------------------------------------------------

  N1 : NonFinding "A parser reads a length and compares it with `FLAGS_max_body_size`" {
    why_safe = "That check is the design.";
    cites = [P4];
    still_valid = "a parser that skips the check";
  }
  N2 : NonFinding "Decompression has no limit of its output" {
    why_safe = "Withdrawn: a small payload whose output exhausts memory is now valid.";
    cites = [D5];
    still_valid = "all of it; the entry stays so that nobody adds it again";
  }
  N3 : NonFinding "The pages show internal information" {
    why_safe = "Operators hide them.";
    cites = [D14, has_builtin];
    weaknesses = [cwe(200)];
    paths = ["src/brpc/builtin/**"];
    sources = [];
  }
  N4 : NonFinding "`/flags` changes reloadable flags without a login" {
    why_safe = "It is the operator's to guard.";
    cites = [D13, immutable_flags];
    weaknesses = [cwe(306)];
    paths = ["src/brpc/builtin/flags_service.*"];
    sources = [];
  }
  N5 : NonFinding "`/dir` reads files" {
    why_safe = "It is off by default, and dangerous to turn on.";
    cites = [P15, dir_service];
    weaknesses = [cwe(22)];
    paths = ["src/brpc/builtin/dir_service.*"];
    sources = [];
  }
  N6 : NonFinding "`/threads` shows stacks" {
    why_safe = "It is off by default.";
    cites = [P15, threads_service];
    paths = ["src/brpc/builtin/threads_service.*"];
    sources = [];
  }
  N7 : NonFinding "Counters read `/proc/loadavg` and `/proc/stat`" {
    why_safe = "It is what they are for.";
    cites = [E13];
    paths = ["src/bvar/**"];
    rules = ["*:*path*"];
  }
  N8 : NonFinding "TLS clients agree to TLS 1.0 and 1.1" {
    why_safe = "The defaults are the operator's to change.";
    cites = [protocols, D9];
    weaknesses = [cwe(326), cwe(327)];
    paths = ["src/brpc/ssl_options.*", "src/brpc/details/ssl_helper.*"];
    sources = [];
  }
  N9 : NonFinding "TLS clients do not verify certificates" {
    why_safe = "The default is the operator's to change.";
    cites = [verify_mode, D20];
    weaknesses = [cwe(295)];
    sources = [];
  }
  N10 : NonFinding "A port with TLS takes cleartext" {
    why_safe = "It is documented.";
    cites = [D19, force_ssl];
    weaknesses = [cwe(319)];
    sources = [];
  }
  N11 : NonFinding "An authenticator runs once per connection" {
    why_safe = "It is documented.";
    cites = [F2];
    sources = [];
  }
  N12 : NonFinding "Anything in tests, examples, tools, builds or community files" {
    why_safe = "That code is not covered.";
    cites = [rest];
    paths = ["test/**", "example/**", "tools/**", "build/**", "community/**"];
    sources = [];
  }
  N13 : NonFinding "Certificates and keys below `test/`" {
    why_safe = "They protect nothing.";
    cites = [rest];
    rules = ["*:*private-key*", "*:*hardcoded*"];
    weaknesses = [cwe(321), cwe(798)];
    paths = ["test/**"];
    sources = [];
  }
  N14 : NonFinding "Credentials of HTTP Basic in cleartext" {
    why_safe = "The operator chose a transport without TLS.";
    cites = [D11];
    weaknesses = [cwe(522), cwe(523)];
  }
  N15 : NonFinding "MD5 and SHA-1 in load balancers" {
    why_safe = "They spread keys, and protect nothing.";
    cites = [balancers];
    rules = ["*:*weak-crypt*", "*:*insecure-hash*"];
    weaknesses = [cwe(327), cwe(328)];
    paths = ["src/brpc/policy/hasher.*", "src/brpc/policy/*_load_balancer.*", "src/butil/**"];
  }
  N16 : NonFinding "Integer overflow or access out of bounds" {
    why_safe = "Only where nothing on the wire reaches it.";
    cites = [B1];
    paths = ["src/bvar/**"];
    weaknesses = [cwe(190)];
    still_valid = "whatever the wire reaches; do not close that class mechanically";
    sources = [];
  }
  N17 : NonFinding "Lifetime of `session_local_data_factory`" {
    why_safe = "The user guarantees it, as the documentation demands.";
    cites = [developer];
    weaknesses = [cwe(416)];
    rules = ["*:*session_local_data*"];
  }
  N18 : NonFinding "The pool of key tables keeps objects" {
    why_safe = "It reuses them.";
    cites = [E8];
    paths = ["src/bthread/**"];
    weaknesses = [cwe(401)];
  }
  N19 : NonFinding "`Channel.Init()` is not thread-safe" {
    why_safe = "It is documented.";
    cites = [D21];
    weaknesses = [cwe(362)];
    paths = ["src/brpc/channel.*"];
  }
  N20 : NonFinding "Certificates are changed while the server runs" {
    why_safe = "It is judged case by case until maintainers have confirmed it.";
    cites = [P12];
    paths = ["src/brpc/server.*"];
    weaknesses = [cwe(366)];
    ask = "Is it safe to add, remove and change certificates while a server runs?";
    proposed = "To be confirmed.";
    sources = [];
  }
  N21 : NonFinding "The pages are on the main port" {
    why_safe = "It is the default, and the operator's to change.";
    cites = [internal_port];
    sources = [];
  }
  N22 : NonFinding "Recognition tries several parsers on unknown bytes" {
    why_safe = "It is how several protocols share a port.";
    cites = [P3];
  }
  N23 : NonFinding "A fuzzer crashes a parser that is not enabled everywhere" {
    why_safe = "Only where the parser is turned off.";
    cites = [enabled_protocols];
    rules = ["fuzz:*disabled*"];
    still_valid = "the crash, where the parser is on";
    sources = [];
  }
  N24 : NonFinding "Protobuf's `TotalBytesLimit` is `INT_MAX`" {
    why_safe = "`-max_body_size` limits the message before.";
    cites = [D18, P4];
  }
  N25 : NonFinding "Replies of name services are believed" {
    why_safe = "The backend is trusted.";
    cites = [T7, naming];
    paths = ["src/brpc/policy/*_naming_service.*"];
    weaknesses = [cwe(345), cwe(346)];
    sources = [];
  }
  N26 : NonFinding "A malformed reply of DNS, Consul or Nacos crashes the client" {
    why_safe = "Only as far as the backend has to be hostile.";
    cites = [B4, A7];
    rules = ["*:*hostile-backend*"];
    still_valid = "a parser that does not bear malformed input";
    sources = [];
  }
  N27 : NonFinding "Many short connections guess a credential" {
    why_safe = "The operator limits rates.";
    cites = [D12, C6];
    weaknesses = [cwe(307)];
  }
  N28 : NonFinding "`/rpcz` shows samples of requests" {
    why_safe = "It does so once it is turned on.";
    cites = [D14];
    paths = ["src/brpc/builtin/rpcz_service.*"];
  }
  N29 : NonFinding "Vulnerabilities of OpenSSL" {
    why_safe = "They are not bRPC's, though they affect deployments.";
    cites = [E4, X3];
    rules = ["osv:*openssl*"];
  }
  N30 : NonFinding "A fork without exec after initialisation" {
    why_safe = "It is not supported.";
    cites = [E15];
  }

  // --- 12: conditions of change ---------------------------------------------------------------------------------

  G1 : ChangeCondition "A new parser, or another protocol that is recognised";
  G2 : ChangeCondition "A new built-in page, above all one that writes";
  G3 : ChangeCondition
      "Another default of section 5a: body size, streams, flags, pages, `force_ssl`, verification, versions of TLS";
  G4 : ChangeCondition "A protocol that becomes enabled by default";
  G5 : ChangeCondition "A limit of decompressed sizes";
  G6 : ChangeCondition "Defences against HPACK bombs";
  G7 : ChangeCondition "Authentication of each request";
  G8 : ChangeCondition "A `SECURITY.md` or a page about security";
  G9 : ChangeCondition "A security policy of the PMC";
  G10 : ChangeCondition "A class of vulnerabilities that section 13 cannot place";

  // --- 13: examples ------------------------------------------------------------------------------------------------

  V1 : TriageExample "A write out of bounds in `Parse*Message`" { disposition = Valid; cites = [P1]; }
  V2 : TriageExample "A private key below `test/`" {
    disposition = OutOfModelUnsupportedComponent;
    cites = [rest];
  }
  V3 : TriageExample "A TLS client does not verify its server by default" {
    disposition = ByDesignDisclaimed;
    cites = [D20];
  }
  V4 : TriageExample "`/flags/max_body_size?setvalue=0` from outside" {
    disposition = ByDesignDisclaimed;
    reason = "who reaches the page is up to the operator";
    cites = [D13];
  }
  V5 : TriageExample "`/dir?path=/etc/passwd` with `-enable_dir_service`" {
    disposition = OutOfModelNonDefaultBuild;
    cites = [dir_service];
  }
  V6 : TriageExample "A small gzip payload exhausts memory" { disposition = Valid; cites = [P9]; }
  V7 : TriageExample "An HPACK bomb" {
    disposition = Valid;
    reason = "if defences are missing and it can be reached";
    cites = [P9];
  }
  V8 : TriageExample "A hostile Consul sends a client elsewhere" {
    disposition = OutOfModelAdversary;
    reason = "a crash on a malformed reply is judged by itself";
    cites = [A7];
  }
  V9 : TriageExample "A vulnerability of OpenSSL" { disposition = ByDesignDisclaimed; cites = [D9]; }
  V10 : TriageExample "A data race in `Channel.Init()`" {
    disposition = ByDesignDisclaimed;
    reason = "the documentation says that it is not thread-safe";
    cites = [D21];
  }

  // --- 14: questions --------------------------------------------------------------------------------------------------

  Q1 : OpenQuestion "Is a peer of a server untrusted by default, so that no input need match any protocol?" {
    proposed = "Yes";
    settles = [client_peer, A1, P1];
    wave = 1;
  }
  Q2 : OpenQuestion "Are responses of servers in the same scope as requests of clients?" {
    proposed = "Yes";
    settles = [server_peer, B3];
    wave = 1;
  }
  Q40 : OpenQuestion "Is 64 MiB a default for production, or must each deployment lower it?" {
    proposed = "A default for production";
    settles = [max_body_size];
    wave = 1;
  }
  Q50 : OpenQuestion
      "The pages are on the main port by default. What becomes of reports about public exposure?" {
    proposed = "The operator's responsibility";
    settles = [internal_port, has_builtin, A3, N3, N21, D16, B2];
    wave = 1;
  }
  Q46 : OpenQuestion "Should `-immutable_flags` become true by default?" {
    proposed = "No; the operator's responsibility";
    settles = [immutable_flags, D13, N4, flag_value, R10];
    wave = 1;
  }
  Q57 : OpenQuestion
      "Is an attack in the middle by design, as clients do not verify certificates by default?" {
    proposed = "By design";
    settles = [verify_mode, D20, N9];
    wave = 1;
  }
  Q56 : OpenQuestion "Is it acceptable that clients agree to TLS 1.0 and 1.1?" {
    proposed = "By design";
    settles = [protocols, N8];
    wave = 1;
  }
  Q51 : OpenQuestion "Is cleartext on a port with TLS only the operator's responsibility?" {
    proposed = "Yes";
    settles = [force_ssl, D19, F3, N10];
    wave = 1;
  }

  Q9 : OpenQuestion "Is bRPC a library to embed, and not a daemon with secure defaults?" {
    proposed = "Yes";
    settles = [X1, not_managed];
    wave = 2;
  }
  Q10 : OpenQuestion "Do handlers run in the process of the decoders, without a sandbox?" {
    proposed = "Yes";
    settles = [X2];
    wave = 2;
  }
  Q11 : OpenQuestion "Do all cryptographic guarantees come from OpenSSL?" {
    proposed = "Yes";
    settles = [X3, P5, D9];
    wave = 2;
  }
  Q12 : OpenQuestion "Does bRPC check framing only, and no fields of applications?" {
    proposed = "Yes";
    settles = [X4];
    wave = 2;
  }
  Q24 : OpenQuestion "Is Windows outside security support?" { proposed = "Yes"; settles = [E1]; wave = 2; }
  Q28 : OpenQuestion
      "Are the paths that parse, read and decompress an attack surface without memory safety?" {
    proposed = "Yes";
    settles = [E10];
    wave = 2;
  }

  Q8 : OpenQuestion "Is the list of protocols that are on, opt-in and for clients only right?" {
    proposed = "Yes";
    settles = [enabled_protocols];
    wave = 3;
  }
  Q37 : OpenQuestion "Does `enabled_protocols` keep all other parsers from being tried?" {
    proposed = "Yes";
    settles = [enabled_protocols, D17];
    wave = 3;
  }
  Q22 : OpenQuestion "Are weaknesses of parsers that are not enabled about a non-default build?" {
    proposed = "All are enabled by default, so they are valid";
    settles = [N23, N16];
    wave = 3;
  }
  Q80 : OpenQuestion "Do all parsers with declared lengths check `FLAGS_max_body_size`?" {
    proposed = "Yes";
    settles = [P4, other_message, E11];
    wave = 3;
  }
  Q59 : OpenQuestion "Does HTTP/2 defend against bombs and floods of CONTINUATION, PING and SETTINGS?" {
    proposed = "It should";
    settles = [D7, h2_frames];
    wave = 3;
  }
  Q68 : OpenQuestion "Does `mcpack2pb` limit depth?" {
    proposed = "It should";
    settles = [mcpack_body, P2];
    wave = 3;
  }
  Q69 : OpenQuestion "Does `json2pb` limit depth?" {
    proposed = "It should";
    settles = [json_body, D6, S3];
    wave = 3;
  }

  Q4 : OpenQuestion "Does the operator's exposure alone decide about the trust in users of the pages?" {
    proposed = "Yes";
    settles = [admin, P14];
    wave = 4;
  }
  Q19 : OpenQuestion "Is public access to pages such as `/version` the operator's responsibility?" {
    proposed = "Yes";
    settles = [D14, R8];
    wave = 4;
  }
  Q45 : OpenQuestion "Are reports about `/dir` and `/threads` about a non-default build?" {
    proposed = "Yes";
    settles = [dir_service, threads_service, N5, N6, P15, dir_path, R9];
    wave = 4;
  }
  Q71 : OpenQuestion "Do profilers bound `seconds`, and what becomes of reports about exposed ones?" {
    proposed = "They should";
    settles = [profile_seconds, D15];
    wave = 4;
  }
  Q87 : OpenQuestion "Can a bug in one page affect others in the process?" {
    proposed = "Yes, which is an issue";
    settles = [D16];
    wave = 4;
  }

  Q52 : OpenQuestion "Is falling back to the default certificate supported?" {
    proposed = "Yes";
    settles = [strict_sni, F7, P7];
    wave = 5;
  }
  Q54 : OpenQuestion "Is it supported that servers do not ask for certificates?" {
    proposed = "Yes";
    settles = [server_mtls];
    wave = 5;
  }
  Q90 : OpenQuestion "Which protocols does an authenticator cover?" {
    proposed = "By default not Thrift, Redis, memcache, Mongo, RTMP and nshead";
    settles = [F6, D1];
    wave = 5;
  }
  Q77 : OpenQuestion "Is an authenticated peer still an adversary of the parsers?" {
    proposed = "Yes";
    settles = [A2];
    wave = 5;
  }
  Q47 : OpenQuestion "Is there no check of proxies behind `-http_header_of_user_ip`?" {
    proposed = "There is none, which is not an issue";
    settles = [user_ip_header, D3, R13];
    wave = 5;
  }

  Q42 : OpenQuestion "Should unread data of streams get a limit by default, or must operators set one?" {
    proposed = "Yes";
    settles = [unconsumed, D4, R12];
    wave = 6;
  }
  Q70 : OpenQuestion "Is there no limit of decompressed output, and should there be one?" {
    proposed = "There should";
    settles = [D5, compressed, R18];
    wave = 6;
  }
  Q73 : OpenQuestion "Is `-max_body_size` the only limit of bodies?" {
    proposed = "It is, which is acceptable";
    settles = [S1];
    wave = 6;
  }
  Q74 : OpenQuestion "Does the framework not limit connections?" {
    proposed = "It does not";
    settles = [S4];
    wave = 6;
  }
  Q82 : OpenQuestion "Is growth beyond linear in the declared size a bug?" {
    proposed = "Yes";
    settles = [P9];
    wave = 6;
  }
  Q93 : OpenQuestion "Was the HTTP parser audited against request smuggling?" {
    proposed = "Yes";
    settles = [C9, http_message];
    wave = 6;
  }

  Q5 : OpenQuestion "Is RDMA out of the model unless it is built in and turned on?" {
    proposed = "Yes";
    settles = [rdma, with_rdma, B5];
    wave = 7;
  }
  Q7 : OpenQuestion "Are tests, examples, tools and community files out of the model?" {
    proposed = "Yes";
    settles = [rest, N12, N13];
    wave = 7;
  }
  Q18 : OpenQuestion "Are bytes untrusted until the service method is called?" {
    proposed = "Yes";
    settles = [B1];
    wave = 7;
  }
  Q20 : OpenQuestion "Is parsing of responses modelled like that of requests?" {
    proposed = "Yes";
    settles = [B3];
    wave = 7;
  }
  Q23 : OpenQuestion "Can a crash on a malformed reply be valid, while a lying backend is not?" {
    proposed = "Yes";
    settles = [B4, N26, A7];
    wave = 7;
  }
  Q72 : OpenQuestion "Should parsers of Consul, Nacos and the like bear malformed input?" {
    proposed = "Yes";
    settles = [reply, naming, T7, N25, C11];
    wave = 7;
  }
  Q79 : OpenQuestion "Is there continuous fuzzing?" {
    proposed = "No; reviews and CI";
    settles = [P1];
    wave = 7;
  }
  Q83 : OpenQuestion "Is shared state of applications theirs to synchronise?" {
    proposed = "Yes";
    settles = [P12];
    wave = 7;
  }
  Q84 : OpenQuestion "Is authorization of each request up to `Interceptor` or handler?" {
    proposed = "Yes";
    settles = [R4, F2, N11, D2];
    wave = 7;
  }
  Q88 : OpenQuestion "Is confusion between protocols a valid issue of the framework?" {
    proposed = "Yes";
    settles = [P3, C10];
    wave = 7;
  }
}
