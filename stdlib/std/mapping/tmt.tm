/// Which kinds and settings stand for the words of Microsoft's Threat Modeling Tool, for `tmc import`.
package std.mapping.tmt;

/// Element types that people hold in their hands.
enum Clients {
  @also("SE.P.TMCore.BrowserClient", "SE.EI.TMCore.Browser") Browser,
  @also("SE.P.TMCore.ThickClient", "SE.P.TMCore.WinApp", "SE.P.TMCore.Modern") DesktopApp,
  @also("SE.P.TMCore.PlugIn") BrowserExtension "std.clients",
  @also("SE.EI.TMCore.User") User,
  @also("SE.P.TMCore.Mobile", "SE.EI.Mobile") MobileApp,
}

/// Element types. A template's own type is what it derives from.
enum Elements {
  @also(
    "GE.P",
    "SE.P.TMCore.OSProcess",
    "SE.P.TMCore.Thread",
    "SE.P.TMCore.KernelThread",
    "SE.P.TMCore.Win32Service",
    "SE.P.TMCore.VM",
    "SE.P.TMCore.NonMS",
  ) Service,
  @also("SE.P.TMCore.WebServer") WebServer,
  @also("SE.P.TMCore.WebApp", "SE.P.TMCore.NetApp") WebApplication,
  @also("SE.P.TMCore.WebSvc") ApiService,
  @also(
    "GE.EI",
    "SE.EI.TMCore.WebApp",
    "SE.EI.TMCore.Megasevrice",
    "SE.EI.TMCore.CRT",
    "SE.EI.TMCore.NFX",
    "SE.EI.TMCore.WinRT",
  ) ExternalService,
  @also("SE.EI.TMCore.WebSvc") ExternalApi,
  @also("SE.EI.TMCore.AuthProvider") IdentityProvider,
  @also("GE.DS") Store,
  @also("SE.DS.TMCore.CloudStorage") ObjectStore,
  @also("SE.DS.TMCore.SQL") SqlDatabase,
  @also("SE.DS.TMCore.NoSQL") KeyValueStore,
  @also("SE.DS.TMCore.FS", "SE.DS.TMCore.Device") FileStore,
  @also("SE.DS.TMCore.Registry", "SE.DS.TMCore.ConfigFile") LocalDisk,
  @also("SE.DS.TMCore.Cache") Cache,
  @also("SE.DS.TMCore.HTML5LS", "SE.DS.TMCore.Cookie") BrowserStorage "std.clients",
}

/// Types of flows.
enum Flows {
  @also("SE.DF.TMCore.HTTP") Http,
  @also("SE.DF.TMCore.HTTPS") Https,
  @also("SE.DF.TMCore.Binary") BinaryProtocol "std.network",
  @also("SE.DF.TMCore.IPsec") IpSec "std.network",
  @also("SE.DF.TMCore.SMB") Smb,
  @also("SE.DF.TMCore.RPC") Tcp,
  @also("SE.DF.TMCore.UDP") Udp,
  @also("SE.DF.TMCore.NamedPipe", "SE.DF.TMCore.ALPC", "SE.DF.TMCore.IOCTL") Ipc "std.network",
}

/// Types of boundaries, boxes and lines.
enum Boundaries {
  @also("SE.TB.L.TMCore.Internet", "SE.TB.B.TMCore.Internet") PublicInternet,
  @also("SE.TB.L.TMCore.Machine", "SE.TB.B.TMCore.Machine") Host,
  @also("SE.TB.B.TMCore.CorpNet") CorporateNetwork,
  @also("SE.TB.B.TMCore.Sandbox", "SE.TB.L.TMCore.AppContainer") Sandbox,
}

/// What stands for the general types in conditions of a template.
enum ClassSettings {
  @also("GE.P") Processes "kinds = Process",
  @also("GE.DS") Stores "kinds = Store",
  @also("GE.EI") Externals "kinds = Person, ExternalService, UserAgent",
}

/// What is set where a flow has a value of a property.
enum FlowSettings {
  @also("providesConfidentiality=Yes") Encrypted "encrypted = true",
  @also("providesConfidentiality=No") Cleartext "encrypted = false",
  @also("providesIntegrity=Yes") Protected "integrity = true",
  @also("providesIntegrity=No") Unprotected "integrity = false",
  @also("authenticatesDestination=Yes") ServerKnown "server_authenticated = true",
  @also("authenticatesDestination=No") ServerUnknown "server_authenticated = false",
  @also("authenticatesSource=Yes") CallerKnown "client_authenticated = true",
  @also("authenticatesSource=No") CallerUnknown "client_authenticated = false",
  @also("channel=Wire") Wired "medium = SharedWire",
  @also("channel=Wi-Fi", "channel=Bluetooth") OnAir "medium = Radio",
  @also("channel=2G-4G") Mobile "medium = PublicNetwork",
}

/// What is set where an element has a value of a property.
enum ElementSettings {
  @also("Encrypted=Yes") EncryptedAtRest "encrypted_at_rest = true",
  @also("Encrypted=No") CleartextAtRest "encrypted_at_rest = false",
  @also("Backup=Yes") BackedUp "backed_up = true",
  @also("Backup=No") NotBackedUp "backed_up = false",
}

/// What an element is that has a value of a property, in conditions of a template.
enum ConditionSettings {
  @also("storesLogData=Yes") Logs "kind = LogStore",
  @also("storesCredentials=Yes") Secrets "kind = SecretStore",
}
