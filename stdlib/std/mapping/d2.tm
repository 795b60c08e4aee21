/// Which kinds stand for the shapes of D2's diagrams, where words do not say it, for `tmc import`.
package std.mapping.d2;

/// Shapes.
enum Shapes {
  @also("cylinder", "stored_data", "sql_table") Store,
  @also("person", "c4-person") User,
  @also("queue") Queue,
  @also("page", "document") FileStore,
  @also("cloud") ExternalService,
}
