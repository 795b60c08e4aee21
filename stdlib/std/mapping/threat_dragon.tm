/// Which kinds stand for the words of models of OWASP Threat Dragon, for `tmc import`.
package std.mapping.threat_dragon;

/// Actors, by their names: the format does not say more of them.
enum Names {
  @also("user", "users", "player", "human user", "end user", "customer", "client") User,
  @also("admin", "administrator", "admins") Administrator,
  @also("browser", "web browser") Browser,
  @also("mobile app", "app") MobileApp,
  @also("developer") Developer,
  @also("operator") Operator,
  @also("employee") Employee,
}

/// Boundaries, by their names.
enum Boundaries {
  @also("internet", "the internet", "public internet") PublicInternet,
  @also("dmz", "demilitarised zone", "demilitarized zone") Dmz,
  @also("public cloud", "cloud") CloudAccount,
  @also("intranet", "corporate network", "internal network") CorporateNetwork,
  @also("private network", "backend", "back end") PrivateNetwork,
  @also("third party", "third-party") ThirdParty,
  @also("data centre", "data center") DataCentre,
}

/// Protocols of flows.
enum Protocols {
  @also("http") Http,
  @also("https", "http/s", "http(s)", "tls/https", "http over tls") Https,
  @also("wss", "websocket", "websockets") WebSocket,
  @also("grpc") Grpc,
  @also("tcp", "tcp/ip") Tcp,
  @also("udp") Udp,
  @also("tls", "ssl") TlsStream,
  @also("ssh") Ssh,
  @also("ftp") Ftp,
  @also("sftp") Sftp,
  @also("sql", "odbc", "jdbc") SqlWire,
  @also("mqtt") Mqtt,
  @also("amqp") Amqp,
  @also("ldap") Ldap,
  @also("ldaps") Ldaps,
  @also("smtp") Smtp,
  @also("local", "ipc", "function call") LocalCall,
}
