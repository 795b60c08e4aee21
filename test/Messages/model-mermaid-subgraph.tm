// grade 3: Mermaid's `subgraph`
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  subgraph inside {
    web : WebApplication;
  }
  flow buy : browser -> web via Https;
}
