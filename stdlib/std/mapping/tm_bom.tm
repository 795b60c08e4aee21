/// Which kinds and settings stand for the words of threat models as bills of materials (the OWASP Threat Model
/// Library's format and CycloneDX blueprints), for `tmc import`.
package std.mapping.tm_bom;

/// Types of actors.
enum Actors {
  @also("user", "power_user") User,
  @also("administrator") Administrator,
  @also("engineer") Developer,
  @also("system", "third_party") ExternalService,
}

/// Types of assets.
enum Components {
  @also(
    "component",
    "service",
    "process",
    "module",
    "subsystem",
    "system",
    "container",
    "resource",
    "infrastructure",
    "tool",
    "interface",
  ) Service,
  @also("api", "endpoint") ApiService,
  @also("gateway") Gateway,
  @also("function") Function,
  @also("agent") Worker,
  @also("model") LanguageModel,
  @also("broker", "stream") Broker,
  @also("queue") Queue,
  @also("cache") Cache,
  @also("data-store", "data") Store,
  @also("device") Device,
  @also("actor") User,
}

/// Types of data stores.
enum Stores {
  @also("sql", "relational", "spatial", "multi-model") SqlDatabase,
  @also("key_value", "key-value", "in-memory") KeyValueStore,
  @also("document", "column-family", "hierarchical", "ledger", "blockchain") DocumentDatabase,
  @also("object") ObjectStore,
  @also("graph") GraphDatabase,
  @also("time_series", "time-series") TimeSeries,
  @also("cache") Cache,
  @also("file", "block") FileStore,
  @also("search", "vector") SearchIndex,
  @also("data-warehouse", "data-lake") DataWarehouse,
  @also("message-queue") Queue,
  @also("event-log") LogStore,
  @also("registry") ArtifactStore,
}

/// Data, by what makes it sensitive.
enum Data {
  @also("pii") PersonalData,
  @also("phi") HealthRecord,
  @also("pci") PaymentCard,
  @also("fin") Payment,
  @also("cred") ServiceSecret,
}

/// What is set on data, by what makes it sensitive.
enum DataSettings {
  @also("ip", "biz", "gov") Few "sensitivity = Confidential",
  @also("op") Inside "sensitivity = Internal",
}
