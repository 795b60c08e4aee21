/// Which kinds stand for the assets of languages of the Meta Attack Language, for `tmc import`.
package std.mapping.mal;

/// Assets, by names that several languages have.
enum Assets {
  @also(
    "Application",
    "Software",
    "SoftwareProduct",
    "Program",
    "Service",
    "System",
    "Computer",
    "Host",
    "Machine",
  ) Service,
  @also("Browser", "WebBrowser") Browser,
  @also("User", "Identity", "Account") User,
  @also("Administrator") Administrator,
  @also("Data", "Information", "Datastore", "Database", "DataStore") Store,
  @also("Credentials", "Key", "Vault") SecretStore,
  @also("Network", "ConnectionRule", "RoutingFirewall", "Firewall", "Router") Gateway,
  @also("Hardware", "PhysicalZone", "Device") Device,
  @also("IDPS") Monitor,
}
