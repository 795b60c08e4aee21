// grade 3: Structurizr's relation with two texts
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  web -> browser "shows" "HTTPS"
}
