/// Which kinds and settings stand for the words of models of OWASP pytm, for `tmc import`.
package std.mapping.pytm;

/// Classes of elements, types of data stores, and `isSQL`.
enum Classes {
  @also("Actor") User,
  @also("Server") WebServer,
  @also("Process", "SetOfProcesses", "Element", "Asset") Service,
  @also("Lambda") Function,
  @also("LLM") LanguageModel,
  @also("Agent") Worker,
  @also("ExternalEntity") ExternalService,
  @also("Datastore") Store,
  @also("isSQL", "DatastoreType.SQL") SqlDatabase,
  @also("DatastoreType.FILE_SYSTEM") FileStore,
  @also("DatastoreType.LDAP") LdapDirectory,
  @also("DatastoreType.AWS_S3") S3Bucket "std.aws",
}

/// Data, by the flags that are set on it.
enum Data {
  @also("isCredentials") ServiceSecret,
  @also("isPII") PersonalData,
}

/// What is set where data has a value of an attribute.
enum DataSettings {
  @also("classification=Classification.PUBLIC") Open "sensitivity = Public",
  @also("classification=Classification.RESTRICTED") Inside "sensitivity = Internal",
  @also("classification=Classification.SENSITIVE") Few "sensitivity = Confidential",
  @also("classification=Classification.SECRET", "classification=Classification.TOP_SECRET") Nobody
      "sensitivity = Restricted",
}

/// What is set where a flow has a value of an attribute.
enum FlowSettings {
  @also("isEncrypted=true", "providesConfidentiality=true") Encrypted "encrypted = true",
  @also("providesIntegrity=true") Protected "integrity = true",
  @also("authenticatesDestination=true") ServerKnown "server_authenticated = true",
  @also("authenticatesSource=true") CallerKnown "client_authenticated = true",
  @also("usesVPN=true") Tunnelled "tunnelled = true",
  @also("minTLSVersion=TLSVersion.SSLv3", "tlsVersion=TLSVersion.SSLv3") Ssl3 "min_tls = Ssl3",
  @also("minTLSVersion=TLSVersion.TLSv10", "tlsVersion=TLSVersion.TLSv10") Tls10 "min_tls = Tls10",
  @also("minTLSVersion=TLSVersion.TLSv11", "tlsVersion=TLSVersion.TLSv11") Tls11 "min_tls = Tls11",
  @also("minTLSVersion=TLSVersion.TLSv12", "tlsVersion=TLSVersion.TLSv12") Tls12 "min_tls = Tls12",
  @also("minTLSVersion=TLSVersion.TLSv13", "tlsVersion=TLSVersion.TLSv13") Tls13 "min_tls = Tls13",
}

/// What is set where an element has a value of an attribute.
enum ElementSettings {
  @also("isEncryptedAtRest=true") EncryptedAtRest "encrypted_at_rest = true",
}
