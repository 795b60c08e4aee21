// grade 3: trust in percent
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { trust = 70%; web : WebApplication; }
  flow buy : browser -> web via Https;
}
