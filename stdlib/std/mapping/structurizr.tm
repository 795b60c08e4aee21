/// Which kinds stand for the tags of Structurizr's workspaces, where technologies and names do not say it, for
/// `tmc import`.
package std.mapping.structurizr;

/// Tags that workspaces commonly have.
enum Tags {
  @also("Database", "Data Store", "DataStore") Store,
  @also("Web Browser", "Browser") Browser,
  @also("Mobile App", "Mobile") MobileApp,
  @also("Queue", "Topic") Queue,
  @also("Bucket") ObjectStore,
  @also("External", "Existing System", "External System") ExternalService,
}
