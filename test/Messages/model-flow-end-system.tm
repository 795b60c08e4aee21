// grade 3: a flow to an element of another boundary, by the wrong path
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> town.web via Https;
}
