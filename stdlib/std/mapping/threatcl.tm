/// Which kinds and settings stand for the words of threatcl's models, for `tmc import`.
package std.mapping.threatcl;

/// Blocks of a data-flow diagram, where names do not say it.
enum Elements {
  @also("process") Service,
  @also("data_store") Store,
  @also("external_element") ExternalService,
}

/// What is set on an information asset of a classification.
enum DataSettings {
  @also("Public") Open "sensitivity = Public",
  @also("Internal") Inside "sensitivity = Internal",
  @also("Confidential") Few "sensitivity = Confidential",
  @also("Restricted", "Secret", "Top Secret") Nobody "sensitivity = Restricted",
}
