// grade 3: an owner without quotes
system Shop {
  owner = team-shop@acme.example;
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}
