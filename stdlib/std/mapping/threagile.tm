/// Which kinds and values stand for the words of models of Threagile, for `tmc import`.
package std.mapping.threagile;

/// Levels of confidentiality: five are four.
enum Sensitivity {
  @also("public") Public,
  @also("internal") Internal,
  @also("restricted", "confidential") Confidential,
  @also("strictly-confidential") Restricted,
}

/// Levels of integrity and availability: five are three.
enum Criticality {
  @also("archive", "operational") Operational,
  @also("important") Important,
  @also("critical", "mission-critical") Critical,
}

/// Severities of risks: five are four.
enum Severity {
  @also("low") Low,
  @also("medium", "elevated") Medium,
  @also("high") High,
  @also("critical") Critical,
}

/// How likely a risk is exploited.
enum Likelihood {
  @also("unlikely") Low,
  @also("likely") Moderate,
  @also("very-likely") High,
  @also("frequent") VeryHigh,
}

/// Formats of data that are accepted.
enum Format {
  @also("json") Json,
  @also("xml") Xml,
  @also("serialization") SerializedObject,
  @also("csv") Csv,
  @also("yaml") Yaml,
}

/// Ways to log in on a link.
enum AuthN {
  @also("none") Anonymous,
  @also("credentials", "two-factor") Password,
  @also("session-id") SessionCookie,
  @also("token") Token,
  @also("client-certificate") ClientCertificate,
}

/// Technologies of what belongs to others.
enum Clients {
  @also("browser") Browser,
  @also("desktop") DesktopApp,
  @also("mobile-app") MobileApp,
  @also("devops-client", "cli") CliTool,
  @also("client-system", "tool") UserAgent,
  @also("iot-device") Device,
  @also("identity-provider") IdentityProvider,
  @also("web-service-rest", "web-service-soap", "gateway", "ai") ExternalApi,
  @also("artifact-registry") PackageRegistry,
  @also("mail-server") MailProvider,
}

/// Technologies of stores that are programs otherwise.
enum Stores {
  @also(
    "erp",
    "cms",
    "web-server",
    "application-server",
    "web-application",
    "search-engine",
    "report-engine",
    "ai",
    "container-platform",
    "tool",
    "library",
    "task",
    "function",
    "identity-provider",
    "mainframe",
    "service-registry",
  ) SqlDatabase,
  @also("mail-server") FileStore,
  @also("monitoring") LogStore,
}

/// Technologies.
enum Technologies {
  @also("browser") Browser,
  @also("desktop") DesktopApp,
  @also("mobile-app") MobileApp,
  @also("devops-client", "cli") CliTool,
  @also("client-system") UserAgent,
  @also("web-server") WebServer,
  @also("web-application", "cms", "report-engine", "code-inspection-platform") WebApplication,
  @also(
    "application-server",
    "ejb",
    "erp",
    "tool",
    "library",
    "service-registry",
    "container-platform",
    "search-engine",
  ) Service,
  @also("web-service-rest", "web-service-soap") ApiService,
  @also("database", "identity-store-database") SqlDatabase,
  @also("file-server", "block-storage") FileStore,
  @also("local-file-system") LocalDisk,
  @also("search-index") SearchIndex,
  @also("reverse-proxy") ReverseProxy,
  @also("load-balancer") LoadBalancer,
  @also("gateway") Gateway,
  @also("waf") WebFirewall,
  @also("build-pipeline") BuildPipeline,
  @also("sourcecode-repository") SourceRepository,
  @also("artifact-registry") ArtifactStore,
  @also("monitoring") Monitor,
  @also("ids") IntrusionDetectionSystem "std.network",
  @also("ips") IntrusionPreventionSystem "std.network",
  @also("ldap-server", "identity-store-ldap") LdapDirectory,
  @also("identity-provider") IdentityServer "std.identity",
  @also("batch-processing", "task", "scheduler") ScheduledJob,
  @also("event-listener") Worker,
  @also("stream-processing") StreamProcessor "std.analytics",
  @also("function") Function,
  @also("iot-device") Device,
  @also("message-queue") Queue,
  @also("service-mesh") MeshControlPlane "std.hosting",
  @also("data-lake") DataLake "std.analytics",
  @also("ai") LanguageModel,
  @also("mail-server") MailServer "std.mail",
  @also("vault") SecretStore,
  @also("hsm") KeyModule,
}

/// Protocols of communication links.
enum Protocols {
  @also("http", "reverse-proxy-web-protocol") Http,
  @also("https", "reverse-proxy-web-protocol-encrypted") Https,
  @also("wss") WebSocket,
  @also("mqtt") Mqtt,
  @also("jdbc", "odbc", "sql-access-protocol") SqlWire,
  @also("binary") BinaryProtocol "std.network",
  @also("text", "ws", "nosql-access-protocol", "nrpe", "xmpp", "jms", "iiop", "jrmp") Tcp,
  @also(
    "jdbc-encrypted",
    "odbc-encrypted",
    "sql-access-protocol-encrypted",
    "nosql-access-protocol-encrypted",
    "binary-encrypted",
    "text-encrypted",
    "smb-encrypted",
    "iiop-encrypted",
    "jrmp-encrypted",
  ) TlsStream,
  @also("ssh", "ssh-tunnel") Ssh,
  @also("smtp") Smtp,
  @also("smtp-encrypted") SmtpTls "std.mail",
  @also("pop3") Pop3 "std.mail",
  @also("pop3-encrypted") Pop3s "std.mail",
  @also("imap") Imap "std.mail",
  @also("imap-encrypted") Imaps "std.mail",
  @also("ftp") Ftp,
  @also("ftps") Ftps "std.network",
  @also("sftp", "scp") Sftp,
  @also("ldap") Ldap,
  @also("ldaps") Ldaps,
  @also("nfs") Nfs,
  @also("smb") Smb,
  @also("local-file-access", "in-process-library-call", "container-spawning") LocalCall,
  @also("inter-process-communication") Ipc "std.network",
}

/// Types of trust boundaries.
enum Boundaries {
  @also("network-on-prem", "network-policy-namespace-isolation") PrivateNetwork,
  @also("network-dedicated-hoster") DataCentre,
  @also("network-virtual-lan") Vlan "std.network",
  @also("network-cloud-provider") CloudAccount,
  @also("network-cloud-security-group") PrivateSubnet,
  @also("execution-environment") Host,
}
