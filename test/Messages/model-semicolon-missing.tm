// grade 3: no semicolon after a setting
system Shop {
  owner = "team-shop@acme.example"
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}
