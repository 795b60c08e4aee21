/// Which kinds stand for the shapes of Mermaid's flowcharts, where words do not say it, for `tmc import`.
package std.mapping.mermaid;

/// Shapes, by the brackets around a label and by the names of Mermaid 11.
enum Shapes {
  @also("cylinder", "cyl", "db", "database", "lin-cyl", "disk") Store,
  @also("circle", "stadium", "circ", "sm-circ", "dbl-circ") ExternalService,
  @also("document", "doc", "docs", "documents") FileStore,
  @also("das", "h-cyl", "horizontal-cylinder") Queue,
}
