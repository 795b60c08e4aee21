// grade 2: the trust of a boundary for its kind
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : 70 { web : WebApplication; }
  flow buy : browser -> web via Https;
}
