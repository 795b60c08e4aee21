// grade 3: Structurizr's container
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api = container "API" "REST" "Go" }
  flow buy : browser -> web via Https;
}
